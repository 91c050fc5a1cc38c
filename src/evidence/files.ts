import { isUtf8 } from 'node:buffer'
import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs'
import { isAbsolute, relative, resolve } from 'node:path'
import { count } from '../base/words.ts'
import type { Evidence } from '../model/evidence.ts'
import { known, unknown, wholeFile } from './problem.ts'

export interface OpenedFile {
  readonly kind: 'file'
  /** As the user named it; this is what findings show. */
  readonly file: string
  readonly bytes: Buffer
  /** Whether it has an execute bit. Nothing that Rollcall reads is ever executed. */
  readonly executable: boolean
  /** `base 4f2c1d0` where it was not read from the working tree. */
  readonly from: string | undefined
}

export interface OpenedDirectory {
  readonly kind: 'directory'
  readonly file: string
  /** Names in the directory, in byte order. */
  readonly entries: readonly string[]
}

/** Where files are read from: the working tree, or a commit. */
export interface Files {
  /**
   * `-` is standard input. With `within`, a file outside that folder is refused, also where a
   * symbolic link leads there.
   */
  open(file: string, within?: string): Evidence<OpenedFile | OpenedDirectory>
}

/** Files that can be walked. */
export interface FileTree extends Files {
  /** What a folder holds, in byte order, links not followed; nothing where there is no such folder. */
  list(folder: string): readonly { readonly name: string; readonly directory: boolean }[]
}

const MEBIBYTE = 1024 * 1024

/**
 * The most that is read of any input: a million hosts take some seventy megabytes. Node makes no
 * string of 512 MiB or more.
 */
export const LARGEST = 500 * MEBIBYTE

/** The most that is read of a file written by hand. */
export const LARGEST_BY_HAND = MEBIBYTE

/** Files below a folder of this machine. */
export function workingTree(root: string): FileTree {
  return {
    open: (file, within) => openOnDisk(root, file, within),
    list: (folder) => listOnDisk(resolve(root, folder)),
  }
}

function listOnDisk(path: string): ReturnType<FileTree['list']> {
  try {
    return readdirSync(path, { withFileTypes: true })
      .map((entry) => ({ name: entry.name, directory: entry.isDirectory() }))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    return []
  }
}

function openOnDisk(
  root: string,
  file: string,
  within: string | undefined,
): Evidence<OpenedFile | OpenedDirectory> {
  try {
    if (file === '-' && within === undefined) return readStream(file, 0)
    const path = resolve(root, file)
    if (within !== undefined && leadsOut(realpathSync(resolve(root, within)), realpathSync(path))) {
      return unknown({
        what: `${file} leads out of the repository`,
        next: 'Name a file inside it',
        place: wholeFile(file),
      })
    }
    const status = statSync(path)
    if (status.isDirectory()) {
      return known({ kind: 'directory', file, entries: readdirSync(path).sort() })
    }
    // A pipe is how a shell hands over `<(command)`; a device may never end.
    if (!status.isFile() && !status.isFIFO()) {
      return unknown({
        what: `${file} is neither a file nor a directory`,
        next: 'Name a regular file',
        place: wholeFile(file),
      })
    }
    if (status.isFIFO()) return isLinked(path) ? linkedPipe(file) : readPipe(file, path)
    if (status.size > LARGEST) return tooLarge(file, status.size, LARGEST)
    return known(opened(file, readFileSync(path), (status.mode & 0o111) !== 0))
  } catch (error) {
    return unreadable(file, error)
  }
}

/** Whether a name of the repository's is a link; what a shell hands over stands under /dev. */
function isLinked(path: string): boolean {
  return !path.startsWith('/dev/') && !path.startsWith('/proc/') && realpathSync(path) !== path
}

/** Git can store a link to a pipe of the process that reads it, which would wait for itself. */
function linkedPipe(file: string): Evidence<never> {
  return unknown({
    what: `${file} is a link to a pipe`,
    next: 'Name a regular file',
    place: wholeFile(file),
  })
}

function readPipe(file: string, path: string): Evidence<OpenedFile> {
  const pipe = openSync(path, 'r')
  try {
    return readStream(file, pipe)
  } finally {
    closeSync(pipe)
  }
}

/** Reads what says no size beforehand, and may never end. */
function readStream(file: string, descriptor: number): Evidence<OpenedFile> {
  const chunks: Buffer[] = []
  let size = 0
  while (size <= LARGEST) {
    const chunk = Buffer.allocUnsafe(MEBIBYTE / 4)
    const length = readSync(descriptor, chunk)
    if (length === 0) return known(opened(file, Buffer.concat(chunks, size), false))
    chunks.push(chunk.subarray(0, length))
    size += length
  }
  return tooLarge(file, size, LARGEST)
}

