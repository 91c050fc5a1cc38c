import { Buffer } from 'node:buffer'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { decode, LARGEST } from '../../src/evidence/files.ts'
import { readInventory } from '../../src/evidence/inventory/index.ts'
import { parseJson, parseJsonLines } from '../../src/evidence/json.ts'
import { readManifest } from '../../src/evidence/manifest/index.ts'
import { readObserved } from '../../src/evidence/observed/index.ts'
import { readPolicy } from '../../src/evidence/policy/index.ts'
import { selectors } from '../../src/evidence/selector/index.ts'
import { readTouches } from '../../src/evidence/touches.ts'
import { locate } from '../../src/evidence/tree.ts'
import { parseYaml } from '../../src/evidence/yaml.ts'
import type { Evidence } from '../../src/model/evidence.ts'
import type { Fleet } from '../../src/model/fleet.ts'
import type { Place } from '../../src/model/place.ts'
import { memoryFiles } from './memory.ts'

type Reader = (bytes: Buffer) => Evidence<unknown> | Promise<Evidence<unknown>>

async function fleet(): Promise<Fleet> {
  const inventory =
    '[web]\nweb-[1:4]\n\n[db]\ndb-1 ansible_host=10.0.0.1\n\n[site:children]\nweb\ndb\n'
  const read = await readInventory(['i'], memoryFiles({ i: inventory }))
  if (!read.known) throw new Error('unknown')
  return read.value
}

/** A reader of texts as a reader of bytes, as the gate calls it. */
const ofText =
  (read: (text: ReturnType<typeof decode> & { known: true }) => ReturnType<Reader>): Reader =>
  (bytes) => {
    const entry = { kind: 'file', file: 'f', bytes, executable: false, from: undefined } as const
    const text = decode(entry, LARGEST)
    return text.known ? read(text) : text
  }

const inventoryOf =
  (file: string, others: Readonly<Record<string, string>> = {}): Reader =>
  async (bytes) => {
    const [path = file] = file.split('/')
    const read = await readInventory([path], memoryFiles({ ...others, [file]: bytes }))
    return read.known ? { known: true, value: seen(read.value) } : read
  }

/** All that can be asked of a fleet. */
function seen(fleet: Fleet) {
  const { size, sources, defects, generated } = fleet
  for (const { place } of [...defects, ...fleet.groups.values()]) expectPlace(place)
  const hosts = Array.from({ length: Math.min(size, 100) }, (_, host) => {
    expectPlace(fleet.place(host))
    return [fleet.name(host), fleet.fact(host, 'address'), fleet.groupsOf(host)]
  })
  return { size, sources, defects, generated, hosts, groups: [...fleet.groups.values()] }
}

function expectPlace(place: Place): void {
  const { file, line, column } = place
  const good = [line, column].every((number) => Number.isSafeInteger(number) && number >= 1)
  // One expectation for each of a million places would take most of the time.
  if (!good || typeof file !== 'string') expect(place).toBe('a file, and a line and column from 1')
}

const MANIFEST = `version: 1
service: web
environment: live
operation: deploy
release: { version: r2, artifact: sha256:${'a'.repeat(64)} }
hosts:
  select: "web:!web-1"
  expect: 3
  except: &e
    - { host: web-1, reason: disk, owner: kim, until: 2012-08-03 }
waves: [{ name: canary, select: web-2, bake: 30m }, { name: rest, select: web, max: 50% }]
recovery:
  rollback: { version: r1, hosts: web }
`

const POLICY = `version: 1
inventory: hosts.ini
rules: { hosts/missing: warn }
services:
  web: { hosts: "web,db", floor: 50% }
environments:
  live:
    waves: { canary: 1, bake: 10m }
    freezes: [{ from: 2026-12-20T00:00:00Z, until: 2026-12-24T00:00:00Z, reason: holidays }]
`

const INI = '[web]\nweb-[01:04] ansible_host=10.0.0.1\n[web:vars]\nx=1\n[site:children]\nweb\n'

const YAML = `all:
  children:
    web: { hosts: { "web-[1:3]": &h { ansible_host: 10.0.0.1 }, web-9: { <<: *h } } }
    db: { hosts: { db-1: }, vars: { rollcall_zone: a } }
`

