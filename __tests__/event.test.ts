import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from '@jest/globals'
import { readEvent } from '../src/event.ts'
import { folderOf } from './shipped.ts'

const HEAD = 'a'.repeat(40)
const BASE = 'b'.repeat(40)
const SHA = 'c'.repeat(40)

const PULL = { pull_request: { number: 12, head: { sha: HEAD }, base: { sha: BASE } } }
const QUEUE = 'refs/heads/gh-readonly-queue/main/pr-12-abc'

/** Runs of these list what is open from their branch, those of the last ones what they are about. */
const OPEN = [
  'push',
  'schedule',
  'workflow_dispatch',
  'release',
  'deployment',
  'repository_dispatch',
  'pull_request',
  'pull_request_target',
  'issue_comment',
  'workflow_run',
  'dynamic',
]

const { path, remove } = folderOf({
  'proposal.json': JSON.stringify(PULL),
  'queue.json': JSON.stringify({
    merge_group: { base_sha: BASE, head_sha: HEAD, head_ref: QUEUE },
  }),
  'push.json': JSON.stringify({ ref: 'refs/heads/main', after: SHA }),
  'release.json': JSON.stringify({
    release: { tag_name: 'v1.2', author: { id: 7, login: 'kim', type: 'User' } },
  }),
  'deployment.json': JSON.stringify({
    deployment: { sha: HEAD, ref: 'main', creator: { id: 9, login: 'ci[bot]', type: 'Bot' } },
  }),
  'torn.json': '{"pull_request": {"base"',
  'empty.json': '{}',
  'comment.json': JSON.stringify({ issue: { number: 7, pull_request: { url: 'x' } } }),
  'issue.json': JSON.stringify({ issue: { number: 7 } }),
  'run.json': JSON.stringify({ workflow_run: { event: 'pull_request', pull_requests: [] } }),
  'suite.json': JSON.stringify({ check_suite: { pull_requests: [{}] } }),
  'other.json': JSON.stringify({
    workflow_run: {
      event: 'push',
      head_sha: HEAD,
      head_branch: 'main',
      pull_requests: [],
      actor: { id: 7, login: 'kim', type: 'User' },
      triggering_actor: { id: 8, login: 'lee', type: 'User' },
    },
  }),
  ...Object.fromEntries(
    OPEN.map((event) => [
      `${event}-run.json`,
      JSON.stringify({ workflow_run: { event, head_sha: HEAD, pull_requests: [{ number: 13 }] } }),
    ]),
  ),
  'tag.json': JSON.stringify({
    workflow_run: {
      event: 'push',
      head_sha: HEAD,
      head_branch: 'v2',
      actor: { id: 9, login: 'ci[bot]' },
      triggering_actor: { id: 8, login: 'lee' },
    },
  }),
  'odd.json': JSON.stringify({ issue: null, client_payload: { pull_request: 12 } }),
  'dispatch.json': JSON.stringify({ client_payload: { pull_request: {} } }),
  'branch.json': JSON.stringify({ pull_request: { ...PULL.pull_request, base: { sha: 'main' } } }),
  'headless.json': JSON.stringify({ pull_request: { number: 12, base: { sha: BASE } } }),
})
afterAll(remove)

const environment = (name: string | undefined, payload?: string) => ({
  GITHUB_EVENT_NAME: name,
  GITHUB_EVENT_PATH: payload === undefined ? undefined : `${path}/${payload}.json`,
  GITHUB_REPOSITORY: 'acme/shop',
  GITHUB_SHA: SHA,
  GITHUB_REF: 'refs/heads/main',
  GITHUB_RUN_ID: '30433642',
  GITHUB_RUN_ATTEMPT: '2',
})

const event = (name: string | undefined, payload?: string) => readEvent(environment(name, payload))

const KIM = { id: 7, login: 'kim', kind: 'human' }
const LEE = { id: 8, login: 'lee', kind: 'human' }
const CI = { id: 9, login: 'ci[bot]', kind: 'bot' }

/** What every event of a run on the main branch says. */
const RUN = {
  repository: 'acme/shop',
  commit: SHA,
  pull: undefined,
  base: undefined,
  ref: 'refs/heads/main',
  run: { id: 30433642, attempt: 2 },
  initiators: [] as readonly object[],
}

const CHECK = { ...RUN, commit: HEAD, pull: 12, base: BASE, ref: undefined }

