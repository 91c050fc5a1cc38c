import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { expandRange } from '../../../src/evidence/selector/range.ts'

function namesOf(pattern: string): readonly string[] {
  const expansion = expandRange(pattern)
  if (!expansion.ok) throw new Error(expansion.why)
  return expansion.names
}

describe('a range stands for', () => {
  test.each([
    ['web[1:3]', ['web1', 'web2', 'web3']],
    ['smars-[07:10]', ['smars-07', 'smars-08', 'smars-09', 'smars-10']],
    ['[1:10:4].x', ['1.x', '5.x', '9.x']],
    ['rack[a:c]', ['racka', 'rackb', 'rackc']],
    ['rack[A:C:2]', ['rackA', 'rackC']],
    ['h[:2]', ['h0', 'h1', 'h2']],
    ['h[5:5]', ['h5']],
    ['h[00:01]', ['h00', 'h01']],
    ['h[0:10:5]', ['h0', 'h5', 'h10']],
    ['r[1:2]s[a:b]', ['r1sa', 'r1sb', 'r2sa', 'r2sb']],
    ['2001:db8::[1:3]', ['2001:db8::1', '2001:db8::2', '2001:db8::3']],
    ['plain', ['plain']],
  ])('%s', (pattern, names) => {
    expect(expandRange(pattern)).toEqual({ ok: true, names, warn: undefined })
  })
})

describe('refused', () => {
  test.each([
    ['h[5:1]', 1, '[5:1] ends before it begins, so it names no host'],
    ['h[c:a]', 1, '[c:a] ends before it begins, so it names no host'],
    ['h[1:5:0]', 1, 'the step of [1:5:0] is 0, and a step is a whole number from 1'],
    ['h[1:5:]', 1, 'the step of [1:5:] is empty, and a step is a whole number from 1'],
    [
      'h[01:008]',
      1,
      'the bounds of [01:008] differ in length, and a bound with leading zeros needs another as long',
    ],
    ['ab[a:5]', 2, 'the bounds of [a:5] are not two whole numbers or two letters of the same case'],
    ['h[a:C]', 1, 'the bounds of [a:C] are not two whole numbers or two letters of the same case'],
    [
      'h[-1:5]',
      1,
      'the bounds of [-1:5] are not two whole numbers or two letters of the same case',
    ],
    ['h[2:]', 1, 'the bounds of [2:] are not two whole numbers or two letters of the same case'],
    [
      'h[1:99999999999999999999]',
      1,
      'the bounds of [1:99999999999999999999] are not two whole numbers or two letters of the same case',
    ],
    ['[1:2]h[3]', 6, '[3] is no range; a range is [first:last] or [first:last:step]'],
    ['[2001:db8::1]', 0, '[2001:db8::1] is no range; a range is [first:last] or [first:last:step]'],
    ['h[1:2', 1, 'a bracket of h[1:2 has no partner'],
    ['h[1:2]]', 6, 'a bracket of h[1:2]] has no partner'],
    ['h[1:100001]', 1, 'h[1:100001] stands for 100,001 names, and at most 100,000 are allowed'],
    [
      '[1:999][1:999]',
      0,
      '[1:999][1:999] stands for 998,001 names, and at most 100,000 are allowed',
    ],
  ])('%s', (pattern, offset, why) => {
    expect(expandRange(pattern)).toMatchObject({ ok: false, why, offset })
  })

  test('a product that no number holds', () => {
    expect(expandRange('[1:99999]'.repeat(100))).toMatchObject({ ok: false, offset: 0 })
  })

  test('a name too long to repeat', () => {
    expect(expandRange(`${'a'.repeat(1100)}[1:9]`)).toMatchObject({
      ok: false,
      why: 'a name with a range has 1,105 characters, and the limit is 1,024',
    })
  })

  test('more names than a caller wants', () => {
    expect(expandRange('h[1:9]', 8).ok).toBe(false)
    expect(expandRange('h[1:9]', 9).ok).toBe(true)
  })
})

test.each([
  ['h[1:010]', ['h1', 'h10'], 'write both bounds with 3 digits, or the last one as 10'],
  ['h[0:09]', ['h0', 'h9'], 'write both bounds with 2 digits, or the last one as 9'],
])('%s is doubtful and expanded as Ansible does', (pattern, [first, last], next) => {
  const expansion = expandRange(pattern)
  expect(expansion).toMatchObject({ ok: true, warn: { next, offset: 1 } })
  expect(namesOf(pattern).at(0)).toBe(first)
  expect(namesOf(pattern).at(-1)).toBe(last)
})

describe('property', () => {
  const numbers = fc
    .record({ first: fc.nat(30), more: fc.nat(9), step: fc.integer({ min: 1, max: 4 }) })
    .map(({ first, more, step }) => {
      const last = String(first + more)
      const values: string[] = []
      for (let value = first; value <= first + more; value += step) values.push(String(value))
      return { text: `[${first}:${last}:${step}]`, values }
    })
  const padded = fc.record({ first: fc.nat(60), more: fc.nat(9) }).map(({ first, more }) => {
    const pad = (value: number) => `000${value}`.slice(-3)
    const values = Array.from({ length: more + 1 }, (_, i) => pad(first + i))
    return { text: `[${pad(first)}:${pad(first + more)}]`, values }
  })
  const letters = fc.record({ first: fc.nat(20), more: fc.nat(5) }).map(({ first, more }) => {
    const values = [...'abcdefghijklmnopqrstuvwxyz'].slice(first, first + more + 1)
    return { text: `[${values[0]}:${values.at(-1)}]`, values }
  })
  const literal = fc.constantFrom('web', '-', 'x.', ':').map((text) => ({ text, values: [text] }))
  const parts = fc.array(fc.oneof(literal, numbers, padded, letters), {
    minLength: 1,
    maxLength: 4,
  })

  test('a name is every choice of its values, the first turning slowest', () => {
    fc.assert(
      fc.property(parts, (chosen) => {
        const expected = chosen.reduce(
          (names, { values }) => names.flatMap((name) => values.map((value) => name + value)),
          [''],
        )
        expect(namesOf(chosen.map(({ text }) => text).join(''))).toEqual(expected)
      }),
    )
  })

  test('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'[]:-019azAZ') }), (text) => {
        const expansion = expandRange(text, 1000)
        if (expansion.ok) expect(expansion.names.length).toBeGreaterThan(0)
        else expect(expansion.offset).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})
