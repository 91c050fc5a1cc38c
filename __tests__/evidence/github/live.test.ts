import { describe, expect, test } from '@jest/globals'
import { readLive } from '../../../src/evidence/github/live.ts'
import { known, unknown } from '../../../src/evidence/problem.ts'
import type { History } from '../../../src/evidence/repository/history.ts'
import type { ReviewPolicy } from '../../../src/model/policy.ts'
import { ask } from './scene.ts'
import { reasons, stub, valueIn } from './stub.ts'

const id = (n: number) => n.toString(16).padStart(40, '0')

const ACTIVE = ['SUCCESS', 'IN_PROGRESS']
const ONCE = ['INACTIVE', 'SUCCESS', 'IN_PROGRESS']
const FAILED = ['FAILURE', 'IN_PROGRESS']

/** A deployment with the states it went through, by default to a failure. */
function deployment(n: number, states: readonly string[] = FAILED) {
  return { commitOid: id(n), statuses: { nodes: states.map((state) => ({ state })) } }
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

/** A checkout in which the judged commit stands on these, the newest first, and on nothing else. */
function line(...below: readonly number[]): History {
  const chain = [1, ...below].map(id)
  const steps = (from: string) => {
    const end = chain.indexOf(from)
    const above = end === -1 ? chain : chain.slice(0, end)
    return above.map((each, i) => ({ id: each, parents: [chain[i + 1] ?? id(0)], title: '' }))
  }
  return { steps: (from: string) => known(steps(from)) } as unknown as History
}

const ALL = line(...Array.from({ length: 20 }, (_, i) => i + 2))

const live = (
  client: ReturnType<typeof github>,
  review: Partial<ReviewPolicy> = {},
  history = ALL,
) => readLive(ask({ subject: { commit: id(1) }, review }), client, history)

const many = (n: number, states: readonly string[] = FAILED) =>
  Array.from({ length: n }, (_, i) => deployment(i + 1000, states))

describe('what is live', () => {
  test.each([
    ['the one that succeeded', [deployment(3, ['SUCCESS'])], 3],
    ['one that succeeded and is inactive since', [deployment(3, ONCE)], 3],
    ['the newest of both', [deployment(4, ONCE), deployment(5, ACTIVE)], 4],
    [
      'not one that waits, runs, failed, or is inactive and never succeeded',
      [
        deployment(6, ['WAITING']),
        deployment(7, ['IN_PROGRESS']),
        deployment(8, []),
        deployment(9, FAILED),
        deployment(10, ['ERROR']),
        deployment(12, ['INACTIVE', 'IN_PROGRESS']),
        deployment(11, ACTIVE),
      ],
      11,
    ],
    [
      'the judged commit, where another was live after it: it is put back to',
      [deployment(1, ACTIVE), deployment(50, ONCE), deployment(1, ONCE), deployment(2, ONCE)],
      1,
    ],
    [
      'not the judged commit, which a job before this one may have deployed',
      [deployment(1, ACTIVE), deployment(2, ONCE)],
      2,
    ],
  ])('is %s', async (_, deployments, n) => {
    const found = valueIn(await live(github(deployments)))
    expect(found).toEqual({ commit: id(n), defaultBranch: 'main' })
  })

  test.each<
    readonly [name: string, deployments: readonly Deployment[], below: readonly number[], n: number]
  >([
    [
      'what was live before, where what is live is of another line',
      [deployment(9, ACTIVE), deployment(3, ONCE)],
      [2, 3],
      3,
    ],
    [
      'the newest on its line',
      [deployment(9, ACTIVE), deployment(2, ONCE), deployment(3, ONCE)],
      [2, 3],
      2,
    ],
  ])('is, for the commit that is judged, %s', async (_, deployments, below, n) => {
    const found = await live(github(deployments), {}, line(...below))
    expect(valueIn(found).commit).toBe(id(n))
  })

  test('is unknown where git cannot tell what stands on what', async () => {
    const missing = unknown({
      what: 'It is shallow',
      next: 'x',
      place: { file: 'x', line: 1, column: 1 },
    })
    const shallow = { steps: () => missing } as unknown as History
    const found = await live(github([deployment(2, ACTIVE)]), {}, shallow)
    expect(reasons(found)).toEqual([expect.stringContaining('shallow')])
  })

  test('is looked for on further pages, and no further than it stands', async () => {
    const first = github([...many(10), deployment(2, ACTIVE), ...many(300)])
    expect(valueIn(await live(first)).commit).toBe(id(2))
    expect(first.asked).toHaveLength(1)
    const third = github([...many(250), deployment(2, ACTIVE)])
    expect(valueIn(await live(third)).commit).toBe(id(2))
    expect(third.asked).toHaveLength(3)
  })

  test('wins over what the policy begins with, unless that is newer on its line', async () => {
    const since = id(99)
    const active = () => github([deployment(3, ACTIVE)])
    expect(valueIn(await live(active(), { since })).commit).toBe(id(3))
    expect(valueIn(await live(active(), { since: id(4) })).commit).toBe(id(3))
    expect(valueIn(await live(active(), { since: id(2) })).commit).toBe(id(2))
    expect(valueIn(await live(github([]), { since })).commit).toBe(since)
    expect(valueIn(await live(github(many(3)), { since })).commit).toBe(since)
  })

  test.each([
    ['there is no deployment', []],
    ['none succeeded', many(3)],
    ['none of the last thousand succeeded', many(1100)],
    ['what is live is of another line', [deployment(50, ACTIVE)]],
    [
      'too many were live elsewhere',
      Array.from({ length: 300 }, (_, i) => deployment(50 + i, ONCE)),
    ],
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
