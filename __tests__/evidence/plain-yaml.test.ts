import { readdirSync, readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parsePlainYaml } from '../../src/evidence/plain-yaml.ts'
import type { Tree } from '../../src/evidence/tree.ts'
import { parseYaml } from '../../src/evidence/yaml.ts'

type Version = '1.1' | '1.2'
const VERSIONS: readonly Version[] = ['1.1', '1.2']

/** All of a tree, and the place of each offset. */
function whole(tree: Tree, text: string): unknown {
  const { place, ...rest } = tree
  let places = ''
  for (let at = 0; at <= text.length; at++) {
    const { file, line, column } = place(at)
    places += `${file}:${line}:${column} `
  }
  return { ...rest, places }
}

function plain(text: string, version: Version): unknown {
  const tree = parsePlainYaml('f.yml', text, version)
  return tree && whole(tree, text)
}

function full(text: string, version: Version): unknown {
  const tree = parseYaml('f.yml', text, { version })
  return tree.known ? whole(tree.value, text) : tree.because
}

function agrees(text: string, version: Version): boolean {
  const tree = plain(text, version)
  return tree === undefined || isDeepStrictEqual(tree, full(text, version))
}

describe('reads as the whole parser does', () => {
  test.each([
    ['a map', 'a: b'],
    ['a list', '- a\n- b\n'],
    ['comments', '# one\na: b # two\n  # three\nc: d#e\n# four'],
    ['blank lines', '\n\na: b\n\n   \nc: d\n\n'],
    ['CRLF', 'a:\r\n  b: c\r\n  d:\r\n  - e\r\n'],
    ['the start of the document', '# why\n---\na: b\n'],
    ['the start of the document with a comment', '--- # why\n- b\n'],
    ['a document that is indented', '  a: b\n  c: d\n'],
    ['nested maps', 'a:\n  b:\n      c: d\n      e: f\n  g: h\n'],
    ['a list below its key', 'a:\n- b\n- c\nd:\n  - e\n'],
    ['a list in a list', '- - a\n  -  - b\n- \n  - c\n'],
    ['compact maps', '- a: b\n  c:\n    d: e\n-   f:\n    - g\n    h: i\n'],
    ['an item below its dash', '-\n  a: b\n-   # why\n    - c\n'],
    ['values that are not there', 'a:\nb:   \nc:   # none\nd:\n  -\n  -  # none\n  - e:\n'],
    ['flow maps', 'a: { version: 1.4.0 }\nb: {}\nc: {d: e,f: g ,}\nh: { "i" : [ ] }'],
    ['flow lists', 'a: [b, "c", \'d\']\ne: [ ]\nf: [[g],{ h: [i, ] }]'],
    ['flow in a list', '- { name: a, select: b }\n- [c]  # why\n'],
    ['quoted scalars', `a: "b: #c"\n'd e': 'it''s'\n"f" : ''\n`],
    ['a tab in quotes and a comment', 'a: "b\tc" # d\te\n'],
    ['selectors', 'a: smars:!smars-01\nb: web:&eu,db[0:3]\nc: x*\nd: ~web\\d+\n'],
    ['paths and times', 'a: ../b/c.ini\nd: 10m\ne: 50%\nf: 12:30x\ng: http://h/i?j=k&l\n'],
    ['options', 'a: -o StrictHostKeyChecking=no\nb: --c\n'],
    ['addresses', 'a: 10.0.0.1\nb: 10.0.0.0/24\nc: fe80::1\nd: 2001:db8::1\n'],
    ['words', 'a: [null, Null, NULL, ~, true, True, TRUE, false, False, FALSE, nULL, tRUE]'],
    ['words of 1.1', 'a: [y, Y, yes, Yes, YES, on, On, ON, n, N, no, No, NO, off, Off, OFF, yES]'],
    ['numbers', 'a: [0, 8, -1, -0, 10, 1.5, 1.10, -0.0, 123456789012345]\n0: zero\n1.5: b'],
    ['strings that look like numbers', 'a: [1.4.0, 1.2.3-rc1, 3a, 08x, 1 2, .a, -a]'],
    ['letters of other alphabets', 'ä: ключ\n"日本": [é]\n'],
    ['the longest key', `${'a'.repeat(1024)}: b`],
    ['200 columns', `${' '.repeat(199)}a: b`],
    ['200 maps', Array.from({ length: 200 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    ['200 lists', Array.from({ length: 200 }, (_, i) => `${' '.repeat(i)}-`).join('\n')],
    [
      '200 maps and lists, each list below its key',
      `a:\n${Array.from({ length: 99 }, (_, i) => `${' '.repeat(2 * i)}- a:`).join('\n')}`,
    ],
    ['199 flow lists', `a: ${'['.repeat(199)}${']'.repeat(199)}`],
  ])('%s', (_, text) => {
    for (const version of VERSIONS) {
      expect(plain(text, version)).not.toBeUndefined()
      expect(plain(text, version)).toEqual(full(text, version))
    }
  })

  test.each([
    ['a date', 'a: 2012-08-03'],
    ['a time', 'a: 2012-08-03 10:00:00'],
    ['a number with underscores', 'a: 1_000'],
    ['base 60', 'a: 190:20:30'],
    ['base 2', 'a: 0b101'],
  ])('%s, by 1.2 alone', (_, text) => {
    expect(plain(text, '1.2')).toEqual(full(text, '1.2'))
  })
})

/** All YAML files below a folder of this repository that Rollcall reads itself. */
function yamlFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name) && !name.startsWith('workflows/'))
    .map((name) => `${folder}/${name}`)
}

