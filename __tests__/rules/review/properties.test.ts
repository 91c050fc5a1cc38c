import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type {
  Change,
  Commit,
  Part,
  Person,
  PullRequest,
  Review,
} from '../../../src/model/change.ts'
import type { Facts, Rule } from '../../../src/model/rule.ts'
import objection from '../../../src/rules/review/objection.ts'
import secondPerson from '../../../src/rules/review/second-person.ts'
import { candidatesFor } from '../../../src/rules/review/tally.ts'
import {
  BOT,
  change,
  effectOf,
  hand,
  human,
  MINUTE,
  NOON,
  part,
  policy,
  proven,
  pull,
  review,
  reviewPolicy,
  SAME,
  STALE,
  sha,
} from './change.ts'

const person = fc.constantFrom(BOT, ...[1, 2, 3, 4, 5, 6].map((id) => human(id)))
const role = fc.constantFrom('read', 'write', 'maintain', 'maintain', 'admin')
const content = fc.constantFrom(SAME, SAME, SAME, proven('update'), proven('squash'), STALE)
const few = { maxLength: 2 }
const ROLES = ['none', 'read', 'triage', 'write', 'maintain', 'admin']

const hands = fc.array(
  fc
    .record({
      as: fc.constantFrom('author', 'co-author', 'committer', 'signer'),
      person: fc.option(person, { nil: undefined, freq: 19 }),
    })
    .map((each) => hand(each.as, each.person)),
  few,
)

const commits: fc.Arbitrary<readonly Commit[]> = fc.array(
  fc.record({
    id: fc.constantFrom(...'abcdef').map(sha),
    parents: fc.constantFrom([sha('0')], [sha('0'), sha('1')]),
    title: fc.constant('Route orders'),
    hands,
    byGitHub: fc.boolean(),
  }),
  few,
)

const answer: fc.Arbitrary<Review> = fc
  .record({
    person: fc.option(person, { nil: undefined, freq: 9 }),
    state: fc.constantFrom(
      'approved',
      'approved',
      'approved',
      'approved',
      'changes-requested',
      'dismissed',
      'commented',
    ),
    content,
    role,
  })
  .map(({ person, ...more }) => review(person, more))

/** One minute after another, as GitHub lists them. */
function inOrder(reviews: readonly Review[]): readonly Review[] {
  return reviews.map((each, i) => ({ ...each, at: NOON + i * MINUTE }))
}

const pulls: fc.Arbitrary<readonly PullRequest[]> = fc.array(
  fc
    .record({
      author: fc.option(person, { nil: undefined, freq: 19 }),
      fork: fc.constantFrom(false, false, true),
      trusted: fc.constantFrom(true, true, false),
      assignees: fc.array(person, few),
      commits,
      pushers: fc.option(fc.array(person, few), { nil: undefined, freq: 9 }),
      reviews: fc.array(answer, { minLength: 1, maxLength: 6 }).map(inOrder),
      retargeted: fc.constantFrom([], [], [], [], [NOON]),
      merged: fc.constantFrom(undefined, undefined, undefined, NOON + 2 * MINUTE),
    })
    .map((more) => pull({ ...more, state: more.merged === undefined ? 'open' : 'merged' })),
  { minLength: 1, maxLength: 3 },
)

const teams = fc.constantFrom<string[][]>([], [], ['o/a'], ['o/a', 'o/b'])
const settings = fc.record({
  approvals: fc.constantFrom(1, 1, 2),
  untrusted: fc.constantFrom(2, 3),
  role: fc.constantFrom('read', 'write', 'maintain'),
  teams: teams.map((names) => names.map((team) => ({ team, approvals: 1 }))),
  machines: fc.constantFrom([], [], [6]),
  coAuthors: fc.constantFrom('involved', 'suggestions'),
  unlinked: fc.constantFrom('block', 'allow', 'allow'),
  comments: fc.constantFrom('ignore', 'withdraw'),
  dismissals: fc.constantFrom('final', 'revive'),
})

