import { parseArgs } from 'node:util'
import { instant } from '../base/time.ts'
import { list, nearest } from '../base/words.ts'
import { UsageError } from './terminal.ts'

interface Option {
  readonly type: 'string' | 'boolean'
  readonly multiple?: boolean
  readonly short?: string
}

type Values<Options extends Readonly<Record<string, Option>>> = {
  readonly [Name in keyof Options]: Options[Name]['type'] extends 'boolean'
    ? boolean
    : Options[Name]['multiple'] extends true
      ? readonly string[]
      : string | undefined
}

/** The options and operands of a command; anything else is a UsageError with the nearest spelling. */
export function parse<const Options extends Readonly<Record<string, Option>>>(
  args: readonly string[],
  options: Options,
): { values: Values<Options>; operands: readonly string[] } {
  const { tokens } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  const values: Record<string, unknown> = {}
  for (const [name, option] of Object.entries(options)) {
    values[name] = option.type === 'boolean' ? false : option.multiple ? [] : undefined
  }
  const operands: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value)
    if (token.kind !== 'option') continue
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined
    if (!option) throw new UsageError(unknownOption(token.rawName, Object.keys(options)))
    if (option.type === 'boolean') {
      if (token.value !== undefined) throw new UsageError(`${token.rawName} takes no value`)
      values[token.name] = true
    } else if (token.value === undefined) {
      throw new UsageError(`${token.rawName} needs a value`)
    } else if (option.multiple) {
      values[token.name] = [...(values[token.name] as string[]), token.value]
    } else if (values[token.name] !== undefined) {
      // The last one winning is how a pipeline judges another file than it shows.
      throw new UsageError(`${token.rawName} is given twice`)
    } else values[token.name] = token.value
  }
  return { values: values as Values<Options>, operands }
}

function unknownOption(name: string, known: readonly string[]): string {
  const names = known.map((option) => `--${option}`)
  const near = nearest(name, names)
  return `${name} is no option here${near ? `; did you mean ${near}?` : `; the options are ${list(names, 20)}`}`
}

/** One of some words, or a UsageError that lists them. */
export function oneOf<Word extends string>(
  name: string,
  value: string,
  words: readonly Word[],
): Word {
  const found = words.find((word) => word === value)
  if (found) return found
  const near = nearest(value, words)
  throw new UsageError(
    `${name} is ${JSON.stringify(value)}, and must be ${list(words, 10, 'or')}${near ? `; did you mean ${near}?` : ''}`,
  )
}

/** A date or a time with its zone in milliseconds since 1970. */
export function timeOf(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  const at = instant(value)
  if (at !== undefined) return at
  throw new UsageError(
    `${name} is ${JSON.stringify(value)}, and must be a date (2012-08-01) or a time with its zone (2012-08-01T09:30:00-04:00)`,
  )
}
