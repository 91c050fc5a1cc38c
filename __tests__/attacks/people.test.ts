import { describe } from '@jest/globals'
import { addActivity, byGitHub, NO_COMMIT, team, user } from '../github/world.ts'
import { LIVE, type Scene, type Setting, who } from '../review/scene.ts'
import { type Attempt, attempts } from './people-attempts.ts'

// Who somebody is: names in commits, hands, pushers, accounts, roles, teams.

const review = (settings: object): Setting => ({ review: settings })
const evil = { 'lib.ts': 'export const one = 666\n' }
const NOON = '2026-03-02T12:00:00Z'

/** Ada's pull request, to which ben brings what is not hers. */
const byAda = (s: Scene) => s.open()
const approvedByBen = (s: Scene) => s.review('ben')

const NAMES: readonly Attempt[] = [
  {
    name: 'ben commits as ada to her branch, and approves it',
    when: (s) => [byAda(s), s.push({ by: 'ben', author: 'ada', files: evil }), approvedByBen(s)],
    verdict: 'wait',
    because: /ben: the approval does not count: pushed to its branch/,
  },
  {
    name: 'ben has a workflow push to the branch of ada as ada, and approves it',
    when: (s) => [
      byAda(s),
      s.push({ by: 'ci[bot]', author: 'ada', files: evil }),
      approvedByBen(s),
    ],
    verdict: 'wait',
    because: /since a machine pushed/,
  },
  {
    name: 'ben has an agent commit to the pull request of ada, and approves it',
    when: (s) => [
      byAda(s),
      s.push({
        by: 'ci[bot]',
        author: 'ci[bot]',
        committer: 'web-flow',
        signature: byGitHub,
        files: evil,
      }),
      approvedByBen(s),
    ],
    verdict: 'wait',
    because: /since a machine pushed/,
  },
  {
    name: 'ben has an account that the policy calls a machine push for him',
    setting: { review: { machines: [50] }, users: [user(50, 'robot')] },
    when: (s) => [byAda(s), s.push({ by: 'robot', author: 'ada', files: evil }), approvedByBen(s)],
    verdict: 'wait',
    because: /since a machine pushed/,
  },
  {
    name: 'a machine signs what nobody with an account wrote',
    setting: { review: { machines: [50] }, users: [user(50, 'robot')] },
    when: (s) => [
      s.open({
        commits: [
          {
            author: { name: 'Nobody', email: 'nobody@nowhere.example' },
            signature: { valid: true, byGitHub: false, signer: 'robot' },
            files: evil,
          },
        ],
      }),
      approvedByBen(s),
    ],
    verdict: 'block',
    because: /GitHub knows no account for Nobody/,
  },
  {
    name: 'ben signs with his own key what he commits as ada',
    when: (s) => [
      s.open({
        commits: [
          {
            author: 'ada',
            signature: { valid: true, byGitHub: false, signer: 'ben' },
            files: evil,
          },
        ],
      }),
      approvedByBen(s),
    ],
    verdict: 'wait',
    because: /ben: the approval does not count: signed commit/,
  },
  {
    name: 'ben commits as GitHub, and has GitHub in a trailer too',
    when: (s) => [
      s.open({ commits: [{ coAuthors: ['web-flow'], files: evil }] }),
      approvedByBen(s),
    ],
    verdict: 'block',
    because: /GitHub knows no account for GitHub/,
  },
  {
    name: 'ben commits with the address of a bot, which no signature proves',
    when: (s) => [s.open({ commits: [{ author: 'ci[bot]', files: evil }] }), approvedByBen(s)],
    verdict: 'block',
    because: /GitHub knows no account for ci\[bot\]/,
  },
  {
    name: 'a bot that GitHub signs for has the number of an innocent account in its address',
    when: (s) => [
      s.open({
        commits: [
          {
            author: { name: 'x', email: '4+x[bot]@users.noreply.github.com' },
            committer: 'web-flow',
            signature: byGitHub,
            files: evil,
          },
        ],
      }),
      s.forge('dan'),
    ],
    verdict: 'wait',
    because: /dan: the approval does not count: wrote commit/,
  },
  {
    name: 'ben commits with an address in capital letters that GitHub ties to nobody',
    when: (s) => [
      s.open({ commits: [{ author: { name: 'ben', email: 'BEN+x@EXAMPLE.COM' }, files: evil }] }),
      approvedByBen(s),
    ],
    verdict: 'block',
    because: /GitHub knows no account for ben/,
  },
  {
    name: 'ben commits with an empty name and an empty address',
    when: (s) => [
      s.open({ commits: [{ author: { name: '', email: '' }, files: evil }] }),
      approvedByBen(s),
    ],
    verdict: 'block',
    because: /GitHub knows no account for/,
  },
  {
    name: 'an unlinked name is vouched for by the signature of another commit',
    when: (s) => {
      const author = { name: 'Nobody', email: 'nobody@nowhere.example' }
      s.open({
        commits: [
          { author, signature: { valid: true, byGitHub: false, signer: 'ada' } },
          { author, files: evil },
        ],
      })
      s.review('ben')
    },
    verdict: 'block',
    because: /GitHub knows no account for Nobody/,
  },
  {
    name: 'a trailer with CRLF and odd spelling names ben',
    when: (s) => [
      s.open({
        commits: [
          {
            message: 'Change\n\nCO-AUTHORED-BY:   Ben <ben@example.com>\r\nmore text\n',
            files: evil,
          },
        ],
      }),
      approvedByBen(s),
    ],
    verdict: 'wait',
    because: /ben: the approval does not count: is named as co-author/,
  },
  {
    name: 'ben is the 101st co-author',
    when: (s) => [
      s.open({
        commits: [
          {
            coAuthors: [
              ...Array.from({ length: 100 }, (_, i) => ({
                name: `a${i}`,
                email: `a${i}@x.example`,
              })),
              'ben',
            ],
            files: evil,
          },
        ],
      }),
      approvedByBen(s),
    ],
    verdict: 'error',
    because: /GitHub lists 100 of 102 authors/,
  },
  {
    name: 'ben stands behind eleven parents',
    when: (s) => {
      const theirs = Array.from({ length: 11 }, (_, i) =>
        s.commit({ author: i === 10 ? 'ben' : 'ada', files: { [`f${i}.ts`]: '1\n' } }),
      )
      s.open({ commits: [{ parents: [s.live, ...theirs] }] })
      s.review('ben')
    },
    verdict: 'error',
    because: /GitHub lists 10 of 12 parents/,
  },
  {
    name: 'what ben wrote is squashed into the branch with him as co-author, where suggestions are let through',
    setting: review({ coAuthors: 'suggestions' }),
    when: (s) => [
      byAda(s),
      s.push({
        by: 'ben',
        author: 'ada',
        coAuthors: ['ben'],
        committer: 'web-flow',
        signature: byGitHub,
        files: evil,
      }),
      approvedByBen(s),
    ],
    verdict: 'wait',
    because: /ben: the approval does not count: pushed to its branch/,
  },
  {
    name: 'an agent commits for ben, who is named as co-author, where suggestions are let through',
    setting: review({ coAuthors: 'suggestions' }),
    when: (s) => [
      byAda(s),
      s.push({
        by: 'ci[bot]',
        author: 'ci[bot]',
        coAuthors: ['ben'],
        committer: 'web-flow',
        signature: byGitHub,
        files: evil,
      }),
      approvedByBen(s),
    ],
    verdict: 'wait',
    because: /#12 has 1 of 2 independent approvals .*since a machine pushed to its branch/,
  },
  {
    name: 'a placeholder of an import opened it',
    setting: { users: [user(60, 'imported', { type: 'Mannequin' })] },
    when: (s) => [s.open({ by: 'imported', commits: [{ author: 'ada' }] }), approvedByBen(s)],
    verdict: 'block',
    because: /The account that opened #12 was deleted/,
  },
]

