import { findManifests } from './evidence/manifest/find.ts'
import { both, known, unknown, wholeFile } from './evidence/problem.ts'
import { gather, type Readers } from './gather.ts'
import type { Change } from './model/change.ts'
import type { Evidence, Problem } from './model/evidence.ts'
import type { ReviewPolicy, Severity } from './model/policy.ts'
import type { Draft, Facts, Moment, Rule } from './model/rule.ts'
import type { Decision, Finding, Judgement, NotJudged, Verdict, Vote } from './model/verdict.ts'
import { isAsked } from './moments.ts'
import type { Request } from './request.ts'
import { storyOf } from './rules/flags/story.ts'
import { planned, rules } from './rules/index.ts'
import { releaseVotes } from './rules/review/release.ts'
import { votesOf } from './rules/review/votes.ts'
import { openWorld, type World } from './world.ts'

/** Asks every rule of the moment about every manifest, and decides. */
export async function gate(request: Request): Promise<Decision> {
  const world = await openWorld(request)
  try {
    return await decide(request, world)
  } finally {
    if (world.known) await world.value.close()
  }
}

async function decide(request: Request, world: Evidence<World>): Promise<Decision> {
  const manifests = world.known
    ? await findManifests(request.manifests, world.value.head)
    : known<readonly string[]>([])
  const judgements: Judgement[] = []
  if (manifests.known && world.known) {
    for (const file of manifests.value) judgements.push(await judge(file, request, world.value))
  }
  const problems = [manifests, world].flatMap((each) => (each.known ? [] : each.because))
  problems.push(...unasked(request))
  if (request.touches !== undefined && judgements.length > 1) {
    problems.push(oneListForMany(request.touches, judgements.length))
  }
  return {
    verdict: worst([
      ...judgements.map(({ verdict }) => verdict),
      ...problems.map(() => 'error' as const),
    ]),
    moment: request.moment,
    at: request.now,
    replay: request.replay,
    judgements,
    unknown: problems,
    notes: world.known ? world.value.notes() : [],
  }
}

/** What was given and would be passed over in silence, as if it had been judged. */
function unasked({ moment, observed, deadline, earlier }: Request): Problem[] {
  const tooEarly =
    earlier !== undefined && !isAsked('deploy', moment) ? [nothingEarlier(earlier)] : []
  if (isAsked('activate', moment) || (observed === undefined && deadline === undefined)) {
    return tooEarly
  }
  const given = observed === undefined ? 'A deadline' : observed
  return [
    ...tooEarly,
    {
      what: `${given} speaks of what hosts report, and at ${moment} no host is asked`,
      next: 'Ask at the moment activate, or leave it out',
      place: wholeFile(observed ?? '--deadline'),
    },
  ]
}

function nothingEarlier(earlier: string): Problem {
  return {
    what: `${earlier} is the decision of an earlier moment, and none comes before plan`,
    next: 'Ask at the moment deploy or activate, or leave it out',
    place: wholeFile(earlier),
  }
}

function oneListForMany(touches: string, manifests: number): Problem {
  return {
    what: `${touches} says what one rollout touches, and ${manifests} manifests are judged`,
    next: 'Judge each manifest with its own list',
    place: wholeFile(touches),
  }
}

/** What the rules say of one manifest. */
async function judge(file: string, request: Request, world: World): Promise<Judgement> {
  const { readers, sources } = gather(file, request, ruleIds, world)
  const severities = await severitiesOf(readers)
  const outcomes: Outcome[] = []
  for (const rule of rules) {
    outcomes.push(await ask(rule, request.moment, severities.get(rule.id), readers))
  }
  const findings = outcomes.flatMap((outcome) => outcome.findings ?? [])
  // One reader serves many rules; what it could not tell is told once.
  const unknown = [...new Set(outcomes.flatMap((outcome) => outcome.unknown ?? []))]
  return {
    manifest: file,
    verdict: worst([
      'pass',
      ...findings.map(({ effect }) => (effect === 'warn' ? 'pass' : effect)),
      ...unknown.map(() => 'error' as const),
    ]),
    findings,
    unknown,
    passed: outcomes.flatMap(({ passed }) => passed ?? []),
    notJudged: [
      ...unjudged(outcomes),
      ...planned
        .filter(({ from }) => isAsked(from, request.moment))
        .map(({ rule, because }) => ({ rule, kind: 'planned' as const, because })),
    ],
    sources,
    ...(await seen(readers, request.moment, severities, findings)),
  }
}

/** The evidence that a report shows, as far as it was read. */
async function seen(
  readers: Readers,
  moment: Moment,
  severities: Severities,
  findings: readonly Finding[],
) {
  const told = <T>(evidence: Evidence<T>): T | undefined =>
    evidence.known ? evidence.value : undefined
  // GitHub is not asked for the report's sake.
  const asksGitHub = rules.some(
    ({ id, needs, from }) =>
      needs.includes('change') && isAsked(from, moment) && severities.get(id) !== 'off',
  )
  const change = asksGitHub ? await readers.change() : undefined
  const flags = await flagsSeen(readers, severities)
  const policy = told(await readers.policy())
  const answered = change && told(change)
  return {
    rollout: told(await readers.rollout()),
    fleet: told(await readers.fleet()),
    observed: isAsked('activate', moment) ? told(await readers.observed()) : undefined,
    plan: told(await readers.plan()),
    change,
    votes: policy?.review && answered ? votes(answered, policy.review) : [],
    ...flags,
    owed: findings.some(({ excused }) => excused) ? answered?.incident : undefined,
  }
}

