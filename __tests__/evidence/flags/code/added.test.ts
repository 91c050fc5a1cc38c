import { describe, expect, test } from '@jest/globals'
import { addedUses, type LinedUse } from '../../../../src/evidence/flags/code/added.ts'
import type { UseKind } from '../../../../src/model/flags.ts'

/** `call power_peg: line` on the lines of a file. */
function uses(file: string, lines: readonly string[]): readonly LinedUse[] {
  return lines.map((written, i) => {
    const [, kind, text, line] = /^(\w+) (\S+): (.*)$/.exec(written) as unknown as [
      string,
      UseKind,
      string,
      string,
    ]
    return { use: { kind, text, place: { file, line: i + 1, column: 1 } }, line }
  })
}

type Sides = readonly [file: string, before: readonly string[], after: readonly string[]]

/** Where uses are new, as `file:line`. */
function added(...files: readonly Sides[]): readonly string[] {
  const found = addedUses(
    files.map(([file, before, after]) => ({
      before: uses(file, before),
      after: uses(file, after),
    })),
  )
  return [...found].map(({ place }) => `${place.file}:${place.line}`)
}

describe('what a change adds', () => {
  test.each<[title: string, expected: readonly string[], ...files: readonly Sides[]]>([
    ['a use', ['a:1'], ['a', [], ['call peg: on(peg)']]],
    ['nothing where nothing changed', [], ['a', ['call peg: on(peg)'], ['call peg: on(peg)']]],
    ['nothing where the line was edited', [], ['a', ['call peg: on(peg)'], ['call peg: !on(peg)']]],
    ['nothing where it went', [], ['a', ['call peg: on(peg)'], []]],
    [
      'the line that was not there, wherever it stands',
      ['a:1'],
      ['a', ['call peg: on(peg)'], ['call peg: off(peg)', 'call peg: on(peg)']],
    ],
    [
      'the last of the same lines',
      ['a:2'],
      ['a', ['call peg: on(peg)'], ['call peg: on(peg)', 'call peg: on(peg)']],
    ],
    [
      'one of two lines that were not there where one went',
      ['a:1'],
      ['a', ['call peg: x'], ['call peg: y', 'call peg: z']],
    ],
    ['a literal that became a call', ['a:1'], ['a', ['literal peg: x'], ['call peg: x']]],
    ['a call that became a literal', ['a:1'], ['a', ['call peg: x'], ['literal peg: x']]],
    ['another flag', ['a:1'], ['a', ['call peg: on(peg)'], ['call rlp: on(rlp)']]],
    ['nothing by another spelling', [], ['a', ['call power_peg: x'], ['call PowerPeg: y']]],
    [
      'nothing that moved to another file',
      [],
      ['a', ['call peg: on(peg)'], []],
      ['b', [], ['call peg: on(peg)']],
    ],
    [
      'what moved to another file in another spelling',
      ['b:1'],
      ['a', ['call power_peg: on(power_peg)'], []],
      ['b', [], ['call PowerPeg: on(PowerPeg)']],
    ],
    [
      'the second copy of what moved',
      ['c:1'],
      ['a', ['call peg: on(peg)'], []],
      ['b', [], ['call peg: on(peg)']],
      ['c', [], ['call peg: on(peg)']],
    ],
    [
      'a line that moved from a file that has another instead',
      ['b:1'],
      ['a', ['call peg: on(peg)'], ['call peg: off(peg)']],
      ['b', [], ['call peg: on(peg)']],
    ],
    [
      'a line that is elsewhere still',
      ['b:1'],
      ['a', ['call peg: on(peg)'], ['call peg: on(peg)']],
      ['b', [], ['call peg: on(peg)']],
    ],
    [
      'a literal that became a call as it moved',
      ['b:1'],
      ['a', ['literal peg: peg'], []],
      ['b', [], ['call peg: peg']],
    ],
  ])('%s', (_, expected, ...files) => {
    expect(added(...files)).toEqual(expected)
  })
})
