import { instant } from '../../base/time.ts'
import type { Evidence, Problem } from '../../model/evidence.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Located } from '../../model/place.ts'
import { readDocument } from '../document.ts'
import type { TextFile } from '../files.ts'
import { unknown } from '../problem.ts'
import { conform } from '../schema.ts'
import { manifestSchema } from './schema.ts'

/** Operations after which the hosts run a release, which the manifest must then name. */
const RELEASES = new Set(['deploy', 'activate', 'rollback'])

/** A manifest, or everything that is wrong with it. */
export async function readManifest({ file, text }: TextFile): Promise<Evidence<Located<Manifest>>> {
  const tree = await readDocument(file, text, '1.2')
  if (!tree.known) return tree
  const manifest = conform(manifestSchema, tree.value, 'manifest')
  if (!manifest.known) return manifest
  const problems = [missingRelease(manifest.value), backwardWindow(manifest.value)].flatMap(
    (problem) => problem ?? [],
  )
  return problems.length > 0 ? unknown(...problems) : manifest
}

function missingRelease({ value, at }: Located<Manifest>): Problem | undefined {
  if (value.release) return undefined
  const next = 'Add release with the version that the hosts will report'
  if (value.flags?.activates?.length) {
    return {
      what: 'release is missing; flags.activates needs it, or nobody can tell whether a host has the code that knows the flag',
      next,
      place: at('flags', 'activates'),
    }
  }
  if (!RELEASES.has(value.operation)) return undefined
  return {
    what: `release is missing; the operation ${value.operation} needs it, or nobody can tell whether a host has it`,
    next,
    place: at('operation'),
  }
}

function backwardWindow({ value: { window }, at }: Located<Manifest>): Problem | undefined {
  if (!window || (instant(window.from) ?? 0) <= (instant(window.until) ?? 0)) return undefined
  return {
    what: `The window ends at ${window.until}, before it begins at ${window.from}, so it would never be open`,
    next: 'Swap the two, or mend the date',
    place: at('window', 'until'),
  }
}
