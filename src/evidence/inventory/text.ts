import type { Place } from '../../model/place.ts'
import { lastUpTo } from './numbers.ts'

/** The text of a file, the codes of its characters, and the places where they stand. */
export class FileText {
  readonly file: string
  readonly text: string
  /** `codes[i]` is `text.charCodeAt(i)`, in a fraction of the time. */
  readonly codes: Uint8Array | Uint16Array
  private starts: readonly number[] | undefined

  /** `bytes` are those that the text was decoded from, if it was not changed since. */
  constructor(file: string, text: string, bytes?: Uint8Array) {
    this.file = file
    this.text = text
    this.codes = (bytes && asciiCodes(text, bytes)) ?? codesOf(text)
  }

  /** Few places are ever asked for, so lines are not counted before. */
  place(offset: number): Place {
    this.starts ??= lineStarts(this.text)
    const line = lastUpTo(this.starts, offset)
    return {
      file: this.file,
      line: line + 1,
      column: offset - (this.starts[line] as number) + 1,
    }
  }
}

/** Bytes are codes where all are ASCII; any other character takes more bytes than it has codes. */
function asciiCodes(text: string, bytes: Uint8Array): Uint8Array | undefined {
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  return bytes.length - mark === text.length ? bytes.subarray(mark) : undefined
}

function codesOf(text: string): Uint16Array {
  const codes = new Uint16Array(text.length)
  for (let i = 0; i < text.length; i++) codes[i] = text.charCodeAt(i)
  return codes
}

function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
