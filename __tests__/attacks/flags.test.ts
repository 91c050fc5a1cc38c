import { describe, expect, test } from '@jest/globals'
import { makeRepository } from '../evidence/repository/repository.ts'
import {
  type Asked,
  ask,
  BANNER,
  CHECKOUT,
  HOSTS,
  judged,
  PEG,
  registry,
  rollout,
  START,
  told,
} from '../flags/scene.ts'

type Attempt = readonly [what: string, asked: Asked, finding: string]

const onSlot = (slot: string): Asked => ({
  change: { 'flags.yml': registry([BANNER, CHECKOUT, `{ key: rlp, slots: [${slot}] }`]) },
})

const retired = (key: string, code: string): Asked => ({
  base: {
    'flags.yml': registry(
      [BANNER, CHECKOUT],
      [PEG, `{ key: ${key}, retired: 2003-06-30, reason: done }`],
    ),
  },
  change: { 'src/new.ts': code },
})

const attempts: readonly Attempt[] = [
  [
    'a slot of a tombstone, with its schema in capitals',
    onSlot('{ schema: Order, field: flags, bit: 11 }'),
    'block flags/slot flags.yml:5:25',
  ],
  [
    'a slot of a tombstone, with its field in capitals',
    onSlot('{ schema: order, field: FLAGS, bit: 11 }'),
    'block flags/slot flags.yml:5:25',
  ],
  [
    'a slot of a tombstone, with its field in the name of the schema',
    onSlot('{ schema: order.flags, bit: 11 }'),
    'block flags/slot flags.yml:5:25',
  ],
  [
    'a slot of a tombstone, with a blank behind its schema',
    onSlot('{ schema: "order ", field: flags, bit: 11 }'),
    'block flags/slot flags.yml:5:25',
  ],
  [
    'a retired name in Greek capitals that end with a sigma',
    retired('ΟΔΟΣ', "client.isEnabled('ΟΔΟΣ')\n"),
    'block flags/retired src/new.ts:1:19',
  ],
  [
    'a retired name in Greek capitals, with a sigma before a separator',
    retired('ΟΔΟΣ-x', "client.isEnabled('ΟΔΟΣx')\n"),
    'block flags/retired src/new.ts:1:19',
  ],
]

describe('attempts to use a retired flag', () => {
  test.each(attempts)('%s', async (_what, asked, finding) => {
    const { findings, decision } = await judged(asked)
    expect(findings).toContain(finding)
    expect(decision.verdict).toBe('block')
  })
})

describe('a slot that only an old release remembers', () => {
  const bit = 'slots: [{ schema: order, field: flags, bit: 7 }]'

  test.each([
    ['by its commit', (commit: string) => `{ commit: "${commit}" }`],
    ['by a tag', () => '{ release: "9" }'],
  ])('is taken for another flag on a host that tells its release %s', async (_how, host) => {
    const repository = makeRepository()
    try {
      const old = repository.commit({
        ...START,
        'flags.yml': registry([BANNER, CHECKOUT, `{ key: ghost, ${bit} }`]),
        'src/ghost.ts': "client.isEnabled('ghost')\n",
      })
      repository.git('tag', 'v9', old)
      const base = repository.commit({
        'flags.yml': registry([BANNER, CHECKOUT]),
        'src/ghost.ts': null,
        'hosts.yml': HOSTS.replace('old-1: { release: "0" }', `old-1: ${host(old)}`),
      })
      const head = repository.commit({
        'flags.yml': registry([BANNER, CHECKOUT, `{ key: rlp, ${bit} }`]),
        'deploy/web.yml': rollout('{ activates: [rlp] }').replace('checkout, banner', 'rlp'),
      })
      repository.branch('main', head)
      repository.checkout('main')
      const { findings, unknown } = told(await ask(repository, { base }))
      expect(unknown).toEqual([])
      expect(findings).toEqual(['block flags/zombie deploy/web.yml:12:22'])
    } finally {
      repository.remove()
    }
  })
})
