import { getOctokit } from '@actions/github'
import { afterEach, describe, expect, test } from '@jest/globals'
import { get, query } from './ask.ts'
import { OPERATIONS } from './description.ts'
import { type GitHub, type Options, startGitHub } from './github.ts'
import { byGitHub, deployment, environment, run, team, user, type World, world } from './world.ts'

let github: GitHub

const started: GitHub[] = []

async function start(about: World, options?: Options): Promise<void> {
  github = await startGitHub(about, options)
  started.push(github)
}

afterEach(() => started.pop()?.stop())

const REVIEWED = { reviews: [{ by: 'ben' }, { by: 'cleo', state: 'CHANGES_REQUESTED' as const }] }

function busy(): World {
  const made = world({
    users: [
      user(1, 'ada'),
      user(2, 'ben', { role: 'maintain' }),
      user(3, 'cleo', { role: 'write', customRole: 'releaser' }),
      user(4, 'dan', { role: 'triage' }),
      user(49699333, 'dependabot[bot]'),
    ],
    teams: [
      team(1, 'release', { maintainers: ['ben'], pending: ['dan'] }),
      team(2, 'release-night', { parent: 'release', members: ['cleo'] }),
      team(3, 'hidden', { secret: true, members: ['ada'] }),
    ],
    environments: [environment(1, 'production', { reviewers: ['ben', 'team:release'] })],
    pulls: [{ ...REVIEWED, assignees: ['ada'], commits: [{}, { coAuthors: ['cleo'] }] }],
  })
  made.deployments.push(deployment(made))
  const production = {
    by: 'ben',
    state: 'approved' as const,
    comment: 'ok',
    environments: ['production'],
  }
  made.runs.push(
    run(made, {
      attempts: [
        { by: 'ada', at: '2026-03-02T10:00:00Z' },
        { by: 'dan', at: '2026-03-02T11:00:00Z' },
      ],
      approvals: [production],
    }),
  )
  return made
}

const PATHS: Readonly<Record<string, string>> = {
  'actions/get-pending-deployments-for-run': 'actions/runs/42/pending_deployments',
  'actions/get-reviews-for-run': 'actions/runs/42/approvals',
  'actions/get-workflow-run': 'actions/runs/42',
  'actions/get-workflow-run-attempt': 'actions/runs/42/attempts/1',
  'git/get-ref': 'git/ref/heads/main',
  'pulls/get': 'pulls/12',
  'pulls/list-commits': 'pulls/12/commits',
  'pulls/list-reviews': 'pulls/12/reviews?per_page=100',
  'rate-limit/get': '/rate_limit',
  'repos/compare-commits-with-basehead': 'compare/main...change-12',
  'repos/get': '/repos/acme/shop',
  'repos/get-collaborator-permission-level': 'collaborators/cleo/permission',
  'repos/get-environment': 'environments/production',
  'repos/list-activities': 'activity?ref=change-12',
  'repos/list-deployment-statuses': 'deployments/7001/statuses',
  'repos/list-deployments': 'deployments?environment=production',
  'repos/list-pull-requests-associated-with-commit': 'commits/change-12/pulls',
  'teams/get-by-name': '/orgs/acme/teams/release-night',
  'teams/get-membership-for-user-in-org': '/orgs/acme/teams/release/memberships/ben',
}

describe('REST', () => {
  test('every operation has a path here', () => {
    expect(Object.keys(PATHS).sort()).toEqual(OPERATIONS)
  })

  test.each(Object.entries(PATHS))('%s answers as GitHub describes it', async (id, path) => {
    await start(busy())
    const { status, body } = await get(github, path)
    expect(github.violations).toEqual([])
    expect(status).toBe(200)
    expect(Array.isArray(body) ? body.length : 1).toBeGreaterThan(0)
    expect(github.requests.map(({ operation }) => operation)).toEqual([id])
  })
})

const COMMIT = `oid messageHeadline committedViaWeb tree { oid }
  parents(first: 5) { nodes { oid } }
  authors(first: 10) { totalCount nodes { name email user { databaseId login __typename } } }
  author { name email user { databaseId } } committer { name email user { databaseId } }
  signature { isValid wasSignedByGitHub signer { databaseId login } }`

const ACTOR = `__typename login ... on User { databaseId } ... on Bot { databaseId }
  ... on Mannequin { databaseId }`

