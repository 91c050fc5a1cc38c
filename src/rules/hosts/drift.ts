import { count } from '../../base/words.ts'
import type { Earlier } from '../../model/earlier.ts'
import type { Plan } from '../../model/plan.ts'
import { defineRule } from '../define.ts'
import { inPolicy, wholeFile } from '../places.ts'
import { type Difference, planDifferences } from '../plan.ts'

/** Lists of hosts that the inventory, the clock or the deploying tool can move behind the manifest. */
const RESOLVED: ReadonlySet<Difference['part']> = new Set(['touched', 'strangers', 'excepted'])

export default defineRule({
  id: 'hosts/drift',
  question: 'Are the hosts still those that were decided on?',
  from: 'deploy',
  severity: 'block',
  needs: ['plan', 'earlier', 'policy'],
  idle({ earlier }) {
    return earlier
      ? undefined
      : 'no decision of an earlier moment was given, so there is no list to compare with'
  },
  check({ plan, earlier, policy }) {
    if (!earlier) return []
    return drift(plan, earlier).map(({ what, gained, lost }) => ({
      what: `Since the decision at ${earlier.moment}, ${what}, which is not what was decided`,
      next: `Find out who moved the hosts; if they are meant, ask at ${earlier.moment} again and have its plan approved`,
      place: wholeFile(earlier.source.file),
      because: inPolicy(policy, 'decision'),
      hosts: [...gained, ...lost],
    }))
  },
  shows({ plan, earlier }) {
    const { touched } = plan.parts.hosts
    return `The ${count(touched.length, 'touched host')} and those excepted are the same as at ${earlier?.moment}`
  },
})

function drift(plan: Plan, earlier: Earlier): readonly Difference[] {
  return planDifferences(earlier.plan.parts, plan.parts).filter(({ part }) => RESOLVED.has(part))
}
