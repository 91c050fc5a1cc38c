import { describe, expect, test } from '@jest/globals'
import { readSteps } from '../../../src/evidence/github/steps.ts'
import type { Change } from '../../../src/model/change.ts'
import type { GitHub } from '../../github/github.ts'
import { type NewPull, tick, user } from '../../github/world.ts'
import { commit, connection, sha } from './canned.ts'
import { asked, type Besides, commitsIn, hub, newRepository, read, who } from './scene.ts'
import { reasons, stub, valueIn } from './stub.ts'

// Numbers in the names of cases are those of the edge list in research/review.md.

/** What is live, and a pull request of two commits by ada on top of it, while main went on. */
function begin() {
  const repository = newRepository()
  const live = repository.commit({ 'a.txt': 'a\n', 'b.txt': 'b\n' }, { author: who('cleo') })
  const one = repository.commit({ 'a.txt': 'one\n' }, { author: who('ada'), parents: [live] })
  const head = repository.commit({ 'c.txt': 'two\n' }, { author: who('ada'), parents: [one] })
  return { repository, live, one, head }
}

type Begun = ReturnType<typeof begin>

/** A pull request that was merged as this commit onto that one, with an approval by ben before. */
function merged({ repository }: Begun, head: string, as: string, about: NewPull = {}): NewPull {
  const onto = repository.git('merge-base', head, `${as}^1`)
  return {
    head: { commit: head },
    base: { commit: onto },
    merged: { by: 'ben', at: '2026-03-03T09:00:00Z', commit: as },
    reviews: [{ by: 'ben', commit: head, at: '2026-03-02T12:00:00Z' }],
    ...about,
  }
}

/** Main is here and checked out; what is live was deployed. */
async function onMain(
  { repository, live }: Begun,
  tip: string,
  pulls: NewPull[],
  refs: Readonly<Record<string, string>> = {},
): Promise<GitHub> {
  repository.branch('main', tip)
  repository.checkout(tip)
  const github = await hub(repository, {
    users: [user(1, 'ada'), user(2, 'ben'), user(3, 'cleo'), user(4, 'dan')],
    pulls,
    refs: { 'refs/heads/main': tip, ...refs },
  })
  github.deploy({ commit: live })
  return github
}

async function release(
  github: GitHub,
  { repository }: Begun,
  question: Besides = {},
): Promise<Change> {
  const commit = repository.git('rev-parse', 'HEAD')
  const subject = { commit, ref: 'refs/heads/main', ...question.subject }
  return valueIn(await read(github, repository, { ...question, subject }))
}

/** Each part as its commits and what became of its candidates. */
function shown({ parts }: Change) {
  return parts.map(({ commits, candidates }) => [
    commits,
    candidates.map(({ pull, content }) => [
      pull,
      content.kind === 'proven' ? content.how : content.kind,
    ]),
  ])
}

function whys({ parts }: Change): readonly string[] {
  return parts.flatMap(({ candidates }) =>
    candidates.flatMap(({ content }) => (content.kind === 'other' ? [content.why] : [])),
  )
}

