import type { GuardedFile, Owner } from '../../../src/model/change.ts'
import guardedFiles from '../../../src/rules/review/guarded-files.ts'
import { answered } from './answered.ts'
import {
  ALICE,
  BOB,
  BOT,
  CAROL,
  change,
  DAVE,
  MINUTE,
  NOON,
  part,
  proven,
  pull,
  RELEASE,
  released,
  review,
  reviewTable,
  SAME,
  STALE,
  sha,
} from './change.ts'

const OPS: Owner = { kind: 'team', team: 'knight/ops' }
const TRADERS: Owner = { kind: 'team', team: 'knight/traders' }
const memberships = [
  { team: 'knight/ops', members: [BOB.id, ALICE.id] },
  { team: 'knight/traders', members: [CAROL.id] },
]

/** Its place is the path of the file that names its owners. */
function guarded(path: string, owners: readonly Owner[], at = 'review.owners'): GuardedFile {
  return { path, because: 'it judges', owners, place: { file: at, line: 1, column: 1 } }
}

const policy = guarded('.github/rollcall.yml', [OPS])
const check = (files: readonly GuardedFile[], ...reviews: Parameters<typeof review>[]) =>
  change({
    memberships,
    parts: [part({ guarded: files })],
    pulls: [pull({ reviews: reviews.map((each) => review(...each)) })],
  })
const merged = { state: 'merged', merged: NOON + MINUTE } as const

