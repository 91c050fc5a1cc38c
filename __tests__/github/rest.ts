import {
  activityBody,
  commitBody,
  deploymentBody,
  environmentBody,
  environmentOf,
  permissionBody,
  pullBody,
  repositoryBody,
  reviewBody,
  reviewersBody,
  runBody,
  statusBody,
  teamBody,
  userOrGhost,
  userOrNull,
} from './bodies.ts'
import { filled, type Json } from './description.ts'
import {
  commitOf,
  commitsOf,
  compare,
  membershipOf,
  mergeBase,
  pullOf,
  pullsOfCommit,
  repositoryOf,
  userOf,
} from './lookup.ts'
import type { Activity, Commit, Pull, Run, Team, World } from './model.ts'
import { cursorOf, indexOf, linkOf, type Page, type PageFault, pageOf } from './paging.ts'

// The answers of the REST API. https://docs.github.com/rest

export interface Answer {
  readonly status: number
  readonly body: Json
  readonly headers?: Readonly<Record<string, string>>
}

export interface Question {
  readonly world: World
  readonly path: Readonly<Record<string, string>>
  /** As it was asked; what Link headers name is made from it. */
  readonly url: URL
  readonly pageFault: PageFault | undefined
}

type Handler = (question: Question) => Answer

export function refusal(status: number, message: string): Answer {
  const body = { message, documentation_url: 'https://docs.github.com/rest', status: `${status}` }
  return { status, body }
}

const notFound = refusal(404, 'Not Found')

function ok(body: Json): Answer {
  return { status: 200, body }
}

/** Links name a repository by its number, and not as it was asked for. */
function linkTo(question: Question, query: Readonly<Record<string, string>>): URL {
  const url = new URL(question.url)
  url.pathname = url.pathname.replace(
    /\/repos\/[^/]+\/[^/]+\//,
    `/repositories/${question.world.id}/`,
  )
  for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value)
  return url
}

function sizeOf({ url }: Question): number {
  return Math.min(100, Number(url.searchParams.get('per_page') ?? 30))
}

function listed<T>(page: Page<T>, link: string | undefined, body: (item: T) => Json): Answer {
  const headers: Record<string, string> = link === undefined ? {} : { link }
  return { status: 200, body: page.items.map(body), headers }
}

/** The page of a list whose pages have numbers. */
function numbered<T>(question: Question, all: readonly T[], body: (item: T) => Json): Answer {
  const size = sizeOf(question)
  const number = Number(question.url.searchParams.get('page') ?? 1)
  const page = pageOf(all, (number - 1) * size, size, question.pageFault)
  const to = (n: number) => linkTo(question, { per_page: `${size}`, page: `${n}` })
  const last = Math.max(1, Math.ceil(all.length / size))
  const link = linkOf({
    prev: number > 1 ? to(number - 1) : undefined,
    next: page.hasNext ? to(page.next / size + 1) : undefined,
    last: page.hasNext ? to(last) : undefined,
    first: number > 1 ? to(1) : undefined,
  })
  return listed(page, link, body)
}

const DAYS: Readonly<Record<string, number>> = {
  day: 1,
  week: 7,
  month: 31,
  quarter: 92,
  year: 366,
}

function activities({ world, url }: Question): readonly Activity[] {
  const query = url.searchParams
  const ref = query.get('ref')
  const days = DAYS[query.get('time_period') ?? '']
  const since = days === undefined ? 0 : world.clock - days * 24 * 3600 * 1000
  const type = query.get('activity_type')
  const actor = query.get('actor')
  const asked = world.activity.filter(
    (each) =>
      (ref === null || each.ref === ref || each.ref === `refs/heads/${ref}`) &&
      (type === null || each.type === type) &&
      (actor === null || each.by === actor) &&
      Date.parse(each.at) >= since,
  )
  return query.get('direction') === 'asc' ? asked : asked.reverse()
}

/** The page of a list whose pages have cursors. */
function byCursor(question: Question): Answer {
  const after = question.url.searchParams.get('after')
  const start = after === null ? 0 : indexOf('activity', after)
  if (start === undefined) return refusal(422, 'Validation Failed')
  const page = pageOf(activities(question), start, sizeOf(question), question.pageFault)
  const next = { per_page: `${sizeOf(question)}`, after: cursorOf('activity', page.next) }
  const link = linkOf({ next: page.hasNext ? linkTo(question, next) : undefined })
  return listed(page, link, (each) => activityBody(question.world, each))
}

function withPull(question: Question, answer: (pull: Pull) => Answer): Answer {
  const pull = pullOf(question.world, Number(question.path['pull_number']))
  return pull === undefined ? notFound : answer(pull)
}

function withRun(question: Question, answer: (run: Run) => Answer): Answer {
  const run = question.world.runs.find((each) => `${each.id}` === question.path['run_id'])
  return run === undefined ? notFound : answer(run)
}

/** One that nobody may see is as one that is not there. */
function withTeam({ world, path }: Question, answer: (team: Team) => Answer): Answer {
  const team = world.teams.find((each) => each.slug === path['team_slug'])
  const hidden = team === undefined || team.secret || !world.seesTeams
  return hidden || path['org'] !== world.owner ? notFound : answer(team)
}

function comparison(question: Question): Answer {
  const { world } = question
  const [base = '', head = ''] = (question.path['basehead'] ?? '').split('...')
  const from = commitOf(world, base)
  const to = commitOf(world, head)
  const met = from && to ? mergeBase(world, from, to) : undefined
  if (from === undefined || to === undefined || met === undefined) return notFound
  const { status, ahead, behind } = compare(world, from, to)
  const page = numbered(question, ahead, (each) => commitBody(world, each))
  const body = filled('commit-comparison', {
    status,
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    base_commit: commitBody(world, world.commits.get(from) as Commit),
    merge_base_commit: commitBody(world, world.commits.get(met) as Commit),
    commits: page.body,
    files: [],
  })
  return { ...page, body }
}

