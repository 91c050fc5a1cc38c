/** Ways of asking for a flag. Names are compared as `folded`, so one spelling of each will do. */
export interface Ways {
  /** Functions and methods: their first text is the key. */
  readonly calls?: string
  /** Those that have the key, or a list of keys, as their first argument. */
  readonly first?: string
  /** Those that have it as their second where their first, who asks, is a text too. */
  readonly second?: string
  /** Those that only count on an object which is called after the client; too common otherwise. */
  readonly common?: string
  /** What the client is called, or a part of it. */
  readonly clients?: string
  /** Components, with the attributes that name the flag. */
  readonly elements?: string
  readonly attributes?: string
  /** Arguments and properties that name the flag wherever they stand. */
  readonly labels?: string
  /** What gives an object of all flags, to be taken apart or indexed. */
  readonly holders?: string
  /** Its components and labels have other uses too, so they only count with a flag that is known. */
  readonly ambiguous?: true
}

export interface Sdk extends Ways {
  readonly name: string
  /** Where its calls are documented. */
  readonly source: string
}

export const SDKS: readonly Sdk[] = [
  {
    name: 'LaunchDarkly',
    source: 'https://launchdarkly.com/docs/sdk/features/evaluating',
    calls:
      'variation variationDetail boolVariation boolVariationDetail stringVariation stringVariationDetail intVariation intVariationDetail doubleVariation doubleVariationDetail floatVariation floatVariationDetail numberVariation numberVariationDetail jsonVariation jsonVariationDetail jsonValueVariation jsonValueVariationDetail migrationVariation',
    holders: 'allFlags allFlagsState',
  },
  {
    name: 'LaunchDarkly for React and Vue',
    source: 'https://launchdarkly.com/docs/sdk/client-side/react/react-web',
    calls:
      'useBoolVariation useBoolVariationDetail useStringVariation useStringVariationDetail useNumberVariation useNumberVariationDetail useJsonVariation useJsonVariationDetail',
    holders: 'useFlags',
  },
  {
    name: 'Unleash',
    source: 'https://docs.getunleash.io/reference/sdks',
    calls: 'isEnabled getVariant forceGetVariant useFlag useVariant ifEnabled ifDisabled',
    common: 'enabled disabled variant',
    clients: 'unleash',
  },
  {
    name: 'OpenFeature',
    source: 'https://openfeature.dev/specification/sections/flag-evaluation',
    calls:
      'getBooleanValue getBooleanDetails getBooleanValueAsync getBooleanDetailsAsync getStringValue getStringDetails getStringValueAsync getStringDetailsAsync getNumberValue getNumberDetails getIntegerValue getIntegerDetails getIntegerValueAsync getIntegerDetailsAsync getDoubleValue getDoubleDetails getDoubleValueAsync getDoubleDetailsAsync getFloatValue getFloatDetails getObjectValue getObjectDetails getObjectValueAsync getObjectDetailsAsync',
  },
  {
    name: 'OpenFeature for Go',
    source: 'https://pkg.go.dev/github.com/open-feature/go-sdk/openfeature',
    calls:
      'booleanValueDetails stringValueDetails floatValueDetails intValueDetails objectValueDetails',
    common:
      'booleanValue stringValue floatValue intValue objectValue boolean string float int object',
    clients: 'openFeature client',
  },
  {
    name: 'OpenFeature for Ruby',
    source: 'https://openfeature.dev/docs/reference/sdks/server/ruby',
    calls:
      'fetchBooleanValue fetchBooleanDetails fetchStringValue fetchStringDetails fetchNumberValue fetchNumberDetails fetchIntegerValue fetchIntegerDetails fetchFloatValue fetchFloatDetails fetchObjectValue fetchObjectDetails',
    labels: 'flagKey',
  },
  {
    name: 'OpenFeature for Rust',
    source: 'https://docs.rs/open-feature/latest/open_feature/struct.Client.html',
    calls: 'getBoolValue getBoolDetails',
    common: 'getIntValue getIntDetails getStructValue getStructDetails',
    clients: 'client',
  },
  {
    name: 'OpenFeature for React',
    source: 'https://openfeature.dev/docs/reference/sdks/client/web/react',
    calls:
      'useFlag useSuspenseFlag useBooleanFlagValue useBooleanFlagDetails useStringFlagValue useStringFlagDetails useNumberFlagValue useNumberFlagDetails useObjectFlagValue useObjectFlagDetails',
    elements: 'FeatureFlag',
    attributes: 'flagKey',
  },
  {
    name: 'GO Feature Flag',
    source: 'https://pkg.go.dev/github.com/thomaspoignant/go-feature-flag',
    calls:
      'boolVariation boolVariationDetails intVariation intVariationDetails float64Variation float64VariationDetails stringVariation stringVariationDetails jsonVariation jsonVariationDetails jsonArrayVariation jsonArrayVariationDetails rawVariation',
  },
  {
    name: 'Flipt',
    source: 'https://docs.flipt.io/reference/evaluation/boolean-evaluation',
    calls: 'evaluateBoolean evaluateVariant',
    common: 'boolean variant',
    clients: 'flipt evaluation',
    labels: 'flagKey',
  },
  {
    name: 'GrowthBook',
    source: 'https://docs.growthbook.io/lib/js',
    calls: 'isOn isOff getFeatureValue evalFeature',
    common: 'feature getValue on off featureValue',
    clients: 'gb growthBook',
  },
  {
    name: 'GrowthBook for React',
    source: 'https://docs.growthbook.io/lib/react',
    calls: 'useFeatureIsOn useFeatureValue useFeature',
    elements: 'IfFeatureEnabled FeatureString',
    attributes: 'feature',
  },
  {
    name: 'Flagsmith',
    source: 'https://docs.flagsmith.com/clients/server-side',
    calls: 'hasFeature isFeatureEnabled hasFeatureFlag getFeatureValue',
    common: 'getValue getFlag',
    clients: 'flagsmith flags',
  },
  {
    name: 'Flagsmith for React',
    source: 'https://docs.flagsmith.com/clients/react',
    first: 'useFlags',
    holders: 'useFlags',
  },
  {
    name: 'Statsig',
    source: 'https://docs.statsig.com/client/javascript-sdk/',
    calls:
      'checkGate checkGateWithExposureLoggingDisabled checkGateSync getFeatureGate getFeatureGateWithExposureLoggingDisabled getExperiment getExperimentSync getExperimentWithExposureLoggingDisabled getDynamicConfig useGate useGateValue useFeatureGate useExperiment useDynamicConfig',
    common: 'getConfig getLayer',
    clients: 'statsig',
  },
  {
    name: 'ConfigCat',
    source: 'https://configcat.com/docs/sdk-reference/js/',
    calls:
      'getValueAsync getValueDetails getValueDetailsAsync getBoolValue getBoolValueDetails getIntValueDetails getStringValueDetails getFloatValueDetails getBoolValueFor',
    common: 'getValue getIntValue',
    clients: 'configCat client snapshot',
  },
  {
    name: 'ConfigCat for React',
    source: 'https://configcat.com/docs/sdk-reference/react/',
    calls: 'useFeatureFlag',
  },
  {
    name: 'PostHog',
    source: 'https://posthog.com/docs/feature-flags/adding-feature-flag-code',
    calls:
      'isFeatureEnabled getFeatureFlag getFeatureFlagResult getFeatureFlagPayload featureEnabled useFeatureFlagEnabled useFeatureFlagVariantKey useFeatureFlagPayload',
    elements: 'PostHogFeature',
    attributes: 'flag',
  },
  {
    name: 'Flipper',
    source: 'https://www.flippercloud.io/docs/features',
    common: 'enabled feature featureEnabled',
    clients: 'flipper',
    holders: 'Flipper',
  },
  {
    name: 'FunWithFlags',
    source: 'https://hexdocs.pm/fun_with_flags/FunWithFlags.html',
    common: 'enabled',
    clients: 'funWithFlags',
  },
  {
    name: 'Microsoft.FeatureManagement',
    source:
      'https://learn.microsoft.com/azure/azure-app-configuration/feature-management-dotnet-reference',
    calls: 'isEnabledAsync featureGate',
    elements: 'feature',
    attributes: 'name',
    ambiguous: true,
  },
  {
    name: 'Split',
    source: 'https://github.com/splitio/java-client',
    calls: 'getTreatment getTreatmentWithConfig',
    second: 'getTreatment getTreatmentWithConfig',
  },
  {
    name: 'flagged',
    source: 'https://www.npmjs.com/package/flagged',
    calls: 'useFeature withFeature',
    elements: 'Feature',
    attributes: 'name',
    ambiguous: true,
  },
]

/** Names that people give to functions, arguments and objects of their own; they are of no SDK. */
export const WRAPPERS: Ways = {
  calls:
    'isFlagEnabled isFlagOn isFeatureOn isFeatureFlagOn isFeatureFlagEnabled isFeatureActive featureIsEnabled flagIsEnabled flagEnabled hasFeatureEnabled useUiFlag',
  labels: 'flagName featureFlag featureKey featureFlagKey',
  holders: 'useFeatureFlags getFlags getFeatureFlags',
  ambiguous: true,
}
