import { folded } from '../../../base/flag-names.ts'
import type { Use } from '../../../model/flags.ts'
import { scannerOf } from '../scan/scanner.ts'
import { type Calls, type Span, usesIn } from '../uses/index.ts'
import type { LinedUse } from './added.ts'
import { methodsOf } from './methods.ts'

/** What a file says of flags; the lines are empty where nobody asked for them. */
export interface FileUses {
  /** Calls and literals. */
  readonly uses: readonly LinedUse[]
  readonly undeclared: readonly LinedUse[]
  /** Words and comments, folded. */
  readonly mentions: readonly string[]
}

/** Reads one file, which findings name as `named` says; undefined where it says nothing. */
export type FileScan = (
  named: () => string,
  bytes: Buffer,
  length: number,
  lined: boolean,
) => FileUses | undefined

/** Makes scans, and keeps what it looked for last: many commits are asked for the same names. */
export function scansOf(): (names: readonly string[], calls: Calls) => FileScan {
  let last: { readonly key: string; readonly finder: Finder } | undefined
  return (names, calls) => {
    const key = JSON.stringify([names, calls.names])
    if (last?.key !== key) last = { key, finder: finderOf(names, calls.names) }
    return fileScanOf(last.finder, calls)
  }
}

/** Where a file names a flag, and where a function that asks for one. */
type Finder = (bytes: Buffer, length: number) => Record<'flags' | 'methods', readonly Span[]>

function finderOf(names: readonly string[], methods: readonly string[]): Finder {
  const different = new Map(names.map((name) => [folded(name), name]))
  different.delete('')
  const scanner = scannerOf([...different.values()])
  const findMethods = methodsOf(methods)
  return (bytes, length) => {
    const found = { flags: [] as Span[], methods: [] as Span[] }
    scanner.scan(bytes, length, (_, from, to) => found.flags.push({ from, to }))
    findMethods(bytes, length, (from, to) => found.methods.push({ from, to }))
    return found
  }
}

function fileScanOf(find: Finder, calls: Calls): FileScan {
  return (named, bytes, length, lined) => {
    const { flags, methods } = find(bytes, length)
    if (flags.length === 0 && methods.length === 0) return undefined
    const found = usesIn(named(), bytes, length, flags, methods, calls)
    const uses = found.uses.filter(({ kind }) => kind === 'call' || kind === 'literal')
    const mentions = found.uses.filter(({ kind }) => kind === 'word' || kind === 'comment')
    const withLines = linesOf(bytes, length, lined ? [...uses, ...found.undeclared] : [])
    return {
      uses: uses.map(withLines),
      undeclared: found.undeclared.map(withLines),
      mentions: mentions.map(({ text }) => folded(text)),
    }
  }
}

/** A longer line is told by its ends; nobody moves one by hand. */
const LONGEST_LINE = 4096

/** Finds the lines of all uses in one walk. */
function linesOf(bytes: Buffer, length: number, uses: readonly Use[]): (use: Use) => LinedUse {
  const wanted = [...new Set(uses.map(({ place }) => place.line))].sort((a, b) => a - b)
  const lines = new Map<number, string>()
  let line = 1
  let from = 0
  for (const number of wanted) {
    for (; line < number && from < length; line++) from = lineEnd(bytes, from, length) + 1
    lines.set(number, lineText(bytes, from, lineEnd(bytes, from, length)))
  }
  return (use) => ({ use, line: lines.get(use.place.line) ?? '' })
}

function lineEnd(bytes: Buffer, from: number, length: number): number {
  const end = bytes.indexOf(10, from)
  return end < 0 || end > length ? length : end
}

function lineText(bytes: Buffer, from: number, to: number): string {
  if (to - from <= LONGEST_LINE) return bytes.toString('latin1', from, to).trim()
  const half = LONGEST_LINE / 2
  return `${bytes.toString('latin1', from, from + half)} ${to - from} ${bytes.toString('latin1', to - half, to)}`
}
