import { count, list } from '../../base/words.ts'
import type { Service } from '../../model/policy.ts'
import type { Rollout } from '../../model/rollout.ts'
import { bounded } from '../bounded.ts'
import { defineRule } from '../define.ts'
import { namesOf } from '../names.ts'
import { nobodyTouched } from '../untold.ts'
import { carriedBy } from './services.ts'

export default defineRule({
  id: 'hosts/off-scope',
  question: 'Do the touched hosts carry only services that the rollout is meant for?',
  from: 'plan',
  severity: 'block',
  needs: ['rollout', 'fleet', 'policy'],
  idle({ rollout, policy }) {
    return policy.services.length === 0 ? 'the policy declares no services' : nobodyTouched(rollout)
  },
  check({ rollout, fleet, policy }) {
    const { manifest, touched } = rollout
    const named = namedServices(rollout)
    const meant = list([
      ...new Set([manifest.value.service, ...rollout.scope.map(({ text }) => text)]),
    ])
    const others = carriedBy(policy, touched).filter(({ service }) => !isNamed(service, named))
    return bounded(others, ({ service, hosts }) => {
      const names = namesOf(fleet, hosts)
      return {
        what: `${count(names.length, 'touched host')} ${names.length === 1 ? 'carries' : 'carry'} ${service.name}, and the rollout is meant for ${meant}: ${list(names)}`,
        next: `Leave ${names.length === 1 ? 'this host' : 'these hosts'} out of hosts.select, or add ${service.hosts.text} to hosts.scope if ${service.name} is meant to be touched`,
        place: manifest.at('hosts', rollout.scopeGiven ? 'scope' : 'select'),
        because: service.place,
        hosts: names,
      }
    })
  },
  shows({ rollout, policy }) {
    const carried = carriedBy(policy, rollout.touched).map(({ service }) => service.name)
    return carried.length === 0
      ? 'The touched hosts carry no declared service'
      : `The touched hosts carry ${list(carried)} and no other declared service`
  },
})

/** The manifest's own service, and everything its scope names. */
function namedServices({ manifest, scope }: Rollout): ReadonlySet<string> {
  return new Set([
    manifest.value.service,
    ...scope.map(({ text }) => text),
    ...scope.flatMap(({ atoms }) =>
      atoms.filter(({ role }) => role === 'union').flatMap(({ groups }) => groups),
    ),
  ])
}

function isNamed({ name, hosts }: Service, named: ReadonlySet<string>): boolean {
  return named.has(name) || named.has(hosts.text)
}
