import type { Source } from './evidence.ts'
import type { Plan } from './plan.ts'
import type { Moment } from './rule.ts'
import type { Verdict } from './verdict.ts'

/** The decision of an earlier moment about the same manifest. */
export interface Earlier {
  readonly source: Source
  readonly moment: Moment
  readonly verdict: Verdict
  /** When it was made, in milliseconds since 1970. */
  readonly at: number
  /** Whether it was judged as of a time that was given. */
  readonly replay: boolean
  readonly plan: Plan
}
