import { intersection, union } from '../../base/hosts.ts'
import type { Fleet, Group, HostSet } from '../../model/fleet.ts'
import type { Rollout } from '../../model/rollout.ts'

/** E: how many hosts the rollout answers for; undefined for an `all` that counts no group. */
export function expected(rollout: Rollout, fleet: Fleet): number | undefined {
  const { expect } = rollout.manifest.value.hosts
  return expect === 'all' ? soleGroup(rollout, fleet)?.hosts.length : expect
}

/** T ∪ (X ∩ declared): the hosts the rollout answers for, touched or excepted. */
export function answeredFor({ touched, excepted, declared }: Rollout): HostSet {
  return union(touched, intersection(excepted, declared.hosts))
}

/** The one group that `hosts.select` is the name of. */
function soleGroup({ declared }: Rollout, fleet: Fleet): Group | undefined {
  const text = declared.text.trim()
  const [atom, ...more] = declared.atoms
  const whole = atom?.text === text && ['all', 'group'].includes(atom.kind)
  return whole && more.length === 0 ? fleet.groups.get(text) : undefined
}
