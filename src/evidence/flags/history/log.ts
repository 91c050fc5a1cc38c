import { short } from '../../../base/words.ts'
import type { Evidence } from '../../../model/evidence.ts'
import { LARGEST } from '../../files.ts'
import { known, unknown, wholeFile } from '../../problem.ts'
import type { Room } from '../../repository/git.ts'
import type { Scanner } from '../scan/scanner.ts'
import { type Hit, type LogCommit, openPatches } from './patches.ts'

export interface Walk {
  readonly room: Room
  /** As git takes it: a commit, for all that stands behind it, or `A..B`. */
  readonly range: string
  readonly order: 'newest first' | 'oldest first'
  /** Files and folders from the top of the repository; empty: all. */
  readonly paths: readonly string[]
  readonly scanner: Scanner
}

/** What is made of it, in the order of the commits; a visit that answers false ends the walk. */
export interface Visitor {
  commit?(commit: LogCommit): void
  hit(hit: Hit): boolean | Promise<boolean>
}

/** Long enough for a history of a hundred thousand commits. */
const MINUTES = 15

const MEBIBYTE = 1024 * 1024

/**
 * Hands over every line that names something looked for and that a commit took away or added, in
 * one pass over a branch by its first parents, so that a merge is what it brought: what came and
 * went inside of it never stood on the branch. Answers how many commits it went through.
 */
export async function walkLog(walk: Walk, visitor: Visitor): Promise<Evidence<number>> {
  const { spawn } = process.getBuiltinModule('node:child_process')
  const { room } = walk
  const child = spawn('git', argsOf(walk), {
    cwd: room.folder,
    env: room.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: MINUTES * 60_000,
    killSignal: 'SIGKILL',
  })
  const ended = new Promise<{ status: number | null; why: string }>((resolve) => {
    let complaint = ''
    child.stderr.on('data', (text: Buffer) => {
      if (complaint.length < 2000) complaint += text.toString('utf8')
    })
    child.on('error', (error) => resolve({ status: null, why: error.message }))
    child.on('close', (status, signal) => {
      const [line] = complaint.split('\n')
      const late = `it did not end within ${MINUTES} minutes`
      resolve({ status, why: signal ? late : line || `git ended with ${status}` })
    })
  })
  const patches = openPatches(walk.scanner, visitor)
  let whole: boolean
  try {
    whole = await readAll(child.stdout, patches)
  } catch (error) {
    child.kill('SIGKILL')
    await ended
    if (error instanceof Unreadable) return torn(error.message)
    throw error
  }
  if (!whole) {
    child.kill('SIGKILL')
    await ended
    return known(patches.commits())
  }
  const { status, why } = await ended
  return status === 0 ? known(patches.commits()) : torn(why)
}

/** Why a history cannot be read; it never leaves this file. */
class Unreadable extends Error {}

/** Whether it was read to its end, in pieces that end with a line. */
async function readAll(
  output: AsyncIterable<Buffer>,
  patches: ReturnType<typeof openPatches>,
): Promise<boolean> {
  let bytes = Buffer.allocUnsafe(MEBIBYTE)
  // Each piece begins with the line end before it, so that a line is found by what it begins with.
  bytes[0] = 10
  let length = 1
  const visit = async (end: number): Promise<boolean> => {
    const goesOn = end === 0 || (await patches.read(bytes, end))
    const tooLarge = patches.tooLarge()
    if (tooLarge !== undefined) {
      throw new Unreadable(`${tooLarge.path} is too large in ${short(tooLarge.commit)}`)
    }
    bytes.copyWithin(0, end, length)
    length -= end
    return goesOn
  }
  for await (const chunk of output) {
    if (length + chunk.length > bytes.length) {
      if (!(await visit(patches.cut(bytes, length)))) return false
      if (length + chunk.length > LARGEST) throw new Unreadable('a line has more than can be read')
      if (length + chunk.length > bytes.length) {
        const more = Buffer.allocUnsafe(2 * (length + chunk.length))
        bytes.copy(more, 0, 0, length)
        bytes = more
      }
    }
    chunk.copy(bytes, length)
    length += chunk.length
  }
  return visit(bytes.subarray(0, length).lastIndexOf(10))
}

function argsOf({ range, order, paths }: Walk): readonly string[] {
  return [
    '-c',
    'core.quotePath=false',
    'log',
    '--first-parent',
    '-m',
    ...(order === 'oldest first' ? ['--reverse'] : []),
    '--patch',
    '--unified=0',
    '--text',
    '--no-renames',
    '--full-index',
    '--no-color',
    '--no-ext-diff',
    '--no-textconv',
    // A removed line that begins with two dashes would look like the head of a file.
    '--output-indicator-old=<',
    '--output-indicator-new=>',
    '--encoding=UTF-8',
    '--format=commit %H%x00%P%x00%ct%x00%s',
    '--end-of-options',
    range,
    '--',
    ...paths,
  ]
}

/** Git stops in the middle where an object is missing, and has said a part by then. */
function torn(why: string): Evidence<never> {
  return unknown({
    what: `The history of flags cannot be read to its end: ${why}, and a flag that was removed once might come back unseen`,
    next: 'Check out with the whole history and every file in it: fetch-depth: 0 and no filter for actions/checkout',
    place: wholeFile('.git'),
  })
}
