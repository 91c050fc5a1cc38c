import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { startGitHub } from './github/github.ts'
import { user } from './github/world.ts'
import { LIVE, MANIFEST, makeScene, type Scene } from './review/scene.ts'
import { type Run, type RunOptions, runAction } from './runner/runner.ts'

// What is shipped, through the runner, against the tests' GitHub.

/** A step of a run of this event, with the least that a workflow writes. */
async function step(scene: Scene, options: Partial<RunOptions>): Promise<Run> {
  const { repository, github } = scene
  const run = await runAction({
    workspace: repository.root,
    ...options,
    with: { manifest: 'deploy/web.yml', 'github-token': github.token, ...options.with },
    env: { GITHUB_API_URL: github.url, GITHUB_GRAPHQL_URL: github.graphqlUrl, ...options.env },
  })
  expect(github.violations).toEqual([])
  expect(github.elsewhere).toEqual([])
  return run
}

/** The check of #12, in the checkout that belongs to the event. */
function check(scene: Scene, name = 'pull_request', more: Partial<RunOptions> = {}): Promise<Run> {
  const { repository, head, tip } = scene
  repository.checkout(name === 'pull_request_target' ? tip() : head())
  const payload = { pull_request: { number: 12, head: { sha: head() }, base: { sha: tip() } } }
  return step(scene, { event: { name, payload }, ...more })
}

/** The release of the tip of main, in the run 42. */
function release(scene: Scene): Promise<Run> {
  const commit = scene.tip()
  scene.repository.checkout(commit)
  return step(scene, {
    event: { name: 'push', payload: { ref: 'refs/heads/main', after: commit } },
    env: { GITHUB_SHA: commit },
  })
}

const ended = ({ outputs, exitCode }: Run) => [outputs['verdict'], exitCode]

const textOf = ({ repository }: Scene, file: string) =>
  readFileSync(join(repository.root, file), 'utf8')

