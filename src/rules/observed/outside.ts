import { contains } from '../../base/hosts.ts'
import { count, list } from '../../base/words.ts'
import type { Report } from '../../model/observed.ts'
import type { Facts } from '../../model/rule.ts'
import { defineRule } from '../define.ts'
import { nobodyToAsk, releaseText, runs } from './reports.ts'

type Given = Pick<Facts, 'rollout' | 'observed'>

export default defineRule({
  id: 'observed/outside',
  question: 'Has the new release stayed on the hosts it was meant for?',
  from: 'activate',
  severity: 'block',
  needs: ['rollout', 'observed'],
  idle({ rollout }) {
    const { operation, release } = rollout.manifest.value
    const nobody = nobodyToAsk(rollout)
    if (nobody) return nobody
    if (!release) return 'the manifest declares no release'
    return operation === 'deploy' || operation === 'activate'
      ? undefined
      : `other hosts may well run a release that a ${operation} does not bring`
  },
  check(given) {
    const { manifest } = given.rollout
    const { release } = manifest.value
    const found = outside(given)
    if (!release || found.length === 0) return []
    const hosts = found.map(({ host }) => host)
    return [
      {
        what: `${count(hosts.length, 'host')} outside the rollout ${hosts.length === 1 ? 'reports' : 'report'} ${releaseText(release)}: ${list(hosts)}; nobody planned for it there`,
        next: 'Find out how it got there; take it back, or declare the hosts and plan anew',
        place: manifest.at('release', 'version'),
        because: found[0]?.place,
        hosts,
      },
    ]
  },
  shows(given) {
    const { rollout, observed } = given
    const others = [...observed.reports.keys()].filter((host) => !contains(rollout.touched, host))
    const asked = others.length + observed.strangers.length
    return asked === 0
      ? 'No host outside the rollout reported'
      : `None of ${count(asked, 'host')} outside the rollout reports the release`
  },
})

/** Reports of the release by hosts that are not touched, and by names the inventory does not know. */
function outside({ rollout, observed }: Given): readonly Report[] {
  const { release } = rollout.manifest.value
  if (!release) return []
  const found: Report[] = []
  for (const [host, report] of observed.reports) {
    if (!contains(rollout.touched, host) && runs(report, release)) found.push(report)
  }
  return [...found, ...observed.strangers.filter((report) => runs(report, release))]
}