describe('the event of a run', () => {
  // 46 and 48: the merge commit in GITHUB_SHA is never what is judged, and the payload names the head.
  test.each([
    ['pull_request', 'proposal', CHECK, undefined],
    ['pull_request_review', 'proposal', CHECK, undefined],
    ['pull_request_review_comment', 'proposal', CHECK, undefined],
    ['pull_request_target', 'proposal', CHECK, HEAD],
    ['merge_group', 'queue', { ...RUN, commit: HEAD, base: BASE, ref: QUEUE }, undefined],
  ] as const)('%s asks at plan about what is proposed', (name, payload, subject, head) => {
    expect(event(name, payload)).toEqual({
      moment: 'plan',
      base: BASE,
      head,
      subject: { ...subject, event: name },
    })
  })

  test.each([
    ['push', 'push', RUN],
    ['workflow_dispatch', 'empty', RUN],
    ['schedule', 'empty', RUN],
    ['repository_dispatch', 'empty', RUN],
    ['issue_comment', 'issue', RUN],
    ['release', 'release', { ...RUN, ref: 'refs/tags/v1.2', initiators: [KIM] }],
    ['deployment', 'deployment', { ...RUN, commit: HEAD, initiators: [CI] }],
    ['workflow_run', 'other', { ...RUN, commit: HEAD, ref: undefined, initiators: [KIM, LEE] }],
    ['workflow_run', 'tag', { ...RUN, commit: HEAD, ref: undefined, initiators: [CI, LEE] }],
    ...OPEN.slice(0, 6).map(
      (each) => ['workflow_run', `${each}-run`, { ...RUN, commit: HEAD, ref: undefined }] as const,
    ),
  ] as const)('%s asks at deploy about what would go live', (name, payload, subject) => {
    expect(event(name, payload)).toEqual({
      moment: 'deploy',
      base: undefined,
      head: undefined,
      subject: { ...subject, event: name },
    })
  })

  test('outside a run there is nothing to ask GitHub about', () => {
    expect(readEvent({})).toEqual({
      moment: 'deploy',
      base: undefined,
      head: undefined,
      subject: undefined,
    })
  })

  test.each([
    ['pull_request', undefined, /does not name its base/],
    ['pull_request', 'push', /does not name its base/],
    ['pull_request', 'branch', /does not name its base/],
    ['pull_request', 'headless', /does not name its base/],
    ['pull_request', 'torn', /cannot be read/],
    ['pull_request_target', 'empty', /does not name its base/],
    ['merge_group', 'proposal', /does not name its base/],
    ['release', 'empty', /does not name what it is about/],
    ['deployment', 'empty', /does not name what it is about/],
    ['workflow_run', 'empty', /does not name what it is about/],
    ['pull_request_assigned', 'proposal', /belongs to a pull request/],
    ['push', 'torn', /cannot be read/],
    ['issue_comment', 'comment', /belongs to a pull request/],
    ['workflow_run', 'run', /belongs to a pull request/],
    ...OPEN.slice(6).map(
      (each) => ['workflow_run', `${each}-run`, /belongs to a pull request/] as const,
    ),
    ['check_suite', 'suite', /belongs to a pull request/],
    ['repository_dispatch', 'dispatch', /belongs to a pull request/],
    ['repository_dispatch', 'odd', /belongs to a pull request/],
  ] as const)('%s with %s is refused', (name, payload, message) => {
    expect(() => event(name, payload)).toThrow(message)
  })

  test('needs no base of its own where the workflow names one', () => {
    expect(readEvent(environment('issue_comment', 'comment'), 'origin/main').moment).toBe('deploy')
  })
})

describe('payloads that GitHub publishes as examples', () => {
  const file = 'node_modules/@octokit/webhooks-examples/api.github.com/index.json'
  const published = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly name: string
    readonly examples: readonly object[]
  }[]
  const folder = folderOf(
    Object.fromEntries(
      published.flatMap(({ name, examples }) =>
        examples.map((each, i) => [`${name}.${i}.json`, JSON.stringify(each)]),
      ),
    ),
  )
  afterAll(folder.remove)

  test.each(published.map(({ name, examples }) => [name, examples.length] as const))(
    '%s is read, or refused with a sentence (%i)',
    (name, size) => {
      for (let i = 0; i < size; i++) {
        const given = {
          ...environment(name),
          GITHUB_EVENT_PATH: `${folder.path}/${name}.${i}.json`,
        }
        let said: unknown
        try {
          said = readEvent(given).subject?.commit
        } catch (error) {
          said = (error as Error).message
        }
        expect(said).toMatch(/^[0-9a-f]{40}$|^The (?:event|payload) /)
      }
    },
  )
})