describe('a release', () => {
  test('41 of a squash', async () => {
    const begun = begin()
    const { repository, live, head } = begun
    const onto = repository.commit({ 'z.txt': 'z\n' }, { author: who('dan'), parents: [live] })
    const squash = repository.squash(onto, head, { author: who('ada'), message: 'Do it (#12)' })
    const github = await onMain({ ...begun, live: onto }, squash, [merged(begun, head, squash)])
    const change = await release(github, begun)
    expect(shown(change)).toEqual([[[squash], [[12, 'squash']]]])
    expect(change).toMatchObject({
      live: onto,
      branch: 'main',
      subject: 'push to main',
      waits: false,
      ref: { name: 'refs/heads/main', commit: squash, contains: true },
      pulls: [{ pushers: [{ id: 1 }], reviews: [{ content: { kind: 'same' } }] }],
    })
    // What is live, the commits, the pull request, its pushers, and the branch again.
    expect(asked(github)).toHaveLength(5)
  })

  test('41 of a merge', async () => {
    const begun = begin()
    const { repository, live, head } = begun
    const onto = repository.commit({ 'z.txt': 'z\n' }, { parents: [live] })
    const merge = repository.merge(onto, head, { author: who('ben') })
    const github = await onMain({ ...begun, live: onto }, merge, [merged(begun, head, merge)])
    const change = await release(github, begun)
    expect(shown(change)).toEqual([[[merge], [[12, 'merge']]]])
  })

  test('41 of a rebase', async () => {
    const begun = begin()
    const { repository, live, head } = begun
    const onto = repository.commit({ 'z.txt': 'z\n' }, { parents: [live] })
    const top = repository.rebase(head, onto)
    const [below = ''] = repository.parents(top)
    const github = await onMain({ ...begun, live: onto }, top, [merged(begun, head, top)])
    expect(shown(await release(github, begun))).toEqual([[[top, below], [[12, 'rebase']]]])
  })

  test('41 of the commits themselves', async () => {
    const begun = begin()
    const { head, one, live } = begun
    const github = await onMain(begun, head, [
      merged(begun, head, head, { base: { commit: live } }),
    ])
    expect(shown(await release(github, begun))).toEqual([[[head, one], [[12, 'same']]]])
  })

  test('41 of a squash that was edited as it went in', async () => {
    const begun = begin()
    const { repository, live, head } = begun
    const squash = repository.squash(live, head, { files: { 'b.txt': 'slipped in\n' } })
    const github = await onMain(begun, squash, [merged(begun, head, squash)])
    const change = await release(github, begun)
    expect(shown(change)).toEqual([[[squash], [[12, 'other']]]])
    expect(whys(change)).toEqual([expect.stringContaining('b.txt')])
    // Nobody who cannot count is asked about.
    expect(asked(github)).not.toContain('repos/list-activities')
  })

  test('41 of a merge with something slipped in', async () => {
    const begun = begin()
    const { repository, live, head } = begun
    const merge = repository.merge(live, head, { files: { 'b.txt': 'slipped in\n' } })
    const github = await onMain(begun, merge, [merged(begun, head, merge)])
    expect(shown(await release(github, begun))).toEqual([[[merge], [[12, 'other']]]])
  })

  test('39 of a commit that was pushed past every pull request', async () => {
    const begun = begin()
    const { repository, live } = begun
    const pushed = repository.commit({ 'b.txt': 'pushed\n' }, { parents: [live] })
    const github = await onMain(begun, pushed, [])
    expect(shown(await release(github, begun))).toEqual([[[pushed], []]])
  })

  test('39 of a commit that names somebody else’s pull request', async () => {
    const begun = begin()
    const { repository, live, head } = begun
    const squash = repository.squash(live, head)
    const forged = repository.commit(
      { 'b.txt': 'pushed\n' },
      { parents: [squash], message: 'Fix it (#12)' },
    )
    const github = await onMain(begun, forged, [merged(begun, head, squash)])
    const change = await release(github, begun)
    expect(shown(change)).toEqual([
      [[forged], [[12, 'other']]],
      [[squash], [[12, 'squash']]],
    ])
    expect(whys(change)).toEqual([expect.stringContaining('it was merged as')])
  })

  test('39 of a commit that brings in by hand what was approved once and taken back', async () => {
    const begun = begin()
    const { repository, live, head } = begun
    const squash = repository.squash(live, head)
    const reverted = repository.commit({ 'a.txt': 'a\n', 'c.txt': null }, { parents: [squash] })
    const again = repository.commit(
      { 'a.txt': 'one\n', 'c.txt': 'two\n' },
      { parents: [reverted], message: 'Do it again (#12)' },
    )
    const github = await onMain({ ...begun, live: reverted }, again, [merged(begun, head, squash)])
    expect(shown(await release(github, begun))).toEqual([[[again], [[12, 'other']]]])
  })

  test.each([
    ['goes to another branch', { base: { ref: 'release-1' } }, 'it goes to release-1'],
    ['was closed', { state: 'CLOSED', merged: null }, 'it was closed and never merged'],
    ['is not merged', { merged: null }, 'it is not merged'],
  ] as const)('40, 49 of a pull request that %s', async (_, about, why) => {
    const begun = begin()
    const { repository, live, head } = begun
    const squash = repository.squash(live, head, { message: 'Do it (#12)' })
    const github = await onMain(begun, squash, [
      merged(begun, head, squash, { ...about } as NewPull),
    ])
    const change = await release(github, begun)
    expect(shown(change)).toEqual([[[squash], [[12, 'other']]]])
    expect(whys(change)).toEqual([why])
  })

  test('40 of a commit in several pull requests, of which one brought it', async () => {
    const begun = begin()
    const { repository, live, head } = begun
    const merge = repository.merge(live, head)
    const github = await onMain(begun, merge, [
      merged(begun, head, merge),
      merged(begun, head, merge, { base: { ref: 'release-1', commit: live } }),
    ])
    const change = await release(github, begun)
    expect(shown(change)).toEqual([
      [
        [merge],
        [
          [12, 'merge'],
          [13, 'other'],
        ],
      ],
    ])
  })

  test('42 of a good pull request with a commit that nobody reviewed between', async () => {
    const begun = begin()
    const { repository, live, head } = begun
    const pushed = repository.commit({ 'b.txt': 'pushed\n' }, { parents: [live] })
    const merge = repository.merge(pushed, head)
    const github = await onMain(begun, merge, [merged(begun, head, merge)])
    expect(shown(await release(github, begun))).toEqual([
      [[merge], [[12, 'merge']]],
      [[pushed], []],
    ])
  })

  test('42 of a squash of two commits onto one that nobody reviewed', async () => {
    const begun = begin()
    const { repository, live, head } = begun
    const pushed = repository.commit({ 'b.txt': 'pushed\n' }, { parents: [live] })
    const squash = repository.squash(pushed, head)
    const github = await onMain(begun, squash, [merged(begun, head, squash)])
    expect(shown(await release(github, begun))).toEqual([
      [[squash], [[12, 'squash']]],
      [[pushed], []],
    ])
  })

  test('42 of a rebase of two commits with one more slipped in between', async () => {
    const begun = begin()
    const { repository, live, head } = begun
    const [first = ''] = repository.parents(repository.rebase(head, live))
    const slipped = repository.commit({ 'b.txt': 'slipped in\n' }, { parents: [first] })
    const top = repository.commit({ 'c.txt': 'two\n' }, { parents: [slipped] })
    const github = await onMain(begun, top, [merged(begun, head, top)])
    const change = shown(await release(github, begun))
    expect(change.slice(1)).toEqual([
      [[slipped], []],
      [[first], []],
    ])
  })

  test('51 is unknown where a commit is in more pull requests than are looked at', async () => {
    const begun = begin()
    const { repository, live, head } = begun
    const merge = repository.merge(live, head)
    const pulls = Array.from({ length: 11 }, () => merged(begun, head, merge))
    const github = await onMain(begun, merge, pulls)
    const change = await read(github, repository, { subject: { commit: merge } })
    expect(reasons(change)).toEqual([expect.stringContaining('belongs to 11 pull requests')])
  })

  test('is unknown where GitHub does not have a commit', async () => {
    const begun = begin()
    const { repository, live } = begun
    const local = repository.commit({ 'b.txt': 'local\n' }, { parents: [live] })
    const github = await onMain(begun, local, [])
    github.world.commits.delete(local)
    const change = await read(github, repository, { subject: { commit: local } })
    expect(reasons(change)).toEqual([expect.stringContaining('GitHub does not have commit')])
  })

  test('43 tells that an approval came after the merge', async () => {
    const begun = begin()
    const { repository, live, head } = begun
    const merge = repository.merge(live, head)
    const late = [{ by: 'ben', commit: head, at: '2026-03-04T09:00:00Z' }]
    const github = await onMain(begun, merge, [merged(begun, head, merge, { reviews: late })])
    const [pull] = (await release(github, begun)).pulls
    expect(pull?.reviews[0]?.at).toBeGreaterThan(pull?.merged ?? Number.POSITIVE_INFINITY)
  })

  test('44 takes whoever pressed the button for a hand of the merge and for no reviewer', async () => {
    const begun = begin()
    const { repository, live, head } = begun
    const merge = repository.merge(live, head, { author: who('dan') })
    const github = await onMain(begun, merge, [merged(begun, head, merge, { reviews: [] })])
    const change = await release(github, begun)
    expect(change.parts[0]?.hands).toContainEqual({
      as: 'author',
      person: { id: 4, login: 'dan', kind: 'human' },
      name: 'dan',
    })
    expect(change.pulls[0]?.reviews).toEqual([])
  })

  test('explains a merge of several branches at once by nothing', async () => {
    const begun = begin()
    const { repository, live, head } = begun
    const other = repository.commit({ 'd.txt': 'd\n' }, { parents: [live] })
    const octopus = repository.commit(
      { 'a.txt': 'one\n', 'c.txt': 'two\n', 'd.txt': 'd\n' },
      { parents: [live, head, other], message: 'Merge pull request #12 from acme/x' },
    )
    const github = await onMain(begun, octopus, [merged(begun, head, octopus)])
    const change = await release(github, begun)
    expect(shown(change)).toEqual([[[octopus], [[12, 'other']]]])
    expect(whys(change)).toEqual(['the commit merges 2 branches at once'])
  })

  test('4 accounts for nothing where the checkout has commits that GitHub does not list', async () => {
    const begun = begin()
    const { repository, live, head } = begun
    const merge = repository.merge(live, head)
    const github = await onMain(begun, merge, [merged(begun, head, merge, { listed: [head] })])
    const change = await release(github, begun)
    expect(shown(change)).toEqual([[[merge], [[12, 'other']]]])
    expect(whys(change)).toEqual([expect.stringContaining('GitHub does not list')])
  })

  test('follows titles where GitHub knows nothing, on another branch than the default', async () => {
    const begun = begin()
    const { repository, live, head } = begun
    const squash = repository.squash(live, head, { message: 'Do it, see #7 (#12)' })
    const other = repository.commit({ 'd.txt': 'd\n' }, { parents: [squash], message: 'Fix (#77)' })
    const github = await onMain(
      begun,
      live,
      [merged(begun, head, squash, { base: { ref: 'release-1', commit: live } })],
      { 'refs/heads/release-1': other },
    )
    repository.checkout(other)
    const change = await release(github, begun, {
      review: { branch: 'release-1' },
      subject: { ref: 'refs/heads/release-1' },
    })
    expect(shown(change)).toEqual([
      [[other], []],
      [[squash], [[12, 'squash']]],
    ])
  })

  test('holds nothing where what is live is put back to', async () => {
    const begun = begin()
    const { repository, live, head } = begun
    const github = await onMain(begun, head, [])
    github.deploy({ commit: head, at: tick(github.world) })
    repository.checkout(live)
    const change = await release(github, begun, { subject: { commit: live } })
    expect(change).toMatchObject({ parts: [], pulls: [], live, ref: { contains: true } })
    expect(asked(github)).toEqual(['Live', 'Tips', 'repos/compare-commits-with-basehead'])
  })

  test('is unknown where the head of a pull request is not in the checkout, with what to fetch', async () => {
    const begun = begin()
    const { repository, live, head } = begun
    const squash = repository.squash(live, head)
    const github = await onMain(begun, squash, [merged(begun, head, squash)])
    const clone = repository.clone()
    clone.checkout(squash)
    const change = await read(github, clone, {
      subject: { commit: squash, ref: 'refs/heads/main' },
    })
    expect(change).toMatchObject({
      because: [{ next: expect.stringContaining(`git fetch origin ${head}`) }],
    })
  })
})

