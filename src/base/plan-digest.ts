import type { PlanParts } from '../model/plan.ts'
import { canonical } from './canonical.ts'
import { sha256 } from './digest.ts'

/** The digest of a plan, as docs/plan-digest.md has it. Its lists of names are taken as they stand. */
export function planDigest(parts: PlanParts): string {
  return sha256(canonicalPlan(parts))
}

/** The text that the digest is made of. Lists of names, which may be long, stand by their digests. */
export function canonicalPlan({ commit, manifest, hosts, flags, policy }: PlanParts): string {
  return canonical({
    plan: 2,
    commit,
    manifest,
    hosts: {
      touched: digestOf(hosts.touched),
      strangers: digestOf(hosts.strangers),
      excepted: digestOf(hosts.excepted),
      waves: hosts.waves.map((wave) => ({ name: wave.name, hosts: digestOf(wave.hosts) })),
      rollback: hosts.rollback && digestOf(hosts.rollback),
    },
    flags: { activates: digestOf(flags.activates), retires: digestOf(flags.retires) },
    policy,
  })
}

// The canonical text of a list of texts, made many times faster.
function digestOf(names: readonly string[]): string {
  return sha256(JSON.stringify(names))
}
