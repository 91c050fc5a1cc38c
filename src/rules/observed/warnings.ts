import { union } from '../../base/hosts.ts'
import { count, list, thousands } from '../../base/words.ts'
import type { Report } from '../../model/observed.ts'
import type { Facts } from '../../model/rule.ts'
import { defineRule } from '../define.ts'
import { nobodyToAsk } from './reports.ts'
import { respelt } from './respelt.ts'

type Given = Pick<Facts, 'rollout' | 'fleet' | 'policy' | 'observed'>

/** How many different texts a message quotes. */
const QUOTED = 3

export default defineRule({
  id: 'observed/warnings',
  question: 'Is no host warning of anything?',
  from: 'activate',
  severity: 'block',
  needs: ['rollout', 'fleet', 'policy', 'observed'],
  idle({ rollout }) {
    return nobodyToAsk(rollout)
  },
  check(given) {
    const warning = asked(given)
      .filter(({ warnings }) => warnings.count > 0)
      .sort((a, b) => b.warnings.count - a.warnings.count)
    if (warning.length === 0) return []
    const total = warning.reduce((sum, { warnings }) => sum + warnings.count, 0)
    const each = warning.map(({ host, warnings }) => `${host} ${thousands(warnings.count)}`)
    const verb = warning.length === 1 ? 'reports' : 'report'
    return [
      {
        what: `${count(warning.length, 'host')} ${verb} ${count(total, 'open warning')} (${list(each)})${quoted(warning)}`,
        next: 'Read them and settle what causes them before going live',
        place: given.rollout.manifest.at('hosts', 'select'),
        because: warning[0]?.place,
        hosts: warning.map(({ host }) => host),
      },
    ]
  },
  shows(given) {
    const { length } = asked(given)
    return length === 0
      ? 'No host reported'
      : `None of ${count(length, 'reporting host')} has an open warning`
  },
})

/** The reports of everything the rollout touches, excepts or could have touched, under any name. */
function asked(given: Given): readonly Report[] {
  const { rollout, observed } = given
  const { touched, excepted, inScope } = rollout
  const own = Array.from(union(union(touched, excepted), inScope)).flatMap((host) => {
    const report = observed.reports.get(host)
    return report ? [report] : []
  })
  return [...own, ...respelt(given).map(({ report }) => report)]
}

/** The first texts, each once; a host that only counts its warnings gives none. */
function quoted(warning: readonly Report[]): string {
  const texts = new Set<string>()
  for (const { warnings } of warning) {
    for (const text of warnings.texts) {
      if (texts.size < QUOTED) texts.add(text)
    }
  }
  return texts.size === 0 ? '' : `, such as ${list([...texts].map((text) => JSON.stringify(text)))}`
}
