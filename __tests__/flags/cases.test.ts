import { describe, expect, test } from '@jest/globals'
import { makeRepository } from '../evidence/repository/repository.ts'
import {
  type Asked,
  ask,
  BANNER,
  CHECKOUT,
  type Files,
  HOSTS,
  judged,
  PEG,
  POLICY,
  record,
  registry,
  rollout,
  START,
  told,
} from './scene.ts'

/** A case of the research table through the whole gate: what it finds, and the twin that passes. */
type Case = readonly [what: string, asked: Asked, findings: readonly string[]]

const blocks: readonly Case[] = [
  [
    'R1 a retired key is defined again',
    { change: { 'flags.yml': registry([BANNER, CHECKOUT, '{ key: power_peg }']) } },
    ['block flags/retired flags.yml:5:12'],
  ],
  [
    'R2 a new call reads a retired key',
    { change: { 'src/new.ts': "if (client.isEnabled('power_peg')) peg()\n" } },
    ['block flags/retired src/new.ts:1:23', 'warn flags/dead-code src/new.ts:1:23'],
  ],
  [
    'R3 a slot of a tombstone goes to another flag',
    {
      change: {
        'flags.yml': registry([
          BANNER,
          CHECKOUT,
          '{ key: rlp, slots: [{ schema: order, field: flags, bit: 11 }] }',
        ]),
      },
    },
    ['block flags/slot flags.yml:5:25'],
  ],
  [
    'R4 a slot changes its name',
    {
      change: {
        'flags.yml': registry([
          '{ key: rlp, slots: [{ schema: order, field: flags, bit: 3 }] }',
          CHECKOUT,
        ]),
      },
    },
    ['block flags/slot flags.yml:3:25', 'block flags/tombstone flags.yml:3:12'],
  ],
  [
    'R5 a live key is deleted without a tombstone',
    { change: { 'flags.yml': registry([BANNER]), 'src/page.ts': '' } },
    ['block flags/tombstone flags.yml:4:12'],
  ],
  [
    'R6 a tombstone is removed',
    { change: { 'flags.yml': registry([BANNER, CHECKOUT], []) } },
    ['block flags/tombstone flags.yml:6:10'],
  ],
  [
    'R6 a tombstone is narrowed',
    {
      change: {
        'flags.yml': registry([BANNER, CHECKOUT], [PEG.replace('aliases: [PegOrders], ', '')]),
      },
    },
    ['block flags/tombstone flags.yml:6:12'],
  ],
  [
    'R7 a key has another identity',
    { change: { 'flags.yml': registry([BANNER, CHECKOUT.replace('17', '18')]) } },
    ['block flags/repurposed flags.yml:4:12', 'block flags/zombie flags.yml:4:12'],
  ],
  [
    'R8 a key of older history comes back',
    {
      past: [
        { 'flags.yml': registry([BANNER, CHECKOUT, '{ key: fast_lane }']) },
        { 'flags.yml': registry([BANNER, CHECKOUT]) },
      ],
      change: { 'flags.yml': registry([BANNER, CHECKOUT, '{ key: fast_lane }']) },
      request: { now: Date.UTC(2013, 0, 1) },
    },
    ['block flags/resurrected flags.yml:5:12'],
  ],
  [
    'R8 a name that only code had comes back',
    {
      past: [{ 'src/old.ts': "client.isEnabled('fast_lane')\n" }, { 'src/old.ts': null }],
      change: { 'flags.yml': registry([BANNER, CHECKOUT, '{ key: fast_lane }']) },
      request: { now: Date.UTC(2013, 0, 1) },
    },
    ['block flags/resurrected flags.yml:5:12'],
  ],
  [
    'R8 a key comes back whose code never went',
    {
      past: [
        {
          'flags.yml': registry([BANNER, CHECKOUT, '{ key: fast_lane }']),
          'src/lane.ts': "client.isEnabled('fast_lane')\n",
        },
        { 'flags.yml': registry([BANNER, CHECKOUT]) },
      ],
      change: { 'flags.yml': registry([BANNER, CHECKOUT, '{ key: fast_lane }']) },
      request: { now: Date.UTC(2013, 0, 1) },
    },
    ['block flags/resurrected flags.yml:5:12'],
  ],
  [
    'R2 a new call in a file with a zero byte',
    { change: { 'src/new.ts': "if (client.isEnabled('power_peg')) peg()\n// \0\n" } },
    ['block flags/retired src/new.ts:1:23', 'warn flags/dead-code src/new.ts:1:23'],
  ],
  [
    'R3 in a registry that is called flags.yaml',
    {
      base: { 'flags.yml': null, 'flags.yaml': registry([BANNER, CHECKOUT]) },
      change: {
        'flags.yaml': registry([
          BANNER,
          CHECKOUT,
          '{ key: rlp, slots: [{ schema: order, field: flags, bit: 11 }] }',
        ]),
      },
    },
    ['block flags/slot flags.yaml:5:25'],
  ],
  [
    'R9 a retired key in another spelling',
    { change: { 'src/new.ts': "if (client.isEnabled('PowerPeg')) peg()\n" } },
    ['block flags/retired src/new.ts:1:23', 'warn flags/dead-code src/new.ts:1:23'],
  ],
  [
    'R9 an alias of a retired key is defined',
    { change: { 'flags.yml': registry([BANNER, CHECKOUT, '{ key: peg-orders }']) } },
    ['block flags/retired flags.yml:5:12'],
  ],
  [
    'R10 a host outside the rollout reads what is turned on',
    {
      base: { 'releases/0.json': record('0', ['checkout']) },
      change: { 'deploy/web.yml': rollout('{ activates: [checkout] }') },
    },
    ['block flags/zombie deploy/web.yml:12:22'],
  ],
  [
    'R10 the way back takes the bit for another flag',
    {
      base: {
        'releases/1.json': record(
          '1',
          ['banner'],
          [{ schema: 'order', field: 'flags', bit: 4, key: 'old_banner' }],
        ),
        'flags.yml': registry([
          '{ key: banner, owner: web, slots: [{ schema: order, field: flags, bit: 4 }] }',
          CHECKOUT,
        ]),
      },
      change: { 'deploy/web.yml': rollout('{ activates: [banner] }') },
    },
    ['block flags/zombie deploy/web.yml:12:22'],
  ],
  [
    'R11 code of a retired key whose slot is touched',
    {
      base: { 'src/old.ts': "client.isEnabled('power_peg')\n" },
      change: {
        'flags.yml': registry([
          BANNER,
          CHECKOUT,
          '{ key: rlp, slots: [{ schema: order, field: flags, bit: 11 }] }',
        ]),
        'deploy/web.yml': rollout('{ activates: [rlp] }').replace('checkout, banner', 'rlp'),
      },
    },
    ['block flags/slot flags.yml:5:25', 'block flags/dead-code src/old.ts:1:19'],
  ],
  [
    'a retired flag is turned on',
    {
      change: {
        'deploy/web.yml': rollout('{ activates: [power_peg] }').replace(
          'checkout, banner',
          'power_peg',
        ),
      },
    },
    ['block flags/retired deploy/web.yml:12:22'],
  ],
  [
    'a flag that nobody knows is turned on',
    {
      change: {
        'deploy/web.yml': rollout('{ activates: [chekout] }').replace(
          'checkout, banner',
          'chekout',
        ),
      },
    },
    ['block flags/retired deploy/web.yml:12:22'],
  ],
  [
    'a flag is retired without a tombstone',
    { change: { 'deploy/web.yml': rollout('{ retires: [checkout] }') } },
    ['block flags/tombstone deploy/web.yml:12:20', 'warn flags/zombie deploy/web.yml:12:20'],
  ],
  [
    'a flag is un-retired where nobody looks',
    {
      change: {
        'flags.yml': registry(
          [BANNER, CHECKOUT, '{ key: power_peg }'],
          [PEG.replace(/ }$/, ', unretired: { by: kim, reason: needed, at: 2012-08-01 } }')],
        ),
      },
    },
    ['block flags/tombstone flags.yml:7:12'],
  ],
]

