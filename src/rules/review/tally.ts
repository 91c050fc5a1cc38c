import { short } from '../../base/words.ts'
import type { Change, Content, Part, Person, PullRequest, Review } from '../../model/change.ts'
import type { ReviewPolicy } from '../../model/policy.ts'
import { type Involved, involvedIn, isViable, type Unlinked, unlinkedIn } from './involved.ts'
import { isHuman, whyNotEligible } from './people.ts'
import { type Lack, lackingTeams } from './teams.ts'

/** An approval and what became of it; `because` is a predicate: `wrote commit 4f2c1d0`. */
export interface Answer {
  readonly person: Person | undefined
  readonly because: string
}

export interface Counted extends Answer {
  readonly person: Person
}

/** Who counts for a pull request that accounts for a part. */
export interface Tally {
  readonly pull: PullRequest
  readonly needed: number
  /** Why more are needed than usual: `it comes from a fork`. */
  readonly untrusted: string | undefined
  /** Different people, in the order of their approvals. */
  readonly counted: readonly Counted[]
  readonly not: readonly Answer[]
  readonly lacking: readonly Lack[]
  /** The account of the author was deleted, so that nobody can tell who is independent of it. */
  readonly ghost: boolean
  readonly unlinked: readonly Unlinked[]
  readonly satisfied: boolean
}

export function tally(pull: PullRequest, part: Part, change: Change, review: ReviewPolicy): Tally {
  const moved = whyMoved(pull, part, change)
  const { counted, not } = judge(pull, involvedIn(pull, part, review), moved, review)
  const people = counted.map(({ person }) => person)
  const untrusted = whyUntrusted(pull, review)
  const needed = neededFor(untrusted !== undefined, review)
  const lacking = lackingTeams(review.teams, people, change.memberships)
  const ghost = pull.author === undefined
  const unlinked = unlinkedIn(pull, part, review)
  const satisfied =
    counted.length >= needed && lacking.length === 0 && !ghost && unlinked.length === 0
  return { pull, needed, untrusted, counted, not, lacking, ghost, unlinked, satisfied }
}

/** The pull requests that account for a part; one that is satisfied is enough. */
export interface Standing {
  readonly tallies: readonly Tally[]
  /** The satisfied one, or the one that is nearest to it; undefined where none accounts for the part. */
  readonly best: Tally | undefined
}

export function candidatesFor(part: Part, change: Change, review: ReviewPolicy): Standing {
  const numbers = new Set(part.candidates.filter(isViable).map(({ pull }) => pull))
  const tallies = change.pulls
    .filter(({ number }) => numbers.has(number))
    .map((pull) => tally(pull, part, change, review))
  const [best] = [...tallies].sort(
    (a, b) => distance(a) - distance(b) || a.pull.number - b.pull.number,
  )
  return { tallies, best }
}

/** How much is missing; what no approval can bring weighs more than any number of them. */
export function distance({ satisfied, ghost, unlinked, needed, counted, lacking }: Tally): number {
  if (satisfied) return 0
  const places = lacking.reduce((sum, { approvals, filled }) => sum + approvals - filled, 0)
  const approvals = 1 + Math.max(needed - counted.length, places, 0)
  return ghost || unlinked.length > 0 ? 1_000_000 + approvals : approvals
}

/** How many; teams may ask for more than the number says, since each place takes another person. */
function neededFor(untrusted: boolean, review: ReviewPolicy): number {
  const places = review.teams.reduce((sum, { approvals }) => sum + approvals, 0)
  const usual = Math.max(review.approvals, places, 1)
  return untrusted ? Math.max(usual + 1, review.untrusted) : usual
}

function whyUntrusted(
  { author, trusted, fork, pushers }: PullRequest,
  review: ReviewPolicy,
): string | undefined {
  if (author && !isHuman(author, review)) return 'its author is a machine'
  // Whoever may write can let one push, and in any name.
  if (pushers?.some((each) => !isHuman(each, review))) return 'a machine pushed to its branch'
  if (fork) return 'it comes from a fork'
  return trusted ? undefined : 'its author is not known to the repository'
}

/** Where a pull request is what is judged, and not only equal to it, nothing was approved but its head. */
function whyMoved(
  { number, head }: PullRequest,
  { candidates, commits }: Part,
  { parts, commit }: Change,
): string | undefined {
  const tip = parts.length === 1 ? commit : commits[0]
  const content = candidates.find(({ pull }) => pull === number)?.content
  if (content?.kind !== 'same' || head === tip) return undefined
  return `approved ${short(head)}, and ${tip === undefined ? 'no commit' : short(tip)} is judged`
}

function judge(
  pull: PullRequest,
  involved: Involved,
  moved: string | undefined,
  review: ReviewPolicy,
): Pick<Tally, 'counted' | 'not'> {
  const counted = new Map<number, Counted>()
  const takenBack = new Map<number, string>()
  const not: Answer[] = []
  // From the last one back, so that of several by one person the last counts.
  for (const answer of [...pull.reviews].reverse()) {
    const { person, state } = answer
    const withdrawal = whatWithdraws(state, review)
    if (person && withdrawal !== undefined) takenBack.set(person.id, withdrawal)
    if (state === 'dismissed') not.push({ person, because: 'gave a review that was dismissed' })
    if (state !== 'approved') continue
    const because =
      (person && counted.has(person.id) ? 'is counted once, for a later approval' : undefined) ??
      whyNot(answer, pull, involved, review) ??
      moved ??
      (person && takenBack.get(person.id))
    if (because !== undefined) not.push({ person, because })
    else if (person) counted.set(person.id, { person, because: whyCounted(answer) })
  }
  return { counted: [...counted.values()].reverse(), not: not.reverse() }
}

/** What keeps an approval from counting, whatever its author said later. */
function whyNot(
  { person, role, at, commit, content }: Review,
  { merged, retargeted, pushers, fork }: PullRequest,
  involved: Involved,
  review: ReviewPolicy,
): string | undefined {
  const hand = person && isHuman(person, review) ? involved.get(person.id) : undefined
  const unfit = hand ?? whyNotEligible(person, role, review)
  if (unfit !== undefined) return unfit
  if (merged !== undefined && !(at <= merged)) return 'approved after the merge'
  if (!retargeted.every((then) => at > then)) return 'approved before its base was changed'
  if (commit === undefined) return 'approved a commit that is gone'
  if (content.kind === 'other') return `approved ${short(commit)}, and ${content.why}`
  // Of a fork nobody can ask it; there the number of approvals stands in.
  if (!pushers && !fork) return 'may have pushed to its branch, which was not asked'
  return undefined
}

/** Why a review takes back what the same person approved before it. */
function whatWithdraws(
  state: Review['state'],
  { comments, dismissals }: ReviewPolicy,
): string | undefined {
  switch (state) {
    case 'approved':
      return undefined
    case 'changes-requested':
      return 'asked for changes after approving'
    case 'dismissed':
      return dismissals === 'final'
        ? 'approved before a review of the same person that was dismissed'
        : undefined
    case 'commented':
      return comments === 'withdraw'
        ? 'commented after approving, which the policy takes for a withdrawal'
        : undefined
  }
}

const SINCE: Readonly<Record<(Content & { kind: 'proven' })['how'], string>> = {
  update: 'since which the branch was only updated',
  merge: 'since which it was only merged',
  squash: 'since which it was only squashed',
  rebase: 'since which it was only rebased',
}

function whyCounted({ commit, content }: Review): string {
  return content.kind === 'proven'
    ? `approved ${short(commit ?? '')}, ${SINCE[content.how]}`
    : 'approved exactly this commit'
}
