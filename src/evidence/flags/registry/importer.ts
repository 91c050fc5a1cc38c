import type { Evidence } from '../../../model/evidence.ts'
import type { Registry } from '../../../model/flags.ts'
import type { Located } from '../../../model/place.ts'

/** What one source says of flags. */
export type RegistryPart = Omit<Registry, 'sources'>

/** Reads what a provider of flags exports: one YAML or JSON document. */
export interface Importer {
  /** As a policy names it: `launchdarkly`. */
  readonly format: string
  /** For people: `LaunchDarkly`. */
  readonly name: string
  /** Whether a document looks like one of its exports, whole or torn, and like no other's. */
  recognizes(value: unknown): boolean
  /** Half an export, such as one page of several, is unknown. */
  read(document: Located<unknown>): Evidence<RegistryPart>
}