function opened(file: string, bytes: Buffer, executable: boolean): OpenedFile {
  return { kind: 'file', file, bytes, executable, from: undefined }
}

/** Whether a relative path leads out of a folder by its letters alone. */
export function leadsOut(root: string, file: string): boolean {
  const way = relative(root, file)
  return way === '..' || way.startsWith('../') || isAbsolute(way)
}

/** The text of one file: not a directory, not empty, not binary, within `largest` bytes. */
export function openText(
  files: Files,
  file: string,
  largest: number,
  within?: string,
): Evidence<TextFile> {
  const entry = files.open(file, within)
  if (!entry.known) return entry
  if (entry.value.kind === 'directory') {
    return unknown({
      what: `${file} is a directory`,
      next: 'Name a file in it',
      place: wholeFile(file),
    })
  }
  return decode(entry.value, largest)
}

export interface TextFile extends OpenedFile {
  /** Without a byte order mark; line ends as they are. */
  readonly text: string
}

/** The text of an opened file; UTF-8 only, because a guess at an encoding is a guess at a host name. */
export function decode(entry: OpenedFile, largest: number): Evidence<TextFile> {
  const { file, bytes } = entry
  if (bytes.length > largest) return tooLarge(file, bytes.length, largest)
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return unknown({
      what: `${file} is UTF-16`,
      next: 'Save it as UTF-8',
      place: wholeFile(file),
    })
  }
  const zero = bytes.indexOf(0)
  if (zero >= 0) return notText(file, bytes, zero, 'a NUL byte')
  // isUtf8 is the quick question; only a broken file pays for finding where.
  if (!isUtf8(bytes)) return notText(file, bytes, firstInvalid(bytes), 'bytes that are not UTF-8')
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  const text = bytes.toString('utf8', mark)
  if (text.trim() === '') {
    return unknown({
      what: `${file} is empty`,
      next: 'Check that the step that writes it succeeded, or fill it in',
      place: wholeFile(file),
    })
  }
  return known({ ...entry, text })
}

function notText(file: string, bytes: Buffer, offset: number, found: string): Evidence<never> {
  const before = bytes.subarray(0, offset)
  const lineStart = before.lastIndexOf(10) + 1
  return unknown({
    what: `${file} is not a text file: it holds ${found}`,
    next: 'Name the text file that was meant, or save it as UTF-8',
    place: {
      file,
      line: before.filter((byte) => byte === 10).length + 1,
      column: bytes.toString('utf8', lineStart, offset).length + 1,
    },
  })
}

function firstInvalid(bytes: Buffer): number {
  let low = 0
  let high = bytes.length
  // The longest valid prefix, found by halving; a cut inside a character counts as valid.
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (validStart(bytes, middle) !== undefined) low = middle
    else high = middle - 1
  }
  return validStart(bytes, low) ?? 0
}

/** How much of the bytes before `end` is whole characters, if no more than a cut one follows. */
function validStart(bytes: Buffer, end: number): number | undefined {
  for (let whole = end; whole >= 0 && whole > end - 4; whole--) {
    if (isUtf8(bytes.subarray(0, whole))) return whole
  }
  return undefined
}

function tooLarge(file: string, size: number, largest: number): Evidence<never> {
  return unknown({
    what: `${file} has ${count(Math.ceil(size / MEBIBYTE), 'MiB', 'MiB')}, and at most ${largest / MEBIBYTE} are read`,
    next: 'Check that it is the file that was meant',
    place: wholeFile(file),
  })
}

const REASONS: Record<string, readonly [what: string, next: string]> = {
  ENOENT: [
    'does not exist',
    'Check the name, and that the step that writes it ran before this one',
  ],
  ENOTDIR: ['does not exist', 'Check the name: a part of it is a file, not a directory'],
  EACCES: ['may not be read', 'Give the user who runs this read permission'],
  ELOOP: ['is a symbolic link that leads round in a circle', 'Mend the link'],
  ENAMETOOLONG: ['has a name that is too long', 'Check the name'],
}

function unreadable(file: string, error: unknown): Evidence<never> {
  const code = typeof error === 'object' && error && 'code' in error ? String(error.code) : ''
  const [what, next] = REASONS[code] ?? [
    `cannot be read (${code || String(error)})`,
    'Check that it is a readable file',
  ]
  const problem = { what: `${file} ${what}`, next, place: wholeFile(file) }
  return unknown(code === 'ENOENT' || code === 'ENOTDIR' ? { ...problem, absent: true } : problem)
}