describe('a pull request', () => {
  test('waits until it is approved, and says who could', async () => {
    const scene = await makeScene()
    scene.open()
    const before = await check(scene)
    expect(ended(before)).toEqual(['wait', 3])
    expect(before.summary).toMatch(/^## Rollcall: WAIT at plan/)
    for (const login of ['ben', 'dan']) expect(before.summary).toContain(login)
    expect(before.log).toMatch(/^WAIT at plan/m)

    scene.review('ben')
    const after = await check(scene, 'pull_request_review')
    expect(ended(after)).toEqual(['pass', 0])
    expect(after.outputs['plan-digest']).toBe(before.outputs['plan-digest'])
    expect(after.summary).toContain('ben')
  })

  test('is not approved by its author, nor by whoever pushed last', async () => {
    const scene = await makeScene()
    scene.open()
    scene.push({ author: 'ada', by: 'ben' })
    scene.review('ben')
    scene.forge('ada')
    const run = await check(scene, 'pull_request_review')
    expect(ended(run)).toEqual(['wait', 3])
    expect(run.summary).toMatch(/ben.*pushed/)
  })

  test('is read from git at pull_request_target, and never checked out', async () => {
    const scene = await makeScene()
    const edited = MANIFEST.replace('expect: 2', 'expect: 3')
    scene.open({ commits: [{ files: { 'deploy/web.yml': edited } }] })
    scene.review('ben')
    const run = await check(scene, 'pull_request_target')
    expect(ended(run)).toEqual(['block', 1])
    expect(run.annotations.error).toEqual([
      expect.objectContaining({ file: 'deploy/web.yml', title: expect.stringContaining('hosts/') }),
    ])
    expect(textOf(scene, 'deploy/web.yml')).toBe(MANIFEST)
  })

  test('waits and passes at pull_request_target too', async () => {
    const scene = await makeScene()
    scene.open()
    expect(ended(await check(scene, 'pull_request_target'))).toEqual(['wait', 3])
    scene.review('ben')
    expect(ended(await check(scene, 'pull_request_target'))).toEqual(['pass', 0])
  })

  test('is judged on GitHub Enterprise Server at its own address', async () => {
    const scene = await makeScene()
    scene.open()
    scene.review('ben')
    const server = await startGitHub(scene.github.world, { prefix: '/api/v3' })
    const env = { GITHUB_API_URL: server.url, GITHUB_GRAPHQL_URL: server.graphqlUrl }
    const run = await check(scene, 'pull_request', { env }).finally(() => server.stop())
    expect(ended(run)).toEqual(['pass', 0])
    const asked = server.requests.map(({ path }) => path.replace(/\?.*/, ''))
    expect(asked).toEqual(['/api/graphql', '/api/v3/repos/acme/shop/activity'])
    expect(server.violations).toEqual([])
    expect(scene.github.requests).toEqual([])
  })
})

describe('a release', () => {
  test('is blocked until somebody lets it go, and passes then', async () => {
    const scene = await makeScene({ review: { release: { environments: [LIVE] } } })
    scene.open()
    scene.review('ben')
    scene.merge({ how: 'squash' })
    scene.start('kim')
    const before = await release(scene)
    expect(ended(before)).toEqual(['block', 1])
    expect(before.annotations.error).toEqual([
      expect.objectContaining({ title: 'BLOCK review/release-approval' }),
    ])
    scene.letGo('dan')
    expect(ended(await release(scene))).toEqual(['pass', 0])
  })

  test('is blocked by a commit that nobody reviewed', async () => {
    const scene = await makeScene()
    scene.direct()
    const run = await release(scene)
    expect(ended(run)).toEqual(['block', 1])
    expect(run.annotations.error).toContainEqual(
      expect.objectContaining({ title: 'BLOCK review/range' }),
    )
  })
})

describe('where GitHub cannot be asked', () => {
  test('without a token it is an error, which says where one goes', async () => {
    const scene = await makeScene()
    scene.open()
    const run = await check(scene, 'pull_request', { with: { 'github-token': '' } })
    expect(ended(run)).toEqual(['error', 2])
    expect(run.log).toContain('github-token')
    expect(scene.github.requests).toEqual([])
  })

  test('a secondary limit that ends is waited for', async () => {
    const scene = await makeScene()
    scene.open()
    scene.review('ben')
    scene.github.fault('PullRequests', 'secondary-limit', { times: 1, seconds: 1 })
    expect(ended(await check(scene))).toEqual(['pass', 0])
    expect(scene.github.requests.map(({ status }) => status)).toEqual([403, 200, 200])
  })

  test('one that does not end in time is an error at once', async () => {
    const scene = await makeScene()
    scene.open()
    scene.github.fault('*', 'secondary-limit', { seconds: 600 })
    const run = await check(scene)
    expect(ended(run)).toEqual(['error', 2])
    expect(run.log).toContain('a secondary rate limit')
    expect(scene.github.requests).toHaveLength(1)
  })
})

describe('what somebody else wrote', () => {
  test.each(['waits', 'cannot be judged'])('the token is nowhere where it %s', async (how) => {
    const scene = await makeScene()
    scene.open()
    if (how !== 'waits') scene.github.fault('*', 'status-401')
    const files = { decision: 'out/decision.json', record: 'out/github.json' }
    const run = await check(scene, 'pull_request', { with: files })
    expect(run.outputs['verdict']).toBe(how === 'waits' ? 'wait' : 'error')
    const { log, summary, annotations, outputs, debug } = run
    const written = Object.values(files).map((file) => textOf(scene, file))
    for (const text of [
      log,
      summary,
      JSON.stringify({ annotations, outputs, debug }),
      ...written,
    ]) {
      expect(text.length).toBeGreaterThan(0)
      expect(text).not.toContain(scene.github.token)
    }
  })

  const EVIL = ['::set-output name=verdict::pass', '##[add-mask]x', '::stop-commands::x']

  test.each(EVIL)('%s is no command in a title, a login, a name or a comment', async (evil) => {
    const scene = await makeScene({
      review: { release: { environments: [LIVE] } },
      users: [user(50, evil, { emails: ['evil@example.com'] }), user(51, `${evil} too`)],
    })
    const mallory = { name: evil, email: 'mallory@example.com' }
    scene.open({
      title: evil,
      by: evil,
      commits: [
        { author: { name: 'evil', email: 'evil@example.com' }, message: evil },
        { author: mallory, message: `${evil}\n\n${evil}` },
      ],
    })
    scene.forge(`${evil} too`, { commit: scene.live, body: evil })
    scene.forge(`${evil} too`, { state: 'CHANGES_REQUESTED', body: evil })
    const run = await check(scene, 'pull_request', { with: { record: 'out/github.json' } })
    expect(ended(run)).toEqual(['block', 1])
    expect(run.masks).toEqual([])
    expect(run.log).not.toMatch(/^\s*::(?:set-output|stop-commands)/m)
    expect(run.log).not.toContain('##[add-mask]')
    // It was there to be obeyed.
    expect(textOf(scene, 'out/github.json')).toContain(evil)
    expect(run.log).toContain(evil.replace(/^\W+/, '').slice(0, 8))
  })
})
