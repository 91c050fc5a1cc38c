import { expect, test } from '@jest/globals'
import retired from '../../../src/rules/flags/retired.ts'
import { call, codeOf, flag, flagFacts, flagTable, literal, tombstone, UNRETIRED } from './world.ts'

const peg = tombstone('power_peg', { aliases: ['PegRouting'] })
const export_ = { file: 'launchdarkly.json', line: 40, column: 9 }
const added = call('power_peg', 'src/router.ts', 12)

flagTable(retired, {
  finds: [
    {
      name: 'R1: a retired key is defined again',
      head: { flags: [flag('rlp'), flag('power_peg')], retired: [peg] },
      base: { flags: [flag('rlp')], retired: [peg] },
      found: [{ at: 'flags.yml:2:5', because: 'flags.yml:3:5', says: ['power_peg', '2003-06-30'] }],
    },
    {
      name: 'R1: also when the change takes its tombstone away',
      head: { flags: [flag('power_peg')] },
      base: { retired: [peg] },
      found: [{ at: 'flags.yml:1:5', because: 'before/flags.yml:1:5' }],
    },
    {
      name: 'R1: also when the change takes away only the tombstone’s other name',
      head: { flags: [flag('PegRouting')], retired: [tombstone('power_peg')] },
      base: { retired: [peg] },
      found: [{ at: 'flags.yml:1:5', because: 'before/flags.yml:1:5' }],
    },
    {
      name: 'R1: the provider has alive what our registry retired',
      head: { flags: [flag('power_peg', { place: export_ })], retired: [peg] },
      found: [
        {
          at: 'launchdarkly.json:40:9',
          because: 'flags.yml:2:5',
          says: ['alive in launchdarkly.json', 'flags.yml has it retired', 'Archive it'],
        },
      ],
    },
    {
      name: 'R1: our registry has alive what the provider retired, and when is not told',
      head: {
        flags: [flag('power_peg')],
        retired: [
          tombstone('power_peg', { place: export_, retired: undefined, reason: undefined }),
        ],
      },
      found: [{ at: 'flags.yml:1:5', because: 'launchdarkly.json:40:9' }],
    },
    {
      name: 'R1: it was alive again, and is retired again',
      head: { flags: [flag('power_peg')], retired: [peg] },
      base: { retired: [{ ...peg, unretired: UNRETIRED }] },
      found: [{ at: 'flags.yml:1:5', because: 'flags.yml:2:5' }],
    },
    ...['PowerPeg', 'power-peg', 'POWER.PEG', 'pegrouting', 'peg_routing'].map((key) => ({
      name: `R9: it is defined as ${key}`,
      head: { flags: [flag(key)], retired: [peg] },
      found: [{ at: 'flags.yml:1:5', because: 'flags.yml:2:5', says: [key] }],
    })),
    {
      name: 'R9: a live flag has the retired name for an alias',
      head: { flags: [flag('rlp', { aliases: ['PowerPeg'] })], retired: [peg] },
      found: [
        { at: 'flags.yml:1:5', because: 'flags.yml:2:5', says: ['rlp also goes by PowerPeg'] },
      ],
    },
    {
      name: 'R1: the rollout turns on a retired flag',
      head: { flags: [flag('rlp')], retired: [peg] },
      activates: ['rlp', 'power_peg'],
      found: [{ at: 'deploy.yml:10:2', because: 'flags.yml:2:5' }],
    },
    {
      name: 'R9: the rollout turns on a retired flag under another spelling',
      head: { flags: [flag('rlp')], retired: [peg] },
      activates: ['PowerPeg'],
      found: [{ at: 'deploy.yml:10:1', because: 'flags.yml:2:5' }],
    },
    {
      name: 'R1: the rollout turns on what no registry knows, with the nearest name',
      head: { flags: [flag('rlp_routing')] },
      activates: ['rlp_ruoting', 'cafe'],
      found: [
        { at: 'deploy.yml:10:1', says: ['Write rlp_routing if that is meant'] },
        { at: 'deploy.yml:10:2', says: ['Check the name'] },
      ],
    },
    {
      name: 'R1: the rollout turns on what a tombstone calls alive and nobody defines',
      head: { retired: [{ ...peg, unretired: UNRETIRED }] },
      activates: ['power_peg'],
      found: [{ at: 'deploy.yml:10:1' }],
    },
    {
      name: 'R2: the change adds a call that reads it',
      head: { retired: [peg] },
      code: codeOf({ uses: [call('power_peg'), added], added: [added] }),
      found: [{ at: 'src/router.ts:12:7', because: 'flags.yml:1:5' }],
    },
    {
      name: 'R2: the change retires it and adds a call that reads it',
      head: { retired: [peg] },
      base: { flags: [flag('power_peg')] },
      code: codeOf({ uses: [added], added: [added] }),
      found: [{ at: 'src/router.ts:12:7', because: 'flags.yml:1:5' }],
    },
    {
      name: 'R9: the added call spells it in its own way',
      head: { retired: [peg] },
      ...(() => {
        const uses = [call('POWER_PEG', 'a.ts', 1), call('pegRouting', 'b.ts', 2)]
        return { code: codeOf({ uses, added: uses }) }
      })(),
      found: [
        { at: 'a.ts:1:7', because: 'flags.yml:1:5' },
        { at: 'b.ts:2:7', because: 'flags.yml:1:5' },
      ],
    },
  ],
  passes: [
    { name: 'nothing is registered' },
    { name: 'live and retired ones are others', head: { flags: [flag('rlp')], retired: [peg] } },
    {
      name: 'a near name is another flag',
      head: { flags: [flag('power_peg2'), flag('power_pe')], retired: [peg] },
    },
    {
      name: 'legal: the last read goes and the tombstone comes in one change',
      head: { retired: [peg] },
      base: { flags: [flag('power_peg')] },
    },
    {
      name: 'legal: the tombstone first, the code later',
      head: { retired: [peg] },
      base: { flags: [flag('power_peg')] },
      code: codeOf({ uses: [call('power_peg')] }),
    },
    {
      name: 'legal: alive again, with its tombstone',
      head: { flags: [flag('power_peg')], retired: [{ ...peg, unretired: UNRETIRED }] },
      base: { retired: [peg] },
      code: codeOf({ uses: [added], added: [added] }),
      activates: ['power_peg'],
    },
    {
      name: 'a live flag is turned on by another of its names',
      head: { flags: [flag('rlp', { aliases: ['RetailLiquidity'] })] },
      activates: ['retail_liquidity'],
    },
    {
      name: 'an added text that is no call is not its question',
      head: { retired: [peg] },
      ...(() => {
        const uses = [literal('power_peg')]
        return { code: codeOf({ uses, added: uses }) }
      })(),
    },
    {
      name: 'nothing says what code was there before',
      head: { retired: [peg] },
      code: codeOf({ uses: [added], added: 'untold' }),
    },
  ],
})

test('a pass says what it saw, and what it could not tell', () => {
  const head = { flags: [flag('rlp')], retired: [peg] }
  expect(retired.shows(flagFacts({ head }))).toBe(
    '1 live flag, 1 retired, none of them both; 1,204 files scanned, and no new call asks for a retired one',
  )
  expect(retired.shows(flagFacts({ head, code: codeOf({ added: 'untold' }) }))).toContain(
    'nothing says what code was there before',
  )
})

test('many of a kind are told in few findings', () => {
  const uses = Array.from({ length: 500 }, (_, i) => call('power_peg', 'a.ts', i + 1))
  const facts = flagFacts({ head: { retired: [peg] }, code: codeOf({ uses, added: uses }) })
  expect(retired.check(facts)).toHaveLength(21)
})
