import type * as z from 'zod/mini'
import { cut } from '../../base/words.ts'
import type { Evidence, Problem } from '../../model/evidence.ts'
import { known, unknown, wholeFile } from '../problem.ts'
import { address, misleading, within } from './address.ts'
import { read } from './answer.ts'
import { type Asking, asking } from './asking.ts'
import { budgetOf, type Sleep, sleep } from './budget.ts'
import { type Fault, failed, type Outcome, quoted, redactor, then } from './fault.ts'
import { dataOf, queryName } from './graphql.ts'
import { everyPage } from './pages.ts'
import { shaped } from './shape.ts'
import { type Ask, following, type Sender, wireOf } from './wire.ts'

export type Parameters = Readonly<Record<string, string | number>>

/**
 * Asks GitHub. Every answer is complete and has the shape that was asked for, or it is unknown with
 * the reason. A problem that is `absent` is a 404, or NOT_FOUND of GraphQL: nothing is there, or
 * nothing that the token may see.
 */
export interface Client {
  /** One answer of the REST API: `get('GET /repos/{owner}/{repo}/actions/runs/{run_id}', …)`. */
  get<T>(route: string, parameters: Parameters, shape: z.ZodMiniType<T>): Promise<Evidence<T>>
  /** Every item of every page of a list. */
  pages<T>(
    route: string,
    parameters: Parameters,
    item: z.ZodMiniType<T>,
  ): Promise<Evidence<readonly T[]>>
  /** The `data` of a GraphQL query; an answer with any error is unknown. */
  query<T>(
    query: string,
    variables: Readonly<Record<string, unknown>>,
    shape: z.ZodMiniType<T>,
  ): Promise<Evidence<T>>
}

export interface Options {
  /** `https://api.github.com`, or `https://host/api/v3` of GitHub Enterprise Server. */
  readonly apiUrl: string
  /** `https://api.github.com/graphql`, or `https://host/api/graphql`. */
  readonly graphqlUrl: string
  readonly token: string
  /** Now, in milliseconds since 1970; GitHub's own clock may be five minutes away from it. */
  readonly clock: () => number
  readonly sleep?: Sleep
  /** From 0 to 1: spreads what is tried again. */
  readonly random?: () => number
  /** For all requests together from now on, in milliseconds. */
  readonly within?: number
  /** For one request, in milliseconds. */
  readonly each?: number
  /** The most requests that run at once. */
  readonly atOnce?: number
}

/** Ask GitHub for no more than a minute, unless told otherwise. */
const WITHIN = 60_000

/** GitHub itself gives up on a question after ten seconds. */
const EACH = 15_000

/**
 * A client whose time runs while it asks. It always opens: where it cannot ask, every answer is
 * unknown and says why.
 */
export async function openClient(options: Options): Promise<Client> {
  const { apiUrl, graphqlUrl, token, clock, random = Math.random, atOnce = 4 } = options
  const { within: time = WITHIN, each = EACH } = options
  const rest = address(apiUrl)
  const graphql = address(graphqlUrl)
  const host = rest === undefined ? 'GitHub' : new URL(rest).host
  const redact = redactor(token)
  const tell: Tell = (fault) => problemOf(fault, host, redact)
  if (rest === undefined) return refusing(tell(noAddress(apiUrl)))
  if (graphql === undefined) return refusing(tell(noAddress(graphqlUrl)))
  if (!/^[\x21-\x7e]+$/.test(token)) return refusing(tell(NO_TOKEN))
  const octokit = await octokitOf(token, rest)
  if (!octokit.ok) return refusing(tell(octokit.fault))
  const budget = budgetOf(clock, time, options.sleep ?? sleep)
  const { send, fetch, urlOf } = octokit.value
  const wire = following(wireOf(send, fetch), rest)
  const ask = asking({ wire, clock, budget, random, within: time, each, atOnce })
  return clientOf({ ask, clock, rest, graphql, urlOf, tell })
}

type Tell = (fault: Fault) => Problem

interface Means {
  readonly ask: Asking
  readonly clock: () => number
  readonly rest: string
  readonly graphql: string
  readonly urlOf: UrlOf
  readonly tell: Tell
}

