import type { Defect } from '../../model/fleet.ts'
import type { Place } from '../../model/place.ts'

/** `child` stands below `parent`; both are ordinals of groups. */
export interface Edge {
  readonly parent: number
  readonly child: number
  readonly place: () => Place
}

/** How groups stand above and below each other. */
export interface Hierarchy {
  /** Of each group, the groups directly below it, in the order they are named, each once. */
  readonly children: readonly (readonly number[])[]
  readonly parents: readonly (readonly number[])[]
  /** Of each group, the longest way down to it from `all`, which has 0. */
  readonly depth: Uint32Array
  /** At least one for every knot of groups that contain one another. */
  readonly cycles: readonly Defect[]
}

/** Arranges groups, where `all` has the ordinal 0 and holds every group that no other holds. */
export function arrange(names: readonly string[], edges: readonly Edge[]): Hierarchy {
  const children: number[][] = names.map(() => [])
  const parents: number[][] = names.map(() => [])
  const named = new Map<number, number>()
  const key = (parent: number, child: number): number => parent * names.length + child
  for (const [i, { parent, child }] of edges.entries()) {
    if (named.has(key(parent, child))) continue
    named.set(key(parent, child), i)
    children[parent]?.push(child)
    parents[child]?.push(parent)
  }
  for (let group = 1; group < names.length; group++) {
    if (parents[group]?.length !== 0) continue
    children[0]?.push(group)
    parents[group]?.push(0)
  }
  const { depth, knotted } = descend(children, parents)
  const cycles = findCycles(parents, knotted).map((cycle) => {
    // The edge that was named last is the one that closed the circle.
    const edge = cycle.reduce((last, group, i) => {
      const below = cycle[(i + 1) % cycle.length] as number
      return Math.max(last, named.get(key(group, below)) ?? 0)
    }, 0)
    return describe(
      cycle.map((group) => names[group] as string),
      (edges[edge] as Edge).place(),
    )
  })
  return { children, parents, depth, cycles }
}

/** Takes off, again and again, the groups that no remaining group holds; what stays is in a cycle or below one. */
function descend(
  children: readonly (readonly number[])[],
  parents: readonly (readonly number[])[],
): { depth: Uint32Array; knotted: Uint8Array } {
  const depth = new Uint32Array(children.length)
  const above = parents.map((each) => each.length)
  const knotted = new Uint8Array(children.length).fill(1)
  const free = [...above.keys()].filter((group) => above[group] === 0)
  for (let group = free.pop(); group !== undefined; group = free.pop()) {
    knotted[group] = 0
    const below = (depth[group] as number) + 1
    for (const child of children[group] as readonly number[]) {
      if (below > (depth[child] as number)) depth[child] = below
      above[child] = (above[child] as number) - 1
      if (above[child] === 0) free.push(child)
    }
  }
  return { depth, knotted }
}

/** Every knotted group has a knotted parent, so walking up from it must come round. */
function findCycles(
  parents: readonly (readonly number[])[],
  knotted: Uint8Array,
): readonly (readonly number[])[] {
  const walkOf = new Uint32Array(knotted.length)
  const cycles: number[][] = []
  for (let start = 0; start < knotted.length; start++) {
    const walk: number[] = []
    let group: number | undefined = knotted[start] ? start : undefined
    while (group !== undefined && walkOf[group] === 0) {
      walkOf[group] = start + 1
      walk.push(group)
      group = parents[group]?.find((parent) => knotted[parent])
    }
    if (group !== undefined && walkOf[group] === start + 1) {
      cycles.push(walk.slice(walk.indexOf(group)).reverse())
    }
  }
  return cycles
}

function describe(cycle: readonly string[], place: Place): Defect {
  const [first = ''] = cycle
  return {
    kind: 'cycle',
    what:
      cycle.length === 1
        ? `The group ${first} is its own child, and Ansible refuses it`
        : `Groups contain one another: ${shorten(cycle).join(' > ')} > ${first}; Ansible refuses that`,
    next: 'Take one of these children out of its parent',
    place,
  }
}

function shorten(cycle: readonly string[]): readonly string[] {
  return cycle.length <= 8 ? cycle : [...cycle.slice(0, 7), '…']
}
