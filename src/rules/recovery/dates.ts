import { instant, span } from '../../base/time.ts'

/** `was never drilled`: why a date shows nothing recent, or undefined where it does. */
export function notLately(
  done: string,
  date: string | undefined,
  oldest: number,
  now: number,
): string | undefined {
  if (date === undefined) return `was never ${done}, as far as the manifest says`
  const age = now - (instant(date) ?? Number.NaN)
  if (age < 0) return `was ${done} on ${date}, which is still to come`
  if (age <= oldest * 1000) return undefined
  return `was ${done} on ${date}, longer ago than the ${span(oldest)} that the policy allows`
}
