import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Decision } from './model/verdict.ts'

/**
 * Writes the file of a decision whole or not at all, so that whoever reads it never sees half of
 * one, and never over what the decision was made from.
 */
export function writeDecision(root: string, file: string, decision: Decision, text: string): void {
  const path = resolve(root, file)
  const inputs = decision.judgements.flatMap(({ manifest, sources }) => [
    manifest,
    ...sources.map((source) => source.file),
  ])
  if (inputs.some((input) => resolve(root, input) === path)) {
    throw new Error(`the decision would be written over ${file}, which it is made from`)
  }
  mkdirSync(dirname(path), { recursive: true })
  const part = `${path}.${process.pid}.part`
  try {
    writeFileSync(part, text)
    renameSync(part, path)
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
}
