import type { Scanner } from '../scan/scanner.ts'
import type { Visitor } from './log.ts'

export interface LogCommit {
  readonly id: string
  /** The commit that it stands on; undefined for the first. */
  readonly parent: string | undefined
  /** When it was committed, in milliseconds since 1970. */
  readonly at: number
  /** The first line of its message. */
  readonly title: string
}

/** A file as a commit changes it. */
export interface Changed {
  readonly path: string
  /** The ids of what was in it and of what is; zeros where there is nothing. */
  readonly before: string
  readonly after: string
  /** Neither a link nor a submodule. */
  readonly plain: boolean
}

/** A line of a commit's patch in which a name was found. */
export interface Hit {
  /** The index of the name. */
  readonly name: number
  readonly commit: LogCommit
  readonly file: Changed
  readonly how: 'removed' | 'added'
  /** Of the file before where it was removed, else of the file after; from 1. */
  readonly line: number
}

export interface Patches {
  /**
   * Where a piece of so many bytes has to end so that no head of a file is cut: at a line end; 0
   * where more is needed.
   */
  cut(bytes: Buffer, length: number): number
  /** Reads the lines between the line ends at 0 and `end`. Answers whether the visitor wants more. */
  read(bytes: Buffer, end: number): Promise<boolean>
  commits(): number
  /** A file that git showed no lines of, though it was to take every file for text. */
  tooLarge(): { readonly path: string; readonly commit: string } | undefined
}

// No line of a file begins like these, since git puts a mark before each.
const COMMIT = Buffer.from('\ncommit ')
const FILE = Buffer.from('\ndiff --git ')
const HUNK = Buffer.from('\n@@ -')
const BINARY = Buffer.from('\nBinary files ')
const OLD = 0x3c
const NEW = 0x3e

/** Where a walk through patches stands. */
interface State {
  commit: LogCommit | undefined
  file: Changed | undefined
  hunk: Hunk | undefined
  /** Lines since the head of the hunk. */
  lines: number
}

/** What `@@ -12,2 +14 @@` says. */
interface Hunk {
  readonly from: number
  readonly removed: number
  readonly to: number
}

/** Reads what `git log --patch` prints, in pieces, and looks at lines with names alone. */
export function openPatches(scanner: Scanner, visitor: Visitor): Patches {
  const state: State = { commit: undefined, file: undefined, hunk: undefined, lines: 0 }
  let commits = 0
  let large: { path: string; commit: string } | undefined
  return {
    cut(bytes, length) {
      const piece = bytes.subarray(0, length)
      const head = piece.lastIndexOf(FILE)
      return head >= 0 && piece.indexOf(HUNK, head) < 0 ? head : piece.lastIndexOf(10)
    },
    async read(bytes, end) {
      const found = hitsIn(scanner, bytes, end)
      const piece = bytes.subarray(0, end + 1)
      let at = 0
      let next = 0
      for (let from = 0; from < end; ) {
        const marker = piece.indexOf(COMMIT, from + 1)
        // The first round is what still belongs to the commit of the piece before.
        const starts = from === 0 && startsWith(piece, COMMIT, 0)
        const to = marker < 0 ? end : marker
        if (from > 0 || starts) {
          state.commit = commitAt(piece, from)
          state.file = undefined
          state.hunk = undefined
          commits++
          visitor.commit?.(state.commit)
        }
        at = from
        for (; next < found.length && (found[next] as Found).line <= to; next++) {
          const { name, line } = found[next] as Found
          advance(state, piece, at, line)
          at = line - 1
          const hit = hitAt(state, name, piece[line])
          if (hit && !(await visitor.hit(hit))) return false
        }
        const binary = piece.subarray(from, to).indexOf(BINARY)
        advance(state, piece, at, to + 1)
        if (binary >= 0 && state.commit) {
          large ??= { path: state.file?.path ?? 'a file', commit: state.commit.id }
        }
        from = to
      }
      return true
    },
    commits: () => commits,
    tooLarge: () => large,
  }
}

interface Found {
  readonly name: number
  /** Where its line begins. */
  readonly line: number
}

