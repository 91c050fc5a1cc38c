import { describe, expect, test } from '@jest/globals'
import type { Part, Person, PullRequest } from '../../../src/model/change.ts'
import type { ReviewPolicy } from '../../../src/model/policy.ts'
import { involvedIn, involvedInChange, unlinkedIn } from '../../../src/rules/review/involved.ts'
import { isEligible, isOwner } from '../../../src/rules/review/people.ts'
import { candidatesFor, tally } from '../../../src/rules/review/tally.ts'
import { votesOf } from '../../../src/rules/review/votes.ts'
import {
  ALICE,
  BOB,
  BOT,
  by,
  CAROL,
  change,
  commit,
  DAVE,
  ERIN,
  GITHUB,
  HEAD,
  hand,
  human,
  MINUTE,
  NOON,
  OLDER,
  part,
  proven,
  pull,
  review,
  reviewed,
  reviewPolicy,
  SAME,
  STALE,
  sha,
} from './change.ts'

interface Story {
  readonly name: string
  readonly pull?: Partial<PullRequest>
  readonly part?: Partial<Part>
  readonly review?: Partial<ReviewPolicy>
  /** Logins of those who count. */
  readonly counts: readonly string[]
  /** Logins of those who do not, with a reason each. */
  readonly not?: readonly (string | undefined)[]
}

const changes = (person: Person, at = NOON) => review(person, { state: 'changes-requested', at })
const dismissed = (person: Person, at = NOON) => review(person, { state: 'dismissed', at })
const commented = (person: Person, at = NOON) => review(person, { state: 'commented', at })
const later = NOON + MINUTE
const twoBy = (...hands: Parameters<typeof commit>[1][]) =>
  hands.map((each, i) => commit(i === 0 ? HEAD : sha(String(i)), each))

