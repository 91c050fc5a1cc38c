import type { Budget } from '../budget.ts'
import type { CodeTest } from '../characters.ts'
import { isWord, width } from '../characters.ts'
import type { Anchor, Node } from './node.ts'
import { parseRegex, Refusal } from './parse.ts'

/** Whether a name matches from its start: not at all, up to some place, or up to its end. */
export type Reach = 'none' | 'start' | 'whole'

export type Regex =
  | { readonly ok: true; readonly reach: (name: string) => Reach }
  | { readonly ok: false; readonly why: string }

/** A state of the automaton; `next` and `to` are indexes of states. */
type State =
  | { readonly kind: 'one'; readonly test: CodeTest; readonly cost: number; readonly next: number }
  | { readonly kind: 'at'; readonly anchor: Anchor; readonly next: number }
  | { readonly kind: 'fork'; readonly to: number[] }
  | { readonly kind: 'done' }

/**
 * A regular expression with the meaning of Python's `re.match`. All ways through it are walked at
 * once, so the time grows with its size times the length of a name, whatever is written in it, and is
 * taken from the budget.
 */
export function compileRegex(text: string, budget: Budget): Regex {
  try {
    const states: State[] = [{ kind: 'done' }]
    const node = parseRegex(text)
    budget.spend(node.size * STEPS_PER_STATE)
    const start = build(node, 0, states)
    return { ok: true, reach: walker(states, start, budget) }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, why: error.message }
    throw error
  }
}

/** What it takes to make and to keep one. */
const STEPS_PER_STATE = 20

/** Adds the states of a node that lead on to `next`; the index of the first of them. */
function build(node: Node, next: number, states: State[]): number {
  switch (node.kind) {
    case 'one':
      return states.push({ kind: 'one', test: node.test, cost: node.size, next }) - 1
    case 'at':
      return states.push({ kind: 'at', anchor: node.anchor, next }) - 1
    case 'sequence':
      return node.parts.reduceRight((after, part) => build(part, after, states), next)
    case 'either':
      return fork(
        node.parts.map((part) => build(part, next, states)),
        states,
      )
    case 'repeat': {
      let after = next
      if (node.most === Infinity) {
        const loop: number[] = [next]
        after = fork(loop, states)
        loop.push(build(node.part, after, states))
      } else {
        for (let i = node.least; i < node.most; i++) {
          after = fork([next, build(node.part, after, states)], states)
        }
      }
      for (let i = 0; i < node.least; i++) after = build(node.part, after, states)
      return after
    }
  }
}

function fork(to: number[], states: State[]): number {
  return states.push({ kind: 'fork', to }) - 1
}

function walker(states: readonly State[], start: number, budget: Budget): (name: string) => Reach {
  // The step at which a state was last reached, so that none is walked twice in a step.
  const reachedAt = new Float64Array(states.length)
  let step = 0
  return (name) => {
    let reach: Reach = 'none'
    let pending = [start]
    for (let i = 0; ; ) {
      step++
      const code = name.codePointAt(i)
      const following: number[] = []
      let spent = 0
      for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
        spent++
        if (reachedAt[index] === step) continue
        reachedAt[index] = step
        const state = states[index] as State
        if (state.kind === 'fork') pending.push(...state.to)
        else if (state.kind === 'done') reach = code === undefined ? 'whole' : 'start'
        else if (state.kind === 'at') {
          if (holds(state.anchor, name, i)) pending.push(state.next)
        } else if (code !== undefined) {
          spent += state.cost
          if (state.test(code)) following.push(state.next)
        }
      }
      budget.spend(spent)
      if (code === undefined || following.length === 0) return reach
      pending = following
      i += width(code)
    }
  }
}

function holds(anchor: Anchor, name: string, i: number): boolean {
  switch (anchor) {
    case 'start':
      return i === 0
    case 'end':
      return i === name.length
    case 'line-end':
      return i === name.length || (i === name.length - 1 && name[i] === '\n')
    case 'edge':
      return wordBefore(name, i) !== wordAt(name, i)
    case 'no-edge':
      return wordBefore(name, i) === wordAt(name, i)
  }
}

function wordAt(name: string, i: number): boolean {
  const code = name.codePointAt(i)
  return code !== undefined && isWord(code)
}

function wordBefore(name: string, i: number): boolean {
  const two = name.codePointAt(i - 2)
  return wordAt(name, two !== undefined && width(two) === 2 ? i - 2 : i - 1)
}
