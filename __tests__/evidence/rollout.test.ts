import { describe, expect, test } from '@jest/globals'
import { setOf } from '../../src/base/hosts.ts'
import { readInventory } from '../../src/evidence/inventory/index.ts'
import { readManifest } from '../../src/evidence/manifest/index.ts'
import { resolveRollout, selectorsOf } from '../../src/evidence/rollout.ts'
import { selectors } from '../../src/evidence/selector/index.ts'
import type { Fleet, HostSet } from '../../src/model/fleet.ts'
import { memoryFiles, reasons, textFile } from './memory.ts'

const INVENTORY = '[web]\nweb-[1:4]\n\n[db]\ndb-1\ndb-2\n\n[site:children]\nweb\ndb\n'

async function manifestOf(more: object) {
  const { hosts, ...rest } = { hosts: {}, ...more }
  const manifest = await readManifest(
    textFile(
      'm.json',
      JSON.stringify({
        version: 1,
        service: 'a',
        environment: 'a',
        operation: 'restart',
        hosts: { select: 'web', expect: 4, ...hosts },
        ...rest,
      }),
    ),
  )
  if (!manifest.known) throw new Error(reasons(manifest).join())
  return manifest.value
}

async function rollout(
  more: object,
  { now = '2012-08-01T12:00:00Z', touches = undefined as readonly number[] | undefined } = {},
) {
  const inventory = await readInventory(['i'], memoryFiles({ i: INVENTORY }))
  if (!inventory.known) throw new Error(reasons(inventory).join())
  const fleet = inventory.value
  const manifest = await manifestOf(more)
  const source = { role: 'touches', file: 't', format: 'plain host list', digest: '' } as const
  const resolved = resolveRollout(
    manifest,
    fleet,
    touches && { source, hosts: setOf(touches), strangers: [] },
    await selectors(selectorsOf(manifest.value)),
    Date.parse(now),
  )
  return { ...resolved, names: (hosts: HostSet) => names(fleet, hosts) }
}

const names = (fleet: Fleet, hosts: HostSet) =>
  Array.from(hosts, (host) => fleet.name(host)).join(' ')

describe('exceptions', () => {
  const EXCEPTION = { host: 'web-2', reason: 'disk', owner: 'kim', until: '2012-08-01' }

  test.each<readonly [name: string, exception: object, now: string, excepted: string]>([
    ['holds before its date', EXCEPTION, '2012-07-01T00:00:00Z', 'web-2'],
    ['holds to the last moment of its date in UTC', EXCEPTION, '2012-08-01T23:59:59.999Z', 'web-2'],
    ['is over in the first moment after', EXCEPTION, '2012-08-02T00:00:00Z', ''],
    ['is over by UTC, wherever it is asked', EXCEPTION, '2012-08-01T20:00:00-04:00', ''],
    [
      'holds to a time, including it',
      { ...EXCEPTION, until: '2012-08-01T09:30:00-04:00' },
      '2012-08-01T13:30:00Z',
      'web-2',
    ],
    [
      'is over after its time',
      { ...EXCEPTION, until: '2012-08-01T09:30:00-04:00' },
      '2012-08-01T13:30:00.001Z',
      '',
    ],
    [
      'does not hold without a reason',
      { ...EXCEPTION, reason: undefined },
      '2012-07-01T00:00:00Z',
      '',
    ],
    [
      'does not hold without an owner',
      { ...EXCEPTION, owner: undefined },
      '2012-07-01T00:00:00Z',
      '',
    ],
    [
      'does not hold without an end',
      { ...EXCEPTION, until: undefined },
      '2012-07-01T00:00:00Z',
      '',
    ],
    [
      'does not hold for a host that nobody knows',
      { ...EXCEPTION, host: 'web-9' },
      '2012-07-01T00:00:00Z',
      '',
    ],
    ['does not hold for a group', { ...EXCEPTION, host: 'web' }, '2012-07-01T00:00:00Z', ''],
  ])('an exception %s', async (_name, exception, now, excepted) => {
    const { names, ...resolved } = await rollout({ hosts: { except: [exception] } }, { now })
    expect(names(resolved.excepted)).toBe(excepted)
    const left = ['web-1', 'web-2', 'web-3', 'web-4'].filter((host) => host !== excepted)
    expect(names(resolved.touched)).toBe(left.join(' '))
    expect(names(resolved.declared.hosts)).toBe('web-1 web-2 web-3 web-4')
  })

  test('all of them are kept, with what they say', async () => {
    const { exceptions } = await rollout({ hosts: { except: [EXCEPTION, { host: 'web-9' }] } })
    expect(exceptions).toMatchObject([
      { name: 'web-2', host: 1, reason: 'disk', owner: 'kim', until: Date.UTC(2012, 7, 2) - 1 },
      { name: 'web-9', host: undefined, reason: undefined, owner: undefined, until: undefined },
    ])
  })
})

