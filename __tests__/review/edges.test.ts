import { describe, expect, test } from '@jest/globals'
import type { Verdict } from '../../src/model/verdict.ts'
import { type FaultKind, isRest } from '../github/faults.ts'
import {
  addActivity,
  addCommits,
  byGitHub,
  environment,
  NO_COMMIT,
  team,
  user,
} from '../github/world.ts'
import {
  type Ask,
  type Judged,
  LIVE,
  MANIFEST,
  makeScene,
  policy,
  type Scene,
  type Setting,
  who,
} from './scene.ts'

// The list of edge cases in research/review.md, row by row, asked of the whole gate. Ada proposes
// pull request 12; ben approves it; dan is another person who may. Every case ends in a pass: the
// same scene goes on (`until`), or the same is told without what the row is about (`instead`).

interface Edge {
  readonly row: number
  readonly name: string
  readonly setting?: Setting
  readonly when: (scene: Scene) => unknown
  /** The check of pull request 12, unless given. */
  readonly ask?: (scene: Scene) => Ask
  readonly verdict: Verdict
  /** On one line of what the gate says. */
  readonly because: RegExp
  readonly also?: (judged: Judged, scene: Scene) => void
  readonly until?: (scene: Scene) => unknown
  readonly instead?: Partial<Pick<Edge, 'setting' | 'when' | 'ask'>>
}

const review = (settings: object): Setting => ({ review: settings })
const nobody = { name: 'Nobody', email: 'nobody@nowhere.example' }
const NOON = '2026-03-02T12:00:00Z'
const another = { 'new.ts': 'export {}\n' }
const slipped = { 'lib.ts': 'export const one = 2\n' }
const released = (): Ask => ({ event: 'push' })
const RELEASE = review({ release: {} })

/** Opened by ada and approved by ben. */
const approved = (scene: Scene) => {
  scene.open()
  scene.review('ben')
}
/** The same, and merged by kim. */
const merged = (scene: Scene) => {
  approved(scene)
  scene.merge()
}
/** The same, and a run of kim's waits for the environment. */
const started = (scene: Scene) => {
  merged(scene)
  scene.start('kim')
}
const setRole = (scene: Scene, login: string, role: 'none' | 'write') => {
  for (const each of scene.github.world.users) if (each.login === login) each.role = role
}
const pushed = ({ github, head }: Scene, by: string | null) => {
  const about = { type: 'branch_creation', ref: 'refs/heads/change-12', at: NOON } as const
  addActivity(github.world, { ...about, before: NO_COMMIT, after: head(), by })
}
const onBranch = (scene: Scene, branch: string) => {
  scene.repository.branch(branch, scene.live)
  scene.commit()
}

const WHO: readonly Edge[] = [
  {
    row: 1,
    name: 'the author approves',
    when: (s) => [s.open(), s.forge('ada')],
    verdict: 'wait',
    because: /^ada: the approval does not count: opened the pull request$/m,
    // GitHub itself would have refused it.
    also: (_, s) => expect(() => s.review('ada')).toThrow('Can not approve your own pull request'),
    until: (s) => s.review('ben'),
  },
  {
    row: 2,
    name: 'the author of a commit approves',
    when: (s) => [s.open({ commits: [{ author: 'ben' }] }), s.review('ben')],
    verdict: 'wait',
    because: /^ben: the approval does not count: wrote commit/m,
    until: (s) => s.review('dan'),
  },
  {
    row: 2,
    name: 'the committer of a commit approves',
    when: (s) => [s.open({ commits: [{ committer: 'ben' }] }), s.review('ben')],
    verdict: 'wait',
    because: /^ben: the approval does not count: is the committer of commit/m,
    until: (s) => s.review('dan'),
  },
  {
    row: 3,
    name: 'a co-author approves',
    when: (s) => [s.open({ commits: [{ coAuthors: ['ben'] }] }), s.review('ben')],
    verdict: 'wait',
    because: /^ben: the approval does not count: is named as co-author of commit/m,
    until: (s) => s.review('dan'),
  },
  {
    row: 3,
    name: 'whoever is named for a suggestion approves, and GitHub did not apply it',
    setting: review({ coAuthors: 'suggestions' }),
    when: (s) => [s.open(), s.push({ coAuthors: ['ben'] }), s.review('ben')],
    verdict: 'wait',
    because: /^ben: the approval does not count: is named as co-author of commit/m,
    instead: {
      when: (s) => {
        s.open()
        s.push({ coAuthors: ['ben'], committer: 'web-flow', signature: byGitHub })
        s.review('ben')
      },
    },
  },
  {
    row: 4,
    name: 'whoever wrote what came in by a second parent approves',
    when: (s) => {
      const theirs = s.commit({ author: 'ben', files: slipped })
      s.push({ to: s.repository.merge(s.open(), theirs, { author: who('ada') }) })
      s.review('ben')
    },
    verdict: 'wait',
    because: /^ben: the approval does not count: wrote commit/m,
    until: (s) => s.review('dan'),
  },
  {
    row: 5,
    name: 'whoever pushed under the name of another approves',
    when: (s) => [s.open(), s.push({ by: 'ben', author: 'ada' }), s.review('ben')],
    verdict: 'wait',
    because: /^ben: the approval does not count: pushed to its branch$/m,
    until: (s) => s.review('dan'),
  },
  {
    row: 6,
    name: 'GitHub knows no account for the author of a commit',
    when: (s) => [s.open({ commits: [{ author: nobody }] }), s.review('ben')],
    verdict: 'block',
    because: /second-person: GitHub knows no account for Nobody/,
    instead: {
      when: (s) => {
        const signature = { valid: true, byGitHub: false, signer: 'ada' }
        s.open({ commits: [{ author: nobody, signature }] })
        s.review('ben')
      },
    },
  },
  {
    row: 6,
    name: 'the same, with a signature that does not hold',
    when: (s) => {
      const signature = { valid: false, byGitHub: false, signer: 'ada' }
      s.open({ commits: [{ author: nobody, signature }] })
      s.review('ben')
    },
    verdict: 'block',
    because: /second-person: GitHub knows no account for Nobody/,
    instead: { setting: review({ unlinked: 'allow' }) },
  },
  {
    row: 7,
    name: 'somebody commits as GitHub, without its signature',
    when: (s) => [s.open({ commits: [{ committer: 'web-flow' }] }), s.review('ben')],
    verdict: 'block',
    because: /second-person: GitHub knows no account for GitHub/,
    instead: {
      when: (s) => {
        s.open({ commits: [{ committer: 'web-flow', signature: byGitHub }] })
        s.review('ben')
      },
    },
  },
]

