import { none, union } from '../../base/hosts.ts'
import type { Fleet, Group, Host, HostSet } from '../../model/fleet.ts'
import type { CompiledTerm } from './compile.ts'
import type { Reach } from './regex/match.ts'

/** What a term matches, before its slice is taken. */
export interface Match {
  readonly groups: readonly Group[]
  /** Hosts matched by their own names. */
  readonly singles: HostSet
}

export interface Found extends Match {
  /** What is matched up to the end of its name, where a regular expression reaches further. */
  readonly whole: Match
}

type Pattern = (name: string) => Reach

/** What each term of a selector matches; the names of all hosts are read at most once. */
export function findAll(terms: readonly CompiledTerm[], fleet: Fleet): readonly Found[] {
  const patterns = terms.flatMap(({ matcher }) => ('reach' in matcher ? [matcher.reach] : []))
  const singles = matchHosts(patterns, fleet)
  return terms.map(({ name, matcher }) => {
    if ('reach' in matcher) return findPattern(matcher.reach, singles, fleet)
    const match = matcher.kind === 'refused' ? nothing : findName(name, matcher.kind, fleet)
    return { ...match, whole: match }
  })
}

/** Everything in the groups, and the single hosts. */
export function hostsOf({ groups, singles }: Match, size: number): HostSet {
  const [first] = groups
  if (!first) return singles
  if (groups.length === 1) return union(first.hosts, singles)
  const isIn = new Uint8Array(size)
  for (const { hosts } of [...groups, { hosts: singles }]) {
    for (const host of hosts) isIn[host] = 1
  }
  const hosts = new Uint32Array(size)
  let count = 0
  for (let host = 0; host < size; host++) if (isIn[host]) hosts[count++] = host
  return hosts.subarray(0, count)
}

const nothing: Match = { groups: [], singles: none }

/** A group hides a host of its name, unless the name looks like a pattern to Ansible. */
function findName(name: string, kind: 'name' | 'everything', fleet: Fleet): Match {
  const group = fleet.groups.get(kind === 'everything' ? 'all' : name)
  const host = !group || /[.[]/.test(name) ? fleet.find(name) : undefined
  return {
    groups: group ? [group] : [],
    singles: host === undefined ? none : Uint32Array.of(host),
  }
}

function findPattern(pattern: Pattern, hosts: ReadonlyMap<Pattern, Hits>, fleet: Fleet): Found {
  const { some, whole } = hosts.get(pattern) as Hits
  const groups = [...fleet.groups.values()].map((group) => ({ group, reach: pattern(group.name) }))
  return {
    groups: groups.filter(({ reach }) => reach !== 'none').map(({ group }) => group),
    singles: Uint32Array.from(some),
    whole: {
      groups: groups.filter(({ reach }) => reach === 'whole').map(({ group }) => group),
      singles: Uint32Array.from(whole),
    },
  }
}

interface Hits {
  readonly some: Host[]
  readonly whole: Host[]
}

function matchHosts(patterns: readonly Pattern[], fleet: Fleet): ReadonlyMap<Pattern, Hits> {
  const hits = new Map(
    patterns.map((pattern): [Pattern, Hits] => [pattern, { some: [], whole: [] }]),
  )
  if (hits.size === 0) return hits
  for (let host = 0; host < fleet.size; host++) {
    const name = fleet.name(host)
    for (const [pattern, { some, whole }] of hits) {
      const reach = pattern(name)
      if (reach === 'none') continue
      some.push(host)
      if (reach === 'whole') whole.push(host)
    }
  }
  return hits
}
