import { thousands } from '../../../base/words.ts'
import type { Evidence } from '../../../model/evidence.ts'
import type { Place } from '../../../model/place.ts'
import { all, known, unknown } from '../../problem.ts'

/** Globs of a policy, each with its place. */
export interface Written {
  readonly glob: string
  readonly place: Place
}

/** Tells which of the globs match a path from the folder that the policy governs. */
export type Globs = (path: string) => readonly string[]

/** The most patterns that the braces of a glob may stand for; minimatch drops some in silence. */
const MOST_PATTERNS = 1000

const LONGEST = 4096

const OPTIONS = {
  dot: true,
  nobrace: true,
  nocomment: true,
  nonegate: true,
  platform: 'linux',
} as const

/** A glob that names a folder without a wildcard stands for all that is below it. */
export async function readGlobs(globs: readonly Written[]): Promise<Evidence<Globs>> {
  if (globs.length === 0) return known(() => [])
  const read = all(await Promise.all(globs.map(readGlob)))
  if (!read.known) return read
  return known((path) =>
    read.value.filter(({ matches }) => matches(path)).map(({ pattern }) => pattern),
  )
}

interface ReadGlob {
  readonly pattern: string
  matches(path: string): boolean
}

async function readGlob({ glob, place }: Written): Promise<Evidence<ReadGlob>> {
  const refuse = (what: string) =>
    unknown({
      what: `${what}, so nothing tells which code is scanned for flags`,
      next: 'Mend the pattern; it is relative to the folder that the policy governs',
      place,
    })
  if (glob.length > LONGEST) {
    return refuse(`A pattern of code has more than ${thousands(LONGEST)} characters`)
  }
  const pattern = glob.replace(/^(?:\.?\/+)+/, '').replace(/\/+$/, '/**')
  if (pattern.split('/').some((part) => ['', '.', '..'].includes(part))) {
    return refuse(`${glob} is no path of the repository`)
  }
  const { Minimatch, minimatch } = await import('minimatch')
  const patterns = minimatch.braceExpand(pattern, { braceExpandMax: MOST_PATTERNS + 1 })
  if (patterns.length > MOST_PATTERNS) {
    return refuse(`The braces of ${glob} stand for more than ${thousands(MOST_PATTERNS)} patterns`)
  }
  const matchers = patterns.map((each) => new Minimatch(each, OPTIONS))
  const below = patterns.filter((each) => !/[*?[(]/.test(each)).map((each) => `${each}/`)
  return known({
    pattern,
    matches: (path) =>
      matchers.some((matcher) => matcher.match(path)) ||
      below.some((folder) => path.startsWith(folder)),
  })
}
