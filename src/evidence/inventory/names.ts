import { once } from '../../base/once.ts'
import type { Defect } from '../../model/fleet.ts'

/** Of each ASCII code, whether it can stand in a name without a second look: letters, digits, `.`, `_`, `-`. */
export const PLAIN = new Uint8Array(128)
for (const c of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-') {
  PLAIN[c.charCodeAt(0)] = 1
}

/** The longest name that is looked at; DNS allows 253 characters. */
export const LONGEST = 1024

export function isPlain(name: string): boolean {
  if (name.length > LONGEST) return false
  for (let i = 0; i < name.length; i++) if (PLAIN[name.charCodeAt(i)] !== 1) return false
  return name.length > 0
}

/** `web1` of `web1:22`, and `2001:db8::1` of `[2001:db8::1]:22`, as Ansible takes them apart. */
export function withoutPort(pattern: string): string {
  if (pattern.length > LONGEST) return pattern
  const [, bracketed] = /^\[((?:[^[\]]|\[[^[\]]*\])+)\]:\d+$/.exec(pattern) ?? []
  const name = bracketed ?? pattern
  const [, bare] = /^((?:[^:[\]]|\[[^\]]*\])+):\d+$/.exec(name) ?? []
  return bare ?? name
}

/** Asked first: the letters of all scripts take longer to build than a small inventory to read. */
const ASCII = /^[\w.@/+%-]+$/
const letters = once(() => /^[\p{L}\p{M}\p{N}._@/+%-]+$/u)
const IPV6 = /^[0-9a-f]*:[0-9a-f:]*:[0-9a-f:.]*(?:%[\w.-]+)?$/i

/** What is wrong with a name that is not plain, if anything is. */
export function faultOf(
  name: string,
  noun: 'host' | 'group',
): Pick<Defect, 'kind' | 'what' | 'next'> | undefined {
  if (name === '') {
    return { kind: 'bad-name', what: `A ${noun} has an empty name`, next: 'Give it a name' }
  }
  if (name.length > LONGEST) {
    return {
      kind: 'bad-name',
      what: `The name of a ${noun} has more than ${LONGEST} characters; it begins with ${name.slice(0, 40)}`,
      next: 'Check that the file is the one that was meant, and that its lines are whole',
    }
  }
  if (ASCII.test(name) || letters().test(name) || (noun === 'host' && IPV6.test(name)))
    return undefined
  if (name.includes(',')) {
    return {
      kind: 'doubtful',
      what: `${name} is the name of one ${noun} to Ansible, comma included`,
      next: `Give each ${noun} a place of its own`,
    }
  }
  if (noun === 'host' && name.includes('=')) {
    return {
      kind: 'doubtful',
      what: `${name} is the name of a host to Ansible, though it looks like a variable`,
      next: 'Put a variable of a host behind its name, and one of a group under [group:vars]',
    }
  }
  const [odd = ''] = name.match(/[^\p{L}\p{M}\p{N}._@/+%-]/u) ?? []
  return {
    kind: 'bad-name',
    what: `The ${noun} name ${name} holds ${shown(odd)}, which no selector can name safely`,
    next: 'Write names with letters, digits, dots, hyphens and underscores',
  }
}

function shown(character: string): string {
  return /^[!-~]$/.test(character)
    ? character
    : `the character U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
