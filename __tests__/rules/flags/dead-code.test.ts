import deadCode from '../../../src/rules/flags/dead-code.ts'
import { bit, call, codeOf, flag, flagTable, literal, tombstone, UNRETIRED, use } from './world.ts'

const peg = tombstone('power_peg', { aliases: ['PowerPeg'], slots: [bit(11)] })
const reads = codeOf({
  uses: [call('power_peg', 'src/a.ts', 3), call('PowerPeg', 'src/b.ts', 9), literal('power_peg')],
})
const rlp = (at: number) => flag('rlp', { slots: [bit(at)] })

flagTable(deadCode, {
  finds: [
    {
      name: 'R11: a retired key is still read, in one finding',
      head: { flags: [rlp(12)], retired: [peg] },
      code: reads,
      found: [
        {
          at: 'src/a.ts:3:7',
          because: 'flags.yml:2:5',
          effect: 'warn',
          says: ['at one further place: src/b.ts:9'],
        },
      ],
    },
    {
      name: 'R11: the change retires it and leaves its reads',
      head: { retired: [peg] },
      base: { flags: [flag('power_peg', { slots: [bit(11)] })] },
      retires: ['power_peg'],
      code: reads,
      found: [{ at: 'src/a.ts:3:7', effect: 'warn' }],
    },
    {
      name: 'R11: each retired key has a finding of its own, what blocks first',
      head: { flags: [rlp(11)], retired: [tombstone('old'), peg] },
      activates: ['rlp'],
      code: codeOf({ uses: [call('old', 'src/o.ts', 1), call('power_peg', 'src/a.ts', 3)] }),
      found: [{ at: 'src/a.ts:3:7' }, { at: 'src/o.ts:1:7', effect: 'warn' }],
    },
    {
      name: 'R11, Knight: the flag that is turned on has its slot',
      head: { flags: [rlp(11)], retired: [peg] },
      activates: ['rlp'],
      code: reads,
      found: [{ at: 'src/a.ts:3:7', because: 'flags.yml:2:5', says: ['turns on rlp', 'bit 11'] }],
    },
    {
      name: 'R11: the retired flag itself is turned on',
      head: { retired: [peg] },
      activates: ['PowerPeg'],
      code: reads,
      found: [{ at: 'src/a.ts:3:7' }],
    },
    {
      name: 'R11: a flag is redefined onto its slot',
      head: { flags: [rlp(11)], retired: [peg] },
      base: { flags: [rlp(12)], retired: [peg] },
      code: reads,
      found: [{ at: 'src/a.ts:3:7', says: ['another meaning'] }],
    },
    {
      name: 'R11: a flag that is turned on has another slot',
      head: { flags: [rlp(12)], retired: [peg] },
      activates: ['rlp'],
      code: reads,
      found: [{ at: 'src/a.ts:3:7', effect: 'warn' }],
    },
    {
      name: 'R11: many places are counted',
      head: { retired: [peg] },
      code: codeOf({
        uses: Array.from({ length: 1500 }, (_, i) => call('power_peg', 'a.ts', i + 1)),
      }),
      found: [{ at: 'a.ts:1:7', effect: 'warn', says: ['1,499 further places', 'a.ts:2'] }],
    },
  ],
  passes: [
    {
      name: 'no call asks for it',
      head: { flags: [rlp(12)], retired: [peg] },
      code: codeOf({
        uses: [
          call('rlp'),
          literal('power_peg'),
          use('word', 'power_peg'),
          use('comment', 'power_peg'),
        ],
      }),
    },
    {
      name: 'legal: it is alive again',
      head: {
        flags: [flag('power_peg')],
        retired: [{ ...peg, unretired: UNRETIRED }, tombstone('old')],
      },
      base: { retired: [peg] },
      code: reads,
    },
  ],
  idle: [{ name: 'no flag is retired', head: { flags: [rlp(12)] } }],
})
