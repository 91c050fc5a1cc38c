import type { Change, Part, PullRequest } from '../../model/change.ts'
import type { ReviewPolicy } from '../../model/policy.ts'
import type { Vote } from '../../model/verdict.ts'
import { isViable } from './involved.ts'
import { objectionsTo } from './objections.ts'
import { tally } from './tally.ts'
import { numbered } from './words.ts'

/**
 * Every answer to the change and what became of it: those to its pull requests, then `released`,
 * those to the release.
 */
export function votesOf(
  change: Change,
  review: ReviewPolicy,
  released: readonly Vote[] = [],
): readonly Vote[] {
  const byNumber = new Map(change.pulls.map((pull) => [pull.number, pull]))
  const votes = change.parts.flatMap((part) =>
    part.candidates.flatMap((candidate) => {
      const pull = byNumber.get(candidate.pull)
      if (!pull) return []
      if (isViable(candidate)) return votesFor(pull, part, change, review)
      return candidate.content.kind === 'other' ? inVain(pull, candidate.content.why) : []
    }),
  )
  return [
    ...distinct(votes),
    ...released.map(({ about, person, kind, counts, because }) => ({
      about,
      person,
      kind,
      counts,
      because,
    })),
  ]
}

function votesFor(
  pull: PullRequest,
  part: Part,
  change: Change,
  review: ReviewPolicy,
): readonly Vote[] {
  const about = numbered(pull)
  const { counted, not } = tally(pull, part, change, review)
  return [
    ...counted.map((answer) => ({ about, ...answer, kind: 'approval' as const, counts: true })),
    ...not.map((answer) => ({ about, ...answer, kind: 'approval' as const, counts: false })),
    ...objectionsTo(pull, part, review).map(({ person, stands, because }) => ({
      about,
      person,
      kind: 'objection' as const,
      counts: stands === 'blocks',
      because,
    })),
  ]
}

/** Approvals of a pull request that does not account for what goes live. */
function inVain(pull: PullRequest, why: string): readonly Vote[] {
  return pull.reviews
    .filter(({ state }) => state === 'approved')
    .map(({ person }) => ({
      about: numbered(pull),
      person,
      kind: 'approval',
      counts: false,
      because: `approved what does not account for the change: ${why}`,
    }))
}

/** One pull request may account for several parts, and nobody needs the same line twice. */
function distinct(votes: readonly Vote[]): readonly Vote[] {
  const found = new Map<string, Vote>()
  for (const vote of votes) {
    const { about, person, kind, counts, because } = vote
    found.set(JSON.stringify([about, person?.id, kind, counts, because]), vote)
  }
  return [...found.values()]
}
