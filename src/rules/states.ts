import type { Fleet, Host } from '../model/fleet.ts'

/** States, case-folded, in which a host serves; a host without a state serves. */
const IN_SERVICE = new Set(['up', 'active', 'in-service', 'primary', 'secondary'])

/** States in which a host is known not to serve. `draining` is not one: it still does. */
const OUT_OF_ROTATION = new Set([
  'down',
  'drained',
  'decommissioned',
  'disabled',
  'offline',
  'out',
  'out-of-rotation',
  'out-of-service',
  'removed',
  'retired',
  'stopped',
  'terminated',
])

/** Whether a host can be counted on to serve; a state nobody knows cannot. */
export function inService(fleet: Fleet, host: Host): boolean {
  const state = fleet.fact(host, 'state')
  return state === undefined || IN_SERVICE.has(folded(state))
}

/** Whether a host is known to take no traffic; a state nobody knows does not say so. */
export function outOfRotation(fleet: Fleet, host: Host): boolean {
  const state = fleet.fact(host, 'state')
  return state !== undefined && OUT_OF_ROTATION.has(folded(state))
}

function folded(state: string): string {
  return state
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
}
