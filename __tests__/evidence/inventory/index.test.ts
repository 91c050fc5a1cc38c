import { Buffer } from 'node:buffer'
import { describe, expect, test } from '@jest/globals'
import { sha256 } from '../../../src/base/digest.ts'
import { readInventory } from '../../../src/evidence/inventory/index.ts'
import { known } from '../../../src/evidence/problem.ts'
import { type Content, defects, groups, memory, names, problems, read, readText } from './memory.ts'

describe('several files', () => {
  test('merge into one fleet, in the order given', async () => {
    const fleet = await read({
      one: '[web]\na\n',
      'two.yml': 'web:\n  hosts: {b: {rollcall_zone: z}, a: {rollcall_zone: y}}\n',
    })
    if (!fleet.known) throw new Error('unknown')
    expect(groups(fleet.value)).toMatchObject({ all: ['a', 'b'], web: ['a', 'b'] })
    expect(fleet.value.fact(0, 'zone')).toBe('y')
    expect(fleet.value.place(1).file).toBe('two.yml')
    expect(fleet.value.sources.map(({ file, format }) => `${file}: ${format}`)).toEqual([
      'one: Ansible INI',
      'two.yml: Ansible YAML',
    ])
    expect(fleet.value.sources[0]?.digest).toBe(sha256('[web]\na\n'))
  })

  test('a child may be defined in another file', async () => {
    const fleet = await read({ one: '[web:children]\ndb\n', two: '[db]\na\n' })
    expect(defects(fleet)).toEqual([])
  })

  test('the problems of all files are told', async () => {
    const fleet = await read(
      { one: 'a b\n', two: '{"', three: 'c\n' },
      'one',
      'two',
      'none',
      'three',
    )
    expect(problems(fleet)).toEqual([
      '1:3 Behind a host only variables may stand, as key=value, and this is b',
      '1:2 It is not valid JSON: a text begins here that does not end',
      '1:1 none does not exist',
    ])
  })

  test('none at all', async () => {
    expect(problems(await readInventory([], memory({})))).toEqual([
      '1:1 No inventory is named, so no host is known',
    ])
  })

  test('the time it was made is that of the oldest file', async () => {
    const made = (hour: number) =>
      `version: 1\ngenerated: 2026-01-01T0${hour}:00:00Z\nhosts: {h${hour}: }\n`
    const fleet = await read({ 'a.yml': made(2), 'b.yml': made(1), 'c.yml': made(3) })
    expect(fleet.known && fleet.value.generated).toBe(Date.parse('2026-01-01T01:00:00Z'))
  })

  test('a file of a commit says which', async () => {
    const fleet = await readInventory(['hosts'], {
      open: (file) =>
        known({
          kind: 'file',
          file,
          bytes: Buffer.from('a\n'),
          executable: false,
          from: 'base 4f2c1d0',
        }),
    })
    expect(fleet.known && fleet.value.sources[0]?.format).toBe('plain host list, base 4f2c1d0')
  })
})

describe('a directory', () => {
  test('is read in byte order, with what Ansible passes over', async () => {
    const contents = {
      'inv/b.ini': '[web]\nb1\n',
      'inv/B': '[web]\nB1\n',
      'inv/a/hosts.yml': 'web:\n  hosts: {a1: }\n',
      'inv/c.json': '{"web": ["c1"]}',
      'inv/.hidden': 'x y',
      'inv/hosts~': 'x y',
      'inv/hosts.orig': 'x y',
      'inv/hosts.bak': 'x y',
      'inv/ansible.cfg': 'x y',
      'inv/site.retry': 'x y',
      'inv/x.pyc': 'x y',
      'inv/README.md': 'x y',
      'inv/group_vars/all.yml': 'x y',
      'inv/host_vars/a1': 'x y',
    }
    for (const path of ['inv', 'inv/']) {
      const fleet = await readInventory([path], memory({ ...contents, ...renamed(contents, path) }))
      if (!fleet.known) throw new Error(JSON.stringify(fleet.because))
      expect(names(fleet.value)).toEqual(['B1', 'a1', 'b1', 'c1'])
      expect(fleet.value.defects).toEqual([])
    }
  })

  /** The same files as they are listed below a path with a slash at its end. */
  function renamed(contents: Record<string, Content>, path: string): Record<string, Content> {
    return Object.fromEntries(
      Object.entries(contents).map(([name, content]) => [
        name.replace('inv/', `${path}/`),
        content,
      ]),
    )
  }

  test('names the files it does not read', async () => {
    const fleet = await read(
      {
        'inv/hosts': 'a\n',
        'inv/notes.txt': 'b\n',
        'inv/part': '',
        'inv/x.png': new Uint8Array([1, 0]),
      },
      'inv',
    )
    expect(defects(fleet)).toEqual([
      '1:1 unread-file: inv/notes.txt is not read, because Ansible passes over .txt in a directory; if it names hosts, they are missing',
      '1:1 unread-file: inv/part is not read, because it is empty; if it names hosts, they are missing',
      '1:1 unread-file: inv/x.png is not read, because it is no text; if it names hosts, they are missing',
    ])
  })

  test('that leads back into itself is left', async () => {
    const fleet = await readInventory(['inv'], {
      open: (file) => known({ kind: 'directory', file, entries: ['loop', 'again'] }),
    })
    expect(problems(fleet)[0]).toMatch(/ has directories more than 10 deep$/)
  })

  test('with a program in it is refused', async () => {
    const fleet = await read(
      { 'inv/hosts': 'a\n', 'inv/ec2.py': { program: '#!/usr/bin/env python3\n' } },
      'inv',
    )
    expect(problems(fleet)).toEqual([SCRIPT])
  })
})

