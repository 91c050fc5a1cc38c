import type { Person } from '../../../src/model/change.ts'
import possible from '../../../src/rules/review/possible.ts'
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
  human,
  part,
  pull,
  released,
  review,
  reviewed,
  reviewTable,
} from './change.ts'

const among = (people: readonly Person[], complete = true) =>
  change({ reviewers: { people, complete } })

reviewTable(possible, {
  finds: [
    { name: '54: nobody', change: among([]), at: ['review.approvals warn'] },
    { name: '54: the author alone', change: among([ALICE]), at: ['review.approvals warn'] },
    { name: '54: a bot', change: among([ALICE, BOT]), at: ['review.approvals warn'] },
    {
      name: '54: a machine',
      change: among([ALICE, BOB]),
      review: { machines: [BOB.id] },
      at: ['review.approvals warn'],
    },
    {
      name: '54: one where two are asked for',
      change: among([ALICE, BOB]),
      review: { approvals: 2 },
      at: ['review.approvals warn'],
    },
    {
      name: '54: whoever approved is not asked again',
      change: { ...reviewed(review(BOB)), reviewers: { people: [ALICE, BOB], complete: true } },
      review: { approvals: 2 },
      at: ['review.approvals warn'],
    },
    {
      name: '54: everybody had a hand in it',
      change: change({
        pulls: [pull({ commits: [commit(HEAD, [BOB, CAROL, DAVE].flatMap(by))] })],
      }),
      at: ['review.approvals warn'],
    },
  ],
  passes: [
    { name: 'somebody', change: among([ALICE, BOB]) },
    { name: 'many', change: among(Array.from({ length: 9 }, (_, i) => human(i + 1))) },
    {
      name: 'one who approved, and one who could',
      change: { ...reviewed(review(BOB)), reviewers: { people: [CAROL], complete: true } },
      review: { approvals: 2 },
    },
    { name: 'nobody among those whom GitHub tells, which are not all', change: among([], false) },
  ],
  idle: [
    { name: 'the policy asks for no second reviewer', change: undefined },
    { name: 'enough approved already', change: reviewed(review(BOB)) },
    { name: '43: it is merged, and no answer counts', change: released() },
    {
      name: 'no pull request accounts for it',
      change: change({ parts: [part({ candidates: [] })] }),
    },
  ],
})
