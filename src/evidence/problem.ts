import type { Evidence, Known, Problem, Unknown } from '../model/evidence.ts'
import type { Place } from '../model/place.ts'

export function known<T>(value: T): Known<T> {
  return { known: true, value }
}

export function unknown(...because: readonly Problem[]): Unknown {
  return { known: false, because }
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
