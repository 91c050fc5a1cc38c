import { execFileSync } from 'node:child_process'
import {
  type Commit,
  commit,
  type Identity,
  type Signature,
  type Tag,
  type World,
} from './world.ts'

// The world of a real repository, so that GitHub and a checkout tell of the same commits.

function git(path: string, input: string, ...args: readonly string[]): string {
  const env = { ...process.env, GIT_NO_REPLACE_OBJECTS: '1' }
  const options = { cwd: path, env, input, encoding: 'utf8', maxBuffer: 100_000_000 } as const
  return execFileSync('git', args, options)
}

const FORMAT = ['%H', '%P', '%T', '%an', '%ae', '%at', '%cn', '%ce', '%ct', '%B'].join('%n')

function identity(name: string, email: string, seconds: string): Identity {
  const at = new Date(Number(seconds) * 1000).toISOString().replace('.000', '')
  return { name, email, at }
}

function commitFrom(record: string): Commit {
  const [id = '', parents = '', tree = '', ...rest] = record.split('\n')
  const [name = '', email = '', at = '', committer = '', address = '', committed = ''] = rest
  const author = identity(name, email, at)
  return {
    ...commit({ id, tree, parents: parents.split(' ').filter((each) => each !== '') }),
    author,
    committer: identity(committer, address, committed),
    message: rest.slice(6).join('\n').trimEnd(),
  }
}

/**
 * Every commit of a repository, those too that no branch holds any more, as GitHub keeps them. Git
 * cannot tell what GitHub signed: `signature` says it, and a commit that has GitHub's own was made
 * by its buttons.
 */
export function commitsFrom(
  path: string,
  signature: (id: string) => Signature | null = () => null,
): readonly Commit[] {
  const ids = git(
    path,
    '',
    'cat-file',
    '--batch-all-objects',
    '--batch-check=%(objecttype) %(objectname)',
  )
    .split('\n')
    .flatMap((line) => (line.startsWith('commit ') ? [line.slice('commit '.length)] : []))
  if (ids.length === 0) return []
  const args = ['log', '-z', '--no-walk=unsorted', `--format=${FORMAT}`, '--stdin'] as const
  const records = git(path, `${ids.join('\n')}\n`, ...args).split('\0')
  return records
    .filter((record) => record !== '')
    .map((record) => {
      const read = commitFrom(record)
      const made = signature(read.id)
      return { ...read, signature: made, viaWeb: made?.byGitHub === true }
    })
}

export interface Refs {
  readonly refs: Map<string, string>
  readonly tags: Tag[]
}

/** Branches and tags of a repository. */
export function refsFrom(path: string): Refs {
  const refs = new Map<string, string>()
  const tags: Tag[] = []
  const format = '%(refname) %(objectname) %(*objectname)'
  for (const line of git(path, '', 'for-each-ref', `--format=${format}`).split('\n')) {
    const [name = '', id = '', target = ''] = line.split(' ')
    if (name === '') continue
    refs.set(name, id)
    if (target !== '') tags.push({ id, name: name.replace('refs/tags/', ''), target })
  }
  return { refs, tags }
}

/** Tells the world what happened in the repository since. What it knows of signatures stays. */
export function readAgain(
  world: World,
  path: string,
  signature?: (id: string) => Signature | null,
): void {
  for (const each of commitsFrom(path, signature)) {
    if (!world.commits.has(each.id)) world.commits.set(each.id, each)
  }
  const { refs, tags } = refsFrom(path)
  for (const [name, id] of refs) world.refs.set(name, id)
  for (const tag of tags) {
    if (!world.tags.some(({ id }) => id === tag.id)) world.tags.push(tag)
  }
}
