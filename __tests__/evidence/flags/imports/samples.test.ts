import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { instant, lastInstant } from '../../../../src/base/time.ts'
import { importers } from '../../../../src/evidence/flags/imports/index.ts'
import type { RegistryPart } from '../../../../src/evidence/flags/registry/importer.ts'
import type { Evidence } from '../../../../src/model/evidence.ts'
import { reasons } from '../../memory.ts'
import { documentOf, importer, recognizing, SAMPLES, sample, sampleNames } from './samples.ts'

function readSample(name: string): Evidence<RegistryPart> {
  const document = documentOf(name, sample(name))
  if (!document) throw new Error(`${name} cannot be parsed`)
  return importer(SAMPLES[name] as string).read(document)
}

/** What is told of a flag, without what no provider knows. */
function told(name: string) {
  const read = readSample(name)
  if (!read.known) throw new Error(reasons(read).join('\n'))
  const plain = (entry: object) =>
    Object.fromEntries(
      Object.entries(entry).filter(
        ([field, value]) => value !== undefined && !['place', 'aliases', 'slots'].includes(field),
      ),
    )
  return { live: read.value.flags.map(plain), retired: read.value.retired.map(plain) }
}

const DESCRIPTION = 'Sends retail orders to the new program'
const CREATED = instant('2012-07-01')
const LONG_AGO = instant('2011-01-01')
const RETIRED = instant('2003-06-30')

describe('every sample', () => {
  test('is listed', () => {
    expect(sampleNames()).toEqual(Object.keys(SAMPLES).sort())
  })

  test('and every importer has one', () => {
    expect([...new Set(Object.values(SAMPLES))].sort()).toEqual(
      importers.map(({ format }) => format).sort(),
    )
  })
})

describe('what a sample tells', () => {
  test.each([
    [
      'launchdarkly.json',
      [
        {
          key: 'rlp',
          type: 'boolean',
          created: CREATED,
          owner: 'kim@example.com',
          description: DESCRIPTION,
        },
        { key: 'old-router', type: 'multivariate', created: LONG_AGO, owner: 'Routing' },
      ],
      [{ key: 'power-peg', retired: RETIRED }],
    ],
    [
      'unleash.json',
      [
        { key: 'rlp', type: 'release', created: CREATED, description: DESCRIPTION },
        { key: 'old-router', type: 'operational', created: LONG_AGO },
      ],
      [{ key: 'power-peg', retired: RETIRED }],
    ],
    ['unleash-export.json', [{ key: 'rlp', type: 'release' }], [{ key: 'power-peg' }]],
    [
      'openfeature.json',
      [
        { key: 'rlp', type: 'boolean', description: DESCRIPTION },
        { key: 'order-limit', type: 'integer' },
      ],
      [],
    ],
    [
      'flagd.json',
      [
        { key: 'rlp', type: 'boolean', owner: 'etg', description: DESCRIPTION },
        { key: 'old-router', type: 'string' },
      ],
      [{ key: 'power-peg' }],
    ],
    [
      'flagd-list.yaml',
      [{ key: 'rlp', type: 'boolean' }],
      [{ key: 'power-peg', retired: RETIRED }],
    ],
    [
      'go-feature-flag.yaml',
      [
        {
          key: 'rlp',
          type: 'boolean',
          owner: 'etg',
          description: DESCRIPTION,
          expires: lastInstant('2012-12-31T00:00:00Z'),
        },
        { key: 'old-router', type: 'string' },
      ],
      [{ key: 'power-peg', retired: RETIRED }],
    ],
    [
      'flipt.yaml',
      [
        { key: 'rlp', type: 'BOOLEAN_FLAG_TYPE', owner: 'etg', description: DESCRIPTION },
        { key: 'old-router', type: 'VARIANT_FLAG_TYPE' },
      ],
      [{ key: 'power-peg' }],
    ],
    [
      'growthbook.json',
      [
        {
          key: 'rlp',
          type: 'boolean',
          created: CREATED,
          owner: 'kim@example.com',
          description: DESCRIPTION,
        },
        { key: 'old-router', type: 'string', created: LONG_AGO },
      ],
      [{ key: 'power-peg' }],
    ],
    [
      'flagsmith.json',
      [
        {
          key: 'rlp',
          id: '101',
          type: 'STANDARD',
          created: instant('2012-07-01T00:00:00.116914Z'),
          owner: 'kim@example.com',
          description: DESCRIPTION,
        },
        { key: 'old-router', id: '100', type: 'MULTIVARIATE', created: LONG_AGO },
      ],
      [{ key: 'power-peg' }],
    ],
    [
      'statsig.json',
      [
        { key: 'rlp', created: CREATED, owner: 'kim@example.com', description: DESCRIPTION },
        { key: 'old-router', created: LONG_AGO, owner: 'CONSOLE API' },
      ],
      [
        {
          key: 'power-peg',
          retired: RETIRED,
          reason: "replaced by the router's own accounting",
        },
      ],
    ],
    [
      'configcat.json',
      [
        { key: 'rlp', id: '101', type: 'boolean', created: CREATED, description: DESCRIPTION },
        { key: 'orderLimit', id: '100', type: 'int', created: LONG_AGO },
      ],
      [{ key: 'powerPeg' }],
    ],
    [
      'posthog.json',
      [
        {
          key: 'rlp',
          id: '101',
          created: instant('2012-07-01T00:00:00.116914Z'),
          description: DESCRIPTION,
        },
        { key: 'old_deleted_7', id: '100', created: LONG_AGO },
      ],
      [{ key: 'power-peg' }, { key: 'peg' }],
    ],
  ])('%s', (name, live, retired) => {
    expect(told(name)).toEqual({ live, retired })
  })

  test.each([
    ['launchdarkly.json', '4:14', '31:14'],
    ['openfeature.json', '4:5', undefined],
    ['flagd-list.yaml', '2:10', '6:10'],
    ['go-feature-flag.yaml', '1:1', '27:1'],
  ])('%s stands where its keys stand', (name, live, retired) => {
    const read = readSample(name)
    const first = (entries: readonly { place: { line: number; column: number } }[]) =>
      entries.slice(0, 1).map(({ place }) => `${place.line}:${place.column}`)
    expect(read.known && first(read.value.flags)).toEqual([live])
    expect(read.known && first(read.value.retired)).toEqual(retired ? [retired] : [])
  })

  test.each([
    ['growthbook-payload.json', '3:15', 'leaves out archived features'],
    ['flagsmith-file.json', '1:1', 'does not say which of them are archived'],
    ['configcat-answer.json', '1:1', 'looks the same for live and for deleted settings'],
  ])('%s is refused', (name, place, why) => {
    expect(reasons(readSample(name))).toEqual([
      expect.stringMatching(new RegExp(`^${name}:${place} .*${why}`)),
    ])
  })
})