const PULL = `number title state isDraft merged mergedAt author { ${ACTOR} } authorAssociation
  isCrossRepository headRefOid headRefName headRepository { nameWithOwner } baseRefName baseRefOid
  mergeCommit { oid } assignees(first: 10) { totalCount nodes { databaseId login } }
  reviews(first: 100) { totalCount pageInfo { hasNextPage endCursor } nodes {
    id fullDatabaseId author { ${ACTOR} } state submittedAt commit { oid }
    authorCanPushToRepository onBehalfOf(first: 10) { nodes { slug } } lastEditedAt body } }
  commits(first: 100) { totalCount pageInfo { hasNextPage endCursor } nodes { commit { ${COMMIT} } } }
  timelineItems(first: 100, itemTypes: [BASE_REF_CHANGED_EVENT, REVIEW_DISMISSED_EVENT,
      HEAD_REF_FORCE_PUSHED_EVENT, BASE_REF_FORCE_PUSHED_EVENT,
      AUTOMATIC_BASE_CHANGE_SUCCEEDED_EVENT]) { totalCount nodes { __typename
    ... on BaseRefChangedEvent { createdAt actor { login } previousRefName currentRefName }
    ... on AutomaticBaseChangeSucceededEvent { createdAt actor { login } oldBase newBase }
    ... on ReviewDismissedEvent { createdAt actor { login } previousReviewState
      review { fullDatabaseId } }
    ... on HeadRefForcePushedEvent { createdAt actor { login } beforeCommit { oid }
      afterCommit { oid } }
    ... on BaseRefForcePushedEvent { createdAt actor { login } beforeCommit { oid }
      afterCommit { oid } } } }`

