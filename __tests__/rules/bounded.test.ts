import { expect, test } from '@jest/globals'
import { bounded } from '../../src/rules/bounded.ts'

const explain = (line: number) => ({
  what: `Line ${line} is wrong`,
  next: 'Mend it',
  place: { file: 'f', line, column: 1 },
  hosts: ['a', 'b'],
})
const lines = (n: number) => Array.from({ length: n }, (_, i) => i + 1)

test('a few findings are told one by one', () => {
  expect(bounded(lines(20), explain)).toEqual(lines(20).map(explain))
})

test('many are told up to a bound, and the rest counted where it begins', () => {
  const drafts = bounded(lines(1000), explain)
  expect(drafts.slice(0, 20)).toEqual(lines(20).map(explain))
  const { hosts: _, ...rest } = explain(21)
  expect(drafts.slice(20)).toEqual([{ ...rest, what: expect.stringContaining('980 more') }])
})

test('the rest can wait where each of them can', () => {
  const last = (waiting: (line: number) => boolean) =>
    bounded(lines(30), (line) => ({ ...explain(line), waits: waiting(line) })).at(-1)?.waits
  expect(last(() => true)).toBe(true)
  expect(last((line) => line !== 30)).toBeUndefined()
  expect(last((line) => line !== 21)).toBeUndefined()
})
