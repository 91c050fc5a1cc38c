import { canonical } from '../base/canonical.ts'
import { count, cut, list, thousands } from '../base/words.ts'
import type { PlanParts } from '../model/plan.ts'
import { are } from './grammar.ts'

/** One thing in which a plan is another than it was. */
export interface Difference {
  readonly part:
    | 'commit'
    | 'policy'
    | 'touched'
    | 'strangers'
    | 'excepted'
    | 'waves'
    | 'rollback'
    | 'flags'
    | 'manifest'
  /** A part of a sentence, and never longer than one: `1 host is newly touched (smars-09)`. */
  readonly what: string
  /** All names that came, and all that went, in code unit order. */
  readonly gained: readonly string[]
  readonly lost: readonly string[]
}

/** More than that is another plan altogether. */
const MOST = 8

/** What moved between two plans; none exactly where their digests are equal. */
export function planDifferences(before: PlanParts, after: PlanParts): readonly Difference[] {
  return [
    ...commit(before.commit, after.commit),
    ...policy(before.policy, after.policy),
    ...hosts(before.hosts, after.hosts),
    ...flags(before.flags, after.flags),
    ...values('', before.manifest, after.manifest).map((what) => said('manifest', what)),
  ]
}

/** The same as the tail of a sentence, however much moved. */
export function whatMoved(differences: readonly Difference[]): string {
  const shown = differences.length > MOST + 1 ? differences.slice(0, MOST) : differences
  const rest = differences.length - shown.length
  return [
    ...shown.map(({ what }) => what),
    ...(rest > 0 ? [`${thousands(rest)} more differences`] : []),
  ].join('; ')
}

function said(part: Difference['part'], what: string): Difference {
  return { part, what, gained: [], lost: [] }
}

function commit(before: string | null, after: string | null): readonly Difference[] {
  if (before === after) return []
  // Anybody with some time can make a commit whose first digits are those of another.
  const alike = before?.slice(0, SHORT) === after?.slice(0, SHORT)
  const name = (id: string | null) => (alike ? id : id?.slice(0, SHORT)) ?? 'not known'
  return [said('commit', `the commit is ${name(after)} and was ${name(before)}`)]
}

const SHORT = 12

function policy(before: string | null, after: string | null): readonly Difference[] {
  if (before === after) return []
  if (after === null) return [said('policy', 'there is no policy file, and there was one')]
  if (before === null) return [said('policy', 'there is a policy file, and there was none')]
  return [said('policy', 'the policy says something else')]
}

function hosts(before: PlanParts['hosts'], after: PlanParts['hosts']): readonly Difference[] {
  return [
    ...names('touched', 'host', 'touched', before.touched, after.touched),
    ...names(
      'strangers',
      'host',
      'touched and unknown to the inventory',
      before.strangers,
      after.strangers,
    ),
    ...names('excepted', 'host', 'excepted', before.excepted, after.excepted),
    ...waves(before.waves, after.waves),
    ...rollback(before.rollback, after.rollback),
  ]
}

type Wave = PlanParts['hosts']['waves'][number]

/** Waves are what they are by their place in the order: the first is the canary, whatever its name. */
function waves(before: readonly Wave[], after: readonly Wave[]): readonly Difference[] {
  const all = Array.from({ length: Math.max(before.length, after.length) }, (_, i) => i)
  return all.flatMap((i) => wave(i + 1, before[i], after[i]))
}

function wave(nth: number, before: Wave | undefined, after: Wave | undefined) {
  if (!before || !after) return [wholeWave(before, after)]
  const renamed = compared(before.name, after.name)
  if (!renamed) {
    return names('waves', 'host', `in wave ${excerpt(after.name)}`, before.hosts, after.hosts)
  }
  const what = `wave ${nth} is called ${renamed.after} and was called ${renamed.before}`
  return [
    said('waves', what),
    ...names('waves', 'host', `in wave ${nth}`, before.hosts, after.hosts),
  ]
}

function wholeWave(before: Wave | undefined, after: Wave | undefined): Difference {
  const { name, hosts } = (after ?? before) as Wave
  return {
    part: 'waves',
    what: `wave ${excerpt(name)} (${count(hosts.length, 'host')}) is ${after ? 'new' : 'gone'}`,
    gained: after ? hosts : [],
    lost: after ? [] : hosts,
  }
}

