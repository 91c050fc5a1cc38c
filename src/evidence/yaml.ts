import { isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, parseAllDocuments } from 'yaml'
import { thousands } from '../base/words.ts'
import type { Evidence, Problem } from '../model/evidence.ts'
import type { Place } from '../model/place.ts'
import { oddLineEnd } from './lines.ts'
import { firstOf, known, unknown } from './problem.ts'
import type { Tree, TreeEntry, TreeMap, TreeNode, TreeScalar } from './tree.ts'

export interface YamlOptions {
  /** `1.1` reads as Ansible does: `yes` is true, `<<` merges. Default `1.2`. */
  readonly version?: '1.1' | '1.2'
}

/** How deep maps and lists may nest. The parser recurses, and fails at some thousand levels. */
const DEEPEST = 200

/** Tags that say what a plain value is anyway. */
const CORE_TAGS = /^(?:!|tag:yaml\.org,2002:(?:str|int|float|bool|null))$/

/** How many values aliases may add to those that are written out. */
const MOST_ALIASED = 1_000_000

/** One YAML or JSON document as a tree. Every syntax error is reported, not only the first. */
export function parseYaml(
  file: string,
  text: string,
  { version = '1.2' }: YamlOptions = {},
): Evidence<Tree> {
  const lines = new LineCounter()
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const odd = oddLineEnd(file, text)
  if (odd) return unknown(odd)
  const directive = directiveIn(text)
  if (directive !== undefined) {
    return unknown({
      what: 'A directive begins with % here, and it would change how the rest of the file is read',
      next: 'Take the line out, or put a text that begins with % in quotes',
      place: { file, line: text.slice(0, directive).split('\n').length, column: 1 },
    })
  }
  const deep = tooDeep(text)
  if (deep !== undefined) {
    const before = text.slice(0, deep)
    const line = before.split('\n').length
    return unknown({
      what: `Maps and lists nest more than ${DEEPEST} deep here`,
      next: 'Check that it is the file that was meant; none that Rollcall reads nests that deep',
      place: { file, line, column: deep - before.lastIndexOf('\n') },
    })
  }
  // Its own check for duplicate keys compares each with each: 32,000 hosts take most of a minute.
  const documents = parseAllDocuments(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    keepSourceTokens: false,
    version,
    merge: version === '1.1',
  })
  const [document, second] = [...documents]
  if (!document) return unknown(nothing(file))
  const errors = [...documents].flatMap(({ errors }) => errors)
  if (errors.length > 0) {
    return unknown(
      ...firstOf(errors, ({ message, pos }) => ({
        what: `It is not valid YAML: ${sentence(message)}`,
        next: /alias|anchor|tag/i.test(message)
          ? 'Put a text that begins with *, & or ! in quotes'
          : 'Mend the syntax',
        place: place(pos[0]),
      })),
    )
  }
  if (second) {
    return unknown({
      what: 'A second YAML document starts here, and only one is read',
      next: 'Put it into a file of its own',
      place: place(second.range[0]),
    })
  }
  return convert(file, document.contents, place)
}

