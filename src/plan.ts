import { sha256 } from './base/digest.ts'
import type { Fleet, HostSet } from './model/fleet.ts'
import type { Rollout } from './model/rollout.ts'

/**
 * The fingerprint of a plan: what an approval of it means. It moves when the manifest says
 * something else, when a selector yields another host, or when another policy judges; it does not
 * move with comments, key order or line ends in the manifest.
 */
export function planDigest(rollout: Rollout, fleet: Fleet, policy: string | undefined): string {
  const names = (hosts: HostSet) => digestOf(Array.from(hosts, (host) => fleet.name(host)))
  return sha256(
    canonical({
      plan: 1,
      manifest: rollout.manifest.value,
      policy: policy ?? null,
      touched: names(rollout.touched),
      strangers: digestOf((rollout.touches?.strangers ?? []).map(({ name }) => name)),
      excepted: names(rollout.excepted),
      waves: rollout.waves.map(({ name, hosts }) => ({ name, hosts: names(hosts) })),
      rollback: rollout.rollback ? names(rollout.rollback.hosts) : null,
    }),
  )
}

/** A list of names in any order: the digest of the sorted names as JSON. */
function digestOf(names: readonly string[]): string {
  return sha256(JSON.stringify([...names].sort()))
}

/** JSON with the keys of every map in code unit order and no spaces. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, held: unknown) =>
    held !== null && typeof held === 'object' && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  )
}
