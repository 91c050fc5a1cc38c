/** What `permissions:` of a workflow can give; for anything else it takes a token of another kind. */
const OF_WORKFLOWS = /^(?:actions|checks|contents|deployments|issues|pull-requests|statuses)$/

/** What is asked, by a path of the REST API or of GraphQL, and the permission that it needs. */
const NEEDED: readonly (readonly [RegExp, string])[] = [
  [/\/teams\//, 'members'],
  [/\/actions\/|\/environments\//, 'actions'],
  [/\/deployments\b/, 'deployments'],
  [/\/pulls\b|\/pullRequest\b|\/associatedPullRequests\b/, 'pull-requests'],
  [/\/(?:commits|compare|git|contents|activity|object|ref|refs|defaultBranchRef)\b/, 'contents'],
]

/** Its owner and its name may be words that mean something below. */
const REPOSITORY = /^.*?\/(?:repos\/[^/]+\/[^/]+|repositories\/\d+)(?=\/|$)/

/** What to do about a token that may not ask this; `accepted` is the header of GitHub's that names permissions. */
export function permit(path: string, accepted: string | null): string {
  const asked = path.replace(REPOSITORY, '')
  const needed = namedIn(accepted) ?? NEEDED.find(([pattern]) => pattern.test(asked))?.[1]
  if (!needed) return 'Give the token a permission to read this'
  if (OF_WORKFLOWS.test(needed)) {
    return `Give the token the permission to read it: ${needed}: read, below permissions: of the job`
  }
  return `Use the token of a GitHub App that may read ${needed}; the token of a workflow (GITHUB_TOKEN) never may`
}

/** `pull_requests=read; contents=read`: alternatives, of which the first is taken. */
function namedIn(accepted: string | null): string | undefined {
  return /^([a-z_]{1,40})=(?:read|write|admin)\b/.exec(accepted ?? '')?.[1]?.replaceAll('_', '-')
}
