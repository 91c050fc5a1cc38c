/** How an SDK is asked for a flag. Names are compared as `folded`, so one spelling of each will do. */
export interface Sdk {
  readonly name: string
  /** Where its calls are documented. */
  readonly source: string
  /** Functions and methods: their first text is the key. */
  readonly calls?: string
  /** Those that only count on an object which is called after the client; too common otherwise. */
  readonly common?: string
  /** What the client is called, or a part of it. */
  readonly clients?: string
  /** Components, with the attributes that name the flag. */
  readonly elements?: string
  readonly attributes?: string
  /** Arguments and properties that name the flag wherever they stand. */
  readonly labels?: string
  /** What gives an object of all flags, to be taken apart. */
  readonly holders?: string
}

export const SDKS: readonly Sdk[] = [
  {
    name: 'LaunchDarkly',
    source: 'https://launchdarkly.com/docs/sdk/features/evaluating',
    calls:
      'boolVariation boolVariationDetail booleanVariation stringVariation stringVariationDetail intVariation intVariationDetail integerVariation doubleVariation doubleVariationDetail floatVariation floatVariationDetail numberVariation numberVariationDetail jsonVariation jsonVariationDetail jsonValueVariation jsonValueVariationDetail variationDetail migrationVariation useBoolVariation useBoolVariationDetail useStringVariation useStringVariationDetail useNumberVariation useNumberVariationDetail useJsonVariation useJsonVariationDetail variation',
    common: 'toggle on off',
    clients: 'ld ldClient launchDarkly',
    holders: 'useFlags useLDFlags allFlags allFlagsState',
  },
  {
    name: 'Unleash',
    source: 'https://docs.getunleash.io/reference/sdks',
    calls:
      'isEnabled getVariant forceGetVariant useFlag useVariant useUiFlag isFeatureEnabled ifEnabled',
    common: 'enabled variant',
    clients: 'unleash',
    holders: 'useFlags',
  },
  {
    name: 'OpenFeature',
    source: 'https://openfeature.dev/docs/reference/concepts/evaluation-api',
    calls:
      'getBooleanValue getBooleanDetails getBooleanValueAsync getBooleanDetailsAsync getStringValue getStringDetails getStringValueAsync getStringDetailsAsync getNumberValue getNumberDetails getIntegerValue getIntegerDetails getIntegerValueAsync getIntegerDetailsAsync getDoubleValue getDoubleDetails getDoubleValueAsync getDoubleDetailsAsync getFloatValue getFloatDetails getFloatValueAsync getFloatDetailsAsync getObjectValue getObjectDetails getObjectValueAsync getObjectDetailsAsync fetchBooleanValue fetchBooleanDetails fetchStringValue fetchStringDetails fetchNumberValue fetchNumberDetails fetchIntegerValue fetchFloatValue fetchObjectValue fetchObjectDetails booleanValueDetails stringValueDetails floatValueDetails intValueDetails objectValueDetails useBooleanFlagValue useBooleanFlagDetails useStringFlagValue useStringFlagDetails useNumberFlagValue useNumberFlagDetails useObjectFlagValue useObjectFlagDetails useSuspenseFlag getBooleanEvaluationDetails',
    common:
      'booleanValue stringValue floatValue intValue objectValue boolean string float int object',
    clients: 'openFeature client',
    elements: 'FeatureFlag',
    attributes: 'flagKey',
    labels: 'flagKey',
  },
  {
    name: 'GO Feature Flag',
    source: 'https://pkg.go.dev/github.com/thomaspoignant/go-feature-flag',
    calls:
      'float64Variation float64VariationDetails boolVariationDetails intVariationDetails stringVariationDetails jsonArrayVariation jsonArrayVariationDetails jsonVariationDetails rawVariation',
  },
  {
    name: 'Flipt',
    source: 'https://docs.flipt.io/v1/reference/evaluation/boolean-evaluation',
    calls: 'evaluateBoolean evaluateVariant',
    common: 'boolean variant',
    clients: 'flipt evaluation',
    labels: 'flagKey',
  },
  {
    name: 'GrowthBook',
    source: 'https://docs.growthbook.io/lib/js',
    calls:
      'isOn isOff getFeatureValue evalFeature evaluateFeature useFeatureIsOn useFeatureValue useFeature',
    common: 'feature',
    clients: 'gb growthBook',
    elements: 'IfFeatureEnabled FeatureString',
    attributes: 'feature',
  },
  {
    name: 'Flagsmith',
    source: 'https://docs.flagsmith.com/clients/server-side',
    calls: 'hasFeature isFeatureEnabled hasFeatureFlag getFeatureValue',
    common: 'getValue getFlag getFeature',
    clients: 'flagsmith flags',
  },
  {
    name: 'Statsig',
    source: 'https://docs.statsig.com/client/javascript-sdk/',
    calls:
      'checkGate checkGateWithExposureLoggingDisabled checkGateSync getFeatureGate useGate useGateValue useFeatureGate getExperiment getExperimentSync useExperiment getDynamicConfig useDynamicConfig getFeatureGateWithExposureLoggingDisabled',
    common: 'getConfig getLayer',
    clients: 'statsig',
  },
  {
    name: 'ConfigCat',
    source: 'https://configcat.com/docs/sdk-reference/js/',
    calls:
      'getValueAsync getValueDetails getValueDetailsAsync getBoolValue getBoolValueDetails getBoolValueFor getIntValueDetails getStringValueDetails getFloatValueDetails useFeatureFlag',
    common: 'getValue getIntValue getFloatValue',
    clients: 'configCat client',
    elements: 'ConfigCatFeature',
    attributes: 'featureKey',
  },
  {
    name: 'PostHog',
    source: 'https://posthog.com/docs/feature-flags/adding-feature-flag-code',
    calls:
      'getFeatureFlag getFeatureFlagResult getFeatureFlagPayload featureEnabled useFeatureFlagEnabled useFeatureFlagVariantKey useFeatureFlagPayload isFeatureFlagEnabled',
    elements: 'PostHogFeature',
    attributes: 'flag',
  },
  {
    name: 'Flipper',
    source: 'https://www.flippercloud.io/docs/features',
    common: 'enabled feature featureEnabled',
    clients: 'flipper',
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
  },
  {
    name: 'Split',
    source: 'https://help.split.io/hc/en-us/articles/360020448791',
    calls: 'getTreatment getTreatmentWithConfig useSplitTreatments',
  },
  {
    name: 'own wrappers',
    source: 'https://openfeature.dev/docs/reference/concepts/evaluation-api',
    calls: 'isFlagEnabled isFeatureOn isFeatureFlagOn featureIsEnabled flagIsEnabled',
    elements: 'Feature Flag Toggle',
    attributes: 'name feature flag flagKey featureKey flagName',
    labels: 'flagName featureFlag featureKey flag_key',
    holders: 'useFeatureFlags getFlags getFeatureFlags',
  },
]
