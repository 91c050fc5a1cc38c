import type { Place } from '../model/place.ts'
import { plainValue, type Version } from './plain-scalar.ts'
import type { Tree, TreeEntry, TreeList, TreeMap, TreeNode, TreeScalar } from './tree.ts'

/**
 * The bound of `parseYaml` on nesting. Here it bounds open brackets and the column of a block:
 * each level of a block takes a column at least.
 */
const DEEPEST = 200

/** How far a colon may stand from the start of its key (YAML 1.2.2, section 7.4.2). */
const LONGEST_KEY = 1024

/** With how many entries a set of names becomes quicker than a look at each. */
const SMALL = 8

/**
 * One plain YAML document as the tree that `parseYaml` gives, in a fraction of its time, or
 * undefined if anything in it is unusual or wrong: `parseYaml` then reads it and words the errors.
 *
 * Plain are block maps and lists, flow maps and lists on one line, scalars on one line and
 * comments. Not plain are, among others, anchors, tags, merges, scalars over several lines,
 * escapes, tabs, keys that stand twice, and numbers and dates that YAML 1.1 reads in its own way.
 */
export function parsePlainYaml(file: string, text: string, version: Version): Tree | undefined {
  const starts = lineStarts(text)
  if (!starts) return undefined
  try {
    const root = new Reader(text, version).document()
    const place = (offset: number): Place => placeOf(file, starts, offset)
    return { file, root, duplicates: [], tags: [], place }
  } catch (error) {
    if (error instanceof Unplain) return undefined
    throw error
  }
}

/** Leaves the reader from any depth; never leaves this file. */
class Unplain extends Error {}

function unplain(): never {
  throw new Unplain()
}

class Reader {
  private readonly text: string
  private readonly version: Version
  private at = 0
  /** Where the line begins. */
  private line = 0
  /** The column, from 0, of the content that is next, and -1 behind the last. */
  private column = -1

  constructor(text: string, version: Version) {
    this.text = text
    this.version = version
  }

  document(): TreeNode {
    this.content()
    if (this.column === 0 && this.text.startsWith('---', this.at)) {
      this.at += 3
      this.endLine()
    }
    const root = this.block()
    // A line at a column that no map or list around it has is left over, up to here.
    return this.column < 0 ? root : unplain()
  }

  private block(): TreeNode {
    return this.isDash() ? this.list() : this.map()
  }

  private list(): TreeList {
    const { at: offset, column } = this
    const items: TreeNode[] = []
    do {
      this.at++
      items.push(this.item(column))
    } while (this.column === column && this.isDash())
    return { kind: 'list', offset, items }
  }

  private item(column: number): TreeNode {
    const offset = this.spaces()
    if (this.isLineEnd()) {
      this.endLine()
      return this.column > column ? this.block() : this.absent(offset)
    }
    if (this.isFlow()) return this.last(this.flow())
    this.stand(offset - this.line)
    if (this.isDash()) return this.list()
    const scalar = this.scalar(false)
    this.spaces()
    return this.code() === COLON ? this.map(scalar) : this.last(scalar)
  }

  /** A block map, of which the first key may have been read to see that it is one. */
  private map(first?: TreeScalar): TreeMap {
    const { column } = this
    const map = new Entries()
    let key = first ?? this.key()
    const { offset } = key
    for (;;) {
      this.colon(key)
      const value = this.value(column)
      map.add(key, value)
      if (this.column !== column) return { kind: 'map', offset, entries: map.entries }
      key = this.key()
    }
  }

  private key(): TreeScalar {
    if (this.column === 0 && this.isMarker()) unplain()
    return this.scalar(false)
  }

  /** What stands behind a key: on its line, or in the lines below, where a list needs no indent. */
  private value(column: number): TreeNode {
    const offset = this.spaces()
    if (!this.isLineEnd()) return this.last(this.isFlow() ? this.flow() : this.scalar(false))
    this.endLine()
    const below = this.column > column || (this.column === column && this.isDash())
    return below ? this.block() : this.absent(offset)
  }

  private flow(): TreeNode {
    const c = this.code()
    return c === OPEN_MAP ? this.flowMap() : c === OPEN_LIST ? this.flowList() : this.scalar(true)
  }

