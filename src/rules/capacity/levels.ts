import { contains, intersection, none, setOf } from '../../base/hosts.ts'
import type { Fleet, Host, HostSet } from '../../model/fleet.ts'
import type { Share } from '../../model/manifest.ts'
import type { Place } from '../../model/place.ts'
import type { Service } from '../../model/policy.ts'
import type { Rollout } from '../../model/rollout.ts'
import type { Facts } from '../../model/rule.ts'
import { atOnce, floorOf } from '../shares.ts'
import { inService } from '../states.ts'

export type Given = Pick<Facts, 'rollout' | 'fleet' | 'policy'>

/** A service that must keep a floor. */
type Floored = Service & { readonly floor: Share }

/** A moment of the rollout: hosts that change, and how many of them at once. */
interface Step {
  readonly name: string
  readonly place: Place
  readonly hosts: HostSet
  readonly atOnce: number
}

/** How low a service falls, in one zone or in all, and when. */
export interface Level {
  /** The service, and its zone where the floor is counted apart. */
  readonly label: string
  readonly service: Floored
  /** All its hosts, in service or not. */
  readonly size: number
  readonly before: number
  readonly floor: number
  readonly least: number
  /** The step in which it first falls under its floor, or else is lowest. */
  readonly step: Step
  /** Those that are out of service then, or in turn. */
  readonly hosts: HostSet
}

/** How low each service that a touched host carries would fall. */
export function levels(given: Given): readonly Level[] {
  return floored(given).flatMap((service) =>
    zonesOf(service, given.fleet)
      .filter(({ hosts }) => hosts.some((host) => contains(given.rollout.touched, host)))
      .map(({ zone, hosts }) => levelOf(service, zone, hosts, given)),
  )
}

/** The services with a floor that a touched host carries. */
export function floored({ rollout, policy }: Given): readonly Floored[] {
  return policy.services.filter(
    (service): service is Floored =>
      service.floor !== undefined && intersection(service.hosts.hosts, rollout.touched).length > 0,
  )
}

/** More zones than this are no zones but, say, the names of hosts, and each would be gone through. */
export const MOST_ZONES = 1000

interface Zone {
  readonly zone: string | undefined
  readonly hosts: HostSet
}

/** The hosts of a service by zone, or all of them where its floor is for all. */
export function zonesOf({ hosts, perZone }: Service, fleet: Fleet): readonly Zone[] {
  if (!perZone) return [{ zone: undefined, hosts: hosts.hosts }]
  const zones = new Map<string, Host[]>()
  for (const host of hosts.hosts) {
    const zone = fleet.fact(host, 'zone')
    if (zone === undefined) continue
    const held = zones.get(zone)
    if (held) held.push(host)
    else zones.set(zone, [host])
  }
  if (zones.size > MOST_ZONES) return []
  return [...zones].map(([zone, held]) => ({ zone, hosts: setOf(held) }))
}

function levelOf(
  service: Floored,
  zone: string | undefined,
  hosts: HostSet,
  { rollout, fleet }: Given,
): Level {
  const floor = floorOf(service.floor, hosts.length)
  const before = hosts.filter((host) => inService(fleet, host))
  const cumulative = rollout.manifest.value.operation === 'remove'
  // Marks, not sets: there may be many waves, and each is looked at only as far as it reaches.
  const serving = new Uint8Array(fleet.size)
  for (const host of before) serving[host] = 1
  const removed: Host[] = []
  const steps = stepsOf(rollout)
  let lowest = { least: before.length, step: steps[0] as Step, hosts: none }
  for (const step of steps) {
    // The shorter list is walked: zones may be many and small, and so may waves.
    const taken =
      step.hosts.length <= before.length
        ? step.hosts.filter((host) => serving[host] === 1)
        : before.filter((host) => serving[host] === 1 && contains(step.hosts, host))
    const away = cumulative ? removed.length + taken.length : Math.min(step.atOnce, taken.length)
    if (cumulative) {
      for (const host of taken) {
        serving[host] = 0
        removed.push(host)
      }
    }
    const least = before.length - away
    if (least < lowest.least) lowest = { least, step, hosts: taken }
    if (least < floor) break
  }
  return {
    label: zone === undefined ? service.name : `${service.name} in ${zone}`,
    service,
    size: hosts.length,
    before: before.length,
    floor,
    ...lowest,
    ...(cumulative ? { hosts: setOf(removed) } : {}),
  }
}

/** The waves in order, or all hosts at once where there are none. */
function stepsOf({ waves, manifest, touched }: Rollout): readonly Step[] {
  if (waves.length > 0) {
    return waves.map((wave) => ({
      name: `wave ${wave.name}`,
      place: wave.place,
      hosts: wave.hosts,
      atOnce: atOnce(wave),
    }))
  }
  return [
    {
      name: 'the rollout, which has no waves',
      place: manifest.at('hosts', 'select'),
      hosts: touched,
      atOnce: touched.length,
    },
  ]
}
