import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { canonicalPlan, planDigest } from '../src/base/plan-digest.ts'
import type { Plan, PlanParts } from '../src/model/plan.ts'
import { anyPlan } from './rules/plans.ts'
import { manifest, type Texts, world } from './rules/world.ts'

const COMMIT = '4f2c1d0b9a8e7f6c5d4e3b2a19080716253443f2'

const WHOLE = manifest({
  more: `  except:
    - { host: smars-08, reason: RMA-12, owner: kim, until: 2012-08-03 }
waves:
  - { name: canary, select: smars-01, bake: 30m }
  - { name: rest, select: "smars:!smars-01" }
flags: { activates: [rlp, abc], retires: [power-peg] }
recovery: { rollback: { version: r1, hosts: smars } }
`,
})

const POLICY = `version: 1
environments:
  production:
    protected: true
    rules: { hosts/alias: warn, hosts/surplus: block }
    waves: { canary: 25%, bake: 1h }
`

const given: Texts = { manifest: WHOLE, policy: POLICY, commit: COMMIT }

async function planFor(texts: Partial<Texts> = {}): Promise<Plan> {
  return (await world({ ...given, ...texts }, ['plan'])).plan
}

const crlf = (text: string) => text.replaceAll('\n', '\r\n')

describe('the digest stays where nothing but the writing moves:', () => {
  test.each<[name: string, texts: Partial<Texts>]>([
    ['line ends of the policy', { policy: crlf(POLICY) }],
    ['comments in the policy', { policy: `# who: ops\n${POLICY}# end\n` }],
    [
      'the order of keys in the policy',
      {
        policy: `environments:
  production:
    waves: { bake: 1h, canary: 25% }
    rules:
      hosts/surplus: block
      hosts/alias: "warn"
    protected: true
version: 1
`,
      },
    ],
    ['line ends of the manifest', { manifest: crlf(WHOLE) }],
    ['comments in the manifest', { manifest: `# why\n${WHOLE}` }],
    [
      'the order of keys in the manifest',
      { manifest: `flags:${WHOLE.split('\nflags:')[1]}${WHOLE.split('flags:')[0]}` },
    ],
    [
      'the order of hosts in the inventory',
      { inventory: '[smars]\nsmars-08\nsmars-[02:07]\nsmars-01\n' },
    ],
    ['the form of the inventory', { inventory: '[east]\nsmars-[01:08]\n[smars:children]\neast\n' }],
  ])('%s', async (_name, texts) => {
    expect((await planFor(texts)).digest).toBe((await planFor()).digest)
  })

  test('the order and the repetition of names in touches', async () => {
    const one = await planFor({ touches: 'smars-01\nold-2\nsmars-02\nold-1\n' })
    const two = await planFor({ touches: 'old-1\nold-2\nsmars-02\nsmars-01\nold-1\nsmars-02\n' })
    expect(two).toEqual(one)
    expect(one.parts.hosts.strangers).toEqual(['old-1', 'old-2'])
  })
})

test('the digest moves with everything that decides what the rollout does', async () => {
  const edited = (from: string, to: string) => ({ manifest: WHOLE.replace(from, to) })
  const plans = await Promise.all(
    [
      {},
      { commit: `${COMMIT.slice(0, -1)}3` },
      { inventory: '[smars]\nsmars-[01:09]\n' },
      { inventory: '[smars]\nsmars-[01:07]\n' },
      { inventory: '[smars]\nsmars-[01:07]\nsmars-09\n' },
      { touches: 'smars-01\n' },
      { touches: 'smars-01\nold-1\n' },
      { now: '2012-08-05T00:00:00Z' },
      { policy: POLICY.replace('1h', '2h') },
      { policy: POLICY.replace('true', 'false') },
      edited('r2', 'r3'),
      edited('[rlp, abc]', '[rlp]'),
      edited('retires: [power-peg]', 'retires: [rlp]'),
      edited('select: smars-01,', 'select: smars-02,'),
      edited('name: canary', 'name: first'),
      edited('30m', '31m'),
      edited('hosts: smars }', 'hosts: smars-01 }'),
      edited('RMA-12', 'RMA-13'),
    ].map(planFor),
  )
  expect(new Set(plans.map(({ digest }) => digest)).size).toBe(plans.length)
})

test('no policy and no commit are parts of a plan too', async () => {
  const { plan } = await world({ manifest: WHOLE }, ['plan'])
  expect(plan.parts).toMatchObject({ commit: null, policy: null })
  expect(plan.digest).not.toBe((await planFor()).digest)
})

