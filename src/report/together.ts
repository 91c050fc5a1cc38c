import type { Source } from '../model/evidence.ts'
import type { Decision, NotJudged } from '../model/verdict.ts'

/** Every rule that was not judged for some manifest, with each reason once. */
export function notJudgedIn({ judgements }: Decision): readonly NotJudged[] {
  const each = judgements.flatMap(({ notJudged }) => notJudged)
  return once(each, ({ rule, because }) => `${rule} ${because}`)
}

/** The same by reason, what this version cannot judge first and what there is not last. */
export function reasonsIn(decision: Decision): readonly Reason[] {
  const reasons = new Map<string, NotJudged[]>()
  for (const each of notJudgedIn(decision)) {
    reasons.set(each.because, [...(reasons.get(each.because) ?? []), each])
  }
  return KINDS.flatMap((kind) =>
    Array.from(reasons, ([because, each]) => ({
      because,
      rules: each.filter((one) => one.kind === kind).map(({ rule }) => rule),
    })).filter(({ rules }) => rules.length > 0),
  )
}

const KINDS: readonly NotJudged['kind'][] = ['unknown', 'off', 'planned', 'later', 'idle']

/** Why some rules were not judged. */
export interface Reason {
  readonly because: string
  readonly rules: readonly string[]
}

/** Every input of any manifest, once. */
export function sourcesIn({ judgements }: Decision): readonly Source[] {
  const each = judgements.flatMap(({ sources }) => sources)
  return once(each, ({ role, file, digest }) => `${role} ${digest} ${file}`)
}

function once<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()]
}
