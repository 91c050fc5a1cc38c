import { groupBy } from '../../base/groups.ts'
import { once } from '../../base/once.ts'
import { foldedAt, overlap, spaceOf } from '../../base/slots.ts'
import type { Slot } from '../../model/flags.ts'

interface OnSlot {
  readonly slot: Slot
}

/** What shares a place on the wire with a slot, found without going through all. */
export function slotIndex<T extends OnSlot>(entries: readonly T[]): (slot: Slot) => readonly T[] {
  const isPoint = ({ slot }: OnSlot) => slot.at === slot.to
  const points = groupBy(entries.filter(isPoint), ({ slot }) => pointOf(slot))
  const ranges = groupBy(
    entries.filter((entry) => !isPoint(entry)),
    ({ slot }) => kindOf(slot),
  )
  const all = once(() => groupBy(entries, ({ slot }) => kindOf(slot)))
  return (slot) => {
    // Names with blanks may fall into one group, so what is in it is compared as well.
    const near = (found: readonly T[] = []) => found.filter((entry) => overlap(entry.slot, slot))
    if (!isPoint({ slot })) return near(all().get(kindOf(slot)))
    const single = near(points.get(pointOf(slot)))
    return ranges.size === 0 ? single : [...single, ...near(ranges.get(kindOf(slot)))]
  }
}

/** Whether some slots hold all of a slot or range, together. */
export function covers(held: readonly Slot[], slot: Slot): boolean {
  const shared = held.filter((each) => overlap(each, slot))
  if (typeof slot.at === 'string') return shared.length > 0
  let next = slot.at
  for (const [at, to] of shared.map(boundsOf).sort(([a], [b]) => a - b)) {
    if (at > next) return false
    next = Math.max(next, to + 1)
  }
  return next > (slot.to as number)
}

function kindOf(slot: Slot): string {
  return `${spaceOf(slot)} ${slot.kind}`
}

function pointOf(slot: Slot): string {
  return `${kindOf(slot)} ${foldedAt(slot.at)}`
}

function boundsOf({ at, to }: Slot): readonly [number, number] {
  return [at as number, to as number]
}
