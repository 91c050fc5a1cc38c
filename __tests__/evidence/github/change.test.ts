import { describe, expect, test } from '@jest/globals'
import type { Change, Content } from '../../../src/model/change.ts'
import type { GitHub } from '../../github/github.ts'
import { addActivity, tick, user } from '../../github/world.ts'
import { asked, type Besides, commitsIn, hub, newRepository, PLACE, read, who } from './scene.ts'
import { reasons, valueIn } from './stub.ts'

// Numbers in the names of cases are those of the edge list in research/review.md.

/** A main branch of two commits, and a change by ada of two on top of the first of them. */
function begin() {
  const repository = newRepository()
  const first = repository.commit({ 'a.txt': 'a\n', 'b.txt': 'b\n' }, { author: who('cleo') })
  const main = repository.commit({ 'main.txt': 'm\n' }, { author: who('cleo'), parents: [first] })
  const one = repository.commit({ 'a.txt': 'one\n' }, { author: who('ada'), parents: [first] })
  const head = repository.commit({ 'c.txt': 'two\n' }, { author: who('ada'), parents: [one] })
  repository.branch('main', main)
  repository.checkout(head)
  return { repository, first, main, one, head }
}

type Begun = ReturnType<typeof begin>

const OPEN = { event: 'pull_request', pull: 12 } as const

