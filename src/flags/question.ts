import { realpathSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { folded } from '../base/flag-names.ts'
import type { CodeQuestion, CodeReader } from '../evidence/flags/code/index.ts'
import { findManifests } from '../evidence/manifest/find.ts'
import { both, known } from '../evidence/problem.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Registries, Registry } from '../model/flags.ts'
import type { Given } from './given.ts'
import { commitOf, type Start } from './start.ts'

/** How code is read, at the commit that is judged. */
export interface Question {
  readonly code: CodeReader
  readonly asked: CodeQuestion
  /** The files of the registries, as they were opened and from the top of the repository. */
  readonly files: readonly { readonly opened: string; readonly path: string }[]
}

export async function questionOf(
  given: Given,
  registries: Registries,
  start: Start | undefined,
): Promise<Evidence<Question>> {
  const { request, world } = given
  const read = both(both(await given.policy(), await world.code()), await headOf(given, start))
  if (!read.known) return read
  const [[policy, code], commit] = read.value
  const { topOf } = await import('../evidence/repository/git.ts')
  const top = topOf(request.root)
  if (!top.known) return top
  const inRepository = (path: string) =>
    relative(top.value, resolve(realpathSync(request.root), path))
  // A manifest names the flags that it turns on, and reads none.
  const manifests = await findManifests(request.manifests, world.head)
  const opened = each(registries).flatMap(({ sources }) => sources.map(({ file }) => file))
  const files = [...new Set(opened)].map((file) => ({ opened: file, path: inRepository(file) }))
  const asked = {
    commit,
    base: start?.base,
    ...(policy.at && { at: policy.at }),
    folder: inRepository(await given.root()),
    names: namesIn(...each(registries)),
    policy,
    registries: [
      ...files.map(({ path }) => path),
      ...(manifests.known ? manifests.value.map(inRepository) : []),
    ],
  }
  return known({ code, asked, files })
}

function headOf(
  { request }: Given,
  start: Start | undefined,
): Evidence<string> | Promise<Evidence<string>> {
  return start ? known(start.head) : commitOf(request.root, request.head ?? 'HEAD')
}

/** Those that there are. */
export function each({ head, base }: Registries): readonly Registry[] {
  return base ? [head, base] : [head]
}

/** Every name of every flag, each once after folding. */
export function namesIn(...registries: readonly Registry[]): readonly string[] {
  const entries = registries.flatMap(({ flags, retired }) => [...flags, ...retired])
  const names = entries.flatMap(({ key, aliases }) => [key, ...aliases])
  return [...new Map(names.map((name) => [folded(name), name])).values()]
}
