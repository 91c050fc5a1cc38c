import { describe, expect, test } from '@jest/globals'
import { defects, fact, fleetOf, groups, names, problems, readText } from './memory.ts'

const LISTED = `{
  "_meta": {"hostvars": {
    "a": {"ansible_host": "10.0.0.1", "rollcall_weight": 2, "rollcall_zone": null, "x": [1, {"y": 2}]},
    "b": {"rollcall_state": "down"}
  }},
  "all": {"children": ["ungrouped", "web", "empty"]},
  "web": {"hosts": ["b", "a"], "vars": {"rollcall_state": "up"}}
}`

describe('what ansible-inventory --list prints', () => {
  test('hosts, groups, facts and places', async () => {
    const fleet = await fleetOf('hosts.json', LISTED)
    expect(names(fleet)).toEqual(['b', 'a'])
    expect(groups(fleet)).toEqual({ all: ['b', 'a'], ungrouped: [], web: ['b', 'a'], empty: [] })
    expect(fact(fleet, 'a', 'address')).toBe('10.0.0.1')
    expect(fact(fleet, 'a', 'weight')).toBe('2')
    expect(fact(fleet, 'a', 'zone')).toBeUndefined()
    expect(fact(fleet, 'a', 'state')).toBe('up')
    expect(fact(fleet, 'b', 'state')).toBe('down')
    expect(fleet.place(0)).toEqual({ file: 'hosts.json', line: 7, column: 21 })
    expect(fleet.groups.get('empty')?.place).toEqual({ file: 'hosts.json', line: 6, column: 44 })
    expect(fleet.defects).toEqual([])
    expect(fleet.sources[0]?.format).toBe('ansible-inventory JSON')
  })

  test.each<[title: string, text: string, expected: Record<string, string[]>]>([
    ['groups as plain lists', '{"web": ["a", "b"], "_meta": {}}', { web: ['a', 'b'] }],
    [
      'groups that hold each other',
      '{"a": {"children": ["b"]}, "b": {"hosts": ["h"]}}',
      { a: ['h'] },
    ],
    ['escapes', '{"w\\u0065b": ["\\u0061"]}', { web: ['a'] }],
    ['no ranges in lists', '{"web": ["a-1"]}', { web: ['a-1'] }],
    ['white space', '\r\n\t{ "web" : [ "a" , "b" ] }\r\n', { web: ['a', 'b'] }],
  ])('%s', async (_, text, expected) => {
    const fleet = await fleetOf('hosts', text)
    expect(groups(fleet)).toMatchObject(expected)
    expect(fleet.defects).toEqual([])
  })
})

test('Ansible YAML written as JSON', async () => {
  const fleet = await fleetOf(
    'hosts.json',
    '{"all": {"children": {"web": {"hosts": {"h[1:2]": {"rollcall_state": "up"}, "x": null}}}, "vars": {"rollcall_zone": "z"}}}',
  )
  expect(groups(fleet)).toMatchObject({ all: ['h1', 'h2', 'x'], web: ['h1', 'h2', 'x'] })
  expect(fact(fleet, 'h2', 'state')).toBe('up')
  expect(fact(fleet, 'x', 'zone')).toBe('z')
  expect(fleet.sources[0]?.format).toBe('Ansible YAML as JSON')
})

test.each<[title: string, text: string, expected: string[]]>([
  [
    'a host twice in one map',
    '{"web": {"hosts": {"a": {}, "b": {}, "a": {}}}}',
    [
      '1:38 duplicate-key: The key "a" stands here again in the same map, and most readers keep only the last',
    ],
  ],
  ['a host in two groups is fine', '{"v": {"hosts": {"a": {}}}, "w": {"hosts": {"a": {}}}}', []],
  [
    'a range twice in one map',
    '{"web": {"hosts": {"a[1:2]": {}, "a[1:2]": {}}}}',
    [
      '1:34 duplicate-key: The key "a[1:2]" stands here again in the same map, and most readers keep only the last',
    ],
  ],
  [
    'a group twice',
    '{"web": ["a"],\n "web": ["b"]}',
    [
      '2:2 duplicate-key: The key "web" stands here again in the same map, and most readers keep only the last',
    ],
  ],
  [
    'a fact twice',
    '{"web": {"hosts": {"a": {"rollcall_state": "up", "rollcall_state": "down"}}}}',
    [
      '1:50 duplicate-key: The key "rollcall_state" stands here again in the same map, and most readers keep only the last',
    ],
  ],
  [
    'variables twice',
    '{"_meta": {"hostvars": {"a": {}, "a": {}}}, "web": ["a"]}',
    [
      '1:34 duplicate-key: The key "a" stands here again in the same map, and most readers keep only the last',
    ],
  ],
  [
    'variables of a host in no group',
    '{"_meta": {"hostvars": {"b": {}}}, "web": ["a"]}',
    ['1:25 doubtful: _meta.hostvars has variables of b, and no group holds a host of that name'],
  ],
  [
    'more pages',
    '{"web": ["a"], "NextToken": "abc"}',
    ['1:16 truncated: NextToken says that more follows, so this is only a part of the inventory'],
  ],
  [
    'host instead of hosts',
    '{"web": {"host": ["a"], "hosts": ["b"]}}',
    [
      '1:10 unknown-key: host in the group web is none of hosts, children and vars, so what it holds is lost; hosts is near to it',
    ],
  ],
  [
    'a range in a list',
    '{"web": ["a[1:2]"]}',
    ['1:10 bad-name: The host name a[1:2] holds [, which no selector can name safely'],
  ],
  [
    'text instead of a group',
    '{"web": "a", "db": ["b"]}',
    [
      '1:2 unknown-key: web is no group: a map of hosts, children and vars, or a list of hosts, belongs there',
    ],
  ],
])('a defect: %s', async (_, text, expected) => {
  expect(defects(await readText('hosts.json', text))).toEqual(expected)
})