function convert(
  file: string,
  contents: unknown,
  place: (offset: number) => Place,
): Evidence<Tree> {
  const anchors = new Map<string, { node: TreeNode | undefined; size: number }>()
  const duplicates: Problem[] = []
  const tags: Problem[] = []
  const problems: Problem[] = []
  let size = 0
  let aliased = 0

  const value = (raw: unknown): TreeNode => {
    const offset = offsetOf(raw)
    if (isAlias(raw)) return alias(raw.source, offset)
    const anchor = isMap(raw) || isSeq(raw) || isScalar(raw) ? raw.anchor : undefined
    const before = size++
    if (anchor) anchors.set(anchor, { node: undefined, size: 0 })
    const node = isMap(raw)
      ? map(raw.items, offset)
      : isSeq(raw)
        ? { kind: 'list' as const, offset, items: raw.items.map(value) }
        : scalar(raw, offset)
    if (anchor) anchors.set(anchor, { node, size: size - before })
    return node
  }

  const alias = (name: string, offset: number): TreeNode => {
    const target = anchors.get(name)
    aliased += target?.size ?? 0
    size += target?.size ?? 0
    if (target?.node && aliased <= MOST_ALIASED) return target.node
    problems.push({
      what: !target
        ? `The alias *${name} names no anchor above it`
        : target.node
          ? `Aliases write this file out to more than ${thousands(MOST_ALIASED)} values`
          : `The alias *${name} stands inside the value it names, which would never end`,
      next: 'Write the value out, or mend the alias',
      place: place(offset),
    })
    return {
      kind: 'scalar',
      offset,
      value: null,
      source: `*${name}`,
      quoted: false,
      tag: undefined,
    }
  }

  const map = (items: readonly { key: unknown; value: unknown }[], offset: number): TreeMap => {
    const entries: TreeEntry[] = []
    let merged: readonly TreeEntry[] | undefined
    const seen = new Map<string, number>()
    for (const item of items) {
      const key = value(item.key)
      const held = value(item.value)
      if (key.kind !== 'scalar') {
        problems.push({
          what: 'A map or list stands where a key belongs',
          next: 'Write the key as plain text',
          place: place(key.offset),
        })
        continue
      }
      const name = key.source
      const first = seen.get(name)
      if (first !== undefined) {
        duplicates.push({
          what: `The key ${JSON.stringify(name)} stands here again; it is first on line ${place(first).line}, and one of the two would be lost`,
          next: 'Keep one of them, or join the two',
          place: place(key.offset),
        })
      } else seen.set(name, key.offset)
      if (isMergeKey(item.key)) {
        merged = mergeable(held)
        if (!merged) problems.push(notMergeable(place(held.offset)))
        continue
      }
      entries.push({ name, key, value: held })
    }
    // What a map says itself comes before what it merges, and an earlier merge before a later one.
    for (const entry of merged ?? []) {
      if (seen.has(entry.name)) continue
      seen.set(entry.name, entry.key.offset)
      entries.push(entry)
    }
    return { kind: 'map', offset, entries }
  }

  const scalar = (raw: unknown, offset: number): TreeScalar => {
    const plain = isScalar(raw) ? raw.value : null
    const tag = isScalar(raw) && raw.tag && !CORE_TAGS.test(raw.tag) ? raw.tag : undefined
    if (tag) {
      tags.push({
        what: `The tag ${tag} is not known`,
        next: 'Write the value without a tag, or in quotes if it is a text that begins with !',
        place: place(offset),
      })
    }
    const source = isScalar(raw) && raw.source !== undefined ? raw.source : String(plain ?? '')
    return {
      kind: 'scalar',
      offset,
      // What YAML 1.1 reads as a date stays the text that it is.
      value: isPlain(plain) ? plain : source,
      source,
      quoted: isScalar(raw) && (raw.type === 'QUOTE_DOUBLE' || raw.type === 'QUOTE_SINGLE'),
      tag,
    }
  }

  const root = value(contents)
  if (problems.length > 0) return unknown(...firstOf(problems, (problem) => problem))
  return known({ file, root, duplicates, tags, place })
}

/** The entries of what stands behind `<<`: a map, or a list of maps; undefined for anything else. */
function mergeable(node: TreeNode): readonly TreeEntry[] | undefined {
  if (node.kind === 'map') return node.entries
  if (node.kind !== 'list' || !node.items.every((item) => item.kind === 'map')) return undefined
  return node.items.flatMap((item) => (item.kind === 'map' ? item.entries : []))
}

function notMergeable(place: Place): Problem {
  return {
    what: 'The key << merges a map or a list of maps, and something else stands behind it',
    next: 'Put a map there, or put << in quotes if it is a name',
    place,
  }
}

