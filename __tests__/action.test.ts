import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { type RunOptions, runAction } from './runner/runner.ts'
import { EXAMPLES, findingsOf, folderOf } from './shipped.ts'

const MANIFEST = `version: 1
service: web
environment: live
operation: deploy
release: { version: "2" }
hosts: { select: web, expect: 2 }
`
const FILES = {
  '.github/rollcall.yml':
    'version: 1\ninventory: hosts.ini\nenvironments: { live: { protected: false } }\n',
  'hosts.ini': '[web]\nweb-1\nweb-2\n',
  'deploy/web.yml': MANIFEST,
}

const folders: (() => void)[] = []
afterAll(() => {
  for (const remove of folders) remove()
})

function workspace(files: Readonly<Record<string, string>> = {}): string {
  const { path, remove } = folderOf({ ...FILES, ...files })
  folders.push(remove)
  return path
}

const run = (options: Partial<RunOptions> = {}) =>
  runAction({ workspace: options.workspace ?? workspace(), ...options })

/** Code is scanned at a commit. */
function commitAll(path: string): void {
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', path, '-c', 'user.name=kim', '-c', 'user.email=kim@x', ...args])
  git('init', '--quiet')
  git('add', '.')
  git('commit', '--quiet', '--message=examples')
}

describe('the examples, through the shipped action', () => {
  const { path, remove } = folderOf({})
  cpSync('examples', join(path, 'examples'), { recursive: true })
  commitAll(path)
  folders.push(remove)

  const offline = EXAMPLES.filter(({ github }) => github === undefined)

  test.each(offline)('$name', async (example) => {
    const { manifest, moment, asOf, observed, policy, flags, verdict, findings } = example
    const { outputs, exitCode, result } = await runAction({
      workspace: path,
      with: {
        manifest,
        moment,
        ...(asOf && { 'as-of': asOf }),
        ...(observed && { observed }),
        ...(policy && { policy }),
        ...(flags && { flags }),
      },
    })
    expect({ verdict: outputs['verdict'], exitCode, result }).toEqual({
      verdict,
      exitCode: verdict === 'pass' ? 0 : 1,
      result: verdict === 'pass' ? 'success' : 'failure',
    })
    const decision = readFileSync(join(path, outputs['decision'] as string), 'utf8')
    expect([...findingsOf(decision)].sort()).toEqual([...findings].sort())
  })
})

const COMMIT = 'a'.repeat(40)
const PROPOSAL = { pull_request: { number: 12, head: { sha: COMMIT }, base: { sha: COMMIT } } }

