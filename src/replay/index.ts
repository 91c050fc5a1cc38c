import { folded } from '../base/flag-names.ts'
import { exclusionOf } from '../evidence/flags/code/exclusions.ts'
import { type CodeReader, openCode } from '../evidence/flags/code/index.ts'
import { readMentions } from '../evidence/flags/history/mentions.ts'
import { codePaths } from '../evidence/flags/history/paths.ts'
import { openRemovals } from '../evidence/flags/history/removals.ts'
import { readVersions, type Versions } from '../evidence/flags/history/versions.ts'
import { both, known } from '../evidence/problem.ts'
import { openBlobs } from '../evidence/repository/blobs.ts'
import { openObjects, type Room } from '../evidence/repository/git.ts'
import type { Evidence, Problem } from '../model/evidence.ts'
import type { Field, FlagSource } from '../model/flags.ts'
import type { Policy } from '../model/policy.ts'
import { type ReplayFinding, walkVersions } from './walk.ts'

export interface ReplayQuestion {
  readonly root: string
  /** `A..B`, or one commit for all that stands behind it; ids in full. */
  readonly range: string
  readonly sources: readonly FlagSource[]
  /** The folder that the policy governs, from the top of the repository, '' for all of it. */
  readonly folder: string
  readonly policy: Policy
  /** Also tells of deletions that leave no tombstone. */
  readonly strict: boolean
}

export interface Replayed {
  /** How many commits were looked at. */
  readonly commits: number
  /** How many of them change the registry or add a line that names a retired flag. */
  readonly judged: number
  /** How many flags and fields of schemas there ever were. */
  readonly flags: number
  readonly fields: number
  /** Versions of files of the registry that cannot be read. */
  readonly unread: readonly Problem[]
  /** In the order of the commits. */
  readonly findings: readonly ReplayFinding[]
}

/**
 * Asks the rules of flags about each commit of a branch by its first parents, as of the moment it
 * was made. What one looks like is read once: the versions of the registry from their blobs, and
 * lines with names in one pass over all patches; code is read only where such a line matters.
 */
export async function replay(question: ReplayQuestion): Promise<Evidence<Replayed>> {
  const { root } = question
  const opened = both(both(openObjects(root), openBlobs(root)), openCode(root))
  if (!opened.known) return opened
  const [[objects, blobs], code] = opened.value
  const room = objects.openRoom()
  if (!room.known) return room
  try {
    const versions = await readVersions({ ...question, run: room.value.run, blobs })
    return versions.known
      ? await replayVersions(question, versions.value, room.value, code)
      : versions
  } finally {
    room.value.close()
    blobs.close()
    code.close()
  }
}

async function replayVersions(
  question: ReplayQuestion,
  versions: Versions,
  room: Room,
  code: CodeReader,
): Promise<Evidence<Replayed>> {
  const { root, range, folder, policy } = question
  const parts = [...(versions.before ? [versions.before] : []), ...versions.after.values()]
  const entries = parts.flatMap(({ flags, retired }) => [...flags, ...retired])
  const spellings = entries.flatMap(({ key, aliases }) => [key, ...aliases])
  const names = [...new Map(spellings.map((name) => [folded(name), name])).values()]
  const flags = new Map(parts.flatMap((part) => part.flags).map((flag) => [folded(flag.key), flag]))
  const registries = new Set(versions.files.map(({ path }) => path))
  const isCode = (path: string) =>
    !registries.has(path) &&
    exclusionOf(path.slice(folder === '' ? 0 : folder.length + 1)) === undefined
  const mentions = await readMentions(
    room,
    range,
    codePaths(folder, policy.flags.include),
    names,
    isCode,
  )
  if (!mentions.known) return mentions
  const asked = {
    root,
    folder,
    policy: policy.flags,
    registries: versions.files,
    added: [...flags.values()],
  }
  const removals = openRemovals(asked, (path) => path)
  try {
    const walked = await walkVersions({
      question,
      versions,
      mentions: mentions.value,
      names,
      room,
      code,
      removals,
    })
    if (!walked.known) return walked
    return known({
      ...walked.value,
      commits: versions.commits.length,
      flags: flags.size,
      fields: new Set(parts.flatMap(({ fields }) => fields.map(fieldKey))).size,
      unread: versions.unread,
    })
  } finally {
    removals.close()
  }
}

function fieldKey({ name, slot: { schema, of, at } }: Field): string {
  return JSON.stringify([schema, of, name, at])
}