const memberships = fc
  .tuple(fc.subarray([1, 2, 3, 4, 5]), fc.subarray([1, 2, 3, 4, 5]))
  .map(([a, b]) => [
    { team: 'o/a', members: a },
    { team: 'o/b', members: b },
  ])

/** Some pull requests, and parts for which some of them account. */
const worlds = fc
  .record({
    pulls: pulls.map((all) => all.map((each, i) => ({ ...each, number: i + 1 }))),
    drawn: fc.array(
      fc.record({ hands, pulls: fc.array(fc.nat(2), { minLength: 1, maxLength: 3 }), content }),
      {
        minLength: 1,
        maxLength: 2,
      },
    ),
    memberships,
    settings,
  })
  .map(({ pulls, drawn, memberships, settings }) => {
    const parts = drawn.map((each) =>
      part({
        hands: each.hands,
        candidates: [...new Set(each.pulls)]
          .filter((i) => i < pulls.length)
          .map((i) => ({ pull: i + 1, content: each.content })),
      }),
    )
    return { change: change({ pulls, parts, memberships }), settings }
  })

type World = typeof worlds extends fc.Arbitrary<infer T> ? T : never

/** What both rules come to. */
function verdict({ change, settings }: World): 'block' | 'wait' | 'pass' {
  const facts = { change, policy: policy(settings) } as unknown as Facts
  const effects = [secondPerson, objection].flatMap((rule: Rule) =>
    rule.check(facts).map((draft) => effectOf(draft, rule)),
  )
  return (['block', 'wait'] as const).find((effect) => effects.includes(effect)) ?? 'pass'
}

function withReviews(
  { change, settings }: World,
  target: PullRequest,
  reviews: readonly Review[],
): World {
  const pulls = change.pulls.map((each) => (each === target ? { ...each, reviews } : each))
  return { change: { ...change, pulls }, settings }
}

/** Who had a hand in a pull request whatever the policy says, put down anew. */
function surelyInvolved({ author, commits, pushers }: PullRequest): readonly number[] {
  const hands = commits.flatMap(({ hands }) => hands).filter(({ as }) => as !== 'co-author')
  return idsOf([author, ...(pushers ?? []), ...hands.map(({ person }) => person)])
}

function idsOf(people: readonly (Person | undefined)[]): readonly number[] {
  return people.flatMap((each) => (each ? [each.id] : []))
}

const RUNS = { numRuns: 1000 }

test('an approval of somebody who had a hand in it never makes it pass', () => {
  let asked = 0
  fc.assert(
    fc.property(worlds, fc.nat(), fc.nat(), fc.nat(6), content, (world, which, who, at, said) => {
      const { pulls } = world.change
      const target = pulls[which % pulls.length] as PullRequest
      const ids = surelyInvolved(target)
      const id = ids[who % ids.length]
      if (id === undefined || verdict(world) === 'pass') return
      asked++
      // At the time of the one it comes before, so that no other answer moves.
      const then = target.reviews[at]?.at ?? NOON + 6 * MINUTE
      const approval = review(human(id), { content: said, role: 'admin', at: then })
      const reviews = target.reviews.toSpliced(at, 0, approval)
      expect(verdict(withReviews(world, target, reviews))).not.toBe('pass')
    }),
    RUNS,
  )
  expect(asked).toBeGreaterThan(RUNS.numRuns / 10)
})

test('an approval less never makes it pass', () => {
  let asked = 0
  fc.assert(
    fc.property(worlds, fc.nat(), fc.nat(), (world, which, what) => {
      const { pulls } = world.change
      const target = pulls[which % pulls.length] as PullRequest
      const approvals = target.reviews.filter(({ state }) => state === 'approved')
      const gone = approvals[what % approvals.length]
      if (!gone || verdict(world) === 'pass') return
      asked++
      const reviews = target.reviews.filter((each) => each !== gone)
      expect(verdict(withReviews(world, target, reviews))).not.toBe('pass')
    }),
    RUNS,
  )
  expect(asked).toBeGreaterThan(RUNS.numRuns / 10)
})

