import type { Evidence } from '../../../model/evidence.ts'
import { known, unknown, wholeFile } from '../../problem.ts'
import type { BlobFile } from '../../repository/blobs.ts'
import type { Run } from '../../repository/git.ts'

/** A file that a change touches, on both of its sides; undefined where it is not there. */
export interface ChangedFile {
  readonly before: BlobFile | undefined
  readonly after: BlobFile | undefined
}

/**
 * The most files that git compares with one another to tell what was renamed. Past it, what moved
 * is told by its lines alone.
 */
const MOST_RENAMES = 1000

/** What differs between two commits below a folder, with renames. */
export function changedFiles(
  run: Run,
  base: string,
  head: string,
  folder: string,
): Evidence<readonly ChangedFile[]> {
  const output = run([
    'diff-tree',
    '-r',
    '-M',
    `-l${MOST_RENAMES}`,
    '-z',
    '--raw',
    '--no-abbrev',
    '--no-ext-diff',
    '--ignore-submodules=none',
    base,
    head,
    ...(folder === '' ? [] : ['--', folder]),
  ])
  if (output.ok) return known(parse(output.output.toString('utf8')))
  return unknown({
    what: `Git cannot compare ${base} and ${head} in this checkout (${output.why}), so nothing tells which uses of flags the change adds`,
    next: 'Check out with the whole history and no filter (fetch-depth: 0 for actions/checkout)',
    place: wholeFile('.git'),
  })
}

/** `:100644 100644 <id> <id> R086`, the old path, and the new one where it has another. */
function parse(output: string): readonly ChangedFile[] {
  const parts = output.split('\0')
  const found: ChangedFile[] = []
  for (let i = 0; i + 1 < parts.length; ) {
    const [from = '', to = '', was = '', is = '', how = ''] = (parts[i] as string)
      .slice(1)
      .split(' ')
    const moved = how.startsWith('R') || how.startsWith('C')
    const old = parts[i + 1] as string
    const path = moved ? (parts[i + 2] as string) : old
    found.push({ before: side(old, from, was), after: side(path, to, is) })
    i += moved ? 3 : 2
  }
  return found
}

function side(path: string, mode: string, id: string): BlobFile | undefined {
  if (/^0+$/.test(id)) return undefined
  const kind = mode === '120000' ? 'link' : mode === '160000' ? 'submodule' : 'file'
  return { path, id, kind }
}
