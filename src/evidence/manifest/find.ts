import { join } from 'node:path'
import { thousands } from '../../base/words.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { FileTree } from '../files.ts'
import { all, known, unknown, wholeFile } from '../problem.ts'

/** Where manifests are looked for when none is named. */
export const DEFAULT_MANIFESTS = 'deploy/*.{yml,yaml,json}'

/** The most patterns that braces may stand for; minimatch drops those past 100,000 in silence. */
const MOST_PATTERNS = 1000

/** The most entries that are walked to answer a glob. */
const MOST_ENTRIES = 1_000_000

const MAGIC = /[*?[{]/

/** The manifests that names and globs stand for, each once, in the order named, globs in byte order. */
export async function findManifests(
  names: readonly string[],
  files: FileTree,
): Promise<Evidence<readonly string[]>> {
  const asked = names.length > 0 ? names : [DEFAULT_MANIFESTS]
  const found = await Promise.all(
    asked.map((name) => (MAGIC.test(name) ? expandOrTake(name, names, files) : known([name]))),
  )
  const each = all(found)
  return each.known ? known([...new Set(each.value.flat())]) : each
}

/**
 * A file may have a bracket in its name, and a change may add a file that is called like the
 * pattern: what a pattern matches is judged whatever else is there.
 */
async function expandOrTake(
  name: string,
  named: readonly string[],
  files: FileTree,
): Promise<Evidence<readonly string[]>> {
  const expanded = await expand(name, files)
  if (!named.includes(name) || !files.open(name).known) return expanded
  if (expanded.known) return known([name, ...expanded.value])
  return expanded.because.every(({ absent }) => absent) ? known([name]) : expanded
}

async function expand(glob: string, files: FileTree): Promise<Evidence<readonly string[]>> {
  const { Minimatch, minimatch } = await import('minimatch')
  const refuse = (what: string, next: string) =>
    unknown({ what, next, place: wholeFile(glob.slice(0, 200)) })
  if (glob.length > 4096) return refuse('A glob of more than 4096 characters', 'Shorten it')
  // A name never begins with ./ here, and minimatch compares the letters.
  const patterns = minimatch
    .braceExpand(glob, { braceExpandMax: MOST_PATTERNS + 1 })
    .map((pattern) => pattern.replace(/^(?:\.\/+)+/, ''))
  if (patterns.length > MOST_PATTERNS) {
    return refuse(
      `The braces of ${glob} stand for more than ${thousands(MOST_PATTERNS)} patterns`,
      'Name the manifests, or use a wider pattern',
    )
  }
  const matchers = patterns.map(
    (pattern) => new Minimatch(pattern, { nobrace: true, nocomment: true, nonegate: true }),
  )
  const matches: string[] = []
  const left = { entries: MOST_ENTRIES }
  for (const root of new Set(patterns.map(literalFolder))) {
    for (const file of walk(root, files, left)) {
      if (matchers.some((matcher) => matcher.match(file))) matches.push(file)
    }
  }
  if (left.entries <= 0) {
    return refuse(
      `${glob} asks for a walk over more than ${thousands(MOST_ENTRIES)} files`,
      'Begin the pattern with the folder of the manifests',
    )
  }
  if (matches.length > 0) return known([...new Set(matches)].sort())
  return unknown({
    what: `No file matches ${glob}, so nothing would be judged, and nothing judged is no pass`,
    next: 'Name the manifest, or mend the pattern; it is relative to the current folder',
    place: wholeFile(glob.slice(0, 200)),
    absent: true,
  })
}

/** The part of a pattern before its first folder with a wildcard. */
function literalFolder(pattern: string): string {
  const parts = pattern.split('/')
  const magic = parts.findIndex((part) => MAGIC.test(part))
  return parts.slice(0, magic < 0 ? -1 : magic).join('/') || (pattern.startsWith('/') ? '/' : '.')
}

function* walk(folder: string, files: FileTree, left: { entries: number }): Generator<string> {
  const opened = files.list(folder)
  for (const { name, directory } of opened) {
    if (--left.entries <= 0) return
    const path = folder === '.' ? name : join(folder, name)
    if (!directory) yield path
    else if (name !== 'node_modules' && name !== '.git') yield* walk(path, files, left)
  }
}
