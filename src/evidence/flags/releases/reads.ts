import { folded } from '../../../base/flag-names.ts'
import { slotText } from '../../../base/slots.ts'
import { namesOf } from '../../../base/touched-flags.ts'
import type { Reads, Registry, Slot } from '../../../model/flags.ts'
import type { Place } from '../../../model/place.ts'

type Keys = ReadonlyMap<string, Place>

/**
 * What code reads: the flags it names, by their folded keys, and the slots that its own registry
 * gives them. Where that knows nothing of a flag, the registries of today say where it lived.
 */
export function readsIn(keys: Keys, own: Registry | undefined, today: readonly Registry[]): Reads {
  const told = new Set(own && entriesOf(own).flatMap((entry) => [...namesOf(entry)]))
  const untold = new Map([...keys].filter(([key]) => !told.has(folded(key))))
  return {
    from: 'commit',
    keys: new Map([...keys].map(([key, place]) => [folded(key), place])),
    slots: [...(own ? slotsOf(keys, [own]) : []), ...slotsOf(untold, today)],
  }
}

/**
 * The slots that registries give to flags, and those of a schema that are called like one, each
 * once with the key it goes by.
 */
export function slotsOf(keys: Keys, registries: readonly Registry[]): Reads['slots'] {
  const read = new Set([...keys.keys()].map(folded))
  const found = new Map<string, { readonly slot: Slot; readonly key: string }>()
  const put = (slot: Slot, key: string) => {
    const name = `${slotText(slot)} ${folded(key)}`
    if (!found.has(name)) found.set(name, { slot, key })
  }
  for (const registry of registries) {
    for (const entry of entriesOf(registry)) {
      if ([...namesOf(entry)].some((name) => read.has(name))) {
        for (const slot of entry.slots) put(slot, entry.key)
      }
    }
    for (const { name, slot } of registry.fields) if (read.has(folded(name))) put(slot, name)
  }
  return [...found.values()]
}

function entriesOf({ flags, retired }: Registry) {
  return [...flags, ...retired]
}
