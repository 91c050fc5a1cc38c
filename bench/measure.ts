import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'

/** The node that is measured: the one that the Actions runner has, where CI or you name it. */
export const NODE = process.env['ROLLCALL_NODE'] ?? process.execPath

export const CLI = resolve('dist/cli.js')

export interface Arm {
  readonly name: string
  /** What runs; the measured node where nothing is named. */
  readonly program?: string
  readonly args: readonly string[]
  /** The exit code that shows that it did its work. */
  readonly code?: number
}

export interface Measured {
  readonly name: string
  /** Milliseconds of the whole process, the median. */
  readonly median: number
  /** The median over rounds of its time divided by the first arm's time in the same round. */
  readonly ratio: number
  /** Its best time divided by the first arm's best: what is left when the machine is quiet. */
  readonly best: number
}

/** Runs whole processes in turn, the order rotated each round; the first arm is the peer. */
export function compare(arms: readonly Arm[], rounds: number): readonly Measured[] {
  const times = arms.map((): number[] => [])
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < arms.length; i++) {
      const at = (i + round) % arms.length
      times[at]?.push(time(arms[at] as Arm))
    }
  }
  const peer = times[0] as number[]
  return arms.map(({ name }, i) => {
    const own = times[i] as number[]
    return {
      name,
      median: median(own),
      ratio: median(own.map((each, round) => each / (peer[round] as number))),
      best: Math.min(...own) / Math.min(...peer),
    }
  })
}

function time({ name, program = NODE, args, code = 0 }: Arm): number {
  const start = process.hrtime.bigint()
  const { status, stderr } = spawnSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  const elapsed = Number(process.hrtime.bigint() - start) / 1e6
  if (status !== code) throw new Error(`${name} ended with ${status}: ${stderr}`)
  return elapsed
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] as number
}

/** A table for a terminal and for bench/README.md. */
export function print(title: string, measured: readonly Measured[]): void {
  const rows = measured.map(
    ({ name, median, ratio, best }) =>
      `| ${name} | ${median.toFixed(0)} ms | ${ratio.toFixed(2)} | ${best.toFixed(2)} |`,
  )
  process.stdout.write(
    `\n${title}\n\n| arm | median | ratio | best/best |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`,
  )
}