  private flowMap(): TreeMap {
    const offset = this.at++
    const map = new Entries()
    this.spaces()
    while (this.code() !== CLOSE_MAP) {
      const key = this.scalar(true)
      this.colon(key)
      this.spaces()
      const value = this.flow()
      map.add(key, value)
      this.comma(CLOSE_MAP)
    }
    this.at++
    return { kind: 'map', offset, entries: map.entries }
  }

  private flowList(): TreeList {
    const offset = this.at++
    const items: TreeNode[] = []
    this.spaces()
    while (this.code() !== CLOSE_LIST) {
      items.push(this.flow())
      this.comma(CLOSE_LIST)
    }
    this.at++
    return { kind: 'list', offset, items }
  }

  private scalar(inFlow: boolean): TreeScalar {
    const c = this.code()
    if (c === QUOTE || c === APOSTROPHE) return this.quoted(c)
    const offset = this.at
    if (!this.isPlainStart()) unplain()
    this.at = this.plainEnd(inFlow)
    const source = this.text.slice(offset, this.at)
    const value = plainValue(source, this.version)
    if (value === undefined) unplain()
    return { kind: 'scalar', offset, value, source, quoted: false, tag: undefined }
  }

  /** Behind the last character of the plain scalar that begins here, and the spaces after it. */
  private plainEnd(inFlow: boolean): number {
    const { text } = this
    let end = this.at
    for (let at = end; ; at++) {
      const c = text.charCodeAt(at)
      if (isOrdinary(c)) end = at + 1
      if (isOrdinary(c) || c === SPACE) continue
      if (isBlank(c) || (c === HASH && end < at)) return end
      if (inFlow && isFlowIndicator(c)) return end
      if (c === COLON) {
        const next = text.charCodeAt(at + 1)
        if (isBlank(next) || (inFlow && isFlowIndicator(next))) return end
      }
      end = at + 1
    }
  }

  private quoted(quote: number): TreeScalar {
    const { text, at: offset } = this
    let doubled = false
    let at = offset + 1
    for (; ; at++) {
      const c = text.charCodeAt(at)
      if (c === quote) {
        if (quote === QUOTE || text.charCodeAt(at + 1) !== quote) break
        doubled = true
        at++
      } else if (isLineBreak(c) || (c === BACKSLASH && quote === QUOTE)) unplain()
    }
    this.at = at + 1
    const inside = text.slice(offset + 1, at)
    const source = doubled ? inside.replaceAll("''", "'") : inside
    return { kind: 'scalar', offset, value: source, source, quoted: true, tag: undefined }
  }

  private absent(offset: number): TreeScalar {
    return { kind: 'scalar', offset, value: null, source: '', quoted: false, tag: undefined }
  }

  /** A node that nothing but a comment may follow on its line. */
  private last(node: TreeNode): TreeNode {
    this.endLine()
    return node
  }

  private colon({ offset }: TreeScalar): void {
    const at = this.spaces()
    if (this.code() !== COLON || !isBlank(this.text.charCodeAt(at + 1))) unplain()
    if (at - offset > LONGEST_KEY) unplain()
    this.at++
  }

  private comma(close: number): void {
    this.spaces()
    if (this.code() === COMMA) {
      this.at++
      this.spaces()
    } else if (this.code() !== close) unplain()
  }

  /** Ends the line, on which nothing but a comment may be left, and finds what is next. */
  private endLine(): void {
    this.spaces()
    if (!this.isLineEnd()) unplain()
    if (this.nextLine()) this.content()
  }

  /** Goes from the start of a line to the first character that is no comment. */
  private content(): void {
    do this.stand(this.spaces() - this.line)
    while (this.isLineEnd() && this.nextLine())
  }

  /** Goes to the start of the next line, if there is one. */
  private nextLine(): boolean {
    const end = this.text.indexOf('\n', this.at)
    this.line = this.at = end < 0 ? this.text.length : end + 1
    if (end < 0) this.column = -1
    return end >= 0
  }

  private stand(column: number): void {
    if (column >= DEEPEST) unplain()
    this.column = column
  }

  /** Skips spaces, and tells where it stands then. */
  private spaces(): number {
    while (this.code() === SPACE) this.at++
    return this.at
  }

  private code(): number {
    return this.text.charCodeAt(this.at)
  }

  private isLineEnd(): boolean {
    const c = this.code()
    if (c !== HASH) return isLineBreak(c)
    return this.at === this.line || this.text.charCodeAt(this.at - 1) === SPACE
  }

