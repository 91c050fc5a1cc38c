import { folded } from '../../../base/flag-names.ts'
import type { Evidence } from '../../../model/evidence.ts'
import { known } from '../../problem.ts'
import type { Room } from '../../repository/git.ts'
import { scannerOf } from '../scan/scanner.ts'
import { walkLog } from './log.ts'
import type { LogCommit } from './patches.ts'

/** A commit that takes away a line of a file in which a name stands. */
export interface Mention {
  readonly commit: LogCommit
  readonly path: string
}

/** Which commits of a range touch lines that name something, whatever stands in them. */
export interface Mentions {
  /** The folded names in lines that a commit adds, by its id. */
  readonly added: ReadonlyMap<string, ReadonlySet<string>>
  /** Each file of each commit that removes a line with a name, by the folded name, oldest first. */
  readonly removed: ReadonlyMap<string, readonly Mention[]>
}

/** Looks for all names in one pass over a branch by its first parents. */
export async function readMentions(
  room: Room,
  range: string,
  paths: readonly string[],
  names: readonly string[],
  isCode: (path: string) => boolean,
): Promise<Evidence<Mentions>> {
  const keys = [...new Set(names.map(folded))].filter((key) => key !== '')
  const added = new Map<string, Set<string>>()
  const removed = new Map<string, Mention[]>()
  const walked = await walkLog(
    {
      room,
      range,
      order: 'oldest first',
      paths,
      scanner: scannerOf(keys),
    },
    {
      hit({ name, commit, file, how }) {
        if (!isCode(file.path)) return true
        const key = keys[name] as string
        if (how === 'added') {
          const before = added.get(commit.id)
          if (before) before.add(key)
          else added.set(commit.id, new Set([key]))
          return true
        }
        const before = removed.get(key) ?? []
        const last = before.at(-1)
        if (last?.commit.id !== commit.id || last.path !== file.path) {
          before.push({ commit, path: file.path })
        }
        removed.set(key, before)
        return true
      },
    },
  )
  return walked.known ? known({ added, removed }) : walked
}
