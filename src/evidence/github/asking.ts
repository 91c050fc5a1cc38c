import { limited } from './answer.ts'
import { type Budget, slots } from './budget.ts'
import { type Fault, failed, type Outcome } from './fault.ts'
import { type Limit, spentUntil } from './limits.ts'
import { retried, tooLate, tooSlow } from './retry.ts'
import type { Answer, Ask, Wire } from './wire.ts'

/** Asks until there is an answer that can be read, within the time and the limits that there are. */
export type Asking = <T>(ask: Ask, read: (answer: Answer) => Outcome<T>) => Promise<Outcome<T>>

interface Means {
  readonly wire: Wire
  readonly clock: () => number
  readonly budget: Budget
  readonly random: () => number
  /** For all requests together and for one, in milliseconds. */
  readonly within: number
  readonly each: number
  readonly atOnce: number
}

/** Until when nothing more is asked, and why. */
interface Pause {
  readonly until: number
  readonly why: Limit['why']
}

export function asking({ wire, clock, budget, random, within, each, atOnce }: Means): Asking {
  const slot = slots(atOnce)
  const pauses = new Map<Ask['door'], Pause>()

  const pause = (doors: readonly Ask['door'][], { why, wait }: Limit) => {
    const until = clock() + wait
    for (const door of doors) {
      if (until > (pauses.get(door)?.until ?? 0)) pauses.set(door, { until, why })
    }
  }

  const heed = (ask: Ask, outcome: Outcome<unknown>, answer: Answer) => {
    const limit = outcome.ok ? undefined : outcome.fault.limit
    // A limit on the number of requests holds for one door; whatever else GitHub asks for, for both.
    if (limit) pause(limit.why === 'primary' ? [ask.door] : ['rest', 'graphql'], limit)
    else {
      const wait = spentUntil(answer.headers, clock())
      if (wait !== undefined) pause([ask.door], { why: 'primary', wait })
    }
  }

  const paused = async (ask: Ask): Promise<Fault | undefined> => {
    const held = pauses.get(ask.door)
    const wait = held ? held.until - clock() : 0
    if (!held || wait <= 0 || (await budget.wait(wait))) return undefined
    return limited(ask, { why: held.why, wait })
  }

  const timed = async (ask: Ask): Promise<Outcome<Answer>> => {
    const ms = Math.min(each, budget.left())
    if (ms === 0) return failed(tooLate(ask, within))
    const controller = new AbortController()
    const stop = () => controller.abort()
    const timer = setTimeout(stop, ms)
    budget.over.addEventListener('abort', stop)
    try {
      const outcome = await wire(ask, ask.url, controller.signal)
      return !outcome.ok && controller.signal.aborted ? failed(tooSlow(ask, ms)) : outcome
    } finally {
      clearTimeout(timer)
      budget.over.removeEventListener('abort', stop)
    }
  }

  const once = async <T>(ask: Ask, read: (answer: Answer) => Outcome<T>): Promise<Outcome<T>> => {
    const fault = budget.left() > 0 ? await paused(ask) : tooLate(ask, within)
    if (fault) return failed(fault)
    const answered = await slot(() => timed(ask))
    if (!answered.ok) return answered
    const outcome = read(answered.value)
    heed(ask, outcome, answered.value)
    return outcome
  }

  return (ask, read) => budget.spend(() => retried(budget, random, () => once(ask, read)))
}
