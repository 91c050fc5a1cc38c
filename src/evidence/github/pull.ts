import * as z from 'zod/mini'
import type { Person } from '../../model/change.ts'
import type { Evidence, Problem } from '../../model/evidence.ts'
import { all, known, unknown, wholeFile } from '../problem.ts'
import type { Client } from './client.ts'
import { type Listing, type Page, whole } from './connection.ts'
import { actorOf, actorShape } from './people.ts'
import { lists, type PulledRequest, type PullNode, pulledOf, pullShape } from './pulled.ts'
import { AT_ONCE, aliasOf, type List, ownerAndName, pageQuery, pullsQuery } from './query.ts'

export type { PulledRequest } from './pulled.ts'

/** Pull requests, and what the repository tells in the same answer. */
export interface Pulled {
  /** In the order in which they were asked for; hints last. */
  readonly pulls: readonly PulledRequest[]
  /** Who could be asked for a review: the first hundred that GitHub lists. */
  readonly reviewers: { readonly people: readonly Person[]; readonly complete: boolean }
  /** By its short name; undefined where the repository has no branch. */
  readonly defaultBranch: string | undefined
}

/**
 * Pull requests with all their reviews and commits: one request for up to five of them, and one for
 * each further hundred of a list. A role is `write` or `read`, as GitHub says of each review whether
 * its author may push now. Of the hints, numbers that a name only suggests, those that are no pull
 * request are left out.
 */
export async function readPulls(
  repository: string,
  numbers: readonly number[],
  client: Client,
  hints: readonly number[] = [],
): Promise<Evidence<Pulled>> {
  const wanted = [...new Set(numbers)]
  const odd = wanted.filter((number) => !isNumber(number))
  if (odd.length > 0) return unknown(...odd.map((number) => missing(repository, number)))
  const guessed = [...new Set(hints)].filter((each) => isNumber(each) && !wanted.includes(each))
  const [first = [], ...others] = inBatches(wanted)
  const read = all(
    await Promise.all([
      readBatch(repository, first, client, true),
      ...others.map((batch) => readBatch(repository, batch, client)),
      ...inBatches(guessed).map((batch) => readGuessed(repository, batch, client)),
    ]),
  )
  if (!read.known) return read
  const about = read.value[0]?.about
  return known({
    pulls: read.value.flatMap(({ pulls }) => pulls),
    reviewers: reviewersOf(about),
    defaultBranch: about?.defaultBranchRef?.name,
  })
}

/** GraphQL's `Int` holds no more. */
function isNumber(number: number): boolean {
  return Number.isInteger(number) && number > 0 && number < 2 ** 31
}

function inBatches(numbers: readonly number[]): readonly (readonly number[])[] {
  return Array.from({ length: Math.ceil(numbers.length / AT_ONCE) }, (_, i) =>
    numbers.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
  )
}

const aboutShape = z.object({
  defaultBranchRef: z.optional(z.nullable(z.object({ name: z.string() }))),
  assignableUsers: z.optional(
    z.object({ totalCount: z.int(), nodes: z.nullable(z.array(z.nullable(actorShape))) }),
  ),
})

type About = z.infer<typeof aboutShape>

interface Batch {
  readonly about: About
  readonly pulls: readonly PulledRequest[]
}

async function readBatch(
  repository: string,
  numbers: readonly number[],
  client: Client,
  withAbout = false,
): Promise<Evidence<Batch>> {
  const pullShapes = numbers.map((number) => [aliasOf(number), z.nullable(pullShape)] as const)
  const shape = z.object({
    repository: z.nullable(z.object({ ...aboutShape.shape, ...Object.fromEntries(pullShapes) })),
  })
  const answer = await client.query(pullsQuery(numbers, withAbout), ownerAndName(repository), shape)
  if (!answer.known) return answer
  const about = answer.value.repository
  if (!about) return unknown(hidden(repository))
  // Keys that are made of numbers are more than the type of a shape can say.
  const nodes: Readonly<Record<string, unknown>> = about
  const read = all(
    await Promise.all(
      numbers.map(async (number) => {
        const node = nodes[aliasOf(number)] as PullNode | null
        return node?.number === number
          ? readPull(repository, node, client)
          : unknown(missing(repository, number))
      }),
    ),
  )
  return read.known ? known({ about, pulls: read.value }) : read
}

/**
 * Titles of commits quote numbers of issues and of other repositories too, and GitHub answers a query
 * with an error where one of its pull requests does not exist: then each is asked for alone.
 */