const activity = (s: Scene, by: string | null, after: string, type = 'push' as const) =>
  addActivity(s.github.world, {
    type,
    ref: 'refs/heads/change-12',
    before: NO_COMMIT,
    after,
    by,
    at: NOON,
  })

const PUSHERS: readonly Attempt[] = [
  {
    name: 'ben pushes to the branch of ada, deletes it and makes it anew as she had it',
    when: (s) => {
      const hers = byAda(s)
      s.push({ by: 'ben', author: 'ada', files: evil })
      const his = s.head()
      addActivity(s.github.world, {
        type: 'branch_deletion',
        ref: 'refs/heads/change-12',
        before: his,
        after: NO_COMMIT,
        by: 'ben',
        at: NOON,
      })
      activity(s, 'ada', his)
      s.review('ben')
      return hers
    },
    verdict: 'wait',
    because: /ben: the approval does not count: pushed to its branch/,
  },
  {
    name: 'ada pushes over what ben pushed in her name, and has it in a commit of her own',
    when: (s) => {
      const first = byAda(s)
      s.push({ by: 'ben', author: 'ada', files: evil })
      s.push({ to: s.commit({ parents: [first], files: evil }) })
      s.review('ben')
    },
    verdict: 'wait',
    because: /ben: the approval does not count: pushed to its branch/,
  },
  {
    name: 'the same, where main has what he pushed by a merge that took nothing of it',
    when: (s) => {
      const first = byAda(s)
      const his = s.push({ by: 'ben', author: 'ada', files: evil })
      s.push({ to: s.commit({ parents: [first], files: evil }) })
      const about = { author: who('cleo'), strategy: 'ours' }
      s.repository.branch('main', s.repository.merge(s.live, his, about))
      s.commit()
      s.github.deploy({ environment: LIVE, commit: s.tip() })
      s.review('ben')
      s.merge()
    },
    ask: () => ({ event: 'push' }),
    verdict: 'block',
    because: /ben: the approval does not count: pushed to its branch/,
  },
  {
    name: 'no record says who pushed, since the branch was renamed',
    when: (s) => {
      byAda(s)
      for (const each of s.github.world.activity) Object.assign(each, { ref: 'refs/heads/before' })
      s.review('ben')
    },
    verdict: 'error',
    because: /No record says who pushed/,
  },
  {
    name: 'the push of ben is on the second page of the activity',
    when: (s) => {
      byAda(s)
      activity(s, 'ben', s.commit({ files: evil }))
      for (let i = 0; i < 130; i++) activity(s, 'ada', s.head())
      s.review('ben')
    },
    verdict: 'wait',
    because: /ben: the approval does not count: pushed to its branch/,
  },
  {
    name: 'ben only deletes the branch, and his account is gone by then',
    when: (s) => [byAda(s), activity(s, null, s.head()), s.review('ben')],
    verdict: 'error',
    because: /Somebody whose account is gone pushed to change-12/,
  },
  {
    name: 'ben merges his own branch into the branch of ada',
    when: (s) => {
      byAda(s)
      const his = s.commit({ author: 'ada', files: evil })
      s.push({ by: 'ben', to: s.repository.merge(s.head(), his, { author: who('ada') }) })
      s.review('ben')
    },
    verdict: 'wait',
    because: /ben: the approval does not count: pushed to its branch/,
  },
  {
    name: 'the same branch name in a fork: what is pushed there is asked of nobody, so two have to approve',
    when: (s) => [
      s.open({ from: 'ada/shop', commits: [{ files: evil }] }),
      activity(s, 'ada', s.head()),
      s.review('ben'),
    ],
    verdict: 'wait',
    because: /#12 has 1 of 2 independent approvals .*since it comes from a fork/,
  },
  {
    name: 'the fork was deleted',
    when: (s) => {
      s.open({ from: 'ada/shop', commits: [{ files: evil }] })
      s.pull().head.repository = null
      s.review('ben')
    },
    verdict: 'wait',
    because: /#12 has 1 of 2 independent approvals .*since it comes from a fork/,
  },
]

