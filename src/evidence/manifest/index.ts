import type { Evidence } from '../../model/evidence.ts'
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
  const { value } = manifest.value
  if (RELEASES.has(value.operation) && !value.release) {
    return unknown({
      what: `release is missing; the operation ${value.operation} needs it, or nobody can tell whether a host has it`,
      next: 'Add release with the version that the hosts will report',
      place: manifest.value.at('operation'),
    })
  }
  return manifest
}
