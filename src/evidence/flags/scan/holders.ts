import { folded } from '../../../base/flag-names.ts'

/**
 * What code calls the object that has a flag for each property: `flags.newCheckout`,
 * `this.props.ldFlags.newCheckout`. Compared as `folded`.
 */
export const HOLDERS: ReadonlySet<string> = new Set(
  [
    'flag',
    'flags',
    'featureFlag',
    'featureFlags',
    'feature',
    'features',
    'enabledFeatures',
    'featureToggles',
    'toggle',
    'toggles',
    'ldFlags',
    'launchDarklyFlags',
    'unleashFlags',
    'experiment',
    'experiments',
    'gate',
    'gates',
    'featureGates',
    'switches',
    'killSwitches',
    'variations',
  ].map(folded),
)
