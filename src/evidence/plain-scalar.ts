import type { TreeScalar } from './tree.ts'

export type Version = '1.1' | '1.2'

/** Numbers that both versions read alike, and as `parseFloat` does. */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/

/** Numbers of 1.2, and some that are none. */
const ODD = /^[-+]?(?:0[ox][\da-f]*|(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?|\.inf|\.nan)$/i

/** Numbers of 1.1 in the bases 2, 8, 10 and 16, and some that are none; to the parser `e1` is one. */
const ODD_IN_1_1 = /^[-+]?(?:0[bx][\da-f_]*|[\d_]*(?:\.[\d_]*)?(?:e[-+]?\d+)?|\.inf|\.nan)$/i

/** Numbers of 1.1 in base 60, dates, times, and some that are none. */
const TIME_IN_1_1 = /^(?:[-+]?[\d_]+(?::[\d_]+)+(?:\.[\d_]*)?$|\d{4}-\d\d?-\d)/

/** More digits than this, and a number may be rounded. */
const LONGEST_NUMBER = 15

/** `false` is the longest word that is no string. */
const LONGEST_WORD = 5

/**
 * What a plain scalar says, by the core schema of YAML 1.2.2, section 10.3, or by the types of
 * YAML 1.1 (https://yaml.org/type); undefined if it is one of the odd forms, or might be.
 */
export function plainValue(source: string, version: Version): TreeScalar['value'] | undefined {
  if ('0123456789-+.eE'.includes(source.charAt(0))) return numberOrText(source, version)
  return source.length > LONGEST_WORD ? source : wordOrText(source, version)
}

function numberOrText(source: string, version: Version): number | string | undefined {
  if (NUMBER.test(source)) {
    return source.length > LONGEST_NUMBER ? undefined : Number.parseFloat(source)
  }
  const isOdd =
    version === '1.2' ? ODD.test(source) : ODD_IN_1_1.test(source) || TIME_IN_1_1.test(source)
  return isOdd ? undefined : source
}

function wordOrText(source: string, version: Version): boolean | null | string | undefined {
  const word = source.toLowerCase()
  // `true`, `True` and `TRUE` are words, and `tRUE` is not.
  const isWord =
    source === word || source === source.toUpperCase() || source.slice(1) === word.slice(1)
  if (!isWord) return source
  switch (word) {
    case '~':
    case 'null':
      return null
    case 'true':
      return true
    case 'false':
      return false
    case 'y':
    case 'yes':
    case 'on':
      return version === '1.1' ? true : source
    case 'n':
    case 'no':
    case 'off':
      return version === '1.1' ? false : source
    case '<<':
      return undefined
    default:
      return source
  }
}
