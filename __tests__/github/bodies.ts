import { filled, type Json } from './description.ts'
import { repositoryOf, userOf, userOfEmail } from './lookup.ts'
import type {
  Activity,
  Commit,
  Deployment,
  Environment,
  Pull,
  Review,
  Role,
  Run,
  Team,
  User,
  World,
} from './model.ts'

// How the REST API tells of the world.
export function userBody(user: User): Json {
  return filled('simple-user', {
    login: user.login,
    id: user.id,
    node_id: `U_${user.id}`,
    type: user.type,
    site_admin: user.site,
  })
}

export function userOrNull(world: World, login: string | null): Json {
  const user = userOf(world, login)
  return user === undefined ? null : userBody(user)
}

/** Where a deleted account cannot be left out, its works belong to this one. */
export function userOrGhost(world: World, login: string | null): Json {
  const ghost = filled('simple-user', { login: 'ghost', id: 10137, node_id: 'U_0', type: 'User' })
  return userOrNull(world, login) ?? ghost
}

export function ownerBody(world: World): Json {
  return filled('simple-user', { login: world.owner, id: 900, type: 'Organization' })
}

export function repositoryBody(world: World, fullName = repositoryOf(world)): Json {
  const [owner = '', name = ''] = fullName.split('/')
  const own = fullName === repositoryOf(world)
  return {
    id: own ? world.id : world.id + 1,
    node_id: own ? 'R_1' : 'R_2',
    name,
    full_name: fullName,
    owner: own ? ownerBody(world) : filled('simple-user', { login: owner, id: 901, type: 'User' }),
    private: world.private,
    fork: !own,
    default_branch: world.defaultBranch,
    visibility: world.private ? 'private' : 'public',
  }
}

function headBody(world: World, pull: Pull): Json {
  const { ref, commit, repository } = pull.head
  const owner = repository?.split('/')[0]
  return {
    ref,
    sha: commit,
    label: `${owner ?? 'unknown'}:${ref}`,
    repo: repository === null ? null : repositoryBody(world, repository),
    user: owner === world.owner ? ownerBody(world) : userOrGhost(world, owner ?? null),
  }
}

export function pullBody(world: World, pull: Pull): { [key: string]: Json } {
  return {
    id: 100_000 + pull.number,
    number: pull.number,
    title: pull.title,
    state: pull.state === 'OPEN' ? 'open' : 'closed',
    draft: pull.draft,
    user: userOrGhost(world, pull.author),
    author_association: userOf(world, pull.author)?.association ?? 'NONE',
    assignees: pull.assignees.flatMap((login) => userOrNull(world, login)),
    head: headBody(world, pull),
    base: {
      ref: pull.base.ref,
      sha: pull.base.commit,
      label: `${world.owner}:${pull.base.ref}`,
      repo: repositoryBody(world),
      user: ownerBody(world),
    },
    created_at: pull.createdAt,
    merged_at: pull.merged?.at ?? null,
    merge_commit_sha: pull.merged?.commit ?? null,
  }
}

export function reviewBody(world: World, review: Review): Json {
  return filled('pull-request-review', {
    id: review.id,
    user: userOrNull(world, review.by),
    body: review.body,
    state: review.state,
    commit_id: review.commit,
    ...(review.at === null ? {} : { submitted_at: review.at }),
    author_association: userOf(world, review.by)?.association ?? 'NONE',
  })
}

export function commitBody(world: World, commit: Commit): Json {
  const person = ({ name, email, at }: Commit['author']) => ({ name, email, date: at })
  const account = (email: string) => {
    const user = userOfEmail(world, email)
    return user === undefined ? null : userBody(user)
  }
  const valid = commit.signature?.valid ?? false
  const unsigned = commit.signature === null ? 'unsigned' : 'bad_email'
  return filled('commit', {
    sha: commit.id,
    commit: {
      message: commit.message,
      author: person(commit.author),
      committer: person(commit.committer),
      tree: { sha: commit.tree },
      verification: {
        verified: valid,
        reason: valid ? 'valid' : unsigned,
        signature: null,
        payload: null,
        verified_at: null,
      },
    },
    author: account(commit.author.email),
    committer: account(commit.committer.email),
    parents: commit.parents.map((id) => ({ sha: id })),
  })
}

