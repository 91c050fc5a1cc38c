import { isAbsolute, join } from 'node:path'
import type { Documents, NamedDocument } from '../model/documents.ts'
import type { Manifest } from '../model/manifest.ts'
import type { Located, Place } from '../model/place.ts'
import { type Files, leadsOut } from './files.ts'

/** The procedures a manifest names, and what stands under each name in the tree that is judged. */
export function readDocuments(manifest: Located<Manifest>, root: string, files: Files): Documents {
  const { recovery } = manifest.value
  const look = (
    role: NamedDocument['role'],
    path: string | undefined,
    place: Place,
  ): readonly NamedDocument[] =>
    path === undefined ? [] : [{ role, path, place, state: stateOf(path, root, files) }]
  return {
    named: [
      ...look('procedure', recovery?.procedure, manifest.at('recovery', 'procedure')),
      ...look(
        'kill-switch',
        recovery?.killSwitch?.procedure,
        manifest.at('recovery', 'killSwitch', 'procedure'),
      ),
    ],
  }
}

function stateOf(path: string, root: string, files: Files): NamedDocument['state'] {
  if (/^https?:\/\//i.test(path)) return 'elsewhere'
  const file = join(root, path)
  if (isAbsolute(path) || leadsOut(root, file)) return 'outside'
  const entry = files.open(file, root)
  if (!entry.known || entry.value.kind === 'directory') return 'missing'
  return entry.value.bytes.toString('utf8').trim() === '' ? 'empty' : 'present'
}
