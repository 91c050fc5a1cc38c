import * as z from 'zod/mini'
import { thousands } from '../../base/words.ts'
import { verbatim, within } from './address.ts'
import { AGAIN, type Fault, failed, type Outcome, quoted } from './fault.ts'

/** One question to GitHub; only such as change nothing are ever sent. */
export interface Ask {
  readonly door: 'rest' | 'graphql'
  readonly url: string
  /** Of GraphQL. */
  readonly body?: { readonly query: string; readonly variables: Readonly<Record<string, unknown>> }
  /** For people: `GET /repos/knight/trading/pulls/12`. */
  readonly name: string
}

/** An answer as it came, whole. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** Undefined where it is not UTF-8. */
  readonly text: string | undefined
  /** After redirections. */
  readonly url: string
}

export type Wire = (ask: Ask, url: string, signal: AbortSignal) => Promise<Outcome<Answer>>

/** What of Octokit is used: it signs a request, and sends it through the proxy of the run. */
export type Sender = (
  options: Record<string, unknown> & { method: 'GET' | 'POST'; url: string },
) => Promise<unknown>

/** The largest answer that is read, in bytes after it was unpacked. */
const LARGEST = 32 * 1024 * 1024

export function wireOf(send: Sender, fetch: typeof globalThis.fetch): Wire {
  return async (ask, url, signal) => {
    let outcome: Outcome<Answer> | undefined
    const request = {
      signal,
      redirect: 'manual',
      // Octokit takes a body that broke off for an empty one, so it gets none, and each is read here.
      fetch: async (to: string, options: RequestInit) => {
        outcome = await received(await fetch(to, options), ask, url)
        return { status: 204, url, headers: new Headers() }
      },
    }
    try {
      await send({ ...ask.body, method: ask.body ? 'POST' : 'GET', url: verbatim(url), request })
    } catch (error) {
      return failed(unreached(ask, why(error)))
    }
    return outcome ?? failed(unreached(ask, 'nothing was sent'))
  }
}

async function received(response: Response, ask: Ask, url: string): Promise<Outcome<Answer>> {
  const { status, headers } = response
  const parts: Uint8Array[] = []
  let size = 0
  try {
    for await (const part of response.body ?? []) {
      size += part.length
      if (size > LARGEST) return failed(tooLarge(ask))
      parts.push(part)
    }
  } catch (error) {
    return failed(brokenOff(ask, why(error)))
  }
  return { ok: true, value: { status, headers, text: decoded(parts), url } }
}

function decoded(parts: readonly Uint8Array[]): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts))
  } catch {
    return undefined
  }
}

/** What the innermost cause of an error says; those around it only say that something failed. */
function why(error: unknown): string {
  const parsed = z.safeParse(FAILURE, error)
  if (!parsed.success) return String(error)
  const { cause, message, code, name } = parsed.data
  return typeof cause === 'object' && cause !== null ? why(cause) : message || code || name
}

const FAILURE = z.object({
  name: z.catch(z.string(), 'an error without a name'),
  message: z.catch(z.string(), ''),
  code: z.catch(z.string(), ''),
  cause: z.optional(z.unknown()),
})

function brokenOff({ name }: Ask, reason: string): Fault {
  return {
    what: `GitHub's answer to ${name} broke off before its end (${quoted(reason)}), and nobody knows what the rest says`,
    next: AGAIN,
    again: 0,
  }
}

function tooLarge({ name }: Ask): Fault {
  return {
    what: `GitHub's answer to ${name} is larger than ${thousands(LARGEST)} bytes, and no answer of GitHub's is`,
    next: 'Look at what answers in place of GitHub',
  }
}

function unreached({ name }: Ask, reason: string): Fault {
  return {
    what: `GitHub did not answer ${name}: ${quoted(reason)}`,
    next: 'Check that this machine reaches GitHub, through its proxy where it has one, and run it again',
    again: 0,
  }
}

const MOST_REDIRECTIONS = 3

/** Follows what leads elsewhere within the REST API, as the old name of a repository does. */
export function following(wire: Wire, rest: string): Wire {
  return async (ask, url, signal) => {
    let to = url
    for (let followed = 0; ; followed++) {
      const outcome = await wire(ask, to, signal)
      if (!outcome.ok || !REDIRECTIONS.has(outcome.value.status)) return outcome
      const location = outcome.value.headers.get('location') ?? ''
      const next = ask.door === 'rest' ? within(rest, location, to) : undefined
      if (location === '' || next === undefined) return failed(ledAway(ask, location))
      if (followed === MOST_REDIRECTIONS) return failed(ledOnAndOn(ask))
      to = next
    }
  }
}

const REDIRECTIONS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

function ledAway({ name }: Ask, location: string): Fault {
  return {
    what: `GitHub's answer to ${name} leads to ${location === '' ? 'nowhere' : quoted(location)}, and a token is not sent elsewhere`,
    next: 'Check the address of the API (GITHUB_API_URL, GITHUB_GRAPHQL_URL) and what stands between this machine and GitHub',
  }
}

function ledOnAndOn({ name }: Ask): Fault {
  return {
    what: `GitHub's answer to ${name} leads on more than ${MOST_REDIRECTIONS} times, and never to an answer`,
    next: 'Check the name of the repository; it may have been renamed',
  }
}
