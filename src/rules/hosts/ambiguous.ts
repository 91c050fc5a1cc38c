import { count } from '../../base/words.ts'
import type { Trap } from '../../model/selection.ts'
import { defineRule } from '../define.ts'
import { implicitDrafts } from './implicit.ts'
import { selectionsOf } from './selections.ts'
import { trapDraft } from './traps.ts'

const KINDS: ReadonlySet<Trap['kind']> = new Set([
  'slice-nested',
  'slice-range',
  'host-and-group',
  'regex-reach',
  'order',
])

export default defineRule({
  id: 'hosts/ambiguous',
  question: 'Does every selector mean to Ansible what it says to its reader?',
  from: 'plan',
  severity: 'block',
  needs: ['rollout', 'fleet', 'policy'],
  check({ rollout, fleet, policy }) {
    return selectionsOf(rollout, policy).flatMap((named) => [
      ...named.selection.traps
        .filter(({ kind }) => KINDS.has(kind))
        .map((trap) => trapDraft(trap, named, fleet)),
      ...implicitDrafts(named, fleet),
    ])
  },
  shows({ rollout, policy }) {
    return `${count(selectionsOf(rollout, policy).length, 'selector')} can be read in one way only`
  },
})
