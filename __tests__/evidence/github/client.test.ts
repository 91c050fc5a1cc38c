import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import * as z from 'zod/mini'
import { budgetOf, sleep } from '../../../src/evidence/github/budget.ts'
import { type Client, type Options, openClient } from '../../../src/evidence/github/client.ts'
import { permit } from '../../../src/evidence/github/permissions.ts'
import type { Evidence } from '../../../src/model/evidence.ts'

const NOW = Date.UTC(2012, 7, 1, 13, 30)
const TOKEN = 'ghs_1234567890abcdefghij'

type Answer = (response: ServerResponse, request: IncomingMessage, body: string) => void

interface Seen {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

let server: Server
let other: Server
let origin: string
let elsewhere: string
/** What the server answers, one after another; the last one stays. */
let answers: Answer[] = []
let seen: Seen[] = []
let strays = 0
let now = NOW
let slept: number[] = []

async function listening(handler: (q: IncomingMessage, s: ServerResponse) => void) {
  const started = createServer(handler)
  await new Promise<void>((done) => started.listen(0, '127.0.0.1', done))
  return started
}

const addressOf = (of: Server) => `http://127.0.0.1:${(of.address() as AddressInfo).port}`

beforeAll(async () => {
  server = await listening((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8')
      const { method = '', url = '', headers } = request
      seen.push({ method, url, headers, body })
      response.setHeader('date', new Date(now).toUTCString())
      const answer = answers.length > 1 ? answers.shift() : answers[0]
      answer?.(response, request, body)
    })
  })
  other = await listening((_request, response) => {
    strays++
    response.end('[]')
  })
  origin = addressOf(server)
  elsewhere = addressOf(other)
})

afterAll(() => {
  for (const each of [server, other]) {
    each.closeAllConnections()
    each.close()
  }
})

beforeEach(() => {
  answers = []
  seen = []
  strays = 0
  now = NOW
  slept = []
})

const open = (options: Partial<Options> = {}): Promise<Client> =>
  openClient({
    apiUrl: origin,
    graphqlUrl: `${origin}/graphql`,
    token: TOKEN,
    clock: () => now,
    sleep: async (ms) => {
      slept.push(ms)
      now += ms
    },
    random: () => 0,
    ...options,
  })

type Headers = Record<string, string | number>

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' }

const raw =
  (status: number, body: string | Buffer, headers: Headers = JSON_TYPE): Answer =>
  (response) => {
    response.writeHead(status, headers).end(body)
  }

const json = (status: number, value: unknown, headers: Headers = {}): Answer =>
  raw(status, JSON.stringify(value), { ...JSON_TYPE, ...headers })

const page = (status: number): Answer =>
  raw(status, '<!DOCTYPE html><title>Unicorn</title>', { 'content-type': 'text/html' })

/** A body that ends before the length that was told, or before its last chunk. */
const torn =
  (text: string, chunked = false, headers: Headers = {}): Answer =>
  (response) => {
    const length = chunked ? {} : { 'content-length': text.length }
    response.writeHead(200, { ...JSON_TYPE, ...length, ...headers })
    response.write(text.slice(0, text.length / 2), () => setImmediate(() => response.destroy()))
  }

const reset: Answer = (response) => response.destroy()
const silent: Answer = () => undefined

const review = z.object({ id: z.number(), state: z.string() })
const reviews = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => ({
    id: from + i,
    state: from + i === 101 ? 'CHANGES_REQUESTED' : 'APPROVED',
  }))

const REVIEWS = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews'
const PULL = 'GET /repos/{owner}/{repo}/pulls/{pull_number}'
const ASKED = { owner: 'knight', repo: 'trading', pull_number: 12 }
const PATH = '/repos/knight/trading/pulls/12'

const pages = async (options?: Partial<Options>) =>
  (await open(options)).pages(REVIEWS, ASKED, review)
const get = async (options?: Partial<Options>) => (await open(options)).get(PULL, ASKED, review)
const query = async (options?: Partial<Options>) =>
  (await open(options)).query('query Pull { viewer { login } }', { a: 1 }, viewer)
const viewer = z.object({ viewer: z.object({ login: z.string() }) })

const GOOD = { id: 1, state: 'open' }

function because(evidence: Evidence<unknown>) {
  if (evidence.known) throw new Error(`it is known: ${JSON.stringify(evidence.value)}`)
  expect(evidence.because).toHaveLength(1)
  const [problem] = evidence.because
  if (!problem) throw new Error('unknown for no reason')
  expect(problem.place).toEqual({ file: new URL(origin).host, line: 1, column: 1 })
  for (const sentence of [problem.what, problem.next]) {
    expect(sentence).not.toMatch(/\.$|\n/)
    expect(sentence.toLowerCase()).not.toContain(TOKEN.slice(0, 8))
  }
  return problem
}

const linked = (to: string, rel = 'next') => ({ link: `<${to}>; rel="${rel}"` })