  private isDash(): boolean {
    return this.code() === DASH && isBlank(this.text.charCodeAt(this.at + 1))
  }

  private isFlow(): boolean {
    const c = this.code()
    return c === OPEN_MAP || c === OPEN_LIST
  }

  /** The start or the end of a document. */
  private isMarker(): boolean {
    return this.text.startsWith('---', this.at) || this.text.startsWith('...', this.at)
  }

  private isPlainStart(): boolean {
    const c = this.code()
    if (c !== DASH) {
      return isOrdinary(c) || !(isBlank(c) || INDICATORS.includes(this.text.charAt(this.at)))
    }
    const next = this.text.charCodeAt(this.at + 1)
    return !(isBlank(next) || isFlowIndicator(next))
  }
}

const TAB = 9
const LINE_FEED = 10
const CARRIAGE_RETURN = 13
const SPACE = 32
const QUOTE = 34
const HASH = 35
const APOSTROPHE = 39
const COMMA = 44
const DASH = 45
const COLON = 58
const OPEN_LIST = 91
const BACKSLASH = 92
const CLOSE_LIST = 93
const OPEN_MAP = 123
const CLOSE_MAP = 125
const NEXT_LINE = 0x85
const LINE_SEPARATOR = 0x2028
const PARAGRAPH_SEPARATOR = 0x2029
const BYTE_ORDER_MARK = 0xfeff

/** What a plain scalar may not begin with, `:` and `?` included, which sometimes may. */
const INDICATORS = '!"#%&\'*,:>?@[]`{|}'

/** A space, a tab, the end of a line or of the text. */
function isBlank(c: number): boolean {
  return !(c > SPACE)
}

/** A small letter, a digit or one of `-./`: most characters are, and mean nothing inside a scalar. */
function isOrdinary(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= DASH && c <= 57)
}

function isLineBreak(c: number): boolean {
  return c === LINE_FEED || c === CARRIAGE_RETURN || Number.isNaN(c)
}

/** Where YAML 1.1 ends a line, and YAML 1.2 does not. */
function isOddLineEnd(c: number): boolean {
  return c === NEXT_LINE || c === LINE_SEPARATOR || c === PARAGRAPH_SEPARATOR
}

function isFlowIndicator(c: number): boolean {
  return c === COMMA || c === OPEN_LIST || c === CLOSE_LIST || c === OPEN_MAP || c === CLOSE_MAP
}

/** The entries of a map, none of which may have the name of another. */
class Entries {
  readonly entries: TreeEntry[] = []
  private names: Set<string> | undefined

  add(key: TreeScalar, value: TreeNode): void {
    const name = key.source
    if (this.has(name)) unplain()
    this.entries.push({ name, key, value })
    this.names?.add(name)
  }

  /** Most maps are so small that a look at each is quicker than a set. */
  private has(name: string): boolean {
    if (this.names) return this.names.has(name)
    for (const entry of this.entries) if (entry.name === name) return true
    if (this.entries.length === SMALL) this.names = new Set(this.entries.map((each) => each.name))
    return false
  }
}

/**
 * Where the lines begin, or undefined if the text holds control characters, line ends of YAML 1.1
 * alone, or more open brackets than `parseYaml` allows, which counts those of quotes and comments
 * too.
 */
function lineStarts(text: string): readonly number[] | undefined {
  const starts = [0]
  let open = 0
  for (let at = 0; at < text.length; at++) {
    const c = text.charCodeAt(at)
    if (isOrdinary(c) || c === SPACE) continue
    if (c === LINE_FEED) starts.push(at + 1)
    else if (c === OPEN_MAP || c === OPEN_LIST) open++
    else if ((c === CLOSE_MAP || c === CLOSE_LIST) && open > 0) open--
    else if (c === CARRIAGE_RETURN && text.charCodeAt(at + 1) !== LINE_FEED) return undefined
    else if (c < SPACE && c !== TAB && c !== CARRIAGE_RETURN) return undefined
    else if (c === BYTE_ORDER_MARK || isOddLineEnd(c)) return undefined
    if (open > DEEPEST) return undefined
  }
  return starts
}

function placeOf(file: string, starts: readonly number[], offset: number): Place {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((starts[middle] as number) <= offset) low = middle
    else high = middle - 1
  }
  return { file, line: low + 1, column: offset - (starts[low] as number) + 1 }
}
