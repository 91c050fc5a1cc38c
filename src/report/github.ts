import { command, commandProperty, line } from '../base/escape.ts'
import { type Annotation, annotations } from './annotations.ts'
import type { Format } from './options.ts'
import { verdictOf } from './words.ts'

/** For a step of a GitHub workflow: the verdict, and annotations as workflow commands. */
export const github: Format = (decision) => {
  const printed = annotations(decision, 'the output of --format text').map(print)
  return `${[line(verdictOf(decision)), ...printed].join('\n')}\n`
}

function print({ level, message, file, line, column, title }: Annotation): string {
  const properties = Object.entries({ file, line, col: column, title })
    .map(([name, value]) => `${name}=${commandProperty(String(value))}`)
    .join(',')
  return `::${level} ${properties}::${command(message)}`
}
