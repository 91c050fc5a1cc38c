import type { Json } from './description.ts'
import { type Fault, isRest } from './faults.ts'

// Makes of a right answer what a fault sends in its place.

/** What is sent; `undefined` in place of a text sends no body. */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string | undefined
  /** Half of it is sent, and the connection closed. */
  readonly cut?: 'length' | 'chunked'
}

export interface Spoilable {
  readonly operation: string
  readonly status: number
  readonly body: Json
  readonly headers: Readonly<Record<string, string>>
  /** In milliseconds since 1970. */
  readonly now: number
  /** Where a redirect leads. */
  readonly elsewhere: string
}

/** A field of each answer that somebody needs; of a list, one of its first item. */
const NEEDED: Readonly<Record<string, string>> = {
  'actions/get-pending-deployments-for-run': '0.environment.name',
  'actions/get-reviews-for-run': '0.user.id',
  'actions/get-workflow-run': 'triggering_actor.id',
  'actions/get-workflow-run-attempt': 'triggering_actor.id',
  'git/get-ref': 'object.sha',
  'pulls/get': 'head.sha',
  'pulls/list-commits': '0.sha',
  'pulls/list-reviews': '0.state',
  'rate-limit/get': 'resources',
  'repos/compare-commits-with-basehead': 'status',
  'repos/get': 'default_branch',
  'repos/get-collaborator-permission-level': 'role_name',
  'repos/get-environment': 'name',
  'repos/list-activities': '0.actor',
  'repos/list-deployment-statuses': '0.state',
  'repos/list-deployments': '0.sha',
  'repos/list-pull-requests-associated-with-commit': '0.number',
  'teams/get-by-name': 'slug',
  'teams/get-membership-for-user-in-org': 'state',
}

const HTML =
  '<!DOCTYPE html>\n<html><body><p>We had issues producing the response.</p></body></html>'

function json(status: number, body: Json, headers: Readonly<Record<string, string>>): Reply {
  return { status, headers, text: JSON.stringify(body) }
}

function html(status: number): Reply {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, text: HTML }
}

function errorBody(status: number, message: string): Json {
  return { message, documentation_url: 'https://docs.github.com/rest', status: `${status}` }
}

const MESSAGES: Readonly<Record<number, string>> = {
  401: 'Bad credentials',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  500: 'Server Error',
  502: 'Server Error',
  503: 'Service unavailable',
}

function isTree(value: Json | undefined): value is Json[] | { [key: string]: Json } {
  return typeof value === 'object' && value !== null
}

/** Keys and indexes down to a leaf, through the first item of every list that has one. */
function deepest(node: Json, path: readonly string[] = []): readonly string[] {
  if (!isTree(node)) return path
  const below = Object.entries(node).map(([key, value]) => deepest(value, [...path, key]))
  return below.reduce((best, each) => (each.length > best.length ? each : best), path)
}

/** What of a GraphQL answer is not its errors. */
function dataOf(body: Json): Json {
  return isTree(body) && !Array.isArray(body) ? (body['data'] ?? null) : null
}

/** Of GraphQL every field was asked for, so that any will do. */
function neededPath({ operation, body }: Spoilable, path: string | undefined): readonly string[] {
  const given = path ?? NEEDED[operation]
  return given === undefined ? deepest(dataOf(body), ['data']) : given.split('.')
}

/** A copy in which `change` was given the holder of a field; undefined where there is no such field. */
function changedAt(
  body: Json,
  path: readonly string[],
  change: (holder: { [key: string]: Json }, key: string) => void,
): Json | undefined {
  const copy = structuredClone(body)
  let holder: Json | undefined = copy
  for (const key of path.slice(0, -1)) {
    holder = isTree(holder) ? (holder as { [key: string]: Json })[key] : undefined
  }
  const last = path.at(-1)
  if (!isTree(holder) || last === undefined || !(last in holder)) return undefined
  change(holder as { [key: string]: Json }, last)
  return copy
}

function spoilField(answer: Spoilable, fault: Fault): Reply | undefined {
  const body = changedAt(answer.body, neededPath(answer, fault.path), (holder, key) => {
    if (fault.kind === 'missing-field') delete holder[key]
    else holder[key] = typeof holder[key] === 'number' ? `${holder[key]}` : 4711
  })
  return body === undefined ? undefined : json(answer.status, body, answer.headers)
}

function wrongType({ body, status, headers, operation }: Spoilable): Reply {
  if (!isRest(operation)) return json(status, { data: [] }, headers)
  return json(status, Array.isArray(body) ? { items: body } : [body], headers)
}

