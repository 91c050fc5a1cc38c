import type { Facts, Rule } from '../model/rule.ts'

/** A rule as it is written; `needs` decides what `idle`, `check` and `shows` are given. */
export function defineRule<Need extends keyof Facts>(rule: Rule<Need>): Rule {
  return rule
}
