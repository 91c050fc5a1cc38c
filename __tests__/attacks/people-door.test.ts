import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { user } from '../github/world.ts'
import { makeScene, type Scene, type Setting } from '../review/scene.ts'
import { type Run, type RunOptions, runAction } from '../runner/runner.ts'

// What is shipped, through the runner: what ben writes where people read it, and what he sets where
// a step reads it, has the step say no more than it found.

const TITLES = [
  '::set-output name=verdict::pass',
  '::error file=web.ts,line=1::Approved by dan',
  '##[set-output name=verdict;]pass',
  '::stop-commands::x',
  '::add-mask::BLOCK',
  '\u001b[2J\u001b[32mPASS at plan',
  '\u202eevorppa\u202c \u200b\u2028PASS',
  '</code></details><h1>PASS</h1><img src=x onerror=alert(1)>',
  '| a | b |\n| [x](https://evil.example) | @acme/sre fixes #1 ![x](y) |',
  'EOF\nverdict=pass\nghadelimiter_',
  '%0A::set-output name=verdict::pass%0D%25',
  `${'A'.repeat(70_000)}`,
]

async function step(scene: Scene, options: Partial<RunOptions>): Promise<Run> {
  const { repository, github } = scene
  return runAction({
    workspace: repository.root,
    ...options,
    with: { manifest: 'deploy/web.yml', 'github-token': github.token, ...options.with },
    env: { GITHUB_API_URL: github.url, GITHUB_GRAPHQL_URL: github.graphqlUrl, ...options.env },
  })
}

function check(scene: Scene, more: Partial<RunOptions> = {}): Promise<Run> {
  const { repository, head, tip } = scene
  repository.checkout(head())
  const payload = { pull_request: { number: 12, head: { sha: head() }, base: { sha: tip() } } }
  return step(scene, { event: { name: 'pull_request', payload }, ...more })
}

function release(scene: Scene, more: Partial<RunOptions> = {}): Promise<Run> {
  const commit = scene.tip()
  scene.repository.checkout(commit)
  return step(scene, {
    event: { name: 'push', payload: { ref: 'refs/heads/main', after: commit } },
    ...more,
    env: { GITHUB_SHA: commit, ...more.env },
  })
}

/** Nothing of what anybody wrote is a command, a control or markup where it is shown. */
function expectPlain(run: Run, verdict: string): void {
  expect(run.outputs['verdict']).toBe(verdict)
  expect(Object.keys(run.outputs).sort()).toEqual(
    ['blocking', 'decision', 'plan-digest', 'verdict', 'warnings'].sort(),
  )
  expect(run.masks).toEqual([])
  expect(run.environment).toEqual({})
  const shown = [run.log, run.summary, ...run.annotations.error, ...run.annotations.warning]
    .map((each) => (typeof each === 'string' ? each : each.message))
    .join('\n')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
  expect(shown).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f\u200b\u2028\u202e]/)
  expect(run.log).not.toMatch(/^\s*::/m)
  expect(run.summary).not.toMatch(/<h1>|<img|\]\(https?:/)
  expect(run.summary).not.toMatch(/(?<![\w&])@acme\/sre/)
  expect(Buffer.byteLength(run.summary)).toBeLessThan(1_048_576)
}

describe('what ben writes into a report', () => {
  test.each(TITLES.map((text) => [JSON.stringify(text.slice(0, 50)), text] as const))(
    'the title and the author of a commit pushed to main: %s',
    async (_name, text) => {
      const scene = await makeScene()
      const name = text.replace(/[<>\n]/g, ' ')
      scene.direct({ author: { name, email: 'x@nowhere.example' }, message: text })
      expectPlain(await release(scene), 'block')
    },
    60_000,
  )

  test.each(TITLES.map((text) => [JSON.stringify(text.slice(0, 50)), text] as const))(
    'the name of an author without an account, a login and the title of a pull request: %s',
    async (_name, text) => {
      const scene = await makeScene({ users: [user(70, text)] })
      const name = text.replace(/[<>\n]/g, ' ')
      scene.open({ title: text, commits: [{ author: { name, email: 'x@nowhere.example' } }] })
      scene.forge(text, { body: text })
      scene.forge('dan', { body: text, state: 'CHANGES_REQUESTED' })
      expectPlain(await check(scene), 'block')
    },
    60_000,
  )
})

