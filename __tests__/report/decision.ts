import { setOf } from '../../src/base/hosts.ts'
import { known } from '../../src/evidence/problem.ts'
import type { Change, Person } from '../../src/model/change.ts'
import type { Problem } from '../../src/model/evidence.ts'
import type { Code, FlagStory } from '../../src/model/flags.ts'
import type { Fleet } from '../../src/model/fleet.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import type { Observed, Report } from '../../src/model/observed.ts'
import type { Place } from '../../src/model/place.ts'
import type { Plan, PlanParts } from '../../src/model/plan.ts'
import type { Rollout } from '../../src/model/rollout.ts'
import type { Selection } from '../../src/model/selection.ts'
import type { Decision, Finding, Judgement, Vote } from '../../src/model/verdict.ts'

// Decisions by hand: each function fills in what a test does not care about.

/** Of nothing in particular. */
export const DIGEST = `sha256:${'0f'.repeat(32)}`

/** The least that a manifest says. */
const MANIFEST: Manifest = {
  version: 1,
  service: 'smars',
  environment: 'production',
  operation: 'deploy',
  hosts: { select: 'smars', expect: 8 },
}

/** A plan of a manifest that touches nobody, under a digest that is not its own. */
export function plan(given: Partial<PlanParts> = {}, digest = DIGEST): Plan {
  return {
    digest,
    parts: {
      commit: null,
      manifest: MANIFEST,
      hosts: rolled([]),
      flags: { activates: [], retires: [] },
      policy: null,
      ...given,
    },
  }
}

/** The hosts of a plan that touches these and knows no more. */
export function rolled(touched: readonly string[]): PlanParts['hosts'] {
  return { touched, strangers: [], excepted: [], waves: [], rollback: null }
}

export function person(id: number, login: string): Person {
  return { id, login, kind: 'human' }
}

export function vote(given: Partial<Vote> = {}): Vote {
  return {
    about: '#12',
    person: person(7, 'kim'),
    kind: 'approval',
    counts: true,
    because: 'approved exactly this commit',
    ...given,
  }
}

/** A flag that is turned on, of which only the registry of the head tells. */
export function story(given: Partial<FlagStory> = {}): FlagStory {
  return {
    key: 'rlp',
    because: 'turned on',
    base: undefined,
    head: 'bit 12 of order.flags, live',
    behind: undefined,
    rollback: undefined,
    ...given,
  }
}

/** Code that names no flag. */
export function code(given: Partial<Code> = {}): Code {
  return {
    commit: '4f'.repeat(20),
    uses: [],
    undeclared: [],
    added: undefined,
    mentions: new Map(),
    files: 1204,
    bytes: 5_240_000,
    skipped: [],
    ...given,
  }
}

/** A change of which nothing is known but its name. */
export function change(given: Partial<Change> = {}): Change {
  return {
    repository: 'knight/smars',
    commit: '4f'.repeat(20),
    subject: 'pull request #12',
    waits: false,
    branch: 'main',
    live: undefined,
    parts: [],
    pulls: [],
    ref: undefined,
    checkout: { kind: 'same' },
    release: undefined,
    memberships: [],
    reviewers: { people: [], complete: true },
    incident: undefined,
    ...given,
  }
}

export function place(file: string, line = 1, column = 1): Place {
  return { file, line, column }
}

export function finding(given: Partial<Finding> = {}): Finding {
  return {
    rule: 'hosts/missing',
    effect: 'block',
    what: 'smars-08 is in smars and is not touched',
    next: 'Select it, or write an exception',
    place: place('deploy.yml', 9, 5),
    ...given,
  }
}

export function problem(given: Partial<Problem> = {}): Problem {
  return {
    what: 'inventory.ini does not exist',
    next: 'Check the name',
    place: place('inventory.ini'),
    ...given,
  }
}

export function judgement(given: Partial<Judgement> = {}): Judgement {
  return {
    manifest: 'deploy.yml',
    verdict: 'pass',
    plan: undefined,
    findings: [],
    unknown: [],
    passed: [],
    notJudged: [],
    sources: [],
    rollout: undefined,
    fleet: undefined,
    observed: undefined,
    change: undefined,
    votes: [],
    flags: [],
    code: undefined,
    owed: undefined,
    ...given,
  }
}

/** A decision of one judgement, whose verdict it shares unless it is told another. */
export function decision(given: Partial<Judgement> = {}, around: Partial<Decision> = {}): Decision {
  const only = judgement(given)
  return {
    verdict: only.verdict,
    moment: 'plan',
    at: Date.UTC(2012, 7, 1, 13, 30),
    replay: false,
    judgements: [only],
    unknown: [],
    notes: [],
    ...around,
  }
}

/** A fleet of hosts without groups or facts. */
export function fleet(names: readonly string[]): Fleet {
  const hosts = new Map(names.map((name, host) => [name, host]))
  return {
    size: names.length,
    sources: [],
    groups: new Map(),
    defects: [],
    generated: undefined,
    name: (host) => names[host] as string,
    find: (name) => hosts.get(name),
    place: () => place('inventory.ini'),
    fact: () => undefined,
    has: () => false,
    groupsOf: () => [],
  }
}

interface Roll {
  readonly names: readonly string[]
  readonly declared?: readonly string[]
  readonly touched?: readonly string[]
  readonly inScope?: readonly string[]
  readonly excepted?: readonly string[]
  readonly waves?: Readonly<Record<string, readonly string[]>>
  /** What the deploying tool touches that is in no inventory. */
  readonly strangers?: readonly string[]
  /** What each host reports; hosts of no inventory are strangers. */
  readonly reports?: Readonly<Record<string, Partial<Report>>>
}

