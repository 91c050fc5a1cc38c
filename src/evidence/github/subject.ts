import type { Person } from '../../model/change.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Place } from '../../model/place.ts'
import type { Guard, ReviewPolicy } from '../../model/policy.ts'

/** What is judged, as a door has read it from the event of a run or from its options. */
export interface Subject {
  /** `owner/name` */
  readonly repository: string
  /** As GitHub calls it: `pull_request`, `push`, `schedule` … */
  readonly event: string
  /** The exact commit, in full. */
  readonly commit: string
  /** The pull request that is checked; undefined where a release or a merge group is. */
  readonly pull: number | undefined
  /** The commit that a pull request or a merge group is made against, in full; undefined for a release. */
  readonly base: string | undefined
  /** The name the run was started for, in full: `refs/heads/main`, `refs/tags/v1.2`, `refs/heads/gh-readonly-queue/main/pr-12-4f2c…`. */
  readonly ref: string | undefined
  readonly run: { readonly id: number; readonly attempt: number } | undefined
  /** Who the payload says it follows from: the author of a release, the creator of a deployment. */
  readonly initiators: readonly Person[]
}

/** Where GitHub answers, for whom, and about what. */
export interface GitHub {
  readonly apiUrl: string
  readonly graphqlUrl: string
  readonly token: string | undefined
  readonly subject: Subject
  /** Milliseconds since 1970. */
  readonly clock: () => number
}

/** What a manifest asks about the change. */
export interface Question {
  readonly review: ReviewPolicy
  readonly environment: string
  /** What judges, with paths relative to the root. */
  readonly judging: readonly Guard[]
  /** What the policy of a commit asks of reviewers; undefined where it has none. */
  readonly reviewAt: (commit: string) => Promise<Evidence<ReviewPolicy | undefined>>
  readonly place: Place
}

/** What is to be found out about the subject. */
export interface Asked {
  readonly subject: Subject
  readonly review: ReviewPolicy
  /** Of the manifest; its live deployment is where the range begins. */
  readonly environment: string
  /** All of them: those of the policy, and what judges. */
  readonly guards: readonly Guard[]
  /** The same as the live commit has them: a release cannot choose its own guards. */
  readonly guardsAt?: (live: string) => Promise<Evidence<readonly Guard[]>>
  readonly incident: string | undefined
  /** The setting of the policy that asks, for problems that have no better place. */
  readonly place: Place
}
