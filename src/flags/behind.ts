import { join } from 'node:path'
import { touchedFlags } from '../base/touched-flags.ts'
import { both, known } from '../evidence/problem.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Behind, Registries, Registry } from '../model/flags.ts'
import type { Given } from './given.ts'
import { each, namesIn, type Question } from './question.ts'
import { registryBefore, type Sources } from './sources.ts'

/** What stays on hosts that the rollout leaves out, and on the way back, as far as it touches a flag. */
export async function behindOf(
  given: Given,
  registries: Registries,
  sources: Sources,
  question: () => Promise<Evidence<Question | undefined>>,
): Promise<Evidence<Behind>> {
  const read = both(both(await given.rollout(), await given.fleet()), await given.policy())
  if (!read.known) return read
  const [[rollout, fleet], policy] = read.value
  // Most rollouts touch none, and then nothing more is loaded.
  if (touchedFlags(rollout.manifest.value, registries).length === 0) {
    return known({ releases: [], untold: 0 })
  }
  const { readBehind } = await import('../evidence/flags/releases/index.ts')
  const { commitIn } = await import('../evidence/repository/commit-files.ts')
  const { root } = given.request
  /** As an old release had it; none where its commit has no file of today's sources. */
  const registryAt = async (commit: string): Promise<Evidence<Registry | undefined>> => {
    const { headOf } = await import('../evidence/repository/head.ts')
    const files = headOf(root, commit)
    return files.known ? registryBefore(files.value, sources) : files
  }
  const behind = await readBehind({
    rollout,
    fleet,
    registries,
    folder: join(await given.root(), policy.releases),
    files: given.world.judging,
    commitOf: (revision) => commitIn(root, revision),
    readsOf: async (commit) => {
      const read = both(await question(), await registryAt(commit))
      if (!read.known) return read
      const [ready, own] = read.value
      if (!ready) return known(new Map())
      const { asked, code } = ready
      // It may read what no registry of today remembers.
      const names = own ? namesIn(...each(registries), own) : asked.names
      return code.reads({ ...asked, commit, base: undefined, names })
    },
    registryAt,
  })
  if (behind.known) given.sources.push(...behind.value.sources)
  return behind
}
