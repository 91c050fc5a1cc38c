import { count } from '../../base/words.ts'
import type { Fleet } from '../../model/fleet.ts'
import type { Draft } from '../../model/rule.ts'
import type { Atom } from '../../model/selection.ts'
import type { NamedSelection } from './traps.ts'

/** Patterns that also fit a group which nobody wrote, and so reach hosts of any name. */
export function implicitDrafts(
  { label, selection }: NamedSelection,
  fleet: Fleet,
): readonly Draft[] {
  return selection.atoms.flatMap((atom) => {
    const reached = reachedBy(atom, fleet)
    if (!reached) return []
    const { group, hosts } = reached
    return [
      {
        what: `${label} holds the pattern ${atom.text}, which also fits the group ${group} that every inventory has, and so reaches ${hosts}`,
        next: `Write the names that are meant, or a pattern that does not fit ${group}`,
        place: atom.place,
      },
    ]
  })
}

function reachedBy({ kind, groups }: Atom, fleet: Fleet) {
  if (kind !== 'glob' && kind !== 'regex') return undefined
  if (groups.includes('all')) return { group: 'all', hosts: 'every host' }
  // A group that holds no host adds none.
  const ungrouped = groups.includes('ungrouped') ? fleet.groups.get('ungrouped') : undefined
  return ungrouped && ungrouped.hosts.length > 0
    ? {
        group: 'ungrouped',
        hosts: `${count(ungrouped.hosts.length, 'host')} that no other group holds`,
      }
    : undefined
}
