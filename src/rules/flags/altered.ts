import { folded, OWN_FORMAT } from '../../base/flag-names.ts'
import { slotText } from '../../base/slots.ts'
import { list } from '../../base/words.ts'
import type { Registry, Tombstone } from '../../model/flags.ts'
import type { Draft } from '../../model/rule.ts'
import { bounded } from '../bounded.ts'
import { byName, day, retiredWhen } from './names.ts'
import { covers } from './slot-index.ts'

/** A tombstone of before, what became of it, and what it says less or otherwise. */
interface Altered {
  readonly was: Tombstone
  readonly is: Tombstone | undefined
  readonly changes: readonly string[]
}

/** Tombstones that are gone, hold less than before, or tell another story; they may only grow. */
export function alteredTombstones(head: Registry, base: Registry): readonly Draft[] {
  const now = byName(head.retired)
  const own = new Set(
    base.sources.filter(({ format }) => format === OWN_FORMAT).map(({ file }) => file),
  )
  const altered = base.retired.map((was): Altered => {
    const is = now.get(folded(was.key))
    return {
      was,
      is,
      changes: is
        ? [
            ...lostNames(was, now),
            ...lostSlots(was, now),
            // A provider tells the story anew each time.
            ...(own.has(was.place.file) ? retold(was, is) : []),
          ]
        : [],
    }
  })
  return bounded(
    altered.filter(({ is, changes }) => !is || changes.length > 0),
    explain,
  )
}

function explain({ was, is, changes }: Altered): Draft {
  if (!is) {
    return {
      what: `The tombstone of ${was.key}, ${retiredWhen(was)}, is gone: nobody would notice when somebody uses what it held again`,
      next: 'Put it back as it was; to bring the flag back, keep it and add unretired with by, reason and at',
      place: was.place,
    }
  }
  return {
    what: `The tombstone of ${was.key} is not what it was: ${list(changes)}; a tombstone may only grow`,
    next: 'Put back what it said; names, slots and what was not told may be added',
    place: is.place,
    because: was.place,
  }
}

function lostNames(was: Tombstone, now: ReadonlyMap<string, Tombstone>): readonly string[] {
  return was.aliases
    .filter((alias) => !now.has(folded(alias)))
    .map((alias) => `it no longer holds the name ${alias}`)
}

function lostSlots(was: Tombstone, now: ReadonlyMap<string, Tombstone>): readonly string[] {
  const heirs = [was.key, ...was.aliases].flatMap((name) => now.get(folded(name)) ?? [])
  const held = heirs.flatMap(({ slots }) => slots)
  return was.slots
    .filter((slot) => !covers(held, slot))
    .map((slot) => `it no longer holds all of ${slotText(slot)}`)
}

const NAMES = {
  retired: 'the date of retirement',
  reason: 'the reason',
  removedIn: 'removedIn',
  replacedBy: 'replacedBy',
} as const

function retold(was: Tombstone, is: Tombstone): readonly string[] {
  return (Object.keys(NAMES) as (keyof typeof NAMES)[])
    .filter((name) => was[name] !== undefined && was[name] !== is[name])
    .map((name) => {
      const now = is[name] === undefined ? 'nothing' : shown(is[name])
      return `${NAMES[name]} was ${shown(was[name])} and is ${now}`
    })
}

function shown(value: string | number | undefined): string {
  return typeof value === 'number' ? day(value) : JSON.stringify(value)
}
