import { folded } from '../../base/flag-names.ts'
import { contains, difference, union } from '../../base/hosts.ts'
import { type TouchedFlag, touchedFlags } from '../../base/touched-flags.ts'
import { count, list } from '../../base/words.ts'
import type { Behind, Registries } from '../../model/flags.ts'
import type { Host, HostSet } from '../../model/fleet.ts'
import type { Report } from '../../model/observed.ts'
import type { Rollout } from '../../model/rollout.ts'
import type { Draft, Facts } from '../../model/rule.ts'
import { bounded } from '../bounded.ts'
import { defineRule } from '../define.ts'
import { activated } from '../flags.ts'
import { have, them } from '../grammar.ts'
import { namesOf } from '../names.ts'
import { running, runs } from '../running.ts'
import { NO_REGISTRY } from './names.ts'

type Given = Pick<Facts, 'rollout' | 'fleet' | 'observed'> & {
  readonly registry: Registries
  readonly behind: Behind
}

export default defineRule({
  id: 'flags/partial',
  question: 'Does every host know the flag before it is turned on?',
  from: 'activate',
  severity: 'block',
  needs: ['rollout', 'fleet', 'registry', 'observed', 'behind'],
  idle({ rollout, registry }) {
    if (!registry) return NO_REGISTRY
    return activated(rollout.manifest.value).length > 0
      ? undefined
      : 'the manifest turns on no flag by its name'
  },
  check({ rollout, fleet, registry, observed, behind }) {
    if (!registry || !behind) return []
    const given = { rollout, fleet, registry, observed, behind }
    return [
      ...silentNeighbours(given),
      ...bounded(strangersTo(given), (each) => explain(each, given)),
    ]
  },
  shows({ rollout }) {
    const flags = list(activated(rollout.manifest.value))
    return `Each of ${count(serviceOf(rollout).length, 'host')} of the service runs a release that knows ${flags}`
  },
})

/** Whom the flag reaches: an exception is left out knowingly, and flags/zombie judges it. */
function serviceOf({ inScope, touched, excepted }: Rollout): HostSet {
  return difference(union(inScope, touched), excepted)
}

/** Whoever is touched and silent is told by observed/answered, which may still wait. */
function silentNeighbours({ rollout, fleet, observed }: Given): readonly Draft[] {
  const silent = serviceOf(rollout).filter(
    (host) => !observed.reports.has(host) && !contains(rollout.touched, host),
  )
  if (silent.length === 0) return []
  const { manifest } = rollout
  const hosts = namesOf(fleet, silent)
  const flags = activated(manifest.value)
  return [
    {
      what: `${list(hosts)} ${hosts.length === 1 ? 'belongs' : 'belong'} to the scope, ${have(hosts)} not reported and ${hosts.length === 1 ? 'is' : 'are'} not touched, so nobody knows whether the code there knows ${list(flags)}`,
      next: `Collect what ${list(hosts)} ${hosts.length === 1 ? 'runs' : 'run'}, let the rollout reach ${them(hosts)}, or write an exception`,
      place: manifest.at('flags', 'activates'),
      because: manifest.at('hosts', 'select'),
      hosts,
    },
  ]
}

/** A flag that is turned on, and hosts that report a release which does not know it. */
interface Strangers {
  readonly flag: TouchedFlag
  readonly hosts: readonly Host[]
}

function strangersTo(given: Given): readonly Strangers[] {
  const { rollout, registry, observed } = given
  const others = Array.from(serviceOf(rollout)).filter((host) => {
    const report = observed.reports.get(host)
    return report !== undefined && !isReleased(report, rollout)
  })
  return touchedFlags(rollout.manifest.value, registry)
    .filter(({ how }) => how === 'activated')
    .map((flag) => {
      const versions = versionsKnowing(flag, given)
      const isStranger = (host: Host) => !versions.has(observed.reports.get(host)?.version)
      return { flag, hosts: others.filter(isStranger) }
    })
    .filter(({ hosts }) => hosts.length > 0)
}

function isReleased(report: Report, { manifest }: Rollout): boolean {
  const { release } = manifest.value
  return release !== undefined && runs(report, release) === true
}

/**
 * Old releases that read the flag; of several builds of one version, all have to. Whoever reports
 * the version of the rollout and does not run it has another build, of which nothing is known.
 */
function versionsKnowing(
  { names }: TouchedFlag,
  { behind, rollout }: Given,
): ReadonlySet<string | undefined> {
  const known = new Set<string | undefined>()
  const others = new Set<string | undefined>([rollout.manifest.value.release?.version])
  for (const { name, reads } of behind.releases) {
    const knowing = [...names].some((each) => reads.keys.has(each))
    ;(knowing ? known : others).add(name)
  }
  return new Set([...known].filter((name) => !others.has(name)))
}

function explain({ flag, hosts }: Strangers, { rollout, fleet, observed }: Given): Draft {
  const { manifest } = rollout
  const { key } = flag
  const names = namesOf(fleet, hosts)
  const first = hosts.map((host) => observed.reports.get(host)).find((report) => report)
  const said = (first && running(first)) || 'neither version nor digest'
  const all = serviceOf(rollout).length
  const index = activated(manifest.value).findIndex((each) => folded(each) === folded(key))
  return {
    what: `${key} is turned on, and ${names.length} of ${count(all, 'host')} of the service ${names.length === 1 ? 'reports' : 'report'} no release that knows it: ${list(names)}${names.length === 1 ? ' reports' : ', of which the first reports'} ${said}`,
    next: `Bring ${list(names)} to ${manifest.value.release?.version ?? 'the release'}, or take ${them(names)} out of the service, and ask again before ${key} goes on`,
    place: manifest.at('flags', 'activates', index),
    because: first?.place,
    hosts: names,
  }
}
