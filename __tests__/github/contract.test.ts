import { afterEach, describe, expect, test } from '@jest/globals'
import { get, query } from './ask.ts'
import type { Json } from './description.ts'
import { type GitHub, startGitHub } from './github.ts'
import { type NewWorld, world } from './world.ts'

let github: GitHub

afterEach(() => github.stop())

describe('mistakes of a client are violations', () => {
  test.each([
    ['a misspelt parameter', 'pulls/12/reviews?perPage=100', 422, 'has no parameter perPage'],
    ['a number in words', 'pulls/twelve', 422, '/pull_number must be integer'],
    ['too large a page', 'pulls/12/reviews?per_page=101', 422, 'per_page is 101'],
    ['an unknown value', 'activity?activity_type=commit', 422, 'must be equal to one of'],
    ['a misspelt path', 'pull/12', 404, 'nothing that is answered here'],
  ])('REST: %s', async (_, path, status, problem) => {
    github = await startGitHub(world())
    expect((await get(github, path)).status).toBe(status)
    expect(github.violations).toEqual([expect.stringContaining(problem)])
    expect(github.requests[0]?.violations).toHaveLength(1)
  })

  test('REST: another method than GET', async () => {
    github = await startGitHub(world())
    const headers = { authorization: `token ${github.token}`, 'user-agent': 'test' }
    await get(github, 'pulls/12', { method: 'PATCH', headers, body: '{"title":"x"}' })
    expect(github.violations).toEqual([expect.stringContaining('PATCH')])
  })

  const repository = (inner: string) => `{ repository(owner: "acme", name: "shop") { ${inner} } }`
  const pull = (inner: string) => repository(`pullRequest(number: 12) { ${inner} }`)

  test.each([
    ['a field that there is not', pull('titel'), 'Cannot query field "titel"'],
    ['a syntax error', '{ repository(', 'Syntax Error'],
    [
      'a list without bounds',
      pull('reviews { totalCount }'),
      'You must provide a `first` or `last`',
    ],
    ['too many at once', pull('reviews(first: 101) { totalCount }'), 'exceeds the `first` limit'],
    ['a cursor from nowhere', pull('reviews(first: 1, after: "x") { totalCount }'), 'valid cursor'],
    [
      'too many in all',
      `query($n: Int) ${pull('commits(first: $n) { nodes { commit { authors(first: 100) { nodes { name } } parents(first: 100) { nodes { authors(first: 100) { nodes { name } } } } } } }')}`,
      '500,000',
    ],
    ['a field that is not modelled', pull('locked'), 'PullRequest.locked is not modelled'],
    ['an id that is none', repository('object(oid: "main") { oid }'), 'GitObjectID'],
  ])('GraphQL: %s', async (_, text, problem) => {
    github = await startGitHub(world())
    const { status, body } = await query(github, text, { n: 100 })
    expect(status).toBe(200)
    expect(body.errors[0].message).toContain(problem)
    expect(github.violations).toEqual([expect.stringContaining(problem)])
  })

  test('GraphQL: a request without a query', async () => {
    github = await startGitHub(world())
    const headers = { authorization: `token ${github.token}`, 'user-agent': 'test' }
    const asked = { method: 'POST', headers, body: '{"qury":"{ __typename }"}' }
    expect((await query(github, '', {}, asked)).status).toBe(400)
    expect(github.violations).toHaveLength(1)
  })
})

describe('an answer that is not as GitHub describes it is a violation', () => {
  const reviewed = (about: object): NewWorld => ({
    pulls: [{ reviews: [{ by: 'ben', ...about }] }],
  })

  test.each([
    ['a date that is none', { at: 'yesterday' }, '/0/submitted_at must match format "date-time"'],
    ['a commit as a number', { commit: 5 }, '/0/commit_id must be string'],
  ])('REST: %s', async (_, about, problem) => {
    github = await startGitHub(world(reviewed(about)))
    await get(github, 'pulls/12/reviews')
    expect(github.violations.join()).toContain(problem)
  })

  test('REST: a field that was dropped', async () => {
    const drift = (_: string, body: Json): Json => {
      const { user, ...rest } = body as { [key: string]: Json }
      return user === undefined ? body : rest
    }
    github = await startGitHub(world(), { drift })
    await get(github, 'pulls/12')
    expect(github.violations).toEqual([expect.stringContaining("required property 'user'")])
  })

  test.each([
    ['a date that is none', { at: 'yesterday' }, 'submittedAt', '"yesterday" is no DateTime'],
    ['an unknown state', { state: 'FINE' }, 'state', 'PullRequestReviewState'],
  ])('GraphQL: %s', async (_, about, field, problem) => {
    github = await startGitHub(world(reviewed(about)))
    await query(
      github,
      `{ repository(owner: "acme", name: "shop") { pullRequest(number: 12) {
        reviews(first: 1) { nodes { ${field} } } } } }`,
    )
    expect(github.violations).toEqual([expect.stringContaining(problem)])
  })
})