describe('a page that breaks off', () => {
  const second = JSON.stringify(reviews(101, 101))

  test.each([
    ['in the middle of its length', torn(second)],
    ['in the middle of a chunk', torn(second, true)],
  ])('%s is no end of the list', async (_, tornPage) => {
    const next = linked(`${origin}${PATH}/reviews?per_page=100&page=2`)
    answers = [json(200, reviews(1, 100), next), tornPage]
    const { getOctokit } = await import('@actions/github')
    const octokit = getOctokit(TOKEN, { baseUrl: origin })
    const alone = await octokit.paginate(REVIEWS, { ...ASKED, per_page: 100 })
    expect(alone).toHaveLength(100)

    seen = []
    answers = [json(200, reviews(1, 100), next), tornPage]
    const { what } = because(await pages())
    expect(what).toContain(`GitHub's answer to GET ${PATH}/reviews (page 2) broke off`)
    expect(what).toContain('it was asked 4 times')
    expect(seen).toHaveLength(5)

    answers = [json(200, reviews(1, 100), next), tornPage, json(200, reviews(101, 101))]
    expect(await pages()).toEqual({ known: true, value: reviews(1, 101) })
  })
})

const message = (text: string) => ({ message: text, documentation_url: 'https://docs.github.com' })
const NOT_PERMITTED = message('Resource not accessible by integration')
const inSeconds = (seconds: number) => String(NOW / 1000 + seconds)

interface Fault {
  readonly name: string
  readonly answer: () => Answer
  readonly what: RegExp
  readonly next: RegExp
  /** How often it is asked. */
  readonly asked: number
}

const LOOK = /^Run it again; if it stays so, look at the proxy/
const STANDS = /^Check what stands between this machine and GitHub/

