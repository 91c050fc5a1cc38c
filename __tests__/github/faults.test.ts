import { afterEach, describe, expect, test } from '@jest/globals'
import { get, query, type Told } from './ask.ts'
import { FAULTS, type FaultKind, faultsOf, HARMLESS } from './faults.ts'
import { type GitHub, startGitHub } from './github.ts'
import { world } from './world.ts'

let github: GitHub

async function start(): Promise<void> {
  github = await startGitHub(world({ pulls: [{ reviews: [{ by: 'ben' }, { by: 'cleo' }] }] }))
}

afterEach(() => github.stop())

const READS = `query Reads { repository(owner: "acme", name: "shop") { pullRequest(number: 12) {
  number reviews(first: 10) { totalCount nodes { state author { login } } } } } }`

function ask(api: 'REST' | 'GraphQL', init?: RequestInit): Promise<Told> {
  return api === 'REST' ? get(github, 'pulls/12/reviews', init) : query(github, READS, {}, init)
}

const OPERATION = { REST: 'pulls/list-reviews', GraphQL: 'Reads' }
const BOTH = ['REST', 'GraphQL'] as const

describe.each(BOTH)('%s', (api) => {
  const operation = OPERATION[api]

  test.each([401, 403, 404, 429, 500, 502, 503] as const)('status-%i', async (status) => {
    await start()
    github.fault(operation, `status-${status}`)
    const told = await ask(api)
    expect(told.status).toBe(status)
    expect(told.body).toMatchObject({ message: expect.any(String), status: `${status}` })
  })

  test.each([502, 200] as const)('html-%i', async (status) => {
    await start()
    github.fault(operation, `html-${status}`)
    const told = await ask(api)
    expect(told).toMatchObject({ status, body: undefined })
    expect(told.text).toMatch(/^<!DOCTYPE html>/)
    expect(told.headers.get('content-type')).toContain('text/html')
  })

  test('hang: nothing comes until the client gives up', async () => {
    await start()
    github.fault(operation, 'hang')
    const headers = { authorization: `token ${github.token}`, 'user-agent': 'test' }
    const asked = ask(api, { headers, ...body(api), signal: AbortSignal.timeout(100) })
    await expect(asked).rejects.toThrow(/timeout|aborted/)
    expect(github.requests).toMatchObject([{ operation, status: 0, fault: 'hang' }])
  })

  test.each(['reset', 'truncate-length', 'truncate-chunked'] as const)('%s', async (kind) => {
    await start()
    github.fault(operation, kind)
    await expect(ask(api)).rejects.toThrow(/fetch failed|terminated/)
    expect(github.requests).toMatchObject([{ operation, fault: kind }])
  })

  test('delay', async () => {
    await start()
    github.fault(operation, 'delay', { ms: 50 })
    const before = performance.now()
    expect((await ask(api)).status).toBe(200)
    expect(performance.now() - before).toBeGreaterThan(45)
  })

  test.each([
    ['empty-200', 200, ''],
    ['empty-204', 204, ''],
    ['json-null', 200, 'null'],
  ] as const)('%s', async (kind, status, text) => {
    await start()
    github.fault(operation, kind)
    expect(await ask(api)).toMatchObject({ status, text })
  })

  test('secondary-limit', async () => {
    await start()
    github.fault(operation, 'secondary-limit', { seconds: 7 })
    const told = await ask(api)
    expect(told.status).toBe(403)
    expect(told.headers.get('retry-after')).toBe('7')
    expect(told.body.message).toContain('secondary rate limit')
  })

  test('redirect: another host answers, and says that it was asked', async () => {
    await start()
    github.fault(operation, 'redirect')
    const told = await ask(api)
    expect(told.status).toBe(200)
    expect(github.requests).toMatchObject([{ status: api === 'REST' ? 302 : 307 }])
    expect(github.elsewhere).toMatchObject([{ operation, status: 200 }])
    expect(github.elsewhere[0]?.headers.authorization).toBeUndefined()
  })

  test('clock-skew', async () => {
    await start()
    github.fault(operation, 'clock-skew', { ms: -3_600_000 })
    const told = await ask(api)
    expect(told.status).toBe(200)
    const behind = Date.now() - Date.parse(told.headers.get('date') ?? '')
    expect(Math.round(behind / 60_000)).toBe(60)
  })

  test('faults come after, and as often as, they are asked to', async () => {
    await start()
    github.fault(operation, 'status-503', { after: 1, times: 2 })
    const statuses = []
    for (let count = 0; count < 4; count += 1) statuses.push((await ask(api)).status)
    expect(statuses).toEqual([200, 503, 503, 200])
    expect(github.requests.map(({ fault }) => fault)).toEqual([
      undefined,
      'status-503',
      'status-503',
      undefined,
    ])
  })

  test('faults can be lifted, and befall no other operation', async () => {
    await start()
    github.fault('pulls/get', 'status-500')
    const lift = github.fault('*', 'status-503', { after: 1 })
    expect((await ask(api)).status).toBe(200)
    lift()
    expect((await ask(api)).status).toBe(200)
    expect((await get(github, 'pulls/12')).status).toBe(500)
  })
})

