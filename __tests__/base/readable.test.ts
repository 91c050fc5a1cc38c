import { describe, expect, test } from '@jest/globals'
import { isReadable } from '../../src/base/readable.ts'

describe('isReadable', () => {
  test.each(['kim', '-', '7', 'Åse', '王', '🚒', ' \u200bkim', '\u2800x', '\u2801'])(
    '%j',
    (text) => {
      expect(isReadable(text)).toBe(true)
    },
  )

  test.each([
    undefined,
    '',
    ' \t\n',
    '\u00a0',
    '\u200b',
    '\u2800',
    '\u2800 \u2800',
    '\u0301',
    '\u202e',
  ])('not %j', (text) => {
    expect(isReadable(text)).toBe(false)
  })

  test.each(['\u3164', '\u115f', '\uffa0'])('not the filler %j', (text) => {
    expect(isReadable(text)).toBe(false)
  })
})
