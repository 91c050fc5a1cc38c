import { folded } from '../../base/flag-names.ts'
import { slotText } from '../../base/slots.ts'
import { speller } from '../../base/spelling.ts'
import { stanzaOf } from '../../base/stanza.ts'
import { namesOf } from '../../base/touched-flags.ts'
import { list } from '../../base/words.ts'
import type { Flag, Registries, Registry, Slot, Tombstone } from '../../model/flags.ts'
import type { Draft, Facts } from '../../model/rule.ts'
import { bounded } from '../bounded.ts'
import { them } from '../grammar.ts'
import { byName, day } from './names.ts'
import { covers } from './slot-index.ts'

/** What stands in a stanza for the reason until somebody writes it. */
const REASON = 'say why it was retired'

/** A flag that was alive, and what of it is neither alive nor on a tombstone. */
interface Forgotten {
  readonly flag: Flag
  readonly names: readonly string[]
  readonly slots: readonly Slot[]
  /** Where something of it still stands at the head. */
  readonly left: Flag | Tombstone | undefined
}

/** Flags that were alive and of which something is forgotten now. */
export function forgottenFlags(head: Registry, base: Registry, now: number): readonly Draft[] {
  const live = byName(head.flags)
  const dead = byName(head.retired.filter(({ unretired }) => !unretired))
  const again = byName(head.retired.filter(({ unretired }) => unretired))
  const forgotten = base.flags.map((flag): Forgotten => {
    const all = [...namesOf(flag)]
    const isAlive = all.some((name) => live.has(name))
    const graves = all.flatMap((name) => dead.get(name) ?? [])
    const held = graves.flatMap(({ slots }) => slots)
    return {
      flag,
      names: [flag.key, ...flag.aliases].filter((name) => {
        const known = folded(name)
        return !live.has(known) && !dead.has(known)
      }),
      // A live flag that leaves a slot is judged by flags/repurposed.
      slots: isAlive || graves.length === 0 ? [] : flag.slots.filter((slot) => !covers(held, slot)),
      left: [live, dead, again].flatMap((by) => all.flatMap((name) => by.get(name) ?? []))[0],
    }
  })
  const wrong = forgotten.filter(({ names, slots }) => names.length + slots.length > 0)
  return bounded(wrong, (each) => explain(each, now))
}

function explain({ flag, names, slots, left }: Forgotten, now: number): Draft {
  const { key, place } = flag
  if (!left) {
    return {
      what: `${key} was a live flag and is now neither alive nor retired: nobody would notice when somebody uses its name${flag.slots.length > 0 ? ' or its slots' : ''} again`,
      next: `Add its tombstone below retired in the registry of flags, with the reason: ${stanza(flag, now)}`,
      place,
    }
  }
  if ('unretired' in left && left.unretired) {
    return {
      what: `${key} was alive again in spite of its tombstone and is now gone, and the tombstone still says that it is alive`,
      next: `Take unretired out of the tombstone of ${left.key}, so that it is retired again`,
      place: left.place,
      because: place,
    }
  }
  const lost = [...names, ...slots.map(slotText)]
  return {
    what: `${key} had ${list(lost)} before, which ${left.key} does not: nobody would notice when somebody uses ${them(lost)} again`,
    next: `Add ${list(lost)} to the aliases and slots of ${left.key}`,
    place: left.place,
    because: place,
  }
}

/** What the manifest says that the rollout retires, and no tombstone says so. */
export function untoldRetirements(
  { manifest }: Facts['rollout'],
  { head, base }: Registries,
  now: number,
): readonly Draft[] {
  const dead = byName(head.retired.filter(({ unretired }) => !unretired))
  const known = byName([...head.flags, ...(base?.flags ?? [])])
  const keys = [...head.flags, ...head.retired].map(({ key }) => key)
  const spell = speller(() => keys)
  const wrong = (manifest.value.flags?.retires ?? []).flatMap((name, i): readonly Draft[] => {
    if (dead.has(folded(name))) return []
    const flag = known.get(folded(name))
    return [
      {
        what: `The rollout retires ${name}, and no tombstone in the registry of flags says so`,
        next: flag
          ? `Put its tombstone below retired in the registry of flags in the place of its live entry, with the reason: ${stanza(flag, now)}`
          : unknownNext(spell(name)),
        place: manifest.at('flags', 'retires', i),
        because: flag?.place,
      },
    ]
  })
  return bounded(wrong, (draft) => draft)
}

function unknownNext(near: string | undefined): string {
  return near === undefined
    ? 'Check the name: no flag of the registry has it'
    : `Write ${near} if that is meant, or check the name: no flag of the registry has it`
}

function stanza(flag: Flag, now: number): string {
  return stanzaOf(flag, day(now), REASON)
}