const FAULTS: readonly Fault[] = [
  {
    name: 'a cut body',
    answer: () => torn(JSON.stringify(GOOD)),
    what: /broke off before its end/,
    next: LOOK,
    asked: 4,
  },
  {
    name: 'a cut chunk',
    answer: () => torn(JSON.stringify(GOOD), true),
    what: /broke off before its end/,
    next: LOOK,
    asked: 4,
  },
  {
    name: 'an empty body',
    answer: () => raw(200, ''),
    what: /answered GET \/repos\/knight\/trading\/pulls\/12 with nothing at all/,
    next: LOOK,
    asked: 4,
  },
  { name: '204', answer: () => raw(204, ''), what: /the status 204,/, next: LOOK, asked: 4 },
  { name: '202', answer: () => json(202, GOOD), what: /the status 202,/, next: LOOK, asked: 4 },
  { name: 'null', answer: () => json(200, null), what: /is null/, next: STANDS, asked: 4 },
  {
    name: 'text that is not JSON',
    answer: () => raw(200, '{"id": 1,\n\n "state"'),
    what: /with "\{"id": 1, "state"" \(status 200\), and that is not JSON/,
    next: LOOK,
    asked: 4,
  },
  {
    name: 'JSON that is not UTF-8',
    answer: () => raw(200, Buffer.from([0x22, 0xff, 0x22])),
    what: /with bytes that are no text \(status 200\)/,
    next: LOOK,
    asked: 4,
  },
  {
    name: 'HTML 200',
    answer: () => page(200),
    what: /with a web page \(status 200\), and that is not JSON/,
    next: /^Check the address of the API .* and the proxy/,
    asked: 4,
  },
  {
    name: 'HTML 502',
    answer: () => page(502),
    what: /with the status 502 and a web page, and that is no answer; it was asked 4 times$/,
    next: LOOK,
    asked: 4,
  },
  { name: '500', answer: () => json(500, {}), what: /the status 500,/, next: LOOK, asked: 4 },
  {
    name: '503',
    answer: () => json(503, message('Service unavailable')),
    what: /the status 503 \("Service unavailable"\)/,
    next: LOOK,
    asked: 4,
  },
  {
    name: 'a list instead of an object',
    answer: () => json(200, [GOOD]),
    what: /has not the shape that GitHub documents: it is a list, and an object belongs there/,
    next: STANDS,
    asked: 1,
  },
  {
    name: 'a field of another type',
    answer: () => json(200, { id: '1', state: 'open' }),
    what: /its id is a text, and a number belongs there$/,
    next: STANDS,
    asked: 1,
  },
  {
    name: 'missing fields',
    answer: () => json(200, {}),
    what: /its id is missing, and a number belongs there, and 1 more field of it is wrong$/,
    next: STANDS,
    asked: 1,
  },
  {
    name: '401',
    answer: () => json(401, message('Bad credentials')),
    what: /does not accept the token for GET .* \("Bad credentials"\)/,
    next: /^Check that the token is whole, has not expired/,
    asked: 1,
  },
  {
    name: '403 without the permission',
    answer: () => json(403, NOT_PERMITTED),
    what: /refuses GET .* \("Resource not accessible by integration"\)/,
    next: /pull-requests: read, below permissions: of the job$/,
    asked: 1,
  },
  {
    name: '403 with the permission that GitHub names',
    answer: () => json(403, NOT_PERMITTED, { 'x-accepted-github-permissions': 'contents=read' }),
    what: /refuses GET/,
    next: /contents: read, below permissions: of the job$/,
    asked: 1,
  },
  {
    name: '403 with a permission that no workflow has',
    answer: () => json(403, NOT_PERMITTED, { 'x-accepted-github-permissions': 'members=read' }),
    what: /refuses GET/,
    next: /^Use the token of a GitHub App that may read members;/,
    asked: 1,
  },
  {
    name: '403 for an address that is not allowed',
    answer: () => json(403, message('the organization has an IP allow list enabled')),
    what: /\("the organization has an IP allow list enabled"\)/,
    next: /^Do what GitHub says;/,
    asked: 1,
  },
  {
    name: '403 as a web page',
    answer: () => page(403),
    what: /with a web page \(status 403\), and that is not JSON/,
    next: /the proxy in between/,
    asked: 4,
  },
  {
    name: '403 single sign-on',
    answer: () => json(403, message('Resource protected'), { 'x-github-sso': 'required; url=x' }),
    what: /asks for single sign-on and the token was not authorized for it/,
    next: /^Authorize the token for the organization/,
    asked: 1,
  },
  {
    name: '404',
    answer: () => json(404, message('Not Found')),
    what: /has nothing for GET .*, or nothing that the token may see \("Not Found"\)/,
    next: /^Check the name, and that the token may read it$/,
    asked: 1,
  },
  {
    name: '404 of something else than GitHub',
    answer: () => page(404),
    what: /^Nothing of GitHub's is at 127\.0\.0\.1:\d+ for GET .* \(status 404\)$/,
    next: /GITHUB_API_URL/,
    asked: 1,
  },
  {
    name: '410',
    answer: () => json(410, message('Gone')),
    what: /the status 410 \("Gone"\)/,
    next: /^Do what GitHub says/,
    asked: 1,
  },
  {
    name: 'the primary limit, over after the deadline',
    answer: () =>
      json(403, message('API rate limit exceeded for installation ID 1.'), {
        'x-ratelimit-remaining': 0,
        'x-ratelimit-reset': inSeconds(1800),
      }),
    what: /refuses GET .* for 30m 1s: the token has used up its requests of this hour/,
    next: /^Run it again in 30m 1s;/,
    asked: 1,
  },
  {
    name: 'the primary limit without a time',
    answer: () => json(429, message('API rate limit exceeded'), { 'x-ratelimit-remaining': 0 }),
    what: /for 1m: the token has used up its requests/,
    next: /^Run it again in 1m;/,
    asked: 1,
  },
  {
    name: 'the secondary limit without a time',
    answer: () => json(403, message('You have exceeded a secondary rate limit.')),
    what: /for 1m: too many requests came at once/,
    next: /^Run it again in 1m;/,
    asked: 1,
  },
  {
    name: '429 with a time that does not fit',
    answer: () => json(429, message('slow down'), { 'retry-after': 90 }),
    what: /for 1m 30s: it asks to wait/,
    next: /^Run it again in 1m 30s;/,
    asked: 1,
  },
  { name: 'a reset', answer: () => reset, what: /did not answer GET/, next: /its proxy/, asked: 4 },
  {
    name: 'a redirection to another host',
    answer: () => raw(302, '', { location: `${elsewhere}${PATH}` }),
    what: /leads to "http:\/\/127.*", and a token is not sent elsewhere/,
    next: /GITHUB_API_URL/,
    asked: 1,
  },
  {
    name: 'a redirection to nowhere',
    answer: () => raw(301, ''),
    what: /leads to nowhere/,
    next: /GITHUB_API_URL/,
    asked: 1,
  },
  {
    name: 'a redirection to itself',
    answer: () => raw(302, '', { location: PATH }),
    what: /leads on more than 3 times/,
    next: /it may have been renamed/,
    asked: 4,
  },
  {
    name: 'an answer of another hour',
    answer: () => json(200, GOOD, { date: new Date(NOW - 301_000).toUTCString() }),
    what: /is of 2012-08-01T13:24:59Z, and here it is 2012-08-01T13:30:00Z/,
    next: /^Set the clock of this machine, and check that nothing in between keeps answers$/,
    asked: 1,
  },
  {
    name: 'a 404 of another hour',
    answer: () => json(404, message('Not Found'), { date: new Date(NOW + 301_000).toUTCString() }),
    what: /one of the two clocks is wrong/,
    next: /^Set the clock/,
    asked: 1,
  },
  {
    name: 'a date that is none',
    answer: () => json(200, GOOD, { date: 'yesterday' }),
    what: /is of "yesterday"/,
    next: /^Set the clock/,
    asked: 1,
  },
  {
    name: 'an answer without an end',
    answer: () => raw(200, Buffer.alloc(32 * 1024 * 1024 + 1, ' ')),
    what: /is larger than 33,554,432 bytes/,
    next: /^Look at what answers in place of GitHub$/,
    asked: 1,
  },
]

describe('what is no answer, is unknown', () => {
  test.each(FAULTS)('$name', async ({ answer, what, next, asked }) => {
    answers = [answer()]
    const problem = because(await get())
    expect(problem.what).toMatch(what)
    expect(problem.next).toMatch(next)
    expect(seen).toHaveLength(asked)
    expect(strays).toBe(0)
  })

  test('only a 404 of GitHub itself is absence', async () => {
    const absent: string[] = []
    for (const { name, answer } of FAULTS) {
      answers = [answer()]
      now = NOW
      if (because(await get()).absent) absent.push(name)
    }
    expect(absent).toEqual(['404'])
  })

  test.each(FAULTS.filter(({ name }) => name !== 'a list instead of an object'))(
    '$name as a list',
    async ({ answer }) => {
      answers = [answer()]
      because(await pages())
    },
  )

  test.each(FAULTS)('$name to GraphQL', async ({ answer }) => {
    answers = [answer()]
    expect(because(await query()).absent).toBeUndefined()
    expect(strays).toBe(0)
  })

  test('nobody is there', async () => {
    const gone = await listening(() => undefined)
    const apiUrl = addressOf(gone)
    await new Promise((done) => gone.close(done))
    const evidence = await get({ apiUrl })
    expect(evidence).toMatchObject({
      known: false,
      because: [{ what: expect.stringContaining('ECONNREFUSED') }],
    })
  })
})

