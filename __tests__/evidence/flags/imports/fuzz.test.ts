import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { importers } from '../../../../src/evidence/flags/imports/index.ts'
import type { Located } from '../../../../src/model/place.ts'
import { documentOf, importer, SAMPLES, sample, written } from './samples.ts'

/** Known, or unknown with a sentence and a place for every reason. */
function expectEvidence(format: string, document: Located<unknown>): void {
  const evidence = importer(format).read(document)
  const places = evidence.known
    ? [...evidence.value.flags, ...evidence.value.retired].map(({ place }) => place)
    : evidence.because.map(({ place }) => place)
  expect(places.filter(({ line, column }) => !(line >= 1 && column >= 1))).toEqual([])
  if (evidence.known) return
  expect(evidence.because).not.toEqual([])
  expect(evidence.because.filter(({ what, next }) => !what.trim() || !next.trim())).toEqual([])
}

const FIELDS = [
  ...['items', 'features', 'flags', 'results', 'data', 'settings', 'deletedSettings'],
  ...['key', 'name', 'id', 'settingId', 'archived', 'archivedAt', 'retired', 'metadata', 'total'],
  ...['variants', 'variations', 'status', 'pagination', 'totalItems', 'count', 'next', '__proto__'],
]

/** Any value of JSON, with keys that mean something to one of the formats. */
const { value: anything } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false, 0, 1, -1, 1.5, 1e300, '', 'a', 'archived', '2012-08-01'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...FIELDS), tie('value'), { maxKeys: 6 }),
  ),
}))

describe.each(importers.map(({ format }) => format))('%s', (format) => {
  const samples = Object.keys(SAMPLES).filter((name) => SAMPLES[name] === format)

  test('of any value', () => {
    fc.assert(
      fc.property(fc.oneof(anything, fc.jsonValue()), (value) => {
        expect(typeof importer(format).recognizes(value)).toBe('boolean')
        expectEvidence(format, written(value))
      }),
      { numRuns: 300 },
    )
  })

  test('of a sample that is cut anywhere', () => {
    let read = 0
    for (const name of samples) {
      const text = sample(name)
      for (let at = 0; at <= text.length; at += name.endsWith('.json') ? 31 : 7) {
        const document = documentOf(name, text.slice(0, at))
        if (!document) continue
        expectEvidence(format, document)
        read++
      }
      const whole = documentOf(name, text)
      if (whole) expectEvidence(format, whole)
      read++
    }
    expect(read).toBeGreaterThan(0)
  })

  test('of a sample with another value somewhere', () => {
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.nat(), anything, (name, nth, value) => {
        const document = documentOf(name, sample(name))
        expectEvidence(format, written(replaced(document?.value, nth, value)))
      }),
      { numRuns: 200 },
    )
  })
})

/** The document with another value in the nth of its places. */
function replaced(document: unknown, nth: number, value: unknown): unknown {
  const places = JSON.stringify(document).split(/(?<=:)(?="|\d|true|false|null)/).length
  let left = nth % places
  return JSON.parse(JSON.stringify(document), (_key, held: unknown) =>
    (typeof held !== 'object' || held === null) && left-- === 0 ? value : held,
  )
}