describe('a sample is recognized', () => {
  test.each(Object.entries(SAMPLES))('%s as %s alone', (name, format) => {
    expect(recognizing(documentOf(name, sample(name))?.value)).toEqual([format])
  })

  test.each(Object.entries(SAMPLES))('%s as %s alone with one flag left', (name, format) => {
    const value = structuredClone(parse(sample(name)))
    expect(recognizing(oneLeft(value))).toEqual([format])
  })

  test.each(Object.entries(SAMPLES))('%s as none but %s whatever is missing', (name, format) => {
    const value = parse(sample(name))
    for (const torn of [...without(value), ...flags(value).flatMap(without)]) {
      expect([[], [format]]).toContainEqual(recognizing(torn))
    }
    expect.hasAssertions()
  })

  test.each([
    ['flagd', { $evaluators: {}, flags: {} }],
    ['flagd', { $schema: 'https://flagd.dev/schema/v0/flags.json', flags: {} }],
    ['flipt', { namespace: 'production', flags: null }],
    [
      'growthbook',
      { features: [{ id: 'a', name: 'A', archived: false, project: '' }], hasMore: false },
    ],
    ['growthbook', { features: [], hasMore: true }],
    ['launchdarkly', { items: [], totalCount: 0 }],
    ['statsig', { data: [], pagination: { nextPage: null, totalItems: 0 } }],
    ['unleash', { features: [], featureStrategies: [], tagTypes: [] }],
  ])('as %s alone, however little there is: %#', (format, value) => {
    expect(recognizing(value)).toEqual([format])
  })

  test.each([
    ['a package', { name: 'x', version: '1.0.0', scripts: {}, files: [], flags: ['--a'] }],
    ['a manifest', { version: 1, service: 'a', hosts: {}, flags: { activates: ['rlp'] } }],
    ['a policy', { version: 1, inventory: 'hosts', flags: { registry: ['flags.yml'] } }],
    ['our own registry', { flags: [{ key: 'rlp', owner: 'etg', type: 'boolean' }], retired: [] }],
    [
      'our own registry with slots',
      { flags: [{ key: 'rlp', slots: [{ schema: 'order', field: 'flags', bit: 12 }] }] },
    ],
    ['a dev container', { image: 'node', features: { 'ghcr.io/a/b:1': { version: '1' } } }],
    ['a list of hosts', [{ host: 'web-1', version: 'r2', flags: { rlp: true } }]],
    ['a workflow', { name: 'ci', on: ['push'], jobs: { test: { steps: [] } } }],
    ['a Kubernetes object', { apiVersion: 'v1', metadata: { namespace: 'a' }, items: [] }],
    ['an empty map', {}],
    ['an empty list', []],
    ['a text', 'flags'],
    ['nothing', null],
  ])('but %s is not', (_name, value) => {
    expect(recognizing(value)).toEqual([])
  })
})

/** The document with the first flag alone. */
function oneLeft(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1)
  const root = value as Record<string, unknown>
  const name = ['items', 'features', 'flags', 'results', 'data', 'settings'].find((key) =>
    Object.hasOwn(root, key),
  )
  return name ? { ...root, [name]: firstOf(root[name]) } : firstOf(root)
}

function firstOf(flags: unknown): unknown {
  if (Array.isArray(flags)) return flags.slice(0, 1)
  return Object.fromEntries(Object.entries(flags as object).slice(0, 1))
}

/** A list or map without each of its parts in turn. */
function without(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.map((_, i) => value.toSpliced(i, 1))
  return Object.keys(value as object).map((key) =>
    Object.fromEntries(Object.entries(value as object).filter(([name]) => name !== key)),
  )
}

/** The lists and maps within a document, each of which may be a document of its own. */
function flags(value: unknown): readonly object[] {
  return Object.values(value as object).filter(
    (part): part is object => typeof part === 'object' && part !== null,
  )
}