function rollback(
  before: readonly string[] | null,
  after: readonly string[] | null,
): readonly Difference[] {
  if (before && after) return names('rollback', 'host', 'in the way back', before, after)
  if (before === after) return []
  const what = after
    ? `there is a way back for ${count(after.length, 'host')}, and there was none`
    : 'there is no way back, and there was one'
  return [{ part: 'rollback', what, gained: after ?? [], lost: before ?? [] }]
}

function flags(before: PlanParts['flags'], after: PlanParts['flags']): readonly Difference[] {
  return [
    ...names('flags', 'flag', 'activated', before.activates, after.activates),
    ...names('flags', 'flag', 'retired', before.retires, after.retires),
  ]
}

/** How a list of names moved, if it did. */
function names(
  part: Difference['part'],
  noun: string,
  state: string,
  before: readonly string[],
  after: readonly string[],
): readonly Difference[] {
  const gained = beyond(after, before)
  const lost = beyond(before, after)
  if (gained.length === 0 && lost.length === 0) return []
  const came = `${count(gained.length, noun)} ${are(gained)} newly ${state} (${list(gained)})`
  const went = `${gained.length > 0 ? thousands(lost.length) : count(lost.length, noun)} ${are(lost)} no longer${gained.length > 0 ? '' : ` ${state}`} (${list(lost)})`
  const what = [...(gained.length > 0 ? [came] : []), ...(lost.length > 0 ? [went] : [])]
  return [{ part, what: what.join(' and '), gained, lost }]
}

/** What the first of two sorted lists has and the second has not. */
function beyond(names: readonly string[], others: readonly string[]): readonly string[] {
  let at = 0
  return names.filter((name) => {
    while (at < others.length && (others[at] as string) < name) at++
    return others[at] !== name
  })
}

/** Every value of two JSON documents that differs, with its path: `hosts.expect is 9 and was 8`. */
function values(path: string, before: unknown, after: unknown): readonly string[] {
  const inside = pairs(before, after)
  if (inside) {
    return inside.flatMap(([key, was, is]) =>
      values(typeof key === 'number' ? `${path}[${key}]` : path ? `${path}.${key}` : key, was, is),
    )
  }
  const moved = compared(before, after)
  return moved ? [`${path} is ${moved.after} and was ${moved.before}`] : []
}

type Pair = readonly [key: string | number, before: unknown, after: unknown]

/** What stands under each key of two maps or two lists; undefined where they are no such two. */
function pairs(before: unknown, after: unknown): readonly Pair[] | undefined {
  if (Array.isArray(before) && Array.isArray(after)) {
    const longer = before.length > after.length ? before : after
    return longer.map((_, i) => [i, before[i], after[i]])
  }
  if (!isMap(before) || !isMap(after)) return undefined
  const was = new Map(Object.entries(before))
  const is = new Map(Object.entries(after))
  const keys = [...new Set([...was.keys(), ...is.keys()])].sort()
  return keys.map((key) => [key, was.get(key), is.get(key)])
}

function isMap(value: unknown): value is object {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

/** Two values as a person tells them apart; undefined where they are the same. */
function compared(before: unknown, after: unknown): { before: string; after: string } | undefined {
  const [was, is] = [written(before), written(after)]
  if (was === is) return undefined
  let same = 0
  while (was[same] === is[same]) same++
  return { before: excerpt(was, same), after: excerpt(is, same) }
}

/** Texts in quotes, so that none is taken for a number or for nothing. */
function written(value: unknown): string {
  return value === undefined ? 'not given' : canonical(value)
}

/** The most that a sentence shows of a value, and what it shows before the first difference. */
const LONGEST = 60
const BEFORE = 20

/** As much of a text as a sentence holds, with the part at an offset in it. */
function excerpt(text: string, offset = 0): string {
  if (offset <= LONGEST - BEFORE) return cut(text, LONGEST)
  return `…${cut(text.slice(offset - BEFORE).replace(/^[\uDC00-\uDFFF]/, ''), LONGEST)}`
}
