import { describe, expect, test } from '@jest/globals'
import { instant } from '../../../../src/base/time.ts'
import { reasons } from '../../memory.ts'
import { read } from './samples.ts'

const flag = (key: string, more: object = {}) => ({ key, kind: 'boolean', ...more })
const launchdarkly = (...items: readonly object[]) => ({ items, totalCount: items.length })
const unleash = (...features: readonly object[]) => ({ features, total: features.length })
const growthbook = (...features: readonly object[]) => ({
  features,
  total: features.length,
  hasMore: false,
})
const flagsmith = (...results: readonly object[]) => ({
  count: results.length,
  next: null,
  results: results.map((each, id) => ({
    id,
    default_enabled: true,
    is_archived: false,
    ...each,
  })),
})
const posthog = (...results: readonly object[]) => ({
  count: results.length,
  next: null,
  results: results.map((each, id) => ({ id, ...each })),
})
const statsig = (...data: readonly object[]) => ({
  data: data.map((each) => ({ status: 'In Progress', ...each })),
  pagination: { nextPage: null, totalItems: data.length },
})
const setting = (settingId: number, key: string) => ({ settingId, key, settingType: 'boolean' })
const configcat = (settings: readonly object[], deletedSettings: readonly object[] = []) => ({
  settings,
  deletedSettings,
})
const on = { variants: { on: true } }

describe('half an export is unknown', () => {
  test.each([
    [
      'launchdarkly',
      { ...launchdarkly(flag('a')), totalCount: 1045 },
      '8:17 The export has 1 flag and says that there are 1,045, so some are missing',
    ],
    [
      'launchdarkly',
      { ...launchdarkly(flag('a'), flag('b')), totalCount: 1 },
      '12:17 The export has 2 flags and says that there are 1, so pages were joined and their counts were not added',
    ],
    [
      'launchdarkly',
      { items: [flag('a')] },
      '1:1 totalCount is missing, and without the number of all flags nobody can tell whether the export is whole',
    ],
    [
      'launchdarkly',
      { ...launchdarkly(), totalCount: '0' },
      '3:17 totalCount is "0", and without the number of all flags nobody can tell whether the export is whole',
    ],
    [
      'launchdarkly',
      { ...launchdarkly(flag('a')), _links: { next: { href: '/api/v2/flags/default?offset=20' } } },
      '10:13 _links.next says that another page follows, so this is a part of the export',
    ],
    [
      'launchdarkly',
      { ...launchdarkly(flag('a')), _links: { self: { href: '/api/v2/flags/default' } } },
      '10:13 It is one answer of LaunchDarkly without archived flags, which it leaves out because it was not asked for them, so nobody can tell whether there are any',
    ],
    [
      'launchdarkly',
      {
        ...launchdarkly(flag('a', { archived: true })),
        _links: { self: { href: '/api/v2/flags/default?filter=state:archived' } },
      },
      '11:13 It is one answer of LaunchDarkly without live flags, which it leaves out because it was asked for archived ones, so nobody can tell whether there are any',
    ],
    [
      'launchdarkly',
      { totalCount: 2 },
      '1:1 items is missing, and the list of flags belongs here, so the export is not whole',
    ],
    [
      'launchdarkly',
      { items: null, totalCount: 2 },
      '2:12 items is empty, and the list of flags belongs here, so the export is not whole',
    ],
    [
      'unleash',
      { ...unleash({ name: 'a' }), total: 26 },
      '7:12 The export has 1 flag and says that there are 26, so some are missing',
    ],
    [
      'growthbook',
      { ...growthbook({ id: 'a' }), hasMore: true },
      '8:14 hasMore says that another page follows, so this is a part of the export',
    ],
    [
      'growthbook',
      { ...growthbook({ id: 'a' }), total: 11 },
      '7:12 The export has 1 flag and says that there are 11, so some are missing',
    ],
    [
      'flagsmith',
      { ...flagsmith({ name: 'a' }), next: 'https://api.flagsmith.com/?page=2' },
      '3:11 next says that another page follows, so this is a part of the export',
    ],
    [
      'flagsmith',
      { ...flagsmith({ name: 'a' }), count: 2 },
      '2:12 The export has 1 flag and says that there are 2, so some are missing',
    ],
    [
      'flagsmith',
      flagsmith({ name: 'a', is_archived: undefined }),
      '5:5 results[0].is_archived is missing, and true or false belongs here, since nothing else tells a retired flag',
    ],
    [
      'posthog',
      { ...posthog({ key: 'a' }), next: 'https://app.posthog.com/?offset=100' },
      '3:11 next says that another page follows, so this is a part of the export',
    ],
    [
      'statsig',
      { ...statsig({ id: 'a' }), pagination: { nextPage: '/gates?page=2', totalItems: 1 } },
      '9:17 pagination.nextPage says that another page follows, so this is a part of the export',
    ],
    [
      'statsig',
      { ...statsig({ id: 'a' }), pagination: { nextPage: null, totalItems: 101 } },
      '10:19 The export has 1 flag and says that there are 101, so some are missing',
    ],
    [
      'statsig',
      { data: [] },
      '1:1 pagination.totalItems is missing, and without the number of all flags nobody can tell whether the export is whole',
    ],
    [
      'configcat',
      { settings: [setting(1, 'a')] },
      '1:1 deletedSettings is missing, and the list of flags belongs here, so the export is not whole',
    ],
    [
      'configcat',
      { deletedSettings: [setting(1, 'a')] },
      '1:1 settings is missing, and the list of flags belongs here, so the export is not whole',
    ],
    [
      'flipt',
      { namespace: 'a', flags: null },
      '3:12 flags is empty, and the list of flags belongs here, so the export is not whole',
    ],
    [
      'flagd',
      {},
      '1:1 flags is missing, and the map of flags belongs here, so the export is not whole',
    ],
    [
      'openfeature',
      { flags: [] },
      '2:12 flags is a list, and the map of flags belongs here, so the export is not whole',
    ],
    [
      'go-feature-flag',
      ['a'],
      '1:1 the file is a list, and the map of flags belongs here, so the export is not whole',
    ],
  ])('%s %#', (format, value, ...expected) => {
    expect(reasons(read(format, value))).toEqual(expected.map((each) => `export.json:${each}`))
  })
})

