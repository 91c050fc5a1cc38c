import { afterAll, describe, expect, test } from '@jest/globals'
import { readChange } from '../../../src/evidence/github/change.ts'
import { type Options, openClient } from '../../../src/evidence/github/client.ts'
import { type History, openHistory } from '../../../src/evidence/repository/history.ts'
import type { Change } from '../../../src/model/change.ts'
import type { Evidence } from '../../../src/model/evidence.ts'
import { FAULTS, type FaultKind, type FaultOptions, faultsOf } from '../../github/faults.ts'
import { type Logged, startGitHub } from '../../github/github.ts'
import {
  deployment,
  environment,
  type NewWorld,
  run,
  team,
  user,
  type World,
  world,
} from '../../github/world.ts'
import { makeScene } from '../../review/scene.ts'
import { makeRepository, type Repository } from '../repository/repository.ts'
import { ask, commitsIn, type Question, who } from './scene.ts'
import { valueIn } from './stub.ts'

// Every operation that the client uses, with every fault that can befall it. Which operations these
// are is found by asking about each event once.

interface Stage {
  readonly world: World
  readonly history: History
  readonly question: Question
}

const repositories: Repository[] = []

afterAll(() => {
  for (const repository of repositories) repository.remove()
})

/** What is live, and a pull request of two commits by ada on top of it. */
function begin() {
  const repository = makeRepository()
  repositories.push(repository)
  const live = repository.commit({ 'a.txt': 'a\n' }, { author: who('cleo') })
  const one = repository.commit({ 'a.txt': 'one\n' }, { author: who('ada'), parents: [live] })
  const head = repository.commit({ 'b.txt': 'two\n' }, { author: who('ada'), parents: [one] })
  return { repository, live, head }
}

function stage(
  repository: Repository,
  at: string,
  { question, ...about }: NewWorld & { readonly question: Omit<Question, 'subject'> & object },
  subject: Question['subject'],
): Stage {
  repository.checkout(at)
  return {
    world: world({
      users: [user(1, 'ada'), user(2, 'ben', { role: 'admin' }), user(3, 'cleo')],
      // Ben is in it, and cleo is not, so that GitHub is asked whether there is such a team.
      teams: [team(5, 'traders', { members: ['ben'] })],
      commits: commitsIn(repository),
      ...about,
    }),
    history: remembering(valueIn(openHistory(repository.root))),
    question: { ...question, subject },
  }
}

const RETARGET = {
  from: 'main',
  to: 'main',
  by: 'ada',
  at: '2026-03-01T09:00:00Z',
  automatic: false,
} as const

const TEAMS = [{ team: 'acme/traders', approvals: 1 }]

/** Ben and cleo approved, after it went to and fro so often that it takes two pages. */
function pullRequest(): Stage {
  const { repository, live, head } = begin()
  const retargets = Array.from({ length: 101 }, () => ({ ...RETARGET }))
  return stage(
    repository,
    head,
    {
      refs: { 'refs/heads/main': live },
      pulls: [{ head: { commit: head }, retargets, reviews: [{ by: 'ben' }, { by: 'cleo' }] }],
      question: { review: { role: 'admin', teams: TEAMS } },
    },
    { event: 'pull_request', pull: 12, commit: head, base: live },
  )
}

/** A squash of #12, and a merge of #13 by cleo onto it. */
function mergeGroup(): Stage {
  const { repository, live, head } = begin()
  const other = repository.commit({ 'd.txt': 'd\n' }, { author: who('cleo'), parents: [live] })
  const first = repository.squash(live, head, { author: who('ada'), message: 'One (#12)' })
  const second = repository.merge(first, other, { author: who('cleo') })
  const ref = `refs/heads/gh-readonly-queue/main/pr-13-${live}`
  return stage(
    repository,
    second,
    {
      refs: { 'refs/heads/main': live, [ref]: second },
      pulls: [
        { head: { commit: head }, reviews: [{ by: 'ben' }] },
        { head: { commit: other }, author: 'cleo', reviews: [{ by: 'ben' }] },
      ],
      question: {},
    },
    { event: 'merge_group', commit: second, base: live, ref },
  )
}

/**
 * The second attempt of a run that releases a branch which went on since. Its last commit names a
 * pull request that did not bring it.
 */