reviewTable(guardedFiles, {
  finds: [
    {
      name: '45: nobody has approved that the policy changes',
      change: check([policy]),
      at: ['review.owners wait'],
    },
    {
      name: '45: somebody approved who does not own it',
      change: check([policy], [CAROL]),
      at: ['review.owners wait'],
    },
    {
      name: '1, 45: its owner wrote the change',
      change: check([policy], [ALICE]),
      at: ['review.owners wait'],
    },
    {
      name: '8, 45: its owner approved another content',
      change: check([policy], [BOB, { content: STALE }]),
      at: ['review.owners wait'],
    },
    {
      name: '15, 45: the approval of its owner was dismissed',
      change: check([policy], [BOB, { state: 'dismissed' }]),
      at: ['review.owners wait'],
    },
    {
      name: '22, 45: its owner is a machine',
      change: check([guarded('hosts.ini', [{ kind: 'person', id: BOT.id }])], [BOT]),
      at: ['review.owners wait'],
    },
    {
      name: '26, 45: its owner may not write to the repository',
      change: check([policy], [BOB, { role: 'read' }]),
      at: ['review.owners wait'],
    },
    {
      name: '27, 45: somebody left the team that owns it',
      change: { ...check([policy], [BOB]), memberships: [{ team: 'knight/ops', members: [] }] },
      at: ['review.owners wait'],
    },
    {
      name: '45: many files of the same owners are one finding',
      change: check([
        policy,
        guarded('hosts.ini', [OPS]),
        guarded('.github/workflows/deploy.yml', [OPS]),
      ]),
      at: ['review.owners wait'],
    },
    {
      name: '45: the same owners in another order are the same',
      change: check([guarded('a', [OPS, TRADERS]), guarded('b', [TRADERS, OPS])]),
      at: ['review.owners wait'],
    },
    {
      name: '45: files of other owners are another finding, where they are guarded',
      change: check([policy, guarded('fees.csv', [TRADERS], 'CODEOWNERS')]),
      at: ['review.owners wait', 'CODEOWNERS wait'],
    },
    {
      name: '45: one of two owners approved his own files alone',
      change: check([policy, guarded('fees.csv', [TRADERS], 'CODEOWNERS')], [BOB]),
      at: ['CODEOWNERS wait'],
    },
    {
      name: '45: a file that two guards name has to please both',
      change: check([policy, guarded(policy.path, [TRADERS])], [BOB]),
      at: ['review.owners wait'],
    },
    {
      name: '45: an account that is no team, known and not',
      change: check([
        guarded('a', [{ kind: 'person', id: BOB.id }]),
        guarded('b', [{ kind: 'person', id: 77 }]),
        guarded('c', [{ kind: 'login', login: 'Bob' }]),
      ]),
      at: ['review.owners wait', 'review.owners wait', 'review.owners wait'],
    },
    {
      name: '45: after the merge nothing waits',
      change: released({
        memberships,
        parts: [part({ guarded: [policy] })],
        pulls: [pull({ ...merged, reviews: [review(CAROL)] })],
      }),
      at: ['review.owners block'],
    },
    {
      name: '43, 45: its owner approved after the merge',
      change: released({
        memberships,
        parts: [part({ guarded: [policy] })],
        pulls: [
          pull({ ...merged, reviews: [review(CAROL), review(BOB, { at: NOON + 2 * MINUTE })] }),
        ],
      }),
      at: ['review.owners block'],
    },
    {
      name: '39, 45: the policy was changed without a pull request',
      change: released({ memberships, parts: [part({ candidates: [], guarded: [policy] })] }),
      at: ['review.owners block'],
    },
    {
      name: '39, 45: in a merge group there is nothing to wait for',
      change: change({
        memberships,
        waits: true,
        parts: [part({ candidates: [], guarded: [policy] })],
      }),
      at: ['review.owners block'],
    },
    {
      name: '40, 45: each part stands for itself',
      change: released({
        memberships,
        parts: [
          part({ guarded: [policy] }),
          part({
            commits: [sha('c')],
            candidates: [{ pull: 13, content: proven('squash') }],
            guarded: [policy],
          }),
        ],
        pulls: [
          pull({ ...merged, reviews: [review(BOB)] }),
          pull({ ...merged, number: 13, reviews: [review(CAROL)] }),
        ],
      }),
      at: ['review.owners block'],
    },
    {
      name: '45: each pull request has to be approved by its owners',
      change: released({
        memberships,
        parts: [12, 13].map((number) =>
          part({ candidates: [{ pull: number, content: proven('squash') }], guarded: [policy] }),
        ),
        pulls: [12, 13].map((number) => pull({ ...merged, number, reviews: [review(CAROL)] })),
      }),
      at: ['review.owners block', 'review.owners block'],
    },
    {
      name: '40, 45: one pull request has the approvals and another one the owner',
      change: released({
        memberships,
        parts: [
          part({
            candidates: [
              { pull: 12, content: SAME },
              { pull: 13, content: SAME },
            ],
            guarded: [policy],
          }),
        ],
        pulls: [
          pull({ ...merged, reviews: [review(CAROL), review(DAVE)] }),
          pull({ ...merged, number: 13, reviews: [review(BOB)] }),
        ],
      }),
      review: { approvals: 2 },
      at: ['review.owners block'],
    },
    {
      name: '43: an incident with two people lowers it to a warning',
      change: released(
        {
          memberships,
          parts: [part({ guarded: [policy] })],
          pulls: [pull({ ...merged, reviews: [review(CAROL)] })],
          incident: 'INC-7',
        },
        { initiators: [BOB], approvals: [answered(CAROL, { comment: 'INC-7' })] },
      ),
      review: { release: RELEASE, breakGlass: true },
      at: ['review.owners warn'],
    },
  ],
  passes: [
    { name: '45: its owner approved', change: check([policy], [BOB]) },
    {
      name: '45: its owner approved beside somebody else',
      change: check([policy], [CAROL], [BOB]),
    },
    {
      name: '12, 45: its owner approved what is proven to be the same',
      change: check([policy], [BOB, { content: proven('update') }]),
    },
    {
      name: '45: one of several owners is enough',
      change: check([guarded('fees.csv', [OPS, TRADERS])], [CAROL]),
    },
    {
      name: '45: an owner by number, an owner by login in another case',
      change: check(
        [
          guarded('a', [{ kind: 'person', id: BOB.id }]),
          guarded('b', [{ kind: 'login', login: 'BOB' }]),
        ],
        [BOB],
      ),
    },
    {
      name: '45: a file without owners beside one whose owner approved',
      change: check([guarded('README.md', []), policy], [BOB]),
    },
    {
      name: '40, 45: of two that are satisfied one has the owner',
      change: released({
        memberships,
        parts: [
          part({
            candidates: [
              { pull: 12, content: SAME },
              { pull: 13, content: SAME },
            ],
            guarded: [policy],
          }),
        ],
        pulls: [
          pull({ ...merged, reviews: [review(CAROL)] }),
          pull({ ...merged, number: 13, reviews: [review(BOB)] }),
        ],
      }),
    },
  ],
  idle: [
    { name: 'no second reviewer is asked for', change: undefined },
    { name: 'nothing guarded is touched', change: check([]) },
    {
      name: '45: files without owners ask for no more than reviewers',
      change: check([guarded('README.md', [])]),
    },
    { name: 'nothing is new', change: released({ parts: [], pulls: [] }) },
  ],
})
