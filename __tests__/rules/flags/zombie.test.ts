import { describe, expect, test } from '@jest/globals'
import type { Draft } from '../../../src/model/rule.ts'
import zombie from '../../../src/rules/flags/zombie.ts'
import { manifest } from '../world.ts'
import { type BehindWorld, behindFacts, type Kept } from './behind.ts'
import { bit, flag, tombstone, UNRETIRED } from './world.ts'

const RLP = flag('rlp', { slots: [bit(12)] })
const PEG = tombstone('power_peg', { aliases: ['Peg'], slots: [bit(11)] })

/** Flags on line 9 from column 21 on, the way back below. */
const rollout = (flags: string, more = '') => manifest({ more: `flags: { ${flags} }\n${more}` })
const back = (flags = '') => `recovery:\n  rollback: { version: r1, hosts: smars${flags} }\n`

/** The eighth host, or the way back, on the release of 2003. */
const on08 = (more: Partial<Kept>): readonly Kept[] => [{ name: '2003.06', hosts: [7], ...more }]
const goBack = (more: Partial<Kept>): readonly Kept[] => [{ name: 'r1', rollback: true, ...more }]

const KNIGHT: BehindWorld = {
  manifest: rollout('activates: [rlp]'),
  head: { flags: [flag('rlp', { slots: [bit(11)] })], retired: [PEG] },
  releases: on08({ keys: ['power_peg'], slots: [[bit(11), 'power_peg']] }),
}

/** `at because hosts effect` */
function pinned({ place, because, hosts = [], severity }: Draft): string {
  const text = because ? `${because.file}:${because.line}` : '-'
  return `${place.file}:${place.line}:${place.column} ${text} ${hosts.join(',') || '-'} ${severity ?? 'block'}`
}

const SENTENCE = /^(?!.*\b(?:undefined|NaN|null)\b).*[^.\s]$/

interface Case {
  readonly name: string
  readonly given: BehindWorld
}

