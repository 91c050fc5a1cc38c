import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Json } from './description.ts'
import { type Fault, type FaultKind, type FaultOptions, faultsOf } from './faults.ts'
import type { World } from './model.ts'
import { type Api, type Place, understand } from './requests.ts'
import { type Answer, refusal } from './rest.ts'
import { type Reply, type Spoilable, spoiled } from './spoil.ts'
import { type Stories, storiesOf } from './stories.ts'

export interface Options {
  /** What the client has to show. */
  readonly token?: string
  /** `/api/v3` for GitHub Enterprise Server, whose GraphQL is at `/api/graphql`. */
  readonly prefix?: '' | '/api/v3'
  /** Changes an answer before it is checked and sent. */
  readonly drift?: (operation: string, body: Json) => Json
}

export interface Logged {
  readonly api: Api
  /** Id of the REST operation, or name of the GraphQL operation. */
  readonly operation: string
  readonly method: string
  /** With the query. */
  readonly path: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly headers: IncomingHttpHeaders
  /** 0 where nothing was answered. */
  status: number
  /** The fault that befell it. */
  fault: FaultKind | undefined
  readonly violations: string[]
}

/** A GitHub on the loopback interface: its world can be changed while it answers. */
export interface GitHub extends Stories {
  readonly world: World
  /** Base of the REST API, without a slash at its end. */
  readonly url: string
  readonly graphqlUrl: string
  readonly token: string
  /** Every request, in order of arrival. */
  readonly requests: readonly Logged[]
  /** Requests that followed a redirect to another host. */
  readonly elsewhere: readonly Logged[]
  /** Where a request or an answer was not as GitHub describes it. A test asserts that there is none. */
  readonly violations: readonly string[]
  /** Lets a fault befall an operation, or every one for `*`; the function lifts it. */
  fault(operation: string, kind: FaultKind, options?: FaultOptions): () => void
  stop(): Promise<void>
}

interface Pending extends Fault {
  readonly operation: string
  wait: number
  left: number
}

interface State {
  readonly place: Place
  readonly token: string
  readonly violations: string[]
  readonly faults: Set<Pending>
  used: number
}

const LIMIT = 5000
const MOST_BODY = 1_000_000

function takeFault({ faults }: State, operation: string): Pending | undefined {
  for (const fault of faults) {
    if (fault.operation !== '*' && fault.operation !== operation) continue
    if (!faultsOf(operation).includes(fault.kind)) continue
    if (fault.wait > 0) {
      fault.wait -= 1
    } else if (fault.left > 0) {
      fault.left -= 1
      return fault
    }
  }
  return undefined
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk
    if (text.length > MOST_BODY) throw new Error('the body of a request is too long')
  }
  return text
}

/** What GitHub refuses before it looks at what is asked. */
function turnedAway(state: State, headers: IncomingHttpHeaders): Answer | undefined {
  if (!headers['user-agent']) {
    return refusal(403, 'Request forbidden by administrative rules.')
  }
  const token = /^(?:token|bearer) (.+)$/i.exec(headers.authorization ?? '')?.[1]
  return token === state.token ? undefined : refusal(401, 'Bad credentials')
}

function headersOf(state: State, api: Api): Record<string, string> {
  state.used += 1
  return {
    'content-type': 'application/json; charset=utf-8',
    'x-github-media-type': 'github.v3; format=json',
    'x-github-api-version-selected': '2022-11-28',
    'x-github-request-id': `ROLL:${state.used}`,
    'x-ratelimit-limit': `${LIMIT}`,
    'x-ratelimit-remaining': `${LIMIT - state.used}`,
    'x-ratelimit-used': `${state.used}`,
    'x-ratelimit-reset': `${Math.ceil(Date.now() / 1000) + 3600}`,
    'x-ratelimit-resource': api === 'rest' ? 'core' : 'graphql',
  }
}

function send(response: ServerResponse, { status, headers, text, cut }: Reply): void {
  if (text === undefined) {
    response.writeHead(status, headers).end()
    return
  }
  const bytes = Buffer.from(text)
  if (cut === undefined) {
    response.writeHead(status, { ...headers, 'content-length': bytes.length }).end(bytes)
    return
  }
  const length = cut === 'length' ? { 'content-length': bytes.length } : {}
  response.writeHead(status, { ...headers, ...length })
  // Only what was written out has to arrive before the connection is gone.
  response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () =>
    response.socket?.destroySoon(),
  )
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** Where a server listens, and what it logs. */
interface Host {
  readonly log: Logged[]
  /** Nobody has to show a token to a stranger, and nothing befalls its answers. */
  readonly stranger: boolean
  origin: string
}

