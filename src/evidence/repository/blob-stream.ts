import type { Evidence, Problem } from '../../model/evidence.ts'
import { known, unknown, wholeFile } from '../problem.ts'
import type { BlobBuffer } from './blob-buffer.ts'
import type { BlobFile, Visit } from './blobs.ts'
import type { Room } from './git.ts'

/** A git that says nothing for so long is ended. */
const SILENT_SECONDS = 60
const NEWLINE = 10
const MEBIBYTE = 1024 * 1024

/** Reads the content of blobs, in their order, from one git that runs beside us. */
export async function streamBlobs(
  room: Room,
  files: readonly BlobFile[],
  buffer: BlobBuffer,
  largest: number,
  visit: Visit,
): Promise<Evidence<undefined>> {
  if (files.length === 0) return known(undefined)
  const { spawn } = process.getBuiltinModule('node:child_process')
  const child = spawn('git', ['cat-file', '--batch', '--buffer'], {
    cwd: room.folder,
    env: room.env,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const answers = new Answers(files, buffer, largest, visit)
  let why: string | undefined
  const watch = setTimeout(() => {
    why = `git said nothing for ${SILENT_SECONDS} seconds`
    child.kill('SIGKILL')
  }, SILENT_SECONDS * 1000)
  try {
    await new Promise<void>((resolve, reject) => {
      child.once('error', (error) => {
        why = `git did not run: ${error.message}`
        resolve()
      })
      child.once('close', (code, signal) => {
        if (code !== 0) why ??= `git ended with ${code ?? signal}`
        resolve()
      })
      // Where git dies before it has read everything, how it ended tells.
      child.stdin.on('error', () => {})
      child.stdin.end(files.map(({ id }) => `${id}\n`).join(''))
      child.stdout.on('data', (chunk: Buffer) => {
        watch.refresh()
        try {
          answers.take(chunk)
        } catch (fault) {
          reject(fault)
        }
        if (answers.problem) child.stdout.destroy()
      })
    })
  } finally {
    clearTimeout(watch)
    child.stdout.destroy()
    child.kill('SIGKILL')
  }
  if (answers.problem) return unknown(answers.problem)
  if (why === undefined && answers.left === 0) return known(undefined)
  return unknown({
    what: `The files of the commit cannot be read to their end (${why ?? 'git left some out'}), and a part of them proves nothing`,
    next: 'Check out the repository whole (actions/checkout with fetch-depth: 0) and run this again',
    place: wholeFile('.git'),
  })
}

/** The answers of `git cat-file --batch`: for each id a line with its size, its content, a line end. */
class Answers {
  readonly #files: readonly BlobFile[]
  readonly #buffer: BlobBuffer
  readonly #largest: number
  readonly #visit: Visit
  #next = 0
  /** What is here of the line that tells the size. */
  #line = ''
  /** The size of the content that is being read, -1 before it is told. */
  #size = -1
  #filled = 0
  problem: Problem | undefined

  constructor(files: readonly BlobFile[], buffer: BlobBuffer, largest: number, visit: Visit) {
    this.#files = files
    this.#buffer = buffer
    this.#largest = largest
    this.#visit = visit
  }

  get left(): number {
    return this.#files.length - this.#next
  }

  take(chunk: Buffer): void {
    let at = 0
    while (at < chunk.length && !this.problem) {
      at = this.#size < 0 ? this.#takeLine(chunk, at) : this.#takeContent(chunk, at)
    }
  }

  #takeLine(chunk: Buffer, at: number): number {
    const end = chunk.indexOf(NEWLINE, at)
    this.#line += chunk.toString('latin1', at, end < 0 ? chunk.length : end)
    if (end < 0) return chunk.length
    const file = this.#files[this.#next]
    const [id, type, size] = this.#line.split(' ')
    if (!file || id !== file.id || type !== 'blob') {
      this.problem = unread(file?.path ?? '.git', this.#line)
    } else if (Number(size) > this.#largest) {
      this.problem = tooLarge(file.path, Number(size), this.#largest)
    }
    this.#line = ''
    this.#size = Number(size)
    this.#filled = 0
    return end + 1
  }

  #takeContent(chunk: Buffer, at: number): number {
    const size = this.#size
    const end = at + size - this.#filled
    if (this.#filled === 0 && end < chunk.length) {
      this.#answer(chunk.subarray(at, end))
      return end + 1
    }
    const content = this.#buffer.content(size)
    const here = Math.min(end, chunk.length)
    chunk.copy(content, this.#filled, at, here)
    this.#filled += here - at
    // The line end behind it may be in the next chunk.
    if (here === chunk.length) return here
    this.#answer(content)
    return here + 1
  }

  #answer(bytes: Buffer): void {
    const length = this.#size
    const file = this.#files[this.#next] as BlobFile
    this.#next++
    this.#size = -1
    this.#visit(file, bytes, length)
  }
}

function unread(file: string, line: string): Problem {
  return {
    what: line.endsWith(' missing')
      ? `${file} is in the commit, but its content is not in this checkout, so nothing can be said about it`
      : `${file} cannot be read from git, which answers ${line.slice(0, 80)}`,
    next: 'Check out the whole repository: no filter, and fetch-depth: 0 for actions/checkout',
    place: wholeFile(file),
  }
}

function tooLarge(file: string, size: number, largest: number): Problem {
  return {
    what: `${file} has ${Math.ceil(size / MEBIBYTE)} MiB, and at most ${largest / MEBIBYTE} are read`,
    next: 'Leave it out by name in flags.exclude of the policy, if no code is in it',
    place: wholeFile(file),
  }
}
