// What GitHub's GraphQL API answers for a pull request, as values that a schema can be executed on.

export interface Asking {
  readonly first: number
  readonly after?: string | null
}

/** A connection that pages as GitHub does; `torn` changes a page before it is sent. */
export function connection<T>(
  nodes: readonly T[],
  torn: (page: Page<T>, start: number) => Page<T> = (page) => page,
) {
  return ({ first, after }: Asking): Page<T> => {
    const start = after ? Number(after) : 0
    const end = Math.min(start + first, nodes.length)
    const page: Page<T> = {
      totalCount: nodes.length,
      pageInfo: { hasNextPage: end < nodes.length, endCursor: String(end) },
      nodes: nodes.slice(start, end),
    }
    return torn(page, start)
  }
}

export interface Page<T> {
  readonly totalCount: number
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  readonly nodes: readonly (T | null)[] | null
}

/** 40 hexadecimal digits that end in a number. */
export function sha(number: number): string {
  return number.toString(16).padStart(40, '0')
}

export function user(databaseId: number | null, login: string) {
  return { __typename: 'User', databaseId, login }
}

export function bot(databaseId: number, login: string) {
  return { __typename: 'Bot', databaseId, login }
}

export const ada = user(1, 'ada')
export const ben = user(2, 'ben')
export const cleo = user(3, 'cleo')
export const webFlow = user(19864447, 'web-flow')

export function named(account: object | null, name = 'Somebody', email = 'somebody@example.com') {
  return { name, email, user: account }
}

export const GITHUB = named(webFlow, 'GitHub', 'noreply@github.com')

export function signed(signer: object | null, about: object = {}) {
  return { __typename: 'GpgSignature', isValid: true, wasSignedByGitHub: false, signer, ...about }
}

export const byGitHub = signed(webFlow, { wasSignedByGitHub: true })

interface CommitParts {
  readonly parents?: readonly string[]
  readonly authors?: readonly (object | null)[]
  readonly committer?: object | null
  readonly signature?: object | null
  readonly headline?: string
}

export function commit(oid: string, about: CommitParts = {}) {
  const { parents = [sha(0)], authors = [named(ada)], committer = named(ada) } = about
  return {
    __typename: 'Commit',
    oid,
    messageHeadline: about.headline ?? 'Change one thing',
    parents: connection(parents.map((parent) => ({ oid: parent }))),
    authors: connection(authors),
    committer,
    signature: about.signature ?? null,
  }
}

let reviews = 0

export function review(author: object | null, state: string, about: object = {}) {
  reviews += 1
  return {
    id: `review-${reviews}`,
    fullDatabaseId: String(9_000_000_000 + reviews),
    state,
    submittedAt: '2026-03-02T10:00:00Z',
    author,
    commit: { oid: sha(1) },
    authorCanPushToRepository: true,
    ...about,
  }
}

interface PullParts {
  readonly reviews?: object
  readonly commits?: object
  readonly assignees?: object
  readonly timelineItems?: object
  readonly [field: string]: unknown
}

/** #12 by ada, open, of one commit. */
export function pull(about: PullParts = {}) {
  return {
    number: 12,
    title: 'Change one thing',
    state: 'OPEN',
    isDraft: false,
    mergedAt: null,
    author: ada,
    authorAssociation: 'MEMBER',
    isCrossRepository: false,
    headRefOid: sha(1),
    headRefName: 'change',
    headRepository: { nameWithOwner: 'acme/shop' },
    baseRefOid: sha(0),
    baseRefName: 'main',
    assignees: connection([]),
    reviews: connection([]),
    commits: connection([{ commit: commit(sha(1)) }]),
    timelineItems: connection([]),
    ...about,
  }
}

export function repository(pulls: readonly { readonly number: number }[], about: object = {}) {
  return {
    defaultBranchRef: { name: 'main' },
    assignableUsers: connection([ada, ben]),
    pullRequest: ({ number }: { readonly number: number }) =>
      pulls.find((each) => each.number === number) ?? null,
    ...about,
  }
}
