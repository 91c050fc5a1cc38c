import { known } from '../evidence/problem.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Registries, Registry } from '../model/flags.ts'
import type { Given } from './given.ts'
import { registryBefore, registryIn, type Sources } from './sources.ts'
import { filesAt, type Start } from './start.ts'

/**
 * The registry as it will be once the change is merged, and as it is in what the change goes into.
 * Undefined where there is none.
 */
export async function readRegistries(
  given: Given,
  sources: Sources,
  start: Start | undefined,
): Promise<Evidence<Registries | undefined>> {
  if (sources.named.length === 0) return known(undefined)
  const head = await registryIn(given.world.head, sources)
  if (!head.known) return head
  given.sources.push(...head.value.sources)
  if (!start) return known({ head: head.value, base: undefined })
  const tip = await registryAt(given, sources, start.tip)
  if (!tip.known) return tip
  // Who begins a registry has nothing to answer for yet.
  if (!tip.value || start.tip === start.base) return known({ head: head.value, base: tip.value })
  const base = await registryAt(given, sources, start.base)
  if (!base.known) return base
  const { rebased } = await import('../evidence/flags/registry/rebase.ts')
  return known({ head: rebased(head.value, base.value, tip.value), base: tip.value })
}

async function registryAt(
  { request }: Given,
  sources: Sources,
  commit: string,
): Promise<Evidence<Registry | undefined>> {
  const files = await filesAt(request.root, commit)
  return files.known ? registryBefore(files.value, sources) : files
}