const CONTENT: readonly Edge[] = [
  {
    row: 8,
    name: 'an older commit is approved',
    when: (s) => {
      const commit = s.open()
      s.push({ files: slipped })
      s.review('ben', { commit })
    },
    verdict: 'wait',
    because: /^ben: the approval does not count: approved \w{7}, and lib\.ts was edited after it$/m,
    until: (s) => s.review('ben'),
  },
  {
    row: 9,
    name: 'something is pushed after the approval',
    when: (s) => [approved(s), s.push({ files: slipped })],
    verdict: 'wait',
    because: /^ben: the approval does not count: approved \w{7}, and lib\.ts was edited after it$/m,
    until: (s) => s.review('ben'),
  },
  {
    row: 10,
    name: 'something else is pushed by force after the approval',
    when: (s) => [approved(s), s.push({ to: s.commit({ files: slipped }) })],
    verdict: 'wait',
    because: /^ben: the approval does not count: approved \w{7}, and /m,
    // Back again at what was approved.
    until: (s) => s.push({ to: s.pull().reviews[0]?.commit as string }),
  },
  {
    row: 10,
    name: 'the head is missing from the list of commits',
    when: (s) => [approved(s), Object.assign(s.pull(), { listed: [s.live] })],
    verdict: 'error',
    because: /^The head \w{7} of #12 is not among its 1 commits/m,
    until: (s) => Object.assign(s.pull(), { listed: undefined }),
  },
  {
    row: 11,
    name: 'GitHub does not tell which commit was approved',
    when: (s) => [s.open(), s.forge('ben', { commit: null })],
    verdict: 'wait',
    because: /^ben: the approval does not count: approved a commit that is gone$/m,
    until: (s) => s.review('ben'),
  },
  {
    row: 12,
    name: 'the branch is only updated after the approval',
    when: (s) => [approved(s), s.direct({ author: 'cleo', files: another }), s.update()],
    verdict: 'pass',
    because: /^ben: the approval counts: approved \w{7}, since which the branch was only updated$/m,
  },
  {
    row: 12,
    name: 'the branch is only rebased after the approval',
    when: (s) => {
      approved(s)
      const main = s.direct({ author: 'cleo', files: another })
      s.push({ to: s.repository.rebase(s.head(), main) })
    },
    verdict: 'pass',
    because: /^ben: the approval counts: approved \w{7}, since which it was only rebased$/m,
  },
  {
    row: 12,
    name: 'what the branch was updated with is not main',
    when: (s) => {
      approved(s)
      const theirs = s.commit({ author: 'cleo', files: another })
      s.push({ to: s.repository.merge(s.head(), theirs, { author: who('ada') }) })
    },
    verdict: 'wait',
    because: /^ben: the approval does not count: approved \w{7}, and new\.ts was edited after it$/m,
    until: (s) => s.review('ben'),
  },
  {
    row: 13,
    name: 'something is edited as the branch is updated',
    when: (s) => {
      approved(s)
      s.direct({ author: 'cleo', files: another })
      s.update({ files: slipped })
    },
    verdict: 'wait',
    because: /^ben: the approval does not count: approved \w{7}, and lib\.ts was edited after it$/m,
    until: (s) => s.review('ben'),
  },
  {
    row: 14,
    name: 'it is made to go to main after the approval',
    when: (s) => {
      onBranch(s, 'release-1')
      s.open({ base: 'release-1' })
      s.review('ben')
      s.github.retarget({ pull: 12, to: 'main', by: 'ada' })
    },
    verdict: 'wait',
    because: /^ben: the approval does not count: approved before its base was changed$/m,
    until: (s) => s.review('ben'),
  },
]

