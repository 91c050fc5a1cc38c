import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Minimatch } from 'minimatch'
import { Budget } from '../../../src/evidence/selector/budget.ts'
import {
  compileGlob,
  type Engine,
  isPlain,
  needsEngine,
  parseGlob,
} from '../../../src/evidence/selector/glob.ts'
import { fnmatch } from './reference.ts'

function matches(glob: string, name: string, engine?: Engine): boolean {
  return compileGlob(glob, parseGlob(glob), engine, new Budget())(name)
}

describe('a glob means what it means to Python', () => {
  test.each([
    ['web*', 'web', true],
    ['web*', 'Web1', false],
    ['*', '.hidden', true],
    ['*.x', 'a/b.x', true],
    ['a?c', 'a/c', true],
    ['a?c', 'a😀c', true],
    ['*?b', '😀b', true],
    ['*?😀', 'a😀😀', true],
    ['*[!a]', 'a', false],
    ['[^a]', '^', true],
    ['[^a]', 'b', false],
    ['[!^]', '^', false],
    ['[]a]', ']', true],
    ['[!]a]', ']', false],
    ['[a', '[a', true],
    ['a]', 'a]', true],
    ['[a-]', '-', true],
    ['[--9]', '.', true],
    ['[a-c-e]', 'd', false],
    ['[a-c-e]', '-', true],
    ['a\\*', 'a\\x', true],
    ['a\\*', 'a*', false],
    ['[\\]', '\\', true],
    ['[[:alpha:]]', 'a]', true],
    ['[[:alpha:]]', 'b', false],
    ['{a,b}', 'a', false],
    ['+(a)', 'aa', false],
    ['!a', 'b', false],
    ['#a', '#a', true],
    ['**/a', 'x/y/a', true],
    ['*a*a*', 'a', false],
    ['ab*ba', 'aba', false],
    ['?*', '', false],
  ])('%s on %s: %s', (glob, name, expected) => {
    expect(matches(glob, name)).toBe(expected)
    expect(matches(glob, name, Minimatch)).toBe(expected)
  })
})

test.each([
  ['web[', true],
  ['web]', true],
  ['web1', true],
  ['web*', false],
  ['web?', false],
  ['web[1]', false],
])('%s is plain: %s', (text, expected) => {
  expect(isPlain(parseGlob(text))).toBe(expected)
})

test.each([
  ['[b-a]', 'b-a'],
  ['[a-bz-y]', 'z-y'],
  ['[a-b]', undefined],
])('the reversed range of %s is %s', (glob, expected) => {
  expect(parseGlob(glob).reversed).toBe(expected)
})

test.each([
  ['web?', true],
  ['web[0-9]*', true],
  ['web[!abc]', true],
  ['web*', false],
  ['web[^a]', false],
  ['web?/x', false],
  ['web\\?', false],
  ['{a?}', false],
])('minimatch is asked about %s: %s', (glob, expected) => {
  expect(needsEngine(glob)).toBe(expected)
})

describe('property', () => {
  const name = fc.string({ unit: fc.constantFrom(...'aabbc-.!^\\/[]{}😀'), maxLength: 8 })
  const set = fc
    .tuple(fc.constantFrom('', '!'), fc.string({ unit: fc.constantFrom(...'abc-^!\\[😀') }))
    .filter(([, characters]) => characters !== '' && !characters.startsWith('!'))
    .map(([sign, characters]) => `[${sign}${characters}]`)
    .filter((text) => parseGlob(text).reversed === undefined)
  const anyGlob = fc
    .array(fc.oneof(fc.constantFrom('*', '?', ...'aabc.\\^![]{}/😀'), set), { maxLength: 7 })
    .map((parts) => parts.join(''))
    .filter((text) => parseGlob(text).reversed === undefined)
  const plainSet = fc
    .tuple(
      fc.constantFrom('', '!'),
      fc.array(fc.constantFrom('a', 'b', 'c', 'a-c', '0-9', '.', '_'), { minLength: 1 }),
    )
    .map(([sign, parts]) => `[${sign}${parts.join('')}]`)
  const plainGlob = fc
    .array(fc.oneof(fc.constantFrom('*', '?', ...'aabc.-'), plainSet), { maxLength: 7 })
    .map((parts) => parts.join(''))

  test('every glob matches as in Python', () => {
    fc.assert(
      fc.property(anyGlob, name, (glob, text) => {
        expect(matches(glob, text)).toBe(fnmatch(glob, text))
      }),
      { numRuns: 2000 },
    )
  })

  test('minimatch agrees wherever it is asked', () => {
    fc.assert(
      fc.property(plainGlob, name, (glob, text) => {
        fc.pre(needsEngine(glob))
        expect(matches(glob, text, Minimatch)).toBe(fnmatch(glob, text))
      }),
      { numRuns: 2000 },
    )
  })

  test('where there are only stars, minimatch says what we say', () => {
    const stars = fc.string({ unit: fc.constantFrom(...'*aab-.'), minLength: 1, maxLength: 8 })
    const host = fc
      .string({ unit: fc.constantFrom(...'aab-.'), minLength: 1, maxLength: 8 })
      .filter((text) => !/^\.\.?$/.test(text))
    const options = { dot: true, noglobstar: true, noext: true, nobrace: true } as const
    fc.assert(
      fc.property(stars, host, (glob, text) => {
        expect(matches(glob, text)).toBe(new Minimatch(glob, options).match(text))
      }),
      { numRuns: 2000 },
    )
  })
})
