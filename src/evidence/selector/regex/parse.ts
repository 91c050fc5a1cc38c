import { type CodeTest, isDigit, isSpace, isWord, not, oneOf, only } from '../characters.ts'
import { type Anchor, at, either, type Node, one, repeat, sequence } from './node.ts'

/** Says why a regular expression is not taken, as the rest of a sentence about it. */
export class Refusal extends Error {}

const longest = 1000
const largest = 2000

/**
 * Reads the part of Python's regular expressions that can be matched in linear time: characters,
 * classes, groups, alternatives, repetitions and anchors.
 *
 * @throws {Refusal} for everything else
 */
export function parseRegex(text: string): Node {
  if (text.length > longest) throw new Refusal(`is longer than ${longest} characters`)
  const reader = new Reader(text)
  const node = reader.either()
  if (reader.peek() !== undefined) throw new Refusal('closes a parenthesis that is not open')
  return limited(node)
}

class Reader {
  private readonly characters: readonly string[]
  private at = 0

  constructor(text: string) {
    this.characters = Array.from(text)
  }

  peek(): string | undefined {
    return this.characters[this.at]
  }

  either(): Node {
    const parts = [this.sequence()]
    while (this.skip('|')) parts.push(this.sequence())
    return parts.length === 1 ? (parts[0] as Node) : either(parts)
  }

  private sequence(): Node {
    const parts: Node[] = []
    for (let next = this.peek(); next !== undefined && !'|)'.includes(next); next = this.peek()) {
      parts.push(this.repeated())
    }
    return sequence(parts)
  }

  private repeated(): Node {
    if (this.times()) throw new Refusal('has a repetition with nothing before it')
    const part = this.item()
    const times = this.times()
    if (!times) return part
    if (part.kind === 'at') throw new Refusal('repeats an anchor')
    this.skip('?') // Lazy or not, the same names match.
    if (this.times()) throw new Refusal('has two repetitions in a row')
    return limited(repeat(part, times.least, times.most))
  }

  private item(): Node {
    const character = this.take('ends too early')
    switch (character) {
      case '(':
        return this.group()
      case '[':
        return this.set()
      case '.':
        return one(not(only('\n')))
      case '^':
        return at('start')
      case '$':
        return at('line-end')
      case '\\':
        return this.escape()
      default:
        return one(only(character))
    }
  }

  private group(): Node {
    if (this.skip('?') && !this.skip(':')) {
      const mark = this.characters.slice(this.at, this.at + 2).join('')
      throw new Refusal(`holds (?${mark}, and of the groups with a ? only (?:…) is supported`)
    }
    const node = this.either()
    if (!this.skip(')')) throw new Refusal('opens a parenthesis that is not closed')
    // Within a group even an anchor may be repeated.
    return sequence([node])
  }

  private escape(): Node {
    const character = this.take('ends in a backslash')
    const anchor = anchors[character]
    return anchor ? at(anchor) : one(classes[character] ?? only(literal(character)))
  }

  /** `*`, `+`, `?`, `{m}`, `{m,}`, `{,n}` or `{m,n}`; braces in any other form are characters. */
  private times(): { least: number; most: number } | undefined {
    if (this.skip('*')) return { least: 0, most: Infinity }
    if (this.skip('+')) return { least: 1, most: Infinity }
    if (this.skip('?')) return { least: 0, most: 1 }
    if (this.peek() !== '{') return undefined
    const ahead = this.characters.slice(this.at).join('')
    const braces = /^\{(?!\})([0-9]*)(?:(,)([0-9]*))?\}/.exec(ahead)
    if (!braces) return undefined
    const [written, least = '', comma, most = ''] = braces
    this.at += written.length
    const times = {
      least: Number(least),
      most: comma ? (most === '' ? Infinity : Number(most)) : Number(least),
    }
    if (times.least > times.most) throw new Refusal(`has ${written}, which ends before it begins`)
    return times
  }

  private set(): Node {
    const negated = this.skip('^')
    const tests: CodeTest[] = []
    // A bracket that comes first is one of the characters.
    do {
      const from = this.setItem()
      const afterHyphen = this.peek() === '-' ? this.characters[this.at + 1] : undefined
      if (afterHyphen !== undefined && afterHyphen !== ']') {
        this.at++
        tests.push(range(from, this.setItem()))
      } else {
        tests.push(typeof from === 'string' ? only(from) : from)
      }
    } while (this.peek() !== ']')
    this.at++
    const inSet: CodeTest = (code) => tests.some((test) => test(code))
    return one(negated ? not(inSet) : inSet, tests.length)
  }

  private setItem(): string | CodeTest {
    const unclosed = 'opens a bracket that is not closed'
    const character = this.take(unclosed)
    if (character !== '\\') return character
    const named = this.take(unclosed)
    if (named === 'b') return '\b'
    return classes[named] ?? literal(named)
  }

  private take(otherwise: string): string {
    const character = this.characters[this.at++]
    if (character === undefined) throw new Refusal(otherwise)
    return character
  }

  private skip(character: string): boolean {
    if (this.peek() !== character) return false
    this.at++
    return true
  }
}

function limited(node: Node): Node {
  if (node.size <= largest) return node
  throw new Refusal(`has more than ${largest} parts once its repetitions are written out`)
}

const anchors: Readonly<Record<string, Anchor>> = {
  A: 'start',
  Z: 'end',
  b: 'edge',
  B: 'no-edge',
}

const classes: Readonly<Record<string, CodeTest>> = {
  d: isDigit,
  D: not(isDigit),
  w: isWord,
  W: not(isWord),
  s: isSpace,
  S: not(isSpace),
}

const controls: Readonly<Record<string, string>> = {
  t: '\t',
  n: '\n',
  r: '\r',
  f: '\f',
  v: '\v',
}

function literal(character: string): string {
  const control = controls[character]
  if (control) return control
  if (/[0-9]/.test(character)) {
    throw new Refusal(`holds \\${character}, and a reference back to a group is not supported`)
  }
  if (/[A-Za-z]/.test(character)) {
    throw new Refusal(`holds \\${character}, and this escape is not supported`)
  }
  return character
}

function range(from: string | CodeTest, to: string | CodeTest): CodeTest {
  if (typeof from !== 'string' || typeof to !== 'string') {
    throw new Refusal('has a class such as \\d at an end of a range of characters')
  }
  const first = from.codePointAt(0) as number
  const last = to.codePointAt(0) as number
  if (first > last) throw new Refusal(`has ${from}-${to}, which ends before it begins`)
  return oneOf([[first, last]], false)
}
