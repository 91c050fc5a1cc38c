import { describe, expect, test } from '@jest/globals'
import { SDKS } from '../../../../src/evidence/flags/uses/sdks.ts'
import { kinds, read } from './read.ts'

type Cases = readonly (readonly [path: string, code: string])[]

interface Sample {
  readonly calls: Cases
  /** Code that is much like it and asks for nothing. */
  readonly misses: Cases
}

const SAMPLES: Readonly<Record<string, Sample>> = {
  LaunchDarkly: {
    calls: [
      ['a.ts', `await ldClient.boolVariation('power-peg', context, false)`],
      ['a.go', `client.BoolVariation("power-peg", context, false)`],
      ['a.py', `client.bool_variation("power-peg", context, False)`],
      ['a.rb', `client.variation("power-peg", context, false)`],
      ['a.cpp', `client.BoolVariation(context, "power-peg", false)`],
      ['a.cs', `client.BoolVariationDetail("power-peg", context, false)`],
      ['a.ts', `client.allFlags(context)['power-peg']`],
    ],
    misses: [
      ['a.ts', `client.boolVariation('other', context, 'power-peg')`],
      ['a.ts', `ldClient.track('power-peg', context)`],
    ],
  },
  'LaunchDarkly for React and Vue': {
    calls: [
      ['a.tsx', `const { powerPeg } = useFlags()`],
      ['a.tsx', `useBoolVariation('power-peg', false)`],
    ],
    misses: [['a.tsx', `const { powerPeg } = useProps()`]],
  },
  Unleash: {
    calls: [
      ['a.ts', `unleash.isEnabled('power-peg')`],
      ['a.ts', `unleash.getVariant("power-peg", context)`],
      ['a.py', `client.is_enabled("power-peg", context)`],
      ['a.py', `client.get_variant("power-peg")`],
      ['a.rb', `UNLEASH.enabled?("power-peg", context)`],
      ['a.tsx', `const on = useFlag('power-peg')`],
      ['a.tsx', `const variant = useVariant('power-peg')`],
      ['A.java', `unleash.isEnabled("power-peg")`],
      ['a.php', `$unleash->isEnabled('power-peg')`],
      ['a.rs', `client.is_enabled("power-peg", None, false)`],
      ['a.rb', `UNLEASH.if_enabled "power-peg", context do`],
    ],
    misses: [
      ['a.rb', `button.enabled?("power-peg")`],
      ['a.ts', `unleash.on('power-peg', listen)`],
    ],
  },
  OpenFeature: {
    calls: [
      ['a.ts', `client.getBooleanValue('power-peg', false)`],
      ['A.java', `client.getBooleanDetails("power-peg", false)`],
      ['a.py', `client.get_boolean_value("power-peg", False)`],
      ['a.py', `client.get_boolean_value(flag_key="power-peg", default_value=False)`],
      ['a.cs', `await client.GetBooleanValueAsync("power-peg", false)`],
      ['a.php', `$client->getBooleanValue('power-peg', false)`],
      ['a.kt', `client.getStringValue("power-peg", "off")`],
    ],
    misses: [
      ['a.ts', `client.getStringValue('other', 'power-peg')`],
      ['a.ts', `provider.resolveBooleanEvaluation('power-peg')`],
    ],
  },
  'OpenFeature for Go': {
    calls: [
      ['a.go', `client.BooleanValue(ctx, "power-peg", false, evalCtx)`],
      ['a.go', `client.Boolean(ctx, "power-peg", false, evalCtx)`],
      ['a.go', `client.BooleanValueDetails(ctx, "power-peg", false, evalCtx)`],
    ],
    misses: [['a.go', `flagSet.String("power-peg", "", "usage")`]],
  },
  'OpenFeature for Ruby': {
    calls: [['a.rb', `client.fetch_boolean_value(flag_key: 'power-peg', default_value: false)`]],
    misses: [['a.rb', `client.fetch_boolean_value(flag_key: 'other', default_value: 'power-peg')`]],
  },
  'OpenFeature for Rust': {
    calls: [
      ['a.rs', `client.get_bool_value("power-peg", None, None).await`],
      ['a.rs', `client.get_int_value("power-peg", None, None).await`],
    ],
    misses: [['a.rs', `row.get_int_value("power-peg")`]],
  },
  'OpenFeature for React': {
    calls: [
      ['a.tsx', `useBooleanFlagValue('power-peg', false)`],
      ['a.tsx', `<FeatureFlag flagKey="power-peg" match>`],
      ['a.tsx', `<FeatureFlag defaultValue={false} flagKey={'power-peg'}>`],
    ],
    misses: [['a.tsx', `<FeatureFlag fallback="power-peg">`]],
  },
  'GO Feature Flag': {
    calls: [
      ['a.go', `ffclient.BoolVariation("power-peg", user, false)`],
      ['a.go', `ffclient.JSONArrayVariation("power-peg", user, nil)`],
    ],
    misses: [['a.go', `ffclient.SetOffline("power-peg")`]],
  },
  Flipt: {
    calls: [
      ['a.ts', `client.evaluateBoolean({ flagKey: 'power-peg', entityId: id, context: {} })`],
      ['a.go', `client.Evaluation().Boolean(ctx, &evaluation.Request{FlagKey: "power-peg"})`],
      ['a.py', `client.evaluate_boolean(flag_key="power-peg", entity_id="x")`],
      ['a.rs', `EvaluationRequest { flag_key: "power-peg".to_string(), context }`],
    ],
    misses: [['a.ts', `client.evaluateBoolean({ flagKey: 'other', entityId: 'power-peg' })`]],
  },
  GrowthBook: {
    calls: [
      ['a.ts', `growthbook.isOn('power-peg')`],
      ['a.py', `gb.is_on("power-peg")`],
      ['a.rb', `gb.on?(:power_peg)`],
      ['a.go', `client.EvalFeature(ctx, "power-peg")`],
    ],
    misses: [
      ['a.ts', `growthbook.getFeatureValue('other', 'power-peg')`],
      ['a.ts', `emitter.on('power-peg', listen)`],
    ],
  },
  'GrowthBook for React': {
    calls: [
      ['a.tsx', `useFeatureIsOn('power-peg')`],
      ['a.tsx', `<IfFeatureEnabled feature="power-peg">`],
    ],
    misses: [['a.tsx', `<FeatureString default="power-peg" />`]],
  },
  Flagsmith: {
    calls: [
      ['a.ts', `flagsmith.hasFeature('power-peg')`],
      ['A.java', `flags.isFeatureEnabled("power-peg")`],
      ['a.py', `flags.is_feature_enabled("power-peg")`],
      ['a.ts', `flagsmith.getValue('power-peg')`],
      ['a.swift', `Flagsmith.shared.hasFeatureFlag(withID: "power-peg")`],
    ],
    misses: [['a.ts', `form.getValue('power-peg')`]],
  },
  'Flagsmith for React': {
    calls: [
      ['a.tsx', `const flags = useFlags(['power-peg'])`],
      ['a.tsx', `const flags = useFlags(['other', 'power-peg'])`],
    ],
    misses: [['a.tsx', `const flags = useFlags(['other'], ['power-peg'])`]],
  },
  Statsig: {
    calls: [
      ['a.ts', `client.checkGate('power-peg')`],
      ['a.ts', `Statsig.checkGate(user, 'power-peg')`],
      ['a.py', `statsig.check_gate(user, "power-peg")`],
      ['a.tsx', `useGateValue('power-peg')`],
      ['a.kt', `Statsig.getLayer("power-peg")`],
    ],
    misses: [['a.ts', `map.getLayer('power-peg')`]],
  },
  ConfigCat: {
    calls: [
      ['a.ts', `client.getValueAsync('power-peg', false)`],
      ['A.java', `client.getValue(Boolean.class, "power-peg", false)`],
      ['a.go', `client.GetBoolValue("power-peg", false, user)`],
      ['a.py', `client.get_value('power-peg', False)`],
      ['a.swift', `client.getValue(for: "power-peg", defaultValue: false)`],
    ],
    misses: [['a.ts', `client.getValueAsync('other', 'power-peg')`]],
  },
  'ConfigCat for React': {
    calls: [['a.tsx', `useFeatureFlag('power-peg', false)`]],
    misses: [['a.tsx', `useFeatureFlag('other', 'power-peg')`]],
  },
  PostHog: {
    calls: [
      ['a.ts', `posthog.isFeatureEnabled('power-peg')`],
      ['a.ts', `posthog.getFeatureFlag('power-peg')`],
      ['a.py', `posthog.feature_enabled("power-peg", "user")`],
      ['a.tsx', `useFeatureFlagEnabled('power-peg')`],
      ['a.tsx', `<PostHogFeature flag='power-peg' match={true}>`],
    ],
    misses: [['a.ts', `posthog.capture('power-peg')`]],
  },
  Flipper: {
    calls: [
      ['a.rb', `Flipper.enabled?(:power_peg)`],
      ['a.rb', `Flipper.enabled? :power_peg, user`],
      ['a.rb', `Flipper[:power_peg].enabled?`],
    ],
    misses: [['a.rb', `Cache.enabled?(:power_peg)`]],
  },
  FunWithFlags: {
    calls: [['a.ex', `FunWithFlags.enabled?(:power_peg, for: user)`]],
    misses: [['a.ex', `Cache.enabled?(:power_peg)`]],
  },
  'Microsoft.FeatureManagement': {
    calls: [
      ['a.cs', `await manager.IsEnabledAsync("power-peg")`],
      ['a.cs', `[FeatureGate("power-peg")]`],
      ['a.html', `<feature name="power-peg">`],
    ],
    misses: [['a.html', `<input name="power-peg">`]],
  },
  Split: {
    calls: [
      ['a.ts', `client.getTreatment('power-peg')`],
      ['A.java', `client.getTreatment(customer, "power-peg")`],
      ['A.java', `client.getTreatment("CUSTOMER_ID", "power-peg")`],
      ['a.py', `client.get_treatment(key, "power-peg")`],
    ],
    misses: [['A.java', `client.track("power-peg", "user")`]],
  },
  flagged: {
    calls: [
      ['a.tsx', `const on = useFeature('power-peg')`],
      ['a.tsx', `<Feature wide name={'power-peg'}>`],
    ],
    misses: [['a.tsx', `<Feature title="power-peg">`]],
  },
}

