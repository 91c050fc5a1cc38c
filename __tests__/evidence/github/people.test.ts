import { describe, expect, test } from '@jest/globals'
import * as z from 'zod/mini'
import {
  type CommitNode,
  commitFields,
  commitOf,
  commitShape,
} from '../../../src/evidence/github/commit.ts'
import { accountOf, actorOf, distinct } from '../../../src/evidence/github/people.ts'
import type { Commit } from '../../../src/model/change.ts'
import type { Evidence } from '../../../src/model/evidence.ts'
import {
  ada,
  ben,
  bot,
  byGitHub,
  cleo,
  commit,
  GITHUB,
  named,
  sha,
  signed,
  user,
  webFlow,
} from './canned.ts'
import { reasons, stub, valueIn } from './stub.ts'

const QUERY = `query Step($owner: String!, $name: String!, $oid: GitObjectID!) {
  repository(owner: $owner, name: $name) { object(oid: $oid) { ...CommitFields } }
}
${commitFields}`

/** The commit as GitHub's schema lets it be asked for. */
async function ask(about: Parameters<typeof commit>[1]): Promise<CommitNode> {
  const client = stub({ repository: { object: commit(sha(1), about) } })
  const shape = z.object({ repository: z.object({ object: commitShape }) })
  const variables = { owner: 'acme', name: 'shop', oid: sha(1) }
  return valueIn(await client.query(QUERY, variables, shape)).repository.object
}

async function read(about: Parameters<typeof commit>[1]): Promise<Evidence<Commit>> {
  return commitOf(await ask(about))
}

/** `author 1`, `committer nobody`. */
async function hands(about: Parameters<typeof commit>[1]): Promise<readonly string[]> {
  return valueIn(await read(about)).hands.map(({ as, person }) => `${as} ${person?.id ?? 'nobody'}`)
}

const NOBODY = named(null, 'Eve', 'eve@example.com')
const RENOVATE = named(null, 'renovate[bot]', '29139614+renovate[bot]@users.noreply.github.com')