const warns: readonly Case[] = [
  [
    'R8 a key comes back within two weeks',
    {
      past: [
        { 'flags.yml': registry([BANNER, CHECKOUT, '{ key: fast_lane }']) },
        { 'flags.yml': registry([BANNER, CHECKOUT]) },
      ],
      change: { 'flags.yml': registry([BANNER, CHECKOUT, '{ key: fast_lane }']) },
    },
    ['warn flags/resurrected flags.yml:5:12'],
  ],
  [
    'R11 a retired key is still read',
    { base: { 'src/old.ts': "client.isEnabled('power_peg')\n" } },
    ['warn flags/dead-code src/old.ts:1:19'],
  ],
  [
    'R12 code asks for what no registry knows',
    { change: { 'src/new.ts': "client.isEnabled('chekout')\n" } },
    ['warn flags/undeclared src/new.ts:1:19'],
  ],
  [
    'R13 a flag is past its time',
    {
      base: {
        'flags.yml': registry([
          BANNER.replace('owner: web', 'owner: web, expires: 2012-07-01'),
          CHECKOUT,
        ]),
      },
    },
    ['warn flags/expired flags.yml:3:12'],
  ],
  [
    'R14 a new literal of a retired key',
    { change: { 'src/new.ts': "export const NAME = 'power_peg'\n" } },
    ['warn flags/undeclared src/new.ts:1:22'],
  ],
]

