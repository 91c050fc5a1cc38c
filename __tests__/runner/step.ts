import { COMMANDS, parseCommand, type WorkflowCommand } from './commands.ts'
import { parsePairs, parsePaths } from './file-commands.ts'
import { Masks } from './masks.ts'

export type Level = 'error' | 'warning' | 'notice'

/** An annotation that the runner kept. Properties that were not given are not there. */
export interface Kept {
  readonly message: string
  readonly file?: string
  readonly line?: string
  readonly col?: string
  readonly title?: string
}

/** What the runner keeps: ten annotations of each level, and 4096 units of each message. */
const MOST_ANNOTATIONS = 10
const LONGEST_MESSAGE = 4096

/** Bytes. */
const LARGEST_SUMMARY = 1024 * 1024

/** What the runner knows of one step, and how each line and file of the action changes it. */
export class Step {
  readonly log: string[] = []
  readonly debug: string[] = []
  readonly outputs = new Map<string, string>()
  readonly environment = new Map<string, string>()
  readonly state = new Map<string, string>()
  readonly path: string[] = []
  readonly annotations: Record<Level, Kept[]> = { error: [], warning: [], notice: [] }
  readonly dropped: Record<Level, number> = { error: 0, warning: 0, notice: 0 }
  readonly masks: Masks
  summary = ''
  /** Whether a command failed, which fails the step whatever its exit code. */
  failed = false
  #resumeToken: string | undefined

  constructor(secrets: readonly string[]) {
    this.masks = new Masks(secrets)
  }

  /** One line of standard output or standard error. */
  readLine(line: string): void {
    const token = this.#resumeToken
    const command = parseCommand(line, token ? new Set([...COMMANDS, token]) : COMMANDS)
    if (!command) this.#write(line)
    else if (token === undefined) this.#obey(command, line)
    else {
      if (command.name === token) this.#resumeToken = undefined
      this.#write(line)
    }
  }

  annotate(level: Level, text: string, properties: Omit<Kept, 'message'> = {}): void {
    const message = this.masks.hide(text).slice(0, LONGEST_MESSAGE)
    const kept = this.annotations[level]
    if (kept.length < MOST_ANNOTATIONS) kept.push({ message, ...properties })
    else this.dropped[level]++
    this.#write(`##[${level}]${message}`)
  }

  /** A file that the action wrote, by the name of its variable without `GITHUB_`. */
  readFile(name: FileCommand, text: string): void {
    try {
      this.#readFile(name, text)
    } catch (error) {
      this.annotate('error', `Unable to process file command '${name}' successfully.`)
      this.annotate('error', error instanceof Error ? error.message : String(error))
      this.failed = true
    }
  }

  #readFile(name: FileCommand, text: string): void {
    switch (name) {
      case 'PATH':
        this.path.push(...parsePaths(text))
        break
      case 'ENV':
        for (const [key, value] of parsePairs(text)) this.#setEnvironment(key, value)
        break
      case 'STEP_SUMMARY':
        this.#setSummary(text)
        break
      case 'STATE':
        for (const [key, value] of parsePairs(text)) this.state.set(key, value)
        break
      case 'OUTPUT':
        for (const [key, value] of parsePairs(text)) this.outputs.set(key, value)
        break
    }
  }

  #setEnvironment(name: string, value: string): void {
    if (name.toUpperCase() !== 'NODE_OPTIONS') this.environment.set(name, value)
    else this.annotate('error', `Can't store ${name} output parameter using '$GITHUB_ENV' command.`)
  }

  #setSummary(text: string): void {
    const size = Buffer.byteLength(text)
    if (size <= LARGEST_SUMMARY) this.summary = this.masks.hide(text)
    else {
      this.annotate(
        'error',
        `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got ${Math.floor(size / 1024)}k.`,
      )
    }
  }

  #obey({ name, properties, data }: WorkflowCommand, line: string): void {
    switch (name) {
      case 'stop-commands':
        this.#resumeToken = data.toLowerCase()
        this.#write(line)
        break
      case 'add-mask':
        this.masks.add(data)
        break
      case 'debug':
        this.debug.push(this.masks.hide(data))
        break
      case 'error':
      case 'warning':
      case 'notice':
        this.annotate(name, data, Object.fromEntries(properties))
        break
      case 'set-output':
        this.outputs.set(properties.get('name') ?? '', data)
        break
      case 'save-state':
        this.state.set(properties.get('name') ?? '', data)
        break
      case 'set-env':
      case 'add-path':
        this.annotate('error', `The \`${name}\` command is disabled.`)
        this.failed = true
        break
      default:
        this.#write(`##[${name}]${data}`)
    }
  }

  #write(line: string): void {
    this.log.push(this.masks.hide(line))
  }
}

/** In the order the runner reads them. */
export const FILE_COMMANDS = ['PATH', 'ENV', 'STEP_SUMMARY', 'STATE', 'OUTPUT'] as const

export type FileCommand = (typeof FILE_COMMANDS)[number]
