import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { planDigest } from '../../src/base/plan-digest.ts'
import type { PlanParts } from '../../src/model/plan.ts'
import { planDifferences, whatMoved } from '../../src/rules/plan.ts'
import { anyPlan } from './plans.ts'

const PLAN: PlanParts = {
  commit: '4f2c1d0b9a8e'.padEnd(40, '0'),
  manifest: {
    version: 1,
    service: 'smars',
    environment: 'production',
    operation: 'deploy',
    hosts: { select: 'smars', expect: 8, scope: ['smars'] },
  },
  hosts: {
    touched: ['a', 'b', 'c'],
    strangers: [],
    excepted: ['d'],
    waves: [
      { name: 'canary', hosts: ['a'] },
      { name: 'rest', hosts: ['b', 'c'] },
    ],
    rollback: ['a', 'b', 'c'],
  },
  flags: { activates: ['rlp'], retires: [] },
  policy: `sha256:${'1'.repeat(64)}`,
}

const hosts = (given: Partial<PlanParts['hosts']>) => ({ hosts: { ...PLAN.hosts, ...given } })
const manifest = (given: object) => ({ manifest: { ...PLAN.manifest, ...given } })
const [canary, rest] = PLAN.hosts.waves as [
  PlanParts['hosts']['waves'][0],
  PlanParts['hosts']['waves'][0],
]

/** What is said of a plan that is another than `PLAN` in some parts. */
const said = (given: Partial<PlanParts>) =>
  planDifferences(PLAN, { ...PLAN, ...given }).map(({ part, what }) => `${part}: ${what}`)

const many = Array.from({ length: 10_000 }, (_, i) => `web-${String(i).padStart(5, '0')}`)

describe('what moved:', () => {
  test.each<[name: string, given: Partial<PlanParts>, sentences: readonly string[]]>([
    ['nothing', {}, []],
    [
      'the commit',
      { commit: '91ab'.repeat(10) },
      ['commit: the commit is 91ab91ab91ab and was 4f2c1d0b9a8e'],
    ],
    [
      'the commit, to one that begins alike',
      { commit: '4f2c1d0b9a8e'.padEnd(40, '1') },
      [
        'commit: the commit is 4f2c1d0b9a8e1111111111111111111111111111 and was 4f2c1d0b9a8e0000000000000000000000000000',
      ],
    ],
    ['no commit', { commit: null }, ['commit: the commit is not known and was 4f2c1d0b9a8e']],
    [
      'the policy',
      { policy: `sha256:${'2'.repeat(64)}` },
      ['policy: the policy says something else'],
    ],
    ['no policy', { policy: null }, ['policy: there is no policy file, and there was one']],
    [
      'a host came',
      hosts({ touched: ['a', 'b', 'bb', 'c'] }),
      ['touched: 1 host is newly touched (bb)'],
    ],
    ['hosts went', hosts({ touched: ['b'] }), ['touched: 2 hosts are no longer touched (a and c)']],
    [
      'a host was swapped for another',
      hosts({ touched: ['a', 'b', 'x', 'y'] }),
      ['touched: 2 hosts are newly touched (x and y) and 1 is no longer (c)'],
    ],
    [
      'ten thousand came',
      hosts({ touched: many }),
      [
        'touched: 10,000 hosts are newly touched (web-00000, web-00001, web-00002, web-00003, web-00004, web-00005, web-00006, web-00007 and 9,992 more) and 3 are no longer (a, b and c)',
      ],
    ],
    [
      'a stranger',
      hosts({ strangers: ['old-1'] }),
      ['strangers: 1 host is newly touched and unknown to the inventory (old-1)'],
    ],
    ['an exception ended', hosts({ excepted: [] }), ['excepted: 1 host is no longer excepted (d)']],
    [
      'a host changed its wave',
      hosts({
        waves: [
          { ...canary, hosts: ['a', 'b'] },
          { ...rest, hosts: ['c'] },
        ],
      }),
      ['waves: 1 host is newly in wave canary (b)', 'waves: 1 host is no longer in wave rest (b)'],
    ],
    [
      'the waves changed places',
      hosts({ waves: [rest, canary] }),
      [
        'waves: wave 1 is called "rest" and was called "canary"',
        'waves: 2 hosts are newly in wave 1 (b and c) and 1 is no longer (a)',
        'waves: wave 2 is called "canary" and was called "rest"',
        'waves: 1 host is newly in wave 2 (a) and 2 are no longer (b and c)',
      ],
    ],
    ['a wave went', hosts({ waves: [canary] }), ['waves: wave rest (2 hosts) is gone']],
    [
      'a wave came',
      hosts({ waves: [canary, rest, { name: 'last', hosts: [] }] }),
      ['waves: wave last (0 hosts) is new'],
    ],
    [
      'the way back',
      hosts({ rollback: ['a', 'b'] }),
      ['rollback: 1 host is no longer in the way back (c)'],
    ],
    [
      'no way back',
      hosts({ rollback: null }),
      ['rollback: there is no way back, and there was one'],
    ],
    [
      'flags',
      { flags: { activates: [], retires: ['power-peg', 'rlp'] } },
      [
        'flags: 1 flag is no longer activated (rlp)',
        'flags: 2 flags are newly retired (power-peg and rlp)',
      ],
    ],
    [
      'a value of the manifest',
      manifest({ hosts: { ...PLAN.manifest.hosts, expect: 9 } }),
      ['manifest: hosts.expect is 9 and was 8'],
    ],
    [
      'a value that only looks the same',
      manifest({ hosts: { ...PLAN.manifest.hosts, expect: '8' } }),
      ['manifest: hosts.expect is "8" and was 8'],
    ],
    [
      'keys that came and went',
      manifest({ release: { version: 'r2' }, hosts: { select: 'smars', expect: 8 } }),
      [
        'manifest: hosts.scope is not given and was ["smars"]',
        'manifest: release is {"version":"r2"} and was not given',
      ],
    ],
    [
      'what stands in a list',
      manifest({ hosts: { ...PLAN.manifest.hosts, scope: ['sm', 'eu'] } }),
      [
        'manifest: hosts.scope[0] is "sm" and was "smars"',
        'manifest: hosts.scope[1] is "eu" and was not given',
      ],
    ],
    [
      'a key that is there without a value',
      manifest({ flags: {}, release: undefined }),
      ['manifest: flags is {} and was not given'],
    ],
    [
      'a long text',
      manifest({ hosts: { ...PLAN.manifest.hosts, select: `smars${':!host-x'.repeat(20)}` } }),
      [
        'manifest: hosts.select is "smars:!host-x:!host-x:!host-x:!host-x:!host-x:!host-x:!hos… and was "smars"',
      ],
    ],
  ])('%s', (_name, given, sentences) => {
    expect(said(given)).toEqual(sentences)
  })

  test('two long texts are shown where they differ', () => {
    const select = (end: string) =>
      manifest({ hosts: { expect: 8, select: `${'web-1:'.repeat(100)}${end}` } }) as PlanParts
    const [first] = planDifferences({ ...PLAN, ...select('a') }, { ...PLAN, ...select('b') })
    expect(first?.what).toBe(
      'hosts.select is …1:web-1:web-1:web-1:b" and was …1:web-1:web-1:web-1:a"',
    )
  })

  test('it names all hosts beside the sentence', () => {
    const [first] = planDifferences(PLAN, { ...PLAN, ...hosts({ touched: many }) })
    expect(first).toMatchObject({ gained: many, lost: ['a', 'b', 'c'] })
  })
})

