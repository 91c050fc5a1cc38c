import type { Share } from '../model/manifest.ts'
import type { Wave } from '../model/rollout.ts'

/** Far more than the error of a double, far less than a host: 1.1 % of 3,000 is 33, not 34. */
const ROUNDING = 1e-6

/** The most a share allows out of `of` hosts: it rounds down, and is never raised to one. */
export function capOf(share: Share, of: number): number {
  return typeof share === 'number' ? share : Math.floor(percentOf(share, of) + ROUNDING)
}

/** The least a share demands out of `of` hosts: it rounds up. */
export function floorOf(share: Share, of: number): number {
  return typeof share === 'number' ? share : Math.max(0, Math.ceil(percentOf(share, of) - ROUNDING))
}

/** The part of anything that can be divided, as a sum of weights. */
export function percentOf(share: `${number}%`, of: number): number {
  return (Number.parseFloat(share) * of) / 100
}

/** How many of a wave's hosts are worked on at the same moment. */
export function atOnce({ hosts, max }: Wave): number {
  return max === undefined ? hosts.length : Math.min(capOf(max, hosts.length), hosts.length)
}
