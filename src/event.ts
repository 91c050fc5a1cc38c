import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'
import type { Moment } from './model/rule.ts'

/** What the event that started the run says about the moment and the base. */
export interface Event {
  readonly moment: Moment
  /** The commit a change is made against; undefined where nothing is proposed. */
  readonly base: string | undefined
}

const commit = z.string().check(z.regex(/^[0-9a-f]{40,64}$/))

// https://docs.github.com/webhooks/webhook-events-and-payloads
const pullRequest = z.object({ pull_request: z.object({ base: z.object({ sha: commit }) }) })
const mergeGroup = z.object({ merge_group: z.object({ base_sha: commit }) })

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the event of a run. Pull requests and merge queues are asked for the plan, and judged by
 * their base; everything else is asked whether it may start.
 */
export function readEvent(environment: Environment, base?: string): Event {
  const name = environment['GITHUB_EVENT_NAME'] ?? ''
  switch (name) {
    case 'pull_request':
    case 'pull_request_review':
    case 'pull_request_review_comment':
      return { moment: 'plan', base: payload(environment, name, pullRequest).pull_request.base.sha }
    case 'merge_group':
      return { moment: 'plan', base: payload(environment, name, mergeGroup).merge_group.base_sha }
    case 'pull_request_target':
      throw new Error(
        'pull_request_target checks out the base, so the change itself would not be judged; run on pull_request',
      )
    default:
      if (base === undefined && isProposal(environment)) {
        throw new Error(
          `The event ${name} belongs to a pull request, and Rollcall does not know which base judges it; run on pull_request`,
        )
      }
      return { moment: 'deploy', base: undefined }
  }
}

/** Whether an event that is none of the known ones belongs to a pull request all the same. */
function isProposal({ GITHUB_EVENT_PATH: file }: Environment): boolean {
  if (file === undefined) return false
  const { data } = proposal.safeParse(read(file))
  const runs = [data?.workflow_run, data?.check_run, data?.check_suite]
  return [
    data?.pull_request,
    data?.issue?.pull_request,
    data?.client_payload?.pull_request,
    ...runs.flatMap((run) => run?.pull_requests ?? []),
    data?.workflow_run?.event?.startsWith('pull_request') || undefined,
  ].some((found) => found !== undefined && found !== null)
}

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
    `The payload of the ${name} event does not name its base, so nothing says which policy judges`,
  )
}
