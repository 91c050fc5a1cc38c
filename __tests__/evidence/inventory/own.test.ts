import { expect, test } from '@jest/globals'
import { defects, fact, fleetOf, groups, names, problems, readText } from './memory.ts'

const KNIGHT = `version: 1
generated: 2012-08-01T09:30:00-04:00
hosts:
  smars-[01:08]: { zone: nj, environment: production }
  router-1: { address: 10.0.0.1, state: standby, release: 1.10, commit: 4f2c1d0, weight: 2.5 }
  spare:
groups:
  smars: ["smars-[01:08]"]
  edge: { hosts: [router-1], children: [smars] }
  empty:
`

test('hosts, groups, facts and the time it was made', async () => {
  const fleet = await fleetOf('inventory.yml', KNIGHT)
  const smars = ['01', '02', '03', '04', '05', '06', '07', '08'].map((n) => `smars-${n}`)
  expect(names(fleet)).toEqual([...smars, 'router-1', 'spare'])
  expect(groups(fleet)).toEqual({
    all: [...smars, 'router-1', 'spare'],
    ungrouped: ['spare'],
    smars,
    edge: [...smars, 'router-1'],
    empty: [],
  })
  expect(fact(fleet, 'smars-08', 'zone')).toBe('nj')
  expect(fact(fleet, 'router-1', 'release')).toBe('1.10')
  expect(fact(fleet, 'router-1', 'weight')).toBe('2.5')
  expect(fact(fleet, 'spare', 'zone')).toBeUndefined()
  expect(fleet.generated).toBe(Date.parse('2012-08-01T13:30:00Z'))
  expect(fleet.defects).toEqual([])
  expect(fleet.sources[0]?.format).toBe('Rollcall inventory')
  expect(fleet.place(7)).toEqual({ file: 'inventory.yml', line: 4, column: 3 })
})

test('the same as JSON', async () => {
  const fleet = await fleetOf(
    'inventory.json',
    '{"version": 1, "hosts": {"a": {"zone": "z"}, "b": null}, "groups": {"g": ["b"]}}',
  )
  expect(groups(fleet)).toEqual({ all: ['a', 'b'], ungrouped: ['a'], g: ['b'] })
  expect(fact(fleet, 'a', 'zone')).toBe('z')
})

test.each<[title: string, rest: string, expected: string[]]>([
  [
    'a host of a group that is not under hosts',
    'hosts: {a: }\ngroups: {g: [a, b]}\n',
    ['3:17 undefined-child: g names the host b, which is not under hosts'],
  ],
  [
    'a child that is no group',
    'hosts: {a: }\ngroups: {web: [a], g: {children: [wep]}}\n',
    [
      '3:35 undefined-child: g has the child wep, a group that nothing defines, so its hosts are not known',
    ],
  ],
  [
    'a host twice',
    'hosts:\n  a:\n  a:\n',
    [
      '4:3 duplicate-key: The key "a" stands here again; it is first on line 3, and one of the two would be lost',
    ],
  ],
  [
    'a bad range',
    'hosts: {a: , "b[3:1]": }\n',
    [
      '2:15 bad-range: The hosts of this name cannot be told: [3:1] ends before it begins, so it names no host',
    ],
  ],
])('a defect: %s', async (_, rest, expected) => {
  expect(defects(await readText('i.yml', `version: 1\n${rest}`))).toEqual(expected)
})

test.each<[title: string, text: string, expected: string[]]>([
  [
    'another version',
    'version: 2\nhosts: {a: }\n',
    ['1:10 1 belongs here, the only version of this format'],
  ],
  ['no hosts', 'version: 1\n', ['1:1 The inventory has no hosts']],
  [
    'a time without zone',
    'version: 1\ngenerated: 2012-08-01T09:30:00\nhosts: {a: }\n',
    ['2:12 A time with its zone belongs behind generated'],
  ],
  [
    'keys that no one knows',
    'version: 1\nhost: {}\nhosts: {a: {stat: up}}\ngroups: {g: {member: [a]}}\n',
    [
      '2:1 host is no key of an inventory; version, generated, hosts and groups are',
      '3:13 stat is no key of the host a; address, state, zone, environment, release, commit and weight are',
      '4:14 member is no key of the group g; hosts and children are',
    ],
  ],
  [
    'facts that are no text',
    'version: 1\nhosts:\n  a: {zone: [x], state: , weight: heavy}\n  b: up\n',
    [
      '3:13 The zone is a list, and one text belongs there',
      '3:18 The state is empty, and one text belongs there',
      '3:35 The weight heavy is no number from 0',
      '4:6 Below the host b a map belongs, and this is text',
    ],
  ],
  [
    'groups that are no lists',
    'version: 1\nhosts: {a: }\ngroups: {all: [a], g: a, h: {hosts: a}, i: [[a]]}\n',
    [
      '3:10 The group all is made from the other groups and cannot be written',
      '3:23 Below the group g a map belongs, and this is text',
      '3:37 The hosts of h are text, and a list belongs there',
      '3:45 One of the hosts of i is a list, and a name belongs there',
    ],
  ],
  [
    'a list of hosts',
    'version: 1\nhosts: [a]\n',
    ['2:8 Below hosts a map belongs, and this is a list'],
  ],
])('no inventory: %s', async (_, text, expected) => {
  expect(problems(await readText('i.yml', text))).toEqual(expected)
})
