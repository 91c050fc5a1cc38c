import { list, short } from '../../base/words.ts'
import type { Content } from '../../model/change.ts'
import type { Evidence, Problem } from '../../model/evidence.ts'
import { known, unknown, wholeFile } from '../problem.ts'
import { type Objects, type Output, openObjects, type Run } from './git.ts'

/** A commit of the branch, with the commits that it stands on. */
export interface Step {
  readonly id: string
  readonly parents: readonly string[]
  /** The first line of its message. */
  readonly title: string
}

/**
 * What the checkout's git knows. Commits are given and answered in full. Where an object is not in
 * the checkout, or it is shallow, the answer is unknown and says what to fetch.
 */
export interface History {
  /** The commit that is checked out. */
  readonly head: string
  /** The branch from `to` down by first parents, newest first, until what `from` reaches. */
  steps(from: string, to: string): Evidence<readonly Step[]>
  /** Every commit that `to` reaches, by any parent, and `from` does not. */
  commits(from: string, to: string): Evidence<readonly string[]>
  /** Every path that differs, under its old and its new name. */
  changed(from: string, to: string): Evidence<readonly string[]>
  /** The one newest commit that both reach; unknown where there are several, or none. */
  mergeBase(a: string, b: string): Evidence<string>
  /** A file of a commit; undefined where the commit has none. */
  text(commit: string, path: string): Evidence<string | undefined>
  /**
   * How what was approved stands to the present head of a pull request into a branch whose tip is
   * `base`, before or after the head went in.
   */
  held(question: {
    readonly approved: string
    readonly head: string
    readonly base: string
  }): Evidence<Content>
  /** How `result`, made on top of `onto`, stands to the head of the pull request that made it. */
  brought(question: {
    readonly head: string
    readonly onto: string
    readonly result: string
  }): Evidence<Content>
}

/** More clean merges of the base branch than anybody presses a button for. */
const MOST_UPDATES = 100

/** The history of the checkout at `root`, as `openObjects` asks for it. */
export function openHistory(root: string): Evidence<History> {
  const objects = openObjects(root)
  if (!objects.known) return objects
  const { head, cut, ask } = objects.value
  // Commits stay what they are, and one git less is three milliseconds.
  const remembered: Remembered = { trees: new Map(), outputs: new Map() }
  const answer = <T>(ids: readonly string[], question: (room: Room) => T): Evidence<T> => {
    const refused = ids.filter((id) => !FULL.test(id))
    if (refused.length > 0) return unknown(...refused.map(notFull))
    return ask((run) => told(() => question(roomOf(run, cut, ids, remembered))))
  }
  return known({
    head,
    steps: (from, to) => answer([from, to], (room) => steps(room, from, to)),
    commits: (from, to) => answer([from, to], (room) => commits(room, from, to)),
    changed: (from, to) => answer([from, to], (room) => changed(room, from, to)),
    mergeBase: (a, b) => answer([a, b], (room) => mergeBase(room, a, b)),
    text: (commit, path) => answer([commit], (room) => text(room, commit, path)),
    held: (question) =>
      question.approved === question.head && FULL.test(question.head)
        ? known(SAME)
        : answer([question.approved, question.head, question.base], (room) => held(room, question)),
    brought: (question) =>
      question.result === question.head && FULL.test(question.head)
        ? known(SAME)
        : answer([question.head, question.onto, question.result], (room) =>
            brought(room, question),
          ),
  })
}

const FULL = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/
const SAME: Content = { kind: 'same' }

/** Ends a question that cannot be answered; it never leaves this file. */
class Untold extends Error {
  readonly problems: readonly Problem[]
  constructor(...problems: readonly Problem[]) {
    super()
    this.problems = problems
  }
}

function told<T>(question: () => T): Evidence<T> {
  try {
    return known(question())
  } catch (error) {
    if (error instanceof Untold) return unknown(...error.problems)
    throw error
  }
}

/** Where a question is asked; the commits that it names are here, with their files at least by name. */
interface Room {
  /** What git prints; where it fails there is no answer. */
  run(args: readonly string[]): string
  /** The same with how it ended. */
  try: Run
  readonly cut: Objects['cut']
  /** The id of what a commit holds. */
  tree(commit: string): string
}

/** What was answered before; what failed may do better. */
interface Remembered {
  readonly trees: Map<string, string>
  readonly outputs: Map<string, Output>
}

