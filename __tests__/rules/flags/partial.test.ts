import { describe, expect, test } from '@jest/globals'
import partial from '../../../src/rules/flags/partial.ts'
import answered from '../../../src/rules/observed/answered.ts'
import { manifest, world } from '../world.ts'
import { type BehindWorld, behindFacts } from './behind.ts'
import { flag, tombstone } from './world.ts'

const AT = '2012-08-01T09:29:00-04:00'
const RLP = { flags: [flag('rlp', { aliases: ['liquidity'] }), flag('other')] }
const activates = 'flags: { activates: [rlp] }\n'
const SENTENCE = /^(?!.*\b(?:undefined|NaN|null)\b).*[^.\s]$/

/** Reports of `smars-01` and so on; undefined is silent. Row n stands on line n + 1. */
function reports(versions: readonly (string | undefined)[]): string {
  const rows = versions.flatMap((version, i) =>
    version === undefined ? [] : [JSON.stringify({ host: `smars-0${i + 1}`, version, at: AT })],
  )
  return `[\n${rows.join(',\n')}\n]`
}

const seven = Array.from({ length: 7 }, () => 'r2')

interface Case {
  readonly name: string
  readonly given: Partial<BehindWorld>
}

const facts = (given: Partial<BehindWorld>) =>
  behindFacts({
    manifest: manifest({ more: activates }),
    head: RLP,
    observed: reports(seven),
    ...given,
  })

describe('flags/partial finds', () => {
  test.each<Case & { finds: readonly string[]; says?: string }>([
    {
      name: 'Knight: the eighth host still reports the release of 2003',
      given: { observed: reports([...seven, '2003.06']) },
      finds: ['deploy.yml:9:22 observed.json:9 smars-08'],
      says: 'rlp is turned on, and 1 of 8 hosts of the service reports no release that knows it: smars-08 reports 2003.06',
    },
    {
      name: 'an old release that is known and does not read the flag',
      given: {
        observed: reports([...seven, 'r1']),
        releases: [{ name: 'r1', hosts: [7], keys: ['other'] }],
      },
      finds: ['deploy.yml:9:22 observed.json:9 smars-08'],
    },
    {
      name: 'two builds of one version, of which one does not read it',
      given: {
        observed: reports([...seven, 'r1']),
        releases: [
          { name: 'r1', hosts: [7], keys: ['rlp'] },
          { name: 'r1', rollback: true },
        ],
      },
      finds: ['deploy.yml:9:22 observed.json:9 smars-08'],
    },
    {
      name: 'several hosts, for each flag that they do not know',
      given: {
        manifest: manifest({ more: 'flags: { activates: [other, rlp] }\n' }),
        observed: reports([...seven.slice(2), 'r1', 'r0', 'r2']),
        releases: [{ name: 'r1', rollback: true, keys: ['liquidity'] }],
      },
      finds: [
        'deploy.yml:9:22 observed.json:7 smars-06,smars-07',
        'deploy.yml:9:29 observed.json:8 smars-07',
      ],
    },
    {
      name: 'another build of the version itself',
      given: {
        manifest: manifest({
          release: `{ version: r2, artifact: "sha256:${'a'.repeat(64)}" }`,
          more: activates,
        }),
        observed: JSON.stringify(
          ['smars-01', 'smars-02', 'smars-03', 'smars-04', 'smars-05', 'smars-06', 'smars-07']
            .map((host) => ({ host, version: 'r2', digest: `sha256:${'a'.repeat(64)}`, at: AT }))
            .concat({
              host: 'smars-08',
              version: 'r2',
              digest: `sha256:${'b'.repeat(64)}`,
              at: AT,
            }),
        ),
        releases: [{ name: 'r2', rollback: true, keys: ['rlp'] }],
      },
      finds: ['deploy.yml:9:22 observed.json:1 smars-08'],
    },
    {
      name: 'a host of the scope that is not touched and silent',
      given: { manifest: manifest({ select: '"smars:!smars-08"', expect: 7, more: activates }) },
      finds: ['deploy.yml:9:21 deploy.yml:7 smars-08'],
      says: 'nobody knows whether the code there knows rlp',
    },
    {
      name: 'a host of the scope that is not touched and reports another release',
      given: {
        manifest: manifest({ select: '"smars:!smars-08"', expect: 7, more: activates }),
        observed: reports([...seven, 'r1']),
      },
      finds: ['deploy.yml:9:22 observed.json:9 smars-08'],
    },
  ])('$name', async ({ given, finds, says }) => {
    const asked = await facts(given)
    expect(partial.idle?.(asked)).toBeUndefined()
    const drafts = partial.check(asked)
    expect(
      drafts.map(
        ({ place, because, hosts = [] }) =>
          `${place.file}:${place.line}:${place.column} ${because?.file}:${because?.line} ${hosts.join()}`,
      ),
    ).toEqual(finds)
    for (const { what, next } of drafts) {
      expect(what).toMatch(SENTENCE)
      expect(next).toMatch(SENTENCE)
    }
    if (says !== undefined) expect(drafts[0]?.what).toContain(says)
  })
})

describe('flags/partial passes', () => {
  test.each<Case>([
    { name: 'all eight report the release', given: { observed: reports([...seven, 'r2']) } },
    {
      name: 'one still runs an older release that knows the flag',
      given: {
        observed: reports([...seven, 'r1']),
        releases: [{ name: 'r1', rollback: true, keys: ['Liquidity'] }],
      },
    },
    {
      name: 'one is excepted, and flags/zombie judges it',
      given: {
        manifest: manifest({
          more: `  except:\n    - { host: smars-08, reason: RMA, owner: kim, until: 2012-08-03 }\n${activates}`,
        }),
        observed: reports([...seven, '2003.06']),
      },
    },
    {
      name: 'another service runs something else',
      given: {
        inventory: '[smars]\nsmars-[01:08]\n[db]\ndb-1\n',
        observed: `${reports([...seven, 'r2']).slice(0, -2)},\n${JSON.stringify({ host: 'db-1', version: '9', at: AT })}\n]`,
      },
    },
  ])('$name', async ({ given }) => {
    const asked = await facts(given)
    expect(partial.idle?.(asked)).toBeUndefined()
    expect(partial.check(asked)).toEqual([])
    expect(partial.shows(asked)).toMatch(/^Each of \d hosts? .* knows rlp$/)
  })

  test('a touched host that is silent, which observed/answered tells', async () => {
    expect(partial.check(await facts({}))).toEqual([])
    const asked = await world(
      { manifest: manifest({ more: activates }), observed: reports(seven) },
      answered.needs,
    )
    expect(answered.check(asked)).toMatchObject([{ hosts: ['smars-08'] }])
  })
})

describe('flags/partial has nothing to judge', () => {
  test.each([
    ['no flag is named', manifest({ operation: 'activate' })],
    ['a flag is only retired', manifest({ more: 'flags: { retires: [rlp] }\n' })],
  ])('%s', async (_name, text) => {
    const asked = await facts({ manifest: text, head: { retired: [tombstone('rlp')] } })
    expect(partial.idle?.(asked)).toMatch(SENTENCE)
  })

  test('there is no registry', async () => {
    const asked = { ...(await facts({})), registry: undefined, behind: undefined }
    expect(partial.idle?.(asked)).toMatch(SENTENCE)
    expect(partial.check(asked)).toEqual([])
  })
})
