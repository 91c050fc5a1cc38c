import { describe, expect, test } from '@jest/globals'
import type { Release } from '../../../src/model/change.ts'
import type { GitHub } from '../../github/github.ts'
import { environment, type NewWorld, run, user } from '../../github/world.ts'
import { asked, type Besides, hub, newRepository, PLACE, read, who } from './scene.ts'
import { valueIn } from './stub.ts'

// Numbers in the names of cases are those of the edge list in research/review.md.

const RELEASE = {
  approvals: 1,
  environments: ['production'],
  approvers: [],
  quotesPlan: false,
} as const

/** A release of nothing new, so that all that is asked is about the run. */
async function begin(about: NewWorld = {}) {
  const repository = newRepository()
  const live = repository.commit({ 'a.txt': 'a\n' }, { author: who('ada') })
  const main = repository.commit({ 'a.txt': 'b\n' }, { author: who('ada') })
  repository.branch('main', main)
  repository.checkout(main)
  const github = await hub(repository, {
    pulls: [],
    environments: [environment(1, 'production', { reviewers: ['ben', 'cleo'] })],
    ...about,
  })
  github.world.runs.push(run(github.world, { actor: 'ada' }))
  github.deploy({ commit: live })
  const ask = (question: Besides = {}) =>
    read(github, repository, {
      review: { release: RELEASE },
      ...question,
      subject: {
        commit: main,
        ref: 'refs/heads/main',
        run: { id: 42, attempt: 1 },
        ...question.subject,
      },
    })
  const release = async (question: Besides = {}): Promise<Release | undefined> =>
    valueIn(await ask(question)).release
  return { github, ask, release, main }
}

const ids = (people: readonly { readonly id: number }[] = []) => people.map(({ id }) => id)

function approve(github: GitHub, by = 'ben'): void {
  github.approveEnvironment({ run: 42, by, comment: 'I approve plan sha256:00' })
}

describe('the approval of a release', () => {
  test('is not asked about unless the policy asks for it', async () => {
    const { github, release } = await begin()
    expect(await release({ review: {} })).toBeUndefined()
    expect(asked(github)).toEqual(['Live', 'Steps', 'Tips'])
  })

  test('is who let the run go on, with what they may do', async () => {
    const { github, release } = await begin()
    approve(github)
    expect(await release()).toEqual({
      run: 42,
      attempt: 1,
      initiators: [{ id: 1, login: 'ada', kind: 'human' }],
      environments: [{ name: 'production', state: 'guarded' }],
      approvals: [
        {
          person: { id: 2, login: 'ben', kind: 'human' },
          state: 'approved',
          comment: 'I approve plan sha256:00',
          environments: ['production'],
          role: 'write',
        },
      ],
    })
    // What is live and what came since; the run, its approvals and the environment; what ben may do; the branch.
    expect(asked(github)).toHaveLength(7)
  })

  test('34 names whoever started any attempt', async () => {
    const { github, release } = await begin()
    github.rerun({ run: 42, by: 'ben' })
    github.rerun({ run: 42, by: 'cleo' })
    const found = await release({ subject: { run: { id: 42, attempt: 3 } } })
    expect(found?.attempt).toBe(3)
    expect(ids(found?.initiators).sort()).toEqual([1, 2, 3])
  })

  test('34 names whoever the payload says it follows from, once', async () => {
    const { release } = await begin()
    const initiators = [
      { id: 3, login: 'cleo', kind: 'human' },
      { id: 1, login: 'ada', kind: 'human' },
    ] as const
    expect(ids((await release({ subject: { initiators } }))?.initiators)).toEqual([3, 1])
  })

  test('34 keeps a bot among them', async () => {
    const { github, release } = await begin({ users: [user(1, 'ada'), user(9, 'ci[bot]')] })
    github.world.runs.splice(0, 1, run(github.world, { actor: 'ci[bot]' }))
    expect((await release())?.initiators).toEqual([{ id: 9, login: 'ci[bot]', kind: 'bot' }])
  })

  test('34 names nobody whom GitHub names for a schedule, until somebody runs it again', async () => {
    const { github, release } = await begin()
    expect((await release({ subject: { event: 'schedule' } }))?.initiators).toEqual([])
    github.rerun({ run: 42, by: 'ben' })
    const again = await release({ subject: { event: 'schedule', run: { id: 42, attempt: 2 } } })
    expect(ids(again?.initiators)).toContain(2)
  })

  test('35 believes the higher number of the attempt, whoever tells it', async () => {
    const { github, release } = await begin()
    approve(github)
    github.rerun({ run: 42, by: 'ada' })
    expect((await release())?.attempt).toBe(2)
  })

  test('37 is empty where an administrator started what waited', async () => {
    const { release } = await begin()
    expect((await release())?.approvals).toEqual([])
  })

  test.each([
    ['has no reviewers', [environment(1, 'production', { reviewers: [] })], 'open'],
    ['only waits', [environment(1, 'production', { reviewers: [], waitTimer: 5 })], 'open'],
    ['is gone', [], 'missing'],
    ['asks somebody', [environment(1, 'production')], 'guarded'],
  ])('38 sees that the environment %s', async (_, environments, state) => {
    const { release } = await begin({ environments })
    expect((await release())?.environments).toEqual([{ name: 'production', state }])
  })

  test('asks for the role of those alone who approved', async () => {
    const { github, release } = await begin()
    github.approveEnvironment({ run: 42, by: 'cleo', state: 'rejected' })
    expect((await release())?.approvals).toMatchObject([{ state: 'rejected', role: 'none' }])
    expect(asked(github)).not.toContain('repos/get-collaborator-permission-level')
  })

  test('asks whether they are in a team that may approve', async () => {
    const team = { parent: null, secret: false, maintainers: [], pending: [] }
    const { github, release, ask } = await begin({
      teams: [{ ...team, id: 5, slug: 'on-call', members: ['ben'] }],
    })
    approve(github)
    const approvers = [{ kind: 'team', team: 'acme/on-call' }] as const
    const question = { review: { release: { ...RELEASE, approvers } } }
    expect(await release(question)).toBeDefined()
    expect(valueIn(await ask(question)).memberships).toEqual([
      { team: 'acme/on-call', members: [2] },
    ])
  })

  test('is unknown where no run is known', async () => {
    const { ask } = await begin()
    const change = await ask({ subject: { run: undefined } })
    expect(change).toMatchObject({ known: false, because: [{ place: PLACE }] })
  })

  test.each([
    'actions/get-workflow-run',
    'actions/get-reviews-for-run',
    'repos/get-environment',
    'repos/get-collaborator-permission-level',
    'Live',
    'Tips',
  ])('52 is unknown where GitHub does not answer %s', async (operation) => {
    const { github, ask } = await begin()
    approve(github)
    for (const kind of ['no-permission', 'json-null', 'missing-field'] as const) {
      const lift = github.fault(operation, kind)
      const change = await ask()
      expect(change).toMatchObject({ known: false, because: [{ place: PLACE }] })
      lift()
    }
    expect(await ask()).toMatchObject({ known: true })
  })
})
