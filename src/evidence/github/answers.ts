import type {
  Change,
  EnvironmentApproval,
  Membership,
  Owner,
  Part,
  Person,
  PullRequest,
  Release,
  Review,
  Role,
} from '../../model/change.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { ReviewPolicy } from '../../model/policy.ts'
import { all, both, known } from '../problem.ts'
import type { History } from '../repository/history.ts'
import type { Client } from './client.ts'
import { isApproval } from './contents.ts'
import { distinct } from './people.ts'
import type { PulledRequest } from './pull.ts'
import { belowOf, readPushers } from './pushers.ts'
import type { AnsweredRelease } from './release.ts'
import { readRoles } from './roles.ts'
import type { Asked } from './subject.ts'
import { readMemberships } from './teams.ts'

/** A pull request whose reviews are held against its head. */
export interface Reviewed extends Omit<PulledRequest, 'reviews'> {
  readonly reviews: readonly Review[]
  /** What the part that it accounts for was made on top of; undefined where it accounts for none. */
  readonly onto: string | undefined
}

/** Who answered, before it is known what they may do and who they are with. */
interface Answers {
  readonly parts: readonly Part[]
  readonly pulls: readonly Reviewed[]
  readonly release: AnsweredRelease | undefined
}

type Weighed = Pick<Change, 'pulls' | 'release' | 'memberships'>

/** Asks about the people whose answer could count, and about nobody else. */
export async function weigh(
  { subject, review }: Asked,
  { parts, pulls, release }: Answers,
  client: Client,
  history: History,
): Promise<Evidence<Weighed>> {
  const approvals = pulls.flatMap((pull) => (pull.onto === undefined ? [] : approvalsOf(pull)))
  const released = (release?.approvals ?? []).filter(isReleased)
  const reviewers = distinct(approvals.flatMap(({ person }) => person ?? []))
  const releasers = distinct(released.flatMap(({ person }) => person ?? []))
  const asked = distinct([
    ...approvals
      .filter(({ role }) => isShort(role, review.role))
      .flatMap(({ person }) => person ?? []),
    ...releasers,
  ])
  const [pushers, roles, memberships] = await Promise.all([
    // Whoever pushed lets no release start either.
    Promise.all(
      pulls.map((pull) =>
        pushersOf(pull, releasers.length > 0, subject.repository, client, history),
      ),
    ),
    readRoles(subject.repository, asked, client),
    membershipsOf(teamsOf(review, parts), distinct([...reviewers, ...releasers]), client),
  ])
  const read = both(all(pushers), both(roles, memberships))
  if (!read.known) return read
  const [pushed, [now, inTeams]] = read.value
  return known({
    pulls: pulls.map((pull, i) => toPull(pull, pushed[i]?.people, now)),
    release: release && toRelease(release, now),
    memberships: inTeams,
  })
}

function approvalsOf(pull: Reviewed): readonly Review[] {
  return pull.reviews.filter((review) => isApproval(review, pull))
}

function isReleased({ state, person }: Omit<EnvironmentApproval, 'role'>): boolean {
  return state === 'approved' && person?.kind === 'human'
}

const RANKS: readonly Role[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin']

/** Whether what a review tells of somebody, `write` or `read`, leaves open if it is enough. */
function isShort(told: Role, least: Role): boolean {
  return least !== 'write' && RANKS.indexOf(told) < RANKS.indexOf(least)
}

/** Wrapped, since nobody is a person too: undefined where it was not asked. */
type Pushed = { readonly people: readonly Person[] | undefined }

async function pushersOf(
  pull: Reviewed,
  released: boolean,
  repository: string,
  client: Client,
  history: History,
): Promise<Evidence<Pushed>> {
  const answered = released || approvalsOf(pull).length > 0
  const { onto } = pull
  if (pull.fork || onto === undefined || !answered) return known({ people: undefined })
  const read = await readPushers(pull, repository, client, belowOf(pull, onto, history))
  return read.known ? known({ people: read.value }) : read
}

/** The teams whose members have to be known. */
function teamsOf({ teams, release }: ReviewPolicy, parts: readonly Part[]): readonly string[] {
  const owners: readonly Owner[] = [
    ...parts.flatMap(({ guarded }) => guarded.flatMap((file) => file.owners)),
    ...(release?.approvers ?? []),
  ]
  return [
    ...teams.map(({ team }) => team),
    ...owners.flatMap((owner) => (owner.kind === 'team' ? [owner.team] : [])),
  ]
}

async function membershipsOf(
  teams: readonly string[],
  people: readonly Person[],
  client: Client,
): Promise<Evidence<readonly Membership[]>> {
  return teams.length > 0 && people.length > 0 ? readMemberships(teams, people, client) : known([])
}

function toPull(
  pull: Reviewed,
  pushers: readonly Person[] | undefined,
  roles: ReadonlyMap<number, Role>,
): PullRequest {
  const { onto, headBranch, headRepository, baseTip, ...rest } = pull
  return {
    ...rest,
    pushers,
    reviews: rest.reviews.map((review) => ({
      ...review,
      role: roles.get(review.person?.id ?? 0) ?? review.role,
    })),
  }
}

function toRelease(release: AnsweredRelease, roles: ReadonlyMap<number, Role>): Release {
  return {
    ...release,
    approvals: release.approvals.map((approval) => ({
      ...approval,
      role: roles.get(approval.person?.id ?? 0) ?? 'none',
    })),
  }
}
