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
