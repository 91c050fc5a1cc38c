import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { Ajv } from 'ajv'
import { known, unknown } from '../../src/evidence/problem.ts'
import type { Judgement } from '../../src/model/verdict.ts'
import { decision as decisionFile } from '../../src/report/decision.ts'
import { json } from '../../src/report/json.ts'
import { STATUSES } from '../../src/report/rollcall.ts'
import {
  change,
  code,
  DIGEST,
  decision,
  finding,
  HOSTILE,
  hostileDecision,
  judgement,
  person,
  plan,
  problem,
  rolled,
  story,
  vote,
} from './decision.ts'
import { knight } from './knight.ts'

const version = '1.2.3'

/** What of a value the schema of that name does not allow. */
function faults(schema: 'report' | 'decision', value: unknown) {
  const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true })
  ajv.addFormat('date-time', (text: string) => new Date(text).toISOString() === text)
  const validate = ajv.compile(
    JSON.parse(readFileSync(`${import.meta.dirname}/../../schema/${schema}.schema.json`, 'utf8')),
  )
  return validate(value) ? [] : validate.errors
}

const RECORD = {
  version: 1,
  tool: { name: 'rollcall', version },
  verdict: 'block',
  moment: 'activate',
  at: '2012-08-01T13:30:00.000Z',
  replay: true,
  planDigest: DIGEST,
  notJudged: [{ rule: 'flags/*', kind: 'planned', because: 'Flags are not read in this version.' }],
  findings: [
    {
      rule: 'observed/release',
      severity: 'block',
      message: '2 of 3 hosts report 2012.08; smars-03 reports 2003.07.',
      next: 'Copy the release to smars-03.',
      file: 'observed.json',
      line: 30,
      column: 5,
      because: { file: 'deploy.yml', line: 5, column: 12 },
      hosts: ['smars-03'],
      manifest: 'deploy.yml',
    },
    {
      rule: 'recovery/procedure',
      severity: 'warn',
      message: 'No procedure is named.',
      next: 'Name one.',
      file: 'deploy.yml',
      line: 1,
      column: 1,
      hosts: [],
      manifest: 'deploy.yml',
    },
  ],
}

const SOURCES = [{ role: 'manifest', file: 'deploy.yml', format: 'YAML', digest: DIGEST }]

test('the JSON report', () => {
  const none = Object.fromEntries(STATUSES.map((status) => [status, 0]))
  expect(JSON.parse(json(knight, { version }))).toEqual({
    ...RECORD,
    unknown: [],
    rollouts: [
      {
        manifest: 'deploy.yml',
        verdict: 'block',
        planDigest: DIGEST,
        passed: [{ rule: 'hosts/missing', shows: '3 of 3 declared.' }],
        notJudged: RECORD.notJudged,
        votes: [],
        flags: [],
        scanned: null,
        owed: null,
        sources: SOURCES,
        counts: { ...none, hosts: 3, wrong: 1, answered: 2 },
      },
    ],
    notes: ['There is no policy file.'],
  })
})

test('the decision file', () => {
  const [judged] = knight.judgements
  expect(JSON.parse(decisionFile(knight, { version }))).toEqual({
    ...RECORD,
    rollouts: [
      {
        manifest: 'deploy.yml',
        verdict: 'block',
        planDigest: DIGEST,
        plan: judged?.plan?.parts,
        change: null,
        votes: [],
        flags: [],
        scanned: null,
        owed: null,
        inputs: SOURCES,
      },
    ],
  })
})

describe('the decision file records', () => {
  const recorded = (given: Partial<Judgement>) =>
    JSON.parse(decisionFile(decision(given), { version })).rollouts[0]

  test('who answered, and why it counted or did not', () => {
    const votes = [
      vote({ person: { ...person(7, 'kim'), kind: 'bot' } }),
      vote({ about: 'production', kind: 'objection', counts: false, because: 'came too\nlate' }),
      vote({ person: undefined }),
    ]
    expect(recorded({ votes }).votes).toEqual([
      {
        about: '#12',
        person: { id: 7, login: 'kim' },
        kind: 'approval',
        counts: true,
        because: 'approved exactly this commit',
      },
      {
        about: 'production',
        person: { id: 7, login: 'kim' },
        kind: 'objection',
        counts: false,
        because: 'came too\\u{a}late',
      },
      expect.objectContaining({ person: null }),
    ])
  })

  test('what each flag means, and what was scanned', () => {
    const { flags, scanned } = recorded({
      flags: [story({ head: 'bit 12\nof order.flags', behind: '2003.06 on smars-08 reads it' })],
      code: code({ skipped: [{ because: 'tests', files: 12 }] }),
    })
    expect(flags).toEqual([
      {
        key: 'rlp',
        because: 'turned on',
        base: null,
        head: 'bit 12\\u{a}of order.flags',
        behind: '2003.06 on smars-08 reads it',
        rollback: null,
      },
    ])
    expect(scanned).toEqual({
      commit: '4f'.repeat(20),
      files: 1204,
      bytes: 5_240_000,
      skipped: [{ because: 'tests', files: 12 }],
    })
  })

  test('the incident for which reviews are owed', () => {
    expect(recorded({ owed: 'INC-1' }).owed).toBe('INC-1')
  })

  test.each([
    ['that was asked about', known(change({ live: 'a'.repeat(40) })), 'a'.repeat(40)],
    ['of a pull request', known(change()), null],
  ])('the change %s', (_name, evidence, live) => {
    expect(recorded({ change: evidence }).change).toEqual({
      repository: 'knight/smars',
      commit: '4f'.repeat(20),
      live,
    })
  })

  test.each([
    ['nobody asked', undefined],
    ['the policy does not ask', known(undefined)],
    ['GitHub did not tell', unknown(problem())],
  ])('no change where %s', (_name, evidence) => {
    expect(recorded({ change: evidence }).change).toBeNull()
  })
})