test('is unknown where heads of several pull requests are not in the checkout, told once', async () => {
  const begun = begin()
  const { repository, live, head } = begun
  const other = repository.commit({ 'd.txt': 'd\n' }, { parents: [live] })
  const first = repository.squash(live, head)
  const second = repository.squash(first, other)
  const github = await onMain(begun, second, [
    merged(begun, head, first),
    merged(begun, other, second),
  ])
  const clone = repository.clone()
  clone.checkout(second)
  const change = await read(github, clone, { subject: { commit: second } })
  expect(change).toMatchObject({
    known: false,
    because: [
      {
        what: expect.stringContaining('#13 and #12'),
        next: expect.stringContaining('refs/pull/*/head'),
      },
    ],
  })
  expect(reasons(change)).toHaveLength(1)
})

describe('50 the name that the run was started for', () => {
  const released = async (refs: Readonly<Record<string, string>>, ref: string) => {
    const begun = begin()
    const { repository, live, head } = begun
    const merge = repository.merge(live, head)
    const github = await onMain(begun, merge, [merged(begun, head, merge)], {
      ...refs,
      'refs/tags/v1': merge,
    })
    return { begun, github, merge, change: () => release(github, begun, { subject: { ref } }) }
  }

  test('a tag that stays, and one that moved', async () => {
    const { github, begun, merge, change } = await released({}, 'refs/tags/v1')
    expect(await change()).toMatchObject({
      subject: 'tag v1',
      ref: { name: 'refs/tags/v1', commit: merge, contains: true },
    })
    github.world.refs.set('refs/tags/v1', begun.head)
    expect((await change()).ref).toMatchObject({ commit: begun.head })
  })

  test('an annotated tag is the commit that it names', async () => {
    const { github, merge, change } = await released({}, 'refs/tags/v1')
    const tag = { id: 'd'.repeat(40), name: 'v1', target: merge }
    github.world.tags.push(tag)
    github.world.refs.set('refs/tags/v1', tag.id)
    expect((await change()).ref).toMatchObject({ commit: merge, contains: true })
  })

  test('a branch or a tag that is gone', async () => {
    const { change } = await released({}, 'refs/tags/v2')
    expect((await change()).ref).toEqual({
      name: 'refs/tags/v2',
      commit: undefined,
      contains: false,
    })
  })

  test('a branch that went on, and one that was put back', async () => {
    const { github, begun, merge, change } = await released({}, 'refs/heads/main')
    const { repository } = begun
    const later = repository.commit({ 'y.txt': 'y\n' }, { parents: [merge] })
    for (const each of commitsIn(repository)) github.world.commits.set(each.id, each)
    github.world.refs.set('refs/heads/main', later)
    expect((await change()).ref).toEqual({ name: 'refs/heads/main', commit: later, contains: true })
    github.world.refs.set('refs/heads/main', begun.live)
    expect((await change()).ref).toMatchObject({ commit: begun.live, contains: false })
  })

  test('39 a tag on a side branch is not on the branch that goes live', async () => {
    const { github, begun, change } = await released({}, 'refs/tags/v1')
    github.world.refs.set('refs/heads/main', begun.live)
    expect((await change()).ref).toMatchObject({ contains: false })
  })

  test('on the command line there is none, and the branch is looked up', async () => {
    const begun = begin()
    const github = await onMain(begun, begun.head, [merged(begun, begun.head, begun.head)])
    const change = await release(github, begun, { subject: { ref: undefined } })
    expect(change).toMatchObject({
      subject: `commit ${begun.head.slice(0, 7)}`,
      ref: { name: 'refs/heads/main', contains: true },
    })
  })
})