async function readGuessed(
  repository: string,
  numbers: readonly number[],
  client: Client,
): Promise<Evidence<Batch>> {
  const read = await readBatch(repository, numbers, client)
  if (read.known) return read
  const none = { about: {}, pulls: [] }
  if (numbers.length === 1) return read.because.every(({ absent }) => absent) ? known(none) : read
  const each = all(
    await Promise.all(numbers.map((number) => readGuessed(repository, [number], client))),
  )
  return each.known ? known({ ...none, pulls: each.value.flatMap(({ pulls }) => pulls) }) : each
}

function hidden(repository: string): Problem {
  return {
    what: `GitHub shows no repository ${repository} to this token`,
    next: 'Give a token that may read it, with contents: read and pull-requests: read',
    place: wholeFile(repository),
  }
}

function missing(repository: string, number: number): Problem {
  return {
    what: `${repository} has no pull request #${number} that this token may see`,
    next: 'Name a pull request of this repository, and give a token with pull-requests: read',
    place: wholeFile(repository),
    absent: true,
  }
}

function reviewersOf(about: About | undefined): Pulled['reviewers'] {
  const users = about?.assignableUsers
  const people = (users?.nodes ?? []).flatMap((node) => {
    const person = actorOf(node)
    return person.known && person.value ? [person.value] : []
  })
  return { people, complete: people.length === users?.totalCount }
}

async function readPull(
  repository: string,
  node: PullNode,
  client: Client,
): Promise<Evidence<PulledRequest>> {
  const { number, headRefOid: head } = node
  /** All of one list, whose first page is there already. */
  const list = <T>(name: List, first: Page<T>, shape: z.ZodMiniType<Page<T>>, key: Key<T>) =>
    whole({ ...LISTINGS[name], of: `#${number}`, key }, first, (after) =>
      readPage({ repository, number, head, name, after }, shape, client),
    )
  const [assignees, reviews, commits, timelineItems] = await Promise.all([
    list('assignees', node.assignees, lists.assignees, (user) => user.login),
    list('reviews', node.reviews, lists.reviews, (review) => review.id),
    list('commits', node.commits, lists.commits, ({ commit }) => commit.oid),
    list('timelineItems', node.timelineItems, lists.timelineItems, (item) => item.id),
  ])
  if (!assignees.known || !reviews.known || !commits.known || !timelineItems.known) {
    return unknown(
      ...[assignees, reviews, commits, timelineItems].flatMap((each) =>
        each.known ? [] : each.because,
      ),
    )
  }
  return pulledOf(node, {
    assignees: assignees.value,
    reviews: reviews.value,
    commits: commits.value,
    timelineItems: timelineItems.value,
  })
}

type Key<T> = Listing<T>['key']

const AGAIN = 'Run it again; where it stays, open a new pull request with the same commits'

/** More of anything than a thousand is no pull request that people could read. */
const LISTINGS: Readonly<Record<List, Omit<Listing<never>, 'of' | 'key'>>> = {
  assignees: {
    what: 'assignees',
    most: 100,
    next: 'Run it again; where it stays, assign it to people alone',
    total: 'exact',
  },
  reviews: { what: 'reviews', most: 1000, next: AGAIN, total: 'exact' },
  commits: {
    what: 'commits',
    most: 1000,
    next: 'Split it into smaller pull requests: of a large one GitHub may list no more than 250 commits',
    total: 'exact',
  },
  // Nothing says that this total leaves out what was not asked for.
  timelineItems: { what: 'changes of base', most: 1000, next: AGAIN, total: 'at least' },
}

interface Wanted {
  readonly repository: string
  readonly number: number
  /** The page is of no use where the head has moved since the first one. */
  readonly head: string
  readonly name: List
  readonly after: string
}

async function readPage<T>(
  { repository, number, head, name, after }: Wanted,
  page: z.ZodMiniType<Page<T>>,
  client: Client,
): Promise<Evidence<Page<T>>> {
  const shape = z.object({
    repository: z.nullable(
      z.object({
        pullRequest: z.nullable(z.object({ headRefOid: z.string(), list: page })),
      }),
    ),
  })
  const variables = { ...ownerAndName(repository), number, after }
  const answer = await client.query(pageQuery(name), variables, shape)
  if (!answer.known) return answer
  const pull = answer.value.repository?.pullRequest
  if (!pull) return unknown(missing(repository, number))
  if (pull.headRefOid === head) return known(pull.list)
  return unknown({
    what: `Somebody pushed to #${number} while it was read`,
    next: 'Run it again',
    place: wholeFile(`#${number}`),
  })
}
