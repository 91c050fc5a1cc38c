import { type Bounds, connection, failure, type Resolved, type Sight } from './connection.ts'
import {
  authorsOf,
  commitOf,
  commitsOf,
  compare,
  deploymentState,
  pullOf,
  pullsOfCommit,
  repositoryOf,
  userOf,
  userOfEmail,
} from './lookup.ts'
import type { Commit, Deployment, Identity, Pull, Review, Signature, Tag, World } from './world.ts'

// The answers of the GraphQL API: what the schema's fields of these types give, and nothing else.
// https://docs.github.com/graphql

function nodeId(kind: string, id: string | number): string {
  return Buffer.from(`${kind}:${id}`).toString('base64')
}

/** GraphQL leaves out the `[bot]` that the REST API writes behind the login of a bot. */
function actor({ world }: Sight, login: string | null): Resolved | null {
  const user = userOf(world, login)
  if (user === undefined) return null
  return {
    __typename: user.type,
    id: nodeId(user.type, user.id),
    databaseId: user.id,
    login: user.type === 'Bot' ? user.login.replace(/\[bot\]$/, '') : user.login,
    name: user.name,
    isSiteAdmin: user.site,
    url: `https://github.com/${user.login}`,
  }
}

function gitActor(sight: Sight, { name, email, at }: Identity): Resolved {
  const user = userOfEmail(sight.world, email)
  const shown = user?.type === 'User' || sight.world.botsInCommits === 'user' ? user : undefined
  const resolved = shown && { ...actor(sight, shown.login), __typename: 'User', login: shown.login }
  return { __typename: 'GitActor', name, email, date: at, user: resolved ?? null }
}

function signature(sight: Sight, commit: Commit, made: Signature): Resolved {
  return {
    __typename: 'GpgSignature',
    isValid: made.valid,
    wasSignedByGitHub: made.byGitHub,
    signer: actor(sight, made.signer),
    state: made.valid ? 'VALID' : 'BAD_EMAIL',
    email: commit.committer.email,
    verifiedAt: made.valid ? commit.committer.at : null,
  }
}

function commitNode(sight: Sight, commit: Commit): Resolved {
  const { world } = sight
  const [headline = ''] = commit.message.split('\n')
  const authors = authorsOf(commit)
  const parents = commit.parents.flatMap((id) => world.commits.get(id) ?? [])
  return {
    __typename: 'Commit',
    id: nodeId('Commit', commit.id),
    oid: commit.id,
    abbreviatedOid: commit.id.slice(0, 7),
    message: commit.message,
    messageHeadline: headline,
    messageBody: commit.message.slice(headline.length).trim(),
    authoredDate: commit.author.at,
    committedDate: commit.committer.at,
    committedViaWeb: commit.viaWeb,
    authoredByCommitter: commit.author.email === commit.committer.email,
    author: gitActor(sight, commit.author),
    committer: gitActor(sight, commit.committer),
    signature: commit.signature && signature(sight, commit, commit.signature),
    tree: { __typename: 'Tree', id: nodeId('Tree', commit.tree), oid: commit.tree },
    parents: (bounds: Bounds) =>
      connection(sight, 'parents', bounds, parents, (each) => commitNode(sight, each)),
    authors: (bounds: Bounds) =>
      connection(sight, 'authors', bounds, authors, (each) => gitActor(sight, each)),
    associatedPullRequests: (bounds: Bounds) =>
      connection(sight, 'associatedPullRequests', bounds, pullsOfCommit(world, commit.id), (each) =>
        pullNode(sight, each),
      ),
  }
}

function commitOrNull(sight: Sight, id: string | null | undefined): Resolved | null {
  const commit = sight.world.commits.get(id ?? '')
  return commit === undefined ? null : commitNode(sight, commit)
}

function tagNode(sight: Sight, tag: Tag): Resolved {
  return {
    __typename: 'Tag',
    id: nodeId('Tag', tag.id),
    oid: tag.id,
    name: tag.name,
    target: commitOrNull(sight, tag.target),
  }
}

