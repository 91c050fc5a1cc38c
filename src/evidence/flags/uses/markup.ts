import { DOUBLE_QUOTE, isWord, MINUS } from './bytes.ts'
import { SCRIPT } from './languages.ts'
import { type Listener, lex } from './lexer.ts'

/** In markup the value of an attribute that is more than a name is code: `v-if="isEnabled('x')"`. */
export function inMarkup(bytes: Buffer, listener: Listener): Listener {
  return {
    ...listener,
    text: (from, to, whole) => {
      if (isName(bytes, from, to) || bytes[from - 1] !== DOUBLE_QUOTE) {
        listener.text(from, to, whole)
        return
      }
      listener.mark(DOUBLE_QUOTE, from - 1)
      lex(bytes.subarray(0, to), from, SCRIPT, listener)
      listener.mark(DOUBLE_QUOTE, to)
    },
  }
}

function isName(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (!isWord(bytes[at]) && bytes[at] !== MINUS) return false
  }
  return true
}