const STORIES: readonly Story[] = [
  { name: 'somebody who had no hand in it', pull: { reviews: [review(BOB)] }, counts: ['bob'] },
  { name: '1: not the author', pull: { reviews: [review(ALICE)] }, counts: [], not: ['alice'] },
  {
    name: '1: not the author under a new login',
    pull: { reviews: [review(human(1, 'alice-2'))] },
    counts: [],
    not: ['alice-2'],
  },
  {
    name: '2: not the author of a commit',
    pull: { commits: twoBy(by(ALICE), by(BOB)), reviews: [review(BOB)] },
    counts: [],
    not: ['bob'],
  },
  {
    name: '2: not a committer',
    pull: {
      commits: twoBy([hand('author', ALICE), hand('committer', BOB)]),
      reviews: [review(BOB)],
    },
    counts: [],
    not: ['bob'],
  },
  {
    name: '2: not a signer',
    pull: { commits: twoBy([...by(ALICE), hand('signer', BOB)]), reviews: [review(BOB)] },
    counts: [],
    not: ['bob'],
  },
  {
    name: '3: not a co-author',
    pull: { commits: twoBy([...by(ALICE), hand('co-author', BOB)]), reviews: [review(BOB)] },
    counts: [],
    not: ['bob'],
  },
  {
    name: '3: not whose suggestion GitHub applied',
    pull: {
      commits: [commit(HEAD, [hand('author', ALICE), hand('co-author', BOB)], { byGitHub: true })],
      reviews: [review(BOB)],
    },
    counts: [],
    not: ['bob'],
  },
  {
    name: '3: whose suggestion GitHub applied, where the policy says so',
    pull: {
      commits: [commit(HEAD, [hand('author', ALICE), hand('co-author', BOB)], { byGitHub: true })],
      reviews: [review(BOB)],
    },
    part: {
      hands: [hand('author', ALICE), hand('co-author', BOB)],
      candidates: [{ pull: 12, content: proven('squash') }],
    },
    review: { coAuthors: 'suggestions' },
    counts: ['bob'],
  },
  {
    name: '3: not a co-author of a commit that GitHub did not make, whatever the policy says',
    pull: { commits: twoBy([...by(ALICE), hand('co-author', BOB)]), reviews: [review(BOB)] },
    review: { coAuthors: 'suggestions' },
    counts: [],
    not: ['bob'],
  },
  {
    name: '3: not a co-author of a merge that GitHub made, whatever the policy says',
    pull: {
      commits: [
        commit(HEAD, [hand('author', ALICE), hand('co-author', BOB)], {
          byGitHub: true,
          parents: [sha('0'), sha('1')],
        }),
      ],
      reviews: [review(BOB)],
    },
    review: { coAuthors: 'suggestions' },
    counts: [],
    not: ['bob'],
  },
  {
    name: '3: not a co-author whom the squash alone names',
    part: {
      hands: [hand('author', ALICE), hand('co-author', BOB)],
      candidates: [{ pull: 12, content: proven('squash') }],
    },
    pull: { reviews: [review(BOB)] },
    review: { coAuthors: 'suggestions' },
    counts: [],
    not: ['bob'],
  },
  {
    name: '4: not who wrote what a second parent brought in',
    pull: {
      commits: [
        commit(HEAD, by(ALICE), { parents: [sha('1'), sha('2')] }),
        commit(sha('1')),
        commit(sha('2'), by(CAROL)),
      ],
      reviews: [review(CAROL), review(BOB)],
    },
    counts: ['bob'],
    not: ['carol'],
  },
  {
    name: '5: not who pushed what Alice is said to have written',
    pull: { pushers: [ALICE, BOB], reviews: [review(BOB)] },
    counts: [],
    not: ['bob'],
  },
  {
    name: '5: nobody, where it was not asked who pushed',
    pull: { pushers: undefined, reviews: [review(BOB)] },
    counts: [],
    not: ['bob'],
  },
  {
    name: '5, 25: of a fork, where nobody can ask who pushed',
    pull: { pushers: undefined, fork: true, reviews: [review(BOB)] },
    counts: ['bob'],
  },
  {
    name: '8: not an approval of an older commit',
    pull: { reviews: [review(BOB, { content: STALE })] },
    counts: [],
    not: ['bob'],
  },
  {
    name: '9: not an approval before a push, though another counts',
    pull: { reviews: [review(BOB, { content: STALE }), review(CAROL, { at: later })] },
    counts: ['carol'],
    not: ['bob'],
  },
  {
    name: '8, 20: an approval of the head and one of an older commit are one person',
    pull: { reviews: [review(BOB, { content: STALE }), review(BOB, { at: later })] },
    counts: ['bob'],
    not: ['bob'],
  },
  {
    name: '8: a later approval of an older commit takes nothing back',
    pull: { reviews: [review(BOB), review(BOB, { at: later, content: STALE })] },
    counts: ['bob'],
    not: ['bob'],
  },
  {
    name: '10: an approval of the commit that a force push brought back',
    pull: { reviews: [review(BOB, { commit: HEAD, content: SAME })] },
    counts: ['bob'],
  },
  {
    name: '11: not an approval of a commit that is gone',
    pull: { reviews: [review(BOB, { commit: undefined, content: SAME })] },
    counts: [],
    not: ['bob'],
  },
  ...(['update', 'merge', 'squash', 'rebase'] as const).map((how) => ({
    name: `12: an approval since which nothing but a proven ${how} came`,
    pull: { reviews: [review(BOB, { content: proven(how) })] },
    counts: ['bob'],
  })),
  {
    name: '12: not who pressed the button that updated the branch',
    pull: {
      commits: [
        commit(HEAD, [hand('author', BOB)], { byGitHub: true, parents: [OLDER, sha('0')] }),
        commit(OLDER),
      ],
      pushers: [ALICE, BOB],
      reviews: [review(BOB, { content: proven('update') })],
    },
    counts: [],
    not: ['bob'],
  },
  {
    name: '13: not an approval before an update with edits',
    pull: { reviews: [review(BOB, { content: { kind: 'other', why: 'a.ts differs' } })] },
    counts: [],
    not: ['bob'],
  },
  {
    name: '14: not an approval before its base was changed',
    pull: { retargeted: [later], reviews: [review(BOB), review(CAROL, { at: later + 1 })] },
    counts: ['carol'],
    not: ['bob'],
  },
  {
    name: '14, 43: not an approval at a time that is none',
    pull: { retargeted: [NOON], reviews: [review(BOB, { at: Number.NaN })] },
    counts: [],
    not: ['bob'],
  },
  {
    name: '14: not an approval in the moment in which its base was changed',
    pull: { retargeted: [NOON], reviews: [review(BOB)] },
    counts: [],
    not: ['bob'],
  },
  {
    name: '15: not an approval that was dismissed',
    pull: { reviews: [dismissed(BOB)] },
    counts: [],
    not: ['bob'],
  },
  {
    name: '15: not an approval before one that was dismissed',
    pull: { reviews: [review(BOB), dismissed(BOB, later)] },
    counts: [],
    not: ['bob', 'bob'],
  },
  {
    name: '15: an approval before one that was dismissed, where the policy revives it',
    pull: { reviews: [review(BOB), dismissed(BOB, later)] },
    review: { dismissals: 'revive' },
    counts: ['bob'],
    not: ['bob'],
  },
  {
    name: '15: an approval after one that was dismissed',
    pull: { reviews: [dismissed(BOB), review(BOB, { at: later })] },
    counts: ['bob'],
    not: ['bob'],
  },
  {
    name: '15: another person is not dismissed with them',
    pull: { reviews: [review(BOB), dismissed(CAROL, later)] },
    counts: ['bob'],
    not: ['carol'],
  },
  {
    name: '16: not who asked for changes after approving',
    pull: { reviews: [review(BOB), changes(BOB, later)] },
    counts: [],
    not: ['bob'],
  },
  {
    name: '17: who approved after asking for changes',
    pull: { reviews: [changes(BOB), review(BOB, { at: later })] },
    counts: ['bob'],
  },
  {
    name: '17: who approved, whatever somebody else asked for',
    pull: { reviews: [changes(CAROL), review(BOB, { at: later })] },
    counts: ['bob'],
  },
  {
    name: '19: who commented after approving',
    pull: { reviews: [review(BOB), commented(BOB, later)] },
    counts: ['bob'],
  },
  {
    name: '19: not who commented after approving, where the policy takes it for a withdrawal',
    pull: { reviews: [review(BOB), commented(BOB, later)] },
    review: { comments: 'withdraw' },
    counts: [],
    not: ['bob'],
  },
  {
    name: '20: one person twice is one',
    pull: { reviews: [review(BOB), review(BOB, { at: later })] },
    counts: ['bob'],
    not: ['bob'],
  },
  {
    name: '20: one person under two logins is one',
    pull: { reviews: [review(BOB), review(human(2, 'robert'), { at: later })] },
    counts: ['robert'],
    not: ['bob'],
  },
  { name: '21: a comment is no approval', pull: { reviews: [commented(BOB)] }, counts: [] },
  { name: '22: not a bot', pull: { reviews: [review(BOT)] }, counts: [], not: ['ci[bot]'] },
  { name: '22: not GitHub', pull: { reviews: [review(GITHUB)] }, counts: [], not: ['web-flow'] },
  {
    name: '22: not an account that the policy calls a machine',
    pull: { reviews: [review(DAVE, { role: 'admin' })] },
    review: { machines: [4] },
    counts: [],
    not: ['dave'],
  },
  {
    name: '24: not for whom an agent wrote it',
    pull: { author: BOT, assignees: [BOB], reviews: [review(BOB), review(CAROL)] },
    counts: ['carol'],
    not: ['bob'],
  },
  {
    name: '24: not for whom an account wrote it that the policy calls a machine',
    pull: { assignees: [BOB], reviews: [review(BOB)] },
    review: { machines: [1] },
    counts: [],
    not: ['bob'],
  },
  {
    name: '24: an assignee of what a person wrote',
    pull: { assignees: [BOB], reviews: [review(BOB)] },
    counts: ['bob'],
  },
  ...(['none', 'read', 'triage'] as const).map((role) => ({
    name: `26, 27: not somebody with the role ${role}`,
    pull: { reviews: [review(BOB, { role })] },
    counts: [],
    not: ['bob'],
  })),
  ...(['write', 'maintain', 'admin'] as const).map((role) => ({
    name: `26: somebody with the role ${role}`,
    pull: { reviews: [review(BOB, { role })] },
    counts: ['bob'],
  })),
  {
    name: '28: who maintains, where the policy asks for that',
    pull: {
      reviews: [review(BOB, { role: 'write' }), review(CAROL, { role: 'maintain' })],
    },
    review: { role: 'maintain' },
    counts: ['carol'],
    not: ['bob'],
  },
  {
    name: '32: not a deleted account',
    pull: { reviews: [review(undefined)] },
    counts: [],
    not: [undefined],
  },
  {
    name: '33: a second account of the author, which nothing tells apart',
    pull: { reviews: [review(human(7, 'alice-too'))] },
    counts: ['alice-too'],
  },
  {
    name: '43: not an approval after the merge',
    pull: {
      state: 'merged',
      merged: NOON,
      reviews: [review(BOB), review(CAROL, { at: NOON + 1 }), review(DAVE, { at: Number.NaN })],
    },
    counts: ['bob'],
    not: ['carol', 'dave'],
  },
  {
    name: '44: not who merged it and said nothing',
    part: {
      hands: [hand('author', BOB)],
      candidates: [{ pull: 12, content: proven('merge') }],
    },
    counts: [],
  },
  {
    name: '44: who approved it and pressed the button that merged it',
    pull: { reviews: [review(BOB)] },
    part: {
      hands: [hand('author', BOB)],
      candidates: [{ pull: 12, content: proven('merge') }],
    },
    counts: ['bob'],
  },
  {
    name: '41: who approved it and pressed the button that rebased it',
    pull: { reviews: [review(BOB)] },
    part: {
      hands: [hand('author', ALICE), hand('committer', BOB)],
      candidates: [{ pull: 12, content: proven('rebase') }],
    },
    counts: ['bob'],
  },
  {
    name: '41: not the author of the squash',
    pull: { reviews: [review(BOB)] },
    part: {
      hands: [hand('author', BOB)],
      candidates: [{ pull: 12, content: proven('squash') }],
    },
    counts: [],
    not: ['bob'],
  },
  {
    name: '41: nobody who had any hand in commits that stand on the branch as they are',
    pull: { reviews: [review(BOB)] },
    part: { hands: [hand('committer', BOB)] },
    counts: [],
    not: ['bob'],
  },
]

