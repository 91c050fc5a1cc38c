import { intersection } from '../../base/hosts.ts'
import { span } from '../../base/time.ts'
import { count, list, thousands } from '../../base/words.ts'
import type { Fleet, Host, HostSet } from '../../model/fleet.ts'
import type { Share } from '../../model/manifest.ts'
import type { Policy } from '../../model/policy.ts'
import type { Wave } from '../../model/rollout.ts'
import type { Draft, Facts } from '../../model/rule.ts'
import { bounded } from '../bounded.ts'
import { defineRule } from '../define.ts'
import { are, have } from '../grammar.ts'
import { namesOf } from '../names.ts'
import { inPolicy } from '../places.ts'
import { atOnce, capOf, percentOf } from '../shares.ts'

type Given = Pick<Facts, 'rollout' | 'fleet' | 'policy'>

export default defineRule({
  id: 'waves/canary',
  question: 'Does a small first wave go before the rest, and is it watched long enough?',
  from: 'plan',
  severity: 'block',
  needs: ['rollout', 'fleet', 'policy'],
  idle({ rollout, policy }) {
    if (!policy.protected) return 'the environment is not protected'
    return rollout.touched.length < 2 ? 'fewer than two hosts are touched' : undefined
  },
  check(given) {
    const { waves } = given.rollout
    const [first, ...later] = waves
    if (!first) return [allAtOnce(given)]
    return [
      ...tooLarge(first, given),
      ...tooHeavy(first, given),
      ...tooMany(later, given),
      ...tooShort(waves.slice(0, -1), given),
    ]
  },
  shows({ rollout }) {
    const { waves, touched } = rollout
    const [first] = waves
    return `The first wave, ${first?.name}, holds ${first?.hosts.length} of ${count(touched.length, 'host')} and is watched for ${span(first?.bake ?? 0)}`
  },
})

function allAtOnce({ rollout, fleet, policy }: Given): Draft {
  const { manifest, touched } = rollout
  const total = touched.length
  const { canary, max, bake } = policy.waves
  const first = `first a canary of ${atMost(canary, total)}, watched for ${span(bake)}`
  const waves = `Write waves: ${first}, then the rest with ${atMost(max, total)} at once (max)`
  const impossible = (['canary', 'max'] as const).filter(
    (setting) => capOf(policy.waves[setting], total) === 0,
  )
  const why = impossible.map((setting) => `${policy.waves[setting]} of ${count(total, 'host')}`)
  return {
    what: `The manifest has no waves, so all ${count(touched.length, 'host')} would change at once and a fault would be everywhere before anyone sees it`,
    next:
      impossible.length === 0
        ? waves
        : `${inNumbers(impossible)}, since ${list(why)} ${are(why)} less than one host; then ${waves.replace('Write', 'write')}`,
    place: manifest.at('waves'),
    because: inPolicy(policy, 'waves', 'canary'),
    hosts: namesOf(fleet, touched),
  }
}

/** `at most 2 of the 8 hosts (25%)`; where a share is less than one host, the one it has to become. */
function atMost(share: Share, total: number): string {
  const most = Math.max(1, Math.min(capOf(share, total), total))
  return `at most ${thousands(most)} of the ${thousands(total)} hosts${typeof share === 'string' && capOf(share, total) > 0 ? ` (${share})` : ''}`
}

type Cap = 'canary' | 'max'

/** What the policy has to say where its caps allow no host. */
function inNumbers(caps: readonly Cap[]): string {
  return `Have ${list(caps.map((cap) => `waves.${cap}`))} written as a number of hosts in the policy, as in ${list(caps.map((cap) => `${cap}: 1`))}`
}

function tooLarge({ name, hosts, place }: Wave, { rollout, fleet, policy }: Given) {
  const { canary } = policy.waves
  const total = rollout.touched.length
  const most = capOf(canary, total)
  if (most === 0) return [allowsNone('canary', canary, total, place, policy)]
  if (hosts.length <= most) return []
  return [
    {
      what: `The first wave, ${name}, holds ${thousands(hosts.length)} of ${count(total, 'host')}, and the policy allows ${allowed(canary, most)}`,
      next: `Move ${count(hosts.length - most, 'host')} into a later wave`,
      place,
      because: inPolicy(policy, 'waves', 'canary'),
      hosts: namesOf(fleet, hosts),
    },
  ]
}

