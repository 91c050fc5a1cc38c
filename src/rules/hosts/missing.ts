import { difference, union } from '../../base/hosts.ts'
import { isReadable } from '../../base/readable.ts'
import { count, list, thousands } from '../../base/words.ts'
import type { Fleet, HostSet } from '../../model/fleet.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Rollout } from '../../model/rollout.ts'
import type { Draft } from '../../model/rule.ts'
import { defineRule } from '../define.ts'
import { activatesFlag } from '../flags.ts'
import { are, them } from '../grammar.ts'
import { namesOf } from '../names.ts'
import { wholeFile } from '../places.ts'
import { untold } from '../untold.ts'
import { answeredFor, expected } from './expected.ts'
import { scopeText, whyInScope } from './scope.ts'

/**
 * After these every host must be alike, and so wherever a flag is turned on; a restart or a removal
 * may stop at a part of its scope.
 */
const ALIKE: ReadonlySet<Manifest['operation']> = new Set([
  'deploy',
  'configure',
  'activate',
  'rollback',
])

export default defineRule({
  id: 'hosts/missing',
  question: 'Does the rollout reach every host it declares?',
  from: 'plan',
  severity: 'block',
  needs: ['rollout', 'fleet', 'policy'],
  idle({ rollout, policy }) {
    return untold(rollout, policy)
  },
  check({ rollout, fleet }) {
    const expect = expected(rollout, fleet)
    if (expect === undefined) return [allOfNoGroup(rollout)]
    const answered = answeredFor(rollout).length
    const missing = unreached(rollout, expect)
    if (missing.length > 0) return [named(rollout, fleet, missing, answered, expect)]
    if (answered < expect) return [tooFew(rollout, answered, expect)]
    return reachesNobody(rollout) ? [nobody(rollout)] : []
  },
  shows({ rollout, fleet }) {
    const { touched, scope } = rollout
    const answered = answeredFor(rollout).length
    const excepted = answered - touched.length
    const declared = expected(rollout, fleet) ?? answered
    // Reaching more than is declared is what hosts/surplus asks about.
    if (answered > declared) return `None of ${count(declared, 'declared host')} is missing`
    return [
      `${thousands(touched.length)} of ${count(declared, 'declared host')} ${are(touched)} touched`,
      ...(excepted > 0 ? [`${thousands(excepted)} excepted`] : []),
      ...(scope.length > 0 ? [`all in ${scopeText(rollout)}`] : []),
    ].join(', ')
  },
})

/** Hosts that the scope or the selector promises and that the rollout leaves out. */
function unreached(rollout: Rollout, expect: number): HostSet {
  const { manifest, declared, inScope, touched, excepted } = rollout
  // A selection that is empty on purpose changes no host, so all of them stay alike.
  const empty = expect === 0 && declared.hosts.length === 0
  const whole = activatesFlag(manifest.value) || (ALIKE.has(manifest.value.operation) && !empty)
  const promised = whole ? union(inScope, declared.hosts) : declared.hosts
  return difference(promised, union(touched, excepted))
}

/** Nobody is touched, so nobody is asked; no reason makes that right where a flag is turned on. */
function reachesNobody({ manifest, touched, declared }: Rollout): boolean {
  if (touched.length > 0) return false
  return (
    activatesFlag(manifest.value) ||
    (declared.hosts.length > 0 && !isReadable(manifest.value.hosts.allowEmpty))
  )
}

function nobody({ manifest, declared }: Rollout): Draft {
  const flag = activatesFlag(manifest.value)
  const why =
    declared.hosts.length > 0
      ? `every host that hosts.select (${declared.text}) yields is excepted`
      : `hosts.select (${declared.text}) yields none`
  return {
    what: `The rollout reaches no host, since ${why}, and then no host is asked what it runs${flag ? ' before a flag is turned on' : ''}`,
    next: flag
      ? 'Reach the hosts that the flag is for'
      : 'Reach at least one host, or write hosts.allowEmpty with the reason why no host is right',
    place: manifest.at('hosts', 'select'),
    because: manifest.value.hosts.except && manifest.at('hosts', 'except'),
  }
}

function named(
  rollout: Rollout,
  fleet: Fleet,
  missing: HostSet,
  answered: number,
  expect: number,
): Draft {
  const { manifest, declared, touches } = rollout
  const hosts = namesOf(fleet, missing)
  const short = expect - answered
  const [undeclared] = difference(missing, declared.hosts)
  return {
    what:
      short > 0
        ? `${thousands(answered)} of ${count(expect, 'declared host')} ${are({ length: answered })} reached: ${list(hosts)} ${are(hosts)} missing${beyond(short - hosts.length)}, and would keep what runs there now`
        : `The count of ${thousands(expect)} is met, but ${undeclared === undefined ? 'hosts.select' : `scope ${scopeText(rollout)}`} also holds ${list(hosts)}, which would keep what runs there now`,
    // What is selected and not touched can only be left out by the deploying tool.
    next: `${undeclared === undefined && touches ? `Let the tool, whose list is ${touches.source.file}, reach ${them(hosts)}` : `Reach ${them(hosts)} with hosts.select`}, or write ${them(hosts)} into hosts.except with a reason, an owner and an end`,
    place: manifest.at('hosts', short > 0 ? 'expect' : 'select'),
    because:
      undeclared === undefined
        ? touches && wholeFile(touches.source.file)
        : whyInScope(rollout, fleet, undeclared),
    hosts,
  }
}

function beyond(unknown: number): string {
  return unknown > 0 ? ` with ${thousands(unknown)} more that the inventory does not show` : ''
}

function tooFew(rollout: Rollout, answered: number, expect: number): Draft {
  const { manifest } = rollout
  return {
    what: `${thousands(answered)} of ${count(expect, 'declared host')} ${are({ length: answered })} reached, and the inventory shows no other that hosts.select could mean: it lost some, or the count is wrong`,
    next: 'Find out which hosts the inventory lost, or mend hosts.expect',
    place: manifest.at('hosts', 'expect'),
    because: manifest.at('hosts', 'select'),
  }
}

function allOfNoGroup({ manifest, declared, excepted }: Rollout): Draft {
  const size = union(declared.hosts, excepted).length
  return {
    what: `hosts.expect is all, but hosts.select (${declared.text}) is not the name of one group, so nothing says how many that is`,
    next: `Select one group by its name, or write the number that is meant${size > 0 ? `, as in expect: ${size}` : ''}`,
    place: manifest.at('hosts', 'expect'),
    because: manifest.at('hosts', 'select'),
  }
}
