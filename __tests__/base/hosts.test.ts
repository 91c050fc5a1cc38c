import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  contains,
  difference,
  every,
  intersection,
  none,
  same,
  setOf,
  union,
} from '../../src/base/hosts.ts'

const hosts = fc.array(fc.nat(40))

const sorted = (set: Set<number>) => [...set].sort((a, b) => a - b)

describe('sets of hosts are sets', () => {
  test.each([
    ['union', union, (a: Set<number>, b: Set<number>) => new Set([...a, ...b])],
    [
      'intersection',
      intersection,
      (a: Set<number>, b: Set<number>) => new Set([...a].filter((host) => b.has(host))),
    ],
    [
      'difference',
      difference,
      (a: Set<number>, b: Set<number>) => new Set([...a].filter((host) => !b.has(host))),
    ],
  ] as const)('%s', (_name, ours, theirs) => {
    fc.assert(
      fc.property(hosts, hosts, (a, b) => {
        const before = [setOf(a), setOf(b)] as const
        expect([...ours(...before)]).toEqual(sorted(theirs(new Set(a), new Set(b))))
        expect(before).toEqual([setOf(a), setOf(b)])
      }),
    )
  })

  test('setOf sorts and drops repetitions', () => {
    fc.assert(
      fc.property(hosts, (a) => {
        expect([...setOf(a)]).toEqual(sorted(new Set(a)))
      }),
    )
    expect([...setOf([4_294_967_295, 0, 4_294_967_295])]).toEqual([0, 4_294_967_295])
  })

  test('contains and same', () => {
    fc.assert(
      fc.property(hosts, hosts, fc.nat(45), (a, b, host) => {
        expect(contains(setOf(a), host)).toBe(new Set(a).has(host))
        expect(same(setOf(a), setOf(b))).toBe(
          sorted(new Set(a)).join() === sorted(new Set(b)).join(),
        )
      }),
    )
  })

  test('every and none', () => {
    expect([...every(3)]).toEqual([0, 1, 2])
    expect([...every(0)]).toEqual([])
    expect([...none]).toEqual([])
    expect(contains(none, 0)).toBe(false)
  })
})
