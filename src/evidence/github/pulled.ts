import * as z from 'zod/mini'
import { instant } from '../../base/time.ts'
import type { Commit, Person, PullRequest, Review } from '../../model/change.ts'
import type { Evidence, Problem } from '../../model/evidence.ts'
import { all, known, unknown, wholeFile } from '../problem.ts'
import { type CommitNode, commitOf, commitShape, oid } from './commit.ts'
import { pageShape } from './connection.ts'
import { type Actor, actorOf, actorShape } from './people.ts'

/** A pull request as GitHub has it, before git is asked, and who pushed. */
export interface PulledRequest extends Omit<PullRequest, 'reviews' | 'pushers'> {
  readonly reviews: readonly Omit<Review, 'content'>[]
  /** The branch it comes from, by its short name; it may be gone. */
  readonly headBranch: string
  /** `owner/name`; undefined where it is gone. */
  readonly headRepository: string | undefined
  /** The tip of the branch it goes to, as GitHub knows it; kept where that branch is gone. */
  readonly baseTip: string
}

const time = z.string().check(z.refine((text) => instant(text) !== undefined))

const reviewShape = z.object({
  id: z.string(),
  fullDatabaseId: z.union([z.string().check(z.regex(/^\d{1,20}$/)), z.int()]),
  state: z.enum(['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED', 'PENDING']),
  submittedAt: z.nullable(time),
  author: z.nullable(actorShape),
  commit: z.nullable(z.object({ oid })),
  authorCanPushToRepository: z.boolean(),
})

/** Pages of each list of a pull request. */
export const lists = {
  assignees: pageShape(actorShape),
  reviews: pageShape(reviewShape),
  commits: pageShape(z.object({ commit: commitShape })),
  timelineItems: pageShape(z.object({ id: z.string(), createdAt: time })),
}

/** What a query answers for a pull request. */
export const pullShape = z.object({
  number: z.int(),
  title: z.string(),
  state: z.enum(['OPEN', 'CLOSED', 'MERGED']),
  isDraft: z.boolean(),
  mergedAt: z.nullable(time),
  author: z.nullable(actorShape),
  authorAssociation: z.string(),
  isCrossRepository: z.boolean(),
  headRefOid: oid,
  headRefName: z.string(),
  headRepository: z.nullable(z.object({ nameWithOwner: z.string() })),
  baseRefOid: oid,
  baseRefName: z.string(),
  ...lists,
})

export type PullNode = z.infer<typeof pullShape>
export type ReviewNode = z.infer<typeof reviewShape>

/** All nodes of each list. */
export interface Nodes {
  readonly assignees: readonly Actor[]
  readonly reviews: readonly ReviewNode[]
  readonly commits: readonly { readonly commit: CommitNode }[]
  readonly timelineItems: readonly { readonly createdAt: string }[]
}

const STATES = { OPEN: 'open', CLOSED: 'closed', MERGED: 'merged' } as const

/** https://docs.github.com/en/graphql/reference/enums#commentauthorassociation */
const TRUSTED: ReadonlySet<string> = new Set(['OWNER', 'MEMBER', 'COLLABORATOR'])

export function pulledOf(node: PullNode, nodes: Nodes): Evidence<PulledRequest> {
  const author = actorOf(node.author)
  const assignees = all(nodes.assignees.map(actorOf))
  const commits = all(nodes.commits.map(({ commit }) => commitOf(commit)))
  const reviews = all(nodes.reviews.filter(isSubmitted).sort(inOrder).map(reviewOf))
  if (!author.known || !assignees.known || !commits.known || !reviews.known) {
    return unknown(
      ...[author, assignees, commits, reviews].flatMap((each) => (each.known ? [] : each.because)),
    )
  }
  const torn = contradiction(node, commits.value)
  if (torn) return unknown(torn)
  return known({
    number: node.number,
    title: node.title,
    state: STATES[node.state],
    draft: node.isDraft,
    base: node.baseRefName,
    baseTip: node.baseRefOid,
    head: node.headRefOid,
    headBranch: node.headRefName,
    headRepository: node.headRepository?.nameWithOwner,
    fork: node.isCrossRepository,
    author: author.value,
    trusted: TRUSTED.has(node.authorAssociation),
    assignees: assignees.value.filter((person): person is Person => person !== undefined),
    commits: commits.value,
    reviews: reviews.value,
    retargeted: nodes.timelineItems.map((item) => at(item.createdAt)).sort((a, b) => a - b),
    merged: node.mergedAt === null ? undefined : at(node.mergedAt),
  })
}

/** What GitHub cannot mean, and so what nothing can be concluded from. */
function contradiction(node: PullNode, commits: readonly Commit[]): Problem | undefined {
  const of = `#${node.number}`
  const place = wholeFile(of)
  if (!commits.some(({ id }) => id === node.headRefOid)) {
    return {
      what: `The head ${node.headRefOid.slice(0, 7)} of ${of} is not among its ${commits.length} commits, so nobody can tell who wrote it`,
      next: 'Run it again; where it stays, push a commit to the pull request',
      place,
    }
  }
  if ((node.state === 'MERGED') !== (node.mergedAt !== null)) {
    return {
      what: `GitHub calls ${of} ${STATES[node.state]} and ${node.mergedAt === null ? 'gives no time' : `gives ${node.mergedAt} as the time`} of its merge, so nobody can tell which answers came before it`,
      next: 'Run it again',
      place,
    }
  }
  return undefined
}

/** The shape of an answer lets nothing in its place that is no time. */
function at(time: string): number {
  return instant(time) as number
}

interface Submitted extends ReviewNode {
  readonly state: Exclude<ReviewNode['state'], 'PENDING'>
}

/** What is not yet submitted is seen by whoever writes it alone. */
function isSubmitted(review: ReviewNode): review is Submitted {
  return review.state !== 'PENDING'
}

/** What has no time is refused below, whatever its order. */
function timeOf({ submittedAt }: ReviewNode): number {
  return submittedAt === null ? 0 : at(submittedAt)
}

function inOrder(a: ReviewNode, b: ReviewNode): number {
  const later = timeOf(a) - timeOf(b)
  if (later !== 0) return later
  return BigInt(a.fullDatabaseId) < BigInt(b.fullDatabaseId) ? -1 : 1
}

const REVIEWS = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'changes-requested',
  COMMENTED: 'commented',
  DISMISSED: 'dismissed',
} as const

function reviewOf(review: Submitted): Evidence<PulledRequest['reviews'][number]> {
  const author = actorOf(review.author)
  if (!author.known) return author
  if (review.submittedAt === null) {
    return unknown({
      what: `GitHub gives no time for the review of ${author.value?.login ?? 'a deleted account'}, so nobody can tell what it came before`,
      next: 'Run it again',
      place: wholeFile(review.id),
    })
  }
  return known({
    person: author.value,
    state: REVIEWS[review.state],
    at: at(review.submittedAt),
    commit: review.commit?.oid,
    role: review.authorCanPushToRepository ? 'write' : 'read',
  })
}
