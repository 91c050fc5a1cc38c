import { thousands } from '../base/words.ts'
import type { Evidence, Known, Problem, Unknown } from '../model/evidence.ts'
import type { Place } from '../model/place.ts'

export function known<T>(value: T): Known<T> {
  return { known: true, value }
}

export function unknown(...because: readonly Problem[]): Unknown {
  return { known: false, because: because.length > 0 ? because : [UNTOLD] }
}

/** Without a reason it is still unknown, and has to be told. */
const UNTOLD: Problem = {
  what: 'Some evidence cannot be read, and nothing says why, which is a fault in Rollcall',
  next: 'Report it with what was judged; until then the rollout stops',
  place: { file: '-', line: 1, column: 1 },
}

/** The whole file, where no line is at fault. */
export function wholeFile(file: string): Place {
  return { file, line: 1, column: 1 }
}

/** All values if all are known, else every problem of every unknown one. */
export function all<T>(evidence: readonly Evidence<T>[]): Evidence<readonly T[]> {
  const because = evidence.flatMap((each) => (each.known ? [] : each.because))
  return because.length > 0
    ? unknown(...because)
    : known(evidence.flatMap((each) => (each.known ? [each.value] : [])))
}

/** Two values if both are known, else every problem of either. */
export function both<A, B>(a: Evidence<A>, b: Evidence<B>): Evidence<readonly [A, B]> {
  if (a.known && b.known) return known([a.value, b.value])
  return unknown(...(a.known ? [] : a.because), ...(b.known ? [] : b.because))
}

/** More than a person mends in one go; a hostile file may hold a hundred thousand. */
export const MOST_PROBLEMS = 50

/** The first problems of a list, and one that counts the rest. */
export function firstOf<T>(
  found: readonly T[],
  toProblem: (each: T) => Problem,
): readonly Problem[] {
  const shown = found.slice(0, MOST_PROBLEMS).map(toProblem)
  const left = found.length - shown.length
  const last = shown.at(-1)
  if (left === 0 || !last) return shown
  return [
    ...shown,
    {
      what: `${thousands(left)} more like these follow in this file`,
      next: 'Mend the first ones and look again',
      place: last.place,
    },
  ]
}
