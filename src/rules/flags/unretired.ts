import { folded } from '../../base/flag-names.ts'
import { list } from '../../base/words.ts'
import type { Registry, Tombstone } from '../../model/flags.ts'
import type { Place } from '../../model/place.ts'
import type { Policy } from '../../model/policy.ts'
import type { Draft } from '../../model/rule.ts'
import { bounded } from '../bounded.ts'
import { inPolicy } from '../places.ts'
import { byName, day } from './names.ts'

/** The rules that see to it that somebody else looks at the change and at its tombstones. */
const WATCHED_BY = ['review/second-person', 'review/guarded-files'] as const

/** Flags that the change brings back to life where nobody but their author has to agree. */
export function unretiredAlone(head: Registry, base: Registry, policy: Policy): readonly Draft[] {
  const why = whyAlone(policy)
  if (why === undefined) return []
  const before = byName(base.retired)
  const risen = head.retired.flatMap((tombstone) => {
    const { unretired } = tombstone
    const was = before.get(folded(tombstone.key))
    return unretired && !isSame(unretired, was?.unretired) ? [{ tombstone, unretired }] : []
  })
  return bounded(risen, ({ tombstone: { key, place }, unretired: { by, reason, at } }) => ({
    what: `${by} brings ${key} back to life on ${day(at)} (${reason}), and ${why.what}, so nobody else has to agree`,
    next: why.next,
    place,
    because: why.place,
  }))
}

function isSame(is: NonNullable<Tombstone['unretired']>, was: Tombstone['unretired']): boolean {
  return was !== undefined && is.by === was.by && is.reason === was.reason && is.at === was.at
}

interface Alone {
  /** A part of a sentence. */
  readonly what: string
  readonly next: string
  readonly place: Place | undefined
}

/** Why a change may go live without a second person; undefined where it may not. */
function whyAlone(policy: Policy): Alone | undefined {
  if (!policy.review || policy.review.approvals < 1) {
    return {
      what: 'the policy asks for no second reviewer',
      next: 'Let the policy ask for one (review: { approvals: 1 }), or leave the flag retired',
      place: inPolicy(policy, 'review', 'approvals'),
    }
  }
  const weak = WATCHED_BY.filter((id) => (policy.rules.get(id) ?? 'block') !== 'block')
  const [first] = weak
  if (first === undefined) return undefined
  return {
    what: `the policy does not let ${list(weak, 2, 'or')} block`,
    next: `Let ${list(weak)} block again, or leave the flag retired`,
    place: inPolicy(policy, 'rules', first),
  }
}