/** A path to the last item of the first list that holds any. */
function lastItem(node: Json, path: readonly string[] = []): readonly string[] | undefined {
  if (!isTree(node)) return undefined
  if (Array.isArray(node)) return node.length > 0 ? [...path, `${node.length - 1}`] : undefined
  for (const [key, value] of Object.entries(node)) {
    const found = lastItem(value, [...path, key])
    if (found !== undefined) return found
  }
  return undefined
}

const WENT_WRONG =
  'Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug.'

function withError(answer: Spoilable, fault: Fault, error: { [key: string]: Json }): Reply {
  const path = fault.path?.split('.') ??
    lastItem(dataOf(answer.body), ['data']) ?? ['data', 'repository']
  const body = changedAt(answer.body, path, (holder, key) => {
    holder[key] = null
  })
  const told = path.slice(1).map((key) => (/^\d+$/.test(key) ? Number(key) : key))
  const errors = [{ ...error, path: told, locations: [{ line: 1, column: 1 }] }]
  return json(200, { data: dataOf(body ?? null), errors }, answer.headers)
}

function graphqlErrors(answer: Spoilable, type: string, message: string, more: Json = {}): Reply {
  return json(200, { errors: [{ type, message, ...(more as object) }] } as Json, answer.headers)
}

function limited(answer: Spoilable, fault: Fault): Reply {
  const seconds = fault.seconds ?? 60
  if (fault.kind === 'secondary-limit') {
    const message =
      'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'
    const headers = { ...answer.headers, 'retry-after': `${seconds}` }
    return json(403, errorBody(403, message), headers)
  }
  const message = 'API rate limit exceeded for installation ID 1.'
  const headers = {
    ...answer.headers,
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': `${Math.ceil(answer.now / 1000) + seconds}`,
  }
  return isRest(answer.operation)
    ? json(403, errorBody(403, message), headers)
    : graphqlErrors({ ...answer, headers }, 'RATE_LIMITED', message)
}

function forbidden(answer: Spoilable, fault: Fault): Reply {
  const integration = 'Resource not accessible by integration'
  const saml =
    'Resource protected by organization SAML enforcement. You must grant your OAuth token access to this organization.'
  if (isRest(answer.operation)) {
    if (fault.kind === 'no-permission')
      return json(403, errorBody(403, integration), answer.headers)
    const url = 'required; url=https://github.com/orgs/acme/sso?authorization_request=1'
    return json(403, errorBody(403, saml), { ...answer.headers, 'x-github-sso': url })
  }
  return fault.kind === 'no-permission'
    ? withError(answer, fault, { type: 'FORBIDDEN', message: integration })
    : graphqlErrors(answer, 'FORBIDDEN', saml, { extensions: { saml_failure: true } })
}

/** What is sent in place of the right answer; undefined where this answer has nothing to spoil. */
export function spoiled(answer: Spoilable, fault: Fault): Reply | undefined {
  const { status, body, headers } = answer
  const text = JSON.stringify(body)
  switch (fault.kind) {
    case 'status-401':
    case 'status-403':
    case 'status-404':
    case 'status-429':
    case 'status-500':
    case 'status-502':
    case 'status-503': {
      const code = Number(fault.kind.slice('status-'.length))
      return json(code, errorBody(code, MESSAGES[code] ?? ''), headers)
    }
    case 'html-502':
      return html(502)
    case 'html-200':
      return html(200)
    case 'truncate-length':
      return { status, headers, text, cut: 'length' }
    case 'truncate-chunked':
      return { status, headers, text, cut: 'chunked' }
    case 'empty-200':
      return { status: 200, headers, text: '' }
    case 'empty-204':
      return { status: 204, headers, text: undefined }
    case 'json-null':
      return json(status, null, headers)
    case 'wrong-type':
      return wrongType(answer)
    case 'wrong-field':
    case 'missing-field':
      return spoilField(answer, fault)
    case 'primary-limit':
    case 'secondary-limit':
      return limited(answer, fault)
    case 'sso':
    case 'no-permission':
      return forbidden(answer, fault)
    case 'redirect': {
      const code = isRest(answer.operation) ? 302 : 307
      return { status: code, headers: { ...headers, location: answer.elsewhere }, text: '' }
    }
    case 'clock-skew': {
      const date = new Date(answer.now + (fault.ms ?? 3_600_000)).toUTCString()
      return { status, headers: { ...headers, date }, text }
    }
    case 'graphql-partial':
      return withError(answer, fault, { type: 'SERVICE_UNAVAILABLE', message: WENT_WRONG })
    case 'graphql-errors':
      return graphqlErrors(answer, 'SERVICE_UNAVAILABLE', WENT_WRONG)
    case 'cursor-stuck':
    case 'page-repeated':
    case 'page-dropped':
    case 'hang':
    case 'reset':
    case 'delay':
      return { status, headers, text }
  }
}
