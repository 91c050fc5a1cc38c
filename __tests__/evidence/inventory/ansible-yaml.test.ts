import { describe, expect, test } from '@jest/globals'
import { defects, fact, fleetOf, groups, problems, readText } from './memory.ts'

describe('hosts and groups', () => {
  test.each<[title: string, text: string, expected: Record<string, string[]>]>([
    ['hosts of a group', 'web:\n  hosts:\n    a:\n    b: {}\n', { web: ['a', 'b'], ungrouped: [] }],
    ['groups below all', 'all:\n  children:\n    web:\n      hosts:\n        a:\n', { web: ['a'] }],
    ['hosts of all are ungrouped', 'all:\n  hosts:\n    a:\n', { ungrouped: ['a'] }],
    [
      'groups in groups',
      'a:\n  children:\n    b:\n      children:\n        c:\n          hosts: {x: }\n',
      { a: ['x'], b: ['x'], c: ['x'] },
    ],
    [
      'a group named twice in different places',
      'a:\n  children: {w: }\nw:\n  hosts: {x: }\n',
      { a: ['x'], w: ['x'] },
    ],
    [
      'nothing below a group',
      'a:\nb:\n  hosts:\n  vars:\n  children:\nc: {hosts: {x}}\n',
      { a: [], b: [] },
    ],
    ['one name instead of a map', 'a:\n  hosts: x\n  children: b\n', { a: ['x'], b: [] }],
    ['ranges and ports', "a:\n  hosts:\n    'x[1:2]:22': {}\n", { a: ['x1', 'x2'] }],
    ['Windows line ends and a byte order mark', '\uFEFFa:\r\n  hosts:\r\n    x:\r\n', { a: ['x'] }],
    ['a merge', 'a: &a\n  hosts: {x: }\nb:\n  <<: *a\n', { a: ['x'], b: ['x'] }],
  ])('%s', async (_, text, expected) => {
    const fleet = await fleetOf('hosts.yml', text)
    expect(groups(fleet)).toMatchObject(expected)
    expect(fleet.defects).toEqual([])
    expect(fleet.sources.map(({ format }) => format)).toEqual(['Ansible YAML'])
  })

  test('a file without .yml is known by its first line', async () => {
    for (const start of ['---\n', '# c\nall:\n', '"all":\n', '{all: {hosts: {h: }}}']) {
      const fleet = await fleetOf(
        'hosts',
        start.includes('{')
          ? start
          : `${start}${start.includes('all') ? '' : 'all:\n'}  hosts:\n    h:\n`,
      )
      expect(groups(fleet)).toMatchObject({ all: ['h'] })
    }
  })

  test('facts and places', async () => {
    const fleet = await fleetOf(
      'hosts.yaml',
      'all:\n  vars:\n    rollcall_zone: z1\n  children:\n    web:\n      vars: {rollcall_state: up}\n      hosts:\n        a: {ansible_host: 10.0.0.1, rollcall_release: 1.10}\n        b: {rollcall_state: down}\n',
    )
    expect(fact(fleet, 'a', 'address')).toBe('10.0.0.1')
    expect(fact(fleet, 'a', 'release')).toBe('1.10')
    expect(fact(fleet, 'a', 'zone')).toBe('z1')
    expect(fact(fleet, 'a', 'state')).toBe('up')
    expect(fact(fleet, 'b', 'state')).toBe('down')
    expect(fleet.place(1)).toEqual({ file: 'hosts.yaml', line: 9, column: 9 })
    expect(fleet.groups.get('web')?.place).toEqual({ file: 'hosts.yaml', line: 5, column: 5 })
  })

  test('101 hosts may share one anchor', async () => {
    const hosts = Array.from({ length: 101 }, (_, i) => `    h${i}: *d\n`).join('')
    const fleet = await fleetOf('h.yml', `web:\n  hosts:\n    h: &d {rollcall_zone: z}\n${hosts}`)
    expect(fleet.size).toBe(102)
    expect(fact(fleet, 'h100', 'zone')).toBe('z')
  })
})