function roomOf(
  run: Run,
  cut: Objects['cut'],
  ids: readonly string[],
  { trees, outputs }: Remembered,
): Room {
  const find = (commits: readonly string[]) => {
    for (const [commit, tree] of treesOf(run, commits)) trees.set(commit, tree)
  }
  const remembering: Run = (args) => {
    const key = args.join('\0')
    const output = outputs.get(key) ?? run(args)
    if (output.ok) outputs.set(key, output)
    return output
  }
  const unseen = [...new Set(ids)].filter((id) => !trees.has(id))
  if (unseen.length > 0) find(unseen)
  return {
    run: (args) => textOf(remembering(args)),
    try: remembering,
    cut,
    tree(commit) {
      if (!trees.has(commit)) find([commit])
      return trees.get(commit) as string
    },
  }
}

function textOf(output: Output): string {
  if (output.ok) return output.output.toString('utf8')
  throw new Untold({
    what: `Git gives no answer in this checkout: ${output.why}`,
    next: `Check that the checkout is whole: ${WHOLE}`,
    place: PLACE,
  })
}

const PLACE = wholeFile('.git')
const WHOLE = 'fetch-depth: 0 and no filter for actions/checkout'

/** What each commit holds. Git merges what it takes for empty where a tree is missing, so it is asked first. */
function treesOf(run: Run, commits: readonly string[]): ReadonlyMap<string, string> {
  const input = commits.map((id) => `${id}\n${id}^{tree}\n`).join('')
  const answers = lines(
    textOf(run(['cat-file', '--batch-check=%(objectname) %(objecttype)'], input)),
  )
  const found = new Map<string, string>()
  const problems: Problem[] = []
  commits.forEach((id, i) => {
    const [tree, type] = (answers[2 * i + 1] ?? '').split(' ')
    if (answers[2 * i] !== `${id} commit`) problems.push(missing(id))
    else if (tree && type === 'tree') found.set(id, tree)
    else problems.push(withoutFiles(id))
  })
  if (problems.length > 0) throw new Untold(...problems)
  return found
}

function lines(text: string): readonly string[] {
  return text.split('\n').filter(Boolean)
}

function notFull(id: string): Problem {
  return {
    what: `${id === '' ? 'An empty name' : id} is no full commit id, and a shorter name may stand for another commit tomorrow`,
    next: 'Give all 40 or 64 lower-case hexadecimal digits of the commit',
    place: wholeFile(id),
  }
}

function missing(id: string): Problem {
  return {
    what: `The commit ${id} is not in this checkout, so nothing can be proven about it`,
    next: `Check out with the whole history (fetch-depth: 0 for actions/checkout), or fetch it: git fetch origin ${id}`,
    place: wholeFile(id),
  }
}

function withoutFiles(id: string): Problem {
  return {
    what: `The checkout has the commit ${id} without its files, so nothing can be proven about it`,
    next: `Check out without a filter: ${WHOLE}`,
    place: wholeFile(id),
  }
}

/** History ends here for git, and another way may lead on behind it. */
function cutOff(id: string): Untold {
  return new Untold({
    what: `This checkout is shallow: its history ends at ${id}, and the answer may be behind it`,
    next: 'Check out with the whole history (fetch-depth: 0 for actions/checkout), or git fetch --unshallow origin',
    place: wholeFile(id),
  })
}

function steps(room: Room, from: string, to: string): readonly Step[] {
  const entries = room
    .run(['log', '--first-parent', '-z', '--encoding=UTF-8', '--format=%H %P%n%B', to, `^${from}`])
    .split('\0')
    .filter(Boolean)
  const found = entries.map((entry) => {
    const end = entry.indexOf('\n')
    const [id = '', ...parents] = entry.slice(0, end).split(' ').filter(Boolean)
    const [title = ''] = entry.slice(end).trimStart().split('\n', 1)
    return { id, parents, title: title.trimEnd() }
  })
  ascertain(
    room,
    from,
    to,
    found.map(({ id }) => id),
  )
  return found
}

function commits(room: Room, from: string, to: string): readonly string[] {
  const found = lines(room.run(['rev-list', to, `^${from}`]))
  ascertain(room, from, to, found)
  return found
}

/**
 * Whether commits that git found behind `to` and not behind `from` are all of them, and rightly so.
 * Where history was cut off, `from` may reach one of them on a way that is not here; but never what
 * stands on `from` itself.
 */
