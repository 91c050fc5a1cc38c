import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import slot from '../../../src/rules/flags/slot.ts'
import {
  bit,
  field,
  flag,
  flagFacts,
  flagTable,
  numbers,
  reserved,
  reservedName,
  tombstone,
  UNRETIRED,
  value,
} from './world.ts'

const peg = tombstone('power_peg', { aliases: ['PowerPeg'], slots: [bit(11)] })
const rlp = flag('rlp', { slots: [bit(11)] })
const other = { file: 'other.proto', line: 3, column: 3 }

flagTable(slot, {
  finds: [
    {
      name: 'R3, Knight: bit 11 was power_peg and is now rlp',
      head: { flags: [rlp], retired: [peg] },
      found: [
        {
          at: 'flags.yml:1:20',
          because: 'flags.yml:2:20',
          says: ['rlp is on bit 11 of order.flags', 'power_peg', '2003-06-30'],
        },
      ],
    },
    {
      name: 'R3: also when the change takes the tombstone away',
      head: { flags: [rlp] },
      base: { retired: [peg] },
      found: [{ at: 'flags.yml:1:20', because: 'before/flags.yml:1:20' }],
    },
    {
      name: 'R3: also when the change retires the one and gives its slot to the other',
      head: { flags: [rlp], retired: [peg] },
      base: { flags: [flag('power_peg', { slots: [bit(11)] })] },
      found: [{ at: 'flags.yml:1:20', because: 'flags.yml:2:20' }],
    },
    {
      name: 'R3: one that is alive again keeps its slot from others',
      head: { flags: [rlp], retired: [{ ...peg, unretired: UNRETIRED }] },
      found: [{ at: 'flags.yml:1:20' }],
    },
    {
      name: 'R3: a field of a schema takes the number of a tombstone',
      head: {
        retired: [tombstone('power_peg', { slots: [numbers(3)] })],
        fields: [field('rlp', numbers(3))],
      },
      found: [{ at: 'flags.yml:2:20', because: 'flags.yml:1:20' }],
    },
    {
      name: 'R3: a number within a range that is reserved',
      head: { fields: [field('rlp', numbers(8))], reserved: [reserved(numbers(7, 9))] },
      found: [{ at: 'flags.yml:1:20', because: 'flags.yml:2:20' }],
    },
    {
      name: 'R3: a number that was reserved before the change',
      head: { fields: [field('rlp', numbers(3))] },
      base: { reserved: [reserved(numbers(3))] },
      found: [{ at: 'flags.yml:1:20', because: 'before/flags.yml:1:20' }],
    },
    {
      name: 'R3: a flag on a number that a schema reserves',
      head: {
        flags: [flag('rlp', { slots: [{ ...numbers(3), place: other }] })],
        reserved: [reserved(numbers(3))],
      },
      found: [{ at: 'other.proto:3:3', because: 'flags.yml:2:20' }],
    },
    {
      name: 'R3: a reserved name is a field of the same message again, in another spelling',
      head: { fields: [field('powerPeg', numbers(4))], reserved: [reservedName('power_peg')] },
      found: [{ at: 'flags.yml:1:20', because: 'flags.yml:2:5' }],
    },
    {
      name: 'R3: a name that was reserved before the change',
      head: { fields: [field('power_peg', numbers(4))] },
      base: { reserved: [reservedName('power_peg')] },
      found: [{ at: 'flags.yml:1:20', because: 'before/flags.yml:1:5' }],
    },
    {
      name: 'R3: two live flags on one slot',
      head: { flags: [rlp, flag('smars', { slots: [bit(12), bit(11)] })] },
      found: [{ at: 'flags.yml:2:21', because: 'flags.yml:1:20', says: ['rlp', 'smars'] }],
    },
    {
      name: 'R3: a flag and a field of another name on one slot',
      head: {
        flags: [flag('rlp', { slots: [numbers(4)] })],
        fields: [field('enable_rlp', numbers(4))],
      },
      found: [{ at: 'flags.yml:2:20', because: 'flags.yml:1:20', says: ['aliases'] }],
    },
    {
      name: 'R3: two fields of one message on one number',
      head: { fields: [field('a', numbers(4)), field('b', numbers(4))] },
      found: [{ at: 'flags.yml:2:20', because: 'flags.yml:1:20' }],
    },
    {
      name: 'R4: a field changes its name',
      head: { fields: [field('rlp', numbers(3))] },
      base: { fields: [field('power_peg', numbers(3))] },
      found: [
        { at: 'flags.yml:1:20', because: 'before/flags.yml:1:20', says: ['power_peg', 'rlp'] },
      ],
    },
    {
      name: 'R4: an enum value changes its name',
      head: { fields: [field('RLP', value(3))] },
      base: { fields: [field('PEG', value(3))] },
      found: [{ at: 'flags.yml:1:20', because: 'before/flags.yml:1:20' }],
    },
    {
      name: 'R4: the tombstone of the old flag leaves its slot out',
      head: { flags: [rlp], retired: [tombstone('power_peg')] },
      base: { flags: [flag('power_peg', { slots: [bit(11)] })] },
      found: [{ at: 'flags.yml:1:20', because: 'before/flags.yml:1:20' }],
    },
    {
      name: 'R4: two flags swap their slots',
      head: { flags: [flag('a', { slots: [bit(2)] }), flag('b', { slots: [bit(1)] })] },
      base: { flags: [flag('a', { slots: [bit(1)] }), flag('b', { slots: [bit(2)] })] },
      found: [
        { at: 'flags.yml:1:20', because: 'before/flags.yml:2:20' },
        { at: 'flags.yml:2:20', because: 'before/flags.yml:1:20' },
      ],
    },
    {
      name: 'R3: a route',
      head: {
        flags: [
          flag('rlp', { slots: [{ ...bit(0, '', 'api'), kind: 'route', at: '/p', to: '/p' }] }),
        ],
        retired: [
          tombstone('peg', {
            slots: [{ ...bit(0, '', 'api'), kind: 'route', at: '/p', to: '/p' }],
          }),
        ],
      },
      found: [{ at: 'flags.yml:1:20', because: 'flags.yml:2:20', says: ['route /p of api'] }],
    },
  ],
  passes: [
    {
      name: 'Knight, corrected: rlp has a bit of its own',
      head: { flags: [flag('rlp', { slots: [bit(12)] })], retired: [peg] },
    },
    {
      name: 'the same bit of another field, and another protocol',
      head: {
        flags: [rlp],
        retired: [tombstone('peg', { slots: [bit(11, 'state'), bit(11, 'flags', 'quote')] })],
      },
    },
    {
      name: 'legal: a flag that is alive again holds the slot of its tombstone',
      head: {
        flags: [flag('PowerPeg', { slots: [bit(11)] })],
        retired: [{ ...peg, unretired: UNRETIRED }],
      },
    },
    {
      name: 'legal: slots are added',
      head: { flags: [flag('rlp', { slots: [bit(12), bit(13)] })] },
      base: { flags: [flag('rlp', { slots: [bit(12)] })] },
    },
    {
      name: 'legal: a reserved range grows',
      head: { fields: [field('a', numbers(1))], reserved: [reserved(numbers(3, 9))] },
      base: { fields: [field('a', numbers(1))], reserved: [reserved(numbers(3, 5))] },
    },
    {
      name: 'legal: a flag changes its name and keeps the old one',
      head: { flags: [flag('retail', { aliases: ['rlp'], slots: [bit(11)] })] },
      base: { flags: [rlp] },
    },
    {
      name: 'legal: so does a field, of which a flag has both names',
      head: {
        flags: [flag('retail', { aliases: ['rlp'], slots: [numbers(4)] })],
        fields: [field('retail', numbers(4))],
      },
      base: { fields: [field('rlp', numbers(4))] },
    },
    {
      name: 'a field is spelled in another way',
      head: { fields: [field('powerPeg', numbers(4))] },
      base: { fields: [field('power_peg', numbers(4))] },
    },
    {
      name: 'two values of an enum on one number, which the compiler lets through',
      head: { fields: [field('A', value(1)), field('B', value(1))] },
    },
    {
      name: 'two files without a package, each with a message of one name',
      head: { fields: [field('a', numbers(1)), field('b', { ...numbers(1), place: other })] },
    },
    {
      name: 'a number of a field that another file reserves in a message of the same name',
      head: {
        fields: [field('a', { ...numbers(1), place: other })],
        reserved: [reserved(numbers(1))],
      },
    },
    {
      name: 'a field with the name of a tombstone on its slot',
      head: {
        retired: [tombstone('power_peg', { slots: [numbers(3)] })],
        fields: [field('power_peg', numbers(3))],
      },
    },
    {
      name: 'a reserved name in another message',
      head: {
        fields: [field('power_peg', numbers(4))],
        reserved: [reservedName('power_peg', 'Quote')],
      },
    },
    { name: 'nothing says what was before', head: { flags: [rlp] }, base: 'untold' },
  ],
  idle: [
    { name: 'nothing has a place on the wire', head: { flags: [flag('rlp')], retired: [peg] } },
  ],
})

test('a slot is found free exactly where no tombstone holds it', () => {
  const bits = fc.uniqueArray(fc.nat({ max: 63 }), { maxLength: 20 })
  fc.assert(
    fc.property(bits, fc.nat({ max: 63 }), (held, at) => {
      const retired = held.map((each) => tombstone(`old${each}`, { slots: [bit(each)] }))
      const head = { flags: [flag('new', { slots: [bit(at)] })], retired }
      expect(slot.check(flagFacts({ head })).length > 0).toBe(held.includes(at))
    }),
  )
})

test('a registry that stays as it is renames nothing', () => {
  const tenants = fc.uniqueArray(fc.nat({ max: 500 }), { maxLength: 50 })
  fc.assert(
    fc.property(tenants, (held) => {
      const head = { fields: held.map((at) => field(`f${at}`, numbers(at))) }
      expect(slot.check(flagFacts({ head }))).toEqual([])
    }),
  )
})