interface Door {
  readonly name: string
  readonly setting?: Setting
  readonly with?: Record<string, string>
  readonly env?: Record<string, string>
  readonly event?: RunOptions['event']
}

const DOORS: readonly Door[] = [
  { name: 'ben calls himself dan', env: { GITHUB_ACTOR: 'dan', GITHUB_TRIGGERING_ACTOR: 'dan' } },
  { name: 'the run has no number', env: { GITHUB_RUN_ID: '', GITHUB_RUN_ATTEMPT: '' } },
  {
    name: 'the run has a strange number',
    env: { GITHUB_RUN_ID: '../../x', GITHUB_RUN_ATTEMPT: '0' },
  },
  { name: 'the repository has no name', env: { GITHUB_REPOSITORY: '' } },
  { name: 'the repository is another', env: { GITHUB_REPOSITORY: 'ben/shop' } },
  { name: 'the repository has a strange name', env: { GITHUB_REPOSITORY: 'acme/shop/../../x' } },
  {
    name: 'GitHub is nowhere',
    env: { GITHUB_API_URL: 'http://127.0.0.1:1', GITHUB_GRAPHQL_URL: 'http://127.0.0.1:1' },
  },
  { name: 'GitHub has no address', env: { GITHUB_GRAPHQL_URL: '', GITHUB_API_URL: '' } },
  { name: 'the address of GitHub is none', env: { GITHUB_GRAPHQL_URL: 'file:///etc/passwd' } },
  { name: 'the payload is no JSON', env: { GITHUB_EVENT_PATH: '/etc/hostname' } },
  { name: 'there is no payload', env: { GITHUB_EVENT_PATH: '/nonexistent' } },
  { name: 'the token is empty', with: { 'github-token': '' } },
  { name: 'the token is not one line', with: { 'github-token': 'a\nb' } },
  { name: 'the commit is a name', with: { commit: 'main' } },
  { name: 'the commit is short', with: { commit: 'abcdef1' } },
  { name: 'the commit is another', with: { commit: 'b'.repeat(40) } },
  { name: 'the commit is written in capitals', with: { commit: 'A'.repeat(40) } },
  { name: 'the moment is a word of his own', with: { moment: 'pass' } },
  { name: 'the moment has another case', with: { moment: 'Plan' } },
  { name: 'the incident has a line of its own', with: { incident: 'INC-7\nverdict=pass' } },
  { name: 'the earlier decision is the policy', with: { earlier: '.github/rollcall.yml' } },
  { name: 'the record is written over the policy', with: { record: '.github/rollcall.yml' } },
  { name: 'the decision is written over the manifest', with: { decision: 'deploy/web.yml' } },
  { name: 'the manifest is nowhere', with: { manifest: 'nowhere/*.yml' } },
  { name: 'the manifest is a pattern for all', with: { manifest: '**/*' } },
  { name: 'the base is what is judged', with: { base: 'HEAD' } },
  { name: 'the policy is another file', with: { policy: 'hosts.ini' } },
  { name: 'it is judged as of another time', with: { 'as-of': '1970-01-01' } },
  { name: 'the event has no name', env: { GITHUB_EVENT_NAME: '' } },
]

describe('what ben sets where a step reads it', () => {
  test.each(DOORS.map((door) => [door.name, door] as const))(
    '%s',
    async (_name, { with: inputs = {}, env = {} }) => {
      const scene = await makeScene({ review: { breakGlass: true } })
      scene.direct({ author: 'ada' })
      const policy = join(scene.repository.root, '.github/rollcall.yml')
      const run = await release(scene, { with: inputs, env })
      expect(run.outputs['verdict']).not.toBe('pass')
      expect(run.exitCode).not.toBe(0)
      expect(run.log).not.toMatch(/^\s+at .*\(|node:internal/m)
      expect(readFileSync(policy, 'utf8')).toMatch(/^version: 1/)
      scene.open({ by: 'ben', on: scene.live })
      const checked = await check(scene, { with: inputs, env })
      expect(checked.outputs['verdict']).not.toBe('pass')
      expect(checked.exitCode).not.toBe(0)
      expect(checked.log).not.toMatch(/^\s+at .*\(|node:internal/m)
    },
    180_000,
  )
})
