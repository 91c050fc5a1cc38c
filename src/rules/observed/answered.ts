import { moment, span } from '../../base/time.ts'
import { count, list, thousands } from '../../base/words.ts'
import type { Host } from '../../model/fleet.ts'
import type { Observed, Report } from '../../model/observed.ts'
import type { Draft, Facts } from '../../model/rule.ts'
import { defineRule } from '../define.ts'
import { have, them } from '../grammar.ts'
import { namesOf } from '../names.ts'
import { nobodyAsked, nobodyToAsk, rowPlace } from './reports.ts'

type Given = Pick<Facts, 'rollout' | 'fleet' | 'policy' | 'observed' | 'now'>

/** How far the clock of a host may be ahead, in milliseconds. */
const SKEW = 5 * 60 * 1000

type Silence = 'silent' | 'stale' | 'future'

export default defineRule({
  id: 'observed/answered',
  question: 'Has every touched host reported lately?',
  from: 'activate',
  severity: 'block',
  needs: ['rollout', 'fleet', 'policy', 'observed', 'now'],
  idle({ rollout }) {
    return nobodyToAsk(rollout)
  },
  check(given) {
    const { rollout, observed } = given
    const found: Record<Silence, Host[]> = { silent: [], stale: [], future: [] }
    for (const host of rollout.touched) {
      const silence = silenceOf(observed.reports.get(host), given)
      if (silence) found[silence].push(host)
    }
    return [
      ...nobodyAsked(rollout),
      ...(['silent', 'stale', 'future'] as const)
        .filter((silence) => found[silence].length > 0)
        .map((silence) => explain(silence, found[silence], given)),
    ]
  },
  shows({ rollout, policy }) {
    const all = thousands(rollout.touched.length)
    return `${all} of ${count(rollout.touched.length, 'touched host')} reported in the last ${span(policy.observed.fresh)}`
  },
})

function silenceOf(report: Report | undefined, { policy, now }: Given): Silence | undefined {
  if (!report) return 'silent'
  if (report.at > now + SKEW) return 'future'
  return report.at < now - policy.observed.fresh * 1000 ? 'stale' : undefined
}

function explain(silence: Silence, found: readonly Host[], given: Given): Draft {
  const { rollout, fleet, observed, now } = given
  const hosts = namesOf(fleet, found)
  const first = observed.reports.get(found[0] as Host)
  const waits = observed.deadline !== undefined && now <= observed.deadline
  return {
    ...words(silence, hosts, first, given),
    place: rollout.manifest.at('hosts', 'select'),
    because: rowPlace(observed, first),
    hosts,
    waits,
  }
}

function words(
  silence: Silence,
  hosts: readonly string[],
  first: Report | undefined,
  { rollout, observed, policy, now }: Given,
): Pick<Draft, 'what' | 'next'> {
  const who = `${thousands(hosts.length)} of ${count(rollout.touched.length, 'touched host')}`
  const has = have(hosts)
  const when = first ? `, ${hosts.length === 1 ? '' : 'the first '}at ${moment(first.at)}` : ''
  switch (silence) {
    case 'silent':
      return {
        what: `${who} ${has} not reported: ${list(hosts)}; what runs there is not known`,
        next: until(observed.deadline, now, `Ask ${them(hosts)} again${elsewhere(observed)}`),
      }
    case 'stale':
      return {
        what: `${who} ${has} last reported more than ${span(policy.observed.fresh)} ago: ${list(hosts)}${when}`,
        next: until(observed.deadline, now, `Ask ${them(hosts)} again`),
      }
    case 'future':
      return {
        what: `${who} ${has} reported at a time still to come: ${list(hosts)}${when}`,
        next: 'Set the clock of the host, or of what collects the reports, and ask again',
      }
  }
}

/** Who seems silent may only have reported under another name. */
function elsewhere({ strangers }: Observed): string {
  const names = strangers.map(({ host }) => host)
  return names.length === 0
    ? ''
    : `; ${count(names.length, 'report')} under names that the inventory does not know (${list(names, 3)}) ${names.length === 1 ? 'counts' : 'count'} for no host`
}

function until(deadline: number | undefined, now: number, next: string): string {
  return deadline !== undefined && now <= deadline
    ? `${next}; until ${moment(deadline)} the gate waits`
    : next
}
