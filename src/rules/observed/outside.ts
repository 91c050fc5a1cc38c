import { contains } from '../../base/hosts.ts'
import { count, list } from '../../base/words.ts'
import type { Release } from '../../model/manifest.ts'
import type { Report } from '../../model/observed.ts'
import type { Draft, Facts } from '../../model/rule.ts'
import { defineRule } from '../define.ts'
import { are, have, them } from '../grammar.ts'
import { nobodyToAsk, running, runs } from './reports.ts'

type Given = Pick<Facts, 'rollout' | 'observed'>

/** Who may report the release without being touched, in the order of the findings. */
const KINDS = ['other', 'excepted', 'stranger'] as const
type Kind = (typeof KINDS)[number]

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
    if (!release) return []
    const found = outside(release, given)
    return KINDS.filter((kind) => found[kind].length > 0).map((kind) => {
      const hosts = found[kind].map(({ host }) => host)
      const reported = list([...new Set(found[kind].map(running))], 2)
      return {
        ...words(kind, hosts, reported, given),
        place: manifest.at('release', 'version'),
        because: found[kind][0]?.place,
        hosts,
      }
    })
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
function outside(release: Release, { rollout, observed }: Given): Record<Kind, readonly Report[]> {
  const other: Report[] = []
  const excepted: Report[] = []
  for (const [host, report] of observed.reports) {
    if (contains(rollout.touched, host)) continue
    const isExcepted = contains(rollout.excepted, host)
    // Of the same service an equal version is the release, if perhaps another build of it.
    const isKin = isExcepted || contains(rollout.inScope, host)
    if (!runs(report, release) && !(isKin && report.version === release.version)) continue
    const kind = isExcepted ? excepted : other
    kind.push(report)
  }
  const stranger = observed.strangers.filter((report) => runs(report, release))
  return { other, excepted, stranger }
}

function words(
  kind: Kind,
  hosts: readonly string[],
  release: string,
  { rollout, observed }: Given,
): Pick<Draft, 'what' | 'next'> {
  const report = hosts.length === 1 ? 'reports' : 'report'
  switch (kind) {
    case 'other':
      return {
        what: `${count(hosts.length, 'host')} outside the rollout ${report} ${release}: ${list(hosts)}; nobody planned for it there`,
        next: `Find out how it got there; take it back, or declare the ${hosts.length === 1 ? 'host' : 'hosts'} and plan anew`,
      }
    case 'excepted':
      return {
        what: `${list(hosts)} ${are(hosts)} excepted, and yet ${report} ${release}`,
        next: `Find out how it got there; take it back, or take ${them(hosts)} out of hosts.except and plan anew`,
      }
    case 'stranger': {
      const silent = rollout.touched.filter((host) => !observed.reports.has(host)).length
      const what = `${count(hosts.length, 'name')} that the inventory does not know ${report} ${release}: ${list(hosts)}`
      return silent > 0
        ? {
            what: `${what}; ${count(silent, 'touched host')} ${have({ length: silent })} not reported, and a host must report under the name that the inventory gives it`,
            next: 'Collect the reports under the names of the inventory, which rollcall hosts all --format names prints, or bring the inventory up to date',
          }
        : {
            what: `${what}; nobody planned for it there`,
            next: 'Find out which machines these are; bring the inventory up to date, or take the release back there',
          }
    }
  }
}
