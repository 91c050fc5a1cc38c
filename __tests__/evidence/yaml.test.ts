import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseJson } from '../../src/evidence/json.ts'
import { NO_KNOWN_END } from '../../src/evidence/lines.ts'
import { locate } from '../../src/evidence/tree.ts'
import { parseYaml } from '../../src/evidence/yaml.ts'
import { reasons } from './memory.ts'
import { outline, treeOf } from './tree.ts'

const read = (text: string) => parseYaml('f', text)
const located = (text: string) => locate(treeOf(read(text)))
const merged = (text: string) =>
  JSON.parse(JSON.stringify(locate(treeOf(parseYaml('f', text, { version: '1.1' }))).value))

describe('YAML', () => {
  test('has the place of every key and value', () => {
    expect(outline(treeOf(read('a: 1\r\nb:\r\n  - x\r\n  - {c: "é", d: ~}\r\n')))).toEqual([
      '1:1 map',
      '1:1 "a":',
      '1:4 1',
      '2:1 "b":',
      '3:3 list',
      '3:5 "x"',
      '4:5 map',
      '4:6 "c":',
      '4:9 "é"',
      '4:14 "d":',
      '4:17 null',
    ])
  })

  test('and JSON are read as the same tree', () => {
    const text = fc.string({ unit: 'grapheme-ascii' })
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.oneof(text, fc.integer(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null)),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(text, tie('tree'), { maxKeys: 4 }),
      ),
    }))
    fc.assert(
      fc.property(tree, fc.nat(2), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        const yaml = treeOf(read(text))
        expect(outline(yaml)).toEqual(outline(treeOf(parseJson('f', text))))
        expect([yaml.duplicates, yaml.tags]).toEqual([[], []])
      }),
      { numRuns: 300 },
    )
  })

  test('keeps what stands there beside what it means', () => {
    const { root } = treeOf(read('[1.10, "1.10", yes, 0x10, 2012-08-01]'))
    const items = root.kind === 'list' ? root.items : []
    expect(items.map((item) => item.kind === 'scalar' && [item.value, item.source])).toEqual([
      [1.1, '1.10'],
      ['1.10', '1.10'],
      ['yes', 'yes'],
      [16, '0x10'],
      ['2012-08-01', '2012-08-01'],
    ])
  })

  test('keys of a prototype are plain keys', () => {
    const { value } = located('__proto__: { a: 1 }\nconstructor: 2\ntoString: 3\n')
    expect(Object.getPrototypeOf(value)).toBeNull()
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor', 'toString'])
    expect('a' in (value as object)).toBe(false)
  })

  test('a key that stands twice is reported at its second place', () => {
    const tree = treeOf(read('a: 1\nb: { c: 1, c: 2 }\n"a": 2\n'))
    expect(reasons({ known: false, because: tree.duplicates })).toEqual([
      'f:2:12 The key "c" stands here again; it is first on line 2, and one of the two would be lost',
      'f:3:1 The key "a" stands here again; it is first on line 1, and one of the two would be lost',
    ])
  })

  test('may have fifty thousand keys', () => {
    const text = Array.from({ length: 50_000 }, (_, i) => `k${i}: 1\n`).join('')
    expect(treeOf(read(text)).duplicates).toEqual([])
    expect(treeOf(read(`${text}k7: 2\n`)).duplicates).toHaveLength(1)
  })

  test('tags that say nothing new are passed over, and others are reported', () => {
    const tree = treeOf(read('a: !!str 1\nb: !vault |\n  x\nc: ! d\n'))
    expect(reasons({ known: false, because: tree.tags })).toEqual([
      'f:2:11 The tag !vault is not known',
    ])
  })

  test.each<readonly [name: string, text: string, reasons: readonly string[]]>([
    ['nothing but comments', '# a\n', ['f:1:1 f holds only comments']],
    [
      'a second document',
      'a: 1\n---\nb: 2\n',
      ['f:2:1 A second YAML document starts here, and only one is read'],
    ],
    ['a map as a key', '{a: 1}: 2\n', ['f:1:1 A map or list stands where a key belongs']],
    ['a list as a key', '? [a]\n: 2\n', ['f:1:3 A map or list stands where a key belongs']],
    [
      'an alias without its anchor',
      'a: *b\nb: &b 1\n',
      ['f:1:4 The alias *b names no anchor above it'],
    ],
    [
      'every alias without its anchor',
      'a: [*b, *c]\n',
      [
        'f:1:5 The alias *b names no anchor above it',
        'f:1:9 The alias *c names no anchor above it',
      ],
    ],
    [
      'an alias inside what it names',
      'a: &a { b: *a }\n',
      ['f:1:12 The alias *a stands inside the value it names, which would never end'],
    ],
    [
      'a bracket that never closes',
      'a: [1\nb: 2\n',
      [
        'f:2:1 It is not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
      ],
    ],
    [
      'a tab as indentation',
      'a:\n\tb: 1\n',
      ['f:2:1 It is not valid YAML: Tabs are not allowed as indentation'],
    ],
  ])('is refused with a sentence: %s', (_name, text, expected) => {
    expect(reasons(read(text))).toEqual(expected)
  })
})

