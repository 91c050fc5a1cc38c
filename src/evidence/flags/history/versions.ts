import { join } from 'node:path'
import { list } from '../../../base/words.ts'
import type { Evidence, Problem } from '../../../model/evidence.ts'
import type { FlagSource } from '../../../model/flags.ts'
import type { Files } from '../../files.ts'
import { known, unknown, wholeFile } from '../../problem.ts'
import type { BlobFile, Blobs } from '../../repository/blobs.ts'
import type { Run } from '../../repository/git.ts'
import type { RegistryPart } from '../registry/importer.ts'
import { readRegistry } from '../registry/index.ts'
import { merge } from '../registry/merge.ts'
import type { RegistryFile } from './index.ts'
import type { LogCommit } from './patches.ts'
import { literalPath } from './paths.ts'

export interface VersionsQuestion {
  readonly run: Run
  readonly blobs: Blobs
  /** `A..B`, or one commit for all that stands behind it. */
  readonly range: string
  readonly sources: readonly FlagSource[]
  /** What the sources are relative to, from the top of the repository. */
  readonly folder: string
}

/** A registry in all its versions along a branch by its first parents. */
export interface Versions {
  /** Oldest first. */
  readonly commits: readonly LogCommit[]
  /** Before the first commit; undefined where there was none that can be read. */
  readonly before: RegistryPart | undefined
  /** After each commit that changes it, by the commit's id. */
  readonly after: ReadonlyMap<string, RegistryPart>
  /** Files that were part of it. */
  readonly files: readonly RegistryFile[]
  /** Versions of a file that cannot be read, and count as the version before. */
  readonly unread: readonly Problem[]
}

/** Reads each version of each file of a registry once. */
export async function readVersions(question: VersionsQuestion): Promise<Evidence<Versions>> {
  const { run, range } = question
  const [from] = range.includes('..') ? range.split('..') : []
  const sourceOf = await matcherOf(question)
  const folders = [
    ...new Set(question.sources.map(({ file }) => literalPath(question.folder, file) || '.')),
  ]
  const listed = printed(run, ['log', '-z', ...ORDER, LINE, '--end-of-options', range])
  const raw = printed(run, [...RAW, '--end-of-options', range, '--', ...folders])
  const tree = from
    ? printed(run, ['ls-tree', '-r', '-z', '--full-tree', from, '--', ...folders])
    : ''
  if (typeof listed !== 'string') return untold(listed.why)
  if (typeof raw !== 'string') return untold(raw.why)
  if (typeof tree !== 'string') return untold(tree.why)
  const first = filesIn(tree).filter(({ path }) => sourceOf(path))
  const changes = changesIn(raw).filter(({ file }) => sourceOf(file.path))
  if (first.length + changes.length === 0) return neverThere(question)
  const parts = await readParts(
    question.blobs,
    [...first, ...changes.map(({ file }) => file)],
    sourceOf,
  )
  if (!parts.known) return parts
  const paths = [...new Set([...first, ...changes.map(({ file }) => file)].map(({ path }) => path))]
  const files = paths.map((path) => ({ path, source: sourceOf(path) as FlagSource }))
  return known({ ...along(commitsIn(listed), first, changes, parts.value), files })
}

const ORDER = ['--first-parent', '--reverse']
const LINE = '--format=%H%n%P%n%ct%n%s'
const RAW = [
  'log',
  '-z',
  ...ORDER,
  '-m',
  '--raw',
  '--no-renames',
  '--no-abbrev',
  '--format=commit %H',
]
const NOTHING = /^0+$/

function printed(run: Run, args: readonly string[]): string | { readonly why: string } {
  const output = run(args)
  return output.ok ? output.output.toString('utf8') : { why: output.why }
}

function untold(why: string): Evidence<never> {
  return unknown({
    what: `The history of the registry cannot be read: ${why}`,
    next: 'Check the range, and check out with the whole history: fetch-depth: 0 for actions/checkout',
    place: wholeFile('.git'),
  })
}

/** Nothing judged is no good news. */
function neverThere({ sources, range }: VersionsQuestion): Evidence<never> {
  const names = list(sources.map(({ file }) => file))
  return unknown({
    what: `No version of ${names} is in ${range}, so there is no registry of flags to judge`,
    next: 'Name the registry with --flags, or in the policy (flags: { registry: … })',
    place: sources[0]?.place ?? wholeFile('.git'),
  })
}

type SourceOf = (path: string) => FlagSource | undefined

