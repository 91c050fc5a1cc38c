import * as z from 'zod/mini'
import { thousands } from '../../base/words.ts'
import type { Evidence, Problem } from '../../model/evidence.ts'
import { known, unknown, wholeFile } from '../problem.ts'

/** One page of a GraphQL connection. */
export interface Page<T> {
  readonly totalCount: number
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  readonly nodes: readonly (T | null)[] | null
}

/** What every connection is asked for, around the fields of its nodes. */
export function pageFields(node: string): string {
  return `totalCount pageInfo { hasNextPage endCursor } nodes { ${node} }`
}

export function pageShape<T>(node: z.ZodMiniType<T>): z.ZodMiniType<Page<T>> {
  return z.object({
    totalCount: z.int(),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.nullable(z.string()) }),
    nodes: z.nullable(z.array(z.nullable(node))),
  })
}

/** A list that has to be read to its end. */
export interface Listing<T> {
  /** In the plural and with its owner: `commits`, `#12`. */
  readonly what: string
  readonly of: string
  readonly key: (node: T) => string | number
  /** More than these are not read. */
  readonly most: number
  /** What to do where GitHub does not give all of them. */
  readonly next: string
  /** Whether the total counts exactly these nodes, or others that were not asked for too. */
  readonly total: 'exact' | 'at least'
}

const AGAIN = 'Run it again; where it stays, look at https://www.githubstatus.com'

/** Every node of every page, or why it is not known whether that is all of them. */
export async function whole<T>(
  listing: Listing<T>,
  first: Page<T>,
  pageAfter: (cursor: string) => Promise<Evidence<Page<T>>>,
): Promise<Evidence<readonly T[]>> {
  const nodes: T[] = []
  const keys = new Set<string | number>()
  const cursors = new Set<string>()
  let page = first
  for (;;) {
    const wrong = add(page, first.totalCount, listing, nodes, keys)
    if (wrong) return unknown(wrong)
    const cursor = page.pageInfo.endCursor
    if (!page.pageInfo.hasNextPage) break
    if (!page.nodes?.length || cursor === null || cursors.has(cursor)) {
      return unknown(stuck(listing))
    }
    cursors.add(cursor)
    const after = await pageAfter(cursor)
    if (!after.known) return after
    page = after.value
  }
  const complete = listing.total === 'exact' ? nodes.length === first.totalCount : true
  return complete ? known(nodes) : unknown(incomplete(listing, nodes.length, first.totalCount))
}

/** Adds the nodes of a page, or tells what is wrong with it. */
function add<T>(
  { totalCount, nodes }: Page<T>,
  total: number,
  listing: Listing<T>,
  all: T[],
  keys: Set<string | number>,
): Problem | undefined {
  if (totalCount !== total) return moved(listing)
  for (const node of nodes ?? []) {
    if (node === null) return incomplete(listing, all.length, total)
    const key = listing.key(node)
    if (keys.has(key)) return stuck(listing)
    keys.add(key)
    all.push(node)
  }
  const most = listing.total === 'exact' ? Math.max(total, all.length) : all.length
  if (most > listing.most) return tooMany(listing, most)
  return all.length > total ? incomplete(listing, all.length, total) : undefined
}

function moved({ what, of }: Listing<never>): Problem {
  return {
    what: `The ${what} of ${of} changed while they were read`,
    next: 'Run it again',
    place: wholeFile(of),
  }
}

function stuck({ what, of }: Listing<never>): Problem {
  return {
    what: `GitHub began anew in the middle of the ${what} of ${of}, so nobody can tell whether these are all`,
    next: AGAIN,
    place: wholeFile(of),
  }
}

function incomplete({ what, of, next }: Listing<never>, got: number, total: number): Problem {
  return {
    what: `GitHub lists ${thousands(got)} ${what} of ${of} and counts ${thousands(total)}, so what is missing could change the answer`,
    next,
    place: wholeFile(of),
  }
}

function tooMany({ what, of, most, next }: Listing<never>, total: number): Problem {
  return {
    what: `${of} has ${thousands(total)} ${what}, and no more than ${thousands(most)} are read`,
    next,
    place: wholeFile(of),
  }
}
