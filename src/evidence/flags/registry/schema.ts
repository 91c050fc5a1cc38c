import * as z from 'zod/mini'
import { folded } from '../../../base/flag-names.ts'
import { isReadable } from '../../../base/readable.ts'
import type { Slot } from '../../../model/flags.ts'
import type { Place } from '../../../model/place.ts'
import { date, line, versionOne } from '../../fields.ts'

const words = (error: string) => ({ error })

const key = line.check(
  z.refine(
    (text) => isReadable(text) && text.trim() === text && folded(text) !== '',
    words('a name with more to it than blanks, - _ and . belongs here, without blanks around it'),
  ),
)

const reason = line.check(
  z.refine(isReadable, words('a reason that a person can read belongs here')),
)

const WHOLE = words('a whole number from 0 on belongs here')
const whole = z.int(WHOLE).check(z.minimum(0, WHOLE))

// https://protobuf.dev/programming-guides/proto3/#enum lets a value be negative.
const VALUE = words('a whole number belongs here')
const value = z.int(VALUE)

const BIT = words('a bit from 0 to 63 belongs here')
const bit = z.int(BIT).check(z.minimum(0, BIT), z.maximum(63, BIT))

/** What is at the place in the schema, of which a slot has one. */
const KINDS = ['number', 'bit', 'value', 'route', 'column'] as const

const slotShape = z.strictObject({
  schema: line,
  message: z.optional(line),
  field: z.optional(line),
  enum: z.optional(line),
  table: z.optional(line),
  number: z.optional(whole),
  bit: z.optional(bit),
  value: z.optional(value),
  route: z.optional(line),
  column: z.optional(line),
})

export type SlotFile = z.infer<typeof slotShape>

/** A slot as a registry and the record of a release write it. */
export const slotSchema = slotShape.check(
  z.refine(
    (slot) => KINDS.filter((kind) => slot[kind] !== undefined).length === 1,
    words('exactly one of number, bit, value, route or column belongs in it'),
  ),
  z.refine(
    hasOneHolder,
    words('at most one of message, field, enum or table belongs in it, or message and field'),
  ),
)

function hasOneHolder({ message, field, enum: values, table }: SlotFile): boolean {
  const holders = [message ?? field, values, table].filter((holder) => holder !== undefined)
  return holders.length <= 1
}

/** The slot that a file writes, which `slotSchema` has accepted. */
export function slotOf(slot: SlotFile, place: Place): Slot {
  const { schema, message, field, enum: values, table } = slot
  const kind = KINDS.find((each) => slot[each] !== undefined) ?? 'number'
  const at = slot[kind] ?? 0
  const of = [message, field, values, table].filter((holder) => holder !== undefined).join('.')
  return { schema, of, kind, at, to: at, place }
}

const flag = z.strictObject({
  key,
  owner: z.optional(line),
  description: z.optional(line),
  type: z.optional(line),
  id: z.optional(line),
  created: z.optional(date),
  expires: z.optional(date),
  aliases: z.optional(z.array(key)),
  slots: z.optional(z.array(slotSchema)),
})

const tombstone = z.strictObject({
  key,
  aliases: z.optional(z.array(key)),
  slots: z.optional(z.array(slotSchema)),
  retired: date,
  reason,
  removedIn: z.optional(line),
  replacedBy: z.optional(line),
  unretired: z.optional(z.strictObject({ by: line, reason, at: date })),
})

/** The shape of a `flags.yml`; `schema/flags.schema.json` is made from it. */
export const registrySchema = z
  .strictObject({
    version: z.optional(versionOne),
    flags: z.optional(z.array(flag)),
    retired: z.optional(z.array(tombstone)),
  })
  .check(
    z.refine(
      ({ flags, retired }) => flags !== undefined || retired !== undefined,
      words('flags or retired belongs in it; flags: [] says that there are none'),
    ),
  )

export type RegistryFile = z.infer<typeof registrySchema>
export type FlagFile = z.infer<typeof flag>
export type TombstoneFile = z.infer<typeof tombstone>
