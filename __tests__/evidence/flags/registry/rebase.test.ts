import { expect, test } from '@jest/globals'
import { rebased } from '../../../../src/evidence/flags/registry/rebase.ts'
import type { Registry } from '../../../../src/model/flags.ts'
import { flag, registryOf, tombstone } from '../../../rules/flags/world.ts'

const keys = ({ flags, retired }: Registry) => ({
  flags: flags.map(({ key }) => key),
  retired: retired.map(({ key }) => key),
})

const registry = (flags: readonly string[], retired: readonly string[] = []) =>
  registryOf({
    flags: flags.map((key) => flag(key)),
    retired: retired.map((key) => tombstone(key)),
  })

const base = registry(['a', 'b'], ['x'])

test.each([
  ['a branch that stood still changes nothing', ['a'], ['x'], base, ['a'], ['x']],
  [
    'what the branch added is there',
    ['a', 'b', 'c'],
    ['x'],
    registry(['a', 'b', 'd'], ['x']),
    ['a', 'b', 'c', 'd'],
    ['x'],
  ],
  [
    'what the branch retired is retired',
    ['a', 'b'],
    ['x'],
    registry(['a'], ['x', 'b']),
    ['a'],
    ['x', 'b'],
  ],
  [
    'what the change itself took away stays away',
    ['a'],
    [],
    registry(['a', 'b', 'd'], ['x']),
    ['a', 'd'],
    [],
  ],
  [
    'what both added is there once',
    ['a', 'b', 'D'],
    ['x'],
    registry(['a', 'b', 'd'], ['x']),
    ['a', 'b', 'D'],
    ['x'],
  ],
] as const)('%s', (_what, flags, retired, tip, merged, dead) => {
  expect(keys(rebased(registry(flags, retired), base, tip))).toEqual({
    flags: merged,
    retired: dead,
  })
})

test('an entry that the branch edited is the edited one, unless the change edits it too', () => {
  const of = (key: string, owner?: string) => registryOf({ flags: [flag(key, { owner })] })
  const owners = (head: Registry) =>
    rebased(head, of('a', 'before'), of('a', 'branch')).flags.map(({ owner }) => owner)
  expect(owners(of('a', 'before'))).toEqual(['branch'])
  expect(owners(of('a', 'change'))).toEqual(['change'])
})

test('where there was no registry yet, both are there', () => {
  expect(keys(rebased(registry(['a'], ['x']), undefined, registry(['b'], ['y'])))).toEqual({
    flags: ['a', 'b'],
    retired: ['x', 'y'],
  })
})
