import type { HostSet } from './fleet.ts'
import type { Place } from './place.ts'

/** A selector resolved against a fleet. */
export interface Selection {
  /** The selector as written. */
  readonly text: string
  readonly place: Place
  readonly hosts: HostSet
  readonly atoms: readonly Atom[]
  /** Where the answer is not what its reader would think, or not the same every time. */
  readonly traps: readonly Trap[]
}

/** One term of a selector, without its sign and its slice. */
export interface Atom {
  /** As written, with sign and slice. */
  readonly text: string
  readonly place: Place
  readonly role: 'union' | 'intersection' | 'exclusion'
  readonly kind: 'all' | 'host' | 'group' | 'glob' | 'regex'
  /** Groups it names or matches. */
  readonly groups: readonly string[]
  readonly hosts: HostSet
}

/** Something that Ansible answers in silence. Every kind has its row in docs/selectors.md. */
export type Trap = { readonly place: Place } & (
  | { readonly kind: 'empty-pattern' }
  | { readonly kind: 'lone-exclusion'; readonly atom: string }
  | { readonly kind: 'unmatched'; readonly atom: string; readonly nearest: string | undefined }
  | { readonly kind: 'unsupported'; readonly atom: string; readonly why: string }
  | { readonly kind: 'empty-group'; readonly atom: string; readonly group: string }
  | { readonly kind: 'empty-result' }
  | { readonly kind: 'slice-nested'; readonly atom: string; readonly group: string }
  | {
      readonly kind: 'slice-range'
      readonly atom: string
      readonly length: number
    }
  | { readonly kind: 'host-and-group'; readonly atom: string; readonly name: string }
  | { readonly kind: 'regex-reach'; readonly atom: string; readonly beyond: HostSet }
  | { readonly kind: 'order'; readonly differs: HostSet }
)
