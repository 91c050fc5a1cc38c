import { find, isBlank } from './bytes.ts'

/** A text that ends with a line which is its tag. */
export interface Heredoc {
  readonly tag: string
  /** Behind its opening. */
  readonly to: number
}

const OPENING = /^<<<?[~-]?\s{0,1}(["'`]?)([A-Za-z_]\w*)\1/

const LONGEST_OPENING = 80

/** `<<EOF`, `<<~'SQL'`, `<<<HTML`; undefined where none opens here. */
export function heredocAt(bytes: Buffer, at: number): Heredoc | undefined {
  const found = OPENING.exec(bytes.toString('latin1', at, at + LONGEST_OPENING))
  return found ? { tag: found[2] as string, to: at + found[0].length } : undefined
}

/** Where its text ends and where the code goes on; without its tag it goes on to the end. */
export function heredocEnd(
  bytes: Buffer,
  from: number,
  { tag }: Heredoc,
): { readonly to: number; readonly next: number } {
  for (let start = from; start < bytes.length; ) {
    const end = find(bytes, '\n', start)
    let first = start
    while (first < end && isBlank(bytes[first])) first++
    const text = bytes.toString('latin1', first, Math.min(end, first + tag.length + 1))
    // PHP lets the statement go on behind the tag.
    if (text === tag || (/^\W$/.test(text.slice(tag.length)) && text.startsWith(tag))) {
      return { to: start, next: first + tag.length }
    }
    start = end + 1
  }
  return { to: bytes.length, next: bytes.length }
}
