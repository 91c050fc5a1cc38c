import { none } from '../../base/hosts.ts'
import type { Fleet, Group } from '../../model/fleet.ts'
import type { Slice } from './parse.ts'

export interface Taken {
  /** In ascending order. */
  readonly hosts: Uint32Array
  /** Whether a bound lies outside the list. */
  readonly outside: boolean
  /** What else is odd about the slice. */
  readonly odd: string | undefined
  /** Ansible stops with an error. */
  readonly fails: boolean
}

/** What Ansible takes from a list that is not empty. */
export function take(order: Uint32Array, { text, first, last }: Slice): Taken {
  const { length } = order
  // Ansible tests the last bound for truth, so it takes [2:0] for [2].
  if (last === undefined || last === 0) {
    const index = first < 0 ? length + first : first
    const host = order[index]
    return {
      hosts: host === undefined ? none : Uint32Array.of(host),
      outside: host === undefined,
      odd: last === 0 && first > 0 ? `Ansible reads ${text} as [${first}]` : undefined,
      fails: host === undefined,
    }
  }
  return {
    hosts: order.slice(first, last + 1).sort(),
    outside: first >= length || (last !== Infinity && last >= length),
    odd: oddRange(text, first, last),
    fails: false,
  }
}

function oddRange(text: string, first: number, last: number): string | undefined {
  if (text.includes('-')) {
    return `Ansible reads ${text} at the end of a name as a slice and not as characters; write [${first}:${last}], or a glob with something after the bracket`
  }
  return first > last ? `${text} ends before it begins, so it takes no host` : undefined
}

/**
 * The hosts of a group in the order that Ansible gives them in every run, or undefined where it
 * depends on the run: Ansible walks the groups below a group in no fixed order.
 */
export function orderOf(group: Group, fleet: Fleet): Uint32Array | undefined {
  if (group.members.length === group.hosts.length) return group.members
  const seen = new Set([group])
  let order: Uint32Array | undefined
  for (const { members, children } of seen) {
    if (members.length > 0) {
      if (order) return undefined
      order = members
    }
    for (const name of children) {
      const child = fleet.groups.get(name)
      if (child) seen.add(child)
    }
  }
  return order
}
