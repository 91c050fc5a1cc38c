import { count } from '../../base/words.ts'
import type { Trap } from '../../model/selection.ts'
import { bounded } from '../bounded.ts'
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
    const selections = selectionsOf(rollout, policy)
    const traps = selections.flatMap((named) =>
      named.selection.traps.filter(({ kind }) => KINDS.has(kind)).map((trap) => ({ trap, named })),
    )
    return [
      ...bounded(traps, ({ trap, named }) => trapDraft(trap, named, fleet)),
      ...selections.flatMap((named) => implicitDrafts(named, fleet)),
    ]
  },
  shows({ rollout, policy }) {
    return `${count(selectionsOf(rollout, policy).length, 'selector')} can be read in one way only`
  },
})
