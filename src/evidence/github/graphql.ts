import * as z from 'zod/mini'
import { cut, list } from '../../base/words.ts'
import { limited, notPermitted, singleSignOn } from './answer.ts'
import { AGAIN, type Fault, failed, type Outcome, quoted } from './fault.ts'
import { limitOf, spentUntil } from './limits.ts'
import { permit } from './permissions.ts'
import type { Ask } from './wire.ts'

/** What people know a query by: its name, where it has one. */
export function queryName(query: string): string {
  const name = /^\s*query\s+(\w+)/.exec(query)?.[1]
  return name === undefined ? 'the GraphQL query' : `the GraphQL query ${cut(name, 40)}`
}

const failure = z.object({
  message: z.catch(z.string(), ''),
  type: z.catch(z.optional(z.string()), undefined),
  path: z.catch(z.array(z.union([z.string(), z.number()])), []),
  extensions: z.catch(z.object({ saml_failure: z.optional(z.boolean()) }), {}),
})
type Failure = z.infer<typeof failure>

/** The `data` of an answer; one with an error gives none, since what is missing in it looks like nothing. */
export function dataOf(ask: Ask, value: unknown, headers: Headers, now: number): Outcome<unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return failed(noData(ask, 'no object'))
  }
  if ('errors' in value) {
    const left = 'data' in value && holdsAnything(value.data)
    return failed(explained(ask, value.errors, left, headers, now))
  }
  if (!('data' in value)) return failed(noData(ask, 'no data'))
  if (value.data === null) return failed(noData(ask, 'data that is null'))
  return { ok: true, value: value.data }
}

function noData({ name }: Ask, instead: string): Fault {
  return {
    what: `GitHub answered ${name} with ${instead}, and without an error that says why`,
    next: AGAIN,
    again: 0,
  }
}

function explained(ask: Ask, errors: unknown, left: boolean, headers: Headers, now: number): Fault {
  const parsed = z.safeParse(z.array(failure), errors)
  const failures = parsed.success ? parsed.data : []
  const messages = failures.map(({ message }) => message)
  const limit = limitFor(failures, messages.join(' '), headers, now)
  if (limit) return limited(ask, limit)
  if (failures.some(({ extensions }) => extensions.saml_failure)) return singleSignOn(ask)
  const refused = failures.find(
    ({ type }) => type === 'FORBIDDEN' || type === 'INSUFFICIENT_SCOPES',
  )
  if (refused) return notPermitted(ask, refused.message, permit(`/${refused.path.join('/')}`, null))
  // Where one of several things was found, it is not the whole answer that is not there.
  if (!left && failures.length > 0 && failures.every(({ type }) => type === 'NOT_FOUND')) {
    return missing(ask, messages)
  }
  return {
    what: `GitHub answered ${ask.name} with ${messages.length > 0 ? list(messages.map(quoted), 3) : 'errors that it does not name'}, and what it left out is not known`,
    next: AGAIN,
    ...(messages.some((message) => PASSING.test(message)) ? { again: 0 } : {}),
  }
}

/** How deep an answer is looked into. */
const DEEPEST = 20

/** Whether there is any value but null in what objects hold. */
function holdsAnything(data: unknown): boolean {
  let level = [data]
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth++) {
    const values = level.filter((value) => value !== null)
    if (values.some((value) => typeof value !== 'object' || Array.isArray(value))) return true
    level = values.flatMap((value) => Object.values(value as object))
  }
  return level.length > 0
}

/** Errors of GitHub's own that mostly do not come back. */
const PASSING = /something went wrong|timeout|timed out|try again/i

function limitFor(failures: readonly Failure[], text: string, headers: Headers, now: number) {
  const spent = failures.some(({ type }) => type === 'RATE_LIMITED' || type === 'RATE_LIMIT')
  const limit = limitOf(headers, text, now)
  if (limit?.why === 'primary' && !spent && !LIMIT.test(text)) return undefined
  if (limit || !spent) return limit
  return { why: 'primary', wait: spentUntil(headers, now) ?? 60_000 } as const
}

const LIMIT = /rate limit/i

function missing({ name }: Ask, messages: readonly string[]): Fault {
  return {
    what: `GitHub has nothing for ${name}, or nothing that the token may see (${list(messages.map(quoted), 3)})`,
    next: 'Check the name, and that the token may read it',
    absent: true,
  }
}