function release(): Stage {
  const { repository, live, head } = begin()
  const squash = repository.squash(live, head, { author: who('ada'), message: 'One (#12)' })
  const forged = repository.commit(
    { 'a.txt': 'three\n' },
    { author: who('cleo'), parents: [squash], message: 'Two (#11)' },
  )
  const later = repository.commit({ 'c.txt': 'c\n' }, { author: who('cleo'), parents: [forged] })
  const made = stage(
    repository,
    forged,
    {
      refs: { 'refs/heads/main': live, 'refs/heads/release-1': later },
      pulls: [
        {
          number: 11,
          head: { commit: live },
          base: { ref: 'release-1', commit: live },
          listed: [live],
          merged: { by: 'ben', at: '2026-03-01T09:00:00Z', commit: live },
        },
        {
          number: 12,
          head: { commit: head },
          base: { ref: 'release-1', commit: live },
          merged: { by: 'ben', at: '2026-03-03T09:00:00Z', commit: squash },
          reviews: [{ by: 'ben' }, { by: 'cleo' }],
        },
      ],
      environments: [environment(1, 'production', { reviewers: ['ben'] })],
      question: {
        review: {
          branch: 'release-1',
          teams: TEAMS,
          release: {
            approvals: 1,
            environments: ['production'],
            approvers: [],
            quotesPlan: false,
          },
        },
      },
    },
    { commit: forged, ref: 'refs/heads/release-1', run: { id: 42, attempt: 2 } },
  )
  const { world: told } = made
  told.deployments.push(deployment(told, { commit: live }))
  told.runs.push(
    run(told, {
      commit: forged,
      attempts: ['ada', 'cleo'].map((by) => ({ by, at: '2026-03-03T09:00:00Z' })),
      approvals: [{ by: 'ben', state: 'approved', comment: '', environments: ['production'] }],
    }),
  )
  return made
}

/** Git's answers do not depend on GitHub's, so each question is put to it once. */
function remembering(history: History): History {
  const answers = new Map<string, unknown>()
  return new Proxy(history, {
    get(target, name: keyof History) {
      const found = target[name]
      if (typeof found !== 'function') return found
      return (...given: unknown[]) => {
        const key = JSON.stringify([name, ...given])
        if (!answers.has(key)) answers.set(key, Reflect.apply(found, target, given))
        return answers.get(key)
      }
    },
  })
}

interface Befalling extends FaultOptions {
  readonly operation: string
  readonly kind: FaultKind
}

interface Read {
  readonly change: Evidence<Change>
  readonly requests: readonly Logged[]
  /** In milliseconds, as far as it would have waited. */
  readonly slept: number
}

/** Reads the change without waiting: the clock is put forward in place of it. */
async function read(
  { world, history, question }: Stage,
  faults: readonly Befalling[] = [],
  options: Partial<Options> = {},
): Promise<Read> {
  const github = await startGitHub(world)
  for (const fault of faults) github.fault(fault.operation, fault.kind, fault)
  let slept = 0
  try {
    const client = await openClient({
      apiUrl: github.url,
      graphqlUrl: github.graphqlUrl,
      token: github.token,
      clock: () => Date.now() + slept,
      sleep: async (ms) => {
        slept += ms
      },
      random: () => 0,
      // So that a fault that befalls only the first befalls the same one each time.
      atOnce: 1,
      ...(faults.some(({ kind }) => kind === 'hang') ? { each: 100 } : {}),
      ...options,
    })
    const change = await readChange(ask(question), client, history)
    expect(github.violations).toEqual([])
    expect(github.elsewhere).toEqual([])
    return { change, requests: github.requests, slept }
  } finally {
    await github.stop()
  }
}

const STAGES: Readonly<Record<string, Stage>> = {
  'the check of a pull request': pullRequest(),
  'a merge group': mergeGroup(),
  'a release': release(),
}

const SMOOTH = await Promise.all(
  Object.entries(STAGES).map(async ([event, staged]) => {
    const { change, requests } = await read(staged)
    const operations = new Set(requests.map(({ operation }) => operation))
    return { event, staged, right: valueIn(change), operations }
  }),
)

const OPERATIONS = [...new Set(SMOOTH.flatMap(({ operations }) => [...operations]))].sort()

const CASES = OPERATIONS.flatMap((operation) =>
  faultsOf(operation).map((kind) => ({ operation, kind })),
)

/** Over when it is asked again, and so the answer is the right one. */
const PASSING: readonly FaultKind[] = [
  'status-500',
  'status-502',
  'status-503',
  'html-502',
  'html-200',
  'hang',
  'reset',
  'truncate-length',
  'truncate-chunked',
  'empty-200',
  'empty-204',
  'json-null',
  'primary-limit',
  'secondary-limit',
  'graphql-partial',
  'graphql-errors',
]

/** What only comes late is right, and so is a list whose pages were shuffled and are all there. */
const RIGHT: readonly FaultKind[] = ['delay', 'cursor-stuck', 'page-repeated', 'page-dropped']

