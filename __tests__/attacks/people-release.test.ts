import { describe } from '@jest/globals'
import { environment } from '../github/world.ts'
import { type Ask, LIVE, MANIFEST, policy, type Scene, type Setting } from '../review/scene.ts'
import { type Attempt, attempts, letIn, pushedBy } from './people-attempts.ts'

// Releases and doors: who started a run, who let it go on, and what an event, an input or a file that
// somebody with write access chose has the gate believe.

const review = (settings: object): Setting => ({ review: settings })
const RELEASE = review({ release: {} })
const GLASS = review({ breakGlass: true, release: {} })
const evil = { 'lib.ts': 'export const one = 666\n' }
const POLICY = '.github/rollcall.yml'
const released = (): Ask => ({ event: 'push' })
const incident = (name: string) => (): Ask => ({ event: 'push', request: { incident: name } })

/** Opened by ada, approved by dan, merged by kim. */
const merged = (s: Scene) => {
  s.open()
  s.review('dan')
  s.merge()
}
/** Ben's commit on main, under the name of ada. */
const slipped = (s: Scene, files: Setting['files'] = evil) => {
  s.direct({ author: 'ada', files: files ?? evil })
  pushedBy(s, 'ben')
}
const started = (s: Scene, by = 'kim') => {
  merged(s)
  s.start(by)
}

const RUNS: readonly Attempt[] = [
  {
    name: 'ben starts the run by a bot, and approves it',
    setting: RELEASE,
    when: (s) => [started(s, 'ci[bot]'), s.letGo('ben')],
    ask: released,
    verdict: 'block',
    because:
      /release-approval: The release has 1 of the 2 independent approvals .*no person started/,
  },
  {
    name: 'a schedule starts it, which nobody pressed, and ben alone approves it',
    setting: RELEASE,
    when: (s) => [started(s), s.letGo('ben')],
    ask: () => ({ event: 'schedule' }),
    verdict: 'block',
    because: /release-approval: The release has 1 of the 2 independent approvals/,
  },
  {
    name: 'ben approves one environment, and dan another that the policy does not name',
    setting: {
      review: { release: { approvals: 2 } },
      environments: [environment(1, LIVE), environment(2, 'other')],
    },
    when: (s) => [started(s), s.letGo('ben'), letIn(s, 'dan', '', ['other'])],
    ask: released,
    verdict: 'block',
    because: /dan: the approval does not count: answered where the policy asks nobody/,
  },
  {
    name: 'ben approves both environments where two people are asked for',
    setting: {
      review: { release: { approvals: 2, environments: [LIVE, 'other'] } },
      environments: [environment(1, LIVE), environment(2, 'other')],
    },
    when: (s) => [started(s), s.letGo('ben'), letIn(s, 'ben', '', ['OTHER'])],
    ask: released,
    verdict: 'block',
    because: /ben: the approval does not count: is counted once, for live/,
  },
  {
    name: 'dan rejects, and ben approves after it',
    setting: RELEASE,
    when: (s) => [
      started(s),
      s.github.approveEnvironment({ run: 42, by: 'dan', state: 'rejected' }),
      letIn(s, 'ben'),
    ],
    ask: released,
    verdict: 'block',
    because: /release-approval: The release was rejected by dan \(live\)/,
  },
  {
    name: 'the rejection is written with the environment in capitals',
    setting: RELEASE,
    when: (s) => {
      started(s)
      s.letGo('ben')
      s.github.world.runs[0]?.approvals.push({
        by: 'dan',
        state: 'rejected',
        comment: '',
        environments: ['LIVE'],
      })
    },
    ask: released,
    verdict: 'block',
    because: /release-approval: The release was rejected by dan/,
  },
  {
    name: 'an account that is gone approved the release',
    setting: RELEASE,
    when: (s) => [started(s), letIn(s, 'gone')],
    ask: released,
    verdict: 'error',
    because: /ghost/,
  },
  {
    name: 'an App approves the release by a rule of its own',
    setting: RELEASE,
    when: (s) => [started(s), letIn(s, 'ci[bot]')],
    ask: released,
    verdict: 'block',
    because: /ci\[bot\]: the approval does not count: is a machine/,
  },
  {
    name: 'the environment only waits, and asks nobody',
    setting: {
      review: { release: {} },
      environments: [environment(1, LIVE, { reviewers: [], waitTimer: 30 })],
    },
    when: (s) => [started(s), letIn(s, 'ben')],
    ask: released,
    verdict: 'block',
    because: /The environment live has no required reviewers/,
  },
  {
    name: 'ben started an attempt in the middle, and the gate is told of the first',
    setting: RELEASE,
    when: (s) => [
      started(s),
      s.github.rerun({ run: 42, by: 'ben' }),
      s.github.rerun({ run: 42, by: 'kim' }),
      s.letGo('ben'),
    ],
    ask: () => ({ event: 'push', attempt: 1 }),
    verdict: 'block',
    because: /ben: the approval does not count: may have let an attempt before attempt 3 start/,
  },
  {
    name: 'the run that is told is not the one that asks',
    setting: RELEASE,
    when: merged,
    ask: released,
    verdict: 'error',
    because: /GitHub has nothing for GET .*actions\/runs\/42/,
  },
  {
    name: 'ben pushed to the branch that dan approved, and approves the release',
    setting: RELEASE,
    when: (s) => {
      s.open()
      s.push({ by: 'ben', author: 'ada' })
      s.review('dan')
      s.merge()
      s.start('kim')
      s.letGo('ben')
    },
    ask: released,
    verdict: 'block',
    because: /ben: the approval does not count: pushed to its branch/,
  },
  {
    name: 'whoever started the run that this one follows approves it',
    setting: RELEASE,
    when: (s) => [started(s), s.letGo('ben')],
    ask: () => ({ event: 'workflow_run', by: 'ben' }),
    verdict: 'block',
    because: /ben: the approval does not count: started the run/,
  },
  {
    name: 'whoever made the deployment approves it',
    setting: RELEASE,
    when: (s) => [started(s), s.letGo('ben')],
    ask: () => ({ event: 'deployment', by: 'ben' }),
    verdict: 'block',
    because: /ben: the approval does not count: started the run/,
  },
  {
    name: 'the payload of the release has no author, and the run was ben’s',
    setting: RELEASE,
    when: (s) => {
      merged(s)
      s.repository.git('tag', 'v2', s.tip())
      s.commit()
      s.start('ben')
      s.letGo('ben')
    },
    ask: () => ({
      event: 'release',
      ref: 'refs/tags/v2',
      payload: { release: { tag_name: 'v2', author: null } },
    }),
    verdict: 'block',
    because: /ben: the approval does not count: started the run/,
  },
]

