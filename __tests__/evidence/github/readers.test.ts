import { afterEach, describe, expect, test } from '@jest/globals'
import { type Client, openClient } from '../../../src/evidence/github/client.ts'
import { type Pulled, readPulls } from '../../../src/evidence/github/pull.ts'
import { readPushers } from '../../../src/evidence/github/pushers.ts'
import { readRoles } from '../../../src/evidence/github/roles.ts'
import { readMemberships } from '../../../src/evidence/github/teams.ts'
import { known } from '../../../src/evidence/problem.ts'
import type { Person } from '../../../src/model/change.ts'
import type { Evidence } from '../../../src/model/evidence.ts'
import { faultsOf } from '../../github/faults.ts'
import { type GitHub, startGitHub } from '../../github/github.ts'
import { addPull, byGitHub, team, user, type World, webFlow, world } from '../../github/world.ts'
import { reasons, valueIn } from './stub.ts'

let github: GitHub | undefined

afterEach(async () => {
  await github?.stop()
  github = undefined
})

async function start(about: World, prefix: '' | '/api/v3' = ''): Promise<[GitHub, Client]> {
  github = await startGitHub(about, { prefix })
  return [github, await open(github)]
}

/** Nothing waits before it asks again. */
function open({ url, graphqlUrl, token }: GitHub, each = 10_000): Promise<Client> {
  const sleep = async () => {}
  return openClient({ apiUrl: url, graphqlUrl, token, clock: Date.now, sleep, each })
}

const ada: Person = { id: 1, login: 'ada', kind: 'human' }
const ben: Person = { id: 2, login: 'ben', kind: 'human' }
const cleo: Person = { id: 3, login: 'cleo', kind: 'human' }
const dan: Person = { id: 4, login: 'dan', kind: 'human' }

/** #12 by ada and others, whom ben and cleo answered, and teams. */
function busy(): World {
  return world({
    users: [
      user(1, 'ada'),
      user(2, 'ben', { role: 'maintain' }),
      user(3, 'cleo', { customRole: 'releaser' }),
      user(4, 'dan', { role: 'triage' }),
      user(49699333, 'dependabot[bot]', {
        emails: ['49699333+dependabot[bot]@users.noreply.github.com'],
      }),
      webFlow,
    ],
    teams: [
      team(1, 'release', { members: ['ben'], pending: ['dan'] }),
      team(2, 'release-night', { parent: 'release', members: ['cleo'] }),
      team(3, 'hidden', { secret: true, members: ['ben'] }),
    ],
    pulls: [
      {
        assignees: ['ada'],
        commits: [
          {},
          {
            author: 'dan',
            coAuthors: ['cleo'],
            signature: { valid: true, byGitHub: false, signer: 'ben' },
          },
          { committer: 'web-flow', signature: byGitHub, viaWeb: true },
        ],
        reviews: [{ by: 'ben' }, { by: 'cleo', state: 'CHANGES_REQUESTED' }, { by: null }],
      },
    ],
  })
}

function handsOf(hands: readonly { readonly as: string; readonly person: Person | undefined }[]) {
  return hands.map(({ as, person }) => `${as} ${person?.login ?? 'nobody'}`)
}

describe.each(['', '/api/v3'] as const)('a GitHub at %j', (prefix) => {
  test('tells of a pull request in one request', async () => {
    const [{ requests, violations }, client] = await start(busy(), prefix)
    const { pulls, reviewers, defaultBranch } = valueIn(await readPulls('acme/shop', [12], client))
    const [one] = pulls
    expect(one?.commits.map(({ hands }) => handsOf(hands))).toEqual([
      ['author ada', 'committer ada'],
      ['author dan', 'co-author cleo', 'committer dan', 'signer ben'],
      ['author ada'],
    ])
    expect(one?.reviews.map(({ person, state, role }) => [person?.login, state, role])).toEqual([
      ['ben', 'approved', 'write'],
      ['cleo', 'changes-requested', 'write'],
      [undefined, 'approved', 'read'],
    ])
    expect(one?.commits.at(-1)?.id).toBe(one?.head)
    expect(reviewers.people.map(({ login }) => login)).toEqual(
      expect.arrayContaining(['ada', 'ben']),
    )
    expect(defaultBranch).toBe('main')
    expect(requests).toHaveLength(1)
    expect(violations).toEqual([])
  })
})

test('a bot and GitHub itself, however GitHub names bots in commits (7, 22, 23)', async () => {
  for (const botsInCommits of ['user', 'nobody'] as const) {
    const made = busy()
    made.botsInCommits = botsInCommits
    const bot = {
      name: 'dependabot[bot]',
      email: '49699333+dependabot[bot]@users.noreply.github.com',
    }
    const [{ push, violations }, client] = await start(made)
    push({
      pull: 12,
      by: 'dependabot[bot]',
      commits: [{ author: bot, committer: 'web-flow', signature: byGitHub }],
    })
    const [one] = valueIn(await readPulls('acme/shop', [12], client)).pulls
    expect(one?.commits.at(-1)?.hands).toEqual([
      {
        as: 'author',
        person: { id: 49699333, login: 'dependabot[bot]', kind: 'bot' },
        name: 'dependabot[bot]',
      },
    ])
    expect(violations).toEqual([])
    await github?.stop()
  }
})

