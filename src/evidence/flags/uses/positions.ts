import type { Place } from '../../../model/place.ts'
import { NEWLINE } from './bytes.ts'

/** The places of bytes that are asked for in their order; reads each byte once. */
export function placesIn(file: string, bytes: Buffer): (at: number) => Place {
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  let line = 1
  let column = 1
  let read = mark ? 3 : 0
  return (at) => {
    for (let next = bytes.indexOf(NEWLINE, read); next >= 0 && next < at; ) {
      line++
      column = 1
      read = next + 1
      next = bytes.indexOf(NEWLINE, read)
    }
    for (; read < at; read++) column += units(bytes[read] as number)
    return { file, line, column }
  }
}

/** How many UTF-16 units a byte of UTF-8 begins; editors count columns in these. */
function units(byte: number): number {
  if (byte >= 0xf0) return 2
  return byte >= 0x80 && byte < 0xc0 ? 0 : 1
}