describe('flags/zombie finds', () => {
  test.each<Case & { finds: readonly string[]; says: readonly string[] }>([
    {
      name: 'Knight: bit 11 that the eighth host takes for Power Peg',
      given: KNIGHT,
      finds: [
        'deploy.yml:9:22 2003.06/router.ts:1 smars-08 block',
        'flags.yml:2:5 2003.06/router.ts:1 smars-08 warn',
      ],
      says: ['smars-08 keeps 2003.06, which reads bit 11 of order.flags as power_peg', 'rlp'],
    },
    {
      name: 'Knight with a fresh bit: the eighth host still reads what was retired in 2003',
      given: { ...KNIGHT, head: { flags: [RLP], retired: [PEG] } },
      finds: ['flags.yml:2:5 2003.06/router.ts:1 smars-08 warn'],
      says: ['smars-08 keeps 2003.06, which still reads power_peg, retired on 2003-06-30'],
    },
    {
      name: 'Knight: the dead flag itself is turned on',
      given: { ...KNIGHT, manifest: rollout('activates: [power_peg]') },
      finds: ['deploy.yml:9:22 2003.06/router.ts:1 smars-08 block'],
      says: ['which reads power_peg, and this rollout turns power_peg on'],
    },
    {
      name: 'what is brought back while the eighth host still has its old code',
      given: {
        manifest: rollout(''),
        head: { flags: [RLP, flag('power_peg')], retired: [{ ...PEG, unretired: UNRETIRED }] },
        base: { flags: [RLP], retired: [PEG] },
        releases: on08({ keys: ['power_peg'] }),
      },
      finds: ['flags.yml:2:5 2003.06/router.ts:1 smars-08 block'],
      says: ['which reads power_peg, and this rollout brings power_peg back'],
    },
    {
      name: 'once what is brought back and turned on',
      given: {
        manifest: rollout('activates: [Peg]'),
        head: { flags: [flag('power_peg')], retired: [{ ...PEG, unretired: UNRETIRED }] },
        base: { retired: [PEG] },
        releases: on08({ keys: ['power_peg'] }),
      },
      finds: ['deploy.yml:9:22 2003.06/router.ts:1 smars-08 block'],
      says: ['this rollout turns Peg on'],
    },
    {
      name: 'by an alias and in another spelling',
      given: {
        manifest: rollout('activates: [PowerPeg]'),
        head: { flags: [], retired: [PEG] },
        releases: on08({ keys: ['PEG'] }),
      },
      finds: ['deploy.yml:9:22 2003.06/router.ts:1 smars-08 block'],
      says: [],
    },
    {
      name: 'a slot that nobody knows the meaning of',
      given: { ...KNIGHT, releases: on08({ slots: [[bit(11), undefined]] }) },
      finds: ['deploy.yml:9:22 nowhere:1 smars-08 block'],
      says: ['nobody knows what for', 'as something else'],
    },
    {
      name: 'the way back takes the slot for another flag, though it turns the flag off',
      given: {
        ...KNIGHT,
        manifest: rollout('activates: [rlp]', back(', flags: [rlp]')),
        releases: goBack({ slots: [[bit(11), 'power_peg']] }),
      },
      finds: ['deploy.yml:9:22 nowhere:1 - block'],
      says: ['The way back leads to r1, which reads bit 11'],
    },
    {
      name: 'the way back leaves the flag on',
      given: {
        manifest: rollout('activates: [rlp]', back(', flags: [other]')),
        head: { flags: [RLP] },
        releases: goBack({ keys: ['rlp'], slots: [[bit(12), 'rlp']] }),
      },
      finds: ['deploy.yml:9:22 r1/router.ts:1 - block'],
      says: ['recovery.rollback.flags does not name it'],
    },
    {
      name: 'the way back reads a key that is retired',
      given: {
        manifest: rollout('retires: [power_peg]', back()),
        head: { retired: [PEG] },
        base: { flags: [flag('power_peg')] },
        releases: goBack({ keys: ['power_peg'] }),
      },
      finds: ['deploy.yml:9:20 r1/router.ts:1 - warn'],
      says: ['or add the tombstone once the way back leads to a release that does not read it'],
    },
    {
      name: 'a host reads a key that is retired, which the registry alone says',
      given: {
        manifest: manifest(),
        head: { retired: [PEG] },
        base: { flags: [flag('power_peg')] },
        releases: on08({ keys: ['power_peg'] }),
      },
      finds: ['flags.yml:1:5 2003.06/router.ts:1 smars-08 block'],
      says: ['this rollout retires power_peg'],
    },
    {
      name: 'a flag on another slot than before, under its old name and its old slot',
      given: {
        manifest: rollout('activates: [rlp]', back(', flags: [rlp]')),
        head: { flags: [RLP] },
        base: { flags: [flag('rlp', { slots: [bit(11)] })] },
        releases: [
          ...on08({ keys: ['rlp'], slots: [[bit(11), 'rlp']] }),
          ...goBack({ keys: ['rlp'], slots: [[bit(11), 'rlp']] }),
        ],
      },
      finds: [
        'deploy.yml:9:22 2003.06/router.ts:1 smars-08 block',
        'deploy.yml:9:22 r1/router.ts:1 - block',
      ],
      says: ['gives rlp another meaning', 'so the old code would act on the new one'],
    },
    {
      name: 'the old slot of a flag that moved',
      given: {
        manifest: manifest(),
        head: { flags: [RLP] },
        base: { flags: [flag('rlp', { slots: [bit(11)] })] },
        releases: on08({ slots: [[bit(11), 'power_peg']] }),
      },
      finds: ['flags.yml:1:5 nowhere:1 smars-08 block'],
      says: ['gives rlp another meaning there'],
    },
    {
      name: 'one release on a host and on the way back, each with its own advice',
      given: {
        manifest: rollout('activates: [rlp]', back()),
        head: { flags: [RLP] },
        releases: on08({ keys: ['rlp'], rollback: true }),
      },
      finds: [
        'deploy.yml:9:22 2003.06/router.ts:1 smars-08 block',
        'deploy.yml:9:22 2003.06/router.ts:1 - block',
      ],
      says: ['smars-08 keeps 2003.06', 'The way back leads to 2003.06'],
    },
    {
      name: 'every host of every release',
      given: {
        manifest: rollout('activates: [rlp]'),
        head: { flags: [RLP] },
        releases: [
          { name: 'a', hosts: [5, 7], keys: ['rlp'] },
          { name: 'b', hosts: [6], keys: [] },
          { name: 'c', hosts: [0], keys: ['rlp'] },
        ],
      },
      finds: [
        'deploy.yml:9:22 a/router.ts:1 smars-06,smars-08 block',
        'deploy.yml:9:22 c/router.ts:1 smars-01 block',
      ],
      says: ['smars-06 and smars-08 keep a'],
    },
    {
      name: 'many retired flags of one release once',
      given: {
        manifest: rollout('activates: [rlp]'),
        head: { flags: [RLP], retired: [tombstone('a'), tombstone('b'), tombstone('c')] },
        releases: on08({ keys: ['b', 'a'] }),
      },
      finds: ['flags.yml:3:5 2003.06/router.ts:1 smars-08 warn'],
      says: ['still reads b and a, retired:'],
    },
  ])('$name', async ({ given, finds, says }) => {
    const facts = await behindFacts(given)
    expect(zombie.idle?.(facts)).toBeUndefined()
    const drafts = zombie.check(facts)
    expect(drafts.map(pinned)).toEqual(finds)
    for (const { what, next } of drafts) {
      expect(what).toMatch(SENTENCE)
      expect(next).toMatch(SENTENCE)
    }
    const all = drafts.map(({ what, next }) => `${what}\n${next}`).join('\n')
    for (const text of says) expect(all).toContain(text)
  })
})

