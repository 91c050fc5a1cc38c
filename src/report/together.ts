import type { Source } from '../model/evidence.ts'
import type { Decision, NotJudged } from '../model/verdict.ts'

/** Every rule that was not judged for some manifest, with each reason once. */
export function notJudgedIn({ judgements }: Decision): readonly NotJudged[] {
  const each = judgements.flatMap(({ notJudged }) => notJudged)
  return once(each, ({ rule, because }) => `${rule} ${because}`)
}

/** Every input of any manifest, once. */
export function sourcesIn({ judgements }: Decision): readonly Source[] {
  const each = judgements.flatMap(({ sources }) => sources)
  return once(each, ({ role, file, digest }) => `${role} ${digest} ${file}`)
}

function once<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()]
}