async function matcherOf({ sources, folder }: VersionsQuestion): Promise<SourceOf> {
  const { minimatch } = await import('minimatch')
  return (path) =>
    sources.find(({ file }) => path === join(folder, file) || minimatch(path, join(folder, file)))
}

function commitsIn(output: string): readonly LogCommit[] {
  return output
    .split('\0')
    .filter(Boolean)
    .map((entry) => {
      const [id = '', parents = '', seconds, title = ''] = entry.split('\n')
      return { id, parent: parents.split(' ')[0] || undefined, at: Number(seconds) * 1000, title }
    })
}

/** Of entries as `100644 blob 4f2c…<tab>flags.yml`. */
function filesIn(output: string): readonly BlobFile[] {
  return output.split('\0').flatMap((entry): readonly BlobFile[] => {
    const [about = '', path] = entry.split('\t')
    const [mode = '', , id = ''] = about.split(' ')
    return path !== undefined && mode.startsWith('100') ? [{ path, id, kind: 'file' }] : []
  })
}

interface VersionChange {
  readonly commit: string
  /** What the commit left; the id is all zeros where it deleted it. */
  readonly file: BlobFile
}

/** `commit <id>`, then for each file `:100644 100644 <id> <id> M` and its path. */
function changesIn(output: string): readonly VersionChange[] {
  const parts = output.split('\0').map((part) => part.replace(/^\n+/, ''))
  const found: VersionChange[] = []
  let commit = ''
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] as string
    if (part.startsWith('commit ')) commit = part.slice('commit '.length).trim()
    if (!part.startsWith(':')) continue
    const [, mode = '', , id = ''] = part.split(' ')
    const plain = mode.startsWith('100') || NOTHING.test(id)
    i++
    if (plain) found.push({ commit, file: { path: parts[i] as string, id, kind: 'file' } })
  }
  return found
}

type Parts = ReadonlyMap<string, Evidence<RegistryPart>>

const keyOf = ({ path, id }: BlobFile) => `${id} ${path}`

/** So many versions are held in memory at once. */
const BATCH = 200

async function readParts(
  blobs: Blobs,
  files: readonly BlobFile[],
  sourceOf: SourceOf,
): Promise<Evidence<Parts>> {
  const there = files.filter(({ id }) => !NOTHING.test(id))
  const distinct = [...new Map(there.map((file) => [keyOf(file), file])).values()]
  const parts = new Map<string, Evidence<RegistryPart>>()
  for (let i = 0; i < distinct.length; i += BATCH) {
    const contents = new Map<BlobFile, Buffer>()
    const read = await blobs.read(distinct.slice(i, i + BATCH), (file, bytes, length) =>
      contents.set(file, Buffer.from(bytes.subarray(0, length))),
    )
    if (!read.known) return read
    for (const [file, bytes] of contents) {
      const source = { ...(sourceOf(file.path) as FlagSource), file: file.path }
      parts.set(keyOf(file), await readRegistry([source], '.', oneFile(file.path, bytes)))
    }
  }
  return known(parts)
}

function oneFile(path: string, bytes: Buffer): Files {
  return {
    open: () => known({ kind: 'file', file: path, bytes, executable: false, from: undefined }),
  }
}

/** Puts the files of each version together. */
function along(
  commits: readonly LogCommit[],
  first: readonly BlobFile[],
  changes: readonly VersionChange[],
  parts: Parts,
): Omit<Versions, 'files'> {
  const files = new Map<string, RegistryPart>()
  const unread: Problem[] = []
  const apply = (file: BlobFile) => {
    const part = parts.get(keyOf(file))
    if (!part) files.delete(file.path)
    else if (part.known) files.set(file.path, part.value)
    else unread.push(...part.because.slice(0, 1))
  }
  const now = () => merge([...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part))
  for (const file of first) apply(file)
  const before = files.size > 0 ? now() : undefined
  const after = new Map<string, RegistryPart>()
  for (const [commit, changed] of byCommit(changes)) {
    for (const { file } of changed) apply(file)
    if (files.size > 0 || after.size > 0 || before) after.set(commit, now())
  }
  return { commits, before, after, unread }
}

function byCommit(changes: readonly VersionChange[]): ReadonlyMap<string, VersionChange[]> {
  const groups = new Map<string, VersionChange[]>()
  for (const change of changes) {
    const group = groups.get(change.commit)
    if (group) group.push(change)
    else groups.set(change.commit, [change])
  }
  return groups
}
