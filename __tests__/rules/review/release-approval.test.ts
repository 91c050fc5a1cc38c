import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Change, EnvironmentApproval, Person, Release } from '../../../src/model/change.ts'
import type { ReleasePolicy, ReviewPolicy } from '../../../src/model/policy.ts'
import { releaseVotes } from '../../../src/rules/review/release.ts'
import releaseApproval from '../../../src/rules/review/release-approval.ts'
import { answered } from './answered.ts'
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
  FRANK,
  GITHUB,
  HEAD,
  hand,
  MINUTE,
  NOON,
  part,
  policy,
  proven,
  pull,
  RELEASE,
  released,
  review,
  reviewPolicy,
  reviewTable,
  SAME,
  STALE,
  sha,
} from './change.ts'

/** Alice wrote it, Bob reviewed it, Erin started the run; Carol and Dave are free to let it start. */
function run(
  approvals: readonly EnvironmentApproval[],
  release: Partial<Release> = {},
  more: Partial<Change> = {},
): Change {
  return released(more, { initiators: [ERIN], approvals, ...release })
}

const asks = (more: Partial<ReleasePolicy> = {}, others: Partial<ReviewPolicy> = {}) => ({
  release: { ...RELEASE, ...more },
  ...others,
})
const two = { approvals: 2, environments: ['production', 'trading'] }
const guarded = (...names: readonly string[]) => ({
  environments: names.map((name) => ({ name, state: 'guarded' as const })),
})
const inTrading = { environments: ['trading'] }
const merged = { state: 'merged', merged: NOON + MINUTE, reviews: [review(BOB)] } as const

const TOO_FEW = ['review.release.approvals block']
const ENVIRONMENT = ['review.release.environments block']

