import type { Evidence } from '../../model/evidence.ts'
import type { OpenedDirectory, OpenedFile } from '../files.ts'
import { known, unknown, wholeFile } from '../problem.ts'
import { git } from './git.ts'

/** A commit whose files are read without checking it out. */
export interface CommitFiles {
  /** The top of the repository. */
  readonly root: string
  readonly commit: string
  /** What it is called in reports. */
  readonly role: 'base' | 'head'
}

/** The full id of a commit of this checkout, undefined where there is none. */
export function commitIn(root: string, revision: string): string | undefined {
  const found = git(root, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${revision}^{commit}`,
  ])
  const id = found.ok ? found.output.toString('utf8').trim() : ''
  // A revision such as ^main is no commit, though git answers with one.
  return /^[0-9a-f]+$/.test(id) ? id : undefined
}

/** A file or directory of a commit, undefined where the commit has none. */
export function openAt(
  at: CommitFiles,
  file: string,
  path: string,
): Evidence<OpenedFile | OpenedDirectory> | undefined {
  const { root, commit, role } = at
  if (path === '') return treeAt(at, commit, file)
  const listed = git(root, ['ls-tree', '-z', '--full-tree', commit, '--', path])
  if (!listed.ok) return failed(role, file, listed.why)
  const [mode, type, id] = listed.output.toString('utf8').split(/[ \t\0]/)
  if (!mode || !id) return undefined
  if (type === 'tree') return treeAt(at, id, file)
  if (type !== 'blob' || mode === '120000') {
    return unknown({
      what: `${file} is ${type === 'blob' ? 'a symbolic link' : 'a submodule'} at the ${role}, and it is not followed`,
      next: 'Name the file itself',
      place: wholeFile(file),
    })
  }
  const blob = git(root, ['cat-file', 'blob', id])
  if (!blob.ok) return failed(role, file, blob.why)
  return known({
    kind: 'file',
    file,
    bytes: blob.output,
    executable: mode === '100755',
    from: `${role} ${commit.slice(0, 7)}`,
  })
}

function treeAt({ root, role }: CommitFiles, id: string, file: string): Evidence<OpenedDirectory> {
  const names = git(root, ['ls-tree', '-z', '--name-only', id])
  if (!names.ok) return failed(role, file, names.why)
  const entries = names.output.toString('utf8').split('\0').filter(Boolean).sort()
  return known({ kind: 'directory', file, entries })
}

export function failed(role: CommitFiles['role'], file: string, why: string): Evidence<never> {
  return unknown({
    what: `${file} cannot be read at the ${role}: ${why}`,
    next: 'Check that the checkout is whole (fetch-depth: 0)',
    place: wholeFile(file),
  })
}