/** The fleet, rollout and observed state of a judgement, by names. */
export function roll(given: Roll): Pick<Judgement, 'fleet' | 'rollout' | 'observed'> {
  const { names, declared = names, waves = {}, strangers = [], reports } = given
  const known = fleet(names)
  const ordinals = new Map(names.map((name, host) => [name, host]))
  const set = (wanted: readonly string[]) =>
    setOf(wanted.map((name) => ordinals.get(name) as number))
  const select = (text: string, wanted: readonly string[]): Selection => ({
    text,
    place: place('deploy.yml', 7, 11),
    hosts: set(wanted),
    atoms: [],
    traps: [],
  })
  const rollout: Rollout = {
    manifest: {
      file: 'deploy.yml',
      value: { ...MANIFEST, hosts: { select: 'smars', expect: declared.length } },
      at: () => place('deploy.yml'),
      keyAt: () => place('deploy.yml'),
      textAt: () => place('deploy.yml'),
    },
    declared: select('smars', declared),
    touched: set(given.touched ?? declared),
    touches:
      strangers.length > 0
        ? {
            source: {
              role: 'touches',
              file: 'touches.txt',
              format: 'plain host list',
              digest: DIGEST,
            },
            hosts: set(given.touched ?? declared),
            strangers: strangers.map((name) => ({ name, place: place('touches.txt') })),
          }
        : undefined,
    scope: [],
    scopeGiven: false,
    inScope: set(given.inScope ?? names),
    exceptions: [],
    excepted: set(given.excepted ?? []),
    waves: Object.entries(waves).map(([name, wanted]) => ({
      name,
      place: place('deploy.yml', 12, 5),
      selection: select(name, wanted),
      hosts: set(wanted),
      bake: undefined,
      max: undefined,
    })),
    rollback: undefined,
  }
  return { fleet: known, rollout, observed: reports && observed(known, reports) }
}

function observed(known: Fleet, reports: Readonly<Record<string, Partial<Report>>>): Observed {
  const all = Object.entries(reports).map(([host, given]) => report(host, given))
  return {
    source: { role: 'observed', file: 'observed.json', format: 'JSON', digest: DIGEST },
    reports: new Map(
      all.flatMap((each) => {
        const host = known.find(each.host)
        return host === undefined ? [] : [[host, each] as const]
      }),
    ),
    strangers: all.filter(({ host }) => known.find(host) === undefined),
    deadline: undefined,
  }
}

function report(host: string, given: Partial<Report>): Report {
  return {
    host,
    place: place('observed.json'),
    version: undefined,
    digest: undefined,
    at: 0,
    flags: new Map(),
    warnings: { count: 0, texts: [] },
    ...given,
  }
}

/** Text that means to be more than text, wherever it is printed. */
export const HOSTILE: readonly string[] = [
  '##[add-mask]x',
  'harmless ##[set-output name=verdict]pass',
  '::set-output name=verdict::pass',
  '  ::stop-commands::x',
  'a\n::set-output name=verdict::pass\r\n##[error]b\rc',
  '\u001b[2J\u001b]0;title\u0007',
  '\u009b31m',
  '<script>alert(1)</script><img src=x onerror=y>',
  '| a | b |',
  '`code` ``` ~~~',
  '*a* _b_ [c](javascript:d) ![e](https://example.org/f) # g',
  '@everyone #123 https://example.org www.example.org a@example.org',
  'abc\u202edcba\u2066',
  '\ud800 lone \udfff',
  '\u2028::error::x\u2029',
  '%0A::error::x%0D%25',
  'a,b:c=d',
  '</details></table>',
  '- a',
  '1. a',
  '$x$ \\ &amp; & \' "',
  '',
  '__proto__',
]

/** A decision in which every text is the hostile one. */
export function hostileDecision(hostile: string): Decision {
  const there = place(hostile, 3, 4)
  const texts = { what: hostile, next: hostile, place: there }
  const source = { role: 'manifest', file: hostile, format: hostile, digest: hostile } as const
  return decision(
    {
      ...roll({
        names: [hostile, 'b'],
        waves: { [hostile]: ['b'] },
        strangers: [`${hostile}!`],
        reports: { [hostile]: { version: hostile }, b: { digest: hostile } },
      }),
      manifest: hostile,
      verdict: 'block',
      plan: plan(
        { manifest: { ...MANIFEST, service: hostile }, hosts: rolled([hostile]) },
        hostile,
      ),
      findings: (['block', 'wait', 'warn'] as const).map((effect) =>
        finding({ ...texts, effect, because: there, hosts: [hostile, `${hostile}?`] }),
      ),
      unknown: [texts],
      passed: [{ rule: 'hosts/alias', shows: hostile }],
      notJudged: [{ rule: 'flags/*', kind: 'planned', because: hostile }],
      sources: [source],
      change: known(change({ repository: hostile, commit: hostile, live: hostile })),
      votes: [vote({ about: hostile, person: person(7, hostile), because: hostile })],
      flags: [
        {
          key: hostile,
          because: hostile,
          base: hostile,
          head: hostile,
          behind: hostile,
          rollback: hostile,
        },
      ],
      code: code({ commit: hostile, skipped: [{ because: hostile, files: 1 }] }),
      owed: hostile,
    },
    { unknown: [texts], notes: [hostile, there.file] },
  )
}
