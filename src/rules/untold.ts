import type { Policy } from '../model/policy.ts'
import type { Rollout } from '../model/rollout.ts'
import type { Trap } from '../model/selection.ts'

/** What can leave a selector without hosts, and the rule that finds it. */
const FOUND_BY: Partial<Record<Trap['kind'], string>> = {
  unmatched: 'hosts/selector',
  unsupported: 'hosts/selector',
  'slice-nested': 'hosts/ambiguous',
  'slice-range': 'hosts/ambiguous',
}

/**
 * Why nothing can be compared with what is touched: a slip in `hosts.select` leaves it without
 * hosts, and a finding that blocks says so already. Undefined where that finding would not block,
 * since silence must not let a rollout pass.
 */
export function untold({ declared, touches }: Rollout, { rules }: Policy): string | undefined {
  if (touches || declared.hosts.length > 0) return undefined
  const rule = declared.traps
    .map(({ kind }) => FOUND_BY[kind])
    .find((rule) => rule !== undefined && (rules.get(rule) ?? 'block') === 'block')
  return rule && `hosts.select (${declared.text}) yields no host, for the reason that ${rule} finds`
}

/** Why a rule about touched hosts has nothing to judge where there is none. */
export function nobodyTouched({ touched }: Rollout): string | undefined {
  return touched.length === 0 ? 'no host is touched' : undefined
}
