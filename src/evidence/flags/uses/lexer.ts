import {
  BACKSLASH,
  CLOSE_INDEX,
  COLON,
  find,
  HASH,
  isBlank,
  isWord,
  LESS,
  NEWLINE,
  OPEN_INDEX,
  SINGLE_QUOTE,
  SLASH,
  startsWith,
} from './bytes.ts'
import { fenced } from './fence.ts'
import { type Heredoc, heredocAt, heredocEnd } from './heredoc.ts'
import type { Language, Quote } from './languages.ts'

/** What a file is made of, told in its order. Blanks are not told. */
export interface Listener {
  word(from: number, to: number): void
  /** A quoted text without its quotes, or with code in it one of its pieces. */
  text(from: number, to: number, whole: boolean): void
  comment(from: number, to: number): void
  /** Any other byte, also that of a line's end. */
  mark(byte: number, at: number): void
}

/** Code in a text, and how many brackets of its kind are open in it. */
interface Hole {
  readonly quote: Quote
  readonly close: string
  readonly outer: number
  depth: number
}

/** More do not open on one line that a person writes. */
const MOST_HEREDOCS = 16

/** Deeper holes are text: no person writes them. */
const DEEPEST_HOLE = 200

/** `'\u{10ffff}'` without its quotes, and a letter of UTF-8. */
const LONGEST_ESCAPE = 10
const LONGEST_LETTER = 4

/** What the end of an operand is; after it a slash divides. */
const OPERAND_ENDS = new Set([...')]}'].map((each) => each.charCodeAt(0)))

/** Words after which an expression begins. */
const BEFORE_EXPRESSION = new Set(
  'return typeof case in of delete void throw new await yield else do and or not if unless when while until elsif from import'.split(
    ' ',
  ),
)

const LONGEST_BEFORE = 6

/**
 * Tells what the bytes from `from` to before the end of `bytes` are made of. Every byte is read a
 * bounded number of times, whatever it is; what is not of the language is told as marks.
 */
