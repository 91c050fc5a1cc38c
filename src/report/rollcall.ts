import { contains, setOf } from '../base/hosts.ts'
import { count, thousands } from '../base/words.ts'
import type { Fleet, Host, HostSet } from '../model/fleet.ts'
import type { Observed, Report } from '../model/observed.ts'
import type { Rollout } from '../model/rollout.ts'
import type { Finding, Judgement } from '../model/verdict.ts'

/**
 * How a host answers the roll, worst first: what a finding says of it, and where none does, what
 * the rollout means to do with it. `answered` is touched and has reported; a `stranger` is a name
 * that the inventory does not know.
 */
export const STATUSES = [
  'missing',
  'stranger',
  'surplus',
  'wrong',
  'silent',
  'outside',
  'blocked',
  'waiting',
  'warned',
  'excepted',
  'untouched',
  'touched',
  'answered',
] as const

export type Status = (typeof STATUSES)[number]

/** Findings whose rule has a word of its own for the hosts it names. */
const OF_RULE: ReadonlyMap<string, Status> = new Map([
  ['hosts/missing', 'missing'],
  ['hosts/surplus', 'surplus'],
  ['hosts/off-scope', 'surplus'],
  ['observed/release', 'wrong'],
  ['observed/answered', 'silent'],
  ['observed/outside', 'outside'],
])

const OF_EFFECT = { block: 'blocked', wait: 'waiting', warn: 'warned' } as const

export interface Row {
  readonly host: string
  readonly status: Status
  readonly wave: string | undefined
  /** `in scope` is in a group that may be touched, and not selected. */
  readonly declared: 'yes' | 'in scope' | 'excepted' | 'no'
  readonly touched: boolean
  readonly report: Report | undefined
  /** The rules that name the host in a finding. */
  readonly rules: readonly string[]
}

export interface RollCall {
  readonly size: number
  /** Every status, also those of no host. */
  readonly counts: ReadonlyMap<Status, number>
  /** Whether the hosts themselves were asked. */
  readonly asked: boolean
  /** One row a host, worst first and then in inventory order. A row is made when it is reached. */
  rows(): Iterable<Row>
}

/**
 * Every host that is touched, in scope or excepted, every stranger, and every host that a finding
 * names; undefined where the hosts are not known.
 */
export function callRoll(judgement: Judgement): RollCall | undefined {
  const { rollout, fleet, observed } = judgement
  if (!rollout || !fleet) return undefined
  const named = judgement.findings.map((finding) => resolve(finding, fleet))
  const ranks = rankHosts(rollout, fleet.size, observed, named)
  const strangers = strangersOf(rollout, observed, named)
  const counts = countRanks(ranks)
  counts.set('stranger', strangers.size)
  return {
    size: [...counts.values()].reduce((sum, n) => sum + n, 0),
    counts,
    asked: observed !== undefined,
    *rows() {
      const byRule = mergeByRule(named)
      for (const [rank, status] of STATUSES.entries()) {
        if (status === 'stranger') yield* strangers.values()
        else if (counts.get(status) !== 0) {
          for (let host = ranks.indexOf(rank); host >= 0; host = ranks.indexOf(rank, host + 1)) {
            yield rowOf(host, status, rollout, fleet, observed, byRule)
          }
        }
      }
    },
  }
}

/** `8 hosts: 1 missing, 7 answered` */
export function tallyOf({ size, counts }: RollCall): string {
  const parts = [...counts]
    .filter(([, n]) => n > 0)
    .map(([status, n]) => `${thousands(n)} ${status}`)
  return parts.length > 0 ? `${count(size, 'host')}: ${parts.join(', ')}` : 'No hosts'
}

/** The hosts that one finding names. */
interface Named {
  readonly rule: string
  readonly status: Status
  readonly hosts: HostSet
  readonly strangers: readonly string[]
}

