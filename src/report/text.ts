import { line } from '../base/escape.ts'
import { cut, ended } from '../base/words.ts'
import type { Source } from '../model/evidence.ts'
import type { Decision, Judgement, Vote } from '../model/verdict.ts'
import { type Paint, paint } from './colour.ts'
import { type Entry, entriesOf, hostNames, placeName } from './entries.ts'
import { chapters, scanOf } from './flags.ts'
import type { Format } from './options.ts'
import { callRoll, tallyOf } from './rollcall.ts'
import { type Reason, reasonsIn, sourcesIn } from './together.ts'
import { fate, owed, voter } from './votes.ts'
import { replayed, verdictOf, WORD } from './words.ts'

/** The longest text a terminal gets in one piece, in UTF-16 units. */
const LONGEST = 4000

/** For a terminal or a log. */
export const text: Format = (decision, { colour = false, quiet = false }) => {
  const paints = paint(colour)
  const several = decision.judgements.length > 1
  const sections = [
    verdicts(decision, paints),
    ...entriesOf(decision).map((entry) => finding(entry, several, paints)),
    ...decision.judgements.map((judgement) => rollCall(judgement, several)),
    ...decision.judgements.map((judgement) => votes(judgement, several, paints)),
    ...decision.judgements.map((judgement) => flags(judgement, several, paints)),
    ...(quiet ? [] : decision.judgements.map((each) => passed(each, several, paints))),
    section('Not judged', reasonsIn(decision).map(reason), paints),
    notes(decision, paints),
    ...(quiet ? [] : [sources(decision, paints)]),
    decision.judgements.flatMap((each) => planDigest(each, several)),
  ]
  const shown = sections.filter((lines) => lines.length > 0)
  return `${shown.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function verdicts(decision: Decision, paints: Paint): readonly string[] {
  const { verdict, judgements } = decision
  const replay = replayed(decision)
  const debt = owed(judgements)
  return [
    safe(verdictOf(decision)).replace(WORD[verdict], (word) => paints.word(word, verdict)),
    ...(replay ? [replay] : []),
    ...(debt ? [safe(debt)] : []),
    ...(judgements.length > 1
      ? judgements.map(
          (each) => `  ${paints.word(WORD[each.verdict], each.verdict)}  ${safe(each.manifest)}`,
        )
      : []),
  ]
}

function finding(entry: Entry, several: boolean, paints: Paint): readonly string[] {
  const { severity, rule, what, next, place, because, hosts, manifest } = entry
  const asides = [
    ...(because ? [`see ${safe(placeName(because))}`] : []),
    ...(hosts.length > 0 ? [`hosts: ${safe(hostNames(hosts))}`] : []),
    ...(several && manifest !== undefined ? [`manifest: ${safe(manifest)}`] : []),
  ]
  return [
    `${safe(placeName(place))}  ${paints.word(WORD[severity], severity)}  ${safe(rule)}  ${safe(what)}.`,
    `  → ${ended(safe(next))}`,
    ...asides.map((aside) => `  ${paints.aside(aside)}`),
  ]
}

function rollCall(judgement: Judgement, several: boolean): readonly string[] {
  const roll = callRoll(judgement)
  return roll ? [`Roll call${of(judgement, several)}: ${tallyOf(roll)}`] : []
}

function flags(judgement: Judgement, several: boolean, paints: Paint): readonly string[] {
  const { flags, code } = judgement
  const lines = flags.flatMap((story) => [
    `${safe(story.key)}  ${safe(story.because)}`,
    ...chapters(story).map(([heading, told]) => `  ${heading}: ${safe(told)}`),
  ])
  const scan = code ? [`${safe(scanOf(code))}.`] : []
  return section(`Flags${of(judgement, several)}`, [...lines, ...scan], paints)
}

function votes(judgement: Judgement, several: boolean, paints: Paint): readonly string[] {
  const lines = judgement.votes.map(vote)
  return section(`Second reviewer${of(judgement, several)}`, lines, paints)
}

function vote(each: Vote): string {
  return `${fate(each)}  ${safe(voter(each))} on ${safe(each.about)}: ${safe(each.because)}`
}

function passed(judgement: Judgement, several: boolean, paints: Paint): readonly string[] {
  const lines = judgement.passed.map(({ rule, shows }) => `${safe(rule)}  ${safe(shows)}.`)
  return section(`Passed${of(judgement, several)}`, lines, paints)
}

function reason({ rules, because }: Reason): string {
  return `${safe(rules.join(', '))}: ${safe(because)}`
}

function notes({ notes }: Decision, paints: Paint): readonly string[] {
  const lines = notes.map((note) => `${safe(note)}.`)
  return section('Notes', lines, paints)
}

function sources(decision: Decision, paints: Paint): readonly string[] {
  return section('Sources', sourcesIn(decision).map(source), paints)
}

function source({ role, file, format, digest }: Source): string {
  return `${role}  ${safe(file)}  ${safe(format)}  ${safe(digest)}`
}

function planDigest(judgement: Judgement, several: boolean): readonly string[] {
  const { plan } = judgement
  return plan ? [`Plan digest${of(judgement, several)}: ${safe(plan.digest)}`] : []
}

function of({ manifest }: Judgement, several: boolean): string {
  return several ? ` of ${safe(manifest)}` : ''
}

function section(heading: string, lines: readonly string[], paints: Paint): readonly string[] {
  return lines.length > 0 ? [paints.heading(heading), ...lines.map((each) => `  ${each}`)] : []
}

function safe(untrusted: string): string {
  return line(cut(untrusted, LONGEST))
}
