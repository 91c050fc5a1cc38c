import repurposed from '../../../src/rules/flags/repurposed.ts'
import { bit, flag, flagTable, NOW, numbers, reserved, tombstone } from './world.ts'

const of = (more: Parameters<typeof flag>[1]) => ({ flags: [flag('rlp', more)] })
const other = { file: 'unleash.json', line: 9, column: 7 }
const at = 'flags.yml:1:5'
const because = 'before/flags.yml:1:5'

flagTable(repurposed, {
  finds: [
    {
      name: 'R7: another id',
      head: of({ id: 'b2' }),
      base: of({ id: 'a1' }),
      found: [{ at, because, says: ['its id a1 became b2'] }],
    },
    {
      name: 'R7: another date of creation',
      head: of({ created: NOW }),
      base: of({ created: 0 }),
      found: [{ at, because, says: ['1970-01-01', '2012-08-01'] }],
    },
    {
      name: 'R7: another type, under another spelling',
      head: { flags: [flag('RLP', { type: 'string' })] },
      base: of({ type: 'boolean' }),
      found: [{ at, because, says: ['its type boolean became string'] }],
    },
    {
      name: 'R7: all that can differ',
      head: of({ id: 'b', created: 1, type: 'x' }),
      base: of({ id: 'a', created: 2, type: 'y' }),
      found: [{ at, because, says: ['id', 'date of creation', 'type'] }],
    },
    {
      name: 'R7: a new name for another flag, which keeps the old name',
      head: { flags: [flag('retail', { aliases: ['rlp'], id: 'b2' })] },
      base: of({ id: 'a1' }),
      found: [{ at, because }],
    },
    {
      name: 'R7: its slot is another one',
      head: of({ slots: [bit(12)] }),
      base: of({ slots: [bit(11)] }),
      found: [
        { at: 'flags.yml:1:20', because: 'before/flags.yml:1:20', says: ['bit 11', 'bit 12'] },
      ],
    },
    {
      name: 'R7: one of its slots is another one, whatever holds the old one',
      head: {
        ...of({ slots: [numbers(1), numbers(4)] }),
        reserved: [reserved(numbers(2))],
        retired: [tombstone('rlp2', { slots: [numbers(2)] })],
      },
      base: of({ slots: [numbers(1), numbers(2)] }),
      found: [{ at: 'flags.yml:1:21', because: 'before/flags.yml:1:21' }],
    },
    {
      name: 'R7: it leaves a slot that nothing keeps',
      head: of({ slots: [bit(11)] }),
      base: of({ slots: [bit(11), bit(12)] }),
      found: [{ at, because: 'before/flags.yml:1:21', says: ['leaves bit 12'] }],
    },
    {
      name: 'R7: two sources disagree on what it is',
      head: {
        flags: [flag('rlp', { type: 'boolean' }), flag('RLP', { type: 'string', place: other })],
      },
      base: {},
      found: [
        { at: 'unleash.json:9:7', because: at, says: ['flags.yml and unleash.json disagree'] },
      ],
    },
    {
      name: 'R7: a flag takes a name of another one',
      head: { flags: [flag('rlp'), flag('RetailLiquidity')] },
      base: of({ aliases: ['retail_liquidity'] }),
      found: [{ at: 'flags.yml:2:5', because, says: ['retail_liquidity was a name of rlp'] }],
    },
  ],
  passes: [
    { name: 'nothing changed', head: of({ id: 'a', created: 1, type: 'x', slots: [bit(1)] }) },
    { name: 'what was not told is told', head: of({ id: 'a' }), base: of({}) },
    { name: 'what was told is told no longer', head: of({}), base: of({ id: 'a' }) },
    {
      name: 'only its description is another',
      head: of({ description: 'b' }),
      base: of({ description: 'a' }),
    },
    {
      name: 'legal: it gets slots',
      head: of({ slots: [bit(1), bit(2)] }),
      base: of({ slots: [bit(1)] }),
    },
    {
      name: 'legal: it leaves a slot that a tombstone keeps',
      head: {
        ...of({ slots: [bit(11)] }),
        retired: [tombstone('rlp_old', { slots: [bit(12)] })],
      },
      base: of({ slots: [bit(11), bit(12)] }),
    },
    {
      name: 'legal: it changes its name and keeps the old one',
      head: { flags: [flag('retail', { aliases: ['rlp'], id: 'a' })] },
      base: of({ id: 'a' }),
    },
    { name: 'nothing says what was before', head: of({ id: 'b2' }), base: 'untold' },
    { name: 'it is new', head: of({ id: 'b2' }), base: {} },
    {
      name: 'two sources say the same of it',
      head: { flags: [flag('rlp', { id: 'a' }), flag('rlp', { type: 'string', place: other })] },
      base: {},
    },
  ],
})
