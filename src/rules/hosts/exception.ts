import { contains, difference, every } from '../../base/hosts.ts'
import { isReadable } from '../../base/readable.ts'
import { lastInstant, moment, span } from '../../base/time.ts'
import { list } from '../../base/words.ts'
import type { Host } from '../../model/fleet.ts'
import type { ResolvedException } from '../../model/rollout.ts'
import type { Draft, Facts } from '../../model/rule.ts'
import { defineRule } from '../define.ts'
import { activatesFlag } from '../flags.ts'
import { type Identity, identities } from '../machine.ts'
import { didYouMean, hostSpeller } from '../names.ts'
import { inPolicy } from '../places.ts'
import { outOfRotation } from '../states.ts'

const DAY = 24 * 60 * 60 * 1000

type Given = Pick<Facts, 'rollout' | 'fleet' | 'policy' | 'now'>

interface Asked extends Given {
  /** The name under which the machine of an excepted host is in the inventory, and still serves. */
  readonly servesAs: (host: Host) => Host | undefined
  /** The host that a name was perhaps meant for. */
  readonly spell: (name: string) => string | undefined
}

/** What is wrong with one exception, if it is; each is one thing to mend. */
type Question = (exception: ResolvedException, asked: Asked) => Omit<Draft, 'hosts'> | undefined

export default defineRule({
  id: 'hosts/exception',
  question: 'Is every host that is left out known, answered for and harmless?',
  from: 'plan',
  severity: 'block',
  needs: ['rollout', 'fleet', 'policy', 'now'],
  idle({ rollout }) {
    return rollout.exceptions.length === 0 ? 'no host is excepted' : undefined
  },
  check(given) {
    const { exceptions } = given.rollout
    const asked = { ...given, spell: hostSpeller(given.fleet), servesAs: twins(given) }
    const seen = new Set<string>()
    return exceptions.flatMap((exception) => {
      const { name } = exception
      const again = seen.has(name)
      seen.add(name)
      const found = again
        ? [repeated(exception)]
        : QUESTIONS.map((question) => question(exception, asked))
      return found.flatMap((draft) => (draft ? [{ ...draft, hosts: [name] }] : []))
    })
  },
  shows({ rollout }) {
    return list(
      rollout.exceptions.map(
        ({ name, owner, until }) => `${name} is left out by ${owner} until ${moment(until ?? 0)}`,
      ),
    )
  },
})

const QUESTIONS: readonly Question[] = [
  incomplete,
  expired,
  tooLong,
  unknownHost,
  unused,
  touchedAllTheSame,
  stillServing,
]

function repeated({ name, place }: ResolvedException): Omit<Draft, 'hosts'> {
  return {
    what: `${name} is excepted twice, and nothing says which reason and which end hold`,
    next: 'Keep one of the two',
    place,
  }
}

function incomplete({ name, reason, owner, until, place }: ResolvedException) {
  const lacks = [
    ...(isReadable(reason) ? [] : ['reason']),
    ...(isReadable(owner) ? [] : ['owner']),
    ...(until === undefined ? ['end (until)'] : []),
  ]
  if (lacks.length === 0) return undefined
  return {
    what: `The exception of ${name} has no ${list(lacks, 3, 'or')}, so it leaves nobody out`,
    next: `Add ${list(lacks.map((field) => `its ${field}`))}${until === undefined ? '; an exception without an end is a forgotten host' : ''}`,
    place,
  }
}

function expired({ name, until, place }: ResolvedException, { now }: Given) {
  if (until === undefined || until >= now) return undefined
  return {
    what: `The exception of ${name} ended at ${moment(until)}, so it leaves nobody out`,
    next: 'Take it out and reach the host, or have its owner set a new end',
    place,
  }
}

function tooLong({ name, until, place }: ResolvedException, { policy, now }: Given) {
  const { longest } = policy.exceptions
  const last = now + longest * 1000
  if (until === undefined || until <= last) return undefined
  return {
    what: `The exception of ${name} runs until ${moment(until)}, and the policy allows at most ${span(longest)} from now`,
    next: `Set its end to ${lastDay(now, last)} or earlier`,
    place,
    because: inPolicy(policy, 'exceptions', 'longest'),
  }
}

/** The last day that has passed by then, or that moment where not even today has. */
function lastDay(now: number, last: number): string {
  const day = moment(last + 1 - DAY).slice(0, 10)
  return (lastInstant(day) ?? 0) > now ? day : moment(last)
}

function unknownHost({ name, host, place }: ResolvedException, { spell }: Asked) {
  if (host !== undefined) return undefined
  const near = spell(name)
  return {
    what: `${name} is excepted, and the inventory knows no such host`,
    next: near ? didYouMean(name, near) : 'Name a host of the inventory, or take the exception out',
    place,
  }
}

function unused({ name, host, place }: ResolvedException, { rollout }: Given) {
  const { declared, manifest } = rollout
  if (host === undefined || contains(declared.hosts, host)) return undefined
  return {
    what: `${name} is excepted, and hosts.select (${declared.text}) does not yield it`,
    next: 'Take the exception out, or let hosts.select reach the host it is taken from',
    place,
    because: manifest.at('hosts', 'select'),
  }
}

function touchedAllTheSame({ name, host, place }: ResolvedException, { rollout }: Given) {
  const { touched, excepted, touches } = rollout
  if (host === undefined || !contains(excepted, host) || !contains(touched, host)) return undefined
  return {
    what: `${name} is excepted, and ${touches?.source.file} would touch it all the same`,
    next: 'Give the tool the same exception, or take it out of the manifest',
    place,
  }
}

/** The Knight rule: the host that was left out is the one that acts on the flag with old code. */
function stillServing(
  { name, host, place }: ResolvedException,
  { rollout, fleet, servesAs }: Asked,
) {
  const { manifest, excepted } = rollout
  if (host === undefined || !contains(excepted, host)) return undefined
  if (!activatesFlag(manifest.value)) return undefined
  const serving = outOfRotation(fleet, host) ? servesAs(host) : host
  if (serving === undefined) return undefined
  const state = fleet.fact(serving, 'state') ?? 'not known'
  const known = serving === host ? 'its state is' : `its state as ${fleet.name(serving)} is`
  return {
    what: `A flag is activated while ${name} keeps its old release, and nothing says it is out of rotation (${known} ${state})`,
    next: 'Reach the host too, or take it out of rotation and let the inventory say so (state: drained)',
    place,
    because: manifest.at('flags', 'activates'),
  }
}

/** One walk over the inventory, and only where a flag asks for it. */
function twins({ rollout, fleet, policy }: Given): Asked['servesAs'] {
  const { manifest, excepted } = rollout
  const serving = new Map<Host, Host>()
  if (!activatesFlag(manifest.value)) return () => undefined
  const keysOf = (host: Host) =>
    identities(fleet.name(host), fleet.fact(host, 'address'), policy.domains)
  const machines = new Map<Identity, Host>()
  for (const host of excepted) for (const key of keysOf(host)) machines.set(key, host)
  for (const host of machines.size > 0 ? difference(every(fleet.size), excepted) : []) {
    if (outOfRotation(fleet, host)) continue
    for (const key of keysOf(host)) {
      const same = machines.get(key)
      if (same !== undefined) serving.set(same, host)
    }
  }
  return (host) => serving.get(host)
}