describe('who counts', () => {
  test.each(STORIES)('$name', ({ counts, not = [], ...story }) => {
    const { counted, not: ignored } = tally(
      pull(story.pull),
      part(story.part),
      change(),
      reviewPolicy(story.review),
    )
    expect(counted.map(({ person }) => person.login)).toEqual(counts)
    expect(ignored.map(({ person }) => person?.login)).toEqual(not)
    for (const { because } of [...counted, ...ignored]) expect(because).toMatch(/^[a-z].*[^.\s]$/)
  })
})

describe('how many are needed', () => {
  const needed = (of: Partial<PullRequest>, policy: Partial<ReviewPolicy> = {}) =>
    tally(pull(of), part(), change(), reviewPolicy(policy)).needed
  const team = (approvals: number) => ({ team: 'knight/ops', approvals })

  test.each<[string, Partial<PullRequest>, Partial<ReviewPolicy>, number]>([
    ['what the policy says', {}, { approvals: 3 }, 3],
    ['23: two where a bot is the author', { author: BOT }, {}, 2],
    ['23: two where a machine is the author', {}, { machines: [1] }, 2],
    ['24: two where a bot pushed to its branch', { pushers: [ALICE, BOT] }, {}, 2],
    ['24: two where a machine pushed to its branch', { pushers: [DAVE] }, { machines: [4] }, 2],
    ['25: two for a fork', { fork: true }, {}, 2],
    ['25: two for somebody who is not known', { trusted: false }, {}, 2],
    ['25: what the policy says for a fork', { fork: true }, { untrusted: 4 }, 4],
    ['25: always one more than for anybody', { fork: true }, { approvals: 5 }, 6],
    ['31: as many as the teams take', {}, { teams: [team(2), team(1)] }, 3],
    ['31: more than the teams take', {}, { approvals: 4, teams: [team(2)] }, 4],
    ['53: never none', {}, { approvals: 0 }, 1],
    ['53: never fewer than two for a fork', { fork: true }, { approvals: 0, untrusted: 0 }, 2],
  ])('%s', (_, of, policy, expected) => {
    expect(needed(of, policy)).toBe(expected)
  })
})

