import type { Verdict } from './model/verdict.ts'

const CODES = { pass: 0, block: 1, error: 2, wait: 3 } as const satisfies Record<Verdict, number>

/** 0 pass, 1 blocked, 2 could not judge, 3 waiting for a person or a host. */
export function exitCode(verdict: Verdict): number {
  return CODES[verdict]
}
