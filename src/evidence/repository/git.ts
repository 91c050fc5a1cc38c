import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Evidence } from '../../model/evidence.ts'
import { LARGEST } from '../files.ts'
import { known, unknown, wholeFile } from '../problem.ts'

export type Output =
  | { readonly ok: true; readonly output: Buffer }
  | {
      readonly ok: false
      readonly why: string
      /** Undefined where git did not run to its end. */
      readonly status: number | undefined
      readonly output: Buffer
    }

const SECONDS = 60

/** Runs git in a folder, bounded in time and output. */
export function git(
  cwd: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = environment(),
  input?: string,
): Output {
  const { spawnSync } = process.getBuiltinModule('node:child_process')
  const ended = spawnSync('git', [...args], {
    cwd,
    env,
    maxBuffer: LARGEST,
    timeout: SECONDS * 1000,
    killSignal: 'SIGKILL',
    ...(input === undefined ? {} : { input }),
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  })
  const { status, signal, stdout, stderr } = ended
  // Where it failed, it may have done so before it read its input.
  const torn = status !== 0 && status !== null && isBrokenPipe(ended.error)
  const error = torn ? undefined : ended.error
  if (status === 0 && !error) return { ok: true, output: stdout }
  const [line] = String(stderr ?? '').split('\n')
  return {
    ok: false,
    why: error ? reason(error) : line || `git ended with ${status ?? signal}`,
    status: error ? undefined : (status ?? undefined),
    output: stdout ?? Buffer.alloc(0),
  }
}

function isBrokenPipe(error: NodeJS.ErrnoException | undefined): boolean {
  return error?.code === 'EPIPE'
}

function reason(error: NodeJS.ErrnoException): string {
  if (error.code === 'ETIMEDOUT') return `git did not answer within ${SECONDS} seconds`
  if (error.code === 'ENOBUFS') return 'git answers more than can be read'
  return `git did not run: ${error.message}`
}

/**
 * Names are names and never patterns, what stands in the repository is not replaced, and a hook
 * that runs this does not say which repository is meant.
 */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^GIT_(?!CONFIG_)/.test(name))
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_TERMINAL_PROMPT: '0',
  }
}

/** Why git is asked at all. */
const APPROVAL = 'what was approved is proven by it alone'

/** The folder at the top of the working tree, without links on the way to it. */
export function topOf(root: string, purpose = APPROVAL): Evidence<string> {
  const top = git(root, ['rev-parse', '--show-toplevel'])
  if (!top.ok) return noRepository(top.why, purpose)
  try {
    return known(realpathSync(top.output.toString('utf8').replace(/\n$/, '')))
  } catch (error) {
    return noRepository((error as Error).message, purpose)
  }
}

/** What a checkout holds: its commits with their files, and nothing that says how to read them. */
export interface Objects {
  /** The commit that is checked out, in full. */
  readonly head: string
  /** Where history was cut off: commits whose parents are not here. */
  readonly cut: ReadonlySet<string>
  /** Answers a question by a git that sees these objects alone. */
  ask<T>(question: (run: Run) => Evidence<T>): Evidence<T>
  /** The same git for many questions, until it is closed. */
  openRoom(): Evidence<Room>
}

/** Where a git sees objects and nothing else. */
export interface Room {
  /** `sha1` or `sha256`: what the ids are made by. */
  readonly format: string
  readonly run: Run
  /** For a git that runs beside us. */
  readonly folder: string
  readonly env: NodeJS.ProcessEnv
  /** Removes the folder. */
  close(): void
}

export type Run = (args: readonly string[], input?: string) => Output

/**
 * The objects of a checkout, to be asked in an empty repository of its own in a temporary folder
 * that borrows them. So nothing else of the checkout has a say: not its configuration and merge
 * drivers, its attributes, also those in its files, its hooks, replacements, grafts, recorded
 * resolutions and indexes of history; nothing of the user's, the machine's and the environment's
 * configuration either. What is computed is not left behind, and nothing is fetched.
 *
 * Trusted are the git that the PATH has, and that an object is what its id says. Git makes sure of
 * that as it fetches.
 */
