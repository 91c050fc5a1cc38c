import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path'
import type { Evidence } from '../../model/evidence.ts'
import { type Files, LARGEST_BY_HAND, openText, type TextFile } from '../files.ts'
import { known, unknown, wholeFile } from '../problem.ts'

/** What the policy may be called, relative to the root of what it governs. */
const POLICIES = ['rollcall.yml', 'rollcall.yaml'].map((name) => join('.github', name))

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
    const found = policyIn(folder, files)
    if (!found.known) return found
    if (found.value) return known({ root: folder, text: found.value })
    const top = path === dirname(path) || files.open(join(folder, '.git')).known
    if (top) return known({ root: '.', text: undefined })
  }
}

/** The policy of a folder, under one of its two names; undefined where there is none. */
function policyIn(folder: string, files: Files): Evidence<TextFile | undefined> {
  const each = POLICIES.map((name) => openText(files, join(folder, name), LARGEST_BY_HAND))
  const unreadable = each.find(
    (text) => !text.known && text.because.some(({ absent }) => absent !== true),
  )
  if (unreadable && !unreadable.known) return unreadable
  const [first, second] = each.flatMap((text) => (text.known ? [text.value] : []))
  if (!second) return known(first)
  return unknown({
    what: `${first?.file} and ${second.file} are both here, and only one can judge`,
    next: 'Keep one of them',
    place: wholeFile(second.file),
  })
}

function governed(policy: string): string {
  const folder = dirname(policy)
  return basename(folder) === '.github' ? dirname(folder) : folder
}
