import { expect } from '@jest/globals'
import { readEvent } from '../../src/event.ts'
import type { Options } from '../../src/evidence/github/client.ts'
import { gate } from '../../src/gate.ts'
import type { Decision, Verdict, Vote } from '../../src/model/verdict.ts'
import type { Request } from '../../src/request.ts'
import type { Repository, Who } from '../evidence/repository/repository.ts'
import type { GitHub, Logged } from '../github/github.ts'
import { commitOf, pullOf, repositoryOf, userOf } from '../github/lookup.ts'
import type { Pull, World } from '../github/world.ts'
import { environmentOf, makeCommandFiles } from '../runner/environment.ts'

// Asks the gate as the Action does: in the checkout that actions/checkout makes of an event, with
// what the runner tells of it.

/** When it is judged; the tests' GitHub begins in the morning of that day. */
export const NOW = Date.UTC(2026, 2, 2, 18)

/** As whom GitHub commits. */
export const GITHUB: Who = { name: 'GitHub', email: 'noreply@github.com' }

/** What the gate is asked, and where. */
export interface Ask {
  /** As GitHub calls it; `pull_request`, unless given. */
  readonly event?: string
  /** 12, unless given, where the event belongs to a pull request. */
  readonly pull?: number
  /** Of a pull request its head, of a group its merge, else the tip of main. */
  readonly commit?: string
  /** In full; a group names its pull request there. */
  readonly ref?: string
  /** What the group stands on. */
  readonly base?: string
  readonly attempt?: number
  /** In place of what GitHub would tell of the event. */
  readonly payload?: object
  /** Who published the release, made the deployment, or started the run that it follows. */
  readonly by?: string
  /** What is checked out, where it is not what actions/checkout makes of the event. */
  readonly checkout?: string
  /** Told beside what the event tells. */
  readonly request?: Partial<Request>
  readonly client?: Partial<Options>
}

/** What the gate said. */
export interface Judged {
  readonly verdict: Verdict
  readonly decision: Decision
  /** Every sentence of findings and problems, and every vote with its reason, a line each. */
  readonly said: string
  readonly votes: readonly Vote[]
  /** What GitHub was asked for it. */
  readonly requests: readonly Logged[]
}

/** Where the gate is asked. */
export interface Site {
  readonly repository: Repository
  readonly github: GitHub
  /** A folder for what the runner writes. */
  readonly temporary: string
}

export function tipOf(world: World, branch: string): string {
  return commitOf(world, `refs/heads/${branch}`) as string
}

export function judging(site: Site): (ask?: Ask) => Promise<Judged> {
  const kept = new Map<string, string>()
  return (ask = {}) =>
    judge(ask, site, (onto, at) => {
      const key = `${onto} ${at}`
      const merge = kept.get(key) ?? site.repository.merge(onto, at, { committer: GITHUB })
      kept.set(key, merge)
      return merge
    })
}

/** The merge of two commits that GitHub keeps for runs, the same as long as neither side moves. */
type Keep = (onto: string, at: string) => string

async function judge(
  ask: Ask,
  { repository, github, temporary }: Site,
  keep: Keep,
): Promise<Judged> {
  const { event, variables, checkout } = eventOf(ask, github.world, keep)
  repository.checkout(ask.checkout ?? checkout)
  const { payload = event.payload } = ask
  const files = makeCommandFiles(temporary)
  const environment = {
    ...environmentOf(repository.root, temporary, { ...event, payload }, files),
    GITHUB_API_URL: github.url,
    GITHUB_GRAPHQL_URL: github.graphqlUrl,
    GITHUB_REPOSITORY: repositoryOf(github.world),
    ...variables,
  }
  const before = github.requests.length
  const decision = await gate(requestFrom(ask, environment, repository.root, github.token))
  expect(github.violations).toEqual([])
  expect(github.elsewhere).toEqual([])
  return {
    verdict: decision.verdict,
    decision,
    said: saidIn(decision),
    votes: decision.judgements.flatMap(({ votes }) => votes),
    requests: github.requests.slice(before),
  }
}

