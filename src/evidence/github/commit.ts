import * as z from 'zod/mini'
import type { Commit, Hand, Person } from '../../model/change.ts'
import type { Evidence } from '../../model/evidence.ts'
import { all, both, known, unknown, wholeFile } from '../problem.ts'
import { actorOf, actorShape, userFields, WEB_FLOW } from './people.ts'

/** Parents and authors that are read of a commit; with more it is unknown who had a hand in it. */
const MOST_PARENTS = 10
const MOST_AUTHORS = 100

/**
 * Fields of a commit, as the GraphQL fragment `CommitFields`. The authors are the one that git has,
 * and then those that `Co-authored-by` names.
 * https://docs.github.com/en/graphql/reference/objects#commit
 */
export const commitFields = `fragment CommitFields on Commit {
  oid
  messageHeadline
  parents(first: ${MOST_PARENTS}) { totalCount nodes { oid } }
  authors(first: ${MOST_AUTHORS}) { totalCount nodes { name email user { ${userFields} } } }
  committer { name email user { ${userFields} } }
  signature { isValid wasSignedByGitHub signer { ${userFields} } }
}`

export const oid = z.string().check(z.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/))

const gitActor = z.object({
  name: z.nullable(z.string()),
  email: z.nullable(z.string()),
  user: z.nullable(actorShape),
})

/** What `CommitFields` answers. */
export const commitShape = z.object({
  oid,
  messageHeadline: z.string(),
  parents: z.object({
    totalCount: z.int(),
    nodes: z.nullable(z.array(z.nullable(z.object({ oid })))),
  }),
  authors: z.object({ totalCount: z.int(), nodes: z.nullable(z.array(z.nullable(gitActor))) }),
  committer: z.nullable(gitActor),
  signature: z.nullable(
    z.object({
      isValid: z.boolean(),
      wasSignedByGitHub: z.boolean(),
      signer: z.nullable(actorShape),
    }),
  ),
})

export type CommitNode = z.infer<typeof commitShape>
type GitActor = z.infer<typeof gitActor>

/** The commit with everybody who had a hand in it, or why that is not known. */
export function commitOf(node: CommitNode): Evidence<Commit> {
  const read = both(listed(node, 'parents', node.parents), handsOf(node))
  if (!read.known) return read
  const [parents, hands] = read.value
  return known({
    id: node.oid,
    parents: parents.map((parent) => parent.oid),
    title: node.messageHeadline,
    hands,
    byGitHub: isByGitHub(node),
  })
}

/** Its signature proves it; name and address of a commit can be written by anybody. */
function isByGitHub({ signature }: CommitNode): boolean {
  return signature?.isValid === true && signature.wasSignedByGitHub
}

function handsOf(node: CommitNode): Evidence<readonly Hand[]> {
  const authors = listed(node, 'authors', node.authors)
  if (!authors.known) return authors
  const [author = null, ...others] = authors.value
  const hands = all([
    makerOf(node, 'author', author),
    ...others.map((other) => named('co-author', other?.name, actorOf(other?.user ?? null))),
    ...(isCommitterGitHub(node) ? [] : [makerOf(node, 'committer', node.committer)]),
    ...signerOf(node),
  ])
  if (!hands.known || !isByGitHub(node)) return hands
  return known(hands.value.filter((hand) => hand.person?.id !== WEB_FLOW))
}

function makerOf(
  node: CommitNode,
  as: 'author' | 'committer',
  actor: GitActor | null,
): Evidence<Hand> {
  const bot = !actor?.user && isByGitHub(node) ? botOf(actor?.email) : undefined
  return named(as, actor?.name, bot ? known(bot) : actorOf(actor?.user ?? null))
}

const BOT = /^(\d{1,15})\+([\w-]+\[bot\])@users\.noreply\.[\w.-]+$/

/** The address tells a bot where the account is not named, for a commit may name users alone. */
function botOf(email: string | null | undefined): Person | undefined {
  const [, id, login] = BOT.exec(email ?? '') ?? []
  return id && login ? { id: Number(id), login, kind: 'bot' } : undefined
}

function named(
  as: Hand['as'],
  name: string | null | undefined,
  person: Evidence<Person | undefined>,
): Evidence<Hand> {
  return person.known ? known({ as, person: person.value, name: name ?? '' }) : person
}

/** GitHub signs no commit with a committer of somebody's choice, so one without an account is itself. */
function isCommitterGitHub(node: CommitNode): boolean {
  const { committer } = node
  return isByGitHub(node) && !committer?.user && /^noreply@/.test(committer?.email ?? '')
}

/** Whose key made the signature; that of GitHub speaks for nobody else. */
function signerOf({ signature }: CommitNode): readonly Evidence<Hand>[] {
  if (!signature?.isValid || signature.wasSignedByGitHub || !signature.signer) return []
  return [named('signer', signature.signer.login, actorOf(signature.signer))]
}

interface Listed<T> {
  readonly totalCount: number
  readonly nodes: readonly (T | null)[] | null
}

function listed<T>(
  { oid }: CommitNode,
  what: 'parents' | 'authors',
  { totalCount, nodes }: Listed<T>,
): Evidence<readonly T[]> {
  const found = (nodes ?? []).flatMap((node) => (node === null ? [] : [node]))
  if (found.length === totalCount) return known(found)
  return unknown({
    what: `GitHub lists ${found.length} of ${totalCount} ${what} of commit ${oid.slice(0, 7)}, so somebody who had a hand in it could be missing`,
    next:
      what === 'authors'
        ? `Make a commit with at most ${MOST_AUTHORS} authors and co-authors`
        : `Make a commit with at most ${MOST_PARENTS} parents`,
    place: wholeFile(oid),
  })
}
