import { describe, expect, test } from '@jest/globals'
import { authorsOf, commitOf, compare, pullOf, pullsOfCommit, userOfEmail } from './lookup.ts'
import { Refused, storiesOf } from './stories.ts'
import {
  addPull,
  type Commit,
  environment,
  type Pull,
  run,
  team,
  user,
  type World,
  webFlow,
  world,
} from './world.ts'

function pull(of: World): Pull {
  return pullOf(of, 12) as Pull
}

function commitIn(of: World, id: string): Commit {
  return of.commits.get(id) as Commit
}

test('a login stands for the name and the first address of its user', () => {
  const ada = user(1, 'ada', { name: 'Ada L.', emails: ['ada@work.example', 'ada@home.example'] })
  const made = world({ users: [ada, user(2, 'ben')] })
  const id = storiesOf(made).merge({ pull: 12, by: 'ben', how: 'squash' })
  for (const each of [pull(made).head.commit, id]) {
    expect(commitIn(made, each).author).toMatchObject({ name: 'Ada L.', email: 'ada@work.example' })
  }
  expect(authorsOf(commitIn(made, id))).toHaveLength(1)
})

function refused(act: () => unknown): readonly [number, string] {
  try {
    act()
  } catch (error) {
    if (error instanceof Refused) return [error.status, error.message]
    throw error
  }
  throw new Error('it was not refused')
}

describe('reviews', () => {
  test.each(['APPROVED', 'CHANGES_REQUESTED'] as const)('the author cannot give %s', (state) => {
    const made = world()
    const act = () => storiesOf(made).review({ pull: 12, by: 'ada', state })
    expect(refused(act)).toEqual([422, expect.stringMatching(/your own pull request$/)])
    expect(pull(made).reviews).toEqual([])
  })

  test('anybody else can, and the author can comment', () => {
    const made = world()
    const { review } = storiesOf(made)
    review({ pull: 12, by: 'ben' })
    review({ pull: 12, by: 'ada', state: 'COMMENTED', body: 'Thanks' })
    expect(pull(made).reviews).toMatchObject([
      { id: 9001, by: 'ben', state: 'APPROVED', commit: pull(made).head.commit },
      { id: 9002, by: 'ada', state: 'COMMENTED', body: 'Thanks' },
    ])
  })

  test('a review keeps its commit when the head moves on', () => {
    const made = world()
    const { push, review } = storiesOf(made)
    const before = pull(made).head.commit
    review({ pull: 12, by: 'ben' })
    push({ pull: 12, by: 'ada' })
    expect(pull(made).reviews[0]?.commit).toBe(before)
    expect(pull(made).head.commit).not.toBe(before)
  })

  test('a dismissed review stays, as dismissed', () => {
    const made = world({
      pulls: [{ reviews: [{ by: 'ben' }, { by: 'cleo', state: 'COMMENTED' }] }],
    })
    const { dismiss } = storiesOf(made)
    dismiss({ pull: 12, review: 9001, by: 'cleo' })
    expect(pull(made)).toMatchObject({
      reviews: [{ by: 'ben', state: 'DISMISSED' }, { state: 'COMMENTED' }],
      dismissals: [{ review: 9001, by: 'cleo', previous: 'APPROVED' }],
    })
    expect(refused(() => dismiss({ pull: 12, review: 9002, by: 'cleo' }))[0]).toBe(422)
    expect(refused(() => dismiss({ pull: 12, review: 1, by: 'cleo' }))[0]).toBe(404)
  })
})

describe('pushes', () => {
  test('on top of the head', () => {
    const made = world()
    const before = pull(made).head.commit
    const after = storiesOf(made).push({ pull: 12, by: 'ben', commits: [{ coAuthors: ['cleo'] }] })
    expect(commitIn(made, after).parents).toEqual([before])
    expect(authorsOf(commitIn(made, after)).map(({ name }) => name)).toEqual(['ben', 'cleo'])
    expect(commitOf(made, 'change-12')).toBe(after)
    expect(made.activity.at(-1)).toMatchObject({ type: 'push', by: 'ben', before, after })
    expect(pull(made).forcePushes).toEqual([])
  })

  test('by force, and back again', () => {
    const made = world()
    const { push } = storiesOf(made)
    const first = pull(made).head.commit
    const second = push({ pull: 12, by: 'ada' })
    push({ pull: 12, by: 'ben', to: first })
    expect(pull(made).forcePushes).toMatchObject([{ before: second, after: first, by: 'ben' }])
    expect(made.activity.at(-1)).toMatchObject({ type: 'force_push', by: 'ben' })
  })

  test('by force are events of the open pull requests into that branch', () => {
    const into = { base: { ref: 'change-12' } }
    const pulls = [{}, { number: 13, ...into }, { number: 14, ...into }, { number: 15 }]
    const made = world({ pulls })
    const { close, push } = storiesOf(made)
    close({ pull: 14 })
    const before = push({ pull: 12, by: 'ada' })
    expect(made.pulls.flatMap(({ basePushes }) => basePushes)).toEqual([])
    const after = push({ pull: 12, by: 'ben', to: commitOf(made, 'main') as string })
    const told = made.pulls.filter(({ basePushes }) => basePushes.length > 0)
    expect(told).toMatchObject([{ number: 13, basePushes: [{ before, after, by: 'ben' }] }])
  })

  test('to a fork are no activity of the repository', () => {
    const made = world({ pulls: [{ head: { repository: 'eve/shop' } }] })
    storiesOf(made).push({ pull: 12, by: 'ada' })
    expect(made.activity).toEqual([])
    expect(commitOf(made, 'change-12')).toBeUndefined()
  })

  test('a commit belongs to the account of its address, whoever wrote it', () => {
    const made = world()
    const forged = { name: 'Whoever', email: 'cleo@example.com' }
    const id = storiesOf(made).push({ pull: 12, by: 'ada', commits: [{ author: forged }] })
    expect(userOfEmail(made, commitIn(made, id).author.email)?.login).toBe('cleo')
    expect(userOfEmail(made, 'nobody@example.com')).toBeUndefined()
  })
})