function ascertain(room: Room, from: string, to: string, found: readonly string[]): void {
  const end = found.find((id) => room.cut.has(id))
  if (end !== undefined) throw cutOff(end)
  if (room.cut.size === 0 || found.length === 0) return
  const above = new Set(lines(room.run(['rev-list', '--ancestry-path', to, `^${from}`])))
  if (found.every((id) => above.has(id))) return
  const before = lines(room.run(['rev-list', from])).find((id) => room.cut.has(id))
  if (before !== undefined) throw cutOff(before)
}

function changed(room: Room, from: string, to: string): readonly string[] {
  return differing(room, room.tree(from), room.tree(to))
}

/** Paths at which two trees differ. What moved is under both of its names. */
function differing(room: Room, from: string, to: string): readonly string[] {
  const output = room.run([
    'diff-tree',
    '-r',
    '-z',
    '--name-only',
    '--no-renames',
    '--no-ext-diff',
    '--ignore-submodules=none',
    from,
    to,
  ])
  return output.split('\0').filter(Boolean)
}

type Meeting = string | 'nowhere' | 'several'

/** The newest commit that both reach. */
function meeting(room: Room, a: string, b: string): Meeting {
  const output = room.try(['merge-base', '--all', a, b])
  const none = !output.ok && output.status === 1 && output.output.length === 0
  const found = none ? [] : lines(textOf(output))
  const behind = found.map((id) => `^${id}`)
  // What either reaches behind the meeting, both do.
  const before = room.cut.size === 0 ? [] : lines(room.run(['rev-list', a, b, ...behind]))
  const end = before.find((id) => room.cut.has(id))
  if (end !== undefined) throw cutOff(end)
  // One of several may be behind another on a way that is not here.
  const [cut] = room.cut
  if (found.length > 1 && cut !== undefined) throw cutOff(cut)
  if (found.length > 1) return 'several'
  return found[0] ?? 'nowhere'
}

function mergeBase(room: Room, a: string, b: string): string {
  const met = meeting(room, a, b)
  if (met !== 'several' && met !== 'nowhere') return met
  throw new Untold({
    what:
      met === 'several'
        ? `The histories of ${a} and ${b} cross, so they have no one commit in common from which a change could be told`
        : `${a} and ${b} have no commit in common`,
    next: 'Merge the one into the other, or rebase it, so that it stands on the other',
    place: wholeFile(a),
  })
}

function text(room: Room, commit: string, path: string): string | undefined {
  // Git would look outside of the repository, or into a folder.
  if (path.split('/').some((part) => ['', '.', '..'].includes(part))) return undefined
  const listed = room.run(['ls-tree', '-z', '--full-tree', commit, '--', path])
  if (listed === '') return undefined
  const [mode, type = '', id = ''] = listed.split(/[ \t]/)
  if (type === 'blob' && mode !== '120000') return room.run(['cat-file', 'blob', id])
  throw new Untold({
    what: `${path} is ${KINDS[type] ?? 'a symbolic link'} at ${short(commit)}, and a file belongs there`,
    next: 'Put the file itself there',
    place: wholeFile(path),
  })
}

const KINDS: Readonly<Record<string, string>> = { tree: 'a folder', commit: 'a submodule' }

type Held = Parameters<History['held']>[0]

function held(room: Room, { approved, head, base }: Held): Content {
  const before = baseBefore(room, base, head)
  if (before === undefined) {
    return other(
      'the base branch already has the whole head, and nothing tells what came from where',
    )
  }
  if (isUpdated(room, approved, head, before)) return { kind: 'proven', how: 'update' }
  const onto = meeting(room, head, before)
  const stood = meeting(room, approved, before)
  if (onto === 'nowhere' || stood === 'nowhere') return other(UNRELATED)
  if (onto === 'several' || stood === 'several') return other(CROSSED)
  // Else a head on an older base would take back what was approved with.
  if (!reaches(room, onto, stood)) return other('it stood on a newer commit of the base branch')
  const made = merged(room, onto, approved)
  if (typeof made !== 'string') return other(made.why)
  const edited = differing(room, made, room.tree(head))
  return edited.length === 0
    ? { kind: 'proven', how: 'rebase' }
    : other(`${paths(edited)} edited after it`)
}

/**
 * The tip of the base branch before a head went in; after it, the branch also reaches what nobody
 * but the head's author put there. Undefined where the branch was moved forward to the head.
 */
