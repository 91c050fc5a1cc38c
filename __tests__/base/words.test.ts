import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { count, list, nearest, thousands } from '../../src/base/words.ts'

describe('numbers', () => {
  test.each([
    [0, '0 hosts'],
    [1, '1 host'],
    [7, '7 hosts'],
    [1000, '1,000 hosts'],
  ])('%d', (n, text) => {
    expect(count(n, 'host')).toBe(text)
  })

  test('a plural of its own', () => {
    expect(count(2, 'entry', 'entries')).toBe('2 entries')
    expect(count(1, 'entry', 'entries')).toBe('1 entry')
  })

  test.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [999_999, '999,999'],
    [1_000_000, '1,000,000'],
  ])('%d in groups of three', (n, text) => {
    expect(thousands(n)).toBe(text)
  })
})

describe('a list of names', () => {
  test.each<readonly [names: readonly string[], text: string]>([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
    [['a', 'b', 'c', 'd'], 'a, b, c and d'],
    [['a', 'b', 'c', 'd', 'e'], 'a, b, c and 2 more'],
  ])('%j', (names, text) => {
    expect(list(names, 3)).toBe(text)
  })

  test('of choices', () => {
    expect(list(['a', 'b', 'c'], 3, 'or')).toBe('a, b or c')
  })

  test('tells how many it leaves out, which is never just one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 20 }), (n, most) => {
        const text = list(Array(n).fill('x'), most)
        const more = Number(/and ([\d,]+) more$/.exec(text)?.[1]?.replace(',', '') ?? 0)
        expect(text.split('x').length - 1 + more).toBe(n)
        expect(more).not.toBe(1)
      }),
    )
  })
})

describe('the nearest spelling', () => {
  const KEYS = ['version', 'service', 'hosts', 'scope', 'select', 'expect']
  test.each([
    ['hots', 'hosts'],
    ['HOSTS', 'hosts'],
    ['hsots', 'hosts'],
    ['host', 'hosts'],
    ['hostss', 'hosts'],
    ['sevrice', 'service'],
    ['verison', 'version'],
    ['name', undefined],
    ['', undefined],
    ['x', undefined],
    ['versionversionversion', undefined],
  ])('%j is %j', (word, found) => {
    expect(nearest(word, KEYS)).toBe(found)
  })

  test('is the first of two that are equally near, and the nearer of two', () => {
    expect(nearest('web-03', ['web-01', 'web-02'])).toBe('web-01')
    expect(nearest('web-03', ['web-91', 'web-02'])).toBe('web-02')
  })

  test('is the word itself where it is there, and never more than a third away', () => {
    const word = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom('a', 'b', 'c') })
    fc.assert(
      fc.property(word, fc.array(word), (wanted, others) => {
        expect(nearest(wanted, [...others, wanted])).toBe(wanted)
        const found = nearest(wanted, others)
        if (found === undefined) return
        const least = Math.abs(found.length - wanted.length)
        expect(least).toBeLessThanOrEqual(Math.floor(wanted.length / 3))
      }),
    )
  })

  test('of a word without end is none', () => {
    expect(nearest('x'.repeat(1_000_000), KEYS)).toBeUndefined()
  })
})
