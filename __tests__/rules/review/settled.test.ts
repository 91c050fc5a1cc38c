import settled from '../../../src/rules/review/settled.ts'
import {
  BOB,
  change,
  HEAD,
  MINUTE,
  NOON,
  OLDER,
  part,
  proven,
  pull,
  released,
  review,
  reviewTable,
  SAME,
  STALE,
  sha,
} from './change.ts'

const merged = { state: 'merged', merged: NOON + MINUTE, reviews: [review(BOB)] } as const
const main = (commit: string | undefined, contains: boolean) => ({
  name: 'refs/heads/main',
  commit,
  contains,
})
const tag = (commit: string | undefined, contains = true) => ({
  name: 'refs/tags/v1.2',
  commit,
  contains,
})
const both = [
  { pull: 12, content: SAME },
  { pull: 13, content: SAME },
]

reviewTable(settled, {
  finds: [
    {
      name: '49: a draft',
      change: change({ pulls: [pull({ draft: true, reviews: [review(BOB)] })] }),
      at: ['review.approvals block'],
    },
    {
      name: '49: closed without being merged',
      change: change({ waits: false, pulls: [pull({ state: 'closed' })] }),
      at: ['review.approvals block'],
    },
    {
      name: '49: closed without being merged, and a draft',
      change: change({ waits: false, pulls: [pull({ state: 'closed', draft: true })] }),
      at: ['review.approvals block'],
    },
    {
      name: '40: it goes to another branch than the one that goes live',
      change: change({ pulls: [pull({ base: 'release-1' })] }),
      at: ['review.branch block'],
    },
    {
      name: '40: it goes to another branch than the policy says',
      change: change(),
      review: { branch: 'production' },
      at: ['review.branch block'],
    },
    {
      name: '14: a release of what went to another branch',
      change: released({ pulls: [pull({ ...merged, base: 'release-1' })] }),
      at: ['review.branch block'],
    },
    {
      name: '40: a release of an open pull request at another commit than its head',
      change: released({
        commit: sha('c'),
        parts: [
          part({ commits: [sha('c')], candidates: [{ pull: 12, content: proven('squash') }] }),
        ],
        pulls: [pull()],
      }),
      at: ['review.approvals block'],
    },
    {
      name: '10: its head moved while it was judged',
      change: change({ pulls: [pull({ head: sha('c') })] }),
      at: ['review.approvals block'],
    },
    {
      name: '10: its head moved, and GitHub already lists the new commits',
      change: change({
        parts: [part({ commits: [sha('c'), HEAD] })],
        pulls: [pull({ head: sha('c') })],
      }),
      at: ['review.approvals block'],
    },
    {
      name: '10: the head of one of several moved',
      change: released({
        parts: [part({ commits: [sha('c')] }), part({ commits: [OLDER] })],
        pulls: [pull({ ...merged, head: OLDER })],
      }),
      at: ['review.approvals block'],
    },
    {
      name: '49: what is wrong with a pull request of several parts is said once',
      change: released({
        parts: [
          part({ commits: [sha('c')], candidates: [{ pull: 12, content: proven('rebase') }] }),
          part({ commits: [sha('d')], candidates: [{ pull: 12, content: proven('rebase') }] }),
        ],
        pulls: [pull({ ...merged, base: 'release-1' })],
      }),
      at: ['review.branch block'],
    },
    {
      name: '40: of two that are satisfied neither is settled',
      change: released({
        parts: [part({ candidates: both })],
        pulls: [
          pull({ ...merged, draft: true }),
          pull({ ...merged, number: 13, base: 'release-1' }),
        ],
      }),
      at: ['review.approvals block'],
    },
    {
      name: '40: a settled one without approvals does not stand in for an approved draft',
      change: released({
        parts: [part({ candidates: both })],
        pulls: [pull({ ...merged, draft: true }), pull({ ...merged, number: 13, reviews: [] })],
      }),
      at: ['review.approvals block'],
    },
    {
      name: '50: the tag was moved',
      change: released({ ref: tag(OLDER) }),
      at: ['review.branch block'],
    },
    {
      name: '50: the tag is gone',
      change: released({ ref: tag(undefined) }),
      at: ['review.branch block'],
    },
    {
      name: '39: the tag stands on a commit that the branch does not contain',
      change: released({ ref: tag(HEAD, false) }),
      at: ['review.branch block'],
    },
    {
      name: '50: the branch was rewritten',
      change: released({ ref: main(OLDER, false) }),
      at: ['review.branch block'],
    },
    {
      name: '50: the branch is gone',
      change: released({ ref: main(undefined, false) }),
      at: ['review.branch block'],
    },
    {
      name: '46: what is checked out is not what is judged',
      change: change({ checkout: STALE }),
      at: ['review block'],
    },
    {
      name: 'everything at once',
      change: change({
        checkout: STALE,
        ref: main(undefined, false),
        pulls: [pull({ draft: true, base: 'release-1', head: sha('c') })],
      }),
      at: [
        'review block',
        'review.branch block',
        'review.approvals block',
        'review.branch block',
        'review.approvals block',
      ],
    },
    {
      name: 'an incident lowers nothing here',
      change: change({ incident: 'INC-7', pulls: [pull({ draft: true })] }),
      review: { breakGlass: true },
      at: ['review.approvals block'],
    },
  ],
  passes: [
    { name: 'an open pull request at its head', change: change() },
    {
      name: '48: the merge commit that GitHub checks out for it',
      change: change({ checkout: proven('merge') }),
    },
    {
      name: 'an open pull request into the branch that the policy names',
      change: change({ branch: 'production', pulls: [pull({ base: 'production' })] }),
      review: { branch: 'production' },
    },
    {
      name: 'the branch it was started for stands there',
      change: released({ ref: main(HEAD, true) }),
    },
    {
      name: '50: the branch went on while the run waited',
      change: released({ ref: main(sha('f'), true) }),
    },
    { name: '50: the tag stands where it stood', change: released({ ref: tag(HEAD) }) },
    {
      name: '40: the head of an open pull request, before its merge',
      change: released({ pulls: [pull({ reviews: [review(BOB)] })] }),
    },
    {
      name: '40: of two that are satisfied one is settled',
      change: released({
        parts: [part({ candidates: both })],
        pulls: [pull({ ...merged, draft: true }), pull({ ...merged, number: 13 })],
      }),
    },
    {
      name: '40: a draft of a stranger with the same head stops nothing',
      change: released({
        parts: [part({ candidates: [...both].reverse() })],
        pulls: [
          pull({ number: 13, draft: true, fork: true, trusted: false, base: 'release-1' }),
          pull(merged),
        ],
      }),
    },
    {
      name: 'a merge group, whose head is none of its pull requests’',
      change: change({
        waits: false,
        commit: sha('d'),
        parts: [
          part({ commits: [sha('d')], candidates: [{ pull: 13, content: proven('merge') }] }),
          part({ commits: [sha('c')], candidates: [{ pull: 12, content: proven('merge') }] }),
        ],
        pulls: [pull(), pull({ number: 13, head: sha('e') })],
      }),
    },
    {
      name: '42: a part without a pull request is what range says',
      change: released({ parts: [part({ candidates: [] })], pulls: [] }),
    },
  ],
  idle: [{ name: 'no second reviewer is asked for', change: undefined }],
})
