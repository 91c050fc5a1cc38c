import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { overlap } from '../../../src/base/slots.ts'
import { covers, slotIndex } from '../../../src/rules/flags/slot-index.ts'
import { bit, numbers } from './world.ts'

const range = fc
  .tuple(fc.nat({ max: 30 }), fc.nat({ max: 5 }), fc.constantFrom('Order', 'Quote'))
  .map(([at, more, of]) => numbers(at, at + more, of))

test('the index finds what overlaps, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 30 }), range, (slots, asked) => {
      const entries = slots.map((slot) => ({ slot }))
      const expected = entries.filter(({ slot }) => overlap(slot, asked))
      expect(new Set(slotIndex(entries)(asked))).toEqual(new Set(expected))
    }),
  )
})

test('ranges cover another exactly where they hold each number of it', () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 8 }), range, (held, asked) => {
      const from = asked.at as number
      const all = Array.from({ length: (asked.to as number) - from + 1 }, (_, i) => from + i)
      const each = all.map((at) => numbers(at, at, asked.of))
      expect(covers(held, asked)).toBe(each.every((one) => held.some((slot) => overlap(slot, one))))
    }),
  )
})

test('the largest number of protobuf is covered by `to max`', () => {
  expect(covers([numbers(1, 4), numbers(5, 536_870_911)], numbers(1, 536_870_911))).toBe(true)
  expect(covers([bit(1)], numbers(1))).toBe(false)
})
