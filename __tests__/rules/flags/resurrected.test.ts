import { expect, test } from '@jest/globals'
import resurrected from '../../../src/rules/flags/resurrected.ts'
import {
  DAY,
  flag,
  flagFacts,
  flagTable,
  former,
  historyOf,
  NOW,
  tombstone,
  UNRETIRED,
} from './world.ts'

const head = { flags: [flag('rlp'), flag('power_peg')] }
const base = { flags: [flag('rlp')] }
const removed = (days: number) => ({ ...former('x').removed, at: NOW - days * DAY })
const peg = (more = {}) => historyOf([former('power_peg', more)])

flagTable(resurrected, {
  finds: [
    {
      name: 'R8: it was defined in older history',
      head,
      base,
      history: peg(),
      found: [
        {
          at: 'flags.yml:2:5',
          because: 'flags.yml:7:5',
          says: ['power_peg', 'bbbbbbb removed it on 2011-08-02', 'was defined before'],
        },
      ],
    },
    {
      name: 'R8: code asked for it in older history',
      head,
      base,
      history: peg({ how: 'read', was: { file: 'src/a.ts', line: 3, column: 7 } }),
      found: [{ at: 'flags.yml:2:5', because: 'src/a.ts:3:7', says: ['code asked for it before'] }],
    },
    {
      name: 'R8: it was removed a day longer ago than the grace',
      head,
      base,
      history: peg({ removed: removed(15) }),
      found: [{ at: 'flags.yml:2:5' }],
    },
    {
      name: 'R8: its removal lies in the future, which no clock explains',
      head,
      base,
      history: peg({ removed: removed(-1) }),
      found: [{ at: 'flags.yml:2:5' }],
    },
    {
      name: 'R8: its removal is reverted',
      head,
      base,
      history: peg({ revertedBy: 'c'.repeat(40) }),
      found: [{ at: 'flags.yml:2:5', effect: 'warn', says: ['ccccccc'] }],
    },
    {
      name: 'R8: it was removed within the grace',
      head,
      base,
      history: peg({ removed: removed(14) }),
      found: [{ at: 'flags.yml:2:5', effect: 'warn', says: ['14d'] }],
    },
    {
      name: 'R8: the policy gives another grace',
      head,
      base,
      history: peg({ removed: removed(2) }),
      flagPolicy: { grace: 86_400 },
      found: [{ at: 'flags.yml:2:5' }],
    },
    {
      name: 'R8: what blocks is told before what warns',
      head,
      base: {},
      history: historyOf([former('rlp', { revertedBy: 'c'.repeat(40) }), former('power_peg')]),
      found: [{ at: 'flags.yml:2:5' }, { at: 'flags.yml:1:5', effect: 'warn' }],
    },
  ],
  passes: [
    { name: 'it never was there before', head, base, history: historyOf([], 1) },
    {
      name: 'legal: its tombstone says why it is alive again',
      head: { ...head, retired: [tombstone('PowerPeg', { unretired: UNRETIRED })] },
      base,
      history: peg(),
    },
  ],
  idle: [
    { name: 'the change adds no flag', head },
    { name: 'nothing says what was there before', head, base: 'untold', history: 'untold' },
  ],
})

test('among many that warn, one that blocks is told', () => {
  const many = Array.from({ length: 100 }, (_, i) => former(`f${i}`, { removed: removed(1) }))
  const flags = many.map(({ key }) => flag(key))
  const history = historyOf([...many, former('power_peg')])
  const drafts = resurrected.check(
    flagFacts({ head: { flags: [...flags, flag('power_peg')] }, base: {}, history }),
  )
  expect(drafts[0]?.severity).toBeUndefined()
  expect(drafts.at(-1)?.severity).toBe('warn')
})