const PARAMETERS: readonly Attempt[] = [
  'x&actor=ada',
  'x#',
  'x?ref=y',
  'x%26',
  'x+y',
  'x;y',
  'ü/..',
].map(
  (name): Attempt => ({
    name: `the branch is called ${name}, which means something in an address`,
    when: (s) => {
      byAda(s)
      s.push({ by: 'ben', author: 'ada', files: evil })
      for (const each of s.github.world.activity) {
        if (each.ref === 'refs/heads/change-12') each.ref = `refs/heads/${name}`
      }
      s.pull().head.ref = name
      s.review('ben')
    },
    verdict: 'wait',
    because: /ben: the approval does not count: pushed to its branch/,
  }),
)

const sre = (about: object) => team(1, 'sre', about)

const ACCOUNTS: readonly Attempt[] = [
  {
    name: 'a placeholder of an import approves',
    setting: { users: [user(60, 'imported', { type: 'Mannequin', role: 'write' })] },
    when: (s) => [byAda(s), s.forge('imported')],
    verdict: 'wait',
    because: /a deleted account: the approval does not count: has no account any more/,
  },
  {
    name: 'a user whose login ends like that of a bot approves',
    setting: { users: [user(61, 'dan[bot]', { type: 'User', role: 'write' })] },
    when: (s) => [byAda(s), s.forge('dan[bot]')],
    verdict: 'wait',
    because: /the approval does not count: is a machine/,
  },
  {
    name: 'GitHub itself approves',
    setting: { users: [user(19864447, 'web-flow', { role: 'admin' })] },
    when: (s) => [byAda(s), s.forge('web-flow')],
    verdict: 'wait',
    because: /web-flow: the approval does not count: is a machine/,
  },
  {
    name: 'the author approves under a new login: the number is the same',
    setting: { users: [user(1, 'ada-renamed', { emails: ['ada@example.com'] })] },
    when: (s) => [byAda(s), s.forge('ada-renamed')],
    verdict: 'wait',
    because: /ada-renamed: the approval does not count: opened the pull request/,
  },
  {
    name: 'the login of whoever approved belongs to somebody else by the time of the question',
    setting: {
      review: { role: 'maintain' },
      users: [user(4, 'dan', { role: 'maintain' })],
      server: {
        drift: (operation, body) =>
          operation === 'repos/get-collaborator-permission-level'
            ? { ...(body as object), user: { ...(body as { user: object }).user, id: 4444 } }
            : body,
      },
    },
    when: (s) => [byAda(s), s.review('dan')],
    verdict: 'error',
    because: /The login dan belongs to another account/,
  },
  {
    name: 'an organization made a role called Admin that stands on read',
    setting: {
      review: { role: 'admin' },
      users: [user(2, 'ben', { role: 'read', customRole: 'admin' })],
    },
    when: (s) => [byAda(s), s.review('ben')],
    verdict: 'wait',
    because: /ben: the approval does not count: has the role read here, where admin is asked for/,
  },
  {
    name: 'ben is in the team only by an invitation, and in one that is above it',
    setting: {
      review: { teams: { 'acme/sre': 1 } },
      teams: [
        team(2, 'everybody', { members: ['ben'] }),
        sre({ parent: 'everybody', pending: ['ben'] }),
      ],
    },
    when: (s) => [s.open({ by: 'dan', commits: [{ author: 'dan' }] }), s.review('ben')],
    verdict: 'wait',
    because: /#12 has 0 of 1 approval that it needs from acme\/sre/,
  },
  {
    name: 'ben is in all three teams, and dan in one, twice approving each',
    setting: {
      review: { teams: { 'acme/sre': 1, 'acme/dba': 1, 'acme/net': 1 } },
      teams: [
        sre({ members: ['ben'] }),
        team(2, 'dba', { members: ['ben', 'dan'] }),
        team(3, 'net', { members: ['ben'] }),
      ],
    },
    when: (s) => [byAda(s), s.review('ben'), s.review('dan'), s.review('ben'), s.review('dan')],
    verdict: 'wait',
    because: /#12 has 0 of 1 approval that it needs from acme\/(?:sre|net)/,
  },
  {
    name: 'the same team is asked for twice in other capitals, and ben is in it',
    setting: {
      review: { teams: { 'acme/sre': 1, 'Acme/SRE': 1 } },
      teams: [sre({ members: ['ben'] })],
    },
    when: (s) => [byAda(s), s.review('ben')],
    verdict: 'wait',
    because: /#12 has 0 of 1 approval that it needs from acme\/sre/,
  },
  {
    name: 'the team is of another organization with the same name of the team',
    setting: {
      review: { teams: { 'evil/sre': 1 } },
      teams: [sre({ members: ['ben'] })],
    },
    when: (s) => [byAda(s), s.review('ben')],
    verdict: 'error',
    because: /GitHub shows no team evil\/sre to this token/,
  },
  {
    name: 'ben owns the policy, wrote the change to it under the name of ada, and approves it',
    setting: review({ owners: [2] }),
    when: (s) => [
      s.open({ commits: [{ files: { 'hosts.ini': '# none\n' } }] }),
      s.push({ by: 'ben', author: 'ada', files: evil }),
      s.review('ben'),
      s.review('dan'),
    ],
    verdict: 'wait',
    because: /guarded-files: #12 changes hosts\.ini .* without an approval that counts by ben/,
  },
]

