// The world of the tests' GitHub: plain data, which stories change as people would. Users are named
// by their logins, teams by their slugs, commits by their full ids; times are ISO 8601 in UTC.

export type Role = 'none' | 'read' | 'triage' | 'write' | 'maintain' | 'admin'

export interface User {
  id: number
  /** As the REST API has it: that of a bot ends in `[bot]`. */
  login: string
  type: 'User' | 'Bot' | 'Mannequin'
  name: string
  /** Commits with one of these are the user's, whoever wrote them. */
  emails: string[]
  role: Role
  /** The name of a role that the organization made, on top of `role`. */
  customRole: string | null
  /** Staff of the site. */
  site: boolean
  /** How the user stands to the repository, as GitHub tells it of an author. */
  association: 'OWNER' | 'MEMBER' | 'COLLABORATOR' | 'CONTRIBUTOR' | 'FIRST_TIMER' | 'NONE'
}

export interface Team {
  id: number
  slug: string
  /** Slug of the team above. */
  parent: string | null
  /** Nobody outside sees it. */
  secret: boolean
  members: string[]
  maintainers: string[]
  /** Invited, and did not answer yet. */
  pending: string[]
}

export interface Identity {
  name: string
  email: string
  at: string
}

export interface Commit {
  id: string
  parents: string[]
  tree: string
  /** Whole, with the trailers that GitHub reads co-authors from. */
  message: string
  author: Identity
  committer: Identity
  signature: Signature | null
  /** Made by a press of a button on the site. */
  viaWeb: boolean
}

export interface Signature {
  valid: boolean
  /** Made with GitHub's own key. */
  byGitHub: boolean
  signer: string | null
}

export type ReviewState = 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING'

export interface Review {
  id: number
  /** Null where the account was deleted. */
  by: string | null
  state: ReviewState
  /** Null where the commit is gone. */
  commit: string | null
  /** Null until it is submitted. */
  at: string | null
  body: string
  editedAt: string | null
  /** Slugs of teams. */
  onBehalfOf: string[]
}

export interface Pull {
  number: number
  title: string
  /** Null where the account was deleted. */
  author: string | null
  state: 'OPEN' | 'CLOSED' | 'MERGED'
  draft: boolean
  /** `repository` is `owner/name`, or null where the fork was deleted. */
  head: { ref: string; commit: string; repository: string | null }
  /** The commit is the tip of the branch when the head was pushed last, or when it was merged. */
  base: { ref: string; commit: string }
  /** Oldest first; undefined for what the head reaches and the base does not. */
  listed: string[] | undefined
  assignees: string[]
  reviews: Review[]
  dismissals: { review: number; by: string; at: string; previous: ReviewState; message: string }[]
  /** `automatic` where GitHub did it, as the branch that it went to was merged and deleted. */
  retargets: { from: string; to: string; by: string; at: string; automatic: boolean }[]
  forcePushes: { before: string; after: string; by: string; at: string }[]
  /** By force, to the branch it goes to, while it was open. */
  basePushes: { before: string; after: string; by: string | null; at: string }[]
  createdAt: string
  merged: { by: string; at: string; commit: string } | null
}

export interface Activity {
  id: number
  type:
    | 'push'
    | 'force_push'
    | 'branch_creation'
    | 'branch_deletion'
    | 'pr_merge'
    | 'merge_queue_merge'
  /** In full. */
  ref: string
  before: string
  after: string
  by: string | null
  at: string
}

export type DeploymentState =
  | 'error'
  | 'failure'
  | 'inactive'
  | 'pending'
  | 'success'
  | 'queued'
  | 'in_progress'

export interface Deployment {
  id: number
  environment: string
  commit: string
  ref: string
  by: string | null
  at: string
  /** Oldest first. */
  statuses: { id: number; state: DeploymentState; by: string | null; at: string }[]
}

export interface Environment {
  id: number
  name: string
  /** Logins, and teams as `team:slug`; none where everything may pass. */
  reviewers: string[]
  preventSelfReview: boolean
  /** Minutes. */
  waitTimer: number
}

export interface Approval {
  by: string
  state: 'approved' | 'rejected' | 'pending'
  comment: string
  environments: string[]
}

export interface Run {
  id: number
  event: string
  commit: string
  branch: string | null
  /** Path of the workflow's file. */
  path: string
  /** Who started the first attempt. */
  actor: string
  status: 'queued' | 'in_progress' | 'waiting' | 'completed'
  conclusion: 'success' | 'failure' | 'cancelled' | null
  /** The first one first. */
  attempts: { by: string; at: string }[]
  /** Of all attempts: GitHub does not tell which was for which. */
  approvals: Approval[]
  /** Names of the environments that wait for an answer. */
  pending: string[]
}

export interface Tag {
  id: string
  name: string
  /** Id of a commit. */
  target: string
}

export interface World {
  owner: string
  name: string
  id: number
  private: boolean
  defaultBranch: string
  users: User[]
  teams: Team[]
  /** Whether the token sees teams: that of a workflow does not. */
  seesTeams: boolean
  /** Whether GraphQL shows a bot as a user where it wrote a commit, or nobody. */
  botsInCommits: 'user' | 'nobody'
  /** How many commits of a pull request each API tells; their number is told all the same. */
  mostCommits: { rest: number; graphql: number }
  commits: Map<string, Commit>
  /** Names in full, and the ids of commits, or of annotated tags. */
  refs: Map<string, string>
  tags: Tag[]
  pulls: Pull[]
  activity: Activity[]
  deployments: Deployment[]
  environments: Environment[]
  runs: Run[]
  /** Milliseconds since 1970 of what happened last; every story is a minute later. */
  clock: number
}
