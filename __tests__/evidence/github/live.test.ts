import { describe, expect, test } from '@jest/globals'
import { readLive } from '../../../src/evidence/github/live.ts'
import type { ReviewPolicy } from '../../../src/model/policy.ts'
import { ask } from './scene.ts'
import { reasons, stub, valueIn } from './stub.ts'

const id = (n: number) => n.toString(16).padStart(40, '0')

interface Told {
  readonly state?: string | null
  readonly latest?: string | null
}

function deployment(n: number, { state = 'INACTIVE', latest = 'INACTIVE' }: Told = {}) {
  return { commitOid: id(n), state, latestStatus: latest === null ? null : { state: latest } }
}

type Deployment = ReturnType<typeof deployment>

/** What GitHub would answer to each page; `wrong` changes a page. */
function github(
  all: readonly (Deployment | null)[],
  wrong: (page: object, first: boolean) => object = (page) => page,
) {
  return stub({
    repository: {
      defaultBranchRef: { name: 'main' },
      deployments: ({
        first,
        after,
      }: {
        readonly first: number
        readonly after: string | null
      }) => {
        const start = Number(after ?? 0)
        const nodes = all.slice(start, start + first)
        const next = start + nodes.length
        const page = {
          totalCount: all.length,
          pageInfo: { hasNextPage: next < all.length, endCursor: String(next) },
          nodes,
        }
        return wrong(page, start === 0)
      },
    },
  })
}

const live = (client: ReturnType<typeof github>, review: Partial<ReviewPolicy> = {}) =>
  readLive(ask({ subject: { commit: id(1) }, review }), client)

const FAILED = { state: 'FAILURE', latest: 'FAILURE' }
const many = (n: number, told: Told = FAILED) =>
  Array.from({ length: n }, (_, i) => deployment(i + 1000, told))

describe('what is live', () => {
  test.each([
    ['the active one', [deployment(2, { state: 'ACTIVE', latest: null })], 2],
    ['the one that succeeded', [deployment(3, { state: null, latest: 'SUCCESS' })], 3],
    [
      'the newest of both',
      [deployment(4, { latest: 'SUCCESS' }), deployment(5, { state: 'ACTIVE' })],
      4,
    ],
    [
      'not one that waits, runs or failed',
      [
        deployment(6, { state: 'WAITING', latest: 'WAITING' }),
        deployment(7, { state: 'IN_PROGRESS', latest: 'IN_PROGRESS' }),
        deployment(8, { state: 'QUEUED', latest: null }),
        deployment(9, FAILED),
        deployment(10, { state: 'ERROR', latest: 'ERROR' }),
        deployment(11, { state: 'ACTIVE', latest: 'SUCCESS' }),
      ],
      11,
    ],
  ])('is %s', async (_, deployments, n) => {
    const found = valueIn(await live(github(deployments)))
    expect(found).toEqual({ commit: id(n), defaultBranch: 'main' })
  })

  test('is looked for on further pages, and no further than it stands', async () => {
    const first = github([...many(10), deployment(2, { state: 'ACTIVE' }), ...many(300)])
    expect(valueIn(await live(first)).commit).toBe(id(2))
    expect(first.asked).toHaveLength(1)
    const third = github([...many(250), deployment(2, { state: 'ACTIVE' })])
    expect(valueIn(await live(third)).commit).toBe(id(2))
    expect(third.asked).toHaveLength(3)
  })

  test('wins over what the policy begins with, which stands in where nothing is', async () => {
    const since = id(99)
    const active = github([deployment(2, { state: 'ACTIVE' })])
    expect(valueIn(await live(active, { since })).commit).toBe(id(2))
    expect(valueIn(await live(github([]), { since })).commit).toBe(since)
    expect(valueIn(await live(github(many(3)), { since })).commit).toBe(since)
  })

  test.each([
    ['there is no deployment', []],
    ['none succeeded', many(3)],
    ['none of the last thousand succeeded', many(1100)],
  ])('is unknown where %s, and says what to do', async (_, deployments) => {
    const client = github(deployments)
    expect(await live(client)).toMatchObject({
      known: false,
      because: [{ next: expect.stringContaining('review: since:') }],
    })
    expect(client.asked.length).toBeLessThanOrEqual(10)
  })

  test.each([
    ['counts more than it lists', (page: object) => ({ ...page, totalCount: 4 })],
    ['leaves one out', (page: object) => ({ ...page, nodes: [null] })],
    [
      'goes on with nothing',
      (page: object) => ({ ...page, nodes: [], pageInfo: { hasNextPage: true, endCursor: 'x' } }),
    ],
    [
      'gives no way on',
      (page: object) => ({ ...page, pageInfo: { hasNextPage: true, endCursor: null } }),
    ],
    [
      'gives the same page again',
      (page: object) => ({ ...page, pageInfo: { hasNextPage: true, endCursor: '0' } }),
    ],
  ])('52 is unknown where GitHub %s, whatever the policy begins with', async (_, wrong) => {
    const found = await live(github(many(3), wrong), { since: id(99) })
    expect(reasons(found)).toEqual([expect.stringContaining('to their end')])
  })
})