describe('a flag that cannot be read makes all unknown', () => {
  test.each([
    [
      'launchdarkly',
      launchdarkly({ kind: 'boolean' }),
      '3:5 items[0].key is missing, and a text belongs here',
    ],
    [
      'launchdarkly',
      launchdarkly(flag('')),
      '4:14 items[0].key is "", and a text that is not empty belongs here',
    ],
    [
      'launchdarkly',
      launchdarkly(flag('a\nb')),
      '4:14 items[0].key is "a\\nb", and a text on one line without control characters belongs here',
    ],
    [
      'launchdarkly',
      launchdarkly(flag('a', { archived: 'yes' })),
      '6:19 items[0].archived is "yes", and true or false belongs here',
    ],
    [
      'launchdarkly',
      launchdarkly(flag('a', { creationDate: '2012-07-01' })),
      '6:23 items[0].creationDate is "2012-07-01", and a whole number of milliseconds since 1970 belongs here',
    ],
    [
      'launchdarkly',
      launchdarkly(flag('a', { creationDate: 8.64e15 + 1 })),
      '6:23 items[0].creationDate is 8640000000000001, and a whole number of milliseconds since 1970 belongs here',
    ],
    [
      'launchdarkly',
      launchdarkly(flag('a', { _maintainer: 'kim' })),
      '6:22 items[0]._maintainer is "kim", and a map of keys and values belongs here',
    ],
    [
      'unleash',
      unleash({ name: 'a', archivedAt: '2012-02-30' }),
      '5:21 features[0].archivedAt is "2012-02-30", and a date (2012-08-01) or a time with its zone (2012-08-01T09:30:00Z) belongs here',
    ],
    [
      'statsig',
      statsig({ id: 'a', status: 7 }),
      '4:17 data[0].status is 7, and a text belongs here',
    ],
    [
      'statsig',
      { ...statsig(), data: [7], pagination: { totalItems: 1 } },
      '3:5 data[0] is 7, and a map with the fields of a flag belongs here',
    ],
    [
      'posthog',
      posthog({ id: null, key: 'a' }),
      '6:13 results[0].id is empty, and a whole number or a text belongs here',
    ],
    [
      'flagsmith',
      flagsmith({ name: 'a', owners: 'kim' }),
      '10:17 results[0].owners is "kim", and a list of the owners of a flag belongs here',
    ],
    [
      'flagd',
      { flags: { a: { state: 'ENABLED' } } },
      '3:10 flags.a.variants is missing, and a map of keys and values belongs here',
    ],
    [
      'flagd',
      { flags: { a: { ...on, metadata: { retired: 'yes' } } } },
      '8:20 flags.a.metadata.retired is "yes", and true, false or the date of the retirement belongs here',
    ],
    [
      'flagd',
      { flags: { '': on } },
      '3:5 The key of a flag is "", and a text that is not empty belongs here',
    ],
    ['flagd', { flags: [on] }, '3:5 flags[0].key is missing, and a text belongs here'],
    [
      'go-feature-flag',
      { a: { variations: { on: true } }, b: { rule: 'x' } },
      '7:8 b.variations is missing, and a map of keys and values belongs here',
    ],
    [
      'openfeature',
      { flags: { a: {} } },
      '3:10 flags.a.flagType is missing, and a text belongs here',
    ],
    [
      'configcat',
      configcat([{ key: 'a', settingType: 'int' }]),
      '3:5 settings[0].settingId is missing, and a whole number or a text belongs here',
    ],
  ])('%s %#', (format, value, expected) => {
    expect(reasons(read(format, value))).toEqual([`export.json:${expected}`])
  })

  test('and the first fifty are told, and that there are more', () => {
    const found = reasons(read('launchdarkly', launchdarkly(...Array(1000).fill({ kind: 'a' }))))
    expect(found).toHaveLength(51)
    expect(found.at(-1)).toMatch(/950 more like these follow/)
  })
})

