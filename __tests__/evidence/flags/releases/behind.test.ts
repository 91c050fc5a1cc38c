import { describe, expect, test } from '@jest/globals'
import { type BehindQuestion, readBehind } from '../../../../src/evidence/flags/releases/index.ts'
import { known, unknown, wholeFile } from '../../../../src/evidence/problem.ts'
import type { Behind, Registry } from '../../../../src/model/flags.ts'
import type { Fleet } from '../../../../src/model/fleet.ts'
import { bit, field, flag, registryOf, tombstone } from '../../../rules/flags/world.ts'
import { manifest, world } from '../../../rules/world.ts'
import { memoryFiles, reasons } from '../../memory.ts'

const OLD = 'a203'.repeat(10)
const NEW = 'b212'.repeat(10)

const head = registryOf({
  flags: [flag('rlp', { slots: [bit(12)] })],
  retired: [tombstone('power_peg', { slots: [bit(11)] })],
})

/** The first seven hosts are touched; what is said of the eighth and of others is given. */
const SEVEN = 'smars-[01:07]'

interface Given {
  readonly hosts?: string
  readonly more?: string
  readonly select?: string
  readonly records?: Readonly<Record<string, string>>
  /** Revisions to full ids. */
  readonly commits?: Readonly<Record<string, string>>
  /** What the code of a commit reads, at `src/router.ts`. */
  readonly code?: Readonly<Record<string, readonly string[]>>
  readonly then?: Readonly<Record<string, Registry>>
}

const calls: string[] = []

async function behind(given: Given) {
  const {
    hosts = `${SEVEN}\nsmars-08`,
    select = '"smars:!smars-08"',
    more = 'flags: { activates: [rlp] }\n',
  } = given
  const { rollout, fleet } = await world(
    {
      inventory: `[smars]\n${hosts}\n`,
      manifest: manifest({ select, expect: 7, release: `{ version: r2, commit: ${NEW} }`, more }),
    },
    ['rollout', 'fleet'],
  )
  calls.length = 0
  const question: BehindQuestion = {
    rollout,
    fleet,
    registries: { head, base: undefined },
    folder: 'releases',
    files: memoryFiles(given.records ?? {}),
    commitOf: (revision) => given.commits?.[revision],
    readsOf: async (commit) => {
      calls.push(commit)
      const keys = given.code?.[commit]
      return keys
        ? known(new Map(keys.map((key) => [key, { file: 'src/router.ts', line: 3, column: 1 }])))
        : unknown({ what: 'blob missing', next: 'fetch it', place: wholeFile('src/router.ts') })
    },
    registryAt: async (commit) => known(given.then?.[commit]),
  }
  return { read: await readBehind(question), fleet }
}

/** `2003.06 on smars-08 as commit: powerpeg; bit 11 power_peg` */
function shown({ releases }: Behind, fleet: Fleet): readonly string[] {
  return releases.map(({ name, hosts, rollback, reads }) => {
    const on = Array.from(hosts, (host) => fleet.name(host)).join(',') || 'nobody'
    const slots = reads.slots.map(({ slot, key }) => `${slot.kind} ${slot.at} ${key}`)
    const what = [[...reads.keys.keys()].join(','), ...slots].join('; ')
    return `${name} on ${on}${rollback ? ' and back' : ''} as ${reads.from}: ${what}`
  })
}

async function told(given: Given): Promise<readonly string[]> {
  const { read, fleet } = await behind(given)
  expect(reasons(read)).toEqual([])
  return read.known ? shown(read.value, fleet) : []
}

const record = (release: string, commit?: string) =>
  JSON.stringify({
    version: 1,
    release,
    commit,
    reads: { keys: ['power_peg'], slots: [{ schema: 'order', field: 'flags', bit: 11 }] },
  })

const back = (fields: string) =>
  `flags: { activates: [rlp] }\nrecovery:\n  rollback: { hosts: smars, ${fields} }\n`