/** What is sent for an answer: itself, or what the fault makes of it. */
function replyTo(logged: Logged, right: Spoilable, fault: Fault | undefined): Reply {
  const wrong = fault && spoiled(right, fault)
  if (wrong === undefined) return { ...right, text: JSON.stringify(right.body) }
  logged.fault = fault?.kind
  return wrong
}

function note(state: State, logged: Logged, problems: readonly string[]): void {
  logged.violations.push(...problems)
  state.violations.push(...problems.map((problem) => `${logged.operation}: ${problem}`))
}

interface Exchange {
  readonly host: Host
  readonly strangers: Host
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

async function handle(state: State, exchange: Exchange): Promise<void> {
  const { host, strangers, request, response } = exchange
  const { method = 'GET', headers } = request
  const url = new URL(request.url ?? '/', host.origin)
  const path = `${url.pathname}${url.search}`
  const text = await bodyOf(request)
  const { work, ...asked } = understand(state.place, method, url, text)
  const unanswered = { status: 0, fault: undefined, violations: [] }
  const logged: Logged = { ...asked, method, path, headers, ...unanswered }
  host.log.push(logged)
  const refused = host.stranger ? undefined : turnedAway(state, headers)
  const fault = host.stranger || refused ? undefined : takeFault(state, asked.operation)
  if (fault?.kind === 'hang' || fault?.kind === 'reset') {
    logged.fault = fault.kind
    if (fault.kind === 'reset') request.socket.resetAndDestroy()
    return
  }
  if (fault?.kind === 'delay') await wait(fault.ms ?? 200)
  const { answer, problems } = refused ? { answer: refused, problems: [] } : work(fault)
  note(state, logged, problems)
  const right = {
    ...answer,
    headers: { ...headersOf(state, asked.api), ...answer.headers },
    operation: asked.operation,
    now: Date.now(),
    elsewhere: `${strangers.origin}${path}`,
  }
  const reply = replyTo(logged, right, fault)
  logged.status = reply.status
  send(response, reply)
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}

/**
 * Starts a GitHub that answers for the world, until it is stopped:
 *
 *     const github = await startGitHub(world({ pulls: [{ reviews: [{ by: 'ben' }] }] }))
 *     github.push({ pull: 12, by: 'cleo' })
 *     github.fault('pulls/list-reviews', 'truncate-length', { after: 1, times: 1 })
 */
export async function startGitHub(world: World, options: Options = {}): Promise<GitHub> {
  const { token = 'ghs_test', prefix = '', drift } = options
  const state: State = {
    place: { world, prefix, drift },
    token,
    violations: [],
    faults: new Set(),
    used: 0,
  }
  const own: Host = { log: [], stranger: false, origin: '' }
  const strangers: Host = { log: [], stranger: true, origin: '' }
  const servers = [own, strangers].map((host) =>
    createServer((request, response) => {
      handle(state, { host, strangers, request, response }).catch((error: unknown) => {
        // A client may go away in the middle of its question.
        if (request.complete) state.violations.push(`the tests' GitHub failed: ${String(error)}`)
        response.destroy()
      })
    }),
  )
  const origins = await Promise.all(servers.map(listen))
  own.origin = origins[0] as string
  strangers.origin = origins[1] as string
  return {
    ...storiesOf(world),
    world,
    url: `${own.origin}${prefix}`,
    graphqlUrl: `${own.origin}${prefix === '' ? '' : '/api'}/graphql`,
    token,
    requests: own.log,
    elsewhere: strangers.log,
    violations: state.violations,
    fault(operation, kind, given = {}) {
      const fault = {
        operation,
        kind,
        ...given,
        wait: given.after ?? 0,
        left: given.times ?? Number.POSITIVE_INFINITY,
      }
      state.faults.add(fault)
      return () => state.faults.delete(fault)
    },
    async stop() {
      await Promise.all(servers.map(closeServer))
    },
  }
}
