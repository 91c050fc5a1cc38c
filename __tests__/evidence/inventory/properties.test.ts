import { Buffer } from 'node:buffer'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { NameIndex } from '../../../src/evidence/inventory/name-index.ts'
import { FileText } from '../../../src/evidence/inventory/text.ts'
import type { Fleet } from '../../../src/model/fleet.ts'
import { fleetOf, readText } from './memory.ts'

interface Shape {
  readonly hosts: readonly string[]
  /** Ordinals of later groups only, so that no group holds itself. */
  readonly children: readonly number[]
  readonly zone: string | undefined
}

const shapes: fc.Arbitrary<readonly Shape[]> = fc
  .array(
    fc.record({
      hosts: fc.uniqueArray(
        fc.integer({ min: 0, max: 20 }).map((n) => `h${n}`),
        { maxLength: 6 },
      ),
      children: fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { maxLength: 3 }),
      zone: fc.option(fc.constantFrom('z1', 'z2', 'z3'), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((groups) =>
    groups.map((group, i) => ({
      ...group,
      hosts: i === 0 ? ['h0', ...group.hosts.filter((host) => host !== 'h0')] : group.hosts,
      children: group.children.map((step) => i + step).filter((child) => child < groups.length),
    })),
  )

function asIni(groups: readonly Shape[]): string {
  return groups
    .map(({ hosts, children, zone }, i) =>
      [
        `[g${i}]`,
        ...hosts,
        `[g${i}:children]`,
        ...children.map((child) => `g${child}`),
        `[g${i}:vars]`,
        ...(zone ? [`rollcall_zone=${zone}`] : []),
      ].join('\n'),
    )
    .join('\n')
}

function asYaml(groups: readonly Shape[]): string {
  return groups
    .map(({ hosts, children, zone }, i) =>
      [
        `g${i}:`,
        '  hosts:',
        ...hosts.map((host) => `    ${host}:`),
        '  children:',
        ...children.map((child) => `    g${child}:`),
        `  vars: {${zone ? `rollcall_zone: ${zone}` : ''}}`,
      ].join('\n'),
    )
    .join('\n')
}

function asListed(groups: readonly Shape[]): string {
  const entries = groups.map(({ hosts, children, zone }, i) => [
    `g${i}`,
    { hosts, children: children.map((child) => `g${child}`), vars: { rollcall_zone: zone } },
  ])
  return JSON.stringify({ _meta: { hostvars: {} }, ...Object.fromEntries(entries) })
}

/** What a fleet says, whatever the order in which it was said. */
function meaning(fleet: Fleet) {
  const sorted = (hosts: Iterable<number>) => Array.from(hosts, (host) => fleet.name(host)).sort()
  const every = Array.from({ length: fleet.size }, (_, host) => host)
  return {
    groups: Object.fromEntries(
      [...fleet.groups.keys()].sort().map((name) => {
        const group = fleet.groups.get(name)
        return [
          name,
          [
            sorted(group?.members ?? []),
            sorted(group?.hosts ?? []),
            [...(group?.children ?? [])].sort(),
          ],
        ]
      }),
    ),
    hosts: Object.fromEntries(
      every.map((host) => [
        fleet.name(host),
        [fleet.fact(host, 'zone'), [...fleet.groupsOf(host)].sort()],
      ]),
    ),
    defects: fleet.defects,
  }
}

test('one structure, written in INI, YAML and JSON, is one fleet', async () => {
  await fc.assert(
    fc.asyncProperty(shapes, async (groups) => {
      const ini = meaning(await fleetOf('hosts', asIni(groups)))
      expect(meaning(await fleetOf('hosts.yml', asYaml(groups)))).toEqual(ini)
      expect(meaning(await fleetOf('hosts.json', asListed(groups)))).toEqual(ini)
      expect(ini.defects).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('groupsOf and the hosts of groups agree', async () => {
  await fc.assert(
    fc.asyncProperty(shapes, async (groups) => {
      const fleet = await fleetOf('hosts', asIni(groups))
      for (const [name, group] of fleet.groups) {
        for (let host = 0; host < fleet.size; host++) {
          expect(name === 'all' || fleet.groupsOf(host).includes(name)).toBe(
            group.hosts.includes(host),
          )
        }
      }
    }),
    { numRuns: 40 },
  )
})

test('the name index is a map from names to the order in which they come', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3 })), (names) => {
      const index = new NameIndex()
      const expected = new Map<string, number>()
      for (const name of names) {
        if (!expected.has(name)) expected.set(name, expected.size)
        expect(index.add(name)).toBe(expected.get(name))
      }
      for (const name of [...names, 'absent']) expect(index.find(name)).toBe(expected.get(name))
    }),
  )
})

test('the name index finds a name in a text as it finds the name itself', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ maxLength: 3 }), fc.boolean())), (names) => {
      const file = new FileText('hosts', names.map(([name]) => name).join(''))
      const index = new NameIndex()
      const expected = new Map<string, number>()
      let start = 0
      for (const [name, inText] of names) {
        const end = start + name.length
        expect(index.findIn(file, start, end)).toBe(expected.get(name))
        if (!expected.has(name)) expected.set(name, expected.size)
        expect(inText ? index.addIn(file, start, end) : index.add(name)).toBe(expected.get(name))
        expect(index.findIn(file, start, end)).toBe(expected.get(name))
        start = end
      }
    }),
  )
})

