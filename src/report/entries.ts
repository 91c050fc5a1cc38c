import { list } from '../base/words.ts'
import type { Problem } from '../model/evidence.ts'
import type { Place } from '../model/place.ts'
import type { Decision, Finding } from '../model/verdict.ts'

/** In order, worst first. */
const SEVERITIES = ['block', 'error', 'wait', 'warn'] as const

export type Severity = (typeof SEVERITIES)[number]

/** A finding, or a problem that kept the gate from judging: what a reader must look at. */
export interface Entry {
  readonly rule: string
  readonly severity: Severity
  readonly what: string
  readonly next: string
  readonly place: Place
  readonly because: Place | undefined
  readonly hosts: readonly string[]
  /** Undefined where it belongs to no manifest. */
  readonly manifest: string | undefined
}

/** Problems stand among the findings, under a rule of their own, so that nobody misses them. */
const EVIDENCE = 'gate/evidence'

/** Everything a reader must look at, worst first, then by manifest, file, line and column. */
export function entriesOf(decision: Decision): readonly Entry[] {
  return [
    ...decision.unknown.map((problem) => ofProblem(problem, undefined)),
    ...decision.judgements.flatMap(({ manifest, findings, unknown }) => [
      ...findings.map((finding) => ofFinding(finding, manifest)),
      ...unknown.map((problem) => ofProblem(problem, manifest)),
    ]),
  ].sort(worstFirst)
}

/** `observed.json:14:5` */
export function placeName({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`
}

/** `a, b and 97 more`. */
export function hostNames(hosts: readonly string[]): string {
  return list(hosts, 8)
}

function ofFinding(finding: Finding, manifest: string): Entry {
  const { rule, effect, what, next, place, because, hosts = [] } = finding
  return { rule, severity: effect, what, next, place, because, hosts, manifest }
}

function ofProblem({ what, next, place }: Problem, manifest: string | undefined): Entry {
  const severity = 'error'
  return { rule: EVIDENCE, severity, what, next, place, because: undefined, hosts: [], manifest }
}

function worstFirst(a: Entry, b: Entry): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    alphabetical(a.manifest ?? '', b.manifest ?? '') ||
    alphabetical(a.place.file, b.place.file) ||
    a.place.line - b.place.line ||
    a.place.column - b.place.column
  )
}

/** By code unit, the same in every locale. */
function alphabetical(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
