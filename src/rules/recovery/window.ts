import { instant, lastInstant, moment } from '../../base/time.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Draft, Facts } from '../../model/rule.ts'
import { defineRule } from '../define.ts'

type Given = Pick<Facts, 'rollout' | 'policy' | 'now'>

export default defineRule({
  id: 'recovery/window',
  question: 'May the rollout happen now?',
  from: 'deploy',
  severity: 'block',
  needs: ['rollout', 'policy', 'now'],
  idle({ rollout, policy }) {
    return rollout.manifest.value.window || policy.freezes.length > 0
      ? undefined
      : 'the manifest declares no window and the policy no freeze'
  },
  check(given) {
    return [...frozen(given), ...outsideWindow(given)]
  },
  shows({ rollout, now }) {
    const { window } = rollout.manifest.value
    return window
      ? `${moment(now)} lies in the window from ${window.from} until ${window.until}, and in no freeze`
      : `${moment(now)} lies in no freeze`
  },
})

function frozen({ rollout, policy, now }: Given): readonly Draft[] {
  return policy.freezes
    .filter(({ from, until }) => from <= now && now <= until)
    .map(({ reason, until, place }) => ({
      what: `Changes are frozen until ${moment(until)}: ${reason}`,
      next: 'Wait for the end of the freeze, or have its owners end it in the policy',
      place: rollout.manifest.at('environment'),
      because: place,
    }))
}

function outsideWindow({ rollout, now }: Given): readonly Draft[] {
  const { manifest } = rollout
  const { window } = manifest.value
  if (!window || isOpen(window, now)) return []
  return [
    {
      what: `It is ${moment(now)}, and the manifest’s window is from ${window.from} until ${window.until}`,
      next: 'Wait for the window, or have another one reviewed',
      place: manifest.at('window'),
    },
  ]
}

/** Shut unless both ends say that it is open. */
function isOpen({ from, until }: NonNullable<Manifest['window']>, now: number): boolean {
  return (instant(from) ?? Number.NaN) <= now && now <= (lastInstant(until) ?? Number.NaN)
}
