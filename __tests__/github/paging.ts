// Pages of REST and of GraphQL, and how GitHub names them.

export interface Page<T> {
  readonly items: readonly T[]
  readonly total: number
  /** Where the page starts, from 0. */
  readonly start: number
  readonly hasNext: boolean
  /** Where the next page starts. */
  readonly next: number
}

/** How a page is not what was asked for. */
export type PageFault = 'cursor-stuck' | 'page-repeated' | 'page-dropped'

/** The page from `start`, or what GitHub would serve for it on a bad day. */
export function pageOf<T>(
  all: readonly T[],
  start: number,
  size: number,
  fault?: PageFault,
): Page<T> {
  const end = start + size
  const page = { items: all.slice(start, end), total: all.length, start, hasNext: end < all.length }
  if (fault === 'cursor-stuck') return { ...page, hasNext: true, next: start }
  if (fault === 'page-repeated') {
    return { ...page, items: all.slice(0, size), hasNext: page.hasNext || start === 0, next: end }
  }
  if (fault === 'page-dropped' && start === 0)
    return { ...page, items: [], hasNext: true, next: end }
  return { ...page, next: end }
}

/** Opaque, and good for the list that it was made for alone. */
export function cursorOf(list: string, index: number): string {
  return Buffer.from(`cursor:v2:${list}:${index}`).toString('base64')
}

/** Undefined where it is none of this list's cursors. */
export function indexOf(list: string, cursor: string): number | undefined {
  const text = Buffer.from(cursor, 'base64').toString()
  const prefix = `cursor:v2:${list}:`
  const index = text.startsWith(prefix) ? Number(text.slice(prefix.length)) : Number.NaN
  return Number.isInteger(index) && index >= 0 ? index : undefined
}

/** The value of a Link header; undefined where all is on one page. */
export function linkOf(links: Readonly<Record<string, URL | undefined>>): string | undefined {
  const parts = Object.entries(links).flatMap(([rel, url]) =>
    url === undefined ? [] : [`<${url.href}>; rel="${rel}"`],
  )
  return parts.length > 0 ? parts.join(', ') : undefined
}
