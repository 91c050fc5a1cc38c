import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { inputVariables, readDefinition } from './definition.ts'
import {
  environmentOf,
  makeCommandFiles,
  readCommandFile,
  type WorkflowEvent,
} from './environment.ts'
import { type Ended, run } from './process.ts'
import { FILE_COMMANDS, type Kept, type Level, Step } from './step.ts'

export interface RunOptions {
  /** Inputs, as a workflow writes them under `with:`. */
  readonly with?: Readonly<Record<string, string>>
  /** The directory the action runs in, as if checked out. */
  readonly workspace: string
  /** Default: a push with an empty payload. */
  readonly event?: WorkflowEvent
  /** The `env:` of the step; it also replaces variables of the runner. */
  readonly env?: Readonly<Record<string, string>>
  /** Values that are masked from the start. */
  readonly secrets?: readonly string[]
  /** The directory of `action.yml`. Default: this repository. */
  readonly action?: string
  /** The node that runs it. Default: `ROLLCALL_NODE`, or the one that runs the tests. */
  readonly node?: string
  /** Milliseconds after which the step is cancelled. Default: a minute. */
  readonly timeout?: number
  /** Cancels the step when it writes this line. */
  readonly cancelAt?: string
  /** Milliseconds from SIGINT to SIGTERM to SIGKILL. Default: those of the runner. */
  readonly patience?: readonly [interrupt: number, terminate: number]
}

/** What is left of a step when it has ended. */
export interface Run {
  readonly exitCode: number | null
  readonly signal: string | null
  readonly result: 'success' | 'failure' | 'cancelled'
  readonly outputs: Readonly<Record<string, string>>
  /** The annotations that were kept, and how many more there were of each level. */
  readonly annotations: Readonly<Record<Level, readonly Kept[]>>
  readonly dropped: Readonly<Record<Level, number>>
  readonly summary: string
  /** Standard output and standard error as the log shows them. */
  readonly log: string
  readonly debug: readonly string[]
  readonly masks: readonly string[]
  /** What the step leaves to the steps after it. */
  readonly environment: Readonly<Record<string, string>>
  readonly path: readonly string[]
  readonly state: Readonly<Record<string, string>>
  readonly unexpectedInputs: readonly string[]
}

const ROOT = resolve(import.meta.dirname, '../..')

/**
 * Runs an action as one step of a job, as actions/runner 2.336.0 does. It knows actions that are a
 * single script for node24; expressions, containers, composite actions, problem matchers and
 * the steps around it are not here.
 */
export async function runAction(options: RunOptions): Promise<Run> {
  const temp = mkdtempSync(join(tmpdir(), 'rollcall-runner-'))
  try {
    return await runStep(options, temp)
  } finally {
    rmSync(temp, { recursive: true, force: true })
  }
}

async function runStep(options: RunOptions, temp: string): Promise<Run> {
  const { workspace, event = { name: 'push', payload: {} }, cancelAt } = options
  const definition = readDefinition(options.action ?? ROOT)
  const { variables, unexpected } = inputVariables(definition, options.with ?? {})
  const step = new Step(options.secrets ?? [])
  warnOf(unexpected, [...definition.inputs.keys()], step)
  const files = makeCommandFiles(temp)
  const node = options.node ?? process.env['ROLLCALL_NODE'] ?? process.execPath
  const ended = await run(node, definition.main, {
    cwd: workspace,
    env: { ...environmentOf(workspace, temp, event, files), ...variables, ...options.env },
    onLine: (line) => step.readLine(line),
    cancelAt: (line) => line === cancelAt,
    timeout: options.timeout ?? 60_000,
    patience: options.patience ?? [7500, 2500],
  })
  // Also after a crash: what an action wrote before it died counts.
  for (const name of FILE_COMMANDS) step.readFile(name, readCommandFile(files[name]))
  return outcome(ended, step, unexpected)
}

/** An unknown input is no more than a warning, and a required one that is missing not even that. */
function warnOf(unexpected: readonly string[], declared: readonly string[], step: Step): void {
  if (unexpected.length === 0) return
  const quoted = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ')
  step.annotate(
    'warning',
    `Unexpected input(s) ${quoted(unexpected)}, valid inputs are [${quoted(declared)}]`,
  )
}

function outcome(
  { exitCode, signal, cancelled }: Ended,
  step: Step,
  unexpectedInputs: readonly string[],
): Run {
  const succeeded = exitCode === 0 && !step.failed
  return {
    exitCode,
    signal,
    result: cancelled ? 'cancelled' : succeeded ? 'success' : 'failure',
    outputs: Object.fromEntries(step.outputs),
    annotations: step.annotations,
    dropped: step.dropped,
    summary: step.summary,
    log: step.log.join('\n'),
    debug: step.debug,
    masks: step.masks.values,
    environment: Object.fromEntries(step.environment),
    path: step.path,
    state: Object.fromEntries(step.state),
    unexpectedInputs,
  }
}