describe('another try', () => {
  test.each(FAULTS.filter(({ asked, name }) => asked > 1 && !name.includes('itself')))(
    'mends $name',
    async ({ answer }) => {
      answers = [answer(), answer(), answer(), json(200, GOOD)]
      expect(await get()).toEqual({ known: true, value: GOOD })
      expect(slept).toEqual([500, 1000, 2000])
    },
  )

  test('is spread, so that many do not come at once', async () => {
    answers = [page(502), json(200, GOOD)]
    await get({ random: () => 0.5 })
    expect(slept).toEqual([750])
  })

  test.each([
    ['seconds', 7, 7000],
    ['a moment', new Date(NOW + 9000).toUTCString(), 9000],
    ['a moment that is over', new Date(NOW - 9000).toUTCString(), 500],
    ['no time at all', 0, 500],
  ])('waits as long as it is asked to: %s', async (_, after, wait) => {
    answers = [json(429, message('slow down'), { 'retry-after': after }), json(200, GOOD)]
    expect(await get()).toEqual({ known: true, value: GOOD })
    expect(slept.reduce((sum, ms) => sum + ms)).toBe(wait)
  })

  test('waits out a secondary limit whose end is told', async () => {
    const limit = message('You have exceeded a secondary rate limit.')
    answers = [json(403, limit, { 'retry-after': 5 }), json(200, GOOD)]
    expect(await get()).toEqual({ known: true, value: GOOD })
    expect(slept).toEqual([5000])
  })

  test('counts the time until there are new requests by the clock of GitHub', async () => {
    const spent = {
      'x-ratelimit-remaining': 0,
      'x-ratelimit-reset': inSeconds(120),
      date: new Date(NOW + 100_000).toUTCString(),
    }
    answers = [json(403, message('API rate limit exceeded'), spent), json(200, GOOD)]
    expect(await get()).toEqual({ known: true, value: GOOD })
    expect(slept).toEqual([21_000])
  })

  test('waits as long as an overloaded server asks', async () => {
    answers = [json(503, {}, { 'retry-after': 3 }), json(200, GOOD)]
    expect(await get()).toEqual({ known: true, value: GOOD })
    expect(slept).toEqual([3000])
  })

  test('waits for new requests of the hour where that fits', async () => {
    const spent = { 'x-ratelimit-remaining': 0, 'x-ratelimit-reset': inSeconds(20) }
    answers = [json(403, message('API rate limit exceeded'), spent), json(200, GOOD)]
    expect(await get()).toEqual({ known: true, value: GOOD })
    expect(slept).toEqual([21_000])
  })

  test('never waits past the deadline', async () => {
    answers = [json(503, {}, { 'retry-after': 59 })]
    expect(because(await get()).what).toContain('it was asked 2 times')
    expect(slept).toEqual([59_000])
  })
})

describe('limits hold for those that follow', () => {
  const spent = { 'x-ratelimit-remaining': 0, 'x-ratelimit-reset': inSeconds(900) }

  test('the last request of the hour', async () => {
    answers = [json(200, GOOD, spent), json(200, { data: { viewer: { login: 'kim' } } })]
    const client = await open()
    expect((await client.get(PULL, ASKED, review)).known).toBe(true)
    const { what } = because(await client.get(PULL, ASKED, review))
    expect(what).toContain('for 15m 1s: the token has used up its requests of this hour')
    expect(seen).toHaveLength(1)
    expect((await client.query('{ viewer { login } }', {}, viewer)).known).toBe(true)
  })

  test('the limit of the hour, for one door', async () => {
    answers = [
      json(403, message('API rate limit exceeded'), spent),
      json(200, { data: { viewer: { login: 'kim' } } }),
    ]
    const client = await open()
    because(await client.get(PULL, ASKED, review))
    expect((await client.query('{ viewer { login } }', {}, viewer)).known).toBe(true)
  })

  test('a secondary limit, for both doors', async () => {
    answers = [json(403, message('You have exceeded a secondary rate limit.'))]
    const client = await open()
    because(await client.get(PULL, ASKED, review))
    const { what } = because(await client.query('{ viewer { login } }', {}, viewer))
    expect(what).toContain('for 1m: too many requests came at once')
    expect(seen).toHaveLength(1)
  })
})

