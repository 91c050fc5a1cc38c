import * as z from 'zod/mini'
import { thousands } from '../../base/words.ts'
import { type Next, nextOf, within } from './address.ts'
import { read } from './answer.ts'
import type { Asking } from './asking.ts'
import { type Fault, failed, type Outcome, quoted } from './fault.ts'
import { listed, shaped } from './shape.ts'
import type { Ask } from './wire.ts'

/** Of a hundred items each, and more than any list that a release is judged by. */
const MOST_PAGES = 100

interface Page<T> {
  readonly items: readonly T[]
  /** What tells an item from others, for those that have it. */
  readonly ids: readonly string[]
  readonly next: Next
  /** Where it came from, after redirections. */
  readonly url: string
}

/** Every item of a list, from its first page on; or none of them, where one may be missing. */
export async function everyPage<T>(
  first: Ask,
  item: z.ZodMiniType<T>,
  rest: string,
  asking: Asking,
  clock: () => number,
): Promise<Outcome<readonly T[]>> {
  const items: T[] = []
  const ids = new Set<string>()
  const urls = new Set<string>()
  let url = first.url
  for (let number = 1; ; number++) {
    urls.add(url)
    const name = number === 1 ? first.name : `${first.name} (page ${number})`
    const ask: Ask = { ...first, name, url }
    const page = await asking(ask, (answer) => pageOf(ask, answer, item, clock()))
    if (!page.ok) return page
    urls.add(page.value.url)
    for (const id of page.value.ids) {
      if (ids.has(id)) return failed(repeated(ask))
      ids.add(id)
    }
    for (const each of page.value.items) items.push(each)
    const { next } = page.value
    if (next.kind === 'none') return { ok: true, value: items }
    if (next.kind === 'unreadable') return failed(unreadable(ask))
    if (page.value.items.length === 0) return failed(dropped(ask))
    const to = within(rest, next.link, page.value.url)
    if (to === undefined) return failed(astray(ask, next.link))
    if (urls.has(to)) return failed(stuck(ask))
    if (number === MOST_PAGES) return failed(endless(first))
    url = to
  }
}

function pageOf<T>(
  ask: Ask,
  answer: Parameters<typeof read>[1],
  item: z.ZodMiniType<T>,
  now: number,
): Outcome<Page<T>> {
  const parsed = read(ask, answer, now)
  if (!parsed.ok) return parsed
  const what = `GitHub's answer to ${ask.name}`
  const raw = listed(parsed.value, what)
  if (!raw.ok) return raw
  const items = shaped(raw.value, z.array(item), what)
  if (!items.ok) return items
  return {
    ok: true,
    value: {
      items: items.value,
      ids: raw.value.flatMap(idOf),
      next: nextOf(answer.headers.get('link')),
      url: answer.url,
    },
  }
}

/** Commits have no id but their hash. */
const identity = z.union([
  z.object({ id: z.union([z.number(), z.string()]) }),
  z.object({ sha: z.string() }),
])

function idOf(value: unknown): readonly string[] {
  const result = z.safeParse(identity, value)
  if (!result.success) return []
  return ['id' in result.data ? String(result.data.id) : result.data.sha]
}

const ANEW = 'Run it again, so that the list is read anew'

function repeated({ name }: Ask): Fault {
  return {
    what: `GitHub's answer to ${name} repeats what was there before, so the list moved while it was read, and something may be missing`,
    next: ANEW,
  }
}

function dropped({ name }: Ask): Fault {
  return {
    what: `GitHub's answer to ${name} is an empty page that others follow, so something is missing`,
    next: ANEW,
  }
}

function stuck({ name }: Ask): Fault {
  return {
    what: `GitHub's answer to ${name} names a next page that was read before, so the list never comes to its end`,
    next: ANEW,
  }
}

function astray({ name }: Ask, link: string): Fault {
  return {
    what: `GitHub's answer to ${name} names ${quoted(link)} as the next page, and that is not the API that was asked`,
    next: 'Check the address of the API (GITHUB_API_URL) and what stands between this machine and GitHub',
  }
}

function unreadable({ name }: Ask): Fault {
  return {
    what: `GitHub's answer to ${name} names its next page in a way that cannot be read, so something may be missing`,
    next: 'Check what stands between this machine and GitHub',
  }
}

function endless({ name }: Ask): Fault {
  return {
    what: `GitHub's answer to ${name} has more than ${thousands(MOST_PAGES)} pages, and no more are read`,
    next: 'Make the release smaller',
  }
}