describe('merges', () => {
  test.each([
    ['merge', 2, 'ben', 'web-flow'],
    ['squash', 1, 'ada', 'web-flow'],
    ['rebase', 1, 'ada', 'ben'],
  ] as const)('by %s', (how, parents, author, committer) => {
    const made = world({ pulls: [{ commits: [{}, { coAuthors: ['cleo'] }] }] })
    const before = commitOf(made, 'main')
    const id = storiesOf(made).merge({ pull: 12, by: 'ben', how })
    const result = commitIn(made, id)
    expect(result.parents).toHaveLength(parents)
    expect(userOfEmail(made, result.author.email)?.login).toBe(author)
    expect(userOfEmail(made, result.committer.email)?.login).toBe(committer)
    expect(result.signature?.byGitHub === true).toBe(committer === webFlow.login)
    expect(authorsOf(result).some(({ name }) => name === 'cleo')).toBe(how !== 'merge')
    expect(commitOf(made, 'main')).toBe(id)
    expect(pull(made)).toMatchObject({ state: 'MERGED', merged: { by: 'ben', commit: id } })
    expect(made.activity.at(-1)).toMatchObject({ type: 'pr_merge', before, after: id, by: 'ben' })
    expect(pullsOfCommit(made, id).map(({ number }) => number)).toEqual([12])
  })

  test('neither a draft, nor one that is closed or merged', () => {
    const made = world({ pulls: [{ draft: true }, { number: 13 }, { number: 14 }] })
    const { close, merge } = storiesOf(made)
    close({ pull: 13 })
    merge({ pull: 14, by: 'ben' })
    for (const number of [12, 13, 14]) {
      expect(refused(() => merge({ pull: number, by: 'ben' }))[0]).toBe(405)
    }
  })

  test('a commit of the default branch is of merged pull requests alone', () => {
    const made = world()
    const id = pull(made).head.commit
    addPull(made, { number: 13, head: { commit: id, ref: 'again' } })
    expect(pullsOfCommit(made, id).map(({ number }) => number)).toEqual([12, 13])
    storiesOf(made).merge({ pull: 12, by: 'ben' })
    expect(pullsOfCommit(made, id).map(({ number }) => number)).toEqual([12])
  })

  test('bringing the base into the branch', () => {
    const made = world({ pulls: [{}, { number: 13 }] })
    const { merge, updateBranch } = storiesOf(made)
    expect(refused(() => updateBranch({ pull: 12, by: 'ada' }))[0]).toBe(422)
    merge({ pull: 13, by: 'ben' })
    expect(compare(made, 'main', pull(made).head.commit)).toMatchObject({ status: 'ahead' })
    const main = commitOf(made, 'main') as string
    expect(compare(made, main, pull(made).head.commit)).toMatchObject({ status: 'diverged' })
    const id = updateBranch({ pull: 12, by: 'ada' })
    expect(commitIn(made, id).parents[1]).toBe(main)
    expect(compare(made, main, id)).toMatchObject({ status: 'ahead', behind: [] })
  })
})

describe('environments', () => {
  function waiting(about: Parameters<typeof environment>[2] = {}): World {
    const made = world({
      users: [user(1, 'ada'), user(2, 'ben'), user(3, 'cleo')],
      teams: [team(1, 'release', { members: ['cleo'] })],
      environments: [environment(1, 'production', about)],
    })
    made.runs.push(run(made))
    return made
  }

  test('a reviewer lets it go on', () => {
    const made = waiting({ reviewers: ['team:release'] })
    storiesOf(made).approveEnvironment({ run: 42, by: 'cleo', comment: 'go' })
    const approval = { by: 'cleo', state: 'approved', comment: 'go', environments: ['production'] }
    expect(made.runs[0]).toMatchObject({
      approvals: [approval],
      pending: [],
      status: 'in_progress',
    })
  })

  test('nobody else does, nor the starter where that is prevented', () => {
    const made = waiting({ reviewers: ['ben', 'ada'], preventSelfReview: true })
    const { approveEnvironment } = storiesOf(made)
    expect(refused(() => approveEnvironment({ run: 42, by: 'cleo' }))[0]).toBe(422)
    expect(refused(() => approveEnvironment({ run: 42, by: 'ada' }))[0]).toBe(422)
    approveEnvironment({ run: 42, by: 'ben' })
    expect(refused(() => approveEnvironment({ run: 42, by: 'ben' }))[0]).toBe(422)
  })

  test('a new attempt waits again, and the old answer is still told', () => {
    const made = waiting()
    const { approveEnvironment, rerun } = storiesOf(made)
    approveEnvironment({ run: 42, by: 'ben' })
    rerun({ run: 42, by: 'cleo' })
    expect(made.runs[0]).toMatchObject({
      attempts: [{ by: 'ada' }, { by: 'cleo' }],
      approvals: [{ by: 'ben' }],
      pending: ['production'],
    })
  })

  test('a live deployment ends the one before it, in its own environment', () => {
    const made = world()
    const { deploy } = storiesOf(made)
    deploy({})
    deploy({ environment: 'staging' })
    deploy({})
    const last = made.deployments.map(({ statuses }) => statuses.at(-1)?.state)
    expect(last).toEqual(['inactive', 'success', 'success'])
  })
})
