import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { duration, instant, lastInstant, moment, span } from '../../src/base/time.ts'

describe('a duration', () => {
  test.each([
    ['90s', 90],
    ['30m', 1800],
    ['1h30m', 5400],
    ['14d', 1_209_600],
    ['2w', 1_209_600],
    ['1w1d1h1m1s', 694_861],
    ['0s', 0],
    ['007m', 420],
    ['999999s', 999_999],
  ])('%s', (text, seconds) => {
    expect(duration(text)).toBe(seconds)
  })

  test.each([
    [''],
    ['30'],
    ['m'],
    ['1m1h'],
    ['1h1h'],
    ['1.5h'],
    ['-1h'],
    ['1H'],
    [' 1h'],
    ['1h\n'],
    ['1 h'],
    ['٣m'],
    ['9007199254740992s'],
    ['99999999999999999999w'],
  ])('%j is none', (text) => {
    expect(duration(text)).toBeUndefined()
  })
})

describe('a span', () => {
  test.each([
    [0, '0s'],
    [0.4, '0s'],
    [-5, '0s'],
    [59, '59s'],
    [60, '1m'],
    [90, '1m 30s'],
    [5400, '1h 30m'],
    [86_400, '1d'],
    [90_061, '1d 1h'],
    [1_209_600, '14d'],
  ])('%d seconds are %s', (seconds, text) => {
    expect(span(seconds)).toBe(text)
  })

  test('is never more than what it shows, and reads back as a duration', () => {
    fc.assert(
      fc.property(fc.nat(100_000_000), (seconds) => {
        const shown = duration(span(seconds).replace(' ', '')) as number
        expect(shown).toBeLessThanOrEqual(seconds)
        expect(seconds - shown).toBeLessThan(seconds < 3600 ? 1 : seconds < 86_400 ? 60 : 86_400)
      }),
    )
  })
})

describe('an instant', () => {
  test.each([
    ['2012-08-01', '2012-08-01T00:00:00.000Z'],
    ['2012-02-29', '2012-02-29T00:00:00.000Z'],
    ['2000-02-29', '2000-02-29T00:00:00.000Z'],
    ['2012-08-01T13:30Z', '2012-08-01T13:30:00.000Z'],
    ['2012-08-01T13:30:59Z', '2012-08-01T13:30:59.000Z'],
    ['2012-08-01T13:30:00.123456789Z', '2012-08-01T13:30:00.123Z'],
    ['2012-08-01T09:30:00-04:00', '2012-08-01T13:30:00.000Z'],
    ['2012-08-01 09:30+05:45', '2012-08-01T03:45:00.000Z'],
    ['2012-12-31T23:59:59-01:00', '2013-01-01T00:59:59.000Z'],
    ['2012-08-01T24:00:00Z', '2012-08-02T00:00:00.000Z'],
  ])('%s', (text, at) => {
    expect(new Date(instant(text) as number).toISOString()).toBe(at)
  })

  test.each([
    [''],
    ['today'],
    ['2012'],
    ['2012-08'],
    ['2012-8-1'],
    ['20120801'],
    ['2013-02-29'],
    ['1900-02-29'],
    ['2012-02-30'],
    ['2012-04-31'],
    ['2012-13-01'],
    ['2012-00-10'],
    ['2012-01-00'],
    ['2012-08-01T09:30:00'],
    ['2012-08-01T09:30:00z'],
    ['2012-08-01t09:30:00Z'],
    ['2012-08-01T09Z'],
    ['2012-08-01T9:30Z'],
    ['2012-08-01T24:00:01Z'],
    ['2012-08-01T25:00Z'],
    ['2012-08-01T09:60Z'],
    ['2012-08-01T23:59:60Z'],
    ['2012-08-01T09:30+0400'],
    ['2012-08-01T09:30+24:00'],
    ['2012-08-01T09:30+01:60'],
    ['2013-02-29T09:30Z'],
    ['2012-08-01T09:30Z\n'],
    [' 2012-08-01'],
    ['+002012-08-01'],
  ])('%j is none', (text) => {
    expect(instant(text)).toBeUndefined()
    expect(lastInstant(text)).toBeUndefined()
  })

  test('every moment that JavaScript writes reads back', () => {
    const date = fc.date({
      min: new Date('1000-01-01'),
      max: new Date('9999-12-31'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(date, (at) => {
        expect(instant(at.toISOString())).toBe(at.getTime())
        expect(instant(moment(at.getTime()))).toBe(Math.floor(at.getTime() / 1000) * 1000)
      }),
    )
  })
})

describe('the last instant', () => {
  test('of a date is the end of that day in UTC', () => {
    expect(lastInstant('2012-02-29')).toBe(Date.UTC(2012, 2, 1) - 1)
    expect(lastInstant('2012-12-31')).toBe(Date.UTC(2013, 0, 1) - 1)
  })

  test('of a time is the time', () => {
    expect(lastInstant('2012-08-01T09:30:00-04:00')).toBe(Date.UTC(2012, 7, 1, 13, 30))
  })
})

test('a moment is shown without its milliseconds', () => {
  expect(moment(Date.UTC(2012, 7, 1, 13, 30, 0, 999))).toBe('2012-08-01T13:30:00Z')
})
