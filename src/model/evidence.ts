import type { Place } from './place.ts'

/** What a reader found, or why it cannot tell. A reader never throws for bad input. */
export type Evidence<T> = Known<T> | Unknown

export interface Known<T> {
  readonly known: true
  readonly value: T
}

export interface Unknown {
  readonly known: false
  /** At least one; every problem of the input, not only the first. */
  readonly because: readonly Problem[]
}

/** Something that keeps a reader from telling. */
export interface Problem {
  /** A sentence without its full stop: what was found, and why it matters. */
  readonly what: string
  /** A sentence without its full stop: what to do about it. */
  readonly next: string
  readonly place: Place
  /** Nothing is there, as opposed to something that cannot be read. */
  readonly absent?: true
}

/** One input of a decision: what it was read as, from where, and the SHA-256 of its bytes. */
export interface Source {
  readonly role:
    | 'manifest'
    | 'policy'
    | 'inventory'
    | 'observed'
    | 'touches'
    | 'document'
    | 'decision'
    | 'github'
    | 'registry'
    | 'code'
    | 'release'
  readonly file: string
  /** For people: `Ansible INI`, `plain host list`, `base 4f2c1d0` … */
  readonly format: string
  /** `sha256:` and 64 lower-case hexadecimal digits. */
  readonly digest: string
}