test.each(yamlFiles('examples'))('reads %s', (file) => {
  const text = readFileSync(file, 'utf8')
  expect(plain(text, '1.2')).not.toBeUndefined()
  expect(plain(text, '1.2')).toEqual(full(text, '1.2'))
})

describe('leaves to the whole parser', () => {
  test.each([
    ['nothing', ''],
    ['only comments', '# a\n'],
    ['only a start', '---\n'],
    ['a scalar', 'a'],
    ['a flow map', '{ a: b }'],
    ['a second document', 'a: b\n---\nc: d\n'],
    ['a second document on the line of its start', 'a: b\n--- c: d\n'],
    ['a key behind the end of the document', 'a: b\n... c: d\n'],
    ['the end of the document', 'a: b\n...\n'],
    ['a directive', '%YAML 1.2\n---\na: b\n'],
    ['a byte order mark', '\uFEFFa: b\n'],
    ['a control character', 'a: b # \u0007\n'],
    ['a lone carriage return', 'a: b\rc: d\n'],
    ['a next line', 'a: b # c\x85d: e\n'],
    ['a line separator', 'a: b\n# spare\u2028c: d\n'],
    ['a paragraph separator', 'a: "b\u2029c"\n'],
    ['an anchor', 'a: &b c'],
    ['an alias', 'a: *b'],
    ['a tag', 'a: !b c'],
    ['a merge', 'a:\n  <<: { b: c }'],
    ['a complex key', '? a\n: b'],
    ['a literal', 'a: |\n  b'],
    ['a folded text', 'a: >-\n  b'],
    ['a plain scalar on two lines', 'a: b\n  c'],
    ['a quoted scalar on two lines', 'a: "b\n  c"'],
    ['a flow list on two lines', 'a: [b,\n  c]'],
    ['a scalar below its key', 'a:\n  b'],
    ['a flow map below its key', 'a:\n  { b: c }'],
    ['an escape', 'a: "\\t"'],
    ['an open quote', "a: 'b"],
    ['text behind a quote', "a: 'b' c"],
    ['a comment without a space', 'a: "b"#c'],
    ['a tab before a value', 'a:\tb'],
    ['a tab before a comment', 'a: b\t# c'],
    ['a tab as indent', 'a:\n\tb: c'],
    ['a key without a colon', 'a: b\nc\n'],
    ['a key without a space', '"a":b'],
    ['a key that stands twice', 'a: b\n"a": c'],
    ['a key that stands twice among many', `${[...'abcdefghijklmna'].join(': x\n')}: x`],
    ['a key that stands twice in a flow map', 'a: { b: c, b: d }'],
    ['a key that is too long', `${'a'.repeat(1025)}: b`],
    ['a flow list as a key', '[a]: b'],
    ['an empty key', ': b'],
    ['a map on the line of its key', 'a: b: c'],
    ['a list on the line of its key', 'a: - b'],
    ['a map below a value', 'a: b\n  c: d'],
    ['a key between two indents', 'a:\n    b: c\n  d: e'],
    ['an item between two indents', 'a:\n    - b\n  - c'],
    ['a key in a list', '- a\nb: c'],
    ['an item in a map', 'a: b\n- c'],
    ['a pair in a flow list', 'a: [b: c]'],
    ['a flow map without values', 'a: { b, c }'],
    ['a flow map with an empty value', 'a: { b: , c: d }'],
    ['a flow map without spaces', 'a: { b:c }'],
    ['a comma too many', 'a: [b,, c]'],
    ['a bracket too few', 'a: [[b]'],
    ['a bracket too many', 'a: [b]]'],
    ['brackets that do not match', 'a: [b}'],
    ['a reserved character', 'a: @b'],
    ['201 columns', `${' '.repeat(200)}a: b`],
    ['a comment 200 columns in', `a: b\n${' '.repeat(200)}# c`],
    ['201 open brackets', `a: b # ${'['.repeat(201)}`],
    ['201 flow lists', `a: ${'['.repeat(201)}${']'.repeat(201)}`],
    ['101 lists', `${'- '.repeat(101)}a`],
    ['a very large number', 'a: 1234567890123456'],
  ])('%s', (_, text) => {
    for (const version of VERSIONS) expect(plain(text, version)).toBeUndefined()
  })

  test.each(['1e3', '.5', '1.', '+1', '012', '0x1F', '.inf', '-.INF', '.nan'])('%s', (text) => {
    for (const version of VERSIONS) expect(plain(`a: ${text}`, version)).toBeUndefined()
  })

  test.each([
    ...['2012-08-03', '2012-8-3 10:00:00', '190:20:30', '1:30.5', '1_000', '0b101', '.e1', '0777'],
    ...['1_0.5', '0x_f', '+'],
  ])('%s, by 1.1', (text) => {
    expect(plain(`a: ${text}`, '1.1')).toBeUndefined()
  })
})

