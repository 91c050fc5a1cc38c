import type { Source } from './evidence.ts'
import type { Host } from './fleet.ts'
import type { Place } from './place.ts'

/** What the hosts report, one row a host. */
export interface Observed {
  readonly source: Source
  readonly reports: ReadonlyMap<Host, Report>
  /** Reports under names that the inventory does not know. */
  readonly strangers: readonly Report[]
  /** Until when a silent host may still answer, in milliseconds since 1970. */
  readonly deadline: number | undefined
}

export interface Report {
  readonly host: string
  readonly place: Place
  readonly version: string | undefined
  /** `sha256:` and 64 lower-case hexadecimal digits. */
  readonly digest: string | undefined
  /** When the host said so, in milliseconds since 1970. */
  readonly at: number
  /** Flags the host has turned on (true) or off (false). */
  readonly flags: ReadonlyMap<string, boolean>
  /** Open warnings: how many, and their texts as far as they are given. */
  readonly warnings: { readonly count: number; readonly texts: readonly string[] }
}
