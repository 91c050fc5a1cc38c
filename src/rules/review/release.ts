import type {
  Change,
  Environment,
  EnvironmentApproval,
  Person,
  PullRequest,
  Release,
} from '../../model/change.ts'
import type { ReleasePolicy, ReviewPolicy } from '../../model/policy.ts'
import type { Facts } from '../../model/rule.ts'
import type { Vote } from '../../model/verdict.ts'
import { notAsked } from './account.ts'
import { askedOf } from './asked.ts'
import { type Involved, involvedInChange, isViable } from './involved.ts'
import { isHuman, isOwner, whyNotEligible } from './people.ts'
import { numbered } from './words.ts'

/** An answer in an environment; `because` is a predicate: `started the run`. */
export interface ReleaseVote extends Vote {
  readonly comment: string
  /** It lets its environment be entered; it may count as a person elsewhere. */
  readonly fit: boolean
}

/** A policy that asks for approval of the release, and the run that has to have it. */
export interface ReleaseAsked {
  readonly change: Change
  readonly review: ReviewPolicy
  readonly policy: ReleasePolicy
  readonly release: Release
}

/** Undefined where no approval of the release is asked for, or nothing tells of one. */
export function releaseAsked(
  change: Change | undefined,
  review: ReviewPolicy | undefined,
): ReleaseAsked | undefined {
  return change?.release && review?.release
    ? { change, review, policy: review.release, release: change.release }
    : undefined
}

/** Why a rule about the approval of the release has nothing to judge. */
export function notReleased(facts: Pick<Facts, 'change' | 'policy'>): string | undefined {
  if (askedOf(facts)?.review.release) return undefined
  return notAsked(facts) ?? 'the policy asks for no approval of the release'
}

/** Every answer in the environments of the run, and whether it counts; nobody counts twice. */
export function releaseVotes(change: Change, review: ReviewPolicy): readonly ReleaseVote[] {
  const asked = releaseAsked(change, review)
  if (!asked) return []
  const hands: Hands = { involved: involvedInChange(change, review), unasked: unaskedIn(change) }
  const counted = new Map<number, string>()
  return asked.release.approvals
    .filter(({ state }) => state !== 'pending')
    .flatMap((approval) =>
      approval.environments.map((name) => vote(approval, name, asked, hands, counted)),
    )
}

/** Who had a hand in the change, as far as it is known. */
interface Hands {
  readonly involved: Involved
  /** A pull request of which nobody asked who pushed to it. */
  readonly unasked: PullRequest | undefined
}

/** Of a fork nobody can ask; there the number of approvals stands in. */
function unaskedIn({ parts, pulls }: Change): PullRequest | undefined {
  const numbers = new Set(
    parts.flatMap(({ candidates }) => candidates.filter(isViable).map(({ pull }) => pull)),
  )
  return pulls.find(({ number, pushers, fork }) => numbers.has(number) && !pushers && !fork)
}

function vote(
  approval: EnvironmentApproval,
  environment: string,
  asked: ReleaseAsked,
  hands: Hands,
  counted: Map<number, string>,
): ReleaseVote {
  const { person, comment, state } = approval
  const about = { about: environment, person, comment }
  const elsewhere = asked.policy.environments.some((name) => isSameEnvironment(name, environment))
    ? undefined
    : 'answered where the policy asks nobody'
  if (state === 'rejected') {
    const because = elsewhere ?? 'rejected the release'
    return { ...about, kind: 'objection', counts: elsewhere === undefined, fit: false, because }
  }
  const unfit = elsewhere ?? whyNot(approval, asked, hands)
  const not = unfit ?? twice(person, counted)
  if (not === undefined && person) counted.set(person.id, environment)
  return {
    ...about,
    kind: 'approval',
    counts: not === undefined,
    fit: unfit === undefined,
    because: not ?? 'let this release start',
  }
}

function whyNot(
  { person, role }: EnvironmentApproval,
  { change, review, policy, release }: ReleaseAsked,
  { involved, unasked }: Hands,
): string | undefined {
  if (!person || !isHuman(person, review)) return whyNotEligible(person, role, review)
  if (release.attempt > 1) return `may have let an attempt before attempt ${release.attempt} start`
  if (release.initiators.some(({ id }) => id === person.id)) return 'started the run'
  const unfit = involved.get(person.id) ?? whyNotEligible(person, role, review)
  if (unfit !== undefined) return unfit
  if (unasked) return `may have pushed to the branch of ${numbered(unasked)}, which was not asked`
  return policy.approvers.length === 0 || isOwner(person, policy.approvers, change.memberships)
    ? undefined
    : 'is not among those whom the policy lets approve a release'
}

function twice(
  person: Person | undefined,
  counted: ReadonlyMap<number, string>,
): string | undefined {
  const environment = person && counted.get(person.id)
  return environment && `is counted once, for ${environment}`
}

/** How many different people; a run that no person started has no first one. */
export function releasersNeeded({ release, review, policy }: ReleaseAsked): number {
  const started = release.initiators.some((person) => isHuman(person, review))
  return started ? policy.approvals : Math.max(2, policy.approvals)
}

/** What GitHub says of an environment that the policy names. */
export function stateOf(name: string, { environments }: Release): Environment['state'] {
  return environments.find((each) => isSameEnvironment(each.name, name))?.state ?? 'missing'
}

/** GitHub does not tell cases of an environment's name apart. */
export function isSameEnvironment(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
