import { describe, expect, test } from '@jest/globals'
import ambiguous from '../../src/rules/hosts/ambiguous.ts'
import missing from '../../src/rules/hosts/missing.ts'
import selector from '../../src/rules/hosts/selector.ts'
import partition from '../../src/rules/waves/partition.ts'
import { manifest, world } from './world.ts'

const inventory =
  '[smars:children]\neast\nwest\n[east]\nsmars-[01:04]\n[west]\nsmars-[05:08]\n[empty]\n'
const more = `  scope: [smars]
  allowEmpty: drained
waves:
  - { name: canary, select: smars-01 }
  - { name: rest, select: "smars:!smars-01" }
`
const finders = [selector, ambiguous]
const rules = (severity: string) =>
  `version: 1
environments:
  production:
    rules: { hosts/selector: ${severity}, hosts/ambiguous: ${severity} }
`

describe('a rule that leaves out what follows from a slip in hosts.select', () => {
  test.each([
    ['smarz', true],
    ['smarz,nosuch', true],
    ['east:&nosuch', true],
    ['smars-9*', true],
    ['~smarz.*', true],
    ['smars-0{1,2}', true],
    ['smars-0[1-4]', true],
    ['smars[0:7]', true],
    ['east[20:30]', true],
    ['east', false],
    ['east:nosuch', false],
    ['east:!nosuch', false],
    ['empty', false],
    ['east:!smars', false],
    ['""', false],
    ['"!nosuch"', false],
  ])('%s: %s, and only where another one blocks', async (select, silent) => {
    const texts = { manifest: manifest({ select, more }), inventory }
    const facts = await world(texts, selector.needs)
    const silentRules = [missing, partition].map((rule) => rule.idle?.(facts) !== undefined)
    expect(silentRules).toEqual([silent, silent])
    if (!silent) return
    const drafts = finders.flatMap((rule) => rule.check(facts))
    expect(drafts.some(({ severity, waits }) => severity !== 'warn' && !waits)).toBe(true)
    for (const severity of ['warn', 'off']) {
      const milder = await world({ ...texts, policy: rules(severity) }, selector.needs)
      expect(missing.idle?.(milder)).toBeUndefined()
      expect(missing.check(milder)).not.toEqual([])
      expect(partition.idle?.(milder)).toBeUndefined()
      expect(partition.check(milder)).not.toEqual([])
    }
  })
})
