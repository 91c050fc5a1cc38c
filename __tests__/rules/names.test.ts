import { describe, expect, test } from '@jest/globals'
import type { Fleet } from '../../src/model/fleet.ts'
import { hostSpeller } from '../../src/rules/names.ts'

const fleet = (names: readonly string[]) =>
  ({ size: names.length, name: (host: number) => names[host] }) as unknown as Fleet

describe('hostSpeller', () => {
  const spell = () => hostSpeller(fleet(['web-1', 'web-2.example.com', 'db-1']))

  test.each([
    ['web-2', 'web-2.example.com'],
    ['wbe-1', 'web-1'],
    ['cache-77', undefined],
  ])('%s is perhaps %s', (name, near) => {
    expect(spell()(name)).toBe(near)
  })

  test('guesses ten times', () => {
    const guess = spell()
    const guesses = Array.from({ length: 12 }, () => guess('wbe-1'))
    expect(guesses).toEqual([...Array(10).fill('web-1'), undefined, undefined])
  })

  test('guesses at names of at most 64 characters', () => {
    const long = 'x'.repeat(64)
    expect(hostSpeller(fleet([long]))(`${long.slice(1)}y`)).toBe(long)
    expect(hostSpeller(fleet([long]))(`${long}y`)).toBeUndefined()
  })

  test('stops comparing where names are many and long', () => {
    const names = Array.from({ length: 10_000 }, (_, i) => `${i}`.padStart(64, '-'))
    const near = (name: string) => hostSpeller(fleet([...names.slice(0, 9_999), name]))
    const last = 'a'.repeat(64)
    expect(near(last)(`${last.slice(1)}b`)).toBeUndefined()
    expect(hostSpeller(fleet([last, ...names]))(`${last.slice(1)}b`)).toBe(last)
  })
})
