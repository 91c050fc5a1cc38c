import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { NO_KNOWN_END } from '../../../src/evidence/lines.ts'
import { parseCsv } from '../../../src/evidence/observed/csv.ts'

/** The fields as texts, or what is wrong with its place. */
function parsed(text: string): readonly (readonly string[])[] | string {
  const rows = parseCsv(text)
  if ('what' in rows) return `${rows.line}:${rows.column} ${rows.what}`
  return rows.map((row) => row.map((field) => field.text))
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

const MISPLACED =
  'A quote opens or closes in the middle of a field here, so nobody can tell where the field ends'
const ODD_END = `A line end other than a line feed stands here, and ${NO_KNOWN_END}`
const OPEN = 'A quote opens here that never closes, so the rest of the file is torn'

describe('a table of comma-separated fields', () => {
  test.each<readonly [name: string, text: string, rows: readonly (readonly string[])[] | string]>([
    ['nothing', '', []],
    [
      'two rows',
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a last line without its end',
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'CRLF',
      'a,b\r\n"c","d"\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['CR at the very end', 'a,"b"\r', [['a', 'b']]],
    [
      'empty fields',
      ',\n"",\n',
      [
        ['', ''],
        ['', ''],
      ],
    ],
    ['an empty last field', 'a,', [['a', '']]],
    ['blank lines', '\na\n\r\n  \nb\n', [['a'], ['b']]],
    ['spaces around a field', ' a , b \n', [['a', 'b']]],
    ['spaces inside quotes, as they are', '" a ",b\n', [[' a ', 'b']]],
    ['quotes inside quotes', '"say ""a""",""""\n', [['say "a"', '"']]],
    ['line breaks and commas inside quotes', '"a,\nb","c\r\nd"\n', [['a,\nb', 'c\r\nd']]],
    ['a lone CR', 'a\rb,c\n', `1:2 ${ODD_END}`],
    ['a lone CR before a line end', 'a,b\r\r\n', `1:4 ${ODD_END}`],
    ['a line separator', 'a,b\nweb-1,2\u2028web-2,3\n', `2:8 ${ODD_END}`],
    ['a next line', 'a,b\x85', `1:4 ${ODD_END}`],
    ['a line separator inside quotes', '"a\u2028",b\n', [['a\u2028', 'b']]],
    ['white space that is no blank', '\u00a0a,\tb\u3000\n', [['\u00a0a', 'b\u3000']]],
    ['a quote that never closes', 'a,b\nc,"d\n', `2:3 ${OPEN}`],
    ['a quote that closes and opens again', 'a,"b""\n', `1:3 ${OPEN}`],
    ['text behind a closing quote', 'a,"b"c\n', `1:6 ${MISPLACED}`],
    ['a space behind a closing quote', '"a" ,b\n', `1:4 ${MISPLACED}`],
    ['a space before an opening quote', 'a, "b"\n', `1:4 ${MISPLACED}`],
    ['a quote inside a field', 'a,b\nweb"1,c\n', `2:4 ${MISPLACED}`],
    ['a CR behind a closing quote', '"a"\rb\n', `1:4 ${ODD_END}`],
    ['the same behind a line break in quotes', '"a\nb"c\n', `2:3 ${MISPLACED}`],
  ])('%s', (_name, text, rows) => {
    expect(parsed(text)).toEqual(rows)
  })

  const field = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'é') }),
  )
  const rows = fc
    .integer({ min: 2, max: 4 })
    .chain((columns) =>
      fc.array(fc.array(field, { minLength: columns, maxLength: columns }), { maxLength: 6 }),
    )

  test('rows that are written with quotes read back the same', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom('\n', '\r\n'), fc.boolean(), (written, end, last) => {
        const lines = written.map((row) => row.map(quoted).join(','))
        expect(parsed(lines.join(end) + (last ? end : ''))).toEqual(written)
      }),
    )
  })

  test('every field has its place', () => {
    fc.assert(
      fc.property(rows, (written) => {
        const text = written.map((row) => `${row.map(quoted).join(',')}\n`).join('')
        const read = parseCsv(text)
        if ('what' in read) throw new Error(read.what)
        const lines = text.split('\n')
        for (const field of read.flat()) {
          const rest = [
            lines[field.line - 1]?.slice(field.column - 1),
            ...lines.slice(field.line),
          ].join('\n')
          expect(rest.startsWith(quoted(field.text))).toBe(true)
        }
      }),
    )
  })
})
