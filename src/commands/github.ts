import { UsageError } from '../asked.ts'
import type { GitHub } from '../evidence/github/subject.ts'
import { commitAt } from './commit.ts'
import type { Terminal } from './terminal.ts'

interface Options {
  readonly repository: string | undefined
  readonly pull: string | undefined
  readonly commit: string | undefined
  readonly base: string | undefined
}

/**
 * What the command line asks GitHub about: a pull request, or a commit that would go live. Undefined
 * where it names neither, and then a policy with a review cannot be judged.
 */
export async function githubFrom(
  { repository: named, pull, commit: given, base: revision }: Options,
  { environment, root, clock }: Terminal,
): Promise<GitHub | undefined> {
  if (pull === undefined && given === undefined) return undefined
  const repository = named ?? environment['GITHUB_REPOSITORY']
  if (repository === undefined) {
    if (pull === undefined) return undefined
    throw new UsageError('--pull needs --repository OWNER/NAME, or GITHUB_REPOSITORY')
  }
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) {
    throw new UsageError(`--repository is ${JSON.stringify(repository)}, and must be OWNER/NAME`)
  }
  return {
    apiUrl: environment['GITHUB_API_URL'] ?? 'https://api.github.com',
    graphqlUrl: environment['GITHUB_GRAPHQL_URL'] ?? 'https://api.github.com/graphql',
    token: environment['GITHUB_TOKEN'] ?? environment['GH_TOKEN'],
    subject: {
      repository,
      event: pull === undefined ? 'command line' : 'pull_request',
      commit: (await commitAt('--commit', given ?? 'HEAD', root)) as string,
      pull: pull === undefined ? undefined : numberOf(pull),
      base: pull === undefined ? undefined : await baseOf(revision, root),
      ref: undefined,
      run: undefined,
      initiators: [],
    },
    clock,
  }
}

function numberOf(pull: string): number {
  if (/^[1-9]\d{0,9}$/.test(pull)) return Number(pull)
  throw new UsageError(
    `--pull is ${JSON.stringify(pull)}, and must be the number of a pull request`,
  )
}

async function baseOf(revision: string | undefined, root: string): Promise<string | undefined> {
  if (revision !== undefined) return commitAt('--base', revision, root)
  throw new UsageError('--pull needs --base, the commit that the pull request is made against')
}
