import { describe, expect, test } from '@jest/globals'
import { text } from '../../src/report/text.ts'
import {
  code,
  DIGEST,
  decision,
  finding,
  judgement,
  place,
  plan,
  problem,
  story,
  vote,
} from './decision.ts'
import { knight } from './knight.ts'

const version = '1.2.3'
const ESCAPE = '\u001b'

const FINDINGS = `BLOCK at activate. The rollout stops: 1 finding blocks, 1 warning.
Judged as if it were 2012-08-01T13:30:00Z.

observed.json:30:5  BLOCK  observed/release  2 of 3 hosts report 2012.08; smars-03 reports 2003.07.
  → Copy the release to smars-03.
  see deploy.yml:5:12
  hosts: smars-03

deploy.yml:1:1  WARN  recovery/procedure  No procedure is named.
  → Name one.

Roll call: 3 hosts: 1 wrong, 2 answered
`

test('tells the verdict first, then findings worst first, then the evidence', () => {
  expect(text(knight, { version })).toBe(`${FINDINGS}
Passed
  hosts/missing  3 of 3 declared.

Not judged
  flags/*: Flags are not read in this version

Notes
  There is no policy file.

Sources
  manifest  deploy.yml  YAML  ${DIGEST}

Plan digest: ${DIGEST}
`)
})

test('quiet leaves out what was in order, and the sources', () => {
  expect(text(knight, { version, quiet: true })).toBe(`${FINDINGS}
Not judged
  flags/*: Flags are not read in this version

Notes
  There is no policy file.

Plan digest: ${DIGEST}
`)
})