const ANSWERS: readonly Edge[] = [
  {
    row: 15,
    name: 'the approval is dismissed, and one before it does not come to life again',
    when: (s) => {
      approved(s)
      s.github.dismiss({ pull: 12, review: s.review('ben').id, by: 'ada' })
    },
    verdict: 'wait',
    because:
      /^ben: the approval does not count: approved before a review of the same person that was/m,
    instead: { setting: review({ dismissals: 'revive' }) },
  },
  {
    row: 15,
    name: 'the only approval is dismissed',
    setting: review({ dismissals: 'revive' }),
    when: (s) => {
      s.open()
      s.github.dismiss({ pull: 12, review: s.review('ben').id, by: 'ada' })
    },
    verdict: 'wait',
    because: /^ben: the approval does not count: gave a review that was dismissed$/m,
    until: (s) => s.review('ben'),
  },
  {
    row: 16,
    name: 'ben asks for changes after his approval, and dan approves',
    when: (s) => [approved(s), s.review('ben', { state: 'CHANGES_REQUESTED' }), s.review('dan')],
    verdict: 'block',
    because: /^ben: the objection counts: asked for changes at \w{7}$/m,
    until: (s) => s.review('ben'),
  },
  {
    row: 17,
    name: 'dan asks for changes, and ben approves: until dan approves',
    when: (s) => [s.open(), s.review('dan', { state: 'CHANGES_REQUESTED' }), s.review('ben')],
    verdict: 'block',
    because: /objection: On #12 dan asked for changes at \w{7}, and the request stands$/m,
    until: (s) => s.review('dan'),
  },
  {
    row: 17,
    name: 'dan asks for changes, and ben approves: until the request is dismissed',
    when: (s) => [s.open(), s.review('dan', { state: 'CHANGES_REQUESTED' }), s.push(), s.review()],
    verdict: 'block',
    because: /objection: On #12 dan asked for changes at \w{7}, and the request stands$/m,
    until: (s) => s.github.dismiss({ pull: 12, review: 9001, by: 'kim' }),
  },
  {
    row: 18,
    name: 'somebody who may only read asks for changes: that warns',
    when: (s) => [s.open(), s.review('eve', { state: 'CHANGES_REQUESTED' }), s.review('ben')],
    verdict: 'pass',
    because:
      /objection: On #12 eve asked for changes at \w{7}, and may not write to the repository/,
  },
  {
    row: 19,
    name: 'ben comments after his approval, where the policy takes that for a withdrawal',
    setting: review({ comments: 'withdraw' }),
    when: (s) => [approved(s), s.review('ben', { state: 'COMMENTED' })],
    verdict: 'wait',
    because: /^ben: the approval does not count: commented after approving/m,
    instead: { setting: {} },
  },
  {
    row: 20,
    name: 'one person approves twice where two are asked for',
    setting: review({ approvals: 2 }),
    when: (s) => [approved(s), s.review('ben')],
    verdict: 'wait',
    because: /^ben: the approval does not count: is counted once, for a later approval$/m,
    until: (s) => s.review('dan'),
  },
  {
    row: 21,
    name: 'a comment says that it approves',
    when: (s) => [s.open(), s.review('ben', { state: 'COMMENTED', body: 'Approved! LGTM' })],
    verdict: 'wait',
    because: /#12 has 0 of 1 independent approval .*; nobody has approved it$/m,
    until: (s) => s.review('ben'),
  },
  {
    row: 21,
    name: 'a request for changes is edited until it reads like an approval',
    when: (s) => {
      s.open()
      const { at } = s.forge('ben', { state: 'CHANGES_REQUESTED' })
      Object.assign(s.pull().reviews[0] ?? {}, { body: 'Approved! LGTM', editedAt: at })
    },
    verdict: 'block',
    because: /^ben: the objection counts: asked for changes at/m,
    until: (s) => s.review('ben'),
  },
  {
    row: 22,
    name: 'a bot approves',
    when: (s) => [s.open(), s.review('ci[bot]')],
    verdict: 'wait',
    because: /^ci\[bot\]: the approval does not count: is a machine$/m,
    until: (s) => s.review('ben'),
  },
  {
    row: 22,
    name: 'a machine approves that GitHub calls a user',
    setting: review({ machines: [2] }),
    when: (s) => approved(s),
    verdict: 'wait',
    because: /^ben: the approval does not count: is a machine$/m,
    until: (s) => s.review('dan'),
  },
]

const byBot = (assignees: string[] = []) => ({
  by: 'ci[bot]',
  commits: [{ author: 'ci[bot]', committer: 'web-flow', signature: byGitHub }],
  assignees,
})
const two = (...logins: string[]) => ({ members: logins })
const TEAMS = {
  review: { teams: { 'acme/sre': 1, 'acme/security': 1 } },
  teams: [team(1, 'sre', two('ben', 'dan')), team(2, 'security', two('ben'))],
} satisfies Setting

