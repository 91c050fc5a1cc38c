export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>

/** The time that is left for all requests together; only while one is under way does it run out. */
export interface Budget {
  /** In milliseconds. */
  left(): number
  /** Aborted when the time is up, also where the clock stands still or is set back. */
  readonly over: AbortSignal
  /** Does something that takes of the time. What git proves in between does not. */
  spend<T>(work: () => Promise<T>): Promise<T>
  /** Waits so many milliseconds, or answers false at once where they are not left. */
  wait(ms: number): Promise<boolean>
}

export function budgetOf(clock: () => number, within: number, sleep: Sleep): Budget {
  const controller = new AbortController()
  const over = controller.signal
  let spent = 0
  let underWay = 0
  let since = 0
  let timer: NodeJS.Timeout | undefined
  const passed = () => spent + (underWay > 0 ? Math.max(0, clock() - since) : 0)
  const left = () => (over.aborted ? 0 : Math.max(0, within - passed()))
  return {
    left,
    over,
    spend: async (work) => {
      if (underWay++ === 0) {
        since = clock()
        timer = setTimeout(() => controller.abort(), left())
      }
      try {
        return await work()
      } finally {
        if (underWay === 1) {
          clearTimeout(timer)
          spent = passed()
        }
        underWay--
      }
    },
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