describe('hosts left behind', () => {
  test('Knight: the eighth host keeps the release of 2003, whose code reads the old flag', async () => {
    expect(
      await told({
        hosts: `${SEVEN}\nsmars-08 rollcall_release=2003.06 rollcall_commit=${OLD}`,
        commits: { [OLD]: OLD },
        code: { [OLD]: ['powerpeg'] },
      }),
    ).toEqual(['2003.06 on smars-08 as commit: powerpeg; bit 11 power_peg'])
  })

  test('by the record of the release, whose bytes are a source', async () => {
    const { read } = await behind({
      hosts: `${SEVEN}\nsmars-08 rollcall_release=2003.06`,
      records: { 'releases/2003.06.json': record('2003.06') },
    })
    expect(read).toMatchObject({
      value: {
        releases: [{ name: '2003.06', rollback: false, reads: { from: 'record' } }],
        untold: 0,
        sources: [{ role: 'release', file: 'releases/2003.06.json', format: 'release record' }],
      },
    })
    expect(calls).toEqual([])
  })

  test.each([
    ['named as the version', 'refs/tags/2003.06'],
    ['with a v before it', 'refs/tags/v2003.06'],
  ])('by a tag %s', async (_name, tag) => {
    expect(
      await told({
        hosts: `${SEVEN}\nsmars-08 rollcall_release=2003.06`,
        commits: { [tag]: OLD },
        code: { [OLD]: [] },
      }),
    ).toEqual(['2003.06 on smars-08 as commit: '])
  })

  test('one scan for many releases and hosts of one commit', async () => {
    expect(
      await told({
        hosts: `smars-[01:06]\nsmars-07 rollcall_commit=a203a20\nsmars-08 rollcall_release=a rollcall_commit=${OLD}`,
        select: '"smars:!smars-08:!smars-07"',
        commits: { a203a20: OLD, [OLD]: OLD },
        code: { [OLD]: ['rlp'] },
      }),
    ).toEqual([
      'a203a20 on smars-07 as commit: rlp; bit 12 rlp',
      'a on smars-08 as commit: rlp; bit 12 rlp',
    ])
    expect(calls).toEqual([OLD])
  })

  test('outside of the scope where something is told, and counted where nothing is', async () => {
    const { read, fleet } = await behind({
      hosts: `smars-[01:07]\n[other]\ndb-1 rollcall_release=9\ndb-2 rollcall_release=9\ndb-[3:5]`,
      select: 'smars',
      records: { 'releases/9.json': record('9') },
    })
    expect(reasons(read)).toEqual([])
    expect(read.known && shown(read.value, fleet)).toEqual([
      '9 on db-1,db-2 as record: powerpeg; bit 11 undefined',
    ])
    expect(read).toMatchObject({ value: { untold: 3 } })
  })

  test('an excepted host', async () => {
    expect(
      await told({
        select: 'smars',
        hosts: `${SEVEN}\nsmars-08 rollcall_release=9`,
        more: '  except:\n    - { host: smars-08, reason: RMA, owner: kim, until: 2012-08-03 }\nflags: { activates: [rlp] }\n',
        records: { 'releases/9.json': record('9') },
      }),
    ).toEqual(['9 on smars-08 as record: powerpeg; bit 11 undefined'])
  })

  test.each([
    ['release', 'rollcall_release=r2'],
    ['commit', `rollcall_commit=${NEW.slice(0, 7)}`],
    ['release and commit', `rollcall_release=r2 rollcall_commit=${NEW}`],
  ])('not those of the service that run the %s already', async (_name, facts) => {
    expect(await told({ hosts: `${SEVEN}\nsmars-08 ${facts}` })).toEqual([])
  })

  test('nobody where the rollout touches no flag', async () => {
    const { read } = await behind({ more: '', hosts: `${SEVEN}\nsmars-08` })
    expect(read).toEqual(known({ releases: [], untold: 0, sources: [] }))
  })
})

describe('the way back', () => {
  const silent = { hosts: SEVEN, select: 'smars' }

  test.each([
    ['by its record', { records: { 'releases/r1.json': record('r1') } }, 'version: r1'],
    ['by its commit', { commits: { [OLD]: OLD } }, `version: r1, commit: "${OLD}"`],
    ['by a tag', { commits: { 'refs/tags/r1': OLD } }, 'version: r1'],
  ])('%s', async (_name, given, fields) => {
    const code = { [OLD]: ['powerpeg'] }
    const [only] = await told({ ...silent, ...given, code, more: back(fields) })
    expect(only).toMatch(/^r1 on nobody and back as (?:record|commit): powerpeg; bit 11/)
  })

  test('is one with the hosts that run it', async () => {
    expect(
      await told({
        hosts: `${SEVEN}\nsmars-08 rollcall_release=r1 rollcall_commit=${OLD}`,
        commits: { [OLD]: OLD },
        code: { [OLD]: [] },
        more: back('version: r1'),
      }),
    ).toEqual(['r1 on smars-08 and back as commit: '])
  })

  test('says nothing of a host by the commit that the manifest gives', async () => {
    const { read } = await behind({
      hosts: `${SEVEN}\nsmars-08 rollcall_release=r1`,
      commits: { [OLD]: OLD },
      code: { [OLD]: [] },
      more: back(`version: r1, commit: "${OLD}"`),
    })
    expect(reasons(read)).toEqual([expect.stringContaining('smars-08 keeps r1, and nothing says')])
  })
})

