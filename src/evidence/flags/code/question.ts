import type { FlagPolicy } from '../../../model/flags.ts'
import type { Policy } from '../../../model/policy.ts'

/** What is asked of the code of a commit. */
export interface CodeQuestion {
  /** Full id of the commit that is judged. */
  readonly commit: string
  /** Full id of the commit before the change. */
  readonly base: string | undefined
  /** Folder that the policy governs, from the top of the repository, '' for all of it. */
  readonly folder: string
  /** Every name of every registry: keys and aliases, live and retired, head and base. */
  readonly names: readonly string[]
  readonly policy: FlagPolicy
  /** The place of a setting of the policy, for what is wrong with it. */
  readonly at?: Policy['at']
  /** Files that are registries, exports and records: never code. From the top of the repository. */
  readonly registries: readonly string[]
}

export type AddedQuestion = CodeQuestion & { readonly base: string }