test('every SDK has a call and a near miss', () => {
  expect(Object.keys(SAMPLES).sort()).toEqual(SDKS.map(({ name }) => name).sort())
})

describe.each(Object.entries(SAMPLES))('%s', (_, { calls, misses }) => {
  test.each(calls)('%s: %s is a call', (path, code) => expect(kinds(path, code)).toEqual(['call']))

  test.each(misses)('%s: %s is none', (path, code) => {
    expect(kinds(path, code)).toHaveLength(1)
    expect(kinds(path, code)).not.toContain('call')
  })
})

describe('names of functions of one’s own', () => {
  test.each([
    ['a.ts', `isFlagEnabled('power-peg')`, ['call']],
    ['a.ts', `const { powerPeg } = useFeatureFlags()`, ['call']],
    ['a.ts', `route({ featureFlag: 'power-peg' })`, ['call']],
    ['a.ts', `isFormEnabled('power-peg')`, ['literal']],
  ])('%s: %s', (path, code, kind) => expect(kinds(path, code)).toEqual(kind))
})

test.each([
  ['const featureKey = "rlp"'],
  ['<Feature name="rlp">'],
  ['cache.enabled("rlp")'],
  ["forceGetVariant(name: string, kind: 'rlp' | 'other')"],
])('%s asks for no flag that must be known', (code) => {
  expect(read('a.tsx', code).undeclared).toEqual([])
})
