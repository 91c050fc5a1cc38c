import type { UseKind } from '../../../model/flags.ts'
import { askedIn, isDocumentation } from './asked.ts'
import {
  afterBlanks,
  CLOSE,
  CLOSE_BRACE,
  CLOSE_INDEX,
  COLON,
  COMMA,
  DOT,
  EQUALS,
  GREATER,
  isWord,
  LESS,
  MINUS,
  NEWLINE,
  OPEN,
  OPEN_BRACE,
  OPEN_INDEX,
  PIPE,
  SEMICOLON,
} from './bytes.ts'
import type { Calls } from './calls.ts'
import { type Frame, frameOf, type Word } from './frames.ts'
import type { Language } from './languages.ts'
import type { Listener } from './lexer.ts'
import { isBareScalar } from './scalar.ts'

interface Range {
  readonly from: number
  readonly to: number
}

export interface Found extends Range {
  readonly kind: UseKind
}

interface Reader {
  readonly listener: Listener
  /** The kind of each flag, and the calls that ask for another. */
  finish(): { readonly kinds: readonly UseKind[]; readonly undeclared: readonly Found[] }
}

interface Input {
  readonly bytes: Buffer
  readonly language: Language
  /** In order. */
  readonly flags: readonly Range[]
  readonly methods: readonly Range[]
  readonly calls: Calls
}

/** The bracket that each closing one closes. */
const OPENERS = new Map([
  [CLOSE, OPEN],
  [CLOSE_INDEX, OPEN_INDEX],
  [CLOSE_BRACE, OPEN_BRACE],
])

/** Words between the arguments of a call that make no declaration of what follows. */
const OPERATORS = new Set('await new typeof ref out in not void as yield return'.split(' '))

/** A key that nobody registered has to look like one: no text for people, path or selector. */
const KEY = /^(?=.*[A-Za-z])[A-Za-z0-9_$][\w$.:-]{1,99}$/

