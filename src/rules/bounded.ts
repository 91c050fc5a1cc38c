import { thousands } from '../base/words.ts'
import type { Draft } from '../model/rule.ts'
import { are } from './grammar.ts'

/** Nobody reads more findings of a kind, and each of them may name every host. */
const MOST = 20

/** A finding for each of the first things that are wrong, and one that counts the rest. */
export function bounded<T>(wrong: readonly T[], explain: (each: T) => Draft): readonly Draft[] {
  if (wrong.length <= MOST) return wrong.map(explain)
  const rest = wrong.slice(MOST)
  const [first] = rest.slice(0, 1).map(explain) as [Draft]
  // One of them that cannot wait is enough.
  const waits = first.waits === true && rest.every((each) => explain(each).waits)
  const last = { ...counted(rest.length, first), ...(waits ? { waits } : {}) }
  return [...wrong.slice(0, MOST).map(explain), last]
}

/** The first of the rest stands for all of them, without its hosts. */
function counted(rest: number, { place, because, next, severity }: Draft): Draft {
  return {
    what: `${thousands(rest)} more ${are({ length: rest })} wrong in the same way, beginning here`,
    next,
    place,
    because,
    ...(severity ? { severity } : {}),
  }
}