function clientOf({ ask, clock, rest, graphql, urlOf, tell }: Means): Client {
  const evidence = <T>(outcome: Outcome<T>): Evidence<T> =>
    outcome.ok ? known(outcome.value) : unknown(tell(outcome.fault))

  const question = (route: string, parameters: Parameters): Outcome<Ask> => {
    const path = route.replace(/^GET /, '')
    const wrong = misleading(path, parameters)
    if (wrong !== undefined) return failed(noName(path, wrong, parameters[wrong]))
    const url = within(rest, urlOf(path, parameters), rest)
    if (url === undefined) return failed(noAddress(path))
    const name = `GET ${cut(url.slice(rest.length).replace(/\?.*/, ''), LONGEST)}`
    return { ok: true, value: { door: 'rest', url, name } }
  }

  return {
    get: async (route, parameters, shape) => {
      const asked = question(route, parameters)
      if (!asked.ok) return evidence(asked)
      const { value: one } = asked
      return evidence(
        await ask(one, (answer) =>
          then(read(one, answer, clock()), (value) =>
            shaped(value, shape, `GitHub's answer to ${one.name}`),
          ),
        ),
      )
    },
    pages: async (route, parameters, item) => {
      const asked = question(route, { per_page: 100, ...parameters })
      return evidence(asked.ok ? await everyPage(asked.value, item, rest, ask, clock) : asked)
    },
    query: async (query, variables, shape) => {
      const asked: Ask = {
        door: 'graphql',
        url: graphql,
        body: { query, variables },
        name: queryName(query),
      }
      return evidence(
        await ask(asked, (answer) => {
          const data = then(read(asked, answer, clock()), (value) =>
            dataOf(asked, value, answer.headers, clock()),
          )
          return then(data, (value) => shaped(value, shape, `GitHub's answer to ${asked.name}`))
        }),
      )
    },
  }
}

/** The longest path that a sentence shows, in UTF-16 units. */
const LONGEST = 160

interface Octokit {
  readonly send: Sender
  readonly fetch: typeof globalThis.fetch
  readonly urlOf: UrlOf
}

type UrlOf = (path: string, parameters: Parameters) => string

async function octokitOf(token: string, baseUrl: string): Promise<Outcome<Octokit>> {
  try {
    // It reads the event of the run as it is loaded, and throws where that is broken.
    const { getOctokit } = await import('@actions/github')
    const { request } = getOctokit(token, { baseUrl, userAgent: 'rollcall' })
    const urlOf: UrlOf = (path, parameters) =>
      request.endpoint({ ...parameters, baseUrl, method: 'GET', url: path }).url
    return {
      ok: true,
      value: { send: request, fetch: request.endpoint.DEFAULTS.request?.fetch, urlOf },
    }
  } catch (error) {
    return failed({
      what: `GitHub's client does not start here: ${quoted(String(error))}`,
      next: 'Check the variables GITHUB_EVENT_PATH and GITHUB_API_URL and those of the proxy',
    })
  }
}

function refusing(problem: Problem): Client {
  const refuse = async () => unknown(problem)
  return { get: refuse, pages: refuse, query: refuse }
}

/** What a server says may hold anything, and the token too. */
function problemOf(
  { what, next, absent }: Fault,
  host: string,
  redact: (text: string) => string,
): Problem {
  return {
    what: redact(what),
    next: redact(next),
    place: wholeFile(host),
    ...(absent ? { absent } : {}),
  }
}

function noAddress(text: string): Fault {
  return {
    what: `${quoted(text)} is no address of GitHub's`,
    next: 'Write it in full, as in https://api.github.com or https://github.example.com/api/v3',
  }
}

function noName(path: string, name: string, value: string | number | undefined): Fault {
  return {
    what: `${path} cannot be asked: ${quoted(String(value ?? ''))} is no ${name.replaceAll('_', ' ')}`,
    next: 'Check the name',
  }
}

const NO_TOKEN: Fault = {
  what: 'The token for GitHub is empty, or holds a blank or another character that no token has',
  next: 'Check how it is handed over; a line end often comes from the file or the command that it is read from',
}
