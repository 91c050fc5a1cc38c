import { describe, expect, test } from '@jest/globals'
import { defects, fact, fleetOf, groups, names, problems, readText } from './memory.ts'

describe('hosts and groups', () => {
  test.each<[title: string, text: string, expected: Record<string, string[]>]>([
    ['a section is a group', '[web]\na\nb\n', { web: ['a', 'b'] }],
    ['lines before a section are ungrouped', 'a\n[web]\nb\n', { ungrouped: ['a'], web: ['b'] }],
    ['a host named in a group is not ungrouped', 'a\n[web]\na\n', { ungrouped: [], web: ['a'] }],
    ['a host of all alone is ungrouped', '[all]\na\n', { ungrouped: ['a'], all: ['a'] }],
    ['children hold their hosts', '[a:children]\nb\n[b]\nx\n', { a: ['x'], b: ['x'] }],
    ['a child may be defined later', '[a:children]\nb\n[c]\ny\n[b]\nx\n', { a: ['x'] }],
    ['three levels', '[a:children]\nb\n[b:children]\nc\n[c]\nx\n[a]\ny\n', { a: ['x', 'y'] }],
    ['a group may be written in two sections', '[w]\na\n[v]\nb\n[w]\nc\n', { w: ['a', 'c'] }],
    ['a section may be empty', '[w]\n[v]\nb\n', { w: [], v: ['b'] }],
    ['comments and empty lines', '# c\n; c\n\n[w] # c\na # c\n  # c\nb#c\n', { w: ['a', 'b'] }],
    ['space around lines', '  [w]  \n\ta  x=1 \n', { w: ['a'] }],
    ['Windows line ends', '[w]\r\na x=1\r\nb\r\n', { w: ['a', 'b'] }],
    ['old Macintosh line ends', '[w]\ra\rb', { w: ['a', 'b'] }],
    ['no line end at the end', '[w]\na', { w: ['a'] }],
    ['a byte order mark', '\uFEFF[w]\na\n', { w: ['a'] }],
    ['a port is no part of the name', '[w]\na:22\n10.0.0.1:22\n', { w: ['a', '10.0.0.1'] }],
    ['one machine with two ports is one host', '[w]\na:22\na:23\n', { w: ['a'] }],
    ['IPv6', '[w]\n2001:db8::1\n[2001:db8::2]:22\n', { w: ['2001:db8::1', '2001:db8::2'] }],
    ['ranges', '[w]\na[01:03]\nb[1:5:2]\n', { w: ['a01', 'a02', 'a03', 'b1', 'b3', 'b5'] }],
    ['letters', '[w]\n[a:c]-x\n', { w: ['a-x', 'b-x', 'c-x'] }],
    ['two ranges', '[w]\n[a:b][1:2]:22 x=1\n', { w: ['a1', 'a2', 'b1', 'b2'] }],
    ['a range in IPv6', '[w]\n2001:db8::[1:2]\n', { w: ['2001:db8::1', '2001:db8::2'] }],
    ['names beyond ASCII', '[w]\nbücher-1\n', { w: ['bücher-1'] }],
    ['quotes', '[w]\n"a" x=\'1 2\' y="3 \\" 4"\n', { w: ['a'] }],
  ])('%s', async (_, text, expected) => {
    const fleet = await fleetOf('hosts', text)
    expect(groups(fleet)).toMatchObject(expected)
    expect(fleet.defects).toEqual([])
  })

  test('hosts stand in the order in which they are first named', async () => {
    const fleet = await fleetOf('hosts', '[w]\nb\na\n[v]\nc\na\n')
    expect(names(fleet)).toEqual(['b', 'a', 'c'])
    expect([...(fleet.groups.get('v')?.members ?? [])]).toEqual([2, 1])
    expect([...(fleet.groups.get('v')?.hosts ?? [])]).toEqual([1, 2])
  })

  test('hosts and groups have places', async () => {
    const fleet = await fleetOf('hosts', '\n  [web]\n\n  a x=1\nb\n')
    expect(fleet.groups.get('web')?.place).toEqual({ file: 'hosts', line: 2, column: 4 })
    expect(fleet.place(0)).toEqual({ file: 'hosts', line: 4, column: 3 })
    expect(fleet.place(1)).toEqual({ file: 'hosts', line: 5, column: 1 })
  })

  test('a file without sections and variables is a plain list', async () => {
    const fleet = await fleetOf('hosts.txt', '# all of them\nsmars-[01:08]\n')
    expect(fleet.sources).toEqual([
      {
        role: 'inventory',
        file: 'hosts.txt',
        format: 'plain host list',
        digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      },
    ])
    expect(fleet.size).toBe(8)
  })
})

