import type { Use, UseKind } from '../../../model/flags.ts'
import type { Calls } from './calls.ts'
import { languageOf } from './languages.ts'
import { lex } from './lexer.ts'
import { lexMarkup } from './markup.ts'
import { placesIn } from './positions.ts'
import { type Found, readerOf } from './reader.ts'

export { type Calls, callsOf, type OwnCall } from './calls.ts'

/** Bytes from `from` to before `to`. */
export interface Span {
  readonly from: number
  readonly to: number
}

export interface Uses {
  /** One for each span that names a flag. */
  readonly uses: readonly Use[]
  /** Calls that ask for a flag that no span names. */
  readonly undeclared: readonly Use[]
}

/**
 * So far behind the name of a function its flag may stand, and behind a flag what it is taken from.
 * What comes after the last of them is not read.
 */
const REACH = 2048

/**
 * What each place in a file is. `flags` are the spans that name a flag of a registry, `methods` those
 * that name one of `calls.names`, also behind the dots of a longer word: both in any order and from the
 * first `length` bytes. Every byte is read a bounded number of times.
 */
export function usesIn(
  path: string,
  bytes: Buffer,
  length: number,
  flags: readonly Span[],
  methods: readonly Span[],
  calls: Calls,
): Uses {
  const spans = flags.toSorted((a, b) => a.from - b.from)
  const last = [...flags, ...methods].reduce((end, { to }) => Math.max(end, to), 0)
  const file = bytes.subarray(0, Math.min(length, last + REACH))
  const language = languageOf(path, file)
  const reader = readerOf({ bytes: file, language, flags: spans, methods, calls })
  if (language.islands) lexMarkup(file, language, reader.listener)
  else lex(file, 0, language, reader.listener)
  const { kinds, undeclared } = reader.finish()
  return {
    uses: usesOf(
      path,
      file,
      spans.map((span, i) => ({ ...span, kind: kinds[i] as UseKind })),
    ),
    undeclared: usesOf(path, file, undeclared),
  }
}

function usesOf(path: string, bytes: Buffer, found: readonly Found[]): readonly Use[] {
  const placeOf = placesIn(path, bytes)
  return found.map(({ from, to, kind }) => ({
    text: bytes.toString('utf8', from, to),
    kind,
    place: placeOf(from),
  }))
}
