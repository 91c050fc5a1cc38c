import * as z from 'zod/mini'
import { short } from '../../base/words.ts'
import type { Hand } from '../../model/change.ts'
import type { Evidence } from '../../model/evidence.ts'
import { all, known, unknown, wholeFile } from '../problem.ts'
import type { Step } from '../repository/history.ts'
import type { Client } from './client.ts'
import { commitFields, commitOf, commitShape, oid } from './commit.ts'
import { ownerAndName } from './query.ts'

/** A commit of the branch with what GitHub says of it. */
export interface ToldStep extends Step {
  readonly hands: readonly Hand[]
  /** Numbers of pull requests that may have brought it. */
  readonly pulls: readonly number[]
}

/** The steps of a range, and the pull requests to look at. */
export interface ToldSteps {
  /** Newest first. */
  readonly steps: readonly ToldStep[]
  /** As GitHub has them for one of the commits, or names its queue after them. */
  readonly associated: readonly number[]
  /** Those that only a name suggests; they need not exist. */
  readonly hinted: readonly number[]
  /** The commit that GitHub says was made when a pull request was merged. */
  readonly landed: ReadonlyMap<number, string>
}

/**
 * Commits in one query, each with 100 authors, 10 parents and 10 pull requests at most: 6,000 of the
 * 500,000 nodes that are allowed, for (1 + 50 × 3) / 100 = 2 points.
 * https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api
 */
const AT_ONCE = 50
/** More steps than these at once nobody has looked through. */
const MOST = 1000
/** Pull requests of one commit. */
const MOST_PULLS = 10

const associations = z.object({
  totalCount: z.int(),
  nodes: z.nullable(
    z.array(
      z.nullable(
        z.object({
          number: z.int(),
          repository: z.object({ nameWithOwner: z.string() }),
          mergeCommit: z.nullable(z.object({ oid })),
        }),
      ),
    ),
  ),
})

const stepShape = z.object({
  ...commitShape.shape,
  associatedPullRequests: z.nullable(associations),
})

type StepNode = z.infer<typeof stepShape>

/**
 * Who made these commits, and with which pull requests they came. On the default branch GitHub
 * knows that of every commit; elsewhere only titles and the name of the merge queue tell, and these
 * are believed for nothing but which pull requests to look at.
 */
export async function readSteps(
  repository: string,
  steps: readonly Step[],
  queued: number | undefined,
  client: Client,
): Promise<Evidence<ToldSteps>> {
  if (steps.length > MOST) return tooMany(steps)
  const batches = Array.from({ length: Math.ceil(steps.length / AT_ONCE) }, (_, i) =>
    steps.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
  )
  const reads = await Promise.all(batches.map((batch) => readBatch(repository, batch, client)))
  const read = all(reads)
  if (!read.known) return read
  return known(told(steps, read.value.flat(), repository, queued))
}

async function readBatch(
  repository: string,
  steps: readonly Step[],
  client: Client,
): Promise<Evidence<readonly Answer[]>> {
  const aliases = steps.map((_, i) => `c${i}`)
  const query = `query Steps($owner: String!, $name: String!, ${aliases.map((each) => `$${each}: GitObjectID!`).join(', ')}) {
  repository(owner: $owner, name: $name) {
    ${aliases.map((each) => `${each}: object(oid: $${each}) { ...Step }`).join('\n    ')}
  }
}
fragment Step on Commit {
  ...CommitFields
  associatedPullRequests(first: ${MOST_PULLS}) {
    totalCount
    nodes { number repository { nameWithOwner } mergeCommit { oid } }
  }
}
${commitFields}`
  const shape = z.object({
    repository: z.object(
      Object.fromEntries(aliases.map((each) => [each, z.nullable(stepShape)] as const)),
    ),
  })
  const variables = {
    ...ownerAndName(repository),
    ...Object.fromEntries(steps.map(({ id }, i) => [`c${i}`, id])),
  }
  const read = await client.query(query, variables, shape)
  if (!read.known) return read
  return all(steps.map((step, i) => answerOf(step, read.value.repository[`c${i}`] ?? null)))
}

/** What GitHub answered about one commit. */
interface Answer {
  readonly hands: readonly Hand[]
  readonly associated: readonly NonNullable<
    NonNullable<StepNode['associatedPullRequests']>['nodes']
  >[number][]
}

