import type { Place } from './place.ts'

/** The written procedures a manifest names, and what stands under each name. */
export interface Documents {
  readonly named: readonly NamedDocument[]
}

export interface NamedDocument {
  readonly role: 'procedure' | 'kill-switch'
  readonly path: string
  readonly place: Place
  /** `outside` leads out of the repository; `elsewhere` is a web address, which is not opened. */
  readonly state: 'present' | 'missing' | 'empty' | 'outside' | 'elsewhere'
  /** Of its bytes, where it was opened. */
  readonly digest: string | undefined
}
