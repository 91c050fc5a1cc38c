import type { Flag, Registries, Slot, Tombstone } from '../model/flags.ts'
import type { Manifest } from '../model/manifest.ts'
import { folded } from './flag-names.ts'
import { overlap } from './slots.ts'

/** A flag that a rollout turns on, retires or gives another meaning. */
export interface TouchedFlag {
  readonly key: string
  /** `redefined`: its slots, its identity or its type are others than before. */
  readonly how: 'activated' | 'retired' | 'redefined'
  /** All names that it goes by, folded. */
  readonly names: ReadonlySet<string>
  /** Where it lives on the wire, and for one that is redefined also where it lived. */
  readonly slots: readonly Slot[]
}

/** The flags that a rollout touches, each once for each way in which it does. */
export function touchedFlags(
  { flags }: Pick<Manifest, 'flags'>,
  { head, base }: Registries,
): readonly TouchedFlag[] {
  const entries = entriesByName([
    ...head.flags,
    ...head.retired,
    ...(base?.flags ?? []),
    ...(base?.retired ?? []),
  ])
  const touched = (how: TouchedFlag['how'], key: string): TouchedFlag => {
    const same = entries.get(folded(key)) ?? []
    return {
      key,
      how,
      names: new Set([folded(key), ...same.flatMap((entry) => [...namesOf(entry)])]),
      slots: same.flatMap(({ slots }) => slots),
    }
  }
  const found = [
    ...(flags?.activates ?? []).map((key) => touched('activated', key)),
    ...(flags?.retires ?? []).map((key) => touched('retired', key)),
    ...newlyRetired(head.retired, base?.retired).map(({ key }) => touched('retired', key)),
    ...redefined(head.flags, base?.flags).map(({ key }) => touched('redefined', key)),
  ]
  return [...new Map(found.map((each) => [`${each.how} ${folded(each.key)}`, each])).values()]
}

type Entry = Pick<Flag, 'key' | 'aliases' | 'slots'>

function entriesByName(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const found = new Map<string, Entry[]>()
  for (const entry of entries) {
    for (const name of namesOf(entry)) {
      const same = found.get(name)
      if (same) same.push(entry)
      else found.set(name, [entry])
    }
  }
  return found
}

/** Every name that an entry of a registry goes by, folded. */
export function namesOf({ key, aliases }: Pick<Flag, 'key' | 'aliases'>): ReadonlySet<string> {
  return new Set([key, ...aliases].map(folded))
}

function newlyRetired(
  head: readonly Tombstone[],
  base: readonly Tombstone[] | undefined,
): readonly Tombstone[] {
  if (!base) return []
  const before = new Set(base.map(({ key }) => folded(key)))
  return head.filter(({ key }) => !before.has(folded(key)))
}

function redefined(head: readonly Flag[], base: readonly Flag[] = []): readonly Flag[] {
  const before = new Map(base.map((flag) => [folded(flag.key), flag]))
  return head.filter((flag) => {
    const was = before.get(folded(flag.key))
    return was !== undefined && !sameMeaning(was, flag)
  })
}

/** Whether a flag is still the one it was: the same identity and type, on the same slots. */
export function sameMeaning(was: Flag, is: Flag): boolean {
  return (
    sameIdentity(was, is) &&
    was.slots.length === is.slots.length &&
    was.slots.every((slot) => is.slots.some((other) => overlap(slot, other)))
  )
}

/** Whether what a provider knows the flag by, when it was made, and its type are the same; what is not told differs from nothing. */
export function sameIdentity(was: Flag, is: Flag): boolean {
  return (['id', 'created', 'type'] as const).every(
    (name) => was[name] === undefined || is[name] === undefined || was[name] === is[name],
  )
}
