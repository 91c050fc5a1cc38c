import { commitFields } from './commit.ts'
import { pageFields } from './connection.ts'
import { actorFields, userFields } from './people.ts'

/**
 * Pull requests of one query. The most it can ask for is 100 assignable users, and of each pull
 * request 100 assignees, reviews, changes of base and commits, and of each commit 100 authors and 10
 * parents: 100 + 5 × (4 × 100 + 100 × 110) = 57,100 of the 500,000 nodes that are allowed. It costs
 * (1 + 5 × (4 + 2 × 100)) / 100 = 10 points of at least 1,000 an hour, and for one pull request 2.
 * https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api
 */
export const AT_ONCE = 5

/** Lists of a pull request, each with the fields of one of its nodes. */
const LISTS = {
  assignees: userFields,
  reviews: `id fullDatabaseId state submittedAt author { ${actorFields} } commit { oid } authorCanPushToRepository`,
  commits: 'commit { ...CommitFields }',
  timelineItems:
    '__typename ... on BaseRefChangedEvent { id createdAt } ... on AutomaticBaseChangeSucceededEvent { id createdAt } ... on BaseRefForcePushedEvent { id createdAt }',
} as const

export type List = keyof typeof LISTS

/** Each shows reviewers another change than before. */
const BASE_CHANGES =
  'BASE_REF_CHANGED_EVENT, AUTOMATIC_BASE_CHANGE_SUCCEEDED_EVENT, BASE_REF_FORCE_PUSHED_EVENT'

function listFields(list: List, after = '', alias = ''): string {
  const types = list === 'timelineItems' ? `, itemTypes: [${BASE_CHANGES}]` : ''
  return `${alias}${list}(first: 100${types}${after}) { ${pageFields(LISTS[list])} }`
}

const PULL_REQUEST = `
  number title state isDraft mergedAt
  author { ${actorFields} }
  authorAssociation isCrossRepository
  headRefOid headRefName headRepository { nameWithOwner }
  baseRefOid baseRefName
  ${listFields('assignees')}
  ${listFields('reviews')}
  ${listFields('commits')}
  ${listFields('timelineItems')}`

const REPOSITORY = `
  defaultBranchRef { name }
  assignableUsers(first: 100) { totalCount nodes { ${userFields} } }`

/** The name under which a query answers for a pull request. */
export function aliasOf(number: number): string {
  return `pull${number}`
}

/** Pull requests with the first page of each of their lists, and what the repository tells beside. */
export function pullsQuery(numbers: readonly number[], withRepository: boolean): string {
  const pulls = numbers.map(
    (number) => `${aliasOf(number)}: pullRequest(number: ${number}) { ...PullRequestFields }`,
  )
  const fragments = `fragment PullRequestFields on PullRequest {${PULL_REQUEST}\n}\n${commitFields}`
  return `query PullRequests($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {${withRepository ? REPOSITORY : ''}
  ${pulls.join('\n  ')}
  }
}
${pulls.length > 0 ? fragments : ''}`
}

/** A further page of one list of one pull request, under the name `list`. */
export function pageQuery(list: List): string {
  return `query PullRequestPage($owner: String!, $name: String!, $number: Int!, $after: String!) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) { headRefOid ${listFields(list, ', after: $after', 'list: ')} }
  }
}
${list === 'commits' ? commitFields : ''}`
}

/** `knight/trading` as the variables of a query have it. */
export function ownerAndName(repository: string): {
  readonly owner: string
  readonly name: string
} {
  const [owner = '', name = ''] = repository.split('/')
  return { owner, name }
}