describe('names without an account', () => {
  const nameless = (more: Partial<PullRequest>, of: Partial<Part> = {}, allow = false) =>
    unlinkedIn(pull(more), part(of), reviewPolicy(allow ? { unlinked: 'allow' } : {})).map(
      ({ name }) => name,
    )
  const stranger = hand('author')

  test.each<[string, readonly string[], Partial<PullRequest>, Partial<Part>?]>([
    ['nobody', [], {}],
    ['6: an author', ['Mallory'], { commits: [commit(HEAD, [stranger])] }],
    ['6: one of a second parent', ['Mallory'], { commits: twoBy(by(ALICE), [stranger]) }],
    ['6: once', ['Mallory'], { commits: twoBy([stranger], [stranger]) }],
    [
      '6: not what somebody signed',
      [],
      { commits: [commit(HEAD, [stranger, hand('signer', ALICE)])] },
    ],
    [
      '6: what somebody else signed says nothing of another commit',
      ['Mallory'],
      { commits: twoBy([stranger, hand('signer', ALICE)], [stranger]) },
    ],
    [
      '6: a signer without an account signs for nobody',
      ['Mallory'],
      { commits: [commit(HEAD, [stranger, hand('signer', undefined, 'Mallory')])] },
    ],
    [
      '6: a machine signs for nobody',
      ['Mallory'],
      { commits: [commit(HEAD, [stranger, hand('signer', BOT)])] },
    ],
    [
      '7: GitHub, where its signature does not say so',
      ['web-flow'],
      { commits: [commit(HEAD, [hand('author', ALICE), hand('committer', GITHUB)])] },
    ],
    [
      '41: whom the squash repeats, and somebody signed for',
      [],
      { commits: [commit(HEAD, [stranger, hand('signer', ALICE)])] },
      { hands: [stranger], candidates: [{ pull: 12, content: proven('squash') }] },
    ],
    [
      '41: whom the squash alone names',
      ['Mallory'],
      {},
      { hands: [stranger], candidates: [{ pull: 12, content: proven('squash') }] },
    ],
  ])('%s', (_, expected, more, of = {}) => {
    expect(nameless(more, of)).toEqual(expected)
    expect(nameless(more, of, true)).toEqual([])
  })
})

