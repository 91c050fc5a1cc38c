import { expect, test } from '@jest/globals'
import {
  has,
  hasAny,
  held,
  itemsOf,
  pathText,
  valueAt,
} from '../../../../src/evidence/flags/imports/shape.ts'

test('what every object inherits is not there', () => {
  expect(held({}, 'constructor')).toBeUndefined()
  expect(has({}, 'toString')).toBe(false)
  expect(hasAny({ a: 1 }, 'valueOf', '__proto__')).toBe(false)
  expect(valueAt({ a: {} }, ['a', 'constructor', 'name'])).toBeUndefined()
})

test('a list is no map, and a text has no items', () => {
  expect(held(['a'], '0')).toBeUndefined()
  expect(has(null, 'a')).toBe(false)
  expect(itemsOf('abc')).toEqual([])
  expect(itemsOf({ a: 1, b: [2] })).toEqual([1, [2]])
})

test('a path leads through lists and maps', () => {
  const path = ['items', 1, 'key']
  expect(valueAt({ items: [{}, { key: 'a' }] }, path)).toBe('a')
  expect(pathText(path)).toBe('items[1].key')
  expect(pathText([])).toBe('the file')
})
