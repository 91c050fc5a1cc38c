import { describe, expect, test } from '@jest/globals'
import { readManifest } from '../../../src/evidence/manifest/index.ts'
import { reasons, textFile } from '../memory.ts'

const MINIMAL = `version: 1
service: web
environment: staging
operation: restart
hosts:
  select: web
  expect: 3
`

const read = (text: string) => readManifest(textFile('m.yml', text))

/** The minimal manifest with one line replaced, or with more lines. */
const having = (line: string) => {
  const key = /^\s*\w+:/.exec(line)?.[0] ?? '\0'
  const lines = MINIMAL.split('\n')
  const at = lines.findIndex((each) => each.startsWith(key))
  if (at < 0) return `${MINIMAL}${line}\n`
  lines[at] = line
  return lines.join('\n')
}

describe('a manifest', () => {
  test.each([
    ['the least', MINIMAL],
    [
      'JSON',
      JSON.stringify({
        version: 1,
        service: 'web',
        environment: 'e',
        operation: 'remove',
        hosts: { select: 'a', expect: 0 },
      }),
    ],
    ['CRLF', MINIMAL.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${MINIMAL}`],
    [
      'an anchor and its alias',
      `${MINIMAL}recovery:\n  procedure: &p run.md\n  killSwitch: { procedure: *p }\n`,
    ],
    ['all hosts', having('  expect: all')],
    ['a flag that is only retired', `${MINIMAL}flags: { activates: [], retires: [rlp] }\n`],
  ])('is read: %s', async (_name, text) => {
    expect(reasons(await read(text))).toEqual([])
  })

  test('keeps the place of each value', async () => {
    const manifest = await read(MINIMAL)
    if (!manifest.known) throw new Error('unknown')
    expect(manifest.value.at('hosts', 'expect')).toEqual({ file: 'm.yml', line: 7, column: 11 })
    expect(manifest.value.keyAt('hosts', 'expect')).toEqual({ file: 'm.yml', line: 7, column: 3 })
    // What is not there has the place of what would hold it.
    expect(manifest.value.at('hosts', 'scope', 0)).toEqual({ file: 'm.yml', line: 6, column: 3 })
  })

  test.each<readonly [name: string, text: string, reasons: readonly string[]]>([
    ['nothing but comments', '# later\n', ['m.yml:1:1 m.yml holds only comments']],
    ['a list', '- a\n', ['m.yml:1:1 the file is a list, a map of keys and values belongs here']],
    ['a text', 'hello\n', ['m.yml:1:1 the file is "hello", a map of keys and values belongs here']],
    [
      'an unknown key',
      having('hots: 1'),
      [
        'm.yml:8:1 "hots" is not a key of a manifest; the keys are version, service, environment, operation, release, hosts, waves, flags, recovery, window and touches',
      ],
    ],
    [
      'a missing key',
      MINIMAL.replace('service: web\n', ''),
      ['m.yml:1:1 service is missing; a manifest needs it'],
    ],
    [
      'an operation that does not exist',
      having('operation: deplyo'),
      [
        'm.yml:4:12 operation is "deplyo", one of deploy, restart, remove, configure, activate or rollback belongs here',
      ],
    ],
    [
      'a percentage of unknown size',
      having('  expect: 50%'),
      [
        'm.yml:7:11 hosts.expect is "50%", a whole number of hosts, or all, belongs here; a percentage of an unknown number would hide the missing host',
      ],
    ],
    [
      'a negative count',
      having('  expect: -1'),
      [
        'm.yml:7:11 hosts.expect is -1, a whole number of hosts, or all, belongs here; a percentage of an unknown number would hide the missing host',
      ],
    ],
    [
      'half a host',
      having('  expect: 7.5'),
      [
        'm.yml:7:11 hosts.expect is 7.5, a whole number of hosts, or all, belongs here; a percentage of an unknown number would hide the missing host',
      ],
    ],
    [
      'a version that YAML reads as a number',
      having('release: { version: 1.10 }'),
      ['m.yml:8:21 release.version is 1.10, a text belongs here'],
    ],
    [
      'another format version',
      having('version: 2'),
      ['m.yml:1:10 version is 2, 1 belongs here, the only version of this format'],
    ],
    [
      'an empty scope',
      having('  scope: []'),
      ['m.yml:8:10 hosts.scope is a list, it may not be empty'],
    ],
    [
      'more groups in the scope than can be gone through',
      having(`  scope: [${'all, '.repeat(1001)}]`),
      [
        'm.yml:8:10 hosts.scope is a list, at most 1,000 groups belong here; one that holds them takes fewer',
      ],
    ],
    [
      'more exceptions than anybody can answer for',
      having(`  except: [${'{ host: a }, '.repeat(10_001)}]`),
      [
        'm.yml:8:11 hosts.except is a list, at most 10,000 exceptions belong here; select fewer hosts, or roll out in parts',
      ],
    ],
    [
      'more waves than can be gone through',
      having(`waves: [${'{ name: a, select: all }, '.repeat(1001)}]`),
      ['m.yml:8:8 waves is a list, at most 1,000 waves belong here; make them larger'],
    ],
    [
      'a date that does not exist',
      having('  except: [{ host: a, until: 2012-02-30 }]'),
      [
        'm.yml:8:30 hosts.except[0].until is "2012-02-30", a date (2012-08-01) or a time with its zone (2012-08-01T09:30:00-04:00) belongs here',
      ],
    ],
    [
      'a time without its zone',
      having('window: { from: 2012-08-01T09:30:00, until: 2012-08-01T10:00:00Z }'),
      [
        'm.yml:8:17 window.from is "2012-08-01T09:30:00", a time with its zone (2012-08-01T09:30:00-04:00) belongs here',
      ],
    ],
    [
      'a window that closes before it opens',
      having('window: { from: 2026-01-02T00:00:00Z, until: 2026-01-01T00:00:00Z }'),
      [
        'm.yml:8:46 The window ends at 2026-01-01T00:00:00Z, before it begins at 2026-01-02T00:00:00Z, so it would never be open',
      ],
    ],
    [
      'a duration without its unit',
      having('waves: [{ name: a, select: a, bake: 30 }]'),
      ['m.yml:8:37 waves[0].bake is 30, a duration such as 90s, 30m, 1h30m or 14d belongs here'],
    ],
    [
      'a share above the whole',
      having('waves: [{ name: a, select: a, max: 101% }]'),
      [
        'm.yml:8:36 waves[0].max is "101%", a count of hosts or a percentage from 0% to 100% belongs here',
      ],
    ],
    [
      'an artifact without its digest',
      having('release: { version: a, artifact: latest }'),
      [
        'm.yml:8:34 release.artifact is "latest", sha256: and 64 lower-case hexadecimal digits belong here',
      ],
    ],
    [
      'a deploy of nothing',
      having('operation: deploy'),
      [
        'm.yml:4:12 release is missing; the operation deploy needs it, or nobody can tell whether a host has it',
      ],
    ],
    ...['restart', 'remove', 'configure'].map(
      (operation) =>
        [
          `a flag that goes on with a ${operation} of no release`,
          `${having(`operation: ${operation}`)}flags: { activates: [rlp] }\n`,
          [
            'm.yml:8:21 release is missing; flags.activates needs it, or nobody can tell whether a host has the code that knows the flag',
          ],
        ] as const,
    ),
    [
      'a line break in a name',
      having('service: "web\\n::error::x"'),
      [
        'm.yml:2:10 service is "web\\n::error::x", a text on one line without control characters belongs here',
      ],
    ],
    [
      'a key twice',
      `${MINIMAL}service: db\n`,
      [
        'm.yml:8:1 The key "service" stands here again; it is first on line 2, and one of the two would be lost',
      ],
    ],
    [
      'a tag',
      having('service: !!js/function x'),
      ['m.yml:2:24 The tag tag:yaml.org,2002:js/function is not known'],
    ],
    [
      'a prototype',
      having('__proto__: { service: x }'),
      [
        'm.yml:8:1 "__proto__" is not a key of a manifest; the keys are version, service, environment, operation, release, hosts, waves, flags, recovery, window and touches',
      ],
    ],
    [
      'two documents',
      `${MINIMAL}---\n${MINIMAL}`,
      ['m.yml:8:1 A second YAML document starts here, and only one is read'],
    ],
    [
      'an alias without an anchor',
      having('service: *web'),
      ['m.yml:2:10 The alias *web names no anchor above it'],
    ],
    [
      'an alias inside itself',
      'version: &v [*v]\n',
      ['m.yml:1:14 The alias *v stands inside the value it names, which would never end'],
    ],
    [
      'several mistakes at once, in the order of the file',
      'version: 3\nservice: 1\noperation: x\nhosts: { select: a, expect: x, foo: 1 }\n',
      [
        'm.yml:1:1 environment is missing; a manifest needs it',
        'm.yml:1:10 version is 3, 1 belongs here, the only version of this format',
        'm.yml:2:10 service is 1, a text belongs here',
        'm.yml:3:12 operation is "x", one of deploy, restart, remove, configure, activate or rollback belongs here',
        'm.yml:4:29 hosts.expect is "x", a whole number of hosts, or all, belongs here; a percentage of an unknown number would hide the missing host',
        'm.yml:4:32 "foo" is not a key of hosts; the keys are select, expect, scope, except, countBy and allowEmpty',
      ],
    ],
  ])('is refused with a sentence: %s', async (_name, text, expected) => {
    expect(reasons(await read(text))).toEqual(expected)
  })

  test('names the nearest spelling', async () => {
    const manifest = await read(having('hots: 1'))
    expect(manifest.known ? [] : manifest.because.map(({ next }) => next)).toEqual([
      'Did you mean hosts?',
    ])
  })

  test.each([
    [
      'billion laughs',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
        .split('')
        .map((c, i) => `${c}: &${c} [${Array(9).fill(`*${'abcdefghi'[i]}`).join()}]`)
        .join('\n')}\n`,
    ],
    ['brackets without end', '['.repeat(200_000)],
    ['maps without end', '{a: '.repeat(100_000)],
    ['lists of lists in one line', `${'- '.repeat(100_000)}a\n`],
    ['keys of keys', `${'? '.repeat(50_000)}a\n`],
    [
      'indentation without end',
      Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    ],
    ['twenty thousand equal keys', 'a: 1\n'.repeat(20_000)],
    ['one long line', `a: ${'x'.repeat(3_000_000)}`],
    [
      'anchors without end',
      Array.from({ length: 20_000 }, (_, i) => `a${i}: &a${i} *a${i - 1}`).join('\n'),
    ],
  ])('is refused without a crash: %s', async (_name, text) => {
    const manifest = await read(text)
    expect(manifest.known).toBe(false)
    for (const reason of reasons(manifest)) expect(reason).toMatch(/^m\.yml:\d+:\d+ ./)
  })
})
