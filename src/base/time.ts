const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 }

/** How a duration is written, for messages and schemas. */
export const DURATION = /^(?=\d)(?:\d{1,6}w)?(?:\d{1,6}d)?(?:\d{1,6}h)?(?:\d{1,6}m)?(?:\d{1,6}s)?$/

/** `90s`, `30m`, `1h30m`, `14d`, `2w` in seconds; undefined for anything else. */
export function duration(text: string): number | undefined {
  if (!DURATION.test(text)) return undefined
  let seconds = 0
  for (const [, number, unit] of text.matchAll(/(\d+)([wdhms])/g)) {
    seconds += Number(number) * SECONDS[unit as keyof typeof SECONDS]
  }
  return seconds
}

/** `30m`, `1h 30m`, `14d`: the two largest units of some seconds. */
export function span(seconds: number): string {
  const parts: string[] = []
  let left = Math.max(0, Math.round(seconds))
  for (const [unit, size] of [
    ['d', 86_400],
    ['h', 3600],
    ['m', 60],
    ['s', 1],
  ] as const) {
    const whole = Math.floor(left / size)
    left -= whole * size
    if (whole > 0) parts.push(`${whole}${unit}`)
  }
  return parts.slice(0, 2).join(' ') || '0s'
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const MOMENT =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

/**
 * A date or a time with its zone (ISO 8601) in milliseconds since 1970; undefined for anything
 * else, such as the 30th of February or a time without a zone. A date is its first moment in UTC.
 */
export function instant(text: string): number | undefined {
  const found = DAY.exec(text) ?? MOMENT.exec(text)
  if (!found) return undefined
  const [, year, month, day] = found.map(Number) as [number, number, number, number]
  const date = new Date(Date.UTC(year, month - 1, day))
  // Date rolls the 30th of February over into March instead of refusing it.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined
  const at = Date.parse(text.replace(' ', 'T'))
  return Number.isNaN(at) ? undefined : at
}

/** The same, where a date holds until its last moment in UTC. */
export function lastInstant(text: string): number | undefined {
  const at = instant(text)
  return at !== undefined && DAY.test(text) ? at + SECONDS.d * 1000 - 1 : at
}

/** `2012-08-01T13:30:00Z`, without the milliseconds. */
export function moment(at: number): string {
  return new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z')
}
