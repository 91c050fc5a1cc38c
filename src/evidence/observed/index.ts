import * as z from 'zod/mini'
import { sha256 } from '../../base/digest.ts'
import { instant } from '../../base/time.ts'
import { count, list } from '../../base/words.ts'
import type { Evidence, Problem } from '../../model/evidence.ts'
import type { Fleet } from '../../model/fleet.ts'
import type { Observed, Report } from '../../model/observed.ts'
import type { Located, Place } from '../../model/place.ts'
import { digest, line, time } from '../fields.ts'
import type { TextFile } from '../files.ts'
import { parseJson, parseJsonLines } from '../json.ts'
import { firstOf, known, unknown, wholeFile } from '../problem.ts'
import { conformRows } from '../schema.ts'
import type { Tree, TreeNode, TreeScalar } from '../tree.ts'
import { type CsvFault, type CsvField, parseCsv } from './csv.ts'

const COUNT = 'a whole number of warnings, or a list of their texts, belongs here'

const HOST = 'the name of a host, without blanks, user or hidden characters, belongs here'

/** Nothing that a name could be told from another by and nobody would see. */
const hostName = z.string().check(z.regex(/^[\p{L}\p{M}\p{N}._:%[\]-]{1,1000}$/u, { error: HOST }))

const row = z.strictObject({
  host: hostName,
  version: z.optional(line),
  digest: z.optional(digest),
  at: time,
  flags: z.optional(z.record(z.string(), z.boolean())),
  warnings: z.optional(
    z.union([z.int().check(z.minimum(0, { error: COUNT })), z.array(z.string())], { error: COUNT }),
  ),
})

type Row = z.infer<typeof row>

/** The shape of a file of reports; `schema/observed.schema.json` is made from it. */
export const observedSchema = z.array(row)

/**
 * What the hosts report, as JSON (a list), NDJSON (one object a line) or CSV (a header line).
 * One row a host; a host with two rows contradicts itself, and then nothing is known.
 */
export function readObserved(
  file: TextFile,
  fleet: Fleet,
  deadline: number | undefined,
): Evidence<Observed> {
  const format = formatOf(file.text)
  const rows = readRows(file, format)
  if (!rows.known) return rows
  const reports = new Map<number, Report>()
  const strangers = new Map<string, Report>()
  const twice: Problem[] = []
  for (const [i, row] of rows.value.value.entries()) {
    const report = toReport(row, rows.value.at(i))
    const host = fleet.find(row.host)
    const before = host === undefined ? strangers.get(row.host) : reports.get(host)
    if (before) {
      twice.push({
        what: `${row.host} reports here again; its first report is on line ${before.place.line}, and nothing says which one holds`,
        next: 'Keep one row for each host, the newest',
        place: report.place,
      })
    } else if (host === undefined) strangers.set(row.host, report)
    else reports.set(host, report)
  }
  if (twice.length > 0) return unknown(...firstOf(twice, (problem) => problem))
  const source = { role: 'observed', file: file.file, format, digest: sha256(file.bytes) } as const
  return known({ source, reports, strangers: [...strangers.values()], deadline })
}

function toReport(value: Row, place: Place): Report {
  const { warnings = 0 } = value
  return {
    host: value.host,
    place,
    version: value.version,
    digest: value.digest,
    at: instant(value.at) as number,
    flags: new Map(Object.entries(value.flags ?? {})),
    warnings:
      typeof warnings === 'number'
        ? { count: warnings, texts: [] }
        : { count: warnings.length, texts: warnings },
  }
}

type Format = 'JSON' | 'NDJSON' | 'CSV'

function formatOf(text: string): Format {
  const start = text.trimStart()[0]
  return start === '[' ? 'JSON' : start === '{' ? 'NDJSON' : 'CSV'
}

function readRows({ file, text }: TextFile, format: Format): Evidence<Located<readonly Row[]>> {
  const tree =
    format === 'JSON'
      ? parseJson(file, text)
      : format === 'NDJSON'
        ? parseJsonLines(file, text)
        : csvTree(file, text)
  if (!tree.known) return tree
  return format === 'NDJSON' && isWrapped(tree.value)
    ? unknown({
        what: `${file} is one object, and a list of reports belongs here, or one report a line`,
        next: 'Write the list alone, without an object around it',
        place: wholeFile(file),
      })
    : conformRows(row, tree.value, 'report')
}

/** A single object that is no report, as `{"hosts": [...]}`. */
function isWrapped({ root }: Tree): boolean {
  if (root.kind !== 'list' || root.items.length !== 1) return false
  const [only] = root.items
  return (
    only?.kind === 'map' &&
    only.entries.some(({ value }) => value.kind === 'list') &&
    !only.entries.some(({ name }) => name === 'host')
  )
}

/** A CSV file as the list of maps that it stands for. */
function csvTree(file: string, text: string): Evidence<Tree> {
  const rows = parseCsv(text)
  if (!Array.isArray(rows)) {
    const { what, line, column } = rows as CsvFault
    return unknown({
      what,
      next: 'Check that the file is whole',
      place: { file, line, column },
    })
  }
  const [header = [], ...body] = rows as readonly (readonly CsvField[])[]
  const names = header.map(({ text }) => text)
  const problems = headerProblems(file, header)
  for (const fields of body) {
    if (fields.length === names.length) continue
    const { line, column } = fields[0] as CsvField
    problems.push({
      what: `The row has ${count(fields.length, 'field')} and the header has ${names.length}, so the row is torn`,
      next: 'Check that the file is whole',
      place: { file, line, column },
    })
  }
  if (problems.length > 0) return unknown(...firstOf(problems, (problem) => problem))
  const fields: CsvField[] = []
  const node = (field: CsvField, value: TreeScalar['value']): TreeScalar => ({
    kind: 'scalar',
    offset: fields.push(field) - 1,
    value,
    source: field.text,
    quoted: false,
    tag: undefined,
  })
  const items = body.map((row): TreeNode => {
    const entries = row.flatMap((field, i) =>
      field.text === ''
        ? []
        : [
            {
              name: names[i] as string,
              key: node(field, names[i] as string),
              value: node(field, csvValue(names[i] as string, field.text)),
            },
          ],
    )
    return { kind: 'map', offset: node(row[0] as CsvField, '').offset, entries }
  })
  return known({
    file,
    root: { kind: 'list', offset: 0, items },
    duplicates: [],
    tags: [],
    place: (offset) => {
      const { line, column } = fields[offset] ?? { line: 1, column: 1 }
      return { file, line, column }
    },
  })
}

const COLUMNS = ['host', 'version', 'digest', 'at', 'warnings']

function headerProblems(file: string, header: readonly CsvField[]): Problem[] {
  const problems = header
    .filter(
      ({ text }, i) => !COLUMNS.includes(text) || header.findIndex((h) => h.text === text) < i,
    )
    .map(({ text, line, column }) => ({
      what: `${JSON.stringify(text)} is not a column of its own; the columns are ${list(COLUMNS)}, each once`,
      next: 'Begin the file with a header line such as host,version,at',
      place: { file, line, column },
    }))
  return problems
}

function csvValue(column: string, text: string): string | number {
  return column === 'warnings' && /^\d+$/.test(text) ? Number(text) : text
}