describe('GraphQL', () => {
  const repository = (inner: string) =>
    `query Reads { repository(owner: "acme", name: "shop") { ${inner} } }`

  test('a pull request with everything that a reader needs', async () => {
    await start(busy())
    github.push({ pull: 12, by: 'ada' })
    const { body } = await query(github, repository(`pullRequest(number: 12) { ${PULL} }`))
    expect(github.violations).toEqual([])
    expect(body.errors).toBeUndefined()
    const { pullRequest } = body.data.repository
    expect(pullRequest).toMatchObject({
      author: { __typename: 'User', login: 'ada', databaseId: 1 },
      authorAssociation: 'MEMBER',
      isCrossRepository: false,
      assignees: { totalCount: 1, nodes: [{ databaseId: 1 }] },
    })
    expect(pullRequest.commits.totalCount).toBe(3)
    expect(pullRequest.commits.nodes[1].commit.authors.nodes).toEqual([
      {
        name: 'ada',
        email: 'ada@example.com',
        user: { databaseId: 1, login: 'ada', __typename: 'User' },
      },
      {
        name: 'cleo',
        email: 'cleo@example.com',
        user: { databaseId: 3, login: 'cleo', __typename: 'User' },
      },
    ])
    expect(pullRequest.reviews.nodes.map(({ state }: { state: string }) => state)).toEqual([
      'APPROVED',
      'CHANGES_REQUESTED',
    ])
    expect(pullRequest.reviews.nodes[0].commit.oid).not.toBe(pullRequest.headRefOid)
    expect(github.requests).toMatchObject([{ api: 'graphql', operation: 'Reads', status: 200 }])
  })

  test('what happened to a pull request, in order', async () => {
    await start(busy())
    github.world.refs.set('refs/heads/next', github.world.refs.get('refs/heads/main') as string)
    github.retarget({ pull: 12, to: 'next', by: 'ada' })
    github.retarget({ pull: 12, to: 'main', by: 'ben', automatic: true })
    github.dismiss({ pull: 12, review: 9001, by: 'cleo', message: 'looked again' })
    const root = github.world.refs.get('refs/heads/main') as string
    github.push({ pull: 12, by: 'dan', to: root })
    const { body } = await query(github, repository(`pullRequest(number: 12) { ${PULL} }`))
    expect(github.violations).toEqual([])
    expect(body.data.repository.pullRequest.timelineItems.nodes).toMatchObject([
      { __typename: 'BaseRefChangedEvent', previousRefName: 'main', currentRefName: 'next' },
      { __typename: 'AutomaticBaseChangeSucceededEvent', oldBase: 'next', newBase: 'main' },
      {
        __typename: 'ReviewDismissedEvent',
        previousReviewState: 'APPROVED',
        review: { fullDatabaseId: '9001' },
      },
      {
        __typename: 'HeadRefForcePushedEvent',
        actor: { login: 'dan' },
        afterCommit: { oid: root },
      },
    ])
  })

  test('a push by force to the branch that it goes to', async () => {
    await start(world({ pulls: [{}, { number: 13, base: { ref: 'change-12' } }] }))
    const before = github.world.refs.get('refs/heads/change-12') as string
    const root = github.world.refs.get('refs/heads/main') as string
    github.push({ pull: 12, by: 'ben', to: root })
    const { body } = await query(github, repository(`pullRequest(number: 13) { ${PULL} }`))
    expect(github.violations).toEqual([])
    expect(body.data.repository.pullRequest.timelineItems.nodes).toEqual([
      {
        __typename: 'BaseRefForcePushedEvent',
        createdAt: github.world.activity.at(-1)?.at,
        actor: { login: 'ben' },
        beforeCommit: { oid: before },
        afterCommit: { oid: root },
      },
    ])
  })

  test('a bot, a deleted account and a fork that is gone', async () => {
    const pulls = [
      { number: 1, author: 'dependabot[bot]' },
      { number: 2, author: null, head: { repository: null } },
    ]
    await start(world({ users: [user(1, 'ada'), user(7, 'dependabot[bot]')], pulls }))
    const asked = [1, 2].map((number) => `p${number}: pullRequest(number: ${number}) { ${PULL} }`)
    const { body } = await query(github, repository(asked.join(' ')))
    expect(github.violations).toEqual([])
    expect(body.data.repository).toMatchObject({
      p1: {
        author: { __typename: 'Bot', login: 'dependabot', databaseId: 7 },
        commits: { nodes: [{ commit: { authors: { nodes: [{ user: null }] } } }] },
      },
      p2: { author: null, headRepository: null, isCrossRepository: true },
    })
  })

  test('commits, tags, deployments, names and people', async () => {
    const made = busy()
    const main = made.refs.get('refs/heads/main') as string
    made.tags.push({ id: 'f'.repeat(40), name: 'v1', target: main })
    made.refs.set('refs/tags/v1', 'f'.repeat(40))
    await start(made)
    const merged = github.merge({ pull: 12, by: 'ben', how: 'squash' })
    github.deploy({ commit: merged })
    const { body } = await query(
      github,
      `query Names($oid: GitObjectID!) { repository(owner: "acme", name: "shop") {
        object(oid: $oid) { __typename ... on Commit { ${COMMIT}
          associatedPullRequests(first: 10) { nodes { number mergeCommit { oid } } } } }
        deployments(environments: ["production"], first: 5, orderBy: { field: CREATED_AT, direction: DESC }) {
          nodes { commitOid state createdAt environment latestStatus { state } creator { login } } }
        ref(qualifiedName: "refs/tags/v1") { name target { oid __typename ... on Tag { target { oid } } }
          compare(headRef: "main") { status aheadBy behindBy } }
        defaultBranchRef { name target { oid } }
        assignableUsers(first: 100) { totalCount nodes { databaseId login } } } }`,
      { oid: merged },
    )
    expect(github.violations).toEqual([])
    expect(body.data.repository).toMatchObject({
      object: {
        oid: merged,
        committedViaWeb: true,
        signature: {
          isValid: byGitHub.valid,
          wasSignedByGitHub: true,
          signer: { login: 'web-flow', databaseId: 19864447 },
        },
        authors: { totalCount: 2 },
        associatedPullRequests: { nodes: [{ number: 12, mergeCommit: { oid: merged } }] },
      },
      deployments: {
        nodes: [
          { commitOid: merged, state: 'ACTIVE', latestStatus: { state: 'SUCCESS' } },
          { commitOid: main, state: 'INACTIVE', latestStatus: { state: 'INACTIVE' } },
        ],
      },
      ref: {
        name: 'v1',
        target: { __typename: 'Tag', target: { oid: main } },
        compare: { status: 'AHEAD', aheadBy: 1, behindBy: 0 },
      },
      defaultBranchRef: { name: 'main', target: { oid: merged } },
      assignableUsers: { totalCount: 4 },
    })
  })

  test('what is not there is an error that GitHub names', async () => {
    await start(world())
    const { status, body } = await query(github, repository('pullRequest(number: 99) { title }'))
    expect(status).toBe(200)
    expect(body).toMatchObject({
      data: { repository: { pullRequest: null } },
      errors: [{ type: 'NOT_FOUND', path: ['repository', 'pullRequest'] }],
    })
    expect(github.violations).toEqual([])
  })
})

