import * as z from 'zod/mini'
import { cut, list, nearest } from '../base/words.ts'
import type { Evidence, Problem } from '../model/evidence.ts'
import type { Located } from '../model/place.ts'
import { firstOf, known, MOST_PROBLEMS, unknown } from './problem.ts'
import { locate, nodeAt, plain, type Tree } from './tree.ts'

/** The most that a sentence shows of a value, in UTF-16 units. */
const LONGEST = 80

type Path = readonly (string | number)[]

/** A tree as the value a schema describes, or every way in which it is not. */
export function conform<T>(
  schema: z.core.$ZodType<T>,
  tree: Tree,
  what: string,
): Evidence<Located<T>> {
  const located = locate(tree)
  const strict = [...tree.duplicates, ...tree.tags]
  const result = z.safeParse(schema, located.value)
  if (result.success && strict.length === 0) return known({ ...located, value: result.data })
  const issues = result.success ? [] : result.error.issues.flatMap(single)
  return unknown(
    ...[
      ...firstOf(strict, (problem) => problem),
      ...firstOf(issues, (issue) => explain(issue, schema, tree, located, what)),
    ].sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column),
  )
}

/** A list of any length, looked at row by row until enough is wrong. */
export function conformRows<T>(
  row: z.core.$ZodType<T>,
  tree: Tree,
  what: string,
): Evidence<Located<readonly T[]>> {
  const { root } = tree
  if (root.kind !== 'list') return conform(z.array(row), tree, what)
  const rows: T[] = []
  const problems: Problem[] = [...tree.duplicates, ...tree.tags]
  for (const item of root.items) {
    if (problems.length > MOST_PROBLEMS) return unknown(...enough(problems))
    const result = z.safeParse(row, plain(item))
    if (result.success) rows.push(result.data)
    else {
      const one = conform(row, { ...tree, root: item, duplicates: [], tags: [] }, what)
      if (!one.known) problems.push(...one.because)
    }
  }
  return problems.length > 0
    ? unknown(...firstOf(problems, (problem) => problem))
    : known({ ...locate(tree), value: rows })
}

/** What was found so far, where nobody looked further. */
function enough(problems: readonly Problem[]): readonly Problem[] {
  const shown = problems.slice(0, MOST_PROBLEMS)
  const { place } = shown.at(-1) as Problem
  const next = 'Mend the first ones and look again'
  return [...shown, { what: 'More may follow; the rest was not looked at', next, place }]
}

/** One issue for each key that does not belong, where zod has one for all of a map. */
function single(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  return issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({ ...issue, keys: [key] }))
    : [issue]
}

function explain(
  issue: z.core.$ZodIssue,
  schema: z.core.$ZodType,
  tree: Tree,
  located: Located<unknown>,
  what: string,
): Problem {
  const path = issue.path as Path
  if (issue.code === 'unrecognized_keys') {
    return unknownKey(issue.keys[0] as string, keysAt(schema, path), located, path, what)
  }
  if (issue.code === 'invalid_key') {
    return {
      what: `${name(path)} is no key that belongs here${why(issue)}`,
      next: 'Mend the key',
      place: located.keyAt(...path),
    }
  }
  const value = valueAt(located.value, path)
  if (value === undefined) {
    return {
      what: `${name(path)} is missing; ${article(what)} needs it`,
      next: `Add it: ${expectation(issue)}`,
      place: located.keyAt(...path.slice(0, -1)),
    }
  }
  return {
    what: `${name(path)} is ${written(tree, path) ?? show(value)}, ${expectation(issue)}`,
    next: advice(issue, value, keysAt(schema, path)),
    place: located.at(...path),
  }
}

/** What a key has to be, where the schema has words for it. */
function why({ issues }: z.core.$ZodIssueInvalidKey): string {
  const worded = issues.find(isWorded)
  return worded ? `: ${worded.message}` : ''
}

/** A number as it is written: `1.10` is not 1.1. */
function written(tree: Tree, path: Path): string | undefined {
  const node = nodeAt(tree, path)
  return node?.kind === 'scalar' && typeof node.value === 'number' ? node.source : undefined
}

function unknownKey(
  key: string,
  allowed: readonly string[],
  located: Located<unknown>,
  path: Path,
  what: string,
): Problem {
  const near = nearest(key, allowed)
  const where = path.length === 0 ? article(what) : name(path)
  return {
    what: `${show(key)} is not a key of ${where}; the keys are ${list(allowed, 30)}`,
    next: near ? `Did you mean ${near}?` : 'Remove it, or use one of the keys that exist',
    place: located.keyAt(...path, key),
  }
}

/** What belongs there, as the tail of `it is 7, …`. Schemas word their own where the type alone says too little. */
function expectation(issue: z.core.$ZodIssue): string {
  if (isWorded(issue)) return issue.message
  if (issue.code === 'invalid_value')
    return `one of ${list(issue.values.map(String), 30, 'or')} belongs here`
  if (issue.code === 'invalid_type')
    return `${TYPES[issue.expected] ?? issue.expected} belongs here`
  if (issue.code === 'too_small') return 'it may not be empty'
  return 'another value belongs here'
}

const TYPES: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of keys and values',
  record: 'a map of keys and values',
}

function advice(issue: z.core.$ZodIssue, value: unknown, keys: readonly string[]): string {
  if (issue.code === 'invalid_value' && typeof value === 'string') {
    const near = nearest(value, issue.values.map(String))
    if (near) return `Did you mean ${near}?`
  }
  if (issue.code !== 'invalid_type' || isWorded(issue)) return 'Mend the value'
  if (issue.expected === 'string' && typeof value !== 'object') {
    return 'Put it in quotes, so that it is kept as it is written'
  }
  if (issue.expected === 'array' && typeof value === 'string')
    return `Write it as a list: [${cut(value, LONGEST)}]`
  if (keys.length > 0) return `Write its keys below it: ${list(keys, 30)}`
  return 'Mend the value'
}

/** Whether the schema has words of its own for what belongs there. */
function isWorded(issue: z.core.$ZodIssue): boolean {
  return issue.message !== '' && issue.message !== 'Invalid input'
}

function name(path: Path): string {
  return (
    path
      .map((step, i) => (typeof step === 'number' ? `[${step}]` : i ? `.${step}` : step))
      .join('') || 'the file'
  )
}

function show(value: unknown): string {
  if (value === null) return 'empty'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a map'
  return cut(JSON.stringify(value), LONGEST)
}

function article(what: string): string {
  return /^[aeiou]/.test(what) ? `an ${what}` : `a ${what}`
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (held, step) =>
      held === null || held === undefined ? undefined : (held as Record<string, unknown>)[step],
    value,
  )
}

/** The keys that a schema knows at a path, through optional values, lists and records. */
function keysAt(schema: z.core.$ZodType, path: Path): readonly string[] {
  const def = schema._zod.def as unknown as {
    readonly innerType?: z.core.$ZodType
    readonly in?: z.core.$ZodType
    readonly element?: z.core.$ZodType
    readonly valueType?: z.core.$ZodType
    readonly shape?: Readonly<Record<string, z.core.$ZodType>>
    readonly options?: readonly z.core.$ZodType[]
  }
  const within = def.innerType ?? def.in
  if (within) return keysAt(within, path)
  if (def.options) return def.options.flatMap((option) => keysAt(option, path))
  const [step, ...rest] = path
  if (def.shape) {
    if (step === undefined) return Object.keys(def.shape)
    const next = def.shape[step]
    return next ? keysAt(next, rest) : []
  }
  const inside = def.element ?? def.valueType
  return inside && step !== undefined ? keysAt(inside, rest) : []
}
