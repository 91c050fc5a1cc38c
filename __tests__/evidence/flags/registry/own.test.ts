import { describe, expect, test } from '@jest/globals'
import { readRegistry } from '../../../../src/evidence/flags/registry/index.ts'
import { memoryFiles, reasons } from '../../memory.ts'
import { registryOf, source } from './sources.ts'

const FULL = `flags:
  - key: rlp
    owner: etg
    description: Retail liquidity
    type: boolean
    id: f-12
    created: 2012-07-01
    expires: 2013-01-01
    aliases: [RLP2]
    slots: [{ schema: order, field: flags, bit: 12 }]
retired:
  - key: power_peg
    aliases: [PowerPeg]
    slots:
      - { schema: order, field: flags, bit: 11 }
    retired: 2003-06-30
    reason: replaced by the router's own accounting
    removedIn: "2003.07"
    replacedBy: rlp
    unretired: { by: kim, reason: back-test, at: 2026-01-01T10:00:00Z }
`

const oneFlag = (slot: string) => `flags:\n  - { key: a, slots: [${slot}] }\n`
const oneTombstone = (rest: string) => `retired:\n  - { key: a${rest} }\n`

describe('a registry of our own', () => {
  test('is read key by key, with the place of each flag', async () => {
    const { flags, retired, sources } = await registryOf({ 'flags.yml': FULL })
    expect(flags).toEqual([
      {
        key: 'rlp',
        aliases: ['RLP2'],
        slots: [
          {
            schema: 'order',
            of: 'flags',
            kind: 'bit',
            at: 12,
            to: 12,
            place: { file: 'flags.yml', line: 10, column: 13 },
          },
        ],
        owner: 'etg',
        description: 'Retail liquidity',
        type: 'boolean',
        id: 'f-12',
        created: Date.UTC(2012, 6, 1),
        // A date holds to its last moment.
        expires: Date.UTC(2013, 0, 2) - 1,
        place: { file: 'flags.yml', line: 2, column: 10 },
      },
    ])
    expect(retired).toEqual([
      {
        key: 'power_peg',
        aliases: ['PowerPeg'],
        slots: [
          {
            schema: 'order',
            of: 'flags',
            kind: 'bit',
            at: 11,
            to: 11,
            place: { file: 'flags.yml', line: 15, column: 9 },
          },
        ],
        retired: Date.UTC(2003, 5, 30),
        reason: "replaced by the router's own accounting",
        removedIn: '2003.07',
        replacedBy: 'rlp',
        unretired: { by: 'kim', reason: 'back-test', at: Date.UTC(2026, 0, 1, 10) },
        place: { file: 'flags.yml', line: 12, column: 10 },
      },
    ])
    expect(sources).toEqual([
      {
        role: 'registry',
        file: 'flags.yml',
        format: 'flag registry',
        digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      },
    ])
  })

  test('is JSON as well as YAML', async () => {
    const json = JSON.stringify({ version: 1, flags: [{ key: 'rlp' }], retired: [] })
    const { flags } = await registryOf({ 'flags.json': json })
    expect(flags.map(({ key }) => key)).toEqual(['rlp'])
  })

  test('may say that there are no flags', async () => {
    expect(await registryOf({ 'flags.yml': 'flags: []\n' })).toMatchObject({
      flags: [],
      retired: [],
    })
  })

  test.each<readonly [slot: string, of: string, kind: string, at: number | string]>([
    ['{ schema: order, bit: 0 }', '', 'bit', 0],
    ['{ schema: order, field: flags, bit: 63 }', 'flags', 'bit', 63],
    ['{ schema: orders.v1, message: Order, number: 3 }', 'Order', 'number', 3],
    ['{ schema: orders.v1, message: Order, field: flags, bit: 3 }', 'Order.flags', 'bit', 3],
    ['{ schema: orders.v1, enum: Side, value: 2 }', 'Side', 'value', 2],
    ['{ schema: api, route: /peg }', '', 'route', '/peg'],
    ['{ schema: db, table: orders, column: peg }', 'orders', 'column', 'peg'],
  ])('has slots: %s', async (slot, of, kind, at) => {
    const { flags } = await registryOf({ 'flags.yml': oneFlag(slot) })
    expect(flags[0]?.slots[0]).toMatchObject({ of, kind, at, to: at })
  })

  test('leaves what contradicts itself to the rules', async () => {
    const text = `flags:
  - { key: peg, slots: [{ schema: order, bit: 1 }] }
  - { key: rlp, slots: [{ schema: order, bit: 1 }] }
retired:
  - { key: PEG, retired: 2003-06-30, reason: old }
`
    const { flags, retired } = await registryOf({ 'flags.yml': text })
    expect([flags.length, retired.length]).toEqual([2, 1])
  })

  test.each<readonly [name: string, text: string, reasons: readonly string[]]>([
    [
      'a key twice',
      'flags:\n  - { key: power_peg }\n  - { key: PowerPeg }\n',
      [
        'flags.yml:3:12 "PowerPeg" names a second entry of flags; the first is at flags.yml:2:12 as "power_peg", and nothing says which of the two holds',
      ],
    ],
    [
      'an alias that is a key',
      'retired:\n  - { key: a, retired: 2003-06-30, reason: old }\n  - { key: b, aliases: [c, a], retired: 2003-06-30, reason: old }\n',
      [
        'flags.yml:3:28 "a" names a second entry of retired; the first is at flags.yml:2:12, and nothing says which of the two holds',
      ],
    ],
    [
      'a tombstone without a reason',
      oneTombstone(', retired: 2003-06-30'),
      ['flags.yml:2:5 retired[0].reason is missing; a flag registry needs it'],
    ],
    [
      'a tombstone without a date',
      oneTombstone(', reason: old'),
      ['flags.yml:2:5 retired[0].retired is missing; a flag registry needs it'],
    ],
    [
      'a date that is none',
      oneTombstone(', retired: 2003-02-30, reason: old'),
      [
        'flags.yml:2:24 retired[0].retired is "2003-02-30", a date (2012-08-01) or a time with its zone (2012-08-01T09:30:00-04:00) belongs here',
      ],
    ],
    [
      'a reason of blanks',
      oneTombstone(', retired: 2003-06-30, reason: "  "'),
      ['flags.yml:2:44 retired[0].reason is "  ", a reason that a person can read belongs here'],
    ],
    [
      'a reason that nobody can see',
      oneTombstone(', retired: 2003-06-30, reason: \u2800\u2800'),
      [
        'flags.yml:2:44 retired[0].reason is "\u2800\u2800", a reason that a person can read belongs here',
      ],
    ],
    [
      'un-retired without saying who',
      oneTombstone(
        ', retired: 2003-06-30, reason: old, unretired: { reason: new, at: 2026-01-01 }',
      ),
      ['flags.yml:2:49 retired[0].unretired.by is missing; a flag registry needs it'],
    ],
    [
      'an unknown key',
      'flags:\n  - { key: a, onwer: kim }\n',
      [
        'flags.yml:2:15 "onwer" is not a key of flags[0]; the keys are key, owner, description, type, id, created, expires, aliases and slots',
      ],
    ],
    [
      'an unknown key in a slot',
      oneFlag('{ schema: order, flag: flags, bit: 1 }'),
      [
        'flags.yml:2:40 "flag" is not a key of flags[0].slots[0]; the keys are schema, message, field, enum, table, number, bit, value, route and column',
      ],
    ],
    [
      'two kinds in a slot',
      oneFlag('{ schema: order, bit: 1, number: 2 }'),
      [
        'flags.yml:2:23 flags[0].slots[0] is a map, exactly one of number, bit, value, route or column belongs in it',
      ],
    ],
    [
      'no kind in a slot',
      oneFlag('{ schema: order, field: flags }'),
      [
        'flags.yml:2:23 flags[0].slots[0] is a map, exactly one of number, bit, value, route or column belongs in it',
      ],
    ],
    [
      'a slot in two places',
      oneFlag('{ schema: order, message: Order, table: orders, number: 2 }'),
      [
        'flags.yml:2:23 flags[0].slots[0] is a map, at most one of message, field, enum or table belongs in it, or message and field',
      ],
    ],
    [
      'a bit that no word of 64 has',
      oneFlag('{ schema: order, bit: 64 }'),
      ['flags.yml:2:45 flags[0].slots[0].bit is 64, a bit from 0 to 63 belongs here'],
    ],
    [
      'a number below zero',
      oneFlag('{ schema: order, number: -1 }'),
      ['flags.yml:2:48 flags[0].slots[0].number is -1, a whole number from 0 on belongs here'],
    ],
    [
      'a number that is not whole',
      oneFlag('{ schema: order, number: 1.5 }'),
      ['flags.yml:2:48 flags[0].slots[0].number is 1.5, a whole number from 0 on belongs here'],
    ],
    [
      'a key that is a number',
      'flags:\n  - { key: 12 }\n',
      ['flags.yml:2:12 flags[0].key is 12, a text belongs here'],
    ],
    [
      'a key without a letter',
      'flags:\n  - { key: "-_." }\n',
      [
        'flags.yml:2:12 flags[0].key is "-_.", a name with more to it than blanks, - _ and . belongs here, without blanks around it',
      ],
    ],
    [
      'a key with a control character',
      'flags:\n  - { key: "a\\u001bb" }\n',
      [
        'flags.yml:2:12 flags[0].key is "a\\u001bb", a text on one line without control characters belongs here',
      ],
    ],
    [
      'a key of a megabyte',
      `flags:\n  - { key: ${'a'.repeat(1_000_000)} }\n`,
      [`flags.yml:2:12 flags[0].key is "${'a'.repeat(78)}…, at most 1000 characters belong here`],
    ],
    [
      'another version',
      'version: 2\nflags: []\n',
      ['flags.yml:1:10 version is 2, 1 belongs here, the only version of this format'],
    ],
    [
      'neither section',
      'version: 1\n',
      [
        'flags.yml:1:1 the file is a map, flags or retired belongs in it; flags: [] says that there are none',
      ],
    ],
    [
      'a section without its list',
      'flags:\nretired: []\n',
      ['flags.yml:1:1 flags is empty, a list belongs here'],
    ],
    ['an empty file', '', ['flags.yml:1:1 flags.yml is empty']],
    ['only comments', '# none yet\n', ['flags.yml:1:1 flags.yml holds only comments']],
    [
      'YAML that is cut off',
      'flags:\n  - { key: a, slots: [',
      [
        'flags.yml:2:23 It is not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
        'flags.yml:2:23 It is not valid YAML: Flow map in block collection must be sufficiently indented and end with a }',
      ],
    ],
    [
      'the section of flags twice',
      'flags: []\nflags: []\n',
      [
        'flags.yml:2:1 The key "flags" stands here again; it is first on line 1, and one of the two would be lost',
      ],
    ],
  ])('is refused with a sentence: %s', async (_name, text, expected) => {
    const files = memoryFiles({ 'flags.yml': text })
    expect(reasons(await readRegistry([source('flags.yml')], '.', files))).toEqual(expected)
  })

  test('is refused where JSON is cut off', async () => {
    const files = memoryFiles({ 'flags.json': '{"flags": [{"key": "a"' })
    expect(reasons(await readRegistry([source('flags.json')], '.', files))).toEqual([
      'flags.json:1:23 It is not valid JSON: it ends too early',
    ])
  })

  test('is refused where it is no UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('flags:\n  - { key: '), Buffer.from([0xff, 0x0a])])
    const files = memoryFiles({ 'flags.yml': bytes })
    expect(reasons(await readRegistry([source('flags.yml')], '.', files))).toEqual([
      'flags.yml:2:12 flags.yml is not a text file: it holds bytes that are not UTF-8',
    ])
  })

  test('may have a hundred thousand flags', async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => `  - { key: flag-${i} }`)
    const { flags } = await registryOf({ 'flags.yml': `flags:\n${rows.join('\n')}\n` })
    expect(flags.length).toBe(100_000)
    expect(flags.at(-1)?.place).toEqual({ file: 'flags.yml', line: 100_001, column: 12 })
  }, 60_000)
})
