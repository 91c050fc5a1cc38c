import { span } from '../../base/time.ts'
import { count } from '../../base/words.ts'
import type { Budget } from './budget.ts'
import { type Fault, failed, type Outcome } from './fault.ts'
import type { Ask } from './wire.ts'

/** One question is asked at most so many times. */
const MOST_TRIES = 4

/** The least wait before the second try; it doubles with each, in milliseconds. */
const FIRST_WAIT = 500

/** Tries until there is an answer, trying does not help, or no time is left. */
export async function retried<T>(
  budget: Budget,
  random: () => number,
  attempt: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  for (let tries = 1; ; tries++) {
    const outcome = await attempt()
    if (outcome.ok || outcome.fault.again === undefined) return outcome
    const { fault } = outcome
    if (tries === MOST_TRIES) return failed(inVain(fault, tries))
    const wait = Math.max(fault.again ?? 0, FIRST_WAIT * 2 ** (tries - 1) * (1 + random()))
    if (!(await budget.wait(wait))) return failed(inVain(fault, tries))
  }
}

function inVain(fault: Fault, tries: number): Fault {
  return tries === 1
    ? fault
    : { ...fault, what: `${fault.what}; it was asked ${count(tries, 'time')}` }
}

export function tooLate({ name }: Ask, within: number): Fault {
  return {
    what: `${name} was not asked, because the ${span(within / 1000)} that GitHub has for all its answers are over`,
    next: 'Run it again',
  }
}

export function tooSlow({ name }: Ask, ms: number): Fault {
  return {
    what: `GitHub did not answer ${name} in ${span(ms / 1000)}`,
    next: 'Check that this machine reaches GitHub, through its proxy where it has one, and run it again',
    again: 0,
  }
}
