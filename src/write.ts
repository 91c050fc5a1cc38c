import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Decision } from './model/verdict.ts'

/** Writes the file of a decision, which the next moment can demand. */
export function writeDecision(root: string, file: string, decision: Decision, text: string): void {
  write(root, file, decision, text)
}

/** Writes what GitHub said of every change that was judged, so that it can be judged again offline. */
export async function writeEvidence(root: string, file: string, decision: Decision): Promise<void> {
  const { writeRecord } = await import('./evidence/github/record.ts')
  const recorded = decision.judgements.map(({ manifest, change }) => ({ manifest, change }))
  write(root, file, decision, writeRecord(decision.at, recorded))
}

/** Never over what was judged. */
function write(root: string, file: string, decision: Decision, text: string): void {
  const path = resolve(root, file)
  const inputs = decision.judgements.flatMap(({ manifest, sources }) => [
    manifest,
    ...sources.map((source) => source.file),
  ])
  if (inputs.some((input) => resolve(root, input) === path)) {
    throw new Error(`${file} would be written over, and the decision is made from it`)
  }
  writeText(root, file, text)
}

/** Whole or not at all, so that nobody reads half of it. */
export function writeText(root: string, file: string, text: string): void {
  const path = resolve(root, file)
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
