import { short } from '../../base/words.ts'
import type { Part, Person, PullRequest, Review } from '../../model/change.ts'
import type { ReviewPolicy } from '../../model/policy.ts'
import { involvedIn } from './involved.ts'
import { isAtLeast, isHuman } from './people.ts'

/** A request for changes; the last one of each person, and what became of it. */
export interface Objection {
  readonly person: Person | undefined
  readonly stands: 'blocks' | 'warns' | 'lifted'
  /** A predicate: `asked for changes at 4f2c1d0`. */
  readonly because: string
  /** What hand the person had in the pull request, so that an approval of theirs lifts nothing. */
  readonly hand: string | undefined
}

/**
 * Objections on a pull request. They stand on every later commit and after a merge, until the same
 * person approves or the objection itself is dismissed; a dismissed review of another state lifts none.
 */
export function objectionsTo(
  pull: PullRequest,
  part: Part,
  review: ReviewPolicy,
): readonly Objection[] {
  const involved = involvedIn(pull, part, review)
  const found = new Map<number, Objection>()
  const nameless: Objection[] = []
  for (const answer of pull.reviews) {
    const { person, state } = answer
    if (state === 'changes-requested') {
      const hand = person && involved.get(person.id)
      const objection = { person, hand, ...weigh(answer, review) }
      if (person) found.set(person.id, objection)
      else nameless.push(objection)
    }
    const before = person && found.get(person.id)
    if (state === 'approved' && before && before.hand === undefined) {
      const because = 'approved after asking for changes'
      found.set(person.id, { ...before, stands: 'lifted', because })
    }
  }
  return [...found.values(), ...nameless]
}

function weigh(
  { person, role, commit }: Review,
  review: ReviewPolicy,
): Pick<Objection, 'stands' | 'because'> {
  const where = commit === undefined ? 'on a commit that is gone' : `at ${short(commit)}`
  const asked = `asked for changes ${where}`
  if (!person) return { stands: 'warns', because: `${asked}, and has no account any more` }
  if (!isHuman(person, review)) return { stands: 'warns', because: `${asked}, and is a machine` }
  if (isAtLeast(role, 'write')) return { stands: 'blocks', because: asked }
  return { stands: 'warns', because: `${asked}, and may not write to the repository` }
}
