import { slotText } from '../../base/slots.ts'
import { thousands } from '../../base/words.ts'
import type { Draft } from '../../model/rule.ts'
import { bounded } from '../bounded.ts'
import { defineRule } from '../define.ts'
import { NO_REGISTRY, retiredWhen, sizeOf } from './names.ts'
import { type Conflict, conflictsOf } from './slot-conflicts.ts'
import { tenantsOf } from './tenants.ts'

export default defineRule({
  id: 'flags/slot',
  question: 'Does every place on the wire mean what it always meant?',
  from: 'plan',
  severity: 'block',
  needs: ['registry'],
  idle({ registry }) {
    if (!registry) return NO_REGISTRY
    return tenantsOf(registry.head).length > 0
      ? undefined
      : 'no flag or field has a place on the wire'
  },
  check({ registry }) {
    return registry ? bounded(conflictsOf(registry), explain) : []
  },
  shows({ registry }) {
    if (!registry) return NO_REGISTRY
    const slots = tenantsOf(registry.head).length
    const what = `${sizeOf(registry.head)}; ${thousands(slots)} ${slots === 1 ? 'slot is' : 'slots are'} in use, none of them under another name`
    return registry.base ? what : `${what}; nothing says what they were before`
  },
})

function explain(conflict: Conflict): Draft {
  const { tenant } = conflict
  const slot = slotText(tenant.slot)
  const place = tenant.slot.place
  switch (conflict.kind) {
    case 'buried':
      return {
        what: `${tenant.name} is on ${slot}, which was ${conflict.tombstone.key}, ${retiredWhen(conflict.tombstone)}: code that still reads ${conflict.tombstone.key} would act on ${tenant.name}`,
        next: `Give ${tenant.name} a place that nothing had before; this one belongs to ${conflict.tombstone.key} for good`,
        place,
        because: conflict.place,
      }
    case 'reserved':
      return {
        what: `${tenant.name} is on ${slot}, which is reserved: something had it before, and code that still reads that would act on ${tenant.name}`,
        next: `Give ${tenant.name} a place that nothing had before, and leave the reservation as it is`,
        place,
        because: conflict.place,
      }
    case 'reserved-name':
      return {
        what: `${tenant.name} is a name that is reserved where it stands: something was called that before, and texts of before would be read as the new one`,
        next: 'Choose a name that nothing had before, and leave the reservation as it is',
        place,
        because: conflict.place,
      }
    case 'renamed':
      return {
        what: `${slot} was ${conflict.was} and is now ${tenant.name}, and no tombstone holds it for ${conflict.was}: hosts on the code of before take the one for the other`,
        next: `Give ${tenant.name} a place of its own and write the tombstone of ${conflict.was} with this slot; if it is the same flag, add ${conflict.was} to the aliases of ${tenant.name}`,
        place,
        because: conflict.place,
      }
    case 'shared':
      return {
        what: `${tenant.name} and ${conflict.other} are both on ${slot}: whoever sets the one sets the other`,
        next: `Give one of them another place; if they are one flag, add the other name to its aliases`,
        place,
        because: conflict.place,
      }
  }
}