/** Names in lines that were removed or added, each once a line. */
function hitsIn(scanner: Scanner, bytes: Buffer, end: number): readonly Found[] {
  const found: Found[] = []
  let line = 0
  scanner.scan(bytes, end, (name, from) => {
    line = lineStart(bytes, line, from)
    const mark = bytes[line]
    if (mark === OLD || mark === NEW) found.push({ name, line })
  })
  return found
}

function lineStart(bytes: Buffer, after: number, at: number): number {
  const end = bytes.subarray(after, at).lastIndexOf(10)
  return end < 0 ? after : after + end + 1
}

/** Reads the lines between the line end at `at` and the line at `line`. */
function advance(state: State, piece: Buffer, at: number, line: number): void {
  const lines = piece.subarray(at, line)
  const file = lines.lastIndexOf(FILE)
  if (file >= 0) {
    state.file = fileAt(piece, at + file)
    state.hunk = undefined
  }
  const hunk = lines.subarray(Math.max(file, 0)).lastIndexOf(HUNK)
  if (hunk < 0) {
    state.lines += countLines(lines.subarray(1))
    return
  }
  const head = at + Math.max(file, 0) + hunk
  state.hunk = hunkAt(piece, head)
  state.lines = countLines(piece.subarray(head + 1, line)) - 1
}

function countLines(bytes: Buffer): number {
  let lines = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++
  return lines
}

function hitAt(state: State, name: number, mark: number | undefined): Hit | undefined {
  const { commit, file, hunk, lines } = state
  if (!commit || !file?.plain || !hunk) return undefined
  return mark === OLD
    ? { name, commit, file, how: 'removed', line: hunk.from + lines }
    : { name, commit, file, how: 'added', line: hunk.to + lines - hunk.removed }
}

/** The line behind the line end at `at`. */
function lineAt(piece: Buffer, at: number): string {
  const end = piece.indexOf(10, at + 1)
  return piece.toString('utf8', at + 1, end < 0 ? piece.length : end)
}

function commitAt(piece: Buffer, at: number): LogCommit {
  const [id = '', parents = '', seconds, title = ''] = lineAt(piece, at)
    .slice('commit '.length)
    .split('\0')
  const [parent] = parents.split(' ')
  return { id, parent: parent || undefined, at: Number(seconds) * 1000, title }
}

/** A head is at most this many lines, without those of a mode. */
const HEAD_LINES = 8

function fileAt(piece: Buffer, at: number): Changed {
  const path = pathIn(lineAt(piece, at).slice('diff --git '.length))
  let [before, after, plain] = ['', '', true]
  let line = piece.indexOf(10, at + 1)
  for (let i = 0; i < HEAD_LINES && line >= 0; i++) {
    const text = lineAt(piece, line)
    if (text.startsWith('@@') || text.startsWith('diff')) break
    if (/ (?:120000|160000)$/.test(text)) plain = false
    const ids = /^index ([0-9a-f]+)\.\.([0-9a-f]+)/.exec(text)
    if (ids) [, before = '', after = ''] = ids
    line = piece.indexOf(10, line + 1)
  }
  return { path, before, after, plain }
}

/** Of `a/PATH b/PATH`, which are the same where renames are not looked for. */
function pathIn(names: string): string {
  const half = names.slice((names.length + 1) / 2)
  return half.startsWith('"') ? unquoted(half.slice(1, -1)).slice(2) : half.slice(2)
}

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
}

/** As git writes a path with characters that a terminal would obey. */
function unquoted(text: string): string {
  return text.replace(/\\([0-7]{3}|.)/g, (_, code: string) =>
    code.length === 3 ? String.fromCharCode(Number.parseInt(code, 8)) : (ESCAPES[code] ?? code),
  )
}

function hunkAt(piece: Buffer, at: number): Hunk {
  const head = /^@@ -(\d+)(?:,(\d+))? \+(\d+)/.exec(lineAt(piece, at)) ?? []
  return { from: Number(head[1]), removed: Number(head[2] ?? 1), to: Number(head[3]) }
}

function startsWith(piece: Buffer, marker: Buffer, at: number): boolean {
  return piece.subarray(at, at + marker.length).equals(marker)
}