type Environment = Readonly<Record<'GITHUB_API_URL' | 'GITHUB_GRAPHQL_URL', string>>

/** As src/action.ts makes it. */
function requestFrom(
  { request, client }: Ask,
  environment: Environment,
  root: string,
  token: string,
): Request {
  const { moment, base, head, subject } = readEvent(environment)
  if (!subject) throw new Error('The event says nothing of what is judged')
  return {
    root,
    manifests: ['deploy/web.yml'],
    moment,
    policy: undefined,
    inventories: [],
    touches: undefined,
    observed: undefined,
    deadline: undefined,
    base,
    head,
    commit: subject.commit,
    github: {
      apiUrl: environment.GITHUB_API_URL,
      graphqlUrl: environment.GITHUB_GRAPHQL_URL,
      token,
      subject,
      // GitHub dates its answers by the clock of this machine.
      clock: Date.now,
      ...client,
    },
    now: NOW,
    replay: false,
    ...request,
  }
}

/** An event, what the runner tells of it, and what is checked out. */
interface Started {
  readonly event: { readonly name: string; readonly payload: object }
  readonly variables: Readonly<Record<string, string>>
  readonly checkout: string
}

/** What GitHub tells a run of the event, as far as anybody reads it. */
function eventOf(ask: Ask, world: World, keep: Keep): Started {
  const { event: name = 'pull_request', pull: number = 12 } = ask
  if (name.startsWith('pull_request')) {
    const pull = pullOf(world, number) as Pull
    return eventOfPull(name, pull, ask.commit ?? pull.head.commit, world, keep)
  }
  const main = tipOf(world, 'main')
  const at = ask.commit ?? main
  const ref = ask.ref ?? 'refs/heads/main'
  const account = userOf(world, ask.by ?? 'kim')
  const by = account && { id: account.id, login: account.login, type: account.type }
  const payloads: Readonly<Record<string, object>> = {
    merge_group: { merge_group: { base_sha: ask.base ?? main, head_sha: at, head_ref: ref } },
    push: { ref, after: at },
    release: { release: { tag_name: ref.replace('refs/tags/', ''), author: by } },
    deployment: { deployment: { sha: at, ref: 'main', creator: by } },
    workflow_run: {
      workflow_run: { head_sha: at, head_branch: 'main', actor: by, triggering_actor: by },
    },
  }
  return {
    event: { name, payload: payloads[name] ?? {} },
    variables: { GITHUB_REF: ref, GITHUB_SHA: at, GITHUB_RUN_ATTEMPT: `${ask.attempt ?? 1}` },
    checkout: at,
  }
}

/** A run gets the merge that GitHub keeps; where it may hold secrets, the branch it goes to. */
function eventOfPull(name: string, pull: Pull, at: string, world: World, keep: Keep): Started {
  const { number, base, head, merged } = pull
  const onto = tipOf(world, base.ref)
  const sides = { head: { ref: head.ref, sha: at }, base: { ref: base.ref, sha: onto } }
  const isTarget = name === 'pull_request_target'
  const checkout = isTarget ? onto : merged ? at : keep(onto, at)
  return {
    event: { name, payload: { number, pull_request: { number, ...sides } } },
    variables: {
      GITHUB_REF: isTarget ? `refs/heads/${base.ref}` : `refs/pull/${number}/merge`,
      GITHUB_SHA: checkout,
    },
    checkout,
  }
}

function saidIn({ unknown, judgements }: Decision): string {
  const votes = judgements.flatMap((each) => each.votes)
  return [
    ...[...unknown, ...judgements.flatMap((each) => each.unknown)].map(({ what }) => what),
    ...judgements.flatMap(({ findings }) => findings.map(({ rule, what }) => `${rule}: ${what}`)),
    ...votes.map(({ person, kind, counts, because }) => {
      const weight = counts ? 'counts' : 'does not count'
      return `${person?.login ?? 'a deleted account'}: the ${kind} ${weight}: ${because}`
    }),
  ].join('\n')
}
