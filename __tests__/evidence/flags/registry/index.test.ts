import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { workingTree } from '../../../../src/evidence/files.ts'
import { readRegistry } from '../../../../src/evidence/flags/registry/index.ts'
import type { FlagSource } from '../../../../src/model/flags.ts'
import { memoryFiles, reasons } from '../../memory.ts'
import { registryOf, source } from './sources.ts'

const OWN = 'flags:\n  - { key: rlp }\nretired: []\n'
const OPENFEATURE = JSON.stringify({
  flags: { rlp: { flagType: 'boolean', defaultValue: false, description: 'Retail' } },
})
const PROTO = 'message Order { reserved 3; optional bool rlp = 4; }\n'

const unread = async (contents: Readonly<Record<string, string>>, sources: readonly FlagSource[]) =>
  reasons(await readRegistry(sources, '.', memoryFiles(contents)))

const formatsOf = async (...args: Parameters<typeof registryOf>) =>
  (await registryOf(...args)).sources.map(({ file, format }) => `${file}: ${format}`)

describe('the format of a source', () => {
  test('is told from what it holds', async () => {
    const contents = { 'a.yml': OWN, 'b.json': OPENFEATURE, 'c.proto': PROTO }
    expect(await formatsOf(contents)).toEqual([
      'a.yml: flag registry',
      'b.json: OpenFeature manifest',
      'c.proto: Protocol Buffers',
    ])
  })

  test('is the one that the policy names', async () => {
    const contents = { 'a.txt': PROTO, 'b.yml': 'flags: {}\n' }
    const sources = [
      source('a.txt', { format: 'protobuf' }),
      source('b.yml', { format: 'openfeature' }),
    ]
    expect(await formatsOf(contents, sources)).toEqual([
      'a.txt: Protocol Buffers',
      'b.yml: OpenFeature manifest',
    ])
  })

  test.each<readonly [name: string, text: string]>([
    ['tombstones', 'retired:\n  - { key: a, retired: 2003-06-30, reason: old }\n'],
    ['its version', 'version: 1\nflags: []\n'],
    ['a list of flags that nobody else has', 'flags:\n  - { key: a, owner: kim }\n'],
  ])('is ours by %s', async (_name, text) => {
    expect(await formatsOf({ 'toggles.yml': text })).toEqual(['toggles.yml: flag registry'])
  })

  test('is ours by its name, so that a slip of the finger is told', async () => {
    expect(await unread({ 'app/flags.yml': 'flgs: []\n' }, [source('app/flags.yml')])).toEqual([
      'app/flags.yml:1:1 "flgs" is not a key of a flag registry; the keys are version, flags and retired',
      'app/flags.yml:1:1 the file is a map, flags or retired belongs in it; flags: [] says that there are none',
    ])
  })

  test('is not guessed where a flag of another format is called retired', async () => {
    const goff =
      'retired:\n  variations: { on: true, off: false }\n  defaultRule: { variation: on }\n'
    expect(await formatsOf({ 'goff.yml': goff })).toEqual(['goff.yml: GO Feature Flag'])
  })

  test.each<readonly [name: string, text: string, asked: Partial<FlagSource>, reason: RegExp]>([
    [
      'nothing that is known',
      '{"switches": []}',
      {},
      /^f\.json:1:1 f\.json looks like no registry of flags that is known$/,
    ],
    [
      'two formats at once',
      '{"items": [{"key": "a", "kind": "boolean"}], "data": [], "pagination": {"nextPage": null}}',
      {},
      /^f\.json:1:1 f\.json looks like \w+ and \w+ at once, and each reads it in another way$/,
    ],
    [
      'a format that does not exist',
      '{}',
      { format: 'launchdarky' },
      /^policy\.yml:3:5 "launchdarky" is no format of a flag registry; the formats are rollcall, protobuf, lines, .*launchdarkly/,
    ],
    [
      'lines without a template',
      'a',
      { format: 'lines' },
      /^policy\.yml:3:5 Nothing says how a line of f\.json defines a flag$/,
    ],
    [
      'a template beside another format',
      '{}',
      { format: 'rollcall', line: '{key}' },
      /^policy\.yml:3:5 A template for lines stands beside the format rollcall, which has no use for it$/,
    ],
    [
      'an export with a key twice',
      '{"flags": {"a": {"flagType": "boolean"}, "a": {"flagType": "string"}}}',
      {},
      /^f\.json:1:42 The key "a" stands here again/,
    ],
  ])('is unknown: %s', async (_name, text, asked, reason) => {
    expect(await unread({ 'f.json': text }, [source('f.json', asked)])).toEqual([
      expect.stringMatching(reason),
    ])
  })

  test('is spelt nearly right, and the right spelling is offered', async () => {
    const read = await readRegistry(
      [source('f.json', { format: 'launchdarky' })],
      '.',
      memoryFiles({ 'f.json': '{}' }),
    )
    expect(read).toMatchObject({ because: [{ next: 'Did you mean launchdarkly?' }] })
  })
})

