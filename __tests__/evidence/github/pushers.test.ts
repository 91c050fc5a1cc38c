import { describe, expect, test } from '@jest/globals'
import { readPushers } from '../../../src/evidence/github/pushers.ts'
import { sha } from './canned.ts'
import { reasons, stub, valueIn } from './stub.ts'

const ACTIVITY = '/repos/acme/shop/activity'
const PULL = { number: 12, head: sha(2), headBranch: 'feature/odd name' }

function activity(actor: string | null, about: object = {}) {
  const ids: Readonly<Record<string, number>> = { ada: 1, ben: 2, cleo: 3, 'helper[bot]': 9 }
  const type = actor?.endsWith('[bot]') ? 'Bot' : 'User'
  return {
    id: 1,
    before: sha(1),
    after: sha(2),
    ref: 'refs/heads/feature/odd name',
    activity_type: 'push',
    actor: actor === null ? null : { id: ids[actor], login: actor, type },
    ...about,
  }
}

function read(records: readonly object[] | number) {
  return readPushers(PULL, 'acme/shop', stub({ rest: { [`GET ${ACTIVITY}`]: records } }))
}

describe('who pushed to the branch of a pull request', () => {
  test.each([
    ['one push (5)', [activity('ben')], [2]],
    [
      'a branch that was made with its head (5)',
      [activity('ben', { activity_type: 'branch_creation' })],
      [2],
    ],
    [
      'whoever pushed what others wrote (5)',
      [activity('ben'), activity('ada', { after: sha(1) })],
      [2, 1],
    ],
    [
      'a forced push back to the head (10)',
      [activity('cleo', { activity_type: 'force_push' }), activity('ben', { after: sha(3) })],
      [3, 2],
    ],
    [
      'a merge into it by a button (5)',
      [activity('ben'), activity('cleo', { activity_type: 'pr_merge', after: sha(1) })],
      [2, 3],
    ],
    [
      'a merge into it by the queue (5)',
      [activity('ben'), activity('cleo', { activity_type: 'merge_queue_merge', after: sha(1) })],
      [2, 3],
    ],
    [
      'a kind of activity that is new (5)',
      [activity('ben'), activity('cleo', { activity_type: 'sync', after: sha(1) })],
      [2, 3],
    ],
    [
      'not whoever deleted it',
      [activity('cleo', { activity_type: 'branch_deletion', after: null }), activity('ben')],
      [2],
    ],
    [
      'not whoever deleted it and is gone',
      [activity(null, { activity_type: 'branch_deletion', after: sha(0) }), activity('ben')],
      [2],
    ],
    ['each once (20)', [activity('ben'), activity('ben', { after: sha(1) })], [2]],
  ])('%s', async (_name, records, ids) => {
    expect(valueIn(await read(records)).map(({ id }) => id)).toEqual(ids)
  })

  test('a bot that pushed is a bot (22)', async () => {
    expect(valueIn(await read([activity('helper[bot]')]))).toEqual([
      { id: 9, login: 'helper[bot]', kind: 'bot' },
    ])
  })

  test('the branch is asked for by its whole name', async () => {
    const asked: unknown[] = []
    const client = stub({})
    await readPushers(PULL, 'acme/shop', {
      ...client,
      pages: (route, parameters, item) => {
        asked.push(route, parameters)
        return client.pages(route, parameters, item)
      },
    })
    expect(asked).toEqual([
      'GET /repos/{owner}/{repo}/activity',
      { owner: 'acme', repo: 'shop', ref: 'refs/heads/feature/odd name' },
    ])
  })

  test.each<readonly [name: string, records: readonly object[] | number, why: string]>([
    [
      'no record (5)',
      [],
      'No record says who pushed 0000000 to feature/odd name, the branch of #12, so whoever did could be the one who approves it',
    ],
    [
      'no record of the head (5)',
      [activity('ben', { after: sha(1) })],
      'No record says who pushed 0000000 to feature/odd name, the branch of #12, so whoever did could be the one who approves it',
    ],
    [
      'only a deletion that ended with the head',
      [activity('ben', { activity_type: 'branch_deletion' })],
      'No record says who pushed 0000000 to feature/odd name, the branch of #12, so whoever did could be the one who approves it',
    ],
    [
      'somebody who is gone (32)',
      [activity('ben'), activity(null, { after: sha(1) })],
      'Somebody whose account is gone pushed to feature/odd name, the branch of #12, and could have approved under another',
    ],
    [
      'another branch',
      [activity('ben', { ref: 'refs/heads/main' })],
      'GitHub was asked who pushed to refs/heads/feature/odd name and answered for refs/heads/main',
    ],
    ['an answer that is refused (52)', 403, 'GitHub refused: 403'],
  ])('unknown: %s', async (_name, records, why) => {
    expect(reasons(await read(records))).toEqual([why])
  })
})
