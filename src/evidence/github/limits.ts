/** How long GitHub asks to wait, and why. */
export interface Limit {
  readonly why: 'asked' | 'primary' | 'secondary'
  /** In milliseconds. */
  readonly wait: number
}

/** Where GitHub names no time for a secondary limit, its documentation asks for a minute. */
const MINUTE = 60_000

const PRIMARY = /API rate limit (?:already )?exceeded/i
const SECONDARY = /secondary rate limit|abuse detection/i

/**
 * The limit that a refusal is about, if it is about one.
 * https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
export function limitOf(headers: Headers, message: string, now: number): Limit | undefined {
  const asked = retryAfter(headers, now)
  if (SECONDARY.test(message)) return { why: 'secondary', wait: asked ?? MINUTE }
  if (asked !== undefined) return { why: 'asked', wait: asked }
  const spent = spentUntil(headers, now)
  if (spent !== undefined) return { why: 'primary', wait: spent }
  return PRIMARY.test(message) ? { why: 'primary', wait: MINUTE } : undefined
}

/** Milliseconds until there are requests again, where the last one is spent. */
export function spentUntil(headers: Headers, now: number): number | undefined {
  if (headers.get('x-ratelimit-remaining') !== '0') return undefined
  const reset = headers.get('x-ratelimit-reset') ?? ''
  if (!/^\d{1,12}$/.test(reset)) return MINUTE
  // The reset is told in whole seconds of GitHub's own clock.
  return Math.max(0, Number(reset) * 1000 - (dateOf(headers) ?? now)) + 1000
}

/** How long an answer asks to wait, in milliseconds. */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const text = headers.get('retry-after')
  if (text === null) return undefined
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000
  const at = Date.parse(text)
  return Number.isNaN(at) ? MINUTE : Math.max(0, at - (dateOf(headers) ?? now))
}

/** When an answer was made, by GitHub's clock; undefined where it does not say. */
export function dateOf(headers: Headers): number | undefined {
  const at = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(at) ? undefined : at
}
