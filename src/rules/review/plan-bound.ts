import { count, list, short, thousands } from '../../base/words.ts'
import type { Earlier } from '../../model/earlier.ts'
import type { Plan } from '../../model/plan.ts'
import type { Draft, Facts } from '../../model/rule.ts'
import { defineRule } from '../define.ts'
import { wholeFile } from '../places.ts'
import { planDifferences, whatMoved } from '../plan.ts'
import { type Asked, askedOf } from './asked.ts'
import { notReleased, releaseAsked, releasersNeeded, releaseVotes } from './release.ts'
import { loginOf } from './words.ts'

/** Whole: neither the beginning of a longer one nor the end of another word. */
const DIGEST = /(?<![0-9a-z])sha256:[0-9a-f]{64}(?![0-9a-z])/gi

/** The report lists every answer; a sentence names the first. */
const MOST = 4

/** Somebody whose approval of the release counts, and the plans that its comments quote. */
interface Releaser {
  readonly login: string
  readonly quoted: readonly string[]
}

export default defineRule({
  id: 'review/plan-bound',
  question: 'Does the approval of the release quote this plan, and no other?',
  from: 'deploy',
  severity: 'block',
  needs: ['change', 'policy', 'plan', 'earlier'],
  idle(facts) {
    if (askedOf(facts)?.review.release?.quotesPlan) return undefined
    return notReleased(facts) ?? 'the policy lets approvals of the release do without a plan digest'
  },
  check(facts) {
    const asked = askedOf(facts)
    if (!asked) return []
    return [...loose(asked, facts), ...unquoted(asked, facts)]
  },
  shows(facts) {
    const asked = askedOf(facts)
    const quoting = asked ? quotingIn(releasersIn(asked), facts.plan) : []
    return `${list(quoting.map(({ login }) => login))} approved plan ${facts.plan.digest}`
  },
})

type Given = Pick<Facts, 'policy' | 'plan' | 'earlier'>

/** Without its commit, a digest stands for the plan of every commit that plans the same. */
function loose({ change }: Asked, { policy, plan }: Given): readonly Draft[] {
  const { commit } = plan.parts
  if (commit === change.commit) return []
  return [
    {
      what: `The plan digest is of ${commit === null ? 'no commit' : short(commit)}, and ${short(change.commit)} is judged, so an approval of the plan is none of this commit`,
      next: `Judge the plan of ${change.commit}, and have its digest approved`,
      place: policy.at('review', 'release', 'quotesPlan'),
    },
  ]
}

function unquoted(asked: Asked, { policy, plan, earlier }: Given): readonly Draft[] {
  const release = releaseAsked(asked.change, asked.review)
  const needed = release ? releasersNeeded(release) : 1
  const releasers = releasersIn(asked)
  const quoting = quotingIn(releasers, plan)
  if (quoting.length >= needed) return []
  const others = releasers.filter((each) => !quoting.includes(each))
  const known = earlier && others.some(({ quoted }) => quoted.includes(earlier.plan.digest))
  const reasons = others.map((each) => otherwise(each, plan, earlier))
  return [
    {
      what:
        releasers.length === 0
          ? 'No approval of the release counts, so nobody approved this plan'
          : `This plan is quoted by ${thousands(quoting.length)} of ${count(needed, 'approval')} that the release needs${reasons.length > 0 ? `; ${list(reasons, MOST)}` : ''}`,
      next: `Start a new run, and have it approved with the comment: I approve plan ${plan.digest}`,
      place: policy.at('review', 'release', 'quotesPlan'),
      because: known ? wholeFile(earlier.source.file) : undefined,
    },
  ]
}

/** One comment may stand in the environment where the approval counts, and another elsewhere. */
function releasersIn({ change, review }: Asked): readonly Releaser[] {
  const votes = releaseVotes(change, review).filter(({ kind }) => kind === 'approval')
  return votes
    .filter(({ counts }) => counts)
    .map(({ person }) => ({
      login: loginOf(person),
      quoted: votes
        .filter((vote) => vote.person?.id === person?.id)
        .flatMap(({ comment }) => [...comment.matchAll(DIGEST)])
        .map(([digest]) => digest.toLowerCase()),
    }))
}

function quotingIn(releasers: readonly Releaser[], { digest }: Plan): readonly Releaser[] {
  return releasers.filter(({ quoted }) => quoted.includes(digest))
}

/** What somebody approved in place of the plan, and how that moved. */
function otherwise({ login, quoted }: Releaser, plan: Plan, earlier: Earlier | undefined): string {
  const [digest] = quoted
  if (digest === undefined) return `${login} quotes no plan`
  if (!earlier || !quoted.includes(earlier.plan.digest)) {
    return `${login} quotes ${digest}, which is another plan`
  }
  const moved = whatMoved(planDifferences(earlier.plan.parts, plan.parts))
  return `${login} quotes ${earlier.plan.digest}, and the plan moved since (${moved})`
}