const digestOf = `sha256:${'a'.repeat(64)}`

const PLANS: readonly Attempt[] = [
  ...(
    [
      ['the digest of another plan', `I approve plan ${digestOf}`],
      ['the digest cut', `I approve plan ${digestOf.slice(0, 40)}`],
      ['a digest with a tail', `I approve plan ${digestOf}a`],
      ['nothing', ''],
      ['a word for all plans', 'I approve plan sha256:*'],
    ] as const
  ).map(
    ([name, comment]): Attempt => ({
      name: `the approval quotes ${name}`,
      setting: review({ release: { quotesPlan: true } }),
      when: (s) => [started(s), s.letGo('dan', comment)],
      ask: released,
      verdict: 'block',
      because: /plan-bound: This plan is quoted by 0 of 1 approval/,
    }),
  ),
]

const INCIDENTS: readonly Attempt[] = [
  {
    name: 'ben names an incident, and the policy knows none',
    when: (s) => [s.open({ by: 'ben' }), s.merge()],
    ask: incident('INC-7'),
    verdict: 'block',
    because: /The incident "INC-7" is named to do without reviews, and the policy lets no/,
  },
  {
    name: 'ben starts the run for an incident, and approves it himself',
    setting: GLASS,
    when: (s) => [slipped(s), s.start('ben'), s.letGo('ben', 'INC-7')],
    ask: incident('INC-7'),
    verdict: 'block',
    because: /ben: the approval does not count: started the run/,
  },
  {
    name: 'ben has a bot start it, and approves it for the incident himself',
    setting: GLASS,
    when: (s) => [slipped(s), s.start('ci[bot]'), s.letGo('ben', 'INC-7')],
    ask: incident('INC-7'),
    verdict: 'block',
    because:
      /release-approval: The release has 1 of the 2 independent approvals .*no person started/,
  },
  {
    name: 'a schedule starts it, and ben, who pushed it under another name, approves it for an incident alone',
    setting: GLASS,
    when: (s) => [slipped(s), s.start('kim'), s.letGo('ben', 'INC-7')],
    ask: () => ({ event: 'schedule', request: { incident: 'INC-7' } }),
    verdict: 'block',
    because:
      /release-approval: The release has 1 of the 2 independent approvals .*no person started/,
  },
  {
    name: 'kim merges something else, which starts the run, and ben, who pushed to main under another name, approves it for an incident',
    setting: GLASS,
    when: (s) => [slipped(s), merged(s), s.start('kim'), s.letGo('ben', 'INC-7')],
    ask: incident('INC-7'),
    verdict: 'block',
    because: /range: 1 commit/,
  },
  {
    name: 'the comment of dan has a longer name in it',
    setting: GLASS,
    when: (s) => [slipped(s), s.start('ben'), s.letGo('dan', 'not for INC-77, XINC-7 or INC-7-2')],
    ask: incident('INC-7'),
    verdict: 'block',
    because: /range: 1 commit/,
  },
  {
    name: 'the incident is a word that stands in any comment',
    setting: GLASS,
    when: (s) => [slipped(s), s.start('ben'), s.letGo('dan', 'I approve this')],
    ask: incident('approve'),
    verdict: 'block',
    because: /range: 1 commit/,
  },
  {
    name: 'the incident is a space, a dash or a pattern',
    setting: GLASS,
    when: (s) => [slipped(s), s.start('ben'), s.letGo('dan', 'go - .* INC-\\d+')],
    ask: incident('.*-1'),
    verdict: 'block',
    because: /range: 1 commit/,
  },
  {
    name: 'the incident is long enough to hang a pattern',
    setting: GLASS,
    when: (s) => [slipped(s), s.start('ben'), s.letGo('dan', 'a-1'.repeat(20_000))],
    ask: incident(`a${'-1'.repeat(20_000)}!`),
    verdict: 'block',
    because: /range: 1 commit/,
  },
  {
    name: 'the approval for the incident is given where the policy asks nobody',
    setting: {
      review: { breakGlass: true, release: {} },
      environments: [environment(1, LIVE), environment(2, 'other')],
    },
    when: (s) => [slipped(s), s.start('ben'), letIn(s, 'dan', 'INC-7', ['other'])],
    ask: incident('INC-7'),
    verdict: 'block',
    because: /dan: the approval does not count: answered where the policy asks nobody/,
  },
  {
    name: 'ben’s own pull request goes in unapproved, kim starts the run for an incident, and ben approves it',
    setting: GLASS,
    when: (s) => [s.open({ by: 'ben' }), s.merge(), s.start('kim'), s.letGo('ben', 'INC-7')],
    ask: incident('INC-7'),
    verdict: 'block',
    because: /ben: the approval does not count: opened the pull request/,
  },
  {
    name: 'the same, where ben only pushed to the pull request of ada',
    setting: GLASS,
    when: (s) => {
      s.open()
      s.push({ by: 'ben', author: 'ada' })
      s.merge()
      s.start('kim')
      s.letGo('ben', 'INC-7')
    },
    ask: incident('INC-7'),
    verdict: 'block',
    because: /ben: the approval does not count: pushed to its branch/,
  },
  {
    name: 'ben pushes to the branch of ada, it is squashed with more in it, and ben approves it for an incident',
    setting: GLASS,
    when: (s) => {
      s.open()
      s.push({ by: 'ben', author: 'ada' })
      s.merge({ how: 'squash', files: evil })
      s.start('kim')
      s.letGo('ben', 'INC-7')
    },
    ask: incident('INC-7'),
    verdict: 'block',
    because: /range: No pull request accounts for/,
  },
  {
    name: 'the incident stands in the rejection of dan',
    setting: GLASS,
    when: (s) => {
      slipped(s)
      s.start('ben')
      s.github.approveEnvironment({ run: 42, by: 'dan', state: 'rejected', comment: 'no INC-7' })
    },
    ask: incident('INC-7'),
    verdict: 'block',
    because: /dan: the objection counts: rejected the release/,
  },
  {
    name: 'the glass is broken in a second attempt, with the approval of the first',
    setting: GLASS,
    when: (s) => {
      slipped(s)
      s.start('ben')
      s.letGo('dan', 'INC-7')
      s.github.rerun({ run: 42, by: 'ben' })
    },
    ask: incident('INC-7'),
    verdict: 'block',
    because: /dan: the approval does not count: may have let an attempt before attempt 2 start/,
  },
  {
    name: 'the glass is to be broken without an approval of the release in the policy',
    setting: review({ breakGlass: true }),
    when: (s) => [slipped(s), s.start('kim'), s.letGo('dan', 'INC-7')],
    ask: incident('INC-7'),
    verdict: 'block',
    because: /range: 1 commit/,
  },
  {
    name: 'the incident is named at the check of a pull request',
    setting: GLASS,
    when: (s) => [s.open({ by: 'ben' }), s.start('kim'), s.letGo('dan', 'INC-7')],
    ask: () => ({ request: { incident: 'INC-7' } }),
    verdict: 'wait',
    because: /second-person: #12 has 0 of 1 independent approval/,
  },
]

