import { cut } from '../../base/words.ts'
import type { Limit } from './limits.ts'

/** Why there is no answer to rely on. The sentences are those of a problem. */
export interface Fault {
  readonly what: string
  readonly next: string
  readonly absent?: true
  /** Set where another try may help: the least time until then, in milliseconds. */
  readonly again?: number
  /** Set where others have to wait, too. */
  readonly limit?: Limit
}

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: Fault }

export function failed(fault: Fault): { readonly ok: false; readonly fault: Fault } {
  return { ok: false, fault }
}

/** What follows from a value, where there is one. */
export function then<A, B>(outcome: Outcome<A>, next: (value: A) => Outcome<B>): Outcome<B> {
  return outcome.ok ? next(outcome.value) : outcome
}

export const AGAIN =
  'Run it again; if it stays so, look at the proxy in between and at the status page of GitHub'

/** Long enough for a sentence of GitHub's, in UTF-16 units. */
const LONGEST = 200

/** A text of the server's, as a quotation in one line. */
export function quoted(text: string): string {
  return `"${cut(
    cut(text, 4 * LONGEST)
      .replace(/\s+/g, ' ')
      .trim(),
    LONGEST,
  )}"`
}

/** A shorter beginning of a secret gives nothing away. */
const TELLING = 5

/**
 * Removes a secret from texts, in the forms in which it is sent or may come back, also where only
 * its beginning was left by a cut.
 */
export function redactor(secret: string): (text: string) => string {
  const held = secret.trim()
  const forms = [held, encodeURIComponent(held), Buffer.from(held).toString('base64')]
    .filter((form) => form.length >= TELLING)
    .map(folded)
  return (text) => forms.reduce(without, text)
}

function without(text: string, form: string): string {
  const plain = folded(text)
  let kept = ''
  let from = 0
  for (let at = plain.indexOf(form); at >= 0; at = plain.indexOf(form, from)) {
    kept += `${text.slice(from, at)}[token]`
    from = at + form.length
  }
  return (kept + text.slice(from))
    .split('…')
    .map((part, i, parts) => (i < parts.length - 1 ? withoutBeginning(part, form) : part))
    .join('…')
}

function withoutBeginning(text: string, form: string): string {
  const plain = folded(text)
  for (let length = Math.min(form.length, text.length); length >= TELLING; length--) {
    if (plain.endsWith(form.slice(0, length))) return `${text.slice(0, -length)}[token]`
  }
  return text
}

/** In small letters, each where it was. */
function folded(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}
