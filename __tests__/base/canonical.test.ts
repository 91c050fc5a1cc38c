import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { canonical } from '../../src/base/canonical.ts'

describe('the canonical text of', () => {
  test.each<[name: string, value: unknown, text: string]>([
    ['nothing', null, 'null'],
    ['a truth', [true, false], '[true,false]'],
    ['a whole number with a fraction', JSON.parse('1.0'), '1'],
    ['less than nothing', -0, '0'],
    ['a fraction', 4.5, '4.5'],
    ['a small number', 2e-3, '0.002'],
    ['the least number', 1e-27, '1e-27'],
    ['a big number', 1e30, '1e+30'],
    ['the biggest that is written out', 123456789012345680000, '123456789012345680000'],
    ['one that is between two doubles', JSON.parse('9007199254740993'), '9007199254740992'],
    ['the sample of RFC 8785', JSON.parse('333333333.33333329'), '333333333.3333333'],
    [
      'what is escaped',
      '\u20ac$\u000f\nA\'B"\\\\"/\b\u007f\u2028',
      '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/\\b\u007f\u2028"',
    ],
    ['half a character', '\ud800', '"\\ud800"'],
    ['a map', { b: 1, a: [{ d: null, c: {} }] }, '{"a":[{"c":{},"d":null}],"b":1}'],
    ['what is left out', { a: undefined, b: 1 }, '{"b":1}'],
    ['keys like numbers', { 9: 1, 10: 2, '01': 3 }, '{"01":3,"10":2,"9":1}'],
    [
      'keys in the order of their UTF-16 units',
      { '\ufb33': 1, '\u{1f600}': 2, '\u20ac': 3, '\r': 4, '1': 5, é: 6 },
      '{"\\r":4,"1":5,"é":6,"€":3,"\u{1f600}":2,"\ufb33":1}',
    ],
    [
      'a key of JavaScript',
      JSON.parse('{"b":1,"__proto__":{"toJSON":2}}'),
      '{"__proto__":{"toJSON":2},"b":1}',
    ],
  ])('%s', (_name, value, text) => {
    expect(canonical(value)).toBe(text)
  })

  test.each([
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [undefined],
    [10n],
    [() => {}],
    [[undefined]],
    [{ a: [Number.NEGATIVE_INFINITY] }],
    // biome-ignore lint/suspicious/noSparseArray: a hole is what is tested
    [[1, , 2]],
  ])('%p there is none', (value) => {
    expect(() => canonical(value)).toThrow(TypeError)
  })
})

test('parsing it gives the value back', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const back = JSON.parse(canonical(value))
      expect(back).toEqual(JSON.parse(JSON.stringify(value)))
      expect(canonical(back)).toBe(canonical(value))
    }),
  )
})

test('it does not move with the order of the keys', () => {
  const map = fc.dictionary(fc.string(), fc.jsonValue())
  fc.assert(
    fc.property(map, (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse())
      expect(canonical(reversed)).toBe(canonical(value))
    }),
  )
})
