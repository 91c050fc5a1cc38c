import { difference, none } from '../../base/hosts.ts'
import { cut } from '../../base/words.ts'
import type { Fleet, Group, HostSet } from '../../model/fleet.ts'
import type { Place } from '../../model/place.ts'
import type { Atom, Trap } from '../../model/selection.ts'
import { parseAddress } from './address.ts'
import type { CompiledTerm } from './compile.ts'
import { type Found, hostsOf } from './find.ts'
import type { Slice } from './parse.ts'
import { orderOf, take } from './slice.ts'

/** A term with what it selects. */
export interface Resolved {
  readonly atom: Atom
  readonly traps: readonly Trap[]
  /** Whether there is an answer; Ansible stops without one, or it changes from run to run. */
  readonly told: boolean
}

export interface Context {
  readonly fleet: Fleet
  readonly place: Place
  readonly guess: (name: string) => string | undefined
}

interface Answer {
  readonly hosts: HostSet
  readonly traps: readonly Trap[]
  readonly told: boolean
}

export function resolveTerm(term: CompiledTerm, found: Found, context: Context): Resolved {
  const { text, role, name } = term
  const { fleet, place } = context
  const isBoth = fleet.groups.has(name) && fleet.find(name) !== undefined
  const twice: Trap[] = isBoth ? [{ kind: 'host-and-group', atom: text, name, place }] : []
  // Ansible looks for a host of just this name before anything else, though not after a sign.
  const host = role === 'union' ? fleet.find(text) : undefined
  const isHost = host !== undefined
  const answer = isHost
    ? { hosts: Uint32Array.of(host), traps: [], told: true }
    : answerTerm(term, found, context)
  const { hosts, told } = answer
  const groups = isHost ? [] : found.groups.map((group) => group.name)
  const kind = isHost ? 'host' : kindOf(term, found)
  return {
    atom: { text, place, role, kind, groups, hosts },
    traps: [...twice, ...answer.traps],
    told,
  }
}

function answerTerm(term: CompiledTerm, found: Found, context: Context): Answer {
  const { matcher, slice } = term
  const { fleet, place } = context
  const atom = shortened(term.text)
  if (matcher.kind === 'refused') {
    const trap: Trap = { kind: 'unsupported', atom, why: matcher.why, place }
    return { hosts: none, traps: [trap], told: false }
  }
  const hosts = hostsOf(found, fleet.size)
  if (hosts.length === 0) {
    const group = found.groups[0]?.name
    const trap: Trap =
      group === undefined ? missing(term, context) : { kind: 'empty-group', atom, group, place }
    return { hosts, traps: [trap], told: true }
  }
  if (slice) return answerSlice(term, slice, found, context)
  if (matcher.kind !== 'regex') return { hosts, traps: [], told: true }
  const beyond = difference(hosts, hostsOf(found.whole, fleet.size))
  const traps: Trap[] = beyond.length > 0 ? [{ kind: 'regex-reach', atom, beyond, place }] : []
  return { hosts, traps, told: true }
}

function answerSlice(
  { text, matcher }: CompiledTerm,
  slice: Slice,
  { groups, singles }: Found,
  { fleet, place }: Context,
): Answer {
  const trap = { atom: text, place }
  const [group] = groups
  if (matcher.kind === 'everything' || groups.length > 1 || (group && singles.length > 0)) {
    const why = 'it matches groups and hosts, and a slice of them counts hosts more than once'
    return { hosts: none, traps: [{ ...trap, kind: 'unsupported', why }], told: false }
  }
  const order = group ? orderOf(group, fleet) : singles
  if (!order) {
    const nested: Trap = { ...trap, kind: 'slice-nested', group: (group as Group).name }
    return { hosts: none, traps: [nested], told: false }
  }
  const { hosts, outside, odd, fails } = take(order, slice)
  const traps: Trap[] = []
  if (outside) traps.push({ ...trap, kind: 'slice-range', length: order.length })
  if (odd) traps.push({ ...trap, kind: 'unsupported', why: odd })
  return { hosts, traps, told: !fails }
}

/** Why a term matches nothing: it is written as Ansible does not read it, or the name is unknown. */
function missing({ text, name, matcher }: CompiledTerm, { place, guess }: Context): Trap {
  const atom = shortened(text)
  const why = matcher.kind === 'name' ? misread(name) : undefined
  if (why) return { kind: 'unsupported', atom, why, place }
  const nearest = matcher.kind === 'name' ? guess(name) : undefined
  return { kind: 'unmatched', atom, nearest, place }
}

function misread(name: string): string | undefined {
  if (/[{}]/.test(name)) {
    return 'host patterns have no braces; write the names one by one, or a glob with * or [abc]'
  }
  if (/[[\]]/.test(name)) return 'a bracket has no partner'
  if (parseAddress(name)?.port !== undefined) {
    return 'Ansible reads what follows the colon as a port, and a selector takes none; separate names with a comma'
  }
  if (/[\s:]/.test(name) && !parseAddress(name)) {
    return 'where there is a comma, colons and spaces no longer separate names; use commas throughout'
  }
  return undefined
}

function kindOf({ name, matcher }: CompiledTerm, { groups }: Found): Atom['kind'] {
  switch (matcher.kind) {
    case 'everything':
      return 'all'
    case 'name':
      if (name === 'all') return 'all'
      return groups.length > 0 ? 'group' : 'host'
    case 'glob':
    case 'regex':
      return matcher.kind
    case 'refused':
      return name.startsWith('~') ? 'regex' : 'glob'
  }
}

/** A text as a message can bear it. */
export function shortened(text: string): string {
  return cut(text, 80)
}