function objectNode(sight: Sight, id: string | undefined): Resolved | null {
  const tag = sight.world.tags.find((each) => each.id === id)
  return tag === undefined ? commitOrNull(sight, id) : tagNode(sight, tag)
}

function refNode(sight: Sight, fullName: string): Resolved | null {
  const { world } = sight
  const id = world.refs.get(fullName)
  if (id === undefined) return null
  const prefix = /^refs\/(?:heads|tags)\//.exec(fullName)?.[0] ?? 'refs/'
  return {
    __typename: 'Ref',
    id: nodeId('Ref', fullName),
    name: fullName.slice(prefix.length),
    prefix,
    target: () => objectNode(sight, id),
    compare: ({ headRef }: { headRef: string }) => comparisonNode(world, id, headRef),
  }
}

function comparisonNode(world: World, base: string, headRef: string): Resolved | null {
  const from = commitOf(world, base)
  const head = commitOf(world, headRef)
  if (from === undefined || head === undefined) return null
  const { status, ahead, behind } = compare(world, from, head)
  return {
    __typename: 'Comparison',
    id: nodeId('Comparison', `${from}...${head}`),
    status: status.toUpperCase(),
    aheadBy: ahead.length,
    behindBy: behind.length,
  }
}

function mayPush({ world }: Sight, login: string | null): boolean {
  return ['write', 'maintain', 'admin'].includes(userOf(world, login)?.role ?? 'none')
}

function reviewNode(sight: Sight, pull: Pull, review: Review): Resolved {
  const teams = sight.world.teams.filter(({ slug }) => review.onBehalfOf.includes(slug))
  return {
    __typename: 'PullRequestReview',
    id: nodeId('PullRequestReview', review.id),
    databaseId: review.id,
    fullDatabaseId: `${review.id}`,
    state: review.state,
    submittedAt: review.at,
    createdAt: review.at ?? pull.createdAt,
    lastEditedAt: review.editedAt,
    includesCreatedEdit: review.editedAt !== null,
    body: review.body,
    author: actor(sight, review.by),
    authorAssociation: userOf(sight.world, review.by)?.association ?? 'NONE',
    authorCanPushToRepository: mayPush(sight, review.by),
    commit: () => commitOrNull(sight, review.commit),
    pullRequest: () => pullNode(sight, pull),
    onBehalfOf: (bounds: Bounds) =>
      connection(sight, 'onBehalfOf', bounds, teams, ({ id, slug }) => ({
        __typename: 'Team',
        id: nodeId('Team', id),
        databaseId: id,
        slug,
        name: slug,
        combinedSlug: `${sight.world.owner}/${slug}`,
      })),
  }
}

type Event = Resolved & { readonly createdAt: string }

/** Events of a pull request by the names that `itemTypes` has for them. */
function eventsOf(sight: Sight, pull: Pull): Readonly<Record<string, readonly Event[]>> {
  const { number } = pull
  const changes = (wanted: boolean) =>
    pull.retargets.filter(({ automatic }) => automatic === wanted)
  const forced = (type: string, pushes: Pull['basePushes']) =>
    pushes.map(({ before, after, by, at }, index) => ({
      __typename: type,
      id: nodeId(type, `${number}:${index}`),
      createdAt: at,
      actor: actor(sight, by),
      beforeCommit: () => commitOrNull(sight, before),
      afterCommit: () => commitOrNull(sight, after),
    }))
  return {
    BASE_REF_CHANGED_EVENT: changes(false).map(({ from, to, by, at }, index) => ({
      __typename: 'BaseRefChangedEvent',
      id: nodeId('BaseRefChangedEvent', `${number}:${index}`),
      createdAt: at,
      actor: actor(sight, by),
      previousRefName: from,
      currentRefName: to,
    })),
    AUTOMATIC_BASE_CHANGE_SUCCEEDED_EVENT: changes(true).map(({ from, to, by, at }, index) => ({
      __typename: 'AutomaticBaseChangeSucceededEvent',
      id: nodeId('AutomaticBaseChangeSucceededEvent', `${number}:${index}`),
      createdAt: at,
      actor: actor(sight, by),
      oldBase: from,
      newBase: to,
    })),
    REVIEW_DISMISSED_EVENT: pull.dismissals.map(({ review, by, at, previous, message }, index) => {
      const dismissed = pull.reviews.find(({ id }) => id === review)
      return {
        __typename: 'ReviewDismissedEvent',
        id: nodeId('ReviewDismissedEvent', `${number}:${index}`),
        createdAt: at,
        actor: actor(sight, by),
        dismissalMessage: message,
        previousReviewState: previous,
        review: dismissed === undefined ? null : reviewNode(sight, pull, dismissed),
      }
    }),
    HEAD_REF_FORCE_PUSHED_EVENT: forced('HeadRefForcePushedEvent', pull.forcePushes),
    BASE_REF_FORCE_PUSHED_EVENT: forced('BaseRefForcePushedEvent', pull.basePushes),
  }
}