test('colours the verdict, and nothing when it is not asked to', () => {
  const coloured = text(knight, { version, colour: true })
  const plain = text(knight, { version })
  expect(coloured).toContain(`${ESCAPE}[1;31mBLOCK${ESCAPE}[0m at activate`)
  expect(coloured).toContain(`${ESCAPE}[1;33mWARN${ESCAPE}[0m`)
  expect(plain).not.toContain(ESCAPE)
  expect(coloured.replaceAll(/\p{Cc}\[[\d;]+m/gu, '')).toBe(plain)
})

describe('the verdict in one line', () => {
  const asked = 'The hosts themselves have not been asked; only activate asks them.'
  test.each([
    ['plan', `PASS at plan. Nothing blocks this plan. ${asked}`],
    ['deploy', `PASS at deploy. Nothing blocks the start. ${asked}`],
    ['activate', 'PASS at activate. Nothing blocks going live.'],
  ] as const)('a pass at %s says what was not asked', (moment, expected) => {
    expect(text(decision({}, { moment }), { version })).toBe(`${expected}\n`)
  })

  test('a pass names what was not judged, and counts warnings', () => {
    const because = 'It is not read'
    const notJudged = ['flags/*', 'review/*', 'flags/*'].map((rule) => ({
      rule,
      kind: 'planned' as const,
      because,
    }))
    const passing = decision(
      { findings: [finding({ effect: 'warn' })], notJudged },
      { moment: 'activate' },
    )
    expect(text(passing, { version }).split('\n')[0]).toBe(
      'PASS at activate. Nothing blocks going live. 1 warning. Not judged: flags/* and review/*.',
    )
  })

  test.each([
    [
      'error',
      decision({ verdict: 'error', unknown: [problem()] }, { unknown: [problem()] }),
      'ERROR at plan. It could not be judged, which also stops the rollout: 2 problems with the evidence.',
    ],
    [
      'wait',
      decision({ verdict: 'wait', findings: [finding({ effect: 'wait' })] }),
      'WAIT at plan. Only a person or a host has still to answer: 1 finding waits.',
    ],
    [
      'block',
      decision({
        verdict: 'block',
        findings: [finding(), finding(), finding({ effect: 'wait' }), finding({ effect: 'wait' })],
        unknown: [problem()],
      }),
      'BLOCK at plan. The rollout stops: 2 findings block, 1 problem with the evidence, 2 findings wait.',
    ],
  ] as const)('%s', (_, given, expected) => {
    expect(text(given, { version }).split('\n')[0]).toBe(expected)
  })
})

test('a problem with the evidence stands among the findings', () => {
  const given = decision({ verdict: 'error', unknown: [problem()] })
  expect(text(given, { version })).toContain(
    'inventory.ini:1:1  ERROR  gate/evidence  inventory.ini does not exist.\n  → Check the name.\n',
  )
})

test('of several manifests each line says which', () => {
  const given = decision(
    {},
    {
      verdict: 'block',
      judgements: [
        judgement({ manifest: 'a.yml', passed: [{ rule: 'hosts/alias', shows: 'No alias' }] }),
        judgement({
          manifest: 'b.yml',
          verdict: 'block',
          plan: plan(),
          findings: [finding({ place: place('inventory.ini', 2, 3) })],
        }),
      ],
    },
  )
  expect(text(given, { version })).toBe(`BLOCK at plan. The rollout stops: 1 finding blocks.
  PASS  a.yml
  BLOCK  b.yml

inventory.ini:2:3  BLOCK  hosts/missing  smars-08 is in smars and is not touched.
  → Select it, or write an exception.
  manifest: b.yml

Passed of a.yml
  hosts/alias  No alias.

Plan digest of b.yml: ${DIGEST}
`)
})

test('many hosts are folded', () => {
  const hosts = Array.from({ length: 1000 }, (_, i) => `h${i}`)
  const given = decision({ verdict: 'block', findings: [finding({ hosts })] })
  expect(text(given, { version })).toContain('hosts: h0, h1, h2, h3, h4, h5, h6, h7 and 992 more\n')
})

test('every answer to the change is told, and what is owed on top', () => {
  const votes = [
    vote(),
    vote({ counts: false, because: 'wrote commit 4f2c1d0' }),
    vote({ kind: 'objection', person: undefined, because: 'asked for changes' }),
    vote({ kind: 'objection', counts: false, because: 'may only read' }),
  ]
  const judgements = [judgement({ votes, owed: 'INC-7 ::error::' })]
  const shown = text(decision({}, { judgements }), { version }).split('\n')
  expect(shown[1]).toMatch(/^The glass was broken for INC-7 /)
  const from = shown.indexOf('Second reviewer')
  expect(shown.slice(from, from + 5)).toEqual([
    'Second reviewer',
    '  counted  kim (7) on #12: approved exactly this commit',
    '  not counted  kim (7) on #12: wrote commit 4f2c1d0',
    '  objects  a deleted account on #12: asked for changes',
    '  objected  kim (7) on #12: may only read',
  ])
})

describe('flags', () => {
  const flags = [
    story({
      base: 'not known',
      behind: '2003.06 on smars-08 reads bit 12 of order.flags as power_peg',
      rollback: '2012.07.26 does not read it',
    }),
    story({ key: 'power_peg', because: 'retired' }),
  ]

  test('tells what each means in every place, and what was scanned', () => {
    const skipped = [
      { because: 'tests', files: 1012 },
      { because: 'binary', files: 0 },
      { because: 'vendored', files: 3 },
    ]
    expect(text(decision({ flags, code: code({ skipped }) }), { version })).toContain(`
Flags
  rlp  turned on
    before: not known
    now: bit 12 of order.flags, live
    left behind: 2003.06 on smars-08 reads bit 12 of order.flags as power_peg
    way back: 2012.07.26 does not read it
  power_peg  retired
    before: nothing tells
    now: bit 12 of order.flags, live
    left behind: nothing tells
    way back: nothing tells
  1,204 files (5.2 MB) of 4f4f4f4 were scanned for flags; left out: 1,012 tests, 3 vendored.
`)
  })

  test.each([
    [1, 0, '1 file (0 B) of 4f4f4f4 was scanned for flags.'],
    [2, 999, '2 files (999 B) of 4f4f4f4 were scanned for flags.'],
    [3, 1500, '3 files (2 kB) of 4f4f4f4 were scanned for flags.'],
  ])('%d files of %d bytes', (files, bytes, sentence) => {
    expect(text(decision({ code: code({ files, bytes }) }), { version })).toContain(sentence)
  })

  test('of several manifests say which', () => {
    const judgements = [judgement({ manifest: 'a.yml', flags }), judgement({ manifest: 'b.yml' })]
    const printed = text(decision({}, { judgements }), { version })
    expect(printed).toContain('Flags of a.yml\n')
    expect(printed).not.toContain('Flags of b.yml')
  })
})
