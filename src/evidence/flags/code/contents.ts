import { isUtf8 } from 'node:buffer'
import { languageOf, UNKNOWN } from '../uses/languages.ts'

/** The text of a file as bytes, or why it is none, as a part of a sentence. */
export type Content =
  | { readonly because: string }
  | { readonly because?: undefined; readonly bytes: Buffer; readonly length: number }

/** Git takes a file with a zero byte in so many of its first ones for binary. */
const FIRST = 8000

// https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
const POINTER = 'version https://git-lfs.github.com/spec/v1\n'
const LONGEST_POINTER = 1024

/**
 * What the first `length` bytes are. Bytes that are no UTF-8 are text as well, and so is a zero byte
 * in source code, which compilers read over.
 */
export function contentOf(path: string, bytes: Buffer, length: number): Content {
  const utf16 = fromUtf16(bytes, length)
  if (utf16) return { bytes: utf16, length: utf16.length }
  const zero = bytes.subarray(0, Math.min(length, FIRST)).indexOf(0)
  if (zero >= 0 && languageOf(path, bytes) === UNKNOWN) return { because: 'binary files' }
  if (length < LONGEST_POINTER && bytes.toString('latin1', 0, POINTER.length) === POINTER) {
    return { because: 'pointers of Git LFS' }
  }
  return { bytes, length }
}

/** Some compilers take UTF-16 with a byte order mark; to git it is binary. */
function fromUtf16(bytes: Buffer, length: number): Buffer | undefined {
  const little = bytes[0] === 0xff && bytes[1] === 0xfe
  const big = bytes[0] === 0xfe && bytes[1] === 0xff
  if (length < 2 || length % 2 !== 0 || !(little || big)) return undefined
  const copy = Buffer.from(bytes.subarray(2, length))
  if (big) copy.swap16()
  const text = Buffer.from(copy.toString('utf16le'))
  return isUtf8(text) && !text.includes(0) ? text : undefined
}
