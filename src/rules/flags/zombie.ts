import { folded } from '../../base/flag-names.ts'
import { type TouchedFlag, touchedFlags } from '../../base/touched-flags.ts'
import { count, list } from '../../base/words.ts'
import type { Behind, Flag, KeptRelease, Registries, Tombstone } from '../../model/flags.ts'
import type { Place } from '../../model/place.ts'
import type { Draft, Facts } from '../../model/rule.ts'
import { bounded } from '../bounded.ts'
import { defineRule } from '../define.ts'
import { them } from '../grammar.ts'
import { hostsOf, mend, onHosts, slotsTaken, takenFor, who } from './kept.ts'
import { byName, deadNames, NO_REGISTRY, retiredWhen, share } from './names.ts'

type Given = Pick<Facts, 'rollout' | 'fleet'> & {
  readonly registry: Registries
  readonly behind: Behind
}

/** A flag that the rollout touches, and a release that stays. */
interface Meeting {
  readonly flag: TouchedFlag
  readonly release: KeptRelease
}

/** What the rollout does to a flag, as the part of a sentence behind `this rollout`. */
const DOES: Record<TouchedFlag['how'], (key: string) => string> = {
  activated: (key) => `turns ${key} on`,
  redefined: (key) => `gives ${key} another meaning`,
  revived: (key) => `brings ${key} back`,
  retired: (key) => `retires ${key}`,
}

export default defineRule({
  id: 'flags/zombie',
  question:
    'Does no release that stays behind read what this rollout turns on, brings back, retires or gives another meaning?',
  from: 'plan',
  severity: 'block',
  needs: ['rollout', 'fleet', 'registry', 'behind'],
  idle({ rollout, registry }) {
    if (!registry) return NO_REGISTRY
    return touchedFlags(rollout.manifest.value, registry).length > 0
      ? undefined
      : 'the rollout touches no flag'
  },
  check({ rollout, fleet, registry, behind }) {
    if (!registry || !behind) return []
    const given = { rollout, fleet, registry, behind }
    const met = meetings(given)
    return [
      ...bounded(met.flatMap(slotTaken(behind)), (each) => anotherMeaning(each, given)),
      ...bounded(met.filter(readOnHosts), (each) => stillRead(each, given)),
      ...bounded(
        met.filter((each) => readOnTheWayBack(each, given)),
        (each) => wayBack(each, given),
      ),
      ...bounded(behind.releases.flatMap(deadReads(given)), (each) => dead(each, given)),
    ]
  },
  shows({ behind, rollout, registry }) {
    const touched = registry ? touchedFlags(rollout.manifest.value, registry) : []
    return shown(behind ?? { releases: [], untold: 0 }, touched)
  },
})

/**
 * Each flag and release once: what gives a flag another meaning is worse than what turns it on, and
 * the manifest says better than the registry that a flag goes on.
 */
function meetings({ rollout, registry, behind }: Given): readonly Meeting[] {
  const touched = touchedFlags(rollout.manifest.value, registry)
  const under = (how: TouchedFlag['how']) =>
    new Set(touched.flatMap((flag) => (flag.how === how ? [...flag.names] : [])))
  const [redefined, activated] = [under('redefined'), under('activated')]
  return touched
    .filter(({ how, names }) => how !== 'activated' || !share(names, redefined))
    .filter(({ how, names }) => how !== 'revived' || !share(names, activated))
    .flatMap((flag) => behind.releases.map((release) => ({ flag, release })))
}

/** Where a release reads a flag by one of its names. */
function readAt({ flag, release }: Meeting): Place | undefined {
  const name = [...flag.names].find((each) => release.reads.keys.has(each))
  return name === undefined ? undefined : release.reads.keys.get(name)
}

type Taken = Meeting & { readonly slot: KeptRelease['reads']['slots'][number] }

/** The first slot of a flag that a release reads for something else. */
function slotTaken({ releases }: Behind): (meeting: Meeting) => readonly Taken[] {
  const takenBy = slotsTaken(releases)
  return (meeting) => {
    const { flag, release } = meeting
    const [slot] = flag.how === 'retired' ? [] : takenBy(flag, release)
    return slot ? [{ ...meeting, slot }] : []
  }
}

function anotherMeaning({ flag, release, slot }: Taken, given: Given): Draft {
  const { key, how } = flag
  return {
    what: `${who(release, given.fleet)}, which ${takenFor(slot)}, and this rollout ${DOES[how](key)} there: that code would act on ${key} as ${slot.key ?? 'something else'}`,
    next: `Give ${key} a slot that nothing ever read${mend(release, given.fleet)}`,
    place: placeOf(flag, given),
    because:
      slot.key === undefined ? slot.slot.place : keyPlace(slot.key, release, slot.slot.place),
    hosts: hostsOf(release, given.fleet),
  }
}

function keyPlace(key: string, { reads }: KeptRelease, otherwise: Place): Place {
  return reads.keys.get(folded(key)) ?? otherwise
}

function readOnHosts(meeting: Meeting): boolean {
  return meeting.release.hosts.length > 0 && readAt(meeting) !== undefined
}

