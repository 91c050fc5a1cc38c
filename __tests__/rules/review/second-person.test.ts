import secondPerson from '../../../src/rules/review/second-person.ts'
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
  hand,
  MINUTE,
  NOON,
  OLDER,
  part,
  proven,
  pull,
  RELEASE,
  released,
  review,
  reviewed,
  reviewTable,
  SAME,
  STALE,
  sha,
} from './change.ts'

const team = (name: string, approvals = 1) => ({ team: `knight/${name}`, approvals })
const teams = (of: Readonly<Record<string, readonly number[]>>) =>
  Object.entries(of).map(([name, members]) => ({ team: `knight/${name}`, members }))

const merged = { state: 'merged', merged: NOON + MINUTE } as const
const unreviewed = [pull(merged)]
const GLASS = { breakGlass: true, release: RELEASE }
const letGo = (comment: string, person = DAVE) => answered(person, { comment })
const broken = (comment: string, person = DAVE, release = {}, more = {}) =>
  released(
    { pulls: unreviewed, incident: 'INC-7', ...more },
    { approvals: [letGo(comment, person)], ...release },
  )

reviewTable(secondPerson, {
  finds: [
    { name: 'nobody answered yet', change: change(), at: ['review.approvals wait'] },
    {
      name: '1: the author alone approved',
      change: reviewed(review(ALICE)),
      at: ['review.approvals wait'],
    },
    {
      name: '6: somebody without an account wrote it',
      change: change({
        pulls: [pull({ commits: [commit(HEAD, [hand('author')])], reviews: [review(BOB)] })],
      }),
      at: ['review.unlinked block'],
    },
    {
      name: '6: and nobody answered, for which there is nothing to wait',
      change: change({ pulls: [pull({ commits: [commit(HEAD, [hand('author')])] })] }),
      at: ['review.unlinked block', 'review.approvals block'],
    },
    {
      name: '8: an older commit was approved',
      change: reviewed(review(BOB, { content: STALE })),
      at: ['review.approvals wait'],
    },
    {
      name: '20: one person twice where two are asked for',
      change: reviewed(review(BOB), review(BOB, { at: NOON + 1 })),
      review: { approvals: 2 },
      at: ['review.approvals wait'],
    },
    {
      name: '22: a bot approved',
      change: reviewed(review(BOT)),
      at: ['review.approvals wait'],
    },
    {
      name: '23: one person for what a bot wrote',
      change: change({ pulls: [pull({ author: BOT, reviews: [review(BOB)] })] }),
      at: ['review.untrusted wait'],
    },
    {
      name: '25: one person for a fork',
      change: change({ pulls: [pull({ fork: true, pushers: undefined, reviews: [review(BOB)] })] }),
      at: ['review.untrusted wait'],
    },
    {
      name: '25: one person for an author whom nobody knows',
      change: change({ pulls: [pull({ trusted: false, reviews: [review(BOB)] })] }),
      at: ['review.untrusted wait'],
    },
    {
      name: '31: one person for two teams',
      change: { ...reviewed(review(BOB)), memberships: teams({ ops: [2], sre: [2] }) },
      review: { teams: [team('ops'), team('sre')] },
      at: ['review.teams.knight/sre wait'],
    },
    {
      name: '31: two people of the same team',
      change: { ...reviewed(review(BOB), review(CAROL)), memberships: teams({ ops: [2, 3] }) },
      review: { teams: [team('ops'), team('sre')] },
      at: ['review.teams.knight/sre wait'],
    },
    {
      name: '31: nobody of a team, and one too few besides',
      change: { ...reviewed(review(BOB)), memberships: teams({ ops: [3] }) },
      review: { approvals: 3, teams: [team('ops')] },
      at: ['review.approvals wait', 'review.teams.knight/ops wait'],
    },
    {
      name: '32: the author has no account any more',
      change: change({ pulls: [pull({ author: undefined, reviews: [review(BOB)] })] }),
      at: ['review.approvals block'],
    },
    {
      name: '32: and nobody answered, for which there is nothing to wait',
      change: change({
        pulls: [pull({ author: undefined, commits: [commit(HEAD, [hand('author')])] })],
      }),
      at: ['review.approvals block', 'review.unlinked block'],
    },
    {
      name: '9, 48: another commit is judged than the head that was approved',
      change: { ...reviewed(review(BOB)), commit: OLDER },
      at: ['review.approvals wait'],
    },
    {
      name: '39: a commit of a merge group that no pull request accounts for',
      change: { ...reviewed(review(BOB)), parts: [part(), part({ candidates: [] })] },
      at: ['review.approvals block'],
    },
    {
      name: '39: a commit of a merge group that is not what its pull request holds',
      change: change({ parts: [part({ candidates: [{ pull: 12, content: STALE }] })] }),
      at: ['review.approvals block'],
    },
    {
      name: '42: one of two pull requests of a release',
      change: released({
        parts: [part(), part({ candidates: [{ pull: 13, content: proven('squash') }] })],
        pulls: [pull({ ...merged, reviews: [review(BOB)] }), pull({ ...merged, number: 13 })],
      }),
      at: ['review.approvals block'],
    },
    {
      name: '42: one pull request that is enough for one part and not for another',
      change: released({
        parts: [part(), part({ hands: by(BOB) }), part()],
      }),
      at: ['review.approvals block'],
    },
    {
      name: '43: it was approved after the merge',
      change: released({
        pulls: [pull({ ...merged, reviews: [review(BOB, { at: NOON + 2 * MINUTE })] })],
      }),
      at: ['review.approvals block'],
    },
    {
      name: '49: it is closed',
      change: change({ waits: false, pulls: [pull({ state: 'closed' })] }),
      at: ['review.approvals block'],
    },
    {
      name: '49: it is closed, whatever the change says of waiting',
      change: change({ pulls: [pull({ state: 'closed' })] }),
      at: ['review.approvals block'],
    },
    {
      name: 'an incident stands in for a review',
      change: broken('go for INC-7'),
      review: GLASS,
      at: ['review.approvals warn'],
    },
    {
      name: 'an incident stands in whatever the case of its name',
      change: broken('inc-7: go'),
      review: GLASS,
      at: ['review.approvals warn'],
    },
    {
      name: 'an incident with one approver, where another commit came without a pull request',
      change: broken('INC-7', DAVE, {}, { parts: [part(), part({ candidates: [] })] }),
      review: GLASS,
      at: ['review.approvals block'],
    },
    {
      name: 'an incident with two approvers, where another commit came without a pull request',
      change: broken(
        '',
        DAVE,
        { approvals: [letGo('INC-7'), letGo('INC-7', CAROL)] },
        { parts: [part(), part({ candidates: [] })] },
      ),
      review: GLASS,
      at: ['review.approvals warn'],
    },
    {
      name: 'an incident for which the policy does without no review',
      change: broken('go for INC-7'),
      review: { release: RELEASE },
      at: ['review.breakGlass block', 'review.approvals block'],
    },
    {
      name: 'an incident that the policy gives no weight, though all is approved',
      change: released({ incident: 'INC-7' }),
      at: ['review.breakGlass block'],
    },
    ...[
      { name: 'another incident', change: broken('go for INC-77') },
      { name: 'no incident', change: broken('go') },
      ...['', ' ', 'go', 'sha256', 'v1.2', '#12', '2024', '-7', 'INC-', 'INC-7 or so'].map(
        (incident) => ({
          name: `what ${JSON.stringify(incident)} names, which is no ticket`,
          change: broken(`go: ${incident} sha256:0 v1.2 for #12`, DAVE, {}, { incident }),
        }),
      ),
      { name: 'nobody', change: broken('INC-7', DAVE, { approvals: [] }) },
      { name: 'the author', change: broken('INC-7', ALICE, { initiators: [BOB] }) },
      { name: 'who started the run', change: broken('INC-7', BOB, { initiators: [BOB] }) },
      { name: 'who started it again', change: broken('INC-7', BOB, { initiators: [ALICE, BOB] }) },
      { name: 'a bot', change: broken('INC-7', BOT) },
      {
        name: 'somebody without a role',
        change: broken('INC-7', DAVE, { approvals: [{ ...letGo('INC-7'), role: 'read' }] }),
      },
      {
        name: 'somebody who refused',
        change: broken('INC-7', DAVE, { approvals: [{ ...letGo('INC-7'), state: 'rejected' }] }),
      },
      {
        name: 'somebody in another environment',
        change: broken('INC-7', DAVE, {
          approvals: [{ ...letGo('INC-7'), environments: ['staging'] }],
        }),
      },
      { name: 'somebody at an earlier attempt', change: broken('INC-7', DAVE, { attempt: 2 }) },
      {
        name: 'a second person where a clock was the first',
        change: broken('INC-7', DAVE, { initiators: [BOT] }),
      },
    ].map(({ name, change }) => ({
      name: `an incident that does not stand in: approved by ${name}`,
      change,
      review: GLASS,
      at: ['review.approvals block'],
    })),
    {
      name: 'an incident at an open pull request, where there is no release to approve',
      change: change({ incident: 'INC-7' }),
      review: GLASS,
      at: ['review.approvals wait'],
    },
  ],
  passes: [
    { name: 'somebody who had no hand in it', change: reviewed(review(BOB)) },
    {
      name: '6: somebody without an account, where the policy allows it',
      change: change({
        pulls: [pull({ commits: [commit(HEAD, [hand('author')])], reviews: [review(BOB)] })],
      }),
      review: { unlinked: 'allow' },
    },
    {
      name: '12: nothing but a proven update since',
      change: reviewed(review(BOB, { content: proven('update') })),
    },
    {
      name: '23, 25: two people for what a bot wrote',
      change: change({
        pulls: [pull({ author: BOT, trusted: false, reviews: [review(BOB), review(CAROL)] })],
      }),
    },
    {
      name: '31: one for each team, whoever is in both',
      change: {
        ...reviewed(review(BOB), review(CAROL)),
        memberships: teams({ ops: [2, 3], sre: [2] }),
      },
      review: { teams: [team('ops'), team('sre')] },
    },
    {
      name: '40: one of two pull requests of the same content',
      change: change({
        parts: [
          part({
            candidates: [
              { pull: 12, content: SAME },
              { pull: 13, content: SAME },
            ],
          }),
        ],
        pulls: [pull(), pull({ number: 13, reviews: [review(BOB)] })],
      }),
    },
    { name: '41: a squash', change: released({ commit: sha('c'), parts: [squash()] }) },
    {
      name: '41: a pull request whose commits stand on the branch below another part',
      change: released({ commit: sha('c'), parts: [squash(), part()] }),
    },
    {
      name: '42: commits that no pull request accounts for, about which review/range asks',
      change: released({ parts: [part(), part({ commits: [sha('c')], candidates: [] })] }),
    },
    {
      name: 'an incident that is not needed',
      change: released({ incident: 'INC-7' }),
      review: GLASS,
    },
  ],
  idle: [
    { name: 'the policy asks for no second reviewer', change: undefined },
    { name: 'nothing is new', change: released({ parts: [] }) },
    {
      name: '42: no commit has a pull request, about which review/range asks',
      change: released({ parts: [part({ candidates: [] })] }),
    },
  ],
})

function squash() {
  return part({
    commits: [sha('c')],
    hands: [hand('author', ALICE)],
    candidates: [{ pull: 12, content: proven('squash') }],
  })
}
