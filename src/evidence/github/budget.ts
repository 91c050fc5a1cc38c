export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>

/** The time that is left for all requests together. */
export interface Budget {
  /** In milliseconds. */
  left(): number
  /** Aborted when the time is up, also where the clock stands still or is set back. */
  readonly over: AbortSignal
  /** Waits so many milliseconds, or answers false at once where they are not left. */
  wait(ms: number): Promise<boolean>
}

export function budgetOf(clock: () => number, within: number, sleep: Sleep): Budget {
  const end = clock() + within
  const over = AbortSignal.timeout(within)
  const left = () => (over.aborted ? 0 : Math.max(0, end - clock()))
  return {
    left,
    over,
    wait: async (ms) => {
      if (ms >= left()) return false
      // Waiting ends early only because the time is up.
      await sleep(ms, over).catch(() => undefined)
      return left() > 0
    },
  }
}

export const sleep: Sleep = (ms, signal) =>
  process.getBuiltinModule('node:timers/promises').setTimeout(ms, undefined, { signal })

/** Lets so many pieces of work run at once; the others wait in line. */
export function slots(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const line: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= Math.max(1, most)) await new Promise<void>((go) => line.push(go))
    else running++
    try {
      return await work()
    } finally {
      const next = line.shift()
      if (next) next()
      else running--
    }
  }
}
