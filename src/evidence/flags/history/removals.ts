import { folded } from '../../../base/flag-names.ts'
import { namesOf } from '../../../base/touched-flags.ts'
import type { Evidence } from '../../../model/evidence.ts'
import type { Flag, Former, Registry, Use } from '../../../model/flags.ts'
import type { Place } from '../../../model/place.ts'
import { known } from '../../problem.ts'
import { headOf } from '../../repository/head.ts'
import type { CodeReader } from '../code/index.ts'
import { readRegistry } from '../registry/index.ts'
import type { HistoryQuestion, RegistryFile } from './index.ts'
import type { LogCommit } from './patches.ts'

type Removal = Pick<Former, 'how' | 'was'>

export interface Removals {
  /** What a commit took away of a flag that it names in a line which it removed from a file. */
  of(flag: Flag, commit: LogCommit, path: string): Promise<Evidence<Removal | undefined>>
  close(): void
}

/** Tells an entry or a call from all else that names a flag, by both sides of a commit. */
export function openRemovals(
  question: Pick<HistoryQuestion, 'root' | 'folder' | 'policy' | 'registries' | 'added'>,
  named: (path: string) => string,
): Removals {
  const { root, folder, policy, registries, added } = question
  const names = added.flatMap(({ key, aliases }) => [key, ...aliases])
  let code: Evidence<CodeReader> | undefined
  let last: { readonly commit: string; readonly calls: Evidence<readonly Use[]> } | undefined

  /** What is new on the way back from a commit is what it removed. */
  const callsRemovedBy = async ({ id, parent }: LogCommit): Promise<Evidence<readonly Use[]>> => {
    if (last?.commit === id) return last.calls
    if (parent === undefined) return known([])
    code ??= (await import('../code/index.ts')).openCode(root)
    if (!code.known) return code
    const paths = registries.map(({ path }) => path)
    const read = await code.value.added({
      commit: parent,
      base: id,
      folder,
      names,
      policy,
      registries: paths,
    })
    const calls = read.known
      ? known([...(read.value.added ?? [])].filter(({ kind }) => kind === 'call'))
      : read
    last = { commit: id, calls }
    return calls
  }

  return {
    async of(flag, commit, path) {
      const registry = registries.find((each) => each.path === path)
      if (registry) {
        const was = await entryRemoved(root, registry, named(path), flag, commit)
        return known(was && { how: 'defined', was })
      }
      const calls = await callsRemovedBy(commit)
      if (!calls.known) return calls
      const names = namesOf(flag)
      const call = calls.value.find(({ text }) => names.has(folded(text)))
      return known(call && { how: 'read', was: call.place })
    },
    close() {
      if (code?.known) code.value.close()
    },
  }
}

/** Where the entry of a flag stood before a commit that took it out. */
async function entryRemoved(
  root: string,
  { source }: RegistryFile,
  file: string,
  flag: Flag,
  { id, parent }: LogCommit,
): Promise<Place | undefined> {
  if (parent === undefined) return undefined
  const at = async (commit: string): Promise<Evidence<Registry>> => {
    const files = headOf(root, commit)
    return files.known ? readRegistry([{ ...source, file }], '.', files.value) : files
  }
  const [before, after] = [await at(parent), await at(id)]
  if (after.known && entryOf(after.value, flag)) return undefined
  // A version that nobody can read any more counts by its lines, of which one was removed.
  if (!before.known) return { file, line: 1, column: 1 }
  return entryOf(before.value, flag)?.place
}

function entryOf({ flags, retired }: Registry, flag: Flag) {
  const names = namesOf(flag)
  return [...flags, ...retired].find((entry) => [...namesOf(entry)].some((name) => names.has(name)))
}
