import { mkdtempSync, rmSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'

// Runs a TypeScript script on Node 20, which cannot strip types itself: node scripts/run.js FILE.ts [ARGUMENT…]
const [, , file] = process.argv
if (!file) throw new Error('usage: node scripts/run.js FILE.ts [ARGUMENT…]')
const directory = mkdtempSync(join('node_modules', '.run-'))
try {
  const bundle = await rolldown({ input: resolve(file), platform: 'node', logLevel: 'silent' })
  await bundle.write({ dir: directory, chunkFileNames: '[name].js' })
  process.argv.splice(1, 2, resolve(file))
  await import(pathToFileURL(resolve(directory, basename(file).replace(/\.ts$/, '.js'))).href)
} finally {
  rmSync(directory, { recursive: true, force: true })
}
