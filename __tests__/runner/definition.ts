import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/** What `action.yml` says, as far as the runner needs it. */
export interface Definition {
  /** The absolute path of `runs.main`. */
  readonly main: string
  readonly inputs: ReadonlyMap<string, { readonly default: string }>
}

interface Written {
  readonly inputs?: Record<string, { default?: unknown } | null> | null
  readonly runs: { using: string; main: string; pre?: string; post?: string }
}

export function readDefinition(directory: string): Definition {
  const written = parse(readFileSync(join(directory, 'action.yml'), 'utf8')) as Written
  const { using, main, pre, post } = written.runs
  if (using !== 'node24') throw new Error(`This runner runs node24 actions, not ${using}`)
  if (pre || post) throw new Error('This runner runs actions without pre and post')
  const path = join(directory, main)
  if (!existsSync(path)) throw new Error(`File not found: ${path}`)
  const inputs = Object.entries(written.inputs ?? {}).map(
    ([name, input]) => [name, { default: String(input?.default ?? '') }] as const,
  )
  return { main: path, inputs: new Map(inputs) }
}

/** Inputs with defaults, by the variables the action finds them in, and those nobody declared. */
export function inputVariables(
  { inputs }: Definition,
  given: Readonly<Record<string, string>>,
): { readonly variables: Record<string, string>; readonly unexpected: readonly string[] } {
  const variables: Record<string, string> = {}
  for (const [name, input] of inputs) variables[variableOf(name)] = input.default
  for (const [name, value] of Object.entries(given)) variables[variableOf(name)] = value
  const declared = new Set([...inputs.keys()].map(variableOf))
  const unexpected = Object.keys(given).filter((name) => !declared.has(variableOf(name)))
  return { variables, unexpected }
}

/** Spaces become underscores; dashes stay. */
function variableOf(input: string): string {
  return `INPUT_${input.replaceAll(' ', '_').toUpperCase()}`
}
