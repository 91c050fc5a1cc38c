import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { EXAMPLES, findingsOf, folderOf, NODE, ROOT, rollcall } from './shipped.ts'

const CODES = { pass: 0, block: 1, error: 2, wait: 3 } as const

/** Nothing a user gives may show him the inside of the program. */
const STACK = /\n\s+at .*(?::\d+:\d+|node:internal)/

describe('the examples, through the shipped command line', () => {
  test.each(EXAMPLES)('$name', (example) => {
    const { manifest, moment, asOf, observed, policy, flags, github, verdict, findings } = example
    const args = ['check', manifest, '--moment', moment, '--format', 'json']
    if (asOf) args.push('--as-of', asOf)
    if (observed) args.push('--observed', observed)
    if (policy) args.push('--policy', policy)
    if (flags) args.push('--flags', flags)
    if (github) args.push('--github-evidence', github)
    const { code, stdout, stderr } = rollcall(args)
    expect({ verdict: JSON.parse(stdout).verdict, code, stderr }).toEqual({
      verdict,
      code: CODES[verdict],
      stderr: '',
    })
    expect([...findingsOf(stdout)].sort()).toEqual([...findings].sort())
  })

  test('say the same again, to the letter', () => {
    for (const format of ['text', 'json', 'github']) {
      const args = [
        'check',
        'examples/amazon-s3/remove-as-typed.yml',
        '--as-of',
        '2017-02-28',
        '--format',
        format,
      ]
      expect(rollcall(args)).toEqual(rollcall(args))
    }
  })
})

const MANIFEST = `version: 1
service: web
environment: live
operation: deploy
release: { version: "2" }
hosts: { select: web, expect: 2 }
`
const POLICY = 'version: 1\ninventory: hosts.ini\nenvironments: { live: { protected: false } }\n'

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute)).toISOString()
const NOW = at(10)

const folder = folderOf({
  '.github/rollcall.yml': POLICY,
  'hosts.ini': '[web]\nweb-1\nweb-2\n',
  'deploy/web.yml': MANIFEST,
  'deploy/bad.yml': 'version: 1\nhots: 3\n',
  'both.json': JSON.stringify(
    ['web-1', 'web-2'].map((host) => ({ host, version: '2', at: at(9) })),
  ),
  'one.json': JSON.stringify([{ host: 'web-1', version: '2', at: at(9) }]),
  'touches.txt': 'web-1\nweb-2\nweb-3\n',
  'huge.yml': Buffer.alloc(50 * 1024 * 1024, 'a: b\n'),
  'binary.yml': Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2]),
  'empty.yml': '',
})
afterAll(folder.remove)
const cwd = folder.path

