import type { Problem } from '../model/evidence.ts'
import type { Located, Place } from '../model/place.ts'

/** A value of a YAML or JSON document and where it stands. Aliases are resolved, so nodes may be shared. */
export type TreeNode = TreeMap | TreeList | TreeScalar

export interface TreeMap {
  readonly kind: 'map'
  readonly offset: number
  readonly entries: readonly TreeEntry[]
}

export interface TreeEntry {
  /** The text of the key; `key.value` tells whether YAML reads it as something else. */
  readonly name: string
  readonly key: TreeScalar
  readonly value: TreeNode
}

export interface TreeList {
  readonly kind: 'list'
  readonly offset: number
  readonly items: readonly TreeNode[]
}

export interface TreeScalar {
  readonly kind: 'scalar'
  readonly offset: number
  readonly value: string | number | boolean | null
  /** As written, without quotes: `1.10` where the value is 1.1. */
  readonly source: string
  /** Whether quotes stand around it; its offset is then that of the first one. */
  readonly quoted: boolean
  /** An explicit tag such as `!vault`. */
  readonly tag: string | undefined
}

export interface Tree {
  readonly file: string
  readonly root: TreeNode
  /** Keys that stand twice in one map; YAML forbids it, and Ansible keeps the last in silence. */
  readonly duplicates: readonly Problem[]
  /** Tags that no schema knows, such as `!vault`. */
  readonly tags: readonly Problem[]
  place(offset: number): Place
}

/** The plain value of a tree, with the place of each part. Maps have no prototype. */
export function locate(tree: Tree): Located<unknown> {
  const find = (path: readonly (string | number)[], of: 'key' | 'value' | 'text'): Place => {
    let node = tree.root
    let offset = node.offset
    for (const [i, step] of path.entries()) {
      if (node.kind === 'map') {
        const entry = entryOf(node, String(step))
        if (!entry) break
        offset = of === 'key' && i === path.length - 1 ? entry.key.offset : entry.value.offset
        // A value that is not there has no place of its own: its key has.
        if (isAbsent(entry.value)) offset = entry.key.offset
        node = entry.value
      } else if (node.kind === 'list') {
        const item = node.items[Number(step)]
        if (!item) break
        node = item
        offset = item.offset
      } else break
    }
    const inQuotes = of === 'text' && node.kind === 'scalar' && node.quoted
    return tree.place(inQuotes ? offset + 1 : offset)
  }
  return {
    file: tree.file,
    value: plain(tree.root),
    at: (...path) => find(path, 'value'),
    keyAt: (...path) => find(path, 'key'),
    textAt: (...path) => find(path, 'text'),
  }
}

/** From here on a map is given an index: a hundred thousand keys looked up one by one take minutes. */
const LARGE = 32

const indexes = new WeakMap<TreeMap, ReadonlyMap<string, TreeEntry>>()

/** The entry of a key, and the first of them where it stands twice. */
function entryOf(map: TreeMap, name: string): TreeEntry | undefined {
  if (map.entries.length < LARGE) return map.entries.find((entry) => entry.name === name)
  const index =
    indexes.get(map) ?? new Map(map.entries.toReversed().map((each) => [each.name, each]))
  indexes.set(map, index)
  return index.get(name)
}

/** Nothing is written where a value belongs. */
function isAbsent(node: TreeNode): boolean {
  return node.kind === 'scalar' && node.source === '' && !node.quoted
}

/** What stands under a path, undefined where it leads nowhere. */
export function nodeAt(tree: Tree, path: readonly (string | number)[]): TreeNode | undefined {
  return path.reduce<TreeNode | undefined>((node, step) => {
    if (node?.kind === 'map') return entryOf(node, String(step))?.value
    return node?.kind === 'list' ? node.items[Number(step)] : undefined
  }, tree.root)
}

/** The value a node stands for; maps have no prototype. */
export function plain(node: TreeNode): unknown {
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'list') return node.items.map(plain)
  const value: Record<string, unknown> = Object.create(null)
  for (const entry of node.entries) value[entry.name] = plain(entry.value)
  return value
}
