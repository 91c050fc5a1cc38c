import { createHash } from 'node:crypto'
import type {
  Activity,
  Commit,
  Deployment,
  Environment,
  Identity,
  Pull,
  Review,
  Run,
  Signature,
  Team,
  User,
  World,
} from './model.ts'

export type * from './model.ts'

// Makes worlds: whatever a test does not say is as on an ordinary day.

export const WEB_FLOW = 19864447
const START = Date.UTC(2026, 2, 2, 9)
const MINUTE = 60_000
export const NO_COMMIT = '0'.repeat(40)

/** A full commit id for any text, so that tests can name commits in words. */
export function sha(text: string): string {
  return createHash('sha1').update(text).digest('hex')
}

/** The time of what happens next. */
export function tick(world: { clock: number }): string {
  world.clock += MINUTE
  return new Date(world.clock).toISOString().replace('.000', '')
}

/** With the role `write`, and the e-mail address `login@example.com`. */
export function user(id: number, login: string, about: Partial<User> = {}): User {
  const type = about.type ?? (login.endsWith('[bot]') ? 'Bot' : 'User')
  const role = about.role ?? (type === 'User' ? 'write' : 'none')
  return {
    id,
    login,
    type,
    name: login,
    emails: [`${login}@example.com`],
    role,
    customRole: null,
    site: false,
    association: role === 'none' ? (type === 'Bot' ? 'CONTRIBUTOR' : 'NONE') : 'MEMBER',
    ...about,
  }
}

/** Who GitHub commits as when somebody presses a button. */
export const webFlow = user(WEB_FLOW, 'web-flow', {
  name: 'GitHub',
  emails: ['noreply@github.com'],
  role: 'none',
})

export const byGitHub: Signature = { valid: true, byGitHub: true, signer: 'web-flow' }

/** A login stands for itself as name, and for the address `login@example.com`. */
export type Who = string | { name: string; email: string }

export interface NewCommit {
  id?: string
  parents?: string[]
  tree?: string
  message?: string
  author?: Who
  committer?: Who
  coAuthors?: Who[]
  at?: string
  signature?: Signature | null
  viaWeb?: boolean
}

const FIRST = new Date(START).toISOString().replace('.000', '')

function identity(who: Who, at: string): Identity {
  if (typeof who !== 'string') return { ...who, at }
  if (who === webFlow.login) return { name: 'GitHub', email: 'noreply@github.com', at }
  return { name: who, email: `${who}@example.com`, at }
}

/** By the author alone, unless it says otherwise; its id follows from its content. */
export function commit(about: NewCommit = {}): Commit {
  const at = about.at ?? FIRST
  const author = identity(about.author ?? 'ada', at)
  const trailers = (about.coAuthors ?? []).map((who) => {
    const { name, email } = identity(who, at)
    return `Co-authored-by: ${name} <${email}>`
  })
  const subject = about.message ?? 'Change one thing'
  const message = trailers.length > 0 ? `${subject}\n\n${trailers.join('\n')}` : subject
  const content = {
    parents: about.parents ?? [],
    tree: about.tree ?? sha(`tree of ${message}`),
    message,
    author,
    committer: about.committer === undefined ? author : identity(about.committer, at),
    signature: about.signature ?? null,
    viaWeb: about.viaWeb ?? false,
  }
  return { id: about.id ?? sha(JSON.stringify(content)), ...content }
}

export interface NewPull extends Partial<Omit<Pull, 'reviews' | 'head' | 'base'>> {
  head?: Partial<Pull['head']>
  base?: Partial<Pull['base']>
  /** Oldest first, each on top of the one before unless it names its parents; one by the author. */
  commits?: NewCommit[]
  reviews?: Partial<Review>[]
}

export interface NewWorld
  extends Partial<Omit<World, 'commits' | 'refs' | 'pulls' | 'clock' | 'users'>> {
  users?: User[]
  /** Beside those of the pull requests. */
  commits?: Iterable<Commit>
  refs?: Readonly<Record<string, string>> | Map<string, string>
  pulls?: NewPull[]
}

/**
 * A repository `acme/shop` with ada (1), ben (2) and cleo (3), who all may write, and one open pull
 * request, 12, of one commit by ada. Whatever is given stands instead.
 */
export function world(about: NewWorld = {}): World {
  const { commits = [], refs = {}, pulls = [{}], ...rest } = about
  const root = commit({ message: 'Begin', author: 'cleo' })
  const made: World = {
    owner: 'acme',
    name: 'shop',
    id: 1000,
    private: true,
    defaultBranch: 'main',
    users: [user(1, 'ada'), user(2, 'ben'), user(3, 'cleo')],
    teams: [],
    seesTeams: true,
    botsInCommits: 'nobody',
    mostCommits: { rest: 250, graphql: Number.POSITIVE_INFINITY },
    tags: [],
    activity: [],
    deployments: [],
    environments: [],
    runs: [],
    ...rest,
    commits: new Map(Array.from(commits, (each) => [each.id, each])),
    refs: new Map(refs instanceof Map ? refs : Object.entries(refs)),
    pulls: [],
    clock: START,
  }
  const main = `refs/heads/${made.defaultBranch}`
  if (!made.refs.has(main)) {
    made.commits.set(root.id, root)
    made.refs.set(main, root.id)
  }
  for (const each of pulls) addPull(made, each)
  return made
}