describe('facts', () => {
  test('every fact behind a host', async () => {
    const fleet = await fleetOf(
      'hosts',
      `a ansible_host=10.0.0.1 rollcall_state=active rollcall_zone='z 1' rollcall_environment="prod" rollcall_release="'1.10'" rollcall_commit=4f2c rollcall_weight=2 other=x`,
    )
    expect(fact(fleet, 'a', 'address')).toBe('10.0.0.1')
    expect(fact(fleet, 'a', 'state')).toBe('active')
    expect(fact(fleet, 'a', 'zone')).toBe('z 1')
    expect(fact(fleet, 'a', 'environment')).toBe('prod')
    expect(fact(fleet, 'a', 'release')).toBe('1.10')
    expect(fact(fleet, 'a', 'commit')).toBe('4f2c')
    expect(fact(fleet, 'a', 'weight')).toBe('2')
    expect(fleet.has('zone')).toBe(true)
  })

  test.each<[title: string, text: string, state: string | undefined]>([
    ['nothing said', 'a\n', undefined],
    ['a group', '[g]\na\n[g:vars]\nrollcall_state = down\n', 'down'],
    ['all', '[g]\na\n[all:vars]\nrollcall_state=down\n', 'down'],
    ['all, of an ungrouped host', 'a\n[all:vars]\nrollcall_state=down\n', 'down'],
    ['own before group', '[g]\na rollcall_state=up\n[g:vars]\nrollcall_state=down\n', 'up'],
    ['group before all', '[g]\na\n[g:vars]\nrollcall_state=1\n[all:vars]\nrollcall_state=2\n', '1'],
    [
      'a child before its parent',
      '[p:children]\nc\n[c]\na\n[c:vars]\nrollcall_state=child\n[p:vars]\nrollcall_state=parent\n',
      'child',
    ],
    [
      'a parent where the child says nothing',
      '[p:children]\nc\n[c]\na\n[p:vars]\nrollcall_state=parent\n',
      'parent',
    ],
    [
      'a deep group before a shallow one of a later name',
      '[p:children]\nc\n[c]\na\n[z]\na\n[c:vars]\nrollcall_state=deep\n[z:vars]\nrollcall_state=shallow\n',
      'deep',
    ],
    [
      'the last name at one depth',
      '[z]\na\n[y]\na\n[y:vars]\nrollcall_state=y\n[z:vars]\nrollcall_state=z\n',
      'z',
    ],
    [
      'priority before name',
      '[z]\na\n[y]\na\n[y:vars]\nrollcall_state=y\nansible_group_priority=10\n[z:vars]\nrollcall_state=z\n',
      'y',
    ],
    ['the last of two own values', '[y]\na rollcall_state=1\n[z]\na rollcall_state=2\n', '2'],
    ['a comment ends the value', 'a rollcall_state=up#c\n', 'up'],
    ['a host in a range', 'a rollcall_state=0\n[g]\n[a:b] rollcall_state=1\n', '1'],
    ['a template is not evaluated', "a rollcall_state='{{ s }}'\n", '{{ s }}'],
  ])('%s', async (_, text, state) => {
    const fleet = await fleetOf('hosts', text)
    expect(fact(fleet, 'a', 'state')).toBe(state)
    expect(fleet.has('state')).toBe(state !== undefined)
  })

  test('groupsOf names the groups above a host, without all', async () => {
    const fleet = await fleetOf('hosts', 'u\n[p:children]\nc\n[c]\na\n[z]\na\n')
    expect(fleet.groupsOf(fleet.find('a') ?? -1)).toEqual(['p', 'c', 'z'])
    expect(fleet.groupsOf(fleet.find('u') ?? -1)).toEqual(['ungrouped'])
  })
})

