import { difference, none, union } from '../../base/hosts.ts'
import { count, list, thousands } from '../../base/words.ts'
import type { Fleet, HostSet } from '../../model/fleet.ts'
import type { Policy } from '../../model/policy.ts'
import type { Rollout, Touches } from '../../model/rollout.ts'
import type { Draft } from '../../model/rule.ts'
import { defineRule } from '../define.ts'
import { are } from '../grammar.ts'
import { hostSpeller, namesOf } from '../names.ts'
import { wholeFile } from '../places.ts'
import { nobodyTouched } from '../untold.ts'
import { answeredFor, expected } from './expected.ts'
import { scopeText } from './scope.ts'
import { byService } from './services.ts'

export default defineRule({
  id: 'hosts/surplus',
  question: 'Does the rollout reach only hosts it declares?',
  from: 'plan',
  severity: 'block',
  needs: ['rollout', 'fleet', 'policy'],
  idle({ rollout }) {
    // An excepted host counts as declared, and the tool may know names that the inventory does not.
    return rollout.touches?.strangers.length || answeredFor(rollout).length > 0
      ? undefined
      : nobodyTouched(rollout)
  },
  check({ rollout, fleet, policy }) {
    const { touches } = rollout
    const answered = answeredFor(rollout).length
    const over = answered - (expected(rollout, fleet) ?? answered)
    const surplus = beyond(rollout)
    return [
      ...(over > 0 || surplus.length > 0 ? [tooMany(rollout, fleet, policy, over, surplus)] : []),
      ...(touches && touches.strangers.length > 0 ? [strange(rollout, touches, fleet)] : []),
    ]
  },
  shows({ rollout }) {
    const { touched, scope } = rollout
    return scope.length === 0
      ? `No host is touched beyond the ${thousands(touched.length)} declared`
      : `No host outside ${scopeText(rollout)} is touched`
  },
})

function beyond(rollout: Rollout): HostSet {
  return union(outside(rollout), unselected(rollout))
}

/** Touched hosts outside the scope. */
function outside({ touched, scope, inScope }: Rollout): HostSet {
  return scope.length > 0 ? difference(touched, inScope) : none
}

/** Hosts that the tool touches and the manifest does not select. */
function unselected({ touched, touches, declared }: Rollout): HostSet {
  return touches ? difference(touched, declared.hosts) : none
}

function tooMany(
  rollout: Rollout,
  fleet: Fleet,
  policy: Policy,
  over: number,
  surplus: HostSet,
): Draft {
  const { manifest, touched, touches } = rollout
  const answered = answeredFor(rollout).length
  const sizes = `${count(answered, 'host')} would be reached and ${thousands(answered - over)} declared`
  const narrow = 'Narrow hosts.select to the hosts that are meant'
  const place = manifest.at('hosts', over > 0 ? 'expect' : 'select')
  const because = touches ? wholeFile(touches.source.file) : manifest.at('hosts', 'select')
  if (surplus.length === 0) {
    return {
      what: `${sizes}; nothing says which of them are meant`,
      next: `${narrow}, or mend hosts.expect`,
      place,
      because,
      hosts: namesOf(fleet, touched),
    }
  }
  const part =
    over > 0
      ? `${sizes}; ${thousands(surplus.length)} of the ${thousands(answered)}`
      : `${thousands(surplus.length)} of ${count(touched.length, 'touched host')}`
  return {
    what: `${part} ${are(surplus)} ${unmeant(rollout)}: ${byService(policy, fleet, surplus)}`,
    next: `${narrow}; widen hosts.scope and hosts.expect only if these are meant too`,
    place,
    because,
    hosts: namesOf(fleet, surplus),
  }
}

/** `outside scope web`, `not named by hosts.select (web)`, or both. */
function unmeant(rollout: Rollout): string {
  const { declared } = rollout
  return list(
    [
      ...(outside(rollout).length > 0 ? [`outside scope ${scopeText(rollout)}`] : []),
      ...(unselected(rollout).length > 0 ? [`not named by hosts.select (${declared.text})`] : []),
    ],
    2,
    'or',
  )
}

function strange({ manifest }: Rollout, { source, strangers }: Touches, fleet: Fleet): Draft {
  const names = strangers.map(({ name }) => name)
  const [first] = strangers
  const near = first && hostSpeller(fleet)(first.name)
  return {
    what: `${source.file} would touch ${count(names.length, 'host')} that the inventory does not know: ${list(names)}`,
    next: near
      ? `Check the spelling (${first?.name} is near ${near}), or bring the inventory up to date`
      : 'Bring the inventory up to date, or give the tool the same inventory as the gate',
    place: first?.place ?? wholeFile(source.file),
    because: manifest.value.touches === undefined ? undefined : manifest.at('touches'),
    hosts: names,
  }
}
