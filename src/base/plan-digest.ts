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

/** Of `[]`: most plans have several empty lists, and a digest costs a start that has to be quick. */
const OF_NOBODY = 'sha256:4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945'

// The canonical text of a list of texts, made many times faster.
function digestOf(names: readonly string[]): string {
  return names.length === 0 ? OF_NOBODY : sha256(JSON.stringify(names))
}
