import { parseArgs } from 'node:util'
import { UsageError } from '../asked.ts'
import { list, nearest } from '../base/words.ts'

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
