import { difference, intersection } from '../../base/hosts.ts'
import { list, thousands } from '../../base/words.ts'
import type { Fleet, HostSet } from '../../model/fleet.ts'
import type { Policy, Service } from '../../model/policy.ts'
import { namesOf } from '../names.ts'

/** A service with those of some hosts that carry it. */
export interface Carried {
  readonly service: Service
  readonly hosts: HostSet
}

/** The services that any of the hosts carries, in the order of the policy. */
export function carriedBy({ services }: Policy, hosts: HostSet): readonly Carried[] {
  return services
    .map((service) => ({ service, hosts: intersection(service.hosts.hosts, hosts) }))
    .filter((carried) => carried.hosts.length > 0)
}

/** `40 carry index (index-01, …) and 2 carry no declared service (web-1 and web-2)`. */
export function byService(policy: Policy, fleet: Fleet, hosts: HostSet): string {
  const carried = carriedBy(policy, hosts)
  const bare = carried.reduce((left, { hosts }) => difference(left, hosts), hosts)
  const groups = carried.map(({ service, hosts }) => part(fleet, hosts, service.name))
  if (groups.length === 0) return list(namesOf(fleet, hosts))
  return list(bare.length > 0 ? [...groups, part(fleet, bare, 'no declared service')] : groups)
}

function part(fleet: Fleet, hosts: HostSet, service: string): string {
  const verb = hosts.length === 1 ? 'carries' : 'carry'
  return `${thousands(hosts.length)} ${verb} ${service} (${list(namesOf(fleet, hosts), 3)})`
}