describe('defects', () => {
  test.each<[title: string, text: string, expected: string[]]>([
    [
      'an undefined child',
      '[a:children]\n weeb\n[web]\nh\n',
      [
        '2:2 undefined-child: a has the child weeb, a group that nothing defines, so its hosts are not known',
      ],
    ],
    [
      'variables of an undefined group',
      'h\n[weeb:vars]\nx=1\n',
      [
        '2:2 undefined-child: Variables are given to weeb, a group that nothing defines, so they reach no host',
      ],
    ],
    [
      'a cycle',
      'h\n[a:children]\nb\n[b:children]\nc\n[c:children]\na\n',
      ['7:1 cycle: Groups contain one another: b > c > a > b; Ansible refuses that'],
    ],
    [
      'two cycles',
      'h\n[a:children]\nb\n[b:children]\na\n[c:children]\nc\nb\n',
      [
        '5:1 cycle: Groups contain one another: b > a > b; Ansible refuses that',
        '7:1 cycle: The group c is its own child, and Ansible refuses it',
      ],
    ],
    [
      'a cycle through all',
      '[a:children]\nall\n[a]\nh\n',
      ['2:1 cycle: Groups contain one another: a > all > a; Ansible refuses that'],
    ],
    [
      'a reversed range',
      'h\nweb[5:1]\n',
      [
        '2:4 bad-range: The hosts of this name cannot be told: [5:1] ends before it begins, so it names no host',
      ],
    ],
    [
      'a range over the cap',
      'h\nweb[1:200000]\n',
      [
        '2:4 bad-range: The hosts of this name cannot be told: web[1:200000] stands for 200,000 names, and at most 100,000 are allowed',
      ],
    ],
    [
      'an unclosed range',
      'h\nweb[1:3\n',
      ['2:4 bad-range: The hosts of this name cannot be told: a bracket of web[1:3 has no partner'],
    ],
    [
      'a range with zeros in one bound',
      'web[1:010]\n',
      [
        '1:4 doubtful: [1:010] has leading zeros in its last bound alone, so Ansible pads no name with zeros',
      ],
    ],
    [
      'two names with a comma',
      'a,b\n',
      ['1:1 doubtful: a,b is the name of one host to Ansible, comma included'],
    ],
    [
      'a variable where a host belongs',
      '[web]\nh\nport=80\n',
      ['3:1 doubtful: port=80 is the name of a host to Ansible, though it looks like a variable'],
    ],
    [
      'a template where a host belongs',
      '{{host}}\n',
      ['1:1 bad-name: The host name {{host}} holds {, which no selector can name safely'],
    ],
    [
      'an invisible character',
      'web\u200b1\n',
      [
        '1:1 bad-name: The host name web\u200b1 holds the character U+200B, which no selector can name safely',
      ],
    ],
    ['an empty name', 'h\n"" x=1\n', ['2:1 bad-name: A host has an empty name']],
    [
      'a name of a thousand letters and more',
      `${'x'.repeat(1025)}\n`,
      [
        `1:1 bad-name: The name of a host has more than 1024 characters; it begins with ${'x'.repeat(40)}`,
      ],
    ],
    [
      'a misspelt fact',
      'h rollcall_sate=up\n',
      [
        '1:3 unknown-key: rollcall_sate is no variable that Rollcall reads; rollcall_state is near to it',
      ],
    ],
  ])('%s', async (_, text, expected) => {
    expect(defects(await readText('hosts', text))).toEqual(expected)
  })

  test('a cycle or an undefined child leaves every group usable', async () => {
    const fleet = await fleetOf('hosts', '[a:children]\nb\nx\n[b:children]\na\nall\n[b]\nh\n')
    expect(groups(fleet)).toEqual({ all: ['h'], ungrouped: [], a: ['h'], b: ['h'] })
    expect(fleet.groups.get('a')?.children).toEqual(['b'])
    expect(fleet.groupsOf(0)).toEqual(['a', 'b'])
    expect(fact(fleet, 'h', 'state')).toBeUndefined()
  })

  test('a thousand defects are listed, and the rest is counted', async () => {
    const text = Array.from({ length: 1500 }, (_, i) => `a${i},b`).join('\n')
    const found = defects(await readText('hosts', text))
    expect(found).toHaveLength(1001)
    expect(found.at(-1)).toContain('500 more defects of the inventory are not listed')
  })
})