test('6: an account that the policy calls a machine signs for nobody', () => {
  const signed = pull({ commits: [commit(HEAD, [hand('author'), hand('signer', DAVE)])] })
  const names = (machines: readonly number[]) =>
    unlinkedIn(signed, part(), reviewPolicy({ machines })).map(({ name }) => name)
  expect(names([])).toEqual([])
  expect(names([DAVE.id])).toEqual(['Mallory'])
})

test('6, 32: what no approval can bring keeps it from being satisfied', () => {
  const satisfied = (more: Partial<PullRequest>) =>
    tally(pull({ reviews: [review(BOB)], ...more }), part(), change(), reviewPolicy()).satisfied
  expect(satisfied({})).toBe(true)
  expect(satisfied({ author: undefined })).toBe(false)
  expect(satisfied({ commits: [commit(HEAD, [hand('author')])] })).toBe(false)
})

describe('40: several pull requests for one part', () => {
  const same = (...numbers: readonly number[]) =>
    part({ candidates: numbers.map((number) => ({ pull: number, content: SAME })) })
  const but = (number: number, of: Part) => ({
    ...of,
    candidates: of.candidates.map((each) =>
      each.pull === number ? { ...each, content: STALE } : each,
    ),
  })
  const all = [
    pull(),
    pull({ number: 13, author: CAROL, reviews: [review(BOB)] }),
    pull({ number: 14, author: undefined, reviews: [review(BOB)] }),
    pull({ number: 15 }),
  ]

  test.each<[string, Part, number | undefined]>([
    ['one that is satisfied', same(12, 13), 13],
    ['only those of this content', but(13, same(12, 13)), 12],
    ['none of this content', but(13, same(13)), undefined],
    ['none that nobody read', same(16), undefined],
    ['none at all', same(), undefined],
    ['one that an approval can still help', same(14, 15), 15],
    ['the first of two that lack as much', same(12, 15), 12],
  ])('%s', (_, of, expected) => {
    for (const pulls of [all, all.toReversed()]) {
      const { best } = candidatesFor(of, change({ pulls }), reviewPolicy())
      expect(best?.pull.number).toBe(expected)
    }
  })
})