/** A few hosts can carry most of the traffic, so a percentage is asked of their weight as well. */
function tooHeavy({ name, hosts, place }: Wave, { rollout, fleet, policy }: Given) {
  const { canary } = policy.waves
  const { touched } = rollout
  if (typeof canary === 'number' || !weighs(fleet, touched)) return []
  const because = inPolicy(policy, 'waves', 'canary')
  const unweighed = touched.filter((host) => weightOf(fleet, host) === undefined)
  if (unweighed.length > 0) {
    const names = namesOf(fleet, unweighed)
    return [
      {
        what: `${list(names)} ${have(names)} no weight that is a number, and others do, so nobody can tell how much the first wave carries`,
        next: 'Give every touched host a weight in the inventory',
        place,
        because: fleet.place(unweighed[0] as Host),
        hosts: names,
      },
    ]
  }
  const total = totalWeight(fleet, touched)
  const weight = totalWeight(fleet, intersection(hosts, touched))
  // Sums of decimals come out a hair off.
  if (weight <= percentOf(canary, total) * (1 + 1e-9)) return []
  return [
    {
      what: `The first wave, ${name}, carries ${Math.round((weight / total) * 100)}% of the declared weight with ${count(hosts.length, 'host')}, and the policy allows ${canary}`,
      next: 'Begin with hosts that carry less',
      place,
      because,
      hosts: namesOf(fleet, hosts),
    },
  ]
}

function tooMany(later: readonly Wave[], { rollout, fleet, policy }: Given): readonly Draft[] {
  const { max } = policy.waves
  const total = rollout.touched.length
  const most = capOf(max, total)
  const [second] = later
  // What the policy makes impossible is said once, not for each wave.
  if (second && most === 0) return [allowsNone('max', max, total, second.place, policy)]
  const wrong = later.flatMap((wave, i) => (atOnce(wave) > most ? [{ wave, at: i + 1 }] : []))
  return bounded(wrong, ({ wave, at }) => ({
    what: `Wave ${wave.name} works on ${thousands(atOnce(wave))} of ${count(total, 'host')} at once, and the policy allows ${allowed(max, most)}`,
    next: `Write max: ${most} in the wave, or divide it`,
    place: wave.max === undefined ? wave.place : rollout.manifest.at('waves', at, 'max'),
    because: inPolicy(policy, 'waves', 'max'),
    hosts: namesOf(fleet, wave.hosts),
  }))
}

function tooShort(watched: readonly Wave[], { rollout, policy }: Given): readonly Draft[] {
  const least = policy.waves.bake
  const wrong = watched.flatMap((wave, at) => ((wave.bake ?? 0) < least ? [{ wave, at }] : []))
  return bounded(wrong, ({ wave: { name, bake, place }, at }) => ({
    what: `Wave ${name} is ${bake === undefined ? 'not watched at all' : `watched for ${span(bake)}`} before the next begins, and the policy asks for ${span(least)}`,
    next: `Write bake: ${span(least).replace(' ', '')} in the wave`,
    place: bake === undefined ? place : rollout.manifest.at('waves', at, 'bake'),
    because: inPolicy(policy, 'waves', 'bake'),
  }))
}

function allowsNone(
  setting: Cap,
  share: Share,
  total: number,
  place: Wave['place'],
  policy: Policy,
): Draft {
  return {
    what: `The policy allows ${share} of ${count(total, 'host')} in ${setting === 'canary' ? 'the first wave' : 'a wave at once'}, which is less than one host, so no wave is small enough`,
    next: inNumbers([setting]),
    place,
    because: inPolicy(policy, 'waves', setting),
  }
}

function allowed(share: Share, most: number): string {
  return typeof share === 'number' ? thousands(most) : `${share}, which is ${thousands(most)}`
}

function weighs(fleet: Fleet, hosts: HostSet): boolean {
  return fleet.has('weight') && hosts.some((host) => fleet.fact(host, 'weight') !== undefined)
}

function weightOf(fleet: Fleet, host: Host): number | undefined {
  const weight = Number(fleet.fact(host, 'weight')?.trim() || Number.NaN)
  return Number.isFinite(weight) && weight >= 0 ? weight : undefined
}

function totalWeight(fleet: Fleet, hosts: HostSet): number {
  return hosts.reduce((total, host) => total + (weightOf(fleet, host) ?? 0), 0)
}