function timeline(
  sight: Sight,
  pull: Pull,
  { itemTypes, ...bounds }: Bounds & { itemTypes?: readonly string[] | null },
): Resolved {
  const events = eventsOf(sight, pull)
  const wanted = (itemTypes ?? []).flatMap((type) => {
    const found = events[type]
    if (found === undefined) throw new Error(`timelineItems(itemTypes: ${type}) is not modelled`)
    return found
  })
  if (wanted.length === 0 && !itemTypes) throw new Error('timelineItems needs itemTypes here')
  const sorted = [...wanted].sort((a, b) => a.createdAt.localeCompare(b.createdAt))
  const page = connection(sight, 'timelineItems', bounds, sorted, (each) => each)
  return { ...page, filteredCount: sorted.length, pageCount: sorted.length }
}

function pullCommits(sight: Sight, pull: Pull, bounds: Bounds): Resolved {
  const all = commitsOf(sight.world, pull)
  const shown = all.slice(0, sight.world.mostCommits.graphql)
  const page = connection(sight, 'commits', bounds, shown, (each) => ({
    __typename: 'PullRequestCommit',
    id: nodeId('PullRequestCommit', `${pull.number}:${each.id}`),
    commit: commitNode(sight, each),
  }))
  return { ...page, totalCount: all.length }
}

function pullNode(sight: Sight, pull: Pull): Resolved {
  const { world } = sight
  const { head, base, merged } = pull
  const assignees = pull.assignees.filter((login) => userOf(world, login)?.type === 'User')
  return {
    __typename: 'PullRequest',
    id: nodeId('PullRequest', pull.number),
    fullDatabaseId: `${100_000 + pull.number}`,
    number: pull.number,
    title: pull.title,
    url: `https://github.com/${repositoryOf(world)}/pull/${pull.number}`,
    state: pull.state,
    closed: pull.state !== 'OPEN',
    isDraft: pull.draft,
    merged: merged !== null,
    mergedAt: merged?.at ?? null,
    mergedBy: actor(sight, merged?.by ?? null),
    mergeCommit: () => commitOrNull(sight, merged?.commit),
    createdAt: pull.createdAt,
    author: actor(sight, pull.author),
    authorAssociation: userOf(world, pull.author)?.association ?? 'NONE',
    isCrossRepository: head.repository !== repositoryOf(world),
    headRefName: head.ref,
    headRefOid: head.commit,
    headRepository: head.repository && { nameWithOwner: head.repository },
    headRepositoryOwner: head.repository && {
      __typename: 'User',
      login: head.repository.split('/')[0],
    },
    baseRefName: base.ref,
    baseRefOid: base.commit,
    baseRepository: () => repositoryNode(sight),
    repository: () => repositoryNode(sight),
    assignees: (bounds: Bounds) =>
      connection(sight, 'assignees', bounds, assignees, (login) => actor(sight, login)),
    reviews: ({ states, author, ...bounds }: Bounds & { states?: string[]; author?: string }) => {
      const asked = pull.reviews.filter(
        (each) =>
          each.state !== 'PENDING' &&
          (!states || states.includes(each.state)) &&
          (!author || each.by === author),
      )
      return connection(sight, 'reviews', bounds, asked, (each) => reviewNode(sight, pull, each))
    },
    commits: (bounds: Bounds) => pullCommits(sight, pull, bounds),
    timelineItems: (bounds: Bounds) => timeline(sight, pull, bounds),
  }
}

