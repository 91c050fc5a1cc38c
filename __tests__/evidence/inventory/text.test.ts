import { Buffer } from 'node:buffer'
import { describe, expect, test } from '@jest/globals'
import { lastUpTo, Numbers } from '../../../src/evidence/inventory/numbers.ts'
import { FileText } from '../../../src/evidence/inventory/text.ts'
import { fleetOf } from './memory.ts'

describe('the text of a file', () => {
  test.each<[title: string, text: string, bytes: Uint8Array | undefined]>([
    ['ASCII', 'a-1\n', Buffer.from('a-1\n')],
    ['ASCII behind a byte order mark', 'a-1\n', Buffer.from('\ufeffa-1\n')],
    ['more than ASCII', 'é ж €\u{1f600}\n', Buffer.from('é ж €\u{1f600}\n')],
    ['as many bytes too many as a mark has', 'ﬀ é', Buffer.from('ﬀ é')],
    ['no bytes', 'a-1\n', undefined],
    ['nothing', '', Buffer.from('')],
  ])('has the codes of its characters: %s', (_, text, bytes) => {
    const { codes } = new FileText('hosts', text, bytes)
    expect([...codes]).toEqual(codesOf(text))
  })

  test.each([
    [0, 1, 1],
    [2, 1, 3],
    [3, 2, 1],
    [4, 3, 1],
    [6, 3, 3],
  ])('has offset %i on line %i, column %i', (offset, line, column) => {
    expect(new FileText('hosts', 'ab\n\ncd').place(offset)).toEqual({ file: 'hosts', line, column })
  })
})

test.each([
  ['hosts.ini', '# é\n[web]\nа\n  b1 x=é\n', 'b1', 4, 3],
  ['hosts.json', '{"é": {"hosts": {"€": {},\n"b1": {}}}}', 'b1', 2, 1],
  ['hosts.json', '{"é": ["€", "b1"]}', 'b1', 1, 13],
  ['hosts.json', '\ufeff{"a": ["b1"]}', 'b1', 1, 8],
])('places count characters, not bytes: %s', async (file, text, host, line, column) => {
  const fleet = await fleetOf(file, text)
  expect(fleet.place(fleet.find(host) as number)).toEqual({ file, line, column })
})

describe('numbers', () => {
  test('grow, and are 0 where nothing was set', () => {
    const numbers = new Numbers()
    for (let i = 0; i < 100; i++) numbers.push(i * 3)
    numbers.set(1000, 7)
    expect(numbers.length).toBe(1001)
    expect([numbers.at(99), numbers.at(100), numbers.at(999), numbers.at(1000)]).toEqual([
      297, 0, 0, 7,
    ])
    numbers.set(100, 5)
    expect([...numbers.all().subarray(99, 102)]).toEqual([297, 5, 0])
    expect(numbers.all()).toHaveLength(1001)
  })

  test.each([
    [[0], 5, 0],
    [[0, 3, 3, 8], 2, 0],
    [[0, 3, 3, 8], 3, 2],
    [[0, 3, 3, 8], 7, 2],
    [[0, 3, 3, 8], 9, 3],
  ])('the last of %j up to %i', (ascending, value, expected) => {
    expect(lastUpTo(ascending, value)).toBe(expected)
  })
})

function codesOf(text: string): number[] {
  return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
}
