import type { Plan } from '../../src/model/plan.ts'
import type { Decision } from '../../src/model/verdict.ts'
import { decision as decisionFile } from '../../src/report/decision.ts'
import { decision } from '../report/decision.ts'
import { type Texts, world } from './world.ts'

/** The decision file that these texts would have left behind, and what is else said of it. */
export async function earlierOf(texts: Texts, given: Partial<Decision> = {}): Promise<string> {
  const { plan }: { plan: Plan } = await world(texts, ['plan'])
  const verdict = given.verdict ?? 'pass'
  return decisionFile(decision({ plan, verdict }, given), { version: '1.2.3' })
}
