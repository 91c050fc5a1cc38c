import { short } from '../../base/words.ts'
import type { Change, Commit, Content, Hand, Part, PullRequest } from '../../model/change.ts'
import type { ReviewPolicy } from '../../model/policy.ts'
import { isHuman, isUnlinked } from './people.ts'

/** Ids of people who had a hand in something, each with the first reason as a predicate. */
export type Involved = ReadonlyMap<number, string>

type Settings = Pick<ReviewPolicy, 'coAuthors' | 'machines' | 'unlinked'>

const DID: Readonly<Record<Hand['as'], string>> = {
  author: 'wrote',
  'co-author': 'is named as co-author of',
  committer: 'is the committer of',
  signer: 'signed',
}

/** Everybody who had a hand in a pull request, or in what it became on the branch. */
export function involvedIn(pull: PullRequest, part: Part, review: Settings): Involved {
  const found = new Map<number, string>()
  const add = (id: number | undefined, why: string) => {
    if (id !== undefined && !found.has(id)) found.set(id, why)
  }
  add(pull.author?.id, 'opened the pull request')
  for (const commit of pull.commits) {
    for (const hand of commit.hands) {
      if (!isSuggestion(hand, commit, review)) {
        add(hand.person?.id, `${DID[hand.as]} commit ${short(commit.id)}`)
      }
    }
  }
  for (const { id } of pull.pushers ?? []) add(id, 'pushed to its branch')
  if (pull.author && !isHuman(pull.author, review)) {
    for (const { id } of pull.assignees) add(id, `is assigned to what ${pull.author.login} wrote`)
  }
  const suggested = suggesters(pull, review)
  for (const hand of handsIn(part, contentOf(pull, part))) {
    const id = hand.person?.id
    if (hand.as === 'co-author' && id !== undefined && suggested.has(id)) continue
    add(id, inPart(hand, part))
  }
  return found
}

/** Everybody who had a hand in any part of a change, whether or not a pull request accounts for it. */
export function involvedInChange(
  { parts, pulls }: Pick<Change, 'parts' | 'pulls'>,
  review: Settings,
): Involved {
  const found = new Map<number, string>()
  const byNumber = new Map(pulls.map((pull) => [pull.number, pull]))
  const add = (id: number | undefined, why: string) => {
    if (id !== undefined && !found.has(id)) found.set(id, why)
  }
  for (const part of parts) {
    const viable = part.candidates.filter(isViable)
    for (const { pull: number } of viable.length > 0 ? viable : part.candidates) {
      const pull = byNumber.get(number)
      if (pull) for (const [id, why] of involvedIn(pull, part, review)) add(id, why)
    }
    if (viable.length > 0) continue
    for (const hand of part.hands) add(hand.person?.id, inPart(hand, part))
  }
  return found
}

function inPart({ as }: Hand, { commits }: Part): string {
  return `${DID[as]} ${commits.length === 1 ? `commit ${short(commits[0] as string)}` : 'what it became on the branch'}`
}

/** Whether a pull request accounts for a part, as its candidate. */
export function isViable({ content }: { readonly content: Content }): boolean {
  return content.kind !== 'other'
}

function contentOf({ number }: PullRequest, { candidates }: Part): Content | undefined {
  return candidates.find(({ pull }) => pull === number)?.content
}

/**
 * Who had a hand in what a part holds. Where its content is proven to be that of the pull request,
 * whoever pressed the button that carried it over added nothing: GitHub makes that person the
 * author of a merge, and the committer of a rebase.
 */
function handsIn({ hands }: Part, content: Content | undefined): readonly Hand[] {
  if (content?.kind !== 'proven') return hands
  switch (content.how) {
    case 'merge':
      return hands.filter(({ as }) => as === 'co-author')
    case 'squash':
    case 'rebase':
      return hands.filter(({ as }) => as === 'author' || as === 'co-author')
    case 'update':
      return hands
  }
}

/** Whoever proposed what GitHub itself applied, where the policy lets them still approve. */
function isSuggestion(hand: Hand, { byGitHub, parents }: Commit, { coAuthors }: Settings): boolean {
  return coAuthors === 'suggestions' && hand.as === 'co-author' && byGitHub && parents.length === 1
}

/** A squash repeats the trailers of the commits that it holds. */
function suggesters({ commits }: PullRequest, review: Settings): ReadonlySet<number> {
  const found = new Set<number>()
  for (const commit of commits) {
    for (const hand of commit.hands) {
      if (hand.person && isSuggestion(hand, commit, review)) found.add(hand.person.id)
    }
  }
  return found
}

/** A name in a commit that belongs to no account, so that nobody can tell who it is. */
export interface Unlinked {
  readonly name: string
  readonly commit: string
}

/** Names without an account for which no signature of somebody with an account stands; each once. */
export function unlinkedIn(pull: PullRequest, part: Part, review: Settings): readonly Unlinked[] {
  if (review.unlinked === 'allow') return []
  const found = new Map<string, Unlinked>()
  const vouched = new Set<string>()
  for (const { id, hands } of pull.commits) {
    const signed = hands.some(
      ({ as, person }) => as === 'signer' && person && isHuman(person, review),
    )
    for (const { name } of hands.filter(isUnlinked)) {
      if (signed) vouched.add(name)
      else if (!found.has(name)) found.set(name, { name, commit: id })
    }
  }
  for (const hand of handsIn(part, contentOf(pull, part)).filter(isUnlinked)) {
    const { name } = hand
    const commit = part.commits[0]
    if (commit === undefined || vouched.has(name) || found.has(name)) continue
    found.set(name, { name, commit })
  }
  return [...found.values()]
}
