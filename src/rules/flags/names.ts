import { folded } from '../../base/flag-names.ts'
import { moment } from '../../base/time.ts'
import { namesOf } from '../../base/touched-flags.ts'
import { count, thousands } from '../../base/words.ts'
import type { Registries, Registry, Tombstone } from '../../model/flags.ts'

/** Why no rule of flags has anything to judge. */
export const NO_REGISTRY = 'there is no registry of flags'

/**
 * The tombstone that each name of a retired flag stands on, by folded name. What the base retired
 * stays retired whatever became of its tombstone, unless the head says why it is alive again.
 */
export function deadNames({ head, base }: Registries): ReadonlyMap<string, Tombstone> {
  const now = byName(head.retired)
  const lasting = (base?.retired ?? []).filter(
    (tombstone) => !(now.get(folded(tombstone.key)) ?? tombstone).unretired,
  )
  return byName([...head.retired.filter(({ unretired }) => !unretired), ...lasting])
}

/** Entries of a registry by each of their folded names; the first of a name stands for it. */
export function byName<T extends { readonly key: string; readonly aliases: readonly string[] }>(
  entries: readonly T[],
): ReadonlyMap<string, T> {
  const found = new Map<string, T>()
  for (const entry of entries) {
    for (const name of namesOf(entry)) if (!found.has(name)) found.set(name, entry)
  }
  return found
}

/** Whether two sets of folded names have one in common. */
export function share(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return [...some].some((name) => others.has(name))
}

/** `2003-06-30`, in UTC. */
export function day(at: number): string {
  return moment(at).slice(0, 10)
}

/** `retired on 2003-06-30 (replaced by ours)`, as far as it is told. */
export function retiredWhen({ retired, reason }: Tombstone): string {
  const when = retired === undefined ? 'retired' : `retired on ${day(retired)}`
  return reason === undefined ? when : `${when} (${reason})`
}

/** `power_peg`, or `PowerPeg, another name of power_peg`. */
export function alsoCalled(name: string, key: string): string {
  return name === key ? key : `${name}, another name of ${key}`
}

/** `12 live flags, 3 retired`. */
export function sizeOf({ flags, retired }: Registry): string {
  return `${count(flags.length, 'live flag')}, ${thousands(retired.length)} retired`
}
