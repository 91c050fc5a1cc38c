import type { Change, Person } from './change.ts'
import type { Evidence, Problem, Source } from './evidence.ts'
import type { Code, FlagStory } from './flags.ts'
import type { Fleet } from './fleet.ts'
import type { Observed } from './observed.ts'
import type { Plan } from './plan.ts'
import type { Rollout } from './rollout.ts'
import type { Draft, Moment } from './rule.ts'

/** In order of precedence: the first that applies is the verdict. */
export type Verdict = 'block' | 'error' | 'wait' | 'pass'

/** A draft with the rule that wrote it and what it does to the verdict. */
export interface Finding extends Draft {
  readonly rule: string
  readonly effect: 'block' | 'wait' | 'warn'
}

/** Something that was not asked, or could not be answered in this version, and why. */
export interface NotJudged {
  /** A rule, or a family of rules as `flags/*`. */
  readonly rule: string
  /**
   * `planned` this version cannot, `unknown` its evidence could not be read, `off` the policy says
   * so, `later` another moment asks, `idle` there is nothing here that it could judge.
   */
  readonly kind: 'planned' | 'unknown' | 'off' | 'later' | 'idle'
  readonly because: string
}

/** What the gate says of one manifest. */
export interface Judgement {
  readonly manifest: string
  readonly verdict: Verdict
  readonly plan: Plan | undefined
  readonly findings: readonly Finding[]
  /** Why it could not judge; each of them makes the verdict at least `error`. */
  readonly unknown: readonly Problem[]
  readonly passed: readonly { readonly rule: string; readonly shows: string }[]
  readonly notJudged: readonly NotJudged[]
  readonly sources: readonly Source[]
  /** What the roll call is made from, as far as it is known. */
  readonly rollout: Rollout | undefined
  readonly fleet: Fleet | undefined
  readonly observed: Observed | undefined
  /** What GitHub was asked about the change; undefined where it was not asked. */
  readonly change: Evidence<Change | undefined> | undefined
  /** Every answer to the change, and whether it counted. */
  readonly votes: readonly Vote[]
  /** Each flag that the rollout touches. */
  readonly flags: readonly FlagStory[]
  /** What was scanned for flags; undefined where nothing was. */
  readonly code: Code | undefined
  /** The incident for which the glass was broken, so that what is missing may follow. */
  readonly owed: string | undefined
}

/** An approval or an objection, and what became of it. */
export interface Vote {
  /** What it is about: `#12` for a pull request, `production` for an environment. */
  readonly about: string
  /** Undefined where the account was deleted. */
  readonly person: Person | undefined
  readonly kind: 'approval' | 'objection'
  readonly counts: boolean
  /** A part of a sentence: `wrote commit 4f2c1d0`, `approved exactly this commit`. */
  readonly because: string
}

/** What the gate says of everything it was asked. */
export interface Decision {
  readonly verdict: Verdict
  readonly moment: Moment
  /** Milliseconds since 1970. */
  readonly at: number
  /** Whether `at` was given rather than read from the clock. */
  readonly replay: boolean
  readonly judgements: readonly Judgement[]
  /** Problems that belong to no manifest. */
  readonly unknown: readonly Problem[]
  /** What the reader should know that is no finding: which policy judged, what was read from where. Sentences without their full stop. */
  readonly notes: readonly string[]
}