describe('aliases', () => {
  test('stand for what they name, with its place', () => {
    const file = located('a: &a { b: [1, 2] }\nc: *a\n')
    expect(JSON.parse(JSON.stringify(file.value))).toEqual({ a: { b: [1, 2] }, c: { b: [1, 2] } })
    expect(file.at('c', 'b', 1)).toEqual({ file: 'f', line: 1, column: 16 })
    expect(file.keyAt('c')).toEqual({ file: 'f', line: 2, column: 1 })
  })

  test('take the nearest anchor above', () => {
    expect(JSON.stringify(located('[&a 1, *a, &a 2, *a]').value)).toBe('[1,1,2,2]')
  })

  const list = (size: number) =>
    `&a [${Array(size - 1)
      .fill('x')
      .join()}]`
  const times = (n: number) => Array(n).fill('*a').join()

  test('may write out a million values and no more', () => {
    expect(read(`- ${list(1000)}\n- [${times(1000)}]\n`).known).toBe(true)
    expect(reasons(read(`- ${list(1000)}\n- [${times(1001)}]\n`))).toEqual([
      'f:2:3004 Aliases write this file out to more than 1,000,000 values',
    ])
  })
})

describe('merges of YAML 1.1', () => {
  test.each<readonly [name: string, text: string, value: unknown]>([
    ['a map', 'a: &a {x: 1}\nb: {<<: *a, y: 2}\n', { y: 2, x: 1 }],
    ['what the map says itself comes first', 'a: &a {x: 1}\nb: {<<: *a, x: 2}\n', { x: 2 }],
    ['wherever it stands', 'a: &a {x: 1}\nb: {x: 2, <<: *a}\n', { x: 2 }],
    [
      'of a list of maps the first comes first',
      'a: [&a {x: 1}, &c {x: 2, z: 3}]\nb: {<<: [*a, *c]}\n',
      { x: 1, z: 3 },
    ],
    [
      'of what was merged itself',
      'a: &a {x: 1}\nc: &c {<<: *a, y: 2}\nb: {<<: *c}\n',
      { y: 2, x: 1 },
    ],
    ['an empty list', 'b: {<<: [], x: 1}\n', { x: 1 }],
    ['a name in quotes is no merge', 'b: {"<<": {x: 1}}\n', { '<<': { x: 1 } }],
  ])('%s', (_name, text, value) => {
    expect(merged(text).b).toEqual(value)
  })

  test('are a plain key in YAML 1.2', () => {
    expect(JSON.stringify(located('<<: {x: 1}').value)).toBe('{"<<":{"x":1}}')
  })

  test.each([['5'], ['~'], ['[{x: 1}, 5]'], ['[[{x: 1}]]']])('of %s are refused', (held) => {
    expect(reasons(parseYaml('f', `b:\n  <<: ${held}\n`, { version: '1.1' }))).toEqual([
      'f:2:7 The key << merges a map or a list of maps, and something else stands behind it',
    ])
  })

  test('twice in a map are a key twice', () => {
    const tree = treeOf(
      parseYaml('f', 'a: &a {x: 1}\nc: &c {x: 2}\nb:\n  <<: *a\n  <<: *c\n', { version: '1.1' }),
    )
    expect(reasons({ known: false, because: tree.duplicates })).toEqual([
      'f:5:3 The key "<<" stands here again; it is first on line 4, and one of the two would be lost',
    ])
  })

  test('of two hundred thousand keys', () => {
    const keys = Array.from({ length: 1000 }, (_, i) => `\n  k${i}:`).join('')
    const text = `a: &a${keys}\nb:\n  <<: [${Array(200).fill('*a').join()}]\n`
    expect(Object.keys(merged(text).b)).toHaveLength(1000)
  })
})

