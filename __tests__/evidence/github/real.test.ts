import { beforeAll, describe, expect, test } from '@jest/globals'
import * as z from 'zod/mini'
import { type Client, openClient } from '../../../src/evidence/github/client.ts'
import { readLive } from '../../../src/evidence/github/live.ts'
import { type PulledRequest, readPulls } from '../../../src/evidence/github/pull.ts'
import { readPushers } from '../../../src/evidence/github/pushers.ts'
import { ownerAndName } from '../../../src/evidence/github/query.ts'
import { readRef } from '../../../src/evidence/github/ref.ts'
import { readRoles } from '../../../src/evidence/github/roles.ts'
import { known } from '../../../src/evidence/problem.ts'
import type { History } from '../../../src/evidence/repository/history.ts'
import { ask } from './scene.ts'
import { reasons, valueIn } from './stub.ts'

// The same questions put to a real repository, which alone can show that the tests' GitHub is right.
// Both of its APIs are asked, and have to tell the same.

const {
  ROLLCALL_GITHUB_TOKEN: token,
  ROLLCALL_GITHUB_PULL: named,
  ROLLCALL_GITHUB_ENVIRONMENT: environment = 'production',
  GITHUB_API_URL: apiUrl = 'https://api.github.com',
  GITHUB_GRAPHQL_URL: graphqlUrl = 'https://api.github.com/graphql',
} = process.env

const isAsked = Boolean(token && named)
const MINUTE = 60_000

/** `owner/name#12` */
function subjectOf(text: string): { readonly repository: string; readonly number: number } {
  const [, repository, number] = /^([\w.-]+\/[\w.-]+)#([1-9]\d*)$/.exec(text) ?? []
  if (repository === undefined) {
    throw new Error(`ROLLCALL_GITHUB_PULL is ${JSON.stringify(text)}, and must be owner/name#12`)
  }
  return { repository, number: Number(number) }
}

const asking = isAsked ? describe : describe.skip

asking('a real repository, where ROLLCALL_GITHUB_TOKEN and ROLLCALL_GITHUB_PULL are set', () => {
  let client: Client
  let pull: PulledRequest
  let where: { readonly owner: string; readonly repo: string; readonly pull_number: number }
  let repository: string
  let defaultBranch: string | undefined

  beforeAll(async () => {
    const subject = subjectOf(named ?? '')
    repository = subject.repository
    const { owner, name: repo } = ownerAndName(repository)
    where = { owner, repo, pull_number: subject.number }
    client = await openClient({ apiUrl, graphqlUrl, token: token ?? '', clock: Date.now })
    const read = valueIn(await readPulls(repository, [subject.number], client))
    pull = read.pulls[0] as PulledRequest
    defaultBranch = read.defaultBranch
  }, MINUTE)

  test('has the pull request, as its other API tells of it', async () => {
    const shape = z.object({
      number: z.int(),
      title: z.string(),
      draft: z.optional(z.boolean()),
      user: z.nullable(z.object({ id: z.int() })),
      head: z.object({ sha: z.string() }),
      base: z.object({ ref: z.string() }),
      commits: z.int(),
    })
    const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}'
    const { user, head, base, commits, ...told } = valueIn(await client.get(route, where, shape))
    expect(pull).toMatchObject({ ...told, head: head.sha, base: base.ref })
    expect(pull.commits).toHaveLength(commits)
    if (pull.author) expect(pull.author.id).toBe(user?.id)
  })

  test('has the reviews, as its other API tells of them', async () => {
    const shape = z.object({ state: z.string(), user: z.nullable(z.object({ id: z.int() })) })
    const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews'
    const told = valueIn(await client.pages(route, where, shape))
    const states = told
      .filter(({ state }) => state !== 'PENDING')
      .map(({ state }) => state.toLowerCase().replace('_', '-'))
    expect(pull.reviews.map(({ state }) => state).sort()).toEqual(states.sort())
  })

  test('has people with a number in every commit that names an account', () => {
    const hands = pull.commits.flatMap((commit) => commit.hands)
    expect(hands.length).toBeGreaterThan(0)
    for (const { person } of hands) if (person) expect(person.id).toBeGreaterThan(0)
    expect(pull.commits.map(({ id }) => id)).toContain(pull.head)
  })

  test('says who pushed, or that it keeps no record of it', async () => {
    const pushers = await readPushers(pull, repository, client)
    if (pushers.known) expect(pushers.value.length).toBeGreaterThan(0)
    else
      expect(reasons(pushers)).toEqual([expect.stringMatching(/^No record says|account is gone/)])
  })

  test('says what its author may do, or that the token may not know', async () => {
    const roles = await readRoles(repository, pull.author ? [pull.author] : [], client)
    if (roles.known) expect(roles.value.size).toBe(pull.author?.kind === 'human' ? 1 : 0)
    else expect(reasons(roles)).toEqual([expect.stringMatching(/^GitHub (?:refuses|knows no)/)])
  })

  test('says what is live, or that nothing is', async () => {
    const asked = ask({ environment, subject: { repository, commit: pull.head } })
    // No checkout is at hand, so whatever was live counts as what the head stands on.
    const parents = (from: string) => known([{ id: pull.head, parents: [from], title: '' }])
    const history = { steps: parents } as unknown as History
    const live = await readLive(asked, client, history)
    if (live.known) expect(live.value.commit).toMatch(/^[0-9a-f]{40}$/)
    else expect(reasons(live)).toEqual([expect.stringContaining('where the change begins')])
  })

  test('says where its default branch points to', async () => {
    const { subject } = ask({ subject: { repository, commit: pull.head } })
    const ref = valueIn(await readRef(subject, defaultBranch ?? pull.base, client))
    expect(ref.commit).toMatch(/^[0-9a-f]{40}$/)
  })
})

test('which pull request is meant is written as owner/name#12', () => {
  expect(subjectOf('acme/shop#12')).toEqual({ repository: 'acme/shop', number: 12 })
  for (const wrong of ['acme/shop', 'shop#12', 'acme/shop#0', 'https://github.com/acme/shop#12']) {
    expect(() => subjectOf(wrong)).toThrow('must be owner/name#12')
  }
})
