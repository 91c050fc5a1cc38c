import { count } from '../../base/words.ts'
import type { PullRequest } from '../../model/change.ts'
import type { Policy } from '../../model/policy.ts'
import type { Draft } from '../../model/rule.ts'
import { defineRule } from '../define.ts'
import { type Asked, askedOf, nobodyAsked } from './asked.ts'
import { underGlass } from './glass.ts'
import { isViable } from './involved.ts'
import { type Objection, objectionsTo } from './objections.ts'
import { loginOf, numbered } from './words.ts'

export default defineRule({
  id: 'review/objection',
  question: 'Is every request for changes answered?',
  from: 'plan',
  severity: 'block',
  needs: ['change', 'policy'],
  idle: nobodyAsked,
  check(given) {
    const asked = askedOf(given)
    if (!asked) return []
    const drafts = standing(asked).map((each) => explain(each, given.policy))
    return underGlass(drafts, asked.change, given.policy)
  },
  shows({ change }) {
    return `Nobody asks for changes of ${count(change?.pulls.length ?? 0, 'pull request')}`
  },
})

interface Standing {
  readonly pull: PullRequest
  readonly objection: Objection
}

/**
 * What still stands on any pull request that accounts for a part, also where another one is
 * approved: it is about the same content.
 */
function standing({ change, review }: Asked): readonly Standing[] {
  const byNumber = new Map(change.pulls.map((pull) => [pull.number, pull]))
  const found = new Map<string, Standing>()
  for (const part of change.parts) {
    for (const candidate of part.candidates.filter(isViable)) {
      const pull = byNumber.get(candidate.pull)
      if (!pull) continue
      for (const objection of objectionsTo(pull, part, review)) {
        if (objection.stands === 'lifted') continue
        found.set(`${pull.number} ${objection.person?.id}`, { pull, objection })
      }
    }
  }
  return [...found.values()]
}

function explain({ pull, objection }: Standing, policy: Policy): Draft {
  const { person, stands, because, hand } = objection
  const who = loginOf(person)
  return {
    what: `On ${numbered(pull)} ${who} ${because}, and the request stands`,
    next:
      hand === undefined
        ? `Mend what is asked for and let ${who} approve, or let somebody who may dismiss the request and say why`
        : `Mend what is asked for and let the request be dismissed; an approval by ${who}, who ${hand}, does not lift it`,
    place: policy.at('review'),
    ...(stands === 'warns' ? { severity: 'warn' as const } : {}),
  }
}
