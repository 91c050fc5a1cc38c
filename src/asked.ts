import { instant } from './base/time.ts'
import { list, nearest } from './base/words.ts'

/** Something that was asked of a door and cannot be meant; the answer is no verdict. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** One of some words, or a UsageError that lists them. */
export function oneOf<Word extends string>(
  name: string,
  value: string,
  words: readonly Word[],
): Word {
  const found = words.find((word) => word === value)
  if (found) return found
  const near = nearest(value, words)
  throw new UsageError(
    `${name} is ${JSON.stringify(value)}, and must be ${list(words, 10, 'or')}${near ? `; did you mean ${near}?` : ''}`,
  )
}

/** A date or a time with its zone in milliseconds since 1970. */
export function timeOf(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  const at = instant(value)
  if (at !== undefined) return at
  throw new UsageError(
    `${name} is ${JSON.stringify(value)}, and must be a date (2012-08-01) or a time with its zone (2012-08-01T09:30:00-04:00)`,
  )
}

/** A commit in full, or a UsageError: a name can be moved. */
export function commitOf(name: string, value: string | undefined): string | undefined {
  if (value === undefined || /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value)) return value
  throw new UsageError(
    `${name} is ${JSON.stringify(value)}, and must be a full commit of 40 hexadecimal digits`,
  )
}

/** `true` or `false`; a UsageError for anything else, since a slip would mean no. */
export function yesOrNo(name: string, value: string | undefined): boolean {
  return oneOf(name, value ?? 'false', ['true', 'false']) === 'true'
}
