import { folded } from '../../../../src/base/flag-names.ts'
import {
  type Calls,
  callsOf,
  type Span,
  type Uses,
  usesIn,
} from '../../../../src/evidence/flags/uses/index.ts'

export const place = { file: 'policy', line: 1, column: 1 }

export function callsWith(...patterns: readonly string[]): Calls {
  const calls = callsOf(patterns.map((pattern) => ({ pattern, place })))
  if (!calls.known) throw new Error('a pattern was not understood')
  return calls.value
}

export const CALLS = callsWith()

/** Where names stand as words of their own, whatever stands around them. */
export function spansOf(code: string, names: readonly string[]): readonly Span[] {
  const sought = new Set(names.map(folded))
  const bytes = Buffer.from(code).toString('latin1')
  return [...bytes.matchAll(/[\w-]+/g)].flatMap(({ 0: text, index: from }) =>
    sought.has(folded(text)) ? [{ from, to: from + text.length }] : [],
  )
}

/** Reads code in which `power_peg` is the only flag. */
export function read(path: string, code: string, calls = CALLS): Uses {
  const bytes = Buffer.from(code)
  const methods = spansOf(code, calls.names)
  return usesIn(path, bytes, bytes.length, spansOf(code, ['power_peg']), methods, calls)
}

export const kinds = (path: string, code: string): readonly string[] =>
  read(path, code).uses.map(({ kind }) => kind)
