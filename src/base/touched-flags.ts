import type { Flag, Registries, Slot, Tombstone } from '../model/flags.ts'
import type { Manifest } from '../model/manifest.ts'
import { folded } from './flag-names.ts'
import { groupBy } from './groups.ts'
import { overlap } from './slots.ts'

/** A flag that a rollout turns on, retires, brings back or gives another meaning. */
export interface TouchedFlag {
  readonly key: string
  /**
   * `redefined`: its slots, its identity or its type are others than before; `revived`: its
   * tombstone says from now on why it is alive again.
   */
  readonly how: 'activated' | 'retired' | 'redefined' | 'revived'
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
  const under = entriesUnder<Entry>([
    ...head.flags,
    ...head.retired,
    ...(base?.flags ?? []),
    ...(base?.retired ?? []),
  ])
  const touched = (how: TouchedFlag['how'], key: string): TouchedFlag => {
    const same = under([folded(key)])
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
    ...newlyRevived(head.retired, base?.retired).map(({ key }) => touched('revived', key)),
    ...redefined(head.flags, base?.flags).map(({ key }) => touched('redefined', key)),
  ]
  return [...new Map(found.map((each) => [`${each.how} ${folded(each.key)}`, each])).values()]
}

type Entry = Pick<Flag, 'key' | 'aliases' | 'slots'>

/** Finds the entries of a registry that go by one of some folded names, each once. */
export function entriesUnder<T extends Entry>(
  entries: readonly T[],
): (names: Iterable<string>) => readonly T[] {
  const named = entries.flatMap((entry) => [...namesOf(entry)].map((name) => ({ name, entry })))
  const byName = groupBy(named, ({ name }) => name)
  return (names) => [
    ...new Set([...names].flatMap((name) => (byName.get(name) ?? []).map(({ entry }) => entry))),
  ]
}

/** Every name that an entry of a registry goes by, folded. */
export function namesOf({ key, aliases }: Pick<Flag, 'key' | 'aliases'>): ReadonlySet<string> {
  return new Set([key, ...aliases].map(folded))
}

function newlyRetired(
  head: readonly Tombstone[],
  base: readonly Tombstone[] | undefined,
): readonly Tombstone[] {
  return base ? notIn(head.filter(isDead), base.filter(isDead)) : []
}

function newlyRevived(
  head: readonly Tombstone[],
  base: readonly Tombstone[] | undefined,
): readonly Tombstone[] {
  const revived = (each: Tombstone) => !isDead(each)
  return base ? notIn(head.filter(revived), base.filter(revived)) : []
}

function isDead({ unretired }: Tombstone): boolean {
  return unretired === undefined
}

function notIn(some: readonly Tombstone[], others: readonly Tombstone[]): readonly Tombstone[] {
  const keys = new Set(others.map(({ key }) => folded(key)))
  return some.filter(({ key }) => !keys.has(folded(key)))
}

function redefined(head: readonly Flag[], base: readonly Flag[] = []): readonly Flag[] {
  const before = new Map(base.map((flag) => [folded(flag.key), flag]))
  return head.filter((flag) => {
    const was = before.get(folded(flag.key))
    return was !== undefined && !sameMeaning(was, flag)
  })
}

/** Whether a flag is still the one it was: the same identity and type, on the same slots. */
function sameMeaning(was: Flag, is: Flag): boolean {
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
