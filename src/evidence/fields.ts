import * as z from 'zod/mini'
import { DURATION, instant } from '../base/time.ts'

// A schema that reads one small file is done before code for it would have been made.
z.config({ jitless: true })

// The values that manifests and policies share, each with the words for what belongs there.

const words = (error: string) => ({ error })

/** No control character and no line end of any kind. */
const ONE_LINE = /^[ -~\u00a0-\u2027\u202a-\uffff]*$/

/** One line of text; a line break in a name is a trick or a mistake. */
export const line = z
  .string()
  .check(
    z.minLength(1, words('a text that is not empty belongs here')),
    z.maxLength(1000, words('at most 1000 characters belong here')),
    z.regex(ONE_LINE, words('a text on one line without control characters belongs here')),
  )

export const selector = z
  .string()
  .check(
    z.maxLength(65_536, words('a selector of at most 65,536 characters belongs here')),
    z.regex(ONE_LINE, words('a selector on one line belongs here')),
  )

const DATE = words(
  'a date (2012-08-01) or a time with its zone (2012-08-01T09:30:00-04:00) belongs here',
)

export const date = z.string(DATE).check(z.refine((text) => instant(text) !== undefined, DATE))

const TIME = words('a time with its zone (2012-08-01T09:30:00-04:00) belongs here')

export const time = z
  .string(TIME)
  .check(z.refine((text) => instant(text) !== undefined && text.length > 10, TIME))

const PERIOD = words('a duration such as 90s, 30m, 1h30m or 14d belongs here')

export const period = z.string(PERIOD).check(z.regex(DURATION, PERIOD))

const SHARE = 'a count of hosts or a percentage from 0% to 100% belongs here'

export const share = z.union(
  [
    z.int().check(z.minimum(0, words(SHARE))),
    z
      .templateLiteral([z.number(), '%'])
      .check(z.refine((text) => /^(?:100|\d?\d(?:\.\d+)?)%$/.test(text), words(SHARE))),
  ],
  words(SHARE),
)

const DIGEST = words('sha256: and 64 lower-case hexadecimal digits belong here')

export const digest = z.string(DIGEST).check(z.regex(/^sha256:[0-9a-f]{64}$/, DIGEST))

export const versionOne = z.literal(1, words('1 belongs here, the only version of this format'))
