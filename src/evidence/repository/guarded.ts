import type { Minimatch } from 'minimatch'
import { count, cut, thousands } from '../../base/words.ts'
import type { GuardedFile } from '../../model/change.ts'
import type { Evidence, Unknown } from '../../model/evidence.ts'
import type { Guard } from '../../model/policy.ts'
import { all, known, unknown, wholeFile } from '../problem.ts'
import { readCodeOwners } from './code-owners.ts'

/** The most patterns that the braces of a guard may stand for. */
const MOST_PATTERNS = 1000

/** More than a path has where it can be checked out. */
const LONGEST = 4096

/** The most comparisons of a path with a pattern; some seconds. */
const MOST_COMPARISONS = 20_000_000

/**
 * Which paths of a change are guarded, once for each guard that matches and once for CODEOWNERS.
 * Paths are as git has them, patterns are globs from the top of the repository. A guard matches
 * whatever the case of the letters, since a checkout may have them fold, and CODEOWNERS minds it,
 * as GitHub does.
 */
export async function guardedFiles(
  paths: readonly string[],
  guards: readonly Guard[],
  codeOwners: { readonly text: string; readonly file: string } | undefined,
): Promise<Evidence<readonly GuardedFile[]>> {
  const long = paths.find((path) => path.length > LONGEST)
  if (long !== undefined) return tooLong(long)
  const byGuards = await guardedBy(paths, guards)
  const byOwners = codeOwners ? ownedFiles(paths, codeOwners) : known([])
  const found = all([byGuards, byOwners])
  return found.known ? known(found.value.flat()) : found
}

function tooLong(path: string): Unknown {
  return unknown({
    what: `The change has a path of ${thousands(path.length)} characters (${cut(path, 40)}), and nobody can say whether it is guarded`,
    next: 'Give the file a shorter name',
    place: wholeFile(cut(path, 40)),
  })
}

async function guardedBy(
  paths: readonly string[],
  guards: readonly Guard[],
): Promise<Evidence<readonly GuardedFile[]>> {
  const read = all(await Promise.all(guards.map(readGuard)))
  if (!read.known) return read
  const patterns = read.value.reduce((sum, each) => sum + each.size, 0)
  if (paths.length * patterns > MOST_COMPARISONS) return tooMany(paths, patterns, guards)
  return known(
    paths.flatMap((path) =>
      read.value
        .filter(({ matches }) => matches(folded(path)))
        .map(({ guard: { because, owners, place } }) => ({ path, because, owners, place })),
    ),
  )
}

function tooMany(paths: readonly string[], patterns: number, [guard]: readonly Guard[]): Unknown {
  return unknown({
    what: `${count(paths.length, 'changed file')} and ${count(patterns, 'pattern')} of guarded files are too many to compare`,
    next: 'Let patterns with wildcards stand for several, or release in smaller steps',
    place: guard?.place ?? wholeFile('CODEOWNERS'),
  })
}

interface ReadGuard {
  readonly guard: Guard
  readonly size: number
  /** Whether it guards a path whose letters are folded. */
  matches(path: string): boolean
}

async function readGuard(guard: Guard): Promise<Evidence<ReadGuard>> {
  const read = all(await Promise.all(guard.paths.map((path) => readGlob(path, guard))))
  if (!read.known) return read
  const patterns = read.value.flat()
  return known({
    guard,
    size: patterns.length,
    matches: (path) => patterns.some((matches) => matches(path)),
  })
}

type Matches = (path: string) => boolean

async function readGlob(written: string, { place }: Guard): Promise<Evidence<readonly Matches[]>> {
  const refuse = (what: string) =>
    unknown({ what: `${what}, so it guards nothing`, next: 'Mend the pattern', place })
  if (written.length > LONGEST) {
    return refuse(`A guarded path has more than ${thousands(LONGEST)} characters`)
  }
  const path = folded(written)
    .replace(/^(?:\.?\/+)+/, '')
    .replace(/\/+$/, '/**')
    .replace(/^$/, '**')
  if (path.split('/').some((part) => ['', '.', '..'].includes(part))) {
    return refuse(`${written} is no path of the repository`)
  }
  const { Minimatch, minimatch } = await import('minimatch')
  const globs = minimatch.braceExpand(path, { braceExpandMax: MOST_PATTERNS + 1 })
  if (globs.length > MOST_PATTERNS) {
    return refuse(
      `The braces of ${written} stand for more than ${thousands(MOST_PATTERNS)} patterns`,
    )
  }
  return known([literally(path), ...globs.map((glob) => matcherOf(new Minimatch(glob, OPTIONS)))])
}

const OPTIONS = {
  dot: true,
  nobrace: true,
  nocomment: true,
  nonegate: true,
  platform: 'linux',
} as const

function matcherOf(matcher: Minimatch): Matches {
  const folder = literalFolder(matcher.pattern)
  // A link or a submodule where a folder stood brings all that is below it.
  return (path) => folder.startsWith(`${path}/`) || matcher.match(path)
}

/** The part of a glob before its last slash without a wildcard before it, with that slash. */
function literalFolder(glob: string): string {
  const wildcard = glob.search(/[*?[\\!+@(]/)
  const literal = wildcard < 0 ? glob : glob.slice(0, wildcard)
  return literal.slice(0, literal.lastIndexOf('/') + 1)
}

/** A file may have a bracket or a brace in its name. */
function literally(path: string): Matches {
  const below = path.endsWith('/**') ? path.slice(0, -2) : undefined
  return (other) => other === path || (below !== undefined && `${other}/`.startsWith(below))
}

/** As file systems fold names that they take for the same. */
function folded(path: string): string {
  return path.toUpperCase().toLowerCase().normalize('NFC')
}

function ownedFiles(
  paths: readonly string[],
  { text, file }: { readonly text: string; readonly file: string },
): Evidence<readonly GuardedFile[]> {
  const read = readCodeOwners(file, text)
  if (!read.known) return read
  if (paths.length * read.value.size > MOST_COMPARISONS) return tooMany(paths, read.value.size, [])
  return known(
    paths.flatMap((path) => {
      const owned = read.value.of(path)
      if (!owned || owned.owners.length === 0) return []
      const { owners, place } = owned
      return [{ path, because: `${file} names its owners`, owners, place }]
    }),
  )
}
