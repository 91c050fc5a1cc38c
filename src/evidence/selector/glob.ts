import type { Minimatch } from 'minimatch'
import type { Budget } from './budget.ts'
import { type CodeTest, oneOf, only, width } from './characters.ts'

export type Test = (name: string) => boolean

/** The class of minimatch, which is loaded only where a glob occurs that it decides. */
export type Engine = typeof Minimatch

export interface Glob {
  /** Between the stars; one segment alone means there is no star. */
  readonly segments: readonly Segment[]
  /** A range of characters that ends before it begins, which Ansible misreads. */
  readonly reversed: string | undefined
  /** How much may have to be looked at for one character of a name. */
  readonly breadth: number
}

/** What stands between two stars: a text, or a test for each character. */
type Segment = string | readonly CodeTest[]

// No escape, slash, caret or bracket within a class: where minimatch and fnmatch mean the same.
const common = /^(?:[\w.*?-]|\[!?(?:[0-9]-[0-9]|[a-z]-[a-z]|[A-Z]-[A-Z]|[\w.])+\])+$/
const commonName = /^(?!\.{1,2}$)[!-.0-~]+$/
const options = {
  dot: true,
  nobrace: true,
  nocomment: true,
  noext: true,
  noglobstar: true,
  nonegate: true,
  platform: 'linux',
} as const

const hyphen = 0x2d

/** Reads a glob as Python's fnmatch does. */
export function parseGlob(text: string): Glob {
  const segments: Segment[] = []
  let tests: (string | CodeTest)[] = []
  let reversed: string | undefined
  let breadth = 0
  const lastClosing = text.lastIndexOf(']')
  for (let i = 0; i < text.length; i++) {
    const character = String.fromCodePoint(text.codePointAt(i) as number)
    const end = character === '[' && i < lastClosing ? classEnd(text, i) : -1
    if (character === '*') {
      segments.push(segment(tests))
      tests = []
    } else if (character === '?') {
      tests.push(() => true)
      breadth++
    } else if (end > 0) {
      const set = characterClass(text.slice(i + 1, end))
      tests.push(set.test)
      reversed ??= set.reversed
      breadth += set.size
      i = end
    } else {
      tests.push(character)
      i += character.length - 1
    }
  }
  segments.push(segment(tests))
  return { segments, reversed, breadth: breadth + segments.length + mostOften(text) }
}

/** Whether a glob is nothing but a name. */
export function isPlain({ segments }: Glob): boolean {
  return segments.length === 1 && typeof segments[0] === 'string'
}

/**
 * Whether minimatch is asked about a glob. It is not where it differs from Ansible, nor where
 * there are only stars, which are told faster.
 */
export function needsEngine(text: string): boolean {
  return /[?[]/.test(text) && common.test(text)
}

/** A test for whole names, which takes what it costs from the budget. */
export function compileGlob(
  text: string,
  { segments, breadth }: Glob,
  engine: Engine | undefined,
  budget: Budget,
): Test {
  const own: Test = (name) => matches(segments, name)
  if (segments.every((each) => typeof each === 'string')) {
    return (name) => {
      // A text is looked for at some sixteen characters in the time of a step.
      budget.spend(segments.length + (name.length >>> 4))
      return own(name)
    }
  }
  budget.spend(text.length * STEPS_TO_COMPILE)
  const [start = ''] = /^[^*?[]+/.exec(text) ?? []
  const compiled = engine && needsEngine(text) ? new engine(text, options) : undefined
  return (name) => {
    budget.spend(1)
    if (!name.startsWith(start)) return false
    // The least of these looks takes a quarter of a step.
    budget.spend((name.length * breadth) / 4)
    return compiled && commonName.test(name) ? compiled.match(name) : own(name)
  }
}

/** For each character of the glob. */
const STEPS_TO_COMPILE = 60

/** How often the commonest character stands in a text: so often one of a name may fit there. */
function mostOften(text: string): number {
  const times = new Map<string, number>()
  for (const character of text) times.set(character, (times.get(character) ?? 0) + 1)
  return Math.max(0, ...times.values())
}

/** Takes every segment where it first fits, which no later choice can better. */
function matches(segments: readonly Segment[], name: string): boolean {
  const last = segments.length - 1
  let at = fitsAt(segments[0] as Segment, name, 0)
  if (last === 0) return at === name.length
  for (let i = 1; i < last && at >= 0; i++) at = fitsFrom(segments[i] as Segment, name, at)
  return at >= 0 && fitsEnd(segments[last] as Segment, name, at)
}

/** Where the segment ends if it stands at this index, else -1. */
function fitsAt(segment: Segment, name: string, at: number): number {
  if (typeof segment === 'string') return name.startsWith(segment, at) ? at + segment.length : -1
  let end = at
  for (const test of segment) {
    const code = name.codePointAt(end)
    if (code === undefined || !test(code)) return -1
    end += width(code)
  }
  return end
}

/** Where the segment ends where it first stands from this index on, else -1. */
function fitsFrom(segment: Segment, name: string, from: number): number {
  if (typeof segment === 'string') {
    const start = name.indexOf(segment, from)
    return start < 0 ? -1 : start + segment.length
  }
  for (let start = from; start < name.length; start += width(name.codePointAt(start) as number)) {
    const end = fitsAt(segment, name, start)
    if (end >= 0) return end
  }
  return -1
}

function fitsEnd(segment: Segment, name: string, from: number): boolean {
  if (typeof segment === 'string') {
    return name.length - segment.length >= from && name.endsWith(segment)
  }
  let start = name.length
  for (let left = segment.length; left > 0 && start > from; left--) {
    start -= width(name.codePointAt(start - 2) ?? 0)
  }
  return fitsAt(segment, name, start) === name.length
}

/** The index of the bracket that closes the class, or -1; the first character is in it even if it is one. */
function classEnd(text: string, opening: number): number {
  const first = opening + (text[opening + 1] === '!' ? 2 : 1)
  return text.indexOf(']', first + 1)
}

/** The characters between the brackets; a hyphen makes a range unless it is first or last. */
function characterClass(inside: string) {
  const negated = inside.startsWith('!')
  const codes = Array.from(negated ? inside.slice(1) : inside, (c) => c.codePointAt(0) as number)
  const ranges: [number, number][] = []
  let reversed: string | undefined
  for (let i = 0; i < codes.length; i++) {
    const first = codes[i] as number
    const isRange = codes[i + 1] === hyphen && i + 2 < codes.length
    const last = isRange ? (codes[i + 2] as number) : first
    if (isRange) i += 2
    if (first > last) reversed ??= String.fromCodePoint(first, hyphen, last)
    ranges.push([first, last])
  }
  return { test: oneOf(ranges, negated), size: ranges.length, reversed }
}

/** One segment of what stands between two stars. */
function segment(parts: readonly (string | CodeTest)[]): Segment {
  if (parts.every((part) => typeof part === 'string')) return parts.join('')
  return parts.map((part) => (typeof part === 'string' ? only(part) : part))
}
