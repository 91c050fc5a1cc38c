import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  parse,
  type SelectionSetNode,
  validate,
} from 'graphql'
import { type Pulled, type PulledRequest, readPulls } from '../../../src/evidence/github/pull.ts'
import { AT_ONCE, pageQuery, pullsQuery } from '../../../src/evidence/github/query.ts'
import type { Evidence } from '../../../src/model/evidence.ts'
import {
  ada,
  ben,
  bot,
  cleo,
  commit,
  connection,
  named,
  type Page,
  pull,
  repository,
  review,
  sha,
  user,
} from './canned.ts'
import { notFound, reasons, schema, stub, valueIn } from './stub.ts'

const LISTS = ['assignees', 'reviews', 'commits', 'timelineItems'] as const

function read(...pulls: ReturnType<typeof pull>[]): Promise<Evidence<Pulled>> {
  const client = stub({ repository: repository(pulls) })
  return readPulls(
    'acme/shop',
    pulls.map(({ number }) => number),
    client,
  )
}

async function readOne(about: Parameters<typeof pull>[0] = {}): Promise<PulledRequest> {
  const [one] = valueIn(await read(pull(about))).pulls
  if (!one) throw new Error('No pull request was read')
  return one
}

/** That many commits, the newest of which is the head. */
function commits(n: number) {
  return Array.from({ length: n }, (_, i) => ({ commit: commit(sha(n - i)) })).reverse()
}

describe('queries', () => {
  const queries: readonly [name: string, query: string][] = [
    ['one pull request', pullsQuery([12], true)],
    ['as many as at once', pullsQuery([1, 2, 3, 4, 5], false)],
    ['the repository alone', pullsQuery([], true)],
    ...LISTS.map((list): [string, string] => [`a page of ${list}`, pageQuery(list)]),
  ]

  test.each(queries)('GitHub would take the one for %s', (_name, query) => {
    expect(validate(schema, parse(query)).map(String)).toEqual([])
  })

  test('the largest asks for fewer nodes than GitHub allows', () => {
    const numbers = Array.from({ length: AT_ONCE }, (_, i) => i + 1)
    expect(nodes(parse(pullsQuery(numbers, true)))).toEqual(57_100)
  })

  test('text of reviews is not asked for, so an edit changes nothing (21)', () => {
    expect(pullsQuery([12], true)).not.toMatch(/body|lastEdited|comments/)
  })

  /** Nodes as GitHub counts them: each `first`, times those above it. */
  function nodes(document: DocumentNode): number {
    const fragments = new Map<string, FragmentDefinitionNode>()
    for (const each of document.definitions) {
      if (each.kind === 'FragmentDefinition') fragments.set(each.name.value, each)
    }
    const below = (set: SelectionSetNode | undefined): number => {
      let sum = 0
      for (const each of set?.selections ?? []) {
        if (each.kind === 'FragmentSpread') {
          sum += below(fragments.get(each.name.value)?.selectionSet)
        } else {
          const first =
            each.kind === 'Field' && each.arguments?.find((a) => a.name.value === 'first')
          const size = first && first.value.kind === 'IntValue' ? Number(first.value.value) : 0
          sum += size > 0 ? size * (1 + below(each.selectionSet)) : below(each.selectionSet)
        }
      }
      return sum
    }
    const [query] = document.definitions
    return query?.kind === 'OperationDefinition' ? below(query.selectionSet) : 0
  }
})