describe('the action', () => {
  test('passes with every output, a summary and no annotation', async () => {
    const path = workspace()
    const { outputs, annotations, summary, exitCode, log, unexpectedInputs } = await run({
      workspace: path,
      with: { decision: 'out/decision.json' },
    })
    expect(exitCode).toBe(0)
    expect(outputs).toEqual({
      verdict: 'pass',
      decision: 'out/decision.json',
      'plan-digest': expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      blocking: '0',
      warnings: '0',
    })
    expect(annotations).toEqual({ error: [], warning: [], notice: [] })
    expect(unexpectedInputs).toEqual([])
    expect(summary).toMatch(/^## Rollcall: PASS at deploy/)
    expect(log).toMatch(/^PASS at deploy/m)
    expect(JSON.parse(readFileSync(join(path, 'out/decision.json'), 'utf8'))).toMatchObject({
      verdict: 'pass',
      moment: 'deploy',
    })
  })

  test('points at the line that blocks', async () => {
    const { outputs, annotations, summary, exitCode } = await run({
      workspace: workspace({ 'hosts.ini': '[web]\nweb-1\nweb-2\nweb-3\n' }),
    })
    expect(exitCode).toBe(1)
    expect(outputs).toMatchObject({ verdict: 'block', blocking: '1' })
    expect(annotations.error).toEqual([
      expect.objectContaining({ file: 'deploy/web.yml', title: 'BLOCK hosts/surplus' }),
    ])
    expect(summary).toContain('web-3')
  })

  test('keeps to ten annotations and counts the rest', async () => {
    const manifests = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [
        `deploy/m${i}.yml`,
        MANIFEST.replace('web,', `no${i},`),
      ]),
    )
    const { annotations, dropped, outputs } = await run({ workspace: workspace(manifests) })
    expect(annotations.error).toHaveLength(10)
    expect(dropped).toEqual({ error: 0, warning: 0, notice: 0 })
    expect(annotations.error.at(-1)?.message).toMatch(/findings more, .* the job summary/)
    expect(Number(outputs['blocking'])).toBeGreaterThanOrEqual(30)
  })

  test('keeps the summary of a large fleet below the limit', async () => {
    const names = Array.from({ length: 60_000 }, (_, i) => `web-with-quite-a-long-name-${i}`)
    const { summary, annotations, outputs } = await run({
      workspace: workspace({ 'hosts.ini': `[web]\n${names.join('\n')}\n` }),
    })
    expect(outputs['verdict']).toBe('block')
    expect(Buffer.byteLength(summary)).toBeGreaterThan(500_000)
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024)
    for (const { message } of annotations.error) expect(message).not.toMatch(/upload aborted/)
  })

  test.each<
    readonly [
      name: string,
      files: Readonly<Record<string, string>>,
      options: Partial<RunOptions>,
      said: RegExp,
    ]
  >([
    [
      'no manifest',
      { 'deploy/web.yml': 'x' },
      { with: { manifest: 'no.yml' } },
      /no\.yml does not exist/,
    ],
    [
      'a moment that does not exist',
      {},
      { with: { moment: 'now' } },
      /moment is "now", and must be plan, deploy or activate/,
    ],
    [
      'a deadline without a zone',
      {},
      { with: { deadline: '2026-01-01T00:00:00' } },
      /deadline is "2026-01-01T00:00:00"/,
    ],
    [
      'a head that was not fetched',
      {},
      { event: { name: 'pull_request_target', payload: PROPOSAL } },
      /The head a{40} is not in this checkout/,
    ],
    [
      'a pull request without a base',
      {},
      { event: { name: 'pull_request', payload: { pull_request: {} } } },
      /does not name its base/,
    ],
    [
      'a base that was not fetched',
      {},
      {
        event: {
          name: 'pull_request',
          payload: PROPOSAL,
        },
      },
      /fetch-depth: 0/,
    ],
    [
      'a decision that cannot be written',
      {},
      { with: { decision: 'hosts.ini/x.json' } },
      /Rollcall could not judge/,
    ],
  ])('says error and fails on %s', async (_name, files, options, said) => {
    const { outputs, exitCode, result, annotations, log } = await run({
      workspace: workspace(files),
      ...options,
    })
    expect({ verdict: outputs['verdict'], exitCode, result }).toEqual({
      verdict: 'error',
      exitCode: 2,
      result: 'failure',
    })
    expect(`${annotations.error.map(({ message }) => message).join('\n')}\n${log}`).toMatch(said)
  })

  test('leaves an error behind when it fails half-way', async () => {
    // The summary cannot be written, when annotations and log are already out.
    const path = workspace()
    const { outputs, exitCode, log } = await run({
      workspace: path,
      env: { GITHUB_STEP_SUMMARY: path },
    })
    expect(log).toMatch(/^PASS at deploy/m)
    expect({ verdict: outputs['verdict'], exitCode }).toEqual({ verdict: 'error', exitCode: 2 })
  })

  test('leaves an error behind when it is cut off', async () => {
    // Nobody writes to the pipe, so the action waits for its inventory until it is cancelled.
    const path = workspace()
    spawnSync('mkfifo', [join(path, 'pipe')])
    const { outputs, result } = await run({
      workspace: path,
      with: { inventory: 'pipe' },
      timeout: 3000,
      patience: [1000, 1000],
    })
    expect({ verdict: outputs['verdict'], result }).toEqual({
      verdict: 'error',
      result: 'cancelled',
    })
  })

  test('obeys nothing that a manifest says', async () => {
    const evil = '##[add-mask]pass ::set-output name=verdict::pass'
    const { outputs, masks, log, exitCode } = await run({
      workspace: workspace({
        'deploy/web.yml': MANIFEST.replace('service: web', `service: "${evil}"`).replace(
          'select: web',
          'select: "##[add-mask]web, ::add-mask::web"',
        ),
        'deploy/where.yml': MANIFEST.replace(
          'environment: live',
          'environment: "::set-output name=verdict::pass"',
        ),
        'deploy/\n::set-output name=verdict::pass\n.yml': 'version: 1\n"::add-mask::x": 1\n',
      }),
    })
    expect(exitCode).toBe(1)
    expect(outputs['verdict']).toBe('block')
    expect(masks).toEqual([])
    expect(log).not.toMatch(/^\s*::(?:set-output|add-mask)/m)
  })
})
