#!/usr/bin/env node
import { run } from './commands/index.ts'

// Setting the code instead of leaving at once lets a pipe take all of the output.
process.exitCode = await run(process.argv.slice(2), {
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  colour: process.stdout.isTTY === true,
  root: process.cwd(),
  environment: process.env,
  clock: Date.now,
})
