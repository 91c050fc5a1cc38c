import type { Change } from './change.ts'
import type { Documents } from './documents.ts'
import type { Earlier } from './earlier.ts'
import type { Behind, Code, FlagHistory, Registries } from './flags.ts'
import type { Fleet } from './fleet.ts'
import type { Observed } from './observed.ts'
import type { Place } from './place.ts'
import type { Plan } from './plan.ts'
import type { Policy } from './policy.ts'
import type { Rollout } from './rollout.ts'

/** When the gate is asked; each moment also asks what the ones before it ask. */
export type Moment = 'plan' | 'deploy' | 'activate'

/** Everything a rule may ask for. `now` is the moment of judgement in milliseconds since 1970. */
export interface Facts {
  readonly rollout: Rollout
  readonly fleet: Fleet
  readonly policy: Policy
  readonly observed: Observed
  readonly documents: Documents
  /** Undefined where the policy asks for no second reviewer. */
  readonly change: Change | undefined
  readonly plan: Plan
  /** Undefined where no decision of an earlier moment was given. */
  readonly earlier: Earlier | undefined
  /** Undefined where there is no registry of flags, here and below. */
  readonly registry: Registries | undefined
  readonly code: Code | undefined
  /** What the change adds and older history had; also undefined where nothing says what was before. */
  readonly history: FlagHistory | undefined
  readonly behind: Behind | undefined
  readonly now: number
}

/** A question, and the pure function that answers it. See docs/adding-a-rule.md. */
export interface Rule<Need extends keyof Facts = keyof Facts> {
  /** `family/name`, the same as its file and its page. */
  readonly id: string
  /** What it asks, as a sentence with a question mark. */
  readonly question: string
  /** The first moment it is asked at. */
  readonly from: Moment
  /** What a finding does unless the policy says otherwise. */
  readonly severity: 'block' | 'warn'
  /** The evidence it judges. */
  readonly needs: readonly Need[]
  /** Why it has nothing to judge here, or undefined when it has. */
  readonly idle?: ((facts: Pick<Facts, Need>) => string | undefined) | undefined
  /** Everything that is wrong; empty when nothing is. */
  check(facts: Pick<Facts, Need>): readonly Draft[]
  /** What it saw when nothing was wrong, as a sentence without its full stop. */
  shows(facts: Pick<Facts, Need>): string
}

/** What a rule has to say about one place. */
export interface Draft {
  /** A sentence without its full stop: what was found, and why it matters. */
  readonly what: string
  /** A sentence without its full stop: what to do about it. */
  readonly next: string
  readonly place: Place
  /** A second place, where the reason stands. */
  readonly because?: Place | undefined
  /** Names of the hosts concerned, worst first; all of them. */
  readonly hosts?: readonly string[]
  /** Lowers a blocking rule for this finding alone. */
  readonly severity?: 'warn'
  /** Lowered by what the policy itself allows, so that no severity raises it again. */
  readonly excused?: true
  /** Only a person or a host has still to answer. */
  readonly waits?: boolean
}