function stillRead(meeting: Meeting, given: Given): Draft {
  const { flag, release } = meeting
  const { key, how } = flag
  const hosts = hostsOf(release, given.fleet)
  const [outcome, bring, later] =
    how === 'retired'
      ? ['nobody says any more whether that code runs', 'that does not read it', 'retire']
      : ['its old code would act on it', 'that does not read it the old way', 'touch']
  return {
    what: `${onHosts(release, given.fleet)}, which reads ${key}, and this rollout ${DOES[how](key)}: ${outcome}`,
    next: `Bring ${list(hosts)} to a release ${bring}, take ${them(hosts)} out of the service, or ${later} ${key} when nobody reads it there`,
    place: placeOf(flag, given),
    because: readAt(meeting),
    hosts,
  }
}

/** Code that was shipped before its flag goes on is the normal case, if the way back turns it off. */
function readOnTheWayBack(meeting: Meeting, { rollout }: Given): boolean {
  const { flag, release } = meeting
  if (!release.rollback || readAt(meeting) === undefined) return false
  const off = rollout.manifest.value.recovery?.rollback?.flags ?? []
  const goesOn = flag.how === 'activated' || flag.how === 'revived'
  return !goesOn || !off.some((key) => flag.names.has(folded(key)))
}

function wayBack(meeting: Meeting, given: Given): Draft {
  const { flag, release } = meeting
  const { key, how } = flag
  const [outcome, next] = {
    activated: [
      'and recovery.rollback.flags does not name it, so the old code would run with it on',
      `Add ${key} to recovery.rollback.flags, and turn it off first in the procedure`,
    ],
    revived: [
      `and this rollout brings it back, so the old code would run with it wherever it is on`,
      `Add ${key} to recovery.rollback.flags, or let the way back lead to a release that does not read it`,
    ],
    redefined: [
      `and this rollout gives ${key} another meaning, so the old code would act on the new one`,
      `Give what is new a name and a slot of its own, or let the way back lead to a release that does not read ${key}`,
    ],
    retired: [
      `and this rollout retires ${key}, so the old code would ask for a flag that nobody defines`,
      `Make sure that the old code is right without ${key}, or add the tombstone once the way back leads to a release that does not read it`,
    ],
  }[how] as [string, string]
  return {
    what: `The way back leads to ${release.name}, which reads ${key}, ${outcome}`,
    next,
    place: placeOf(flag, given),
    because: readAt(meeting),
    ...(how === 'retired' ? { severity: 'warn' } : {}),
  }
}

/** A release on hosts that reads flags which were retired long ago and which this rollout leaves. */
interface DeadReads {
  readonly release: KeptRelease
  readonly keys: readonly [string, ...string[]]
  /** Of each of the keys, and of others. */
  readonly tombstones: ReadonlyMap<string, Tombstone>
}

function deadReads({ rollout, registry }: Given): (release: KeptRelease) => readonly DeadReads[] {
  const touched = touchedFlags(rollout.manifest.value, registry).flatMap(({ names }) => [...names])
  const left = new Map(deadNames(registry))
  for (const name of touched) left.delete(name)
  return (release) => {
    if (release.hosts.length === 0) return []
    const keys = [...release.reads.keys.keys()].filter((key) => left.has(key))
    const [first, ...rest] = keys
    return first === undefined ? [] : [{ release, keys: [first, ...rest], tombstones: left }]
  }
}

function dead({ release, keys, tombstones }: DeadReads, given: Given): Draft {
  const names = [...new Set(keys.map((key) => tombstones.get(key)?.key ?? key))]
  const tombstone = tombstones.get(keys[0])
  const when = tombstone && names.length === 1 ? retiredWhen(tombstone) : 'retired'
  const hosts = hostsOf(release, given.fleet)
  return {
    what: `${onHosts(release, given.fleet)}, which still reads ${list(names)}, ${when}: whatever sets it again wakes that code`,
    next: `Bring ${list(hosts)} to a release without it, or take ${them(hosts)} out of the service`,
    place: tombstone?.place as Place,
    because: release.reads.keys.get(keys[0]),
    hosts,
    severity: 'warn',
  }
}

/** Where the manifest names the flag, or else where a registry does. */
function placeOf({ key, how, names }: TouchedFlag, { rollout, registry }: Given): Place {
  const { manifest } = rollout
  const { activates = [], retires = [] } = manifest.value.flags ?? {}
  const named = how === 'retired' ? retires : activates
  const index = named.findIndex((each) => names.has(folded(each)))
  if (index >= 0) return manifest.at('flags', how === 'retired' ? 'retires' : 'activates', index)
  const { flags, retired } = registry.head
  const entries = byName<Flag | Tombstone>(how === 'retired' ? retired : flags)
  return entries.get(folded(key))?.place ?? manifest.at('flags')
}

function shown({ releases, untold }: Behind, touched: readonly TouchedFlag[]): string {
  const hosts = releases.reduce((sum, each) => sum + each.hosts.length, 0)
  const flags = list([...new Set(touched.map(({ key }) => key))])
  const rest = untold === 0 ? '' : `; ${count(untold, 'other host')} outside the scope told nothing`
  if (releases.length === 0) return `No host keeps an old release that could read ${flags}${rest}`
  const stay = releases.length === 1 ? 'stays' : 'stay'
  return `${count(releases.length, 'release')} ${stay} on ${count(hosts, 'host')} or on the way back, and none takes ${flags} for anything else${rest}`
}
