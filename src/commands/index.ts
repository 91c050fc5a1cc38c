import { UsageError } from '../asked.ts'
import { line } from '../base/escape.ts'
import { nearest } from '../base/words.ts'
import { version } from '../version.ts'
import { commandHelp, help } from './help.ts'
import type { Terminal } from './terminal.ts'

type Command = (args: readonly string[], terminal: Terminal) => number | Promise<number>

// Each command is loaded when it is asked for: `--help` waits for no parser.
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./check.ts')).check,
  hosts: async () => (await import('./hosts.ts')).hosts,
  flags: async () => (await import('./flags.ts')).flags,
  replay: async () => (await import('./replay.ts')).replay,
  digest: async () => (await import('./digest.ts')).digest,
  explain: async () => (await import('./explain.ts')).explain,
}

/** Runs one command line to its exit code. Nothing it is given makes it throw. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await dispatch(args, terminal)
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.stderr(`rollcall: ${line(error.message)}\nTry rollcall --help\n`)
    } else {
      const reason = error instanceof Error ? error.message : String(error)
      terminal.stderr(`rollcall: it could not judge: ${line(reason)}\n`)
    }
    return 2
  }
}

async function dispatch(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const topic = rest[0]
    terminal.stdout(topic === undefined ? help : commandHelp(topic))
    // Nothing was judged, and a pipeline that forgot its arguments must not go on.
    return name === undefined ? 2 : 0
  }
  if (name === '--version' || name === '-v') {
    terminal.stdout(`${version}\n`)
    return 0
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!load) throw new UsageError(unknownCommand(name))
  // Beside anything else it is a slip, or a file of that name; to end with 0 would be a pass.
  if (rest.length === 1 && (rest[0] === '--help' || rest[0] === '-h')) {
    terminal.stdout(commandHelp(name))
    return 0
  }
  const command = await load()
  return command(rest, terminal)
}

function unknownCommand(name: string): string {
  const near = nearest(name, Object.keys(COMMANDS))
  return `${JSON.stringify(name)} is no command${near ? `; did you mean ${near}?` : ''}`
}
