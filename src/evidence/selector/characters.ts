import { once } from '../../base/once.ts'

/** Whether a character, given as its code point, is one that is asked for. */
export type CodeTest = (code: number) => boolean

/** How many units of a string the character takes. */
export function width(code: number): 1 | 2 {
  return code > 0xffff ? 2 : 1
}

export function only(character: string): CodeTest {
  const wanted = character.codePointAt(0)
  return (code) => code === wanted
}

/** Any character in one of the ranges, both ends included, or, negated, any in none of them. */
export function oneOf(ranges: readonly (readonly [number, number])[], negated: boolean): CodeTest {
  return (code) => ranges.some(([first, last]) => first <= code && code <= last) !== negated
}

export function not(test: CodeTest): CodeTest {
  return (code) => !test(code)
}

export const isWord = matching(() => /[\p{L}\p{N}_]/u)
export const isDigit = matching(() => /\p{Nd}/u)
// biome-ignore lint/suspicious/noControlCharactersInRegex: Python counts the separators as spaces
export const isSpace = matching(() => /[^\S\ufeff]|[\x1c-\x1f\x85]/)

/** Makes the regular expression when it is first needed, and asks it once for each ASCII character. */
function matching(make: () => RegExp): CodeTest {
  const regex = once(make)
  const ascii: boolean[] = []
  return (code) => {
    if (code > 127) return regex().test(String.fromCodePoint(code))
    ascii[code] ??= regex().test(String.fromCharCode(code))
    return ascii[code]
  }
}
