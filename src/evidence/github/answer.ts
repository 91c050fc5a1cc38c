import * as z from 'zod/mini'
import { moment, span } from '../../base/time.ts'
import { AGAIN, type Fault, failed, type Outcome, quoted } from './fault.ts'
import { dateOf, type Limit, limitOf, retryAfter } from './limits.ts'
import { permit } from './permissions.ts'
import type { Answer, Ask } from './wire.ts'

/** How far GitHub's clock may be from ours, in milliseconds; beyond it an answer is of another time. */
const FAR = 5 * 60_000

/** The JSON of an answer, or why it is none that can be relied on. */
export function read(ask: Ask, answer: Answer, now: number): Outcome<unknown> {
  const parsed = parse(ask, answer)
  const fault = refusal(ask, answer, parsed, now)
  if (fault) return failed(fault)
  return parsed
}

function refusal(
  ask: Ask,
  answer: Answer,
  parsed: Outcome<unknown>,
  now: number,
): Fault | undefined {
  const { status, headers } = answer
  const skew = skewed(ask, headers, now)
  if (status === 200) return skew
  const message = messageOf(parsed)
  if (status === 401) return unauthorized(ask, message)
  if (status === 403 || status === 429) return forbidden(ask, answer, parsed, now)
  if (status === 404) return skew ?? missing(ask, answer, message)
  return failing(ask, answer, message, now)
}

function parse({ name }: Ask, { status, headers, text }: Answer): Outcome<unknown> {
  const again = 0
  if (text === '') {
    return failed({ what: `GitHub answered ${name} with nothing at all`, next: AGAIN, again })
  }
  try {
    if (text !== undefined) return { ok: true, value: JSON.parse(text) }
  } catch {
    // What it is instead is said below.
  }
  const page = isPage(headers, text)
  const instead = page ? 'a web page' : text === undefined ? 'bytes that are no text' : quoted(text)
  return failed({
    what: `GitHub answered ${name} with ${instead} (status ${status}), and that is not JSON`,
    next: page
      ? 'Check the address of the API (GITHUB_API_URL, GITHUB_GRAPHQL_URL) and the proxy in between, and run it again'
      : AGAIN,
    again,
  })
}

function isPage(headers: Headers, text = ''): boolean {
  return /^text\/html\b/i.test(headers.get('content-type') ?? '') || /^\s*<(?:!|html)/i.test(text)
}

/** What GitHub says of an error. */
function messageOf(parsed: Outcome<unknown>): string | undefined {
  if (!parsed.ok) return undefined
  const result = z.safeParse(MESSAGE, parsed.value)
  return result.success ? result.data.message : undefined
}

const MESSAGE = z.object({ message: z.string() })

function skewed({ name }: Ask, headers: Headers, now: number): Fault | undefined {
  const date = headers.get('date')
  if (date === null) return undefined
  const at = dateOf(headers)
  if (at !== undefined && Math.abs(at - now) <= FAR) return undefined
  return {
    what: `GitHub's answer to ${name} is of ${at === undefined ? quoted(date) : moment(at)}, and here it is ${moment(now)}: one of the two clocks is wrong, or the answer is an old one`,
    next: 'Set the clock of this machine, and check that nothing in between keeps answers',
  }
}

function unauthorized({ name }: Ask, message: string | undefined): Fault {
  return {
    what: `GitHub does not accept the token for ${name}${said(message)}`,
    next: 'Check that the token is whole, has not expired, and belongs to this GitHub',
  }
}

function forbidden(
  ask: Ask,
  { headers, url }: Answer,
  parsed: Outcome<unknown>,
  now: number,
): Fault {
  const message = messageOf(parsed)
  const limit = limitOf(headers, message ?? '', now)
  if (limit) return limited(ask, limit)
  if (headers.has('x-github-sso')) return singleSignOn(ask)
  // GitHub refuses in JSON; this is somebody in between.
  if (!parsed.ok) return parsed.fault
  const next = permit(new URL(url).pathname, headers.get('x-accepted-github-permissions'))
  return notPermitted(ask, message, next)
}

export function singleSignOn({ name }: Ask): Fault {
  return {
    what: `GitHub refuses ${name}, because the organization asks for single sign-on and the token was not authorized for it`,
    next: 'Authorize the token for the organization (Configure SSO, in the settings of the token)',
  }
}

export function notPermitted(
  { name }: Ask,
  message: string | undefined,
  permission: string,
): Fault {
  const byToken = message === undefined || /not accessible by|must have|permission/i.test(message)
  return {
    what: `GitHub refuses ${name}${said(message)}`,
    next: byToken ? permission : `Do what GitHub says; where it names no reason: ${permission}`,
  }
}

export function limited({ name }: Ask, limit: Limit): Fault {
  const { why, wait } = limit
  const seconds = Math.ceil(wait / 1000)
  const until = seconds > 0 ? `for ${span(seconds)}` : 'for a moment'
  return {
    what: `GitHub refuses ${name} ${until}: ${LIMITS[why]}`,
    next: `Run it again in ${span(Math.max(1, seconds))}; a token of a GitHub App has a limit of its own`,
    again: wait,
    limit,
  }
}

const LIMITS = {
  asked: 'it asks to wait',
  primary: 'the token has used up its requests of this hour',
  secondary: 'too many requests came at once (a secondary rate limit)',
}

function missing({ name, door }: Ask, answer: Answer, message: string | undefined): Fault {
  if (door === 'graphql' || message === undefined) {
    return {
      what: `Nothing of GitHub's is at ${new URL(answer.url).host} for ${name} (status 404)`,
      next: 'Check the address of the API (GITHUB_API_URL, GITHUB_GRAPHQL_URL)',
    }
  }
  return {
    what: `GitHub has nothing for ${name}, or nothing that the token may see${said(message)}`,
    next: 'Check the name, and that the token may read it',
    absent: true,
  }
}

function failing(
  { name }: Ask,
  { status, headers, text }: Answer,
  message: string | undefined,
  now: number,
): Fault {
  const serious = status >= 500 || status === 408 || (status >= 200 && status < 300)
  const page = message === undefined && isPage(headers, text) ? ' and a web page' : ''
  return {
    what: `GitHub answered ${name} with the status ${status}${page}${said(message)}, and that is no answer`,
    next: serious ? AGAIN : 'Do what GitHub says, and run it again',
    ...(serious ? { again: retryAfter(headers, now) ?? 0 } : {}),
  }
}

function said(message: string | undefined): string {
  return message ? ` (${quoted(message)})` : ''
}
