import type { Owner, Role } from './change.ts'
import type { FlagPolicy } from './flags.ts'
import type { Share } from './manifest.ts'
import type { Place } from './place.ts'
import type { Selection } from './selection.ts'

export type Severity = 'block' | 'warn' | 'off'

/** What is allowed, for one environment: the policy file, or strict defaults where there is none. */
export interface Policy {
  /** Where it was read; undefined when no policy file was found and the defaults stand in. */
  readonly file: string | undefined
  /**
   * The place of a setting of the environment, as `at('waves', 'canary')`; of the nearest part of
   * the policy above it where the setting is a default.
   */
  at(...path: readonly (string | number)[]): Place
  /** Protected environments ask for a canary and a way back. An environment is protected unless the policy says otherwise. */
  readonly protected: boolean
  /** Rules whose severity the policy sets. */
  readonly rules: ReadonlyMap<string, Severity>
  readonly services: readonly Service[]
  /** DNS suffixes under which a short name and a full name are the same machine, without leading dot. */
  readonly domains: readonly string[]
  readonly waves: {
    /** The most the first wave may hold. */
    readonly canary: Share
    /** The most that may be worked on at once in any later wave. */
    readonly max: Share
    /** The least time, in seconds, before the wave that follows. */
    readonly bake: number
  }
  readonly exceptions: {
    /** The longest an exception may still run, in seconds. */
    readonly longest: number
  }
  readonly inventory: {
    /** The oldest an inventory may be, in seconds; undefined asks for no date. */
    readonly fresh: number | undefined
    /** The least number of hosts it must hold. */
    readonly atLeast: number | undefined
  }
  readonly observed: {
    /** The oldest a host's report may be, in seconds. */
    readonly fresh: number
  }
  readonly recovery: {
    /** The oldest a rehearsal of the way back may be, in seconds. */
    readonly rehearsed: number
    /** The oldest a drill of the kill switch may be, in seconds. */
    readonly drilled: number
  }
  readonly freezes: readonly Freeze[]
  readonly flags: FlagPolicy
  /** Undefined asks for no second reviewer. */
  readonly review: ReviewPolicy | undefined
  /** Undefined demands no decision of an earlier moment. */
  readonly decision:
    | {
        /** The oldest it may be, in seconds. */
        readonly fresh: number
      }
    | undefined
}

/** Who has to approve. `policy.at('review', …)` gives the place of a setting. */
export interface ReviewPolicy {
  /** How many independent people. */
  readonly approvals: number
  /** How many, where the author is a bot or not trusted; at least `approvals`, and at least 2. */
  readonly untrusted: number
  /** The least they may be allowed to do in the repository. */
  readonly role: Role
  /** Different people for each: nobody answers for two teams. */
  readonly teams: readonly TeamQuota[]
  /** Ids of accounts that are machines though GitHub calls them users. */
  readonly machines: readonly number[]
  /** `suggestions` lets whoever is named as co-author only where GitHub applied a suggestion still approve. */
  readonly coAuthors: 'involved' | 'suggestions'
  /** Whether commits of people without an account may go live. */
  readonly unlinked: 'block' | 'allow'
  /** Whether a comment after an approval withdraws it. */
  readonly comments: 'ignore' | 'withdraw'
  /** Whether an approval before a dismissed review of the same person counts again. */
  readonly dismissals: 'final' | 'revive'
  /** Who lets what judges change: policy, inventory, workflows. Empty: any reviewer. */
  readonly owners: readonly Owner[]
  readonly guarded: readonly Guard[]
  /** Whether CODEOWNERS at the base is asked. */
  readonly codeOwners: boolean
  /** The branch that goes live; undefined: the default branch of the repository. */
  readonly branch: string | undefined
  /** Where the range begins as long as nothing is live. */
  readonly since: string | undefined
  readonly release: ReleasePolicy | undefined
  /** Whether a named incident and two people may stand in for reviews. */
  readonly breakGlass: boolean
}

export interface TeamQuota {
  /** `organization/team` */
  readonly team: string
  readonly approvals: number
}

/** Files and who lets them change. */
export interface Guard {
  /** Why, as a part of a sentence: `it is the policy`. */
  readonly because: string
  /** Paths or globs. */
  readonly paths: readonly string[]
  readonly owners: readonly Owner[]
  readonly place: Place
}

/** Who lets a release start, in the protected environment. */
export interface ReleasePolicy {
  readonly approvals: number
  /** Names of GitHub's environments; at least one. */
  readonly environments: readonly string[]
  /** Who may; empty: everybody with the role. */
  readonly approvers: readonly Owner[]
  /** Whether an approval has to quote the digest of the plan. */
  readonly quotesPlan: boolean
}

/** A subsystem that hosts carry. */
export interface Service {
  readonly name: string
  readonly place: Place
  readonly hosts: Selection
  /** The least that must stay in service; percentages are of all its hosts and round up. */
  readonly floor: Share | undefined
  /** Count the floor in each zone apart. */
  readonly perZone: boolean
}

export interface Freeze {
  readonly from: number
  readonly until: number
  readonly reason: string
  readonly place: Place
}
