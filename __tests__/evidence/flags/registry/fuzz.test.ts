import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readRegistry } from '../../../../src/evidence/flags/registry/index.ts'
import { memoryFiles } from '../../memory.ts'
import { registryOf, source } from './sources.ts'

const SAMPLES: Readonly<Record<string, string>> = {
  'flags.yml':
    'flags:\n  - { key: rlp, aliases: [RLP], slots: [{ schema: order, field: flags, bit: 12 }] }\nretired:\n  - key: peg\n    retired: 2003-06-30\n    reason: old\n',
  'flags.json':
    '{"version": 1, "flags": [{"key": "rlp"}], "retired": [{"key": "peg", "retired": "2003-06-30", "reason": "old"}]}',
  'order.proto':
    'syntax = "proto3";\npackage orders.v1;\nmessage Order {\n  reserved 3, 7 to 9;\n  reserved "peg"; // dead\n  bool rlp = 4 [(x) = { a: 1 }];\n  oneof o { int32 b = 5; }\n}\nenum Side { BUY = 0; reserved 2 to max; }\n',
}

describe('whatever a source holds', () => {
  test.each(Object.keys(SAMPLES))('%s is read or refused with reasons', async (file) => {
    const sample = SAMPLES[file] as string
    const damaged = fc
      .array(
        fc.record({
          at: fc.nat(sample.length),
          gone: fc.nat(12),
          put: fc.oneof(
            fc.constant(''),
            fc.constantFrom(
              '{',
              '}',
              '[',
              ']',
              '"',
              "'",
              ':',
              ';',
              '=',
              ' ',
              '\n',
              '#',
              '//',
              '/*',
              '__proto__',
              '&a',
              '*a',
              '!x',
              '\u0000',
            ),
            fc.string({ maxLength: 4 }),
          ),
        }),
        { minLength: 1, maxLength: 4 },
      )
      .map((changes) =>
        changes.reduce(
          (text, { at, gone, put }) => text.slice(0, at) + put + text.slice(at + gone),
          sample,
        ),
      )
    let refused = 0
    await fc.assert(
      fc.asyncProperty(damaged, async (text) => {
        const read = await readRegistry([source(file)], '.', memoryFiles({ [file]: text }))
        if (read.known) return
        refused++
        expect(read.because.length).toBeGreaterThan(0)
        for (const { what, next, place } of read.because) {
          expect([what.endsWith('.'), next.endsWith('.')]).toEqual([false, false])
          expect([place.file, place.line >= 1, place.column >= 1]).toEqual([file, true, true])
        }
      }),
      { numRuns: 300 },
    )
    expect(refused).toBeGreaterThan(0)
  })

  test('no name of any source is lost where several are read together', async () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd', 'A', 'b-')
    const flag = fc.record({
      key: name,
      aliases: fc.uniqueArray(name, { maxLength: 2 }),
      id: fc.constantFrom('x', 'y', undefined),
    })
    const flags = fc.uniqueArray(flag, {
      maxLength: 3,
      selector: ({ key }) => key.toLowerCase().replace('-', ''),
    })
    await fc.assert(
      fc.asyncProperty(flags, flags, async (first, second) => {
        const registry = (entries: readonly object[]) => JSON.stringify({ flags: entries })
        const withoutAliases = ({ key, id }: (typeof first)[number]) => ({ key, id })
        const { flags: joined } = await registryOf({
          'one/flags.json': registry(first.slice(0, 1)),
          'two/flags.json': registry(first.map(withoutAliases)),
          'three/flags.json': registry(second.map(withoutAliases)),
        })
        const names = joined.flatMap(({ key, aliases }) => [key, ...aliases])
        const given = [...first, ...second].map(({ key }) => key)
        expect(names).toEqual(expect.arrayContaining(given))
        for (const { key, id } of [...first, ...second]) {
          if (id === undefined) continue
          expect(
            joined.some((each) => each.id === id && [each.key, ...each.aliases].includes(key)),
          ).toBe(true)
        }
      }),
    )
  })
})
