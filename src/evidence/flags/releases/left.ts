import { contains, difference, setOf, union } from '../../../base/hosts.ts'
import type { Fleet, Host, HostSet } from '../../../model/fleet.ts'
import type { Release } from '../../../model/manifest.ts'
import type { Rollout } from '../../../model/rollout.ts'

/** What an inventory says that a host runs. */
export interface Told {
  readonly release: string | undefined
  readonly commit: string | undefined
}

/** Hosts that this rollout leaves on one release. */
export interface Left extends Told {
  readonly hosts: HostSet
}

/** Whom a rollout leaves on what they run. */
export interface LeftBehind {
  readonly kept: readonly Left[]
  /** Hosts of the service, or excepted, of which nothing says what they run. */
  readonly silent: HostSet
  /** How many others there are of which nothing says it. */
  readonly untold: number
}

/**
 * Hosts that keep what they run: those of the scope that are not touched, those excepted, and all
 * others of the inventory. Of the service, those that run the release already are not left behind.
 */
export function leftBehind(rollout: Rollout, fleet: Fleet): LeftBehind {
  const { touched, excepted, inScope, declared, manifest } = rollout
  const own = union(difference(union(inScope, declared.hosts), touched), excepted)
  const kept = new Map<string, Told & { readonly hosts: Host[] }>()
  const silent: Host[] = []
  let untold = 0
  const keep = (host: Host, told: Told) => {
    const key = JSON.stringify([told.release, told.commit])
    const same = kept.get(key)
    if (same) same.hosts.push(host)
    else kept.set(key, { ...told, hosts: [host] })
  }
  for (const host of own) {
    const told = toldOf(host, fleet)
    if (!told) silent.push(host)
    else if (!isOf(told, manifest.value.release)) keep(host, told)
  }
  for (let host = 0; host < fleet.size; host++) {
    if (contains(touched, host) || contains(own, host)) continue
    const told = toldOf(host, fleet)
    if (told) keep(host, told)
    else untold++
  }
  return {
    kept: [...kept.values()].map((each) => ({ ...each, hosts: setOf(each.hosts) })),
    silent: setOf(silent),
    untold,
  }
}

function toldOf(host: Host, fleet: Fleet): Told | undefined {
  const release = fleet.fact(host, 'release')
  const commit = fleet.fact(host, 'commit')
  return release === undefined && commit === undefined ? undefined : { release, commit }
}

/** Whether a host already runs what the rollout brings; what both tell must agree. */
function isOf({ release, commit }: Told, brought: Release | undefined): boolean {
  const answers = [
    release === undefined ? undefined : release === brought?.version,
    commit === undefined || brought?.commit === undefined
      ? undefined
      : sameCommit(commit, brought.commit),
  ].filter((answer) => answer !== undefined)
  return answers.length > 0 && answers.every(Boolean)
}

/** Seven to sixty-four digits, the rest of which may be cut off. */
export const COMMIT = /^[0-9a-f]{7,64}$/

/** Whether two texts name one commit. */
export function sameCommit(a: string, b: string): boolean {
  return COMMIT.test(a) && COMMIT.test(b) && (a.startsWith(b) || b.startsWith(a))
}
