import { expect, test } from '@jest/globals'
import { entriesOf } from '../../src/report/entries.ts'
import { decision, finding, judgement, place, problem } from './decision.ts'

test('worst first, then by manifest, file, line and column', () => {
  const at = (file: string, line = 1, column = 1) => ({ place: place(file, line, column) })
  const given = decision(
    {},
    {
      judgements: [
        judgement({
          manifest: 'z.yml',
          findings: [finding({ effect: 'warn', ...at('1') }), finding(at('2'))],
        }),
        judgement({
          manifest: 'a.yml',
          findings: [
            finding({ effect: 'wait', ...at('3') }),
            finding(at('b', 10)),
            finding(at('b', 9, 20)),
            finding(at('b', 9, 3)),
            finding(at('a', 99)),
          ],
          unknown: [problem(at('4'))],
        }),
      ],
      unknown: [problem(at('5'))],
    },
  )
  const order = entriesOf(given).map(
    ({ severity, manifest, place: { file, line, column } }) =>
      `${severity} ${manifest} ${file}:${line}:${column}`,
  )
  expect(order).toEqual([
    'block a.yml a:99:1',
    'block a.yml b:9:3',
    'block a.yml b:9:20',
    'block a.yml b:10:1',
    'block z.yml 2:1:1',
    'error undefined 5:1:1',
    'error a.yml 4:1:1',
    'wait a.yml 3:1:1',
    'warn z.yml 1:1:1',
  ])
})