const LIST = JSON.stringify({
  _meta: { hostvars: { 'web-1': { ansible_host: '10.0.0.1' } } },
  all: { children: ['ungrouped', 'web'] },
  web: { hosts: ['web-1', 'web-2'] },
})

const OWN = `version: 1
generated: 2026-01-02T03:04:05Z
hosts:
  web-1: { address: 10.0.0.1, zone: a }
groups:
  web: { hosts: [web-1] }
`

const REPORTS = JSON.stringify(
  ['web-1', 'web-2', 'x'].map((host) => ({
    host,
    version: 'r2',
    at: '2026-01-02T03:04:05Z',
    flags: { rlp: true },
    warnings: ['disk'],
  })),
)

const LINES = REPORTS.slice(1, -1).replaceAll('},{', '}\n{')

const CSV =
  'host,version,at,warnings\nweb-1,r2,2026-01-02T03:04:05Z,2\n"web-2","r""2",2026-01-02T03:04:05Z,\n'

const PLAYS =
  "\nplaybook: p.yml\n\n  play #1 (web): a\tTAGS: []\n    pattern: ['web']\n    hosts (2):\n      web-1\n      web-2\n"

const readers: Readonly<Record<string, readonly [reader: Reader, ...valid: readonly string[]]>> = {
  'a manifest': [ofText(({ value }) => readManifest(value)), MANIFEST],
  'a policy': [ofText(({ value }) => readPolicy(value, ['hosts/missing', 'flags/*'])), POLICY],
  'what hosts report': [
    ofText(async ({ value }) => readObserved(value, await fleet(), undefined)),
    ...[REPORTS, LINES, CSV],
  ],
  'what a tool will touch': [
    ofText(async ({ value }) => readTouches(value, await fleet())),
    ...[PLAYS, 'web-1 # a\nweb-2\n'],
  ],
  'an inventory': [inventoryOf('f'), INI, YAML, LIST, OWN, 'web-1\nweb-2\n'],
  'an inventory called .ini': [inventoryOf('f.ini'), INI],
  'an inventory called .yml': [inventoryOf('f.yml'), YAML, OWN],
  'an inventory called .json': [inventoryOf('f.json'), LIST],
  'one of several inventories': [
    inventoryOf('d/hosts', { 'd/more.yml': YAML, 'd/group_vars/web.yml': 'a: 1\n' }),
    ...[INI, LIST],
  ],
  YAML: [ofText(({ value }) => treeValue(parseYaml('f', value.text))), MANIFEST, LIST],
  'YAML 1.1': [
    ofText(({ value }) => treeValue(parseYaml('f', value.text, { version: '1.1' }))),
    YAML,
  ],
  JSON: [ofText(({ value }) => treeValue(parseJson('f', value.text))), LIST, REPORTS],
  'JSON lines': [ofText(({ value }) => treeValue(parseJsonLines('f', value.text))), LINES],
}

function treeValue(tree: ReturnType<typeof parseJson>): Evidence<unknown> {
  if (!tree.known) return tree
  for (const { place } of [...tree.value.duplicates, ...tree.value.tags]) expectPlace(place)
  return { known: true, value: locate(tree.value).value }
}

/** Pieces that mean something to one of the formats. */
const piece = fc.constantFrom(
  ...['\n', '\r\n', '\r', '\t', ' ', '  ', '\0', '\uFEFF', '\u2028', 'é', '𝒳', '#', ';', ','],
  ...[
    '[',
    ']',
    '{',
    '}',
    '(',
    ')',
    '"',
    "'",
    '`',
    '\\',
    '"""',
    '- ',
    '? ',
    ': ',
    ':',
    '|\n',
    '>\n',
  ],
  ...[
    '&a ',
    '*a',
    '<<: ',
    '!t ',
    '---\n',
    '...\n',
    '%YAML 1.1\n',
    '[a:b]',
    '[1:9]',
    '[web]\n',
    '=',
    '~',
  ],
  ...[
    'null',
    'true',
    '1e999',
    '-1',
    '0x',
    '__proto__',
    'constructor',
    'hosts (2):',
    'all',
    '$ANSIBLE_VAULT;',
  ],
)

type Edit = readonly [kind: string, at: number, length: number, piece: string]

const edit: fc.Arbitrary<Edit> = fc.tuple(
  fc.constantFrom('cut', 'flip', 'double', 'splice', 'drop', 'insert'),
  fc.nat(),
  fc.nat(40),
  piece,
)

