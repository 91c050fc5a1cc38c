import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readInventory } from '../../src/evidence/inventory/index.ts'
import { NO_KNOWN_END } from '../../src/evidence/lines.ts'
import { readTouches } from '../../src/evidence/touches.ts'
import type { Fleet } from '../../src/model/fleet.ts'
import { memoryFiles, reasons, textFile } from './memory.ts'

async function fleet(): Promise<Fleet> {
  const read = await readInventory(['i'], memoryFiles({ i: 'web-1\nweb-2\nweb-3\ndb-1\n' }))
  if (!read.known) throw new Error('unknown')
  return read.value
}

const read = async (text: string) => readTouches(textFile('t', text), await fleet())

/** Names of the hosts, then those that the inventory does not know, with their places. */
async function named(text: string): Promise<readonly string[]> {
  const hosts = await fleet()
  const touches = readTouches(textFile('t', text), hosts)
  if (!touches.known) throw new Error(reasons(touches).join())
  return [
    ...Array.from(touches.value.hosts, (host) => hosts.name(host)),
    ...touches.value.strangers.map(({ name, place }) => `${place.line}:${place.column} ${name}?`),
  ]
}

const ANSIBLE = '  hosts (2):\n    web-1\n    web-2\n'

const PLAYBOOK = `
playbook: site.yml

  play #1 (web:!web-3): Copy the release\tTAGS: [copy,web]
    pattern: ['web', '!web-3']
    hosts (2):
      web-2
      web-1

  play #2 (db): Migrate (once)\tTAGS: []
    pattern: ['db']
    hosts (1):
      db-1

playbook: after.yml

  play #1 (web:!web-3): Turn it on\tTAGS: []
    pattern: ['web', '!web-3']
    hosts (2):
      web-1
      web-2
`

