import type { Problem } from '../model/evidence.ts'

/** Characters that Python, YAML 1.1 or an editor ends a line at, besides the usual two. */
export const ODD_ENDS = '\v\f\x1c\x1d\x1e\x85\u2028\u2029'

/** A line end besides `\n` and `\r\n`. */
export const ODD_LINE_END = new RegExp(`\\r(?!\\n)|[${ODD_ENDS}]`)

/** Says that nobody can tell where a line ends, after a name of the character. */
export const NO_KNOWN_END =
  'some programs end the line there and others do not, so one may read what another passes over'

/** The first such line end, where it stands, if the text holds one. */
export function oddLineEnd(file: string, text: string): Problem | undefined {
  const offset = text.search(ODD_LINE_END)
  if (offset < 0) return undefined
  const before = text.slice(0, offset)
  return {
    what: `${nameOf(text.charCodeAt(offset))} stands here, and ${NO_KNOWN_END}`,
    next: 'Take it out, and end each line with a line feed',
    place: {
      file,
      line: before.split('\n').length,
      column: offset - before.lastIndexOf('\n'),
    },
  }
}

function nameOf(code: number): string {
  return code === 13
    ? 'A carriage return without a line feed'
    : `The character U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}

/** Without the spaces and tabs around it alone: other white space belongs to a name, letter by letter. */
export function withoutBlanks(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isBlank(text[start])) start++
  while (end > start && isBlank(text[end - 1])) end--
  return text.slice(start, end)
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t'
}