test('what kept it from judging is among the findings and apart', () => {
  const given = decision({ verdict: 'error', unknown: [problem()] }, { unknown: [problem()] })
  const printed = JSON.parse(json(given, { version }))
  const expected = {
    rule: 'gate/evidence',
    severity: 'error',
    message: 'inventory.ini does not exist.',
    next: 'Check the name.',
    file: 'inventory.ini',
    line: 1,
    column: 1,
    hosts: [],
  }
  const both = [
    { ...expected, manifest: null },
    { ...expected, manifest: 'deploy.yml' },
  ]
  expect(printed.unknown).toEqual(both)
  expect(printed.findings).toEqual(both)
})

test('several manifests have no plan digest together', () => {
  const judgements = [
    judgement({ manifest: 'a.yml', plan: plan() }),
    judgement({ manifest: 'b.yml' }),
  ]
  const printed = JSON.parse(json(decision({}, { judgements }), { version }))
  expect(printed.planDigest).toBeNull()
  expect(printed.rollouts.map(({ planDigest }: { planDigest: unknown }) => planDigest)).toEqual([
    DIGEST,
    null,
  ])
})

describe('fits its schema', () => {
  const cases = [
    ['knight', knight],
    ['the smallest', decision()],
    ['nothing judged', decision({}, { verdict: 'error', judgements: [], unknown: [problem()] })],
    [
      'whoever answered has no account any more',
      decision({ votes: [vote({ person: undefined })], change: known(change()) }),
    ],
    ['a flag', decision({ flags: [story()], code: code() })],
    ['a finding with hosts', decision({ findings: [finding({ hosts: ['a'] })] })],
    ...HOSTILE.map((text) => [JSON.stringify(text), hostileDecision(text)] as const),
  ] as const
  test.each(cases)('%s', (_, given) => {
    expect(faults('report', JSON.parse(json(given, { version })))).toEqual([])
    expect(faults('decision', JSON.parse(decisionFile(given, { version })))).toEqual([])
  })

  test.each(['report', 'decision'] as const)('which refuses what is not a %s', (schema) => {
    expect(faults(schema, { ...RECORD, verdict: 'maybe' })).not.toEqual([])
    const print = schema === 'report' ? json : decisionFile
    const printed = JSON.parse(print(knight, { version }))
    expect(faults(schema, { ...printed, more: 1 })).not.toEqual([])
    expect(faults(schema, { ...printed, verdict: undefined })).not.toEqual([])
  })

  test.each<[name: string, edit: object]>([
    ['a plan that lacks its hosts', { plan: { ...plan().parts, hosts: undefined } }],
    ['a host twice', { plan: { ...plan().parts, hosts: rolled(['a', 'a']) } }],
    ['no plan and no word of it', { plan: undefined }],
    ['a vote that neither counts nor does not', { votes: [{ ...vote(), counts: null }] }],
    ['a person by login alone', { votes: [{ ...vote(), person: { login: 'kim' } }] }],
    ['a flag that means nothing now', { flags: [{ ...story(), head: null }] }],
    ['a scan of no commit', { scanned: { files: 1, bytes: 1, skipped: [] } }],
    ['a change without its commit', { change: { repository: 'a/b', live: null } }],
  ])('which refuses in a decision %s', (_name, edit) => {
    const printed = JSON.parse(decisionFile(knight, { version }))
    const rollouts = [{ ...printed.rollouts[0], ...edit }]
    expect(faults('decision', { ...printed, rollouts })).not.toEqual([])
  })
})
