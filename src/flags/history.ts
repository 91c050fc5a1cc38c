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
  const before = await filesAt(given.request.root, start.tip)
  if (!before.known) return before
  const names = added.flatMap(({ key, aliases }) => [key, ...aliases])
  const read = isThere(before.value, await given.root())
    ? await code.reads({ ...asked, commit: start.tip, base: undefined, names })
    : known(new Map())
  if (!read.known) return read
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
    readAtBase: new Set(read.value.keys()),
  })
}

/** Flags that no entry of before and no tombstone has a name of. */
function addedFlags(head: Registry, base: Registry): readonly Flag[] {
  const before = new Set(
    [...base.flags, ...base.retired, ...head.retired].flatMap((entry) => [...namesOf(entry)]),
  )
  return head.flags.filter((flag) => [...namesOf(flag)].every((name) => !before.has(name)))
}
