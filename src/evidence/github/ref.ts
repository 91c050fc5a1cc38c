import * as z from 'zod/mini'
import type { Change } from '../../model/change.ts'
import type { Evidence } from '../../model/evidence.ts'
import { both, known } from '../problem.ts'
import type { Client } from './client.ts'
import { oid } from './commit.ts'
import { ownerAndName } from './query.ts'
import type { Subject } from './subject.ts'

// A tag may name another tag; one that names a tag of a tag names no commit here.
const QUERY = `query Tips($owner: String!, $name: String!, $ref: String!, $branch: String!) {
  repository(owner: $owner, name: $name) {
    ref(qualifiedName: $ref) { target { ...Tip } }
    branch: ref(qualifiedName: $branch) { target { ...Tip } }
  }
}
fragment Tip on GitObject {
  __typename
  oid
  ... on Tag { target { __typename oid ... on Tag { target { __typename oid } } } }
}`

const object = z.object({ __typename: z.string(), oid })
const target = z.object({
  ...object.shape,
  target: z.optional(z.object({ ...object.shape, target: z.optional(object) })),
})
const ref = z.nullable(z.object({ target: z.nullable(target) }))
const TIPS = z.object({ repository: z.object({ ref, branch: ref }) })

/** What a comparison is asked for: the last commit that both sides have. */
const COMPARISON = z.object({
  status: z.enum(['ahead', 'behind', 'diverged', 'identical']),
  merge_base_commit: z.object({ sha: oid }),
})

/**
 * Looks the name that the run was started for up anew, last of all: tags move, and branches are
 * pushed to while others are asked. The branch that goes live has to contain the commit too.
 */
export async function readRef(
  { repository, commit, ref: given, base }: Subject,
  branch: string,
  client: Client,
): Promise<Evidence<NonNullable<Change['ref']>>> {
  const full = `refs/heads/${branch}`
  const name = given ?? full
  // What a merge queue made is not yet on the branch.
  const queued = base !== undefined
  const variables = { ...ownerAndName(repository), ref: name, branch: queued ? name : full }
  const read = await client.query(QUERY, variables, TIPS)
  if (!read.known) return read
  const tips = [
    commitOf(read.value.repository.ref),
    commitOf(read.value.repository.branch),
  ] as const
  const contained = both(
    await contains(tips[0], commit, repository, client),
    tips[0] === tips[1] ? known(true) : await contains(tips[1], commit, repository, client),
  )
  if (!contained.known) return contained
  const [inRef, inBranch] = contained.value
  return known({ name, commit: tips[0], contains: inRef && inBranch })
}

function commitOf(found: z.infer<typeof ref>): string | undefined {
  let at: { __typename: string; oid: string; target?: unknown } | undefined =
    found?.target ?? undefined
  while (at?.__typename === 'Tag') at = at.target as typeof at
  return at?.__typename === 'Commit' ? at.oid : undefined
}

async function contains(
  tip: string | undefined,
  commit: string,
  repository: string,
  client: Client,
): Promise<Evidence<boolean>> {
  if (tip === undefined || tip === commit) return known(tip === commit)
  const { owner, name: repo } = ownerAndName(repository)
  // Of the commits between them none is needed; a page has at least one.
  const read = await client.get(
    'GET /repos/{owner}/{repo}/compare/{basehead}',
    { owner, repo, basehead: `${commit}...${tip}`, per_page: 1 },
    COMPARISON,
  )
  if (read.known) {
    const { status, merge_base_commit } = read.value
    return known(status === 'ahead' && merge_base_commit.sha === commit)
  }
  // Histories with nothing in common cannot be compared.
  return read.because.every(({ absent }) => absent) ? known(false) : read
}
