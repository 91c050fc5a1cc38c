import type { Manifest } from './manifest.ts'

/** What an approval of a plan approves; docs/plan-digest.md says how its digest is made. */
export interface Plan {
  /** `sha256:` and 64 lower-case hexadecimal digits. */
  readonly digest: string
  readonly parts: PlanParts
}

export interface PlanParts {
  /** The exact commit, where the door knows it. */
  readonly commit: string | null
  readonly manifest: Manifest
  readonly hosts: {
    /** Names in code unit order, here and below. */
    readonly touched: readonly string[]
    /** Touched by the deploying tool, and unknown to the inventory. */
    readonly strangers: readonly string[]
    readonly excepted: readonly string[]
    /** In the order of the manifest. */
    readonly waves: readonly { readonly name: string; readonly hosts: readonly string[] }[]
    readonly rollback: readonly string[] | null
  }
  readonly flags: { readonly activates: readonly string[]; readonly retires: readonly string[] }
  /** The digest of what the policy says; null where there is none. */
  readonly policy: string | null
}