function baseBefore(room: Room, base: string, head: string): string | undefined {
  if (!reaches(room, base, head)) return base
  const since = new Set(lines(room.run(['rev-list', '--ancestry-path', base, `^${head}`])))
  const merge = steps(room, head, base).findLast(({ id }) => since.has(id))
  const before = merge?.parents[0]
  return before === head ? undefined : before
}

function reaches(room: Room, from: string, ...ids: readonly string[]): boolean {
  return ids.every((id) => commits(room, from, id).length === 0)
}

/** Whether all that came to a head by first parent is clean merges of what the base branch reaches. */
function isUpdated(room: Room, approved: string, head: string, base: string): boolean {
  const updates = steps(room, approved, head)
  if (updates.length === 0 || updates.length > MOST_UPDATES) return false
  if (updates.at(-1)?.parents[0] !== approved) return false
  if (updates.some(({ parents }) => parents.length !== 2)) return false
  const others = updates.map(({ parents }) => parents[1] as string)
  if (!reaches(room, base, ...others)) return false
  return updates.every(({ id, parents: [before, from] }) => {
    const made = merged(room, before as string, from as string)
    return made === room.tree(id)
  })
}

type Brought = Parameters<History['brought']>[0]

function brought(room: Room, { head, onto, result }: Brought): Content {
  const how = wayIn(room, { head, onto, result })
  if (how === undefined) return other(`${short(result)} does not stand on ${short(onto)} alone`)
  const made = merged(room, onto, head)
  if (typeof made !== 'string') return other(made.why)
  const edited = differing(room, made, room.tree(result))
  return edited.length === 0
    ? { kind: 'proven', how }
    : other(`${paths(edited)} edited as it went in`)
}

/** How a result was made by its parents alone. */
function wayIn(
  room: Room,
  { head, onto, result }: Brought,
): 'merge' | 'squash' | 'rebase' | undefined {
  const made = steps(room, onto, result)
  const parents = made[0]?.parents ?? []
  if (parents.length === 2 && parents.includes(head) && parents.includes(onto)) return 'merge'
  if (made.some((step) => step.parents.length !== 1)) return undefined
  if (made.at(-1)?.parents[0] !== onto) return undefined
  return made.length === 1 ? 'squash' : 'rebase'
}

/** The tree of a clean merge, or why there is none. */
function merged(room: Room, ours: string, theirs: string): string | { readonly why: string } {
  const met = meeting(room, ours, theirs)
  if (met === 'several') return { why: CROSSED }
  if (met === 'nowhere') return { why: UNRELATED }
  for (const commit of [ours, theirs, met]) room.tree(commit)
  const output = room.try([...MERGE_TREE, ours, theirs])
  const conflicts = !output.ok && output.status === 1
  if (!output.ok && !conflicts) throw notMerged(room, output)
  const [tree = '', ...files] = output.output.toString('utf8').split('\0').filter(Boolean)
  if (!FULL.test(tree)) throw notMerged(room, output)
  return conflicts
    ? {
        why: `it conflicts with the base branch in ${names(files)}, and nothing proves how that was resolved`,
      }
    : tree
}

const MERGE_TREE = ['merge-tree', '--write-tree', '-z', '--name-only', '--no-messages']
const CROSSED =
  'its history and that of the base branch cross, so git knows more than one way to merge them'
const UNRELATED = 'it has no commit in common with the base branch'

function notMerged(room: Room, output: Output): Untold {
  const version = room.run(['version']).trim()
  const [, major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(version) ?? []).map(Number)
  const old = major < 2 || (major === 2 && minor < 38)
  return new Untold({
    what: old
      ? `This is ${version}, and only git 2.38 or newer can compute a merge without a working tree, which is what proves that content is the same`
      : `Git cannot compute a merge in this checkout: ${output.ok ? 'it does not say what it made' : output.why}`,
    next: old
      ? "Run it where git is 2.38 or newer, as on GitHub's own runners"
      : `Check that the checkout is whole: ${WHOLE}`,
    place: PLACE,
  })
}

function other(why: string): Content {
  return { kind: 'other', why }
}

function names(files: readonly string[]): string {
  return list([...new Set(files)], 2)
}

function paths(files: readonly string[]): string {
  return `${names(files)} ${files.length === 1 ? 'was' : 'were'}`
}