describe('what passes has a second person', () => {
  test('for every part: enough people who had no hand in it approved its content', () => {
    let passed = 0
    fc.assert(
      fc.property(worlds, (world) => {
        if (verdict(world) !== 'pass') return
        passed++
        const { change, settings } = world
        for (const each of change.parts) {
          const enough = each.candidates.some(({ pull: number, content }) => {
            const target = change.pulls.find((pull) => pull.number === number)
            if (!target || content.kind === 'other') return false
            const least =
              target.fork || !target.trusted || target.author?.kind === 'bot'
                ? settings.untrusted
                : settings.approvals
            return independent(target, each, settings).size >= least
          })
          expect(enough).toBe(true)
        }
      }),
      { numRuns: 5000 },
    )
    expect(passed).toBeGreaterThan(50)
  })
})

/** Ids of people with a role who approved what the head holds and had no hand in it, put down anew. */
function independent(
  target: PullRequest,
  { hands, candidates }: Part,
  { machines, role: least, coAuthors }: World['settings'],
): ReadonlySet<number> {
  const content = candidates.find(({ pull }) => pull === target.number)?.content
  const inPart = hands.filter(({ as }) => content?.kind === 'same' || as === 'author')
  const named = coAuthors === 'involved' ? target.commits.flatMap(({ hands }) => hands) : []
  const not = new Set([
    ...machines,
    ...surelyInvolved(target),
    ...idsOf([...inPart, ...named].map(({ person }) => person)),
  ])
  const approvals = target.reviews.filter(
    ({ person, state, content, role, at }) =>
      person?.kind === 'human' &&
      state === 'approved' &&
      content.kind !== 'other' &&
      at <= (target.merged ?? at) &&
      ROLES.indexOf(role) >= ROLES.indexOf(least),
  )
  return new Set(idsOf(approvals.map(({ person }) => person)).filter((id) => !not.has(id)))
}

describe('the order of what has none', () => {
  test('decides nothing', () => {
    fc.assert(
      fc.property(worlds, fc.infiniteStream(fc.nat()), (world, draws) => {
        const shuffled = mixed(world, draws)
        expect(verdict(shuffled)).toBe(verdict(world))
        expect(countedIn(shuffled)).toEqual(countedIn(world))
      }),
      RUNS,
    )
  })
})

/** Ids of those who count, of each pull request in each part. */
function countedIn({ change, settings }: World): readonly string[] {
  return change.parts
    .flatMap((each) =>
      candidatesFor(each, change, reviewPolicy(settings)).tallies.map(
        ({ pull, counted, needed }) => {
          const ids = counted.map(({ person }) => person.id).sort()
          return `${JSON.stringify(each.hands.map(({ name }) => name).sort())} ${pull.number}: ${ids} of ${needed}`
        },
      ),
    )
    .sort()
}

function mixed({ change, settings }: World, draws: Iterator<number>): World {
  const mix = <T>(all: readonly T[]): readonly T[] =>
    all
      .map((each) => ({ each, at: draws.next().value as number }))
      .sort((a, b) => a.at - b.at)
      .map(({ each }) => each)
  const all: Change = {
    ...change,
    memberships: mix(change.memberships).map((each) => ({ ...each, members: mix(each.members) })),
    parts: mix(change.parts).map((each) => ({
      ...each,
      hands: mix(each.hands),
      candidates: mix(each.candidates),
    })),
    pulls: mix(change.pulls).map((each) => ({
      ...each,
      assignees: mix(each.assignees),
      commits: mix(each.commits).map((commit) => ({ ...commit, hands: mix(commit.hands) })),
      pushers: each.pushers && mix(each.pushers),
      reviews: interleaved(each.reviews, mix),
    })),
  }
  return { change: all, settings }
}

/** Another order in which the answers of each person keep theirs. */
function interleaved(
  reviews: readonly Review[],
  mix: <T>(all: readonly T[]) => readonly T[],
): readonly Review[] {
  const left = [...reviews]
  return mix(reviews).map(({ person }) => {
    const next = left.findIndex((each) => each.person?.id === person?.id)
    return left.splice(next, 1)[0] as Review
  })
}
