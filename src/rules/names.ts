import { nearest } from '../base/words.ts'
import type { Fleet, Host } from '../model/fleet.ts'

export function namesOf(fleet: Fleet, hosts: Iterable<Host>): readonly string[] {
  return Array.from(hosts, (host) => fleet.name(host))
}

/** A spelling hint is not worth a second of waiting. */
const MOST_COMPARED = 10_000

/** The host that was perhaps meant; the first names of a large inventory are compared. */
export function nearestHost(fleet: Fleet, name: string): string | undefined {
  return nearest(name, namesUpTo(fleet, MOST_COMPARED))
}

function* namesUpTo(fleet: Fleet, most: number): Iterable<string> {
  for (let host = 0; host < Math.min(fleet.size, most); host++) yield fleet.name(host)
}
