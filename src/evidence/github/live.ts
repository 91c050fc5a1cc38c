import * as z from 'zod/mini'
import { count, short } from '../../base/words.ts'
import type { Evidence } from '../../model/evidence.ts'
import { known, unknown } from '../problem.ts'
import type { History } from '../repository/history.ts'
import type { Client } from './client.ts'
import { oid } from './commit.ts'
import { pageFields, pageShape } from './connection.ts'
import { ownerAndName } from './query.ts'
import type { Asked } from './subject.ts'

/** Where a release begins, and the branch that goes live unless the policy names another. */
export interface Live {
  readonly commit: string
  readonly defaultBranch: string | undefined
}

/** Deployments that are looked at for one that was live; each page of a hundred is a request. */
const MOST = 1000
/** Commits that were live and that git is asked about. */
const MOST_COMMITS = 50

// GitHub's own words for a deployment: https://docs.github.com/en/graphql/reference/enums#deploymentstate
const QUERY = `query Live($owner: String!, $name: String!, $environment: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    defaultBranchRef { name }
    deployments(
      environments: [$environment]
      first: 100
      after: $after
      orderBy: { field: CREATED_AT, direction: DESC }
    ) { ${pageFields('commitOid statuses(first: 100) { nodes { state } }')} }
  }
}`

const SHAPE = z.object({
  repository: z.object({
    defaultBranchRef: z.nullable(z.object({ name: z.string() })),
    deployments: pageShape(
      z.object({
        commitOid: oid,
        statuses: z.nullable(
          z.object({ nodes: z.nullable(z.array(z.nullable(z.object({ state: z.string() })))) }),
        ),
      }),
    ),
  }),
})

type Page = z.infer<typeof SHAPE>['repository']['deployments']
type Deployment = NonNullable<NonNullable<Page['nodes']>[number]>

/**
 * The commit of the newest deployment that ever succeeded and that the judged commit stands on by
 * first parents, or the judged commit where it was live before another. What a live commit merely
 * reaches by a merge need never have been live. Where the policy begins later on that line, it
 * begins there.
 */
export async function readLive(
  asked: Asked,
  client: Client,
  history: History,
): Promise<Evidence<Live>> {
  const { commit: judged } = asked.subject
  const cursors = new Set<string>()
  const looked = new Map<string, Evidence<boolean>>()
  let seen = 0
  let after: string | null = null
  for (;;) {
    const read = await readPage(asked, after, client)
    if (!read.known) return read
    const { deployments, defaultBranchRef } = read.value.repository
    const nodes = deployments.nodes ?? []
    if (nodes.includes(null)) return torn(asked)
    const begin = (commit: string) => known({ commit, defaultBranch: defaultBranchRef?.name })
    for (const node of nodes) {
      if (!node || !wasLive(node) || looked.has(node.commitOid)) continue
      if (node.commitOid === judged) {
        // Any job before this one that names the environment deploys it; another has to have followed.
        if (looked.size > 0) return begin(judged)
        continue
      }
      const found = isOnLine(node.commitOid, judged, history)
      looked.set(node.commitOid, found)
      if (found.known && found.value) return begin(later(node.commitOid, asked, history))
    }
    seen += nodes.length
    const { hasNextPage, endCursor } = deployments.pageInfo
    if (!hasNextPage) {
      if (seen !== deployments.totalCount) return torn(asked)
      return asked.review.since === undefined
        ? nothingLive(asked, seen, [...looked.values()])
        : begin(asked.review.since)
    }
    if (nodes.length === 0 || endCursor === null || cursors.has(endCursor)) return torn(asked)
    if (seen >= MOST || looked.size >= MOST_COMMITS) {
      return nothingLive(asked, seen, [...looked.values()])
    }
    cursors.add(endCursor)
    after = endCursor
  }
}

/** Whether a commit stands below the judged one by first parents alone. */
function isOnLine(commit: string, judged: string, history: History): Evidence<boolean> {
  const steps = history.steps(commit, judged)
  return steps.known ? known(steps.value.at(-1)?.parents[0] === commit) : steps
}

/** What the owners of the policy took over as reviewed, where that is newer than what was live. */
function later(live: string, { subject, review }: Asked, history: History): string {
  const { since } = review
  if (since === undefined) return live
  const steps = history.steps(live, subject.commit)
  return steps.known && steps.value.some(({ id }) => id === since) ? since : live
}

async function readPage(
  { subject, environment }: Asked,
  after: string | null,
  client: Client,
): Promise<Evidence<z.infer<typeof SHAPE>>> {
  return client.query(QUERY, { ...ownerAndName(subject.repository), environment, after }, SHAPE)
}

/** What is live no more is inactive, and so is much that never was: only a success tells. */
function wasLive({ statuses }: Deployment): boolean {
  return (statuses?.nodes ?? []).some((status) => status?.state === 'SUCCESS')
}

function torn({ environment, place }: Asked): Evidence<never> {
  return unknown({
    what: `GitHub does not list the deployments of ${environment} to their end, so nobody can tell what is live`,
    next: 'Run it again; where it stays, look at https://www.githubstatus.com',
    place,
  })
}

function nothingLive(
  { environment, subject, place }: Asked,
  seen: number,
  looked: readonly Evidence<boolean>[],
): Evidence<never> {
  const [missing] = looked.flatMap((each) => (each.known ? [] : each.because))
  if (missing) return unknown(missing)
  return unknown({
    what:
      seen === 0
        ? `GitHub knows no deployment to ${environment}, so nothing says where the change begins`
        : `Of the last ${count(seen, 'deployment')} to ${environment} none was live and is what ${short(subject.commit)} stands on, so nothing says where the change begins`,
    next: 'Name the commit to begin with in the policy (review: since:), and name the environment in the job that deploys, so that GitHub keeps record',
    place,
  })
}
