#!/usr/bin/env node
import { fstatSync, writeSync } from 'node:fs'
import { run } from './commands/index.ts'

void run(process.argv.slice(2), {
  stdout: (text) => print(1, text),
  stderr: (text) => print(2, text),
  // A terminal is a character device; to ask node:tty loads the whole of node:net.
  colour: fstatSync(1).isCharacterDevice(),
  root: process.cwd(),
  environment: process.env,
  clock: Date.now,
}).then((code) => {
  // Setting the code instead of leaving at once lets a pipe take all of the output.
  process.exitCode = code
})

/** Writes without the stream, which takes as long to load as to judge; a full pipe falls back on it. */
function print(descriptor: 1 | 2, text: string): void {
  const bytes = Buffer.from(text)
  let written = 0
  try {
    while (written < bytes.length) written += writeSync(descriptor, bytes, written)
  } catch (error) {
    // Whoever read the output has gone, as head does; the exit code still tells the verdict.
    if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return
    const stream = descriptor === 1 ? process.stdout : process.stderr
    stream.write(bytes.subarray(written))
  }
}
