import { code, markdown } from '../base/escape.ts'
import { count, cut, ended } from '../base/words.ts'
import type { Source } from '../model/evidence.ts'
import type { FlagStory } from '../model/flags.ts'
import type { Report } from '../model/observed.ts'
import type { Decision, Judgement, Vote } from '../model/verdict.ts'
import { type Entry, entriesOf, hostNames, placeName } from './entries.ts'
import { chapters, scanOf } from './flags.ts'
import type { Format, ReportOptions } from './options.ts'
import { callRoll, type Row, tallyOf } from './rollcall.ts'
import { type Reason, reasonsIn, sourcesIn } from './together.ts'
import { approval, fate, owed, voter } from './votes.ts'
import { bytes, within } from './within.ts'
import { replayed, WORD, why } from './words.ts'

/**
 * Bytes, with some to spare: the runner drops a summary of more than 1,048,576, and the step still
 * succeeds.
 */
const LARGEST = 1_000_000

const FOR_FINDINGS = 300_000
const FOR_LIST = 60_000
const FOR_FLAGS = 100_000
/** The least that a roll call gets, and what of it goes to headings and sentences. */
const FOR_ROLL = 12_000
const FOR_FRAME = 8_000

/** More rows than these are folded. */
const OPEN_ROWS = 50

/** The longest text in one piece: a sentence, and the name of a host or a file. In UTF-16 units. */
const SENTENCE = 1000
const NAME = 200

/** The job summary, in Markdown, below 1 MiB whatever it is given. */
export const summary: Format = (decision, options) => {
  const head = join(
    heading(decision),
    verdicts(decision),
    findings(decision),
    allFlags(decision),
    ...decision.judgements.map((each) => votes(each, FOR_LIST / decision.judgements.length)),
  )
  const tail = join(
    folded(
      'Passed',
      decision.judgements.flatMap(({ passed }) => passed),
      passed,
    ),
    listed('Not judged', reasonsIn(decision), reason),
    listed('Notes', decision.notes, note),
    folded('Sources', sourcesIn(decision), source),
    footer(decision, options),
  )
  const roll = rollCalls(decision, LARGEST - bytes(head) - bytes(tail))
  return `${join(head, roll, tail)}\n`
}

function heading(decision: Decision): string {
  const { verdict, moment, judgements } = decision
  const [only] = judgements
  const debt = owed(judgements)
  const title = `## Rollcall: ${WORD[verdict]} at ${moment}`
  return join(
    judgements.length === 1 && only ? `${title}: ${name(only.manifest)}` : title,
    sentence(why(decision)),
    replayed(decision),
    debt ? `**${sentence(debt)}**` : '',
  )
}

function verdicts({ judgements }: Decision): string {
  if (judgements.length < 2) return ''
  const head = '| verdict | manifest | plan digest |'
  const rows = each(judgements, verdictRow)
  return table(head, rows, judgements.length, FOR_LIST, 'the decision file')
}

function verdictRow({ manifest, verdict, plan }: Judgement): string {
  return `| ${WORD[verdict]} | ${name(manifest)} | ${plan ? name(plan.digest) : 'unknown'} |`
}

function findings(decision: Decision): string {
  const entries = entriesOf(decision)
  if (entries.length === 0) return ''
  const head = '| verdict | rule | where | what, and what to do | hosts |'
  const rows = each(entries, findingRow)
  return join('### Findings', table(head, rows, entries.length, FOR_FINDINGS, 'the decision file'))
}

function findingRow({ severity, rule, place, because, what, next, hosts }: Entry): string {
  const where = [placeName(place), ...(because ? [placeName(because)] : [])].map(name)
  return `| **${WORD[severity]}** | ${name(rule)} | ${where.join('<br>see ')} | ${sentence(what)}.<br>→ ${ended(sentence(next))} | ${sentence(hostNames(hosts))} |`
}

function allFlags({ judgements }: Decision): string {
  const told = judgements.filter(({ flags, code }) => flags.length > 0 || code)
  const sections = each(told, (judgement) => `${flags(judgement)}\n`)
  const { text, taken } = within(sections, FOR_FLAGS)
  const left = told.length - taken
  return join(
    text,
    left > 0 ? `The flags of ${count(left, 'more rollout')} are left out here.` : '',
  )
}

function flags({ manifest, flags, code }: Judgement): string {
  const head = '| flag | before | now | left behind | way back |'
  const stories = table(head, each(flags, flagRow), flags.length, FOR_LIST, 'the decision file')
  return join(
    `### Flags: ${name(manifest)}`,
    flags.length > 0 ? stories : 'The rollout touches no flag.',
    code ? `${sentence(scanOf(code))}.` : '',
  )
}

function flagRow(story: FlagStory): string {
  const told = chapters(story).map(([, text]) => sentence(text))
  return `| ${name(story.key)}<br>${cell(story.because)} | ${told.join(' | ')} |`
}

