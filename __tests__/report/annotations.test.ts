import { describe, expect, test } from '@jest/globals'
import { annotations } from '../../src/report/annotations.ts'
import { github } from '../../src/report/github.ts'
import { linesOf, parseCommand } from '../runner/commands.ts'
import { decision, finding, place, problem } from './decision.ts'
import { knight } from './knight.ts'

function findings(length: number, effect: 'block' | 'wait' | 'warn', rule: string) {
  return Array.from({ length }, (_, i) =>
    finding({ rule, effect, place: place('deploy.yml', i + 1) }),
  )
}

test('an annotation says what is wrong and what to do, at its place', () => {
  expect(annotations(knight)).toEqual([
    {
      level: 'error',
      title: 'BLOCK observed/release',
      message:
        '2 of 3 hosts report 2012.08; smars-03 reports 2003.07.\n→ Copy the release to smars-03.',
      file: 'observed.json',
      line: 30,
      column: 5,
    },
    {
      level: 'warning',
      title: 'WARN recovery/procedure',
      message: 'No procedure is named.\n→ Name one.',
      file: 'deploy.yml',
      line: 1,
      column: 1,
    },
  ])
})

describe('the ten of each level that the runner keeps', () => {
  test('ten are ten', () => {
    const kept = annotations(decision({ findings: findings(10, 'block', 'hosts/missing') }))
    expect(kept.map(({ title }) => title)).toEqual(Array(10).fill('BLOCK hosts/missing'))
  })

  test('of eleven two are counted, at the place of the first', () => {
    const kept = annotations(decision({ findings: findings(11, 'block', 'hosts/missing') }))
    expect(kept).toHaveLength(10)
    expect(kept.at(-1)).toEqual({
      level: 'error',
      title: '2 more findings',
      message:
        '2 findings more, the first of them here (hosts/missing). See the job summary for all of them.',
      file: 'deploy.yml',
      line: 10,
      column: 1,
    })
  })

  test('blocks and errors share a level, waits and warnings the other, worse ones first', () => {
    const kept = annotations(
      decision({
        findings: [
          ...findings(9, 'warn', 'a'),
          ...findings(4, 'wait', 'b'),
          ...findings(8, 'block', 'c'),
        ],
        unknown: [problem(), problem()],
      }),
    )
    expect(kept.map(({ level, title }) => `${level}: ${title}`)).toEqual([
      ...Array(8).fill('error: BLOCK c'),
      ...Array(2).fill('error: ERROR gate/evidence'),
      ...Array(4).fill('warning: WAIT b'),
      ...Array(5).fill('warning: WARN a'),
      'warning: 4 more findings',
    ])
  })
})

test('a message is cut to what the runner keeps', () => {
  const [kept] = annotations(decision({ findings: [finding({ what: '\n'.repeat(1_000_000) })] }))
  expect(kept?.message).toHaveLength(4096)
})

test('as workflow commands', () => {
  expect(github(knight, { version: '1.2.3' })).toBe(
    [
      'BLOCK at activate. The rollout stops: 1 finding blocks, 1 warning.',
      '::error file=observed.json,line=30,col=5,title=BLOCK observed/release::2 of 3 hosts report 2012.08; smars-03 reports 2003.07.%0A→ Copy the release to smars-03.',
      '::warning file=deploy.yml,line=1,col=1,title=WARN recovery/procedure::No procedure is named.%0A→ Name one.',
      '',
    ].join('\n'),
  )
})

test('the runner reads the annotations back', () => {
  const given = decision({
    findings: [finding({ what: '50% of a, b: c', place: place('a:b,c=%41.yml', 2, 3) })],
  })
  const commands = linesOf(github(given, { version: '1.2.3' })).flatMap(
    (line) => parseCommand(line) ?? [],
  )
  expect(commands).toEqual([
    {
      name: 'error',
      properties: new Map([
        ['file', 'a:b,c=%41.yml'],
        ['line', '2'],
        ['col', '3'],
        ['title', 'BLOCK hosts/missing'],
      ]),
      data: '50% of a, b: c.\n→ Select it, or write an exception.',
    },
  ])
})
