import { contains, none, setOf } from '../../base/hosts.ts'
import { once } from '../../base/once.ts'
import { list } from '../../base/words.ts'
import type { Fleet, HostSet } from '../../model/fleet.ts'
import type { Rollout } from '../../model/rollout.ts'
import type { Draft } from '../../model/rule.ts'
import type { Atom } from '../../model/selection.ts'
import { namesOf } from '../names.ts'

/**
 * Terms of a written scope that divide a group. A host that is left outside in this way is never
 * reported as missing, and nobody answers for it.
 */
export function brokenGroups({ scope, scopeGiven }: Rollout, fleet: Fleet): readonly Draft[] {
  if (!scopeGiven) return []
  const grouped = groupedIn(fleet)
  return scope.flatMap(({ text, atoms }) =>
    atoms.flatMap((atom) => {
      const how = divides(atom, fleet, grouped)
      if (how === undefined) return []
      return [
        {
          what: `hosts.scope (${text}) is not made of whole groups: ${how}, so a host that is left outside would never be reported as missing`,
          next: 'Name whole groups in hosts.scope, and leave a host out with hosts.except, where it has a reason, an owner and an end',
          place: atom.place,
        },
      ]
    }),
  )
}

/** The hosts among some that belong to a group which the inventory declares. */
function groupedIn(fleet: Fleet): (hosts: HostSet) => HostSet {
  // Its members, since a group below it would be a declared one.
  const ungrouped = once(() => setOf(fleet.groups.get('ungrouped')?.members ?? none))
  return (hosts) => hosts.filter((host) => !contains(ungrouped(), host))
}

function divides(
  { text, role, kind, groups, hosts }: Atom,
  fleet: Fleet,
  grouped: (hosts: HostSet) => HostSet,
): string | undefined {
  if (hosts.length === 0) return undefined
  if (role === 'exclusion') return `${text} takes out ${list(namesOf(fleet, hosts))}`
  if (role === 'intersection') return `${text} leaves out what is not there too`
  if (kind === 'group' || kind === 'all') {
    const sliced = groups.some((name) => (fleet.groups.get(name)?.hosts.length ?? 0) > hosts.length)
    return sliced ? `${text} takes a part of one only` : undefined
  }
  const single = namesOf(fleet, grouped(beside(groups, hosts, fleet)))
  if (single.length === 0) return undefined
  return kind === 'host'
    ? `${text} is a single host of one`
    : `${text} takes single hosts of them (${list(single, 3)})`
}

/** Those that are in none of the groups. */
function beside(groups: readonly string[], hosts: HostSet, fleet: Fleet): HostSet {
  if (groups.length === 0) return hosts
  const held = new Uint8Array(fleet.size)
  for (const name of groups) for (const host of fleet.groups.get(name)?.hosts ?? []) held[host] = 1
  return hosts.filter((host) => held[host] === 0)
}
