import { json } from '../base/escape.ts'
import type { Judgement } from '../model/verdict.ts'
import type { Format } from './options.ts'
import { record } from './record.ts'

/** The record of a verdict, which the next moment can demand; `schema/decision.schema.json`. */
export const decision: Format = (of, options) =>
  `${json({ ...record(of, options), rollouts: of.judgements.map(rollout) })}\n`

function rollout({ manifest, verdict, planDigest, sources }: Judgement) {
  return { manifest, verdict, planDigest: planDigest ?? null, inputs: sources }
}
