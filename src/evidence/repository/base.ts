import { realpathSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import type { Evidence, Unknown } from '../../model/evidence.ts'
import {
  type Files,
  leadsOut,
  type OpenedDirectory,
  type OpenedFile,
  workingTree,
} from '../files.ts'
import { known, unknown, wholeFile } from '../problem.ts'
import { commitIn, failed, openAt } from './commit-files.ts'
import { git } from './git.ts'

/** Files as they are at the base of a change, and which of those the change itself edits. */
export interface Base {
  readonly files: Files
  /** Files that were read at the base and are other in the working tree, as far as they were opened. */
  edited(): readonly string[]
  /** Files that were asked for and that only the change has. */
  added(): readonly string[]
}

/**
 * What judges a change is read from the commit it is made against, never from the change. Files
 * that git does not track were made by a step of the workflow, and are read where they are.
 */
export function baseOf(root: string, revision: string): Evidence<Base> {
  const id = commitIn(root, revision)
  const top = git(root, ['rev-parse', '--show-toplevel'])
  if (!top.ok || id === undefined) {
    return unknown({
      what: `The base ${revision} is not in this checkout${top.ok ? '' : ` (${top.why})`}, and policy and inventory are read from it, never from the change they judge`,
      next: 'Check out with its history: fetch-depth: 0 for actions/checkout, or git fetch origin and the base',
      place: wholeFile(revision),
    })
  }
  const repository = top.output.toString('utf8').replace(/\n$/, '')
  const home = realpathSync(root)
  const at = { root: repository, commit: id, role: 'base' } as const
  const head = workingTree(home)
  const edited = new Set<string>()
  const added = new Set<string>()
  const open: Files['open'] = (file, within) => {
    const path = pathIn(repository, home, file)
    if (file === '-' || path === undefined) return head.open(file, within)
    const entry = openAt(at, file, path)
    if (entry) {
      if (!entry.known) return entry
      if (differs(entry.value, head.open(file))) edited.add(file)
      return entry.value.kind === 'file' ? entry : openDirectory(entry.value, path)
    }
    const tracked = git(repository, ['ls-files', '-z', '--', path])
    if (!tracked.ok) return failed('base', file, tracked.why)
    if (tracked.output.length === 0) return openUntracked(head, repository, file, path, within)
    const below = namesBelow(repository, path)
    if (!below.ok) return failed('base', file, below.why)
    if (below.untracked.length > 0)
      return openDirectory({ kind: 'directory', file, entries: [] }, path)
    added.add(file)
    return unknown({
      what: `${file} is new in this change and not at its base ${id.slice(0, 7)}, so it cannot judge the change`,
      next: 'Merge it in a change of its own first',
      place: wholeFile(file),
      absent: true,
    })
  }
  /** A directory of the base with what a step of the workflow made in it, and without what the change adds. */
  const openDirectory = (base: OpenedDirectory, path: string): Evidence<OpenedDirectory> => {
    const { file, entries } = base
    const real = realPath(resolve(repository, path))
    if (real !== undefined && leadsElsewhere(repository, path, real, real)) {
      return elsewhere(file)
    }
    const below = namesBelow(repository, path)
    if (!below.ok) return failed('base', file, below.why)
    const names = new Set([...entries, ...below.untracked])
    for (const name of below.tracked) {
      if (!names.has(name)) added.add(`${file.replace(/\/+$/, '')}/${name}`)
    }
    return known({ kind: 'directory', file, entries: [...names].sort() })
  }
  return known({ files: { open }, edited: () => [...edited], added: () => [...added] })
}

/** Where a file stands in the repository, undefined outside of it; also by a link from outside. */
export function pathIn(repository: string, home: string, file: string): string | undefined {
  const named = resolve(home, file)
  const path = [named, realPath(named)].find((each) => each && !leadsOut(repository, each))
  return path === undefined ? undefined : relative(repository, path)
}

/** Where a path leads to, undefined where it leads nowhere. */
export function realPath(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}

/**
 * A file of the working tree that a step of the workflow made. The way to it must be no part of the
 * change: a link or a submodule on it would let the change choose what judges it.
 */
export function openUntracked(
  head: Files,
  repository: string,
  file: string,
  path: string,
  within: string | undefined,
): Evidence<OpenedFile | OpenedDirectory> {
  const real = realPath(resolve(repository, path))
  if (real !== undefined && leadsElsewhere(repository, path, real, dirname(real))) {
    return elsewhere(file)
  }
  return head.open(file, within)
}

/** Whether a link or a submodule is on the way to what really is at `real`, in this folder. */
function leadsElsewhere(repository: string, path: string, real: string, folder: string): boolean {
  return real !== resolve(repository, path) || inSubmodule(repository, folder)
}

function elsewhere(file: string): Unknown {
  return unknown({
    what: `${file} is reached through a symbolic link or a submodule, and the change may have set where that leads`,
    next: 'Name the file itself, by a path without links, in a repository that is checked out for it',
    place: wholeFile(file),
  })
}

function inSubmodule(repository: string, folder: string): boolean {
  const top = git(folder, ['rev-parse', '--show-toplevel'])
  const owner = top.ok ? top.output.toString('utf8').replace(/\n$/, '') : repository
  const inner = relative(repository, owner)
  if (inner === '') return false
  const tracked = git(repository, ['ls-files', '-z', '--', inner])
  return !tracked.ok || tracked.output.length > 0
}

type Names =
  | {
      readonly ok: true
      readonly tracked: readonly string[]
      readonly untracked: readonly string[]
    }
  | { readonly ok: false; readonly why: string }

/** What a folder of the working tree holds itself, by whether git tracks it; a folder may be both. */
function namesBelow(repository: string, path: string): Names {
  const tracked = git(repository, ['ls-files', '-z', '--', path || '.'])
  if (!tracked.ok) return tracked
  // Without a list of what is ignored, so that ignored files are among them.
  const untracked = git(repository, ['ls-files', '-z', '--others', '--', path || '.'])
  if (!untracked.ok) return untracked
  const names = (output: Buffer) => firstBelow(path, output.toString('utf8').split('\0'))
  return { ok: true, tracked: names(tracked.output), untracked: names(untracked.output) }
}

/** The first part of each path behind that of the folder. */
function firstBelow(folder: string, paths: readonly string[]): readonly string[] {
  const before = folder === '' ? '' : `${folder}/`
  const names = paths
    .filter((path) => path.startsWith(before))
    .map((path) => path.slice(before.length).split('/', 1)[0] as string)
  return [...new Set(names)].filter((name) => name !== '')
}

function differs(
  base: OpenedFile | OpenedDirectory,
  head: Evidence<OpenedFile | OpenedDirectory>,
): boolean {
  if (base.kind === 'directory') return head.known && head.value.kind !== 'directory'
  return !head.known || head.value.kind !== 'file' || !head.value.bytes.equals(base.bytes)
}
