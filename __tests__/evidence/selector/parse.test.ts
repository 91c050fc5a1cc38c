import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseAddress } from '../../../src/evidence/selector/address.ts'
import { parseSelector } from '../../../src/evidence/selector/parse.ts'

function textsOf(selector: string): readonly string[] {
  return parseSelector(selector).terms.map(({ text }) => text)
}

describe('a selector is split as Ansible splits it', () => {
  test.each([
    ['', []],
    [' , ,', []],
    [':', []],
    ['a:b', ['a', 'b']],
    ['a : b', ['a', 'b']],
    ['a b\nc', ['a', 'b', 'c']],
    ['a, b ,c', ['a', 'b', 'c']],
    ['a:b,c', ['a:b', 'c']],
    ['a b,c', ['a b', 'c']],
    ['a:&b:!c', ['a', '&b', '!c']],
    ['a:! c', ['a', '!', 'c']],
    ['web[0:2]', ['web[0:2]']],
    ['web[0:2]:db[1]', ['web[0:2]', 'db[1]']],
    ['web[[:x:]y', ['web[[:x:]y']],
    ['web:80', ['web:80']],
    [' web:80', ['web', '80']],
    ['web:80:db', ['web', '80', 'db']],
    ['[web]:80', ['[web]:80']],
    ['2001:db8::1', ['2001:db8::1']],
    ['::1', ['::1']],
    ['db8::!x', ['db8::!x']],
    ['db8:db9', ['db8', 'db9']],
    ['10.0.0.1:22', ['10.0.0.1:22']],
    ['~(a|b)', ['~(a|b)']],
    ['~a{1,2}', ['~a{1', '2}']],
    ['web[0:db', ['web', '0', 'db']],
    ['a]b', ['a', 'b']],
  ])('%j', (selector, texts) => {
    expect(textsOf(selector)).toEqual(texts)
  })
})

test.each([
  ['web[0:db', 3],
  ['a:b]', 3],
  ['web[0]', undefined],
  ['web[,db', undefined],
])('the stray bracket of %s is at %s', (selector, stray) => {
  expect(parseSelector(selector).stray).toBe(stray)
})

describe('a term', () => {
  test.each([
    ['web[0]', 'web', { text: '[0]', first: 0, last: undefined }],
    ['!web[-1]', 'web', { text: '[-1]', first: -1, last: undefined }],
    ['&web[0:2]', 'web', { text: '[0:2]', first: 0, last: 2 }],
    ['web[2:]', 'web', { text: '[2:]', first: 2, last: Infinity }],
    ['web[1-3]', 'web', { text: '[1-3]', first: 1, last: 3 }],
    ['web[0][1]', 'web[0]', { text: '[1]', first: 1, last: undefined }],
    ['web[:2]', 'web[:2]', undefined],
    ['web[-2:]', 'web[-2:]', undefined],
    ['web[a]', 'web[a]', undefined],
    ['[0]', '[0]', undefined],
    ['~web[0]', '~web[0]', undefined],
    ['!!web', '!web', undefined],
  ])('%s', (text, name, slice) => {
    expect(parseSelector(text).terms).toMatchObject([{ text, name, slice }])
  })

  test('has its role and the place where it begins', () => {
    expect(parseSelector(' a:&b : !c').terms).toMatchObject([
      { text: 'a', offset: 1, role: 'union' },
      { text: '&b', offset: 3, role: 'intersection' },
      { text: '!c', offset: 8, role: 'exclusion' },
    ])
    expect(parseSelector('a, !c').terms).toMatchObject([{ offset: 0 }, { offset: 3 }])
  })
})

test.each([
  ['web', 'web', undefined],
  ['web:22', 'web', '22'],
  ['web[01:08].x:22', 'web[01:08].x', '22'],
  ['rack[a:f]', 'rack[a:f]', undefined],
  ['[2001:db8::1]:22', '2001:db8::1', '22'],
  ['[web]:22', 'web', '22'],
  ['2001:db8::[1:3]', '2001:db8::[1:3]', undefined],
  ['10.0.0.[1:9]', '10.0.0.[1:9]', undefined],
  ['::ffff:1.2.3.4', '::ffff:1.2.3.4', undefined],
  ['bücher.example', 'bücher.example', undefined],
])('%s is the address %s with port %s', (text, host, port) => {
  expect(parseAddress(text)).toEqual({ host, port })
})

test.each(['', 'web-', 'web_', '-web', 'a..b', 'web[0]', 'a b', '!a', '[2001:db8::1]', 'a:b'])(
  '%j is no address',
  (text) => {
    expect(parseAddress(text)).toBeUndefined()
  },
)

describe('property', () => {
  const text = fc.string({ unit: fc.constantFrom(...'ab1:,!&~*?[]- \n'), maxLength: 20 })

  test('parsing what was parsed, joined with commas, gives the same', () => {
    fc.assert(
      fc.property(text, (selector) => {
        const texts = textsOf(selector)
        expect(textsOf(`${texts.join(',')},`)).toEqual(texts)
      }),
    )
  })

  test('every term stands where it says', () => {
    fc.assert(
      fc.property(text, (selector) => {
        for (const term of parseSelector(selector).terms) {
          expect(selector.startsWith(term.text, term.offset)).toBe(true)
        }
      }),
    )
  })
})
