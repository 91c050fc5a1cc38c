import { folded } from '../../../base/flag-names.ts'
import { namesOf } from '../../../base/touched-flags.ts'
import type { Flag, Slot, Tombstone } from '../../../model/flags.ts'
import type { RegistryPart } from './importer.ts'

/**
 * What all sources say together. What two of them know of one flag becomes one entry, in which the
 * first that tells something is heard. Where they contradict each other both entries stay, for the
 * rules to judge.
 */
export function merge(parts: readonly RegistryPart[]): RegistryPart {
  return {
    flags: joined(
      parts.map(({ flags }) => flags),
      joinFlags,
      agree,
    ),
    retired: joined(
      parts.map(({ retired }) => retired),
      joinTombstones,
      () => true,
    ),
    fields: parts.flatMap(({ fields }) => fields),
    reserved: parts.flatMap(({ reserved }) => reserved),
  }
}

type Entry = Pick<Flag, 'key' | 'aliases' | 'slots'>

/** Entries of different sources that go by one name, joined; those of one source stay apart. */
function joined<T extends Entry>(
  sources: readonly (readonly T[])[],
  join: (first: T, second: T) => T,
  mayJoin: (first: T, second: T) => boolean,
): readonly T[] {
  const [only, ...others] = sources
  if (only && others.length === 0) return only
  const entries: T[] = []
  const byName = new Map<string, Set<number>>()
  for (const source of sources) {
    const before = entries.length
    const taken = new Set<number>()
    for (const entry of source) {
      const same = candidates(entry, byName).find(
        (i) => i < before && !taken.has(i) && mayJoin(entries[i] as T, entry),
      )
      const at = same ?? entries.length
      taken.add(at)
      entries[at] = same === undefined ? entry : join(entries[same] as T, entry)
      for (const name of namesOf(entry)) {
        const known = byName.get(name)
        if (known) known.add(at)
        else byName.set(name, new Set([at]))
      }
    }
  }
  return entries
}

/** Entries that share a name with this one, those that share its key first. */
function candidates(entry: Entry, byName: ReadonlyMap<string, Set<number>>): readonly number[] {
  return [folded(entry.key), ...namesOf(entry)].flatMap((name) => [...(byName.get(name) ?? [])])
}

/**
 * Whether two sources can mean the same flag. Its date is when each of them came to know it, and
 * each has words of its own for types.
 */
function agree({ id }: Flag, other: Flag): boolean {
  return id === undefined || other.id === undefined || id === other.id
}

function joinFlags(first: Flag, second: Flag): Flag {
  return {
    key: first.key,
    aliases: aliasesOf(first, second),
    slots: slotsOf(first, second),
    owner: first.owner ?? second.owner,
    description: first.description ?? second.description,
    type: first.type ?? second.type,
    id: first.id ?? second.id,
    created: first.created ?? second.created,
    expires: first.expires ?? second.expires,
    place: first.place,
  }
}

function joinTombstones(first: Tombstone, second: Tombstone): Tombstone {
  return {
    key: first.key,
    aliases: aliasesOf(first, second),
    slots: slotsOf(first, second),
    retired: first.retired ?? second.retired,
    reason: first.reason ?? second.reason,
    removedIn: first.removedIn ?? second.removedIn,
    replacedBy: first.replacedBy ?? second.replacedBy,
    unretired: first.unretired ?? second.unretired,
    place: first.place,
  }
}

function aliasesOf(first: Entry, second: Entry): readonly string[] {
  const names = new Set([...first.aliases, second.key, ...second.aliases])
  names.delete(first.key)
  return [...names]
}

function slotsOf(first: Entry, second: Entry): readonly Slot[] {
  const added = second.slots.filter((slot) => !first.slots.some((other) => isSame(slot, other)))
  return [...first.slots, ...added]
}

function isSame(a: Slot, b: Slot): boolean {
  return (['schema', 'of', 'kind', 'at', 'to'] as const).every((name) => a[name] === b[name])
}
