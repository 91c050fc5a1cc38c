import { isAbsolute, join } from 'node:path'
import { thousands } from '../../../base/words.ts'
import type { Evidence } from '../../../model/evidence.ts'
import type { FlagSource } from '../../../model/flags.ts'
import { type Files, type FileTree, leadsOut, type OpenedFile } from '../../files.ts'
import { all, known, unknown } from '../../problem.ts'

/** Files of the working tree can be listed; those of a commit are opened one by one. */
export type SourceTree = Files & Partial<Pick<FileTree, 'list'>>

/** The most patterns that braces may stand for; minimatch drops those past 100,000 in silence. */
const MOST_PATTERNS = 1000

/** The most files and folders that are looked at to answer a glob, and how many of them are opened. */
const MOST_LISTED = 1_000_000
const MOST_OPENED = 10_000

const MAGIC = /[*?[{]/

/** The files that a source stands for, opened, those of a glob in byte order. */
export async function openSource(
  source: FlagSource,
  root: string,
  files: SourceTree,
): Promise<Evidence<readonly OpenedFile[]>> {
  const path = isAbsolute(source.file) ? source.file : join(root, source.file)
  const opened = open(path, root, files, source)
  // A file may have a bracket in its name.
  if (opened.known || !MAGIC.test(source.file)) return opened
  return opened.because.every(({ absent }) => absent) ? expand(path, root, files, source) : opened
}

function open(
  path: string,
  root: string,
  files: SourceTree,
  source: FlagSource,
): Evidence<readonly OpenedFile[]> {
  const entry = files.open(path, boundOf(path, root))
  if (!entry.known) {
    const { place } = source
    return unknown(
      ...entry.because.map((problem) => (problem.absent ? { ...problem, place } : problem)),
    )
  }
  if (entry.value.kind === 'file') return known([entry.value])
  return unknown({
    what: `${path} is a directory, and nothing says which of its files tell of flags`,
    next: `Name the files, as ${join(source.file, '*.yml')}`,
    place: source.place,
  })
}

/** A name inside of the root may not lead out of it by a link. */
function boundOf(path: string, root: string): string | undefined {
  return leadsOut(root, path) ? undefined : root
}

async function expand(
  glob: string,
  root: string,
  files: SourceTree,
  { file, place }: FlagSource,
): Promise<Evidence<readonly OpenedFile[]>> {
  const { Minimatch, minimatch } = await import('minimatch')
  const patterns = minimatch.braceExpand(glob, { braceExpandMax: MOST_PATTERNS + 1 })
  if (patterns.length > MOST_PATTERNS) {
    return unknown({
      what: `The braces of ${file} stand for more than ${thousands(MOST_PATTERNS)} patterns`,
      next: 'Name the files of the registry, or use a wider pattern',
      place,
    })
  }
  const matchers = patterns.map(
    (pattern) => new Minimatch(pattern, { nobrace: true, nocomment: true, nonegate: true }),
  )
  const matches = (path: string, partly = false) =>
    matchers.some((matcher) => matcher.match(path, partly))
  const most = files.list ? MOST_LISTED : MOST_OPENED
  const left = { entries: most }
  const paths = new Set<string>()
  for (const folder of new Set(patterns.map(literalFolder))) {
    for (const path of walk(folder, root, files, (each) => matches(each, true), left)) {
      if (matches(path)) paths.add(path)
    }
  }
  if (left.entries <= 0) {
    return unknown({
      what: `${file} asks for a walk over more than ${thousands(most)} files`,
      next: 'Begin the pattern with the folder of the registry',
      place,
    })
  }
  if (paths.size > 0) return openEach([...paths].sort(), root, files)
  return unknown({
    what: `No file matches ${file}, and the policy says that flags are registered there`,
    next: 'Mend the pattern, or take it out; it is relative to the folder that the policy governs',
    place,
    absent: true,
  })
}

function openEach(
  paths: readonly string[],
  root: string,
  files: SourceTree,
): Evidence<readonly OpenedFile[]> {
  const opened = all(paths.map((path) => files.open(path, boundOf(path, root))))
  return opened.known ? known(opened.value.filter((entry) => entry.kind === 'file')) : opened
}

/** The part of a pattern before its first folder with a wildcard. */
function literalFolder(pattern: string): string {
  const parts = pattern.split('/')
  const magic = parts.findIndex((part) => MAGIC.test(part))
  return parts.slice(0, magic < 0 ? -1 : magic).join('/') || (pattern.startsWith('/') ? '/' : '.')
}

/** Every file below a folder that a pattern may mean. */
function* walk(
  folder: string,
  root: string,
  files: SourceTree,
  mayHold: (path: string) => boolean,
  left: { entries: number },
): Generator<string> {
  for (const { name, directory } of entriesOf(folder, root, files)) {
    if (--left.entries <= 0) return
    const path = folder === '.' ? name : join(folder, name)
    if (name === 'node_modules' || name === '.git' || !mayHold(path)) continue
    if (directory === undefined) {
      const inside = files.open(path, boundOf(path, root))
      if (inside.known && inside.value.kind === 'directory') {
        yield* walk(path, root, files, mayHold, left)
      } else yield path
    } else if (directory) yield* walk(path, root, files, mayHold, left)
    else yield path
  }
}

/** What a folder holds; `directory` is undefined where only opening an entry tells. */
function entriesOf(
  folder: string,
  root: string,
  files: SourceTree,
): readonly { readonly name: string; readonly directory?: boolean }[] {
  if (files.list) return files.list(folder)
  const opened = files.open(folder, boundOf(folder, root))
  if (!opened.known || opened.value.kind === 'file') return []
  return opened.value.entries.map((name) => ({ name }))
}
