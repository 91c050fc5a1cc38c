import {
  DOUBLE_QUOTE,
  find,
  GREATER,
  isWord,
  MINUS,
  SEMICOLON,
  SINGLE_QUOTE,
  startsWith,
} from './bytes.ts'
import { CSS, type Language, SCRIPT, TAG } from './languages.ts'
import { type Listener, lex } from './lexer.ts'

/**
 * Tells a file of text with tags: the text is words, the tags have attributes, and what stands in
 * `<script>`, in `<style>` and between the language's own brackets is code.
 */
export function lexMarkup(bytes: Buffer, language: Language, listener: Listener): void {
  const { islands = [] } = language
  const end = bytes.length
  const inTag = attributesOf(bytes, listener)
  let told = 0
  /** Where no tag ends any more. */
  let noTag = end

  for (let at = find(bytes, '<', 0); at < end; ) {
    const island = islands.find(({ open }) => startsWith(bytes, at, open))
    if (startsWith(bytes, at, '<!--')) {
      at = find(bytes, '-->', at)
    } else if (island) {
      const to = find(bytes, island.close, at)
      tell(at, language, listener)
      tell(to, island.code, listener, island.open.length)
      at = to
    } else if (at < noTag && isLetter(bytes[at + 1])) {
      const to = tagEnd(bytes, at)
      if (to === undefined) noTag = at
      else at = tag(at, to)
    }
    at = find(bytes, '<', at + 1)
  }
  tell(end, language, listener)

  /** Tells a tag, and the code in it; returns where that ends. */
  function tag(from: number, to: number): number {
    tell(from, language, listener)
    tell(to, TAG, inTag)
    const name = bytes.toString('latin1', from + 1, from + 8).toLowerCase()
    const code = /^script\b/.test(name) ? SCRIPT : /^style\b/.test(name) ? CSS : undefined
    if (!code || bytes[to - 2] === 0x2f) return to - 1
    const close = closing(bytes, to, name.slice(0, code === CSS ? 5 : 6))
    tell(close, code, listener)
    return close - 1
  }

  /** Tells what was not told yet, without the bracket before it, as of one language. */
  function tell(to: number, code: Language | undefined, teller: Listener, bracket = 0): void {
    const from = Math.min(told + bracket, to)
    told = to
    if (from === to) return
    if (!code) {
      teller.comment(from, to)
      return
    }
    lex(bytes.subarray(0, to), from, code, teller)
    if (code !== TAG) listener.mark(SEMICOLON, to - 1)
  }
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && isWord(byte) && byte > 0x40
}

/** Behind the `>` of a tag; undefined where it is not closed. */
function tagEnd(bytes: Buffer, from: number): number | undefined {
  let quote = 0
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at] as number
    if (quote !== 0) quote = byte === quote ? 0 : quote
    else if (byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE) quote = byte
    else if (byte === GREATER) return at + 1
  }
  return undefined
}

/** Where the element ends that is called so, in letters of any case. */
function closing(bytes: Buffer, from: number, name: string): number {
  for (let at = find(bytes, '</', from); at < bytes.length; at = find(bytes, '</', at + 2)) {
    if (bytes.toString('latin1', at + 2, at + 2 + name.length).toLowerCase() === name) return at
  }
  return bytes.length
}

/** The value of an attribute that is more than a name is code: `v-if="isEnabled('x')"`. */
function attributesOf(bytes: Buffer, listener: Listener): Listener {
  return {
    ...listener,
    text: (from, to, whole) => {
      if (isName(bytes, from, to)) {
        listener.text(from, to, whole)
        return
      }
      lex(bytes.subarray(0, to), from, SCRIPT, listener)
      listener.mark(SEMICOLON, to)
    },
  }
}

function isName(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (!isWord(bytes[at]) && bytes[at] !== MINUS) return false
  }
  return true
}
