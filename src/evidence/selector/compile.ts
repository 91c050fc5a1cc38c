import { thousands } from '../../base/words.ts'
import { type Budget, Exhausted } from './budget.ts'
import { compileGlob, type Engine, isPlain, needsEngine, parseGlob } from './glob.ts'
import { parseSelector, type Term } from './parse.ts'
import { compileRegex, type Reach } from './regex/match.ts'

/** A selector that is read once and can be resolved against any fleet. */
export interface Compiled {
  readonly text: string
  readonly terms: readonly CompiledTerm[]
  /** Why nothing of it is resolved. */
  readonly refused: string | undefined
  /** Where a bracket without its partner stands that Ansible drops. */
  readonly stray: number | undefined
}

export interface CompiledTerm extends Term {
  readonly matcher: Matcher
}

/** How a term finds groups and hosts; a refused one finds none, and its hosts cannot be told. */
export type Matcher =
  | { readonly kind: 'name' | 'everything' }
  | { readonly kind: 'glob' | 'regex'; readonly reach: (name: string) => Reach }
  | { readonly kind: 'refused'; readonly why: string }

const limits = { characters: 65_536, terms: 1000, patterns: 50, termCharacters: 1024 }

/** Why a selector that passes the budget is refused. */
export const tooLong =
  'it takes too long to match, together with the other selectors; write plainer patterns, or a group in the inventory'

export function compileSelector(
  text: string,
  engine: Engine | undefined,
  budget: Budget,
): Compiled {
  const nothing = { text, terms: [], stray: undefined }
  const unreadable = unreadableText(text)
  if (unreadable) return { ...nothing, refused: unreadable }
  const { terms, stray } = parseSelector(text)
  try {
    const compiled = terms.map((term) => ({
      ...term,
      matcher: matcherOf(term.name, engine, budget),
    }))
    return { text, terms: compiled, stray, refused: undefined, ...tooMany(compiled) }
  } catch (error) {
    if (error instanceof Exhausted) return { ...nothing, refused: tooLong }
    throw error
  }
}

/** Whether a selector holds a glob that minimatch is asked about. */
export function usesEngine(text: string): boolean {
  return (
    unreadableText(text) === undefined &&
    parseSelector(text).terms.some(({ name }) => needsEngine(name))
  )
}

function unreadableText(text: string): string | undefined {
  if (text.length > limits.characters) {
    return `it has more than ${thousands(limits.characters)} characters`
  }
  return /[^\P{Cc}\t\n\r]|\ufeff/u.test(text) ? 'it holds a control character' : undefined
}

function tooMany(terms: readonly CompiledTerm[]): { refused: string } | undefined {
  if (terms.length > limits.terms) {
    return {
      refused: `it has ${thousands(terms.length)} terms and the limit is ${thousands(limits.terms)}; a group in the inventory can hold as many hosts as you like`,
    }
  }
  const patterns = terms.filter(({ matcher }) => 'reach' in matcher).length
  return patterns > limits.patterns
    ? {
        refused: `it has ${patterns} globs and regular expressions and the limit is ${limits.patterns}`,
      }
    : undefined
}

/** What an inventory expands, and a pattern takes for a class of single characters. */
const inventoryRange = /\[(?:\d+:\d+|[A-Za-z]:[A-Za-z])(?::\d+)?\]/

function matcherOf(name: string, engine: Engine | undefined, budget: Budget): Matcher {
  if (name === '') return { kind: 'refused', why: 'a sign stands without a name' }
  if (name.length > limits.termCharacters) {
    return {
      kind: 'refused',
      why: `it has more than ${thousands(limits.termCharacters)} characters`,
    }
  }
  if (name.startsWith('~')) {
    const regex = compileRegex(name.slice(1), budget)
    return regex.ok
      ? { kind: 'regex', reach: regex.reach }
      : { kind: 'refused', why: `the regular expression ${regex.why}` }
  }
  if (/^\*+$/.test(name)) return { kind: 'everything' }
  const glob = parseGlob(name)
  if (isPlain(glob)) return { kind: 'name' }
  if (glob.reversed) {
    return {
      kind: 'refused',
      why: `the range ${glob.reversed} in brackets ends before it begins`,
    }
  }
  const range = inventoryRange.exec(name)
  if (range) {
    return {
      kind: 'refused',
      why: `${range[0]} stands for one of these characters here, and not for a range as in an inventory`,
    }
  }
  const test = compileGlob(name, glob, engine, budget)
  return { kind: 'glob', reach: (text) => (test(text) ? 'whole' : 'none') }
}
