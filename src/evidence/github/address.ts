/** An address as it is sent; undefined where it is none, or holds a name and a password. */
export function address(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) return undefined
  if (url.search || url.hash) return undefined
  return url.href.replace(/\/+$/, '')
}

/** Where a link or a redirection of the REST API leads to; undefined where that is outside of it. */
export function within(rest: string, link: string, from: string): string | undefined {
  if (!URL.canParse(link, from)) return undefined
  const url = new URL(link, from)
  url.hash = ''
  return url.href.startsWith(`${rest}/`) ? url.href : undefined
}

/** As Octokit takes it, which would else read a colon or braces as the name of a parameter. */
export function verbatim(href: string): string {
  const { origin } = new URL(href)
  const encoded = href.slice(origin.length).replace(/[:{}]/g, (c) => ENCODED[c] as string)
  return `${origin}${encoded}`
}

const ENCODED: Readonly<Record<string, string>> = { ':': '%3A', '{': '%7B', '}': '%7D' }

/** A parameter without which the path of a route would lead elsewhere. */
export function misleading(
  route: string,
  parameters: Readonly<Record<string, string | number>>,
): string | undefined {
  const names = Array.from(route.matchAll(/\{(\w+)\}/g), ([, name]) => name as string)
  return names.find((name) => /^\.{0,2}$/.test(String(parameters[name] ?? '')))
}

const LINK = /\s*<([^<>]*)>((?:\s*;\s*[\w*-]+(?:\s*=\s*(?:"[^"]*"|[^\s",;]+))?)*)\s*(?:,|$)/y
const NEXT = /;\s*rel\s*=\s*(?:"(?:[^"]*\s)?next(?:\s[^"]*)?"|next(?=[\s;]|$))/i

export type Next =
  | { readonly kind: 'none' }
  | { readonly kind: 'link'; readonly link: string }
  | { readonly kind: 'unreadable' }

/** The next page, as a Link header names it (RFC 8288). */
export function nextOf(header: string | null): Next {
  let next: Next = { kind: 'none' }
  let at = 0
  while (header !== null && at < header.length) {
    LINK.lastIndex = at
    const found = LINK.exec(header)
    if (!found) return { kind: 'unreadable' }
    at = LINK.lastIndex
    if (!NEXT.test(found[2] as string)) continue
    if (next.kind === 'link') return { kind: 'unreadable' }
    next = { kind: 'link', link: found[1] as string }
  }
  return next
}