/** A policy that asks nobody. */
const nobody = { [POLICY]: policy(undefined) }

const POLICIES: readonly Attempt[] = [
  {
    name: 'ben pushes a branch with a policy that asks nobody, and has the release of main judge it by the input commit',
    when: (s) => {
      s.repository.branch('side', s.commit({ author: 'ben', files: { ...evil, ...nobody } }))
      s.commit()
    },
    ask: (s) => ({
      event: 'workflow_dispatch',
      ref: 'refs/heads/main',
      commit: s.repository.git('rev-parse', 'side'),
    }),
    verdict: 'error',
    because: /this run requires/,
  },
  {
    name: 'ben pushes a branch with a policy that asks nobody, and the release follows the run of its tests',
    when: (s) => {
      s.repository.branch('side', s.commit({ author: 'ben', files: { ...evil, ...nobody } }))
      s.commit()
    },
    ask: (s) => ({
      event: 'workflow_run',
      commit: s.repository.git('rev-parse', 'side'),
      payload: {
        workflow_run: {
          head_sha: s.repository.git('rev-parse', 'side'),
          head_branch: 'side',
          event: 'push',
          actor: { id: 2, login: 'ben', type: 'User' },
          triggering_actor: { id: 2, login: 'ben', type: 'User' },
        },
      },
    }),
    verdict: 'error',
    because: /this run requires/,
  },
  {
    name: 'the same with a branch whose policy asks somebody',
    when: (s) => {
      s.repository.branch('side', s.commit({ author: 'ben', files: evil }))
      s.commit()
      s.open({ base: 'side' })
      s.review('ben')
    },
    verdict: 'block',
    because: /#12 goes to side, and main is what goes live/,
  },
  {
    name: 'the review stands at the top of the policy alone',
    setting: {
      files: {
        [POLICY]: `version: 1\ninventory: hosts.ini\nreview: {}\nenvironments: { live: { protected: false } }\n`,
      },
    },
    when: (s) => s.open({ by: 'ben' }),
    verdict: 'wait',
    because: /second-person: #12 has 0 of 1/,
  },
  {
    name: 'the policy nearest to the manifest is taken away without its owner, so that a looser one further up judges',
    setting: {
      files: {
        'deploy/.github/rollcall.yml': policy({ owners: [4] }),
        'deploy/hosts.ini': '[web]\nweb-1\nweb-2\n',
      },
    },
    when: (s) => {
      s.open({ commits: [{ files: { ...evil, 'deploy/.github/rollcall.yml': null } }] })
      s.review('ben')
      s.merge()
    },
    ask: released,
    verdict: 'block',
    because: /guarded-files: #12 changes/,
  },
  {
    name: 'an old run is run again, from when the policy asked nobody',
    setting: { review: null },
    when: (s) => {
      s.direct({ author: 'cleo', files: { [POLICY]: policy({}) } })
      s.open({ by: 'ben', on: s.live, commits: [{ files: evil }] })
    },
    ask: (s) => ({
      payload: { pull_request: { number: 12, head: { sha: s.head() }, base: { sha: s.live } } },
    }),
    verdict: 'error',
    because: /this run requires/,
  },
  {
    name: 'ben pushes to main, and approves that the policy takes it over as reviewed, which its owner did not',
    setting: review({ owners: [4] }),
    when: (s) => {
      slipped(s)
      s.open({ commits: [{ files: { [POLICY]: policy({ owners: [4], since: s.tip() }) } }] })
      s.review('ben')
      s.merge()
    },
    ask: released,
    verdict: 'block',
    because:
      /guarded-files: #12 changes \.github\/rollcall\.yml .* without an approval that counts by dan/,
  },
  ...['? review\n    : !!set {}', 'review: !!str {}', 'review: &r {}'].map(
    (text): Attempt => ({
      name: `the policy says ${text}, which is a review all the same`,
      setting: {
        files: {
          [POLICY]: `version: 1\ninventory: hosts.ini\nenvironments:\n  live:\n    protected: false\n    ${text}\n`,
        },
      },
      when: (s) => [s.open({ by: 'ben' })],
      verdict: 'wait',
      because: /second-person/,
    }),
  ),
  ...[
    'review: null',
    'review: false',
    'review: []',
    'review:',
    'review: &r { approvals: 1, approvals: 2 }',
    'review: *r',
    '"review": {}\n    review: { machines: [4] }',
    'review: { <<: { machines: [4] } }',
    'review: { approvals: "1" }',
    'review: { approvals: 1.5 }',
    'review: { approvals: 1e99 }',
    'review: { approvals: -1 }',
    'review: { owners: [ben] }',
    'review: { owners: [0] }',
    'review: { teams: { "acme/sre/x": 1 } }',
    'review: { teams: { "acme/..": 1 } }',
    'review: { role: none }',
    'review: { release: { environments: [] } }',
    'review: { since: main }',
    'Review: {}',
  ].map(
    (text): Attempt => ({
      name: `the policy says ${text}`,
      setting: {
        files: {
          [POLICY]: `version: 1\ninventory: hosts.ini\nenvironments:\n  live:\n    protected: false\n    ${text}\n`,
        },
      },
      when: (s) => [s.open({ by: 'ben' })],
      verdict: 'error',
      because: /./,
    }),
  ),
]

