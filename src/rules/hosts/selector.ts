import { isReadable } from '../../base/readable.ts'
import type { Fleet } from '../../model/fleet.ts'
import type { Rollout } from '../../model/rollout.ts'
import type { Draft } from '../../model/rule.ts'
import type { Trap } from '../../model/selection.ts'
import { defineRule } from '../define.ts'
import { brokenGroups } from './broken-groups.ts'
import { scopeText } from './scope.ts'
import { selectionsOf } from './selections.ts'
import { type NamedSelection, trapDraft, withoutEchoes } from './traps.ts'

const KINDS: ReadonlySet<Trap['kind']> = new Set([
  'empty-pattern',
  'lone-exclusion',
  'unmatched',
  'unsupported',
  'empty-group',
  'empty-result',
])

export default defineRule({
  id: 'hosts/selector',
  question: 'Does every part of every selector mean something?',
  from: 'plan',
  severity: 'block',
  needs: ['rollout', 'fleet', 'policy'],
  check({ rollout, fleet, policy }) {
    const drafts = selectionsOf(rollout, policy).flatMap((named) =>
      trapsIn(named, rollout).map((trap) => trapDraft(trap, named, fleet)),
    )
    const found = [...drafts, ...brokenGroups(rollout, fleet)]
    return found.length === 0 && rollout.scope.length === 0 ? [noScope(rollout, fleet)] : found
  },
  shows({ rollout }) {
    return `Every part of ${rollout.declared.text} is known to the inventory, and the scope is ${scopeText(rollout)}`
  },
})

function trapsIn({ role, selection }: NamedSelection, rollout: Rollout): readonly Trap[] {
  const traps = withoutEchoes(selection.traps.filter(({ kind }) => KINDS.has(kind)))
  if (role === 'select' && isEmptyOnPurpose(rollout)) {
    return traps.filter(({ kind }) => kind !== 'empty-result' && kind !== 'empty-group')
  }
  // An empty wave is what waves/partition asks about.
  return role === 'wave' ? traps.filter(({ kind }) => kind !== 'empty-result') : traps
}

function isEmptyOnPurpose({ declared, manifest }: Rollout): boolean {
  return declared.hosts.length === 0 && isReadable(manifest.value.hosts.allowEmpty)
}

function noScope({ manifest, declared }: Rollout, fleet: Fleet): Draft {
  const { service } = manifest.value
  const example = fleet.groups.has(service) ? service : 'the-group'
  return {
    what: `hosts.select (${declared.text}) names no group and hosts.scope is not given, so nothing says which hosts may be touched`,
    next: `Write hosts.scope with the groups that may be touched, as in scope: [${example}]`,
    place: manifest.at('hosts', 'scope'),
    because: manifest.at('hosts', 'select'),
  }
}
