import { union } from '../../base/hosts.ts'
import type { Host } from '../../model/fleet.ts'
import type { Report } from '../../model/observed.ts'
import type { Facts } from '../../model/rule.ts'
import { type Identity, identities } from '../machine.ts'

type Given = Pick<Facts, 'rollout' | 'fleet' | 'policy' | 'observed'>

/** A report under a name that the inventory does not know, and the host that it is of. */
export interface Respelt {
  readonly host: Host
  readonly report: Report
}

/** The reports of hosts touched, excepted or in scope that came under another name of theirs. */
export function respelt({ rollout, fleet, policy, observed }: Given): readonly Respelt[] {
  const { touched, excepted, inScope } = rollout
  if (observed.strangers.length === 0) return []
  const unmet = new Map<Identity, Report[]>()
  for (const report of observed.strangers) {
    for (const key of identities(withoutPort(report.host), undefined, policy.domains)) {
      const met = unmet.get(key)
      if (met) met.push(report)
      else unmet.set(key, [report])
    }
  }
  const found = new Map<Report, Host>()
  for (const host of union(union(touched, excepted), inScope)) {
    for (const key of identities(fleet.name(host), fleet.fact(host, 'address'), policy.domains)) {
      for (const report of unmet.get(key) ?? []) if (!found.has(report)) found.set(report, host)
      // Each key is met once, or many names of one machine would be quadratic.
      unmet.delete(key)
    }
  }
  return [...found].map(([report, host]) => ({ host, report }))
}

/** `web-2` of `web-2:22`, and an IPv6 address without the brackets that part it from its port. */
function withoutPort(name: string): string {
  return name.replace(/^([^:]+|\[.+\]):\d+$/, '$1')
}