/** What is told of flags, as far as a rule that is not switched off asked about it. */
async function flagsSeen(readers: Readers, severities: Severities) {
  const asked = rules.filter(({ id }) => id.startsWith('flags/') && severities.get(id) !== 'off')
  const needed = (fact: keyof Facts) => asked.some(({ needs }) => needs.includes(fact))
  const code = needed('code') ? await readers.code() : undefined
  const behind = needed('behind') ? await readers.behind() : undefined
  const read = needed('registry')
    ? both(await readers.registry(), await readers.rollout())
    : undefined
  const fleet = await readers.fleet()
  const scanned = code?.known ? code.value : undefined
  if (!read?.known || !read.value[0] || !fleet.known) return { flags: [], code: scanned }
  const [registries, rollout] = read.value
  return {
    code: scanned,
    flags: storyOf({
      rollout,
      registries,
      behind: behind?.known ? behind.value : undefined,
      fleet: fleet.value,
    }),
  }
}

function votes(change: Change, review: ReviewPolicy): readonly Vote[] {
  return votesOf(change, review, releaseVotes(change, review))
}

type Severities = ReadonlyMap<string, Severity>

/** Facts that there may be none of, and the rules that then judge nothing. */
const ABSENT = [
  { fact: 'change', family: 'review/*', because: 'the policy asks for no second reviewer' },
  { fact: 'registry', family: 'flags/*', because: 'there is no registry of flags' },
] as const

/** What came of asking one rule. */
interface Outcome {
  readonly findings?: readonly Finding[]
  readonly unknown?: readonly Problem[]
  readonly passed?: Judgement['passed'][number]
  readonly notJudged?: NotJudged
}

async function ask(
  rule: Rule,
  moment: Moment,
  severity: Severity | undefined,
  readers: Readers,
): Promise<Outcome> {
  const skip = (kind: NotJudged['kind'], because: string): Outcome => ({
    notJudged: { rule: rule.id, kind, because },
  })
  if (!isAsked(rule.from, moment)) return skip('later', `asked from ${rule.from} on`)
  if (severity === 'off') return skip('off', 'switched off by the policy')
  const facts = await factsFor(rule, readers)
  if (!facts.known)
    return { ...skip('unknown', 'the evidence could not be read'), unknown: facts.because }
  const { value } = facts
  const absent = ABSENT.find(({ fact }) => rule.needs.includes(fact) && value[fact] === undefined)
  if (absent) {
    return { notJudged: { rule: absent.family, kind: 'off', because: absent.because } }
  }
  try {
    const idle = rule.idle?.(facts.value)
    if (idle !== undefined) return skip('idle', idle)
    const drafts = rule.check(facts.value)
    if (drafts.length === 0) return { passed: { rule: rule.id, shows: rule.shows(facts.value) } }
    return { findings: drafts.map((draft) => finding(rule, draft, severity)) }
  } catch (error) {
    return { ...skip('unknown', 'it failed'), unknown: [fault(rule, facts.value, error)] }
  }
}

/** Each reason once: one setting can leave out a whole family. */
function unjudged(outcomes: readonly Outcome[]): readonly NotJudged[] {
  const each = outcomes.flatMap(({ notJudged }) => notJudged ?? [])
  return [...new Map(each.map((one) => [`${one.rule} ${one.because}`, one])).values()]
}

async function factsFor(rule: Rule, readers: Readers): Promise<Evidence<Facts>> {
  const facts: Record<string, unknown> = {}
  const because: Problem[] = []
  for (const need of rule.needs) {
    const read = await readers[need]()
    if (read.known) facts[need] = read.value
    else because.push(...read.because)
  }
  // A rule is given what it names in `needs` and no more; its type says so.
  return because.length > 0 ? unknown(...because) : known(facts as unknown as Facts)
}

function finding(rule: Rule, draft: Draft, severity: Severity | undefined): Finding {
  const blocks = !draft.excused && (severity ?? draft.severity ?? rule.severity) === 'block'
  return { ...draft, rule: rule.id, effect: blocks ? (draft.waits ? 'wait' : 'block') : 'warn' }
}

/** A fault of ours is no verdict of the rule's, and never a pass. */
function fault(rule: Rule, facts: Partial<Facts>, error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error)
  return {
    what: `The rule ${rule.id} failed on this input, which is a fault in Rollcall: ${reason}`,
    next: 'Report it with the manifest and the inventory; until then the rollout stops',
    place: facts.rollout?.manifest.at() ?? { file: rule.id, line: 1, column: 1 },
  }
}

async function severitiesOf(readers: Readers): Promise<Severities> {
  const policy = await readers.policy()
  return policy.known ? policy.value.rules : new Map()
}

/** The rules and families that a policy may set. */
export const ruleIds: readonly string[] = [
  ...rules.map(({ id }) => id),
  ...planned.map(({ rule }) => rule),
]

const PRECEDENCE: readonly Verdict[] = ['block', 'error', 'wait', 'pass']

/** The verdict that takes precedence; where nothing was judged there is none, and that is no pass. */
function worst(verdicts: readonly Verdict[]): Verdict {
  return PRECEDENCE.find((verdict) => verdicts.includes(verdict)) ?? 'error'
}
