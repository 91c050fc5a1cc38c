import { moment, span } from '../../base/time.ts'
import { count, list, thousands } from '../../base/words.ts'
import type { Fleet } from '../../model/fleet.ts'
import type { Policy } from '../../model/policy.ts'
import type { Draft } from '../../model/rule.ts'
import { defineRule } from '../define.ts'
import { inPolicy, wholeFile } from '../places.ts'

/** How far clocks may differ, in milliseconds. */
const SKEW = 5 * 60 * 1000

const BUILT_IN = ['all', 'ungrouped']

export default defineRule({
  id: 'inventory/complete',
  question: 'Is the inventory whole and of today?',
  from: 'plan',
  severity: 'block',
  needs: ['fleet', 'policy', 'now'],
  check({ fleet, policy, now }) {
    return [...defects(fleet), ...tooSmall(fleet, policy), ...tooOld(fleet, policy, now)]
  },
  shows({ fleet }) {
    const { generated } = fleet
    const dated = generated === undefined ? '' : `, made at ${moment(generated)}`
    const groups = writtenGroups(fleet)
    const grouped = groups > 0 ? ` in ${count(groups, 'group')}` : ''
    return `${count(fleet.size, 'host')}${grouped}, read whole from ${list(sources(fleet))}${dated}`
  },
})

function defects(fleet: Fleet): readonly Draft[] {
  return fleet.defects.map(({ kind, what, next, place }) => ({
    what,
    next,
    place,
    ...(kind === 'doubtful' ? { severity: 'warn' as const } : {}),
  }))
}

/** An empty inventory is a query that failed more often than a fleet that is gone. */
function tooSmall(fleet: Fleet, policy: Policy): readonly Draft[] {
  const { atLeast = 1 } = policy.inventory
  if (fleet.size >= atLeast) return []
  return [
    {
      what: `The inventory holds ${count(fleet.size, 'host')}, and ${thousands(atLeast)} is the least it must hold; a shorter list is how a truncated one looks`,
      next: 'Read the inventory again; if the fleet did shrink, have inventory.atLeast lowered in the policy first',
      place: inventoryPlace(fleet),
      because: inPolicy(policy, 'inventory', 'atLeast'),
    },
  ]
}

function tooOld(fleet: Fleet, policy: Policy, now: number): readonly Draft[] {
  const { fresh } = policy.inventory
  if (fresh === undefined) return []
  const what = staleness(fleet.generated, fresh, now)
  if (what === undefined) return []
  return [
    {
      what,
      next: 'Make the inventory anew in the step before this one',
      place: inventoryPlace(fleet),
      because: inPolicy(policy, 'inventory', 'fresh'),
    },
  ]
}

function staleness(made: number | undefined, fresh: number, now: number): string | undefined {
  if (made === undefined) {
    return `The inventory does not say when it was made, and the policy asks for one of the last ${span(fresh)}`
  }
  const age = now - made
  if (age < -SKEW)
    return `The inventory says it was made at ${moment(made)}, which is still to come`
  if (age <= fresh * 1000) return undefined
  return `The inventory is ${span(age / 1000)} old, and the policy asks for one of the last ${span(fresh)}; hosts may have come and gone`
}

function inventoryPlace({ sources: [first] }: Fleet) {
  return wholeFile(first?.file ?? '(no inventory)')
}

/** Without `all` and `ungrouped`, which every inventory has. */
function writtenGroups({ groups }: Fleet): number {
  return groups.size - BUILT_IN.filter((name) => groups.has(name)).length
}

function sources(fleet: Fleet): readonly string[] {
  return [...new Set(fleet.sources.map(({ file }) => file))]
}
