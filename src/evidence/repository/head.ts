import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import type { Evidence } from '../../model/evidence.ts'
import { type FileTree, workingTree } from '../files.ts'
import { known, unknown, wholeFile } from '../problem.ts'
import { openUntracked, pathIn } from './base.ts'
import { commitIn, failed, openAt } from './commit-files.ts'
import { git } from './git.ts'

/**
 * The files of a change as they are at its own commit, read from git and never checked out: where
 * the base is checked out, secrets may be at hand. Files that git does not track were made by a step
 * of the workflow, and are read where they are.
 */
export function headOf(root: string, revision: string): Evidence<FileTree> {
  const id = commitIn(root, revision)
  const top = git(root, ['rev-parse', '--show-toplevel'])
  if (!top.ok || id === undefined) {
    return unknown({
      what: `The head ${revision} is not in this checkout${top.ok ? '' : ` (${top.why})`}, and the change is read from it`,
      next: `Fetch it without checking it out: git fetch origin ${revision}`,
      place: wholeFile(revision),
    })
  }
  const repository = top.output.toString('utf8').replace(/\n$/, '')
  const home = realpathSync(root)
  const tree = workingTree(home)
  const at = { root: repository, commit: id, role: 'head' } as const
  return known({
    open: (file, within) => {
      const path = pathIn(repository, home, file)
      if (file === '-' || path === undefined) return tree.open(file, within)
      const entry = openAt(at, file, path)
      if (entry) return entry
      const tracked = git(repository, ['ls-files', '-z', '--', path])
      if (!tracked.ok) return failed('head', file, tracked.why)
      if (tracked.output.length === 0) return openUntracked(tree, repository, file, path, within)
      return unknown({
        what: `${file} does not exist at ${id.slice(0, 7)}, the head of the change`,
        next: 'Check the name; it is relative to the folder that the command runs in',
        place: wholeFile(file),
        absent: true,
      })
    },
    list: (folder) => listAt(repository, id, pathIn(repository, home, folder)),
  })
}

/** What a folder of the commit holds itself. */
function listAt(
  root: string,
  commit: string,
  path: string | undefined,
): ReturnType<FileTree['list']> {
  if (path === undefined) return []
  const listed = git(root, [
    'ls-tree',
    '-z',
    '--full-tree',
    path === '' ? commit : `${commit}:${join(path)}`,
  ])
  if (!listed.ok) return []
  return listed.output
    .toString('utf8')
    .split('\0')
    .filter(Boolean)
    .map((entry) => {
      const [about = '', name = ''] = entry.split('\t')
      return { name, directory: about.split(' ')[1] === 'tree' }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}
