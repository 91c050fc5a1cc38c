import { json, line } from '../base/escape.ts'
import { contains, difference, every, none, union } from '../base/hosts.ts'
import { count, ended, thousands } from '../base/words.ts'
import type { Fleet, Host } from '../model/fleet.ts'
import type { Draft } from '../model/rule.ts'
import type { Atom, Selection } from '../model/selection.ts'

/** What a selector yields, and what is doubtful about it. */
export interface Resolution {
  readonly selection: Selection
  readonly fleet: Fleet
  readonly doubts: readonly Draft[]
}

/** Names alone, one a line, in the order of the inventory. */
export function names({ selection, fleet }: Resolution): string {
  return Array.from(selection.hosts, (host) => `${line(fleet.name(host))}\n`).join('')
}

/** Each host that some term names, and why it is in or out; every host of the fleet with `all`. */
export function table(resolution: Resolution, all: boolean): string {
  const { selection, fleet, doubts } = resolution
  const { hosts, text } = selection
  const shown = all ? every(fleet.size) : named(selection)
  let width = 0
  for (const host of shown) width = Math.max(width, fleet.name(host).length)
  const rows = Array.from(shown, (host) => {
    const state = contains(hosts, host) ? 'in ' : 'out'
    return `${state}  ${line(fleet.name(host).padEnd(width))}  ${line(reason(host, resolution))}`
  })
  const others = fleet.size - shown.length
  const sections = [
    [
      `${line(text) || '(empty)'} yields ${thousands(hosts.length)} of ${count(fleet.size, 'host')}`,
    ],
    rows,
    others > 0 ? [`No term names ${count(others, 'host')}; --all lists them`] : [],
    ...doubts.map(({ what, next }) => [`BLOCK  ${line(what)}.`, `       → ${ended(line(next))}`]),
  ]
  const written = sections.filter((lines) => lines.length > 0)
  return `${written.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

/** The same for programs. */
export function object({ selection, fleet, doubts }: Resolution): string {
  const { text, hosts } = selection
  const entry = (host: Host) => ({
    host: fleet.name(host),
    because: reason(host, { selection, fleet, doubts }),
    groups: fleet.groupsOf(host),
    ...place(fleet, host),
  })
  const out = difference(named(selection), hosts)
  return `${json({
    selector: text,
    size: fleet.size,
    hosts: Array.from(hosts, entry),
    out: Array.from(out, entry),
    doubts: doubts.map(({ what, next }) => ({ message: `${what}.`, next: ended(next) })),
  })}\n`
}

function place(fleet: Fleet, host: Host) {
  const { file, line, column } = fleet.place(host)
  return { file, line, column }
}

/** Every host that some term names, whether it stays or not. */
function named({ atoms, hosts }: Selection) {
  return atoms.map((atom) => atom.hosts).reduce(union, union(hosts, none))
}

/** Why a host is in or out, as the terms tell it in Ansible's order. */
function reason(host: Host, { selection, fleet }: Resolution): string {
  const holds = (atom: Atom) => contains(atom.hosts, host)
  const { atoms } = selection
  const taken = atoms.find((atom) => atom.role === 'exclusion' && holds(atom))
  if (taken) return `${taken.text} takes it out`
  const lacking = atoms.find((atom) => atom.role === 'intersection' && !holds(atom))
  if (lacking) return `it is not in ${lacking.text.slice(1)}`
  const source = atoms.find((atom) => atom.role === 'union' && holds(atom))
  if (!source && atoms.some(({ role }) => role === 'union')) return 'no term names it'
  if (!source) return 'every host, as no term says which'
  const { file, line } = fleet.place(host)
  const group = source.groups.find((name) => {
    const held = fleet.groups.get(name)
    return held !== undefined && contains(held.hosts, host)
  })
  const how = group === undefined || group === source.text ? '' : `, group ${group}`
  return `${source.text} (${source.kind}${how}), ${file}:${line}`
}
