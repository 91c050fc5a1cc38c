import { count, list, thousands } from '../../base/words.ts'
import type { Rollout } from '../../model/rollout.ts'
import type { Draft } from '../../model/rule.ts'
import { bounded } from '../bounded.ts'
import { defineRule } from '../define.ts'
import { have } from '../grammar.ts'
import { namesOf } from '../names.ts'
import { floored, type Given, type Level, levels, MOST_ZONES, zonesOf } from './levels.ts'

export default defineRule({
  id: 'capacity/floor',
  question: 'Does every service that a touched host carries keep its floor, after every wave?',
  from: 'plan',
  severity: 'block',
  needs: ['rollout', 'fleet', 'policy'],
  idle({ rollout, policy }) {
    const { operation } = rollout.manifest.value
    if (operation === 'activate') return 'turning a flag on takes no host out of service'
    if (operation === 'remove' && policy.services.length === 0) return undefined
    return policy.services.some(({ floor }) => floor !== undefined)
      ? undefined
      : 'the policy declares no service with a floor'
  },
  check(given) {
    const { rollout, policy } = given
    if (policy.services.length === 0) return [removalOfNothingKnown(rollout)]
    return [...zoneless(given), ...bounded(levels(given).filter(isBelow), explain(given))]
  },
  shows(given) {
    const found = levels(given)
    if (found.length === 0) return 'No service with a floor is carried by a touched host'
    return list(
      found.map(
        ({ label, least, floor }) =>
          `${label} keeps ${thousands(least)} in service (floor ${thousands(floor)})`,
      ),
    )
  },
})

function isBelow({ before, least, floor }: Level): boolean {
  return least < floor || before === 0
}

function explain({ rollout, fleet }: Given): (level: Level) => Draft {
  const { operation } = rollout.manifest.value
  return (level) => ({
    ...words(level, operation === 'remove'),
    place: level.step.place,
    because: level.service.place,
    hosts: namesOf(fleet, level.hosts),
  })
}

function words(
  { label, service, size, before, floor, least, step }: Level,
  removed: boolean,
): Pick<Draft, 'what' | 'next'> {
  if (floor > size) return outOfReach(label, floor, size)
  const share = typeof service.floor === 'string' ? ` (${service.floor})` : ''
  const rule = `its floor is ${thousands(floor)}${share}`
  if (before === 0 || before < floor) {
    return {
      what: `${label} has ${count(before, 'host')} in service before anything is touched, and ${rule}`,
      next: `Bring hosts of ${service.name} back into service first`,
    }
  }
  const fall = `${label} would fall from ${thousands(before)} to ${count(least, 'host')} in service`
  const spare = before - floor
  if (removed) {
    return {
      what: `${fall} after ${step.name}, and ${rule}`,
      next: `Remove ${spare === 0 ? 'none' : `at most ${thousands(spare)}`} of its hosts, or add capacity first`,
    }
  }
  return {
    what: `${fall} during ${step.name}, and ${rule}`,
    next:
      spare === 0
        ? 'Add capacity first: none of its hosts can be spared'
        : `Work on at most ${thousands(spare)} of its hosts at once, with smaller waves or max`,
  }
}

/** Only a number can be more than there is; a percentage is of all hosts. */
function outOfReach(label: string, floor: number, size: number): Pick<Draft, 'what' | 'next'> {
  const asPercentage = floor <= 100 ? `, or written as ${floor}% if a percentage is meant` : ''
  return {
    what: `The floor of ${label} is ${count(floor, 'host')}, and the whole service has ${size === 1 ? 'one' : thousands(size)}, so no rollout could keep it`,
    next: `Have the floor lowered in the policy${asPercentage}`,
  }
}

/** A host in no zone counts for none, so a floor for each zone cannot be asked of it. */
function zoneless(given: Given): readonly Draft[] {
  const { fleet, rollout } = given
  return floored(given)
    .filter(({ perZone }) => perZone)
    .flatMap((service) => {
      const bare = service.hosts.hosts.filter((host) => fleet.fact(host, 'zone') === undefined)
      const hosts = namesOf(fleet, bare)
      const tooMany = hosts.length === 0 && zonesOf(service, fleet).length === 0
      if (hosts.length === 0 && !tooMany) return []
      const fault = tooMany
        ? `its hosts are in more than ${thousands(MOST_ZONES)} zones`
        : `${list(hosts)} ${have(hosts)} no zone`
      return [
        {
          what: `The floor of ${service.name} is counted in each zone, and ${fault}`,
          next: tooMany
            ? 'Name zones in the inventory that many hosts share, or have perZone taken out of the policy'
            : 'Give every host of the service its zone in the inventory',
          place: rollout.manifest.at('hosts', 'select'),
          because: service.place,
          hosts,
        },
      ]
    })
}

function removalOfNothingKnown({ manifest }: Rollout): Draft {
  return {
    what: 'Hosts are removed and the policy declares no services, so nobody can tell what falls under its floor',
    next: 'Declare the services that the hosts carry in the policy, each with its hosts and its floor',
    place: manifest.at('operation'),
  }
}