describe('time', () => {
  const real = { clock: () => NOW, each: 20 }

  test('is waited for as long as was said, or until it is over', async () => {
    const over = new AbortController()
    await sleep(1, over.signal)
    const waiting = sleep(60_000, over.signal)
    over.abort()
    await expect(waiting).rejects.toThrow()
  })

  test('a request that hangs is given up', async () => {
    answers = [silent]
    expect(because(await get(real)).what).toMatch(
      /did not answer GET .* in 0s; it was asked 4 times$/,
    )
  })

  test('so is one that hangs amid its body', async () => {
    answers = [(response) => response.writeHead(200, JSON_TYPE).write('{')]
    expect(because(await get(real)).what).toContain('it was asked 4 times')
  })

  test('all requests together have a deadline, even where the clock stands still', async () => {
    answers = [silent]
    const client = await open({ clock: () => NOW, within: 200 })
    const first = because(await client.get(PULL, ASKED, review))
    expect(first.what).toContain('did not answer')
    const { what, next } = because(await client.pages(REVIEWS, ASKED, review))
    expect(what).toContain(`GET ${PATH}/reviews was not asked`)
    expect(next).toBe('Run it again')
    expect(seen).toHaveLength(1)
  })

  test('the deadline of the clock', async () => {
    answers = [
      (...given) => {
        now += 5000
        json(200, GOOD)(...given)
      },
    ]
    const client = await open({ within: 5000 })
    expect((await client.get(PULL, ASKED, review)).known).toBe(true)
    expect(because(await client.get(PULL, ASKED, review)).what).toBe(
      `GET ${PATH} was not asked, because the 5s that GitHub has for all its answers are over`,
    )
    because(await client.query('{ viewer { login } }', {}, viewer))
    expect(seen).toHaveLength(1)
  })

  test('what git proves between two answers takes none of it', async () => {
    answers = [json(200, GOOD), json(200, GOOD)]
    const client = await open({ within: 5000 })
    expect((await client.get(PULL, ASKED, review)).known).toBe(true)
    now += 60_000
    expect((await client.get(PULL, ASKED, review)).known).toBe(true)
  })

  test('a wait ends with the deadline', async () => {
    const budget = budgetOf(
      () => NOW,
      20,
      (_, over) => aborted(over),
    )
    expect(await budget.spend(() => budget.wait(10))).toBe(false)
    expect(budget.left()).toBe(0)
  })
})

const aborted = (signal: AbortSignal) =>
  new Promise<void>((_, fail) => {
    signal.addEventListener('abort', () => fail(new Error('aborted')))
  })

test('an answer without a date is of now', async () => {
  answers = [
    (response, request) => {
      response.sendDate = false
      response.removeHeader('date')
      json(200, GOOD)(response, request, '')
    },
  ]
  expect(await get()).toEqual({ known: true, value: GOOD })
})

describe('redirections', () => {
  test.each([301, 302, 307, 308])(
    '%s within the API is followed, with the token',
    async (status) => {
      answers = [
        raw(status, '', { location: `${origin}/repositories/7/pulls/12` }),
        json(200, GOOD),
      ]
      expect(await get()).toEqual({ known: true, value: GOOD })
      expect(seen.map(({ url }) => url)).toEqual([PATH, '/repositories/7/pulls/12'])
      expect(seen[1]?.headers.authorization).toBe(`token ${TOKEN}`)
    },
  )

  test.each([
    ['another path of the host', '/login'],
    ['a path that begins like it', '/api/v3x/repos'],
    ['up and out of the API', `/api/v3/../../login`],
    ['a name and a password', 'http://kim:secret@HOST/api/v3/x'],
    ['another host', 'ELSEWHERE/api/v3/x'],
    ['another host without its protocol', '//ELSEHOST/api/v3/x'],
    ['a host that begins like this one', 'http://HOST.example.com/api/v3/x'],
    ['no address', 'http://['],
  ])('of GitHub Enterprise Server is not followed to %s', async (_, to) => {
    const location = to
      .replace('ELSEWHERE', elsewhere)
      .replace('ELSEHOST', new URL(elsewhere).host)
      .replace('HOST', new URL(origin).host)
    answers = [raw(302, '', { location })]
    because(await get({ apiUrl: `${origin}/api/v3`, graphqlUrl: `${origin}/api/graphql` }))
    expect(seen).toHaveLength(1)
    expect(strays).toBe(0)
  })

  test('GraphQL is never sent on', async () => {
    answers = [raw(307, '', { location: `${origin}/graphql` })]
    because(await query())
    expect(seen).toHaveLength(1)
  })
})

