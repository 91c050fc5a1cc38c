import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path'
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
 * manifest, up to the top of its repository. One that exists and cannot be read is no reason to
 * look further up. `root` is the folder that names are relative to, as an absolute path.
 */
export function findPolicy(
  manifest: string,
  named: string | undefined,
  root: string,
  files: Files,
): Evidence<FoundPolicy> {
  if (named !== undefined) {
    const text = openText(files, named, LARGEST_BY_HAND)
    return text.known ? known({ root: governed(named), text: text.value }) : text
  }
  const from = dirname(resolve(root, manifest))
  for (let path = from; ; path = dirname(path)) {
    const folder = isAbsolute(manifest) ? path : relative(root, path) || '.'
    const text = openText(files, join(folder, POLICY), LARGEST_BY_HAND)
    if (text.known) return known({ root: folder, text: text.value })
    if (text.because.some(({ absent }) => !absent)) return text
    const top = path === dirname(path) || files.open(join(folder, '.git')).known
    if (top) return known({ root: '.', text: undefined })
  }
}

function governed(policy: string): string {
  const folder = dirname(policy)
  return basename(folder) === '.github' ? dirname(folder) : folder
}
