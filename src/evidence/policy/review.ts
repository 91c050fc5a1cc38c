import * as z from 'zod/mini'
import type { Owner } from '../../model/change.ts'
import type { Located } from '../../model/place.ts'
import type { ReviewPolicy } from '../../model/policy.ts'
import { line, period } from '../fields.ts'

const words = (error: string) => ({ error })

const COUNT = words('a number of people from 1 on belongs here')
const count = z.int(COUNT).check(z.minimum(1, COUNT))

const TEAM = words('a team belongs here, as organization/team')
const TEAM_NAME = /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\/[A-Za-z0-9_-]+$/
const team = z.string(TEAM).check(z.regex(TEAM_NAME, TEAM))

// A login can be given up and taken by somebody else; the number of an account stays.
const OWNER = words(
  'a team (organization/team) or the number of an account belongs here; gh api users/LOGIN --jq .id tells it',
)
const account = z.int(OWNER).check(z.minimum(1, OWNER))
const owner = z.union([account, z.string(OWNER).check(z.regex(TEAM_NAME, OWNER))], OWNER)
const owners = z.array(owner).check(z.minLength(1))

const MACHINE = words('the number of an account belongs here, without quotes')
const machine = z.int(MACHINE).check(z.minimum(1, MACHINE))

const COMMIT = words('a full commit of 40 hexadecimal digits belongs here')
const commit = z.string(COMMIT).check(z.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, COMMIT))

const UNTRUSTED = words(
  'a number of people from 2 on belongs here: one of them could be the author',
)

const release = z.strictObject({
  approvals: z.optional(count),
  environments: z.optional(z.array(line).check(z.minLength(1))),
  approvers: z.optional(owners),
  quotesPlan: z.optional(z.boolean()),
})

/** Who has to approve, for one environment or for all of them. */
export const reviewSchema = z.strictObject({
  approvals: z.optional(count),
  untrusted: z.optional(z.int(UNTRUSTED).check(z.minimum(2, UNTRUSTED))),
  role: z.optional(z.enum(['read', 'triage', 'write', 'maintain', 'admin'])),
  teams: z.optional(
    z
      .record(team, count)
      .check(
        z.refine((teams) => Object.keys(teams).length > 0, words('at least one team belongs here')),
      ),
  ),
  machines: z.optional(z.array(machine).check(z.minLength(1))),
  coAuthors: z.optional(z.enum(['involved', 'suggestions'])),
  unlinked: z.optional(z.enum(['block', 'allow'])),
  comments: z.optional(z.enum(['ignore', 'withdraw'])),
  dismissals: z.optional(z.enum(['final', 'revive'])),
  owners: z.optional(owners),
  guarded: z.optional(
    z
      .array(
        z.strictObject({
          paths: z.array(line).check(z.minLength(1)),
          owners: z.optional(owners),
        }),
      )
      .check(z.minLength(1)),
  ),
  codeOwners: z.optional(z.boolean()),
  branch: z.optional(line),
  since: z.optional(commit),
  release: z.optional(release),
  breakGlass: z.optional(z.boolean()),
})

export const decisionSchema = z.strictObject({ fresh: z.optional(period) })

/** What the policy asks of reviewers, with everything it leaves out. `at` gives places below `review`. */
export function reviewOf(
  written: z.infer<typeof reviewSchema>,
  environment: string,
  at: Located<unknown>['at'],
): ReviewPolicy {
  const approvals = written.approvals ?? 1
  const { release: own } = written
  return {
    approvals,
    // Whoever drives a machine, or pushed to a fork, could be one of them.
    untrusted: Math.max(approvals + 1, written.untrusted ?? 2),
    role: written.role ?? 'write',
    teams: Object.entries(written.teams ?? {}).map(([name, each]) => ({
      team: name.toLowerCase(),
      approvals: each,
    })),
    machines: written.machines ?? [],
    coAuthors: written.coAuthors ?? 'involved',
    unlinked: written.unlinked ?? 'block',
    comments: written.comments ?? 'ignore',
    dismissals: written.dismissals ?? 'final',
    owners: ownersOf(written.owners),
    guarded: (written.guarded ?? []).map((guard, i) => ({
      because: `the policy guards ${guard.paths.join(', ')}`,
      paths: guard.paths,
      owners: ownersOf(guard.owners),
      place: at('guarded', i),
    })),
    codeOwners: written.codeOwners ?? false,
    branch: written.branch,
    since: written.since,
    release: own && {
      approvals: own.approvals ?? 1,
      environments: own.environments ?? [environment],
      approvers: ownersOf(own.approvers),
      quotesPlan: own.quotesPlan ?? false,
    },
    breakGlass: written.breakGlass ?? false,
  }
}

function ownersOf(written: readonly (number | string)[] = []): readonly Owner[] {
  return written.map((owner) =>
    typeof owner === 'number'
      ? { kind: 'person', id: owner }
      : { kind: 'team', team: owner.toLowerCase() },
  )
}
