import type { GitHub } from './github.ts'

// The plainest client there is: no retries, no pages, nothing made of an answer but what it says.

export interface Told {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: what a test expects is its own business.
  readonly body: any
}

function headersFor(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}`, 'user-agent': 'test' }
}

async function told(response: Response): Promise<Told> {
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') === true && text !== ''
  const body = isJson ? JSON.parse(text) : undefined
  return { status: response.status, headers: response.headers, text, body }
}

/** A path below the repository, unless it starts with a slash; or an address as a Link header has it. */
export async function get(github: GitHub, path: string, init: RequestInit = {}): Promise<Told> {
  const { owner, name } = github.world
  const own = path.startsWith('/') ? path : `/repos/${owner}/${name}/${path}`
  const url = path.startsWith('http') ? path : `${github.url}${own}`
  return told(await fetch(url, { headers: headersFor(github.token), ...init }))
}

export async function query(
  github: GitHub,
  text: string,
  variables: Readonly<Record<string, unknown>> = {},
  init: RequestInit = {},
): Promise<Told> {
  const response = await fetch(github.graphqlUrl, {
    method: 'POST',
    headers: headersFor(github.token),
    body: JSON.stringify({ query: text, variables }),
    ...init,
  })
  return told(response)
}

/** Where the next page is. */
export function nextOf({ headers }: Told): string | undefined {
  return /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1]
}
