import { count, list, thousands } from '../../base/words.ts'
import type { Host } from '../../model/fleet.ts'
import type { Release } from '../../model/manifest.ts'
import type { Report } from '../../model/observed.ts'
import type { Draft, Facts } from '../../model/rule.ts'
import { defineRule } from '../define.ts'
import { them } from '../grammar.ts'
import { nobodyToAsk, releaseText, running, runs } from './reports.ts'

type Given = Pick<Facts, 'rollout' | 'fleet' | 'observed'>

export default defineRule({
  id: 'observed/release',
  question: 'Does every touched host report the declared release?',
  from: 'activate',
  severity: 'block',
  needs: ['rollout', 'fleet', 'observed'],
  idle({ rollout }) {
    const { release } = rollout.manifest.value
    return nobodyToAsk(rollout) ?? (release ? undefined : 'the manifest declares no release')
  },
  check(given) {
    const { release } = given.rollout.manifest.value
    const wrong = release ? othersThan(release, given) : []
    return release && wrong.length > 0 ? [explain(release, wrong, given)] : []
  },
  shows(given) {
    const { release } = given.rollout.manifest.value
    return `${tally(given)} report ${release && releaseText(release)}`
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
  const answers = wrong.map(
    ({ host, report }) =>
      `${fleet.name(host)} reports ${runs(report, release) === undefined ? 'neither version nor digest to compare' : running(report)}`,
  )
  return {
    what: `${tally(given)} report ${releaseText(release)}; ${list(answers)}`,
    next: `Bring ${them(wrong)} to the release, or take ${them(wrong)} out of rotation, and ask again before going live`,
    place: manifest.at('release', 'version'),
    because: wrong[0]?.report.place,
    hosts: wrong.map(({ host }) => fleet.name(host)),
  }
}

/** `7 of 8 touched hosts`: those that report the release. */
function tally({ rollout, observed }: Given): string {
  const { release } = rollout.manifest.value
  const right = rollout.touched.filter((host) => {
    const report = observed.reports.get(host)
    return report && release && runs(report, release) === true
  })
  return `${thousands(right.length)} of ${count(rollout.touched.length, 'touched host')}`
}
