import { DOT, FOLD, FOREIGN, JOINT, OUTSIDE, type Sought } from './names.ts'

const DASH = 0x2d
const POINT = 0x2e

/** Where a name's prefix begins that ends before `from`, and -1 where it does not stand there. */
export function startOf(bytes: Uint8Array, from: number, first: number, prefix: string): number {
  let at = from
  let start = from
  for (let i = prefix.length - 1; i >= 0; i--) {
    at = beforeJoints(bytes, at, first)
    if (at < first || bytes[at] !== prefix.charCodeAt(i)) return -1
    start = at
  }
  if (prefix === '') return start
  at = beforeJoints(bytes, at, 0)
  return at >= 0 && FOLD[bytes[at] as number] !== OUTSIDE ? -1 : start
}

/** Where a name ends whose first word begins at `from`, and -1 where it does not stand there. */
export function endOf(bytes: Uint8Array, from: number, end: number, rest: string): number {
  let at = from
  for (let i = 0; i < rest.length; ) {
    if (at >= end) return -1
    const byte = bytes[at] as number
    const fold = FOLD[byte] as number
    if (fold === JOINT || fold === DOT) {
      at++
    } else if (fold === FOREIGN) {
      const size = sizeOf(byte)
      const letter = lower(bytes, at, Math.min(at + size, end))
      if (!rest.startsWith(letter, i)) return -1
      i += letter.length
      at += size
    } else {
      if ((fold === OUTSIDE ? byte : fold) !== rest.charCodeAt(i)) return -1
      i++
      at++
    }
  }
  while (at < end && isJoint(bytes[at] as number)) at++
  if (at < end && FOLD[bytes[at] as number] !== OUTSIDE) return -1
  return Math.min(at, end)
}

/** The last byte before `at` that folds to something, or the one before `first`. */
function beforeJoints(bytes: Uint8Array, at: number, first: number): number {
  let before = at - 1
  while (before >= first && isJoint(bytes[before] as number)) before--
  return before
}

function isJoint(byte: number): boolean {
  const fold = FOLD[byte] as number
  return fold === JOINT || fold === DOT
}

/** How many bytes a character of UTF-8 has, by its first. */
function sizeOf(lead: number): number {
  if (lead < 0xc0) return 1
  if (lead < 0xe0) return 2
  return lead < 0xf0 ? 3 : 4
}

function lower(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.subarray(from, to)).toString('utf8').toLowerCase()
}

/** Without the dots and dashes that only stand around a name: `--rlp`, `rlp.` */
export function trimmedStart(bytes: Uint8Array, from: number, to: number): number {
  let at = from
  while (at < to && (bytes[at] === DASH || bytes[at] === POINT)) at++
  return at
}

export function trimmedEnd(bytes: Uint8Array, from: number, to: number): number {
  let at = to
  while (at > from && (bytes[at - 1] === DASH || bytes[at - 1] === POINT)) at--
  return at
}

/** A name that stands in bytes. */
export interface Match {
  name: number
  from: number
  to: number
}

/**
 * The longest of some names whose first word begins at `from`; `first` is the byte that a prefix may
 * begin at. Answers by setting `match`, so that nothing is made for what is found often.
 */
export function longest(
  bytes: Uint8Array,
  span: { readonly first: number; readonly from: number; readonly end: number },
  candidates: readonly Sought[],
  match: Match,
): boolean {
  let length = 0
  for (const { name, prefix, rest } of candidates) {
    const stop = endOf(bytes, span.from, span.end, rest)
    if (stop < 0) continue
    const start = startOf(bytes, span.from, span.first, prefix)
    if (start < 0) continue
    const from = prefix === '' ? trimmedStart(bytes, start, stop) : start
    const to = trimmedEnd(bytes, from, stop)
    if (to - from <= length) continue
    length = to - from
    match.name = name
    match.from = from
    match.to = to
  }
  return length > 0
}
