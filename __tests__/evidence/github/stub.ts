import { readFileSync } from 'node:fs'
import { buildSchema, graphqlSync } from 'graphql'
import type * as z from 'zod/mini'
import type { Client, Parameters } from '../../../src/evidence/github/client.ts'
import { known, unknown, wholeFile } from '../../../src/evidence/problem.ts'
import type { Evidence, Problem } from '../../../src/model/evidence.ts'

// A client of canned answers. Queries are executed against GitHub's own schema, so that one GitHub
// would refuse fails here too; nothing goes over a network.

export const schema = buildSchema(
  readFileSync('node_modules/@octokit/graphql-schema/schema.graphql', 'utf8'),
  { assumeValid: true },
)

export interface Stub extends Client {
  /** Names of queries and filled routes, in the order in which they were asked. */
  readonly asked: readonly string[]
  /** The text of every query. */
  readonly queries: readonly string[]
}

/** What a REST route answers: JSON, or a status that is no success. */
export type Answers = Readonly<Record<string, unknown>>

export function stub({
  repository = null,
  rest = {},
}: {
  readonly repository?: object | null
  readonly rest?: Answers
}): Stub {
  const asked: string[] = []
  const queries: string[] = []
  const answer = (route: string, parameters: Parameters): unknown => {
    const path = route.replace(/\{(\w+)\}/g, (_, name: string) => `${parameters[name]}`)
    asked.push(path)
    return rest[path] ?? 404
  }
  return {
    asked,
    queries,
    async get(route, parameters, shape) {
      const found = answer(route, parameters)
      return typeof found === 'number' ? refused(found) : shaped(found, shape)
    },
    async pages(route, parameters, item) {
      const found = answer(route, parameters)
      if (!Array.isArray(found)) return refused(Number(found))
      const items = found.map((each) => shaped(each, item))
      const bad = items.find((each) => !each.known)
      if (bad && !bad.known) return bad
      return known(items.flatMap((each) => (each.known ? [each.value] : [])))
    },
    async query(source, variableValues, shape) {
      queries.push(source)
      asked.push(/^query (\w+)/.exec(source)?.[1] ?? source)
      const rootValue = { repository }
      const { data, errors } = graphqlSync({ schema, source, rootValue, variableValues })
      if (errors) {
        // Where one of several things was found, it is not the whole answer that is not there.
        const found = Object.values(Object(data?.['repository'])).some((each) => each !== null)
        const missing = !found && errors.every(({ message }) => message === NOT_FOUND)
        return refused(missing ? 404 : errors.map(String).join('\n'))
      }
      return shaped(JSON.parse(JSON.stringify(data)), shape)
    },
  }
}

const NOT_FOUND = 'Could not resolve to a PullRequest'

export function notFound(): never {
  throw new Error(NOT_FOUND)
}

function refused(why: number | string): Evidence<never> {
  const problem: Problem = {
    what: `GitHub refused: ${why}`,
    next: 'Ask otherwise',
    place: wholeFile('api.github.com'),
  }
  return unknown(why === 404 ? { ...problem, absent: true } : problem)
}

function shaped<T>(value: unknown, shape: z.ZodMiniType<T>): Evidence<T> {
  const result = shape.safeParse(value)
  return result.success ? known(result.data) : refused(result.error.message)
}

/** What is wrong, as sentences; none where it is known. */
export function reasons(evidence: Evidence<unknown>): readonly string[] {
  return evidence.known ? [] : evidence.because.map(({ what }) => what)
}

export function valueIn<T>(evidence: Evidence<T>): T {
  if (!evidence.known) throw new Error(reasons(evidence).join('\n'))
  return evidence.value
}
