import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'

export interface Ended {
  /** Null where a signal ended it. */
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
  readonly cancelled: boolean
}

export interface Watch {
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  onLine(line: string): void
  /** Whether this line is the moment to cancel. */
  cancelAt(line: string): boolean
  /** Milliseconds after which it is cancelled. */
  readonly timeout: number
  /** Milliseconds between SIGINT and SIGTERM, and between SIGTERM and SIGKILL. */
  readonly patience: readonly [interrupt: number, terminate: number]
}

/** Runs a program to its end, or cancels it as the runner does. */
export async function run(program: string, script: string, watch: Watch): Promise<Ended> {
  const child = spawn(program, [script], {
    cwd: watch.cwd,
    env: watch.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const timers: NodeJS.Timeout[] = []
  let cancelled = false
  const cancel = () => {
    if (cancelled) return
    cancelled = true
    const [interrupt, terminate] = watch.patience
    child.kill('SIGINT')
    timers.push(setTimeout(() => child.kill('SIGTERM'), interrupt))
    timers.push(setTimeout(() => child.kill('SIGKILL'), interrupt + terminate))
  }
  timers.push(setTimeout(cancel, watch.timeout))
  const streams = [child.stdout, child.stderr].map((stream) =>
    eachLine(stream, (line) => {
      watch.onLine(line)
      if (watch.cancelAt(line)) cancel()
    }),
  )
  try {
    const [exitCode, signal] = await new Promise<Pair>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (...pair) => resolve(pair))
    })
    await Promise.all(streams)
    return { exitCode, signal, cancelled }
  } finally {
    for (const timer of timers) clearTimeout(timer)
  }
}

type Pair = readonly [exitCode: number | null, signal: NodeJS.Signals | null]

/** Lines end as the runner's reader ends them: CR LF, LF or CR, and nothing else. */
async function eachLine(stream: Readable, take: (line: string) => void): Promise<void> {
  let rest = ''
  for await (const chunk of stream.setEncoding('utf8')) {
    // A CR that ends the chunk may be half of a CR LF.
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    for (const line of lines) take(line)
  }
  if (rest !== '') take(rest.replace(/\r$/, ''))
}
