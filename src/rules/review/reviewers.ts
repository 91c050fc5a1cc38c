import { count, list } from '../../base/words.ts'
import type { Change, Part, Person } from '../../model/change.ts'
import type { ReviewPolicy } from '../../model/policy.ts'
import { involvedIn } from './involved.ts'
import { isAtLeast, isHuman } from './people.ts'
import type { Tally } from './tally.ts'
import { loginOf } from './words.ts'

/**
 * Who GitHub says could be asked, had no hand in it, and is a person; without those who count
 * already, and those who answered and may not do what the policy asks for.
 */
export function couldApprove(
  { pull, counted }: Tally,
  part: Part,
  { reviewers }: Change,
  review: ReviewPolicy,
): readonly Person[] {
  const involved = involvedIn(pull, part, review)
  const done = new Set(counted.map(({ person }) => person.id))
  const unfit = new Set(
    pull.reviews.flatMap(({ person, role }) => (isAtLeast(role, review.role) ? [] : person?.id)),
  )
  return reviewers.people.filter(
    (person) =>
      isHuman(person, review) &&
      !involved.has(person.id) &&
      !done.has(person.id) &&
      !unfit.has(person.id),
  )
}

/** `bob, carol and dave`; at most five. */
export function firstFew(people: readonly Person[], last = 'and'): string {
  return list(people.map(loginOf), 4, last)
}

/** `3 people (bob, carol and dave)`, and `at least` where GitHub did not tell all. */
export function whoCould(people: readonly Person[], complete: boolean): string {
  if (people.length === 0) return complete ? 'nobody' : 'somebody whom GitHub does not name'
  const least = complete ? '' : 'at least '
  return `${least}${count(people.length, 'person', 'people')} (${firstFew(people)})`
}