export function lex(bytes: Buffer, from: number, language: Language, listener: Listener): void {
  const { starts, letters } = tablesOf(language)
  const end = bytes.length
  const holes: Hole[] = []
  /** Quotes that are not closed on the line that ends there. */
  const open = new Map<string, number>()
  let heredocs: Heredoc[] = []
  let isOperand = false
  let lastWord = 0
  let lastWordEnd = -1
  let at = from

  while (at < end) {
    const byte = bytes[at] as number
    if (isBlank(byte)) {
      at++
    } else if (letters[byte] === 1) {
      if (starts[byte] === 0 || !special(byte)) word()
    } else if (byte === NEWLINE) {
      lineEnd()
    } else if (starts[byte] === 0 || !special(byte)) {
      mark(byte)
    }
  }

  function word(): void {
    const start = at
    while (at < end && letters[bytes[at] as number] === 1) at++
    const quote = quoteAt(at, start)
    if (quote) {
      text(quote)
      return
    }
    listener.word(start, at)
    isOperand = true
    lastWord = start
    lastWordEnd = at
  }

  function lineEnd(): void {
    if (commentFrom(at)) return
    listener.mark(NEWLINE, at)
    at++
    for (const heredoc of heredocs) {
      const { to, next } = heredocEnd(bytes, at, heredoc)
      listener.text(at, to, false)
      at = next
    }
    heredocs = []
  }

  function special(byte: number): boolean {
    return (
      commentFrom(at) ||
      heredoc(byte) ||
      quoted() ||
      symbol(byte) ||
      character(byte) ||
      pattern(byte)
    )
  }

  function commentFrom(start: number): boolean {
    const block = language.block.find(([opens]) => startsWith(bytes, start, opens))
    if (block) {
      at = blockEnd(start, block)
    } else if (language.line.some((opens) => startsWith(bytes, start, opens)) && !isGlued(start)) {
      at = find(bytes, '\n', start)
    } else {
      return false
    }
    listener.comment(start, at)
    return true
  }

  /** Whether it is a `#` in a word of a shell. */
  function isGlued(start: number): boolean {
    const before = bytes[start - 1]
    return (
      language.spaced === true &&
      start > from &&
      !isBlank(before) &&
      before !== NEWLINE &&
      bytes[start] === HASH
    )
  }

  function blockEnd(start: number, [opens, closes]: readonly [string, string]): number {
    if (!language.nested) {
      const found = find(bytes, closes, start + opens.length)
      return Math.min(end, found + closes.length)
    }
    let depth = 1
    let next = start + opens.length
    while (next < end && depth > 0) {
      if (startsWith(bytes, next, closes)) {
        depth--
        next += closes.length
      } else if (startsWith(bytes, next, opens)) {
        depth++
        next += opens.length
      } else {
        next++
      }
    }
    return next
  }

  function heredoc(byte: number): boolean {
    if (!language.heredocs || byte !== LESS || bytes[at + 1] !== LESS) return false
    if (heredocs.length >= MOST_HEREDOCS) return false
    const found = heredocAt(bytes, at)
    if (!found) return false
    heredocs.push(found)
    at = found.to
    return true
  }

  function quoted(): boolean {
    const quote = isApostrophe() ? undefined : quoteAt(at, at)
    if (!quote) return false
    text(quote)
    return true
  }

  /** Whether it is that of `don't` between elements, where no string would follow a word. */
  function isApostrophe(): boolean {
    return (
      language.elements === true &&
      bytes[at] === SINGLE_QUOTE &&
      at === lastWordEnd &&
      !isBeforeExpression(bytes, lastWord, at)
    )
  }

  /** The quote that opens here, behind a prefix that begins at `prefix`. */
  function quoteAt(here: number, prefix: number): Quote | undefined {
    if (starts[bytes[here] as number] !== 1) return undefined
    const before = prefix < here ? bytes.toString('latin1', prefix, here).toLowerCase() : ''
    for (const each of language.quotes) {
      if (each.after ? !each.after.includes(before) : before !== '') continue
      if (!each.open.includes('*')) {
        if (startsWith(bytes, here, each.open)) return each
        continue
      }
      const quote = fenced(bytes, here, each)
      if (quote) return quote
    }
    return undefined
  }

  function text(quote: Quote): void {
    const start = at
    at += quote.open.length
    if (at <= (open.get(quote.open) ?? -1)) {
      mark(bytes[start] as number, start)
      return
    }
    rest(quote, start)
  }

  /** The rest of a text from here on, to its end or to the code in it. */
  function rest(quote: Quote, opened: number | undefined): void {
    const start = at
    const stops = stopsOf(quote)
    while (at < end) {
      const byte = bytes[at] as number
      if (stops[byte] === 0) {
        at++
        continue
      }
      if (quote.hole && isHole(quote.hole[0])) {
        listener.text(start, at, false)
        intoHole(quote, quote.hole)
        return
      }
      if (quote.escapes && byte === BACKSLASH) {
        at += 2
      } else if (startsWith(bytes, at, quote.close)) {
        const closes = quote.close.length
        if (!quote.doubled || !startsWith(bytes, at + closes, quote.close)) {
          finish(start, at, opened !== undefined)
          at += closes
          return
        }
        at += closes * 2
      } else if (byte === NEWLINE && !quote.lines) {
        unclosed(quote, start, opened)
        return
      } else {
        at++
      }
    }
    at = end
    finish(start, end, false)
  }

  function finish(start: number, to: number, whole: boolean): void {
    listener.text(start, to, whole)
    isOperand = true
  }

  /** A quote that its line does not close is an apostrophe. */
  function unclosed(quote: Quote, start: number, opened: number | undefined): void {
    if (opened === undefined) {
      finish(start, at, false)
      return
    }
    open.set(quote.open, at)
    at = start
    mark(bytes[opened] as number, opened)
  }

  function isHole(opens: string): boolean {
    return (
      startsWith(bytes, at, opens) &&
      (opens !== '{' || !isDoubledBrace()) &&
      holes.length < DEEPEST_HOLE
    )
  }

  /** In texts where `{` alone opens a hole, `{{` is a brace. */
  function isDoubledBrace(): boolean {
    if (!startsWith(bytes, at, '{{')) return false
    at++
    return true
  }

  function intoHole(quote: Quote, [opens, close]: readonly [string, string]): void {
    at += opens.length
    const outer = opens.charCodeAt(opens.length - 1)
    holes.push({ quote, close, outer, depth: 1 })
    listener.mark(outer, at - 1)
    isOperand = false
  }

  function mark(byte: number, where = at): void {
    listener.mark(byte, where)
    if (where === at) at++
    isOperand = OPERAND_ENDS.has(byte)
    const hole = holes.at(-1)
    if (!hole) return
    if (byte === hole.outer) hole.depth++
    if (byte === hole.close.charCodeAt(0) && --hole.depth === 0) {
      holes.pop()
      rest(hole.quote, undefined)
    }
  }

  function symbol(byte: number): boolean {
    if (!language.symbols || byte !== COLON || bytes[at + 1] === COLON) return false
    if (bytes[at - 1] === COLON || isWord(bytes[at - 1]) || letters[bytes[at + 1] ?? 0] !== 1) {
      return false
    }
    const start = at + 1
    at = start
    while (at < end && letters[bytes[at] as number] === 1) at++
    finish(start, at, true)
    return true
  }

  function character(byte: number): boolean {
    if (!language.characters || byte !== SINGLE_QUOTE) return false
    const start = at + 1
    const escaped = bytes[start] === BACKSLASH
    const near = bytes.subarray(start, start + (escaped ? LONGEST_ESCAPE : LONGEST_LETTER) + 1)
    const length = near.indexOf(SINGLE_QUOTE, escaped ? 2 : 1)
    if (length < 0 || near.subarray(0, length).includes(NEWLINE)) return false
    const close = start + length
    at = close + 1
    finish(start, close, true)
    return true
  }

  /** Whether an operand stands before the slash here. */
  function isDivided(): boolean {
    if (!isOperand) return false
    let before = at
    while (before > from && isBlank(bytes[before - 1])) before--
    return before !== lastWordEnd || !isBeforeExpression(bytes, lastWord, lastWordEnd)
  }

  /** A regular expression, which ends on its line. */
  function pattern(byte: number): boolean {
    if (!language.patterns || byte !== SLASH || isDivided() || bytes[at - 1] === LESS) return false
    if (at <= (open.get('/') ?? -1)) return false
    let inClass = false
    for (let next = at + 1; next < end && bytes[next] !== NEWLINE; next++) {
      const each = bytes[next]
      if (each === BACKSLASH) next++
      else if (each === OPEN_INDEX) inClass = true
      else if (each === CLOSE_INDEX) inClass = false
      else if (each === SLASH && !inClass) {
        const start = at + 1
        at = next + 1
        finish(start, next, false)
        return true
      }
    }
    open.set('/', find(bytes, '\n', at))
    return false
  }
}

