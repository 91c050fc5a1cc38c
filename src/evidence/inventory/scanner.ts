/** How deep maps and lists may nest. */
const DEEPEST = 200

/** Where JSON breaks, and why. It leaves the scanner from any depth, and is caught by the reader. */
export class JsonFault extends Error {
  readonly line: number
  readonly column: number
  constructor(message: string, line: number, column: number) {
    super(message)
    this.line = line
    this.column = column
  }
}

/**
 * Walks once through JSON (RFC 8259) without building it: the reader takes what it wants and skips
 * the rest, which is checked all the same.
 */
export class JsonScanner {
  private readonly text: string
  private at = 0
  private depth = 0
  private lineNumber = 1
  private lineStart = 0

  constructor(text: string) {
    this.text = text
  }

  get line(): number {
    return this.lineNumber
  }

  get column(): number {
    return this.at - this.lineStart + 1
  }

  /** What comes next; the scanner then stands on its first character. */
  next(): 'map' | 'list' | 'text' | 'other' {
    const c = this.space()
    if (c === 123) return 'map'
    if (c === 91) return 'list'
    return c === 34 ? 'text' : 'other'
  }

  /**
   * Calls back at every value with its key and the place of the key; the callback takes the value.
   * With `prefixes`, keys that begin with none of them are passed over.
   */
  pairs(
    each: (key: string, line: number, column: number) => void,
    prefixes?: readonly string[],
  ): void {
    this.enter()
    let more = this.space() !== 125
    while (more) {
      if (this.space() !== 34) throw this.fault('a key in double quotes belongs here')
      const { line, column, at } = this
      const escaped = this.skipText()
      const end = this.at
      if (this.space() !== 58) throw this.fault('a colon belongs here')
      this.at++
      if (!prefixes || escaped || this.begins(at + 1, prefixes)) {
        each(this.between(at, end, escaped), line, column)
      } else this.skip()
      more = this.goesOn(125, 'a comma or } belongs here')
    }
    this.leave()
  }

  private begins(at: number, prefixes: readonly string[]): boolean {
    for (const prefix of prefixes) if (this.text.startsWith(prefix, at)) return true
    return false
  }

  /** Calls back at every item; the callback takes it. */
  items(each: () => void): void {
    this.enter()
    let more = this.space() !== 93
    while (more) {
      this.space()
      each()
      more = this.goesOn(93, 'a comma or ] belongs here')
    }
    this.leave()
  }

  /** A text, a number, `true`, `false` or `null` as written; undefined, and passed over, if it is a map or list. */
  scalar(): string | undefined {
    const kind = this.next()
    if (kind === 'text') return this.string()
    const start = this.at
    this.skip()
    return kind === 'other' ? this.text.slice(start, this.at) : undefined
  }

  skip(): void {
    const c = this.space()
    if (c === 34) this.skipText()
    else if (c === 123) this.pairs(this.skipValue)
    else if (c === 91) this.items(this.skipValue)
    else this.skipLiteral()
  }

  end(): void {
    if (!Number.isNaN(this.space())) throw this.fault('something follows the value')
  }

  private readonly skipValue = (): void => this.skip()

  private enter(): void {
    if (++this.depth > DEEPEST) {
      throw this.fault(`maps and lists nest more than ${DEEPEST} deep`)
    }
    this.at++
  }

  /** Whether a comma follows, and not the closing bracket. */
  private goesOn(closing: number, otherwise: string): boolean {
    const c = this.space()
    if (c === closing) return false
    if (c !== 44) throw this.fault(otherwise)
    this.at++
    return true
  }

  private leave(): void {
    this.depth--
    this.at++
  }

  /** The code of the next character that is no white space; NaN at the end. */
  private space(): number {
    for (;;) {
      const c = this.text.charCodeAt(this.at)
      if (c !== 32 && c !== 10 && c !== 13 && c !== 9) return c
      this.at++
      if (c === 10) {
        this.lineNumber++
        this.lineStart = this.at
      }
    }
  }

  private string(): string {
    const start = this.at
    const escaped = this.skipText()
    return this.between(start, this.at, escaped)
  }

  /** What the quotation marks hold that stand at `start` and before `end`. */
  private between(start: number, end: number, escaped: boolean): string {
    return escaped ? JSON.parse(this.text.slice(start, end)) : this.text.slice(start + 1, end - 1)
  }

  /** Whether the text holds an escape. */
  private skipText(): boolean {
    const { text } = this
    const start = this.at
    let escaped = false
    for (let at = start + 1; ; at++) {
      const c = text.charCodeAt(at)
      if (c === 34) {
        this.at = at + 1
        return escaped
      }
      if (c === 92) {
        escaped = true
        at = this.escape(at)
      } else if (!(c >= 32)) {
        if (at < text.length) {
          this.at = at
          throw this.fault('a line break or control character stands inside a text')
        }
        this.at = start
        throw this.fault('a text begins here that does not end')
      }
    }
  }

  /** The last character of the escape that begins at `at`. */
  private escape(at: number): number {
    ESCAPE.lastIndex = at
    if (ESCAPE.test(this.text)) return ESCAPE.lastIndex - 1
    this.at = at
    throw this.fault('this is no escape that JSON knows')
  }

  private skipLiteral(): void {
    LITERAL.lastIndex = this.at
    if (!LITERAL.test(this.text)) {
      throw this.fault(this.at < this.text.length ? 'a value belongs here' : 'it ends too early')
    }
    this.at = LITERAL.lastIndex
  }

  private fault(message: string): JsonFault {
    const early = this.at >= this.text.length
    return new JsonFault(early ? 'it ends too early' : message, this.line, this.column)
  }
}

const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const LITERAL = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