const legal: readonly Case[] = [
  ['nothing of flags is touched', { change: { 'src/new.ts': 'export {}\n' } }, []],
  [
    'the last read is removed and the tombstone added',
    {
      change: {
        'flags.yml': registry(
          [BANNER],
          [PEG, '{ key: checkout, retired: 2012-08-01, reason: everybody has it }'],
        ),
        'src/page.ts': "client.isEnabled('banner')\n",
      },
    },
    // The way back still reads it: a warning, until nobody goes back there.
    ['warn flags/zombie flags.yml:6:12'],
  ],
  [
    'a flag is retired, and nobody kept record of the release before',
    {
      base: { 'releases/1.json': null },
      change: {
        'flags.yml': registry(
          [BANNER],
          [PEG, '{ key: checkout, retired: 2012-08-01, reason: everybody has it }'],
        ),
        'src/page.ts': "client.isEnabled('banner')\n",
      },
    },
    [],
  ],
  [
    'aliases and slots are added',
    {
      change: {
        'flags.yml': registry([BANNER, CHECKOUT.replace('type', 'aliases: [new-checkout], type')]),
      },
    },
    [],
  ],
  [
    'code moves, and is formatted anew',
    {
      base: { 'src/old.ts': "if (client.isEnabled('banner')) one()\n" },
      change: { 'src/old.ts': null, 'src/moved.ts': "if (client.isEnabled('banner')) one()\n" },
    },
    [],
  ],
  [
    'near names, words, comments, docs and tests',
    {
      change: {
        'src/new.ts': "// power_peg\nconst power_peg_v2 = 'power_peg-v2'\nfoo('x.power_peg.v2')\n",
        'docs/peg.md': "isEnabled('power_peg')\n",
        'CHANGELOG.md': "isEnabled('power_peg')\n",
        'test/peg.test.ts': "isEnabled('power_peg')\n",
      },
    },
    [],
  ],
  [
    'a flag that ships dark is turned on later',
    { change: { 'deploy/web.yml': rollout('{ activates: [checkout] }') } },
    [],
  ],
  [
    'a flag is new',
    {
      change: {
        'flags.yml': registry([BANNER, CHECKOUT, '{ key: fast_lane }']),
        'src/new.ts': "client.isEnabled('fast_lane')\n",
      },
    },
    [],
  ],
  [
    'the entry of a flag follows its code',
    {
      base: { 'src/new.ts': "client.isEnabled('fast_lane')\n" },
      change: { 'flags.yml': registry([BANNER, CHECKOUT, '{ key: fast_lane }']) },
    },
    [],
  ],
]

describe('the cases of the research, through the whole gate', () => {
  test.each(blocks)('%s', async (_what, asked, findings) => {
    const { findings: found, unknown, decision } = await judged(asked)
    expect(unknown).toEqual([])
    expect(found).toEqual(findings)
    expect(decision.verdict).toBe('block')
  })

  test.each([...warns, ...legal])('%s', async (_what, asked, findings) => {
    const { findings: found, unknown, decision } = await judged(asked)
    expect(unknown).toEqual([])
    expect(found).toEqual(findings)
    expect(decision.verdict).toBe('pass')
  })
})