function isBeforeExpression(bytes: Buffer, from: number, to: number): boolean {
  return to - from <= LONGEST_BEFORE && BEFORE_EXPRESSION.has(bytes.toString('latin1', from, to))
}

interface Tables {
  /** 1 for bytes at which a comment, a text or anything else but a word or a mark may start. */
  readonly starts: Uint8Array
  /** 1 for bytes of words. */
  readonly letters: Uint8Array
}

const TABLES = new WeakMap<Language, Tables>()

function tablesOf(language: Language): Tables {
  const known = TABLES.get(language)
  if (known) return known
  const tables = { starts: startsOf(language), letters: lettersOf(language) }
  TABLES.set(language, tables)
  return tables
}

function startsOf(language: Language): Uint8Array {
  const table = new Uint8Array(256)
  const opens = [...language.line, ...language.block.map(([each]) => each)]
  if (language.symbols) opens.push(':')
  if (language.characters) opens.push("'")
  if (language.patterns) opens.push('/')
  if (language.heredocs) opens.push('<')
  for (const quote of language.quotes) opens.push(quote.open)
  for (const each of opens) table[each.charCodeAt(0)] = 1
  return table
}

/** The bytes of a text that need to be looked at: of its end, of holes, escapes and line ends. */
function stopsOf(quote: Quote): Uint8Array {
  const known = STOPS.get(quote)
  if (known) return known
  const table = new Uint8Array(256)
  for (const each of [quote.close, quote.hole?.[0] ?? '\n', '\\', '\n']) {
    table[each.charCodeAt(0)] = 1
  }
  STOPS.set(quote, table)
  return table
}

const STOPS = new WeakMap<Quote, Uint8Array>()

function lettersOf({ letters = '' }: Language): Uint8Array {
  const table = new Uint8Array(256)
  for (let byte = 0; byte < 256; byte++) if (isWord(byte)) table[byte] = 1
  for (const each of letters) table[each.charCodeAt(0)] = 1
  return table
}
