import { expect, test } from '@jest/globals'
import type { Person, Review } from '../../../src/model/change.ts'
import type { Facts } from '../../../src/model/rule.ts'
import objection from '../../../src/rules/review/objection.ts'
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
  HEAD,
  MINUTE,
  NOON,
  part,
  policy,
  pull,
  RELEASE,
  released,
  review,
  reviewed,
  reviewTable,
  SAME,
  STALE,
} from './change.ts'

const changes = (person: Person | undefined, more: Partial<Review> = {}) =>
  review(person, { state: 'changes-requested', ...more })
const later = NOON + MINUTE
const merged = { state: 'merged', merged: NOON + MINUTE } as const
const byBoth = { commits: [commit(HEAD, [...by(ALICE), ...by(BOB)])] }

const GLASS = { breakGlass: true, release: RELEASE }

/** Dave lets the release start for an incident. */
function inEmergency(...reviews: readonly Review[]) {
  return released(
    { pulls: [pull({ ...merged, reviews })], incident: 'INC-7' },
    { approvals: [answered(DAVE, { comment: 'INC-7' })] },
  )
}

test('18: an incident stands in for nothing that only warns', () => {
  const found = (incident: string | undefined) =>
    objection.check({
      change: { ...inEmergency(changes(CAROL, { role: 'read' })), incident },
      policy: policy(GLASS),
    } as Facts)
  expect(found('INC-7')).toHaveLength(1)
  expect(found('INC-7')).toEqual(found(undefined))
})

reviewTable(objection, {
  finds: [
    {
      name: '16: who approved asks for changes',
      change: reviewed(review(BOB), changes(BOB, { at: later })),
      at: ['review block'],
    },
    {
      name: '17: one asks for changes and another approves',
      change: reviewed(changes(CAROL), review(BOB, { at: later })),
      at: ['review block'],
    },
    {
      name: '17: on an older commit',
      change: reviewed(changes(CAROL, { content: STALE })),
      at: ['review block'],
    },
    {
      name: '17: on a commit that is gone',
      change: reviewed(changes(CAROL, { commit: undefined })),
      at: ['review block'],
    },
    {
      name: '17: a comment lifts nothing',
      change: reviewed(changes(CAROL), review(CAROL, { state: 'commented', at: later })),
      at: ['review block'],
    },
    {
      name: '17: a review that was dismissed lifts no other',
      change: reviewed(changes(CAROL), review(CAROL, { state: 'dismissed', at: later })),
      at: ['review block'],
    },
    {
      name: '17: whoever had a hand in it cannot answer it',
      change: change({
        pulls: [pull({ ...byBoth, reviews: [changes(BOB), review(BOB, { at: later })] })],
      }),
      at: ['review block'],
    },
    {
      name: '17: each of two people',
      change: reviewed(changes(CAROL), changes(DAVE)),
      at: ['review block', 'review block'],
    },
    {
      name: '17: one person twice',
      change: reviewed(changes(CAROL), changes(CAROL, { at: later })),
      at: ['review block'],
    },
    {
      name: '17: before it went to another branch',
      change: change({ pulls: [pull({ retargeted: [later], reviews: [changes(CAROL)] })] }),
      at: ['review block'],
    },
    ...[NOON, NOON + 2 * MINUTE].map((at) => ({
      name: `17, 43: ${at === NOON ? 'before' : 'after'} the merge`,
      change: released({ pulls: [pull({ ...merged, reviews: [changes(CAROL, { at })] })] }),
      at: ['review block'],
    })),
    {
      name: '18: by somebody who may only read',
      change: reviewed(changes(CAROL, { role: 'read' })),
      at: ['review warn'],
    },
    {
      name: '18: by somebody who may only sort issues',
      change: reviewed(changes(CAROL, { role: 'triage' })),
      at: ['review warn'],
    },
    {
      name: '17: by somebody who may write, where approvals take more',
      change: reviewed(changes(CAROL)),
      review: { role: 'admin' },
      at: ['review block'],
    },
    {
      name: '22: by a bot',
      change: reviewed(changes(BOT, { role: 'admin' })),
      at: ['review warn'],
    },
    {
      name: '22: by a machine',
      change: reviewed(changes(CAROL)),
      review: { machines: [CAROL.id] },
      at: ['review warn'],
    },
    {
      name: '32: by an account that was deleted',
      change: reviewed(changes(undefined, { role: 'none' })),
      at: ['review warn'],
    },
    {
      name: '40: on the one of two pull requests that is not approved',
      change: change({
        parts: [
          part({
            candidates: [
              { pull: 12, content: SAME },
              { pull: 13, content: SAME },
            ],
          }),
        ],
        pulls: [pull({ reviews: [review(BOB)] }), pull({ number: 13, reviews: [changes(CAROL)] })],
      }),
      at: ['review block'],
    },
    {
      name: '42: once for two parts, as the part in which the person had a hand has it',
      change: {
        ...reviewed(changes(CAROL), review(CAROL, { at: later })),
        parts: [part({ hands: by(CAROL) }), part()],
      },
      at: ['review block'],
    },
    {
      name: 'an incident stands in',
      change: inEmergency(changes(CAROL)),
      review: GLASS,
      at: ['review warn'],
    },
  ],
  passes: [
    { name: 'nobody said anything', change: change() },
    {
      name: '17: who asked for changes approves',
      change: reviewed(changes(CAROL), review(CAROL, { at: later })),
    },
    {
      name: '17: who asked for changes approves what is older by now',
      change: reviewed(changes(CAROL), review(CAROL, { at: later, content: STALE })),
    },
    { name: '17: it was dismissed', change: reviewed(review(CAROL, { state: 'dismissed' })) },
    {
      name: '40: on a pull request that is not what goes live',
      change: change({
        parts: [
          part({
            candidates: [
              { pull: 12, content: SAME },
              { pull: 13, content: STALE },
            ],
          }),
        ],
        pulls: [pull(), pull({ number: 13, reviews: [changes(CAROL)] })],
      }),
    },
  ],
  idle: [
    { name: 'the policy asks for no second reviewer', change: undefined },
    { name: 'nothing is new', change: released({ parts: [] }) },
  ],
})
