import * as z from 'zod/mini'
import { count, cut, thousands } from '../../../base/words.ts'
import type { Evidence, Problem } from '../../../model/evidence.ts'
import type { Flag, Tombstone } from '../../../model/flags.ts'
import type { Located, Place } from '../../../model/place.ts'
import { firstOf, known, unknown } from '../../problem.ts'
import type { RegistryPart } from '../registry/importer.ts'
import { isMap, pathText, valueAt } from './shape.ts'
import { key as keyShape } from './values.ts'

/** The most that a sentence shows of a value, in UTF-16 units. */
const LONGEST = 80

type Path = readonly (string | number)[]

/** A flag as an export has it, alive or retired. */
export interface Entry {
  readonly key: string
  readonly owner?: string | undefined
  readonly description?: string | undefined
  readonly type?: string | undefined
  readonly id?: string | undefined
  readonly created?: number | undefined
  readonly expires?: number | undefined
  /** Undefined where it lives. */
  readonly retired?:
    | { readonly at?: number | undefined; readonly reason?: string | undefined }
    | undefined
}

/** Where an export has its flags, and how it writes one. */
export interface Listing<T> {
  readonly path: Path
  /** The field of a row that has its key; undefined: a map, in which each flag stands under its key. */
  readonly keyed: string | undefined
  readonly row: z.core.$ZodType<T>
  /** What no two rows have in common, where it is not the key. */
  readonly identity?: (row: T) => string
  readonly entry: (row: T, key: string) => Entry
  /** How to get the export whole; a sentence without its full stop. */
  readonly next: string
}

interface Row<T> {
  readonly value: T
  readonly key: string
  readonly place: Place
}

/** The flags of a list or a map; unknown if it is not there, or a row of it cannot be read. */
export function readListing<T>(
  document: Located<unknown>,
  listing: Listing<T>,
): Evidence<RegistryPart> {
  const rows = readRows(document, listing)
  if (!rows.known) return rows
  const twice = repeated(rows.value, listing)
  return twice.length > 0
    ? unknown(...firstOf(twice, (problem) => problem))
    : known(partOf(rows.value, listing))
}

function readRows<T>(document: Located<unknown>, listing: Listing<T>): Evidence<readonly Row<T>[]> {
  const { path, keyed, next } = listing
  const all = valueAt(document.value, path)
  if (keyed === undefined ? !isMap(all) : !Array.isArray(all)) {
    const belongs = keyed === undefined ? 'the map of flags' : 'the list of flags'
    return unknown({
      what: `${pathText(path)} is ${show(all)}, and ${belongs} belongs here, so the export is not whole`,
      next,
      place: document.at(...path),
    })
  }
  const rows: Row<T>[] = []
  const problems: Problem[] = []
  for (const [name, value] of Object.entries(all as object)) {
    const at: Path = [...path, keyed === undefined ? name : Number(name)]
    const row = readRow(document, listing, at, name, value)
    if (row.known) rows.push(row.value)
    else problems.push(...row.because)
  }
  return problems.length > 0 ? unknown(...firstOf(problems, (problem) => problem)) : known(rows)
}

function readRow<T>(
  document: Located<unknown>,
  { keyed, row, next }: Listing<T>,
  at: Path,
  name: string,
  value: unknown,
): Evidence<Row<T>> {
  const read = z.safeParse(row, value)
  const key = keyed === undefined ? name : valueAt(value, [keyed])
  const named = z.safeParse(keyShape, key)
  const problems: Problem[] = []
  if (keyed === undefined && !named.success) {
    problems.push({
      what: `The key of a flag is ${show(key)}, and ${wordsOf(named.error.issues[0])}`,
      next: 'Rename the flag, or take it out',
      place: document.keyAt(...at),
    })
  }
  if (!read.success) {
    problems.push(...read.error.issues.map((issue) => explain(document, at, issue, next)))
  }
  if (!read.success || !named.success) return unknown(...problems)
  const place = keyed === undefined ? document.keyAt(...at) : document.at(...at, keyed)
  return known({ value: read.data, key: named.data, place })
}

