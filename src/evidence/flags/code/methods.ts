import { folded } from '../../../base/flag-names.ts'
import { DOT, FOLD, FOREIGN, lookUp, OUTSIDE, soughtOf, tableOf } from '../scan/names.ts'

/** Calls `found` for each name in the first `end` bytes, in order. */
export type FindMethods = (
  bytes: Buffer,
  end: number,
  found: (from: number, to: number) => void,
) => void

/**
 * Finds names of functions, whatever they are called on: `client.isEnabled`. Unlike in the name of a
 * flag, a dot ends a word here. All names have at least `step` bytes, so each covers one of the bytes
 * that are so far apart, and only around those is looked.
 */
export function methodsOf(names: readonly string[]): FindMethods {
  const sought = names.map(soughtOf).filter((each) => each !== undefined)
  if (sought.length === 0) return () => {}
  const step = Math.min(...sought.map(({ length }) => length))
  const table = tableOf(sought)
  const keys = new Set(names.map(folded))
  return (bytes, end, found) => {
    let probe = step - 1
    while (probe < end) {
      if (isOutside(bytes[probe] as number)) {
        probe += step
        continue
      }
      let from = probe
      while (from > 0 && !isOutside(bytes[from - 1] as number)) from--
      let hash = 0
      let to = from
      for (; to < end; to++) {
        const byte = FOLD[bytes[to] as number] as number
        if (byte > FOREIGN) hash = (Math.imul(hash, 31) + byte) | 0
        else if (byte === OUTSIDE || byte === DOT) break
      }
      if (lookUp(table, hash)) {
        const start = withoutDashes(bytes, from, to)
        if (keys.has(folded(bytes.toString('latin1', start, to)))) found(start, to)
      }
      probe = to + step
    }
  }
}

function isOutside(byte: number): boolean {
  const fold = FOLD[byte] as number
  return fold === OUTSIDE || fold === DOT
}

const DASH = 0x2d

/** They are of another sign, as in `x -isEnabled`. */
function withoutDashes(bytes: Buffer, from: number, to: number): number {
  let start = from
  while (start < to && bytes[start] === DASH) start++
  return start
}
