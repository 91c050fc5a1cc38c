import * as z from 'zod/mini'
import { count } from '../../base/words.ts'
import type { Evidence } from '../../model/evidence.ts'
import { known, unknown } from '../problem.ts'
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

/** Deployments that are looked at for one that is live; each page of a hundred is a request. */
const MOST = 1000

// GitHub's own words for a deployment: https://docs.github.com/en/graphql/reference/enums#deploymentstate
const QUERY = `query Live($owner: String!, $name: String!, $environment: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    defaultBranchRef { name }
    deployments(
      environments: [$environment]
      first: 100
      after: $after
      orderBy: { field: CREATED_AT, direction: DESC }
    ) { ${pageFields('commitOid state latestStatus { state }')} }
  }
}`

const SHAPE = z.object({
  repository: z.object({
    defaultBranchRef: z.nullable(z.object({ name: z.string() })),
    deployments: pageShape(
      z.object({
        commitOid: oid,
        state: z.nullable(z.string()),
        latestStatus: z.nullable(z.object({ state: z.string() })),
      }),
    ),
  }),
})

type Page = z.infer<typeof SHAPE>['repository']['deployments']
type Deployment = NonNullable<NonNullable<Page['nodes']>[number]>

/** The commit of the newest deployment that is live, else the one that the policy begins with. */
export async function readLive(asked: Asked, client: Client): Promise<Evidence<Live>> {
  const cursors = new Set<string>()
  let seen = 0
  let after: string | null = null
  for (;;) {
    const read = await readPage(asked, after, client)
    if (!read.known) return read
    const { deployments, defaultBranchRef } = read.value.repository
    const live = newestIn(deployments)
    if (live === 'torn') return torn(asked)
    if (live) return known({ commit: live.commitOid, defaultBranch: defaultBranchRef?.name })
    seen += deployments.nodes?.length ?? 0
    const { hasNextPage, endCursor } = deployments.pageInfo
    if (!hasNextPage) {
      if (seen !== deployments.totalCount) return torn(asked)
      const { since } = asked.review
      return since === undefined
        ? nothingLive(asked, seen)
        : known({ commit: since, defaultBranch: defaultBranchRef?.name })
    }
    if (!deployments.nodes?.length || endCursor === null || cursors.has(endCursor)) {
      return torn(asked)
    }
    if (seen >= MOST) return nothingLive(asked, seen)
    cursors.add(endCursor)
    after = endCursor
  }
}

async function readPage(
  { subject, environment }: Asked,
  after: string | null,
  client: Client,
): Promise<Evidence<z.infer<typeof SHAPE>>> {
  return client.query(QUERY, { ...ownerAndName(subject.repository), environment, after }, SHAPE)
}

function newestIn({ nodes }: Page): Deployment | 'torn' | undefined {
  for (const node of nodes ?? []) {
    if (node === null) return 'torn'
    if (isLive(node)) return node
  }
  return undefined
}

/** Whoever created it is not believed for more than that it was deployed. */
function isLive({ state, latestStatus }: Deployment): boolean {
  return state === 'ACTIVE' || latestStatus?.state === 'SUCCESS'
}

function torn({ environment, place }: Asked): Evidence<never> {
  return unknown({
    what: `GitHub does not list the deployments of ${environment} to their end, so nobody can tell what is live`,
    next: 'Run it again; where it stays, look at https://www.githubstatus.com',
    place,
  })
}

function nothingLive({ environment, place }: Asked, seen: number): Evidence<never> {
  return unknown({
    what:
      seen === 0
        ? `GitHub knows no deployment to ${environment}, so nothing says where the change begins`
        : `Of the last ${count(seen, 'deployment')} to ${environment} none succeeded, so nothing says where the change begins`,
    next: 'Name the commit that is live in the policy (review: since:), and name the environment in the job that deploys, so that GitHub keeps record',
    place,
  })
}
