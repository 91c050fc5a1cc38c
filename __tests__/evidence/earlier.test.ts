import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { canonicalPlan, planDigest } from '../../src/base/plan-digest.ts'
import { readEarlier } from '../../src/evidence/earlier.ts'
import type { PlanParts } from '../../src/model/plan.ts'
import { decision as decisionFile } from '../../src/report/decision.ts'
import { decision, finding, judgement, plan, rolled, vote } from '../report/decision.ts'
import { anyPlan } from '../rules/plans.ts'
import { reasons, textFile } from './memory.ts'

const PARTS = plan({
  hosts: {
    ...rolled(['smars-01', 'smars-02']),
    waves: [{ name: 'canary', hosts: ['smars-01'] }],
    rollback: ['smars-01'],
  },
}).parts

const DIGEST = planDigest(PARTS)

const judged = judgement({ plan: { digest: DIGEST, parts: PARTS }, votes: [vote()] })

/** A decision file as it is written. */
function written(...[given = judged, around = {}]: Partial<Parameters<typeof decision>>): string {
  return decisionFile(decision(given, around), { version: '1.2.3' })
}

function read(text: string, manifest = 'deploy.yml') {
  return readEarlier(textFile('earlier.json', text), manifest)
}

/** What is read of a file in which something stands in place of something else. */
function edited(...edits: readonly (readonly [from: string | RegExp, to: string])[]) {
  const text = edits.reduce((text, [from, to]) => {
    const after = text.replace(from, to)
    if (after === text) throw new Error(`${from} is not there`)
    return after
  }, written())
  return read(text)
}

test('what was written is read', () => {
  const text = written(judged, { moment: 'deploy', replay: true })
  const read = readEarlier(textFile('earlier.json', text), 'deploy.yml')
  expect(read).toEqual({
    known: true,
    value: {
      source: {
        role: 'decision',
        file: 'earlier.json',
        format: 'decision of deploy',
        digest: `sha256:${createHash('sha256').update(text).digest('hex')}`,
      },
      moment: 'deploy',
      verdict: 'pass',
      at: Date.UTC(2012, 7, 1, 13, 30),
      replay: true,
      plan: { digest: DIGEST, parts: PARTS },
    },
  })
})

test('every plan comes back as it was', () => {
  fc.assert(
    fc.property(anyPlan, (parts) => {
      const digest = planDigest(parts)
      const back = read(written({ plan: { digest, parts } }))
      expect(reasons(back)).toEqual([])
      expect(back).toMatchObject({ value: { plan: { digest } } })
      if (back.known) expect(canonicalPlan(back.value.plan.parts)).toBe(canonicalPlan(parts))
    }),
  )
})

describe('of several manifests', () => {
  const other = planDigest({ ...PARTS, commit: 'a'.repeat(40) })
  const text = written(
    {},
    {
      judgements: [
        judged,
        judgement({
          manifest: 'deploy/b.yml',
          plan: { digest: other, parts: { ...PARTS, commit: 'a'.repeat(40) } },
        }),
      ],
    },
  )

  test.each([
    ['deploy.yml', DIGEST],
    ['./deploy.yml', DIGEST],
    ['deploy/b.yml', other],
    ['deploy//./b.yml', other],
  ])('that of %s is read', (manifest, digest) => {
    expect(read(text, manifest)).toMatchObject({ value: { plan: { digest } } })
  })

  test.each(['b.yml', 'DEPLOY.yml', '-', ''])('there is none of %p', (manifest) => {
    expect(reasons(read(text, manifest))).toEqual([
      `earlier.json:14:15 earlier.json is the decision about deploy.yml and deploy/b.yml, and says nothing of ${manifest}`,
    ])
  })
})

describe('the verdict is the worse of the decision and of what it says of the manifest', () => {
  test.each([
    ['pass', 'pass', 'pass'],
    ['block', 'pass', 'block'],
    ['error', 'pass', 'error'],
    ['wait', 'pass', 'wait'],
    ['pass', 'wait', 'wait'],
    ['wait', 'error', 'error'],
    ['error', 'block', 'block'],
  ] as const)('%s and %s is %s', (whole, own, verdict) => {
    const text = written({ ...judged, verdict: own }, { verdict: whole })
    expect(read(text)).toMatchObject({ value: { verdict } })
  })
})

