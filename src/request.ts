import type { GitHub } from './evidence/github/subject.ts'
import type { Moment } from './model/rule.ts'

/** What the gate is asked, as a door has read it. */
export interface Request {
  /** The folder that names are relative to. */
  readonly root: string
  /** Names or globs; none asks for the usual places. */
  readonly manifests: readonly string[]
  readonly moment: Moment
  readonly policy: string | undefined
  /** Empty: those that the policy names. */
  readonly inventories: readonly string[]
  /** Registries of flags, in place of those that the policy names. */
  readonly flags?: readonly string[] | undefined
  readonly touches: string | undefined
  readonly observed: string | undefined
  /** Until when a silent host may still answer, in milliseconds since 1970. */
  readonly deadline: number | undefined
  /** The commit that a change is made against; policy and inventory are read there. */
  readonly base: string | undefined
  /** The commit whose files are judged, where they are not those of the checkout. */
  readonly head?: string | undefined
  /** The exact commit that is judged, in full, where the door knows it. */
  readonly commit?: string | undefined
  /** The decision of an earlier moment. */
  readonly earlier?: string | undefined
  /** The incident for which the glass is broken. */
  readonly incident?: string | undefined
  /** The environment that every manifest has to be for, where the run says so. */
  readonly environment?: string | undefined
  /** Whether a policy that asks for no second reviewer is an error. */
  readonly requireReview?: boolean | undefined
  /** How GitHub is asked, and what about; undefined where nothing tells. */
  readonly github?: GitHub | undefined
  /** What GitHub said at another time, to be judged in place of what it says now. */
  readonly recorded?: string | undefined
  /** The moment of judgement, in milliseconds since 1970. */
  readonly now: number
  /** Whether `now` was given rather than read from the clock. */
  readonly replay: boolean
}
