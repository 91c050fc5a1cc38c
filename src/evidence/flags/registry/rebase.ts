import { canonical } from '../../../base/canonical.ts'
import { folded } from '../../../base/flag-names.ts'
import { slotText } from '../../../base/slots.ts'
import type { Registry, Reserved } from '../../../model/flags.ts'

/**
 * The registry of a change as it will be once it is merged into a branch that went on since `base`,
 * its start; undefined where there was none yet. What the branch added, edited and took away is
 * there unless the change itself says otherwise.
 */
export function rebased(head: Registry, base: Registry | undefined, tip: Registry): Registry {
  const entry = ({ key }: { readonly key: string }) => folded(key)
  return {
    flags: carried(head.flags, base?.flags, tip.flags, entry),
    retired: carried(head.retired, base?.retired, tip.retired, entry),
    fields: carried(
      head.fields,
      base?.fields,
      tip.fields,
      ({ name, slot }) => `${name} ${slotText(slot)}`,
    ),
    reserved: carried(head.reserved, base?.reserved, tip.reserved, reservation),
    sources: head.sources,
  }
}

function carried<T>(
  head: readonly T[],
  base: readonly T[] = [],
  tip: readonly T[],
  name: (entry: T) => string,
): readonly T[] {
  const byName = (entries: readonly T[]) => new Map(entries.map((entry) => [name(entry), entry]))
  const [atHead, atBase, atTip] = [byName(head), byName(base), byName(tip)]
  const kept = head.flatMap((entry) => {
    const was = atBase.get(name(entry))
    if (was === undefined || said(was) !== said(entry)) return [entry]
    return atTip.get(name(entry)) ?? []
  })
  return [...kept, ...tip.filter((entry) => !atBase.has(name(entry)) && !atHead.has(name(entry)))]
}

/** What an entry says, wherever it stands. */
function said(entry: unknown): string {
  return canonical(withoutPlaces(entry))
}

function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces)
  if (value === null || typeof value !== 'object') return value
  const kept = Object.entries(value).filter(([key]) => key !== 'place')
  return Object.fromEntries(kept.map(([key, held]) => [key, withoutPlaces(held)]))
}

function reservation(reserved: Reserved): string {
  return reserved.slot
    ? slotText(reserved.slot)
    : `${reserved.schema} ${reserved.of} ${reserved.name}`
}