describe('unknown', () => {
  test.each<[name: string, evidence: ReturnType<typeof read>, because: readonly string[]]>([
    ['text', read('PASS\n'), ['earlier.json:1:1 It is not valid JSON: a value belongs here']],
    [
      'a file that was cut',
      read(written().slice(0, -3)),
      [expect.stringContaining('It is not valid JSON: it ends too early') as never],
    ],
    [
      'two verdicts',
      edited(['"verdict": "pass"', '"verdict": "block", "verdict": "pass"']),
      [
        'earlier.json:7:23 The key "verdict" stands here again; it is first on line 7, and one of the two would be lost',
      ],
    ],
    [
      'a list',
      read('[]'),
      ['earlier.json:1:1 the file is a list, a map of keys and values belongs here'],
    ],
    [
      'another format',
      edited(['"version": 1', '"version": 2']),
      ['earlier.json:2:14 version is 2, 1 belongs here, the only version of this format'],
    ],
    [
      'the file of another tool',
      edited(['"rollcall"', '"other"']),
      ['earlier.json:4:13 tool.name is "other", one of rollcall belongs here'],
    ],
    [
      'a verdict that is none',
      edited(['"verdict": "pass"', '"verdict": "passed"']),
      ['earlier.json:7:14 verdict is "passed", one of block, error, wait or pass belongs here'],
    ],
    [
      'a time that is none',
      edited(['2012-08-01T13:30:00.000Z', '2012-08-32T13:30:00.000Z']),
      [
        'earlier.json:9:9 at is "2012-08-32T13:30:00.000Z", a time with its zone (2012-08-01T09:30:00-04:00) belongs here',
      ],
    ],
    [
      'a decision of a version that wrote no plan',
      edited([/"plan": \{[\s\S]*?\n {6}\},/, '']),
      ['earlier.json:15:5 rollouts[0].plan is missing; a decision needs it'],
    ],
    [
      'a decision that could make no plan',
      read(written({ verdict: 'error' })),
      [
        'earlier.json:19:15 The decision of plan has no plan of deploy.yml, since its evidence could not be read then, so nothing can be compared with it',
      ],
    ],
    [
      'a plan without its digest',
      edited([/"planDigest": "sha256:\w+",\n {6}"plan"/, '"planDigest": null, "plan"']),
      [
        'earlier.json:18:21 The decision of plan has no plan of deploy.yml, since its evidence could not be read then, so nothing can be compared with it',
      ],
    ],
    [
      'nothing judged',
      read(written({}, { judgements: [] })),
      [
        'earlier.json:1:1 earlier.json is the decision about no manifest, and says nothing of deploy.yml',
      ],
    ],
    [
      'the same manifest twice',
      read(written({}, { judgements: [judged, { ...judged, manifest: './deploy.yml' }] })),
      [
        'earlier.json:75:19 deploy.yml is decided here again, and nothing says which of the two holds',
      ],
    ],
    [
      'a plan that was edited',
      edited(['"expect": 8', '"expect": 7']),
      [
        `earlier.json:18:21 The plan that stands here has the digest ${planDigest({ ...PARTS, manifest: { ...PARTS.manifest, hosts: { select: 'smars', expect: 7 } } })} and not ${DIGEST}, as the decision says, so one of the two was torn or edited`,
      ],
    ],
    [
      'a digest that was edited',
      edited([/(?<="planDigest": "sha256:)\w+(?=",\n {6}"plan")/, '0'.repeat(64)]),
      [
        `earlier.json:18:21 The plan that stands here has the digest ${DIGEST} and not sha256:${'0'.repeat(64)}, as the decision says, so one of the two was torn or edited`,
      ],
    ],
    [
      'a digest that is none',
      edited([/(?<="planDigest": )"sha256:\w+"(?=,\n {6}"plan")/, '"x"']),
      [
        'earlier.json:18:21 rollouts[0].planDigest is "x", sha256: and 64 lower-case hexadecimal digits belong here',
      ],
    ],
    [
      'hosts out of order',
      edited([/(?<="touched": \[\s+)"smars-01",(\s+)"smars-02"/, '"smars-02",$1"smars-01"']),
      [
        'earlier.json:32:22 rollouts[0].plan.hosts.touched is a list, names in code unit order, each once, belong here',
      ],
    ],
    [
      'a host twice',
      edited([/(?<="touched": \[\s+)"smars-01"/, '"smars-01", "smars-01"']),
      [
        'earlier.json:32:22 rollouts[0].plan.hosts.touched is a list, names in code unit order, each once, belong here',
      ],
    ],
    [
      'a part that no digest covers',
      edited(['"strangers"', '"more": [], "strangers"']),
      [expect.stringContaining('"more" is not a key of rollouts[0].plan.hosts') as never],
    ],
    [
      'a commit that is cut short',
      edited(['"commit": null', '"commit": "4f2c1d0"']),
      [
        'earlier.json:20:19 rollouts[0].plan.commit is "4f2c1d0", a commit of 40 or 64 lower-case hexadecimal digits, or null, belongs here',
      ],
    ],
  ])('%s', (_name, evidence, because) => {
    expect(reasons(evidence)).toEqual(because)
  })
})

test('a change of a single host in a file is found out, also beside a digest of the file', () => {
  const names = PARTS.hosts.touched
  for (const name of names) {
    const forged: PlanParts = {
      ...PARTS,
      hosts: { ...PARTS.hosts, touched: names.filter((other) => other !== name) },
    }
    expect(read(written({ plan: { digest: DIGEST, parts: forged } })).known).toBe(false)
  }
})

test('findings are for people, and whatever they say the plan is read', () => {
  const text = written({ ...judged, verdict: 'block', findings: [finding({ hosts: ['a'] })] })
  expect(read(text)).toMatchObject({ value: { verdict: 'block' } })
})

test('whatever is edited, it is unknown or has a plan with its own digest', () => {
  const text = written()
  const edit = fc.record({
    at: fc.nat({ max: text.length }),
    without: fc.nat({ max: 40 }),
    put: fc.oneof(fc.string(), fc.constantFrom('"', '{', ']', '0', ',', 'null', '\u{1f600}')),
  })
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
      const torn = edits.reduce(
        (text, { at, without, put }) => text.slice(0, at) + put + text.slice(at + without),
        text,
      )
      const evidence = read(torn)
      if (!evidence.known) expect(evidence.because.length).toBeGreaterThan(0)
      else expect(planDigest(evidence.value.plan.parts)).toBe(evidence.value.plan.digest)
    }),
    { numRuns: 300 },
  )
})
