import { nearest } from './words.ts'

/** A spelling hint is not worth a second of waiting; `pairs` are of characters compared. */
const limits = { words: 10, characters: 64, pairs: 10_000_000 }

/**
 * Guesses what a name was meant for: the candidate that `isMeant` knows, or else the nearest of
 * those that can be compared in time. Only the first few names get a guess.
 */
export function speller(
  candidates: () => readonly string[],
  isMeant: (name: string, candidate: string) => boolean = () => false,
): (name: string) => string | undefined {
  let asked = 0
  let left = limits.pairs
  return (name) => {
    if (++asked > limits.words || name.length > limits.characters) return undefined
    function* affordable() {
      for (const candidate of candidates()) {
        left -= name.length * candidate.length
        if (left < 0) return
        yield candidate
      }
    }
    return candidates().find((candidate) => isMeant(name, candidate)) ?? nearest(name, affordable())
  }
}