function votes({ manifest, votes }: Judgement, room: number): string {
  if (votes.length === 0) return ''
  const head = '| | who | about | why |'
  return join(
    `### Second reviewer: ${name(manifest)}`,
    table(head, each(votes, voteRow), votes.length, room, 'the decision file'),
  )
}

function voteRow(vote: Vote): string {
  return `| **${fate(vote)}** | ${name(voter(vote))} | ${name(vote.about)} | ${sentence(vote.because)} |`
}

function rollCalls({ judgements }: Decision, room: number): string {
  const shown = judgements.slice(0, Math.floor(room / FOR_ROLL))
  let left = room - FOR_FRAME
  const calls = shown.map((judgement, i) => {
    const call = rollCall(judgement, left / (shown.length - i))
    left -= bytes(call) + 2
    return call
  })
  const hidden = judgements.length - shown.length
  return join(...calls, hidden > 0 ? `${count(hidden, 'more roll call')} left out here.` : '')
}

function rollCall(judgement: Judgement, room: number): string {
  const title = `### Roll call: ${name(judgement.manifest)}`
  const roll = callRoll(judgement)
  if (!roll) return join(title, 'The roll cannot be called, because the hosts are not known.')
  const select = judgement.rollout?.declared.text ?? ''
  const rows = table(
    '| host | wave | declared | touched | reports | note |',
    each(roll.rows(), (row) => hostRow(row, roll.asked)),
    roll.size,
    room - FOR_FRAME,
    `the decision file, which names every host of a finding, and ${code(cut(`rollcall hosts '${select}'`, NAME))}`,
  )
  return join(title, `${tallyOf(roll)}.`, roll.size > OPEN_ROWS ? fold('Every host', rows) : rows)
}

function hostRow(row: Row, asked: boolean): string {
  const { host, status, wave = '', declared, touched, report, rules } = row
  const reports = report ? release(report) : !asked ? 'not asked' : touched ? 'silent' : ''
  const note = rules.length > 0 ? `**${status}**: ${sentence(rules.join(', '))}` : status
  return `| ${name(host)} | ${cell(wave)} | ${declared} | ${touched ? 'yes' : 'no'} | ${reports} | ${note} |`
}

function release({ version, digest, warnings }: Report): string {
  const parts = [
    version ?? digest ?? 'no version',
    ...(warnings.count > 0 ? [count(warnings.count, 'warning')] : []),
  ]
  return cell(parts.join(', '))
}

function passed({ rule, shows }: { rule: string; shows: string }): string {
  return `${name(rule)} ${sentence(shows)}.`
}

function reason({ rules, because }: Reason): string {
  return `${rules.map(name).join(', ')}: ${sentence(because)}`
}

function note(text: string): string {
  return `${sentence(text)}.`
}

function source({ role, file, format, digest }: Source): string {
  return `${role} ${name(file)}, ${cell(format)}, ${name(digest)}`
}

function footer({ judgements }: Decision, { version }: ReportOptions): string {
  const [only] = judgements
  const digest = judgements.length === 1 && only?.plan?.digest
  return join(
    digest ? `Plan digest ${name(digest)}. To approve it, paste ${name(approval(digest))}.` : '',
    `Rollcall ${cell(version)}.`,
  )
}

/** A table of the rows that fit, and a sentence about those that do not. */
function table(
  head: string,
  rows: Iterable<string>,
  size: number,
  room: number,
  rest: string,
): string {
  const { text, taken } = within(rows, room)
  const rule = head.replaceAll(/[^|]+/g, ' --- ')
  const left = size - taken
  return join(
    `${head}\n${rule}\n${text}`,
    left > 0 ? `${count(left, 'more row')} left out here; see ${rest}.` : '',
  )
}

type Print<T> = (item: T) => string

function listed<T>(title: string, items: readonly T[], print: Print<T>): string {
  return items.length > 0 ? join(`### ${title}`, list(items, print)) : ''
}

function folded<T>(title: string, items: readonly T[], print: Print<T>): string {
  return items.length > 0 ? fold(`${title} (${items.length})`, list(items, print)) : ''
}

function list<T>(items: readonly T[], print: Print<T>): string {
  const lines = each(items, (item) => `- ${print(item)}`)
  const { text, taken } = within(lines, FOR_LIST)
  const left = items.length - taken
  return join(text, left > 0 ? `${count(left, 'more line')} left out here.` : '')
}

/** Prints each item when it is reached, and none that no longer fits. */
function* each<T>(items: Iterable<T>, print: Print<T>): Iterable<string> {
  for (const item of items) yield print(item)
}

/** Markdown within HTML needs a blank line on both sides. */
function fold(title: string, body: string): string {
  return join(`<details><summary>${title}</summary>`, body, '</details>')
}

function join(...blocks: readonly string[]): string {
  return blocks
    .filter((block) => block !== '')
    .map((block) => block.trimEnd())
    .join('\n\n')
}

function sentence(untrusted: string): string {
  return markdown(cut(untrusted, SENTENCE))
}

function cell(untrusted: string): string {
  return markdown(cut(untrusted, NAME))
}

function name(untrusted: string): string {
  return code(cut(untrusted, NAME))
}
