import { LONGEST, PLAIN } from './names.ts'
import type { FileText } from './text.ts'

/** How deep maps and lists may nest. */
const DEEPEST = 200

/** Where JSON breaks, and why. It leaves the scanner from any depth, and is caught by the reader. */
export class JsonFault extends Error {
  readonly offset: number
  constructor(message: string, offset: number) {
    super(message)
    this.offset = offset
  }
}

/**
 * Walks once through JSON (RFC 8259) without building it: the reader takes what it wants and skips
 * the rest, which is checked all the same. A map is walked through with
 * `for (let more = s.openMap(); more; more = s.nextPair()) { … key … s.colon() … value … }`.
 */
export class JsonScanner {
  private readonly source: FileText
  private readonly codes: FileText['codes']
  private position = 0
  private depth = 0

  constructor(source: FileText) {
    this.source = source
    this.codes = source.codes
  }

  /** How many characters are behind; after `next`, where the next value begins. */
  get at(): number {
    return this.position
  }

  /** What comes next; the scanner then stands on its first character. */
  next(): 'map' | 'list' | 'text' | 'other' {
    const c = this.space()
    if (c === OPEN_MAP) return 'map'
    if (c === OPEN_LIST) return 'list'
    return c === QUOTE ? 'text' : 'other'
  }

  /** Steps into a map; whether the scanner then stands on a key. */
  openMap(): boolean {
    return this.open(CLOSE_MAP) && this.isKey()
  }

  /** Behind a value: whether another pair follows. The scanner stands on its key, or behind the map. */
  nextPair(): boolean {
    return this.goesOn(CLOSE_MAP, 'a comma or } belongs here') && this.isKey()
  }

  /** Steps into a list; whether the scanner then stands on an item. */
  openList(): boolean {
    return this.open(CLOSE_LIST)
  }

  /** Behind an item: whether another follows. The scanner stands on it, or behind the list. */
  nextItem(): boolean {
    return this.goesOn(CLOSE_LIST, 'a comma or ] belongs here')
  }

  /** Goes past the colon behind a key. */
  colon(): void {
    if (this.space() !== COLON) throw this.fault('a colon belongs here')
    this.position++
  }

  /** Goes past a text of plain characters, which stands in the file as it is; false, and no step, at any other. */
  plain(): boolean {
    const { codes } = this
    const start = this.position + 1
    let at = start
    while (PLAIN[codes[at] as number] === 1) at++
    if (codes[start - 1] !== QUOTE || codes[at] !== QUOTE) return false
    if (at === start || at - start > LONGEST) return false
    this.position = at + 1
    return true
  }

  /** Goes past a text, and returns it. */
  string(): string {
    const start = this.position
    const escaped = this.skipText()
    const { text } = this.source
    return escaped
      ? JSON.parse(text.slice(start, this.position))
      : text.slice(start + 1, this.position - 1)
  }

  /** The text that begins at a quotation mark further up. */
  stringAt(start: number): string {
    const { position } = this
    this.position = start
    const text = this.string()
    this.position = position
    return text
  }

  /** A text, a number, `true`, `false` or `null` as written; undefined, and passed over, if it is a map or list. */
  scalar(): string | undefined {
    const kind = this.next()
    if (kind === 'text') return this.string()
    const start = this.position
    this.skip()
    return kind === 'other' ? this.source.text.slice(start, this.position) : undefined
  }

  /** Goes past a text; whether it holds an escape. */
  skipText(): boolean {
    const { codes } = this
    const start = this.position
    let escaped = false
    for (let at = start + 1; at < codes.length; at++) {
      const c = codes[at] as number
      if (c === QUOTE) {
        this.position = at + 1
        return escaped
      }
      if (c === BACKSLASH) {
        escaped = true
        at = this.escape(at)
      } else if (c < 32) {
        this.position = at
        throw this.fault('a line break or control character stands inside a text')
      }
    }
    throw this.fault('a text begins here that does not end')
  }

  /** Goes past a value, which is checked. */
  skip(): void {
    const c = this.space()
    if (c === QUOTE) this.skipText()
    else if (c === OPEN_MAP) this.skipMap()
    else if (c === OPEN_LIST) this.skipList()
    else this.skipLiteral()
  }

  end(): void {
    if (this.space() !== END) throw this.fault('something follows the value')
  }

  private skipMap(): void {
    for (let more = this.openMap(); more; more = this.nextPair()) {
      this.skipText()
      this.colon()
      this.skip()
    }
  }

  private skipList(): void {
    for (let more = this.openList(); more; more = this.nextItem()) this.skip()
  }

  private open(closing: number): boolean {
    if (++this.depth > DEEPEST) {
      throw this.fault(`maps and lists nest more than ${DEEPEST} deep`)
    }
    this.position++
    return this.space() !== closing || this.leave()
  }

  /** Whether a comma follows, and not the closing bracket. */
  private goesOn(closing: number, otherwise: string): boolean {
    const c = this.space()
    if (c === closing) return this.leave()
    if (c !== COMMA) throw this.fault(otherwise)
    this.position++
    this.space()
    return true
  }

  private leave(): false {
    this.depth--
    this.position++
    return false
  }

  private isKey(): true {
    if (this.codes[this.position] === QUOTE) return true
    throw this.fault('a key in double quotes belongs here')
  }

  /** The code of the next character that is no white space. */
  private space(): number {
    const { codes } = this
    let at = this.position
    for (; at < codes.length; at++) {
      const c = codes[at] as number
      if (c > 32 || (c !== 32 && c !== 10 && c !== 13 && c !== 9)) {
        this.position = at
        return c
      }
    }
    this.position = at
    return END
  }

  /** The last character of the escape that begins at `at`. */
  private escape(at: number): number {
    ESCAPE.lastIndex = at
    if (ESCAPE.test(this.source.text)) return ESCAPE.lastIndex - 1
    this.position = at
    throw this.fault('this is no escape that JSON knows')
  }

  private skipLiteral(): void {
    if (this.skipWhole()) return
    LITERAL.lastIndex = this.position
    if (!LITERAL.test(this.source.text)) throw this.fault('a value belongs here')
    this.position = LITERAL.lastIndex
  }

  /** Goes past a whole number, which most are: the pattern would take longer. */
  private skipWhole(): boolean {
    const { codes } = this
    const start = this.position
    let at = start
    while ((codes[at] as number) >= ZERO && (codes[at] as number) <= NINE) at++
    const c = codes[at] as number
    if (at === start || c === POINT || (c | CASE) === LETTER_E) return false
    if (codes[start] === ZERO && at > start + 1) return false
    this.position = at
    return true
  }

  private fault(message: string): JsonFault {
    const early = this.position >= this.codes.length
    return new JsonFault(early ? 'it ends too early' : message, this.position)
  }
}

/** No code of any character. */
const END = -1

const QUOTE = 34
const COMMA = 44
const POINT = 46
const ZERO = 48
const NINE = 57
const COLON = 58
const OPEN_LIST = 91
const BACKSLASH = 92
const CLOSE_LIST = 93
const LETTER_E = 101
const OPEN_MAP = 123
const CLOSE_MAP = 125

/** What small letters have and capitals have not. */
const CASE = 32

const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const LITERAL = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
