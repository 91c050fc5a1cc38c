import type { Owner } from '../../model/change.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Place } from '../../model/place.ts'
import { firstOf, known, unknown, wholeFile } from '../problem.ts'

// https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners

/** Whom GitHub's CODEOWNERS asks about a path, and where it says so. */
export interface CodeOwners {
  /** How many patterns a path is compared with. */
  readonly size: number
  /** Undefined where no pattern matches; no owners where the last one that matches names none. */
  of(path: string): Owned | undefined
}

export interface Owned {
  readonly owners: readonly Owner[]
  readonly place: Place
}

/** GitHub loads no larger one, and then nobody owns anything. */
const LARGEST = 3 * 1024 * 1024

/**
 * A CODEOWNERS file. GitHub passes over a line that it cannot read, so that what it should guard is
 * guarded by nobody, or by whom an earlier line names. Here such a file is unknown.
 */
export function readCodeOwners(file: string, text: string): Evidence<CodeOwners> {
  if (Buffer.byteLength(text) >= LARGEST) {
    return unknown({
      what: `${file} has 3 MiB or more, and GitHub does not load it, so nobody would own anything`,
      next: 'Let patterns with wildcards stand for several lines',
      place: wholeFile(file),
    })
  }
  const rules: Rule[] = []
  const faults: Fault[] = []
  text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .forEach((line, i) => {
      const place = { file, line: i + 1, column: 1 + line.length - line.trimStart().length }
      const read = readLine(line.trim(), place)
      if (read && 'what' in read) faults.push(read)
      else if (read) rules.push(read)
    })
  if (faults.length > 0) return unknown(...firstOf(faults, (fault) => fault))
  return known({
    size: rules.length,
    of: (path) => {
      const parts = path.split('/')
      return rules.findLast(({ pattern }) => matchesPath(pattern, parts))
    },
  })
}

interface Rule extends Owned {
  readonly pattern: Pattern
}

interface Fault {
  readonly what: string
  readonly next: string
  readonly place: Place
}

function readLine(line: string, place: Place): Rule | Fault | undefined {
  if (line === '' || line.startsWith('#')) return undefined
  // A blank of the name has a backslash before it.
  const written = /^(?:\\.|[^\s\\])*\\?/.exec(line)?.[0] ?? ''
  const wrong = whyInvalid(written)
  if (wrong) {
    return {
      what: `GitHub passes over the line of ${written}: ${wrong.why}; so what it stands for may be guarded by nobody`,
      next: wrong.next,
      place,
    }
  }
  const owners: Owner[] = []
  for (const name of line.slice(written.length).split(/\s+/).filter(Boolean)) {
    if (name.startsWith('#')) break
    const owner = ownerOf(name)
    if (!owner) return badOwner(written, name, place)
    owners.push(owner)
  }
  return { pattern: compile(written), owners, place }
}

function badOwner(written: string, name: string, place: Place): Fault {
  const isAddress = /^[^@\s]+@[^@\s]+$/.test(name)
  return {
    what: isAddress
      ? `${written} belongs to the e-mail address ${name}, and only GitHub can tell whose it is`
      : `${written} belongs to ${name}, which is neither a person nor a team, and GitHub passes over the line`,
    next: 'Name the owner as @user or @organization/team',
    place,
  }
}

function ownerOf(name: string): Owner | undefined {
  const [, organization, team] = /^@([A-Za-z0-9][\w-]*)(?:\/([\w.-]+))?$/.exec(name) ?? []
  if (organization === undefined) return undefined
  return team === undefined
    ? { kind: 'login', login: organization }
    : { kind: 'team', team: `${organization}/${team}` }
}

/** What GitHub does not take, and what could never match. */
function whyInvalid(written: string): { readonly why: string; readonly next: string } | undefined {
  const because = (why: string, next: string) => ({ why, next })
  if (written.startsWith('!')) {
    return because('a pattern cannot be negated', 'Write a later line without owners instead')
  }
  if (/[[\]]/.test(written)) {
    return because(
      'it knows neither ranges in brackets nor sections',
      'Write one line for each pattern',
    )
  }
  if (written.includes('#')) {
    return because('a # begins a comment, also behind a backslash', 'Match it with a ?')
  }
  if (written.includes('***')) return because('it knows no ***', 'Write ** for any folders')
  if (/(?:^|[^\\])(?:\\\\)*\\$/.test(written)) {
    return because('nothing is behind its last backslash', 'Remove the backslash')
  }
  const parts = written.replace(/^\//, '').replace(/\/$/, '').split('/')
  if (parts.some((part) => ['', '.', '..'].includes(part))) {
    return because('no path is written like this', 'Write the path as git has it, or * for all')
  }
  return undefined
}

/** Parts of a path, each a name with wildcards; `ANY` stands for any number of parts, also none. */
type Pattern = readonly (Name | typeof ANY)[]
/** Characters, where null is any number of them and undefined is any one. */
type Name = readonly (string | null | undefined)[]

const ANY = '**' as const
const ANYTHING: Name = [null]

/**
 * As gitignore has patterns: with a slash before its end it stands at the root, else at any depth,
 * and what is below belongs to it. Other than there, `docs/*` is about the files of that folder alone.
 */
function compile(written: string): Pattern {
  const parts = written.replace(/^\//, '').replace(/\/$/, '').split('/')
  const anchored = written.startsWith('/') || parts.length > 1
  const names: Pattern = parts.map((part) => (part === ANY ? ANY : nameOf(part)))
  const last = parts.at(-1)
  const below = (): Pattern => {
    if (written.endsWith('/')) return [ANYTHING, ANY]
    if (last === ANY) return [ANYTHING]
    return last === '*' && anchored ? [] : [ANY]
  }
  return [...(anchored ? [] : [ANY]), ...names, ...below()]
}

function nameOf(part: string): Name {
  return Array.from(part.matchAll(/\\(.)|\*+|./gsu), ([found, escaped]) => {
    if (escaped !== undefined) return escaped
    if (found.startsWith('*')) return null
    return found === '?' ? undefined : found
  })
}

function matchesPath(pattern: Pattern, parts: readonly string[]): boolean {
  return matches(pattern, parts, (part) => part === ANY, matchesName)
}

function matchesName(name: Pattern[number], part: string): boolean {
  if (name === ANY) return true
  return matches(
    name,
    [...part],
    (each) => each === null,
    (each, character) => each === undefined || each === character,
  )
}

/**
 * Whether a pattern matches a whole text. Where it does not fit, only the last wildcard is given
 * more, which is enough, and keeps the time to the product of both lengths.
 */
function matches<P, T>(
  pattern: readonly P[],
  text: readonly T[],
  isAny: (each: P) => boolean,
  fits: (each: P, part: T) => boolean,
): boolean {
  let p = 0
  let t = 0
  let wildcard = -1
  let taken = 0
  while (t < text.length) {
    if (p < pattern.length && isAny(pattern[p] as P)) {
      wildcard = p++
      taken = t
    } else if (p < pattern.length && fits(pattern[p] as P, text[t] as T)) {
      p++
      t++
    } else if (wildcard >= 0) {
      p = wildcard + 1
      t = ++taken
    } else {
      return false
    }
  }
  return pattern.slice(p).every(isAny)
}