describe('who may', () => {
  test('is a person with the role', () => {
    const policy = reviewPolicy({ machines: [CAROL.id] })
    expect(isEligible(BOB, 'write', policy)).toBe(true)
    expect(isEligible(BOB, 'triage', policy)).toBe(false)
    expect(isEligible(CAROL, 'admin', policy)).toBe(false)
    expect(isEligible(BOT, 'admin', policy)).toBe(false)
    expect(isEligible(undefined, 'admin', policy)).toBe(false)
  })

  test.each([
    ['by id', { kind: 'person', id: 2 }, true],
    ['not by the id of somebody else', { kind: 'person', id: 3 }, false],
    ['by login, in any case', { kind: 'login', login: 'BOB' }, true],
    ['not by the login of somebody else', { kind: 'login', login: 'bo' }, false],
    ['by team, in any case', { kind: 'team', team: 'Knight/Ops' }, true],
    ['not by a team of others', { kind: 'team', team: 'knight/dev' }, false],
    ['not by a team that nobody asked about', { kind: 'team', team: 'knight/sre' }, false],
  ] as const)('owns %s', (_, owner, expected) => {
    const memberships = [
      { team: 'knight/ops', members: [BOB.id] },
      { team: 'knight/dev', members: [CAROL.id] },
    ]
    expect(isOwner(BOB, [owner], memberships)).toBe(expected)
    expect(isOwner(BOB, [], memberships)).toBe(false)
  })
})

describe('36: who had a hand in any part of a change', () => {
  const ids = (of: Parameters<typeof involvedInChange>[0]) =>
    [...involvedInChange(of, reviewPolicy()).keys()].sort((a, b) => a - b)

  test('everybody of each pull request that accounts for a part', () => {
    const pulls = [pull(), pull({ number: 13, author: BOB, commits: [], pushers: [CAROL] })]
    const parts = [part(), part({ candidates: [{ pull: 13, content: SAME }] })]
    expect(ids({ pulls, parts })).toEqual([1, 2, 3])
  })

  test('not who pressed the button that merged what a pull request accounts for', () => {
    const merged = part({
      hands: [hand('author', DAVE)],
      candidates: [{ pull: 12, content: proven('merge') }],
    })
    expect(ids({ pulls: [pull()], parts: [merged] })).toEqual([1])
  })

  test('nobody of a pull request that does not account for a part for which another does', () => {
    const pulls = [pull(), pull({ number: 13, author: BOB, commits: [], pushers: [] })]
    const candidates = [
      { pull: 12, content: SAME },
      { pull: 13, content: STALE },
    ]
    expect(ids({ pulls, parts: [part({ candidates })] })).toEqual([1])
  })

  test('everybody of a part that no pull request accounts for, and of what it came from', () => {
    const pulls = [pull({ author: BOB })]
    const parts = [
      part({
        hands: [hand('author', DAVE), hand('committer', ERIN)],
        candidates: [{ pull: 12, content: STALE }],
      }),
    ]
    expect(ids({ pulls, parts })).toEqual([1, 2, 4, 5])
  })
})

test('the first reason is told', () => {
  const involved = involvedIn(
    pull({ commits: [commit(HEAD, by(BOB))], pushers: [ALICE, BOB] }),
    part(),
    reviewPolicy(),
  )
  expect([...involved.keys()]).toEqual([1, 2])
  expect(involved.get(2)).toContain('aaaaaaa')
})

describe('what the report lists', () => {
  const told = (of: ReturnType<typeof change>) =>
    votesOf(of, reviewPolicy()).map(
      ({ about, person, kind, counts }) =>
        `${about} ${person?.login} ${kind}${counts ? '' : ' in vain'}`,
    )

  test('every approval and every objection', () => {
    expect(told(reviewed(review(ALICE), changes(CAROL), review(BOB), commented(DAVE)))).toEqual([
      '#12 bob approval',
      '#12 alice approval in vain',
      '#12 carol objection',
    ])
  })

  test('40: approvals of what does not account for the change', () => {
    const of = {
      ...reviewed(review(BOB)),
      parts: [part({ candidates: [{ pull: 12, content: STALE }] })],
    }
    expect(told(of)).toEqual(['#12 bob approval in vain'])
  })

  test('once, where one pull request accounts for two parts', () => {
    expect(told({ ...reviewed(review(BOB)), parts: [part(), part()] })).toEqual([
      '#12 bob approval',
    ])
  })

  test('what was said of the release, last', () => {
    const vote = { about: 'production', person: CAROL, counts: true, because: 'let it start' }
    const votes = votesOf(reviewed(review(BOB)), reviewPolicy(), [{ ...vote, kind: 'approval' }])
    expect(votes.map(({ about }) => about)).toEqual(['#12', 'production'])
  })
})
