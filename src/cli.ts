#!/usr/bin/env node
import { fstatSync, writeSync } from 'node:fs'
import { run } from './commands/index.ts'

/** Whether everything that was printed is out. */
let written = true

void run(process.argv.slice(2), {
  stdout: (text) => print(1, text),
  stderr: (text) => print(2, text),
  // A terminal is a character device; to ask node:tty loads the whole of node:net.
  colour: fstatSync(1).isCharacterDevice(),
  root: process.cwd(),
  environment: process.env,
  clock: Date.now,
}).then((code) => {
  // To leave at once spares Node a tenth of its time, which it takes to tidy up; what a full pipe
  // has not yet taken would be lost, so then it is left to end by itself.
  if (written) process.exit(code)
  process.exitCode = code
})

/** Writes without the stream, which takes long to load; a full pipe falls back on it. */
function print(descriptor: 1 | 2, text: string): void {
  const bytes = Buffer.from(text)
  let at = 0
  try {
    while (at < bytes.length) at += writeSync(descriptor, bytes, at)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EAGAIN') {
      written = false
      const stream = descriptor === 1 ? process.stdout : process.stderr
      stream.on('error', () => {}).write(bytes.subarray(at))
      return
    }
    // Whoever read the output has gone, as head does; the exit code still tells the verdict.
    // Where even an error cannot be told there is nobody to tell.
    if (code === 'EPIPE' || descriptor === 2) return
    throw error
  }
}
