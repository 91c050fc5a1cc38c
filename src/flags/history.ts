import { folded } from '../base/flag-names.ts'
import { namesOf } from '../base/touched-flags.ts'
import { known } from '../evidence/problem.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Flag, FlagHistory, Registries, Registry } from '../model/flags.ts'
import type { Given } from './given.ts'
import type { Question } from './question.ts'
import { type Sources, sourceOf } from './sources.ts'
import { filesAt, isThere, type Start } from './start.ts'

/** Which of the flags that the change adds were there before; undefined where nothing says what was. */
export async function historyOf(
  given: Given,
  { head, base }: Registries,
  { code, asked, files }: Question,
  sources: Sources,
  start: Start | undefined,
): Promise<Evidence<FlagHistory | undefined>> {
  if (!base || !start) return known(undefined)
  const added = addedFlags(head, base)
  if (added.length === 0) return known({ added: 0, commits: 0, former: [] })
  const asks = await asksFor(given, added, { code, asked, files }, start.tip)
  if (!asks.known) return asks
  const { readHistory } = await import('../evidence/flags/history/index.ts')
  const registries = files.map(async ({ opened, path }) => ({
    path,
    source: await sourceOf(opened, sources),
  }))
  return readHistory({
    root: given.request.root,
    base: start.tip,
    head: start.head,
    added,
    registries: await Promise.all(registries),
    folder: asked.folder,
    policy: asked.policy,
    readAtBase: asks.value,
  })
}

/** Which names of flags code asks for at a commit; none where the folder was not there yet. */
async function asksFor(
  given: Given,
  flags: readonly Flag[],
  { code, asked }: Question,
  commit: string,
): Promise<Evidence<ReadonlySet<string>>> {
  const files = await filesAt(given.request.root, commit)
  if (!files.known) return files
  if (!isThere(files.value, await given.root())) return known(new Set())
  const names = flags.flatMap(({ key, aliases }) => [key, ...aliases])
  const read = await code.read({ ...asked, commit, base: undefined, names })
  if (!read.known) return read
  // A text that happens to be the name says nothing.
  const calls = read.value.uses.filter(({ kind }) => kind === 'call')
  return known(new Set(calls.map(({ text }) => folded(text))))
}

/** Flags that no entry of before and no tombstone has a name of. */
function addedFlags(head: Registry, base: Registry): readonly Flag[] {
  const before = new Set(
    [...base.flags, ...base.retired, ...head.retired].flatMap((entry) => [...namesOf(entry)]),
  )
  return head.flags.filter((flag) => [...namesOf(flag)].every((name) => !before.has(name)))
}