test('dismissed, pushed and retargeted as in a story (10, 15)', async () => {
  const [{ review, dismiss, push, retarget, violations, world: made }, client] = await start(busy())
  made.refs.set('refs/heads/next', made.refs.get('refs/heads/main') ?? '')
  const given = review({ pull: 12, by: 'dan' })
  dismiss({ pull: 12, review: given.id, by: 'ben' })
  push({ pull: 12, by: 'cleo' })
  retarget({ pull: 12, to: 'next', by: 'ada' })
  const [one] = valueIn(await readPulls('acme/shop', [12], client)).pulls
  if (!one) throw new Error('No pull request was read')
  expect(one.reviews.at(-1)).toMatchObject({ state: 'dismissed', commit: given.commit })
  expect(one.reviews.at(-1)?.commit).not.toBe(one.head)
  expect([one.base, one.retargeted.length]).toEqual(['next', 1])
  const pushers = valueIn(await readPushers(one, 'acme/shop', client))
  expect(pushers.map(({ login }) => login).sort()).toEqual(['ada', 'cleo'])
  expect(violations).toEqual([])
})

test('more pages of reviews and commits, each with one more request (51)', async () => {
  const made = world({
    pulls: [
      {
        commits: Array.from({ length: 101 }, () => ({})),
        reviews: Array.from({ length: 201 }, () => ({})),
      },
    ],
  })
  const [{ requests, violations }, client] = await start(made)
  const [one] = valueIn(await readPulls('acme/shop', [12], client)).pulls
  expect([one?.commits.length, one?.reviews.length]).toEqual([101, 201])
  expect(requests.map(({ operation }) => operation).sort()).toEqual([
    'PullRequestPage',
    'PullRequestPage',
    'PullRequestPage',
    'PullRequests',
  ])
  expect(violations).toEqual([])
})

test('hints to nothing are left out', async () => {
  const [{ violations }, client] = await start(busy())
  const { pulls } = valueIn(await readPulls('acme/shop', [], client, [3, 12, 4123]))
  expect(pulls.map(({ number }) => number)).toEqual([12])
  expect((await readPulls('acme/shop', [4123], client)).known).toBe(false)
  expect(violations).toEqual([])
})

test('roles, with those of the organization itself (26, 28)', async () => {
  const [{ violations }, client] = await start(busy())
  const roles = valueIn(await readRoles('acme/shop', [ben, cleo, dan], client))
  expect([...roles.values()]).toEqual(['maintain', 'write', 'triage'])
  const gone: Person = { id: 77, login: 'gone', kind: 'human' }
  expect(reasons(await readRoles('acme/shop', [gone, { ...dan, id: 5 }], client))).toHaveLength(2)
  expect(violations).toEqual([])
})

test('teams, with those below, invited and secret ones (29, 30)', async () => {
  const [{ violations }, client] = await start(busy())
  expect(valueIn(await readMemberships(['acme/release'], [ben, cleo, dan], client))).toEqual([
    { team: 'acme/release', members: [2, 3] },
  ])
  expect(reasons(await readMemberships(['acme/hidden', 'acme/none'], [dan], client))).toEqual([
    'GitHub shows no team acme/hidden to this token, so nobody can tell who is in it',
    'GitHub shows no team acme/none to this token, so nobody can tell who is in it',
  ])
  expect(violations).toEqual([])
})

test('teams that the token of a workflow does not see (29)', async () => {
  const made = busy()
  made.seesTeams = false
  const [, client] = await start(made)
  expect((await readMemberships(['acme/release'], [ben], client)).known).toBe(false)
})

/** An answer to each operation, as far as a rule judges by it, and the ids of who is in it. */
const READERS: Readonly<
  Record<string, (client: Client, world: World) => Promise<Evidence<unknown>>>
> = {
  PullRequests: async (client) => pullsOf(await readPulls('acme/shop', [12], client)),
  PullRequestPage: async (client) => pullsOf(await readPulls('acme/shop', [13], client)),
  'repos/list-activities': (client, { pulls: [pull] }) => {
    if (!pull) throw new Error('There is no pull request')
    const { number, head } = pull
    return readPushers({ number, head: head.commit, headBranch: head.ref }, 'acme/shop', client)
  },
  'repos/get-collaborator-permission-level': async (client) => {
    const roles = await readRoles('acme/shop', [ben, cleo], client)
    return roles.known ? known([...roles.value]) : roles
  },
  'teams/get-membership-for-user-in-org': (client) =>
    readMemberships(['acme/release'], [ben, cleo, dan], client),
  'teams/get-by-name': (client) => readMemberships(['acme/release'], [ada, ben], client),
}

function pullsOf(read: Evidence<Pulled>): Evidence<unknown> {
  return read.known ? known(read.value.pulls) : read
}

/** A pull request with a second page of each list that is long, beside the busy one. */
function long(): World {
  const made = busy()
  addPull(made, { reviews: Array.from({ length: 101 }, () => ({})) })
  return made
}

describe('no fault makes an answer a wrong one (52)', () => {
  const cases = Object.keys(READERS).flatMap((operation) =>
    faultsOf(operation).map((kind) => [operation, kind] as const),
  )

  /** What leaves nothing out: more time, and the loss of a first page where a later one is asked for. */
  const HARMLESS: Readonly<Record<string, readonly string[]>> = {
    delay: Object.keys(READERS),
    'page-dropped': ['PullRequestPage'],
  }

  test.each(cases)('%s: %s', async (operation, kind) => {
    const made = long()
    const [served, client] = await start(made)
    const read = READERS[operation]
    if (!read) throw new Error('There is no such reader')
    const right = valueIn(await read(client, made))
    served.fault(operation, kind, kind === 'delay' ? { ms: 5 } : {})
    const answer = await read(kind === 'hang' ? await open(served, 40) : client, made)
    // Nothing tells a member whom GitHub does not find from somebody who is none.
    const without = kind === 'status-404' && operation === 'teams/get-membership-for-user-in-org'
    if (without) expect(answer).toEqual(known([{ team: 'acme/release', members: [] }]))
    else if (HARMLESS[kind]?.includes(operation)) expect(answer).toEqual(known(right))
    else expect(answer.known).toBe(false)
  })
})
