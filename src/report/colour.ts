import type { Verdict } from '../model/verdict.ts'
import type { Severity } from './entries.ts'

/** Select Graphic Rendition: parameters of ECMA-48, 8.3.117. */
const BOLD = 1
const DIM = 2
const RED = 31
const GREEN = 32
const YELLOW = 33
const MAGENTA = 35

const OF: Record<Verdict | Severity, number> = {
  block: RED,
  error: MAGENTA,
  wait: YELLOW,
  warn: YELLOW,
  pass: GREEN,
}

export interface Paint {
  word(text: string, of: Verdict | Severity): string
  heading(text: string): string
  aside(text: string): string
}

export function paint(colour: boolean): Paint {
  const render = (text: string, ...parameters: readonly number[]) =>
    colour ? `\u001b[${parameters.join(';')}m${text}\u001b[0m` : text
  return {
    word: (text, of) => render(text, BOLD, OF[of]),
    heading: (text) => render(text, BOLD),
    aside: (text) => render(text, DIM),
  }
}
