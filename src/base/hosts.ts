import type { Host, HostSet } from '../model/fleet.ts'

export const none: HostSet = new Uint32Array(0)

/** Every host of a fleet of this size. */
export function every(size: number): HostSet {
  const hosts = new Uint32Array(size)
  for (let host = 0; host < size; host++) hosts[host] = host
  return hosts
}

/** A set of any hosts in any order, with repetitions. */
export function setOf(hosts: Iterable<Host>): HostSet {
  const sorted = Uint32Array.from(hosts).sort()
  let kept = 0
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[kept++] = sorted[i] as Host
  }
  return sorted.subarray(0, kept)
}

/** In either. */
export function union(a: HostSet, b: HostSet): HostSet {
  if (a.length === 0) return b
  if (b.length === 0) return a
  return merge(a, b, true, true, true)
}

/** In both. */
export function intersection(a: HostSet, b: HostSet): HostSet {
  return merge(a, b, false, true, false)
}

/** In the first and not in the second. */
export function difference(a: HostSet, b: HostSet): HostSet {
  return b.length === 0 ? a : merge(a, b, true, false, false)
}

export function same(a: HostSet, b: HostSet): boolean {
  return a.length === b.length && a.every((host, i) => host === b[i])
}

export function contains(set: HostSet, host: Host): boolean {
  let low = 0
  let high = set.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((set[middle] as Host) < host) low = middle + 1
    else high = middle
  }
  return set[low] === host
}

/** One walk over two sorted sets that keeps what is only in the first, in both, only in the second. */
function merge(a: HostSet, b: HostSet, first: boolean, both: boolean, second: boolean): HostSet {
  const out = new Uint32Array((first || both ? a.length : 0) + (second ? b.length : 0))
  let kept = 0
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const x = a[i] as Host
    const y = b[j] as Host
    if (x === y) {
      if (both) out[kept++] = x
      i++
      j++
    } else if (x < y) {
      if (first) out[kept++] = x
      i++
    } else {
      if (second) out[kept++] = y
      j++
    }
  }
  if (first) while (i < a.length) out[kept++] = a[i++] as Host
  if (second) while (j < b.length) out[kept++] = b[j++] as Host
  return out.subarray(0, kept)
}
