import { expect, test } from '@jest/globals'
import range from '../../../src/rules/review/range.ts'
import { answered } from './answered.ts'
import {
  BOB,
  CAROL,
  change,
  DAVE,
  MINUTE,
  NOON,
  part,
  policy,
  proven,
  pull,
  RELEASE,
  released,
  reviewTable,
  SAME,
  STALE,
  sha,
} from './change.ts'

const other = (number: number, why: string) => ({
  pull: number,
  content: { kind: 'other', why } as const,
})
const direct = part({ commits: [sha('d')], title: 'Mend it now', candidates: [] })
const incident = { parts: [direct], pulls: [], incident: 'INC-7' }
const allowed = { release: RELEASE, breakGlass: true }
const named = [CAROL, DAVE].map((person) => answered(person, { comment: 'for INC-7' }))

reviewTable(range, {
  finds: [
    {
      name: '39: a commit was pushed to the branch without a pull request',
      change: released({ parts: [direct], pulls: [] }),
      at: ['review.approvals block'],
    },
    {
      name: '39: many such commits are one finding',
      change: released({ parts: [direct, part({ commits: [sha('e')], candidates: [] })] }),
      at: ['review.approvals block'],
    },
    {
      name: '40: its only pull request goes to another branch',
      change: released({ parts: [part({ candidates: [other(12, '#12 goes to release-1')] })] }),
      at: ['review.approvals block'],
    },
    {
      name: '41: what a squash made is not what was approved',
      change: released({
        parts: [part({ commits: [sha('c')], candidates: [{ pull: 12, content: STALE }] })],
      }),
      at: ['review.approvals block'],
    },
    {
      name: '42: a good pull request, and a commit beside it that nobody reviewed',
      change: released({ parts: [part(), direct] }),
      at: ['review.approvals block'],
    },
    {
      name: '42: each part that no candidate explains is a finding of its own',
      change: released({
        parts: [
          direct,
          part({ candidates: [other(12, '#12 is not merged'), other(13, '#13 is not merged')] }),
          part({ commits: [sha('c'), sha('d')], candidates: [other(14, 'lib/a.ts differs')] }),
        ],
      }),
      at: ['review.approvals block', 'review.approvals block', 'review.approvals block'],
    },
    {
      name: '49: its only pull request was closed without being merged',
      change: released({ parts: [part({ candidates: [other(12, '#12 is not merged')] })] }),
      at: ['review.approvals block'],
    },
    {
      name: 'a pull request that GitHub named and did not show accounts for nothing',
      change: released({ pulls: [] }),
      at: ['review.approvals block'],
    },
    {
      name: '43: an incident with two approvers beside who started the run lowers it to a warning',
      change: released(incident, { initiators: [BOB], approvals: named }),
      review: allowed,
      at: ['review.approvals warn'],
    },
    {
      name: 'an incident that the policy gives no weight lowers nothing',
      change: released(incident, { initiators: [BOB], approvals: named }),
      review: { release: RELEASE },
      at: ['review.approvals block'],
    },
    {
      name: 'an incident with one approver, who could have pushed it, lowers nothing',
      change: released(incident, { initiators: [BOB], approvals: named.slice(0, 1) }),
      review: allowed,
      at: ['review.approvals block'],
    },
    {
      name: 'an incident with one approver in two environments lowers nothing',
      change: released(incident, {
        initiators: [BOB],
        environments: ['production', 'other'].map((name) => ({ name, state: 'guarded' })),
        approvals: [
          answered(CAROL, { comment: 'for INC-7', environments: ['production', 'other'] }),
        ],
      }),
      review: { ...allowed, release: { ...RELEASE, environments: ['production', 'other'] } },
      at: ['review.approvals block'],
    },
    {
      name: 'an incident with one approver, who could have pushed what a squash holds besides, lowers nothing',
      change: released(
        { parts: [part({ candidates: [{ pull: 12, content: STALE }] })], incident: 'INC-7' },
        { initiators: [BOB], approvals: named.slice(0, 1) },
      ),
      review: allowed,
      at: ['review.approvals block'],
    },
    {
      name: 'an incident with two approvers, of whom one started the run, lowers nothing',
      change: released(incident, { initiators: [CAROL], approvals: named }),
      review: allowed,
      at: ['review.approvals block'],
    },
  ],
  passes: [
    {
      name: '40: one of several pull requests is merged into the branch and holds it',
      change: released({
        parts: [
          part({ candidates: [other(13, '#13 goes to release-1'), { pull: 12, content: SAME }] }),
        ],
      }),
    },
    {
      name: '41: squashed, as was approved',
      change: released({
        parts: [
          part({ commits: [sha('c')], candidates: [{ pull: 12, content: proven('squash') }] }),
        ],
      }),
    },
    {
      name: 'too few approvals are what second-person says',
      change: released({ pulls: [pull({ state: 'merged', merged: NOON + MINUTE })] }),
    },
    { name: 'nothing is new', change: released({ parts: [], pulls: [] }) },
  ],
  idle: [
    { name: 'no second reviewer is asked for', change: undefined },
    {
      name: 'a pull request, where second-person asks about such commits',
      change: change({ parts: [direct] }),
    },
    {
      name: 'a merge group, where second-person asks about such commits',
      change: change({ parts: [part(), direct], waits: false }),
    },
  ],
})

test('advises the newest commit that the policy has to take over', () => {
  const older = part({ commits: [sha('e')], candidates: [] })
  const edited = part({ commits: [sha('c')], candidates: [{ pull: 12, content: STALE }] })
  const facts = { change: released({ parts: [direct, older, edited] }), policy: policy() }
  const drafts = range.check(facts as Parameters<typeof range.check>[0])
  expect(drafts.map(({ next }) => /review\.since to (\w+)/.exec(next)?.[1])).toEqual([
    sha('d'),
    sha('c'),
  ])
})
