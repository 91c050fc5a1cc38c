import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** As git has people: a name and an address. */
export interface Who {
  readonly name: string
  readonly email: string
}

/** A text; a text that may be executed, a link or a submodule; null takes the file away. */
export type FileContent =
  | string
  | { readonly executable: string }
  | { readonly link: string }
  | { readonly submodule: string }
  | null

export interface CommitOptions {
  /** Full ids; the commit that was made last where nothing is said, and none for the first. */
  readonly parents?: readonly string[]
  readonly author?: Who
  readonly committer?: Who
  readonly message?: string
  /** Whole lines: `Co-authored-by: Robin <robin@example.com>`. */
  readonly trailers?: readonly string[]
}

export interface MergeOptions {
  readonly author?: Who
  readonly committer?: Who
  readonly message?: string
  /** What else is put into it: how conflicts were resolved, or what has no business there. */
  readonly files?: Readonly<Record<string, FileContent>>
  /** Of `git merge`: `ours`. */
  readonly strategy?: string
}

/**
 * A real git repository in a temporary folder. Names and dates are fixed, each commit a minute
 * after the one before, so the same calls make the same ids. Commits are named and answered in full.
 */
export interface Repository {
  readonly root: string
  /** The output of git without its last line end; it throws what git says where git fails. */
  git(...args: readonly string[]): string
  /** A commit of the first parent's files and these. It moves no branch and checks nothing out. */
  commit(files: Readonly<Record<string, FileContent>>, options?: CommitOptions): string
  /** Makes or moves a branch, without checking it out; to the commit that was made last. */
  branch(name: string, at?: string): string
  checkout(revision: string): void
  /** What `git merge --no-ff` makes of it. */
  merge(into: string, other: string, options?: MergeOptions): string
  /** What `git merge --squash` makes of it, with one parent. */
  squash(onto: string, head: string, options?: MergeOptions): string
  /** What `git rebase` makes of it, or of the commits behind `after` alone; answers the last commit. */
  rebase(head: string, onto: string, after?: string): string
  tree(commit: string): string
  parents(commit: string): readonly string[]
  /** A clone of all branches, `depth` commits deep where it is said, over git's own protocol. */
  clone(options?: {
    readonly depth?: number
    readonly branch?: string
    readonly filter?: string
  }): Repository
  /** Takes it away, and every clone of it. */
  remove(): void
}

export const KIM: Who = { name: 'Kim', email: 'kim@example.com' }
export const ROBIN: Who = { name: 'Robin', email: 'robin@example.com' }

const FIRST = Date.UTC(2012, 7, 1, 9, 30) / 1000

export function makeRepository(init: readonly string[] = []): Repository {
  const temporary = mkdtempSync(join(realpathSync(tmpdir()), 'rollcall-repository-'))
  const root = join(temporary, 'repository')
  run(temporary, ['init', '--quiet', '--initial-branch=main', ...init, root], FIRST)
  return open(temporary, root, FIRST)
}

function run(cwd: string, args: readonly string[], at: number, who = KIM, by = who): string {
  return execFileSync('git', args, {
    cwd,
    encoding: 'utf8',
    stdio: 'pipe',
    env: environment(at, who, by),
  }).replace(/\n$/, '')
}

function environment(at: number, author: Who, committer: Who): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    HOME: '/nonexistent',
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_EDITOR: 'true',
    GIT_AUTHOR_NAME: author.name,
    GIT_AUTHOR_EMAIL: author.email,
    GIT_AUTHOR_DATE: `${at} +0000`,
    GIT_COMMITTER_NAME: committer.name,
    GIT_COMMITTER_EMAIL: committer.email,
    GIT_COMMITTER_DATE: `${at} +0000`,
  }
}

