import { every, setOf } from '../../base/hosts.ts'
import type { Fact, Group, Host, HostSet } from '../../model/fleet.ts'
import type { Place } from '../../model/place.ts'
import type { Hierarchy } from './hierarchy.ts'
import type { Numbers } from './numbers.ts'

/** A group while it is read. */
export interface GroupDraft {
  readonly name: string
  readonly ordinal: number
  /** Where it is defined, or else first mentioned. */
  place: () => Place
  /** A group may be named as a child, or given variables, before or without being defined. */
  defined: boolean
  /** In the order they are named, with repetitions. */
  readonly members: Numbers
  readonly facts: Map<Fact, string>
  /** `ansible_group_priority`: the higher wins over its like at the same depth. */
  priority: number
}

/** The defined groups; `members` and `hosts` are worked out when they are first asked for. */
export function assemble(
  drafts: readonly GroupDraft[],
  { children }: Hierarchy,
  size: number,
): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>()
  // Whether a host was already met in the group at hand: the group's ordinal, from 1.
  const met = new Uint32Array(size)
  const own = (draft: GroupDraft): Uint32Array => {
    if (draft.name === 'ungrouped') return ungrouped(drafts, size)
    const mark = draft.ordinal + 1
    let kept = 0
    const members = new Uint32Array(draft.members.length)
    for (const host of draft.members.all()) {
      if (met[host] === mark) continue
      met[host] = mark
      members[kept++] = host
    }
    return members.subarray(0, kept)
  }
  for (const draft of drafts) {
    if (!draft.defined) continue
    groups.set(
      draft.name,
      new LazyGroup(
        draft.name,
        draft.place,
        (children[draft.ordinal] ?? []).flatMap((child) => {
          const below = drafts[child]
          return below?.defined ? [below.name] : []
        }),
        () => own(draft),
        () => (draft.name === 'all' ? every(size) : closure(draft.name, groups)),
      ),
    )
  }
  return groups
}

/** Hosts that stand in no group but `all`, first those that the inventory itself calls ungrouped. */
function ungrouped(drafts: readonly GroupDraft[], size: number): Uint32Array {
  const taken = new Uint8Array(size)
  const ordinal = drafts.findIndex(({ name }) => name === 'ungrouped')
  for (const draft of drafts) {
    if (draft.name === 'all' || draft.ordinal === ordinal || !draft.defined) continue
    for (const host of draft.members.all()) taken[host] = 1
  }
  const hosts: Host[] = []
  const add = (host: Host): void => {
    if (taken[host] === 0) hosts.push(host)
    taken[host] = 1
  }
  drafts[ordinal]?.members.all().forEach(add)
  for (let host = 0; host < size; host++) add(host)
  return Uint32Array.from(hosts)
}

function closure(name: string, groups: ReadonlyMap<string, Group>): HostSet {
  const reached = new Set([name])
  const parts: Uint32Array[] = []
  for (const each of reached) {
    const group = groups.get(each) as Group
    if (group.members.length > 0) parts.push(group.members)
    for (const child of group.children) reached.add(child)
  }
  const [first] = parts
  if (first && parts.length === 1 && ascends(first)) return first
  const hosts = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    hosts.set(part, at)
    at += part.length
  }
  return setOf(hosts)
}

function ascends(hosts: Uint32Array): boolean {
  for (let i = 1; i < hosts.length; i++) {
    if ((hosts[i] as Host) <= (hosts[i - 1] as Host)) return false
  }
  return true
}

class LazyGroup implements Group {
  readonly name: string
  readonly children: readonly string[]
  private readonly findPlace: () => Place
  private readonly findMembers: () => Uint32Array
  private readonly findHosts: () => HostSet
  private foundMembers: Uint32Array | undefined
  private foundHosts: HostSet | undefined

  constructor(
    name: string,
    findPlace: () => Place,
    children: readonly string[],
    findMembers: () => Uint32Array,
    findHosts: () => HostSet,
  ) {
    this.name = name
    this.findPlace = findPlace
    this.children = children
    this.findMembers = findMembers
    this.findHosts = findHosts
  }

  get place(): Place {
    return this.findPlace()
  }

  get members(): Uint32Array {
    this.foundMembers ??= this.findMembers()
    return this.foundMembers
  }

  get hosts(): HostSet {
    this.foundHosts ??= this.findHosts()
    return this.foundHosts
  }
}