const SCRIPT =
  '1:1 This is a program, and its hosts are known only once it has run; Rollcall runs nothing'

test.each<[title: string, file: string, content: Content, expected: string]>([
  ['a script', 'hosts.sh', { program: '#!/bin/sh\n' }, SCRIPT],
  ['a script without its bit', 'hosts', '#!/bin/sh\n', SCRIPT],
  ['machine code', 'hosts', { program: new Uint8Array([127, 69, 76, 70, 0]) }, SCRIPT],
  [
    'a vaulted file',
    'hosts',
    '$ANSIBLE_VAULT;1.1;AES256\n6162\n',
    '1:1 This is encrypted with Ansible Vault, and Rollcall holds no passwords',
  ],
  ['TOML', 'hosts.toml', '[web.hosts]\n', '1:1 TOML is not read'],
  ['an empty file', 'hosts', '', '1:1 hosts is empty'],
  ['only white space', 'hosts', ' \n', '1:1 hosts is empty'],
  [
    'binary',
    'hosts',
    new Uint8Array([97, 10, 98, 0]),
    '2:2 hosts is not a text file: it holds a NUL byte',
  ],
  ['UTF-16', 'hosts', new Uint8Array([0xff, 0xfe, 97, 0]), '1:1 hosts is UTF-16'],
  [
    '50 MB of YAML',
    'hosts.yml',
    `web: &anchor\n${'  # comment\n'.repeat(4_200_000)}`,
    '1:1 YAML is read up to 1 MiB unless it is plain, and this is larger',
  ],
])('refused: %s', async (_, file, content, expected) => {
  expect(problems(await readText(file, content))).toEqual([expected])
})

test('bytes that are not UTF-8 are refused', async () => {
  const [problem] = problems(await readText('hosts', new Uint8Array([0x62, 0xfc, 0x63, 0x68])))
  expect(problem).toContain('hosts is not a text file: it holds bytes that are not UTF-8')
})

test('an inventory without hosts says where they went', async () => {
  expect(problems(await readText('hosts', 'web[5:1]\n'))).toEqual([
    '1:1 hosts names no host',
    '1:4 The hosts of this name cannot be told: [5:1] ends before it begins, so it names no host',
  ])
})

test('what is refused is told how to be read', async () => {
  const fleet = await readText('hosts', '#!/bin/sh\n')
  expect(fleet.known ? [] : fleet.because.map(({ next }) => next)).toEqual([
    'Run `ansible-inventory --list` where it may run, and pass the JSON that it prints',
  ])
})

test('an inventory with an execute bit is read, as Ansible does once it failed to run it', async () => {
  const fleet = await readText('hosts', { program: '[web]\na\n' })
  expect(fleet.known && groups(fleet.value)).toMatchObject({ web: ['a'] })
})

test('50 MB of INI are read', async () => {
  const text = `[web]\n${'a x=1234567890\n'.repeat(3_400_000)}`
  const fleet = await readText('hosts', text)
  expect(fleet.known && names(fleet.value)).toEqual(['a'])
})

test('an inventory as people write it', async () => {
  const fleet = await readText(
    'production',
    `# Trading floor
bastion ansible_host=198.51.100.7 ansible_user=ops

[smars]
smars-[01:08].example.com

[smars:vars]
rollcall_zone=nj
rollcall_environment=production

[index]
index-a ansible_host=10.0.1.1 rollcall_state=drained  # disk swap
index-b ansible_host=10.0.1.2

[storage:children]
index

[all:vars]
ansible_python_interpreter=/usr/bin/python3
`,
  )
  if (!fleet.known) throw new Error(JSON.stringify(fleet.because))
  const { value } = fleet
  expect(groups(value)).toMatchObject({
    ungrouped: ['bastion'],
    storage: ['index-a', 'index-b'],
    smars: Array.from({ length: 8 }, (_, i) => `smars-0${i + 1}.example.com`),
  })
  expect(value.defects).toEqual([])
  expect(value.fact(value.find('smars-08.example.com') ?? -1, 'zone')).toBe('nj')
  expect(value.fact(value.find('index-a') ?? -1, 'state')).toBe('drained')
  expect(value.groups.get('all')?.children).toEqual(['ungrouped', 'smars', 'storage'])
})

test('groups that nest without end are refused before anything is gathered', async () => {
  const chain = Array.from(
    { length: 20_000 },
    (_, i) => `[g${i}]\nh${i}\n[g${i}:children]\ng${i + 1}\n`,
  )
  const text = `${chain.join('')}[g20000]\nlast\n`
  expect(problems(await readText('hosts.ini', text))).toEqual([
    expect.stringMatching(/^\d+:\d+ The group g\d+ stands more than 200 groups deep$/),
  ])
})