describe('the slots of a commit', () => {
  const hosts = `${SEVEN}\nsmars-08 rollcall_commit=${OLD}`
  const commits = { [OLD]: OLD }

  test('are those of its own registry', async () => {
    const then = { [OLD]: registryOf({ flags: [flag('PowerPeg', { slots: [bit(7)] })] }) }
    const code = { [OLD]: ['powerpeg'] }
    expect(await told({ hosts, commits, code, then })).toEqual([
      `${OLD} on smars-08 as commit: powerpeg; bit 7 PowerPeg`,
    ])
  })

  test('are those of today for a flag that its registry did not have', async () => {
    const then = { [OLD]: registryOf({ flags: [flag('other', { slots: [bit(7)] })] }) }
    const code = { [OLD]: ['powerpeg', 'other'] }
    expect(await told({ hosts, commits, code, then })).toEqual([
      `${OLD} on smars-08 as commit: powerpeg,other; bit 7 other; bit 11 power_peg`,
    ])
  })

  test('are also those of a schema whose field is called like the flag', async () => {
    const then = { [OLD]: registryOf({ fields: [field('powerPeg', bit(3)), field('id', bit(1))] }) }
    const code = { [OLD]: ['powerpeg'] }
    expect(await told({ hosts, commits, code, then })).toEqual([
      `${OLD} on smars-08 as commit: powerpeg; bit 3 powerPeg; bit 11 power_peg`,
    ])
  })
})

describe('unknown', () => {
  const with08 = (facts: string) => `${SEVEN}\nsmars-08 ${facts}`

  test.each<[name: string, given: Given, says: readonly string[]]>([
    [
      'a host of the service that tells nothing',
      { hosts: with08('') },
      ['hosts.ini:3:1 smars-08 keeps what it runs, and nothing says what that is'],
    ],
    [
      'a release without a record and a commit',
      { hosts: with08('rollcall_release=2003.06') },
      ['releases/2003.06.json does not exist, no commit is told and no tag is called'],
    ],
    [
      'a commit that is not here',
      { hosts: with08(`rollcall_commit=${OLD}`) },
      [`the commit ${OLD} is not in this checkout`],
    ],
    [
      'a commit that is a branch',
      { hosts: with08('rollcall_commit=main'), commits: { main: OLD } },
      ['the commit main is not in this checkout'],
    ],
    [
      'a branch that is called like a commit',
      { hosts: with08('rollcall_commit=abcdef0'), commits: { abcdef0: OLD } },
      ['the commit abcdef0 is not in this checkout'],
    ],
    [
      'a version that git reads as something else',
      {
        hosts: with08('rollcall_release=1~1'),
        commits: { 'refs/tags/1~1': OLD },
        code: { [OLD]: [] },
      },
      ['smars-08 keeps 1~1, and nothing says which flags it reads'],
    ],
    [
      'a record of another commit than runs',
      {
        hosts: with08(`rollcall_release=9 rollcall_commit=${OLD}`),
        records: { 'releases/9.json': record('9', NEW) },
        commits: { [OLD]: OLD },
        code: { [OLD]: [] },
      },
      [`releases/9.json:1:1 releases/9.json is the record of 9 as it was built from ${NEW}`],
    ],
    [
      'a torn record, whatever the commit says',
      {
        hosts: with08(`rollcall_release=9 rollcall_commit=${OLD}`),
        records: { 'releases/9.json': '{' },
        commits: { [OLD]: OLD },
        code: { [OLD]: [] },
      },
      ['releases/9.json:1:'],
    ],
    [
      'a way back that nothing tells of',
      { hosts: SEVEN, select: 'smars', more: back('version: r1') },
      ['deploy.yml:11:38 The way back leads to r1, and nothing says'],
    ],
    [
      'a commit that cannot be scanned, once for two releases of it',
      {
        hosts: `smars-[01:06]\nsmars-07 rollcall_release=a rollcall_commit=${OLD}\nsmars-08 rollcall_release=b rollcall_commit=${OLD}`,
        select: '"smars:!smars-08:!smars-07"',
        commits: { [OLD]: OLD },
      },
      ['src/router.ts:1:1 blob missing'],
    ],
  ])('%s', async (_name, given, says) => {
    const { read } = await behind(given)
    expect(read.known).toBe(false)
    const found = reasons(read)
    expect(found).toHaveLength(says.length)
    for (const [i, text] of says.entries()) expect(found[i]).toContain(text)
  })

  test('more releases than anybody scans', async () => {
    const hosts = Array.from({ length: 201 }, (_, i) => `old-${i} rollcall_release=b${i}`)
    const { read } = await behind({
      hosts: `${SEVEN}\n[other]\n${hosts.join('\n')}`,
      select: 'smars',
    })
    expect(reasons(read)).toEqual([expect.stringContaining('201 different releases')])
    expect(calls).toEqual([])
  })
})