export function teamBody(world: World, team: Team): { [key: string]: Json } {
  return {
    id: team.id,
    node_id: `T_${team.id}`,
    name: team.slug,
    slug: team.slug,
    privacy: team.secret ? 'secret' : 'closed',
    permission: 'push',
    type: 'organization',
    members_count: team.members.length + team.maintainers.length,
    organization: filled('team-organization', { login: world.owner, id: 900 }),
  }
}

export function environmentOf(world: World, name: string): Environment | undefined {
  return world.environments.find((each) => each.name.toLowerCase() === name.toLowerCase())
}

export function reviewersBody(world: World, environment: Environment | undefined): Json[] {
  return (environment?.reviewers ?? []).flatMap((name): Json[] => {
    const slug = name.startsWith('team:') ? name.slice('team:'.length) : undefined
    const team = world.teams.find((each) => each.slug === slug)
    if (team !== undefined) {
      return [
        { type: 'Team', reviewer: filled('team', { ...teamBody(world, team), parent: null }) },
      ]
    }
    const user = userOf(world, name)
    return user === undefined ? [] : [{ type: 'User', reviewer: userBody(user) }]
  })
}

export function environmentBody(world: World, environment: Environment): Json {
  const reviewers = reviewersBody(world, environment)
  const asks = {
    id: 1,
    node_id: 'GA_1',
    type: 'required_reviewers',
    prevent_self_review: environment.preventSelfReview,
    reviewers,
  }
  const waits = { id: 2, node_id: 'GA_2', type: 'wait_timer', wait_timer: environment.waitTimer }
  return filled('environment', {
    id: environment.id,
    name: environment.name,
    protection_rules: [
      ...(reviewers.length > 0 ? [asks] : []),
      ...(environment.waitTimer > 0 ? [waits] : []),
    ],
    deployment_branch_policy: null,
  })
}

export function runBody(world: World, run: Run, attempt: number): Json {
  const { by, at } = run.attempts[attempt - 1] ?? { by: run.actor, at: '2026-01-01T00:00:00Z' }
  const latest = attempt === run.attempts.length
  return filled('workflow-run', {
    id: run.id,
    name: 'Release',
    display_title: 'Release',
    run_number: 1,
    run_attempt: attempt,
    event: run.event,
    head_sha: run.commit,
    head_branch: run.branch,
    path: run.path,
    status: latest ? run.status : 'completed',
    conclusion: latest ? run.conclusion : 'failure',
    actor: userOrGhost(world, run.actor),
    triggering_actor: userOrGhost(world, by),
    run_started_at: at,
    repository: repositoryBody(world),
    head_repository: repositoryBody(world),
    pull_requests: [],
  })
}

export function deploymentBody(world: World, deployment: Deployment): Json {
  return filled('deployment', {
    id: deployment.id,
    sha: deployment.commit,
    ref: deployment.ref,
    task: 'deploy',
    payload: {},
    environment: deployment.environment,
    original_environment: deployment.environment,
    creator: userOrNull(world, deployment.by),
    created_at: deployment.at,
    updated_at: deployment.statuses.at(-1)?.at ?? deployment.at,
  })
}

export function statusBody(world: World, deployment: Deployment, index: number): Json {
  const status = deployment.statuses[index] as Deployment['statuses'][number]
  return filled('deployment-status', {
    id: status.id,
    state: status.state,
    creator: userOrNull(world, status.by),
    environment: deployment.environment,
    created_at: status.at,
    updated_at: status.at,
  })
}

export function activityBody(world: World, activity: Activity): Json {
  const { id, type, ref, before, after, by, at } = activity
  return filled('activity', {
    id,
    ref,
    before,
    after,
    timestamp: at,
    activity_type: type,
    actor: userOrNull(world, by),
  })
}

/** What a custom role stands on is all that the old names of permissions tell. */
const LEGACY: Readonly<Record<Role, string>> = {
  none: 'none',
  read: 'read',
  triage: 'read',
  write: 'write',
  maintain: 'write',
  admin: 'admin',
}

const RANKS: readonly Role[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin']

export function permissionBody(user: User): Json {
  const may = (role: Role) => RANKS.indexOf(user.role) >= RANKS.indexOf(role)
  const roleName = user.customRole ?? user.role
  return filled('repository-collaborator-permission', {
    permission: LEGACY[user.role],
    role_name: roleName,
    user: {
      login: user.login,
      id: user.id,
      type: user.type,
      site_admin: user.site,
      role_name: roleName,
      permissions: {
        pull: may('read'),
        triage: may('triage'),
        push: may('write'),
        maintain: may('maintain'),
        admin: may('admin'),
      },
    },
  })
}
