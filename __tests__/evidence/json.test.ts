import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseJson, parseJsonLines } from '../../src/evidence/json.ts'
import { locate } from '../../src/evidence/tree.ts'
import { reasons } from './memory.ts'
import { outline, treeOf } from './tree.ts'

const read = (text: string) => parseJson('f', text)
const value = (text: string) => locate(treeOf(read(text))).value

/** What JSON.parse makes of it, or that it refuses it. */
function theirs(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text))
  } catch {
    return 'refused'
  }
}

function ours(text: string): string {
  const tree = read(text)
  return tree.known ? JSON.stringify(locate(tree.value).value) : 'refused'
}

describe('JSON', () => {
  test('is what JSON.parse reads, for every value and any indentation', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.nat(3), (json, indent) => {
        const text = JSON.stringify(json, null, indent)
        expect(ours(text)).toBe(theirs(text))
      }),
      { numRuns: 300 },
    )
  })

  const piece = fc.constantFrom(
    ...['{', '}', '[', ']', ',', ':', '"', '\\', '-', '+', '.', 'e', 'E', '0', '1', 'u', 'true'],
    ...['null', ' ', '\n', '\t', '\v', '\f', '\uFEFF', '\u2028', '\u0000', '\u007F', 'NaN', "'"],
    ...['"a"', '\\u12', '\\ud800', '//', '/**/', '01', '1.', '.1', '1e', '-0'],
  )

  test('is refused where JSON.parse refuses it', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 3 }),
        fc.array(fc.tuple(fc.nat(), fc.nat(3), piece), { minLength: 1, maxLength: 3 }),
        (json, edits) => {
          const text = edits.reduce((text, [at, less, more]) => {
            const from = at % (text.length + 1)
            return text.slice(0, from) + more + text.slice(from + less)
          }, JSON.stringify(json))
          // Of two equal keys JSON.parse keeps the last; here they are reported, and both are kept.
          const tree = read(text)
          if (tree.known && tree.value.duplicates.length > 0) return
          expect(ours(text)).toBe(theirs(text))
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('any pieces one after another', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        expect(ours(pieces.join(''))).toBe(theirs(pieces.join('')))
      }),
      { numRuns: 3000 },
    )
  })

  test('keeps numbers as they are written', () => {
    const tree = treeOf(read('[1.10, -0, 1e2, 9007199254740993]'))
    const items = tree.root.kind === 'list' ? tree.root.items : []
    expect(items.map((item) => item.kind === 'scalar' && item.source)).toEqual([
      '1.10',
      '-0',
      '1e2',
      '9007199254740993',
    ])
    expect(Object.is((value('[-0]') as number[])[0], -0)).toBe(true)
  })

  test('has the place of every key and value', () => {
    expect(outline(treeOf(read('{"a": [1,\n  null],\r\n\t"b": {"c": "é"}, "d":true}')))).toEqual([
      '1:1 map',
      '1:2 "a":',
      '1:7 list',
      '1:8 1',
      '2:3 null',
      '3:2 "b":',
      '3:7 map',
      '3:8 "c":',
      '3:13 "é"',
      '3:19 "d":',
      '3:23 true',
    ])
  })

  test('keys of a prototype are plain keys', () => {
    const read = value('{"__proto__": {"a": 1}, "constructor": 2, "toString": 3}') as object
    expect(Object.getPrototypeOf(read)).toBeNull()
    expect(Object.keys(read)).toEqual(['__proto__', 'constructor', 'toString'])
    expect('a' in read).toBe(false)
  })

  test('a key that stands twice is reported at its second place', () => {
    const tree = treeOf(read('{"a": 1,\n "b": {"a": 1},\n "\\u0061": 2, "a": 3}'))
    expect(reasons({ known: false, because: tree.duplicates })).toEqual([
      'f:3:2 The key "a" stands here again; it is first on line 1, and one of the two would be lost',
      'f:3:15 The key "a" stands here again; it is first on line 1, and one of the two would be lost',
    ])
  })

  test('may have fifty thousand keys', () => {
    const keys = Array.from({ length: 50_000 }, (_, i) => `"k${i}":${i}`)
    expect(treeOf(read(`{${keys.join()}}`)).duplicates).toEqual([])
    expect(treeOf(read(`{${keys.join()},"k7":0}`)).duplicates).toHaveLength(1)
  })

  test('nests two hundred deep and no deeper', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
    expect(read(nested(201)).known).toBe(true)
    expect(reasons(read(nested(202)))).toEqual([
      'f:1:202 It is not valid JSON: lists and maps nest more than 200 deep',
    ])
    expect(reasons(read('{"a":'.repeat(100_000)))).toEqual([
      'f:1:1006 It is not valid JSON: lists and maps nest more than 200 deep',
    ])
  })

  test.each([
    ['', '1:1 it ends too early'],
    ['{', '1:2 a key in double quotes belongs here'],
    ['{"a"', '1:5 it ends too early'],
    ['[1', '1:3 it ends too early'],
    ['[1 2]', '1:4 a comma or ] belongs here'],
    ['{"a": 1 "b": 2}', '1:9 a comma or } belongs here'],
    ['{"a" 1}', '1:6 a colon belongs here'],
    ['{a: 1}', '1:2 a key in double quotes belongs here'],
    ['{"a": 1,}', '1:9 a key in double quotes belongs here'],
    ['[1,]', '1:4 a value belongs here'],
    ['[\n  undefined]', '2:3 a value belongs here'],
    ['"a\nb"', '1:1 a string begins here that does not end on its line'],
    ['"a', '1:1 a string begins here that does not end on its line'],
    ['"\\x"', '1:1 this string holds a backslash that escapes nothing'],
    ['1 2', '1:3 something follows the value'],
  ])('%j is refused with a sentence', (text, reason) => {
    const [place, ...rest] = reason.split(' ')
    expect(reasons(read(text))).toEqual([`f:${place} It is not valid JSON: ${rest.join(' ')}`])
  })
})

describe('JSON lines', () => {
  test('are the values one after another', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ maxDepth: 2 })), (values) => {
        const text = values.map((json) => `${JSON.stringify(json)}\n`).join('')
        const lines = treeOf(parseJsonLines('f', text))
        expect(JSON.stringify(locate(lines).value)).toBe(theirs(JSON.stringify(values)))
        const { root } = lines
        const places = root.kind === 'list' ? root.items.map(({ offset }) => offset) : []
        expect(places.map((offset) => lines.place(offset).line)).toEqual(
          values.map((_, i) => i + 1),
        )
      }),
    )
  })

  test('have the place of what is torn', () => {
    expect(reasons(parseJsonLines('f', '{"a":1}\n{"a":\n'))).toEqual([
      'f:3:1 It is not valid JSON: it ends too early',
    ])
  })
})
