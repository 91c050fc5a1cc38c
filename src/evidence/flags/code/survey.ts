import type { Evidence } from '../../../model/evidence.ts'
import type { Code } from '../../../model/flags.ts'
import { known } from '../../problem.ts'
import type { BlobFile, Blobs } from '../../repository/blobs.ts'
import { contentOf } from './contents.ts'
import type { FileScan, FileUses } from './scan.ts'

/** How files of a commit are read. */
export interface Lens {
  /** Why a file is not scanned, as a part of a sentence. */
  excluded(file: BlobFile): string | undefined
  readonly scan: FileScan
  /** A path from the top of the repository, as a finding names it. */
  named(path: string): string
}

export interface Survey extends Pick<Code, 'files' | 'bytes' | 'skipped'> {
  /** What files say that name a flag, in the order in which the files were given. */
  readonly found: ReadonlyMap<BlobFile, FileUses>
}

/** Scans those of the files that are code; `lined` tells of which the lines are asked for. */
export async function survey(
  blobs: Blobs,
  files: readonly BlobFile[],
  { excluded, scan, named }: Lens,
  lined: (file: BlobFile) => boolean,
): Promise<Evidence<Survey>> {
  const skipped = new Map<string, number>()
  const skip = (because: string) => skipped.set(because, (skipped.get(because) ?? 0) + 1)
  const code = files.filter((file) => {
    const because = excluded(file)
    if (because !== undefined) skip(because)
    return because === undefined
  })
  const found = new Map<BlobFile, FileUses>()
  const total = { files: 0, bytes: 0 }
  if (code.length === 0) return known({ ...total, found, skipped: counted(skipped) })
  const read = await blobs.read(code, (file, raw, size) => {
    const content = contentOf(file.path, raw, size)
    if (content.because !== undefined) return void skip(content.because)
    total.files += 1
    total.bytes += size
    const uses = scan(() => named(file.path), content.bytes, content.length, lined(file))
    if (uses) found.set(file, uses)
  })
  if (!read.known) return read
  return known({
    ...total,
    found: inOrder(code, found),
    skipped: counted(skipped),
  })
}

function inOrder(files: readonly BlobFile[], found: Survey['found']): Survey['found'] {
  return new Map(
    files.flatMap((file) => {
      const uses = found.get(file)
      return uses ? [[file, uses] as const] : []
    }),
  )
}

function counted(skipped: ReadonlyMap<string, number>): Survey['skipped'] {
  return [...skipped]
    .map(([because, files]) => ({ because, files }))
    .sort((a, b) => b.files - a.files || (a.because < b.because ? -1 : 1))
}