describe('a pull request', () => {
  test('as GitHub has it', async () => {
    expect(valueIn(await read(pull()))).toEqual({
      pulls: [
        {
          number: 12,
          title: 'Change one thing',
          state: 'open',
          draft: false,
          base: 'main',
          baseTip: sha(0),
          head: sha(1),
          headBranch: 'change',
          headRepository: 'acme/shop',
          fork: false,
          author: { id: 1, login: 'ada', kind: 'human' },
          trusted: true,
          assignees: [],
          commits: [
            {
              id: sha(1),
              parents: [sha(0)],
              title: 'Change one thing',
              hands: ['author', 'committer'].map((as) => ({
                as,
                person: { id: 1, login: 'ada', kind: 'human' },
                name: 'Somebody',
              })),
              byGitHub: false,
            },
          ],
          reviews: [],
          retargeted: [],
          merged: undefined,
        },
      ],
      reviewers: {
        people: [
          { id: 1, login: 'ada', kind: 'human' },
          { id: 2, login: 'ben', kind: 'human' },
        ],
        complete: true,
      },
      defaultBranch: 'main',
    })
  })

  test('merged, drawn back and drafted', async () => {
    const mergedAt = '2026-03-02T12:00:00Z'
    expect(await readOne({ state: 'MERGED', mergedAt })).toMatchObject({
      state: 'merged',
      merged: Date.parse(mergedAt),
    })
    expect(await readOne({ state: 'CLOSED', isDraft: true })).toMatchObject({
      state: 'closed',
      draft: true,
    })
  })

  test('pointed to another branch by hand and by GitHub, and its own pushed to by force', async () => {
    const events = [
      ['BaseRefChangedEvent', '2026-03-02T12:00:00Z'],
      ['BaseRefForcePushedEvent', '2026-03-02T11:00:00Z'],
      ['AutomaticBaseChangeSucceededEvent', '2026-03-02T10:00:00Z'],
    ] as const
    const timelineItems = connection(
      events.map(([__typename, createdAt]) => ({ __typename, id: __typename, createdAt })),
    )
    const times = events.map(([, createdAt]) => Date.parse(createdAt))
    expect((await readOne({ timelineItems })).retargeted).toEqual(times.reverse())
  })

  test('a total that also counts other events is no fault', async () => {
    const timelineItems = connection<object>([], (page) => ({ ...page, totalCount: 7 }))
    expect((await readOne({ timelineItems })).retargeted).toEqual([])
  })

  test.each([
    ['OWNER', true],
    ['MEMBER', true],
    ['COLLABORATOR', true],
    ['CONTRIBUTOR', false],
    ['FIRST_TIMER', false],
    ['FIRST_TIME_CONTRIBUTOR', false],
    ['MANNEQUIN', false],
    ['NONE', false],
  ])('an author who is %s is trusted: %s (25)', async (authorAssociation, trusted) => {
    expect((await readOne({ authorAssociation })).trusted).toBe(trusted)
  })

  test('from a fork, which may be gone (25)', async () => {
    expect(await readOne({ isCrossRepository: true, headRepository: null })).toMatchObject({
      fork: true,
      headRepository: undefined,
    })
  })

  test('of a bot (23)', async () => {
    expect((await readOne({ author: bot(49699333, 'dependabot') })).author).toEqual({
      id: 49699333,
      login: 'dependabot[bot]',
      kind: 'bot',
    })
  })

  test('of an agent, with the people it was assigned to (24)', async () => {
    const author = bot(198982749, 'copilot-swe-agent')
    const one = await readOne({ author, assignees: connection([ben, cleo]) })
    expect(one.assignees.map(({ id }) => id)).toEqual([2, 3])
  })

  test.each([
    ['a deleted account', null],
    ['a placeholder', { __typename: 'Mannequin', login: 'ada' }],
    ['an organization', { __typename: 'Organization', login: 'acme' }],
    ['an enterprise account', { __typename: 'EnterpriseUserAccount', login: 'ada' }],
  ])('of %s, and reviewed by it (32)', async (_name, author) => {
    const one = await readOne({ author, reviews: connection([review(author, 'APPROVED')]) })
    expect([one.author, one.reviews[0]?.person]).toEqual([undefined, undefined])
  })

  test('without the id of its author it is unknown', async () => {
    expect(reasons(await read(pull({ author: user(null, 'ada') })))).toEqual([
      'GitHub gave no id for the account ada, and a login proves nothing, since it can be taken over',
    ])
  })

  test('everything that is wrong with it is said at once', async () => {
    const author = user(null, 'ada')
    const reviews = connection([review(user(null, 'ben'), 'APPROVED')])
    expect(reasons(await read(pull({ author, reviews })))).toHaveLength(2)
  })

  test('commits on the second parent of a merge bring their people too (4)', async () => {
    const one = await readOne({
      headRefOid: sha(3),
      commits: connection([
        { commit: commit(sha(1)) },
        { commit: commit(sha(2), { authors: [named(cleo)], committer: named(cleo) }) },
        { commit: commit(sha(3), { parents: [sha(1), sha(2)] }) },
      ]),
    })
    expect(one.commits.map(({ parents }) => parents)).toEqual([
      [sha(0)],
      [sha(0)],
      [sha(1), sha(2)],
    ])
    expect(one.commits[1]?.hands.map(({ person }) => person?.id)).toEqual([3, 3])
  })

  test('without its head among its commits it is unknown (10)', async () => {
    expect(reasons(await read(pull({ headRefOid: sha(9) })))).toEqual([
      'The head 0000000 of #12 is not among its 1 commits, so nobody can tell who wrote it',
    ])
  })

  test('pushed back to what was approved it has the same head (10)', async () => {
    const one = await readOne({ reviews: connection([review(ben, 'APPROVED')]) })
    expect(one.reviews[0]?.commit).toBe(one.head)
  })

  test.each([
    ['MERGED', null],
    ['OPEN', '2026-03-02T12:00:00Z'],
  ])('%s and merged at %s it is unknown', async (state, mergedAt) => {
    expect(reasons(await read(pull({ state, mergedAt })))).toHaveLength(1)
  })
})

