import { folded } from '../../base/flag-names.ts'
import { groupBy } from '../../base/groups.ts'
import { slotText, spaceOf } from '../../base/slots.ts'
import { count } from '../../base/words.ts'
import type { Field, Registry, Reserved, Slot } from '../../model/flags.ts'
import type { Draft } from '../../model/rule.ts'
import { bounded } from '../bounded.ts'
import { byName } from './names.ts'
import { covers, slotIndex } from './slot-index.ts'

type Named = Extract<Reserved, { readonly name: string }>

/** What keeps slots and names of a schema from being used again, and what uses them. */
interface Kept {
  /** Whether something is left of the message or enum. */
  isThere(space: Space): boolean
  isUsed(slot: Slot): boolean
  holds(slot: Slot): boolean
  holdsName(name: string, space: Space): boolean
  isNamed(name: string, space: Space): boolean
}

type Space = Pick<Slot, 'schema' | 'of'>

/** Fields and enum values that went and left their numbers open, and reservations that shrank. */
export function unreserved(head: Registry, base: Registry): readonly Draft[] {
  const kept = keptBy(head)
  const gone = base.fields.filter(({ slot }) => kept.isThere(slot) && !kept.isUsed(slot))
  return [
    ...bounded(
      gone.filter(({ slot }) => !kept.holds(slot)),
      openNumber,
    ),
    ...bounded(
      slotsOf(base.reserved).filter((slot) => kept.isThere(slot) && !kept.holds(slot)),
      shrunk,
    ),
    ...bounded(
      namesOf(base.reserved).filter(
        (each) => kept.isThere(each) && !kept.holdsName(each.name, each),
      ),
      lostName,
    ),
    ...bounded(
      gone.filter(
        ({ name, slot }) =>
          kept.holds(slot) && !kept.holdsName(name, slot) && !kept.isNamed(name, slot),
      ),
      openName,
    ),
    ...bounded(
      [...groupBy(base.fields, ({ slot }) => spaceOf(slot)).values()].filter(
        ([{ slot }]) => !kept.isThere(slot),
      ),
      goneWhole,
    ),
  ]
}

function keptBy({ fields, reserved, retired }: Registry): Kept {
  const graves = byName(retired)
  const used = slotIndex(fields)
  const held = slotIndex(
    [...slotsOf(reserved), ...retired.flatMap(({ slots }) => slots)].map((slot) => ({ slot })),
  )
  const nameIn = (space: Space, name: string) => `${spaceOf(space)} ${folded(name)}`
  const reservedNames = new Set(namesOf(reserved).map((each) => nameIn(each, each.name)))
  const fieldNames = new Set(fields.map(({ name, slot }) => nameIn(slot, name)))
  const spaces = new Set(
    [...fields.map(({ slot }) => slot), ...reserved.map((each) => each.slot ?? each)].map(spaceOf),
  )
  return {
    isThere: (space) => spaces.has(spaceOf(space)),
    isUsed: (slot) => used(slot).length > 0,
    holds: (slot) =>
      covers(
        held(slot).map((each) => each.slot),
        slot,
      ),
    holdsName: (name, space) => reservedNames.has(nameIn(space, name)) || graves.has(folded(name)),
    isNamed: (name, space) => fieldNames.has(nameIn(space, name)),
  }
}

function openNumber({ name, slot }: Field): Draft {
  return {
    what: `${name} is gone from the schema, and nothing keeps ${slotText(slot)} for it: the next one who takes it is read as ${name} by code of before`,
    next: `Reserve it and its name where it stood (reserved ${slot.at}; reserved "${name}";)`,
    place: slot.place,
  }
}

function openName({ name, slot }: Field): Draft {
  return {
    what: `${name} is gone from the schema and its number is reserved, but its name is not: JSON and text of before would be read as whatever takes the name`,
    next: `Reserve the name as well (reserved "${name}";)`,
    place: slot.place,
    severity: 'warn',
  }
}

function shrunk(slot: Slot): Draft {
  return {
    what: `Not all of ${slotText(slot)} is reserved any more, and something had it before`,
    next: 'Put the reservation back; it may only grow',
    place: slot.place,
  }
}

function lostName({ name, place }: Named): Draft {
  return {
    what: `The name ${name} is no longer reserved, and something was called that before`,
    next: 'Put the reservation back; it may only grow',
    place,
  }
}

function goneWhole(fields: readonly [Field, ...Field[]]): Draft {
  const [{ slot }] = fields
  return {
    what: `Nothing is left of ${slot.of === '' ? slot.schema : `${slot.schema}.${slot.of}`}, which had ${count(fields.length, 'field')}: if it comes back, its numbers may come back with another meaning`,
    next: 'Make sure that nothing reads it any more, and never use its name again',
    place: slot.place,
    severity: 'warn',
  }
}

function slotsOf(reserved: readonly Reserved[]): readonly Slot[] {
  return reserved.flatMap(({ slot }) => slot ?? [])
}

function namesOf(reserved: readonly Reserved[]): readonly Named[] {
  return reserved.flatMap((each) => (each.slot ? [] : [each]))
}
