import { canonical } from './base/canonical.ts'
import { sha256 } from './base/digest.ts'
import { planDigest } from './base/plan-digest.ts'
import type { Fleet, HostSet } from './model/fleet.ts'
import type { Plan, PlanParts } from './model/plan.ts'
import type { Rollout } from './model/rollout.ts'

/**
 * What an approval approves: everything that decides what the rollout does, with its digest.
 * `policy` is the value of the policy file, undefined where there is none, so that it moves with
 * what it says and not with comments, key order or line ends; `commit` is the full id.
 */
export function planOf(
  rollout: Rollout,
  fleet: Fleet,
  policy: unknown,
  commit: string | undefined,
): Plan {
  const manifest = rollout.manifest.value
  const names = (hosts: HostSet) => Array.from(hosts, (host) => fleet.name(host)).sort()
  const parts: PlanParts = {
    commit: commit ?? null,
    manifest,
    hosts: {
      touched: names(rollout.touched),
      strangers: each(rollout.touches?.strangers.map(({ name }) => name)),
      excepted: names(rollout.excepted),
      waves: rollout.waves.map(({ name, hosts }) => ({ name, hosts: names(hosts) })),
      rollback: rollout.rollback ? names(rollout.rollback.hosts) : null,
    },
    flags: { activates: each(manifest.flags?.activates), retires: each(manifest.flags?.retires) },
    policy: policy === undefined ? null : sha256(canonical(policy)),
  }
  return { digest: planDigest(parts), parts }
}

/** Names in code unit order, each once. */
function each(names: readonly string[] = []): readonly string[] {
  return [...new Set(names)].sort()
}