describe('what a tool will touch', () => {
  test.each<readonly [name: string, text: string, hosts: readonly string[]]>([
    ['a plain list', 'web-2\nweb-1\n', ['web-1', 'web-2']],
    ['a list without its last line end', 'web-2\nweb-1', ['web-1', 'web-2']],
    ['CRLF', 'web-1\r\nweb-2\r\n', ['web-1', 'web-2']],
    ['a byte order mark', '\uFEFFweb-1\n', ['web-1']],
    ['comments and blank lines', '# all\n\n  web-1 # first\nweb-2\t#second\n', ['web-1', 'web-2']],
    ['a hash in a name is no comment', 'web#1\n', ['1:1 web#1?']],
    ['a host twice', 'web-1\nweb-1\n', ['web-1']],
    ['a stranger', 'web-1\n  nosuch\n', ['web-1', '2:3 nosuch?']],
    ['another spelling is a stranger', 'WEB-1\n', ['1:1 WEB-1?']],
    ['ansible --list-hosts', ANSIBLE, ['web-1', 'web-2']],
    ['the same with CRLF', ANSIBLE.replaceAll('\n', '\r\n'), ['web-1', 'web-2']],
    ['a stranger among them', '  hosts (2):\n    web-1\n    nosuch\n', ['web-1', '3:5 nosuch?']],
    ['ansible that reaches nobody', '  hosts (0):\n', []],
    ['ansible-playbook --list-hosts', PLAYBOOK, ['web-1', 'web-2', 'db-1']],
    [
      'a play that reaches nobody',
      "\nplaybook: p.yml\n\n  play #1 (no): no\tTAGS: []\n    pattern: ['no']\n    hosts (0):\n\n  play #2 (db): db\tTAGS: []\n    pattern: ['db']\n    hosts (1):\n      db-1\n",
      ['db-1'],
    ],
    ['a host called hosts', '  hosts (1):\n    hosts\n', ['2:5 hosts?']],
  ])('%s', async (_name, text, hosts) => {
    expect(await named(text)).toEqual(hosts)
  })

  test('says what it was read as', async () => {
    expect(await read('web-1')).toMatchObject({
      value: {
        source: {
          role: 'touches',
          file: 't',
          format: 'plain host list',
          digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
        },
      },
    })
    expect(await read(ANSIBLE)).toMatchObject({
      value: { source: { format: 'ansible --list-hosts' } },
    })
  })

  const OTHER =
    'is not part of a list of hosts that Ansible prints, and it may name or leave out a host'
  const CUT = 'so it was cut or edited'

  test.each<readonly [name: string, text: string, reasons: readonly string[]]>([
    ['nothing but comments', '# later\n', ['t:1:1 t names no host']],
    ['two names in a line', 'web-1\n web-2 web-3\n', ['t:2:2 "web-2 web-3" is not one host name']],
    [
      'names that a lone CR joins',
      'web-1\rweb-2\n',
      [`t:1:6 A carriage return without a line feed stands here, and ${NO_KNOWN_END}`],
    ],
    [
      'names that a line separator joins',
      'web-1\nweb-1\u2028web-2\n',
      [`t:2:6 The character U+2028 stands here, and ${NO_KNOWN_END}`],
    ],
    ...[...'\r\v\f\x1c\x85\u2028\u2029'].map((end): [string, string, readonly string[]] => [
      `a host that a comment hides behind ${JSON.stringify(end)}`,
      `web-1\nweb-2 #${end}db-1`,
      [
        expect.stringMatching(
          /^t:2:8 .* stands here, and some programs end the line there/,
        ) as never,
      ],
    ]),
    ['white space that is no blank', 'web-1\u00a0\n', ['t:1:1 "web-1\u00a0" is not one host name']],
    [
      'a comment behind white space that is no blank',
      'web-1\u00a0#db-1\n',
      ['t:1:1 "web-1\u00a0#db-1" is not one host name'],
    ],
    [
      'a list that was cut',
      '  hosts (3):\n    web-1\n    web-2\n',
      [`t:1:3 The list promises 3 hosts and 2 follow, ${CUT}`],
    ],
    [
      'a list that was lengthened',
      '  hosts (1):\n    web-1\n    web-2\n',
      [`t:1:3 The list promises 1 hosts and 2 follow, ${CUT}`],
    ],
    [
      'a host that takes the place of another',
      '  hosts (2):\n    web-1\n    web-1\n',
      [`t:1:3 The list promises 2 hosts and 1 follow, some of them twice, ${CUT}`],
    ],
    [
      'a blank line that takes the place of a host',
      '  hosts (2):\n    web-1\n      \n',
      [`t:1:3 The list promises 2 hosts and 1 follow, ${CUT}`],
    ],
    [
      'each play that was cut',
      `${PLAYBOOK.replace('      db-1\n', '').replace('      web-2\n', '')}`,
      [
        `t:6:5 The list promises 2 hosts and 1 follow, ${CUT}`,
        `t:11:5 The list promises 1 hosts and 0 follow, ${CUT}`,
      ],
    ],
    [
      'two names in a line of Ansible',
      '  hosts (1):\n    web-1 web-2\n',
      ['t:2:5 "web-1 web-2" is not one host name'],
    ],
    [
      'a plain list behind a head that promises nobody',
      'web-1\nweb-2\n  hosts (0):\n',
      [`t:1:1 "web-1" ${OTHER}`, `t:2:1 "web-2" ${OTHER}`],
    ],
    ['a name behind a counted list', `${ANSIBLE}db-1\n`, [`t:4:1 "db-1" ${OTHER}`]],
    [
      'a name that stands no deeper than its head',
      '    hosts (0):\n    web-1\n',
      [`t:2:5 "web-1" ${OTHER}`],
    ],
    [
      'a name behind a blank line',
      '  hosts (1):\n    web-1\n\n    web-2\n',
      [`t:4:5 "web-2" ${OTHER}`],
    ],
    [
      'a warning, which may say that a host was left out',
      `[WARNING]: Could not match supplied host pattern, ignoring: web-9\n${ANSIBLE}`,
      [`t:1:1 "[WARNING]: Could not match supplied host pattern, ignoring: web-9" ${OTHER}`],
    ],
    [
      'a warning between the hosts',
      '  hosts (2):\n    web-1\n[WARNING]: late\n    web-2\n',
      [
        `t:1:3 The list promises 2 hosts and 1 follow, ${CUT}`,
        `t:3:1 "[WARNING]: late" ${OTHER}`,
        `t:4:5 "web-2" ${OTHER}`,
      ],
    ],
  ])('is unknown with a sentence: %s', async (_name, text, expected) => {
    expect(reasons(await read(text))).toEqual(expected)
  })

  test('a hundred thousand bad lines have fifty sentences and one', async () => {
    expect(reasons(await read('a b\n'.repeat(100_000)))).toHaveLength(51)
    expect(reasons(await read(`${ANSIBLE}${'a b\n'.repeat(100_000)}`))).toHaveLength(51)
  })

  test('a comment without end is read at once', async () => {
    expect(await named(`web-1${' #'.repeat(500_000)}`)).toEqual(['web-1'])
  })

  test('a line of blanks without end is read at once', async () => {
    expect(reasons(await read(`web-1${' '.repeat(1_000_000)}x\n`))).toHaveLength(1)
  })

  const HOST_LINE = /^ {6}\S+$/

  test('no line more or less goes unseen in what Ansible prints', async () => {
    const hosts = await fleet()
    const touched = (text: string) => {
      const touches = readTouches(textFile('t', text), hosts)
      return touches.known ? [...touches.value.hosts].join() : 'unknown'
    }
    const lines = PLAYBOOK.split('\n')
    fc.assert(
      fc.property(
        fc.nat(lines.length - 1),
        fc.nat(1),
        fc.constantFrom('web-3', '  web-3', '      web-3', '    web-3 db-1', '[WARNING]: web-3'),
        (at, less, line) => {
          // A host in the place of another is a list that Ansible could have printed.
          fc.pre(less === 0 || !HOST_LINE.test(line) || !HOST_LINE.test(lines[at] as string))
          const changed = lines.toSpliced(at, less, line)
          expect(['unknown', touched(PLAYBOOK)]).toContain(touched(changed.join('\n')))
        },
      ),
    )
  })
})