describe('the hands in a commit', () => {
  test.each<readonly [name: string, about: Parameters<typeof commit>[1], hands: readonly string[]]>(
    [
      ['author and committer (2)', { committer: named(ben) }, ['author 1', 'committer 2']],
      [
        'co-authors (3)',
        { authors: [named(ada), named(ben), named(cleo)] },
        ['author 1', 'co-author 2', 'co-author 3', 'committer 1'],
      ],
      [
        'a co-author of a suggestion that GitHub applied (3)',
        { authors: [named(ada), named(ben)], committer: GITHUB, signature: byGitHub },
        ['author 1', 'co-author 2'],
      ],
      [
        'a hundred authors',
        { authors: Array.from({ length: 100 }, (_, i) => named(user(i + 1, `u${i}`))) },
        ['author 1', ...Array.from({ length: 99 }, (_, i) => `co-author ${i + 2}`), 'committer 1'],
      ],
      [
        'names without an account (6)',
        { authors: [NOBODY, NOBODY], committer: NOBODY },
        ['author nobody', 'co-author nobody', 'committer nobody'],
      ],
      [
        'a name without an account under the signature of somebody (6)',
        { authors: [NOBODY], committer: NOBODY, signature: signed(ben) },
        ['author nobody', 'committer nobody', 'signer 2'],
      ],
      [
        'a signature that is not valid proves nobody (6)',
        { authors: [NOBODY], committer: NOBODY, signature: signed(ben, { isValid: false }) },
        ['author nobody', 'committer nobody'],
      ],
      [
        'a signature of nobody (6)',
        { authors: [NOBODY], signature: signed(null) },
        ['author nobody', 'committer 1'],
      ],
      ['no author at all', { authors: [], committer: null }, ['author nobody', 'committer nobody']],
      [
        'GitHub, as its signature proves (7)',
        { committer: GITHUB, signature: byGitHub },
        ['author 1'],
      ],
      [
        'GitHub without its account, as its signature proves (7)',
        { committer: named(null, 'GitHub', 'noreply@github.com'), signature: byGitHub },
        ['author 1'],
      ],
      [
        'an Enterprise Server without its account, as its signature proves (7)',
        {
          committer: named(null, 'GitHub Enterprise', 'noreply@git.acme.example'),
          signature: byGitHub,
        },
        ['author 1'],
      ],
      [
        'GitHub where only the name says so (7)',
        { committer: GITHUB },
        ['author 1', 'committer 19864447'],
      ],
      [
        'GitHub where only the name says so, without its account (7)',
        { committer: named(null, 'GitHub', 'noreply@github.com') },
        ['author 1', 'committer nobody'],
      ],
      [
        'GitHub where another signed (7)',
        { committer: GITHUB, signature: signed(ben) },
        ['author 1', 'committer 19864447', 'signer 2'],
      ],
      [
        'GitHub where its signature is not valid (7)',
        {
          committer: GITHUB,
          signature: signed(webFlow, { wasSignedByGitHub: true, isValid: false }),
        },
        ['author 1', 'committer 19864447'],
      ],
      [
        'somebody whose address looks like that of GitHub, under its signature (7)',
        { committer: named(ben, 'Ben', 'noreply@ben.example'), signature: byGitHub },
        ['author 1', 'committer 2'],
      ],
      [
        'somebody without an account under the signature of GitHub (7)',
        { committer: NOBODY, signature: byGitHub },
        ['author 1', 'committer nobody'],
      ],
      [
        'the signature of GitHub speaks for no account of another id (7)',
        {
          authors: [NOBODY],
          committer: GITHUB,
          signature: signed(user(9, 'web-flow'), { wasSignedByGitHub: true }),
        },
        ['author nobody'],
      ],
      [
        'a bot by its address, under the signature of GitHub (23)',
        { authors: [RENOVATE], committer: RENOVATE, signature: byGitHub },
        ['author 29139614', 'committer 29139614'],
      ],
      [
        'a bot by its address, without a signature (23)',
        { authors: [RENOVATE], committer: GITHUB },
        ['author nobody', 'committer 19864447'],
      ],
      [
        'a bot by its address in a trailer, which anybody can write (23)',
        { authors: [named(ada), RENOVATE], committer: GITHUB, signature: byGitHub },
        ['author 1', 'co-author nobody'],
      ],
      [
        'an address that is not quite that of a bot (6)',
        {
          authors: [named(null, 'x', '1+x[bot]@users.noreply.github.com.evil@example.com')],
          committer: GITHUB,
          signature: byGitHub,
        },
        ['author nobody'],
      ],
    ],
  )('%s', async (_name, about, expected) => {
    expect(await hands(about)).toEqual(expected)
  })

  test.each([
    ['a bot as GitHub names it (22)', bot(49699333, 'dependabot'), 'bot'],
    ['a bot as a user (22)', user(49699333, 'dependabot[bot]'), 'bot'],
    ['GitHub itself (7)', webFlow, 'bot'],
    ['a person', ben, 'human'],
  ])('%s', async (_name, account, kind) => {
    const { authors } = await ask({ authors: [named(user(1, 'ada'))] })
    const node = await ask({})
    const [author] = authors.nodes ?? []
    if (!author) throw new Error('There is no author')
    const changed = { ...node, authors: { totalCount: 1, nodes: [{ ...author, user: account }] } }
    expect(valueIn(commitOf(changed)).hands[0]?.person?.kind).toBe(kind)
  })

  test.each([
    ['nothing', null, false],
    ['somebody', signed(ben), false],
    ['GitHub', byGitHub, true],
    ['GitHub, not valid', signed(webFlow, { wasSignedByGitHub: true, isValid: false }), false],
  ])('signed by %s', async (_name, signature, made) => {
    expect(valueIn(await read({ signature })).byGitHub).toBe(made)
  })

  test.each<readonly [name: string, about: Parameters<typeof commit>[1], why: string]>([
    [
      'more authors than are read',
      { authors: Array.from({ length: 101 }, () => named(ada)) },
      'GitHub lists 100 of 101 authors of commit 0000000, so somebody who had a hand in it could be missing',
    ],
    [
      'an author that is not shown',
      { authors: [named(ada), null] },
      'GitHub lists 1 of 2 authors of commit 0000000, so somebody who had a hand in it could be missing',
    ],
    [
      'more parents than are read',
      { parents: Array.from({ length: 11 }, (_, i) => sha(i)) },
      'GitHub lists 10 of 11 parents of commit 0000000, so somebody who had a hand in it could be missing',
    ],
    [
      'an account without an id',
      { committer: named(user(null, 'ben')) },
      'GitHub gave no id for the account ben, and a login proves nothing, since it can be taken over',
    ],
  ])('with %s it is unknown', async (_name, about, why) => {
    expect(reasons(await read(about))).toEqual([why])
  })

  test('with several faults it tells all of them', async () => {
    const about = {
      parents: Array.from({ length: 11 }, (_, i) => sha(i)),
      authors: [named(user(null, 'ada')), named(user(null, 'ben'))],
    }
    expect(reasons(await read(about))).toHaveLength(3)
  })

  test.each(['HEAD', sha(1).slice(1), sha(1).toUpperCase().replace(/0/g, 'A')])(
    '%s is no commit',
    (oid) => {
      const result = commitShape.safeParse({ oid })
      expect(result.error?.issues.map(({ path }) => path[0])).toContain('oid')
    },
  )
})

describe('accounts', () => {
  test.each([
    ['User', 'ben', 'human'],
    ['Bot', 'ben', 'bot'],
    ['User', 'ben[bot]', 'bot'],
    // Whatever it is, it is nobody else, and so it is kept from approving.
    ['Mannequin', 'ben', 'human'],
  ])('of the REST API: %s %s is a %s (22)', (type, login, kind) => {
    expect(accountOf({ id: 2, login, type })).toEqual({ id: 2, login, kind })
  })

  test('nobody is nobody (32)', () => {
    expect(actorOf(null)).toEqual({ known: true, value: undefined })
  })

  test('the same id is the same person, whatever the login (20)', () => {
    const people = [
      { id: 2, login: 'ben', kind: 'human' },
      { id: 3, login: 'cleo', kind: 'human' },
      { id: 2, login: 'benjamin', kind: 'human' },
    ] as const
    expect(distinct(people)).toEqual(people.slice(0, 2))
  })
})
