import { expect, test } from '@jest/globals'
import undeclared from '../../../src/rules/flags/undeclared.ts'
import { call, codeOf, flag, flagFacts, flagTable, literal, tombstone, use } from './world.ts'

const head = { flags: [flag('rlp_routing')], retired: [tombstone('power_peg')] }
const text = literal('PowerPeg', 'src/a.ts', 4)
const again = literal('power_peg', 'src/b.ts', 5)

flagTable(undeclared, {
  finds: [
    {
      name: 'R12: code asks for what no registry knows, once for all its spellings',
      head,
      code: codeOf({
        undeclared: [
          call('rlp_ruoting', 'src/a.ts', 1),
          call('cafe', 'src/b.ts', 2),
          call('RLP_RUOTING', 'src/c.ts', 3),
        ],
      }),
      found: [
        { at: 'src/a.ts:1:7', says: ['Write rlp_routing', 'one further place: src/c.ts:3'] },
        { at: 'src/b.ts:2:7', says: ['Check the name'] },
      ],
    },
    {
      name: 'R14: the change adds a text that names a retired flag',
      head,
      code: codeOf({ uses: [text, again], added: [text, again] }),
      found: [{ at: 'src/a.ts:4:7', because: 'flags.yml:2:5', says: ['PowerPeg', 'src/b.ts:5'] }],
    },
  ],
  passes: [
    { name: 'every call asks for a known flag', head, code: codeOf({ uses: [call('power_peg')] }) },
    { name: 'the text was there before', head, code: codeOf({ uses: [text] }) },
    {
      name: 'nothing says what code was there before',
      head,
      code: codeOf({ uses: [text], added: 'untold' }),
    },
    {
      name: 'what is added are calls, words and comments, and texts of live flags',
      head,
      ...(() => {
        const uses = [
          call('power_peg'),
          use('word', 'power_peg'),
          use('comment', 'power_peg'),
          literal('rlp_routing'),
        ]
        return { code: codeOf({ uses, added: uses }) }
      })(),
    },
  ],
})

test('a pass says when new uses could not be told', () => {
  expect(undeclared.shows(flagFacts({ head, code: codeOf({ added: 'untold' }) }))).toContain(
    'nothing says what code was there before',
  )
})
