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