function explain(
  document: Located<unknown>,
  at: Path,
  issue: z.core.$ZodIssue,
  next: string,
): Problem {
  const path = [...at, ...(issue.path as Path)]
  const value = valueAt(document.value, path)
  return {
    what: `${pathText(path)} is ${show(value)}, and ${wordsOf(issue)}`,
    next,
    place: document.at(...path),
  }
}

/** Only the text of a key has no words of its own for what is no text. */
function wordsOf(issue: z.core.$ZodIssue | undefined): string {
  return issue && issue.message !== 'Invalid input' ? issue.message : 'a text belongs here'
}

function show(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'empty'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'a map' : cut(JSON.stringify(value), LONGEST)
}

function repeated<T>(rows: readonly Row<T>[], { identity, next }: Listing<T>): readonly Problem[] {
  const first = new Map<string, Place>()
  return rows.flatMap(({ key, value, place }) => {
    const same = identity?.(value) ?? key
    const before = first.get(same)
    if (before === undefined) {
      first.set(same, place)
      return []
    }
    return [
      {
        what: `The flag ${JSON.stringify(cut(key, LONGEST))} stands here again; it is first on line ${before.line}, and nothing says which one holds`,
        next,
        place,
      },
    ]
  })
}

function partOf<T>(rows: readonly Row<T>[], { entry }: Listing<T>): RegistryPart {
  const flags: Flag[] = []
  const retired = new Map<string, Tombstone>()
  for (const { value, key, place } of rows) {
    const { retired: end, ...told } = entry(value, key)
    if (!end) flags.push(flagOf(told, place))
    // A provider that frees the keys of what it deletes may have retired several flags of one key.
    else if (!retired.has(told.key)) retired.set(told.key, tombstoneOf(told.key, end, place))
  }
  return { flags, retired: [...retired.values()], fields: [], reserved: [] }
}

function flagOf(entry: Omit<Entry, 'retired'>, place: Place): Flag {
  return {
    key: entry.key,
    aliases: [],
    slots: [],
    owner: entry.owner,
    description: entry.description,
    type: entry.type,
    id: entry.id,
    created: entry.created,
    expires: entry.expires,
    place,
  }
}

function tombstoneOf(
  key: string,
  { at, reason }: NonNullable<Entry['retired']>,
  place: Place,
): Tombstone {
  return {
    key,
    aliases: [],
    slots: [],
    retired: at,
    reason,
    removedIn: undefined,
    replacedBy: undefined,
    unretired: undefined,
    place,
  }
}

/** What is wrong where an export says how many flags there are and has more or fewer. */
export function miscounted(
  document: Located<unknown>,
  told: Path,
  listed: Path,
  next: string,
): readonly Problem[] {
  const list = valueAt(document.value, listed)
  const number = valueAt(document.value, told)
  if (!Array.isArray(list) || number === list.length) return []
  const place = document.at(...told)
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 0) {
    const what = `${pathText(told)} is ${show(number)}, and without the number of all flags nobody can tell whether the export is whole`
    return [{ what, next, place }]
  }
  const why =
    number > list.length
      ? 'so some are missing'
      : 'so pages were joined and their counts were not added'
  const what = `The export has ${count(list.length, 'flag')} and says that there are ${thousands(number)}, ${why}`
  return [{ what, next, place }]
}

/** What is wrong where an export names a page that follows. */
export function continued(
  document: Located<unknown>,
  path: Path,
  next: string,
): readonly Problem[] {
  if (!valueAt(document.value, path)) return []
  return [
    {
      what: `${pathText(path)} says that another page follows, so this is a part of the export`,
      next,
      place: document.at(...path),
    },
  ]
}

/** The flags of an export that nothing else is wrong with. */
export function unlessTorn(
  torn: readonly Problem[],
  part: Evidence<RegistryPart>,
): Evidence<RegistryPart> {
  const problems = [...torn, ...(part.known ? [] : part.because)]
  return problems.length > 0 ? unknown(...problems) : part
}