describe('flags/zombie passes', () => {
  test.each<Case & { shows: string }>([
    {
      name: 'the way back has the code and turns the flag off: it was shipped dark before',
      given: {
        manifest: rollout('activates: [rlp]', back(', flags: [RLP]')),
        head: { flags: [RLP], retired: [PEG] },
        releases: goBack({ keys: ['rlp', 'power_peg'], slots: [[bit(12), 'rlp']] }),
      },
      shows: '1 release stays',
    },
    {
      name: 'what stays reads other flags and other slots',
      given: {
        manifest: rollout('activates: [rlp]'),
        head: { flags: [RLP] },
        releases: [
          ...on08({ keys: ['rlp_v2'], slots: [[bit(11), 'x']] }),
          ...goBack({ keys: [], slots: [[bit(12, 'other'), 'x']] }),
        ],
      },
      shows: '2 releases stay on 1 host',
    },
    {
      name: 'the slot of a flag that is only retired is read by who knows it',
      given: {
        manifest: rollout('retires: [power_peg]'),
        head: { retired: [PEG] },
        releases: on08({ slots: [[bit(11), 'x']] }),
      },
      shows: '1 release stays',
    },
    {
      name: 'a tombstone says why the flag is alive again',
      given: {
        manifest: rollout('activates: [rlp]'),
        head: { flags: [RLP, flag('power_peg')], retired: [{ ...PEG, unretired: UNRETIRED }] },
        releases: on08({ keys: ['power_peg'] }),
      },
      shows: 'none takes rlp for anything else',
    },
    {
      name: 'nobody is left behind, and some tell nothing',
      given: { manifest: rollout('activates: [rlp]'), head: { flags: [RLP] }, untold: 1200 },
      shows: '1,200 other hosts outside the scope',
    },
  ])('$name', async ({ given, shows }) => {
    const facts = await behindFacts(given)
    expect(zombie.idle?.(facts)).toBeUndefined()
    expect(zombie.check(facts)).toEqual([])
    expect(zombie.shows(facts)).toMatch(SENTENCE)
    expect(zombie.shows(facts)).toContain(shows)
  })
})

describe('flags/zombie has nothing to judge', () => {
  test('the rollout touches no flag', async () => {
    const facts = await behindFacts({ manifest: manifest(), head: { flags: [RLP] } })
    expect(zombie.idle?.(facts)).toMatch(SENTENCE)
  })

  test('there is no registry', async () => {
    const facts = { ...(await behindFacts(KNIGHT)), registry: undefined, behind: undefined }
    expect(zombie.idle?.(facts)).toMatch(SENTENCE)
    expect(zombie.check(facts)).toEqual([])
  })
})
