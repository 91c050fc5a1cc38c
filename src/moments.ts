import type { Moment } from './model/rule.ts'

/** In the order in which they come. */
export const MOMENTS = ['plan', 'deploy', 'activate'] as const satisfies readonly Moment[]

/** Whether what is asked from one moment on is asked at another. */
export function isAsked(from: Moment, at: Moment): boolean {
  return MOMENTS.indexOf(from) <= MOMENTS.indexOf(at)
}
