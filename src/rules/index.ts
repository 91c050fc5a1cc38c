import type { Rule } from '../model/rule.ts'
import type { NotJudged } from '../model/verdict.ts'
import capacityFloor from './capacity/floor.ts'
import flagsDeadCode from './flags/dead-code.ts'
import flagsExpired from './flags/expired.ts'
import flagsPartial from './flags/partial.ts'
import flagsRepurposed from './flags/repurposed.ts'
import flagsResurrected from './flags/resurrected.ts'
import flagsRetired from './flags/retired.ts'
import flagsSlot from './flags/slot.ts'
import flagsTombstone from './flags/tombstone.ts'
import flagsUndeclared from './flags/undeclared.ts'
import flagsZombie from './flags/zombie.ts'
import gateDecision from './gate/decision.ts'
import hostsAlias from './hosts/alias.ts'
import hostsAmbiguous from './hosts/ambiguous.ts'
import hostsDrift from './hosts/drift.ts'
import hostsEnvironment from './hosts/environment.ts'
import hostsException from './hosts/exception.ts'
import hostsMissing from './hosts/missing.ts'
import hostsOffScope from './hosts/off-scope.ts'
import hostsSelector from './hosts/selector.ts'
import hostsSurplus from './hosts/surplus.ts'
import inventoryComplete from './inventory/complete.ts'
import observedAnswered from './observed/answered.ts'
import observedOutside from './observed/outside.ts'
import observedRelease from './observed/release.ts'
import observedWarnings from './observed/warnings.ts'
import recoveryAlerts from './recovery/alerts.ts'
import recoveryKillSwitch from './recovery/kill-switch.ts'
import recoveryProcedure from './recovery/procedure.ts'
import recoveryRollback from './recovery/rollback.ts'
import recoveryWindow from './recovery/window.ts'
import reviewGuardedFiles from './review/guarded-files.ts'
import reviewObjection from './review/objection.ts'
import reviewPlanBound from './review/plan-bound.ts'
import reviewPossible from './review/possible.ts'
import reviewRange from './review/range.ts'
import reviewReleaseApproval from './review/release-approval.ts'
import reviewSecondPerson from './review/second-person.ts'
import reviewSettled from './review/settled.ts'
import wavesCanary from './waves/canary.ts'
import wavesPartition from './waves/partition.ts'

/** Every rule that is judged, in the order of the report. */
export const rules: readonly Rule[] = [
  hostsMissing,
  hostsSurplus,
  hostsOffScope,
  hostsSelector,
  hostsAmbiguous,
  hostsAlias,
  hostsException,
  hostsEnvironment,
  hostsDrift,
  inventoryComplete,
  wavesPartition,
  wavesCanary,
  capacityFloor,
  flagsRetired,
  flagsSlot,
  flagsTombstone,
  flagsRepurposed,
  flagsResurrected,
  flagsZombie,
  flagsPartial,
  flagsDeadCode,
  flagsUndeclared,
  flagsExpired,
  reviewSecondPerson,
  reviewObjection,
  reviewRange,
  reviewReleaseApproval,
  reviewPlanBound,
  reviewSettled,
  reviewGuardedFiles,
  reviewPossible,
  observedAnswered,
  observedRelease,
  observedOutside,
  observedWarnings,
  recoveryRollback,
  recoveryKillSwitch,
  recoveryProcedure,
  recoveryAlerts,
  recoveryWindow,
  gateDecision,
]

/** A rule, or a family of rules, that this version does not judge yet. */
export interface PlannedRule extends Omit<NotJudged, 'kind'> {
  /** The first moment it will be asked at. */
  readonly from: Rule['from']
}

/** What the report lists as not judged, so that nobody takes silence for an answer. */
export const planned: readonly PlannedRule[] = [
  {
    rule: 'hosts/state',
    from: 'plan',
    because: 'this version does not know which operation a state of a host allows',
  },
  {
    rule: 'waves/representative',
    from: 'plan',
    because: 'this version does not know the kinds and variants of hosts',
  },
  {
    rule: 'capacity/rate',
    from: 'plan',
    because: 'this version does not know what was removed before',
  },
  {
    rule: 'observed/flag-state',
    from: 'activate',
    because: 'this version does not know which flags should be on or off',
  },
]
