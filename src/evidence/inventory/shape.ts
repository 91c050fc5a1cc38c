// What the readers of JSON and of YAML have in common.

export const GROUP_KEYS = ['hosts', 'children', 'vars']

/** Keys by which services say that more pages follow. */
const CONTINUATIONS = new Set([
  'nexttoken',
  'nextmarker',
  'nextpagetoken',
  'nextlink',
  'lastevaluatedkey',
  'istruncated',
  '@odata.nextlink',
])

export function isContinuation(key: string): boolean {
  return CONTINUATIONS.has(key.toLowerCase().replaceAll('_', ''))
}

export function torn(key: string): { readonly what: string; readonly next: string } {
  return {
    what: `${key} says that more follows, so this is only a part of the inventory`,
    next: 'Read all pages before writing the file',
  }
}

const LIST = 'Run `ansible-inventory --list` where it may run, and pass the JSON that it prints'

/** What is not read because only running it would tell the hosts. */
export const PLUGIN = {
  what: 'This configures an inventory plugin, and the hosts are known only once the plugin has run; Rollcall runs nothing',
  next: LIST,
}

export const SCRIPT = {
  what: 'This is a program, and its hosts are known only once it has run; Rollcall runs nothing',
  next: LIST,
}

export const VAULT = {
  what: 'This is encrypted with Ansible Vault, and Rollcall holds no passwords',
  next: LIST,
}

export const TOML = { what: 'TOML is not read', next: LIST }

export const PLAIN_LIST = {
  what: 'A JSON list is no inventory that Rollcall reads; it would not say which groups there are',
  next: 'Write one host a line, or pass what `ansible-inventory --list` prints',
}