function resolve({ rule, effect, hosts: names = [] }: Finding, fleet: Fleet): Named {
  const hosts: Host[] = []
  const strangers: string[] = []
  for (const name of names) {
    const host = fleet.find(name)
    if (host === undefined) strangers.push(name)
    else hosts.push(host)
  }
  return { rule, status: OF_RULE.get(rule) ?? OF_EFFECT[effect], hosts: setOf(hosts), strangers }
}

/** Not on the roll. A byte a host keeps a million of them cheap. */
const ABSENT = 255

/** For each host of the fleet the rank of its status, or `ABSENT`. */
function rankHosts(
  rollout: Rollout,
  size: number,
  observed: Observed | undefined,
  named: readonly Named[],
): Uint8Array {
  const ranks = new Uint8Array(size).fill(ABSENT)
  const put = (hosts: HostSet, status: Status) => {
    const rank = STATUSES.indexOf(status)
    for (const host of hosts) ranks[host] = rank
  }
  put(rollout.inScope, 'untouched')
  put(rollout.touched, 'touched')
  if (observed) {
    const reported = rollout.touched.filter((host) => observed.reports.has(host))
    put(reported, 'answered')
  }
  put(rollout.excepted, 'excepted')
  for (const { hosts, status } of named) {
    const rank = STATUSES.indexOf(status)
    for (const host of hosts) ranks[host] = Math.min(rank, ranks[host] as number)
  }
  return ranks
}

function countRanks(ranks: Uint8Array): Map<Status, number> {
  const counts = new Uint32Array(ABSENT + 1)
  for (const rank of ranks) counts[rank] = (counts[rank] as number) + 1
  return new Map(STATUSES.map((status, rank) => [status, counts[rank] as number]))
}

function strangersOf(
  rollout: Rollout,
  observed: Observed | undefined,
  named: readonly Named[],
): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>()
  const put = (host: string, more: Partial<Row>) => {
    rows.set(host, { ...(rows.get(host) ?? stranger(host)), ...more })
  }
  for (const { name } of rollout.touches?.strangers ?? []) put(name, { touched: true })
  for (const report of observed?.strangers ?? []) put(report.host, { report })
  for (const { rule, strangers } of named) {
    for (const name of strangers) {
      put(name, { rules: [...new Set(rows.get(name)?.rules).add(rule)] })
    }
  }
  return rows
}

function stranger(host: string): Row {
  return {
    host,
    status: 'stranger',
    wave: undefined,
    declared: 'no',
    touched: false,
    report: undefined,
    rules: [],
  }
}

/** Thousands of findings of one rule are asked about a host at once. */
function mergeByRule(named: readonly Named[]): ReadonlyMap<string, HostSet> {
  const hosts = new Map<string, HostSet[]>()
  for (const { rule, hosts: each } of named) {
    const ofRule = hosts.get(rule)
    if (ofRule) ofRule.push(each)
    else hosts.set(rule, [each])
  }
  return new Map([...hosts].map(([rule, sets]) => [rule, setOf(concatenated(sets))]))
}

function* concatenated(sets: readonly HostSet[]): Iterable<Host> {
  for (const set of sets) yield* set
}

function rowOf(
  host: Host,
  status: Status,
  rollout: Rollout,
  fleet: Fleet,
  observed: Observed | undefined,
  named: ReadonlyMap<string, HostSet>,
): Row {
  return {
    host: fleet.name(host),
    status,
    wave: rollout.waves.find(({ hosts }) => contains(hosts, host))?.name,
    declared: declaredAs(host, rollout),
    touched: contains(rollout.touched, host),
    report: observed?.reports.get(host),
    rules: [...named].filter(([, hosts]) => contains(hosts, host)).map(([rule]) => rule),
  }
}

function declaredAs(host: Host, rollout: Rollout): Row['declared'] {
  if (contains(rollout.excepted, host)) return 'excepted'
  if (contains(rollout.declared.hosts, host)) return 'yes'
  return contains(rollout.inScope, host) ? 'in scope' : 'no'
}
