import { line, json as print } from '../base/escape.ts'
import type { Judgement } from '../model/verdict.ts'
import { entriesOf } from './entries.ts'
import type { Format } from './options.ts'
import {
  record,
  recordEntry,
  recordFlag,
  recordNotJudged,
  recordScan,
  recordVote,
} from './record.ts'
import { callRoll } from './rollcall.ts'

/** For programs; `schema/report.schema.json` is its shape. */
export const json: Format = (decision, options) => {
  const { judgements } = decision
  const unknown = entriesOf(decision).filter(({ severity }) => severity === 'error')
  return `${print({
    ...record(decision, options),
    unknown: unknown.map(recordEntry),
    rollouts: judgements.map(rollout),
    notes: decision.notes.map((note) => `${line(note)}.`),
  })}\n`
}

function rollout(judgement: Judgement) {
  const { manifest, verdict, plan, passed, notJudged, votes, flags, code, owed, sources } =
    judgement
  const roll = callRoll(judgement)
  return {
    manifest,
    verdict,
    planDigest: plan?.digest ?? null,
    passed: passed.map(({ rule, shows }) => ({ rule, shows: `${line(shows)}.` })),
    notJudged: notJudged.map(recordNotJudged),
    votes: votes.map(recordVote),
    flags: flags.map(recordFlag),
    scanned: recordScan(code),
    owed: owed ?? null,
    sources,
    /** How many hosts have each status; null where the hosts are not known. */
    counts: roll ? { hosts: roll.size, ...Object.fromEntries(roll.counts) } : null,
  }
}
