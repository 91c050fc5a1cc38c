import { basename, dirname, join } from 'node:path'
import type { Evidence } from '../../model/evidence.ts'
import { type Files, LARGEST_BY_HAND, openText, type TextFile } from '../files.ts'
import { known } from '../problem.ts'

/** What the policy is called, relative to the root of what it governs. */
const POLICY = join('.github', 'rollcall.yml')

/** The policy that a manifest falls under. */
export interface FoundPolicy {
  /** The folder it governs; names in the policy and in the manifest are relative to it. */
  readonly root: string
  /** Undefined where there is no policy. */
  readonly text: TextFile | undefined
}

/**
 * The policy that was named, or the nearest `.github/rollcall.yml` in the folders above the
 * manifest. One that exists and cannot be read is no reason to look further up.
 */
export function findPolicy(
  manifest: string,
  named: string | undefined,
  files: Files,
): Evidence<FoundPolicy> {
  if (named !== undefined) {
    const text = openText(files, named, LARGEST_BY_HAND)
    return text.known ? known({ root: governed(named), text: text.value }) : text
  }
  for (let folder = dirname(manifest); ; folder = dirname(folder)) {
    const text = openText(files, join(folder, POLICY), LARGEST_BY_HAND)
    if (text.known) return known({ root: folder, text: text.value })
    if (text.because.some(({ absent }) => !absent)) return text
    if (folder === dirname(folder)) return known({ root: '.', text: undefined })
  }
}

function governed(policy: string): string {
  const folder = dirname(policy)
  return basename(folder) === '.github' ? dirname(folder) : folder
}