const EVENTS: readonly Attempt[] = [
  {
    // Whoever may write may record a deployment (POST /repos/{owner}/{repo}/deployments), and what is live is what the newest one says.
    name: 'ben records a deployment of what nobody saw, as if it were live',
    when: (s) => [slipped(s), s.github.deploy({ environment: LIVE, commit: s.tip(), by: 'ben' })],
    ask: released,
    verdict: 'block',
    because: /range/,
  },
  {
    name: 'the release is asked at the moment plan',
    when: (s) => slipped(s),
    ask: () => ({ event: 'push', request: { moment: 'plan' } }),
    verdict: 'block',
    because: /range: 1 commit/,
  },
  {
    name: 'the release is asked at the moment activate',
    when: (s) => slipped(s),
    ask: () => ({ event: 'push', request: { moment: 'activate' } }),
    verdict: 'block',
    because: /range/,
  },
  {
    name: 'a comment on a pull request starts the release',
    when: (s) => s.open({ by: 'ben' }),
    ask: () => ({ event: 'issue_comment', payload: { issue: { pull_request: {} } } }),
    verdict: 'error',
    because: /belongs to a pull request/,
  },
  {
    name: 'a dispatch has a pull request in its own payload',
    when: (s) => s.open({ by: 'ben' }),
    ask: () => ({
      event: 'repository_dispatch',
      payload: { client_payload: { pull_request: 12 } },
    }),
    verdict: 'error',
    because: /belongs to a pull request/,
  },
  {
    name: 'an event that nobody knows judges the head of a pull request',
    when: (s) => s.open({ by: 'ben' }),
    ask: (s) => ({ event: 'page_build', commit: s.head(), ref: 'refs/heads/change-12' }),
    verdict: 'block',
    because: /does not contain/,
  },
  {
    name: 'the payload names a pull request that is approved, with the head of another',
    when: (s) => {
      s.open()
      s.review('dan')
      s.open({ number: 13, by: 'ben', commits: [{ files: evil }] })
    },
    ask: (s) => ({
      pull: 13,
      payload: {
        pull_request: { number: 12, head: { sha: s.head(13) }, base: { sha: s.live } },
      },
    }),
    verdict: 'block',
    because: /settled: The head of #12 is now/,
  },
  {
    name: 'the payload names as base the commit before the pull request’s own head',
    when: (s) => {
      s.open({ by: 'ben', commits: [{ author: 'ben', files: evil }] })
      s.push({ author: 'ada', by: 'ada' })
      s.forge('ben')
    },
    ask: (s) => ({
      payload: {
        pull_request: {
          number: 12,
          head: { sha: s.head() },
          base: { sha: s.repository.git('rev-parse', `${s.head()}^`) },
        },
      },
    }),
    verdict: 'error',
    because: /differ in/,
  },
  ...[
    { number: 0 },
    { number: -1 },
    { number: 1.5 },
    { number: '12' },
    { number: 2 ** 31 },
    { number: 2 ** 53 },
  ].map(
    (about): Attempt => ({
      name: `the payload names the pull request ${JSON.stringify(about.number)}`,
      when: (s) => s.open({ by: 'ben' }),
      ask: (s) => ({
        payload: { pull_request: { ...about, head: { sha: s.head() }, base: { sha: s.live } } },
      }),
      verdict: 'error',
      because: /./,
    }),
  ),
  {
    name: 'the group is told with a branch that is none of a queue',
    when: (s) => s.open({ by: 'ben' }),
    ask: (s) => ({ ...s.queue(), ref: 'refs/heads/main' }),
    verdict: 'error',
    because: /is no branch of a merge queue/,
  },
  {
    name: 'the group is told with an earlier pull request in its name',
    when: (s) => {
      s.open()
      s.review('dan')
      s.open({ number: 13, by: 'ben', commits: [{ files: evil }] })
    },
    ask: (s) => {
      const asked = s.queue([13])
      return { ...asked, ref: `refs/heads/gh-readonly-queue/main/pr-12-${s.live}` }
    },
    verdict: 'block',
    because: /./,
  },
  {
    name: 'the manifest is for an environment that the policy does not know',
    when: (s) => {
      s.open({
        by: 'ben',
        commits: [
          {
            files: {
              'deploy/web.yml': MANIFEST.replace(`environment: ${LIVE}`, 'environment: __proto__'),
            },
          },
        ],
      })
    },
    verdict: 'error',
    because: /is not in the policy/,
  },
  {
    name: 'two manifests are judged, and only one of their environments asks somebody',
    setting: {
      files: {
        [POLICY]: `version: 1\ninventory: hosts.ini\nenvironments: { live: { protected: false, review: {} }, test: { protected: false } }\n`,
        'deploy/test.yml': MANIFEST.replace(`environment: ${LIVE}`, 'environment: test'),
      },
    },
    when: (s) => slipped(s),
    ask: () => ({
      event: 'push',
      request: { manifests: ['deploy/test.yml', 'deploy/web.yml'] },
    }),
    verdict: 'block',
    because: /range: 1 commit/,
  },
  {
    name: 'the decision of an earlier moment says that it passed',
    setting: { files: { 'earlier.json': '{"version":1,"verdict":"pass"}\n' } },
    when: (s) => slipped(s),
    ask: () => ({ event: 'push', request: { earlier: 'earlier.json' } }),
    verdict: 'block',
    because: /range: 1 commit/,
  },
]

describe('runs', () => attempts(RUNS))
describe('plans', () => attempts(PLANS))
describe('incidents', () => attempts(INCIDENTS))
describe('policies', () => attempts(POLICIES))
describe('events and inputs', () => attempts(EVENTS))