test('a sentence holds what moved, however much it is', () => {
  const before = planDifferences(PLAN, PLAN)
  expect(whatMoved(before)).toBe('')
  const other = { ...PLAN, policy: null, commit: null }
  expect(whatMoved(planDifferences(PLAN, other))).toBe(
    'the commit is not known and was 4f2c1d0b9a8e; there is no policy file, and there was one',
  )
  const except = many.map((host) => ({ host, reason: 'x'.repeat(1000) }))
  const more = planDifferences(PLAN, {
    ...PLAN,
    ...(manifest({ hosts: { ...PLAN.manifest.hosts, except } }) as PlanParts),
    policy: null,
    ...hosts({ touched: many, excepted: many }),
  })
  expect(whatMoved(more).length).toBeLessThan(2000)
  const scope = manifest({ hosts: { ...PLAN.manifest.hosts, scope: many } }) as PlanParts
  const sentence = whatMoved(planDifferences(PLAN, { ...PLAN, ...scope }))
  expect(sentence).toMatch(/; 9,992 more differences$/)
  expect(sentence.length).toBeLessThan(2000)
})

test('two plans differ in something exactly where their digests do', () => {
  fc.assert(
    fc.property(
      anyPlan,
      anyPlan,
      fc.subarray(Object.keys(PLAN) as (keyof PlanParts)[]),
      (a, b, taken) => {
        const after = { ...a, ...Object.fromEntries(taken.map((part) => [part, b[part]])) }
        const differences = planDifferences(a, after)
        expect(differences.length > 0).toBe(planDigest(a) !== planDigest(after))
        for (const { what } of differences) {
          expect(what).toMatch(/^(?!.*\b(?:undefined|NaN)\b).*[^.\s]$/)
          expect(what.length).toBeLessThan(400)
        }
      },
    ),
    { numRuns: 1000 },
  )
})
