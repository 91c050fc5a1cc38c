import {
  type Commit,
  type Deployment,
  type Pull,
  type Team,
  type User,
  type World,
  webFlow,
} from './world.ts'

// What GitHub works out from its world, whichever API asks.

export function repositoryOf(world: World): string {
  return `${world.owner}/${world.name}`
}

export function userOf(world: World, login: string | null): User | undefined {
  if (login === null) return undefined
  const wanted = login.toLowerCase()
  return [...world.users, webFlow].find((each) => each.login.toLowerCase() === wanted)
}

/** GitHub ties a commit to an account by the e-mail address alone. */
export function userOfEmail(world: World, email: string): User | undefined {
  return [...world.users, webFlow].find((each) => each.emails.includes(email))
}

export interface Author {
  readonly name: string
  readonly email: string
  readonly at: string
}

const TRAILER = /^co-authored-by:\s*(.*?)\s*<([^<>]+)>\s*$/gim

/** The author, and whoever the trailers of the message name. */
export function authorsOf(commit: Commit): readonly Author[] {
  const named = Array.from(commit.message.matchAll(TRAILER), ([, name = '', email = '']) => ({
    name,
    email,
    at: commit.author.at,
  }))
  const all = [commit.author, ...named]
  return all.filter((each, index) => all.findIndex(({ email }) => email === each.email) === index)
}

/** Everything that a commit reaches by any parent, itself first, in the order of a walk by breadth. */
export function reach(world: World, from: string): ReadonlySet<string> {
  const seen = new Set<string>([from])
  for (const id of seen) {
    for (const parent of world.commits.get(id)?.parents ?? []) seen.add(parent)
  }
  return seen
}

/** What `to` reaches and `from` does not, oldest first: parents before children. */
export function between(world: World, from: string, to: string): readonly Commit[] {
  const known = reach(world, from)
  const ordered: Commit[] = []
  const done = new Set<string>(known)
  const open: { id: string; ready: boolean }[] = [{ id: to, ready: false }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { id, ready } = next
    const commit = world.commits.get(id)
    if (commit === undefined) continue
    if (ready) {
      ordered.push(commit)
    } else if (!done.has(id)) {
      done.add(id)
      open.push(
        { id, ready: true },
        ...commit.parents.map((parent) => ({ id: parent, ready: false })),
      )
    }
  }
  return ordered
}

/** An ancestor of both that no other such ancestor reaches. */
export function mergeBase(world: World, a: string, b: string): string | undefined {
  const reached = reach(world, a)
  const common = [...reach(world, b)].filter((id) => reached.has(id) && world.commits.has(id))
  const below = new Set(common.flatMap((id) => world.commits.get(id)?.parents ?? []))
  return common.find((id) => !below.has(id)) ?? common[0]
}

export interface Comparison {
  readonly status: 'ahead' | 'behind' | 'diverged' | 'identical'
  readonly ahead: readonly Commit[]
  readonly behind: readonly Commit[]
}

export function compare(world: World, base: string, head: string): Comparison {
  const ahead = between(world, base, head)
  const behind = between(world, head, base)
  if (ahead.length > 0) return { status: behind.length > 0 ? 'diverged' : 'ahead', ahead, behind }
  return { status: behind.length > 0 ? 'behind' : 'identical', ahead, behind }
}

/** The commit that a name points to: a full id, a branch, a tag or a full name. */
export function commitOf(world: World, name: string): string | undefined {
  if (world.commits.has(name)) return name
  for (const ref of [name, `refs/${name}`, `refs/tags/${name}`, `refs/heads/${name}`]) {
    const id = world.refs.get(ref)
    if (id !== undefined) return world.tags.find((tag) => tag.id === id)?.target ?? id
  }
  return world.tags.find((tag) => tag.id === name)?.target
}

/** Oldest first, as GitHub lists them. */
export function commitsOf(world: World, pull: Pull): readonly Commit[] {
  if (pull.listed === undefined) return between(world, pull.base.commit, pull.head.commit)
  return pull.listed.flatMap((id) => world.commits.get(id) ?? [])
}

function holds(world: World, pull: Pull, id: string): boolean {
  return pull.merged?.commit === id || commitsOf(world, pull).some((each) => each.id === id)
}

/** Merged pull requests that brought a commit; open ones too as long as it is not in the default branch. */
export function pullsOfCommit(world: World, id: string): readonly Pull[] {
  const main = commitOf(world, world.defaultBranch)
  const isLive = main !== undefined && reach(world, main).has(id)
  return world.pulls.filter(
    (pull) => holds(world, pull, id) && (isLive ? pull.merged !== null : pull.state !== 'CLOSED'),
  )
}

export function pullOf(world: World, number: number): Pull | undefined {
  return world.pulls.find((each) => each.number === number)
}

export function deploymentState(deployment: Deployment): string {
  const last = deployment.statuses.at(-1)?.state ?? 'pending'
  return last === 'success' ? 'ACTIVE' : last.toUpperCase()
}

/** Those of a team and of the teams below it. */
export function membershipOf(
  world: World,
  team: Team,
  login: string,
): { state: 'active' | 'pending'; role: 'member' | 'maintainer' } | undefined {
  const wanted = login.toLowerCase()
  const has = (logins: readonly string[]) => logins.some((each) => each.toLowerCase() === wanted)
  if (has(team.maintainers)) return { state: 'active', role: 'maintainer' }
  if (has(team.members)) return { state: 'active', role: 'member' }
  const below = world.teams
    .filter((each) => each.parent === team.slug)
    .map((each) => membershipOf(world, each, login))
    .find((each) => each?.state === 'active')
  if (below !== undefined) return { state: 'active', role: 'member' }
  return has(team.pending) ? { state: 'pending', role: 'member' } : undefined
}
