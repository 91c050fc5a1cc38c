import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'
import type { Subject } from './evidence/github/subject.ts'
import type { Person } from './model/change.ts'
import type { Moment } from './model/rule.ts'

/** What the event that started the run says about the moment, the base and what is judged. */
export interface Event {
  readonly moment: Moment
  /** The commit a change is made against; undefined where nothing is proposed. */
  readonly base: string | undefined
  /** The commit whose files are judged where it is not the one that is checked out. */
  readonly head: string | undefined
  /** Undefined outside a run of GitHub Actions. */
  readonly subject: Subject | undefined
}

const commit = z.string().check(z.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/))

const account = z.nullish(
  z.object({ id: z.int(), login: z.string(), type: z.optional(z.string()) }),
)

// https://docs.github.com/webhooks/webhook-events-and-payloads
const pullRequest = z.object({
  pull_request: z.object({
    number: z.int().check(z.minimum(1)),
    head: z.object({ sha: commit }),
    base: z.object({ sha: commit }),
  }),
})
const mergeGroup = z.object({
  merge_group: z.object({ base_sha: commit, head_sha: commit, head_ref: z.string() }),
})
const released = z.object({ release: z.object({ tag_name: z.string(), author: account }) })
const deployment = z.object({
  deployment: z.object({ sha: commit, creator: account }),
})
const followed = z.object({
  workflow_run: z.object({
    head_sha: commit,
    actor: account,
    triggering_actor: account,
  }),
})

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the event of a run. Pull requests and merge queues are asked for the plan, and judged by
 * their base; everything else is asked whether it may start.
 */
export function readEvent(environment: Environment, base?: string): Event {
  const name = environment['GITHUB_EVENT_NAME'] ?? ''
  const subject = (found: Partial<Subject>) => subjectOf(environment, name, found)
  switch (name) {
    case 'pull_request':
    case 'pull_request_review':
    case 'pull_request_review_comment':
    case 'pull_request_target': {
      const { number, head, base } = payload(environment, name, pullRequest).pull_request
      return {
        moment: 'plan',
        base: base.sha,
        // Its checkout is the base, which may hold secrets: the change is read and never checked out.
        head: name === 'pull_request_target' ? head.sha : undefined,
        subject: subject({ commit: head.sha, pull: number, base: base.sha, ref: undefined }),
      }
    }
    case 'merge_group': {
      const group = payload(environment, name, mergeGroup).merge_group
      return {
        moment: 'plan',
        base: group.base_sha,
        head: undefined,
        subject: subject({ commit: group.head_sha, base: group.base_sha, ref: group.head_ref }),
      }
    }
    default:
      if (base === undefined && isProposal(environment)) {
        throw new Error(
          `The event ${name} belongs to a pull request, and Rollcall does not know which base judges it; run on pull_request`,
        )
      }
      return {
        moment: 'deploy',
        base: undefined,
        head: undefined,
        subject: subject(payloadOf(environment, name)),
      }
  }
}

/** What the payload of a release says, where it says more than the runner. */
function payloadOf(environment: Environment, name: string): Partial<Subject> {
  switch (name) {
    case 'release': {
      const { release } = payload(environment, name, released)
      return { ref: `refs/tags/${release.tag_name}`, initiators: people(release.author) }
    }
    case 'deployment': {
      const { deployment: made } = payload(environment, name, deployment)
      return { commit: made.sha, initiators: people(made.creator) }
    }
    case 'workflow_run': {
      const { workflow_run: run } = payload(environment, name, followed)
      return {
        commit: run.head_sha,
        // Its head_branch may be a tag as well; the branch that goes live has to contain the commit anyhow.
        ref: undefined,
        initiators: people(run.actor, run.triggering_actor),
      }
    }
    default:
      return {}
  }
}

function people(...accounts: readonly z.infer<typeof account>[]): readonly Person[] {
  return accounts.flatMap((each) => {
    if (!each) return []
    const { id, login, type } = each
    // No user can have such a login.
    return [{ id, login, kind: type === 'Bot' || login.endsWith('[bot]') ? 'bot' : 'human' }]
  })
}

/** What is judged, from the payload and else from the runner's own variables. */
function subjectOf(
  environment: Environment,
  event: string,
  found: Partial<Subject>,
): Subject | undefined {
  const {
    GITHUB_REPOSITORY: repository,
    GITHUB_SHA: sha,
    GITHUB_REF: ref,
    GITHUB_RUN_ID: run,
    GITHUB_RUN_ATTEMPT: attempt,
  } = environment
  const commit = found.commit ?? sha
  if (!repository || !commit) return undefined
  return {
    repository,
    event,
    pull: undefined,
    base: undefined,
    // Empty for a deployment of a commit without a name.
    ref: ref || undefined,
    run: run && attempt ? { id: Number(run), attempt: Number(attempt) } : undefined,
    initiators: [],
    ...found,
    commit,
  }
}
const NAMED: Readonly<Record<string, string>> = {
  pull_request: 'its base, its head and its number',
  pull_request_review: 'its base, its head and its number',
  pull_request_review_comment: 'its base, its head and its number',
  pull_request_target: 'its base, its head and its number',
  merge_group: 'its base and its head',
}

/** Whether an event that is none of the known ones belongs to a pull request all the same. */
function isProposal({ GITHUB_EVENT_PATH: file }: Environment): boolean {
  if (file === undefined) return false
  const { data, success } = proposal.safeParse(read(file))
  // What is not understood may belong to one.
  if (!success) return true
  const { workflow_run, check_run, check_suite } = data
  const ran = OF_NO_PULL.has(workflow_run?.event ?? '') ? undefined : workflow_run
  const runs = [ran, check_run, check_suite]
  return [
    data.pull_request,
    data.issue?.pull_request,
    data.client_payload?.pull_request,
    ...runs.flatMap((run) => run?.pull_requests ?? []),
    workflow_run?.event?.startsWith('pull_request') || undefined,
  ].some((found) => found !== undefined && found !== null)
}

/** Of a run of these, GitHub lists whatever is open from its branch, which the run was not about. */
const OF_NO_PULL: ReadonlySet<string> = new Set([
  'push',
  'schedule',
  'workflow_dispatch',
  'release',
  'deployment',
  'repository_dispatch',
])

const some = z.optional(z.unknown())
const run = z.optional(
  z.object({ event: z.optional(z.string()), pull_requests: z.optional(z.array(z.unknown())) }),
)
const proposal = z.object({
  pull_request: some,
  issue: z.optional(z.object({ pull_request: some })),
  client_payload: z.optional(z.nullable(z.object({ pull_request: some }))),
  workflow_run: run,
  check_run: run,
  check_suite: run,
})

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new Error(
      `The payload of the event, ${file} (GITHUB_EVENT_PATH), cannot be read, so nothing says whether a change is judged and by what; run on a runner that writes it`,
    )
  }
}

function payload<T>(environment: Environment, name: string, schema: z.ZodMiniType<T>): T {
  const file = environment['GITHUB_EVENT_PATH']
  const result = file === undefined ? undefined : schema.safeParse(read(file))
  if (result?.success) return result.data
  throw new Error(
    `The payload of the ${name} event does not name ${NAMED[name] ?? 'what it is about'}, so nothing says what is judged and by which policy`,
  )
}
