import { difference, every, intersection, none, same, union } from '../../base/hosts.ts'
import type { Fleet, HostSet } from '../../model/fleet.ts'
import type { Place } from '../../model/place.ts'
import type { Atom, Selection, Trap } from '../../model/selection.ts'
import { type Budget, Exhausted } from './budget.ts'
import { type Compiled, tooLong } from './compile.ts'
import { type Found, findAll } from './find.ts'
import { speller } from './spelling.ts'
import { resolveTerm, shortened } from './term.ts'

/** The hosts that Ansible would take, and everything about them that it does not say. */
export function resolveSelector(
  compiled: Compiled,
  fleet: Fleet,
  place: Place,
  budget: Budget,
): Selection {
  const { text, refused } = compiled
  if (refused !== undefined) return refusal(text, refused, place)
  try {
    return resolveTerms(compiled, fleet, place, budget)
  } catch (error) {
    if (error instanceof Exhausted) return refusal(text, tooLong, place)
    throw error
  }
}

/** No host, since a part of the answer would be taken for the whole. */
function refusal(text: string, why: string, place: Place): Selection {
  const trap: Trap = { kind: 'unsupported', atom: shortened(text), why, place }
  return { text, place, hosts: none, atoms: [], traps: [trap] }
}

function resolveTerms(compiled: Compiled, fleet: Fleet, place: Place, budget: Budget): Selection {
  const { text, terms } = compiled
  const placeOf = placing(text, place)
  const guess = speller(fleet)
  const found = findAll(terms, fleet)
  const resolved = terms.map((term, i) =>
    resolveTerm(term, found[i] as Found, { fleet, place: placeOf(term.offset), guess }),
  )
  const atoms = resolved.map(({ atom }) => atom)
  const told = resolved.every((each) => each.told)
  budget.spend(costOf(atoms, fleet.size))
  const hosts = told ? combine(atoms, fleet.size) : none
  return {
    text,
    place,
    hosts,
    atoms,
    traps: [
      ...resolved.flatMap(({ traps }) => traps),
      ...strayTraps(compiled, placeOf),
      ...formTraps(atoms, place),
      ...(told ? answerTraps(atoms, hosts, place) : []),
    ],
  }
}

/** Unions first, then intersections, then exclusions, as Ansible does wherever they stand. */
function combine(atoms: readonly Atom[], size: number): HostSet {
  const hostsOf = (role: Atom['role']) =>
    atoms.filter((atom) => atom.role === role).map(({ hosts }) => hosts)
  const unions = hostsOf('union')
  const start = unions.length === 0 ? every(size) : unions.reduce(union)
  return hostsOf('exclusion').reduce(
    difference,
    hostsOf('intersection').reduce(intersection, start),
  )
}

/** The steps of joining the hosts of all terms, which each looks at all that were joined before. */
function costOf(atoms: readonly Atom[], size: number): number {
  let joined = 0
  let steps = 0
  for (const { hosts } of atoms) {
    joined = Math.min(size, joined + hosts.length)
    steps += joined / 2
  }
  return steps
}

/** The same as somebody reads it who does not know that. */
function combineAsWritten(atoms: readonly Atom[]): HostSet {
  const operation = { union, intersection, exclusion: difference }
  return atoms.reduce((hosts: HostSet, atom) => operation[atom.role](hosts, atom.hosts), none)
}

function strayTraps({ text, stray }: Compiled, placeOf: (offset: number) => Place): Trap[] {
  if (stray === undefined) return []
  const why = 'a bracket has no partner, and Ansible drops it'
  return [{ kind: 'unsupported', atom: shortened(text), why, place: placeOf(stray) }]
}

/** What is odd about a selector whatever the fleet. */
function formTraps(atoms: readonly Atom[], place: Place): Trap[] {
  if (atoms.length === 0) return [{ kind: 'empty-pattern', place }]
  if (atoms.some(({ role }) => role === 'union')) return []
  const lone = atoms.find(({ role }) => role === 'exclusion') ?? (atoms[0] as Atom)
  if (lone.role === 'exclusion') {
    return [{ kind: 'lone-exclusion', atom: lone.text, place: lone.place }]
  }
  const why = 'it has nothing to intersect with, so Ansible begins with every host; leave out the &'
  return [{ kind: 'unsupported', atom: lone.text, why, place: lone.place }]
}

function answerTraps(atoms: readonly Atom[], hosts: HostSet, place: Place): Trap[] {
  const traps: Trap[] = []
  const asWritten = combineAsWritten(atoms)
  if (atoms.some(({ role }) => role === 'union') && !same(hosts, asWritten)) {
    const differs = union(difference(hosts, asWritten), difference(asWritten, hosts))
    traps.push({ kind: 'order', differs, place })
  }
  if (hosts.length === 0) traps.push({ kind: 'empty-result', place })
  return traps
}

/** Gives the place of an offset, which is known only where the selector stands on one line. */
function placing(text: string, place: Place): (offset: number) => Place {
  if (text.includes('\n')) return () => place
  return (offset) => ({ ...place, column: place.column + offset })
}