function open(temporary: string, root: string, from: number): Repository {
  let now = from
  let last: string | undefined
  let clones = 0
  const tick = (): number => {
    now += 60
    return now
  }
  const git = (...args: readonly string[]) => run(root, args, now)
  const made = (id: string): string => {
    last = id
    return id
  }
  /** Ends what a merge has begun with a commit, whether or not it conflicts. */
  const finish = (begin: readonly string[], title: string, options: MergeOptions): string => {
    const { author = KIM, committer = author, message = title, files = {} } = options
    const at = tick()
    try {
      run(root, begin, at, author, committer)
    } catch (error) {
      if (Object.keys(files).length === 0) throw error
    }
    for (const [path, content] of Object.entries(files)) put(join(root, path), content)
    run(root, ['add', '--all'], at)
    run(
      root,
      ['commit', '--quiet', '--allow-empty', '--no-verify', '--message', message],
      at,
      author,
      committer,
    )
    return made(git('rev-parse', 'HEAD'))
  }
  const detach = (commit: string) => git('checkout', '--quiet', '--force', '--detach', commit)
  return {
    root,
    git,
    commit(files, options = {}) {
      const parents = options.parents ?? (last === undefined ? [] : [last])
      const input = stream(files, { ...options, parents }, tick())
      const id = execFileSync(
        'git',
        ['fast-import', '--quiet', '--force', '--done', '--date-format=raw', '--cat-blob-fd=1'],
        { cwd: root, input, encoding: 'utf8', env: environment(now, KIM, KIM) },
      )
      git('update-ref', '-d', SCRATCH)
      return made(id.trim())
    },
    branch(name, at = last) {
      git('update-ref', `refs/heads/${name}`, String(at))
      return String(at)
    },
    checkout: (revision) => void git('checkout', '--quiet', '--force', revision),
    merge(into, other, options = {}) {
      const { strategy } = options
      detach(into)
      return finish(
        [
          'merge',
          '--quiet',
          '--no-ff',
          '--no-commit',
          ...(strategy ? ['-s', strategy] : []),
          other,
        ],
        `Merge ${other.slice(0, 7)}`,
        options,
      )
    },
    squash(onto, head, options = {}) {
      detach(onto)
      return finish(['merge', '--quiet', '--squash', head], `Squash ${head.slice(0, 7)}`, options)
    },
    rebase(head, onto, after = onto) {
      detach(head)
      run(root, ['rebase', '--quiet', '--force-rebase', '--onto', onto, after], tick())
      return made(git('rev-parse', 'HEAD'))
    },
    tree: (commit) => git('rev-parse', `${commit}^{tree}`),
    parents: (commit) => git('rev-list', '--parents', '-n1', commit).split(' ').slice(1),
    clone({ depth, branch, filter } = {}) {
      clones += 1
      const folder = join(temporary, `clone-${clones}-of-${root.split('/').at(-1)}`)
      git('config', 'uploadpack.allowFilter', 'true')
      git('config', 'uploadpack.allowAnySHA1InWant', 'true')
      const options = [
        ...(depth === undefined ? [] : [`--depth=${depth}`]),
        ...(branch === undefined ? [] : [`--branch=${branch}`]),
        ...(filter === undefined ? [] : [`--filter=${filter}`, '--no-checkout']),
      ]
      git('clone', '--quiet', '--no-single-branch', ...options, `file://${root}`, folder)
      return open(temporary, folder, now)
    },
    remove: () => rmSync(temporary, { recursive: true, force: true }),
  }
}

const SCRATCH = 'refs/scratch/made'

/** A commit in the language of git fast-import, ended by the question which id it got. */
function stream(
  files: Readonly<Record<string, FileContent>>,
  options: CommitOptions & { readonly parents: readonly string[] },
  at: number,
): string {
  const { author = KIM, committer = author, parents, trailers = [] } = options
  const { message = `Change ${Object.keys(files).join(', ')}` } = options
  const text = trailers.length > 0 ? `${message}\n\n${trailers.join('\n')}\n` : `${message}\n`
  return [
    `commit ${SCRATCH}`,
    'mark :1',
    `author ${author.name} <${author.email}> ${at} +0000`,
    `committer ${committer.name} <${committer.email}> ${at} +0000`,
    data(text),
    ...parents.map((parent, i) => `${i === 0 ? 'from' : 'merge'} ${parent}`),
    ...Object.entries(files).map(([path, content]) => entry(quoted(path), content)),
    'get-mark :1',
    'done\n',
  ].join('\n')
}

function entry(path: string, content: FileContent): string {
  if (content === null) return `D ${path}`
  if (typeof content === 'string') return `M 100644 inline ${path}\n${data(content)}`
  if ('executable' in content) return `M 100755 inline ${path}\n${data(content.executable)}`
  if ('link' in content) return `M 120000 inline ${path}\n${data(content.link)}`
  return `M 160000 ${content.submodule} ${path}`
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`
}

function quoted(path: string): string {
  return `"${path.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`
}

/** In the working tree, for a merge that is to be ended by hand. */
function put(path: string, content: FileContent): void {
  if (content === null) {
    rmSync(path, { recursive: true, force: true })
    return
  }
  if (typeof content !== 'string') throw new Error('A merge is given texts alone')
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}