const PEOPLE: readonly Edge[] = [
  {
    row: 23,
    name: 'a bot is the author, and one person approves',
    when: (s) => [s.open(byBot()), s.review('ben')],
    verdict: 'wait',
    because: /#12 has 1 of 2 independent approvals .*since its author is a machine/,
    until: (s) => s.review('dan'),
  },
  {
    row: 24,
    name: 'whoever let an agent write it approves',
    when: (s) => [s.open(byBot(['ben'])), s.review('ben'), s.review('dan')],
    verdict: 'wait',
    because: /^ben: the approval does not count: is assigned to what ci\[bot\] wrote$/m,
    until: (s) => s.review('cleo'),
  },
  {
    row: 25,
    name: 'it comes from a fork, and one person approves',
    when: (s) => [s.open({ by: 'eve', from: 'eve/shop' }), s.review('ben')],
    verdict: 'wait',
    because: /#12 has 1 of 2 independent approvals .*since it comes from a fork/,
    until: (s) => s.review('dan'),
  },
  {
    row: 25,
    name: 'the repository does not know its author, and one person approves',
    when: (s) => [s.open({ by: 'eve' }), s.review('ben')],
    verdict: 'wait',
    because:
      /#12 has 1 of 2 independent approvals .*since its author is not known to the repository/,
    until: (s) => s.review('dan'),
  },
  {
    row: 26,
    name: 'somebody with the role triage approves',
    setting: { users: [user(2, 'ben', { role: 'triage' })] },
    when: (s) => approved(s),
    verdict: 'wait',
    because:
      /^ben: the approval does not count: has the role read here, where write is asked for$/m,
    until: (s) => s.review('dan'),
  },
  {
    row: 26,
    name: 'somebody from outside approves, who may read',
    setting: { users: [user(5, 'eve', { role: 'read', association: 'COLLABORATOR' })] },
    when: (s) => [s.open(), s.review('eve')],
    verdict: 'wait',
    because:
      /^eve: the approval does not count: has the role read here, where write is asked for$/m,
    until: (s) => s.review('dan'),
  },
  {
    row: 27,
    name: 'whoever approved may no longer write',
    when: (s) => [approved(s), setRole(s, 'ben', 'none')],
    verdict: 'wait',
    because:
      /^ben: the approval does not count: has the role read here, where write is asked for$/m,
    until: (s) => setRole(s, 'ben', 'write'),
  },
  {
    row: 27,
    name: 'whoever approved is no longer in the team',
    setting: { review: { teams: { 'acme/sre': 1 } }, teams: [team(1, 'sre')] },
    when: (s) => approved(s),
    verdict: 'wait',
    because: /#12 has 0 of 1 approval that it needs from acme\/sre/,
    until: (s) => s.github.world.teams[0]?.members.push('ben'),
  },
  {
    row: 28,
    name: 'somebody who may write approves where maintain is asked for',
    setting: review({ role: 'maintain' }),
    when: (s) => approved(s),
    verdict: 'wait',
    because:
      /^ben: the approval does not count: has the role write here, where maintain is asked for$/m,
    instead: {
      setting: { review: { role: 'maintain' }, users: [user(2, 'ben', { role: 'maintain' })] },
    },
  },
  {
    row: 28,
    name: 'somebody who may read approves where triage is asked for',
    setting: { review: { role: 'triage' }, users: [user(2, 'ben', { role: 'read' })] },
    when: (s) => approved(s),
    verdict: 'wait',
    because:
      /^ben: the approval does not count: has the role read here, where triage is asked for$/m,
    instead: {
      setting: { review: { role: 'triage' }, users: [user(2, 'ben', { role: 'triage' })] },
    },
  },
  {
    row: 29,
    name: 'the token does not see the team',
    setting: {
      review: { teams: { 'acme/sre': 1 } },
      teams: [team(1, 'sre', two('ben'))],
      seesTeams: false,
    },
    when: (s) => approved(s),
    verdict: 'error',
    because: /^GitHub shows no team acme\/sre to this token, so nobody can tell who is in it$/m,
    instead: {
      setting: { review: { teams: { 'acme/sre': 1 } }, teams: [team(1, 'sre', two('ben'))] },
    },
  },
  {
    row: 30,
    name: 'whoever approved is only invited to the team',
    setting: {
      review: { teams: { 'acme/sre': 1 } },
      teams: [team(1, 'sre', { pending: ['ben'] })],
    },
    when: (s) => approved(s),
    verdict: 'wait',
    because: /#12 has 0 of 1 approval that it needs from acme\/sre/,
    // A member of a team below it.
    until: (s) =>
      s.github.world.teams.push(team(2, 'sre-night', { parent: 'sre', members: ['ben'] })),
  },
  {
    row: 31,
    name: 'one person is in both teams that are asked for',
    setting: TEAMS,
    when: (s) => approved(s),
    verdict: 'wait',
    because:
      /#12 has 0 of 1 approval that it needs from acme\/(?:sre|security), however its approvals are shared/,
    // Ben is first, and must not take the place that dan alone could fill.
    until: (s) => s.review('dan'),
  },
  {
    row: 32,
    name: 'an account that was deleted approved',
    when: (s) => [s.open(), s.forge(null)],
    verdict: 'wait',
    because: /^a deleted account: the approval does not count: has no account any more$/m,
    until: (s) => s.review('ben'),
  },
  {
    row: 32,
    name: 'the account of the author was deleted',
    when: (s) => [s.open({ by: null }), pushed(s, 'cleo'), s.review('ben')],
    verdict: 'block',
    because: /second-person: The account that opened #12 was deleted/,
    instead: { when: approved },
  },
  {
    row: 32,
    name: 'the account that pushed was deleted',
    when: (s) => [s.open({ by: null }), pushed(s, null), s.review('ben')],
    verdict: 'error',
    because: /^Somebody whose account is gone pushed to change-12, the branch of #12/m,
    instead: { when: approved },
  },
  {
    row: 33,
    name: 'a second account of the author counts: nobody can tell',
    setting: { users: [user(77, 'ada-too')] },
    when: (s) => [s.open(), s.review('ada-too')],
    verdict: 'pass',
    because: /^ada-too: the approval counts: approved exactly this commit$/m,
  },
]

