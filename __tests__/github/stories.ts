import {
  type Author,
  authorsOf,
  between,
  commitOf,
  commitsOf,
  pullOf,
  reach,
  repositoryOf,
  userOf,
} from './lookup.ts'
import {
  type Approval,
  addActivity,
  addCommits,
  byGitHub,
  type Commit,
  commitIn,
  type Deployment,
  deployment,
  type NewCommit,
  type Pull,
  type Review,
  type Run,
  review,
  tick,
  type World,
  webFlow,
} from './world.ts'

// What people do on GitHub, by its rules. Each changes the world, at the given time or a minute after
// what happened before, or throws `Refused` and changes nothing.

/** GitHub says no. */
export class Refused extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.name = 'Refused'
    this.status = status
  }
}

interface Told {
  readonly at?: string
}

export interface ToldReview extends Told {
  readonly pull: number
  readonly by: string
  /** Approved, unless given. */
  readonly state?: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED'
  /** The head, unless given. */
  readonly commit?: string
  readonly body?: string
}

export interface ToldPush extends Told {
  /** Its branch is pushed to. */
  readonly pull: number
  readonly by: string
  /** On top of the head; one by the pusher, unless given. */
  readonly commits?: readonly NewCommit[]
  /** A commit that the world has already, in place of new ones. */
  readonly to?: string
}

export interface ToldMerge extends Told {
  readonly pull: number
  readonly by: string
  readonly how?: 'merge' | 'squash' | 'rebase'
  /** A commit that the world has already, in place of a new one. */
  readonly as?: string
}

export interface ToldApproval {
  readonly run: number
  readonly by: string
  readonly state?: 'approved' | 'rejected'
  readonly comment?: string
  /** All that wait, unless given. */
  readonly environments?: readonly string[]
}

export interface Stories {
  /** The author can only comment: https://docs.github.com/articles/approving-a-pull-request-with-required-reviews */
  review(told: ToldReview): Review
  /** The review's state becomes DISMISSED; a comment cannot be dismissed. */
  dismiss(told: Told & { pull: number; review: number; by: string; message?: string }): void
  /** A commit that does not stand on the head is pushed by force. */
  push(told: ToldPush): string
  /** Makes it go to another branch; `automatic` where GitHub does, as its branch was deleted. */
  retarget(told: Told & { pull: number; to: string; by: string; automatic?: boolean }): void
  /** Brings it into its branch as the button does, and answers the commit that it made. */
  merge(told: ToldMerge): string
  close(told: { pull: number }): void
  /** Brings the branch that it goes to into its own, as the button `Update branch` does. */
  updateBranch(told: Told & { pull: number; by: string }): string
  /** Runs it again: environments ask anew, and GitHub keeps the answers of earlier attempts. */
  rerun(told: Told & { run: number; by: string }): void
  /** https://docs.github.com/actions/managing-workflow-runs/reviewing-deployments */
  approveEnvironment(told: ToldApproval): Approval
  /** Adds a live deployment, which makes the one before it inactive. */
  deploy(told: Partial<Deployment>): Deployment
}

function pullIn(world: World, number: number): Pull {
  const pull = pullOf(world, number)
  if (pull === undefined) throw new Refused(404, 'Not Found')
  return pull
}

function runIn(world: World, id: number): Run {
  const run = world.runs.find((each) => each.id === id)
  if (run === undefined) throw new Refused(404, 'Not Found')
  return run
}

function open(world: World, number: number): Pull {
  const pull = pullIn(world, number)
  if (pull.state !== 'OPEN') throw new Refused(422, 'Pull request is not open')
  return pull
}

function timeOf(world: World, { at }: Told): string {
  return at ?? tick(world)
}

function tipOf(world: World, branch: string): string {
  const tip = commitOf(world, `refs/heads/${branch}`)
  if (tip === undefined) throw new Refused(404, `Branch not found: ${branch}`)
  return tip
}

function known(world: World, id: string): Commit {
  const found = world.commits.get(id)
  if (found === undefined) throw new Refused(422, `No commit found for SHA: ${id}`)
  return found
}

