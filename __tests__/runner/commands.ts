/** A workflow command as the runner finds it in a line of output. */
export interface WorkflowCommand {
  /** In lower case: the runner does not heed it. */
  readonly name: string
  readonly properties: ReadonlyMap<string, string>
  readonly data: string
}

/** The commands that the runner knows; any other name leaves the line as it is. */
export const COMMANDS: ReadonlySet<string> = new Set([
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning',
])

/**
 * The command of a line, as actions/runner reads it (src/Runner.Common/ActionCommand.cs): first
 * `::name key=value,…::data` after leading blanks, and else `##[name key=value;…]data` anywhere.
 */
export function parseCommand(line: string, known = COMMANDS): WorkflowCommand | undefined {
  return parseColons(line.trimStart(), known) ?? parseBrackets(line, known)
}

/** The lines that the runner's reader makes of a stream. */
export function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/)
}

function parseColons(line: string, known: ReadonlySet<string>): WorkflowCommand | undefined {
  const end = line.indexOf('::', 2)
  if (!line.startsWith('::') || end < 0) return undefined
  return commandOf(line.slice(2, end), line.slice(end + 2), known, {
    separator: ',',
    property: { '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',' },
    data: { '%0D': '\r', '%0A': '\n' },
  })
}

function parseBrackets(line: string, known: ReadonlySet<string>): WorkflowCommand | undefined {
  const start = line.indexOf('##[')
  const end = line.indexOf(']', start)
  if (start < 0 || end < 0) return undefined
  const escapes = { '%3B': ';', '%0D': '\r', '%0A': '\n', '%5D': ']' }
  return commandOf(line.slice(start + 3, end), line.slice(end + 1), known, {
    separator: ';',
    property: escapes,
    data: escapes,
  })
}

interface Syntax {
  readonly separator: string
  readonly property: Readonly<Record<string, string>>
  readonly data: Readonly<Record<string, string>>
}

function commandOf(
  head: string,
  data: string,
  known: ReadonlySet<string>,
  syntax: Syntax,
): WorkflowCommand | undefined {
  const [, written = '', rest = ''] = /^([^ ]*) ?(.*)$/s.exec(head) ?? []
  const name = written.toLowerCase()
  if (!known.has(name)) return undefined
  const pairs = rest.trim().split(syntax.separator).map(splitPair)
  const properties = pairs.flatMap(([key, value]) =>
    key && value ? [[key, unescaped(value, syntax.property)] as const] : [],
  )
  return { name, properties: new Map(properties), data: unescaped(data, syntax.data) }
}

function splitPair(pair: string): readonly [key: string, value: string] {
  const equals = pair.indexOf('=')
  return [pair.slice(0, equals), pair.slice(equals + 1)]
}

function unescaped(text: string, escapes: Readonly<Record<string, string>>): string {
  const plain = Object.entries(escapes).reduce((t, [from, to]) => t.replaceAll(from, to), text)
  // The percent sign comes last, so that %250A is %0A.
  return plain.replaceAll('%25', '%')
}
