import type { Evidence, Source } from '../model/evidence.ts'
import type { FlagPolicy } from '../model/flags.ts'
import type { Fleet } from '../model/fleet.ts'
import type { Manifest } from '../model/manifest.ts'
import type { Located } from '../model/place.ts'
import type { Policy } from '../model/policy.ts'
import type { Rollout } from '../model/rollout.ts'
import type { Request } from '../request.ts'
import type { World } from '../world.ts'

/** What the readers of flags build on. */
export interface Given {
  readonly request: Request
  readonly world: World
  readonly sources: Source[]
  manifest(): Promise<Evidence<Located<Manifest>>>
  policy(): Promise<Evidence<FlagPolicy & { readonly at?: Policy['at'] }>>
  rollout(): Promise<Evidence<Rollout>>
  fleet(): Promise<Evidence<Fleet>>
  /** The folder that the policy governs. */
  root(): Promise<string>
  /** The commit before the change; undefined where nothing tells it. */
  before(): Promise<Evidence<string | undefined>>
}
