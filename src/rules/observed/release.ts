import { count, list, thousands } from '../../base/words.ts'
import type { Host } from '../../model/fleet.ts'
import type { Release } from '../../model/manifest.ts'
import type { Report } from '../../model/observed.ts'
import type { Place } from '../../model/place.ts'
import type { Draft, Facts } from '../../model/rule.ts'
import { defineRule } from '../define.ts'
import { them } from '../grammar.ts'
import { nobodyAsked, nobodyToAsk, quoted, releaseText, running, runs } from './reports.ts'
import { type Respelt, respelt } from './respelt.ts'

type Given = Pick<Facts, 'rollout' | 'fleet' | 'policy' | 'observed'>

export default defineRule({
  id: 'observed/release',
  question: 'Does every touched host report the declared release?',
  from: 'activate',
  severity: 'block',
  needs: ['rollout', 'fleet', 'policy', 'observed'],
  idle({ rollout }) {
    const { release } = rollout.manifest.value
    return nobodyToAsk(rollout) ?? (release ? undefined : 'the manifest declares no release')
  },
  check(given) {
    const { release } = given.rollout.manifest.value
    if (!release) return []
    const wrong = othersThan(release, given)
    const twice = respelt(given).filter(({ host }) => given.observed.reports.has(host))
    return [
      ...nobodyAsked(given.rollout),
      ...(wrong.length > 0 ? [explain(release, wrong, given)] : []),
      ...(twice.length > 0 ? [contradiction(twice, given)] : []),
    ]
  },
  shows(given) {
    const { release } = given.rollout.manifest.value
    return `${tally(given)} ${release && releaseText(release)}`
  },
})

/** Touched hosts that answered and did not name the release. Those that are silent are not among them. */
function othersThan(release: Release, { rollout, observed }: Given): readonly Answer[] {
  return Array.from(rollout.touched).flatMap((host) => {
    const report = observed.reports.get(host)
    return report && runs(report, release) !== true ? [{ host, report }] : []
  })
}

interface Answer {
  readonly host: Host
  readonly report: Report
}

function explain(release: Release, wrong: readonly Answer[], given: Given): Draft {
  const { rollout, fleet } = given
  const { manifest } = rollout
  const repair = `bring ${them(wrong)} to the release, or take ${them(wrong)} out of rotation, and ask again before going live`
  const slip = slipOf(release, wrong)
  return {
    what: `${tally(given)} ${releaseText(release)}; ${list(answersOf(release, wrong, given))}`,
    next: slip === undefined ? sentence(repair) : `${slip}; otherwise ${repair}`,
    place: manifest.at('release', 'version'),
    because: wrong[0]?.report.place,
    hosts: wrong.map(({ host }) => fleet.name(host)),
  }
}

/** Two rows of one machine, of which the reader of reports only sees that they differ in name. */
function contradiction(twice: readonly Respelt[], { fleet, observed }: Given): Draft {
  const rows = twice.map(({ host, report }) => {
    const own = observed.reports.get(host)
    return `${fleet.name(host)}, which says ${said(own)} there and ${said(report)} as ${report.host}`
  })
  const hosts = [...new Set(twice.map(({ host }) => host))]
  const [first] = twice
  return {
    what: `${count(hosts.length, 'machine')} ${hosts.length === 1 ? 'reports' : 'report'} under more than one name: ${list(rows, 3)}; nothing says which row holds`,
    next: 'Keep one row for each machine, the newest, under the name that the inventory gives it',
    place: first?.report.place as Place,
    because: observed.reports.get(first?.host as Host)?.place,
    hosts: hosts.map((host) => fleet.name(host)),
  }
}

function said(report: Report | undefined): string {
  return (report && running(report)) || 'neither version nor digest'
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

/** `smars-08 reports r1`, `all 10 report v2`, `9 report v1 (a, b, c and 6 more)`: an answer once. */
function answersOf(
  release: Release,
  wrong: readonly Answer[],
  { rollout, fleet }: Given,
): readonly string[] {
  const byAnswer = new Map<string, string[]>()
  for (const { host, report } of wrong) {
    const answer =
      runs(report, release) === undefined
        ? 'neither version nor digest to compare'
        : running(report)
    const hosts = byAnswer.get(answer)
    if (hosts) hosts.push(fleet.name(host))
    else byAnswer.set(answer, [fleet.name(host)])
  }
  return [...byAnswer].map(([answer, hosts]) => {
    if (hosts.length === 1) return `${hosts[0]} reports ${answer}`
    return hosts.length === rollout.touched.length
      ? `all ${thousands(hosts.length)} report ${answer}`
      : `${thousands(hosts.length)} report ${answer} (${list(hosts, 3)})`
  })
}

/** What to write where a version is only spelt in another way than the manifest spells it. */
function slipOf({ version }: Release, wrong: readonly Answer[]): string | undefined {
  const reported = wrong
    .map(({ report }) => report.version)
    .find((each) => each !== undefined && each !== version && folded(each) === folded(version))
  return (
    reported &&
    `${quoted(reported)} and ${quoted(version)} differ only in a leading v, capitals or spaces, and are compared letter by letter: if they are one release, let the manifest and the hosts write it alike`
  )
}

function folded(version: string): string {
  return version.replace(/\s/g, '').toLowerCase().replace(/^v/, '')
}

/** `7 of 8 touched hosts report`: those that report the release. */
function tally({ rollout, observed }: Given): string {
  const { release } = rollout.manifest.value
  const right = rollout.touched.filter((host) => {
    const report = observed.reports.get(host)
    return report && release && runs(report, release) === true
  })
  const all = rollout.touched.length
  return `${thousands(right.length)} of ${count(all, 'touched host')} ${all === 1 ? 'reports' : 'report'}`
}
