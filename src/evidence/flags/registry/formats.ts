import { OWN_FORMAT } from '../../../base/flag-names.ts'
import { list, nearest } from '../../../base/words.ts'
import type { Evidence } from '../../../model/evidence.ts'
import type { FlagSource } from '../../../model/flags.ts'
import { known, unknown, wholeFile } from '../../problem.ts'
import type { Importer } from './importer.ts'

/** How a source is read that is no export of a provider. */
export type OwnFormat = 'rollcall' | 'protobuf' | 'lines'

/** As people call them. */
export const FORMAT_NAMES: Readonly<Record<OwnFormat, string>> = {
  rollcall: OWN_FORMAT,
  protobuf: 'Protocol Buffers',
  lines: 'lines of code',
}

/** Reads what providers export. A registry of our own, as most are, has no need to load it. */
async function allImporters(): Promise<readonly Importer[]> {
  const { importers } = await import('../imports/index.ts')
  return importers
}

/** What the policy says of the format; undefined where the content has to tell. */
export async function formatSaid(
  { format, line, place }: FlagSource,
  file: string,
): Promise<Evidence<OwnFormat | Importer | undefined>> {
  const said = format ?? (line === undefined ? undefined : 'lines')
  if (said === undefined) return known(file.endsWith('.proto') ? 'protobuf' : undefined)
  if (said === 'lines' && line === undefined) {
    return unknown({
      what: `Nothing says how a line of ${file} defines a flag`,
      next: 'Add a template beside the format, as line: "| \'{key}\'"',
      place,
    })
  }
  if (said !== 'lines' && line !== undefined) {
    return unknown({
      what: `A template for lines stands beside the format ${said}, which has no use for it`,
      next: 'Take one of the two out',
      place,
    })
  }
  if (isOwn(said)) return known(said)
  const importers = await allImporters()
  const found = importers.find((each) => each.format === said)
  if (found) return known(found)
  const names = allFormats(importers)
  const near = nearest(said, names)
  return unknown({
    what: `${JSON.stringify(said)} is no format of a flag registry; the formats are ${list(names, 30)}`,
    next: near ? `Did you mean ${near}?` : 'Name one of them, or leave it out',
    place,
  })
}

/** The format that only one reader takes a document for. */
export async function formatTold(
  file: string,
  value: unknown,
): Promise<Evidence<OwnFormat | Importer>> {
  if (isCertainlyOwn(value)) return known('rollcall')
  const importers = await allImporters()
  const [found, ...others] = importers.filter((each) => each.recognizes(value))
  if (found && others.length === 0) return known(found)
  if (!found && isRegistry(file, value)) return known('rollcall')
  const formats = list(allFormats(importers), 30, 'or')
  return unknown({
    what: found
      ? `${file} looks like ${list([found, ...others].map(({ name }) => name))} at once, and each reads it in another way`
      : `${file} looks like no registry of flags that is known`,
    next: `Say in the policy what it is, with format: ${formats}`,
    place: wholeFile(file),
  })
}

function isOwn(format: string): format is OwnFormat {
  return Object.hasOwn(FORMAT_NAMES, format)
}

function allFormats(importers: readonly Importer[]): readonly string[] {
  return [...Object.keys(FORMAT_NAMES), ...importers.map(({ format }) => format)]
}

function isMap(
  value: unknown,
): value is { readonly flags?: unknown; readonly retired?: unknown; readonly version?: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** No provider's export has a list of what was retired, or all of our keys and no other. */
function isCertainlyOwn(value: unknown): boolean {
  if (!isMap(value)) return false
  const isOurs = Object.keys(value).every((key) => ['version', 'flags', 'retired'].includes(key))
  return Array.isArray(value.retired) || (isOurs && value.version === 1)
}

/** What nobody else knows, and is named or made like a registry of our own, with all its mistakes. */
function isRegistry(file: string, value: unknown): boolean {
  return /(?:^|\/)flags\.(?:ya?ml|json)$/.test(file) || (isMap(value) && Array.isArray(value.flags))
}
