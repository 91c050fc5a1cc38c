import type { Evidence } from '../../model/evidence.ts'
import { known, unknown } from '../problem.ts'
import type { History } from '../repository/history.ts'
import type { Client } from './client.ts'
import { readLive } from './live.ts'
import { partsOf } from './parts.ts'
import { readPulls } from './pull.ts'
import type { Range } from './range.ts'
import { readLanded, readSteps } from './steps.ts'
import type { Asked } from './subject.ts'

/** Where a walk down the branch ends, and which branch it is. */
interface Walk {
  readonly from: string
  readonly live: string | undefined
  readonly branch: string
  /** The pull request that the name of a merge queue's branch gives; undefined for a release. */
  readonly queued: number | undefined
}

/** The commits of a merge group, or between what is live and a release, and what brought them. */
export async function rangeOfBranch(
  asked: Asked,
  client: Client,
  history: History,
): Promise<Evidence<Range>> {
  const { repository, commit, base } = asked.subject
  const walk = base === undefined ? await releaseOf(asked, client, history) : groupOf(asked, base)
  if (!walk.known) return walk
  const { from, live, branch, queued } = walk.value
  const range = { branch, live, base: from }
  const steps = history.steps(from, commit)
  if (!steps.known) return steps
  if (steps.value.length === 0) return known({ ...range, ...NOTHING })

  const told = await readSteps(repository, steps.value, queued, client)
  if (!told.known) return told
  const { associated, hinted } = told.value
  const read =
    associated.length + hinted.length === 0
      ? known({ pulls: [], reviewers: NOTHING.reviewers })
      : await readPulls(repository, associated, client, hinted)
  if (!read.known) return read
  const { pulls, reviewers } = read.value
  const unsaid = pulls.filter(
    ({ number, state }) => state === 'merged' && hinted.includes(number) && queued === undefined,
  )
  const landed = await readLanded(
    repository,
    unsaid.map(({ number }) => number),
    client,
  )
  if (!landed.known) return landed
  const ground = {
    branch,
    commit,
    queued: queued !== undefined,
    pulls: new Map(pulls.map((pull) => [pull.number, pull])),
    landed: new Map([...told.value.landed, ...landed.value]),
  }
  const stretches = partsOf(told.value.steps, ground, history)
  return stretches.known
    ? known({ ...range, stretches: stretches.value, pulls, reviewers })
    : stretches
}

const NOTHING = { stretches: [], pulls: [], reviewers: { people: [], complete: false } } as const

async function releaseOf(asked: Asked, client: Client, history: History): Promise<Evidence<Walk>> {
  const live = await readLive(asked, client, history)
  if (!live.known) return live
  const { commit, defaultBranch } = live.value
  const branch = asked.review.branch ?? defaultBranch
  if (branch === undefined) {
    return unknown({
      what: `${asked.subject.repository} has no default branch, so nothing says which branch goes live`,
      next: 'Name it in the policy (review: branch:)',
      place: asked.place,
    })
  }
  return known({ from: commit, live: commit, branch, queued: undefined })
}

/** GitHub names the branch of a group after the branch it goes to and its last pull request. */
const QUEUE = /^refs\/heads\/gh-readonly-queue\/(.+)\/pr-(\d{1,9})-[0-9a-f]+$/

function groupOf({ subject, place }: Asked, base: string): Evidence<Walk> {
  const [, branch, number] = QUEUE.exec(subject.ref ?? '') ?? []
  if (branch !== undefined) {
    return known({ from: base, live: undefined, branch, queued: Number(number) })
  }
  return unknown({
    what: `${subject.ref ?? 'What was given'} is no branch of a merge queue, so nothing says where this group goes`,
    next: 'Judge it by the event merge_group, whose branches are named gh-readonly-queue/BRANCH/pr-NUMBER-COMMIT',
    place,
  })
}