function reviewPull(world: World, told: ToldReview): Review {
  const { by, state = 'APPROVED', body = '' } = told
  const pull = pullIn(world, told.pull)
  if (pull.author === by && state !== 'COMMENTED') {
    const verb = state === 'APPROVED' ? 'approve' : 'request changes on'
    throw new Refused(422, `Can not ${verb} your own pull request`)
  }
  const on = told.commit ?? pull.head.commit
  const made = review(world, pull, { by, state, body, commit: on, at: timeOf(world, told) })
  pull.reviews.push(made)
  return made
}

function pushTo(world: World, told: ToldPush): string {
  const pull = open(world, told.pull)
  const at = timeOf(world, told)
  const before = pull.head.commit
  const commits = (told.commits ?? [{}]).map((each) => ({ at, ...each }))
  const after = told.to ?? addCommits(world, commits, { author: told.by, on: before })
  known(world, after)
  const forced = !reach(world, after).has(before)
  if (forced) pull.forcePushes.push({ before, after, by: told.by, at })
  moveHead(world, pull, { after, by: told.by, at, type: forced ? 'force_push' : 'push' })
  return after
}

interface Move {
  readonly after: string
  readonly by: string
  readonly at: string
  readonly type: 'push' | 'force_push'
}

/** The activity of a fork is not that of the repository. */
function moveHead(world: World, pull: Pull, { after, by, at, type }: Move): void {
  const before = pull.head.commit
  pull.head.commit = after
  pull.base.commit = commitOf(world, `refs/heads/${pull.base.ref}`) ?? pull.base.commit
  if (pull.head.repository !== repositoryOf(world)) return
  const ref = `refs/heads/${pull.head.ref}`
  world.refs.set(ref, after)
  addActivity(world, { type, ref, before, after, by, at })
}

function buttonCommit(world: World, about: NewCommit): Commit {
  const made = commitIn(world, {
    committer: webFlow.login,
    signature: byGitHub,
    viaWeb: true,
    ...about,
  })
  world.commits.set(made.id, made)
  return made
}

/** Every author of its commits, whom a squash names in trailers. */
function namesOf(world: World, pull: Pull): readonly Author[] {
  const authors = commitsOf(world, pull).flatMap(authorsOf)
  return [...new Map(authors.map((each) => [each.email, each])).values()]
}

/** New commits on top of the branch, as each of the three buttons makes them. */
function merged(world: World, pull: Pull, told: ToldMerge, at: string): Commit {
  const { by } = told
  const how = told.how ?? 'merge'
  const tip = tipOf(world, pull.base.ref)
  const { tree } = known(world, pull.head.commit)
  const author = pull.author ?? 'ghost'
  switch (how) {
    case 'merge': {
      const from = (pull.head.repository ?? 'unknown').split('/')[0]
      const message = `Merge pull request #${pull.number} from ${from}/${pull.head.ref}\n\n${pull.title}`
      return buttonCommit(world, {
        parents: [tip, pull.head.commit],
        author: by,
        message,
        tree,
        at,
      })
    }
    case 'squash': {
      const coAuthors = namesOf(world, pull).filter(
        ({ email }) => email !== `${author}@example.com`,
      )
      const message = `${pull.title} (#${pull.number})`
      return buttonCommit(world, { parents: [tip], author, message, coAuthors, tree, at })
    }
    case 'rebase':
      return rebased(world, pull, tip, by, at)
  }
}

/** Commits keep their authors; whoever pressed the button commits them, and nobody signs. */
function rebased(world: World, pull: Pull, onto: string, by: string, at: string): Commit {
  let last = known(world, onto)
  for (const { author, message, tree } of commitsOf(world, pull)) {
    last = commitIn(world, { parents: [last.id], author, committer: by, message, tree, at })
    world.commits.set(last.id, last)
  }
  return last
}

function mergePull(world: World, told: ToldMerge): string {
  const pull = pullIn(world, told.pull)
  if (pull.state !== 'OPEN' || pull.draft) throw new Refused(405, 'Pull Request is not mergeable')
  const at = timeOf(world, told)
  const before = tipOf(world, pull.base.ref)
  const made = told.as === undefined ? merged(world, pull, told, at) : known(world, told.as)
  pull.base.commit = before
  pull.state = 'MERGED'
  pull.merged = { by: told.by, at, commit: made.id }
  const ref = `refs/heads/${pull.base.ref}`
  world.refs.set(ref, made.id)
  addActivity(world, { type: 'pr_merge', ref, before, after: made.id, by: told.by, at })
  return made.id
}

