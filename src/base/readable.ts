import { once } from './once.ts'

/** What a person can see; fillers and the blank of Braille show nothing. */
const seen = once(
  () => /(?![\u2800\ufffc\u{1d159}\p{Default_Ignorable_Code_Point}])[\p{L}\p{N}\p{P}\p{S}]/u,
)

/** The classes of Unicode take long to build, and most texts need none of them. */
const PLAIN = /[!-~]/

/** Whether a text says anything to who reads it: a name of blanks, or of no width, is none. */
export function isReadable(text: string | undefined): boolean {
  return text !== undefined && (PLAIN.test(text) || seen().test(text))
}
