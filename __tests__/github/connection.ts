import { GraphQLError } from 'graphql'
import type { World } from './model.ts'
import { cursorOf, indexOf, type PageFault, pageOf } from './paging.ts'

// Lists of the GraphQL API, which GitHub calls connections.
// https://docs.github.com/graphql/guides/using-pagination-in-the-graphql-api

/** An object whose fields are values, or functions of the arguments that give them. */
export type Resolved = Readonly<Record<string, unknown>>

export interface Bounds {
  readonly first?: number | null
  readonly after?: string | null
  readonly last?: number | null
  readonly before?: string | null
}

/** GitHub names the kind of an error beside its message. */
export function failure(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } })
}

const MOST = 100

function sizeOf(list: string, { first, last }: Bounds): number {
  const size = first ?? last
  if (size === undefined || size === null) {
    const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${list}\` connection.`
    throw failure('MISSING_PAGINATION_BOUNDARIES', message)
  }
  const by = first === undefined || first === null ? 'last' : 'first'
  if (size > MOST) {
    const message = `Requesting ${size} records on the \`${list}\` connection exceeds the \`${by}\` limit of ${MOST} records.`
    throw failure('EXCESSIVE_PAGINATION', message)
  }
  if (size < 0) throw failure('INVALID_PAGINATION', `\`${by}\` on \`${list}\` cannot be negative.`)
  return size
}

export interface Sight {
  readonly world: World
  readonly pageFault: PageFault | undefined
}

export function connection<T>(
  { pageFault }: Sight,
  list: string,
  bounds: Bounds,
  all: readonly T[],
  resolve: (item: T) => unknown,
): Resolved {
  const size = sizeOf(list, bounds)
  if (typeof bounds.before === 'string') throw new Error(`${list}(before) is not modelled`)
  const { after } = bounds
  const asked = typeof after === 'string' ? indexOf(list, after) : 0
  if (asked === undefined) {
    const message = `\`${after}\` does not appear to be a valid cursor.`
    throw failure('INVALID_CURSOR_ARGUMENTS', message)
  }
  const fromEnd = typeof bounds.first !== 'number' && typeof bounds.last === 'number'
  const start = fromEnd ? Math.max(asked, all.length - size) : asked
  const page = pageOf(all, start, size, pageFault)
  const nodes = page.items.map(resolve)
  return {
    totalCount: page.total,
    nodes,
    edges: nodes.map((node, index) => ({ node, cursor: cursorOf(list, start + index + 1) })),
    pageInfo: {
      hasNextPage: page.hasNext,
      hasPreviousPage: start > 0,
      startCursor: nodes.length > 0 ? cursorOf(list, start) : null,
      endCursor: nodes.length > 0 || page.hasNext ? cursorOf(list, page.next) : null,
    },
  }
}
