import * as z from 'zod/mini'
import { instant, lastInstant } from '../../../base/time.ts'
import { line } from '../../fields.ts'
import { isMap } from './shape.ts'

// The values that exports share, each with the words for what belongs there.

/** The last moment that a date can hold, in milliseconds since 1970. */
const LATEST = 8.64e15

/** What code asks for. */
export const key = line

/** Providers write what is not there as null or as an empty text, or leave it out. */
export const text = z.nullish(z.string({ error: 'a text belongs here' }))

/** A text that makes a row what it is. */
export const word = z.string({ error: 'a text belongs here' })

export const yesNo = z.nullish(z.boolean({ error: 'true or false belongs here' }))

const MILLISECONDS = { error: 'a whole number of milliseconds since 1970 belongs here' }

export const milliseconds = z.nullish(
  z.int(MILLISECONDS).check(z.minimum(0, MILLISECONDS), z.maximum(LATEST, MILLISECONDS)),
)

const DATE = {
  error: 'a date (2012-08-01) or a time with its zone (2012-08-01T09:30:00Z) belongs here',
}

export const date = z.nullish(
  z.string(DATE).check(z.refine((written) => instant(written) !== undefined, DATE)),
)

/** A moment, by the clock or in milliseconds since 1970. */
export const moment = z.nullish(z.union([milliseconds, date], DATE))

/** An identifier that is a number in some versions of an API and a text in others. */
export const id = z.union([z.int(), z.string()], {
  error: 'a whole number or a text belongs here',
})

/** A map of which nothing but the values' types matters. */
export const map = z.custom<Readonly<Record<string, unknown>>>(isMap, {
  error: 'a map of keys and values belongs here',
})

/** Fields that are looked at; all others are left alone. */
export function row<S extends z.core.$ZodShape>(shape: S): z.ZodMiniObject<S> {
  return z.object(shape, { error: 'a map with the fields of a flag belongs here' })
}

/** Who answers for a flag, or another map that stands within one. */
export function part<S extends z.core.$ZodShape>(
  shape: S,
): z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniObject<S>>> {
  return z.nullish(z.object(shape, { error: 'a map of keys and values belongs here' }))
}

export function said(written: string | null | undefined): string | undefined {
  return written?.trim() ? written : undefined
}

export function momentOf(written: string | number | null | undefined): number | undefined {
  return typeof written === 'string' ? instant(written) : (written ?? undefined)
}

/** Milliseconds since 1970 of the last moment of a date. */
export function endOf(written: string | null | undefined): number | undefined {
  return written ? lastInstant(written) : undefined
}

const RETIRED = { error: 'true, false or the date of the retirement belongs here' }

function isRetirement(value: unknown): boolean {
  return typeof value === 'boolean' || (typeof value === 'string' && instant(value) !== undefined)
}

/**
 * Metadata that people write freely, in formats with no state for a retired flag: `retired: true`
 * or the date of it is Rollcall's own word for one.
 */
export const metadata = part({
  retired: z.nullish(z.custom<boolean | string>(isRetirement, RETIRED)),
  owner: z.optional(z.unknown()),
  description: z.optional(z.unknown()),
})

/** What metadata tells of a flag. */
export function toldBy(written: z.infer<typeof metadata>) {
  const { retired, owner, description } = written ?? {}
  return {
    owner: typeof owner === 'string' ? said(owner) : undefined,
    description: typeof description === 'string' ? said(description) : undefined,
    retired: retired
      ? { at: typeof retired === 'string' ? instant(retired) : undefined }
      : undefined,
  }
}

/** `boolean` where all values are; undefined where they differ or there are none. */
export function typeOf(values: Readonly<Record<string, unknown>>): string | undefined {
  const types = new Set(Object.values(values).map((value) => typeof value))
  return types.size === 1 ? [...types][0] : undefined
}
