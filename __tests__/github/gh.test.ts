import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type GitHub, startGitHub } from './github.ts'
import { world } from './world.ts'

// GitHub's own command-line client, as a second opinion: https://cli.github.com. It speaks plain
// HTTP to the host github.localhost alone, and finds ours as its proxy.

const isInstalled = spawnSync('gh', ['--version']).status === 0
const run = promisify(execFile)

let github: GitHub
let home: string

async function gh(...args: readonly string[]): Promise<string> {
  const { stdout } = await run('gh', args, {
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: home,
      GH_HOST: 'github.localhost',
      GH_ENTERPRISE_TOKEN: github.token,
      GH_TOKEN: github.token,
      HTTP_PROXY: github.url,
      NO_PROXY: '',
    },
    timeout: 20_000,
  })
  return stdout.trim()
}

const when = isInstalled ? describe : describe.skip

when(isInstalled ? 'gh' : 'gh, which is not installed here: apt-get install gh', () => {
  beforeEach(async () => {
    home = mkdtempSync(join(tmpdir(), 'gh-'))
    const reviews = Array.from({ length: 150 }, () => ({ by: 'ben' }))
    github = await startGitHub(world({ pulls: [{ reviews }] }))
  })

  afterEach(async () => {
    await github.stop()
    rmSync(home, { recursive: true, force: true })
  })

  test('reads a pull request', async () => {
    expect(await gh('api', 'repos/acme/shop/pulls/12', '--jq', '.user.login')).toBe('ada')
    expect(github.violations).toEqual([])
  })

  test('follows the pages of REST', async () => {
    const path = 'repos/acme/shop/pulls/12/reviews?per_page=100'
    const ids = await gh('api', '--paginate', path, '--jq', '.[].id')
    expect(new Set(ids.split('\n')).size).toBe(150)
    expect(github.requests).toHaveLength(2)
    expect(github.violations).toEqual([])
  })

  test('follows the pages of GraphQL', async () => {
    const query = `query Reviews($endCursor: String) { repository(owner: "acme", name: "shop") {
      pullRequest(number: 12) { reviews(first: 100, after: $endCursor) {
        nodes { fullDatabaseId } pageInfo { hasNextPage endCursor } } } } }`
    const jq = '.data.repository.pullRequest.reviews.nodes[].fullDatabaseId'
    const ids = await gh('api', 'graphql', '--paginate', '-f', `query=${query}`, '--jq', jq)
    expect(new Set(ids.split('\n')).size).toBe(150)
    expect(github.requests.map(({ operation }) => operation)).toEqual(['Reviews', 'Reviews'])
    expect(github.violations).toEqual([])
  })

  test('tells a refusal as one', async () => {
    github.fault('pulls/get', 'no-permission')
    await expect(gh('api', 'repos/acme/shop/pulls/12')).rejects.toThrow(
      'Resource not accessible by integration (HTTP 403)',
    )
  })
})
