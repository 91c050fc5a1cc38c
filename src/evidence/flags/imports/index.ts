import type { Importer } from '../registry/importer.ts'
import { configcat } from './configcat.ts'
import { flagd } from './flagd.ts'
import { flagsmith } from './flagsmith.ts'
import { flipt } from './flipt.ts'
import { goFeatureFlag } from './go-feature-flag.ts'
import { growthbook } from './growthbook.ts'
import { launchdarkly } from './launchdarkly.ts'
import { openfeature } from './openfeature.ts'
import { posthog } from './posthog.ts'
import { statsig } from './statsig.ts'
import { unleash } from './unleash.ts'

/** Every provider of which an export can be read. */
export const importers: readonly Importer[] = [
  configcat,
  flagd,
  flagsmith,
  flipt,
  goFeatureFlag,
  growthbook,
  launchdarkly,
  openfeature,
  posthog,
  statsig,
  unleash,
]
