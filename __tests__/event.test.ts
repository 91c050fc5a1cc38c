import { afterAll, describe, expect, test } from '@jest/globals'
import { readEvent } from '../src/event.ts'
import { folderOf } from './shipped.ts'

const SHA = 'a'.repeat(40)
const PROPOSAL = { pull_request: { base: { sha: SHA } } }

const { path, remove } = folderOf({
  'proposal.json': JSON.stringify(PROPOSAL),
  'queue.json': JSON.stringify({ merge_group: { base_sha: SHA } }),
  'push.json': JSON.stringify({ ref: 'refs/heads/main' }),
  'torn.json': '{"pull_request": {"base"',
  'comment.json': JSON.stringify({ issue: { number: 7, pull_request: { url: 'x' } } }),
  'issue.json': JSON.stringify({ issue: { number: 7 } }),
  'run.json': JSON.stringify({ workflow_run: { event: 'pull_request', pull_requests: [] } }),
  'suite.json': JSON.stringify({ check_suite: { pull_requests: [{}] } }),
  'other.json': JSON.stringify({ workflow_run: { event: 'push', pull_requests: [] } }),
  'dispatch.json': JSON.stringify({ client_payload: { pull_request: {} } }),
  'branch.json': JSON.stringify({ pull_request: { base: { sha: 'main' } } }),
})
afterAll(remove)

const event = (name: string | undefined, payload?: string) =>
  readEvent({
    GITHUB_EVENT_NAME: name,
    GITHUB_EVENT_PATH: payload === undefined ? undefined : `${path}/${payload}.json`,
  })

describe('the event of a run', () => {
  test.each([
    ['pull_request', 'proposal', 'plan', SHA],
    ['pull_request_review', 'proposal', 'plan', SHA],
    ['pull_request_review_comment', 'proposal', 'plan', SHA],
    ['merge_group', 'queue', 'plan', SHA],
    ['push', 'push', 'deploy', undefined],
    ['issue_comment', 'issue', 'deploy', undefined],
    ['workflow_run', 'other', 'deploy', undefined],
    ['workflow_dispatch', undefined, 'deploy', undefined],
    [undefined, undefined, 'deploy', undefined],
  ] as const)('%s with %s asks at %s', (name, payload, moment, base) => {
    expect(event(name, payload)).toEqual({ moment, base })
  })

  test.each([
    ['pull_request', undefined, /does not name its base/],
    ['pull_request', 'push', /does not name its base/],
    ['pull_request', 'branch', /does not name its base/],
    ['pull_request', 'torn', /cannot be read/],
    ['merge_group', 'proposal', /does not name its base/],
    ['pull_request_target', 'proposal', /the change itself would not be judged/],
    ['pull_request_assigned', 'proposal', /belongs to a pull request/],
    ['push', 'torn', /cannot be read/],
    ['issue_comment', 'comment', /belongs to a pull request/],
    ['workflow_run', 'run', /belongs to a pull request/],
    ['check_suite', 'suite', /belongs to a pull request/],
    ['repository_dispatch', 'dispatch', /belongs to a pull request/],
  ] as const)('%s with %s is refused', (name, payload, message) => {
    expect(() => event(name, payload)).toThrow(message)
  })

  test('needs no base of its own where the workflow names one', () => {
    const environment = {
      GITHUB_EVENT_NAME: 'issue_comment',
      GITHUB_EVENT_PATH: `${path}/comment.json`,
    }
    expect(readEvent(environment, 'origin/main').moment).toBe('deploy')
  })
})
