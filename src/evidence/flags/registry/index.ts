import { sha256 } from '../../../base/digest.ts'
import type { Evidence, Source } from '../../../model/evidence.ts'
import type { FlagSource, Registry } from '../../../model/flags.ts'
import { readDocument } from '../../document.ts'
import { decode, LARGEST_BY_HAND, type OpenedFile, type TextFile } from '../../files.ts'
import { parseJson } from '../../json.ts'
import { all, firstOf, known, unknown } from '../../problem.ts'
import { locate, plain, type Tree } from '../../tree.ts'
import { openSource, type SourceTree } from './find.ts'
import { FORMAT_NAMES, formatSaid, formatTold, type OwnFormat } from './formats.ts'
import type { Importer, RegistryPart } from './importer.ts'
import { merge } from './merge.ts'

/** The most that is read of one source: a hundred thousand flags take some twenty megabytes. */
const LARGEST_SOURCE = 64 * 1024 * 1024

interface Read {
  readonly part: RegistryPart
  readonly source: Source
  readonly own: boolean
}

/**
 * Every flag that the sources know, live or retired. `root` is the folder that the policy governs,
 * and `files` a tree as it was at some moment. What the repository itself says of a flag goes
 * before what a provider says of it.
 */
export async function readRegistry(
  sources: readonly FlagSource[],
  root: string,
  files: SourceTree,
): Promise<Evidence<Registry>> {
  const each: Evidence<Read>[] = []
  const seen = new Set<string>()
  for (const source of sources) {
    const opened = await openSource(source, root, files)
    if (!opened.known) each.push(opened)
    for (const file of opened.known ? opened.value : []) {
      // A file is read once, unless two sources read it in different ways.
      const way = JSON.stringify([file.file, source.format, source.line])
      if (!seen.has(way)) each.push(await readSource(source, file))
      seen.add(way)
    }
  }
  const read = all(each)
  if (!read.known) return read
  const first = read.value.filter(({ own }) => own)
  const then = read.value.filter(({ own }) => !own)
  return known({
    ...merge([...first, ...then].map(({ part }) => part)),
    sources: read.value.map(({ source }) => source),
  })
}

async function readSource(source: FlagSource, entry: OpenedFile): Promise<Evidence<Read>> {
  const said = await formatSaid(source, entry.file)
  if (!said.known) return said
  const file = decode(entry, said.value === 'protobuf' ? LARGEST_BY_HAND : LARGEST_SOURCE)
  if (!file.known) return file
  if (said.value === 'protobuf' || said.value === 'lines') {
    return finished(await readText(said.value, source, file.value), said.value, entry)
  }
  const tree = await parse(file.value)
  if (!tree.known) return tree
  const format = said.value
    ? known(said.value)
    : await formatTold(entry.file, plain(tree.value.root))
  if (!format.known) return format
  return finished(await readTree(format.value, tree.value), format.value, entry)
}

/** Exports can be large, and JSON has a quick reader. */
async function parse({ file, text }: TextFile): Promise<Evidence<Tree>> {
  const isJson = file.endsWith('.json') || (!/\.ya?ml$/.test(file) && /^\s*[[{]/.test(text))
  return isJson ? parseJson(file, text) : readDocument(file, text, '1.2')
}

async function readText(
  format: 'protobuf' | 'lines',
  source: FlagSource,
  file: TextFile,
): Promise<Evidence<RegistryPart>> {
  if (format === 'lines') {
    const { readLines } = await import('./lines.ts')
    return readLines(file, source.line as string)
  }
  const { readProtobuf } = await import('./protobuf.ts')
  return readProtobuf(file)
}

async function readTree(format: OwnFormat | Importer, tree: Tree): Promise<Evidence<RegistryPart>> {
  if (typeof format === 'string') {
    const { readOwn } = await import('./own.ts')
    return readOwn(tree)
  }
  const strict = [...tree.duplicates, ...tree.tags]
  if (strict.length > 0) return unknown(...firstOf(strict, (problem) => problem))
  return format.read(locate(tree))
}

function finished(
  part: Evidence<RegistryPart>,
  format: OwnFormat | Importer,
  { file, bytes }: OpenedFile,
): Evidence<Read> {
  if (!part.known) return part
  const name = typeof format === 'string' ? FORMAT_NAMES[format] : format.name
  const source = { role: 'registry', file, format: name, digest: sha256(bytes) } as const
  return known({ part: part.value, source, own: format === 'rollcall' })
}
