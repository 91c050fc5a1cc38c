import { moment } from '../base/time.ts'
import { count, list } from '../base/words.ts'
import type { Decision, Verdict } from '../model/verdict.ts'
import { entriesOf, type Severity } from './entries.ts'
import { notJudgedIn } from './together.ts'

export const WORD: Record<Verdict | Severity, string> = {
  block: 'BLOCK',
  error: 'ERROR',
  wait: 'WAIT',
  warn: 'WARN',
  pass: 'PASS',
}

const NOT_ASKED = 'The hosts themselves have not been asked; only activate asks them'

const PASSES = {
  plan: `Nothing blocks this plan. ${NOT_ASKED}`,
  deploy: `Nothing blocks the start. ${NOT_ASKED}`,
  activate: 'Nothing blocks going live',
}

/** `BLOCK at plan. The rollout stops: 2 findings block.` The text is not escaped. */
export function verdictOf(decision: Decision): string {
  return `${WORD[decision.verdict]} at ${decision.moment}. ${why(decision)}`
}

/** Why the verdict is what it is, as sentences with their full stops. The text is not escaped. */
export function why(decision: Decision): string {
  const tally = tallyOf(decision)
  switch (decision.verdict) {
    case 'block':
      return `The rollout stops: ${tally}.`
    case 'error':
      return `It could not be judged, which also stops the rollout: ${tally}.`
    case 'wait':
      return `Only a person or a host has still to answer: ${tally}.`
    case 'pass':
      return [PASSES[decision.moment], ...(tally ? [tally] : []), ...unjudged(decision)]
        .map((sentence) => `${sentence}.`)
        .join(' ')
  }
}

/** A sentence with its full stop where the time of judgement was given; else nothing. */
export function replayed({ replay, at }: Decision): string {
  return replay ? `Judged as if it were ${moment(at)}.` : ''
}

function tallyOf(decision: Decision): string {
  const of = { block: 0, error: 0, wait: 0, warn: 0 }
  for (const { severity } of entriesOf(decision)) of[severity]++
  const parts = [
    of.block && `${count(of.block, 'finding')} ${of.block === 1 ? 'blocks' : 'block'}`,
    of.error && `${count(of.error, 'problem')} with the evidence`,
    of.wait && `${count(of.wait, 'finding')} ${of.wait === 1 ? 'waits' : 'wait'}`,
    of.warn && count(of.warn, 'warning'),
  ]
  return parts.filter(Boolean).join(', ')
}

function unjudged(decision: Decision): readonly string[] {
  // What another moment asks, and what there is nothing of here, is no gap in this answer.
  const gaps = notJudgedIn(decision).filter(({ kind }) => kind !== 'later' && kind !== 'idle')
  const rules = [...new Set(gaps.map(({ rule }) => rule))]
  return rules.length > 0 ? [`Not judged: ${list(rules)}`] : []
}