describe('lists', () => {
  const REST = `${PATH}/reviews`
  const to = (n: number) => linked(`${origin}/repositories/7/pulls/12/reviews?page=${n}`)

  test('are read to their end, a hundred at a time', async () => {
    answers = [
      json(200, reviews(1, 2), to(2)),
      json(200, reviews(3, 4), to(3)),
      json(200, [], linked(`${origin}${REST}?page=1`, 'first')),
    ]
    expect(await pages()).toEqual({ known: true, value: reviews(1, 4) })
    expect(seen.map(({ url }) => url)).toEqual([
      `${REST}?per_page=100`,
      '/repositories/7/pulls/12/reviews?page=2',
      '/repositories/7/pulls/12/reviews?page=3',
    ])
  })

  test('a cursor comes back as it was given', async () => {
    const path = '/repositories/7/activity?after=a:b{c}%3A%3D=&per_page=100'
    answers = [json(200, reviews(1, 1), linked(`${origin}${path}`)), json(200, [])]
    await pages()
    const asked = new URL(seen[1]?.url ?? '', origin)
    expect(asked.searchParams.get('after')).toBe('a:b{c}:==')
  })

  interface Case {
    readonly name: string
    readonly list: () => readonly Answer[]
    readonly what: RegExp
  }

  const cases: readonly Case[] = [
    {
      name: 'an object',
      list: () => [json(200, { total_count: 0 })],
      what: /is an object where a list belongs/,
    },
    {
      name: 'an item of another shape',
      list: () => [json(200, [...reviews(1, 2), { id: 3, state: null }])],
      what: /its \[2\]\.state is null, and a text belongs there/,
    },
    {
      name: 'a next page elsewhere',
      list: () => [json(200, reviews(1, 1), linked(`${elsewhere}${REST}?page=2`))],
      what: /as the next page, and that is not the API/,
    },
    {
      name: 'a next page that is this one',
      list: () => [json(200, reviews(1, 1), linked(`${origin}${REST}?per_page=100`))],
      what: /names a next page that was read before/,
    },
    {
      name: 'a next page that was read before',
      list: () => [
        json(200, reviews(1, 1), to(2)),
        json(200, reviews(2, 2), to(3)),
        json(200, reviews(3, 3), to(2)),
      ],
      what: /\(page 3\) names a next page that was read before/,
    },
    {
      name: 'items that were there before',
      list: () => [json(200, reviews(1, 3), to(2)), json(200, reviews(3, 4))],
      what: /\(page 2\) repeats what was there before/,
    },
    {
      name: 'an empty page amid others',
      list: () => [json(200, reviews(1, 1), to(2)), json(200, [], to(3)), json(200, reviews(2, 2))],
      what: /is an empty page that others follow/,
    },
    {
      name: 'a header that cannot be read',
      list: () => [json(200, reviews(1, 1), { link: `<${origin}${REST}?page=2; rel="next"` })],
      what: /names its next page in a way that cannot be read/,
    },
    {
      name: 'two next pages',
      list: () => [json(200, reviews(1, 1), { link: '</a>; rel=next, </b>; rel="next"' })],
      what: /names its next page in a way that cannot be read/,
    },
    {
      name: 'no end',
      list: () => [
        (response, request) => {
          const n = Number(new URL(request.url ?? '', origin).searchParams.get('page') ?? 1)
          json(200, reviews(n, n), to(n + 1))(response, request, '')
        },
      ],
      what: /has more than 100 pages/,
    },
  ]

  test.each(cases)('with $name are unknown', async ({ list, what }) => {
    answers = [...list()]
    expect(because(await pages()).what).toMatch(what)
    expect(strays).toBe(0)
  })

  test('no more than a hundred pages are read', async () => {
    answers = [...(cases.find(({ name }) => name === 'no end')?.list() ?? [])]
    because(await pages())
    expect(seen).toHaveLength(100)
  })

  test('a next page is also known by where a redirection led', async () => {
    const moved = `${origin}/repositories/7/pulls/12/reviews`
    const item = z.object({ state: z.string() })
    answers = [
      raw(301, '', { location: moved }),
      json(200, [{ state: 'APPROVED' }], linked(moved)),
      json(200, []),
    ]
    const read = await (await open()).pages(REVIEWS, ASKED, item)
    expect(because(read).what).toContain('names a next page that was read before')
  })

  test('commits are told apart by their hash', async () => {
    const item = z.object({ sha: z.string() })
    answers = [json(200, [{ sha: 'a' }], to(2)), json(200, [{ sha: 'a' }])]
    because(await (await open()).pages(REVIEWS, ASKED, item))
  })

  test('items that nothing tells apart may be alike', async () => {
    const item = z.object({ state: z.string() })
    answers = [json(200, [{ state: 'approved' }, { state: 'approved' }])]
    const read = await (await open()).pages(REVIEWS, ASKED, item)
    expect(read).toMatchObject({ known: true, value: { length: 2 } })
  })
})