function isPlain(value: unknown): value is TreeScalar['value'] {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
}

function isMergeKey(key: unknown): boolean {
  return isScalar(key) && typeof key.value === 'symbol' && key.value.description === '<<'
}

function offsetOf(raw: unknown): number {
  return isScalar(raw) || isMap(raw) || isSeq(raw) || isAlias(raw) ? (raw.range?.[0] ?? 0) : 0
}

function nothing(file: string): Problem {
  return {
    what: `${file} holds only comments`,
    next: 'Fill it in',
    place: { file, line: 1, column: 1 },
  }
}

/** The parser's message as the tail of a sentence. */
function sentence(message: string): string {
  const [first = ''] = message.split('\n')
  return first.replace(/[.:]?\s*$/, '')
}

/**
 * Where nesting passes the bound, found before the parser recurses into it: by open brackets, or by
 * deeper and deeper lines and dashes in a row. Lines inside quotes may count too many, never too few.
 */
function tooDeep(text: string): number | undefined {
  return tooManyBrackets(text) ?? tooDeepLine(text)
}

/** What the lexer puts before a value; it and the other marks stand for no text of the file. */
const SCALAR = '\x1f'
const MARKS = new Set([SCALAR, '\x02', '\x18'])

function tooManyBrackets(text: string): number | undefined {
  if (!hasManyBrackets(text)) return undefined
  let open = 0
  for (const { token, offset } of signs(text)) {
    if (token === '[' || token === '{') {
      if (++open > DEEPEST) return offset
    } else if ((token === ']' || token === '}') && open > 0) open--
  }
  return undefined
}

/** Where a directive stands, which only the start of a document may have. */
function directiveIn(text: string): number | undefined {
  if (!/^\ufeff?%/m.test(text)) return undefined
  for (const { token, offset } of signs(text)) if (token.startsWith('%')) return offset
  return undefined
}

/** All that is no text: only the lexer can tell a bracket from one inside quotes or a comment. */
function* signs(text: string) {
  let offset = 0
  let isText = false
  for (const token of new Lexer().lex(text)) {
    if (MARKS.has(token)) {
      isText = token === SCALAR
      continue
    }
    if (!isText) yield { token, offset }
    isText = false
    offset += token.length
  }
}

function hasManyBrackets(text: string): boolean {
  let brackets = 0
  for (let i = 0; i < text.length && brackets <= DEEPEST; i++) {
    const c = text.charCodeAt(i)
    if (c === 91 || c === 123) brackets++
  }
  return brackets > DEEPEST
}

function tooDeepLine(text: string): number | undefined {
  const indents: number[] = []
  for (let start = 0; start < text.length; start = nextLine(text, start)) {
    const first = skip(text, start)
    const indent = first - start
    while ((indents.at(-1) ?? -1) >= indent) indents.pop()
    indents.push(indent)
    let at = pastProperties(text, first)
    while (isStep(text, at)) {
      at = pastProperties(text, skip(text, at + 1))
      indents.push(at - start)
      if (indents.length > DEEPEST) return at
    }
    if (indents.length > DEEPEST) return first
  }
  return undefined
}

/** A mark that opens a list, a key or a value, and the next of which opens another. */
function isStep(text: string, at: number): boolean {
  const mark = text[at]
  const next = text[at + 1]
  return (mark === '-' || mark === '?' || mark === ':') && (next === ' ' || next === '\t')
}

/** Past tags and anchors, which may stand before a mark. */
function pastProperties(text: string, from: number): number {
  let at = from
  while (text[at] === '!' || text[at] === '&') {
    while (at < text.length && !/\s/.test(text[at] as string)) at++
    at = skip(text, at)
  }
  return at
}

/** Past spaces and tabs. */
function skip(text: string, from: number): number {
  let at = from
  while (text[at] === ' ' || text[at] === '\t') at++
  return at
}

function nextLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end + 1
}
