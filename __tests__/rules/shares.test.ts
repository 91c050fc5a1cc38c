import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Share } from '../../src/model/manifest.ts'
import { capOf, floorOf } from '../../src/rules/shares.ts'

describe('a share of hosts', () => {
  test.each<[Share, number, number, number]>([
    [3, 8, 3, 3],
    [0, 8, 0, 0],
    ['0%', 8, 0, 0],
    ['100%', 8, 8, 8],
    ['50%', 7, 3, 4],
    ['1%', 8, 0, 1],
    ['12.5%', 8, 1, 1],
    ['1.1%', 3000, 33, 33],
    ['0.1%', 1000, 1, 1],
    ['0.1%', 999, 0, 1],
    ['50%', 0, 0, 0],
    ['33.3%', 1_000_000, 333_000, 333_000],
  ])('%s of %d allows %d and demands %d', (share, of, cap, floor) => {
    expect(capOf(share, of)).toBe(cap)
    expect(floorOf(share, of)).toBe(floor)
  })

  test('never allows more than the percentage, never demands less, and is exact in tenths', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1_000_000), (tenths, of) => {
        const share: Share = `${tenths / 10}%`
        // Whole numbers of thousandths keep the expectation free of rounding.
        const product = tenths * of
        expect(capOf(share, of)).toBe((product - (product % 1000)) / 1000)
        expect(floorOf(share, of)).toBe(Math.ceil(product / 1000))
      }),
    )
  })
})
