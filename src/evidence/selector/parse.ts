import type { Atom } from '../../model/selection.ts'
import { parseAddress } from './address.ts'

/** One term of a selector, read but not yet matched with anything. */
export interface Term {
  /** As written, with sign and slice. */
  readonly text: string
  /** Where it begins in the selector, from 0. */
  readonly offset: number
  readonly role: Atom['role']
  /** Without sign and slice. */
  readonly name: string
  readonly slice: Slice | undefined
}

/** Places in a list from 0, both included; one that is negative counts from the end. */
export interface Slice {
  /** As written, with its brackets. */
  readonly text: string
  readonly first: number
  /** `undefined` takes the first alone; `Infinity` takes everything from it. */
  readonly last: number | undefined
}

export interface Parsed {
  readonly terms: readonly Term[]
  /** Where a bracket without its partner stands that Ansible drops. */
  readonly stray: number | undefined
}

interface Span {
  readonly text: string
  readonly offset: number
}

const subscript = /^(.+)(\[(?:(-?[0-9]+)|([0-9]+)[:-]([0-9]*))\])$/

/**
 * The terms of a selector, split as Ansible splits host patterns: at commas if there is one; else
 * not at all if the whole is a host name or an address; else at colons and spaces outside brackets.
 */
export function parseSelector(text: string): Parsed {
  if (text.includes(',')) return { terms: splitAtCommas(text).map(readTerm), stray: undefined }
  if (isPlainName(text) || parseAddress(text))
    return { terms: [readTerm(trimmed(text, 0))], stray: undefined }
  const { spans, stray } = splitAtColons(text)
  return { terms: spans.map(readTerm), stray }
}

/** A name that is one term either way; to ask about addresses costs more than all the rest. */
function isPlainName(text: string): boolean {
  return /^[\w.-]+$/.test(text)
}

function splitAtCommas(text: string): Span[] {
  const spans: Span[] = []
  let offset = 0
  for (const part of text.split(',')) {
    if (part.trim() !== '') spans.push(trimmed(part, offset))
    offset += part.length + 1
  }
  return spans
}

function splitAtColons(text: string) {
  const spans: Span[] = []
  const lastClosing = text.lastIndexOf(']')
  let stray: number | undefined
  let start = 0
  const endAt = (end: number) => {
    if (end > start) spans.push({ text: text.slice(start, end), offset: start })
    start = end + 1
  }
  for (let i = 0; i < text.length; i++) {
    const character = text[i] as string
    if (character === '[' && i < lastClosing) {
      i = text.indexOf(']', i)
    } else if (/[\s:[\]]/.test(character)) {
      if (character === '[' || character === ']') stray ??= i
      endAt(i)
    }
  }
  endAt(text.length)
  return { spans, stray }
}

function trimmed(text: string, offset: number): Span {
  return { text: text.trim(), offset: offset + text.length - text.trimStart().length }
}

function readTerm({ text, offset }: Span): Term {
  const role = text[0] === '!' ? 'exclusion' : text[0] === '&' ? 'intersection' : 'union'
  const unsigned = role === 'union' ? text : text.slice(1)
  // In a regular expression the brackets are its own.
  const match = unsigned.startsWith('~') ? null : subscript.exec(unsigned)
  if (!match) return { text, offset, role, name: unsigned, slice: undefined }
  const [, name = '', written = '', single, from, to] = match
  const slice: Slice =
    single === undefined
      ? { text: written, first: Number(from), last: to ? Number(to) : Infinity }
      : { text: written, first: Number(single), last: undefined }
  return { text, offset, role, name, slice }
}
