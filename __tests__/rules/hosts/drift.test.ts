import { expect, test } from '@jest/globals'
import drift from '../../../src/rules/hosts/drift.ts'
import { earlierOf } from '../earlier.ts'
import { ruleTable } from '../tester.ts'
import { EIGHT, manifest, type Texts, world } from '../world.ts'

const all = Array.from({ length: 8 }, (_, i) => `smars-0${i + 1}`)
const lines = (names: readonly string[]) => names.map((name) => `${name}\n`).join('')
const POLICY = 'version: 1\nenvironments:\n  production:\n    decision: { fresh: 1d }\n'

const EXCEPT =
  '  except:\n    - { host: smars-08, reason: RMA-12, owner: kim, until: 2012-08-01 }\n'

/** What is asked now, after what was decided before; both of eight hosts. */
async function moved(before: Partial<Texts>, now: Partial<Texts>): Promise<Texts> {
  const earlier = await earlierOf({ manifest: manifest(), ...before })
  return { manifest: manifest(), ...before, ...now, earlier }
}

ruleTable(drift, {
  blocks: [
    {
      name: 'a host was added between the pull request and the deploy',
      ...(await moved({}, { inventory: '[smars]\nsmars-[01:09]\n' })),
      finds: [{ at: 'earlier.json:1:1', hosts: ['smars-09'] }],
    },
    {
      name: 'a host was lost',
      ...(await moved({}, { inventory: '[smars]\nsmars-[01:07]\n' })),
      finds: [{ at: 'earlier.json:1:1', hosts: ['smars-08'] }],
    },
    {
      name: 'one host was swapped for another, and the count is the same',
      ...(await moved({}, { inventory: '[smars]\nsmars-[01:07]\nsmars-09\n' })),
      finds: [{ at: 'earlier.json:1:1', hosts: ['smars-09', 'smars-08'] }],
    },
    {
      name: 'a host is called otherwise',
      ...(await moved({}, { inventory: '[smars]\nsmars-[01:07]\nSMARS-08\n' })),
      finds: [{ at: 'earlier.json:1:1', hosts: ['SMARS-08', 'smars-08'] }],
    },
    {
      name: 'the manifest selects fewer',
      ...(await moved({}, { manifest: manifest({ select: 'smars:!smars-08' }) })),
      finds: [{ at: 'earlier.json:1:1', hosts: ['smars-08'] }],
    },
    {
      name: 'an exception has ended, so that its host is touched after all',
      ...(await moved({ manifest: manifest({ more: EXCEPT }) }, { now: '2012-08-02T00:00:00Z' })),
      finds: [
        { at: 'earlier.json:1:1', hosts: ['smars-08'] },
        { at: 'earlier.json:1:1', hosts: ['smars-08'] },
      ],
    },
    {
      name: 'a host was excepted',
      ...(await moved({}, { manifest: manifest({ more: EXCEPT }) })),
      finds: [
        { at: 'earlier.json:1:1', hosts: ['smars-08'] },
        { at: 'earlier.json:1:1', hosts: ['smars-08'] },
      ],
    },
    {
      name: 'the tool touches a host less',
      ...(await moved({ touches: lines(all) }, { touches: lines(all.slice(1)) })),
      finds: [{ at: 'earlier.json:1:1', hosts: ['smars-01'] }],
    },
    {
      name: 'the tool touches a host that nobody knows',
      ...(await moved({ touches: lines(all) }, { touches: lines([...all, 'old-1']) })),
      finds: [{ at: 'earlier.json:1:1', hosts: ['old-1'] }],
    },
    {
      name: 'the policy that demands the decision is the second place',
      ...(await moved({ policy: POLICY }, { inventory: '[smars]\nsmars-[01:09]\n' })),
      finds: [{ at: 'earlier.json:1:1', because: 'rollcall.yml:4:15', hosts: ['smars-09'] }],
    },
  ],
  passes: [
    { name: 'nothing moved', ...(await moved({}, {})) },
    {
      name: 'the inventory is written otherwise',
      ...(await moved({}, { inventory: `[old]\nold-1\n${EIGHT}` })),
    },
    {
      name: 'the tool lists them in another order',
      ...(await moved({ touches: lines(all) }, { touches: lines(all.toReversed()) })),
    },
    {
      name: 'what else moved is not what this rule asks about',
      ...(await moved({}, { manifest: manifest({ release: '{ version: r3 }' }), policy: POLICY })),
    },
  ],
  idle: [{ name: 'no decision was given', manifest: manifest() }],
})

test('ten thousand hosts are named in the finding and counted in the sentence', async () => {
  const texts = await moved(
    { manifest: manifest({ select: 'all' }) },
    { inventory: `${EIGHT}web-[00000:09999]\n` },
  )
  const [draft] = drift.check(await world(texts, drift.needs))
  expect(draft?.hosts?.length).toBe(10_000)
  expect(draft?.what).toMatch(/10,000 hosts are newly touched \(web-00000, .* and 9,992 more\)/)
  expect(draft?.what.length).toBeLessThan(300)
})
