import type { Evidence } from '../../../model/evidence.ts'
import { known, unknown, wholeFile } from '../../problem.ts'
import type { BlobFile, Blobs } from '../../repository/blobs.ts'
import type { Objects } from '../../repository/git.ts'
import { type Attributes, readAttributes } from './attributes.ts'

/** Tells what the attributes of a commit say; of some paths alone where they are given. */
export type AttributesAt = (
  commit: string,
  paths?: readonly string[],
) => Promise<Evidence<Attributes>>

const NAME = '.gitattributes'

/** More folders than this are quicker listed than asked for. */
const MOST_FOLDERS = 500

/** Remembers the last ones, which most commits have in common. */
export function attributesOf(blobs: Blobs, ask: Objects['ask']): AttributesAt {
  let last: { readonly key: string; readonly attributes: Attributes } | undefined
  return async (commit, paths) => {
    const listed = await filesAt(blobs, ask, commit, paths)
    if (!listed.known) return listed
    const files = listed.value.filter(({ path, kind }) => kind === 'file' && isAttributes(path))
    const key = files.map(({ path, id }) => `${id} ${path}`).join('\0')
    if (last?.key === key) return known(last.attributes)
    const texts = new Map<string, string>()
    const read =
      files.length === 0
        ? known(undefined)
        : await blobs.read(files, ({ path }, bytes, length) =>
            texts.set(path, bytes.toString('utf8', 0, length)),
          )
    if (!read.known) return read
    const attributes = await readAttributes([...texts].map(([path, text]) => ({ path, text })))
    last = { key, attributes }
    return known(attributes)
  }
}

function isAttributes(path: string): boolean {
  return path === NAME || path.endsWith(`/${NAME}`)
}

async function filesAt(
  blobs: Blobs,
  ask: Objects['ask'],
  commit: string,
  paths: readonly string[] | undefined,
): Promise<Evidence<readonly BlobFile[]>> {
  const asked = paths && attributesOn(paths)
  if (!asked || asked.length > MOST_FOLDERS) return blobs.list(commit, '')
  return ask((run) => {
    const listed = run(['ls-tree', '-z', '--full-tree', commit, '--', ...asked])
    if (listed.ok) return known(entriesOf(listed.output.toString('utf8')))
    return unknown({
      what: `The attributes of files at ${commit.slice(0, 7)} cannot be read (${listed.why}), so nothing tells which of them are code`,
      next: 'Check out with the whole history and no filter (fetch-depth: 0 for actions/checkout)',
      place: wholeFile(NAME),
    })
  })
}

/** The files of attributes in all folders on the way to some paths. */
function attributesOn(paths: readonly string[]): readonly string[] {
  const folders = new Set([''])
  for (const path of paths) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      folders.add(path.slice(0, end + 1))
    }
  }
  return [...folders].map((folder) => `${folder}${NAME}`)
}

/** Of entries as `100644 blob 4f2c…<tab>src/.gitattributes`. */
function entriesOf(output: string): readonly BlobFile[] {
  return output
    .split('\0')
    .filter(Boolean)
    .map((entry) => {
      const tab = entry.indexOf('\t')
      const [mode = '', , id = ''] = entry.slice(0, tab).split(' ')
      return { path: entry.slice(tab + 1), id, kind: mode.startsWith('100') ? 'file' : 'link' }
    })
}
