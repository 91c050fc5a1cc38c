import { count, list } from '../../base/words.ts'
import type { Fleet } from '../../model/fleet.ts'
import type { Draft } from '../../model/rule.ts'
import type { Selection, Trap } from '../../model/selection.ts'
import { didYouMean, namesOf } from '../names.ts'
import { implicitDrafts } from './implicit.ts'

/** A selector with what a message calls it. */
export interface NamedSelection {
  readonly role: 'select' | 'scope' | 'wave' | 'rollback' | 'service' | 'asked'
  readonly label: string
  readonly selection: Selection
}

/** What is doubtful about a selector that stands alone. */
export function trapDrafts(selection: Selection, fleet: Fleet): readonly Draft[] {
  const named: NamedSelection = { role: 'asked', label: 'The selector', selection }
  return [
    ...withoutEchoes(selection.traps).map((trap) => trapDraft(trap, named, fleet)),
    ...implicitDrafts(named, fleet),
  ]
}

/** An empty result is worth a word only where no other trap accounts for it. */
export function withoutEchoes(traps: readonly Trap[]): readonly Trap[] {
  const causes = traps.filter(({ kind }) => kind !== 'empty-result')
  return causes.length > 0 ? causes : traps
}

export function trapDraft(trap: Trap, named: NamedSelection, fleet: Fleet): Draft {
  return { ...words(trap, named, fleet), place: trap.place }
}

function words(
  trap: Trap,
  { role, label, selection }: NamedSelection,
  fleet: Fleet,
): Omit<Draft, 'place'> {
  switch (trap.kind) {
    case 'empty-pattern':
      return {
        what: `${label} is empty, which Ansible reads as every host`,
        next: 'Name the hosts that are meant, or write all if it is every one of them',
      }
    case 'lone-exclusion':
      return {
        what: `${label} only excludes (${trap.atom}), which Ansible reads as every other host of the inventory`,
        next: `Name first what it is taken from, as in group:${trap.atom}`,
      }
    case 'unmatched':
      return {
        what: `${label} ${unknown(trap.atom, selection)}; ${ignored(trap.atom, selection)}`,
        next:
          asRange(trap, fleet) ??
          (trap.nearest === undefined
            ? 'Write a name that the inventory knows, or bring the inventory up to date'
            : didYouMean(unsigned(trap.atom), trap.nearest)),
      }
    case 'unsupported':
      return {
        what: `${label} cannot be read at ${trap.atom}: ${trap.why}`,
        next: 'Write the hosts or groups that are meant in another way',
      }
    case 'empty-group':
      return {
        what: `${label} names the group ${trap.group}, which is declared and holds no host`,
        next: 'Check that the inventory is whole, or take the group out of the selector',
      }
    case 'empty-result':
      return {
        what: `${label} (${selection.text}) yields no host, and a rollout that reaches nobody looks like one that went well`,
        next:
          role === 'select'
            ? 'Mend the selector, or write hosts.allowEmpty with the reason why no host is right'
            : 'Mend the selector',
      }
    case 'slice-nested':
      return {
        what: `${label} takes a slice (${trap.atom}) of ${trap.group}, which has groups below it; Ansible orders those anew in every run, so it is not always the same hosts`,
        next: 'Name the hosts, or slice a group that holds hosts only',
      }
    case 'slice-range':
      return {
        what: `${label} takes the slice ${trap.atom} of ${count(trap.length, 'host')}, and a part of it lies outside; Ansible would take fewer and say nothing`,
        next: 'Mend the bounds, which count from 0, or name the hosts',
      }
    case 'host-and-group':
      return {
        what: `${label} names ${trap.name}, which is both a host and a group; ${taken(trap.atom, selection)}`,
        next: 'Rename one of the two in the inventory',
      }
    case 'regex-reach': {
      const hosts = namesOf(fleet, trap.beyond)
      return {
        what: `${label} holds the regular expression ${trap.atom}, which is anchored at its start only and so also reaches ${list(hosts)}`,
        next: `Write ${trap.atom}$ for a full match, or ${trap.atom}.* if more is meant`,
        hosts,
      }
    }
    case 'order': {
      const hosts = namesOf(fleet, trap.differs)
      return {
        what: `${label} reads differently from left to right: Ansible first joins everything, then intersects, then excludes, and the two differ in ${list(hosts)}`,
        next: 'Write the names first, then what starts with &, then what starts with !',
        hosts,
      }
    }
  }
}

/** A name is missing, a pattern matches nothing. */
function unknown(text: string, { atoms }: Selection): string {
  const kind = atoms.find((atom) => atom.text === text)?.kind
  return kind === 'glob' || kind === 'regex'
    ? `holds the pattern ${unsigned(text)}, which matches no host and no group`
    : `names ${unsigned(text)}, and no host or group is called that`
}

function unsigned(atom: string): string {
  return atom.replace(/^[!&]/, '')
}

/** What to write where a range was meant, which is a slice of a name that nobody knows. */
function asRange(
  { atom, nearest }: Extract<Trap, { kind: 'unmatched' }>,
  fleet: Fleet,
): string | undefined {
  const isRegex = /^[!&]?~/.test(atom)
  const ofMisspelt = nearest !== undefined && fleet.groups.has(nearest)
  const [, name, from, to] = /^[!&]?(.+)\[(\d+)[:-](\d+)\]$/.exec(atom) ?? []
  if (isRegex || ofMisspelt || name === undefined) return undefined
  return `Ansible reads brackets at the end as a slice of ${name}, not as a range or as characters; write the names one by one (${name}${from},…,${name}${to}), a group, or a glob with something after the bracket`
}

/** What Ansible makes of a name that is a host and a group. */
function taken(text: string, { atoms }: Selection): string {
  return atoms.find((atom) => atom.text === text)?.kind === 'host'
    ? 'Ansible takes the host alone here, and after ! or & the group'
    : 'Ansible takes the group here, and without a sign and a slice the host alone'
}

/** What Ansible makes of a term that matches nothing: it drops it in silence. */
function ignored(text: string, { atoms }: Selection): string {
  switch (atoms.find((atom) => atom.text === text)?.role) {
    case 'exclusion':
      return 'Ansible would exclude nothing and reach the hosts it should spare'
    case 'intersection':
      return 'Ansible would find nothing in common and reach no host'
    default:
      return atoms.every(({ hosts }) => hosts.length === 0)
        ? 'Ansible would reach no host and report no failure'
        : 'Ansible would go on without it'
  }
}
