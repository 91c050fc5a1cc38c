import { difference, every } from '../../base/hosts.ts'
import { count, list } from '../../base/words.ts'
import type { Fleet, Host, HostSet } from '../../model/fleet.ts'
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
    const why = untold(rollout, policy)
    const isSound = () =>
      amongWaves(rollout, holdersIn(rollout.waves, fleet.size), fleet).length === 0
    return why !== undefined && isSound() ? why : undefined
  },
  check({ rollout, fleet, policy }) {
    const holders = holdersIn(rollout.waves, fleet.size)
    const found = amongWaves(rollout, holders, fleet)
    return untold(rollout, policy) === undefined
      ? [...found, ...beyond(rollout, holders, fleet), ...inNone(rollout, holders, fleet)]
      : found
  },
  shows({ rollout }) {
    const { waves, touched } = rollout
    const sizes = waves.map(({ name, hosts }) => `${name} ${hosts.length}`)
    return `${count(touched.length, 'host')} in ${count(waves.length, 'wave')}, each in one: ${list(sizes)}`
  },
})

/** What is wrong with the waves whatever is touched. */
function amongWaves(rollout: Rollout, holders: Holders, fleet: Fleet): readonly Draft[] {
  const { waves } = rollout
  return [...sameName(waves), ...idleWaves(rollout), ...twice(waves, holders, fleet)]
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

/** The first two waves that hold each host, by their numbers. */
interface Holders {
  readonly first: Int32Array
  readonly second: Int32Array
}

/** One walk over all waves, because comparing each with the others would be quadratic. */
function holdersIn(waves: readonly Wave[], size: number): Holders {
  const first = new Int32Array(size).fill(NO_WAVE)
  const second = new Int32Array(size).fill(NO_WAVE)
  for (const [i, { hosts }] of waves.entries()) {
    for (const host of hosts) {
      if (first[host] === NO_WAVE) first[host] = i
      else if (second[host] === NO_WAVE) second[host] = i
    }
  }
  return { first, second }
}

/** Hosts that more than one wave holds. */
function twice(waves: readonly Wave[], { first, second }: Holders, fleet: Fleet): readonly Draft[] {
  const again = every(fleet.size).filter((host) => second[host] !== NO_WAVE)
  if (again.length === 0) return []
  const byPair = grouped(again, (host) => [first[host], second[host]].join())
  const parts = byPair.map((hosts) => {
    const pair = [first, second].map((holder) => waves[holder[hosts[0] as Host] as number]?.name)
    return `${list(namesOf(fleet, hosts))} in ${pair.join(' and ')}`
  })
  const [earlier, later] = [first, second].map(
    (holder) => waves[holder[again[0] as Host] as number],
  )
  return [
    {
      what: `${count(again.length, 'host')} ${are(again)} in more than one wave: ${list(parts, 3)}`,
      next: `Leave ${them(again)} out of all waves but one`,
      place: (later as Wave).selection.place,
      because: (earlier as Wave).selection.place,
      hosts: namesOf(fleet, again),
    },
  ]
}

/** Hosts of the waves that the rollout does not touch. */
function beyond(rollout: Rollout, { first }: Holders, fleet: Fleet): readonly Draft[] {
  const { waves, touched, touches, manifest } = rollout
  const held = every(fleet.size).filter((host) => first[host] !== NO_WAVE)
  const outside = difference(held, touched)
  if (outside.length === 0) return []
  const byWave = grouped(outside, (host) => String(first[host]))
  const holding = byWave.map((hosts) => waves[first[hosts[0] as Host] as number] as Wave)
  const parts = byWave.map(
    (hosts, i) =>
      `${holding[i]?.name} (${holding[i]?.selection.text}) ${list(namesOf(fleet, hosts))}`,
  )
  return [
    {
      what: `${count(outside.length, 'host')} of the waves ${are(outside)} not touched by the rollout: ${list(parts, 3)}`,
      next: `Narrow the ${holding.length === 1 ? 'wave' : 'waves'}, or let ${touches ? 'the tool' : 'hosts.select'} reach ${them(outside)}`,
      place: (holding[0] as Wave).selection.place,
      because: manifest.at('hosts', 'select'),
      hosts: namesOf(fleet, outside),
    },
  ]
}

/** Hosts by what a key makes alike, in the order of the first of each. */
function grouped(hosts: HostSet, keyOf: (host: Host) => string): readonly (readonly Host[])[] {
  const groups = new Map<string, Host[]>()
  for (const host of hosts) {
    const key = keyOf(host)
    const group = groups.get(key)
    if (group) group.push(host)
    else groups.set(key, [host])
  }
  return [...groups.values()]
}

function inNone(
  { touched, manifest }: Rollout,
  { first }: Holders,
  fleet: Fleet,
): readonly Draft[] {
  const left = touched.filter((host) => first[host] === NO_WAVE)
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
