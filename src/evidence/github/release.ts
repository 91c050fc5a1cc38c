import * as z from 'zod/mini'
import type { Environment, EnvironmentApproval, Person, Release } from '../../model/change.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { ReleasePolicy } from '../../model/policy.ts'
import { all, known, unknown } from '../problem.ts'
import type { Client } from './client.ts'
import { accountOf, accountShape, distinct } from './people.ts'
import { ownerAndName } from './query.ts'
import type { Asked } from './subject.ts'

/** The run and what was answered in its environments, before it was asked what these people may do. */
export interface AnsweredRelease extends Omit<Release, 'approvals'> {
  readonly approvals: readonly Omit<EnvironmentApproval, 'role'>[]
}

const ATTEMPT = z.object({
  run_attempt: z.int().check(z.minimum(1)),
  actor: accountShape,
  triggering_actor: accountShape,
})

// An approval has neither a time nor an attempt: https://docs.github.com/en/rest/actions/workflow-runs#get-the-review-history-for-a-workflow-run
const APPROVAL = z.object({
  user: z.nullable(accountShape),
  state: z.enum(['approved', 'rejected', 'pending']),
  comment: z.string(),
  environments: z.array(z.object({ name: z.string() })),
})

const ENVIRONMENT = z.object({
  name: z.string(),
  protection_rules: z.optional(
    z.array(
      z.object({ type: z.string(), reviewers: z.optional(z.nullable(z.array(z.unknown()))) }),
    ),
  ),
})

/** GitHub runs nothing again more often than this. */
const MOST_ATTEMPTS = 100

/** The run that asks, who started each attempt of it, and who let it into the environments. */
export async function readRelease(
  asked: Asked,
  policy: ReleasePolicy,
  client: Client,
): Promise<Evidence<AnsweredRelease>> {
  const { run, repository, initiators, event } = asked.subject
  if (!run) return noRun(asked)
  const { owner, name: repo } = ownerAndName(repository)
  const where = { owner, repo, run_id: run.id }
  const [latest, approvals, environments] = await Promise.all([
    client.get('GET /repos/{owner}/{repo}/actions/runs/{run_id}', where, ATTEMPT),
    client.get(
      'GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals',
      where,
      z.array(APPROVAL),
    ),
    Promise.all(policy.environments.map((name) => readEnvironment({ owner, repo }, name, client))),
  ])
  const states = all(environments)
  if (!latest.known || !approvals.known || !states.known) {
    return unknown(
      ...[latest, approvals, states].flatMap((each) => (each.known ? [] : each.because)),
    )
  }
  const attempt = Math.max(run.attempt, latest.value.run_attempt)
  if (attempt > MOST_ATTEMPTS) return tooOften(asked, attempt)
  const earlier = await readAttempts(where, latest.value.run_attempt, attempt, client)
  if (!earlier.known) return earlier
  // A schedule starts by itself, and GitHub names whoever last edited it.
  const started = [...earlier.value, latest.value].filter(
    ({ run_attempt }) => event !== 'schedule' || run_attempt > 1,
  )
  return known({
    run: run.id,
    attempt,
    initiators: distinct([...initiators, ...started.flatMap(startersOf)]),
    environments: states.value,
    approvals: approvals.value.map(({ user, environments, ...each }) => ({
      ...each,
      person: user ? accountOf(user) : undefined,
      environments: environments.map(({ name }) => name),
    })),
  })
}

type Attempt = z.infer<typeof ATTEMPT>

function startersOf({ actor, triggering_actor }: Attempt): readonly Person[] {
  return [accountOf(actor), accountOf(triggering_actor)]
}

/** All attempts from the first to the last, but the one that was read. */
async function readAttempts(
  where: { readonly owner: string; readonly repo: string; readonly run_id: number },
  read: number,
  last: number,
  client: Client,
): Promise<Evidence<readonly Attempt[]>> {
  const numbers = Array.from({ length: last }, (_, i) => i + 1).filter((each) => each !== read)
  return all(
    await Promise.all(
      numbers.map((attempt_number) =>
        client.get(
          'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}',
          { ...where, attempt_number },
          ATTEMPT,
        ),
      ),
    ),
  )
}

async function readEnvironment(
  where: { readonly owner: string; readonly repo: string },
  name: string,
  client: Client,
): Promise<Evidence<Environment>> {
  const read = await client.get(
    'GET /repos/{owner}/{repo}/environments/{environment_name}',
    { ...where, environment_name: name },
    ENVIRONMENT,
  )
  if (!read.known) {
    return read.because.every(({ absent }) => absent) ? known({ name, state: 'missing' }) : read
  }
  const guarded = (read.value.protection_rules ?? []).some(
    ({ type, reviewers }) => type === 'required_reviewers' && (reviewers?.length ?? 0) > 0,
  )
  return known({ name, state: guarded ? 'guarded' : 'open' })
}

function noRun({ place }: Asked): Evidence<never> {
  return unknown({
    what: 'The policy asks for an approval of the release, which is given to a run on GitHub, and no run is known here',
    next: 'Run the gate as an Action, in the workflow that releases',
    place,
  })
}

function tooOften({ place }: Asked, attempt: number): Evidence<never> {
  return unknown({
    what: `This run was started ${attempt} times, and no more than ${MOST_ATTEMPTS} attempts are read`,
    next: 'Start a new run',
    place,
  })
}
