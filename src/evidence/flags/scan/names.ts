import { folded } from '../../../base/flag-names.ts'

/** What a byte is to a name: nothing of it, or what it folds to. */
export const OUTSIDE = 0
/** `-` and `_`, which fold to nothing. */
export const JOINT = 1
/** A dot folds to nothing too, and ends a segment. */
export const DOT = 2
/** A byte of a letter that ASCII has not: a part of a word that the hash passes over. */
export const FOREIGN = 3

/** For each byte one of the above, or the letter, digit or `$` it folds to. */
export const FOLD = foldTable()

function foldTable(): Uint8Array {
  const table = new Uint8Array(256)
  for (const letter of 'abcdefghijklmnopqrstuvwxyz0123456789$') {
    table[letter.charCodeAt(0)] = letter.charCodeAt(0)
    table[letter.toUpperCase().charCodeAt(0)] = letter.charCodeAt(0)
  }
  for (const joint of '-_') table[joint.charCodeAt(0)] = JOINT
  table['.'.charCodeAt(0)] = DOT
  return table.fill(FOREIGN, 0x80)
}

/** A name as it is looked for. Most are one word; `team/new checkout` is three, found by its first. */
export interface Sought {
  /** Its index among the names. */
  readonly name: number
  /** What stands before its first word, folded: `@` of `@team/checkout`. */
  readonly prefix: string
  /** The rest, folded. */
  readonly rest: string
  readonly hash: number
  /** At least so many bytes are in its first word, however it is written. */
  readonly length: number
}

/** Undefined where the name has no word to find it by, as `/`. */
export function soughtOf(name: string, index: number): Sought | undefined {
  for (const { 0: word, index: at } of name.matchAll(/[A-Za-z0-9_$.\-\u0080-\uffff]+/g)) {
    const letters = folded(word)
    if (letters === '') continue
    return {
      name: index,
      prefix: folded(name.slice(0, at)),
      rest: folded(name.slice(at)),
      hash: hashOf(word),
      length: [...letters].length,
    }
  }
  return undefined
}

/** Of the ASCII letters, digits and `$` alone; the scanner computes the same of bytes. */
function hashOf(word: string): number {
  let hash = 0
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i)
    const byte = code < 0x80 ? (FOLD[code] as number) : FOREIGN
    if (byte > FOREIGN) hash = (Math.imul(hash, 31) + byte) | 0
  }
  return hash
}

/** A table of names by their hash: open addressing, as many slots as keep it four fifths empty. */
export interface Table {
  readonly shift: number
  readonly mask: number
  readonly hashes: Int32Array
  /** The names of a slot; undefined where it is empty. */
  readonly sought: readonly (readonly Sought[] | undefined)[]
  /** 1 where a slot is taken. */
  readonly taken: Uint8Array
}

const GOLDEN = 0x9e3779b1

export function tableOf(names: readonly Sought[]): Table {
  const bits = Math.max(4, Math.ceil(Math.log2(names.length * 8)))
  const shift = 32 - bits
  const mask = (1 << bits) - 1
  const hashes = new Int32Array(1 << bits)
  const taken = new Uint8Array(1 << bits)
  const sought: Sought[][] = new Array(1 << bits)
  for (const each of names) {
    let slot = Math.imul(each.hash, GOLDEN) >>> shift
    while (taken[slot] === 1 && hashes[slot] !== each.hash) slot = (slot + 1) & mask
    hashes[slot] = each.hash
    taken[slot] = 1
    sought[slot] = [...(sought[slot] ?? []), each]
  }
  return { shift, mask, hashes, taken, sought }
}

/** The names with this hash, undefined where there are none. */
export function lookUp(table: Table, hash: number): readonly Sought[] | undefined {
  const { shift, mask, hashes, taken, sought } = table
  let slot = Math.imul(hash, GOLDEN) >>> shift
  while (taken[slot] === 1) {
    if (hashes[slot] === hash) return sought[slot]
    slot = (slot + 1) & mask
  }
  return undefined
}