describe('a merge group', () => {
  const QUEUE = 'refs/heads/gh-readonly-queue/main/pr-13-'

  /** #12 by ada and #13 by dan, each squashed onto the other in the queue. */
  async function group(about: NewPull = {}) {
    const begun = begin()
    const { repository, live, head } = begun
    const other = repository.commit({ 'd.txt': 'd\n' }, { author: who('dan'), parents: [live] })
    const first = repository.squash(live, head, { author: who('ada'), message: 'One (#12)' })
    const second = repository.merge(first, other, {
      author: who('dan'),
      message: 'Merge pull request #13 from acme/change-13',
    })
    repository.branch('main', live)
    repository.checkout(second)
    const ref = `${QUEUE}${live}`
    const github = await hub(repository, {
      users: [user(1, 'ada'), user(2, 'ben'), user(3, 'cleo'), user(4, 'dan')],
      pulls: [
        { head: { commit: head }, reviews: [{ by: 'ben', commit: head }] },
        { head: { commit: other }, author: 'dan', ...about },
      ],
      refs: { 'refs/heads/main': live, [ref]: second },
    })
    const change = await read(github, repository, {
      subject: { event: 'merge_group', commit: second, base: live, ref },
    })
    return { github, change, first, second, ref }
  }

  test('holds the open pull requests that the queue put into it', async () => {
    const { github, change, first, second, ref } = await group()
    expect(shown(valueIn(change))).toEqual([
      [[second], [[13, 'merge']]],
      [
        [first],
        [
          [12, 'squash'],
          [13, 'other'],
        ],
      ],
    ])
    expect(valueIn(change)).toMatchObject({
      subject: 'merge queue of main',
      branch: 'main',
      live: undefined,
      waits: false,
      checkout: { kind: 'same' },
      ref: { name: ref, commit: second, contains: true },
    })
    expect(github.requests.length).toBeLessThanOrEqual(5)
  })

  test.each([
    ['closed', { state: 'CLOSED' as const }, 'it is closed, not open'],
    ['into another branch', { base: { ref: 'release-1' } }, 'it goes to release-1'],
  ])('is not explained by a pull request that is %s', async (_, about, why) => {
    const { change } = await group(about)
    expect(shown(valueIn(change))[0]?.[1]).toEqual([[13, 'other']])
    expect(whys(valueIn(change))[0]).toBe(why)
  })

  test('is unknown where no queue is named', async () => {
    const begun = begin()
    const github = await onMain(begun, begun.head, [])
    const change = await read(github, begun.repository, {
      subject: { commit: begun.head, base: begun.live, ref: 'refs/heads/main' },
    })
    expect(reasons(change)).toEqual([expect.stringContaining('no branch of a merge queue')])
  })
})