const FILES = ['hosts', 'hosts.ini', 'hosts.yml', 'hosts.json']

const SOUND = [
  '[web]\nh[1:3] x="1 2" rollcall_state=up\n[2001:db8::1]:22\n[a:children]\nweb\n[web:vars]\nx=1\n',
  'web:\n  hosts:\n    h[1:3]: {rollcall_state: up}\n  children: {db: }\n  vars: &v {x: 1}\n',
  '{"_meta": {"hostvars": {"a": {"ansible_host": "x"}}}, "web": {"hosts": ["a"]}, "all": {"children": ["web"]}}',
  'version: 1\nhosts: {a: {zone: z}, "b[1:2]": }\ngroups: {g: [a], h: {children: [g]}}\n',
]

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc
    .string({ unit: fc.constantFrom(...'{}[]":,\n #=ab1-&*!\\'), maxLength: 200 })
    .map((text) => Buffer.from(text)),
  fc
    .tuple(
      fc.constantFrom(...SOUND),
      fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.nat(255)), { minLength: 1, maxLength: 6 }),
    )
    .map(([text, edits]) => edits.reduce(mutate, Buffer.from(text))),
)

/** Changes, removes, inserts or doubles something at a place. */
function mutate(bytes: Buffer, [seed, how, value]: [number, number, number]): Buffer {
  const at = bytes.length === 0 ? 0 : seed % bytes.length
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)]
  const inserted = Buffer.from([value])
  if (how === 0) return Buffer.concat([before, inserted, after.subarray(1)])
  if (how === 1) return Buffer.concat([before, after.subarray(value % 20)])
  if (how === 2) return Buffer.concat([before, inserted, after])
  return Buffer.concat([before, after.subarray(0, value), after])
}

test.each(FILES)('any bytes in %s give a fleet or a reason, and never an error', async (file) => {
  await fc.assert(
    fc.asyncProperty(bytes, async (content) => {
      const fleet = await readText(file, content)
      if (!fleet.known) {
        expect(fleet.because.length).toBeGreaterThan(0)
        for (const { what, next, place } of fleet.because) {
          expect(what.length * next.length * place.line * place.column).toBeGreaterThan(0)
        }
        return
      }
      const { value } = fleet
      expect(value.size).toBeGreaterThan(0)
      expect(value.groups.get('all')?.hosts.length).toBe(value.size)
      for (const group of value.groups.values()) {
        for (const child of group.children) expect(value.groups.has(child)).toBe(true)
        expect(Math.max(-1, ...group.hosts)).toBeLessThan(value.size)
      }
      for (let host = 0; host < Math.min(value.size, 100); host++) {
        value.fact(host, 'state')
        expect(value.find(value.name(host))).toBe(host)
        expect(value.groupsOf(host).length).toBeGreaterThan(0)
      }
    }),
    { numRuns: 1000 },
  )
})
