import { count, cut, list, short } from '../../base/words.ts'
import type { Change, Part } from '../../model/change.ts'
import type { Policy } from '../../model/policy.ts'
import type { Draft } from '../../model/rule.ts'
import { bounded } from '../bounded.ts'
import { defineRule } from '../define.ts'
import { have, them } from '../grammar.ts'
import { accountOf, notAsked } from './account.ts'
import { type Asked, askedOf } from './asked.ts'
import { underGlass } from './glass.ts'

/** As much of a title as tells people which commit is meant. */
const TITLE = 60

/** Names in messages pick candidates too, and anybody can write many. */
const MOST = 4

export default defineRule({
  id: 'review/range',
  question: 'Did every commit since the last live one come with its own pull request?',
  from: 'plan',
  severity: 'block',
  needs: ['change', 'policy'],
  idle(facts) {
    const why = notAsked(facts)
    if (why !== undefined) return why
    return facts.change?.live === undefined
      ? 'this is no release; review/second-person asks about commits without a pull request'
      : undefined
  },
  check(facts) {
    const asked = askedOf(facts)
    if (!asked) return []
    const { policy } = facts
    const lost = asked.change.parts.filter((part) => !accountOf(part, asked))
    const bare = lost.filter(({ candidates }) => candidates.length === 0)
    const rejected = lost.filter(({ candidates }) => candidates.length > 0)
    const drafts = [
      ...(bare.length > 0 ? [withoutPull(bare, asked, policy)] : []),
      ...bounded(rejected, (part) => unlike(part, asked, policy)),
    ]
    return underGlass(drafts, asked.change, policy)
  },
  shows(facts) {
    const asked = askedOf(facts)
    if (!asked) return ''
    const { parts, live } = asked.change
    const commits = commitsOf(parts)
    const since = live === undefined ? '' : ` since ${short(live)}`
    if (commits.length === 0) return `Nothing is new${since}`
    const pulls = parts.map((part) => `#${accountOf(part, asked)?.tally.pull.number}`)
    return `${count(commits.length, 'commit')}${since} came with ${list([...new Set(pulls)])}`
  },
})

function commitsOf(parts: readonly Part[]): readonly string[] {
  return parts.flatMap(({ commits }) => commits)
}

/** Pushed past every review, or made on another branch: there is nobody to ask about them. */
function withoutPull(parts: readonly Part[], { change }: Asked, policy: Policy): Draft {
  const commits = commitsOf(parts)
  const named = parts.map(nameOf)
  const since = change.live === undefined ? '' : ` since ${short(change.live)}`
  return {
    what: `${count(commits.length, 'commit')}${since} ${have(commits)} come without a pull request to ${change.branch}, so nobody was asked about ${them(commits)}: ${list(named)}`,
    next: takeOver(commits, change),
    place: policy.at('review', 'approvals'),
  }
}

function unlike(part: Part, { change }: Asked, policy: Policy): Draft {
  const reasons = part.candidates.map(
    ({ pull, content }) =>
      `not #${pull} (${content.kind === 'other' ? content.why : 'GitHub does not show it'})`,
  )
  return {
    what: `No pull request accounts for ${nameOf(part)}: ${list(reasons, MOST)}`,
    next: takeOver(part.commits, change),
    place: policy.at('review', 'approvals'),
  }
}

/** What is once on the branch stays in its range, also where a later commit reverts it. */
function takeOver(commits: readonly string[], { branch }: Change): string {
  const newest = commits[0] ?? 'the newest of them'
  return `Look at ${them(commits)} now; what shall not stay, revert by a reviewed pull request to ${branch}. Then let the owners of the policy approve one that sets review.since to ${newest}: commits up to that one are taken over as reviewed`
}

/** `4f2c1d0 (Route orders)`, or the first of several. */
function nameOf({ commits, title }: Part): string {
  const others = commits.length > 1 ? ` and ${count(commits.length - 1, 'commit')} before it` : ''
  return `${short(commits[0] ?? 'nothing')} (${cut(title, TITLE)})${others}`
}
