import { describe, expect, test } from '@jest/globals'
import { callRoll, type RollCall, tallyOf } from '../../src/report/rollcall.ts'
import { finding, judgement, roll } from './decision.ts'

function rows(called: RollCall | undefined): readonly string[] {
  return [...(called?.rows() ?? [])].map(({ status, host }) => `${status} ${host}`)
}

test('is not called where the hosts are not known', () => {
  const { fleet, rollout } = roll({ names: ['a'] })
  expect(callRoll(judgement())).toBeUndefined()
  expect(callRoll(judgement({ fleet }))).toBeUndefined()
  expect(callRoll(judgement({ rollout }))).toBeUndefined()
})

describe('the status of a host', () => {
  const names = ['a', 'b', 'c', 'elsewhere']
  const scene = { names, inScope: ['a', 'b', 'c'], declared: ['a', 'b', 'c'] }

  test('is what the rollout does with it where no finding names it', () => {
    const called = callRoll(
      judgement(roll({ ...scene, declared: ['a', 'b'], touched: ['a'], excepted: ['b'] })),
    )
    expect(rows(called)).toEqual(['excepted b', 'untouched c', 'touched a'])
  })

  test('is answered only where a touched host has reported', () => {
    const reports = { a: { version: '1' }, elsewhere: { version: '1' } }
    const called = callRoll(judgement(roll({ ...scene, reports })))
    expect(rows(called)).toEqual(['touched b', 'touched c', 'answered a'])
    expect(called?.asked).toBe(true)
  })

  test.each([
    ['hosts/missing', 'block', 'missing'],
    ['hosts/surplus', 'block', 'surplus'],
    ['hosts/off-scope', 'warn', 'surplus'],
    ['observed/release', 'block', 'wrong'],
    ['observed/answered', 'wait', 'silent'],
    ['observed/outside', 'block', 'outside'],
    ['capacity/floor', 'block', 'blocked'],
    ['review/second-person', 'wait', 'waiting'],
    ['waves/representative', 'warn', 'warned'],
  ] as const)('that %s names with %s is %s', (rule, effect, status) => {
    const findings = [finding({ rule, effect, hosts: ['elsewhere'] })]
    const called = callRoll(judgement({ ...roll(scene), findings }))
    expect(rows(called)[0]).toBe(`${status} elsewhere`)
  })

  test('is the worst of what is said, and every rule is named once', () => {
    const called = callRoll(
      judgement({
        ...roll(scene),
        findings: [
          finding({ rule: 'waves/representative', effect: 'warn', hosts: ['b', 'c'] }),
          finding({ rule: 'hosts/missing', hosts: ['b'] }),
          finding({ rule: 'hosts/missing', hosts: ['b'] }),
        ],
      }),
    )
    const [worst] = called?.rows() ?? []
    expect(worst).toMatchObject({
      host: 'b',
      status: 'missing',
      rules: ['waves/representative', 'hosts/missing'],
    })
    expect(rows(called)).toEqual(['missing b', 'warned c', 'touched a'])
  })
})

test('names that the inventory does not know are strangers, each once', () => {
  const called = callRoll(
    judgement({
      ...roll({ names: ['a'], strangers: ['x', '__proto__'], reports: { x: { version: '1' } } }),
      findings: [finding({ rule: 'hosts/surplus', hosts: ['x', 'y', 'a'] })],
    }),
  )
  expect([...(called?.rows() ?? [])]).toMatchObject([
    {
      host: 'x',
      status: 'stranger',
      touched: true,
      report: { version: '1' },
      rules: ['hosts/surplus'],
    },
    { host: '__proto__', status: 'stranger', touched: true, report: undefined, rules: [] },
    { host: 'y', status: 'stranger', touched: false, rules: ['hosts/surplus'] },
    { host: 'a', status: 'surplus' },
  ])
  expect(called && tallyOf(called)).toBe('4 hosts: 3 stranger, 1 surplus')
})

test('a row tells the wave and how the host is declared', () => {
  const called = callRoll(
    judgement(
      roll({
        names: ['a', 'b', 'c', 'd'],
        declared: ['a', 'b', 'd'],
        inScope: ['a', 'b', 'c'],
        touched: ['a', 'd'],
        excepted: ['b'],
        waves: { canary: ['a'], rest: ['d'] },
      }),
    ),
  )
  expect([...(called?.rows() ?? [])]).toEqual([
    expect.objectContaining({ host: 'b', declared: 'excepted', touched: false, wave: undefined }),
    expect.objectContaining({ host: 'c', declared: 'in scope', touched: false, wave: undefined }),
    expect.objectContaining({ host: 'a', declared: 'yes', touched: true, wave: 'canary' }),
    expect.objectContaining({ host: 'd', declared: 'yes', touched: true, wave: 'rest' }),
  ])
})

test('rows are made as they are reached', () => {
  const names = Array.from({ length: 1000 }, (_, i) => `h${i}`)
  const scene = roll({ names })
  let named = 0
  const { fleet } = scene
  const watched = fleet && {
    ...fleet,
    name: (host: number) => {
      named++
      return fleet.name(host)
    },
  }
  const called = callRoll(judgement({ ...scene, fleet: watched }))
  const [first] = called?.rows() ?? []
  expect(first?.host).toBe('h0')
  expect(called?.size).toBe(1000)
  expect(named).toBe(1)
})

test('no hosts', () => {
  const called = callRoll(judgement(roll({ names: [] })))
  expect(called && tallyOf(called)).toBe('No hosts')
})