describe('the same flag twice is unknown', () => {
  test.each([
    ['launchdarkly', launchdarkly(flag('a'), flag('b'), flag('a', { archived: true })), '12:14', 4],
    ['unleash', unleash({ name: 'a' }, { name: 'a' }), '7:15', 4],
    ['growthbook', growthbook({ id: 'a' }, { id: 'a' }), '7:13', 4],
    ['flagsmith', flagsmith({ name: 'a' }, { name: 'a' }), '15:15', 9],
    ['posthog', posthog({ key: 'a' }, { key: 'a' }), '11:14', 7],
    ['statsig', statsig({ id: 'a' }, { id: 'a' }), '9:13', 5],
    ['configcat', configcat([setting(1, 'a'), setting(2, 'a')]), '10:14', 5],
    ['configcat', configcat([], [setting(1, 'a'), setting(1, 'a')]), '11:14', 6],
    ['flipt', { flags: [{ key: 'a' }, { key: 'a' }] }, '7:14', 4],
    [
      'flagd',
      {
        flags: [
          { key: 'a', ...on },
          { key: 'a', ...on },
        ],
      },
      '10:14',
      4,
    ],
  ])('%s %#', (format, value, place, first) => {
    expect(reasons(read(format, value))).toEqual([
      `export.json:${place} The flag "a" stands here again; it is first on line ${first}, and nothing says which one holds`,
    ])
  })
})

