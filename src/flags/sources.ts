import { isAbsolute, join } from 'node:path'
import type { Files } from '../evidence/files.ts'
import { known, unknown } from '../evidence/problem.ts'
import type { Evidence, Problem } from '../model/evidence.ts'
import type { FlagSource, Registry } from '../model/flags.ts'
import type { Manifest } from '../model/manifest.ts'
import type { Located } from '../model/place.ts'
import type { Given } from './given.ts'
import { filesAt, isThere, type Start } from './start.ts'

/** Where a registry is looked for when the policy names none. */
export const USUAL_REGISTRIES: readonly string[] = ['flags.yml', 'flags.yaml', 'flags.json']

/** Where flags are registered, and what the names are relative to. */
export interface Sources {
  readonly root: string
  /** Empty: there is no registry. */
  readonly named: readonly FlagSource[]
}

/** The registries that the command line or the policy names, else the usual one where it is there. */
export async function sourcesOf(
  given: Given,
  start: Start | undefined,
): Promise<Evidence<Sources>> {
  const { request, world } = given
  const policy = await given.policy()
  if (!policy.known) return policy
  if (request.flags && request.flags.length > 0) {
    return known({ root: '.', named: request.flags.map((file) => plainSource(file, file)) })
  }
  const root = await given.root()
  if (policy.value.registry.length > 0) return known({ root, named: policy.value.registry })
  const before = start ? await filesAt(request.root, start.tip) : known(world.head)
  if (!before.known) return before
  const there = USUAL_REGISTRIES.filter((name) =>
    [world.head, before.value].some((files) => isThere(files, join(root, name))),
  )
  if (there.length > 0) {
    return known({ root, named: there.map((name) => plainSource(name, join(root, name))) })
  }
  // A manifest that cannot be read is told by whoever needs it.
  const manifest = await given.manifest()
  const wanted = manifest.known ? namedFlag(manifest.value) : undefined
  return wanted ? unknown(wanted) : known({ root, named: [] })
}

/** The registry as some files have it. */
export async function registryIn(
  files: Files,
  { root, named }: Sources,
): Promise<Evidence<Registry>> {
  const { readRegistry } = await import('../evidence/flags/registry/index.ts')
  return readRegistry(named, root, files)
}

/** The registry as it was once; undefined where none of the sources was there yet. */
export async function registryBefore(
  files: Files,
  { root, named }: Sources,
): Promise<Evidence<Registry | undefined>> {
  const whole = await registryIn(files, { root, named })
  // Mostly all of them are there, and then they are read once.
  if (whole.known || whole.because.every(({ absent }) => !absent)) return whole
  const there: FlagSource[] = []
  for (const source of named) {
    const read = await registryIn(files, { root, named: [source] })
    if (read.known || !read.because.every(({ absent }) => absent)) there.push(source)
  }
  return there.length > 0 ? registryIn(files, { root, named: there }) : known(undefined)
}

/** The source that a file was read as, by the name under which it was opened. */
export async function sourceOf(opened: string, { root, named }: Sources): Promise<FlagSource> {
  const { minimatch } = await import('minimatch')
  const isOf = (name: string) => name === opened || minimatch(opened, name)
  const found = named.find(({ file }) => isOf(isAbsolute(file) ? file : join(root, file)))
  return found ?? plainSource(opened, opened)
}

function plainSource(file: string, shown: string): FlagSource {
  return { file, format: undefined, line: undefined, place: { file: shown, line: 1, column: 1 } }
}

/** Nothing says whether a flag that a manifest names is alive. */
function namedFlag(manifest: Located<Manifest>): Problem | undefined {
  const { flags } = manifest.value
  const kind = (['activates', 'retires'] as const).find((each) => (flags?.[each] ?? []).length > 0)
  if (kind === undefined) return undefined
  return {
    what: `The rollout ${kind} ${JSON.stringify(flags?.[kind]?.[0])}, and there is no registry of flags, so nothing says which flags are alive, which are retired and what they mean`,
    next: `Write ${USUAL_REGISTRIES[0]} beside the policy's folder, or name the registry in the policy (flags: { registry: … }) or with --flags`,
    place: manifest.at('flags', kind, 0),
  }
}