/** What cannot be told stops the rollout, and says why. */
const untold: readonly (readonly [what: string, asked: Asked, why: RegExp])[] = [
  [
    'a flag is turned on and there is no registry',
    {
      base: { 'flags.yml': null },
      change: { 'deploy/web.yml': rollout('{ activates: [checkout] }') },
    },
    /there is no registry of flags/,
  ],
  ['the change deletes the registry', { change: { 'flags.yml': null } }, /flags\.yml/],
  [
    'the registry is torn',
    { change: { 'flags.yml': 'version: 1\nflags: [{ key: banner\n' } },
    /not valid YAML/,
  ],
  [
    'a host that stays behind tells no release',
    {
      base: {
        'hosts.yml': HOSTS.replace('web-2: { release: "1" }', 'web-2: {}'),
        'deploy/web.yml': rollout('{ activates: [checkout] }'),
      },
      change: {
        'deploy/web.yml': rollout('{ activates: [checkout] }').replace(
          'select: web, expect: 2',
          'select: web-1, scope: [web], expect: 1',
        ),
      },
    },
    /web-2/,
  ],
  [
    'a flag is turned on, and nobody kept record of the release before',
    {
      base: { 'releases/1.json': null },
      change: { 'deploy/web.yml': rollout('{ activates: [checkout] }') },
    },
    /The way back leads to 1, and nothing says which flags it reads/,
  ],
  [
    'a record says it is of another release',
    {
      base: { 'releases/1.json': record('3', []) },
      change: { 'deploy/web.yml': rollout('{ activates: [checkout] }') },
    },
    /the record of 3, whose file is 3\.json/,
  ],
  [
    'a way of calling in the policy has no key',
    { base: { '.github/rollcall.yml': `${POLICY}flags: { calls: [hasFlag] }\n` } },
    /\{key\}/,
  ],
]

describe('what cannot be told', () => {
  test.each(untold)('%s', async (_what, asked, why) => {
    const { unknown, decision } = await judged(asked)
    expect(unknown.join('\n')).toMatch(why)
    expect(decision.verdict).not.toBe('pass')
  })
})

describe('a branch that stands on an older commit', () => {
  const meanwhile = async (main: Files, change: Files) => {
    const repository = makeRepository()
    try {
      const start = repository.commit(START)
      const tip = repository.commit(main)
      const head = repository.commit(change, { parents: [start] })
      repository.branch('change', head)
      repository.checkout('change')
      return told(await ask(repository, { base: tip }))
    } finally {
      repository.remove()
    }
  }

  test('is not blamed for what the other branch did since', async () => {
    const { findings, unknown } = await meanwhile(
      {
        'flags.yml': registry(
          [BANNER, '{ key: fast_lane }'],
          [PEG, '{ key: checkout, retired: 2012-08-01, reason: everybody has it }'],
        ),
        'src/page.ts': "client.isEnabled('banner')\n",
      },
      { 'src/new.ts': "client.isEnabled('banner')\n" },
    )
    expect(unknown).toEqual([])
    // The code of the branch is as it is, until it takes the other one in.
    expect(findings).toEqual(['warn flags/dead-code src/page.ts:3:28'])
  })

  test('is blocked for a flag that was retired there', async () => {
    const { findings } = await meanwhile(
      {
        'flags.yml': registry(
          [BANNER],
          [PEG, '{ key: checkout, retired: 2012-08-01, reason: everybody has it }'],
        ),
      },
      { 'src/new.ts': "client.isEnabled('checkout')\n" },
    )
    expect(findings).toContain('block flags/retired src/new.ts:1:19')
  })

  test('is blocked for a slot that was taken there', async () => {
    const slot = '[{ schema: order, field: flags, bit: 5 }]'
    const { findings } = await meanwhile(
      { 'flags.yml': registry([BANNER, CHECKOUT, `{ key: one, slots: ${slot} }`]) },
      { 'flags.yml': registry([BANNER, CHECKOUT, `{ key: two, slots: ${slot} }`]) },
    )
    expect(findings.some((finding) => finding.startsWith('block flags/slot'))).toBe(true)
  })
})