describe('what is retired and what is not', () => {
  const retiredIn = (format: string, value: unknown) => {
    const part = read(format, value)
    expect(reasons(part)).toEqual([])
    return part.known && part.value.retired.map(({ key, retired }) => [key, retired])
  }
  const at = '2023-01-29T15:21:39.975Z'
  const variations = { on: true }

  test.each([
    ['launchdarkly', launchdarkly(flag('a', { archived: true }))],
    ['unleash', unleash({ name: 'a', archived: true })],
    ['growthbook', growthbook({ id: 'a', archived: true })],
    ['flagsmith', flagsmith({ name: 'a', is_archived: true })],
    ['posthog', posthog({ key: 'a', deleted: true })],
    ['posthog', posthog({ key: 'a:deleted:7', deleted: false })],
    ['posthog', posthog({ key: 'a_deleted_7', deleted: true })],
    ['statsig', statsig({ id: 'a', status: 'Archived' })],
    ['statsig', statsig({ id: 'a', status: 'archived' })],
    ['configcat', configcat([], [setting(1, 'a')])],
    ['flagd', { flags: { a: { ...on, metadata: { retired: true } } } }],
    ['flipt', { flags: [{ key: 'a', metadata: { retired: true } }] }],
    ['go-feature-flag', { a: { variations, metadata: { retired: true } } }],
  ])('retired, nobody knows when: %s %#', (format, value) => {
    expect(retiredIn(format, value)).toEqual([['a', undefined]])
  })

  test.each([
    ['launchdarkly', launchdarkly(flag('a', { archived: true, archivedDate: 1675005699975 }))],
    ['unleash', unleash({ name: 'a', archivedAt: at })],
    ['unleash', unleash({ name: 'a', lifecycle: { stage: 'archived', enteredStageAt: at } })],
    ['statsig', statsig({ id: 'a', status: 'Archived', archivedAt: 1675005699975 })],
    ['statsig', statsig({ id: 'a', status: 'Archived', archivedAt: at })],
    ['flagd', { flags: { a: { ...on, metadata: { retired: at } } } }],
    ['flipt', { flags: [{ key: 'a', metadata: { retired: at } }] }],
    ['go-feature-flag', { a: { variations, metadata: { retired: at } } }],
  ])('retired at a moment: %s %#', (format, value) => {
    expect(retiredIn(format, value)).toEqual([['a', instant(at)]])
  })

  test.each([
    ['launchdarkly', launchdarkly(flag('a', { deprecated: true, deprecatedDate: 1 }))],
    ['launchdarkly', launchdarkly(flag('a', { archived: false, archivedDate: 1 }))],
    ['unleash', unleash({ name: 'a', stale: true, archived: false, archivedAt: null })],
    ['unleash', unleash({ name: 'a', lifecycle: { stage: 'completed', enteredStageAt: at } })],
    ['growthbook', growthbook({ id: 'a', archived: false, environments: {} })],
    ['flagsmith', flagsmith({ name: 'a', default_enabled: false })],
    ['posthog', posthog({ key: 'a_deleted_7', deleted: false, active: false })],
    ['statsig', statsig({ id: 'a', status: 'Disabled', type: 'STALE', archiveReason: '' })],
    ['configcat', configcat([setting(1, 'a')])],
    ['flagd', { flags: { a: { ...on, state: 'DISABLED' } } }],
    ['flagd', { flags: { a: { ...on, metadata: { retired: false } } } }],
    ['flipt', { flags: [{ key: 'a', enabled: false }] }],
    ['go-feature-flag', { a: { variations, disable: true } }],
    ['openfeature', { flags: { a: { flagType: 'boolean', retired: true } } }],
  ])('alive: %s %#', (format, value) => {
    expect(retiredIn(format, value)).toEqual([])
  })

  test.each([
    [{ on: true, off: false }, 'boolean'],
    [{ few: 1, many: 9 }, 'number'],
    [{ on: true, off: 'no' }, undefined],
    [{}, undefined],
  ])('the values %j are of the type %s', (variants, type) => {
    const part = read('flagd', { flags: { a: { variants } } })
    expect(part.known && part.value.flags).toMatchObject([{ key: 'a', type }])
  })

  test('ConfigCat and PostHog free the keys of what they delete, so that a key may be both', () => {
    const configs = read(
      'configcat',
      configcat([setting(3, 'a')], [setting(1, 'a'), setting(2, 'a')]),
    )
    expect(configs).toMatchObject({
      known: true,
      value: { flags: [{ key: 'a', id: '3' }], retired: [{ key: 'a' }] },
    })
    const hogs = posthog({ key: 'a' }, { key: 'a:deleted:1' }, { key: 'a:deleted:2' })
    expect(read('posthog', hogs)).toMatchObject({
      known: true,
      value: { flags: [{ key: 'a', id: '0' }], retired: [{ key: 'a' }] },
    })
  })
})

describe('text that nobody vouches for stays text', () => {
  const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '<b>', '$(x)']

  test.each(NAMES)('%s in a list', (name) => {
    const part = read('launchdarkly', launchdarkly(flag(name, { description: name })))
    expect(part.known && part.value.flags).toMatchObject([{ key: name, description: name }])
  })

  test.each(NAMES)('%s in a map', (name) => {
    const flags = JSON.parse(`{"flags":{${JSON.stringify(name)}:{"variants":{"on":true}}}}`)
    const part = read('flagd', flags)
    expect(part.known && part.value.flags).toMatchObject([{ key: name, type: 'boolean' }])
  })
})
