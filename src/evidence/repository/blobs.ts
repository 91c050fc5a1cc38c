import { once } from '../../base/once.ts'
import { short } from '../../base/words.ts'
import type { Evidence, Unknown } from '../../model/evidence.ts'
import { LARGEST } from '../files.ts'
import { known, unknown, wholeFile } from '../problem.ts'
import { blobBuffer } from './blob-buffer.ts'
import { streamBlobs } from './blob-stream.ts'
import { openWorktree } from './blob-worktree.ts'
import { commitIn } from './commit-files.ts'
import { openObjects, type Room, topOf } from './git.ts'

export interface BlobFile {
  /** From the top of the repository. */
  readonly path: string
  /** Of its content, in full; of its commit for a submodule. */
  readonly id: string
  readonly kind: 'file' | 'link' | 'submodule'
}

/** Takes a file's content, the first `length` bytes; they are others after it returned. */
export type Visit = (file: BlobFile, bytes: Buffer, length: number) => void

/** The files of commits, read without checking one out. */
export interface Blobs {
  /** Full id of a revision's commit, or unknown. */
  commit(revision: string): Evidence<string>
  /** Every file of a commit below a folder ('' for all), in the order of git. */
  list(commit: string, folder: string): Promise<Evidence<readonly BlobFile[]>>
  /**
   * Hands the content of each file over, in any order; of a link, that is where it leads to, and
   * submodules have none. Unknown where one of them cannot be read, whatever was handed over before.
   */
  read(files: readonly BlobFile[], visit: Visit): Promise<Evidence<undefined>>
  /** Removes what it put into the folder for temporary files. */
  close(): void
}

const CODE = 'the code of a commit is read from it'

/**
 * The commits of a checkout. What is read is what the commit has: a file of the working tree is
 * believed only where git's id of its bytes is that of the commit, which is several times faster
 * than asking git for it; every other comes from git's objects.
 */
export function openBlobs(root: string): Evidence<Blobs> {
  const top = topOf(root, CODE)
  if (!top.known) return top
  const objects = openObjects(top.value, CODE)
  if (!objects.known) return objects
  const room = objects.value.openRoom()
  if (!room.known) return room
  return known(blobsOf(top.value, objects.value.head, room.value))
}

function blobsOf(top: string, head: string, room: Room): Blobs {
  const buffer = blobBuffer(room.format)
  const worktree = openWorktree(top, buffer)
  const checkedOut = once(() => listTree(room, head, ''))

  /** Whether the commit that is checked out has the file, so that the working tree may have it too. */
  const mayBeThere = once(() => {
    const listed = checkedOut()
    const ids = new Map(listed.known ? listed.value.map(({ path, id }) => [path, id]) : [])
    return ({ path, id, kind }: BlobFile) => kind === 'file' && ids.get(path) === id
  })

  return {
    commit: (revision) => {
      const id = commitIn(top, revision)
      return id === undefined ? noCommit(revision) : known(id)
    },
    list: async (commit, folder) =>
      commit === head && folder === '' ? checkedOut() : listTree(room, commit, folder),
    read: async (files, visit) => {
      const left: BlobFile[] = []
      for (const file of files) {
        if (file.kind === 'submodule') continue
        const length = mayBeThere()(file) ? worktree.read(file.path, LARGEST) : undefined
        if (length === undefined || buffer.id(length) !== file.id) left.push(file)
        else visit(file, buffer.content(length), length)
      }
      return streamBlobs(room, left, buffer, LARGEST, visit)
    },
    close: room.close,
  }
}

function listTree(room: Room, commit: string, folder: string): Evidence<readonly BlobFile[]> {
  const below = folder === '' ? [] : ['--', `${folder.replace(/\/+$/, '')}/`]
  const listed = room.run(['ls-tree', '-r', '-z', '--full-tree', commit, ...below])
  if (!listed.ok) {
    return unknown({
      what: `The files of ${short(commit)} cannot be listed: ${listed.why}`,
      next: 'Check out the whole repository: no filter, and fetch-depth: 0 for actions/checkout',
      place: wholeFile(folder === '' ? '.git' : folder),
    })
  }
  return known(entriesOf(listed.output))
}

/** Of lines as `100644 blob 4f2c…<tab>src/app.ts`, each ended by a zero byte. */
function entriesOf(output: Buffer): readonly BlobFile[] {
  const entries: BlobFile[] = []
  for (const line of output.toString('utf8').split('\0')) {
    const tab = line.indexOf('\t')
    if (tab < 0) continue
    const id = line.slice(line.lastIndexOf(' ', tab) + 1, tab)
    entries.push({ path: line.slice(tab + 1), id, kind: kindOf(line) })
  }
  return entries
}

function kindOf(entry: string): BlobFile['kind'] {
  if (entry.startsWith('160000 ')) return 'submodule'
  return entry.startsWith('120000 ') ? 'link' : 'file'
}

function noCommit(revision: string): Unknown {
  return unknown({
    what: `The commit ${revision} is not in this checkout, so its code cannot be read`,
    next: 'Check out with its history: fetch-depth: 0 for actions/checkout, or fetch that commit',
    place: wholeFile(revision),
  })
}
