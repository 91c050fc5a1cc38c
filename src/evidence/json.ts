import type { Evidence, Problem } from '../model/evidence.ts'
import type { Place } from '../model/place.ts'
import { known, unknown } from './problem.ts'
import type { Tree, TreeEntry, TreeNode, TreeScalar } from './tree.ts'

/** How deep maps and lists may nest. */
const DEEPEST = 200

/**
 * One JSON document (RFC 8259) as a tree with the place of every value.
 *
 * JSON.parse would be quicker, and keeps the last of two equal keys in silence; here both are
 * reported, because one of them may be the host that is missing.
 */
export function parseJson(file: string, text: string): Evidence<Tree> {
  return parse(file, text, (parser) => parser.document())
}

/** JSON values one after another, as NDJSON has them a line each: a tree with a list of them. */
export function parseJsonLines(file: string, text: string): Evidence<Tree> {
  return parse(file, text, (parser) => ({ kind: 'list', offset: 0, items: parser.documents() }))
}

function parse(file: string, text: string, read: (parser: Parser) => TreeNode): Evidence<Tree> {
  const starts = lineStarts(text)
  const place = (offset: number): Place => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if ((starts[middle] as number) <= offset) low = middle
      else high = middle - 1
    }
    return { file, line: low + 1, column: offset - (starts[low] as number) + 1 }
  }
  const duplicates: Problem[] = []
  const parser = new Parser(text, (name, offset, first) =>
    duplicates.push({
      what: `The key ${JSON.stringify(name)} stands here again; it is first on line ${place(first).line}, and one of the two would be lost`,
      next: 'Keep one of them, or join the two',
      place: place(offset),
    }),
  )
  try {
    return known({ file, root: read(parser), duplicates, tags: [], place })
  } catch (error) {
    if (!(error instanceof Broken)) throw error
    return unknown({
      what: `It is not valid JSON: ${error.message}`,
      next: 'Check that the file is whole and that the step that writes it succeeded',
      place: place(error.offset),
    })
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** Leaves the parser from any depth; never leaves this file. */
class Broken extends Error {
  readonly offset: number
  constructor(message: string, offset: number) {
    super(message)
    this.offset = offset
  }
}

const LITERALS = { true: true, false: false, null: null }
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y

class Parser {
  private at = 0
  private readonly text: string
  private readonly duplicate: (name: string, offset: number, first: number) => void

  constructor(text: string, duplicate: (name: string, offset: number, first: number) => void) {
    this.text = text
    this.duplicate = duplicate
  }

  document(): TreeNode {
    const root = this.value(0)
    this.space()
    if (this.at < this.text.length) throw this.broken('something follows the value')
    return root
  }

  documents(): TreeNode[] {
    const roots: TreeNode[] = []
    for (this.space(); this.at < this.text.length; this.space()) roots.push(this.value(0))
    return roots
  }

  private value(depth: number): TreeNode {
    if (depth > DEEPEST) throw this.broken(`lists and maps nest more than ${DEEPEST} deep`)
    this.space()
    const offset = this.at
    switch (this.text[offset]) {
      case '{':
        return this.map(offset, depth)
      case '[':
        return this.list(offset, depth)
      case '"': {
        const value = this.string()
        return scalar(offset, value, value)
      }
      default:
        return this.literal(offset)
    }
  }

  private map(offset: number, depth: number): TreeNode {
    const entries: TreeEntry[] = []
    const seen = new Map<string, number>()
    this.at++
    this.space()
    while (this.text[this.at] !== '}') {
      if (entries.length > 0) this.take(',', 'a comma or } belongs here')
      this.space()
      const keyAt = this.at
      if (this.text[keyAt] !== '"') throw this.broken('a key in double quotes belongs here')
      const name = this.string()
      const first = seen.get(name)
      if (first === undefined) seen.set(name, keyAt)
      else this.duplicate(name, keyAt, first)
      this.space()
      this.take(':', 'a colon belongs here')
      entries.push({ name, key: scalar(keyAt, name, name), value: this.value(depth + 1) })
      this.space()
    }
    this.at++
    return { kind: 'map', offset, entries }
  }

  private list(offset: number, depth: number): TreeNode {
    const items: TreeNode[] = []
    this.at++
    this.space()
    while (this.text[this.at] !== ']') {
      if (items.length > 0) this.take(',', 'a comma or ] belongs here')
      items.push(this.value(depth + 1))
      this.space()
    }
    this.at++
    return { kind: 'list', offset, items }
  }

  private string(): string {
    const start = this.at
    let escaped = false
    for (let at = start + 1; at < this.text.length; at++) {
      const c = this.text.charCodeAt(at)
      if (c < 32) break
      if (c === 92) {
        escaped = true
        at++
      } else if (c === 34) {
        this.at = at + 1
        return escaped ? this.unescape(start) : this.text.slice(start + 1, at)
      }
    }
    throw this.broken('a string begins here that does not end on its line')
  }

  private unescape(start: number): string {
    try {
      return JSON.parse(this.text.slice(start, this.at))
    } catch {
      this.at = start
      throw this.broken('this string holds a backslash that escapes nothing')
    }
  }

  private literal(offset: number): TreeScalar {
    for (const [source, value] of Object.entries(LITERALS)) {
      if (!this.text.startsWith(source, offset)) continue
      this.at += source.length
      return scalar(offset, value, source)
    }
    NUMBER.lastIndex = offset
    const found = NUMBER.exec(this.text)
    if (!found)
      throw this.broken(offset < this.text.length ? 'a value belongs here' : 'it ends too early')
    this.at = NUMBER.lastIndex
    return scalar(offset, Number(found[0]), found[0])
  }

  private take(character: string, otherwise: string): void {
    if (this.text[this.at] !== character) {
      throw this.broken(this.at < this.text.length ? otherwise : 'it ends too early')
    }
    this.at++
  }

  private space(): void {
    for (;;) {
      const c = this.text.charCodeAt(this.at)
      if (c !== 32 && c !== 10 && c !== 13 && c !== 9) return
      this.at++
    }
  }

  private broken(message: string): Broken {
    return new Broken(message, this.at)
  }
}

function scalar(offset: number, value: TreeScalar['value'], source: string): TreeScalar {
  return {
    kind: 'scalar',
    offset,
    value,
    source,
    quoted: typeof value === 'string',
    tag: undefined,
  }
}
