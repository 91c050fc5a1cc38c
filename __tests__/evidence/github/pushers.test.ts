import { describe, expect, test } from '@jest/globals'
import { belowOf, readPushers } from '../../../src/evidence/github/pushers.ts'
import { known, unknown, wholeFile } from '../../../src/evidence/problem.ts'
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

// 1 and 10 to 13 are on the branch below; 10 and 11 are what 12 stands on; git never saw 99.
const HEAD = [1, 10, 11, 2, 4]
const ONTO = [1, 10, 11, 12, 13]
const history = (asked: string[] = []) => ({
  commits: (from: string, to: string) => {
    asked.push(to)
    const reached = (from === sha(2) ? HEAD : ONTO).map(sha)
    if (to === sha(99)) return unknown({ what: 'x', next: 'x', place: wholeFile('x') })
    return known(reached.includes(to) ? [] : [to])
  },
})
const below = (asked?: string[]) =>
  belowOf({ head: PULL.head, commits: [{ id: sha(4) }] as never }, sha(13), history(asked))
const readAbove = (records: readonly object[], asked?: string[]) =>
  readPushers(PULL, 'acme/shop', stub({ rest: { [`GET ${ACTIVITY}`]: records } }), below(asked))

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

  test.each([
    ['not who pushed what it stands on', sha(10), [2]],
    ['who pushed a commit of it', sha(4), [2, 3]],
    ['who pushed its head before', sha(2), [2, 3]],
    ['who pushed what is on neither', sha(20), [2, 3]],
    ['who pushed what only the base reaches, and was pushed over here', sha(12), [2, 3]],
    ['who pushed what git does not know', sha(99), [2, 3]],
  ])('%s', async (_name, after, ids) => {
    const records = [activity('ben'), activity('cleo', { after })]
    expect(valueIn(await readAbove(records)).map(({ id }) => id)).toEqual(ids)
  })

  test('not somebody who is gone, where it stands on what they pushed', async () => {
    const records = [activity('ben'), activity(null, { after: sha(10) })]
    expect(valueIn(await readAbove(records)).map(({ id }) => id)).toEqual([2])
  })

  test('git is asked once about a commit, and no more than 200 times', async () => {
    const asked: string[] = []
    const same = Array.from({ length: 300 }, () => activity('cleo', { after: sha(10) }))
    expect(valueIn(await readAbove([activity('ben'), ...same], asked))).toHaveLength(1)
    expect(asked).toEqual([sha(10), sha(10)])
    const many = Array.from({ length: 300 }, (_, i) => activity('cleo', { after: sha(100 + i) }))
    const last = activity('ada', { after: sha(10) })
    const pushers = valueIn(await readAbove([activity('ben'), ...many, last], asked))
    expect(pushers.map(({ id }) => id)).toEqual([2, 3, 1])
    expect(asked).toHaveLength(202)
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
      'no record but of what is below it',
      [activity('ben', { after: sha(10) })],
      'No record says who pushed 0000000 to feature/odd name, the branch of #12, so whoever did could be the one who approves it',
    ],
    [
      'somebody who is gone (32)',
      [activity('ben'), activity(null, { after: sha(4) })],
      'Somebody whose account is gone pushed to feature/odd name, the branch of #12, and could have approved under another',
    ],
    [
      'another branch',
      [activity('ben', { ref: 'refs/heads/main' })],
      'GitHub was asked who pushed to refs/heads/feature/odd name and answered for refs/heads/main',
    ],
    ['an answer that is refused (52)', 403, 'GitHub refused: 403'],
  ])('unknown: %s', async (_name, records, why) => {
    const found = typeof records === 'number' ? await read(records) : await readAbove(records)
    expect(reasons(found)).toEqual([why])
  })
})