describe('GraphQL', () => {
  const data = { viewer: { login: 'kim' } }

  test('one POST, with the query and its variables', async () => {
    answers = [json(200, { data })]
    expect(await query()).toEqual({ known: true, value: data })
    const [{ method, url, headers, body } = seen[0] as Seen] = seen
    expect([method, url, headers.authorization]).toEqual(['POST', '/graphql', `token ${TOKEN}`])
    expect(JSON.parse(body)).toEqual({
      query: 'query Pull { viewer { login } }',
      variables: { a: 1 },
    })
  })

  const error = (text: string, more: object = {}) => ({ errors: [{ message: text, ...more }] })

  test.each<[string, unknown, RegExp, RegExp, number]>([
    [
      'errors alone',
      error('No'),
      /answered the GraphQL query Pull with "No", and what it/,
      LOOK,
      1,
    ],
    ['partial data', { data, ...error('No') }, /with "No", and what it left out/, LOOK, 1],
    ['an empty list of errors', { data, errors: [] }, /with errors that it does not name/, LOOK, 1],
    ['errors of no known form', { data, errors: 'No' }, /errors that it does not name/, LOOK, 1],
    ['null as errors', { data, errors: null }, /errors that it does not name/, LOOK, 1],
    ['data null', { data: null }, /with data that is null/, LOOK, 4],
    ['no data', {}, /with no data/, LOOK, 4],
    ['a list', [], /with no object/, LOOK, 4],
    ['another shape', { data: { viewer: null } }, /its viewer is null, and an object/, STANDS, 1],
    ['a passing error', error('Something went wrong while executing'), /Something/, LOOK, 4],
    [
      'a limit',
      error('API rate limit already exceeded', { type: 'RATE_LIMITED' }),
      /for 1m: the token has used up its requests of this hour/,
      /^Run it again in 1m/,
      1,
    ],
    [
      'a secondary limit',
      error('You have exceeded a secondary rate limit'),
      /for 1m: too many requests came at once/,
      /^Run it again in 1m/,
      1,
    ],
    [
      'a missing permission',
      error('Resource not accessible by integration', {
        type: 'FORBIDDEN',
        path: ['repository', 'deployments'],
      }),
      /refuses the GraphQL query Pull \("Resource not accessible by integration"\)/,
      /deployments: read/,
      1,
    ],
    [
      'single sign-on',
      error('Protected', { type: 'FORBIDDEN', extensions: { saml_failure: true } }),
      /single sign-on/,
      /^Authorize/,
      1,
    ],
  ])('%s', async (_, value, what, next, asked) => {
    answers = [json(200, value)]
    const problem = because(await query())
    expect(problem.what).toMatch(what)
    expect(problem.next).toMatch(next)
    expect(problem.absent).toBeUndefined()
    expect(seen).toHaveLength(asked)
  })

  test('what is not there is absent, if nothing else is wrong', async () => {
    const missing = { message: 'Could not resolve to a PullRequest', type: 'NOT_FOUND' }
    answers = [json(200, { data: null, errors: [missing] })]
    expect(because(await query()).absent).toBe(true)
    answers = [json(200, { data: { repository: { pullRequest: null } }, errors: [missing] })]
    expect(because(await query()).absent).toBe(true)
    answers = [json(200, { data: { repository: { a: null, b: { id: 1 } } }, errors: [missing] })]
    expect(because(await query()).absent).toBeUndefined()
    answers = [json(200, { data: { repository: { all: [] } }, errors: [missing] })]
    expect(because(await query()).absent).toBeUndefined()
    answers = [json(200, { data: null, errors: [missing, { message: 'No' }] })]
    expect(because(await query()).absent).toBeUndefined()
  })

  test('a spent limit beside an error is not taken for its reason', async () => {
    answers = [json(200, error('No'), { 'x-ratelimit-remaining': 0 })]
    expect(because(await query()).what).toContain('with "No"')
  })
})

describe('the token', () => {
  const echoes: readonly (readonly [string, () => Answer])[] = [
    ['in a message', () => json(401, message(`Bad credentials: ${TOKEN}`))],
    ['in capitals', () => json(403, message(TOKEN.toUpperCase()))],
    ['in base64', () => json(410, message(Buffer.from(TOKEN).toString('base64')))],
    ['in no JSON', () => raw(200, `token ${TOKEN}`)],
    ['where a text is cut', () => json(401, message(`${'x'.repeat(190)}${TOKEN}`))],
    ['far behind blanks', () => json(401, message(`x${' '.repeat(790)}${TOKEN}`))],
    ['behind letters that grow', () => json(401, message(`${'İ'.repeat(40)}${TOKEN}`))],
    ['in a redirection', () => raw(302, '', { location: `${elsewhere}/?t=${TOKEN}` })],
    ['in a link', () => json(200, reviews(1, 1), linked(`${elsewhere}/${TOKEN}`))],
    ['in a date', () => json(200, reviews(1, 1), { date: TOKEN })],
    ['in errors of GraphQL', () => json(200, { errors: [{ message: TOKEN }] })],
  ]

  test.each(echoes)('is not told, if it comes back %s', async (_, answer) => {
    for (const ask of [get, pages, query]) {
      answers = [answer()]
      const evidence = await ask()
      const told = JSON.stringify(evidence).toLowerCase()
      expect(told).not.toContain(TOKEN.slice(0, 8).toLowerCase())
      expect(told).not.toContain(TOKEN.slice(-8).toLowerCase())
      expect(told).not.toContain(Buffer.from(TOKEN).toString('base64').slice(0, 8).toLowerCase())
      expect(evidence.known).toBe(false)
    }
  })

  test('nor as a field', async () => {
    answers = [json(200, { [TOKEN]: 1 })]
    const shape = z.record(z.string(), z.string())
    because(await (await open()).get(PULL, ASKED, shape))
  })

  test.each(['', ' ', `${TOKEN}\n`, 'a b', 'é'])('%j is none', async (token) => {
    for (const ask of [get, pages, query]) {
      const { what } = because(await ask({ token }))
      expect(what).toContain('The token for GitHub is empty, or holds a blank')
    }
    expect(seen).toHaveLength(0)
  })
})

