import { nearest } from '../base/words.ts'
import type { Fleet, Host } from '../model/fleet.ts'

export function namesOf(fleet: Fleet, hosts: Iterable<Host>): readonly string[] {
  return Array.from(hosts, (host) => fleet.name(host))
}

/** A spelling hint is not worth a second of waiting. */
const MOST_COMPARED = 10_000

/**
 * The host that was perhaps meant, of the first names of a large inventory: the one whose domain
 * was left out, or else the nearest.
 */
export function nearestHost(fleet: Fleet, name: string): string | undefined {
  const names = namesUpTo(fleet, MOST_COMPARED)
  return names.find((full) => lacksDomain(name, full)) ?? nearest(name, names)
}

function namesUpTo(fleet: Fleet, most: number): readonly string[] {
  return Array.from({ length: Math.min(fleet.size, most) }, (_, host) => fleet.name(host))
}

/** A guess at what a name was meant for, and what the two differ in where that is easily overlooked. */
export function didYouMean(name: string, near: string): string {
  const question = `Did you mean ${near}?`
  if (lacksDomain(name, near)) return `${question} A host is known by its whole name`
  return name.toLowerCase() === near.toLowerCase() ? `${question} Capitals count` : question
}

function lacksDomain(name: string, full: string): boolean {
  return full[name.length] === '.' && full.toLowerCase().startsWith(name.toLowerCase())
}