describe('the scope', () => {
  test.each<readonly [select: string, scope: readonly string[], inScope: string]>([
    ['web', ['web'], 'web-1 web-2 web-3 web-4'],
    ['web,db', ['web', 'db'], 'web-1 web-2 web-3 web-4 db-1 db-2'],
    ['web:!web-1', ['web'], 'web-1 web-2 web-3 web-4'],
    ['site:&db', ['site'], 'web-1 web-2 web-3 web-4 db-1 db-2'],
    ['web:!db', ['web'], 'web-1 web-2 web-3 web-4'],
    ['web[0]', ['web'], 'web-1 web-2 web-3 web-4'],
    ['all', ['all'], 'web-1 web-2 web-3 web-4 db-1 db-2'],
    ['web-1', [], ''],
    ['web-*', [], ''],
  ])('of %s is the groups it names', async (select, scope, inScope) => {
    const resolved = await rollout({ hosts: { select } })
    expect(resolved.scope.map(({ text }) => text)).toEqual(scope)
    expect(resolved.names(resolved.inScope)).toBe(inScope)
    expect(resolved.scopeGiven).toBe(false)
  })

  test('is what the manifest says where it says so', async () => {
    const resolved = await rollout({ hosts: { select: 'web', scope: ['db', 'web-1'] } })
    expect(resolved.names(resolved.inScope)).toBe('web-1 db-1 db-2')
    expect(resolved.scope.map(({ place }) => place.line)).toEqual([1, 1])
    expect(resolved.scopeGiven).toBe(true)
  })
})

describe('what is touched', () => {
  const except = [{ host: 'web-1', reason: 'r', owner: 'o', until: '2012-09-01' }]

  test('is what the tool says, whatever the manifest selects or leaves out', async () => {
    const resolved = await rollout({ hosts: { except } }, { touches: [5, 0] })
    expect(resolved.names(resolved.touched)).toBe('web-1 db-2')
    expect(resolved.names(resolved.excepted)).toBe('web-1')
  })

  test('is nobody where the tool says so', async () => {
    expect((await rollout({}, { touches: [] })).touched).toHaveLength(0)
  })
})

describe('waves and the way back', () => {
  test('waves are without the excepted hosts, with their times in seconds', async () => {
    const resolved = await rollout({
      hosts: { except: [{ host: 'web-1', reason: 'r', owner: 'o', until: '2012-09-01' }] },
      waves: [
        { name: 'canary', select: 'web[0:1]', bake: '1h30m' },
        { name: 'rest', select: 'web:!web[0:1]', max: '50%' },
      ],
    })
    expect(
      resolved.waves.map(({ name, hosts, selection, bake, max }) => ({
        name,
        hosts: resolved.names(hosts),
        selected: resolved.names(selection.hosts),
        bake,
        max,
      })),
    ).toEqual([
      { name: 'canary', hosts: 'web-2', selected: 'web-1 web-2', bake: 5400, max: undefined },
      { name: 'rest', hosts: 'web-3 web-4', selected: 'web-3 web-4', bake: undefined, max: '50%' },
    ])
  })

  test('the way back is resolved too', async () => {
    const resolved = await rollout({ recovery: { rollback: { version: 'r1', hosts: 'db' } } })
    expect(resolved.names(resolved.rollback?.hosts as HostSet)).toBe('db-1 db-2')
    expect((await rollout({})).rollback).toBeUndefined()
  })

  test('every selector of a manifest is found', async () => {
    const manifest = await manifestOf({
      hosts: { select: 'a', scope: ['b', 'c'] },
      waves: [{ name: 'w', select: 'd' }],
      recovery: { rollback: { version: 'v', hosts: 'e' } },
    })
    expect(selectorsOf(manifest.value)).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(selectorsOf((await manifestOf({})).value)).toEqual(['web'])
  })
})