reviewTable(releaseApproval, {
  finds: [
    {
      name: '34: whoever started the run approves',
      change: run([answered(ERIN)]),
      review: asks(),
      at: TOO_FEW,
    },
    {
      name: '34: whoever started an earlier attempt, or what it follows from, approves',
      change: run([answered(CAROL)], { initiators: [ERIN, CAROL] }),
      review: asks(),
      at: TOO_FEW,
    },
    {
      name: '35: the run was run again, whoever approved',
      change: run([answered(CAROL)], { attempt: 2 }),
      review: asks(),
      at: TOO_FEW,
    },
    {
      name: '35: the run was run again, and nobody approved',
      change: run([], { attempt: 2 }),
      review: asks(),
      at: [...TOO_FEW, ...ENVIRONMENT],
    },
    {
      name: '36: the author of the pull request approves',
      change: run([answered(ALICE)]),
      review: asks(),
      at: TOO_FEW,
    },
    {
      name: '36: the committer of one of its commits approves',
      change: run(
        [answered(CAROL)],
        {},
        {
          pulls: [
            pull({ ...merged, commits: [commit(HEAD, [...by(ALICE), hand('committer', CAROL)])] }),
          ],
        },
      ),
      review: asks(),
      at: TOO_FEW,
    },
    {
      name: '36: whoever pushed to its branch approves',
      change: run([answered(CAROL)], {}, { pulls: [pull({ ...merged, pushers: [ALICE, CAROL] })] }),
      review: asks(),
      at: TOO_FEW,
    },
    {
      name: '36: nobody asked who pushed to its branch',
      change: run([answered(CAROL)], {}, { pulls: [pull({ ...merged, pushers: undefined })] }),
      review: asks(),
      at: TOO_FEW,
    },
    {
      name: '36: a co-author of what the squash made approves',
      change: run(
        [answered(CAROL)],
        {},
        {
          parts: [
            part({
              commits: [sha('c')],
              candidates: [{ pull: 12, content: proven('squash') }],
              hands: [hand('co-author', CAROL)],
            }),
          ],
        },
      ),
      review: asks(),
      at: TOO_FEW,
    },
    {
      name: '36: the author of another part approves',
      change: run(
        [answered(CAROL)],
        {},
        {
          parts: [
            part(),
            part({ commits: [sha('c')], candidates: [{ pull: 13, content: proven('squash') }] }),
          ],
          pulls: [pull(merged), pull({ ...merged, number: 13, author: CAROL })],
        },
      ),
      review: asks(),
      at: TOO_FEW,
    },
    {
      name: '36: whoever pushed past every pull request approves',
      change: run(
        [answered(CAROL)],
        {},
        {
          parts: [part(), part({ commits: [sha('c')], candidates: [], hands: by(CAROL) })],
        },
      ),
      review: asks(),
      at: TOO_FEW,
    },
    {
      name: '37: nobody approved: an administrator let it start',
      change: run([]),
      review: asks(),
      at: ENVIRONMENT,
    },
    {
      name: '37: an approval that is still pending is none',
      change: run([answered(CAROL, { state: 'pending' })]),
      review: asks(),
      at: ENVIRONMENT,
    },
    {
      name: '37: approved in another environment',
      change: run([answered(CAROL, { environments: ['staging'] })]),
      review: asks(),
      at: ENVIRONMENT,
    },
    {
      name: '37: approved in one of two environments, and let start in the other by nobody',
      change: run([answered(CAROL)], guarded('production', 'trading')),
      review: asks({ environments: two.environments }),
      at: ENVIRONMENT,
    },
    {
      name: '36: somebody independent let it into one environment, and its author into the other',
      change: run([answered(CAROL), answered(ALICE, inTrading)], guarded('production', 'trading')),
      review: asks({ environments: two.environments }),
      at: TOO_FEW,
    },
    {
      name: '38: the environment is missing',
      change: run([answered(CAROL)], { environments: [{ name: 'production', state: 'missing' }] }),
      review: asks(),
      at: ENVIRONMENT,
    },
    {
      name: '38: nothing is known of the environment',
      change: run([answered(CAROL)], { environments: [] }),
      review: asks(),
      at: ENVIRONMENT,
    },
    {
      name: '38: the environment has no required reviewers',
      change: run([answered(CAROL)], { environments: [{ name: 'production', state: 'open' }] }),
      review: asks(),
      at: ENVIRONMENT,
    },
    {
      name: '38: one environment is missing and one is open',
      change: run([], {
        environments: [{ name: 'trading', state: 'open' }],
      }),
      review: asks(two),
      at: [...ENVIRONMENT, ...ENVIRONMENT],
    },
    {
      name: '20: one person in two environments is one',
      change: run([answered(CAROL), answered(CAROL, inTrading)], guarded('production', 'trading')),
      review: asks(two),
      at: TOO_FEW,
    },
    {
      name: '20: one answer for two environments is one person',
      change: run(
        [answered(CAROL, { environments: ['production', 'trading'] })],
        guarded('production', 'trading'),
      ),
      review: asks(two),
      at: TOO_FEW,
    },
    { name: '22: a bot approves', change: run([answered(BOT)]), review: asks(), at: TOO_FEW },
    { name: '22: GitHub approves', change: run([answered(GITHUB)]), review: asks(), at: TOO_FEW },
    {
      name: '22: an account that the policy calls a machine approves',
      change: run([answered(CAROL)]),
      review: asks({}, { machines: [CAROL.id] }),
      at: TOO_FEW,
    },
    {
      name: '26: somebody below the role approves',
      change: run([answered(CAROL, { role: 'triage' })]),
      review: asks(),
      at: TOO_FEW,
    },
    {
      name: '27: somebody approves who is not among those who may',
      change: run(
        [answered(CAROL)],
        {},
        { memberships: [{ team: 'knight/ops', members: [DAVE.id] }] },
      ),
      review: asks({ approvers: [{ kind: 'team', team: 'knight/ops' }] }),
      at: TOO_FEW,
    },
    {
      name: '32: the account was deleted',
      change: run([answered(undefined)]),
      review: asks(),
      at: TOO_FEW,
    },
    {
      name: 'somebody rejects beside an approval',
      change: run([answered(CAROL), answered(DAVE, { state: 'rejected' })]),
      review: asks(),
      at: TOO_FEW,
    },
    {
      name: 'somebody rejects who had a hand in it',
      change: run([answered(CAROL), answered(ALICE, { state: 'rejected' })]),
      review: asks(),
      at: TOO_FEW,
    },
    {
      name: '32: somebody rejected whose account is gone',
      change: run([answered(CAROL), answered(undefined, { state: 'rejected' })]),
      review: asks(),
      at: TOO_FEW,
    },
    {
      name: 'rejected, and approved by nobody',
      change: run([answered(CAROL, { state: 'rejected' })]),
      review: asks(),
      at: TOO_FEW,
    },
    {
      name: '34: a schedule starts it, and one person approves',
      change: run([answered(CAROL)], { initiators: [] }),
      review: asks(),
      at: TOO_FEW,
    },
    {
      name: '34: a machine starts it, and one person approves',
      change: run([answered(CAROL)], { initiators: [BOT] }),
      review: asks(),
      at: TOO_FEW,
    },
    {
      name: '34: an account that the policy calls a machine starts it',
      change: run([answered(CAROL)], { initiators: [FRANK] }),
      review: asks({}, { machines: [FRANK.id] }),
      at: TOO_FEW,
    },
    {
      name: 'no run is known',
      change: change({ waits: false, live: sha('0') }),
      review: asks(),
      at: ['review.release block'],
    },
    {
      name: '43: an incident lowers nothing here',
      change: run([answered(ERIN, { comment: 'INC-7' })], {}, { incident: 'INC-7' }),
      review: asks({}, { breakGlass: true }),
      at: TOO_FEW,
    },
  ],
  passes: [
    { name: 'an independent person approves', change: run([answered(CAROL)]), review: asks() },
    {
      name: 'the reviewer of the code approves, who had no hand in it',
      change: run([answered(BOB)]),
      review: asks(),
    },
    {
      name: '25: who pushed to a fork cannot be asked',
      change: run(
        [answered(CAROL)],
        {},
        { pulls: [pull({ ...merged, pushers: undefined, fork: true })] },
      ),
      review: asks(),
    },
    {
      name: '36: who pushed to what does not account for the change was not asked',
      change: run(
        [answered(CAROL)],
        {},
        {
          parts: [
            part({
              candidates: [
                { pull: 12, content: SAME },
                { pull: 13, content: STALE },
              ],
            }),
          ],
          pulls: [pull(merged), pull({ number: 13, pushers: undefined })],
        },
      ),
      review: asks(),
    },
    {
      name: 'GitHub writes the name of the environment in another case',
      change: run([answered(CAROL, { environments: ['Production'] })], guarded('Production')),
      review: asks(),
    },
    {
      name: 'what does not count stands beside what does',
      change: run([answered(ALICE), answered(BOT), answered(CAROL)]),
      review: asks(),
    },
    {
      name: '20: two people in two environments',
      change: run([answered(CAROL), answered(DAVE, inTrading)], guarded('production', 'trading')),
      review: asks(two),
    },
    {
      name: 'one person lets it into two environments, and one is asked for',
      change: run([answered(CAROL), answered(CAROL, inTrading)], guarded('production', 'trading')),
      review: asks({ environments: two.environments }),
    },
    {
      name: '27: a member of the team that may',
      change: run(
        [answered(CAROL)],
        {},
        { memberships: [{ team: 'knight/ops', members: [CAROL.id] }] },
      ),
      review: asks({ approvers: [{ kind: 'team', team: 'knight/ops' }] }),
    },
    {
      name: '34: a schedule starts it, and two people approve',
      change: run([answered(CAROL), answered(DAVE)], { initiators: [] }),
      review: asks(),
    },
    {
      name: '34: a person and a machine start it, and one person approves',
      change: run([answered(CAROL)], { initiators: [BOT, ERIN] }),
      review: asks(),
    },
    {
      name: 'a rejection where the policy asks nobody',
      change: run([
        answered(CAROL),
        answered(DAVE, { state: 'rejected', environments: ['staging'] }),
      ]),
      review: asks(),
    },
  ],
  idle: [
    { name: 'no second reviewer is asked for', change: undefined },
    { name: 'no approval of the release is asked for', change: run([]) },
  ],
})

