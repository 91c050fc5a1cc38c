import { every, setOf, union } from '../../../src/base/hosts.ts'
import type { Fleet, Group, HostSet } from '../../../src/model/fleet.ts'
import type { Place } from '../../../src/model/place.ts'

export interface GroupShape {
  readonly hosts?: readonly string[]
  readonly children?: readonly string[]
}

export const place: Place = { file: 'hosts.ini', line: 1, column: 1 }

/** A fleet of groups that do not hold each other in a circle; hosts in no group are `ungrouped`. */
export function fleetOf(
  shapes: Readonly<Record<string, GroupShape>>,
  ungrouped: readonly string[] = [],
): Fleet {
  const names = [
    ...new Set([...ungrouped, ...Object.values(shapes).flatMap(({ hosts = [] }) => hosts)]),
  ]
  const ordinals = new Map(names.map((name, host) => [name, host]))
  const ordinal = (name: string) => ordinals.get(name) as number
  const isChild = new Set(Object.values(shapes).flatMap(({ children = [] }) => children))
  const roots = Object.keys(shapes).filter((name) => !isChild.has(name))
  const everyShape: Record<string, GroupShape> = {
    all: { children: ['ungrouped', ...roots] },
    ungrouped: { hosts: ungrouped },
    ...shapes,
  }
  const closure = (name: string): HostSet => {
    const { hosts = [], children = [] } = everyShape[name] ?? {}
    return children.map(closure).reduce(union, setOf(hosts.map(ordinal)))
  }
  const groups = new Map(
    Object.entries(everyShape).map(([name, { hosts = [], children = [] }]): [string, Group] => [
      name,
      {
        name,
        place,
        members: Uint32Array.from(hosts, ordinal),
        children,
        hosts: name === 'all' ? every(names.length) : closure(name),
      },
    ]),
  )
  return {
    size: names.length,
    sources: [],
    groups,
    defects: [],
    generated: undefined,
    name: (host) => names[host] as string,
    find: (name) => ordinals.get(name),
    place: () => place,
    fact: () => undefined,
    has: () => false,
    groupsOf: (host) =>
      [...groups.values()]
        .filter((group) => group.name !== 'all' && group.hosts.includes(host))
        .map((group) => group.name),
  }
}
