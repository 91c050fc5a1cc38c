import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs'
import type { BlobBuffer } from './blob-buffer.ts'

/** Reads files of the working tree. */
export interface Worktree {
  /**
   * The length of a file's content, which is in the buffer; undefined where there is no plain file,
   * where a link is on the way to it, or where it cannot be read or is over `largest`.
   */
  read(path: string, largest: number): number | undefined
}

export function openWorktree(top: string, buffer: BlobBuffer): Worktree {
  const plain = plainFolders(top)
  return {
    read: (path, largest) => {
      if (!plain(path)) return undefined
      try {
        return readFile(`${top}/${path}`, buffer, largest)
      } catch {
        return undefined
      }
    },
  }
}

/** Without O_NONBLOCK, a pipe in the place of a file would wait for somebody to write. */
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK

function readFile(path: string, buffer: BlobBuffer, largest: number): number | undefined {
  const descriptor = openSync(path, FLAGS)
  try {
    let content = buffer.content(0)
    let length = readSync(descriptor, content)
    // A file that leaves room in the buffer was read to its end; if not, its id tells.
    if (length < content.length) return length
    const status = fstatSync(descriptor)
    if (!status.isFile() || status.size > largest) return undefined
    content = buffer.content(status.size)
    length = 0
    while (length < status.size) {
      const more = readSync(descriptor, content, length, status.size - length, length)
      if (more === 0) return undefined
      length += more
    }
    return length
  } finally {
    closeSync(descriptor)
  }
}

/** Whether every folder on the way to a file is one: links may lead out of the tree. */
function plainFolders(top: string): (path: string) => boolean {
  const told = new Map<string, boolean>([['', true]])
  const isPlain = (folder: string): boolean => {
    const before = told.get(folder)
    if (before !== undefined) return before
    const parent = folder.slice(0, Math.max(folder.lastIndexOf('/'), 0))
    const plain = isPlain(parent) && isFolder(`${top}/${folder}`)
    told.set(folder, plain)
    return plain
  }
  let last = ''
  let wasPlain = true
  return (path) => {
    const end = Math.max(path.lastIndexOf('/'), 0)
    // Files of one folder follow each other.
    if (end !== last.length || !path.startsWith(last)) {
      last = path.slice(0, end)
      wasPlain = isPlain(last)
    }
    return wasPlain
  }
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
