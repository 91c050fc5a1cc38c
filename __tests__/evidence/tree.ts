import type { Tree, TreeNode } from '../../src/evidence/tree.ts'
import type { Evidence } from '../../src/model/evidence.ts'
import { reasons } from './memory.ts'

export function treeOf(evidence: Evidence<Tree>): Tree {
  if (!evidence.known) throw new Error(reasons(evidence).join('\n'))
  return evidence.value
}

/** `line:column value` of every value and `line:column key:` of every key, in the order they stand. */
export function outline(tree: Tree): readonly string[] {
  const lines: string[] = []
  const at = (offset: number, text: string) => {
    const { line, column } = tree.place(offset)
    lines.push(`${line}:${column} ${text}`)
  }
  const walk = (node: TreeNode): void => {
    if (node.kind === 'scalar') at(node.offset, JSON.stringify(node.value))
    else at(node.offset, node.kind)
    if (node.kind === 'list') node.items.forEach(walk)
    if (node.kind === 'map') {
      for (const { name, key, value } of node.entries) {
        at(key.offset, `${JSON.stringify(name)}:`)
        walk(value)
      }
    }
  }
  walk(tree.root)
  return lines
}