describe('the check of a pull request', () => {
  const check = async (begun: Begun, github: GitHub, question: Besides = {}) =>
    read(github, begun.repository, {
      ...question,
      subject: {
        ...OPEN,
        commit: begun.head,
        base: begun.main,
        ref: 'refs/pull/12/merge',
        ...question.subject,
      },
    })
  const twelve = ({ head }: Begun, about: object = {}) => ({ head: { commit: head }, ...about })

  test('is one request as long as nobody else approved', async () => {
    const begun = begin()
    const { head, one } = begun
    const github = await hub(begun.repository, {
      pulls: [twelve(begun, { reviews: [{ by: 'ben', state: 'COMMENTED', commit: head }] })],
    })
    const change = valueIn(await check(begun, github))
    expect(asked(github)).toHaveLength(1)
    expect(change).toMatchObject({
      repository: 'acme/shop',
      commit: head,
      subject: 'pull request #12',
      waits: true,
      branch: 'main',
      live: undefined,
      parts: [{ commits: [head, one], candidates: [{ pull: 12, content: { kind: 'same' } }] }],
      pulls: [{ number: 12, pushers: undefined }],
      ref: undefined,
      checkout: { kind: 'same' },
      release: undefined,
      memberships: [],
    })
  })

  test('5 is two requests after that, for who pushed', async () => {
    const begun = begin()
    const github = await hub(begun.repository, {
      pulls: [twelve(begun, { reviews: [{ by: 'ben', commit: begun.head }] })],
    })
    const change = valueIn(await check(begun, github))
    expect(asked(github)).toEqual([expect.any(String), 'repos/list-activities'])
    expect(change.pulls[0]).toMatchObject({
      pushers: [{ id: 1 }],
      reviews: [{ person: { id: 2 }, content: { kind: 'same' }, role: 'write' }],
    })
  })

  test('22 asks nothing more for the approval of a bot', async () => {
    const begun = begin()
    const github = await hub(begun.repository, {
      users: [user(1, 'ada'), user(2, 'ben'), user(3, 'cleo'), user(9, 'ci[bot]')],
      pulls: [twelve(begun, { reviews: [{ by: 'ci[bot]', commit: begun.head }] })],
    })
    valueIn(await check(begun, github))
    expect(asked(github)).toHaveLength(1)
  })

  test('25 asks nobody who pushed to a fork', async () => {
    const begun = begin()
    const github = await hub(begun.repository, {
      pulls: [
        {
          head: { commit: begun.head, repository: 'eve/shop' },
          reviews: [{ by: 'ben', commit: begun.head }],
        },
      ],
    })
    const change = valueIn(await check(begun, github))
    expect(change.pulls[0]).toMatchObject({ fork: true, pushers: undefined })
    expect(asked(github)).toHaveLength(1)
  })

  describe('finds how what was approved stands to the head', () => {
    const contentOf = (change: Change): Content | undefined => change.pulls[0]?.reviews[0]?.content

    test('8, 9 an approval before a push', async () => {
      const begun = begin()
      const github = await hub(begun.repository, {
        pulls: [twelve(begun, { reviews: [{ by: 'ben', commit: begun.one }] })],
      })
      expect(contentOf(valueIn(await check(begun, github)))).toMatchObject({ kind: 'other' })
    })

    test('10 a push by force and back again', async () => {
      const begun = begin()
      const { head, one } = begun
      const github = await hub(begun.repository, {
        pulls: [twelve(begun, { reviews: [{ by: 'ben', commit: head }] })],
      })
      github.push({ pull: 12, by: 'ada', to: one })
      github.push({ pull: 12, by: 'ada', to: head })
      expect(contentOf(valueIn(await check(begun, github)))).toEqual({ kind: 'same' })
    })

    test('10 an approval of what was pushed over and is in no checkout', async () => {
      const begun = begin()
      const gone = 'f'.repeat(40)
      const commits = commitsIn(begun.repository)
      const github = await hub(begun.repository, {
        commits: [...commits, ...commits.slice(0, 1).map((each) => ({ ...each, id: gone }))],
        pulls: [twelve(begun, { reviews: [{ by: 'ben', commit: gone }] })],
      })
      const content = contentOf(valueIn(await check(begun, github)))
      expect(content).toEqual({
        kind: 'other',
        why: expect.stringContaining(`git fetch origin ${gone}`),
      })
    })

    test('11 an approval of a commit that is gone', async () => {
      const begun = begin()
      const github = await hub(begun.repository, {
        pulls: [twelve(begun, { reviews: [{ by: 'ben', commit: null }] })],
      })
      expect(contentOf(valueIn(await check(begun, github)))).toMatchObject({ kind: 'other' })
    })

    const updated = (files: Readonly<Record<string, string>>) => {
      const begun = begin()
      const { repository, main, head } = begun
      const merge = repository.merge(head, main, { author: who('ada'), files })
      repository.checkout(merge)
      return { ...begun, head: merge, approved: head }
    }

    test('12 a clean merge of the base since', async () => {
      const begun = updated({})
      const github = await hub(begun.repository, {
        pulls: [twelve(begun, { reviews: [{ by: 'ben', commit: begun.approved }] })],
      })
      const content = contentOf(valueIn(await check(begun, github)))
      expect(content).toEqual({ kind: 'proven', how: 'update' })
    })

    test('13 a merge of the base that edits something since', async () => {
      const begun = updated({ 'b.txt': 'slipped in\n' })
      const github = await hub(begun.repository, {
        pulls: [twelve(begun, { reviews: [{ by: 'ben', commit: begun.approved }] })],
      })
      expect(contentOf(valueIn(await check(begun, github)))).toMatchObject({ kind: 'other' })
    })

    test('an older approval by its author is not held against anything', async () => {
      const begun = begin()
      const github = await hub(begun.repository, {
        pulls: [
          twelve(begun, {
            reviews: [
              { by: 'ada', commit: 'e'.repeat(40), state: 'DISMISSED' },
              { by: 'ben', commit: begun.one, state: 'CHANGES_REQUESTED' },
            ],
          }),
        ],
      })
      const change = valueIn(await check(begun, github))
      expect(change.pulls[0]?.reviews.map(({ content }) => content.kind)).toEqual([
        'other',
        'other',
      ])
      expect(asked(github)).toHaveLength(1)
    })
  })

  test('14 tells when it was made to go to another branch', async () => {
    const begun = begin()
    const github = await hub(begun.repository, {
      refs: { 'refs/heads/main': begun.main, 'refs/heads/release-1': begun.first },
      pulls: [
        twelve(begun, { base: { ref: 'release-1' }, reviews: [{ by: 'ben', commit: begun.head }] }),
      ],
    })
    github.retarget({ pull: 12, to: 'main', by: 'ada' })
    const change = valueIn(await check(begun, github))
    const [pull] = change.pulls
    expect(pull?.retargeted).toHaveLength(1)
    expect(pull?.retargeted[0]).toBeGreaterThan(pull?.reviews[0]?.at ?? Number.POSITIVE_INFINITY)
  })

  test('14 tells when the branch that it goes to was pushed to by force', async () => {
    const begun = begin()
    const { main, first, head } = begun
    const github = await hub(begun.repository, {
      refs: { 'refs/heads/main': main },
      pulls: [twelve(begun, { reviews: [{ by: 'ben', commit: head }] })],
    })
    const ref = 'refs/heads/main'
    const at = tick(github.world)
    addActivity(github.world, {
      type: 'force_push',
      ref,
      before: first,
      after: main,
      by: 'ada',
      at,
    })
    const change = valueIn(await check(begun, github))
    expect(change.pulls[0]?.retargeted).toEqual([Date.parse(at)])
  })

  test('47, 48 judges the head that the payload names, and not what is checked out', async () => {
    const begun = begin()
    const { repository, main, head } = begun
    repository.checkout(repository.merge(main, head))
    const github = await hub(begun.repository, { pulls: [twelve(begun)] })
    const change = valueIn(await check(begun, github))
    expect(change).toMatchObject({ commit: head, checkout: { kind: 'proven', how: 'merge' } })
  })

  test.each([
    ['46 the base alone', ({ main }: Begun) => main],
    [
      'a merge with something slipped in',
      ({ repository, main, head }: Begun) =>
        repository.merge(main, head, { files: { 'b.txt': 'slipped in\n' } }),
    ],
    [
      'a merge into another branch',
      ({ repository, first, head }: Begun) =>
        repository.merge(repository.commit({ 'd.txt': 'elsewhere\n' }, { parents: [first] }), head),
    ],
    [
      'a commit on top',
      ({ repository, head }: Begun) =>
        repository.commit({ 'd.txt': 'more\n' }, { parents: [head] }),
    ],
  ])('48 what is checked out is not what is judged: %s', async (_, other) => {
    const begun = begin()
    begun.repository.checkout(other(begun))
    const github = await hub(begun.repository, { pulls: [twelve(begun)] })
    expect(valueIn(await check(begun, github)).checkout).toMatchObject({ kind: 'other' })
  })

  test('49 tells that it is a draft, or closed, and then nobody waits', async () => {
    const begun = begin()
    const github = await hub(begun.repository, { pulls: [twelve(begun, { draft: true })] })
    expect(valueIn(await check(begun, github))).toMatchObject({
      waits: true,
      pulls: [{ draft: true }],
    })
    const closed = await hub(begun.repository, { pulls: [twelve(begun, { state: 'CLOSED' })] })
    expect(valueIn(await check(begun, closed))).toMatchObject({
      waits: false,
      pulls: [{ state: 'closed' }],
    })
  })

  test('50 tells of both heads where it moved on since the run began', async () => {
    const begun = begin()
    const github = await hub(begun.repository, {
      pulls: [twelve(begun, { reviews: [{ by: 'ben', commit: begun.head }] })],
    })
    const later = github.push({ pull: 12, by: 'ada' })
    const change = valueIn(await check(begun, github))
    expect(change.commit).toBe(begun.head)
    expect(change.pulls[0]).toMatchObject({
      head: later,
      reviews: [{ content: { kind: 'other' } }],
    })
  })

  test.each([
    ['fewer', ({ head }: Begun) => [head]],
    ['more', ({ head, one, main }: Begun) => [main, one, head]],
  ])('51 is unknown where GitHub lists %s commits than git', async (_, listed) => {
    const begun = begin()
    const github = await hub(begun.repository, {
      pulls: [twelve(begun, { listed: listed(begun) })],
    })
    const change = await check(begun, github)
    expect(reasons(change)).toEqual([expect.stringContaining('somebody who wrote one of them')])
  })

  test('asks for a role above write only where the policy asks for more', async () => {
    const begun = begin()
    const users = [user(1, 'ada'), user(2, 'ben', { role: 'maintain' }), user(3, 'cleo')]
    const reviews = [
      { by: 'ben', commit: begun.head },
      { by: 'cleo', commit: begun.head, state: 'COMMENTED' as const },
    ]
    const github = await hub(begun.repository, { users, pulls: [twelve(begun, { reviews })] })
    const write = valueIn(await check(begun, github))
    expect(write.pulls[0]?.reviews[0]?.role).toBe('write')
    const before = github.requests.length
    const maintain = valueIn(await check(begun, github, { review: { role: 'maintain' } }))
    expect(maintain.pulls[0]?.reviews.map(({ role }) => role)).toEqual(['maintain', 'write'])
    expect(github.requests.length - before).toBe(3)
  })

  test('asks for teams only of those whose approval could count', async () => {
    const begun = begin()
    const team = {
      id: 5,
      slug: 'traders',
      parent: null,
      secret: false,
      maintainers: [],
      pending: [],
    }
    const github = await hub(begun.repository, {
      teams: [{ ...team, members: ['ada', 'ben'] }],
      pulls: [
        twelve(begun, {
          reviews: [
            { by: 'cleo', commit: begun.head, state: 'COMMENTED' },
            { by: 'ben', commit: begun.head },
          ],
        }),
      ],
    })
    const teams = [{ team: 'acme/traders', approvals: 1 }]
    const change = valueIn(await check(begun, github, { review: { teams } }))
    expect(change.memberships).toEqual([{ team: 'acme/traders', members: [2] }])
    expect(asked(github)).toHaveLength(3)
  })

  test('asks nothing of a release where a pull request is checked', async () => {
    const begun = begin()
    const github = await hub(begun.repository, { pulls: [twelve(begun)] })
    const release = { approvals: 1, environments: ['production'], approvers: [], quotesPlan: false }
    const change = valueIn(await check(begun, github, { review: { release } }))
    expect(change.release).toBeUndefined()
    expect(asked(github)).toHaveLength(1)
  })

  test('45 names the guarded files that it touches, and owners as the base has them', async () => {
    const repository = newRepository()
    const owned = 'rollcall.yml @acme/owners\n'
    const main = repository.commit({ CODEOWNERS: owned, 'rollcall.yml': 'version: 1\n' })
    const head = repository.commit(
      { CODEOWNERS: '* @ada\n', '.github/CODEOWNERS': '* @ada\n', 'rollcall.yml': 'version: 2\n' },
      { author: who('ada'), parents: [main] },
    )
    repository.branch('main', main)
    repository.checkout(head)
    const github = await hub(repository, { pulls: [{ head: { commit: head } }] })
    const guards = [
      { paths: ['CODEOWNERS'], because: 'it names the owners', owners: [], place: PLACE },
    ]
    const change = valueIn(
      await read(github, repository, {
        guards,
        review: { codeOwners: true },
        subject: { ...OPEN, commit: head, base: main },
      }),
    )
    const files = change.parts[0]?.guarded.map(({ path, owners }) => [path, owners])
    expect(files).toEqual(
      expect.arrayContaining([
        ['CODEOWNERS', []],
        ['rollcall.yml', [{ kind: 'team', team: 'acme/owners' }]],
      ]),
    )
    expect(files?.map(([path]) => path)).not.toContain('.github/CODEOWNERS')
  })

  test('52 tells every problem at the setting that asks', async () => {
    const begun = begin()
    const github = await hub(begun.repository, { pulls: [twelve(begun)] })
    const number = await check(begun, github, { subject: { commit: begun.head, pull: 99 } })
    const shallow = await check(begun, github, { subject: { commit: 'a'.repeat(40) } })
    for (const unknown of [number, shallow]) {
      expect(unknown).toMatchObject({ known: false, because: [{ place: PLACE }] })
    }
    expect(shallow).toMatchObject({ because: [{ next: expect.stringContaining('fetch') }] })
  })
})
