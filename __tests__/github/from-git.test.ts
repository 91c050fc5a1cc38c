import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { get, query } from './ask.ts'
import { commitsFrom, readAgain, refsFrom } from './from-git.ts'
import { type GitHub, startGitHub } from './github.ts'
import { byGitHub, user, world } from './world.ts'

let path: string
let github: GitHub | undefined

beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'github-'))
  git('init', '-q', '-b', 'main')
})

afterEach(async () => {
  await github?.stop()
  rmSync(path, { recursive: true, force: true })
})

function git(...args: readonly string[]): string {
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.com',
    GIT_COMMITTER_NAME: 'Ben',
    GIT_COMMITTER_EMAIL: 'ben@example.com',
    GIT_AUTHOR_DATE: '2026-03-01T10:00:00+0100',
    GIT_COMMITTER_DATE: '2026-03-01T11:00:00+0100',
  }
  return execFileSync('git', args, { cwd: path, env, encoding: 'utf8' }).trim()
}

function commit(file: string, ...paragraphs: readonly string[]): string {
  writeFileSync(join(path, file), file)
  git('add', file)
  git('commit', '-q', ...paragraphs.flatMap((text) => ['-m', text]))
  return git('rev-parse', 'HEAD')
}

test('a world tells of the commits of a repository as git does', async () => {
  const root = commit('a', 'Begin')
  git('tag', '-a', 'v1', '-m', 'First')
  git('checkout', '-q', '-b', 'change')
  const head = commit('b', 'Change it', 'For a reason', 'Co-authored-by: Cleo <cleo@example.com>')
  const users = [user(1, 'ada'), user(2, 'ben'), user(3, 'cleo')]
  const pulls = [{ head: { ref: 'change', commit: head } }]
  const made = world({ users, pulls, commits: commitsFrom(path), ...refsFrom(path) })
  github = await startGitHub(made)
  const { body } = await query(
    github,
    `{ repository(owner: "acme", name: "shop") {
      pullRequest(number: 12) { baseRefOid commits(first: 9) { nodes { commit {
        oid messageHeadline author { user { databaseId } date } committer { user { databaseId } }
        authors(first: 9) { nodes { user { databaseId } } } parents(first: 9) { nodes { oid } }
        tree { oid } signature { isValid } } } } }
      ref(qualifiedName: "refs/tags/v1") { target { __typename oid ... on Tag { target { oid } } } } } }`,
  )
  expect(github.violations).toEqual([])
  expect(body.data.repository).toEqual({
    pullRequest: {
      baseRefOid: root,
      commits: {
        nodes: [
          {
            commit: {
              oid: head,
              messageHeadline: 'Change it',
              author: { user: { databaseId: 1 }, date: '2026-03-01T09:00:00Z' },
              committer: { user: { databaseId: 2 } },
              authors: { nodes: [{ user: { databaseId: 1 } }, { user: { databaseId: 3 } }] },
              parents: { nodes: [{ oid: root }] },
              tree: { oid: git('rev-parse', 'HEAD^{tree}') },
              signature: null,
            },
          },
        ],
      },
    },
    ref: { target: { __typename: 'Tag', oid: git('rev-parse', 'v1'), target: { oid: root } } },
  })
})

test('what happens in the repository later is told when it is read again', async () => {
  const root = commit('a', 'Begin')
  const made = world({ pulls: [], commits: commitsFrom(path), ...refsFrom(path) })
  const next = commit('b', 'Go on')
  readAgain(made, path, (id) => (id === next ? byGitHub : null))
  expect(made.refs.get('refs/heads/main')).toBe(next)
  expect(made.commits.get(root)).toMatchObject({ signature: null, viaWeb: false })
  expect(made.commits.get(next)).toMatchObject({ signature: byGitHub, viaWeb: true })
  github = await startGitHub(made)
  const { body } = await get(github, `compare/${root}...main`)
  expect(body).toMatchObject({ status: 'ahead', ahead_by: 1, commits: [{ sha: next }] })
})