describe('reviews', () => {
  test.each([
    ['APPROVED', 'approved'],
    ['CHANGES_REQUESTED', 'changes-requested'],
    ['COMMENTED', 'commented'],
    ['DISMISSED', 'dismissed'],
  ])('%s', async (state, told) => {
    const one = await readOne({ reviews: connection([review(ben, state)]) })
    expect(one.reviews).toEqual([
      {
        person: { id: 2, login: 'ben', kind: 'human' },
        state: told,
        at: Date.parse('2026-03-02T10:00:00Z'),
        commit: sha(1),
        role: 'write',
      },
    ])
  })

  test('one that was not submitted is none', async () => {
    const pending = review(ben, 'PENDING', { submittedAt: null })
    expect((await readOne({ reviews: connection([pending]) })).reviews).toEqual([])
  })

  test('one that was submitted at no time is unknown', async () => {
    const reviews = connection([review(ben, 'APPROVED', { submittedAt: null })])
    expect(reasons(await read(pull({ reviews })))).toEqual([
      'GitHub gives no time for the review of ben, so nobody can tell what it came before',
    ])
  })

  test('on a commit that is gone (11)', async () => {
    const reviews = connection([review(ben, 'APPROVED', { commit: null })])
    expect((await readOne({ reviews })).reviews[0]?.commit).toBeUndefined()
  })

  test('of somebody who may not push, or not any more (26, 27)', async () => {
    const reviews = connection([review(ben, 'APPROVED', { authorCanPushToRepository: false })])
    expect((await readOne({ reviews })).reviews[0]?.role).toBe('read')
  })

  test('of bots (22)', async () => {
    const reviews = connection([
      review(bot(41898282, 'github-actions'), 'APPROVED'),
      review(user(5, 'helper[bot]'), 'APPROVED'),
    ])
    const kinds = (await readOne({ reviews })).reviews.map(({ person }) => person?.kind)
    expect(kinds).toEqual(['bot', 'bot'])
  })

  test('of one person twice, under two logins, are of the same id (20)', async () => {
    const reviews = connection([review(ben, 'APPROVED'), review(user(2, 'benjamin'), 'APPROVED')])
    const ids = (await readOne({ reviews })).reviews.map(({ person }) => person?.id)
    expect(ids).toEqual([2, 2])
  })

  test('in the order in which they were submitted, whatever GitHub lists first', async () => {
    const all = [
      ['APPROVED', '2026-03-02T10:00:02Z', '7'],
      ['COMMENTED', '2026-03-02T10:00:01Z', '30000000000'],
      ['CHANGES_REQUESTED', '2026-03-02T10:00:01Z', '4000000000'],
      ['DISMISSED', '2026-03-02T10:00:01Z', '500'],
    ].map(([state = '', submittedAt, fullDatabaseId]) =>
      review(ben, state, { submittedAt, fullDatabaseId }),
    )
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(all, { minLength: all.length }), async (shuffled) => {
        const one = await readOne({ reviews: connection(shuffled) })
        expect(one.reviews.map(({ state }) => state)).toEqual([
          'dismissed',
          'changes-requested',
          'commented',
          'approved',
        ])
      }),
      { numRuns: 24 },
    )
  })
})