describe('what cannot be read', () => {
  test.each<[title: string, text: string, expected: string[]]>([
    [
      'an unknown kind of section',
      '[web:foo]\nh\n',
      ['1:1 [web:foo] is of no known kind; hosts, children and vars are'],
    ],
    ['an unclosed header', '[web\nh\n', ['1:1 The section header [web is not closed']],
    [
      'a header with a space',
      '[web servers]\nh\n',
      [
        '1:1 [web servers] is no section header: [group], [group:children] or [group:vars], without spaces, belongs here',
      ],
    ],
    [
      'text behind a header',
      '[web] h1\n',
      [
        '1:1 [web] h1 is no section header: [group], [group:children] or [group:vars], without spaces, belongs here',
      ],
    ],
    [
      'a variable without =',
      '[web]\nh\n[web:vars]\nfoo\n',
      ['4:1 foo is no variable; below [web:vars] only key=value belongs'],
    ],
    [
      'a second word without =',
      'h1 h2\n',
      ['1:4 Behind a host only variables may stand, as key=value, and this is h2'],
    ],
    [
      'spaces around =',
      'h x = 1\n',
      [
        '1:3 Behind a host only variables may stand, as key=value, and this is x',
        '1:5 Behind a host only variables may stand, as key=value, and this is =',
        '1:7 Behind a host only variables may stand, as key=value, and this is 1',
      ],
    ],
    [
      'an open quotation',
      `h x='1\n`,
      ["1:5 This line cannot be split into words: the quotation mark ' has no partner"],
    ],
    [
      'a backslash at the end',
      'h x=1\\\n',
      ['1:6 This line cannot be split into words: it ends with a backslash'],
    ],
    [
      'a child with variables',
      '[web:children]\nfoo x=1\n',
      ['2:1 foo x=1 is no name of a group, and below [web:children] only those belong'],
    ],
    [
      'YAML in an INI file',
      'a\nweb:\n',
      ['2:1 web: is no host; this looks like YAML in an INI file'],
    ],
    ['only comments', '# nothing\n', ['1:1 hosts names no host']],
    [
      'all errors of a file at once',
      '[web\n[web]\nh x\n[web:bar]\n',
      [
        '1:1 The section header [web is not closed',
        '3:3 Behind a host only variables may stand, as key=value, and this is x',
        '4:1 [web:bar] is of no known kind; hosts, children and vars are',
      ],
    ],
  ])('%s', async (_, text, expected) => {
    expect(problems(await readText('hosts', text))).toEqual(expected)
  })

  test('the nearest kind of section is proposed', async () => {
    const fleet = await readText('hosts', '[web:childern]\nx\n')
    expect(fleet.known ? [] : fleet.because.map(({ next }) => next)).toEqual([
      'Write [web:children]',
    ])
  })

  test('a hundred errors are listed, and the rest is counted', async () => {
    const found = problems(await readText('hosts', 'h x\n'.repeat(250)))
    expect(found).toHaveLength(101)
    expect(found.at(-1)).toContain('hosts has 150 more errors, which are not listed')
  })

  test('ranges that stand for countless hosts', async () => {
    const text = Array.from({ length: 2000 }, (_, i) => `h${i}-[1:100000]`).join('\n')
    expect(problems(await readText('hosts', text))[0]).toBe(
      '11:1 The ranges of the inventory stand for more than 1,000,000 hosts up to here',
    )
  })
})
