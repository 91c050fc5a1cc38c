import * as core from '@actions/core'
import type { Annotation } from './report/index.ts'

/** Everything Rollcall asks of the Actions runner and tells it goes through here. */
export interface Runner {
  /** A single value, undefined where it is empty. */
  input(name: string): string | undefined
  /** One value a line, without the empty ones. */
  inputs(name: string): readonly string[]
  output(name: string, value: string | number): void
  /** A report whose own lines are safe to print. */
  print(text: string): void
  annotate(annotation: Annotation): void
  /** An error without a place. */
  fail(message: string): void
  /** Markdown on the page of the run. */
  summarise(markdown: string): Promise<void>
}

export function actionsRunner(): Runner {
  return {
    input: (name) => core.getInput(name) || undefined,
    inputs: (name) => core.getMultilineInput(name),
    // Without the file, outside a runner, core prints an old command instead.
    output: (name, value) => {
      if (process.env['GITHUB_OUTPUT']) core.setOutput(name, value)
    },
    print: (text) => void process.stdout.write(text),
    annotate: ({ level, message, title, file, line, column }) => {
      const tell = level === 'error' ? core.error : core.warning
      tell(message, { title, file, startLine: line, startColumn: column })
    },
    fail: (message) => core.error(message),
    summarise: async (markdown) => {
      if (!process.env['GITHUB_STEP_SUMMARY']) return
      await core.summary.addRaw(markdown).write()
    },
  }
}