describe('every answer in an environment is told with its reason', () => {
  const votes = (approvals: readonly EnvironmentApproval[], release: Partial<Release> = {}) =>
    releaseVotes(run(approvals, release), reviewPolicy(asks(two))).map(
      ({ about, person, kind, counts }) => [about, person?.login, kind, counts],
    )

  test('in GitHub’s order, one for each environment', () => {
    const all = ['production', 'trading']
    expect(
      votes([
        answered(ALICE),
        answered(CAROL, { environments: all }),
        answered(DAVE, { environments: ['staging'] }),
        answered(DAVE, { state: 'rejected', environments: ['trading', 'staging'] }),
        answered(FRANK, { state: 'pending' }),
        answered(undefined),
      ]),
    ).toEqual([
      ['production', 'alice', 'approval', false],
      ['production', 'carol', 'approval', true],
      ['trading', 'carol', 'approval', false],
      ['staging', 'dave', 'approval', false],
      ['trading', 'dave', 'objection', true],
      ['staging', 'dave', 'objection', false],
      ['production', undefined, 'approval', false],
    ])
  })

  test('35: none counts after the first attempt, and a rejection does', () => {
    expect(votes([answered(CAROL), answered(DAVE, { state: 'rejected' })], { attempt: 2 })).toEqual(
      [
        ['production', 'carol', 'approval', false],
        ['production', 'dave', 'objection', true],
      ],
    )
  })

  test('none where no approval of the release is asked for', () => {
    expect(releaseVotes(run([answered(CAROL)]), reviewPolicy())).toEqual([])
    expect(releaseVotes(change(), reviewPolicy(asks()))).toEqual([])
  })
})

