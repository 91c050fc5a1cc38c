import type { Policy } from '../../model/policy.ts'
import type { Rollout } from '../../model/rollout.ts'
import type { Selection } from '../../model/selection.ts'
import type { NamedSelection } from './traps.ts'

/** Every selector that decides about a rollout. */
export function selectionsOf(rollout: Rollout, { services }: Policy): readonly NamedSelection[] {
  const { declared, scope, scopeGiven, waves, rollback } = rollout
  return [
    named('select', 'hosts.select', declared),
    // A scope that nobody wrote repeats the groups of the selector, and would repeat its traps.
    ...(scopeGiven ? scope : []).map((each) => named('scope', 'hosts.scope', each)),
    ...waves.map(({ name, selection }) => named('wave', `Wave ${name}`, selection)),
    ...(rollback ? [named('rollback', 'recovery.rollback.hosts', rollback)] : []),
    ...services.map(({ name, hosts }) => named('service', `Service ${name} of the policy`, hosts)),
  ]
}

function named(role: NamedSelection['role'], label: string, selection: Selection): NamedSelection {
  return { role, label, selection }
}