const ANSWERS: readonly Attempt[] = [
  {
    name: 'the approval of dan was for the same commit in another pull request',
    when: (s) => {
      byAda(s)
      s.open({ number: 13, head: s.head() })
      s.review('dan', { pull: 13 })
    },
    verdict: 'wait',
    because: /#12 has 0 of 1 independent approval .*; nobody has approved it/,
  },
  {
    name: 'dan approved while it went elsewhere, and it is made to go to main in the same second',
    when: (s) => {
      s.repository.branch('side', s.live)
      s.commit()
      s.open({ base: 'side' })
      const { at } = s.review('dan')
      s.github.retarget({ pull: 12, to: 'main', by: 'ada', at: at as string })
    },
    verdict: 'wait',
    because: /dan: the approval does not count: approved before its base was changed/,
  },
  {
    name: 'the branch below it was merged and deleted, so that GitHub makes it go to main',
    when: (s) => {
      s.repository.branch('side', s.live)
      s.commit()
      s.open({ base: 'side' })
      s.review('dan')
      s.github.retarget({ pull: 12, to: 'main', by: 'ada', automatic: true })
    },
    verdict: 'wait',
    because: /dan: the approval does not count: approved before its base was changed/,
  },
  {
    name: 'dan approved a commit that was pushed only later',
    when: (s) => {
      byAda(s)
      const later = s.commit({ parents: [s.head()], files: evil })
      s.forge('dan', { commit: s.head() })
      s.push({ to: later })
    },
    verdict: 'wait',
    because: /dan: the approval does not count: approved \w{7}, and lib\.ts was edited after it/,
  },
  {
    name: 'dan approved and asked for changes in the same second, the approval first',
    when: (s) => {
      byAda(s)
      const { at } = s.forge('dan')
      s.forge('dan', { state: 'CHANGES_REQUESTED', at })
    },
    verdict: 'block',
    because: /dan: the objection counts/,
  },
  {
    name: 'the same, where GitHub lists them the other way round',
    when: (s) => {
      byAda(s)
      const { at } = s.forge('dan')
      s.forge('dan', { state: 'CHANGES_REQUESTED', at })
      s.pull().reviews.reverse()
    },
    verdict: 'block',
    because: /dan: the objection counts/,
  },
  {
    name: 'ben names dan as co-author, so that dan cannot take his objection back, and approves',
    when: (s) => [
      s.open({ commits: [{ coAuthors: ['dan'] }] }),
      s.review('dan', { state: 'CHANGES_REQUESTED' }),
      s.forge('dan'),
      s.review('ben'),
    ],
    verdict: 'block',
    because: /objection: On #12 dan asked for changes .*, and the request stands/,
  },
  {
    name: 'dan approved, then his approval was dismissed, then the dismissal is what is newest',
    when: (s) => {
      byAda(s)
      const first = s.review('dan')
      s.review('dan', { state: 'COMMENTED', body: 'Approved' })
      s.github.dismiss({ pull: 12, review: first.id, by: 'ada' })
    },
    verdict: 'wait',
    because: /dan: the approval does not count: gave a review that was dismissed/,
  },
  {
    name: 'ben approves ten times where two are asked for',
    setting: review({ approvals: 2 }),
    when: (s) => [byAda(s), ...Array.from({ length: 10 }, () => s.review('ben'))],
    verdict: 'wait',
    because: /#12 has 1 of 2 independent approvals/,
  },
  {
    // Whoever drives a machine can be one of the two that stand in for its author.
    name: 'ben has a machine push where two are asked for, and is one of the two',
    setting: review({ approvals: 2 }),
    when: (s) => [
      byAda(s),
      s.push({ by: 'ci[bot]', author: 'ada', files: evil }),
      s.review('ben'),
      s.review('dan'),
    ],
    verdict: 'wait',
    because: /#12 has 2 of 3 independent approvals/,
  },
  {
    name: 'dan approved the pull request, and only then it was taken out of draft and given to ben',
    when: (s) => {
      s.open({ draft: true })
      s.review('dan')
      s.push({ by: 'ben', author: 'ada', files: evil })
      Object.assign(s.pull(), { draft: false, assignees: ['ben'] })
      s.review('ben')
    },
    verdict: 'wait',
    because: /#12 has 0 of 1 independent approval/,
  },
  {
    name: 'a comment, an edited comment and a dismissed approval say LGTM, and each is by another person',
    when: (s) => {
      byAda(s)
      s.review('dan', { state: 'COMMENTED', body: 'LGTM' })
      s.forge('cleo', { state: 'COMMENTED', body: 'Approved', editedAt: NOON })
      const { id } = s.review('kim')
      s.github.dismiss({ pull: 12, review: id, by: 'ben' })
    },
    verdict: 'wait',
    because: /kim: the approval does not count: gave a review that was dismissed/,
  },
  {
    name: 'ben dismisses the objection of dan, and that of cleo by a comment in her name',
    when: (s) => {
      s.open({ by: 'ben' })
      const { id } = s.review('dan', { state: 'CHANGES_REQUESTED' })
      s.github.dismiss({ pull: 12, review: id, by: 'ben' })
    },
    verdict: 'wait',
    because: /#12 has 0 of 1 independent approval/,
  },
  {
    name: 'a review that was never submitted approves',
    when: (s) => [byAda(s), s.forge('dan', { state: 'PENDING', at: null })],
    verdict: 'wait',
    because: /nobody has approved it/,
  },
  {
    name: 'an approval has no time',
    when: (s) => [byAda(s), s.forge('dan', { at: null })],
    verdict: 'error',
    because: /no time for the review of dan/,
  },
]

describe('names in commits', () => attempts(NAMES))
describe('who pushed', () => attempts([...PUSHERS, ...PARAMETERS]))
describe('accounts, roles and teams', () => attempts(ACCOUNTS))
describe('answers', () => attempts(ANSWERS))
