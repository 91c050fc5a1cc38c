import type { Minimatch } from 'minimatch'

// https://git-scm.com/docs/gitattributes and
// https://github.com/github-linguist/linguist/blob/main/docs/overrides.md

/** What the `.gitattributes` files of a commit say of its files. */
export interface Attributes {
  /** Set or unset; undefined where nothing says so. The path is from the top of the repository. */
  of(path: string, attribute: string): boolean | undefined
}

interface AttributesFile {
  /** From the top of the repository. */
  readonly path: string
  readonly text: string
}

interface Line {
  matches(path: string): boolean
  readonly states: ReadonlyMap<string, boolean | undefined>
}

/** Of all attributes, those that say what is not code. `binary` is what git calls a macro. */
const KNOWN = ['linguist-vendored', 'linguist-generated', 'linguist-documentation', 'binary']

/** Git passes over a longer line, and so over what it would exclude. */
const LONGEST = 2048

/** Reads all of them; a line that cannot be read excludes nothing, so that its files are scanned. */
export async function readAttributes(files: readonly AttributesFile[]): Promise<Attributes> {
  const matching = files.length > 0 ? (await import('minimatch')).Minimatch : undefined
  const byFolder = new Map<string, readonly Line[]>()
  for (const { path, text } of files) {
    const lines = matching ? linesOf(text, matching) : []
    // The last line that matches has the last word.
    if (lines.length > 0) byFolder.set(path.slice(0, path.lastIndexOf('/') + 1), lines.reverse())
  }
  return {
    of(path, attribute) {
      if (byFolder.size === 0) return undefined
      for (const folder of foldersOf(path)) {
        const below = path.slice(folder.length)
        const line = byFolder
          .get(folder)
          ?.find(({ states, matches }) => states.has(attribute) && matches(below))
        if (line) return line.states.get(attribute)
      }
      return undefined
    },
  }
}

/** The folders that a file stands in with their last slash, nearest first. */
function* foldersOf(path: string): Generator<string> {
  for (let end = path.lastIndexOf('/'); end >= 0; end = path.lastIndexOf('/', end - 1)) {
    yield path.slice(0, end + 1)
    if (end === 0) break
  }
  yield ''
}

function linesOf(text: string, matching: typeof Minimatch): Line[] {
  return text
    .replace(/^\ufeff/, '')
    .split('\n')
    .flatMap((line) => (line.length > LONGEST ? [] : lineOf(line.trim(), matching)))
}

function lineOf(line: string, matching: typeof Minimatch): readonly Line[] {
  if (line === '' || line.startsWith('#')) return []
  const pattern = patternOf(line)
  if (!pattern) return []
  const states = new Map<string, boolean | undefined>()
  for (const word of line.slice(pattern.length).split(/[ \t\r]+/)) {
    const [, sign = '', name = '', value] = /^([-!]?)([^=]+)(?:=(.*))?$/.exec(word) ?? []
    if (KNOWN.includes(name)) states.set(name, stateOf(sign, value))
  }
  return states.size > 0 ? [{ matches: matcherOf(pattern.text, matching), states }] : []
}

function stateOf(sign: string, value: string | undefined): boolean | undefined {
  if (sign === '!') return undefined
  if (sign === '-' || value === 'false') return false
  return value === undefined || value === 'true' ? true : undefined
}

/** The first word of a line, which may be quoted, and how much of the line it takes. */
function patternOf(line: string): { readonly text: string; readonly length: number } | undefined {
  const quoted = /^"(?:[^"\\]|\\.)*"/.exec(line)?.[0]
  if (quoted)
    return { text: quoted.slice(1, -1).replace(/\\(["\\])/g, '$1'), length: quoted.length }
  const text = /^[^ \t]+/.exec(line)?.[0] ?? ''
  // Macros are not expanded: what they would exclude is scanned.
  return text.startsWith('[attr]') || text.startsWith('!')
    ? undefined
    : { text, length: text.length }
}

const OPTIONS = {
  dot: true,
  nobrace: true,
  nocomment: true,
  noext: true,
  nonegate: true,
  platform: 'linux',
} as const

/** A pattern without a slash is for names in every folder below. */
function matcherOf(pattern: string, matching: typeof Minimatch): Line['matches'] {
  const anchored = pattern.includes('/')
  const glob = new matching(pattern.replace(/^\//, ''), OPTIONS)
  return (path) => glob.match(anchored ? path : path.slice(path.lastIndexOf('/') + 1))
}
