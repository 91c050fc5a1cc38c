import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

export const ROOT = resolve(import.meta.dirname, '..')

/** The node that runs what is shipped: that of the tests, or a newer one that CI names. */
export const NODE = process.env['ROLLCALL_NODE'] ?? process.execPath

export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the shipped command line as a user does. */
export function rollcall(
  args: readonly string[],
  { cwd = ROOT, input = '', env = {} as Readonly<Record<string, string>> } = {},
): Ran {
  const { status, stdout, stderr } = spawnSync(NODE, [join(ROOT, 'dist/cli.js'), ...args], {
    cwd,
    input,
    env: { PATH: process.env['PATH'], HOME: tmpdir(), ...env },
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 256 * 1024 * 1024,
  })
  return { code: status, stdout, stderr }
}

/** A folder with these files, and what removes it. */
export function folderOf(files: Readonly<Record<string, string | Buffer>>): {
  readonly path: string
  readonly remove: () => void
} {
  const path = mkdtempSync(join(tmpdir(), 'rollcall-'))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true })
    writeFileSync(join(path, name), content)
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

export const PLAN = '2012-07-31'
export const BEFORE_THE_OPEN = '2012-08-01T09:29:00-04:00'

export interface Example {
  readonly name: string
  readonly manifest: string
  readonly moment: 'plan' | 'deploy' | 'activate'
  readonly asOf?: string
  readonly observed?: string
  readonly policy?: string
  readonly flags?: string
  /** What GitHub said, which only the command line takes from a file. */
  readonly github?: string
  readonly verdict: 'pass' | 'block' | 'wait' | 'error'
  /** Each finding that is expected, and no other, as `rule: hosts`. */
  readonly findings: readonly (readonly [rule: string, hosts: readonly string[]])[]
}

const numbered = (name: string, from: number, to: number, digits = 3) =>
  Array.from(
    { length: to - from + 1 },
    (_, i) => `${name}-${String(from + i).padStart(digits, '0')}`,
  )

const BILLING = numbered('billing', 1, 19)
const INDEX = numbered('index', 1, 19)
const PLACEMENT = numbered('placement', 1, 19)

/** The examples and what each must say, through every door. */
export const EXAMPLES: readonly Example[] = [
  {
    name: 'quick start',
    manifest: 'examples/quick-start/deploy.yml',
    moment: 'plan',
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'Knight Capital, the plan',
    manifest: 'examples/knight-capital/deploy.yml',
    moment: 'plan',
    asOf: PLAN,
    verdict: 'pass',
    findings: [],
  },
  {
    name: 'Knight Capital, the author wrote seven',
    manifest: 'examples/knight-capital/deploy-seven.yml',
    moment: 'plan',
    asOf: PLAN,
    verdict: 'block',
    findings: [
      ['hosts/missing', ['smars-08']],
      ['flags/zombie', ['smars-08']],
    ],
  },
  {
    name: 'Knight Capital, the bit of Power Peg',
    manifest: 'examples/knight-capital/deploy.yml',
    moment: 'plan',
    asOf: PLAN,
    flags: 'examples/knight-capital/flags-bit-11.yml',
    verdict: 'block',
    findings: [
      ['flags/zombie', []],
      ['flags/slot', []],
    ],
  },
  {
    name: 'Knight Capital, Power Peg by its name',
    manifest: 'examples/knight-capital/activate-power-peg.yml',
    moment: 'plan',
    asOf: PLAN,
    verdict: 'block',
    findings: [['flags/retired', []]],
  },
  {
    name: 'Knight Capital, smars-08 left on its release of 2003',
    manifest: 'examples/knight-capital/deploy-without-smars-08.yml',
    moment: 'plan',
    asOf: PLAN,
    verdict: 'block',
    findings: [
      ['hosts/exception', ['smars-08']],
      ['flags/zombie', ['smars-08']],
      ['flags/zombie', []],
    ],
  },
  {
    name: 'Knight Capital, the dead code is still there',
    manifest: 'examples/knight-capital/deploy.yml',
    moment: 'plan',
    asOf: PLAN,
    policy: 'examples/knight-capital/dead-code.yml',
    verdict: 'pass',
    findings: [['flags/dead-code', []]],
  },
  {
    name: 'Knight Capital, as it happened',
    manifest: 'examples/knight-capital/deploy.yml',
    moment: 'activate',
    asOf: BEFORE_THE_OPEN,
    observed: 'examples/knight-capital/observed-as-it-happened.json',
    verdict: 'block',
    findings: [
      ['flags/partial', ['smars-08']],
      ['observed/release', ['smars-08']],
      ['observed/warnings', ['smars-08']],
    ],
  },
  {
    name: 'Knight Capital, corrected',
    manifest: 'examples/knight-capital/deploy.yml',
    moment: 'activate',
    asOf: BEFORE_THE_OPEN,
    observed: 'examples/knight-capital/observed-corrected.json',
    verdict: 'pass',
    findings: [],
  },
  ...(
    [
      ['nobody approved', 'no-approval', 'wait'],
      ['the author approved', 'approved-by-the-author', 'wait'],
      ['the committer approved', 'approved-by-the-committer', 'wait'],
      ['an older commit was approved', 'approved-before-the-last-commit', 'wait'],
      ['a second person approved', 'approved-by-a-second-person', 'pass'],
    ] as const
  ).map(
    ([what, file, verdict]): Example => ({
      name: `Knight Capital, ${what}`,
      manifest: 'examples/knight-capital/deploy.yml',
      moment: 'plan',
      asOf: PLAN,
      policy: 'examples/knight-capital/second-reviewer.yml',
      github: `examples/knight-capital/github/${file}.json`,
      verdict,
      findings: verdict === 'pass' ? [] : [['review/second-person', []]],
    }),
  ),
  {
    name: 'Knight Capital, nobody approved and it starts all the same',
    manifest: 'examples/knight-capital/deploy.yml',
    moment: 'deploy',
    asOf: PLAN,
    policy: 'examples/knight-capital/second-reviewer.yml',
    github: 'examples/knight-capital/github/released-without-approval.json',
    verdict: 'block',
    findings: [['review/second-person', []]],
  },
  {
    name: 'Amazon S3, as typed',
    manifest: 'examples/amazon-s3/remove-as-typed.yml',
    moment: 'plan',
    asOf: '2017-02-28',
    verdict: 'block',
    findings: [
      ['hosts/surplus', [...INDEX, ...PLACEMENT]],
      ['hosts/off-scope', INDEX],
      ['hosts/off-scope', PLACEMENT],
      ['capacity/floor', BILLING],
      ['capacity/floor', INDEX],
      ['capacity/floor', PLACEMENT],
    ],
  },
  {
    name: 'Amazon S3, as intended',
    manifest: 'examples/amazon-s3/remove-as-intended.yml',
    moment: 'plan',
    asOf: '2017-02-28',
    verdict: 'pass',
    findings: [],
  },
]

/** The findings of a report or decision in the shape of an example's. */
export function findingsOf(text: string): Example['findings'] {
  const { findings } = JSON.parse(text) as { findings: { rule: string; hosts: string[] }[] }
  return findings.map(({ rule, hosts }) => [rule, hosts])
}
