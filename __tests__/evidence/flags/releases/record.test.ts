import { posix } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readRecord, recordFile, recordOf } from '../../../../src/evidence/flags/releases/index.ts'
import type { Place } from '../../../../src/model/place.ts'
import { bit, flag, numbers, registryOf, tombstone } from '../../../rules/flags/world.ts'
import { reasons, textFile } from '../../memory.ts'

const COMMIT = '4f'.repeat(20)

const place = (line: number): Place => ({ file: 'src/router.ts', line, column: 7 })

const registry = registryOf({
  flags: [flag('rlp', { slots: [bit(12), numbers(4)] })],
  retired: [tombstone('power_peg', { aliases: ['Peg'], slots: [bit(11)] })],
})

function record(edit: object = {}, file = 'releases/2012.07.26.json') {
  const whole = {
    version: 1,
    release: '2012.07.26',
    commit: COMMIT,
    reads: {
      keys: ['power_peg', 'Power-Peg', 'rlp'],
      slots: [
        { schema: 'order', field: 'flags', bit: 11, key: 'power_peg' },
        { schema: 'orders.v1', message: 'Order', number: 4 },
      ],
    },
    ...edit,
  }
  return readRecord(textFile(file, JSON.stringify(whole, null, 2)))
}

describe('reading', () => {
  test('what a release reads, by folded keys at their first places', () => {
    const read = record()
    expect(reasons(read)).toEqual([])
    if (!read.known) return
    expect(read.value).toMatchObject({ from: 'record', release: '2012.07.26', commit: COMMIT })
    const file = 'releases/2012.07.26.json'
    expect([...read.value.keys]).toEqual([
      ['powerpeg', { file, line: 7, column: 8 }],
      ['rlp', { file, line: 9, column: 8 }],
    ])
    expect(read.value.slots).toEqual([
      { slot: { ...bit(11), place: { file, line: 12, column: 7 } }, key: 'power_peg' },
      { slot: { ...numbers(4), place: { file, line: 18, column: 7 } }, key: undefined },
    ])
  })

  test.each<[string, object, readonly string[]]>([
    ['of another release', { release: '2003.06' }, ['3:14']],
    ['without what it reads', { reads: undefined }, ['1:1']],
    ['without keys and slots', { reads: {} }, ['5:3', '5:3']],
    ['of another version of the format', { version: 2 }, ['2:14']],
    ['with a commit cut short', { commit: '4f2c1d0' }, ['4:13']],
    ['with a key that is none', { more: 1 }, ['25:3']],
    [
      'with slots of two kinds, of none, and outside of a word',
      {
        reads: {
          keys: [],
          slots: [
            { schema: 'order', bit: 1, number: 2 },
            { schema: 'order' },
            { schema: 'order', bit: 64 },
          ],
        },
      },
      ['8:7', '13:7', '18:16'],
    ],
  ])('refuses one %s', (_name, edit, at) => {
    const found = reasons(record(edit)).map((each) => each.replace(/^\S*?json:(\d+:\d+) .*$/, '$1'))
    expect(found).toEqual(at)
  })

  test('tells everything that is wrong', () => {
    expect(reasons(record({ version: 0, release: 7, commit: '' }))).toHaveLength(3)
  })

  test.each([
    ['torn', '{ "version": 1,'],
    ['a list', '[]'],
    ['with a key twice', '{ "version": 1, "version": 1 }'],
  ])('refuses one that is %s', (_name, text) => {
    expect(reasons(readRecord(textFile('releases/1.json', text)))).not.toEqual([])
  })
})

describe('writing', () => {
  const code = new Map([
    ['rlp', place(9)],
    ['peg', place(3)],
    ['unheardof', place(1)],
  ])

  test('names the flags as the registry does, with the slots they hold', () => {
    expect(JSON.parse(recordOf('1.0', COMMIT, code, registry))).toEqual({
      version: 1,
      release: '1.0',
      commit: COMMIT,
      reads: {
        keys: ['power_peg', 'rlp', 'unheardof'],
        slots: [
          { schema: 'order', field: 'flags', bit: 11, key: 'power_peg' },
          { schema: 'order', field: 'flags', bit: 12, key: 'rlp' },
          { schema: 'orders.v1', message: 'Order', number: 4, key: 'rlp' },
        ],
      },
    })
  })

  test('is the same text in whatever order the code was read, and without a commit', () => {
    const text = recordOf('1.0', undefined, code, registry)
    expect(recordOf('1.0', undefined, new Map([...code].reverse()), registry)).toBe(text)
    expect(text).not.toContain('commit')
    expect(text).toMatch(/\}\n$/)
  })

  test('is read back, whatever the release is called', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(name, (release) => {
        const text = recordOf(release, COMMIT, code, registry)
        const read = readRecord(textFile(recordFile('releases', release), text))
        expect(reasons(read)).toEqual([])
        expect(read).toMatchObject({ value: { release, commit: COMMIT } })
        expect(read.known && [...read.value.keys.keys()]).toEqual(['powerpeg', 'rlp', 'unheardof'])
      }),
    )
  })
})

describe('its file', () => {
  test.each([
    ['2012.07.26', 'releases/2012.07.26.json'],
    ['1.0+b2', 'releases/1.0+b2.json'],
    ['release/7', 'releases/release%2F7.json'],
    ['..', 'releases/...json'],
    ['../../etc/passwd', 'releases/..%2F..%2Fetc%2Fpasswd.json'],
    ['a\\b', 'releases/a%5Cb.json'],
    ['a%2Fb', 'releases/a%252Fb.json'],
    ['a\u0000b', 'releases/a%00b.json'],
  ])('of %j is %s', (release, file) => {
    expect(recordFile('releases', release)).toBe(file)
  })

  test('stands in the folder, and is that of one release alone', () => {
    const name = fc.string({ unit: 'binary', maxLength: 30 })
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(posix.dirname(recordFile('a/releases', a))).toBe('a/releases')
        expect(recordFile('r', a) === recordFile('r', b)).toBe(a === b)
      }),
    )
  })
})
