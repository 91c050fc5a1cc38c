import type { Source } from './evidence.ts'
import type { Host, HostSet } from './fleet.ts'
import type { Manifest, Share } from './manifest.ts'
import type { Located, Place } from './place.ts'
import type { Selection } from './selection.ts'

/** A manifest resolved against the fleet. */
export interface Rollout {
  readonly manifest: Located<Manifest>
  /** What `hosts.select` yields, before exceptions. */
  readonly declared: Selection
  /** T: the machines the rollout will reach, from `touches` if given, else declared minus excepted. */
  readonly touched: HostSet
  /** The deploying tool's own list, if one was given. */
  readonly touches: Touches | undefined
  /** The groups of `scope`, or those that `select` names where there is no scope. */
  readonly scope: readonly Selection[]
  /** Whether the manifest itself gives the scope. */
  readonly scopeGiven: boolean
  /** G: the machines in the closure of the scope. */
  readonly inScope: HostSet
  readonly exceptions: readonly ResolvedException[]
  /** X: the hosts of live exceptions: complete, known and not expired. */
  readonly excepted: HostSet
  readonly waves: readonly Wave[]
  /** What `recovery.rollback.hosts` yields. */
  readonly rollback: Selection | undefined
}

export interface Touches {
  readonly source: Source
  readonly hosts: HostSet
  /** Names in the list that the inventory does not know. */
  readonly strangers: readonly { readonly name: string; readonly place: Place }[]
}

export interface ResolvedException {
  readonly name: string
  readonly host: Host | undefined
  readonly reason: string | undefined
  readonly owner: string | undefined
  /** The last moment it holds, in milliseconds since 1970. */
  readonly until: number | undefined
  readonly place: Place
}

export interface Wave {
  readonly name: string
  readonly place: Place
  readonly selection: Selection
  /** The wave's hosts without the excepted ones. */
  readonly hosts: HostSet
  /** Seconds. */
  readonly bake: number | undefined
  readonly max: Share | undefined
}
