import { answerProblems, type Found, find, type Json, requestProblems } from './description.ts'
import { type Asked, executed, operationNameOf } from './execute.ts'
import { type Fault, pageFaultOf } from './faults.ts'
import { repositoryOf } from './lookup.ts'
import type { World } from './model.ts'
import { type Answer, answer, refusal } from './rest.ts'

// What a request asks for, in either API, and the checks of it and of its answer.

export type Api = 'rest' | 'graphql'

/** What is asked, and how it may be asked. */
export interface Place {
  readonly world: World
  readonly prefix: '' | '/api/v3'
  readonly drift: ((operation: string, body: Json) => Json) | undefined
}

/** One answer of either API, and what was wrong with it or with the request. */
interface Worked {
  readonly answer: Answer
  readonly problems: readonly string[]
}

function drifted({ drift }: Place, operation: string, body: Json): Json {
  return drift?.(operation, body) ?? body
}

function askRest(place: Place, found: Found, url: URL, fault: Fault | undefined): Worked {
  const { operation, path } = found
  const wrong = requestProblems(found, url.searchParams)
  if (wrong.length > 0) return { answer: refusal(422, 'Validation Failed'), problems: wrong }
  const pageFault = fault && pageFaultOf(fault.kind)
  const given = answer(operation.id, { world: place.world, path, url, pageFault })
  if (given.status >= 400) return { answer: given, problems: [] }
  const body = drifted(place, operation.id, given.body)
  return { answer: { ...given, body }, problems: answerProblems(operation, given.status, body) }
}

function askGraphql(place: Place, asked: Asked, fault: Fault | undefined): Worked {
  const pageFault = fault && pageFaultOf(fault.kind)
  const { body, problems } = executed(asked, { world: place.world, pageFault })
  return { answer: { status: 200, body: drifted(place, operationNameOf(asked), body) }, problems }
}

function graphqlRequest(text: string): Asked | string {
  try {
    const { query, variables, operationName, ...more } = JSON.parse(text)
    const [unknown] = Object.keys(more)
    if (unknown !== undefined) return `a GraphQL request has no ${unknown}`
    if (typeof query !== 'string') return 'a GraphQL request needs a query'
    return { query, variables: variables ?? {}, operationName: operationName ?? undefined }
  } catch {
    return 'the body of a GraphQL request is not JSON'
  }
}

/** A request as it is understood: what it asks for, and how to answer it. */
export interface Understood {
  readonly api: Api
  readonly operation: string
  readonly variables: Readonly<Record<string, unknown>>
  work(fault: Fault | undefined): Worked
}

function refusing(api: Api, refused: Answer, problem: string): Understood {
  const work = () => ({ answer: refused, problems: [problem] })
  return { api, operation: 'unknown', variables: {}, work }
}

export function understand(place: Place, method: string, url: URL, text: string): Understood {
  const { prefix } = place
  const graphql = prefix === '' ? '/graphql' : '/api/graphql'
  if (url.pathname === graphql) {
    const asked = graphqlRequest(text)
    if (method !== 'POST' || typeof asked === 'string') {
      const problem = typeof asked === 'string' ? asked : 'GraphQL is asked by POST'
      return refusing('graphql', refusal(400, 'Problems parsing JSON'), problem)
    }
    const operation = operationNameOf(asked)
    const { variables } = asked
    const work = (fault: Fault | undefined) => askGraphql(place, asked, fault)
    return { api: 'graphql', operation, variables, work }
  }
  // Links name a repository by its number.
  const path = url.pathname
    .replace(`/repositories/${place.world.id}/`, `/repos/${repositoryOf(place.world)}/`)
    .slice(prefix.length)
  const found = url.pathname.startsWith(prefix) ? find(path) : undefined
  if (found === undefined || method !== 'GET') {
    const problem = `nothing that is answered here: ${method} ${url.pathname}`
    return refusing('rest', refusal(404, 'Not Found'), problem)
  }
  if (text !== '') {
    return refusing('rest', refusal(400, 'Problems parsing JSON'), 'a GET request has no body')
  }
  const work = (fault: Fault | undefined) => askRest(place, found, url, fault)
  return { api: 'rest', operation: found.operation.id, variables: {}, work }
}
