import { difference } from '../../base/hosts.ts'
import { count, list } from '../../base/words.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Draft, Facts } from '../../model/rule.ts'
import type { Selection } from '../../model/selection.ts'
import { defineRule } from '../define.ts'
import { activated, activatesFlag } from '../flags.ts'
import { them } from '../grammar.ts'
import { namesOf } from '../names.ts'
import { inPolicy } from '../places.ts'
import { nobodyTouched } from '../untold.ts'
import { notLately } from './dates.ts'

type Given = Pick<Facts, 'rollout' | 'fleet' | 'policy' | 'now'>
type Rollback = NonNullable<NonNullable<Manifest['recovery']>['rollback']>

export default defineRule({
  id: 'recovery/rollback',
  question: 'Is there a rehearsed way back for every host and every flag?',
  from: 'plan',
  severity: 'block',
  needs: ['rollout', 'fleet', 'policy', 'now'],
  idle({ rollout, policy }) {
    const { value } = rollout.manifest
    const { operation } = value
    if (!policy.protected) return 'the environment is not protected'
    // The old code may act on a flag, whatever else the operation does.
    if (activatesFlag(value)) return undefined
    if (operation === 'rollback') return 'this rollout is itself the way back'
    if (operation === 'restart') return 'a restart brings nothing that could be taken back'
    return nobodyTouched(rollout)
  },
  check(given) {
    const { manifest, rollback: reach } = given.rollout
    const rollback = manifest.value.recovery?.rollback
    if (!rollback || !reach) return [noWayBack(given)]
    return [
      ...sameVersion(rollback, given),
      ...uncoveredHosts(reach, given),
      ...uncoveredFlags(rollback, given),
      ...unrehearsed(rollback, given),
    ]
  },
  shows({ rollout }) {
    const { version, rehearsed } = rollout.manifest.value.recovery?.rollback ?? {}
    const covered =
      rollout.touched.length === 0
        ? 'turns off every flag'
        : `covers all ${count(rollout.touched.length, 'touched host')}`
    return `The way back to ${version} ${covered} and was rehearsed on ${rehearsed}`
  },
})

function noWayBack({ rollout: { manifest } }: Given): Draft {
  const { operation } = manifest.value
  const back =
    operation === 'deploy'
      ? 'the release to return to'
      : 'the release that was there before, or any name for that state'
  return {
    what: 'No way back is named, so it would have to be found while the fault runs',
    next: `Write recovery.rollback with version (${back}), hosts (which go back) and rehearsed (the day it was tried)`,
    place: manifest.at('recovery', 'rollback'),
  }
}

function sameVersion({ version }: Rollback, { rollout: { manifest } }: Given): readonly Draft[] {
  if (version !== manifest.value.release?.version) return []
  return [
    {
      what: `The way back leads to ${version}, which is the release itself`,
      next: 'Name the version that runs now and is known to be good',
      place: manifest.at('recovery', 'rollback', 'version'),
      because: manifest.at('release', 'version'),
    },
  ]
}

function uncoveredHosts(reach: Selection, { rollout, fleet }: Given): readonly Draft[] {
  const hosts = namesOf(fleet, difference(rollout.touched, reach.hosts))
  if (hosts.length === 0) return []
  return [
    {
      what: `The way back (${reach.text}) does not cover ${list(hosts)}, which would stay as the rollout leaves ${them(hosts)}`,
      next: 'Let recovery.rollback.hosts cover every host the rollout touches',
      place: reach.place,
      because: rollout.manifest.at('hosts', 'select'),
      hosts,
    },
  ]
}

/** Taking the code back and leaving the flag on hands the flag to the old code. */
function uncoveredFlags({ flags = [] }: Rollback, { rollout }: Given): readonly Draft[] {
  const { manifest } = rollout
  const left = activated(manifest.value).filter((flag) => !flags.includes(flag))
  if (left.length === 0) return []
  return [
    {
      what: `The way back does not turn off ${list(left)}, so the old code would run with ${them(left)} on`,
      next: `Add ${list(left)} to recovery.rollback.flags, and turn ${them(left)} off first in the procedure`,
      place: manifest.at('recovery', 'rollback', 'flags'),
      because: manifest.at('flags', 'activates'),
    },
  ]
}

function unrehearsed({ rehearsed }: Rollback, { rollout, policy, now }: Given): readonly Draft[] {
  const when = notLately('rehearsed', rehearsed, policy.recovery.rehearsed, now)
  if (when === undefined) return []
  return [
    {
      what: `The way back ${when}`,
      next: 'Rehearse it, and write the day into recovery.rollback.rehearsed',
      place: rollout.manifest.at('recovery', 'rollback', 'rehearsed'),
      because: inPolicy(policy, 'recovery', 'rehearsed'),
    },
  ]
}