function updateBranch(world: World, told: Told & { pull: number; by: string }): string {
  const pull = open(world, told.pull)
  const tip = tipOf(world, pull.base.ref)
  if (between(world, pull.head.commit, tip).length === 0) {
    throw new Refused(422, 'There are no new commits on the base branch.')
  }
  const at = timeOf(world, told)
  const made = buttonCommit(world, {
    parents: [pull.head.commit, tip],
    author: told.by,
    message: `Merge branch '${pull.base.ref}' into ${pull.head.ref}`,
    at,
  })
  moveHead(world, pull, { after: made.id, by: told.by, at, type: 'push' })
  return made.id
}

/** Logins that a setting such as `team:release` or `ben` names. */
function reviewersOf(world: World, names: readonly string[]): readonly string[] {
  return names.flatMap((name) => {
    if (!name.startsWith('team:')) return [name]
    const team = world.teams.find(({ slug }) => `team:${slug}` === name)
    return [...(team?.members ?? []), ...(team?.maintainers ?? [])]
  })
}

function approveEnvironment(world: World, told: ToldApproval): Approval {
  const { by, state = 'approved', comment = '' } = told
  const run = runIn(world, told.run)
  const environments = told.environments ?? run.pending
  if (environments.length === 0 || environments.some((name) => !run.pending.includes(name))) {
    throw new Refused(422, 'There are no pending deployment requests to approve or reject')
  }
  for (const name of environments) {
    const environment = world.environments.find((each) => each.name === name)
    const starter = run.attempts.at(-1)?.by
    const mayAnswer = reviewersOf(world, environment?.reviewers ?? []).includes(by)
    if (!mayAnswer || (environment?.preventSelfReview === true && starter === by)) {
      throw new Refused(422, `${by} is not allowed to approve or reject ${name}`)
    }
  }
  const approval = { by, state, comment, environments: [...environments] }
  run.approvals.push(approval)
  run.pending = run.pending.filter((name) => !environments.includes(name))
  if (run.pending.length === 0 && state === 'approved') run.status = 'in_progress'
  return approval
}

function deploy(world: World, about: Partial<Deployment>): Deployment {
  const made = deployment(world, about)
  const { at, by } = made
  const isLive = made.statuses.at(-1)?.state === 'success'
  for (const each of world.deployments) {
    const wasLive = each.statuses.at(-1)?.state === 'success'
    if (!isLive || !wasLive || each.environment !== made.environment) continue
    each.statuses.push({ id: each.id * 10 + each.statuses.length, state: 'inactive', by, at })
  }
  world.deployments.push(made)
  return made
}

export function storiesOf(world: World): Stories {
  return {
    review: (told) => reviewPull(world, told),
    dismiss(told) {
      const pull = pullIn(world, told.pull)
      const found = pull.reviews.find(({ id }) => id === told.review)
      if (found === undefined) throw new Refused(404, 'Not Found')
      if (found.state === 'COMMENTED' || found.state === 'DISMISSED') {
        throw new Refused(422, 'Can not dismiss a commented pull request review')
      }
      const { by, review, message = '' } = told
      pull.dismissals.push({
        review,
        by,
        at: timeOf(world, told),
        previous: found.state,
        message,
      })
      found.state = 'DISMISSED'
    },
    push: (told) => pushTo(world, told),
    retarget(told) {
      const pull = open(world, told.pull)
      const commit = tipOf(world, told.to)
      const { by, to, automatic = false } = told
      pull.retargets.push({ from: pull.base.ref, to, by, at: timeOf(world, told), automatic })
      pull.base = { ref: to, commit }
    },
    merge: (told) => mergePull(world, told),
    close(told) {
      open(world, told.pull).state = 'CLOSED'
    },
    updateBranch: (told) => updateBranch(world, told),
    rerun(told) {
      const run = runIn(world, told.run)
      if (userOf(world, told.by) === undefined) throw new Refused(404, 'Not Found')
      run.attempts.push({ by: told.by, at: timeOf(world, told) })
      const asked = run.approvals.flatMap(({ environments }) => environments)
      run.pending = [...new Set([...run.pending, ...asked])]
      run.status = 'waiting'
      run.conclusion = null
    },
    approveEnvironment: (told) => approveEnvironment(world, told),
    deploy: (about) => deploy(world, about),
  }
}
