import { line } from '../base/escape.ts'
import { count, cut, ended } from '../base/words.ts'
import type { Decision } from '../model/verdict.ts'
import { type Entry, entriesOf, type Severity } from './entries.ts'
import { WORD } from './words.ts'

/** A remark that GitHub shows beside a line. All text is safe to print. */
export interface Annotation {
  readonly level: 'error' | 'warning'
  readonly message: string
  readonly file: string
  readonly line: number
  readonly column: number
  readonly title: string
}

/** The runner keeps ten of each level for a step, and so much of each message. */
const MOST = 10
const LONGEST_MESSAGE = 4096
/** The Checks API: a title has at most 255 characters. */
const LONGEST_TITLE = 255

const LEVEL: Record<Severity, Annotation['level']> = {
  block: 'error',
  error: 'error',
  wait: 'warning',
  warn: 'warning',
}

/**
 * Worst first, at most ten of each level. Where there are more, the tenth stands at the place of
 * the first one left out, counts them and says where they are.
 */
export function annotations(decision: Decision, rest = 'the job summary'): readonly Annotation[] {
  const entries = entriesOf(decision)
  return (['error', 'warning'] as const).flatMap((level) => {
    const ofLevel = entries.filter(({ severity }) => LEVEL[severity] === level)
    if (ofLevel.length <= MOST) return ofLevel.map(annotate)
    const shown = ofLevel.slice(0, MOST - 1)
    const [next, ...others] = ofLevel.slice(MOST - 1)
    return [...shown.map(annotate), ...(next ? [pointer(next, others.length + 1, rest)] : [])]
  })
}

function annotate(entry: Entry): Annotation {
  const { severity, rule, what, next } = entry
  return at(entry, `${WORD[severity]} ${rule}`, `${line(what)}.\n→ ${ended(line(next))}`)
}

function pointer(entry: Entry, left: number, rest: string): Annotation {
  const message = `${count(left, 'finding')} more, the first of them here (${line(entry.rule)}). See ${rest} for all of them.`
  return at(entry, `${count(left, 'more finding')}`, message)
}

function at({ severity, place }: Entry, title: string, message: string): Annotation {
  return {
    level: LEVEL[severity],
    message: cut(message, LONGEST_MESSAGE),
    file: line(cut(place.file, LONGEST_MESSAGE)),
    line: place.line,
    column: place.column,
    title: cut(line(title), LONGEST_TITLE),
  }
}
