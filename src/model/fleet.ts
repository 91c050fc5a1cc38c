import type { Source } from './evidence.ts'
import type { Place } from './place.ts'

/** A host is its ordinal in the fleet: 0 … size − 1, in the order the inventory first names them. */
export type Host = number

/** Hosts in ascending order, each once. */
export type HostSet = Uint32Array

/**
 * What an inventory may say of a host. In Ansible inventories `address` is `ansible_host` and
 * the others are the variables `rollcall_state`, `rollcall_zone` and so on.
 */
export type Fact = 'address' | 'state' | 'zone' | 'environment' | 'release' | 'commit' | 'weight'

export interface Group {
  readonly name: string
  readonly place: Place
  /** Hosts named in the group itself, in the order they are named, each once. */
  readonly members: Uint32Array
  /** Names of the groups directly below it, in the order they are named. */
  readonly children: readonly string[]
  /** Everything in the group and in all groups below it. */
  readonly hosts: HostSet
}

/**
 * All hosts and groups, and where they were read from. The groups `all` and `ungrouped` always
 * exist, with Ansible's meaning.
 */
export interface Fleet {
  readonly size: number
  readonly sources: readonly Source[]
  readonly groups: ReadonlyMap<string, Group>
  /** What keeps the inventory from being whole. */
  readonly defects: readonly Defect[]
  /** When the inventory was made, in milliseconds since 1970, if it says so. */
  readonly generated: number | undefined
  name(host: Host): string
  find(name: string): Host | undefined
  /** Where the host is first named. */
  place(host: Host): Place
  /** The host's own value, or else the one of its nearest group, as Ansible merges them. */
  fact(host: Host, fact: Fact): string | undefined
  /** Whether any host has a value for the fact. */
  has(fact: Fact): boolean
  /** Names of the groups that hold the host, directly or through a group below, without `all`. */
  groupsOf(host: Host): readonly string[]
}

/** Something that Ansible or a tool would pass over in silence and that makes an inventory partial. */
export interface Defect {
  readonly kind:
    | 'cycle'
    | 'undefined-child'
    | 'duplicate-key'
    | 'unknown-key'
    | 'unread-file'
    | 'truncated'
    | 'bad-range'
    | 'bad-name'
    | 'unknown-value'
    | 'doubtful'
  /** A sentence without its full stop: what was found, and why it matters. */
  readonly what: string
  /** A sentence without its full stop: what to do about it. */
  readonly next: string
  readonly place: Place
}
