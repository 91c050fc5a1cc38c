import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { folded } from '../../../../src/base/flag-names.ts'
import { methodsOf } from '../../../../src/evidence/flags/code/methods.ts'

function found(text: string, ...names: readonly string[]): readonly string[] {
  const bytes = Buffer.from(text)
  const spans: string[] = []
  methodsOf(names)(bytes, bytes.length, (from, to) => spans.push(bytes.toString('utf8', from, to)))
  return spans
}

describe('names of functions', () => {
  test.each<[text: string, expected: readonly string[]]>([
    ['isEnabled("x")', ['isEnabled']],
    ['client.isEnabled("x")', ['isEnabled']],
    ['this.a.b.is_enabled("x")', ['is_enabled']],
    ['client->IsEnabled("x")', ['IsEnabled']],
    ['x -isEnabled', ['isEnabled']],
    ['Flags::isEnabled', ['isEnabled']],
    ['client.isEnabled.call(x); isEnabled', ['isEnabled', 'isEnabled']],
    ['isEnabledFor("x")', []],
    ['disabled.isEnable', []],
    ['éisEnabled', []],
    ['isEnabledé', []],
    ['useFlag', ['useFlag']],
    ['', []],
  ])('%s', (text, expected) => {
    expect(found(text, 'isEnabled', 'useFlag')).toEqual(expected)
  })

  test('none are found where none are looked for', () => {
    expect(found('isEnabled')).toEqual([])
  })

  test('are those that a split into words finds', () => {
    const names = ['useFlag', 'is_on', 'getVariant']
    const text = fc.string({ unit: fc.constantFrom(...names, ...'.-_ (aé'.split('')) })
    fc.assert(
      fc.property(text, (source) => {
        const words = source
          .split(/[^A-Za-z0-9_$\-\u0080-\uffff]/)
          .map((word) => word.replace(/^-+/, ''))
        const expected = words.filter((word) => names.map(folded).includes(folded(word)))
        expect(found(source, ...names)).toEqual(expected)
      }),
    )
  })
})