describe('one request', () => {
  test.each([
    [100, 100, 1],
    [101, 100, 2],
    [100, 101, 2],
    [250, 201, 5],
  ])('%i reviews and %i commits: requests %i (51)', async (reviews, n, requests) => {
    const one = pull({
      reviews: connection(Array.from({ length: reviews }, () => review(ben, 'APPROVED'))),
      commits: connection(commits(n)),
      headRefOid: sha(n),
    })
    const client = stub({ repository: repository([one]) })
    const [got] = valueIn(await readPulls('acme/shop', [12], client)).pulls
    expect([got?.reviews.length, got?.commits.length]).toEqual([reviews, n])
    expect(client.asked).toHaveLength(requests)
  })

  test('for each five pull requests, in their order', async () => {
    const numbers = [9, 3, 12, 7, 5, 1, 4]
    const client = stub({ repository: repository(numbers.map((number) => pull({ number }))) })
    const got = valueIn(await readPulls('acme/shop', [...numbers, 9], client))
    expect(got.pulls.map(({ number }) => number)).toEqual(numbers)
    expect(client.asked).toEqual(['PullRequests', 'PullRequests'])
    expect(client.queries.filter((query) => query.includes('assignableUsers'))).toHaveLength(1)
  })

  test('tells the default branch and the reviewers without any pull request', async () => {
    const about = {
      assignableUsers: connection(Array.from({ length: 101 }, (_, i) => user(i + 1, `u${i}`))),
    }
    const client = stub({ repository: repository([], about) })
    const { pulls, reviewers, defaultBranch } = valueIn(await readPulls('acme/shop', [], client))
    expect([pulls, reviewers.people.length, reviewers.complete, defaultBranch]).toEqual([
      [],
      100,
      false,
      'main',
    ])
  })

  test('an empty repository has no branch', async () => {
    const client = stub({ repository: repository([], { defaultBranchRef: null }) })
    expect(valueIn(await readPulls('acme/shop', [], client)).defaultBranch).toBeUndefined()
  })
})

