import { describe, expect, test } from '@jest/globals'
import type { FlagStory } from '../../../src/model/flags.ts'
import { storyOf } from '../../../src/rules/flags/story.ts'
import { manifest } from '../world.ts'
import { type BehindWorld, behindFacts } from './behind.ts'
import { bit, flag, tombstone, UNRETIRED } from './world.ts'

const activates = (keys: string) => manifest({ more: `flags: { activates: [${keys}] }\n` })

async function stories(given: BehindWorld): Promise<readonly FlagStory[]> {
  const { rollout, fleet, registry, behind } = await behindFacts(given)
  if (!registry) throw new Error('no registry')
  return storyOf({ rollout, fleet, registries: registry, behind })
}

test('Knight: what bit 11 means in every place', async () => {
  expect(
    await stories({
      manifest: activates('rlp'),
      head: {
        flags: [flag('rlp', { slots: [bit(11)], description: 'retail liquidity' })],
        retired: [tombstone('power_peg', { slots: [bit(11)], replacedBy: 'own accounting' })],
      },
      base: { flags: [flag('power_peg', { slots: [bit(11)] })] },
      releases: [
        { name: '2003.06', hosts: [7], keys: ['power_peg'], slots: [[bit(11), 'power_peg']] },
        { name: '2012.07.26', rollback: true },
      ],
      untold: 3,
    }),
  ).toEqual([
    {
      key: 'rlp',
      because: 'turned on',
      base: 'not known',
      head: 'bit 11 of order.flags, live: retail liquidity',
      behind:
        '2003.06 on smars-08 reads bit 11 of order.flags as power_peg; 3 other hosts told nothing',
      rollback: '2012.07.26 does not read it',
    },
    {
      key: 'power_peg',
      because: 'retired',
      base: 'bit 11 of order.flags, live',
      head: 'bit 11 of order.flags, retired on 2003-06-30 (replaced by the accounting of the router), replaced by own accounting',
      behind: '2003.06 on smars-08 reads it; 3 other hosts told nothing',
      rollback: '2012.07.26 does not read it',
    },
  ])
})

describe('a story', () => {
  test('is one where a flag is touched in two ways, by any of its names', async () => {
    const [only, ...others] = await stories({
      manifest: activates('R-L-P'),
      head: { flags: [flag('rlp', { slots: [bit(12)] })] },
      base: { flags: [flag('rlp', { slots: [bit(11)] })] },
      releases: [{ name: 'r1', hosts: [0, 7], keys: ['rlp'], slots: [[bit(11), undefined]] }],
    })
    expect(others).toEqual([])
    expect(only).toMatchObject({
      because: 'turned on and given another meaning',
      base: 'bit 11 of order.flags, live',
      head: 'bit 12 of order.flags, live',
      behind:
        'r1 on smars-01 and smars-08 reads it and reads bit 11 of order.flags, nobody knows what for',
    })
  })

  test('says of a retired flag that is alive again who said so', async () => {
    const [only] = await stories({
      manifest: activates('power_peg'),
      head: {
        flags: [flag('power_peg')],
        retired: [tombstone('power_peg', { unretired: UNRETIRED, reason: undefined })],
      },
    })
    expect(only?.head).toBe('live; retired on 2003-06-30, alive again by kim (it is needed again)')
  })

  test('says what is not known', async () => {
    const given = { manifest: activates('rlp'), head: { flags: [flag('rlp')] } }
    expect(await stories(given)).toEqual([
      {
        key: 'rlp',
        because: 'turned on',
        base: undefined,
        head: 'live',
        behind: 'no host is known to keep an old release',
        rollback: undefined,
      },
    ])
    const { rollout, fleet, registry } = await behindFacts(given)
    if (!registry) throw new Error('no registry')
    const [only] = storyOf({ rollout, fleet, registries: registry, behind: undefined })
    expect(only).toMatchObject({ behind: undefined, rollback: undefined })
  })

  test('names the first releases and counts the others', async () => {
    const releases = Array.from({ length: 12 }, (_, i) => ({ name: `b${i}`, hosts: [7] }))
    const [only] = await stories({ manifest: activates('rlp'), head: {}, releases })
    expect(only?.behind).toMatch(/b7 on smars-08 does not read it; 4 more releases are left out/)
  })

  test('is none where no flag is touched', async () => {
    expect(await stories({ manifest: manifest(), head: { flags: [flag('rlp')] } })).toEqual([])
  })
})
