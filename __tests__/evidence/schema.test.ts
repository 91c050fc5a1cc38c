import { describe, expect, test } from '@jest/globals'
import * as z from 'zod/mini'
import { readManifest } from '../../src/evidence/manifest/index.ts'
import { conform } from '../../src/evidence/schema.ts'
import { parseYaml } from '../../src/evidence/yaml.ts'
import { reasons, textFile } from './memory.ts'
import { treeOf } from './tree.ts'

const schema = z.strictObject({
  name: z.string(),
  size: z.optional(z.int()),
  kind: z.optional(z.enum(['small', 'large'])),
  on: z.optional(z.boolean()),
  list: z.optional(z.array(z.strictObject({ host: z.string() }))),
  by: z.optional(z.record(z.string(), z.strictObject({ weight: z.number() }))),
  either: z.optional(
    z.union([z.strictObject({ first: z.int() }), z.strictObject({ second: z.int() })]),
  ),
})

const check = (text: string, what = 'thing') => conform(schema, treeOf(parseYaml('f', text)), what)

/** What is wrong, and what to do about it. */
const both = (text: string, what?: string) => {
  const found = check(text, what)
  return found.known
    ? []
    : found.because.map(({ what, next, place }) => `${place.line}:${place.column} ${what}. ${next}`)
}

describe('a file that has its shape', () => {
  test('is its value, with places', () => {
    const found = check('name: a\nlist:\n  - host: b\n')
    if (!found.known) throw new Error('unknown')
    expect(found.value.value).toEqual({ name: 'a', list: [{ host: 'b' }] })
    expect(found.value.at('list', 0, 'host')).toEqual({ file: 'f', line: 3, column: 11 })
    expect(found.value.file).toBe('f')
  })
})

describe('a file that has not', () => {
  test.each<readonly [name: string, text: string, sentences: readonly string[]]>([
    [
      'a key with a slip',
      'nmae: a\nname: b\n',
      [
        '1:1 "nmae" is not a key of a thing; the keys are name, size, kind, on, list, by and either. Did you mean name?',
      ],
    ],
    [
      'a key that is like none',
      'name: b\ncolour: red\n',
      [
        '2:1 "colour" is not a key of a thing; the keys are name, size, kind, on, list, by and either. Remove it, or use one of the keys that exist',
      ],
    ],
    [
      'a key in a list',
      'name: b\nlist: [{ hots: a, host: b }]\n',
      ['2:10 "hots" is not a key of list[0]; the keys are host. Did you mean host?'],
    ],
    [
      'a key in a map of names',
      'name: b\nby:\n  web: { weight: 1, wieght: 2 }\n',
      ['3:21 "wieght" is not a key of by.web; the keys are weight. Did you mean weight?'],
    ],
    [
      'a missing key',
      'size: 1\n',
      ['1:1 name is missing; a thing needs it. Add it: a text belongs here'],
    ],
    [
      'a missing key inside',
      'name: a\nlist:\n  - {}\n',
      ['3:5 list[0].host is missing; a thing needs it. Add it: a text belongs here'],
    ],
    [
      'a number for a text',
      'name: 1.10\n',
      [
        '1:7 name is 1.10, a text belongs here. Put it in quotes, so that it is kept as it is written',
      ],
    ],
    ['nothing for a text', 'name:\n', ['1:1 name is empty, a text belongs here. Mend the value']],
    [
      'a list for a text',
      'name: [a]\n',
      ['1:7 name is a list, a text belongs here. Mend the value'],
    ],
    ['a map for a text', 'name: {}\n', ['1:7 name is a map, a text belongs here. Mend the value']],
    [
      'half a number',
      'name: a\nsize: 1.5\n',
      ['2:7 size is 1.5, a whole number belongs here. Mend the value'],
    ],
    [
      'a text for a number',
      'name: a\nsize: "1"\n',
      ['2:7 size is "1", a number belongs here. Mend the value'],
    ],
    [
      'a text for true',
      'name: a\non: yes\n',
      ['2:5 on is "yes", true or false belongs here. Mend the value'],
    ],
    [
      'a map for a list',
      'name: a\nlist: {}\n',
      ['2:7 list is a map, a list belongs here. Mend the value'],
    ],
    [
      'a list for a map',
      'name: a\nby: []\n',
      ['2:5 by is a list, a map of keys and values belongs here. Mend the value'],
    ],
    [
      'a choice with a slip',
      'name: a\nkind: smal\n',
      ['2:7 kind is "smal", one of small or large belongs here. Did you mean small?'],
    ],
    [
      'a choice that is like none',
      'name: a\nkind: 7\n',
      ['2:7 kind is 7, one of small or large belongs here. Mend the value'],
    ],
    [
      'neither of two maps',
      'name: a\neither: { third: 1 }\n',
      ['2:9 either is a map, another value belongs here. Mend the value'],
    ],
    [
      'no map at all',
      '[]\n',
      [
        '1:1 the file is a list, a map of keys and values belongs here. Write its keys below it: name, size, kind, on, list, by and either',
      ],
    ],
    [
      'a long text',
      `name: a\nsize: ${'x'.repeat(200)}\n`,
      [`2:7 size is "${'x'.repeat(78)}…, a number belongs here. Mend the value`],
    ],
    [
      'a long key',
      `name: a\n? ${'x'.repeat(2000)}\n: 1\n`,
      [
        `2:3 "${'x'.repeat(78)}… is not a key of a thing; the keys are name, size, kind, on, list, by and either. Remove it, or use one of the keys that exist`,
      ],
    ],
  ])('%s', (_name, text, sentences) => {
    expect(both(text)).toEqual(sentences)
  })

  test('the word for the file takes its article', () => {
    expect(both('size: 1\n', 'inventory')).toEqual([
      '1:1 name is missing; an inventory needs it. Add it: a text belongs here',
    ])
  })

  test('duplicates and tags stop what would have been read, in the order of the file', () => {
    expect(reasons(check('name: !t a\nsize: x\nname: b\n'))).toEqual([
      'f:1:10 The tag !t is not known',
      'f:2:7 size is "x", a number belongs here',
      'f:3:1 The key "name" stands here again; it is first on line 1, and one of the two would be lost',
    ])
  })
})

describe('fifty sentences are enough', () => {
  test.each<readonly [name: string, text: string, sentences: number]>([
    ['unknown keys', Array.from({ length: 100_000 }, (_, i) => `k${i}: 1`).join('\n'), 51],
    [
      'wrong values',
      `{"version":1,"service":"a","environment":"a","operation":"restart","hosts":{"select":"a","expect":1,"scope":[${Array(1000).fill(1).join()}]}}`,
      51,
    ],
    ['equal keys', 'version: 1\n'.repeat(20_000), 55],
  ])('of %s', async (_name, text, sentences) => {
    const found = reasons(await readManifest(textFile('m.yml', text)))
    expect(found).toHaveLength(sentences)
    expect(found.at(-1)).toMatch(/^m\.yml:\d+:\d+ [\d,]+ more like these follow in this file$/)
  })

  test('counts those that it leaves out', () => {
    const text = `name: a\n${Array.from({ length: 60 }, (_, i) => `k${i}: 1\n`).join('')}`
    expect(reasons(check(text)).at(-1)).toBe('f:51:1 10 more like these follow in this file')
  })
})
