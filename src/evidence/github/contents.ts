import { short } from '../../base/words.ts'
import type { Content, Review } from '../../model/change.ts'
import type { Evidence } from '../../model/evidence.ts'
import { all, known } from '../problem.ts'
import type { History } from '../repository/history.ts'
import type { PulledRequest } from './pull.ts'

/** Who may still count: a person, and not the one who asks for the review. */
export function isApproval(
  { state, person }: Pick<Review, 'state' | 'person'>,
  { author }: Pick<PulledRequest, 'author'>,
): boolean {
  return state === 'approved' && person?.kind === 'human' && person.id !== author?.id
}

/**
 * The reviews with how what each is about stands to the head. Git is asked only where an approval
 * depends on it; `tip` is undefined where none can count, since the pull request accounts for nothing.
 */
export function withContents(
  pull: PulledRequest,
  tip: string | undefined,
  history: History,
): Evidence<readonly Review[]> {
  const asked = new Map<string, Evidence<Content>>()
  const held = (approved: string, base: string) => {
    const answer = asked.get(approved) ?? heldOrGone(history, { approved, head: pull.head, base })
    asked.set(approved, answer)
    return answer
  }
  const contentOf = (review: PulledRequest['reviews'][number]): Evidence<Content> => {
    const { commit } = review
    if (commit === pull.head) return known({ kind: 'same' })
    if (commit === undefined) return other('it is gone')
    if (tip === undefined || !isApproval(review, pull)) {
      return other(`the head is ${short(pull.head)}`)
    }
    return held(commit, tip)
  }
  return all(
    pull.reviews.map((review): Evidence<Review> => {
      const content = contentOf(review)
      return content.known ? known({ ...review, content: content.value }) : content
    }),
  )
}

/** What was pushed over is in no fresh checkout, and without it nothing is proven: the approval is for nothing. */
function heldOrGone(history: History, question: Parameters<History['held']>[0]): Evidence<Content> {
  const answer = history.held(question)
  const { approved } = question
  if (answer.known || answer.because.some(({ place }) => place.file !== approved)) return answer
  return other(
    `${short(approved)} is not whole in this checkout, so nothing proves it the same (git fetch origin ${approved})`,
  )
}

function other(why: string): Evidence<Content> {
  return known({ kind: 'other', why })
}