describe('a pull request that is not there', () => {
  const strict = {
    pullRequest: ({ number }: { number: number }) => (number === 12 ? pull() : notFound()),
  }

  test('is unknown', async () => {
    const client = stub({ repository: repository([]) })
    expect(reasons(await readPulls('acme/shop', [12, 0, 2 ** 31], client))).toEqual([
      'acme/shop has no pull request #0 that this token may see',
      'acme/shop has no pull request #2147483648 that this token may see',
    ])
    expect(reasons(await readPulls('acme/shop', [12], client))).toEqual([
      'acme/shop has no pull request #12 that this token may see',
    ])
  })

  test('where the whole repository is hidden too', async () => {
    expect(reasons(await readPulls('acme/shop', [12], stub({})))).toEqual([
      'GitHub shows no repository acme/shop to this token',
    ])
  })

  test('answered with another number is unknown', async () => {
    const client = stub({ repository: repository([], { pullRequest: () => pull({ number: 13 }) }) })
    expect(reasons(await readPulls('acme/shop', [12], client))).toHaveLength(1)
  })

  test('is left out where only a name hinted at it', async () => {
    const client = stub({ repository: repository([], strict) })
    const got = valueIn(await readPulls('acme/shop', [], client, [4, 12, 12, 99999999999, 5]))
    expect(got.pulls.map(({ number }) => number)).toEqual([12])
  })

  test('is asked for once where it was both hinted at and wanted', async () => {
    const client = stub({ repository: repository([], strict) })
    valueIn(await readPulls('acme/shop', [12], client, [12]))
    expect(client.asked).toHaveLength(1)
  })

  test('a hint to one that cannot be read is no hint to nothing', async () => {
    const client = stub({ repository: repository([pull({ headRefOid: sha(9) })]) })
    expect((await readPulls('acme/shop', [], client, [12])).known).toBe(false)
  })
})

