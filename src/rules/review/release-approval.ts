import { count, list, thousands } from '../../base/words.ts'
import type { Draft } from '../../model/rule.ts'
import { defineRule } from '../define.ts'
import { askedOf } from './asked.ts'
import {
  isSameEnvironment,
  notReleased,
  type ReleaseAsked,
  type ReleaseVote,
  releaseAsked,
  releasersNeeded,
  releaseVotes,
  stateOf,
} from './release.ts'
import { loginOf } from './words.ts'

/** The report lists every answer with its reason; a sentence names the first. */
const MOST = 4

type Place = (...path: readonly string[]) => Draft['place']

export default defineRule({
  id: 'review/release-approval',
  question: 'Did enough independent people let this release start?',
  from: 'deploy',
  severity: 'block',
  needs: ['change', 'policy'],
  idle: notReleased,
  check(facts) {
    const asked = askedOf(facts)
    if (!asked?.review.release) return []
    const at: Place = (...path) => facts.policy.at('review', 'release', ...path)
    const release = releaseAsked(asked.change, asked.review)
    if (!release) return [notTold(at)]
    const votes = releaseVotes(asked.change, asked.review)
    return [
      ...unguarded(release, at),
      ...rejected(votes, at),
      ...again(release, at),
      ...silent(release, votes, at),
      ...tooFew(release, votes, at),
    ]
  },
  shows(facts) {
    const asked = askedOf(facts)
    const votes = asked ? releaseVotes(asked.change, asked.review) : []
    const counted = votes.filter(isCounted)
    return `${list(counted.map(({ person, about }) => `${loginOf(person)} (${about})`))} let this release start, and had no hand in it`
  },
})

function isCounted({ kind, counts }: ReleaseVote): boolean {
  return kind === 'approval' && counts
}

function notTold(at: Place): Draft {
  return {
    what: 'Nothing tells which run releases this, so nobody can be found who let it start',
    next: 'Run the gate as an Action, in a job that needs the protected environment',
    place: at(),
  }
}

/** Where nobody has to be asked, an approval is worth nothing. */
function unguarded({ release, policy }: ReleaseAsked, at: Place): readonly Draft[] {
  return policy.environments
    .map((name) => ({ name, state: stateOf(name, release) }))
    .filter(({ state }) => state !== 'guarded')
    .map(({ name, state }) => ({
      what:
        state === 'open'
          ? `The environment ${name} has no required reviewers, so it lets every run through`
          : `The repository has no environment ${name}, so nobody was asked whether the release may start`,
      next: `${state === 'open' ? 'Give it' : 'Create it with'} required reviewers in the settings of the repository, then start a new run`,
      place: at('environments'),
    }))
}

function rejected(votes: readonly ReleaseVote[], at: Place): readonly Draft[] {
  const objections = votes.filter(({ kind, counts }) => kind === 'objection' && counts)
  if (objections.length === 0) return []
  const who = objections.map(({ person, about }) => `${loginOf(person)} (${about})`)
  return [
    {
      what: `The release was rejected by ${list(who)}`,
      next: 'Settle with them what is wrong, then start a new run',
      place: at('approvals'),
    },
  ]
}

/** GitHub keeps with an approval neither time nor commit nor attempt. */
function again({ release }: ReleaseAsked, at: Place): readonly Draft[] {
  if (release.attempt === 1) return []
  return [
    {
      what: `This is attempt ${thousands(release.attempt)} of the run, and nothing tells which attempt was approved: an approval may be left from one before`,
      next: 'Start a new run in place of running this one again, and have it approved',
      place: at('approvals'),
    },
  ]
}

/** An administrator can start a job that waits, and then nobody has approved it. */
function silent(asked: ReleaseAsked, votes: readonly ReleaseVote[], at: Place): readonly Draft[] {
  const bypassed = unentered(asked, votes).filter((name) => answersIn(name, votes).length === 0)
  if (bypassed.length === 0) return []
  return [
    {
      what: `Nobody has approved in ${list(bypassed)}; where an administrator starts a job that waits, nobody has approved it either`,
      next: 'Run the gate in a job that needs the environment, and have somebody approve who had no hand in the change',
      place: at('environments'),
    },
  ]
}

/** Environments that ask somebody, and that nobody let the run into whose word counts. */
function unentered(
  { release, policy }: ReleaseAsked,
  votes: readonly ReleaseVote[],
): readonly string[] {
  return policy.environments.filter(
    (name) =>
      stateOf(name, release) === 'guarded' && !answersIn(name, votes).some(({ fit }) => fit),
  )
}

function answersIn(name: string, votes: readonly ReleaseVote[]): readonly ReleaseVote[] {
  return votes.filter(({ about }) => isSameEnvironment(about, name))
}

function tooFew(asked: ReleaseAsked, votes: readonly ReleaseVote[], at: Place): readonly Draft[] {
  const approvals = votes.filter(
    ({ kind, about }) =>
      kind === 'approval' &&
      asked.policy.environments.some((name) => isSameEnvironment(name, about)),
  )
  // Where nobody answered at all, or no answer can count, that is said already.
  if (approvals.length === 0 || asked.release.attempt > 1) return []
  const counted = approvals.filter(isCounted).length
  const needed = releasersNeeded(asked)
  const spoiled = unentered(asked, approvals).filter(
    (name) => answersIn(name, approvals).length > 0,
  )
  if (counted >= needed && spoiled.length === 0) return []
  const not = approvals
    .filter(({ counts }) => !counts)
    .map(({ person, about, because }) => `${loginOf(person)} (${about}), who ${because}`)
  const more = needed > asked.policy.approvals ? ' (no person started the run)' : ''
  const what =
    counted < needed
      ? `The release has ${thousands(counted)} of the ${count(needed, 'independent approval')} that it needs${more}`
      : `Nobody independent let the run into ${list(spoiled)}`
  return [
    {
      what: not.length > 0 ? `${what}; not counted: ${list(not, MOST)}` : what,
      next: `Start a new run, and have ${needed === 1 ? 'somebody' : `${thousands(needed)} people`}${asked.policy.approvers.length > 0 ? ' of those whom the policy names (review.release.approvers)' : ''} approve who neither had a hand in the change nor started the run${needed > asked.policy.environments.length ? '; GitHub asks one person for an environment, so the policy has to name as many environments' : ''}`,
      place: at('approvals'),
    },
  ]
}