/** Follows the tokens of a file and tells what each flag in it is. */
export function readerOf({ bytes, language, flags, methods, calls }: Input): Reader {
  const asked = askedIn(bytes, calls)
  const kinds: UseKind[] = flags.map(() => 'word')
  const undeclared: Found[] = []
  const methodEnds = new Set(methods.map(({ to }) => to))
  const root = frameOf(0, undefined, undefined, undefined)
  let frame = root
  let nextFlag = 0

  /** The word that stands last, and what came since: nothing, a joint such as a dot, or more. */
  let word: Word | undefined
  let since: 'nothing' | 'joint' | 'more' = 'more'
  let label: Word | undefined
  let lastText: Word | undefined
  let generic: Word | undefined
  /** Of the words that stand side by side, the first that is a call in a language of `f a b`. */
  let lineCall: Word | undefined
  let lastMark = NEWLINE
  let before = -1
  /** Uses that stand in a pattern that was just closed, until what it takes them from is told. */
  let taken: number[] | undefined

  const listener: Listener = {
    word: (from, to) => {
      const previous = since === 'nothing' ? word : undefined
      const next: Word = {
        from,
        to,
        on: since === 'joint' ? alone(word) : undefined,
        before: alone(previous),
      }
      if (language.lists && frame.opened === OPEN && !frame.callee && lastMark === OPEN)
        frame.callee = next
      if (lastMark === LESS && before === from - 1) frame.element = next
      if (taken) takenFrom(next)
      while (isFlagBefore(to)) {
        kinds[nextFlag] = kindOfWord(nextFlag, next, previous)
        nextFlag++
      }
      if (language.command === 'line') {
        if (!previous) lineCall = undefined
        if (!lineCall && asked.isCall(next)) lineCall = next
      }
      word = next
      since = 'nothing'
      lastText = undefined
      label = undefined
      lastMark = 0
    },
    text: (from, to, whole) => {
      if (isFlagBefore(to)) textWithFlags(from, to, whole)
      else if (whole && mayAskForAnother()) {
        const asking = isDocstring() ? undefined : askedBy()
        if (asking && methodEnds.has(asking.to)) tell(from, to)
      }
      frame.texts = true
      lastText = { from, to, on: undefined, before: undefined }
      word = undefined
      since = 'more'
      label = undefined
      lastMark = 0
    },
    comment: (_, to) => {
      while (isFlagBefore(to)) kinds[nextFlag++] = 'comment'
    },
    mark,
  }

  /** Whether a flag begins before a place that was not told yet. */
  function isFlagBefore(to: number): boolean {
    return nextFlag < flags.length && (flags[nextFlag] as Range).from < to
  }

  function textWithFlags(from: number, to: number, whole: boolean): void {
    const isDoc = isDocstring()
    const asking = isDoc ? undefined : askedBy()
    let isKnown = false
    while (isFlagBefore(to)) {
      const span = flags[nextFlag] as Range
      const isExact = whole && span.from === from && span.to === to
      isKnown ||= isExact
      kinds[nextFlag++] = isDoc ? 'comment' : isExact ? (asking ? 'call' : 'literal') : 'word'
    }
    if (!isKnown && whole && asking && methodEnds.has(asking.to)) tell(from, to)
  }

  /** Whether what might ask for the text that stands here was found; most texts are told by this. */
  function mayAskForAnother(): boolean {
    if (methodEnds.size === 0) return false
    const { outer } = frame
    return [label, word, lineCall, frame.callee, frame.element, outer?.callee, outer?.element].some(
      (each) => each !== undefined && methodEnds.has(each.to),
    )
  }

  function tell(from: number, to: number): void {
    if (isInUnion(to)) return
    if (to - from <= 100 && KEY.test(bytes.toString('latin1', from, to))) {
      undeclared.push({ from, to, kind: 'call' })
    }
  }

  /** Whether the text is a type, as in `method(kind: 'a' | 'b')`. */
  function isInUnion(to: number): boolean {
    const after = afterBlanks(bytes, to + 1)
    return (
      (lastMark === PIPE && bytes[before - 1] !== PIPE) ||
      (bytes[after] === PIPE && bytes[after + 1] !== PIPE)
    )
  }

  function mark(byte: number, at: number): void {
    if (byte === NEWLINE) {
      if (frame.opened === 0) word = undefined
      lastMark = NEWLINE
      return
    }
    const adjacent = since === 'nothing' && word?.to === at
    if (byte === OPEN || byte === OPEN_INDEX || byte === OPEN_BRACE) {
      push(byte)
    } else if (OPENERS.has(byte)) {
      pop(OPENERS.get(byte) as number)
    } else if (byte === COMMA) {
      frame.position++
      more()
    } else if (byte === EQUALS || byte === COLON) {
      labelled(byte, at)
    } else if (byte === DOT || (byte === GREATER && lastMark === MINUS && before === at - 1)) {
      since = 'joint'
    } else if (byte === LESS && (adjacent || since === 'joint')) {
      generic = word
      more()
    } else if (byte === GREATER) {
      closeElement()
      more()
    } else if (byte === SEMICOLON) {
      taken = undefined
      more()
    } else if (!QUIET.has(byte)) {
      more()
    }
    lastMark = byte
    before = at
  }

  function more(): void {
    since = 'more'
    label = undefined
    lastText = undefined
  }

  function labelled(byte: number, at: number): void {
    const doubled = before === at - 1 && lastMark === byte
    if (doubled && byte === COLON) {
      since = 'joint'
      label = undefined
      return
    }
    if (doubled || (lastMark === 0x21 && before === at - 1)) {
      more()
      return
    }
    const named = since === 'nothing' ? word : (lastText ?? label)
    more()
    label = named
    // `client:isEnabled("x")` is a call in Lua, where a colon is nothing else.
    if (
      byte === COLON &&
      language.command === 'next' &&
      bytes[at - 1] !== 0x20 &&
      isWord(bytes[at + 1])
    ) {
      since = 'joint'
    }
  }

  function closeElement(): void {
    if (lastMark !== EQUALS) frame.element = undefined
  }

  function push(byte: number): void {
    const called = lastMark === GREATER && byte === OPEN ? (generic ?? word) : word
    const isCalled = !language.lists && (since !== 'more' || called === generic)
    const callee = isCalled ? called : undefined
    frame = frameOf(byte, callee, label, frame.depth < DEEPEST ? frame : root)
    if (byte === OPEN) generic = undefined
    word = undefined
    more()
  }

  function pop(byte: number): void {
    let open: Frame | undefined = frame
    // An unmatched bracket is one of a text that was not told from code.
    for (let i = 0; open && open.opened !== byte && i < MOST_UNMATCHED; i++) open = open.outer
    if (!open?.outer || open.opened !== byte) {
      more()
      return
    }
    taken = byte === OPEN_BRACE ? open.taken : undefined
    word = open.callee
    frame = open.outer
    more()
    since = byte === OPEN_BRACE ? 'more' : 'nothing'
    generic = undefined
  }

  /** What a pattern takes flags out of: `const { x } = useFlags()`. */
  function takenFrom(source: Word): void {
    if (asked.nameOf(source) === 'await') return
    if (asked.isHolder(source)) {
      for (const flag of taken ?? []) kinds[flag] = 'call'
      taken = undefined
    } else if (bytes[source.to] !== DOT) {
      taken = undefined
    }
  }

  function isDocstring(): boolean {
    if (language.docstrings) return frame.opened === 0 && lastMark === NEWLINE
    return isDocumentation(bytes, word)
  }

  /** What asks for a flag with the text that stands here. */
  function askedBy(): Word | undefined {
    if (language.data) return undefined
    if (label && asked.isLabel(label)) return label
    return asked.elementOf(frame, label) ?? commanded() ?? asked.functionOf(frame)
  }

  /** A call without parentheses. */
  function commanded(): Word | undefined {
    if (!language.command || !word || lastMark === NEWLINE || since !== 'nothing') return undefined
    if (language.command === 'line') return lineCall
    return asked.isCall(word) ? word : undefined
  }

  function kindOfWord(flag: number, here: Word, previous: Word | undefined): UseKind {
    const span = flags[flag] as Range
    if (language.data) return isBareScalar(bytes, span) ? 'literal' : 'word'
    if (here.on && asked.isHolder(here.on)) return isAssigned(span.to) ? 'word' : 'call'
    if (frame.opened === OPEN_BRACE && !here.on) {
      frame.taken ??= []
      frame.taken.push(flag)
    }
    if (previous && !OPERATORS.has(asked.nameOf(previous))) return 'word'
    if (isLabelled(span.to)) return 'word'
    return frame.opened === OPEN && asked.functionOf(frame) ? 'call' : 'word'
  }

  /** Whether an argument's or parameter's own name stands here: `rlp: …`, `rlp=…`. */
  function isLabelled(to: number): boolean {
    const at = afterBlanks(bytes, to)
    return (bytes[at] === COLON && bytes[at + 1] !== COLON) || isAssigned(to)
  }

  function isAssigned(to: number): boolean {
    const at = afterBlanks(bytes, to)
    return bytes[at] === EQUALS && bytes[at + 1] !== EQUALS && bytes[at + 1] !== GREATER
  }

  return { listener, finish: () => ({ kinds, undeclared }) }
}

/** `?` and `!` in `enabled?(…)`, `flags?.x`, `client!.x`, the `&` of `&.`, and the `-` of `->`. */
const QUIET = new Set([...'?!&-'].map((each) => each.charCodeAt(0)))

const MOST_UNMATCHED = 64

/** Brackets that are deeper are those of no person; what they stand in is forgotten. */
const DEEPEST = 10_000

/** A word without those before it, so that long lines are not kept as chains. */
function alone(word: Word | undefined): Word | undefined {
  return word && { from: word.from, to: word.to, on: undefined, before: undefined }
}
