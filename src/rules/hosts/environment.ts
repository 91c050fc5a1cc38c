import { count, list, thousands } from '../../base/words.ts'
import type { Fleet, Host } from '../../model/fleet.ts'
import type { Rollout } from '../../model/rollout.ts'
import type { Draft } from '../../model/rule.ts'
import { defineRule } from '../define.ts'
import { are, have, them } from '../grammar.ts'
import { namesOf } from '../names.ts'
import { nobodyTouched } from '../untold.ts'

export default defineRule({
  id: 'hosts/environment',
  question: 'Does every touched host belong to the environment that the manifest names?',
  from: 'plan',
  severity: 'block',
  needs: ['rollout', 'fleet'],
  idle({ rollout, fleet }) {
    return fleet.has('environment')
      ? nobodyTouched(rollout)
      : 'the inventory gives no host an environment'
  },
  check({ rollout, fleet }) {
    const { capitals, others, unplaced } = apart(rollout, fleet)
    return [
      ...(others.size > 0 ? [elsewhere(others, rollout, fleet)] : []),
      ...(capitals.size > 0 ? [otherCapitals(capitals, rollout, fleet)] : []),
      ...(unplaced.length > 0 ? [nowhere(unplaced, rollout, fleet)] : []),
    ]
  },
  shows({ rollout }) {
    const { touched, manifest } = rollout
    return `${count(touched.length, 'touched host')} ${are(touched)} in ${manifest.value.environment}`
  },
})

type ByEnvironment = Map<string, Host[]>

interface Apart {
  /** Environments that differ from the manifest’s in their capitals only. */
  readonly capitals: ByEnvironment
  readonly others: ByEnvironment
  /** Hosts without an environment. */
  readonly unplaced: Host[]
}

/** The touched hosts that the inventory does not place in the environment of the manifest. */
function apart({ touched, manifest }: Rollout, fleet: Fleet): Apart {
  const { environment } = manifest.value
  const folded = environment.toLowerCase()
  const found: Apart = { capitals: new Map(), others: new Map(), unplaced: [] }
  for (const host of touched) {
    const own = fleet.fact(host, 'environment')
    if (own === environment) continue
    if (!own?.trim()) found.unplaced.push(host)
    else {
      const environments = own.toLowerCase() === folded ? found.capitals : found.others
      const held = environments.get(own)
      if (held) held.push(host)
      else environments.set(own, [host])
    }
  }
  return found
}

function elsewhere(others: ByEnvironment, { manifest }: Rollout, fleet: Fleet): Draft {
  const hosts = hostsOf(others)
  const parts = [...others].map(
    ([name, held]) => `${thousands(held.length)} in ${name} (${list(namesOf(fleet, held), 3)})`,
  )
  return {
    what: `The manifest says ${manifest.value.environment}, and ${count(hosts.length, 'touched host')} ${are(hosts)} elsewhere: ${list(parts)}; what the policy asks of their own environment would not be asked`,
    next: `Leave ${them(hosts)} out of hosts.select, or write the environment that is meant`,
    ...at(manifest, fleet, hosts),
  }
}

function otherCapitals(capitals: ByEnvironment, { manifest }: Rollout, fleet: Fleet): Draft {
  const { environment } = manifest.value
  const hosts = hostsOf(capitals)
  return {
    what: `The manifest says ${environment}, and ${list(namesOf(fleet, hosts))} ${are(hosts)} in ${list([...capitals.keys()])}; capitals count, and nothing else differs`,
    next: 'Write the environment in the same way in the manifest, the policy and the inventory',
    ...at(manifest, fleet, hosts),
  }
}

function nowhere(hosts: readonly Host[], { manifest }: Rollout, fleet: Fleet): Draft {
  return {
    what: `${list(namesOf(fleet, hosts))} ${have(hosts)} no environment in the inventory, and other hosts have one, so nothing says that ${manifest.value.environment} is right`,
    next: 'Give every host its environment in the inventory',
    ...at(manifest, fleet, hosts),
    severity: 'warn',
  }
}

function hostsOf(environments: ByEnvironment): readonly Host[] {
  return [...environments.values()].flat().sort((a, b) => a - b)
}

function at(manifest: Rollout['manifest'], fleet: Fleet, hosts: readonly Host[]) {
  return {
    place: manifest.at('environment'),
    because: fleet.place(hosts[0] as Host),
    hosts: namesOf(fleet, hosts),
  }
}