function refBody(world: World, name: string, id: string): Json {
  const type = world.tags.some((each) => each.id === id) ? 'tag' : 'commit'
  return filled('git-ref', { ref: name, object: { type, sha: id } })
}

const HANDLERS: Readonly<Record<string, Handler>> = {
  'repos/get': ({ world }) => ok(filled('full-repository', repositoryBody(world))),
  'pulls/get': (question) =>
    withPull(question, (pull) =>
      ok(
        filled('pull-request', {
          ...pullBody(question.world, pull),
          merged: pull.merged !== null,
          merged_by: userOrNull(question.world, pull.merged?.by ?? null),
          commits: commitsOf(question.world, pull).length,
        }),
      ),
    ),
  'pulls/list-reviews': (question) =>
    withPull(question, (pull) =>
      numbered(question, pull.reviews, (each) => reviewBody(question.world, each)),
    ),
  'pulls/list-commits': (question) =>
    withPull(question, (pull) => {
      const commits = commitsOf(question.world, pull).slice(0, question.world.mostCommits.rest)
      return numbered(question, commits, (each) => commitBody(question.world, each))
    }),
  'repos/list-pull-requests-associated-with-commit': (question) => {
    const { world, path } = question
    const id = commitOf(world, path['commit_sha'] ?? '')
    if (id === undefined) return refusal(422, `No commit found for SHA: ${path['commit_sha']}`)
    return numbered(question, pullsOfCommit(world, id), (pull) =>
      filled('pull-request-simple', pullBody(world, pull)),
    )
  },
  'repos/list-activities': byCursor,
  'repos/get-collaborator-permission-level': ({ world, path }) => {
    const user = userOf(world, path['username'] ?? '')
    return user === undefined ? notFound : ok(permissionBody(user))
  },
  'teams/get-by-name': (question) =>
    withTeam(question, (team) => {
      const parent = question.world.teams.find((each) => each.slug === team.parent)
      const above = parent && filled('nullable-team-simple', teamBody(question.world, parent))
      return ok(filled('team-full', { ...teamBody(question.world, team), parent: above ?? null }))
    }),
  'teams/get-membership-for-user-in-org': (question) =>
    withTeam(question, (team) => {
      const membership = membershipOf(question.world, team, question.path['username'] ?? '')
      return membership === undefined ? notFound : ok(filled('team-membership', { ...membership }))
    }),
  'actions/get-workflow-run': (question) =>
    withRun(question, (run) => ok(runBody(question.world, run, run.attempts.length))),
  'actions/get-workflow-run-attempt': (question) =>
    withRun(question, (run) => {
      const attempt = Number(question.path['attempt_number'])
      const known = attempt >= 1 && attempt <= run.attempts.length
      return known ? ok(runBody(question.world, run, attempt)) : notFound
    }),
  'actions/get-reviews-for-run': (question) =>
    withRun(question, ({ approvals }) =>
      ok(
        approvals.map(({ by, state, comment, environments }) =>
          filled('environment-approvals', {
            state,
            comment,
            user: userOrGhost(question.world, by),
            environments: environments.map((name) => ({
              id: environmentOf(question.world, name)?.id ?? 0,
              name,
            })),
          }),
        ),
      ),
    ),
  'actions/get-pending-deployments-for-run': (question) =>
    withRun(question, ({ pending }) =>
      ok(
        pending.map((name) => {
          const environment = environmentOf(question.world, name)
          return filled('pending-deployment', {
            environment: { id: environment?.id ?? 0, name },
            wait_timer: environment?.waitTimer ?? 0,
            current_user_can_approve: false,
            reviewers: reviewersBody(question.world, environment),
          })
        }),
      ),
    ),
  'repos/get-environment': ({ world, path }) => {
    const environment = environmentOf(world, path['environment_name'] ?? '')
    return environment === undefined ? notFound : ok(environmentBody(world, environment))
  },
  'repos/compare-commits-with-basehead': comparison,
  'git/get-ref': ({ world, path }) => {
    const name = `refs/${path['ref']}`
    const id = world.refs.get(name)
    return id === undefined ? notFound : ok(refBody(world, name, id))
  },
  'repos/list-deployments': (question) => {
    const query = question.url.searchParams
    const asked = (key: string, value: string) => [null, value].includes(query.get(key))
    const found = question.world.deployments.filter(
      ({ environment, commit, ref }) =>
        asked('environment', environment) && asked('sha', commit) && asked('ref', ref),
    )
    return numbered(question, found.reverse(), (each) => deploymentBody(question.world, each))
  },
  'repos/list-deployment-statuses': (question) => {
    const { world, path } = question
    const deployment = world.deployments.find((each) => `${each.id}` === path['deployment_id'])
    if (deployment === undefined) return notFound
    const newestFirst = [...deployment.statuses.keys()].reverse()
    return numbered(question, newestFirst, (index) => statusBody(world, deployment, index))
  },
  'rate-limit/get': () => {
    const rate = { limit: 5000, remaining: 4999, reset: 1_900_000_000, used: 1 }
    return ok(filled('rate-limit-overview', { rate, resources: { core: rate, search: rate } }))
  },
}

/** 404 for another repository, as for one that the token may not see. */
export function answer(operation: string, question: Question): Answer {
  const { owner, repo } = question.path
  const { world } = question
  const asked = `${owner}/${repo}`.toLowerCase()
  if (repo !== undefined && asked !== repositoryOf(world).toLowerCase()) return notFound
  const handler = HANDLERS[operation]
  if (handler === undefined) throw new Error(`nothing answers ${operation}`)
  return handler(question)
}
