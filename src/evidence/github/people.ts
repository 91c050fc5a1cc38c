import * as z from 'zod/mini'
import type { Person } from '../../model/change.ts'
import type { Evidence } from '../../model/evidence.ts'
import { known, unknown, wholeFile } from '../problem.ts'

/** GitHub's own account `web-flow`, in whose name it commits what people do on its pages. */
export const WEB_FLOW = 19_864_447

const id = z.int().check(z.minimum(1))

/** Fields of a GraphQL `Actor`: whoever opened, reviewed or changed something. */
export const actorFields = '__typename login ... on User { databaseId } ... on Bot { databaseId }'

export const actorShape = z.object({
  __typename: z.string(),
  login: z.string(),
  databaseId: z.optional(z.nullable(id)),
})

export type Actor = z.infer<typeof actorShape>

/** Fields of a GraphQL `User`, as whom commits also name bots and GitHub itself. */
export const userFields = '__typename login databaseId'

/** An account in an answer of the REST API. */
export const accountShape = z.object({ id, login: z.string(), type: z.string() })

export type Account = z.infer<typeof accountShape>

/**
 * Who it is; undefined where the account was deleted, and for what is no account of a person who
 * could answer: an imported placeholder (`Mannequin`), an organization, an enterprise's account.
 */
export function actorOf(actor: Actor | null): Evidence<Person | undefined> {
  if (!actor || (actor.__typename !== 'User' && actor.__typename !== 'Bot')) return known(undefined)
  if (!actor.databaseId) return noId(actor.login)
  // GraphQL leaves out what tells a bot's name from a person's.
  const end = actor.__typename === 'Bot' && !actor.login.endsWith('[bot]') ? '[bot]' : ''
  return known(personOf(actor.databaseId, `${actor.login}${end}`, actor.__typename))
}

export function accountOf({ id, login, type }: Account): Person {
  return personOf(id, login, type)
}

function personOf(id: number, login: string, type: string): Person {
  // Commits name bots as users, by a login that no user can have.
  const bot = type === 'Bot' || login.endsWith('[bot]') || id === WEB_FLOW
  return { id, login, kind: bot ? 'bot' : 'human' }
}

function noId(login: string): Evidence<never> {
  return unknown({
    what: `GitHub gave no id for the account ${login}, and a login proves nothing, since it can be taken over`,
    next: 'Run it again; where it stays, ask the support of GitHub',
    place: wholeFile(login),
  })
}

/** Every account once, at its first place. */
export function distinct(people: Iterable<Person>): readonly Person[] {
  const byId = new Map<number, Person>()
  for (const person of people) if (!byId.has(person.id)) byId.set(person.id, person)
  return [...byId.values()]
}