describe('nesting', () => {
  const DEEP = /^f:\d+:\d+ Maps and lists nest more than 200 deep here$/

  test.each([
    ['lists', (n: number) => `${'['.repeat(n)}1${']'.repeat(n)}`],
    ['maps', (n: number) => `${'{a: '.repeat(n)}1${'}'.repeat(n)}`],
    ['dashes in a line', (n: number) => `${'- '.repeat(n)}1`],
    ['keys of their own', (n: number) => `${'? '.repeat(n)}1`],
    [
      'deeper and deeper lines',
      (n: number) => Array.from({ length: n }, (_, i) => `${' '.repeat(i)}a:\n`).join(''),
    ],
  ])('of %s is read to two hundred, and refused beyond', (_name, nested) => {
    expect(reasons(read(nested(190))).join()).not.toMatch(DEEP)
    expect(reasons(read(nested(210)))).toEqual([expect.stringMatching(DEEP)])
  })

  test.each<readonly [name: string, text: string]>([
    ['closing brackets in quotes', '["]",'.repeat(5000)],
    ['closing brackets in single quotes', "[']',".repeat(5000)],
    ['closing brackets in comments', '[ # ]\n'.repeat(5000)],
    ['closed again at the end', `${'["]",'.repeat(5000)}1${']'.repeat(5000)}`],
    ['dashes and tabs', '-\t'.repeat(5000)],
    ['tags before marks', '!t ? '.repeat(5000)],
    ['anchors before marks', `${'&a - '.repeat(5000)}1`],
    ['values without keys', ': '.repeat(5000)],
    [
      'dashes in line after line',
      Array.from({ length: 30 }, (_, i) => `${' '.repeat(380 * i)}${'- '.repeat(190)}\n`).join(''),
    ],
  ])('is not hidden by %s', (_name, text) => {
    expect(reasons(read(text))).toEqual([expect.stringMatching(DEEP)])
  })

  test('is not seen where there is none', () => {
    const value = Array.from({ length: 500 }, (_, i) => ({ a: [i, '[[[', "it's {"] }))
    expect(JSON.stringify(located(JSON.stringify(value)).value)).toBe(JSON.stringify(value))
    expect(read(`a: >\n${'  [ { [ {\n'.repeat(100)}`).known).toBe(true)
    expect(read(`${'- [a]\n'.repeat(500)}`).known).toBe(true)
    expect(read(`${'- - a\n'.repeat(500)}`).known).toBe(true)
  })

  test('has the place of the bracket that is too much', () => {
    expect(reasons(read(`a:\n  ${'["]", '.repeat(250)}`))).toEqual([
      `f:2:${200 * 6 + 3} Maps and lists nest more than 200 deep here`,
    ])
  })
})

describe('the place of', () => {
  const file = located('a:\n  - b: 1\n    c:\n  - 2\nd: x\n')
  test.each<readonly [path: readonly (string | number)[], value: string, key: string]>([
    [[], '1:1', '1:1'],
    [['a'], '2:3', '1:1'],
    [['a', 0], '2:5', '2:5'],
    [['a', 0, 'b'], '2:8', '2:5'],
    // What holds nothing has the place of its key.
    [['a', 0, 'c'], '3:5', '3:5'],
    [['a', 1], '4:5', '4:5'],
    // What is not there has the place of what would hold it.
    [['a', 2], '2:3', '2:3'],
    [['a', 0, 'z'], '2:5', '2:5'],
    [['d', 'z'], '5:4', '5:4'],
    [['z', 'z'], '1:1', '1:1'],
  ])('%j', (path, value, key) => {
    const show = ({ line, column }: { line: number; column: number }) => `${line}:${column}`
    expect([show(file.at(...path)), show(file.keyAt(...path))]).toEqual([value, key])
  })
})

describe('what would change how a file is read is refused', () => {
  const VERSIONS = ['1.1', '1.2'] as const
  const because = (text: string, version: '1.1' | '1.2') =>
    reasons(parseYaml('f', text, { version }))

  test.each(VERSIONS)('a line end that only some programs know, by %s', (version) => {
    for (const [end, name] of [
      ['\r', 'A carriage return without a line feed'],
      ['\x85', 'The character U+0085'],
      ['\u2028', 'The character U+2028'],
      ['\u2029', 'The character U+2029'],
    ]) {
      const sentence = `${name} stands here, and ${NO_KNOWN_END}`
      for (const [before, after] of [
        ['web:\n  # spare', '        web-2: {}\n'],
        ["web:\n  'a", "b': {}\n"],
        ['web: a\n b', ''],
      ]) {
        const line = (before as string).split('\n')
        expect(because(`${before}${end}${after}`, version)).toEqual([
          `f:2:${(line[1] as string).length + 1} ${sentence}`,
        ])
      }
    }
  })

  test.each(VERSIONS)('a directive, by %s', (version) => {
    const what =
      'A directive begins with % here, and it would change how the rest of the file is read'
    expect(because('%YAML 1.1\n---\nexpect: 010\n', version)).toEqual([`f:1:1 ${what}`])
    expect(because('%YAML 1.2\n---\na: yes\n', version)).toEqual([`f:1:1 ${what}`])
    expect(because('# x\n%TAG ! tag:yaml.org,2002:\n---\na: !int 1\n', version)).toEqual([
      `f:2:1 ${what}`,
    ])
    expect(because('\ufeff%YAML 1.1\n---\na: b\n', version)).toHaveLength(1)
    expect(because('a: b\n...\n%YAML 1.1\n---\na: b\n', version)).toEqual([`f:3:1 ${what}`])
  })

  test.each(VERSIONS)('but not a text that begins with a percent sign, by %s', (version) => {
    for (const text of [
      'a: |\n  b\n  %YAML 1.1\n',
      "a:\n - '\n  %YAML 1.1'\n",
      'a: "%YAML 1.1"\n',
    ]) {
      expect(because(text, version)).toEqual([])
    }
  })

  test.each(VERSIONS)('a tag that makes another text or a date, by %s', (version) => {
    for (const [tag, held] of [
      ['binary', 'd2ViLTI='],
      ['timestamp', '2012-08-01'],
    ]) {
      const { tags } = treeOf(parseYaml('f', `a: !!${tag} ${held}\n`, { version }))
      expect(tags).toMatchObject([{ what: `The tag tag:yaml.org,2002:${tag} is not known` }])
    }
  })
})
