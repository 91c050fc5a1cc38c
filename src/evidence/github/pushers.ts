import * as z from 'zod/mini'
import type { Person } from '../../model/change.ts'
import type { Evidence, Problem } from '../../model/evidence.ts'
import { known, unknown, wholeFile } from '../problem.ts'
import type { History } from '../repository/history.ts'
import type { Client } from './client.ts'
import { accountOf, accountShape, distinct } from './people.ts'
import type { PulledRequest } from './pull.ts'
import { ownerAndName } from './query.ts'

const activityShape = z.object({
  // A deletion leaves nothing after it.
  after: z.nullable(z.string()),
  ref: z.string(),
  activity_type: z.string(),
  actor: z.nullable(accountShape),
})

type Activity = z.infer<typeof activityShape>

/**
 * Whoever made or moved the branch of a pull request of this repository: pushes, forced or not, and
 * merges into it by a button or the queue. Also who did so under its name before it was deleted and
 * made anew. Not who only pushed what is below the pull request, as `isBelow` tells: else everybody
 * would be involved who ever worked on a branch that lives on.
 * https://docs.github.com/en/rest/repos/repos#list-repository-activities
 */
export async function readPushers(
  pull: Pick<PulledRequest, 'number' | 'head' | 'headBranch'>,
  repository: string,
  client: Client,
  isBelow: (commit: string) => boolean = () => false,
): Promise<Evidence<readonly Person[]>> {
  const { owner, name: repo } = ownerAndName(repository)
  const ref = `refs/heads/${pull.headBranch}`
  const read = await client.pages(
    'GET /repos/{owner}/{repo}/activity',
    { owner, repo, ref },
    activityShape,
  )
  if (!read.known) return read
  const pushes = read.value.filter(
    ({ activity_type, after }) =>
      activity_type !== 'branch_deletion' && !(after !== null && isBelow(after)),
  )
  const wrong = contradiction(pull, ref, pushes)
  if (wrong) return unknown(wrong)
  return known(distinct(pushes.flatMap(({ actor }) => (actor ? [accountOf(actor)] : []))))
}

/** Questions to git about one pull request; whoever pushed what it was not asked about counts. */
const MOST_QUESTIONS = 200

/**
 * Whether a pull request stands on a commit and does not bring it: its head and what it was made on
 * top of both reach it. What git does not know was pushed over, and may have been taken along.
 */
export function belowOf(
  { head, commits }: Pick<PulledRequest, 'head' | 'commits'>,
  onto: string,
  history: Pick<History, 'commits'>,
): (commit: string) => boolean {
  const below = new Map([head, ...commits.map(({ id }) => id)].map((id) => [id, false]))
  let left = MOST_QUESTIONS
  const reaches = (from: string, commit: string) => {
    if (left === 0) return false
    left -= 1
    const beyond = history.commits(from, commit)
    return beyond.known && beyond.value.length === 0
  }
  return (commit) => {
    const is = below.get(commit) ?? (reaches(onto, commit) && reaches(head, commit))
    below.set(commit, is)
    return is
  }
}

function contradiction(
  { number, head, headBranch }: Parameters<typeof readPushers>[0],
  ref: string,
  pushes: readonly Activity[],
): Problem | undefined {
  const of = `${headBranch}, the branch of #${number}`
  const place = wholeFile(`#${number}`)
  const other = pushes.find((activity) => activity.ref !== ref)
  if (other) {
    return {
      what: `GitHub was asked who pushed to ${ref} and answered for ${other.ref}`,
      next: 'Run it again',
      place,
    }
  }
  if (pushes.some(({ actor }) => actor === null)) {
    return {
      what: `Somebody whose account is gone pushed to ${of}, and could have approved under another`,
      next: 'Open a new pull request with the same commits from a new branch',
      place,
    }
  }
  if (pushes.some(({ after }) => after === head)) return undefined
  return {
    what: `No record says who pushed ${head.slice(0, 7)} to ${of}, so whoever did could be the one who approves it`,
    next: 'Run it again in a minute; where it stays, push a commit to the branch',
    place,
  }
}