describe('several sources', () => {
  test('say together what each of them knows of a flag, and ours comes first', async () => {
    const own = `flags:
  - { key: RLP, owner: etg, expires: 2013-01-01, aliases: [rlp_v2], slots: [{ schema: order, bit: 12 }] }
  - { key: alone }
retired:
  - { key: peg, retired: 2003-06-30, reason: old }
`
    const contents = { 'provider.json': OPENFEATURE, 'flags.yml': own }
    const { flags, retired, sources } = await registryOf(contents)
    expect(sources.map(({ file }) => file)).toEqual(['provider.json', 'flags.yml'])
    expect(flags).toMatchObject([
      {
        key: 'RLP',
        aliases: ['rlp_v2', 'rlp'],
        owner: 'etg',
        description: 'Retail',
        type: 'boolean',
        expires: Date.UTC(2013, 0, 2) - 1,
        slots: [{ at: 12 }],
        place: { file: 'flags.yml', line: 2 },
      },
      { key: 'alone' },
    ])
    expect(retired.map(({ key }) => key)).toEqual(['peg'])
  })

  test('join one tombstone, of which each may know more', async () => {
    const first =
      'retired:\n  - { key: peg, retired: 2003-06-30, reason: ours, slots: [{ schema: order, bit: 1 }] }\n'
    const second =
      'retired:\n  - { key: Peg, aliases: [power], retired: 2004-01-01, reason: theirs, removedIn: "7", slots: [{ schema: order, bit: 1 }, { schema: order, bit: 2 }] }\n'
    const { retired } = await registryOf({ 'a.yml': first, 'b.yml': second })
    expect(retired).toMatchObject([
      {
        key: 'peg',
        aliases: ['Peg', 'power'],
        retired: Date.UTC(2003, 5, 30),
        reason: 'ours',
        removedIn: '7',
        slots: [{ at: 1 }, { at: 2 }],
      },
    ])
  })

  test('keep what they contradict each other in', async () => {
    const { flags, retired } = await registryOf({
      'a.yml': 'flags:\n  - { key: a, type: boolean }\n  - { key: b, id: one }\n  - { key: c }\n',
      'b.yml':
        'flags:\n  - { key: a, type: string }\n  - { key: b, id: two }\nretired:\n  - { key: c, retired: 2003-06-30, reason: old }\n',
    })
    expect(flags.map(({ key, type, id }) => [key, type, id])).toEqual([
      ['a', 'boolean', undefined],
      ['b', undefined, 'one'],
      ['c', undefined, undefined],
      ['b', undefined, 'two'],
    ])
    expect(retired.map(({ key }) => key)).toEqual(['c'])
  })

  test('do not make one flag of two that one of them tells apart', async () => {
    const { flags } = await registryOf({
      'a.yml': 'flags:\n  - { key: a, aliases: [b] }\n',
      'b.yml': 'flags:\n  - { key: b }\n  - { key: a }\n',
    })
    expect(flags.map(({ key, aliases }) => [key, aliases])).toEqual([
      ['a', ['b']],
      ['a', []],
    ])
  })

  test('are all told, where several cannot be read', async () => {
    const contents = { 'flags.yml': 'flags: 1\n' }
    expect(await unread(contents, [source('flags.yml'), source('gone.yml')])).toEqual([
      'flags.yml:1:8 flags is 1, a list belongs here',
      'policy.yml:3:5 gone.yml does not exist',
    ])
  })

  test('may name a file twice, and it is read once', async () => {
    const contents = { 'proto/a.proto': PROTO }
    const sources = [source('proto/*.proto'), source('proto/a.proto')]
    const registry = await registryOf(contents, sources)
    expect([registry.sources.length, registry.fields.length]).toEqual([1, 1])
  })

  test('may be none', async () => {
    expect(await registryOf({}, [])).toEqual({
      flags: [],
      retired: [],
      fields: [],
      reserved: [],
      sources: [],
    })
  })
})

