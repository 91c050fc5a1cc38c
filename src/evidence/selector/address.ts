import { once } from '../../base/once.ts'

// The grammar of ansible/parsing/utils/addresses.py, ranges allowed, as ansible-core 2.14 has it.
const numeric = '\\[[0-9]+:[0-9]+(?::[0-9]+)?\\]'
const either = '\\[(?:[a-z]:[a-z]|[0-9]+:[0-9]+)(?::[0-9]+)?\\]'
const octet = `(?:[01]?[0-9]{1,2}|2[0-4][0-9]|25[0-5]|${numeric})`
const piece = `(?:[0-9a-f]{1,4}|${numeric})`
const label = `(?:[\\p{L}\\p{N}_]|${either})(?:[\\p{L}\\p{N}_-]|${either})*(?<![_-])`

/** Made when first asked for: the classes of Unicode take long to build. */
const forms = once(() => [
  new RegExp(`^(?:${octet}\\.){3}${octet}\\n?$`, 'iu'),
  // Only the last form is bound to the end of the text: `a::` is an address whatever follows it.
  new RegExp(
    `^(?:${[
      '::',
      `(?:${piece}:){1,6}:`,
      `(?:${piece}:){7}${piece}`,
      `(?:0:){6}(?:${piece}\\.){3}${piece}`,
      `(?:0:){5}ffff:(?:${piece}\\.){3}${piece}\\n?$`,
    ].join('|')})`,
    'i',
  ),
  new RegExp(`^${label}(?:\\.${label})*\\n?$`, 'iu'),
])
const bracketedPort = /^\[(.+)\]:([0-9]+)\n?$/
const plainPort = /^((?:[^:[\]]|\[[^\]]*\])*):([0-9]+)\n?$/

export interface Address {
  readonly host: string
  readonly port: string | undefined
}

/** A text that Ansible takes for one host name or address with or without a port, ranges included. */
export function parseAddress(text: string): Address | undefined {
  let host = text
  let port: string | undefined
  for (const form of [bracketedPort, plainPort]) {
    const match = form.exec(host)
    if (match) [, host = '', port] = match
  }
  return forms().some((form) => form.test(host)) ? { host, port } : undefined
}