describe('addresses', () => {
  test('GitHub Enterprise Server', async () => {
    answers = [json(200, GOOD), json(200, { data: { viewer: { login: 'kim' } } })]
    const client = await open({ apiUrl: `${origin}/api/v3/`, graphqlUrl: `${origin}/api/graphql` })
    expect((await client.get(PULL, ASKED, review)).known).toBe(true)
    expect((await client.query('{ viewer { login } }', {}, viewer)).known).toBe(true)
    expect(seen.map(({ url }) => url)).toEqual([`/api/v3${PATH}`, '/api/graphql'])
  })

  test.each([
    'nothing',
    '',
    'ftp://127.0.0.1',
    'file:///etc/passwd',
    'http://kim:secret@127.0.0.1',
    'https://api.github.com?x',
  ])('%j is none', async (text) => {
    const expected = {
      known: false,
      because: [{ what: expect.stringContaining("no address of GitHub's") }],
    }
    expect(await get({ apiUrl: text })).toMatchObject(expected)
    expect(await get({ graphqlUrl: text })).toMatchObject(expected)
    expect(seen).toHaveLength(0)
  })

  test.each(['', '.', '..'])('a name %j leads nowhere else', async (repo) => {
    const client = await open()
    const evidence = await client.get(PULL, { ...ASKED, repo }, review)
    expect(because(evidence).what).toMatch(/is no repo$/)
    expect(because(await client.get(PULL, { owner: 'knight' }, review)).what).toMatch(/no repo$/)
    expect(seen).toHaveLength(0)
  })

  test('a name may hold anything else', async () => {
    answers = [json(200, GOOD)]
    await (await open()).get(PULL, { ...ASKED, repo: '../a?b#c{d}:e' }, review)
    expect(seen[0]?.url).toBe('/repos/knight/..%2Fa%3Fb%23c%7Bd%7D%3Ae/pulls/12')
  })

  test('a parameter does not lead elsewhere', async () => {
    answers = [json(200, GOOD)]
    const parameters = { ...ASKED, baseUrl: elsewhere, url: `${elsewhere}/x`, method: 'DELETE' }
    expect((await (await open()).get(PULL, parameters, review)).known).toBe(true)
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([`GET ${PATH}`])
    expect(strays).toBe(0)
  })
})

test.each([
  ['/repos/actions/pulls/commits/4f2c1d0', 'contents: read'],
  ['/api/v3/repos/teams/x/commits/4f2c1d0/pulls', 'pull-requests: read'],
  ['/repos/knight/trading/actions/runs/7/pending_deployments', 'actions: read'],
  ['/repos/knight/trading/environments/production', 'actions: read'],
  ['/repositories/7/deployments', 'deployments: read'],
  ['/repos/knight/trading/activity', 'contents: read'],
  ['/orgs/knight/teams/desk/memberships/kim', 'may read members'],
  ['/repository/object/associatedPullRequests', 'pull-requests: read'],
  ['/repos/knight/trading', 'Give the token a permission to read this'],
])('%s needs %s', (path, permission) => {
  expect(permit(path, null)).toContain(permission)
})

describe('packed answers', () => {
  const packed = { ...JSON_TYPE, 'content-encoding': 'gzip' }

  test('are unpacked', async () => {
    answers = [raw(200, gzipSync(JSON.stringify(GOOD)), packed)]
    expect(await get()).toEqual({ known: true, value: GOOD })
  })

  test('that end too early are torn', async () => {
    const whole = gzipSync(JSON.stringify(reviews(1, 100)))
    answers = [raw(200, whole.subarray(0, whole.length / 2), packed)]
    because(await pages())
    expect(seen).toHaveLength(4)
  })

  test('that grow without an end are not read to it', async () => {
    answers = [raw(200, gzipSync(Buffer.alloc(64 * 1024 * 1024, ' ')), packed)]
    expect(because(await get()).what).toContain('is larger than 33,554,432 bytes')
  })
})

test('no more than four are asked at once', async () => {
  let most = 0
  let running = 0
  const held: (() => void)[] = []
  answers = [
    (response, request) => {
      most = Math.max(most, ++running)
      held.push(() => {
        running--
        json(200, GOOD)(response, request, '')
      })
      if (held.length === 4) for (const go of held.splice(0)) go()
    },
  ]
  const client = await open()
  const all = await Promise.all(Array.from({ length: 12 }, () => client.get(PULL, ASKED, review)))
  expect(all.every(({ known }) => known)).toBe(true)
  expect(most).toBe(4)
})

describe('any bytes', () => {
  const parses = (bytes: Uint8Array) => {
    try {
      return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    } catch {
      return undefined
    }
  }
  const torso = fc
    .tuple(fc.json(), fc.nat(400))
    .map(([text, at]) => new Uint8Array(Buffer.from(text).subarray(0, at)))
  const near = fc
    .record({ id: fc.oneof(fc.integer(), fc.string()), state: fc.string() }, { requiredKeys: [] })
    .map((value) => new Uint8Array(Buffer.from(JSON.stringify(value))))
  const bytes = fc.oneof(fc.uint8Array({ maxLength: 200 }), torso, near)

  test('of any status never throw', async () => {
    const status = fc.integer({ min: 200, max: 599 })
    await fc.assert(
      fc.asyncProperty(bytes, status, async (body, code) => {
        answers = [raw(code, Buffer.from(body), { link: '<x>; rel="next"' })]
        now = NOW
        const evidence = await get()
        if (!evidence.known) because(evidence)
        expect(evidence.known && code !== 200).toBe(false)
      }),
      { numRuns: 100 },
    )
  })

  test('are known only if they are JSON of the shape', async () => {
    let known = 0
    await fc.assert(
      fc.asyncProperty(
        bytes,
        fc.constantFrom('application/json', 'text/html', 'x'),
        async (body, type) => {
          answers = [raw(200, Buffer.from(body), { 'content-type': type })]
          now = NOW
          const evidence = await get()
          const good = z.safeParse(review, parses(body))
          expect(evidence.known).toBe(good.success)
          if (evidence.known) {
            known++
            expect(evidence.value).toEqual(good.data)
          } else because(evidence)
        },
      ),
      { numRuns: 100 },
    )
    expect(known).toBeGreaterThan(10)
  })
})