/** A test that sets its own options has to say again what it asks. */
function body(api: 'REST' | 'GraphQL'): RequestInit {
  return api === 'REST' ? {} : { method: 'POST', body: JSON.stringify({ query: READS }) }
}

async function spoilt(api: 'REST' | 'GraphQL', kind: FaultKind, path?: string): Promise<Told> {
  await start()
  github.fault(OPERATION[api], kind, path === undefined ? {} : { path })
  return ask(api)
}

describe('answers of the wrong shape', () => {
  test('REST: a field is missing, or wrong', async () => {
    const { body } = await spoilt('REST', 'missing-field')
    expect(body[0]).not.toHaveProperty('state')
    expect(body[1]).toHaveProperty('state')
    await github.stop()
    expect((await spoilt('REST', 'wrong-field', '1.user.id')).body[1].user.id).toBe('3')
    await github.stop()
    expect((await spoilt('REST', 'wrong-type')).body).toHaveProperty('items')
    expect(github.violations).toEqual([])
  })

  test('GraphQL: a field is missing, or wrong', async () => {
    const { body } = await spoilt('GraphQL', 'missing-field')
    expect(body.data.repository.pullRequest.reviews.nodes[0].author).toEqual({})
    await github.stop()
    const wrong = await spoilt('GraphQL', 'wrong-field', 'data.repository.pullRequest.number')
    expect(wrong.body.data.repository.pullRequest.number).toBe('12')
    await github.stop()
    expect((await spoilt('GraphQL', 'wrong-type')).body).toEqual({ data: [] })
    expect(github.violations).toEqual([])
  })

  test('where there is nothing to spoil, nothing is spoilt', async () => {
    await spoilt('REST', 'missing-field', '7.state')
    expect(github.requests).toMatchObject([{ status: 200, fault: undefined }])
  })
})

describe('refusals', () => {
  test('REST: the limit is reached', async () => {
    const { status, headers, body } = await spoilt('REST', 'primary-limit')
    expect(status).toBe(403)
    expect(headers.get('x-ratelimit-remaining')).toBe('0')
    expect(Number(headers.get('x-ratelimit-reset')) * 1000).toBeGreaterThan(Date.now())
    expect(body.message).toContain('API rate limit exceeded')
  })

  test('GraphQL: the limit is reached, with status 200', async () => {
    const { status, headers, body } = await spoilt('GraphQL', 'primary-limit')
    expect(status).toBe(200)
    expect(headers.get('x-ratelimit-remaining')).toBe('0')
    expect(body).toMatchObject({ errors: [{ type: 'RATE_LIMITED' }] })
  })

  test('single sign-on and permissions', async () => {
    const sso = await spoilt('REST', 'sso')
    expect(sso.headers.get('x-github-sso')).toMatch(/^required; url=/)
    await github.stop()
    const { status, body } = await spoilt('REST', 'no-permission')
    expect([status, body.message]).toEqual([403, 'Resource not accessible by integration'])
    await github.stop()
    expect((await spoilt('GraphQL', 'sso')).body.errors[0].extensions).toEqual({
      saml_failure: true,
    })
  })

  test.each(['graphql-partial', 'no-permission'] as const)(
    'GraphQL: %s leaves out a part',
    async (kind) => {
      const { status, body } = await spoilt('GraphQL', kind)
      expect(status).toBe(200)
      expect(body.data.repository.pullRequest.reviews.nodes[1]).toBeNull()
      expect(body.errors[0].path).toEqual(['repository', 'pullRequest', 'reviews', 'nodes', 1])
    },
  )

  test('GraphQL: errors alone', async () => {
    const { status, body } = await spoilt('GraphQL', 'graphql-errors')
    expect(status).toBe(200)
    expect(Object.keys(body)).toEqual(['errors'])
  })
})

describe('the list of kinds', () => {
  test('each kind befalls GraphQL, and all but its own befall a paged list of REST', async () => {
    await start()
    expect(faultsOf('Reads')).toEqual(FAULTS)
    const ofGraphql = ['graphql-partial', 'graphql-errors']
    expect(faultsOf('pulls/list-reviews')).toEqual(
      FAULTS.filter((each) => !ofGraphql.includes(each)),
    )
    expect(faultsOf('pulls/get')).not.toContain('page-dropped')
    expect(HARMLESS.every((kind) => FAULTS.includes(kind))).toBe(true)
  })

  test('a kind that cannot befall an operation leaves it alone', async () => {
    await start()
    github.fault('*', 'graphql-errors')
    expect((await get(github, 'pulls/12')).body.number).toBe(12)
    expect(github.requests[0]?.fault).toBeUndefined()
  })

  test.each(FAULTS.filter((kind) => kind !== 'hang'))(
    '%s acts on a query, and says so',
    async (kind) => {
      await start()
      github.fault('*', kind, { ms: 1 })
      await ask('GraphQL').catch(() => undefined)
      expect(github.requests[0]?.fault).toBe(kind)
    },
  )
})