describe('a list that is not whole is unknown (51, 52)', () => {
  type Torn = (page: Page<object>, start: number) => Page<object>
  const many = Array.from({ length: 150 }, () => review(ben, 'APPROVED'))
  const retargeting = {
    __typename: 'BaseRefChangedEvent',
    id: 'a',
    createdAt: '2026-03-02T11:00:00Z',
  }
  const info = (page: Page<object>, about: object) => ({
    ...page,
    pageInfo: { ...page.pageInfo, ...about },
  })

  test.each<readonly [name: string, torn: Torn, why: string]>([
    [
      'the last one is missing',
      (page, start) => (start > 0 ? { ...page, nodes: page.nodes?.slice(0, -1) ?? null } : page),
      'GitHub lists 149 reviews of #12 and counts 150, so what is missing could change the answer',
    ],
    [
      'one is null',
      (page, start) =>
        start > 0 ? { ...page, nodes: [null, ...(page.nodes?.slice(1) ?? [])] } : page,
      'GitHub lists 100 reviews of #12 and counts 150, so what is missing could change the answer',
    ],
    [
      'a page is null',
      (page, start) => (start > 0 ? { ...page, nodes: null } : page),
      'GitHub lists 100 reviews of #12 and counts 150, so what is missing could change the answer',
    ],
    [
      'it ends early',
      (page) => info(page, { hasNextPage: false }),
      'GitHub lists 100 reviews of #12 and counts 150, so what is missing could change the answer',
    ],
    [
      'a page is empty and there is more',
      (page, start) => (start > 0 ? info({ ...page, nodes: [] }, { hasNextPage: true }) : page),
      'GitHub began anew in the middle of the reviews of #12, so nobody can tell whether these are all',
    ],
    [
      'pages of nothing never end',
      (page, start) =>
        start > 0
          ? info({ ...page, nodes: null }, { hasNextPage: true, endCursor: String(start + 1) })
          : page,
      'GitHub began anew in the middle of the reviews of #12, so nobody can tell whether these are all',
    ],
    [
      'there is more and nothing says where',
      (page) => info(page, { endCursor: null }),
      'GitHub began anew in the middle of the reviews of #12, so nobody can tell whether these are all',
    ],
    [
      'the same page comes again',
      (page, start) => (start > 0 ? info({ ...page, nodes: many.slice(0, 50) }, {}) : page),
      'GitHub began anew in the middle of the reviews of #12, so nobody can tell whether these are all',
    ],
    [
      'the cursor stays',
      (page, start) =>
        start > 0
          ? info(
              { ...page, nodes: page.nodes?.slice(0, 10) ?? null },
              { hasNextPage: true, endCursor: '100' },
            )
          : page,
      'GitHub began anew in the middle of the reviews of #12, so nobody can tell whether these are all',
    ],
    [
      'the cursor stays and more comes',
      (page, start) =>
        start > 0
          ? info(
              { ...page, nodes: [review(ben, 'APPROVED')] },
              { hasNextPage: true, endCursor: '100' },
            )
          : page,
      'GitHub began anew in the middle of the reviews of #12, so nobody can tell whether these are all',
    ],
    [
      'one more is there than it counts',
      (page) => ({ ...page, totalCount: 149 }),
      'GitHub lists 150 reviews of #12 and counts 149, so what is missing could change the answer',
    ],
    [
      'its count changes',
      (page, start) => (start > 0 ? { ...page, totalCount: 151 } : page),
      'The reviews of #12 changed while they were read',
    ],
    [
      'it is longer than anybody reads',
      (page) => ({ ...page, totalCount: 1001 }),
      '#12 has 1,001 reviews, and no more than 1,000 are read',
    ],
  ])('%s', async (_name, torn, why) => {
    expect(reasons(await read(pull({ reviews: connection<object>(many, torn) })))).toEqual([why])
  })

  test('of commits, for GitHub may list no more than 250 of them', async () => {
    const all = commits(300)
    const torn = connection(all, (page, start) =>
      start < 200
        ? page
        : {
            ...page,
            nodes: page.nodes?.slice(0, 50) ?? null,
            pageInfo: { hasNextPage: false, endCursor: null },
          },
    )
    const answer = await read(pull({ commits: torn, headRefOid: sha(300) }))
    expect(answer.known ? [] : answer.because.map(({ what, next }) => [what, next])).toEqual([
      [
        'GitHub lists 250 commits of #12 and counts 300, so what is missing could change the answer',
        'Split it into smaller pull requests: of a large one GitHub may list no more than 250 commits',
      ],
    ])
  })

  test.each([
    ['reviews', connection<object>([], (page) => ({ ...page, totalCount: 1 }))],
    ['assignees', connection<object>([], (page) => ({ ...page, totalCount: 1 }))],
    ['commits', connection<object>([], (page) => ({ ...page, totalCount: 1 }))],
    ['timelineItems', connection<object>([], (page) => ({ ...page, nodes: [null] }))],
    ['timelineItems', connection<object>([retargeting], (page) => ({ ...page, totalCount: 0 }))],
  ])('of %s', async (list, torn) => {
    expect(reasons(await read(pull({ [list]: torn })))).toHaveLength(1)
  })

  test('somebody pushed in between', async () => {
    let asked = 0
    const one = {
      ...pull({ reviews: connection(many) }),
      headRefOid: () => {
        asked += 1
        return sha(asked === 1 ? 1 : 2)
      },
    }
    const client = stub({ repository: repository([one]) })
    expect(reasons(await readPulls('acme/shop', [12], client))).toEqual([
      'Somebody pushed to #12 while it was read',
    ])
  })

  test('property: no page can be cut, doubled or left out unseen', async () => {
    const all = commits(230)
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(0, 100, 200),
        fc.nat(99),
        fc.constantFrom('cut', 'doubled', 'null'),
        async (start, index, how) => {
          const torn = connection(all, (page, at) => {
            if (at !== start || !page.nodes) return page
            const kept = page.nodes.slice(0, index)
            if (how === 'cut')
              return index < page.nodes.length ? { ...page, nodes: kept } : { ...page, nodes: [] }
            const again = how === 'null' ? null : (page.nodes[0] ?? null)
            return { ...page, nodes: [...page.nodes.slice(0, -1), again] }
          })
          const answer = await read(pull({ commits: torn, headRefOid: sha(230) }))
          expect(answer.known).toBe(false)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('the name of an author with any characters is only a name', async () => {
    const odd = commit(sha(1), { authors: [named(ada, '\u202e::error::')] })
    const one = await readOne({ commits: connection([{ commit: odd }]) })
    expect(one.commits[0]?.hands[0]?.name).toBe('\u202e::error::')
  })
})