const RELEASES: readonly Edge[] = [
  {
    row: 34,
    name: 'dan runs again what kim started, and approves it',
    setting: RELEASE,
    when: (s) => [started(s), s.github.rerun({ run: 42, by: 'dan' }), s.letGo('dan')],
    ask: () => ({ event: 'push', attempt: 2 }),
    verdict: 'block',
    because:
      /release-approval: This is attempt 2 of the run, and nothing tells which attempt was approved/,
    instead: { when: (s) => [started(s), s.letGo('dan')], ask: released },
  },
  {
    row: 34,
    name: 'whoever started the run approves it',
    setting: RELEASE,
    when: (s) => [started(s), s.letGo('kim')],
    ask: released,
    verdict: 'block',
    because: /^kim: the approval does not count: started the run$/m,
    instead: { when: (s) => [started(s), s.letGo('dan')] },
  },
  {
    row: 34,
    name: 'whoever published the release approves it',
    setting: RELEASE,
    when: (s) => {
      started(s)
      s.repository.git('tag', 'v2', s.tip())
      s.commit()
      s.letGo('dan')
    },
    ask: () => ({ event: 'release', ref: 'refs/tags/v2', by: 'dan' }),
    verdict: 'block',
    because: /^dan: the approval does not count: started the run$/m,
    instead: { ask: () => ({ event: 'release', ref: 'refs/tags/v2', by: 'kim' }) },
  },
  {
    row: 35,
    name: 'the approval is left from the first attempt',
    setting: RELEASE,
    when: (s) => [started(s), s.letGo('dan'), s.github.rerun({ run: 42, by: 'kim' })],
    ask: () => ({ event: 'push', attempt: 2 }),
    verdict: 'block',
    because: /^dan: the approval does not count: may have let an attempt before attempt 2 start$/m,
    instead: { when: (s) => [started(s), s.letGo('dan')], ask: released },
  },
  {
    row: 35,
    name: 'the same, where the run says that it is the first attempt',
    setting: RELEASE,
    when: (s) => [started(s), s.letGo('dan'), s.github.rerun({ run: 42, by: 'kim' })],
    ask: released,
    verdict: 'block',
    because: /^dan: the approval does not count: may have let an attempt before attempt 2 start$/m,
    instead: { when: (s) => [started(s), s.letGo('dan')] },
  },
  {
    row: 36,
    name: 'the author of the code approves what a bot started',
    setting: RELEASE,
    when: (s) => [merged(s), s.start('ci[bot]'), s.letGo('ada'), letIn(s, 'dan')],
    ask: released,
    verdict: 'block',
    because: /^ada: the approval does not count: opened the pull request$/m,
    // No person started it, so that it takes two.
    until: (s) => letIn(s, 'ben'),
  },
  {
    row: 37,
    name: 'an administrator starts the job that waits, and nobody approves',
    setting: RELEASE,
    when: (s) => [
      started(s),
      Object.assign(s.github.world.runs[0] ?? {}, { pending: [], status: 'in_progress' }),
    ],
    ask: released,
    verdict: 'block',
    because: /release-approval: Nobody has approved in live; where an administrator starts a job/,
    instead: { when: (s) => [started(s), s.letGo('dan')] },
  },
  {
    row: 38,
    name: 'the environment is gone',
    setting: RELEASE,
    when: (s) => [started(s), s.letGo('dan'), s.github.world.environments.splice(0)],
    ask: released,
    verdict: 'block',
    because: /release-approval: The repository has no environment live/,
    until: (s) => s.github.world.environments.push(environment(1, LIVE)),
  },
  {
    row: 38,
    name: 'the environment asks nobody',
    setting: RELEASE,
    when: (s) => [started(s), s.letGo('dan'), s.github.world.environments[0]?.reviewers.splice(0)],
    ask: released,
    verdict: 'block',
    because: /release-approval: The environment live has no required reviewers/,
    until: (s) => s.github.world.environments[0]?.reviewers.push('ben'),
  },
]

/** Lets the run go on where it waits no more: what GitHub keeps is the same. */
function letIn(scene: Scene, by: string): void {
  const approval = { by, state: 'approved' as const, comment: '', environments: [LIVE] }
  scene.github.world.runs[0]?.approvals.push(approval)
}

