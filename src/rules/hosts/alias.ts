import { contains, difference, every, union } from '../../base/hosts.ts'
import { count, list, thousands } from '../../base/words.ts'
import type { Fleet, Host, HostSet } from '../../model/fleet.ts'
import type { Policy } from '../../model/policy.ts'
import type { Rollout } from '../../model/rollout.ts'
import type { Draft } from '../../model/rule.ts'
import { defineRule } from '../define.ts'
import { are } from '../grammar.ts'
import { type Identity, identities } from '../machine.ts'
import { namesOf } from '../names.ts'
import { nobodyTouched } from '../untold.ts'

export default defineRule({
  id: 'hosts/alias',
  question: 'Is every touched machine known under one name?',
  from: 'plan',
  severity: 'block',
  needs: ['rollout', 'fleet', 'policy'],
  idle({ rollout }) {
    return nobodyTouched(rollout)
  },
  check({ rollout, fleet, policy }) {
    const machines = machinesOf(rollout.touched, fleet, policy)
    const byName = rollout.manifest.value.hosts.countBy === 'name'
    return [
      ...(byName ? [] : touchedTwice(machines, rollout, fleet)),
      ...alsoExcepted(machines, rollout, fleet),
      ...(byName
        ? alsoServing(machines, rollout, fleet, policy)
        : alsoElsewhere(machines, rollout, fleet)),
    ]
  },
  shows({ rollout }) {
    const { touched, manifest } = rollout
    const names = `${count(touched.length, 'name')} ${are(touched)}`
    return manifest.value.hosts.countBy === 'name'
      ? `${names} counted by name, and no machine carries a service under another one`
      : `${names} ${count(touched.length, 'machine')}, as far as names and addresses tell`
  },
})

interface Machines {
  /** The lists of touched hosts that are one machine, for those with more than one name. */
  readonly shared: readonly (readonly Host[])[]
  /** The touched names of the machine that a host is. */
  touchedAs(host: Host): readonly Host[]
}

function machinesOf(touched: HostSet, fleet: Fleet, { domains }: Policy): Machines {
  // Most names are their own identity; the fleet finds those, and only the others are kept here.
  const known = new Map<Identity, Host>()
  const lists = new Map<Host, Host[]>()
  const identify = (host: Host) =>
    identities(fleet.name(host), fleet.fact(host, 'address'), domains)
  const find = (key: Identity): Host | undefined => {
    const host = known.get(key) ?? (typeof key === 'string' ? fleet.find(key) : undefined)
    return host !== undefined && contains(touched, host) ? host : undefined
  }
  const join = (one: Host, other: Host) => {
    const list = lists.get(one) ?? [one]
    if (lists.get(other) !== list) list.push(other)
    lists.set(one, list)
    lists.set(other, list)
  }
  for (const host of touched) {
    const name = fleet.name(host)
    for (const key of identify(host)) {
      const other = key === name ? known.get(key) : find(key)
      if (other !== undefined && other !== host) join(other, host)
      else if (key !== name) known.set(key, host)
    }
  }
  return {
    shared: [...new Set(lists.values())].map((names) => names.sort((a, b) => a - b)),
    touchedAs: (host) => {
      const name = identify(host)
        .map(find)
        .find((found) => found !== undefined)
      return name === undefined ? [] : (lists.get(name) ?? [name])
    },
  }
}

function touchedTwice({ shared }: Machines, { manifest }: Rollout, fleet: Fleet): readonly Draft[] {
  return shared.map((names) => {
    const hosts = namesOf(fleet, names)
    return {
      what: `${list(hosts)} are one machine, counted ${names.length === 2 ? 'twice' : `${thousands(names.length)} times`}, so another host may be missing unnoticed`,
      next: 'Keep one of the names in hosts.select; where several services share a machine on purpose, write hosts.countBy: name',
      place: manifest.at('hosts', 'select'),
      because: fleet.place(names[1] as Host),
      hosts,
    }
  })
}

function alsoExcepted(machines: Machines, rollout: Rollout, fleet: Fleet): readonly Draft[] {
  const isNew = once<readonly Host[]>()
  return rollout.exceptions.flatMap(({ host, name, place }) => {
    const names = host === undefined ? [] : machines.touchedAs(host)
    if (!isNew(names)) return []
    const others = names.filter((other) => other !== host)
    if (others.length === 0) return []
    const hosts = namesOf(fleet, others)
    return [
      {
        what: `${name} is excepted, and the same machine is touched as ${list(hosts)}`,
        next: 'Leave out every name of the machine, or none',
        place,
        because: fleet.place(others[0] as Host),
        hosts: [...hosts, name],
      },
    ]
  })
}

/** Machines that carry a service under a name that is not touched. */
function alsoServing(
  machines: Machines,
  { manifest, touched }: Rollout,
  fleet: Fleet,
  { services }: Policy,
): readonly Draft[] {
  return services.flatMap(({ name: service, hosts: carrying }) => {
    const isNew = once<readonly Host[]>()
    return [...difference(carrying.hosts, touched)].flatMap((host) => {
      const names = machines.touchedAs(host)
      if (!isNew(names)) return []
      const unaware = names.filter((name) => !contains(carrying.hosts, name))
      if (unaware.length === 0) return []
      const hosts = namesOf(fleet, unaware)
      return [
        {
          what: `${list(hosts)} ${are(hosts)} the same machine as ${fleet.name(host)}, which carries ${service}; touching the one touches the other`,
          next: `Give the machine one name in the inventory, or leave ${list(hosts)} out of hosts.select`,
          place: manifest.at('hosts', 'select'),
          because: fleet.place(host),
          hosts: [...hosts, fleet.name(host)],
        },
      ]
    })
  })
}

/** What the inventory and the host itself say under a name that the rollout leaves out, nobody would ask. */
function alsoElsewhere(
  machines: Machines,
  { manifest, touched, excepted }: Rollout,
  fleet: Fleet,
): readonly Draft[] {
  const isNew = once<readonly Host[]>()
  const twins: Host[] = []
  const names: Host[] = []
  for (const host of difference(every(fleet.size), union(touched, excepted))) {
    const same = machines.touchedAs(host)
    if (same.length === 0) continue
    twins.push(host)
    if (isNew(same)) names.push(...same)
  }
  const [first] = twins
  if (first === undefined) return []
  const hosts = namesOf(fleet, names)
  const others = namesOf(fleet, twins)
  return [
    {
      what: `${list(hosts)} ${are(hosts)} also in the inventory as ${list(others)}, which the rollout leaves out; touching the one touches the other, and what is said of the other would go unheard`,
      next: 'Give each machine one name in the inventory; if names are counted on purpose, write hosts.countBy: name',
      place: manifest.at('hosts', 'select'),
      because: fleet.place(first),
      hosts: [...hosts, ...others],
    },
  ]
}

/** Whether something is asked about for the first time; a machine of a thousand names is one finding. */
function once<T>(): (each: T) => boolean {
  const seen = new Set<T>()
  return (each) => {
    const isNew = !seen.has(each)
    seen.add(each)
    return isNew
  }
}
