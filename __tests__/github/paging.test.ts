import { afterEach, describe, expect, test } from '@jest/globals'
import { get, nextOf, query } from './ask.ts'
import { type GitHub, startGitHub } from './github.ts'
import { type NewCommit, type Review, world } from './world.ts'

let github: GitHub

afterEach(() => github.stop())

function reviews(count: number): Partial<Review>[] {
  return Array.from({ length: count }, () => ({ by: 'ben', state: 'COMMENTED' }))
}

/** Follows Link headers, as far as `most` pages. */
async function pagesOf(path: string, most = 10): Promise<readonly { id: number; sha: string }[][]> {
  const pages = []
  let next: string | undefined = path
  while (next !== undefined && pages.length < most) {
    const answer = await get(github, next)
    pages.push(answer.body)
    next = nextOf(answer)
  }
  return pages
}

/** Follows the cursors of a pull request's reviews, as far as `most` pages. */
async function reviewPages(first: number, most = 10) {
  const pages = []
  let after: string | null = null
  while (pages.length < most) {
    const { body } = await query(
      github,
      `query Reviews($first: Int!, $after: String) { repository(owner: "acme", name: "shop") {
        pullRequest(number: 12) { reviews(first: $first, after: $after) {
          totalCount pageInfo { hasNextPage endCursor } nodes { fullDatabaseId } } } } }`,
      { first, after },
    )
    const { nodes, pageInfo, totalCount } = body.data.repository.pullRequest.reviews
    pages.push(
      nodes.map(({ fullDatabaseId }: { fullDatabaseId: string }) => Number(fullDatabaseId)),
    )
    expect(totalCount).toBe(github.world.pulls[0]?.reviews.length)
    if (!pageInfo.hasNextPage) break
    after = pageInfo.endCursor
  }
  return pages
}

const sizes = (pages: readonly (readonly unknown[])[]) => pages.map(({ length }) => length)

describe('pages of REST', () => {
  test.each([
    [0, [0]],
    [100, [100]],
    [101, [100, 1]],
    [250, [100, 100, 50]],
  ])('%i reviews', async (count, expected) => {
    github = await startGitHub(world({ pulls: [{ reviews: reviews(count) }] }))
    const pages = await pagesOf('pulls/12/reviews?per_page=100')
    expect(sizes(pages)).toEqual(expected)
    expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(count)
    expect(github.violations).toEqual([])
  })

  test('links name the repository by its number', async () => {
    github = await startGitHub(world({ pulls: [{ reviews: reviews(2) }] }))
    const next = nextOf(await get(github, 'pulls/12/reviews?per_page=1'))
    expect(next).toBe(`${github.url}/repositories/1000/pulls/12/reviews?per_page=1&page=2`)
  })

  test('no more than 250 commits of a pull request are told', async () => {
    const commits = Array.from({ length: 260 }, (): NewCommit => ({}))
    github = await startGitHub(world({ pulls: [{ commits }] }))
    const pages = await pagesOf('pulls/12/commits?per_page=100')
    expect(sizes(pages)).toEqual([100, 100, 50])
    const whole = await pagesOf('compare/main...change-12?per_page=100')
    expect(whole).toHaveLength(3)
    expect((await get(github, 'pulls/12')).body.commits).toBe(260)
  })

  test('activity has cursors, and comes newest first', async () => {
    github = await startGitHub(world())
    for (const by of ['ada', 'ben', 'cleo', 'ada']) github.push({ pull: 12, by })
    const pages = await pagesOf('activity?ref=refs/heads/change-12&per_page=2')
    expect(sizes(pages)).toEqual([2, 2, 1])
    const ids = pages.flat().map(({ id }) => id)
    expect(ids).toEqual([...ids].sort((a, b) => b - a))
    expect(github.requests[1]?.path).toMatch(/[?&]after=/)
    expect(github.violations).toEqual([])
  })

  test.each([
    ['activity?actor=ben', 1],
    ['activity?activity_type=force_push', 0],
    ['activity?time_period=day', 2],
    ['activity?ref=main', 0],
  ])('%s', async (path, count) => {
    github = await startGitHub(world())
    github.push({ pull: 12, by: 'ben' })
    expect((await get(github, path)).body).toHaveLength(count)
  })
})

describe('pages of GraphQL', () => {
  test.each([
    [0, [0]],
    [3, [3]],
    [7, [3, 3, 1]],
  ])('%i reviews', async (count, expected) => {
    github = await startGitHub(world({ pulls: [{ reviews: reviews(count) }] }))
    const pages = await reviewPages(3)
    expect(sizes(pages)).toEqual(expected)
    expect(new Set(pages.flat()).size).toBe(count)
    expect(github.violations).toEqual([])
  })

  test('the last ones', async () => {
    github = await startGitHub(world({ pulls: [{ reviews: reviews(7) }] }))
    const { body } = await query(
      github,
      `{ repository(owner: "acme", name: "shop") { pullRequest(number: 12) {
        reviews(last: 2) { nodes { fullDatabaseId } pageInfo { hasPreviousPage } } } } }`,
    )
    expect(body.data.repository.pullRequest.reviews).toEqual({
      nodes: [{ fullDatabaseId: '9006' }, { fullDatabaseId: '9007' }],
      pageInfo: { hasPreviousPage: true },
    })
  })
})

test('commits of a pull request that GraphQL does not tell are counted', async () => {
  const mostCommits = { rest: 250, graphql: 2 }
  github = await startGitHub(world({ mostCommits, pulls: [{ commits: [{}, {}, {}] }] }))
  const { body } = await query(
    github,
    `{ repository(owner: "acme", name: "shop") { pullRequest(number: 12) {
      commits(first: 9) { totalCount nodes { id } pageInfo { hasNextPage } } } } }`,
  )
  const { commits } = body.data.repository.pullRequest
  expect(commits).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: false } })
  expect(commits.nodes).toHaveLength(2)
})

describe('pages gone wrong', () => {
  const ids = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => 9000 + from + index)

  test.each([
    ['cursor-stuck', [ids(1, 3), ids(1, 3), ids(1, 3), ids(1, 3)]],
    ['page-repeated', [ids(1, 3), ids(1, 3), ids(1, 3)]],
    ['page-dropped', [[], ids(4, 6), ids(7, 7)]],
  ] as const)('%s, in both APIs', async (kind, expected) => {
    github = await startGitHub(world({ pulls: [{ reviews: reviews(7) }] }))
    github.fault('*', kind)
    expect(await reviewPages(3, 4)).toEqual(expected)
    const rest = await pagesOf('pulls/12/reviews?per_page=3', 4)
    expect(rest.map((page) => page.map(({ id }) => id))).toEqual(expected)
    expect(github.violations).toEqual([])
  })

  test.each(['page-repeated', 'page-dropped'] as const)(
    '%s, though one page holds all',
    async (kind) => {
      github = await startGitHub(world({ pulls: [{ reviews: reviews(2) }] }))
      github.fault('*', kind)
      expect(await reviewPages(100)).toHaveLength(2)
      expect(await pagesOf('pulls/12/reviews?per_page=100')).toHaveLength(2)
    },
  )
})
