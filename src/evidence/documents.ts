import { isAbsolute, join } from 'node:path'
import { sha256 } from '../base/digest.ts'
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
    path === undefined ? [] : [{ role, path, place, ...stateOf(path, root, files) }]
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

function stateOf(
  path: string,
  root: string,
  files: Files,
): Pick<NamedDocument, 'state' | 'digest'> {
  const unopened = (state: NamedDocument['state']) => ({ state, digest: undefined })
  if (/^https?:\/\//i.test(path)) return unopened('elsewhere')
  const file = join(root, path)
  if (isAbsolute(path) || leadsOut(root, file)) return unopened('outside')
  const entry = files.open(file, root)
  if (!entry.known || entry.value.kind === 'directory') return unopened('missing')
  const { bytes } = entry.value
  const state = bytes.toString('utf8').trim() === '' ? 'empty' : 'present'
  return { state, digest: sha256(bytes) }
}
