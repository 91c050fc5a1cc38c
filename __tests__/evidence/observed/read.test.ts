import { describe, expect, test } from '@jest/globals'
import { readInventory } from '../../../src/evidence/inventory/index.ts'
import { readObserved } from '../../../src/evidence/observed/index.ts'
import type { Fleet } from '../../../src/model/fleet.ts'
import { memoryFiles, reasons, textFile } from '../memory.ts'

async function fleet(): Promise<Fleet> {
  const read = await readInventory(['i'], memoryFiles({ i: 'web-1\nweb-2\n' }))
  if (!read.known) throw new Error('unknown')
  return read.value
}

const read = async (text: string) => readObserved(textFile('o', text), await fleet(), undefined)

const AT = '2026-01-02T03:04:05Z'
const DIGEST = `sha256:${'a'.repeat(64)}`

/** The same two reports in each of the three formats. */
const SAME = {
  JSON: `[{"host":"web-1","version":"1.10","at":"${AT}","warnings":2},\n {"host":"stray","digest":"${DIGEST}","at":"${AT}"}]`,
  NDJSON: `{"host":"web-1","version":"1.10","at":"${AT}","warnings":2}\n{"host":"stray","digest":"${DIGEST}","at":"${AT}"}\n`,
  CSV: `host,version,digest,at,warnings\nweb-1,1.10,,${AT},2\nstray,,${DIGEST},${AT},\n`,
}

describe('what hosts report', () => {
  test.each(Object.entries(SAME))('is read from %s', async (format, text) => {
    const observed = await read(text)
    if (!observed.known) throw new Error(reasons(observed).join())
    const { reports, strangers, source } = observed.value
    expect(source).toMatchObject({ role: 'observed', file: 'o', format })
    expect([...reports.keys()]).toEqual([0])
    expect(reports.get(0)).toMatchObject({
      host: 'web-1',
      version: '1.10',
      digest: undefined,
      at: Date.UTC(2026, 0, 2, 3, 4, 5),
      warnings: { count: 2, texts: [] },
    })
    expect(strangers).toMatchObject([{ host: 'stray', version: undefined, digest: DIGEST }])
  })

  test('keeps the place of each report', async () => {
    for (const [format, lines] of [
      ['JSON', [1, 2]],
      ['NDJSON', [1, 2]],
      ['CSV', [2, 3]],
    ] as const) {
      const observed = await read(SAME[format])
      if (!observed.known) throw new Error('unknown')
      const { reports, strangers } = observed.value
      expect([reports.get(0)?.place.line, strangers[0]?.place.line]).toEqual(lines)
    }
  })

  test('keeps flags and the texts of warnings', async () => {
    const observed = await read(
      `[{"host":"web-2","version":"1","at":"${AT}","flags":{"rlp":true},"warnings":["disk","Power Peg disabled"]}]`,
    )
    if (!observed.known) throw new Error('unknown')
    const report = observed.value.reports.get(1)
    expect(report?.flags).toEqual(new Map([['rlp', true]]))
    expect(report?.warnings).toEqual({ count: 2, texts: ['disk', 'Power Peg disabled'] })
  })

  test('is empty where nobody reports', async () => {
    const observed = await read('[]')
    expect(observed.known && observed.value.reports.size).toBe(0)
  })

  test.each<readonly [name: string, text: string, reasons: readonly string[]]>([
    [
      'a list that was cut',
      '[{"host":"web-1","at":"2026',
      ['o:1:23 It is not valid JSON: a string begins here that does not end on its line'],
    ],
    [
      'a line that was cut',
      `{"host":"web-1","version":"1","at":"${AT}"}\n{"host":"web-2",`,
      ['o:2:17 It is not valid JSON: a key in double quotes belongs here'],
    ],
    [
      'a row that was cut',
      `host,version,at\nweb-1,1,${AT}\nweb-2,1\n`,
      ['o:3:1 The row has 2 fields and the header has 3, so the row is torn'],
    ],
    [
      'a quote that never closes',
      `host,version,at\n"web-1,1,${AT}\n`,
      ['o:2:1 A quote opens here that never closes, so the rest of the file is torn'],
    ],
    [
      'a table without its header',
      `web-1,1.0,${AT}\n`,
      [
        'o:1:1 "web-1" is not a column of its own; the columns are host, version, digest, at and warnings, each once',
        'o:1:7 "1.0" is not a column of its own; the columns are host, version, digest, at and warnings, each once',
        `o:1:11 "${AT}" is not a column of its own; the columns are host, version, digest, at and warnings, each once`,
      ],
    ],
    [
      'a host with two reports',
      `[{"host":"web-1","version":"1","at":"${AT}"},\n{"host":"web-1","version":"2","at":"${AT}"}]`,
      [
        'o:2:1 web-1 reports here again; its first report is on line 1, and nothing says which one holds',
      ],
    ],
    [
      'a stranger with two reports',
      `host,at\nx,${AT}\nx,${AT}\n`,
      [
        'o:3:1 x reports here again; its first report is on line 2, and nothing says which one holds',
      ],
    ],
    [
      'a key twice in a report',
      `[{"host":"web-1","version":"1","version":"2","at":"${AT}"}]`,
      [
        'o:1:32 The key "version" stands here again; it is first on line 1, and one of the two would be lost',
      ],
    ],
    [
      'a time without its zone',
      '[{"host":"web-1","version":"1","at":"2026-01-02T03:04:05"}]',
      [
        'o:1:37 at is "2026-01-02T03:04:05", a time with its zone (2012-08-01T09:30:00-04:00) belongs here',
      ],
    ],
    [
      'no time at all',
      '[{"host":"web-1","version":"1"}]',
      ['o:1:2 at is missing; a report needs it'],
    ],
    ...['web-2 ', 'root@web-2', 'web-2\u200b', 'web\u20102'].map(
      (host) =>
        [
          `a host that only looks like one: ${JSON.stringify(host)}`,
          JSON.stringify([{ host, version: '1', at: AT }]),
          [
            `o:1:10 host is ${JSON.stringify(host)}, the name of a host, without blanks, user or hidden characters, belongs here`,
          ],
        ] as const,
    ),
    [
      'a version as a number',
      `[{"host":"web-1","version":1.10,"at":"${AT}"}]`,
      ['o:1:28 version is 1.10, a text belongs here'],
    ],
    [
      'fewer warnings than none',
      `[{"host":"web-1","version":"1","at":"${AT}","warnings":-1}]`,
      ['o:1:71 warnings is -1, a whole number of warnings, or a list of their texts, belongs here'],
    ],
    [
      'an unknown key',
      `[{"host":"web-1","versoin":"1","at":"${AT}"}]`,
      [
        'o:1:18 "versoin" is not a key of a report; the keys are host, version, digest, at, flags and warnings',
      ],
    ],
    [
      'a list in an object',
      '{"hosts":[]}',
      ['o:1:1 o is one object, and a list of reports belongs here, or one report a line'],
    ],
    [
      'nesting without end',
      `[${'['.repeat(100_000)}`,
      ['o:1:202 It is not valid JSON: lists and maps nest more than 200 deep'],
    ],
    [
      'something behind the list',
      '[] []',
      ['o:1:4 It is not valid JSON: something follows the value'],
    ],
    [
      'a backslash that escapes nothing',
      '["\\x"]',
      ['o:1:2 It is not valid JSON: this string holds a backslash that escapes nothing'],
    ],
  ])('is unknown with a sentence: %s', async (_name, text, expected) => {
    expect([...reasons(await read(text))].sort()).toEqual([...expected].sort())
  })
})
