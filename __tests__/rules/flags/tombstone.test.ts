import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import tombstoneRule from '../../../src/rules/flags/tombstone.ts'
import {
  bit,
  field,
  flag,
  flagFacts,
  flagTable,
  NOW,
  numbers,
  reserved,
  reservedName,
  tombstone,
  UNRETIRED,
  value,
} from './world.ts'

const live = flag('power_peg', { aliases: ['PegRouting'], slots: [bit(11)] })
const peg = tombstone('power_peg', { aliases: ['PegRouting'], slots: [bit(11), numbers(7, 9)] })
const again = { ...peg, unretired: UNRETIRED }
const kept = field('price', numbers(1))
const at = 'flags.yml:1:5'
const because = 'before/flags.yml:1:5'
const export_ = { file: 'launchdarkly.json', line: 4, column: 9 }

flagTable(tombstoneRule, {
  finds: [
    {
      name: 'R5: a live flag is deleted, and the stanza is printed',
      head: { flags: [flag('rlp')] },
      base: { flags: [flag('rlp'), live] },
      found: [
        {
          at: 'before/flags.yml:2:5',
          says: ['- { key: power_peg, aliases: [PegRouting]', 'bit: 11', 'retired: 2012-08-01'],
        },
      ],
    },
    {
      name: 'R5: a flag changes its name and does not keep the old one',
      head: { flags: [flag('PegRouting', { slots: [bit(11)] })] },
      base: { flags: [live] },
      found: [{ at, because, says: ['power_peg'] }],
    },
    {
      name: 'R5: a live flag loses another name',
      head: { flags: [flag('power_peg', { slots: [bit(11)] })] },
      base: { flags: [live] },
      found: [{ at, because, says: ['PegRouting'] }],
    },
    {
      name: 'R5: the tombstone leaves out the slot that it had alive',
      head: { retired: [tombstone('power_peg', { aliases: ['PegRouting'] })] },
      base: { flags: [live] },
      found: [{ at, because, says: ['bit 11 of order.flags'] }],
    },
    {
      name: 'R5: what was alive again is deleted, and its tombstone calls it alive',
      head: { retired: [again] },
      base: { flags: [live], retired: [again] },
      found: [{ at, because, says: ['Take unretired out'] }],
    },
    {
      name: 'R5: the manifest retires a flag without a tombstone',
      head: { flags: [live] },
      retires: ['PegRouting'],
      found: [{ at: 'deploy.yml:11:1', because: at, says: ['- { key: power_peg'] }],
    },
    {
      name: 'R5: the manifest retires what nobody knows',
      head: { flags: [flag('rlp_routing')], retired: [peg] },
      retires: ['power_peg', 'rlp_ruoting', 'cafe'],
      found: [
        { at: 'deploy.yml:11:2', says: ['Write rlp_routing'] },
        { at: 'deploy.yml:11:3', says: ['Check the name'] },
      ],
    },
    {
      name: 'R5: the manifest retires what is alive again, also where nothing is told of before',
      head: { flags: [live], retired: [again] },
      base: 'untold',
      retires: ['power_peg'],
      found: [{ at: 'deploy.yml:11:1' }],
    },
    {
      name: 'R5: a field is deleted and its number left open',
      head: { fields: [kept] },
      base: { fields: [kept, field('power_peg', numbers(3))] },
      found: [{ at: 'before/flags.yml:2:20', says: ['reserved 3; reserved "power_peg";'] }],
    },
    {
      name: 'R5: an enum value is deleted and its number left open',
      head: { fields: [field('NONE', value(0))] },
      base: { fields: [field('NONE', value(0)), field('PEG', value(3))] },
      found: [{ at: 'before/flags.yml:2:20' }],
    },
    {
      name: 'R5: a field is deleted, its number reserved and its name not',
      head: { fields: [kept], reserved: [reserved(numbers(3))] },
      base: { fields: [kept, field('power_peg', numbers(3))] },
      found: [{ at: 'before/flags.yml:2:20', effect: 'warn' }],
    },
    {
      name: 'R5: nothing is left of a message',
      head: { fields: [kept] },
      base: {
        fields: [kept, field('a', numbers(1, 1, 'Quote')), field('b', numbers(2, 2, 'Quote'))],
      },
      found: [
        { at: 'before/flags.yml:2:20', effect: 'warn', says: ['orders.v1.Quote', '2 fields'] },
      ],
    },
    {
      name: 'R6: a tombstone is removed',
      head: {},
      base: { retired: [peg] },
      found: [{ at: because, says: ['2003-06-30'] }],
    },
    {
      name: 'R6: a tombstone loses a name',
      head: { retired: [{ ...peg, aliases: [] }] },
      base: { retired: [peg] },
      found: [{ at, because, says: ['the name PegRouting'] }],
    },
    {
      name: 'R6: a tombstone loses a slot',
      head: { retired: [{ ...peg, slots: [numbers(7, 9)] }] },
      base: { retired: [peg] },
      found: [{ at, because, says: ['bit 11 of order.flags'] }],
    },
    {
      name: 'R6: a tombstone loses a part of a range',
      head: { retired: [{ ...peg, slots: [bit(11), numbers(7), numbers(9)] }] },
      base: { retired: [peg] },
      found: [{ at, because, says: ['number 7 to 9'] }],
    },
    ...[
      { retired: NOW },
      { retired: undefined },
      { reason: 'other' },
      { reason: undefined },
      { removedIn: '2003.08' },
      { replacedBy: 'rlp' },
    ].map((change) => ({
      name: `R6: a tombstone is edited: ${JSON.stringify(change)} ${Object.keys(change)}`,
      head: { retired: [{ ...peg, removedIn: '2003.07', replacedBy: 'accounting', ...change }] },
      base: { retired: [{ ...peg, removedIn: '2003.07', replacedBy: 'accounting' }] },
      found: [{ at, because }],
    })),
    {
      name: 'R6: a reserved range shrinks',
      head: { fields: [kept], reserved: [reserved(numbers(3, 5))] },
      base: { fields: [kept], reserved: [reserved(numbers(3, 6))] },
      found: [{ at: 'before/flags.yml:2:20', says: ['number 3 to 6'] }],
    },
    {
      name: 'R6: a name is no longer reserved',
      head: { fields: [kept] },
      base: { fields: [kept], reserved: [reservedName('power_peg')] },
      found: [{ at: 'before/flags.yml:2:5' }],
    },
    {
      name: 'R6: a flag is brought back where the policy asks for no second reviewer',
      head: { flags: [live], retired: [again] },
      base: { retired: [peg] },
      found: [{ at: 'flags.yml:2:5', says: ['kim', 'no second reviewer'] }],
    },
    {
      name: 'R6: a flag is brought back where no approval is asked for',
      head: { flags: [live], retired: [again] },
      base: { retired: [peg] },
      approvals: 0,
      found: [{ at: 'flags.yml:2:5', because: 'review.approvals:1:1' }],
    },
    ...(['review/second-person', 'review/guarded-files'] as const).flatMap((id) =>
      (['warn', 'off'] as const).map((severity) => ({
        name: `R6: a flag is brought back where ${id} is set to ${severity}`,
        head: { flags: [live], retired: [again] },
        base: { retired: [peg] },
        approvals: 1,
        severities: { [id]: severity },
        found: [{ at: 'flags.yml:2:5', because: `rules.${id}:1:1`, says: [id] }],
      })),
    ),
    {
      name: 'R6: a flag is retired and brought back at once',
      head: { flags: [live], retired: [again] },
      base: { flags: [live] },
      found: [{ at: 'flags.yml:2:5' }],
    },
    {
      name: 'R6: why a flag was brought back is edited',
      head: { flags: [live], retired: [{ ...again, unretired: { ...UNRETIRED, by: 'lee' } }] },
      base: { flags: [live], retired: [again] },
      found: [{ at: 'flags.yml:2:5', says: ['lee'] }],
    },
  ],
  passes: [
    { name: 'nothing changed', head: { flags: [flag('rlp')], retired: [peg] } },
    {
      name: 'legal: a live flag becomes a tombstone, with all it had',
      head: { retired: [peg] },
      base: { flags: [live] },
      retires: ['power_peg'],
    },
    {
      name: 'legal: names, slots and what was not told are added',
      head: {
        retired: [
          {
            ...peg,
            aliases: ['PegRouting', 'peg'],
            slots: [bit(11), bit(12), numbers(6, 9)],
            removedIn: '2003.07',
            replacedBy: 'rlp',
          },
        ],
      },
      base: { retired: [peg] },
    },
    {
      name: 'legal: a range is written in parts',
      head: { retired: [{ ...peg, slots: [numbers(8, 9), bit(11), numbers(7)] }] },
      base: { retired: [peg] },
    },
    {
      name: 'legal: another spelling of the key',
      head: { retired: [{ ...peg, key: 'PowerPeg' }] },
      base: { retired: [peg] },
    },
    {
      name: 'legal: a record of our own beside that of the provider',
      head: { retired: [peg] },
      base: {
        retired: [tombstone('power_peg', { place: export_, retired: NOW, reason: 'archived' })],
      },
    },
    {
      name: 'legal: a live flag changes its name and keeps the old ones',
      head: { flags: [flag('peg', { aliases: ['power_peg', 'PegRouting'], slots: [bit(11)] })] },
      base: { flags: [live] },
    },
    {
      name: 'legal: brought back with its tombstone and a second reviewer',
      head: { flags: [live], retired: [again] },
      base: { retired: [peg] },
      approvals: 1,
      severities: { 'flags/slot': 'warn' },
    },
    {
      name: 'legal: it was brought back before the change',
      head: { flags: [live], retired: [again] },
    },
    {
      name: 'legal: retired again',
      head: { retired: [peg] },
      base: { flags: [live], retired: [again] },
    },
    {
      name: 'legal: a field is deleted with its number and name reserved',
      head: { fields: [kept], reserved: [reserved(numbers(3, 4)), reservedName('power_peg')] },
      base: { fields: [kept, field('power_peg', numbers(3))] },
    },
    {
      name: 'legal: a field is deleted and a tombstone holds its number and name',
      head: { fields: [kept], retired: [tombstone('power_peg', { slots: [numbers(3)] })] },
      base: { fields: [kept, field('power_peg', numbers(3))] },
    },
    {
      name: 'legal: a field moves to another number and its old one is reserved',
      head: { fields: [kept, field('peg', numbers(4))], reserved: [reserved(numbers(3))] },
      base: { fields: [kept, field('peg', numbers(3))] },
    },
    {
      name: 'legal: reserved ranges are joined',
      head: { fields: [kept], reserved: [reserved(numbers(3, 9))] },
      base: { fields: [kept], reserved: [reserved(numbers(3, 5)), reserved(numbers(6))] },
    },
    { name: 'nothing says what was before', head: { retired: [again] }, base: 'untold' },
  ],
})

test('tombstones that only grow are never a finding, and one that is gone always is', () => {
  const keys = fc.uniqueArray(fc.stringMatching(/^[a-z]{3,8}$/), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(keys, fc.nat(), (all, pick) => {
      const retired = all.map((key, i) => tombstone(key, { slots: [numbers(i + 1)] }))
      const less = retired.filter((_, i) => i !== pick % all.length)
      const ask = (head: typeof retired, base: typeof retired) =>
        tombstoneRule.check(flagFacts({ head: { retired: head }, base: { retired: base } }))
      expect(ask(retired, less)).toEqual([])
      expect(ask(less, retired)).toHaveLength(1)
    }),
  )
})