const RANGE: readonly Edge[] = [
  {
    row: 39,
    name: 'a commit is pushed straight to main',
    when: (s) => s.direct(),
    ask: released,
    verdict: 'block',
    because: /range: 1 commit since \w{7} has come without a pull request to main/,
    instead: { when: merged },
  },
  {
    row: 39,
    name: 'a commit of a reviewed pull request is picked onto main',
    when: (s) => {
      approved(s)
      s.direct({
        files: { 'web.ts': s.repository.git('show', `${s.head()}:web.ts`) },
        message: 'Change one thing (#12)',
      })
    },
    ask: released,
    verdict: 'block',
    because:
      /range: No pull request accounts for \w{7} \(Change one thing \(#12\)\): not #12 \(it is not merged\)/,
    instead: { when: merged },
  },
  {
    row: 39,
    name: 'a tag on a side branch is released',
    when: (s) => [
      merged(s),
      s.repository.git('tag', 'v2', s.commit({ parents: [s.live] })),
      s.commit(),
    ],
    ask: (s) => ({
      event: 'push',
      ref: 'refs/tags/v2',
      commit: s.repository.git('rev-parse', 'v2'),
    }),
    verdict: 'block',
    because: /settled: main does not contain \w{7}, so what is judged is not what was merged/,
    instead: {
      when: (s) => [merged(s), s.repository.git('tag', 'v2', s.tip()), s.commit()],
    },
  },
  {
    row: 40,
    name: 'a commit is in two pull requests, and the one to another branch is approved',
    when: (s) => {
      onBranch(s, 'next')
      s.open()
      s.open({ number: 13, base: 'next', head: s.head() })
      s.review('ben', { pull: 13 })
      s.merge({ pull: 13 })
      s.merge()
    },
    ask: released,
    verdict: 'block',
    because: /second-person: #12 has 0 of 1 independent approval/,
    instead: { when: merged },
  },
  {
    row: 40,
    name: 'a commit is in two pull requests to main, and neither is approved',
    when: (s) => twins(s),
    ask: released,
    verdict: 'block',
    because: /second-person: #1[23] has 0 of 1 independent approval/,
    instead: { when: (s) => twins(s, 13) },
  },
  {
    row: 41,
    name: 'something is slipped in as it is squashed',
    when: (s) => [approved(s), s.merge({ how: 'squash', files: slipped })],
    ask: released,
    verdict: 'block',
    because: /range: No pull request accounts for .*not #12 \(lib\.ts was edited as it went in\)/,
    instead: { when: (s) => [approved(s), s.merge({ how: 'squash' })] },
  },
  {
    row: 41,
    name: 'something is slipped in as it is merged',
    when: (s) => [approved(s), s.merge({ files: slipped })],
    ask: released,
    verdict: 'block',
    because: /range: No pull request accounts for .*not #12 \(lib\.ts was edited as it went in\)/,
    instead: {
      when: (s) => {
        s.open({ commits: [{}, { files: slipped }] })
        s.direct({ author: 'cleo', files: another })
        s.github.deploy({ environment: LIVE, commit: s.tip() })
        s.review()
        s.merge({ how: 'rebase' })
      },
    },
  },
  {
    row: 42,
    name: 'an unreviewed commit goes live behind a reviewed pull request',
    when: (s) => [s.direct({ files: slipped }), merged(s)],
    ask: released,
    verdict: 'block',
    because: /range: 1 commit since \w{7} has come without a pull request to main/,
    instead: { when: merged },
  },
  {
    row: 43,
    name: 'it is approved after the merge',
    when: (s) => [s.open(), s.merge(), s.review('ben')],
    ask: released,
    verdict: 'block',
    because: /^ben: the approval does not count: approved after the merge$/m,
    instead: { when: merged },
  },
  {
    row: 43,
    name: 'the same in an emergency, without a second person',
    setting: review({ breakGlass: true, release: {} }),
    when: (s) => [s.open(), s.merge(), s.review('ben'), s.start('kim'), s.letGo('kim', 'INC-7')],
    ask: () => ({ event: 'push', request: { incident: 'INC-7' } }),
    verdict: 'block',
    because: /^kim: the approval does not count: started the run$/m,
    instead: {
      when: (s) => [s.open(), s.merge(), s.review('ben'), s.start('kim'), s.letGo('dan', 'INC-7')],
    },
  },
  {
    row: 43,
    name: 'in an emergency with two people, also where the policy says that the rule blocks',
    setting: {
      files: {
        '.github/rollcall.yml': `${policy({ breakGlass: true, release: {} })}rules: { review/second-person: block }\n`,
      },
    },
    when: (s) => [s.open(), s.merge(), s.start('kim'), s.letGo('dan', 'INC-7')],
    ask: () => ({ event: 'push', request: { incident: 'INC-7' } }),
    verdict: 'pass',
    because: /second-person: REVIEW OWED: the glass was broken for INC-7 by kim, .* and dan, who/,
  },
  {
    row: 44,
    name: 'a second person merges it and reviews nothing',
    when: (s) => [s.open(), s.merge({ by: 'ben' })],
    ask: released,
    verdict: 'block',
    because: /second-person: #12 has 0 of 1 independent approval .*; nobody has approved it$/m,
    instead: { when: (s) => [approved(s), s.merge({ by: 'ben' })] },
  },
]

/** Two pull requests of one head, which GitHub merges together. */
function twins(scene: Scene, approvedOne?: number): void {
  scene.open()
  scene.open({ number: 13, head: scene.head() })
  if (approvedOne !== undefined) scene.review('ben', { pull: approvedOne })
  scene.merge()
  Object.assign(scene.pull(13), { state: 'MERGED', merged: scene.pull().merged })
}

const loose = { files: { '.github/rollcall.yml': policy(undefined) } }

const DOORS: readonly Edge[] = [
  {
    row: 45,
    name: 'it takes the second reviewer out of the policy',
    when: (s) => s.open({ commits: [loose] }),
    verdict: 'wait',
    because: /second-person: #12 has 0 of 1 independent approval/,
    until: (s) => s.review('ben'),
  },
  ...['.github/rollcall.yml', 'hosts.ini', '.github/workflows/release.yml'].map(
    (path): Edge => ({
      row: 45,
      name: `it changes ${path}, and none of the owners approves`,
      setting: review({ owners: [4] }),
      when: (s) => [s.open({ commits: [{ files: { [path]: '# changed\n' } }] }), s.review('ben')],
      verdict: 'wait',
      because: /guarded-files: #12 changes .* without an approval that counts by dan$/m,
      until: (s) => s.review('dan'),
    }),
  ),
  {
    row: 45,
    name: 'the policy was changed since what is live, and none of the owners approved',
    setting: review({ owners: [4] }),
    when: (s) => [
      s.open({ commits: [{ files: { 'hosts.ini': '[web]\nweb-1\nweb-2\n\n' } }] }),
      s.review('ben'),
      s.merge(),
    ],
    ask: released,
    verdict: 'block',
    because:
      /guarded-files: #12 changes hosts\.ini \(it is the inventory\) without an approval that counts/,
    instead: {
      when: (s) => {
        s.open({ commits: [{ files: { 'hosts.ini': '[web]\nweb-1\nweb-2\n\n' } }] })
        s.review('dan')
        s.merge()
      },
    },
  },
  {
    row: 46,
    name: 'pull_request_target judges the head and never checks it out',
    when: (s) => {
      s.open({
        commits: [{ files: { 'deploy/web.yml': MANIFEST.replace('expect: 2', 'expect: 3') } }],
      })
      s.review('ben')
    },
    ask: () => ({ event: 'pull_request_target' }),
    verdict: 'block',
    because: /^hosts\//m,
    also: (_, s) => expect(s.repository.git('rev-parse', 'HEAD')).toBe(s.tip()),
    instead: { when: approved },
  },
  {
    row: 46,
    name: 'pull_request_target waits as pull_request does',
    when: (s) => s.open({ commits: [loose] }),
    ask: () => ({ event: 'pull_request_target' }),
    verdict: 'wait',
    because: /second-person: #12 has 0 of 1 independent approval/,
    until: (s) => s.review('ben'),
  },
  {
    row: 47,
    name: 'the payload does not say which pull request it is',
    when: (s) => approved(s),
    ask: () => ({ payload: { pull_request: {} } }),
    verdict: 'error',
    because: /payload of the pull_request event does not name its base, its head and its number/,
    instead: { ask: () => ({}) },
  },
  {
    row: 47,
    name: 'the payload names one that GitHub does not have',
    when: (s) => approved(s),
    ask: (s) => ({
      payload: { pull_request: { number: 99, head: { sha: s.head() }, base: { sha: s.live } } },
    }),
    verdict: 'error',
    because: /Could not resolve to a PullRequest with the number of 99/,
    instead: { ask: () => ({}) },
  },
  {
    row: 48,
    name: 'the merge that is checked out holds more than the head and the base',
    when: (s) => approved(s),
    ask: (s) => ({ checkout: s.repository.merge(s.tip(), s.head(), { files: slipped }) }),
    verdict: 'block',
    because: /settled: What is checked out, and was read, is not \w{7}, which is judged: lib\.ts/,
    // GITHUB_SHA is the merge, and the head is what is judged.
    also: ({ decision }, s) => expect(decision.judgements[0]?.plan?.parts.commit).toBe(s.head()),
    instead: { ask: () => ({}) },
  },
  {
    row: 49,
    name: 'it is a draft',
    when: (s) => [s.open({ draft: true }), s.review('ben')],
    verdict: 'block',
    because: /settled: #12 is a draft, so its author does not mean it to go live yet/,
    until: (s) => Object.assign(s.pull(), { draft: false }),
  },
  {
    row: 49,
    name: 'it was closed',
    when: (s) => [approved(s), Object.assign(s.pull(), { state: 'CLOSED' })],
    verdict: 'block',
    because: /settled: #12 was closed without being merged, so nobody means it to go live/,
    until: (s) => Object.assign(s.pull(), { state: 'OPEN' }),
  },
  {
    row: 50,
    name: 'the tag is moved while the run goes on',
    when: (s) => [merged(s), s.repository.git('tag', 'v2', s.live), s.commit()],
    ask: () => ({ event: 'release', ref: 'refs/tags/v2' }),
    verdict: 'block',
    because: /settled: refs\/tags\/v2, which the run was started for, now points to \w{7}/,
    until: (s) => s.github.world.refs.set('refs/tags/v2', s.tip()),
  },
  {
    row: 50,
    name: 'the branch is taken back while the run goes on',
    when: (s) => merged(s),
    ask: (s) => {
      const commit = s.repository.git('rev-parse', 'main')
      s.github.world.refs.set('refs/heads/main', s.live)
      return { event: 'push', commit }
    },
    verdict: 'block',
    because: /settled: main does not contain \w{7}, so what is judged is not what was merged/,
    instead: { ask: released },
  },
  {
    row: 50,
    name: 'something is pushed to the pull request while the run goes on',
    when: (s) => [approved(s), s.push()],
    ask: (s) => ({ commit: s.pull().reviews[0]?.commit as string }),
    verdict: 'block',
    because: /settled: The head of #12 is now \w{7}, and \w{7} is judged/,
    instead: { when: approved },
  },
]

/** Names of all that was answered to a query. */
const heard: string[] = []

function overheard<Body>(operation: string, body: Body): Body {
  const keys = JSON.stringify(body).matchAll(/"(\w+)":/g)
  if (!isRest(operation)) heard.push(...Array.from(keys, ([, key = '']) => key))
  return body
}

const faulty = (kind: FaultKind, because: RegExp): Edge => ({
  row: 52,
  name: `${kind}, whatever is asked`,
  when: (s) => [manyReviews(s, 100), s.review('ben'), s.github.fault('*', kind)],
  ask: () => ({ client: { sleep: async () => {}, ...(kind === 'hang' && { each: 100 }) } }),
  verdict: 'error',
  because,
  instead: { when: (s) => [manyReviews(s, 100), s.review('ben')], ask: () => ({}) },
})
const wrong = (settings: object, because: RegExp): Edge => ({
  row: 53,
  name: `the policy says ${JSON.stringify(settings)}`,
  setting: review(settings),
  when: (s) => approved(s),
  verdict: 'error',
  because,
  instead: { setting: {} },
})

function manyReviews(scene: Scene, count: number): void {
  scene.open()
  for (let i = 0; i < count; i++) scene.forge('dan', { state: 'COMMENTED' })
}

const LIMITS: readonly Edge[] = [
  {
    row: 51,
    name: 'of 101 reviews the last one asks for changes',
    when: (s) => {
      manyReviews(s, 99)
      s.review('ben')
      s.review('dan', { state: 'CHANGES_REQUESTED' })
    },
    verdict: 'block',
    because: /^dan: the objection counts: asked for changes at/m,
    until: (s) => s.review('dan'),
  },
  {
    row: 51,
    name: 'the first of 101 commits is by whoever approves',
    when: (s) => {
      const commits = Array.from({ length: 101 }, (_, i) => ({ author: i === 0 ? 'ben' : 'ada' }))
      s.open({ commits })
      s.review('ben')
    },
    verdict: 'wait',
    because: /^ben: the approval does not count: wrote commit/m,
    until: (s) => s.review('dan'),
  },
  {
    row: 51,
    name: 'more reviews than anybody reads',
    when: (s) => [manyReviews(s, 1001), s.review('ben')],
    verdict: 'error',
    because: /#12 has 1,002 reviews/,
    instead: { when: approved },
  },
  {
    row: 51,
    name: 'more commits than anybody reads',
    when: (s) => {
      approved(s)
      const commits = Array.from({ length: 1001 }, () => ({}))
      addCommits(s.github.world, commits, { author: 'ada', on: s.live })
      const listed = [...s.github.world.commits.keys()].filter((id) => id !== s.live)
      Object.assign(s.pull(), { listed })
    },
    verdict: 'error',
    because: /#12 has 1,00\d commits/,
    instead: { when: approved },
  },
  {
    row: 51,
    name: 'GitHub lists no more than some of the commits',
    when: (s) => {
      const first = s.open()
      Object.assign(s.pull(), { listed: [s.push()] })
      s.review('ben')
      return first
    },
    verdict: 'error',
    because: /GitHub lists 1 commit of #12 and the checkout has 2 .*somebody who wrote one of them/,
    until: (s) => Object.assign(s.pull(), { listed: undefined }),
  },
  faulty('status-403', /^GitHub refuses .* \("Forbidden"\)$/m),
  faulty('status-429', /^GitHub refuses .* \("Too Many Requests"\)$/m),
  faulty('status-500', /with the status 500 .*; it was asked 4 times$/m),
  faulty('secondary-limit', /^GitHub refuses .* for 1m: .*a secondary rate limit/m),
  faulty('hang', /^GitHub did not answer .*; it was asked 4 times$/m),
  faulty('graphql-partial', /and what it left out is not known; it was asked 4 times$/m),
  faulty('cursor-stuck', /^GitHub began anew in the middle of the reviews of #12/m),
  faulty('html-200', /with a web page \(status 200\), and that is not JSON/),
  {
    row: 52,
    name: 'one answer fails and is asked for again',
    when: (s) => [approved(s), s.github.fault('*', 'status-502', { times: 1 })],
    ask: () => ({ client: { sleep: async () => {} } }),
    verdict: 'pass',
    because: /^ben: the approval counts: approved exactly this commit$/m,
    also: ({ requests }) => expect(requests.map(({ status }) => status)).toEqual([502, 200, 200]),
  },
  wrong({ approvals: 0 }, /approvals is 0, a number of people from 1 on belongs here/),
  wrong({ untrusted: 1 }, /untrusted is 1, a number of people from 2 on belongs here/),
  wrong({ owners: [] }, /owners is a list, it may not be empty/),
  wrong({ release: { approvers: [] } }, /approvers is a list, it may not be empty/),
  wrong({ teams: {} }, /teams is a map, at least one team belongs here/),
  wrong({ aprovals: 1 }, /"aprovals" is not a key of environments\.live\.review/),
  {
    row: 54,
    name: 'nobody is there who could approve',
    setting: {
      users: ['ben', 'cleo', 'dan', 'kim'].map((login, i) => user(90 + i, login, { role: 'none' })),
    },
    when: (s) => s.open(),
    verdict: 'wait',
    because: /possible: #12 needs 1 more approval, and nobody could give one/,
    until: (s) => [setRole(s, 'ben', 'write'), s.review('ben')],
  },
  {
    row: 55,
    name: 'a status or a check says that the commit passed: nobody asks for one',
    setting: { ...RELEASE, server: { drift: overheard } },
    when: (s) => [s.open(), s.merge(), s.start('kim'), s.letGo('dan')],
    ask: released,
    verdict: 'block',
    because: /second-person: #12 has 0 of 1 independent approval/,
    also: ({ requests }) => {
      const operations = requests.map(({ operation }) => operation)
      expect(operations.filter((each) => /check|status/i.test(each))).toEqual([])
      expect(heard).toEqual(expect.arrayContaining(['deployments', 'reviews']))
      // The statuses of a deployment say what was live; those of a commit nobody asks for.
      expect(heard.filter((key) => /check|rollup|context|^status$/i.test(key))).toEqual([])
    },
    instead: { when: (s) => [started(s), s.letGo('dan')] },
  },
]

const EDGES = [
  ...WHO,
  ...CONTENT,
  ...ANSWERS,
  ...PEOPLE,
  ...RELEASES,
  ...RANGE,
  ...DOORS,
  ...LIMITS,
]

/** What the gate says; where it cannot be asked at all, that is what the Action fails with. */
async function judged(
  scene: Scene,
  { ask }: Pick<Edge, 'ask'>,
): Promise<Pick<Judged, 'verdict' | 'said'> & Partial<Judged>> {
  try {
    return await scene.judge(ask?.(scene))
  } catch (error) {
    return { verdict: 'error', said: String(error) }
  }
}

async function tell({ setting, when }: Pick<Edge, 'setting' | 'when'>): Promise<Scene> {
  const scene = await makeScene(setting)
  when(scene)
  return scene
}

describe('the edge list', () => {
  test('is here from its first row to its last', () => {
    const rows = new Set(EDGES.map(({ row }) => row))
    expect([...rows].sort((a, b) => a - b)).toEqual(Array.from({ length: 55 }, (_, i) => i + 1))
  })

  test.each(EDGES.map((edge) => [edge.row, edge.name, edge] as const))(
    '%i: %s',
    async (_row, _name, edge) => {
      const scene = await tell(edge)
      const answer = await judged(scene, edge)
      expect(answer.said).toMatch(edge.because)
      expect(answer.verdict).toBe(edge.verdict)
      if (edge.also) edge.also(answer as Judged, scene)
      if (edge.verdict === 'pass') return
      const other = edge.instead && { ...edge, ...edge.instead }
      edge.until?.(scene)
      const passed = await judged(other ? await tell(other) : scene, other ?? edge)
      expect(passed).toMatchObject({ verdict: 'pass' })
    },
    30_000,
  )
})