function answerOf(step: Step, node: StepNode | null): Evidence<Answer> {
  if (node?.oid !== step.id) return notThere(step)
  const commit = commitOf(node)
  if (!commit.known) return commit
  const { totalCount = 0, nodes } = node.associatedPullRequests ?? {}
  if ((nodes?.length ?? 0) !== totalCount) return tooManyPulls(step, totalCount)
  const { hands } = commit.value
  return known({ hands, associated: nodes ?? [] })
}

function told(
  steps: readonly Step[],
  answers: readonly Answer[],
  repository: string,
  queued: number | undefined,
): ToldSteps {
  const landed = new Map<number, string>()
  const associated = new Set<number>(queued === undefined ? [] : [queued])
  const hinted = new Set<number>()
  const withPulls = steps.map((step, i): ToldStep => {
    const { hands = [], associated: nodes = [] } = answers[i] ?? {}
    const own = nodes.filter((node) => node && isOf(repository, node.repository.nameWithOwner))
    const numbers = own.flatMap((node) => (node ? [node.number] : []))
    for (const node of own) {
      if (node?.mergeCommit) landed.set(node.number, node.mergeCommit.oid)
    }
    const hints = queued === undefined && numbers.length > 0 ? [] : hintsIn(step, queued)
    for (const number of numbers) associated.add(number)
    for (const number of hints) hinted.add(number)
    return { ...step, hands, pulls: [...new Set([...numbers, ...hints])] }
  })
  return {
    steps: withPulls,
    associated: [...associated],
    hinted: [...hinted].filter((number) => !associated.has(number)),
    landed,
  }
}

/** A commit that forks share belongs to pull requests of theirs too. */
function isOf(repository: string, other: string): boolean {
  return repository.toLowerCase() === other.toLowerCase()
}

/** How GitHub names a merge, and what it puts at the end of the title of a squash. */
function hintsIn({ title }: Step, queued: number | undefined): readonly number[] {
  const named = /^Merge pull request #(\d{1,9}) from |\(#(\d{1,9})\)$/.exec(title.trimEnd())
  const number = named?.[1] ?? named?.[2]
  return [
    ...(number === undefined ? [] : [Number(number)]),
    ...(queued === undefined ? [] : [queued]),
  ]
}

const LANDED = z.object({ mergeCommit: z.nullable(z.object({ oid })) })

/** The commits that GitHub made when these were merged; one request for fifty of them. */
export async function readLanded(
  repository: string,
  numbers: readonly number[],
  client: Client,
): Promise<Evidence<ReadonlyMap<number, string>>> {
  const landed = new Map<number, string>()
  for (let at = 0; at < numbers.length; at += AT_ONCE) {
    const batch = numbers.slice(at, at + AT_ONCE)
    const read = await client.query(
      `query Landed($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    ${batch.map((each) => `p${each}: pullRequest(number: ${each}) { mergeCommit { oid } }`).join('\n    ')}
  }
}`,
      ownerAndName(repository),
      z.object({
        repository: z.object(
          Object.fromEntries(batch.map((each) => [`p${each}`, LANDED] as const)),
        ),
      }),
    )
    if (!read.known) return read
    for (const each of batch) {
      const commit = read.value.repository[`p${each}`]?.mergeCommit
      if (commit) landed.set(each, commit.oid)
    }
  }
  return known(landed)
}

function notThere({ id }: Step): Evidence<never> {
  return unknown({
    what: `GitHub does not have commit ${short(id)}, which stands in the checkout, so nothing says who made it`,
    next: 'Push it, or check out the repository that is named',
    place: wholeFile(id),
  })
}

function tooMany(steps: readonly Step[]): Evidence<never> {
  return unknown({
    what: `The change has ${steps.length} steps, and no more than ${MOST} are looked through at once`,
    next: 'Release in smaller pieces, or begin at a later commit (review: since:) if nothing is live',
    place: wholeFile(steps[0]?.id ?? ''),
  })
}

function tooManyPulls({ id }: Step, total: number): Evidence<never> {
  return unknown({
    what: `Commit ${short(id)} belongs to ${total} pull requests, and no more than ${MOST_PULLS} of one commit are looked at`,
    next: 'Close those that did not bring it',
    place: wholeFile(id),
  })
}
