import { realpathSync } from 'node:fs'
import { join, relative } from 'node:path'
import { folded } from '../../../base/flag-names.ts'
import type { Evidence, Problem } from '../../../model/evidence.ts'
import type { Flag, FlagHistory, FlagPolicy, FlagSource, Former } from '../../../model/flags.ts'
import { both, known, unknown, wholeFile } from '../../problem.ts'
import { type Objects, openObjects, type Room, topOf } from '../../repository/git.ts'
import { scannerOf } from '../scan/scanner.ts'
import { walkLog } from './log.ts'
import type { LogCommit } from './patches.ts'
import { codePaths } from './paths.ts'
import { openRemovals } from './removals.ts'
import { revertsIn } from './reverts.ts'

export interface HistoryQuestion {
  readonly root: string
  /** Ids of commits in full. */
  readonly base: string
  readonly head: string
  /** The flags that the change adds, with all their names. */
  readonly added: readonly Flag[]
  /** Paths of the registry's sources from the top of the repository, and how each is read. */
  readonly registries: readonly RegistryFile[]
  /** The folder that the policy governs, from the top of the repository, '' for all of it. */
  readonly folder: string
  readonly policy: FlagPolicy
  /** Folded names among `added` that the code of base asks for. */
  readonly readAtBase: ReadonlySet<string>
}

export interface RegistryFile {
  readonly path: string
  readonly source: FlagSource
}

const answers = new Map<string, Promise<Evidence<FlagHistory>>>()

/**
 * Which of the flags that a change adds were there before, in the registry or as a call in code,
 * and who took them out. Looked through is the branch up to the base by its first parents, so what
 * came and went inside of one merged branch was never there. A commit stays what it is, so the same
 * question is answered once.
 */
export async function readHistory(question: HistoryQuestion): Promise<Evidence<FlagHistory>> {
  if (question.added.length === 0) return known({ added: 0, commits: 0, former: [] })
  const key = keyOf(question)
  const answer = answers.get(key) ?? look(question)
  answers.set(key, answer)
  const read = await answer
  if (!read.known) {
    // What failed may do better.
    answers.delete(key)
    return read
  }
  const former = read.value.former.filter((each) => !isStillRead(each, question))
  return known({ ...read.value, former })
}

/** Code that asks on was never gone; an entry that was taken out was, whatever code was left behind. */
function isStillRead({ key, how }: Former, { added, readAtBase }: HistoryQuestion): boolean {
  if (how === 'defined') return false
  const names = added.filter((flag) => flag.key === key).flatMap(namesIn)
  return names.some((name) => readAtBase.has(folded(name)))
}

function namesIn({ key, aliases }: Flag): readonly string[] {
  return [key, ...aliases]
}

function keyOf({ root, base, head, added, registries, folder, policy }: HistoryQuestion): string {
  const { include, exclude, calls, releases } = policy
  const flags = added.map(namesIn)
  return JSON.stringify([
    root,
    base,
    head,
    flags,
    registries,
    folder,
    include,
    exclude,
    calls,
    releases,
  ])
}

async function look(question: HistoryQuestion): Promise<Evidence<FlagHistory>> {
  const opened = both(topOf(question.root), openObjects(question.root))
  if (!opened.known) return opened
  const [top, objects] = opened.value
  const room = objects.openRoom()
  if (!room.known) return room
  const home = realpathSync(question.root)
  try {
    const whole = wholeBranch(room.value, objects, question.base)
    if (!whole.known) return whole
    return await walk(question, room.value, (path) => relative(home, join(top, path)))
  } finally {
    room.value.close()
  }
}

/** Where the branch was cut off nothing tells what stood on it before. */
function wholeBranch(room: Room, { cut }: Objects, base: string): Evidence<undefined> {
  if (cut.size === 0) return known(undefined)
  const first = room.run(['rev-list', '--first-parent', '--max-parents=0', base])
  const ends = first.ok ? first.output.toString('utf8').split('\n').filter(Boolean) : []
  if (ends.length > 0 && ends.every((end) => !cut.has(end))) return known(undefined)
  return unknown({
    what: 'This checkout is shallow: its history is cut off, and a flag that was removed before that might come back unseen',
    next: 'Check out with the whole history: fetch-depth: 0 for actions/checkout',
    place: wholeFile('.git'),
  })
}

async function walk(
  question: HistoryQuestion,
  room: Room,
  named: (path: string) => string,
): Promise<Evidence<FlagHistory>> {
  const { added, registries, folder, policy } = question
  const flagOf = new Map(added.flatMap((flag) => namesIn(flag).map((name) => [folded(name), flag])))
  const keys = [...flagOf.keys()].filter((key) => key !== '')
  const removals = openRemovals(question, named)
  const found = new Map<Flag, Pick<Former, 'how' | 'was'> & { commit: LogCommit }>()
  const trouble: Problem[] = []
  try {
    const code = codePaths(folder, policy.include)
    const paths = code.length === 0 ? [] : [...code, ...registries.map(({ path }) => path)]
    const scanner = scannerOf(keys)
    const commits = await walkLog(
      { room, range: question.base, order: 'newest first', paths, scanner },
      {
        async hit({ name, commit, file, how }) {
          const flag = flagOf.get(keys[name] as string) as Flag
          if (how === 'added' || found.has(flag)) return true
          const removed = await removals.of(flag, commit, file.path)
          if (!removed.known) trouble.push(...removed.because)
          else if (removed.value) found.set(flag, { ...removed.value, commit })
          return trouble.length === 0 && found.size < added.length
        },
      },
    )
    if (trouble.length > 0) return unknown(...trouble)
    if (!commits.known) return commits
    const reverts = revertsIn(room, question)
    return known({
      added: added.length,
      commits: commits.value,
      former: [...found].map(([{ key }, { how, was, commit }]) => ({
        key,
        how,
        was,
        removed: { commit: commit.id, at: commit.at, title: commit.title },
        revertedBy: reverts(commit),
      })),
    })
  } finally {
    removals.close()
  }
}