/** What a document says; how it is written is drawn apart from it. */
type Shape =
  | { kind: 'scalar'; text: string }
  | { kind: 'absent' }
  | { kind: 'map'; entries: readonly { key: string; value: Shape; style: Style }[] }
  | { kind: 'list'; items: readonly { value: Shape; style: Style }[] }

interface Style {
  readonly flow: boolean
  /** How much deeper the lines below stand. */
  readonly indent: number
  /** Spaces behind a dash or a colon, and before a colon. */
  readonly gap: number
  readonly before: number
  /** A list stands no deeper than its key; what belongs to a dash, behind it. */
  readonly compact: boolean
  /** Lines above. */
  readonly above: readonly string[]
  /** What ends the line. */
  readonly tail: string
}

const word = fc.constantFrom(
  ...['a', 'web', 'smars-01', 'smars:!smars-01', 'web:&eu', 'x#y', '~web', 'a b', 'b  c', 'ü'],
  ...['1.4.0', '10.0.0.1', '10.0.0.0/24', '50%', '10m', '0', '8', '-3', '1.10', 'true', 'null'],
  ...['Yes', 'no', '-a', '../b', "it's", 'a"b', 'a:b', 'http://a/b?c', '='],
)
const quotable = fc.string({ unit: fc.constantFrom(...'ab: #-[]{},&*!|>%@`~\t'), maxLength: 6 })
const scalarText = fc.oneof(
  { weight: 3, arbitrary: word },
  quotable.map((text) => `"${text}"`),
  fc.string({ unit: fc.constantFrom(...'ab: #"\\'), maxLength: 6 }).map((text) => `'${text}'`),
  fc.constantFrom("'it''s'", "''''"),
)
const style: fc.Arbitrary<Style> = fc.record({
  flow: fc.boolean(),
  indent: fc.integer({ min: 1, max: 4 }),
  gap: fc.integer({ min: 1, max: 3 }),
  before: fc.constantFrom(0, 0, 0, 1),
  compact: fc.boolean(),
  above: fc.array(fc.constantFrom('', '  ', '# c', '   # c: [d', '      # - e'), { maxLength: 2 }),
  tail: fc.constantFrom('', '', '', ' ', ' # c', '  # c: d'),
})
const { tree } = fc.letrec<{ tree: Shape; leaf: Shape }>((tie) => ({
  leaf: fc.oneof(
    fc.record({ kind: fc.constant('scalar' as const), text: scalarText }),
    fc.constant({ kind: 'absent' as const }),
  ),
  tree: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'tree' },
    tie('leaf'),
    fc.record({ kind: fc.constant('map' as const), entries: entriesOf(tie('tree')) }),
    fc.record({ kind: fc.constant('list' as const), items: itemsOf(tie('tree')) }),
  ),
}))
function entriesOf(value: fc.Arbitrary<Shape>) {
  return fc.uniqueArray(fc.record({ key: scalarText, value, style }), {
    maxLength: 5,
    selector: ({ key }) => key.replaceAll(/^['"]|['"]$/g, '').replaceAll("''", "'"),
  })
}
function itemsOf(value: fc.Arbitrary<Shape>) {
  return fc.array(fc.record({ value, style }), { maxLength: 4 })
}

/** A whole document in the subset. */
const document: fc.Arbitrary<string> = fc
  .record({
    root: fc.oneof(
      entriesOf(tree).map((entries): Shape => ({ kind: 'map', entries })),
      itemsOf(tree).map((items): Shape => ({ kind: 'list', items })),
    ),
    column: fc.constantFrom(0, 0, 0, 2),
    marker: fc.constantFrom('', '', '---\n', '# c\n--- # d\n\n'),
    newline: fc.constantFrom('\n', '\n', '\r\n'),
    end: fc.boolean(),
  })
  .filter(({ root }) => !isInline(root))
  .map(({ root, column, marker, newline, end }) => {
    const text = marker + block(root, column).join('\n') + (end ? '\n' : '')
    return text.replaceAll('\n', newline)
  })

function isInline(shape: Shape): boolean {
  if (shape.kind === 'map') return shape.entries.length === 0
  return shape.kind !== 'list' || shape.items.length === 0
}

/** A value on one line, where what is absent must be written. */
function inline(shape: Shape): string {
  switch (shape.kind) {
    case 'absent':
      return '~'
    case 'scalar':
      return shape.text
    case 'list':
      return `[${shape.items.map(({ value, style }) => pad(style) + inline(value)).join(',')}]`
    case 'map':
      return `{${shape.entries
        .map(({ key, value, style }) => `${pad(style)}${key}: ${inline(value)}${pad(style)}`)
        .join(',')}}`
  }
}

function pad({ gap }: Style): string {
  return ' '.repeat(gap - 1)
}

/** The lines of a map or list that begins at a column. */
function block(shape: Shape, column: number): readonly string[] {
  const margin = ' '.repeat(column)
  if (shape.kind === 'map') {
    return shape.entries.flatMap(({ key, value, style }) => {
      const flush = value.kind === 'list' && style.compact
      const start = `${margin}${key}${' '.repeat(style.before)}:`
      return [...style.above, ...below(start, value, style, column + (flush ? 0 : style.indent))]
    })
  }
  if (shape.kind !== 'list') return []
  return shape.items.flatMap(({ value, style }) => {
    const start = `${margin}-`
    if (!style.compact || style.flow || isInline(value)) {
      return [...style.above, ...below(start, value, style, column + style.indent)]
    }
    const lines = block(value, column + 1 + style.gap)
    const first = lines.findIndex((line) => /^ *[^ #]/.test(line))
    const [head = '', ...rest] = lines.slice(first)
    return [...style.above, start + head.slice(start.length), ...rest]
  })
}

/** A key or a dash, and what belongs to it on its line or in the lines below. */
function below(start: string, value: Shape, style: Style, column: number): readonly string[] {
  if (value.kind === 'absent') return [start + style.tail]
  if (!style.flow && !isInline(value)) return [start + style.tail, ...block(value, column)]
  return [`${start}${' '.repeat(style.gap)}${inline(value)}${style.tail}`]
}

const version = fc.constantFrom(...VERSIONS)

/** How many cases a property is tried on. */
const RUNS = 2000

test('documents in the subset are read, and as the whole parser does', () => {
  fc.assert(
    fc.property(document, version, (text, version) => {
      expect(plain(text, version)).not.toBeUndefined()
      expect(agrees(text, version)).toBe(true)
    }),
    { numRuns: RUNS },
  )
})

const piece = fc.constantFrom(
  ...['a', 'b', '0', '1', '.', '_', 'e', 'x', '/', '~', 'yes', 'null', '2012-08-03', '<<', '='],
  ...['-', '- ', ':', ': ', ' ', '  ', '\n', '\n  ', '\n- ', ' \n', '\r\n', '\r', '#', ' #'],
  ...['[', ']', '{', '}', ',', '"', "'", "''", '?', '? ', '&', '*', '!', '|', '>', '%', '@', '`'],
  ...['\\', '\t', '\uFEFF', '\u0000', '\u2028', '\u0085', '---', '...', '\n---\n', '\n--- '],
  ...['a: ', '\nb: ', '- a: '],
)

/** Of the length of a text. */
const share = fc.double({ min: 0, max: 1, noNaN: true })

const edit = fc.oneof(
  fc.record({ at: share, cut: fc.nat(6), put: piece }),
  fc.record({ at: share, cut: fc.nat(40), put: fc.constant('') }),
  fc.record({ at: share, line: fc.constantFrom('again', 'deeper', 'shallower') }),
)
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never

function edited(text: string, edit: Edit): string {
  const at = Math.floor(edit.at * text.length)
  if ('put' in edit) return text.slice(0, at) + edit.put + text.slice(at + edit.cut)
  const start = text.lastIndexOf('\n', at - 1) + 1
  const end = text.indexOf('\n', start) + 1 || text.length
  const line = text.slice(start, end)
  const changed = { again: line + line, deeper: ` ${line}`, shallower: line.replace(/^ /, '') }
  return text.slice(0, start) + changed[edit.line] + text.slice(end)
}

test('documents with slips are read as the whole parser does, or left to it', () => {
  const slipped = fc
    .tuple(document, fc.array(edit, { minLength: 1, maxLength: 4 }))
    .map(([text, edits]) => edits.reduce(edited, text))
  fc.assert(fc.property(slipped, version, agrees), { numRuns: RUNS })
})

test('any text is read as the whole parser does, or left to it', () => {
  const text = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''))
  fc.assert(fc.property(text, version, agrees), { numRuns: RUNS })
})

test('any order of lines is read as the whole parser does, or left to it', () => {
  const line = fc.tuple(
    fc.integer({ min: 0, max: 4 }),
    fc.constantFrom(
      ...['k:', 'k: a', 'k: [a]', '- a', '-', '- k:', '- k: a', '- - a', '-  - k:', '# c', ''],
    ),
  )
  // Each key is another, because a key that stands twice is left to the whole parser.
  const text = fc
    .array(line, { maxLength: 9 })
    .map((lines) =>
      lines.map(([indent, rest], i) => ' '.repeat(indent) + rest.replace('k', `k${i}`)),
    )
    .map((lines) => lines.join('\n'))
  fc.assert(fc.property(text, version, agrees), { numRuns: RUNS })
})

test('any scalar is read as the whole parser does, or left to it', () => {
  const text = fc.string({
    unit: fc.constantFrom(...'0017829.-+_:eExobTZtz afinAFIN~y'),
    maxLength: 9,
  })
  const around = fc.constantFrom(['a: ', ''], ['- [', ']'], ['', ': b'], ['- { c: ', ' }'])
  fc.assert(
    fc.property(text, around, version, (text, [before, after], version) =>
      agrees(`${before}${text}${after}`, version),
    ),
    { numRuns: RUNS },
  )
})
