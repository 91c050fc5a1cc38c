import { NO_KNOWN_END, ODD_ENDS, ODD_LINE_END, withoutBlanks } from '../lines.ts'

export interface CsvField {
  readonly text: string
  readonly line: number
  readonly column: number
}

/** Where a quote or a line end stands as RFC 4180 does not let it. */
export interface CsvFault {
  readonly what: string
  readonly line: number
  readonly column: number
}

const NEVER_CLOSED = 'A quote opens here that never closes, so the rest of the file is torn'
const MISPLACED =
  'A quote opens or closes in the middle of a field here, so nobody can tell where the field ends'
const ODD_END = `A line end other than a line feed stands here, and ${NO_KNOWN_END}`

/**
 * Rows of fields (RFC 4180): quotes double themselves inside quotes, a line break may stand inside
 * them. Blank lines are passed over, and so are spaces around a field without quotes. Returns the
 * first misplaced quote or odd line end instead of guessing where its field ends.
 */
export function parseCsv(text: string): readonly (readonly CsvField[])[] | CsvFault {
  const rows: CsvField[][] = []
  let row: CsvField[] = []
  let line = 1
  let lineStart = 0
  let at = 0
  while (at < text.length || row.length > 0) {
    const start = { line, column: at - lineStart + 1 }
    const field = text[at] === '"' ? quotedField(text, at) : plainField(text, at)
    if (!field) return { what: NEVER_CLOSED, ...start }
    row.push({ text: field.text, ...start })
    const written = text.slice(at, field.end)
    for (let nl = written.indexOf('\n'); nl >= 0; nl = written.indexOf('\n', nl + 1)) {
      line++
      lineStart = at + nl + 1
    }
    at = field.end
    if (text[at] === ',') {
      at++
      continue
    }
    if (text.startsWith('\r\n', at) || (text[at] === '\r' && at + 1 === text.length)) at++
    if (at < text.length && text[at] !== '\n') {
      const what = ODD_LINE_END.test(text[at] as string) ? ODD_END : MISPLACED
      return { what, line, column: at - lineStart + 1 }
    }
    if (row.length > 1 || row[0]?.text) rows.push(row)
    row = []
    line++
    lineStart = ++at
  }
  return rows
}

interface Field {
  readonly text: string
  /** Just behind it. */
  readonly end: number
}

/** Undefined where it never closes. */
function quotedField(text: string, open: number): Field | undefined {
  let value = ''
  for (let at = open + 1; ; at++) {
    const close = text.indexOf('"', at)
    if (close < 0) return undefined
    value += text.slice(at, close)
    if (text[close + 1] !== '"') return { text: value, end: close + 1 }
    value += '"'
    at = close + 1
  }
}

function plainField(text: string, from: number): Field {
  let end = from
  while (end < text.length && !ENDS.has(text[end] as string)) end++
  return { text: withoutBlanks(text.slice(from, end)), end }
}

const ENDS = new Set([...',"\n\r', ...ODD_ENDS])
