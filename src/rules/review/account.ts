import { short } from '../../base/words.ts'
import type { GuardedFile, Part, PullRequest } from '../../model/change.ts'
import type { Facts } from '../../model/rule.ts'
import { type Asked, askedOf } from './asked.ts'
import { isOwner } from './people.ts'
import { candidatesFor, type Tally } from './tally.ts'
import { numbered } from './words.ts'

/** Why a rule about the change has nothing to judge. */
export function notAsked(facts: Pick<Facts, 'change' | 'policy'>): string | undefined {
  return askedOf(facts) ? undefined : 'the policy asks for no second reviewer'
}

/** The pull request by which a part of the change stands or falls. */
export interface Account {
  readonly tally: Tally
  readonly unsettled: readonly Unsettled[]
  /** Guarded files that none of their owners let change. */
  readonly unowned: readonly GuardedFile[]
}

/** What about a pull request says that it is not meant to go live as it is. */
export interface Unsettled {
  readonly what: string
  readonly next: string
  readonly setting: 'approvals' | 'branch'
}

/**
 * Of several pull requests that hold the same, the one that has everything; else the satisfied one
 * that lacks least, or the nearest. Undefined where none accounts for the part. Rules that judge
 * pull requests ask here, so that one has to stand before all of them.
 */
export function accountOf(part: Part, asked: Asked): Account | undefined {
  const { tallies, best } = candidatesFor(part, asked.change, asked.review)
  const satisfied = tallies.filter((tally) => tally.satisfied)
  const [first] = (satisfied.length > 0 || !best ? satisfied : [best])
    .map((tally) => account(part, tally, asked))
    .sort((a, b) => lacks(a) - lacks(b))
  return first
}

function account(part: Part, tally: Tally, asked: Asked): Account {
  return {
    tally,
    unsettled: unsettled(tally.pull, part, asked),
    unowned: part.guarded.filter((file) => !isLetChange(file, tally, asked)),
  }
}

function lacks({ unsettled, unowned }: Account): number {
  return unsettled.length + unowned.length
}

/** A file without owners asks for no more than the reviewers that second-person counts. */
function isLetChange({ owners }: GuardedFile, { counted }: Tally, { change }: Asked): boolean {
  return (
    owners.length === 0 || counted.some(({ person }) => isOwner(person, owners, change.memberships))
  )
}

function unsettled(pull: PullRequest, part: Part, asked: Asked): readonly Unsettled[] {
  return [...unmeant(pull, asked), ...elsewhere(pull, asked), ...moved(pull, part, asked)]
}

function unmeant(pull: PullRequest, { change }: Asked): readonly Unsettled[] {
  const { state, draft, head } = pull
  const found = (what: string, next: string) => [{ what, next, setting: 'approvals' as const }]
  if (state === 'closed') {
    return found(
      `${numbered(pull)} was closed without being merged, so nobody means it to go live`,
      'Open it again, or judge what replaced it',
    )
  }
  if (draft) {
    return found(
      `${numbered(pull)} is a draft, so its author does not mean it to go live yet`,
      'Mark it as ready for review when it is',
    )
  }
  // Before the merge, only its very head is what was approved.
  if (state === 'open' && change.live !== undefined && head !== change.commit) {
    return found(
      `${numbered(pull)} is not merged, and ${change.branch} could still become something else`,
      'Merge it, and release the branch',
    )
  }
  return []
}

function elsewhere(pull: PullRequest, { change, review }: Asked): readonly Unsettled[] {
  const branch = review.branch ?? change.branch
  if (pull.base === branch) return []
  return [
    {
      what: `${numbered(pull)} goes to ${pull.base}, and ${branch} is what goes live, so its reviewers looked at another change`,
      next: `Open a pull request to ${branch}, or name the branch that goes live in review.branch`,
      setting: 'branch',
    },
  ]
}

/** Where it is what is judged, and not only equal to it, its head has to be the very commit. */
function moved(pull: PullRequest, part: Part, { change }: Asked): readonly Unsettled[] {
  const content = part.candidates.find((candidate) => candidate.pull === pull.number)?.content
  const tip = change.parts.length === 1 ? change.commit : part.commits[0]
  if (content?.kind !== 'same' || pull.head === tip) return []
  return [
    {
      what: `The head of ${numbered(pull)} is now ${short(pull.head)}, and ${short(tip ?? 'nothing')} is judged, which it no longer asks for`,
      next: `Judge ${pull.head}; the run that its push started does`,
      setting: 'approvals',
    },
  ]
}