describe('a glob', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-registry-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  const FILES = {
    'proto/b/two.proto': PROTO,
    'proto/b/README.md': 'no flags',
    'proto/a.proto': PROTO,
    'proto/node_modules/x.proto': PROTO,
    'top.proto': PROTO,
    'odd[1].proto': PROTO,
  }
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(join(folder, dirname(file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }

  const trees = [
    ['a working tree', workingTree(folder)],
    ['files that can only be opened', memoryFiles(FILES)],
  ] as const

  test.each(trees)('stands for files in byte order, in %s', async (_name, files) => {
    const formats = await formatsOf({}, [source('proto/**/*.proto')], files)
    expect(formats).toEqual([
      'proto/a.proto: Protocol Buffers',
      'proto/b/two.proto: Protocol Buffers',
    ])
  })

  test.each(trees)('may be the name of a file, in %s', async (_name, files) => {
    expect(await formatsOf({}, [source('odd[1].proto')], files)).toEqual([
      'odd[1].proto: Protocol Buffers',
    ])
  })

  test('may begin at the top', async () => {
    expect(await formatsOf({}, [source('{top,x}*.proto')], workingTree(folder))).toEqual([
      'top.proto: Protocol Buffers',
    ])
  })

  test('is relative to the root', async () => {
    const read = await readRegistry([source('*.proto')], 'proto', workingTree(folder))
    expect(read).toMatchObject({ value: { sources: [{ file: 'proto/a.proto' }] } })
  })

  test('does not lead out of the root by a link', async () => {
    symlinkSync('../../top.proto', join(folder, 'proto/b/linked.proto'))
    const read = await readRegistry([source('b/*.proto')], 'proto', workingTree(folder))
    expect(reasons(read)).toEqual([
      'proto/b/linked.proto:1:1 proto/b/linked.proto leads out of the repository',
    ])
  })

  test.each<readonly [name: string, file: string, reason: string]>([
    [
      'nothing matches it',
      'proto/*.yml',
      'No file matches proto/*.yml, and the policy says that flags are registered there',
    ],
    [
      'its braces stand for too much',
      `proto/${'{a,b}'.repeat(12)}*`,
      `The braces of proto/${'{a,b}'.repeat(12)}* stand for more than 1,000 patterns`,
    ],
    [
      'a folder is named instead',
      'proto',
      'proto is a directory, and nothing says which of its files tell of flags',
    ],
  ])('is unknown where %s', async (_name, file, reason) => {
    const read = await readRegistry([source(file)], '.', workingTree(folder))
    expect(reasons(read)).toEqual([`policy.yml:3:5 ${reason}`])
  })

  test('says that nothing is there where nothing matches', async () => {
    const read = await readRegistry([source('*.yml')], '.', workingTree(folder))
    expect(read).toMatchObject({ because: [{ absent: true }] })
  })

  test('does not walk without end', async () => {
    const many = Array.from({ length: 10_001 }, (_, i) => `f${i}`)
    const files = {
      open: (file: string) =>
        file === 'many'
          ? ({ known: true, value: { kind: 'directory', file, entries: many } } as const)
          : memoryFiles({}).open(file),
    }
    expect(reasons(await readRegistry([source('many/*.yml')], '.', files))).toEqual([
      'policy.yml:3:5 many/*.yml asks for a walk over more than 10,000 files',
    ])
  })
})
