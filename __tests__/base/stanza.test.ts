import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { folded } from '../../src/base/flag-names.ts'
import { isReadable } from '../../src/base/readable.ts'
import { stanzaOf } from '../../src/base/stanza.ts'
import type { Slot } from '../../src/model/flags.ts'
import { registryOf } from '../evidence/flags/registry/sources.ts'

const PLACE = { file: 'flags.yml', line: 1, column: 1 }

const slot = (schema: string, of: string, kind: Slot['kind'], at: number | string): Slot => ({
  schema,
  of,
  kind,
  at,
  to: at,
  place: PLACE,
})

/** What our own reader takes from a stanza below `retired:`. */
async function readBack(stanza: string) {
  const { retired } = await registryOf({ 'flags.yml': `retired:\n  ${stanza}\n` })
  return retired
}

describe('the stanza of a tombstone', () => {
  test.each<readonly [name: string, stanza: string, expected: string]>([
    [
      'a flag with all there is',
      stanzaOf(
        { key: 'power_peg', aliases: ['PowerPeg'], slots: [slot('order', 'flags', 'bit', 11)] },
        '2003-06-30',
        'replaced by accounting',
      ),
      '- { key: power_peg, aliases: [PowerPeg], slots: [{ schema: order, field: flags, bit: 11 }], retired: 2003-06-30, reason: replaced by accounting }',
    ],
    [
      'a key alone',
      stanzaOf({ key: 'rlp', aliases: [], slots: [] }, '2012-08-01', 'done: moved, at last'),
      '- { key: rlp, retired: 2012-08-01, reason: "done: moved, at last" }',
    ],
    [
      'words that YAML takes for something else',
      stanzaOf({ key: 'on', aliases: ['12', 'null'], slots: [] }, '2012-08-01', '#1'),
      '- { key: "on", aliases: ["12", "null"], retired: 2012-08-01, reason: "#1" }',
    ],
    [
      'slots of every kind',
      stanzaOf(
        {
          key: 'a',
          aliases: [],
          slots: [
            slot('orders.v1', 'Order', 'number', 3),
            slot('orders.v1', 'Side', 'value', 2),
            slot('api', '', 'route', '/peg'),
            slot('db', 'orders', 'column', 'peg'),
          ],
        },
        '2012-08-01',
        'old',
      ),
      '- { key: a, slots: [{ schema: orders.v1, message: Order, number: 3 }, { schema: orders.v1, enum: Side, value: 2 }, { schema: api, route: /peg }, { schema: db, table: orders, column: peg }], retired: 2012-08-01, reason: old }',
    ],
  ])('is one line that a person can read: %s', (_name, stanza, expected) => {
    expect(stanza).toBe(expected)
  })

  test('is read back as it was, whatever the texts hold', async () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a registry refuses
    const refused = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]|\p{Cs}/u
    const text = fc
      .oneof(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.string({ maxLength: 20 }))
      .filter((each) => isReadable(each) && each.trim() === each && !refused.test(each))
    const name = text.filter((each) => folded(each) !== '')
    const anySlot = fc.oneof(
      fc.tuple(text, fc.oneof(text, fc.constant('')), fc.constant('bit' as const), fc.nat(63)),
      fc.tuple(text, text, fc.constantFrom('number' as const, 'value' as const), fc.nat()),
      fc.tuple(text, text, fc.constantFrom('route' as const, 'column' as const), text),
    )
    const flag = fc.record({
      key: name,
      aliases: fc.array(name, { maxLength: 3 }),
      slots: fc.array(
        anySlot.map(([schema, of, kind, at]) => slot(schema, of, kind, at)),
        { maxLength: 3 },
      ),
    })
    await fc.assert(
      fc.asyncProperty(flag, text, async ({ key, aliases, slots }, reason) => {
        const stanza = stanzaOf({ key, aliases, slots }, '2003-06-30', reason)
        expect(stanza).not.toContain('\n')
        const [tombstone, ...more] = await readBack(stanza)
        expect(more).toEqual([])
        expect(tombstone).toMatchObject({ key, aliases, reason })
        expect(tombstone?.slots.map((each) => ({ ...each, place: PLACE }))).toEqual(slots)
      }),
    )
  })
})
