import { line } from '../base/escape.ts'
import { ended } from '../base/words.ts'
import type { Code, FlagStory } from '../model/flags.ts'
import type { Decision, NotJudged, Vote } from '../model/verdict.ts'
import { type Entry, entriesOf } from './entries.ts'
import type { ReportOptions } from './options.ts'
import { notJudgedIn } from './together.ts'

/** What the JSON report and the decision file have in common. */
export function record(decision: Decision, { version }: ReportOptions) {
  return {
    version: 1,
    tool: { name: 'rollcall', version },
    verdict: decision.verdict,
    moment: decision.moment,
    at: new Date(decision.at).toISOString(),
    replay: decision.replay,
    planDigest: onlyPlanDigest(decision),
    notJudged: notJudgedIn(decision).map(recordNotJudged),
    findings: entriesOf(decision).map(recordEntry),
  }
}

/** Of several manifests each has its own, and together they have none. */
function onlyPlanDigest({ judgements }: Decision): string | null {
  const [only, ...others] = judgements
  return (others.length === 0 ? only?.plan?.digest : undefined) ?? null
}

export function recordNotJudged({ rule, kind, because }: NotJudged) {
  return { rule, kind, because: `${line(because)}.` }
}

/** Sentences may be printed as they are; names and files are as they were found. */
export function recordEntry(entry: Entry) {
  const { rule, severity, what, next, place, because, hosts, manifest } = entry
  return {
    rule,
    severity,
    message: `${line(what)}.`,
    next: ended(line(next)),
    file: place.file,
    line: place.line,
    column: place.column,
    ...(because && { because }),
    hosts,
    manifest: manifest ?? null,
  }
}

export function recordVote({ about, person, kind, counts, because }: Vote) {
  return {
    about,
    person: person ? { id: person.id, login: person.login } : null,
    kind,
    counts,
    because: line(because),
  }
}

/** What a flag means before and after, on the hosts left behind and on the way back; null where nothing tells. */
export function recordFlag({ key, because, base, head, behind, rollback }: FlagStory) {
  const told = (text: string | undefined) => (text === undefined ? null : line(text))
  return {
    key,
    because: line(because),
    base: told(base),
    head: line(head),
    behind: told(behind),
    rollback: told(rollback),
  }
}

/** What was scanned for flags, and how many files were left out for which reason. */
export function recordScan(code: Code | undefined) {
  if (!code) return null
  const { commit, files, bytes, skipped } = code
  return {
    commit,
    files,
    bytes,
    skipped: skipped.map((each) => ({ because: line(each.because), files: each.files })),
  }
}
