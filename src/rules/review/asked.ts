import type { Change, Part } from '../../model/change.ts'
import type { ReviewPolicy } from '../../model/policy.ts'
import type { Facts } from '../../model/rule.ts'
import { isViable } from './involved.ts'
import { candidatesFor, distance, type Tally } from './tally.ts'

type Given = Pick<Facts, 'change' | 'policy'>

/** The change and what is asked of it; undefined where the policy asks for no second reviewer. */
export interface Asked {
  readonly change: Change
  readonly review: ReviewPolicy
}

export function askedOf({ change, policy: { review } }: Given): Asked | undefined {
  return change && review ? { change, review } : undefined
}

/** Why there is no pull request to ask about. */
export function nobodyAsked(given: Given): string | undefined {
  const asked = askedOf(given)
  if (!asked) return 'the policy asks for no second reviewer'
  const { parts } = asked.change
  if (parts.length === 0) return 'the change holds no commit'
  return parts.some(({ candidates }) => candidates.some(isViable))
    ? undefined
    : 'no pull request accounts for any commit of the change'
}

/** A part with the pull request that speaks best for it. */
export interface Accounted {
  readonly part: Part
  readonly best: Tally
}

/** Each pull request once, in the part where it stands worst. */
export function accountedFor({ change, review }: Asked): readonly Accounted[] {
  const found = new Map<number, Accounted>()
  for (const part of change.parts) {
    const { best } = candidatesFor(part, change, review)
    if (!best) continue
    const before = found.get(best.pull.number)
    if (!before || distance(before.best) < distance(best)) {
      found.set(best.pull.number, { part, best })
    }
  }
  return [...found.values()]
}
