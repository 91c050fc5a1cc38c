import { describe, expect, test } from '@jest/globals'
import type { EnvironmentApproval } from '../../../src/model/change.ts'
import type { Earlier } from '../../../src/model/earlier.ts'
import type { Plan, PlanParts } from '../../../src/model/plan.ts'
import type { ReleasePolicy } from '../../../src/model/policy.ts'
import planBound from '../../../src/rules/review/plan-bound.ts'
import { answered } from './answered.ts'
import { ALICE, BOT, CAROL, DAVE, ERIN, HEAD, OLDER, policy, RELEASE, released } from './change.ts'

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`
const OTHER = `sha256:${'fedcba9876543210'.repeat(4)}`
const I_APPROVE = `I approve plan ${DIGEST}`

function parts(commit: string | null, touched: readonly string[] = ['smars-01']): PlanParts {
  return {
    commit,
    manifest: {
      version: 1,
      service: 'smars',
      environment: 'production',
      operation: 'deploy',
      hosts: { select: 'smars', expect: touched.length },
    },
    hosts: { touched, strangers: [], excepted: [], waves: [], rollback: null },
    flags: { activates: [], retires: [] },
    policy: null,
  }
}

const plan: Plan = { digest: DIGEST, parts: parts(HEAD) }

function earlier(digest: string, before: PlanParts): Earlier {
  return {
    source: { role: 'decision', file: 'decision.json', format: 'decision', digest: OTHER },
    moment: 'plan',
    verdict: 'pass',
    at: 0,
    replay: false,
    plan: { digest, parts: before },
  }
}

interface Given {
  readonly approvals: readonly EnvironmentApproval[]
  readonly asks?: Partial<ReleasePolicy>
  readonly plan?: Plan
  readonly earlier?: Earlier
  readonly attempt?: number
}

function factsOf({ approvals, asks, earlier, attempt = 1, plan: own = plan }: Given) {
  const environments = [
    { name: 'production', state: 'guarded' as const },
    { name: 'trading', state: 'guarded' as const },
  ]
  return {
    change: released({}, { initiators: [ERIN], approvals, attempt, environments }),
    policy: policy({ release: { ...RELEASE, quotesPlan: true, ...asks } }),
    plan: own,
    earlier,
  } as Parameters<typeof planBound.check>[0]
}

const said = (comment: string, person = CAROL) => answered(person, { comment })
const PLACE = 'review.release.quotesPlan'
const SENTENCE = /^(?!.*\b(?:undefined|NaN|null)\b).*[^.\s]$/

describe('review/plan-bound finds', () => {
  const blocks: readonly (Given & { name: string; count?: number; because?: string })[] = [
    { name: '37: nobody approved', approvals: [] },
    { name: 'an approval without a comment', approvals: [said('')] },
    { name: 'an approval that quotes no plan', approvals: [said('looks good')] },
    { name: 'the first half of the digest', approvals: [said(DIGEST.slice(0, 39))] },
    { name: 'the digest without its last digit', approvals: [said(DIGEST.slice(0, -1))] },
    { name: 'a longer digest that begins like it', approvals: [said(`${DIGEST}0`)] },
    { name: 'a longer word that ends like it', approvals: [said(`x${DIGEST}`)] },
    { name: 'the digest without its algorithm', approvals: [said(DIGEST.slice(7))] },
    { name: 'the digest cut in two', approvals: [said(DIGEST.replace('89', '8 9'))] },
    {
      name: 'letters that only look like those of the digest',
      approvals: [said(DIGEST.replace('a', '\u0430'))],
    },
    { name: 'the digest of another plan', approvals: [said(OTHER)] },
    {
      name: 'the plan of the decision before, which moved',
      approvals: [said(OTHER)],
      earlier: earlier(OTHER, parts(OLDER, ['smars-01', 'smars-02'])),
      because: 'decision.json',
    },
    {
      name: 'a plan that is neither this one nor that of the decision before',
      approvals: [said(`sha256:${'0'.repeat(64)}`)],
      earlier: earlier(OTHER, parts(OLDER)),
    },
    { name: '36: the author of the change quotes it', approvals: [said(I_APPROVE, ALICE)] },
    { name: '34: whoever started the run quotes it', approvals: [said(I_APPROVE, ERIN)] },
    { name: '22: a machine quotes it', approvals: [said(I_APPROVE, BOT)] },
    { name: '35: quoted, and the run was run again', approvals: [said(I_APPROVE)], attempt: 2 },
    {
      name: 'somebody quotes it who does not count, beside an approval that does',
      approvals: [said(I_APPROVE, ALICE), said('')],
    },
    {
      name: 'one of two quotes it',
      asks: { approvals: 2 },
      approvals: [said(I_APPROVE), said('me too', DAVE)],
    },
    {
      name: 'the same person quotes it twice',
      asks: { approvals: 2 },
      approvals: [said(I_APPROVE), said(I_APPROVE)],
    },
    {
      name: 'a rejection quotes it',
      approvals: [answered(CAROL, { comment: I_APPROVE, state: 'rejected' })],
    },
    {
      name: 'a plan of no known commit',
      approvals: [said(I_APPROVE)],
      plan: { digest: DIGEST, parts: parts(null) },
    },
    {
      name: 'the plan of another commit',
      approvals: [said(I_APPROVE)],
      plan: { digest: DIGEST, parts: parts(OLDER) },
    },
    {
      name: 'the plan of another commit, and another one is quoted',
      approvals: [said(OTHER)],
      plan: { digest: DIGEST, parts: parts(OLDER) },
      count: 2,
    },
  ]

  test.each(blocks)('$name', ({ count = 1, because, ...given }) => {
    const facts = factsOf(given)
    expect(planBound.idle?.(facts)).toBeUndefined()
    const drafts = planBound.check(facts)
    expect(drafts.map(({ place, severity }) => [place.file, severity])).toEqual(
      Array.from({ length: count }, () => [PLACE, undefined]),
    )
    expect(drafts[0]?.because?.file).toBe(because)
    for (const { what, next } of drafts) {
      expect(what).toMatch(SENTENCE)
      expect(next).toMatch(SENTENCE)
    }
  })

  test('what moved, by its names', () => {
    const facts = factsOf({
      approvals: [said(OTHER)],
      plan: { digest: DIGEST, parts: parts(HEAD, ['smars-01', 'smars-09']) },
      earlier: earlier(OTHER, parts(HEAD, ['smars-01', 'smars-02'])),
    })
    const [draft] = planBound.check(facts)
    expect(draft?.what).toMatch(/smars-09/)
    expect(draft?.what).toMatch(/smars-02/)
    expect(draft?.what).not.toMatch(/smars-01/)
  })
})

describe('review/plan-bound passes', () => {
  const passes: readonly (Given & { name: string })[] = [
    { name: 'the sentence that the report shows', approvals: [said(I_APPROVE)] },
    { name: 'the digest alone', approvals: [said(DIGEST)] },
    { name: 'in capitals', approvals: [said(DIGEST.toUpperCase())] },
    { name: 'in the middle of a sentence', approvals: [said(`ok (${DIGEST}), go.`)] },
    { name: 'in quotes of Markdown', approvals: [said(`\`${DIGEST}\``)] },
    {
      name: 'after the one that it takes the place of',
      approvals: [said(`${OTHER} -> ${DIGEST}`)],
    },
    {
      name: 'in one of two comments of the same person',
      approvals: [said('ok'), answered(CAROL, { comment: I_APPROVE, environments: ['trading'] })],
      asks: { environments: ['production', 'trading'] },
    },
    {
      name: 'both of two quote it',
      asks: { approvals: 2 },
      approvals: [said(I_APPROVE), said(DIGEST, DAVE)],
    },
    {
      name: 'beside an approval more than is needed that quotes none',
      approvals: [said('ok'), said(I_APPROVE, DAVE)],
    },
    {
      name: 'where the plan of the decision before is this one',
      approvals: [said(I_APPROVE)],
      earlier: earlier(DIGEST, parts(HEAD)),
    },
  ]

  test.each(passes)('$name', (given) => {
    const facts = factsOf(given)
    expect(planBound.idle?.(facts)).toBeUndefined()
    expect(planBound.check(facts)).toEqual([])
    expect(planBound.shows(facts)).toMatch(SENTENCE)
  })

  test('a long comment full of beginnings is read in a moment', () => {
    const comment = `${'sha256:'.repeat(20_000)}${DIGEST.slice(0, -1).repeat(2_000)} ${I_APPROVE}`
    expect(planBound.check(factsOf({ approvals: [said(comment)] }))).toEqual([])
  })
})

describe('review/plan-bound has nothing to judge', () => {
  test.each([
    ['the policy does not ask for it', factsOf({ approvals: [], asks: { quotesPlan: false } })],
    [
      'no approval of the release is asked for',
      { ...factsOf({ approvals: [] }), policy: policy() },
    ],
    ['no second reviewer is asked for', { ...factsOf({ approvals: [] }), change: undefined }],
  ])('%s', (_name, facts) => {
    expect(planBound.idle?.(facts)).toMatch(SENTENCE)
  })
})

test('a policy that asks for a plan where no run is known is not met', () => {
  const facts = factsOf({ approvals: [] })
  const drafts = planBound.check({ ...facts, change: released({ release: undefined }) })
  expect(drafts.map(({ place }) => place.file)).toEqual([PLACE])
})
