import { describe, expect, test } from '@jest/globals'
import decision from '../../../src/rules/gate/decision.ts'
import { earlierOf } from '../earlier.ts'
import { ruleTable } from '../tester.ts'
import { manifest, type Texts, world } from '../world.ts'

const COMMIT = '4f2c1d0b9a8e7f6c5d4e3b2a19080716253443f2'
const NOW = Date.parse('2012-08-01T09:30:00-04:00')
const HOUR = 3_600_000
const DEMANDS = 'version: 1\nenvironments:\n  production:\n    decision: { fresh: 1d }\n'
const SILENT = 'version: 1\nenvironments:\n  production: {}\n'

const texts: Texts = { manifest: manifest(), policy: DEMANDS, commit: COMMIT }

/** A decision that was made about these texts an hour ago, and what is else said of it. */
const made = (given: Parameters<typeof earlierOf>[1] = {}, before: Texts = texts) =>
  earlierOf(before, { at: NOW - HOUR, ...given })

const finds = [{ at: 'earlier.json:1:1', because: 'rollcall.yml:4:15' }]

ruleTable(decision, {
  blocks: [
    { name: 'it is demanded and was not given', ...texts, finds: [{ at: 'rollcall.yml:4:15' }] },
    ...(await Promise.all(
      (['block', 'error', 'wait'] as const).map(async (verdict) => ({
        name: `its verdict was ${verdict}`,
        ...texts,
        earlier: await made({ verdict }),
        finds,
      })),
    )),
    { name: 'it is too old', ...texts, earlier: await made({ at: NOW - 24 * HOUR - 1 }), finds },
    {
      name: 'it is from the future',
      ...texts,
      earlier: await made({ at: NOW + 5 * 60_000 + 1 }),
      finds,
    },
    { name: 'it is a replay', ...texts, earlier: await made({ replay: true }), finds },
    {
      name: 'it is a replay of long ago, which is said once',
      ...texts,
      earlier: await made({ replay: true, at: 0 }),
      finds,
    },
    { name: 'it is of activate', ...texts, earlier: await made({ moment: 'activate' }), finds },
    {
      name: 'it is of another plan',
      ...texts,
      earlier: await made({}, { ...texts, commit: COMMIT.replace('4', '5') }),
      finds,
    },
    {
      name: 'the policy changed, also to one that demands nothing',
      ...texts,
      policy: SILENT,
      earlier: await made(),
      finds: [{ at: 'earlier.json:1:1', because: 'rollcall.yml:3:15' }],
    },
    {
      name: 'the policy that asked for it was not there then',
      ...texts,
      earlier: await made({}, { manifest: manifest(), commit: COMMIT }),
      finds,
    },
    {
      name: 'everything is wrong',
      ...texts,
      earlier: await made(
        { verdict: 'block', moment: 'activate', at: 0 },
        { ...texts, inventory: '[smars]\nsmars-[01:07]\n' },
      ),
      finds: [...finds, ...finds, ...finds, ...finds],
    },
    {
      name: 'it is not demanded, was given all the same, and did not pass',
      manifest: manifest(),
      earlier: await made({ verdict: 'block' }, { manifest: manifest() }),
      finds: [{ at: 'earlier.json:1:1' }],
    },
    {
      name: 'it is not demanded, was given all the same, and is of another plan',
      manifest: manifest(),
      earlier: await made({}, { manifest: manifest({ expect: 7 }) }),
      finds: [{ at: 'earlier.json:1:1' }],
    },
  ],
  passes: [
    { name: 'an hour old', ...texts, earlier: await made() },
    { name: 'of deploy', ...texts, earlier: await made({ moment: 'deploy' }) },
    { name: 'just old enough', ...texts, earlier: await made({ at: NOW - 24 * HOUR }) },
    { name: 'of a clock that is ahead', ...texts, earlier: await made({ at: NOW + 5 * 60_000 }) },
    {
      name: 'where the policy sets no age, none is too old, and a replay will do',
      manifest: manifest(),
      earlier: await made({ at: 0, replay: true }, { manifest: manifest() }),
    },
  ],
  idle: [
    { name: 'none is demanded and none was given', manifest: manifest() },
    { name: 'the policy is silent', manifest: manifest(), policy: SILENT },
  ],
})

describe('it says what moved', () => {
  const WAVES = 'waves:\n  - { name: canary, select: smars-01 }\n  - { name: rest, select: all }\n'
  const before: Texts = { ...texts, manifest: manifest({ more: WAVES }) }

  test.each<[name: string, now: Partial<Texts>, said: string]>([
    [
      'the commit',
      { commit: '91ab'.repeat(10) },
      'the commit is 91ab91ab91ab and was 4f2c1d0b9a8e',
    ],
    [
      'the hosts',
      { inventory: '[smars]\nsmars-[01:07]\nsmars-09\n' },
      '1 host is newly touched (smars-09) and 1 is no longer (smars-08); 1 host is newly in wave rest (smars-09) and 1 is no longer (smars-08)',
    ],
    [
      'the manifest and a flag',
      { manifest: manifest({ more: `${WAVES}flags: { activates: [rlp] }\n` }) },
      '1 flag is newly activated (rlp); flags is {"activates":["rlp"]} and was not given',
    ],
    ['the policy', { policy: DEMANDS.replace('1d', '2d') }, 'the policy says something else'],
  ])('%s', async (_name, now, said) => {
    const earlier = await made({}, before)
    const [draft, ...more] = decision.check(
      await world({ ...before, ...now, earlier }, decision.needs),
    )
    expect(draft?.what).toContain(`of another plan: ${said}; the digest was sha256:`)
    expect(more).toEqual([])
  })
})