describe('who may do what', () => {
  test('a custom role has its own name, and the old permission of what it stands on', async () => {
    await start(busy())
    const { body } = await get(github, 'collaborators/cleo/permission')
    expect(body).toMatchObject({ permission: 'write', role_name: 'releaser', user: { id: 3 } })
    const { body: maintainer } = await get(github, 'collaborators/ben/permission')
    expect(maintainer).toMatchObject({ permission: 'write', role_name: 'maintain' })
  })

  test.each([
    ['release', 'ben', 200, { state: 'active', role: 'maintainer' }],
    ['release', 'cleo', 200, { state: 'active', role: 'member' }],
    ['release', 'dan', 200, { state: 'pending' }],
    ['release', 'ada', 404, { message: 'Not Found' }],
    ['hidden', 'ada', 404, { message: 'Not Found' }],
  ])('in the team %s, %s: %i', async (slug, login, expected, told) => {
    await start(busy())
    const { status, body } = await get(github, `/orgs/acme/teams/${slug}/memberships/${login}`)
    expect(status).toBe(expected)
    expect(body).toMatchObject(told)
    expect(github.violations).toEqual([])
  })

  test('a token that does not see teams is told the same as where there is none', async () => {
    await start({ ...busy(), seesTeams: false })
    const asked = ['/orgs/acme/teams/release', '/orgs/acme/teams/release/memberships/ben']
    const answers = await Promise.all(asked.map((path) => get(github, path)))
    expect(answers.map(({ status }) => status)).toEqual([404, 404])
  })

  test('each attempt of a run has its own starter', async () => {
    await start(busy())
    const attempts = ['actions/runs/42/attempts/1', 'actions/runs/42/attempts/2', 'actions/runs/42']
    const answers = await Promise.all(attempts.map((path) => get(github, path)))
    const starters = answers.map(({ body }) => [body.run_attempt, body.triggering_actor.login])
    expect(starters).toEqual([
      [1, 'ada'],
      [2, 'dan'],
      [2, 'dan'],
    ])
    expect((await get(github, 'actions/runs/42/attempts/3')).status).toBe(404)
  })
})

describe('the door', () => {
  test('GitHub Enterprise Server has its own paths', async () => {
    await start(busy(), { prefix: '/api/v3' })
    expect((await get(github, 'pulls/12')).status).toBe(200)
    expect(
      (await query(github, '{ repository(owner: "acme", name: "shop") { name } }')).body,
    ).toEqual({
      data: { repository: { name: 'shop' } },
    })
    expect(github.graphqlUrl).toMatch(/:\d+\/api\/graphql$/)
    expect(github.violations).toEqual([])
  })

  test.each(['', '/api/v3'] as const)('Octokit finds its way%s', async (prefix) => {
    const reviews = Array.from({ length: 101 }, () => ({ by: 'ben' }))
    await start(world({ pulls: [{ reviews }] }), { prefix })
    const octokit = getOctokit(github.token, { baseUrl: github.url })
    const about = { owner: 'acme', repo: 'shop', pull_number: 12, per_page: 100 }
    const listed = await octokit.paginate(
      'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
      about,
    )
    expect(listed).toHaveLength(101)
    const told = await octokit.graphql(
      'query Name { repository(owner: "acme", name: "shop") { name } }',
    )
    expect(told).toEqual({ repository: { name: 'shop' } })
    expect(github.violations).toEqual([])
  })

  test('nobody gets in without a token', async () => {
    await start(world())
    const headers = { authorization: 'Bearer another', 'user-agent': 'test' }
    expect((await get(github, 'pulls/12', { headers })).status).toBe(401)
    expect((await query(github, '{ __typename }', {}, { headers })).status).toBe(401)
  })

  test('another repository is not there', async () => {
    await start(world())
    expect((await get(github, '/repos/acme/other/pulls/12')).status).toBe(404)
  })
})