test.each<[title: string, text: string, expected: string[]]>([
  ['cut off', '{"web": ["a", "b"', ['1:18 It is not valid JSON: it ends too early']],
  [
    'cut off in a name',
    '{"web": ["a',
    ['1:10 It is not valid JSON: a text begins here that does not end'],
  ],
  ['cut off behind a key', '{\n"web"', ['2:6 It is not valid JSON: it ends too early']],
  ['a comma too many', '{"web": ["a",]}', ['1:14 It is not valid JSON: a value belongs here']],
  [
    'a comma too few',
    '{"web": ["a" "b"]}',
    ['1:14 It is not valid JSON: a comma or ] belongs here'],
  ],
  [
    'a key without quotes',
    '{"a": [], b: []}',
    ['1:11 It is not valid JSON: a key in double quotes belongs here'],
  ],
  ['no colon', '{"a" []}', ['1:6 It is not valid JSON: a colon belongs here']],
  [
    'a name without its first quotation mark',
    '{"web": ["a",\nb"]}',
    ['2:1 It is not valid JSON: a value belongs here'],
  ],
  [
    'a number with a zero before it',
    '{"a": {"x": 01}}',
    ['1:14 It is not valid JSON: a comma or } belongs here'],
  ],
  [
    'a number without its fraction',
    '{"a": {"x": 1.}}',
    ['1:14 It is not valid JSON: a comma or } belongs here'],
  ],
  [
    'a false escape',
    '{"a": ["\\x"]}',
    ['1:9 It is not valid JSON: this is no escape that JSON knows'],
  ],
  [
    'a line break in a text',
    '{"a": ["x\n"]}',
    ['1:10 It is not valid JSON: a line break or control character stands inside a text'],
  ],
  ['two values', '{"a": ["x"]} {}', ['1:14 It is not valid JSON: something follows the value']],
  [
    'deep nesting',
    `{"a": {"vars": ${'['.repeat(250)}`,
    ['1:214 It is not valid JSON: maps and lists nest more than 200 deep'],
  ],
  [
    'a list',
    '[{"targets": ["a"]}]',
    [
      '1:1 A JSON list is no inventory that Rollcall reads; it would not say which groups there are',
    ],
  ],
  ['a text', '"a"', ['1:1 This JSON is no map of groups']],
  [
    'a number instead of hosts',
    '{"a": {"hosts": 1}}',
    ['1:17 The hosts of a must be a map or a list, or null'],
  ],
  ['a number as a host', '{"a": ["b", 1]}', ['1:13 The hosts of a hold something that is no name']],
  [
    'variables of a host as text',
    '{"a": {"hosts": {"b": "c"}}}',
    ['1:23 The variables of b must be a map or a list, or null'],
  ],
  [
    'no host',
    '{"_meta": {"hostvars": {}}, "all": {"children": ["ungrouped"]}}',
    ['1:1 hosts.json names no host'],
  ],
  [
    'a plugin',
    '{"plugin": "aws_ec2"}',
    [
      '1:2 This configures an inventory plugin, and the hosts are known only once the plugin has run; Rollcall runs nothing',
    ],
  ],
])('no inventory: %s', async (_, text, expected) => {
  expect(problems(await readText('hosts.json', text))).toEqual(expected)
})

test('a name of megabytes is not quoted whole a hundred thousand times', async () => {
  const name = 'n'.repeat(2 ** 20)
  const variables = Array.from({ length: 100_000 }, () => '"ansible_host":[]').join()
  const fleet = await fleetOf('hosts.json', `{"web":{"hosts":{"${name}":{${variables}}}}}`)
  expect(fleet.defects).toHaveLength(1001)
  expect(Math.max(...fleet.defects.map(({ what }) => what.length))).toBe(1000)
})
