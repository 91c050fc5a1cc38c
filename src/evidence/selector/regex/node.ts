import type { CodeTest } from '../characters.ts'

/** A place between two characters. */
export type Anchor = 'start' | 'end' | 'line-end' | 'edge' | 'no-edge'

/** A part of a regular expression; `size` counts its parts with all repetitions written out. */
export type Node = { readonly size: number } & (
  | { readonly kind: 'one'; readonly test: CodeTest }
  | { readonly kind: 'at'; readonly anchor: Anchor }
  | { readonly kind: 'sequence' | 'either'; readonly parts: readonly Node[] }
  | { readonly kind: 'repeat'; readonly part: Node; readonly least: number; readonly most: number }
)

/** `size` counts what the test looks for. */
export function one(test: CodeTest, size = 1): Node {
  return { kind: 'one', size, test }
}

export function at(anchor: Anchor): Node {
  return { kind: 'at', size: 1, anchor }
}

export function sequence(parts: readonly Node[]): Node {
  return { kind: 'sequence', size: total(parts), parts }
}

export function either(parts: readonly Node[]): Node {
  return { kind: 'either', size: total(parts), parts }
}

export function repeat(part: Node, least: number, most: number): Node {
  const times = most === Infinity ? least + 1 : most
  return { kind: 'repeat', size: part.size * times + 1, part, least, most }
}

function total(parts: readonly Node[]): number {
  return parts.reduce((sum, part) => sum + part.size, 1)
}
