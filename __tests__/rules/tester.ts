import { describe, expect, test } from '@jest/globals'
import type { Place } from '../../src/model/place.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { type Texts, world } from './world.ts'

export interface Case extends Texts {
  readonly name: string
}

/** One finding as a table pins it: where, whom and with what effect, never in which words. */
export interface Expected {
  /** `file:line:column` */
  readonly at: string
  /** The second place; not compared where it is left out. */
  readonly because?: string
  /** By default none. */
  readonly hosts?: readonly string[]
  /** By default the severity of the rule. */
  readonly effect?: 'block' | 'wait' | 'warn'
}

export interface Table {
  readonly blocks: readonly (Case & { readonly finds: readonly Expected[] })[]
  readonly passes: readonly Case[]
  /** Where the rule has nothing to judge, and says so. */
  readonly idle?: readonly Case[]
}

/** Asks the rule about every world of the table. */
export function ruleTable(rule: Rule, { blocks, passes, idle = [] }: Table): void {
  describe(`${rule.id} finds`, () => {
    test.each(blocks)('$name', async ({ finds, ...texts }) => {
      const facts = await world(texts, rule.needs)
      expect(rule.idle?.(facts)).toBeUndefined()
      const drafts = rule.check(facts)
      expect(drafts.map((draft, i) => pinned(rule, draft, finds[i]))).toEqual(
        finds.map((each) => ({ hosts: [], effect: rule.severity, ...each })),
      )
      for (const { what, next } of drafts) {
        expect(what).toMatch(SENTENCE)
        expect(next).toMatch(SENTENCE)
      }
    })
  })

  describe(`${rule.id} passes`, () => {
    test.each(passes)('$name', async (texts) => {
      const facts = await world(texts, rule.needs)
      expect(rule.idle?.(facts)).toBeUndefined()
      expect(rule.check(facts)).toEqual([])
      expect(rule.shows(facts)).toMatch(SENTENCE)
    })
  })

  if (idle.length === 0) return
  describe(`${rule.id} has nothing to judge`, () => {
    test.each(idle)('$name', async (texts) => {
      expect(rule.idle?.(await world(texts, rule.needs))).toMatch(SENTENCE)
    })
  })
}

/** Some words without a final full stop, and without a hole where a value was missing. */
const SENTENCE = /^(?!.*\b(?:undefined|NaN|null)\b).*[^.\s]$/

function pinned(rule: Rule, draft: Draft, expected: Expected | undefined): Expected {
  const effect = draft.severity ?? rule.severity
  return {
    at: text(draft.place),
    hosts: draft.hosts ?? [],
    effect: draft.waits && effect === 'block' ? 'wait' : effect,
    ...(expected?.because && draft.because ? { because: text(draft.because) } : {}),
  }
}

function text({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`
}
