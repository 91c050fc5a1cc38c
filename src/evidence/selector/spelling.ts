import { nearest } from '../../base/words.ts'
import type { Fleet } from '../../model/fleet.ts'

// A wrong selector must not cost more than a right one.
const limits = { words: 10, characters: 64, candidates: 10_000 }

/**
 * Guesses the group or host that a name was meant for: the first that goes on with a dot, since a
 * domain is soonest forgotten; else the one that differs in case alone; else the nearest of the
 * first ten thousand. Only the first few names get a guess.
 */
export function speller(fleet: Fleet): (name: string) => string | undefined {
  let asked = 0
  return (name) => {
    if (++asked > limits.words || name.length > limits.characters) return undefined
    return sameButDomainOrCase(name, fleet) ?? nearest(name, firstNames(fleet))
  }
}

function sameButDomainOrCase(name: string, fleet: Fleet): string | undefined {
  const folded = name.toLowerCase()
  let sameButCase: string | undefined
  for (const candidate of names(fleet)) {
    const goesOn = candidate[name.length] === '.'
    if (!goesOn && candidate.length !== name.length) continue
    if (candidate.slice(0, name.length).toLowerCase() !== folded) continue
    if (goesOn) return candidate
    sameButCase ??= candidate
  }
  return sameButCase
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