describe('check', () => {
  test.each<readonly [name: string, args: readonly string[], code: number, shown: RegExp]>([
    ['a plan', ['deploy/web.yml'], 0, /^PASS at plan/],
    ['the manifests of a glob', ['deploy/w*.yml'], 0, /^PASS at plan/],
    [
      'every manifest where one is bad',
      [],
      2,
      /deploy\/bad\.yml:2:1 {2}ERROR[\s\S]*Did you mean hosts\?/,
    ],
    ['a glob that matches nothing', ['deploy/*.toml'], 2, /No file matches deploy\/\*\.toml/],
    ['a file that is not there', ['no.yml'], 2, /no\.yml does not exist/],
    ['a folder', ['deploy'], 2, /deploy is a directory/],
    ['an empty file', ['empty.yml'], 2, /empty\.yml is empty/],
    ['a binary file', ['binary.yml'], 2, /binary\.yml is not a text file: it holds a NUL byte/],
    ['fifty megabytes', ['huge.yml'], 2, /huge\.yml has 50 MiB, and at most 1 are read/],
    ['another inventory', ['deploy/web.yml', '--inventory', 'no.ini'], 2, /no\.ini does not exist/],
    [
      'a list of the tool that holds one more',
      ['deploy/web.yml', '--touches', 'touches.txt'],
      1,
      /BLOCK {2}hosts\/surplus[\s\S]*web-3/,
    ],
    [
      'activation without reports',
      ['deploy/web.yml', '--moment', 'activate'],
      2,
      /No reports of the hosts were given/,
    ],
    [
      'activation where all have answered',
      ['deploy/web.yml', '--moment', 'activate', '--observed', 'both.json', '--as-of', NOW],
      0,
      /^PASS at activate/,
    ],
    [
      'activation where one is silent',
      ['deploy/web.yml', '--moment', 'activate', '--observed', 'one.json', '--as-of', NOW],
      1,
      /BLOCK {2}observed\/answered[\s\S]*web-2/,
    ],
    [
      'the same before the deadline',
      [
        'deploy/web.yml',
        '--moment',
        'activate',
        '--observed',
        'one.json',
        '--as-of',
        NOW,
        '--deadline',
        at(11),
      ],
      3,
      /^WAIT at activate/,
    ],
    [
      'the same after the deadline',
      [
        'deploy/web.yml',
        '--moment',
        'activate',
        '--observed',
        'one.json',
        '--as-of',
        at(12),
        '--deadline',
        at(11),
      ],
      1,
      /^BLOCK at activate/,
    ],
    [
      'a base that is no commit',
      ['deploy/web.yml', '--base', 'main'],
      2,
      /The base main is not in this checkout/,
    ],
  ])('judges %s', (_name, args, code, shown) => {
    const ran = rollcall(['check', ...args], { cwd })
    expect(ran.stdout).toMatch(shown)
    expect(ran).toMatchObject({ code, stderr: '' })
    expect(ran.stdout).not.toMatch(STACK)
  })

  test('names what it did not judge', () => {
    const { stdout } = rollcall(['check', 'deploy/web.yml', '--format', 'json'], { cwd })
    const notJudged = (JSON.parse(stdout).notJudged as { rule: string }[]).map(({ rule }) => rule)
    expect(notJudged).toEqual(expect.arrayContaining(['flags/*', 'review/*', 'observed/release']))
  })

  test('reads a manifest from standard input', () => {
    const ran = rollcall(['check', '-', '--inventory', 'hosts.ini'], { cwd, input: MANIFEST })
    expect(ran.stdout).toMatch(/^PASS at plan/)
  })

  test('colours only where it is asked to', () => {
    const sequence = '\u001b['
    const shown = (env: Readonly<Record<string, string>>) =>
      rollcall(['check', 'deploy/web.yml'], { cwd, env }).stdout.includes(sequence)
    expect(shown({})).toBe(false)
    expect(shown({ FORCE_COLOR: '1' })).toBe(true)
    expect(shown({ FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false)
  })

  test('writes the decision, whatever it is', () => {
    for (const [manifest, verdict] of [
      ['deploy/web.yml', 'pass'],
      ['deploy/bad.yml', 'error'],
    ] as const) {
      rollcall(['check', manifest, '--decision', 'out/decision.json'], { cwd })
      const decision = JSON.parse(readFileSync(join(cwd, 'out/decision.json'), 'utf8'))
      expect(decision).toMatchObject({ verdict, moment: 'plan' })
    }
  })

  test('does not pass where the decision cannot be written', () => {
    const ran = rollcall(['check', 'deploy/web.yml', '--decision', 'hosts.ini/x.json'], { cwd })
    expect(ran.code).toBe(2)
    expect(ran.stderr).toMatch(/^rollcall: it could not judge: /)
  })

  test('does not write the decision over what it was made from', () => {
    for (const input of ['deploy/web.yml', '.github/../hosts.ini', '.github/rollcall.yml']) {
      const before = readFileSync(join(cwd, input), 'utf8')
      const ran = rollcall(['check', 'deploy/web.yml', '--decision', input], { cwd })
      expect(ran.code).toBe(2)
      expect(ran.stderr).toMatch(/the decision is made from it/)
      expect(readFileSync(join(cwd, input), 'utf8')).toBe(before)
    }
  })

  test.each([
    ['a reader that leaves', '| true', 0],
    ['a full disk', '> /dev/full', 2],
  ])('shows no stack trace to %s', (_name, where, code) => {
    const cli = join(ROOT, 'dist/cli.js')
    const command = `'${NODE}' '${cli}' check deploy/web.yml ${where}; exit \${PIPESTATUS[0]}`
    const ran = spawnSync('bash', ['-c', command], { cwd, encoding: 'utf8' })
    expect(ran.status).toBe(code)
    expect(ran.stderr).not.toMatch(STACK)
  })

  test('does not wait for a link to its own output', () => {
    symlinkSync('/proc/self/fd/1', join(cwd, 'deploy/own.yml'))
    symlinkSync('/etc/hostname', join(cwd, 'deploy/foreign.yml'))
    try {
      const ran = rollcall(['check', 'deploy/*n.yml'], { cwd })
      expect(ran.code).toBe(2)
      expect(ran.stdout).toMatch(/deploy\/own\.yml leads out of the repository/)
      expect(ran.stdout).toMatch(/deploy\/foreign\.yml leads out of the repository/)
    } finally {
      rmSync(join(cwd, 'deploy/own.yml'))
      rmSync(join(cwd, 'deploy/foreign.yml'))
    }
  })

  test('prints no command that a runner would obey', () => {
    const hostile = MANIFEST.replace('service: web', 'service: "##[add-mask]x"').replace(
      'environment: live',
      'environment: "::set-output name=verdict::pass"',
    )
    for (const format of ['text', 'json']) {
      const { stdout } = rollcall(['check', '-', '--inventory', 'hosts.ini', '--format', format], {
        cwd,
        input: hostile.replace('select: web', 'select: "##[group]x"'),
      })
      expect(stdout).not.toContain('##[')
      expect(stdout).not.toMatch(/^\s*::/m)
    }
  })
})

describe('hosts', () => {
  test.each<readonly [args: readonly string[], code: number, stdout: string]>([
    [['web:!web-2', '--format', 'names'], 0, 'web-1\n'],
    [
      ['web:!web-2'],
      0,
      'web:!web-2 yields 1 of 2 hosts\n\nin   web-1  web (group), hosts.ini:2\nout  web-2  !web-2 takes it out\n',
    ],
    [['nobody', '--format', 'names'], 1, ''],
  ])('%j', (args, code, stdout) => {
    expect(rollcall(['hosts', ...args], { cwd })).toEqual({ code, stdout, stderr: '' })
  })

  test('tells programs why each host is in or out', () => {
    const { stdout } = rollcall(['hosts', 'web:&web-1', '--format', 'json'], { cwd })
    expect(JSON.parse(stdout)).toMatchObject({
      selector: 'web:&web-1',
      size: 2,
      hosts: [{ host: 'web-1', groups: ['web'], file: 'hosts.ini', line: 2, column: 1 }],
      out: [{ host: 'web-2', because: 'it is not in web-1' }],
      doubts: [],
    })
  })

  test('needs an inventory', () => {
    const ran = rollcall(['hosts', 'web', '--inventory', 'no.ini'], { cwd })
    expect(ran).toMatchObject({ code: 2, stdout: '' })
    expect(ran.stderr).toMatch(/^no\.ini:1:1 {2}no\.ini does not exist\.\n/)
  })
})

describe('explain', () => {
  test('lists every rule with its question', () => {
    const { stdout, code } = rollcall(['explain'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^hosts\/missing +Does the rollout reach every host it declares\?$/m)
  })

  test('prints the page of a rule', () => {
    const { stdout, code } = rollcall(['explain', 'hosts/missing'])
    expect(code).toBe(0)
    expect(stdout).toBe(readFileSync('docs/rules/hosts/missing.md', 'utf8'))
  })

  test('says of a rule to come that it does not judge', () => {
    expect(rollcall(['explain', 'observed/flag-state']).stdout).toMatch(
      /^observed\/flag-state is not judged yet: /,
    )
  })

  test.each(['hosts/mising', '../../README', '__proto__'])('knows no rule %s', (id) => {
    const ran = rollcall(['explain', id])
    expect(ran).toMatchObject({ code: 2, stdout: '' })
    expect(ran.stderr).toMatch(/is no rule/)
  })
})

describe('a slip of the finger', () => {
  test.each<readonly [args: readonly string[], stderr: RegExp]>([
    [['chekc'], /"chekc" is no command; did you mean check\?/],
    [['constructor'], /"constructor" is no command/],
    [['check', '--momnt', 'plan'], /--momnt is no option here; did you mean --moment\?/],
    [
      ['check', '--moment', 'paln'],
      /--moment is "paln", and must be plan, deploy or activate; did you mean plan\?/,
    ],
    [['check', '--moment'], /--moment needs a value/],
    [['check', '--policy', 'a', '--policy', 'b'], /--policy is given twice/],
    [['check', '--quiet=no'], /--quiet takes no value/],
    [['check', '--as-of', 'yesterday'], /--as-of is "yesterday", and must be a date/],
    [['check', '--format', 'xml'], /--format is "xml", and must be text, json or github/],
    [['hosts'], /hosts takes one selector/],
    [['hosts', 'a', 'b'], /hosts takes one selector/],
    [['explain', 'a', 'b'], /explain takes one rule/],
    [['help', 'me'], /"me" is no command/],
    [['check', 'deploy.yml', '-h'], /-h is no option here/],
    [['check', '--help', 'deploy.yml'], /--help is no option here/],
    [['\u001b[31m::error::x'], /"\\u\{1b\}\[31m::error::x" is no command|is no command/],
  ])('%j', (args, stderr) => {
    const ran = rollcall(args)
    expect(ran).toMatchObject({ code: 2, stdout: '' })
    expect(ran.stderr).toMatch(stderr)
    expect(ran.stderr).not.toMatch(STACK)
    expect(ran.stderr).not.toContain('\u001b')
  })

  test('is met with help', () => {
    expect(rollcall(['--help']).stdout).toMatch(/^Every host answers before you go live\.\n/)
    expect(rollcall([])).toMatchObject({ code: 2, stdout: rollcall(['--help']).stdout })
    for (const command of ['check', 'hosts', 'explain']) {
      expect(rollcall([command, '--help'])).toEqual(rollcall(['help', command]))
      expect(rollcall([command, '--help']).code).toBe(0)
    }
    expect(rollcall(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})
