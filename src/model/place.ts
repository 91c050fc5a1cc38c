/** Where something stands in a file: the name as the user gave it, line and column from 1. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

/**
 * A parsed file with the place of every value in it.
 *
 * `at()` is the place of the value under a path of keys and indexes, and of its nearest
 * ancestor where the path leads nowhere, so that a missing field still has an address.
 */
export interface Located<T> {
  readonly file: string
  readonly value: T
  at(...path: readonly (string | number)[]): Place
  /** The place of the key that holds the value, where `at()` gives the place of the value. */
  keyAt(...path: readonly (string | number)[]): Place
  /** The place of a text itself, behind the quote where it is quoted. */
  textAt(...path: readonly (string | number)[]): Place
}
