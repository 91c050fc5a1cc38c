import type { Files, OpenedFile, TextFile } from '../../src/evidence/files.ts'
import { decode, LARGEST } from '../../src/evidence/files.ts'
import { known, unknown, wholeFile } from '../../src/evidence/problem.ts'
import type { Evidence } from '../../src/model/evidence.ts'

/** Files that exist only in a test: names to their contents, folders from the names. */
export function memoryFiles(contents: Readonly<Record<string, string | Buffer>>): Files {
  return {
    open: (file) => {
      const content = contents[file]
      if (content !== undefined) return known(opened(file, content))
      const below = Object.keys(contents).filter((name) => name.startsWith(`${file}/`))
      if (below.length > 0) {
        const entries = below.map((name) => name.slice(file.length + 1).split('/')[0] as string)
        return known({ kind: 'directory', file, entries: [...new Set(entries)].sort() })
      }
      return unknown({
        what: `${file} does not exist`,
        next: 'Check the name',
        place: wholeFile(file),
        absent: true,
      })
    },
  }
}

/** A file as a reader gets it. */
export function textFile(file: string, content: string | Buffer): TextFile {
  const decoded = decode(opened(file, content), LARGEST)
  if (!decoded.known) throw new Error(decoded.because[0]?.what)
  return decoded.value
}

/** `file:line:column what` for every reason why something is unknown; empty when it is known. */
export function reasons(evidence: Evidence<unknown>): readonly string[] {
  if (evidence.known) return []
  return evidence.because.map(
    ({ what, place }) => `${place.file}:${place.line}:${place.column} ${what}`,
  )
}

function opened(file: string, content: string | Buffer): OpenedFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return { kind: 'file', file, bytes, executable: false, from: undefined }
}
