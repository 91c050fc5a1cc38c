import { once } from '../base/once.ts'
import { speller } from '../base/spelling.ts'
import type { Fleet, Host } from '../model/fleet.ts'

export function namesOf(fleet: Fleet, hosts: Iterable<Host>): readonly string[] {
  return Array.from(hosts, (host) => fleet.name(host))
}

/** The most names of an inventory that are guessed among. */
const MOST_CANDIDATES = 10_000

/**
 * Guesses the host that a name was meant for, among the first of a large inventory: the one whose
 * domain was left out, or else the nearest. Only the first few names get a guess.
 */
export function hostSpeller(fleet: Fleet): (name: string) => string | undefined {
  const names = once(() => namesUpTo(fleet, MOST_CANDIDATES))
  return speller(names, lacksDomain)
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
