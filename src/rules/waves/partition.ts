import { contains, difference, every } from '../../base/hosts.ts'
import { count, list } from '../../base/words.ts'
import type { Fleet, HostSet } from '../../model/fleet.ts'
import type { Rollout, Wave } from '../../model/rollout.ts'
import type { Draft } from '../../model/rule.ts'
import { defineRule } from '../define.ts'
import { are, them } from '../grammar.ts'
import { namesOf } from '../names.ts'
import { atOnce } from '../shares.ts'
import { untold } from '../untold.ts'

const NO_WAVE = -1

export default defineRule({
  id: 'waves/partition',
  question: 'Is every touched host in exactly one wave?',
  from: 'plan',
  severity: 'block',
  needs: ['rollout', 'fleet', 'policy'],
  idle({ rollout, fleet, policy }) {
    if (rollout.waves.length === 0) return 'the manifest has no waves'
    return amongWaves(rollout, fleet).length === 0 ? untold(rollout, policy) : undefined
  },
  check({ rollout, fleet, policy }) {
    const found = amongWaves(rollout, fleet)
    return untold(rollout, policy) === undefined
      ? [...found, ...beyond(rollout, fleet), ...inNone(rollout, fleet)]
      : found
  },
  shows({ rollout }) {
    const { waves, touched } = rollout
    const sizes = waves.map(({ name, hosts }) => `${name} ${hosts.length}`)
    return `${count(touched.length, 'host')} in ${count(waves.length, 'wave')}, each in one: ${list(sizes)}`
  },
})

/** What is wrong with the waves whatever is touched. */
function amongWaves(rollout: Rollout, fleet: Fleet): readonly Draft[] {
  const { waves } = rollout
  return [...sameName(waves), ...idleWaves(rollout), ...twice(waves, fleet)]
}

function sameName(waves: readonly Wave[]): readonly Draft[] {
  const seen = new Set<string>()
  return waves.flatMap(({ name, place }) => {
    if (!seen.has(name)) {
      seen.add(name)
      return []
    }
    return [
      {
        what: `A second wave is called ${name}, so nobody can tell which of the two is meant`,
        next: 'Give it a name of its own',
        place,
      },
    ]
  })
}

/** Waves that nothing happens in: they hold no host, or let none begin. */
function idleWaves({ waves, manifest }: Rollout): readonly Draft[] {
  return waves.flatMap((wave, i) => {
    const { name, hosts, selection, max } = wave
    if (hosts.length === 0) {
      const why =
        selection.hosts.length > 0 ? 'all its hosts are excepted' : 'nothing is tried in it'
      return [
        {
          what: `Wave ${name} (${selection.text}) holds no host; ${why}`,
          next: 'Mend its selector, or take the wave out',
          place: selection.place,
        },
      ]
    }
    if (atOnce(wave) > 0) return []
    return [
      {
        what: `Wave ${name} allows ${max} of ${count(hosts.length, 'host')} at once, which is less than one, so it could never begin`,
        next: 'Write a number of hosts, as in max: 1',
        place: manifest.at('waves', i, 'max'),
      },
    ]
  })
}

/** Hosts of a wave that an earlier wave already holds. */
function twice(waves: readonly Wave[], fleet: Fleet): readonly Draft[] {
  const first = new Int32Array(fleet.size).fill(NO_WAVE)
  return waves.flatMap(({ name, hosts, selection }, i) => {
    const again = hosts.filter((host) => first[host] !== NO_WAVE)
    const earlier = [...new Set(Array.from(again, (host) => waves[first[host] as number] as Wave))]
    for (const host of hosts) if (first[host] === NO_WAVE) first[host] = i
    const [other] = earlier
    if (!other) return []
    const names = namesOf(fleet, again)
    return [
      {
        what: `${list(names)} ${are(names)} in wave ${name} and already in ${list(earlier.map(({ name }) => name))}`,
        next: `Leave ${them(names)} out of all waves but one`,
        place: selection.place,
        because: other.selection.place,
        hosts: names,
      },
    ]
  })
}

function beyond({ waves, touched, touches, manifest }: Rollout, fleet: Fleet): readonly Draft[] {
  return waves.flatMap(({ name, selection, hosts }) => {
    // Wave by wave, so a walk over all that is touched would be quadratic.
    const outside = namesOf(
      fleet,
      hosts.filter((host) => !contains(touched, host)),
    )
    if (outside.length === 0) return []
    return [
      {
        what: `Wave ${name} (${selection.text}) holds ${list(outside)}, which the rollout does not touch`,
        next: `Narrow the wave, or let ${touches ? 'the tool' : 'hosts.select'} reach ${them(outside)}`,
        place: selection.place,
        because: manifest.at('hosts', 'select'),
        hosts: outside,
      },
    ]
  })
}

function inNone({ waves, touched, manifest }: Rollout, fleet: Fleet): readonly Draft[] {
  const left = difference(touched, unionOf(waves, fleet.size))
  if (left.length === 0) return []
  const hosts = namesOf(fleet, left)
  return [
    {
      what: `${list(hosts)} ${are(hosts)} touched and in no wave, and would be passed over or changed out of turn`,
      next: `Add ${them(hosts)} to a wave; the last one can take what is left, as in group:!canary-host`,
      place: manifest.keyAt('waves'),
      because: manifest.at('hosts', 'select'),
      hosts,
    },
  ]
}

/** One pass over all waves, because joining them one by one would be quadratic. */
function unionOf(waves: readonly Wave[], size: number): HostSet {
  const held = new Uint8Array(size)
  for (const { hosts } of waves) for (const host of hosts) held[host] = 1
  return every(size).filter((host) => held[host] === 1)
}
