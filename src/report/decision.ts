import { json } from '../base/escape.ts'
import type { Judgement } from '../model/verdict.ts'
import type { Format } from './options.ts'
import { record, recordFlag, recordScan, recordVote } from './record.ts'

/** The record of a verdict, which the next moment can demand; `schema/decision.schema.json`. */
export const decision: Format = (of, options) =>
  `${json({ ...record(of, options), rollouts: of.judgements.map(rollout) })}\n`

function rollout(judgement: Judgement) {
  const { manifest, verdict, plan, votes, flags, code, owed, sources } = judgement
  return {
    manifest,
    verdict,
    planDigest: plan?.digest ?? null,
    plan: plan?.parts ?? null,
    change: recordChange(judgement),
    votes: votes.map(recordVote),
    flags: flags.map(recordFlag),
    scanned: recordScan(code),
    owed: owed ?? null,
    inputs: sources,
  }
}

function recordChange({ change }: Judgement) {
  if (!change?.known || !change.value) return null
  const { repository, commit, live } = change.value
  return { repository, commit, live: live ?? null }
}
