import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** Writes a file whole or not at all: whoever reads it never sees half a decision. */
export function writeWhole(root: string, file: string, text: string): void {
  const path = resolve(root, file)
  mkdirSync(dirname(path), { recursive: true })
  const part = `${path}.${process.pid}.part`
  writeFileSync(part, text)
  renameSync(part, path)
}