/** A valid file after what may happen to one: cut, a byte flipped, a line doubled, a part moved. */
function mutated(valid: string, edits: readonly Edit[]): Buffer {
  return edits.reduce((bytes, [kind, where, length, piece]) => {
    const at = where % (bytes.length + 1)
    const before = bytes.subarray(0, at)
    const after = bytes.subarray(at)
    switch (kind) {
      case 'cut':
        return before
      case 'flip':
        return Buffer.from(bytes.map((byte, i) => (i === at ? byte ^ (1 << (length % 8)) : byte)))
      case 'double': {
        const start = bytes.lastIndexOf(10, at) + 1
        const end = bytes.indexOf(10, at) + 1 || bytes.length
        return Buffer.concat([bytes.subarray(0, end), bytes.subarray(start)])
      }
      case 'splice':
        return Buffer.concat([before, bytes.subarray(length, length * 2), after])
      case 'drop':
        return Buffer.concat([before, after.subarray(length)])
      default:
        return Buffer.concat([before, Buffer.from(piece), after])
    }
  }, Buffer.from(valid))
}

/** Known, or unknown with a sentence and a place for every reason; and the same when it is read again. */
async function expectEvidence(read: Reader, bytes: Buffer): Promise<void> {
  const evidence = await read(bytes)
  if (!evidence.known) {
    expect(evidence.because).not.toEqual([])
    expect(evidence.because.filter(({ what, next }) => !what.trim() || !next.trim())).toEqual([])
    for (const { place } of evidence.because) expectPlace(place)
  }
  expect(shown(await read(bytes))).toBe(shown(evidence))
}

const shown = (value: unknown) =>
  JSON.stringify(value, (_key, held: unknown) =>
    held instanceof Map
      ? ['map', ...held]
      : ArrayBuffer.isView(held)
        ? Array.from(held as Uint32Array)
        : held,
  )

describe.each(Object.entries(readers))('%s', (_name, [read, ...valid]) => {
  test('of any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), (bytes) =>
        expectEvidence(read, Buffer.from(bytes)),
      ),
      { numRuns: 50 },
    )
  })

  test('of any text', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 100 }),
      fc
        .array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 30 })
        .map((all) => all.join('')),
    )
    await fc.assert(
      fc.asyncProperty(text, (text) => expectEvidence(read, Buffer.from(text))),
      { numRuns: 100 },
    )
  })

  test('of a valid file is known', async () => {
    for (const text of valid) {
      const evidence = await read(Buffer.from(text))
      expect(evidence.known ? [] : evidence.because).toEqual([])
    }
  })

  test('of a valid file that was damaged', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...valid),
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        (text, edits) => expectEvidence(read, mutated(text, edits)),
      ),
      { numRuns: 150 },
    )
  })
})

describe('a selector', () => {
  const PLACE = { file: 'm.yml', line: 3, column: 7 }
  const part = fc.constantFrom(
    ...[
      'web',
      'db',
      'web-1',
      'all',
      'ungrouped',
      'nosuch',
      '*',
      '?',
      '[',
      ']',
      '[0]',
      '[1:]',
      '[-1]',
    ],
    ...[
      ':',
      ',',
      '&',
      '!',
      '~',
      ':&',
      ':!',
      '(',
      ')',
      '|',
      '+',
      '^',
      '$',
      '.',
      '\\',
      '{a,b}',
      ' ',
      '\n',
      '\0',
      '::1',
    ],
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(part, { maxLength: 12 }).map((parts) => parts.join('')),
  )

  test('of any text yields hosts of the fleet, or says why not', async () => {
    const hosts = await fleet()
    await fc.assert(
      fc.asyncProperty(text, async (text) => {
        const resolve = async () => (await selectors([text]))(text, PLACE, hosts)
        const selection = await resolve()
        expect(selection.text).toBe(text)
        const ordered = [...new Set(selection.hosts)].sort((a, b) => a - b)
        expect([...selection.hosts]).toEqual(ordered)
        expect(ordered.every((host) => host < hosts.size)).toBe(true)
        for (const { place } of [...selection.traps, ...selection.atoms]) expectPlace(place)
        if (selection.hosts.length === 0) expect(selection.traps).not.toEqual([])
        expect(shown(await resolve())).toBe(shown(selection))
      }),
      { numRuns: 500 },
    )
  })
})
