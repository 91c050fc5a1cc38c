import { count, list } from '../../base/words.ts'
import type { Person } from '../../model/change.ts'
import type { Policy } from '../../model/policy.ts'
import type { Draft } from '../../model/rule.ts'
import { defineRule } from '../define.ts'
import { type Asked, accountedFor, askedOf, nobodyAsked } from './asked.ts'
import { couldApprove, whoCould } from './reviewers.ts'
import type { Tally } from './tally.ts'
import { numbered } from './words.ts'

export default defineRule({
  id: 'review/possible',
  question: 'Are there enough people who could approve?',
  from: 'plan',
  severity: 'warn',
  needs: ['change', 'policy'],
  idle(given) {
    const asked = askedOf(given)
    const why = nobodyAsked(given)
    if (!asked || why !== undefined) return why
    return open(asked).length === 0 ? 'no pull request here waits for an approval' : undefined
  },
  check(given) {
    const asked = askedOf(given)
    if (!asked?.change.reviewers.complete) return []
    return open(asked)
      .filter(({ best, could }) => isShort(best, could.length))
      .map((each) => explain(each, given.policy))
  },
  shows(given) {
    const asked = askedOf(given)
    const complete = asked?.change.reviewers.complete ?? false
    const each = (asked ? open(asked) : []).map(
      ({ best, could }) =>
        `${numbered(best.pull)} could be approved by ${whoCould(could, complete)}`,
    )
    return list(each, 4)
  },
})

/** A pull request that an approval could still help, and who could give one. */
interface Open {
  readonly best: Tally
  readonly could: readonly Person[]
}

/** Who is in a team is not known of people who have not approved; with nobody left there is none. */
function isShort({ counted, needed, lacking }: Tally, could: number): boolean {
  return counted.length + could < needed || (lacking.length > 0 && could === 0)
}

function open(asked: Asked): readonly Open[] {
  return accountedFor(asked)
    .filter(
      ({ best }) =>
        best.pull.state === 'open' && !best.satisfied && !best.ghost && best.unlinked.length === 0,
    )
    .map(({ part, best }) => ({
      best,
      could: couldApprove(best, part, asked.change, asked.review),
    }))
}

function explain({ best, could }: Open, policy: Policy): Draft {
  const { pull, needed, counted } = best
  return {
    what: `${numbered(pull)} needs ${count(Math.max(1, needed - counted.length), 'more approval')}, and ${whoCould(could, true)} could give one: everybody else that GitHub names had a hand in it or is a machine`,
    next: 'Give somebody who had no hand in it the right to review, or ask for fewer approvals in the policy',
    place: policy.at('review', 'approvals'),
  }
}
