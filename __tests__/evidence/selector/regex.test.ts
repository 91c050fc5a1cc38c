import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Budget } from '../../../src/evidence/selector/budget.ts'
import { compileRegex, type Reach } from '../../../src/evidence/selector/regex/match.ts'

function reach(regex: string, name: string): Reach {
  const compiled = compileRegex(regex, new Budget())
  if (!compiled.ok) throw new Error(compiled.why)
  return compiled.reach(name)
}

describe('a regular expression reaches as in Python', () => {
  test.each<[string, string, Reach]>([
    ['web1', 'web1', 'whole'],
    ['web1', 'web10', 'start'],
    ['web1', 'xweb1', 'none'],
    ['web1$', 'web10', 'none'],
    ['web1$', 'web1\n', 'start'],
    ['web1\\Z', 'web1\n', 'none'],
    ['\\Aweb', 'web', 'whole'],
    ['a|b$', 'ax', 'start'],
    ['', 'x', 'start'],
    ['.', '\n', 'none'],
    ['.', '😀', 'whole'],
    ['\\d+', '٣', 'whole'],
    ['\\w\\W\\s\\S\\D', 'é- a-', 'whole'],
    ['web\\b', 'web-1', 'start'],
    ['web\\b', 'web1', 'none'],
    ['web\\B.', 'web1', 'whole'],
    ['😀\\b.', '😀a', 'whole'],
    ['[^a-c\\d]+', 'xyz', 'whole'],
    ['[]a]+', ']a', 'whole'],
    ['[a-]+', 'a-', 'whole'],
    ['[\\b\\]]', ']', 'whole'],
    ['a{2}', 'aaa', 'start'],
    ['a{2,}', 'aaa', 'whole'],
    ['a{000000000000000000002}', 'aa', 'whole'],
    ['a{,2}$', 'aaa', 'none'],
    ['a{', 'a{', 'whole'],
    ['a{}', 'a{}', 'whole'],
    ['(?:ab)+?', 'abab', 'whole'],
    ['(a*)*b', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'none'],
    ['(^)*a', 'a', 'whole'],
  ])('%s on %s: %s', (regex, name, expected) => {
    expect(reach(regex, name)).toBe(expected)
  })
})

describe('refused', () => {
  test.each([
    ['(?=a)', 'holds (?=a, and of the groups with a ? only (?:…) is supported'],
    ['(?<!a)', 'holds (?<!, and of the groups with a ? only (?:…) is supported'],
    ['(?P<n>a)', 'holds (?P<, and of the groups with a ? only (?:…) is supported'],
    ['(?i)a', 'holds (?i), and of the groups with a ? only (?:…) is supported'],
    ['(a)\\1', 'holds \\1, and a reference back to a group is not supported'],
    ['\\x41', 'holds \\x, and this escape is not supported'],
    ['[\\q]', 'holds \\q, and this escape is not supported'],
    ['(a', 'opens a parenthesis that is not closed'],
    ['a)', 'closes a parenthesis that is not open'],
    ['[a', 'opens a bracket that is not closed'],
    ['[\\', 'opens a bracket that is not closed'],
    ['a\\', 'ends in a backslash'],
    ['[b-a]', 'has b-a, which ends before it begins'],
    ['[a-\\d]', 'has a class such as \\d at an end of a range of characters'],
    ['a{3,2}', 'has {3,2}, which ends before it begins'],
    ['*a', 'has a repetition with nothing before it'],
    ['a|{2}', 'has a repetition with nothing before it'],
    ['^*', 'repeats an anchor'],
    ['a**', 'has two repetitions in a row'],
    ['a++', 'has two repetitions in a row'],
    ['(a{99}){99}', 'has more than 2000 parts once its repetitions are written out'],
    ['a{999}b{999}c{999}', 'has more than 2000 parts once its repetitions are written out'],
    ['((){1000}){1000}', 'has more than 2000 parts once its repetitions are written out'],
    ['a'.repeat(1001), 'is longer than 1000 characters'],
  ])('%s', (regex, why) => {
    expect(compileRegex(regex, new Budget())).toEqual({ ok: false, why })
  })
})

describe('property', () => {
  const { regex } = fc.letrec<{ regex: string; part: string }>((tie) => ({
    part: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(
        'a',
        'b',
        '1',
        '-',
        '.',
        '\\d',
        '\\w',
        '\\W',
        '[ab]',
        '[^a]',
        '[a-c1]',
        '\\.',
      ),
      fc.constantFrom('^', '$', '\\b', '\\B').map((anchor) => `(?:${anchor})`),
      tie('regex').map((inner) => `(${inner})`),
      fc
        .tuple(tie('regex'), fc.constantFrom('*', '+', '?', '*?', '{2}', '{0,2}', '{1,}'))
        .map(([inner, times]) => `(?:${inner})${times}`),
    ),
    regex: fc
      .array(fc.array(tie('part'), { maxLength: 4 }), { minLength: 1, maxLength: 3 })
      .map((branches) => branches.map((parts) => parts.join('')).join('|')),
  }))
  const name = fc.string({ unit: fc.constantFrom(...'aabc1-.'), maxLength: 6 })

  test('it agrees with the regular expressions of JavaScript', () => {
    fc.assert(
      fc.property(regex, name, (text, host) => {
        const compiled = compileRegex(text, new Budget())
        fc.pre(compiled.ok)
        const starts = new RegExp(`^(?:${text})`).test(host)
        const whole = new RegExp(`^(?:${text})$`).test(host)
        expect(compiled.ok && compiled.reach(host)).toBe(
          whole ? 'whole' : starts ? 'start' : 'none',
        )
      }),
      { numRuns: 2000 },
    )
  })

  test('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab()[]{}|*+?^$\\-,:0129') }), (text) => {
        const compiled = compileRegex(text, new Budget())
        expect(compiled.ok ? compiled.reach('ab1') : compiled.why).toBeTruthy()
      }),
      { numRuns: 2000 },
    )
  })
})
