import { count, thousands } from '../../base/words.ts'
import type { Flag, Registries } from '../../model/flags.ts'
import { bounded } from '../bounded.ts'
import { defineRule } from '../define.ts'
import { have } from '../grammar.ts'
import { day, NO_REGISTRY } from './names.ts'

export default defineRule({
  id: 'flags/expired',
  question: 'Is every flag still expected to be needed?',
  from: 'plan',
  severity: 'warn',
  needs: ['registry', 'now'],
  idle({ registry }) {
    if (!registry) return NO_REGISTRY
    return dated(registry).length > 0 ? undefined : 'no live flag says when it expires'
  },
  check({ registry, now }) {
    const overdue = registry ? dated(registry).filter(({ expires }) => !(now <= expires)) : []
    return bounded(overdue, ({ key, owner, expires, place }) => ({
      what: `${key} was needed until ${day(expires)} as far as the registry says, and is still there${owner === undefined ? ', and nobody owns it' : `; ${owner} owns it`}`,
      next: 'Take it out of the code and retire it with a tombstone, or say until when it is needed',
      place,
    }))
  },
  shows({ registry }) {
    if (!registry) return NO_REGISTRY
    const some = dated(registry)
    return `${thousands(some.length)} of ${count(registry.head.flags.length, 'live flag')} ${have(some)} a date of expiry, and none is past it`
  },
})

function dated({ head }: Registries): readonly (Flag & { readonly expires: number })[] {
  return head.flags.flatMap((flag) =>
    flag.expires === undefined ? [] : [{ ...flag, expires: flag.expires }],
  )
}
