import type { Files } from '../evidence/files.ts'
import { both, known, unknown } from '../evidence/problem.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Given } from './given.ts'

/** From where to where a change goes; commits in full. */
export interface Start {
  /** What it stands on. */
  readonly base: string
  /** What it goes into, which may have gone on since. */
  readonly tip: string
  readonly head: string
}

/**
 * Where the change began; undefined where nothing tells. A branch that is proposed may stand on an
 * older commit than the tip of what it goes into, and what happened there since is not its doing.
 */
export async function startOf({ request, before }: Given): Promise<Evidence<Start | undefined>> {
  const asked = await before()
  if (!asked.known) return asked
  if (asked.value === undefined) return known(undefined)
  const ends = both(
    await commitOf(request.root, asked.value),
    await commitOf(request.root, request.head ?? 'HEAD'),
  )
  if (!ends.known) return ends
  const [tip, head] = ends.value
  // What is live is no branch that a release would be merged into.
  if (request.base === undefined) return known({ base: tip, tip, head })
  const { openHistory } = await import('../evidence/repository/history.ts')
  const history = openHistory(request.root)
  if (!history.known) return history
  const base = history.value.mergeBase(tip, head)
  return base.known ? known({ base: base.value, tip, head }) : base
}

/** The full id of a revision. */
export async function commitOf(root: string, revision: string): Promise<Evidence<string>> {
  const { commitIn } = await import('../evidence/repository/commit-files.ts')
  const commit = commitIn(root, revision)
  if (commit !== undefined) return known(commit)
  return unknown({
    what: `The commit ${revision} is not in this checkout, and code is scanned for flags at it`,
    next: 'Check out with the whole history: fetch-depth: 0 for actions/checkout',
    place: { file: '.git', line: 1, column: 1 },
  })
}

/** The files of a commit before the change, apart from those of the world, which tell what was edited. */
export async function filesAt(root: string, commit: string): Promise<Evidence<Files>> {
  const { baseOf } = await import('../evidence/repository/base.ts')
  const base = baseOf(root, commit)
  return base.known ? known(base.value.files) : base
}

/** Whether anything is there, also where it cannot be read, so that reading it says why. */
export function isThere(files: Files, file: string): boolean {
  const entry = files.open(file)
  return entry.known || entry.because.some(({ absent }) => !absent)
}