/** Logins stand for the names and the first addresses that the users of the world have. */
export function commitIn(world: World, about: NewCommit): Commit {
  const named = (who: Who): Who => {
    const user = world.users.find(({ login }) => login === who)
    return user === undefined ? who : { name: user.name, email: user.emails[0] ?? '' }
  }
  const { author = 'ada', committer, coAuthors = [] } = about
  return commit({
    ...about,
    author: named(author),
    coAuthors: coAuthors.map(named),
    ...(committer === undefined ? {} : { committer: named(committer) }),
  })
}

/** Adds a pull request, its commits and its branch, as its author would. */
export function addPull(world: World, about: NewPull = {}): Pull {
  const { commits, reviews = [], head = {}, base = {}, ...rest } = about
  const number = rest.number ?? 12 + world.pulls.length
  const author = rest.author === undefined ? (world.users[0]?.login ?? null) : rest.author
  const baseRef = base.ref ?? world.defaultBranch
  const baseCommit = base.commit ?? world.refs.get(`refs/heads/${baseRef}`) ?? NO_COMMIT
  const at = tick(world)
  const tip =
    head.commit ?? addCommits(world, commits ?? [{}], { author: author ?? 'ghost', on: baseCommit })
  const pull: Pull = {
    number,
    title: 'Change one thing',
    author,
    state: rest.merged ? 'MERGED' : 'OPEN',
    draft: false,
    listed: undefined,
    assignees: [],
    dismissals: [],
    retargets: [],
    forcePushes: [],
    basePushes: [],
    createdAt: at,
    merged: null,
    ...rest,
    head: {
      ref: head.ref ?? `change-${number}`,
      commit: tip,
      repository: head.repository === undefined ? `${world.owner}/${world.name}` : head.repository,
    },
    base: { ref: baseRef, commit: baseCommit },
    reviews: [],
  }
  for (const each of reviews) pull.reviews.push(review(world, pull, each))
  world.pulls.push(pull)
  if (pull.head.repository === `${world.owner}/${world.name}`) openBranch(world, pull, at)
  return pull
}

function openBranch(world: World, pull: Pull, at: string): void {
  const ref = `refs/heads/${pull.head.ref}`
  if (!world.refs.has(ref)) world.refs.set(ref, pull.head.commit)
  if (pull.author === null || world.activity.some((each) => each.ref === ref)) return
  const { commit } = pull.head
  addActivity(world, {
    type: 'branch_creation',
    ref,
    before: NO_COMMIT,
    after: commit,
    by: pull.author,
    at,
  })
}

/** Adds commits, each on top of the one before, and answers the last one's id. */
export function addCommits(
  world: World,
  commits: readonly NewCommit[],
  { author, on }: { author: string; on: string },
): string {
  let tip = on
  for (const [index, about] of commits.entries()) {
    const message = commits.length > 1 ? `Change thing ${index + 1}` : 'Change one thing'
    const made = commitIn(world, { author, message, parents: [tip], at: tick(world), ...about })
    world.commits.set(made.id, made)
    tip = made.id
  }
  return tip
}

/** By the last user, who approves the head, unless it says otherwise. */
export function review(world: World, pull: Pull, about: Partial<Review> = {}): Review {
  const state = about.state ?? 'APPROVED'
  const pulls = new Set([...world.pulls, pull])
  const count = [...pulls].reduce((sum, each) => sum + each.reviews.length, 0)
  return {
    id: 9001 + count,
    by: 'ben',
    state,
    commit: pull.head.commit,
    at: state === 'PENDING' ? null : tick(world),
    body: '',
    editedAt: null,
    onBehalfOf: [],
    ...about,
  }
}

/** A push by force to a branch is also an event of every open pull request that goes to it. */
export function addActivity(world: World, about: Omit<Activity, 'id'>): void {
  world.activity.push({ id: 5001 + world.activity.length, ...about })
  const { type, ref, before, after, by, at } = about
  if (type !== 'force_push') return
  for (const { state, base, basePushes } of world.pulls) {
    const isInto = state === 'OPEN' && ref === `refs/heads/${base.ref}`
    if (isInto) basePushes.push({ before, after, by, at })
  }
}

export function team(id: number, slug: string, about: Partial<Team> = {}): Team {
  return {
    id,
    slug,
    parent: null,
    secret: false,
    members: [],
    maintainers: [],
    pending: [],
    ...about,
  }
}

/** Ben may let it go on, whoever started it. */
export function environment(id: number, name: string, about: Partial<Environment> = {}) {
  return { id, name, reviewers: ['ben'], preventSelfReview: false, waitTimer: 0, ...about }
}

/** Started by ada with a push to main, and waiting for `production`. */
export function run(world: World, about: Partial<Run> = {}): Run {
  const actor = about.actor ?? 'ada'
  return {
    id: 42,
    event: 'push',
    commit: world.refs.get(`refs/heads/${world.defaultBranch}`) ?? NO_COMMIT,
    branch: world.defaultBranch,
    path: '.github/workflows/release.yml',
    actor,
    status: 'waiting',
    conclusion: null,
    attempts: [{ by: actor, at: tick(world) }],
    approvals: [],
    pending: ['production'],
    ...about,
  }
}

/** By ada, from main, and live. */
export function deployment(world: World, about: Partial<Deployment> = {}): Deployment {
  const id = about.id ?? 7001 + world.deployments.length
  const by = about.by === undefined ? 'ada' : about.by
  const at = about.at ?? tick(world)
  return {
    id,
    environment: 'production',
    commit: world.refs.get(`refs/heads/${world.defaultBranch}`) ?? NO_COMMIT,
    ref: world.defaultBranch,
    by,
    at,
    statuses: [{ id: id * 10, state: 'success', by, at }],
    ...about,
  }
}