describe('in any world', () => {
  // Mostly approvals by those who may, so that some worlds pass.
  const STATES = [...Array<'approved'>(8).fill('approved'), 'rejected', 'pending'] as const
  const ROLES = ['write', 'write', 'write', 'read'] as const
  const people = [ALICE, BOB, CAROL, DAVE, ERIN, FRANK, BOT, GITHUB, undefined]
  const approval = fc.record({
    person: fc.constantFrom(...people),
    state: fc.constantFrom(...STATES),
    comment: fc.constant(''),
    environments: fc.subarray(['production', 'trading', 'staging'], { minLength: 1 }),
    role: fc.constantFrom(...ROLES),
  })
  const world: fc.Arbitrary<World> = fc.record({
    approvals: fc.array(approval, { maxLength: 6 }),
    initiators: fc.subarray([ERIN, FRANK, BOT]),
    attempt: fc.constantFrom(1, 1, 1, 2),
    needed: fc.integer({ min: 1, max: 3 }),
    wanted: fc.constantFrom<readonly string[]>(['production'], ['production', 'trading']),
  })
  interface World {
    readonly approvals: readonly EnvironmentApproval[]
    readonly initiators: readonly Person[]
    readonly attempt: number
    readonly needed: number
    readonly wanted: readonly string[]
  }
  const passes = ({ approvals, initiators, attempt, needed, wanted }: World) => {
    const release = { approvals, initiators, attempt, ...guarded('production', 'trading') }
    const given = {
      change: released({}, release),
      policy: policy(asks({ approvals: needed, environments: wanted })),
    }
    return releaseApproval.check(given as Parameters<typeof releaseApproval.check>[0]).length === 0
  }

  test('what passes was let start by enough independent people', () => {
    let passed = 0
    fc.assert(
      fc.property(world, (given) => {
        if (!passes(given)) return
        passed++
        const started = given.initiators.map(({ id }) => id)
        const free = [BOB, CAROL, DAVE, ERIN, FRANK].filter(({ id }) => !started.includes(id))
        const who = free.filter((person) =>
          given.approvals.some(
            (each) =>
              each.person?.id === person.id &&
              each.state === 'approved' &&
              each.role === 'write' &&
              each.environments.some((name) => given.wanted.includes(name)),
          ),
        )
        const human = given.initiators.some(({ kind }) => kind === 'human')
        expect(given.attempt).toBe(1)
        expect(who.length).toBeGreaterThanOrEqual(human ? given.needed : Math.max(2, given.needed))
      }),
      { numRuns: 2000 },
    )
    expect(passed).toBeGreaterThan(50)
  })

  test('an approval of somebody involved never turns a block into a pass', () => {
    fc.assert(
      fc.property(world, fc.constantFrom(ALICE, BOT, GITHUB, undefined), (given, person) => {
        fc.pre(!passes(given))
        const more = answered(person, { environments: ['production', 'trading'] })
        expect(passes({ ...given, approvals: [...given.approvals, more] })).toBe(false)
      }),
    )
  })

  test('taking an approval away never turns a block into a pass', () => {
    fc.assert(
      fc.property(world, fc.nat(5), (given, i) => {
        fc.pre(!passes(given) && given.approvals[i]?.state === 'approved')
        expect(passes({ ...given, approvals: given.approvals.toSpliced(i, 1) })).toBe(false)
      }),
    )
  })
})