function deploymentNode(sight: Sight, deployment: Deployment): Resolved {
  const status = deployment.statuses.at(-1)
  return {
    __typename: 'Deployment',
    id: nodeId('Deployment', deployment.id),
    databaseId: deployment.id,
    commitOid: deployment.commit,
    commit: () => commitOrNull(sight, deployment.commit),
    environment: deployment.environment,
    originalEnvironment: deployment.environment,
    latestEnvironment: deployment.environment,
    state: deploymentState(deployment),
    task: 'deploy',
    createdAt: deployment.at,
    updatedAt: status?.at ?? deployment.at,
    creator: actor(sight, deployment.by),
    latestStatus: status && statusNode(sight, status),
    statuses: (bounds: Bounds) =>
      connection(sight, 'statuses', bounds, deployment.statuses.toReversed(), (each) =>
        statusNode(sight, each),
      ),
  }
}

function statusNode(sight: Sight, status: Deployment['statuses'][number]): Resolved {
  return {
    __typename: 'DeploymentStatus',
    id: nodeId('DeploymentStatus', status.id),
    state: status.state.toUpperCase(),
    createdAt: status.at,
    creator: actor(sight, status.by),
  }
}

interface AskedDeployments extends Bounds {
  readonly environments?: readonly string[] | null
  readonly orderBy?: { readonly direction: 'ASC' | 'DESC' } | null
}

function deployments(sight: Sight, { environments, orderBy, ...bounds }: AskedDeployments) {
  const asked = sight.world.deployments
    .filter(({ environment }) => !environments || environments.includes(environment))
    .sort((a, b) => a.at.localeCompare(b.at) || a.id - b.id)
  if (orderBy?.direction === 'DESC') asked.reverse()
  return connection(sight, 'deployments', bounds, asked, (each) => deploymentNode(sight, each))
}

function repositoryNode(sight: Sight): Resolved {
  const { world } = sight
  const assignable = world.users.filter(({ type, role }) => type === 'User' && role !== 'none')
  return {
    __typename: 'Repository',
    id: nodeId('Repository', world.id),
    databaseId: world.id,
    name: world.name,
    nameWithOwner: repositoryOf(world),
    owner: { __typename: 'Organization', login: world.owner, id: nodeId('Organization', 900) },
    isPrivate: world.private,
    isFork: false,
    defaultBranchRef: () => refNode(sight, `refs/heads/${world.defaultBranch}`),
    pullRequest: ({ number }: { number: number }) => {
      const pull = pullOf(world, number)
      if (pull !== undefined) return pullNode(sight, pull)
      const message = `Could not resolve to a PullRequest with the number of ${number}.`
      throw failure('NOT_FOUND', message)
    },
    object: ({ oid, expression }: { oid?: string; expression?: string }) =>
      objectNode(sight, oid ?? world.refs.get(`refs/heads/${expression}`) ?? expression),
    ref: ({ qualifiedName }: { qualifiedName: string }) =>
      ['', 'refs/', 'refs/heads/', 'refs/tags/']
        .map((prefix) => refNode(sight, `${prefix}${qualifiedName}`))
        .find((each) => each !== null) ?? null,
    deployments: (asked: AskedDeployments) => deployments(sight, asked),
    assignableUsers: (bounds: Bounds) =>
      connection(sight, 'assignableUsers', bounds, assignable, ({ login }) => actor(sight, login)),
  }
}

/** The root of every query. */
export function queryRoot(sight: Sight): Resolved {
  return {
    __typename: 'Query',
    repository: ({ owner, name }: { owner: string; name: string }) => {
      const asked = `${owner}/${name}`
      if (asked.toLowerCase() === repositoryOf(sight.world).toLowerCase()) {
        return repositoryNode(sight)
      }
      const message = `Could not resolve to a Repository with the name '${asked}'.`
      throw failure('NOT_FOUND', message)
    },
    rateLimit: { cost: 1, limit: 5000, used: 1, remaining: 4999, nodeCount: 1 },
  }
}
