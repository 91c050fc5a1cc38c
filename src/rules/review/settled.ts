import { list, short } from '../../base/words.ts'
import type { Change } from '../../model/change.ts'
import type { Policy } from '../../model/policy.ts'
import type { Draft } from '../../model/rule.ts'
import { bounded } from '../bounded.ts'
import { defineRule } from '../define.ts'
import { type Account, accountOf, notAsked } from './account.ts'
import { type Asked, askedOf } from './asked.ts'
import { numbered } from './words.ts'

const BRANCH = 'refs/heads/'

export default defineRule({
  id: 'review/settled',
  question: 'Is what was reviewed what is judged, and is it meant to go live?',
  from: 'plan',
  severity: 'block',
  needs: ['change', 'policy'],
  idle: notAsked,
  check(facts) {
    const asked = askedOf(facts)
    if (!asked) return []
    const { policy } = facts
    return [
      ...checkedOut(asked.change, policy),
      ...pointedTo(asked.change, policy),
      ...unsettled(asked, policy),
    ]
  },
  shows(facts) {
    const asked = askedOf(facts)
    if (!asked) return ''
    const { commit, ref, branch } = asked.change
    const pulls = new Set(accounts(asked).map(({ tally }) => numbered(tally.pull)))
    return [
      `What is checked out is ${short(commit)}`,
      ...(ref ? [`${ref.name} ${isBranch(ref) ? 'contains' : 'points to'} it`] : []),
      ...(pulls.size > 0
        ? [`${list([...pulls])} ${pulls.size === 1 ? 'goes' : 'go'} to ${branch}`]
        : []),
    ].join(', ')
  },
})

function accounts(asked: Asked): readonly Account[] {
  return asked.change.parts.flatMap((part) => accountOf(part, asked) ?? [])
}

/** One pull request may account for several parts; what is wrong with it is said once. */
function unsettled(asked: Asked, policy: Policy): readonly Draft[] {
  const found = new Map(
    accounts(asked)
      .flatMap((account) => account.unsettled)
      .map((each) => [each.what, each]),
  )
  return bounded([...found.values()], ({ what, next, setting }) => ({
    what,
    next,
    place: policy.at('review', setting),
  }))
}

function checkedOut({ checkout, commit }: Change, policy: Policy): readonly Draft[] {
  if (checkout.kind !== 'other') return []
  return [
    {
      what: `What is checked out, and was read, is not ${short(commit)}, which is judged: ${checkout.why}`,
      next: `Check out ${commit}`,
      place: policy.at('review'),
    },
  ]
}

function pointedTo(change: Change, policy: Policy): readonly Draft[] {
  const wrong = whyNotPointedTo(change)
  return wrong === undefined
    ? []
    : [
        {
          what: wrong,
          next: 'Find out who moved it and why, then start a new run for what shall go live',
          place: policy.at('review', 'branch'),
        },
      ]
}

type Ref = NonNullable<Change['ref']>

function isBranch({ name }: Ref): boolean {
  return name.startsWith(BRANCH)
}

function whyNotPointedTo({ ref, commit, branch }: Change): string | undefined {
  if (!ref) return undefined
  if (ref.commit === undefined) return `${ref.name}, which the run was started for, is gone`
  // A branch goes on while a run waits; any other name has to stay.
  if (!isBranch(ref) && ref.commit !== commit) {
    return `${ref.name}, which the run was started for, now points to ${short(ref.commit)}, and ${short(commit)} is judged`
  }
  if (ref.contains) return undefined
  const names = isBranch(ref) ? [ref.name.slice(BRANCH.length), branch] : [branch]
  return `${list([...new Set(names)], 2, 'or')} does not contain ${short(commit)}, so what is judged is not what was merged`
}
