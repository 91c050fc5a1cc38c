/** A name, an IPv6 address, or the bits of an IPv4 address, since numbers are found faster than texts. */
export type Identity = string | number

/**
 * What makes two names one machine: the name, case-folded and without its final dot, its full
 * forms under the declared domains, and a valid address, or the name of a host in its place. The
 * port is no part of it.
 */
export function identities(
  name: string,
  address: string | undefined,
  domains: readonly string[],
): readonly Identity[] {
  const folded = canonicalName(name)
  const itself = addressKey(folded)
  const keys: Identity[] = itself === undefined ? forms(folded, domains) : [itself]
  if (address === undefined) return keys
  for (const key of targets(address, domains)) if (!keys.includes(key)) keys.push(key)
  return keys
}

/** What a connection to an address reaches; nothing where that cannot be told. */
function targets(address: string, domains: readonly string[]): readonly Identity[] {
  const key = addressKey(address)
  if (key !== undefined) return [key]
  return isHostName(address) ? forms(canonicalName(address), domains) : []
}

const HOST_NAME = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.?$/i

/** A last label that is a number or made of x alone is no name but an address, or a gap for one. */
const NUMBER_OR_GAP = /(?:^|\.)(?:\d+|0x[0-9a-f]*|x+)\.?$/i

/** `10.100.yy.zz`, as addresses are hidden in examples. */
const HIDDEN_ADDRESS = /^\d{1,3}(?:\.[a-z0-9]{1,3}){3}$/i

function isHostName(text: string): boolean {
  return HOST_NAME.test(text) && !NUMBER_OR_GAP.test(text) && !HIDDEN_ADDRESS.test(text)
}

function addressKey(text: string): Identity | undefined {
  const address = canonicalAddress(text)
  return address === undefined || address.includes(':') ? address : bitsOf(address)
}

/** Host names compare without regard to case, and a final dot only says that they are whole (RFC 1034). */
export function canonicalName(name: string): string {
  const folded = name.toLowerCase()
  return folded.endsWith('.') ? folded.slice(0, -1) : folded
}

/** The name, and what it is in full under each domain. */
function forms(name: string, domains: readonly string[]): string[] {
  const full = domains.some((domain) => name.endsWith(`.${domain}`))
  return full ? [name] : [name, ...domains.map((domain) => `${name}.${domain}`)]
}

/**
 * One spelling for each IP address: RFC 5952 for IPv6, and IPv4 for `::ffff:1.2.3.4`. Undefined
 * for anything that is no address, so that `10.100.xx.xx` makes no two hosts the same.
 */
export function canonicalAddress(text: string): string | undefined {
  if (isV4(text)) return text
  const bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text
  if (!bare.includes(':')) return undefined
  // A link-local address is one within its zone only (RFC 4007), and zones are told apart by case.
  const [, words = bare, zone = ''] = ZONED.exec(bare) ?? []
  const address = canonicalV6(words)
  return address?.includes(':') || zone === '' ? address && address + zone : undefined
}

const ZONED = /^([^%]*)(%[\w.-]+)$/

function canonicalV6(text: string): string | undefined {
  const words = wordsOf(text)
  if (!words) return undefined
  const [a, b, c, d, e, mapped, high, low] = words as [number, ...number[]]
  if ([a, b, c, d, e].every((word) => word === 0) && mapped === 0xffff) {
    return [high, low].flatMap((word = 0) => [word >> 8, word & 255]).join('.')
  }
  return compress(words)
}

/** The eight 16-bit words of an IPv6 address. */
function wordsOf(text: string): readonly number[] | undefined {
  const [head = '', tail, ...more] = text.split('::')
  if (more.length > 0) return undefined
  const before = parse(head, tail === undefined)
  const after = parse(tail ?? '', true)
  if (!before || !after) return undefined
  const gap = 8 - before.length - after.length
  if (tail === undefined ? gap !== 0 : gap < 1) return undefined
  return [...before, ...new Array<number>(gap).fill(0), ...after]
}

/** Words between colons; the end of an address may be written as IPv4. */
function parse(text: string, atEnd: boolean): readonly number[] | undefined {
  if (text === '') return []
  const words: number[] = []
  const parts = text.split(':')
  for (const [i, part] of parts.entries()) {
    if (atEnd && i === parts.length - 1 && isV4(part)) {
      const [a, b, c, d] = part.split('.').map(Number) as [number, number, number, number]
      words.push((a << 8) | b, (c << 8) | d)
    } else if (/^[0-9a-f]{1,4}$/i.test(part)) words.push(Number.parseInt(part, 16))
    else return undefined
  }
  return words
}

/** Four decimal numbers; a leading zero is octal to some readers, and so belongs to no address. */
const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
const V4 = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`)

function isV4(text: string): boolean {
  return V4.test(text)
}

function bitsOf(v4: string): number {
  let bits = 0
  let octet = 0
  for (let i = 0; i < v4.length; i++) {
    if (v4[i] === '.') {
      bits = (bits << 8) | octet
      octet = 0
    } else octet = octet * 10 + Number(v4[i])
  }
  return (bits << 8) | octet
}

/** The longest run of two or more zero words, the first of equals, becomes `::`. */
function compress(words: readonly number[]): string {
  let start = 0
  let length = 1
  for (let i = 0; i < words.length; i++) {
    let end = i
    while (words[end] === 0) end++
    if (end - i > length) {
      start = i
      length = end - i
    }
    i = Math.max(i, end - 1)
  }
  const hex = words.map((word) => word.toString(16))
  if (length === 1) return hex.join(':')
  return `${hex.slice(0, start).join(':')}::${hex.slice(start + length).join(':')}`
}