export function openObjects(root: string, purpose = APPROVAL): Evidence<Objects> {
  const head = git(root, ['rev-parse', '--verify', '--end-of-options', 'HEAD^{commit}'])
  const about = git(root, [
    'rev-parse',
    '--show-object-format',
    '--git-path',
    'objects',
    '--git-path',
    'shallow',
  ])
  if (!about.ok) return noRepository(about.why, purpose)
  if (!head.ok) return noRepository('nothing is checked out', purpose)
  const [format, objects, shallow, ...more] = about.output.toString('utf8').split('\n')
  if (!format || !objects || !shallow || more.join('') !== '') {
    return noRepository('the path of its folder cannot be understood', purpose)
  }
  const ends = readEnds(resolve(root, shallow))
  return known({
    head: head.output.toString('utf8').trim(),
    cut: new Set(ends.split('\n').filter(Boolean)),
    ask: (question) => {
      const room = openRoom(format, resolve(root, objects), ends)
      if (!room.known) return room
      try {
        return question(room.value.run)
      } finally {
        room.value.close()
      }
    },
    openRoom: () => openRoom(format, resolve(root, objects), ends),
  })
}

/** Git keeps the file only where a history is cut off. */
function readEnds(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function openRoom(format: string, objects: string, ends: string): Evidence<Room> {
  let folder: string
  try {
    folder = makeRoom(format, objects, ends)
  } catch (error) {
    return unknown({
      what: `Git needs a temporary folder to prove anything, and none can be made: ${(error as Error).message}`,
      next: 'Let TMPDIR name a folder that can be written to',
      place: wholeFile('.git'),
    })
  }
  const env = roomEnvironment(folder)
  return known({
    format,
    run: (args, input) => git(folder, args, env, input),
    folder,
    env,
    close: () => rmSync(folder, { recursive: true, force: true }),
  })
}

function makeRoom(format: string, objects: string, ends: string): string {
  const { tmpdir } = process.getBuiltinModule('node:os')
  const room = mkdtempSync(join(tmpdir(), 'rollcall-git-'))
  mkdirSync(join(room, 'refs'))
  mkdirSync(join(room, 'objects/info'), { recursive: true })
  writeFileSync(join(room, 'HEAD'), 'ref: refs/heads/none\n')
  writeFileSync(join(room, 'config'), configuration(format))
  writeFileSync(join(room, 'objects/info/alternates'), `${objects}\n`)
  if (ends !== '') writeFileSync(join(room, 'shallow'), ends)
  return room
}

/** Git's own defaults, said aloud, so that every git that knows them merges alike. */
function configuration(format: string): string {
  return [
    '[core]',
    `repositoryFormatVersion = ${format === 'sha1' ? 0 : 1}`,
    'bare = true',
    'commitGraph = false',
    ...(format === 'sha1' ? [] : ['[extensions]', `objectFormat = ${format}`]),
    '[merge]',
    'renames = true',
    'directoryRenames = conflict',
    'renameLimit = 7000',
    'renormalize = false',
    '',
  ].join('\n')
}

function roomEnvironment(room: string): NodeJS.ProcessEnv {
  const kept = Object.entries(environment()).filter(([name]) => !/^GIT_CONFIG/.test(name))
  return {
    ...Object.fromEntries(kept),
    HOME: room,
    XDG_CONFIG_HOME: room,
    GIT_DIR: room,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_NO_LAZY_FETCH: '1',
  }
}

function noRepository(why: string, purpose: string): Evidence<never> {
  return unknown({
    what: `Git cannot be asked here (${why}), and ${purpose}`,
    next: /dubious ownership/.test(why)
      ? 'Let git read what another user checked out: git config --global --add safe.directory and the folder'
      : 'Check out the repository first: actions/checkout with fetch-depth: 0',
    place: wholeFile('.git'),
  })
}