test('the parts are those of the rollout', async () => {
  expect((await planFor()).parts).toMatchObject({
    commit: COMMIT,
    hosts: {
      touched: [1, 2, 3, 4, 5, 6, 7].map((i) => `smars-0${i}`),
      strangers: [],
      excepted: ['smars-08'],
      waves: [
        { name: 'canary', hosts: ['smars-01'] },
        { name: 'rest', hosts: [2, 3, 4, 5, 6, 7].map((i) => `smars-0${i}`) },
      ],
      rollback: [1, 2, 3, 4, 5, 6, 7, 8].map((i) => `smars-0${i}`),
    },
    flags: { activates: ['abc', 'rlp'], retires: ['power-peg'] },
  })
})

function sha256(text: string): string {
  return `sha256:${createHash('sha256').update(text, 'utf8').digest('hex')}`
}

const PARTS: PlanParts = {
  commit: COMMIT,
  manifest: {
    version: 1,
    service: 'smars',
    environment: 'production',
    operation: 'deploy',
    release: { version: '2012.08.01' },
    hosts: { select: 'smars', expect: 2 },
  },
  hosts: {
    touched: ['smars-01', 'smars-02'],
    strangers: [],
    excepted: [],
    waves: [
      { name: 'canary', hosts: ['smars-01'] },
      { name: 'rest', hosts: ['smars-02'] },
    ],
    rollback: null,
  },
  flags: { activates: ['rlp'], retires: [] },
  policy: sha256('{"version":1}'),
}

const none = sha256('[]')

const TEXT = `{"commit":"${COMMIT}","flags":{"activates":"${sha256('["rlp"]')}","retires":"${none}"},"hosts":{"excepted":"${none}","rollback":null,"strangers":"${none}","touched":"${sha256('["smars-01","smars-02"]')}","waves":[{"hosts":"${sha256('["smars-01"]')}","name":"canary"},{"hosts":"${sha256('["smars-02"]')}","name":"rest"}]},"manifest":{"environment":"production","hosts":{"expect":2,"select":"smars"},"operation":"deploy","release":{"version":"2012.08.01"},"service":"smars","version":1},"plan":2,"policy":"${sha256('{"version":1}')}"}`

describe('the digest of a small plan', () => {
  test('is made of this text', () => {
    expect(canonicalPlan(PARTS)).toBe(TEXT)
    expect(planDigest(PARTS)).toBe(sha256(TEXT))
  })

  test('is the same on every machine', () => {
    expect(planDigest(PARTS)).toBe(
      'sha256:82684bd88c45fb8ae03c9a3418c9f9ba6dfc1f0d8af4aedb70184db5226d5445',
    )
  })

  test('is the one that docs/plan-digest.md shows, with its text and its plan', () => {
    const page = readFileSync('docs/plan-digest.md', 'utf8')
    const [plan, text, digest] = [...page.matchAll(/^```(?:json|text)\n([\s\S]*?)\n```$/gm)].map(
      ({ 1: block = '' }) => block,
    )
    expect(JSON.parse(plan as string)).toEqual(PARTS)
    expect(text).toBe(TEXT)
    expect(digest).toBe(planDigest(PARTS))
  })
})

/** The page in as few words as another language would need, without any code of ours. */
function recomputed({ commit, manifest, hosts, flags, policy }: PlanParts): string {
  const sorted = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(sorted)
      : value !== null && typeof value === 'object'
        ? new Map(
            Object.entries(value)
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([key, held]) => [key, sorted(held)]),
          )
        : value
  const text = (value: unknown): string =>
    value instanceof Map
      ? `{${Array.from(value, ([key, held]) => `${JSON.stringify(key)}:${text(held)}`).join()}}`
      : Array.isArray(value)
        ? `[${value.map(text).join()}]`
        : JSON.stringify(value)
  const names = (list: readonly string[]) => sha256(text(list))
  const { touched, strangers, excepted, waves, rollback } = hosts
  return sha256(
    text(
      sorted({
        plan: 2,
        commit,
        policy,
        manifest,
        flags: { activates: names(flags.activates), retires: names(flags.retires) },
        hosts: {
          touched: names(touched),
          strangers: names(strangers),
          excepted: names(excepted),
          waves: waves.map(({ name, hosts }) => ({ name, hosts: names(hosts) })),
          rollback: rollback === null ? null : names(rollback),
        },
      }),
    ),
  )
}

test('a second computation agrees', () => {
  fc.assert(
    fc.property(anyPlan, (parts) => {
      expect(planDigest(parts)).toBe(recomputed(parts))
    }),
  )
})