test.each<[title: string, text: string, expected: string[]]>([
  [
    'host instead of hosts',
    'web:\n  host:\n    a:\n  hosts:\n    b:\n',
    [
      '2:3 unknown-key: host in the group web is none of hosts, children and vars, so what it holds is lost; hosts is near to it',
    ],
  ],
  [
    'a key that no one knows',
    'web:\n  colour: red\n  hosts:\n    b:\n',
    [
      '2:3 unknown-key: colour in the group web is none of hosts, children and vars, so what it holds is lost',
    ],
  ],
  [
    'text instead of a group',
    'web: a\ndb:\n  hosts: {b: }\n',
    [
      '1:1 unknown-key: web is no group: a map of hosts, children and vars belongs there, and this is text',
    ],
  ],
  [
    'a number as the name of a host',
    'web:\n  hosts:\n    42:\n',
    ['3:5 bad-name: The host name 42 is a number to YAML, and Ansible refuses it'],
  ],
  [
    'the same group twice',
    'web:\n  hosts: {a: }\nweb:\n  hosts: {b: }\n',
    [
      '3:1 duplicate-key: The key "web" stands here again; it is first on line 1, and one of the two would be lost',
    ],
  ],
  [
    'a group below itself',
    'web:\n  hosts: {a: }\n  children:\n    web:\n',
    ['4:5 cycle: The group web is its own child, and Ansible refuses it'],
  ],
  [
    'more pages',
    'web:\n  hosts: {a: }\nNextToken: abc\n',
    ['3:1 truncated: NextToken says that more follows, so this is only a part of the inventory'],
  ],
  ['no more pages', 'web:\n  hosts: {a: }\nNextToken:\n', []],
  [
    'an encrypted address',
    'web:\n  hosts:\n    a: {ansible_host: !vault abc}\n',
    ['3:9 doubtful: ansible_host of a is encrypted, so its value is not known'],
  ],
  [
    'a list as a state',
    'web:\n  hosts:\n    a: {rollcall_state: [up]}\n',
    ['3:9 unknown-value: rollcall_state of a is a list, so its value is not known'],
  ],
  [
    'a misspelt fact of a group',
    'web:\n  vars: {rollcall_zon: a}\n  hosts:\n    a:\n',
    [
      '2:10 unknown-key: rollcall_zon is no variable that Rollcall reads; rollcall_zone is near to it',
    ],
  ],
])('a defect: %s', async (_, text, expected) => {
  expect(defects(await readText('hosts.yml', text))).toEqual(expected)
})

test.each<[title: string, text: string, expected: string[]]>([
  [
    'a list of hosts',
    'web:\n  hosts:\n    - a\n    - b\n',
    ['3:5 The hosts of web are a list, and Ansible reads only a map there'],
  ],
  [
    'text below a host',
    'web:\n  hosts:\n    a: 10.0.0.1\n    b: [1]\n',
    [
      '3:8 Below the host a its variables belong, and this is text',
      '4:8 Below the host b its variables belong, and this is a list',
    ],
  ],
  [
    'a list at the top',
    '- a\n- b\n',
    ['1:1 An Ansible inventory in YAML is a map of groups, and this is a list'],
  ],
  [
    'a plugin',
    'plugin: amazon.aws.aws_ec2\nregions: {a: b}\n',
    [
      '1:1 This configures an inventory plugin, and the hosts are known only once the plugin has run; Rollcall runs nothing',
    ],
  ],
  ['only comments', '# a\n', ['1:1 hosts.yml holds only comments']],
  [
    'a list of lists of lists',
    `a: ${'['.repeat(300)}`,
    ['1:204 Maps and lists nest more than 200 deep here'],
  ],
])('no inventory: %s', async (_, text, expected) => {
  expect(problems(await readText('hosts.yml', text))).toEqual(expected)
})

test('a syntax error names its line', async () => {
  expect(problems(await readText('hosts.yml', 'web:\n  hosts:\n   "a\n'))[0]).toMatch(
    /^[34]:\d+ It is not valid YAML: /,
  )
})

test('billion laughs are refused', async () => {
  const line = (name: string, of: string) => `${name}: &${name} [${Array(10).fill(of).join(',')}]\n`
  const laughs = `${line('a', 'x')}${'abcdefg'.replace(/(.)(?=(.))/g, (_, of, name) => line(name, `*${of}`)).slice(0, -1)}`
  expect(problems(await readText('hosts.yml', laughs))[0]).toContain(
    'Aliases write this file out to more than 1,000,000 values',
  )
})

test.each([
  ['a host behind a line separator', 'web:\n  hosts:\n    a: {} # spare\u2028    b: {}\n', '3:18'],
  ['a host behind a next line', 'web:\n  hosts:\n    a: {} # spare\x85    b: {}\n', '3:18'],
  ['a host behind a carriage return', 'web:\n  hosts:\n    a: {} # spare\r    b: {}\n', '3:18'],
  ['a directive', '%YAML 1.2\n---\nweb:\n  hosts: {yes: }\n', '1:1'],
  ['a host that is not what is written', 'web:\n  hosts:\n    !!binary d2ViLTI=: {}\n', '3:14'],
  ['a group that is not what is written', '!!binary d2ViLTI=:\n  hosts: {a: }\n', '1:10'],
])('is refused: %s', async (_, text, place) => {
  const because = problems(await readText('hosts.yml', text))
  expect(because).toHaveLength(1)
  expect(because[0]).toMatch(`${place} `)
})
