import { folded } from '../../../base/flag-names.ts'
import { slotText } from '../../../base/slots.ts'
import type { Registry, Reserved } from '../../../model/flags.ts'

/**
 * The registry of a change as it will be once it is merged into a branch that went on since `base`,
 * its start: what the branch has added is there, and what it has taken away is gone.
 */
export function rebased(head: Registry, base: Registry, tip: Registry): Registry {
  const entry = ({ key }: { readonly key: string }) => folded(key)
  return {
    flags: carried(head.flags, base.flags, tip.flags, entry),
    retired: carried(head.retired, base.retired, tip.retired, entry),
    fields: carried(
      head.fields,
      base.fields,
      tip.fields,
      ({ name, slot }) => `${name} ${slotText(slot)}`,
    ),
    reserved: carried(head.reserved, base.reserved, tip.reserved, reservation),
    sources: head.sources,
  }
}

function carried<T>(
  head: readonly T[],
  base: readonly T[],
  tip: readonly T[],
  name: (entry: T) => string,
): readonly T[] {
  const names = (entries: readonly T[]) => new Set(entries.map(name))
  const [atHead, atBase, atTip] = [names(head), names(base), names(tip)]
  return [
    ...head.filter((entry) => atTip.has(name(entry)) || !atBase.has(name(entry))),
    ...tip.filter((entry) => !atBase.has(name(entry)) && !atHead.has(name(entry))),
  ]
}

function reservation(reserved: Reserved): string {
  return reserved.slot
    ? slotText(reserved.slot)
    : `${reserved.schema} ${reserved.of} ${reserved.name}`
}
