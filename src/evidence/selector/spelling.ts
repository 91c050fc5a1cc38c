import { nearest } from '../../base/words.ts'
import type { Fleet } from '../../model/fleet.ts'

// A wrong selector must not cost more than a right one.
const limits = { words: 10, characters: 64, candidates: 10_000 }

/**
 * Guesses the group or host that a name was meant for: the one that differs in case alone, or else
 * the nearest of the first ten thousand. Only the first few names get a guess.
 */
export function speller(fleet: Fleet): (name: string) => string | undefined {
  let asked = 0
  return (name) => {
    if (++asked > limits.words || name.length > limits.characters) return undefined
    return sameButCase(name, fleet) ?? nearest(name, firstNames(fleet))
  }
}

function sameButCase(name: string, fleet: Fleet): string | undefined {
  const folded = name.toLowerCase()
  for (const candidate of names(fleet)) {
    if (candidate.length === name.length && candidate.toLowerCase() === folded) return candidate
  }
  return undefined
}

function* firstNames(fleet: Fleet) {
  let left = limits.candidates
  for (const name of names(fleet)) {
    if (left-- === 0) return
    yield name
  }
}

function* names(fleet: Fleet) {
  yield* fleet.groups.keys()
  for (let host = 0; host < fleet.size; host++) yield fleet.name(host)
}