/** Where GitHub itself says by 404 that there is no such thing: each takes away and gives nothing. */
const TAKEN: Readonly<Record<string, (right: Change) => Change>> = {
  'teams/get-membership-for-user-in-org': (right) => ({
    ...right,
    memberships: right.memberships.map((each) => ({ ...each, members: [] })),
  }),
  'repos/get-environment': ({ release, ...right }) => ({
    ...right,
    release: release && { ...release, environments: [{ name: 'production', state: 'missing' }] },
  }),
  'repos/compare-commits-with-basehead': ({ ref, ...right }) => ({
    ...right,
    ref: ref && { ...ref, contains: false },
  }),
}

const SENTENCE = /^(?!.*(?:\b(?:undefined|NaN)\b|\[object )).*[^.\s]$/

function expectSentences(change: Evidence<Change>): void {
  if (change.known) throw new Error('It is known, and ought not to be')
  expect(change.because.length).toBeGreaterThan(0)
  for (const { what, next } of change.because) {
    expect(what).toMatch(SENTENCE)
    expect(next).toMatch(SENTENCE)
  }
}

/** What a list is of is asked for in all of them, and needed in none. */
function pathIn(operation: string): FaultOptions {
  return operation === 'PullRequestPage'
    ? { path: 'data.repository.pullRequest.list.nodes.0.createdAt' }
    : {}
}

/** Short, so that what is over in time can be waited for. */
function brief(kind: FaultKind): FaultOptions {
  return kind === 'delay' ? { ms: 5 } : { seconds: 1 }
}

describe('a fault changes no answer', () => {
  test.each(CASES)('$operation: $kind', async ({ operation, kind }) => {
    const fault = { operation, kind, ...pathIn(operation), ...brief(kind) }
    const befallen = SMOOTH.filter(({ operations }) => operations.has(operation))
    const readings = befallen.map(async ({ staged, right }) => {
      const lasting = await read(staged, [fault])
      const times = lasting.requests.filter((each) => each.fault === kind).length
      expect(times).toBeGreaterThan(0)
      // What befell one request alone is both.
      const passing = times === 1 ? lasting : await read(staged, [{ ...fault, times: 1 }])
      return { lasting: lasting.change, passing: passing.change, right }
    })
    for (const { lasting, passing, right } of await Promise.all(readings)) {
      const taken = kind === 'status-404' ? TAKEN[operation] : undefined
      const expected = taken?.(right) ?? right
      for (const change of [lasting, passing]) {
        if (change.known) expect(change.value).toEqual(expected)
        else expectSentences(change)
      }
      if (taken || PASSING.includes(kind)) expect(valueIn(passing)).toEqual(expected)
      if (!taken && !RIGHT.includes(kind)) expectSentences(lasting)
    }
  })

  test('all of them can befall every event', () => {
    expect(SMOOTH.map(({ event, operations }) => `${event}: ${operations.size}`)).toEqual([
      'the check of a pull request: 6',
      'a merge group: 4',
      'a release: 14',
    ])
  })
})

describe('the time for all answers ends', () => {
  test.each(SMOOTH)('$event: nothing answers', async ({ staged }) => {
    const fault = { operation: '*', kind: 'hang' } as const
    const { change } = await read(staged, [fault], { within: 60, each: 5000 })
    expectSentences(change)
  })

  test.each(SMOOTH)('$event: a limit is over too late', async ({ staged }) => {
    for (const kind of ['primary-limit', 'secondary-limit'] as const) {
      const { change, slept } = await read(staged, [{ operation: '*', kind, seconds: 61 }])
      expectSentences(change)
      expect(slept).toBeLessThan(60_000)
    }
  })

  test.each(SMOOTH)('$event: each answer needs another try', async ({ staged, operations }) => {
    const faults = Array.from(operations, (operation) => ({
      operation,
      kind: 'status-503' as const,
      times: 3,
    }))
    const { change, slept } = await read(staged, faults, { within: 10_000 })
    expectSentences(change)
    expect(slept).toBeLessThan(10_000)
  })
})

test('the gate passes nothing under a fault that lasts', async () => {
  const scene = await makeScene()
  scene.open()
  scene.review()
  const verdict = async () => {
    const { verdict } = await scene.judge({ client: { each: 250, sleep: async () => {} } })
    return verdict
  }
  expect(await verdict()).toBe('pass')
  for (const kind of FAULTS) {
    const operation = kind.startsWith('graphql-') ? 'PullRequests' : 'repos/list-activities'
    const lift = scene.github.fault(operation, kind, brief(kind))
    expect([kind, await verdict()]).toEqual([kind, kind === 'delay' ? 'pass' : 'error'])
    lift()
  }
  expect(await verdict()).toBe('pass')
}, 60_000)
