import { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments } from 'yaml'
import type { Evidence, Problem } from '../model/evidence.ts'
import type { Located, Place } from '../model/place.ts'
import { known, unknown } from './problem.ts'

/** A value of a YAML document and where it stands. Aliases are resolved, so nodes may be shared. */
export type YamlNode = YamlMap | YamlList | YamlScalar

export interface YamlMap {
  readonly kind: 'map'
  readonly offset: number
  readonly entries: readonly YamlEntry[]
}

export interface YamlEntry {
  /** The text of the key; `key.value` tells whether YAML reads it as something else. */
  readonly name: string
  readonly key: YamlScalar
  readonly value: YamlNode
}

export interface YamlList {
  readonly kind: 'list'
  readonly offset: number
  readonly items: readonly YamlNode[]
}

export interface YamlScalar {
  readonly kind: 'scalar'
  readonly offset: number
  readonly value: string | number | boolean | null
  /** As written, without quotes: `1.10` where the value is 1.1. */
  readonly source: string
  /** An explicit tag such as `!vault`. */
  readonly tag: string | undefined
}

export interface YamlTree {
  readonly file: string
  readonly root: YamlNode
  /** Keys that stand twice in one map; YAML forbids it, and Ansible keeps the last in silence. */
  readonly duplicates: readonly Problem[]
  /** Tags that no schema knows, such as `!vault`. */
  readonly tags: readonly Problem[]
  place(offset: number): Place
}

export interface YamlOptions {
  /** `1.1` reads as Ansible does: `yes` is true, `<<` merges. Default `1.2`. */
  readonly version?: '1.1' | '1.2'
}

/** How deep maps and lists may nest. The parser recurses, and fails at some thousand levels. */
const DEEPEST = 200

/** How many values aliases may add to those that are written out. */
const MOST_ALIASED = 1_000_000

/** One YAML or JSON document as a tree. Every syntax error is reported, not only the first. */
export function parseYaml(
  file: string,
  text: string,
  { version = '1.2' }: YamlOptions = {},
): Evidence<YamlTree> {
  const lines = new LineCounter()
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) }
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
      ...errors.map(({ message, pos }) => ({
        what: `It is not valid YAML: ${sentence(message)}`,
        next: 'Mend the syntax',
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
): Evidence<YamlTree> {
  const anchors = new Map<string, { node: YamlNode | undefined; size: number }>()
  const duplicates: Problem[] = []
  const tags: Problem[] = []
  const problems: Problem[] = []
  let size = 0
  let aliased = 0

  const value = (raw: unknown): YamlNode => {
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

  const alias = (name: string, offset: number): YamlNode => {
    const target = anchors.get(name)
    aliased += target?.size ?? 0
    size += target?.size ?? 0
    if (target?.node && aliased <= MOST_ALIASED) return target.node
    problems.push({
      what: !target
        ? `The alias *${name} names no anchor above it`
        : target.node
          ? `Aliases write this file out to more than ${MOST_ALIASED.toLocaleString('en')} values`
          : `The alias *${name} stands inside the value it names, which would never end`,
      next: 'Write the value out, or mend the alias',
      place: place(offset),
    })
    return { kind: 'scalar', offset, value: null, source: `*${name}`, tag: undefined }
  }

  const map = (items: readonly { key: unknown; value: unknown }[], offset: number): YamlMap => {
    const entries: YamlEntry[] = []
    const merged: YamlEntry[] = []
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
      if (isMergeKey(item.key)) {
        merged.push(...mergeable(held))
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
      entries.push({ name, key, value: held })
    }
    // What a map says itself comes before what it merges, and an earlier merge before a later one.
    for (const entry of merged) {
      if (seen.has(entry.name)) continue
      seen.set(entry.name, entry.key.offset)
      entries.push(entry)
    }
    return { kind: 'map', offset, entries }
  }

  const scalar = (raw: unknown, offset: number): YamlScalar => {
    const plain = isScalar(raw) ? raw.value : null
    const tag =
      isScalar(raw) && raw.tag && !raw.tag.startsWith('tag:yaml.org') ? raw.tag : undefined
    if (tag) {
      tags.push({
        what: `The tag ${tag} is not known`,
        next: 'Write the value without a tag',
        place: place(offset),
      })
    }
    return {
      kind: 'scalar',
      offset,
      value:
        typeof plain === 'number' || typeof plain === 'boolean' || plain === null
          ? plain
          : String(plain),
      source: isScalar(raw) && raw.source !== undefined ? raw.source : String(plain ?? ''),
      tag,
    }
  }

  const root = value(contents)
  if (problems.length > 0) return unknown(...problems)
  return known({ file, root, duplicates, tags, place })
}

/** The entries of what stands behind `<<`: a map, or a list of maps. */
function mergeable(node: YamlNode): readonly YamlEntry[] {
  if (node.kind === 'map') return node.entries
  return node.kind === 'list' ? node.items.flatMap(mergeable) : []
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
 * Where nesting passes the bound, found before the parser recurses into it. It counts open
 * brackets and the dashes and spaces that start a line, so it may count too many inside quotes and
 * comments, and never too few.
 */
function tooDeep(text: string): number | undefined {
  let brackets = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 91 || c === 123) {
      if (++brackets > DEEPEST) return i
    } else if ((c === 93 || c === 125) && brackets > 0) brackets--
  }
  return undefined
}

/** The plain value of a tree, with the place of each part. Maps have no prototype. */
export function locate(tree: YamlTree): Located<unknown> {
  const find = (path: readonly (string | number)[], ofKey: boolean): Place => {
    let node = tree.root
    let offset = node.offset
    for (const [i, step] of path.entries()) {
      if (node.kind === 'map') {
        const entry = node.entries.find(({ name }) => name === String(step))
        if (!entry) break
        offset = ofKey && i === path.length - 1 ? entry.key.offset : entry.value.offset
        // A value that is not there has no place of its own: its key has.
        if (entry.value.kind === 'scalar' && entry.value.source === '') offset = entry.key.offset
        node = entry.value
      } else if (node.kind === 'list') {
        const item = node.items[Number(step)]
        if (!item) break
        node = item
        offset = item.offset
      } else break
    }
    return tree.place(offset)
  }
  return {
    file: tree.file,
    value: plain(tree.root),
    at: (...path) => find(path, false),
    keyAt: (...path) => find(path, true),
  }
}

function plain(node: YamlNode): unknown {
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'list') return node.items.map(plain)
  const value: Record<string, unknown> = Object.create(null)
  for (const entry of node.entries) value[entry.name] = plain(entry.value)
  return value
}
