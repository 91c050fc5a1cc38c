import { folded } from '../../../base/flag-names.ts'
import { HOLDERS } from './holders.ts'
import { longest, type Match, trimmedEnd } from './match.ts'
import { DOT, FOLD, FOREIGN, lookUp, OUTSIDE, type Sought, soughtOf, tableOf } from './names.ts'

/** Finds names in bytes. */
export interface Scanner {
  /**
   * Calls `found` for each name in the first `end` bytes, in order; `name` is its index, and the
   * bytes from `from` to before `to` are what is written there.
   */
  scan(
    bytes: Uint8Array,
    end: number,
    found: (name: number, from: number, to: number) => void,
  ): void
}

/** Names with a first word this short would make every jump as short. */
const SHORT = 4

/**
 * Finds names that are pairwise different after `folded`. A word is a run of letters, digits, `_`,
 * `$`, `.` and `-`, and of all that is not ASCII; a name stands where whole words are it after
 * folding, and where the last segment of a word is it behind a holder of flags. Of names that begin
 * in one place the longest wins. Names of other alphabets may be written in any case too; names in
 * ASCII are found in ASCII alone. A name without a word, as `/`, is never found.
 */
export function scannerOf(names: readonly string[]): Scanner {
  const sought = names.map(soughtOf).filter((each) => each !== undefined)
  const passes = [
    sought.filter(({ length }) => length >= SHORT),
    sought.filter(({ length }) => length < SHORT),
  ]
    .filter((each) => each.length > 0)
    .map(passOf)
  return {
    scan: (bytes, end, found) => {
      for (const pass of passes) pass.seek(bytes, end, 0)
      for (let next = firstOf(passes); next; next = firstOf(passes)) {
        const { name, from, to } = next.match
        found(name, from, to)
        for (const pass of passes) {
          if (pass.match.name >= 0 && pass.match.from < to) pass.seek(bytes, end, to)
        }
      }
    },
  }
}

/** One way through the bytes, which stops at each name. */
interface Pass {
  /** Where it stopped; no name at the end of the bytes. */
  readonly match: Readonly<Match>
  /** Goes on from a byte to the next name. */
  seek(bytes: Uint8Array, end: number, at: number): void
}

/** The pass that stopped first, at the longer name where both stopped at one byte. */
function firstOf(passes: readonly Pass[]): Pass | undefined {
  let first: Pass | undefined
  for (const pass of passes) {
    if (pass.match.name < 0) continue
    if (!first || isBefore(pass.match, first.match)) first = pass
  }
  return first
}

function isBefore(a: Readonly<Match>, b: Readonly<Match>): boolean {
  return a.from < b.from || (a.from === b.from && a.to > b.to)
}

/**
 * The words of all names have at least `step` bytes, so each covers one of the bytes that are so far
 * apart: only those are looked at, and where one is part of a word, the word around it.
 */
function passOf(names: readonly Sought[]): Pass {
  const step = Math.min(...names.map(({ length }) => length))
  const table = tableOf(names)
  const match: Match = { name: -1, from: 0, to: 0 }

  const seek: Pass['seek'] = (bytes, end, at) => {
    const fold = FOLD
    let probe = at + step - 1
    while (probe < end) {
      if (fold[bytes[probe] as number] === OUTSIDE) {
        probe += step
        continue
      }
      let from = probe
      while (from > at && fold[bytes[from - 1] as number] !== OUTSIDE) from--
      let whole = 0
      let segment = 0
      let dot = -1
      let to = from
      for (; to < end; to++) {
        const byte = fold[bytes[to] as number] as number
        if (byte > FOREIGN) {
          whole = (Math.imul(whole, 31) + byte) | 0
          segment = (Math.imul(segment, 31) + byte) | 0
        } else if (byte === OUTSIDE) {
          break
        } else if (byte === DOT) {
          segment = 0
          dot = to
        }
      }
      const candidates = lookUp(table, whole)
      if (candidates && longest(bytes, { first: at, from, end }, candidates, match)) return
      if (dot >= 0 && inHolder(bytes, from, to, dot, segment)) return
      probe = to + step
    }
    match.name = -1
  }

  /** Whether the last segment of a word is a name, and the one before it a holder of flags. */
  function inHolder(
    bytes: Uint8Array,
    from: number,
    to: number,
    dot: number,
    hash: number,
  ): boolean {
    let last = dot
    let segment = hash
    if (segment === 0) {
      // The dot may be that of a sentence.
      const trimmed = trimmedEnd(bytes, from, to)
      last = lastDot(bytes, from, trimmed)
      if (last < 0) return false
      segment = hashOf(bytes, last + 1, trimmed)
    }
    const candidates = lookUp(table, segment)
    if (!candidates || !isHolder(bytes, from, last)) return false
    const start = last + 1
    return longest(bytes, { first: start, from: start, end: to }, candidates, match)
  }

  return { match, seek }
}

function lastDot(bytes: Uint8Array, from: number, to: number): number {
  for (let at = to - 1; at >= from; at--) if (FOLD[bytes[at] as number] === DOT) return at
  return -1
}

function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0
  for (let at = from; at < to; at++) {
    const byte = FOLD[bytes[at] as number] as number
    if (byte > FOREIGN) hash = (Math.imul(hash, 31) + byte) | 0
  }
  return hash
}

/** Longer ones need not be looked up. */
const LONGEST_HOLDER = 64

function isHolder(bytes: Uint8Array, from: number, to: number): boolean {
  const start = Math.max(lastDot(bytes, from, to) + 1, from)
  if (to - start > LONGEST_HOLDER) return false
  return HOLDERS.has(folded(Buffer.from(bytes.subarray(start, to)).toString('latin1')))
}