test('a second job of the same commit is judged by the same pull requests', async () => {
  const begun = begin()
  const { repository, live, head } = begun
  const squash = repository.squash(live, head)
  const github = await onMain(begun, squash, [merged(begun, head, squash)])
  github.deploy({ commit: squash, at: tick(github.world) })
  expect((await release(github, begun)).parts).toMatchObject([{ candidates: [{ pull: 12 }] }])
})

describe('the steps of a branch', () => {
  const step = (n: number) => ({ id: sha(n), parents: [sha(n + 1)], title: 'Do it (#7)' })
  const answering = (pulls: readonly object[]) =>
    stub({
      repository: {
        object: ({ oid }: { readonly oid: string }) => ({
          ...commit(oid),
          associatedPullRequests: connection(pulls),
        }),
      },
    })
  const pull = (number: number, nameWithOwner: string) => ({
    number,
    repository: { nameWithOwner },
    mergeCommit: { oid: sha(1) },
  })

  test('40 leave out the pull requests of forks', async () => {
    const client = answering([pull(12, 'Acme/Shop'), pull(3, 'eve/shop')])
    const told = valueIn(await readSteps('acme/shop', [step(1)], undefined, client))
    expect(told).toMatchObject({ associated: [12], hinted: [], steps: [{ pulls: [12] }] })
    expect([...told.landed]).toEqual([[12, sha(1)]])
  })

  test('51 are asked for fifty at a time, and no more than a thousand', async () => {
    const client = answering([])
    const steps = Array.from({ length: 101 }, (_, i) => step(i))
    const told = valueIn(await readSteps('acme/shop', steps, undefined, client))
    expect(told.steps).toHaveLength(101)
    expect(told.hinted).toEqual([7])
    expect(client.asked).toEqual(['Steps', 'Steps', 'Steps'])
    const many = Array.from({ length: 1001 }, (_, i) => step(i))
    expect(reasons(await readSteps('acme/shop', many, undefined, client))).toHaveLength(1)
  })

  test.each([
    ['Merge pull request #12 from acme/change', [12]],
    ['Do it (#12)', [12]],
    ['Revert "Do it (#12)" (#15)', [15]],
    ['Do what (#12) says', []],
    ['Merge pull request #12 in spirit', []],
    ['Do it (#99999999999999999999)', []],
  ])('follow the title %j', async (title, hinted) => {
    const told = valueIn(
      await readSteps('acme/shop', [{ ...step(1), title }], undefined, answering([])),
    )
    expect(told.hinted).toEqual(hinted)
  })
})
