import { folded } from '../base/flag-names.ts'
import { namesOf } from '../base/touched-flags.ts'
import type { CodeReader } from '../evidence/flags/code/index.ts'
import type { Mentions } from '../evidence/flags/history/mentions.ts'
import type { LogCommit } from '../evidence/flags/history/patches.ts'
import type { Removals } from '../evidence/flags/history/removals.ts'
import { revertsIn } from '../evidence/flags/history/reverts.ts'
import type { Versions } from '../evidence/flags/history/versions.ts'
import type { RegistryPart } from '../evidence/flags/registry/importer.ts'
import { known, unknown } from '../evidence/problem.ts'
import type { Room } from '../evidence/repository/git.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Code, Flag, FlagHistory, Former } from '../model/flags.ts'
import type { Rollout } from '../model/rollout.ts'
import type { Draft, Facts, Rule } from '../model/rule.ts'
import repurposed from '../rules/flags/repurposed.ts'
import resurrected from '../rules/flags/resurrected.ts'
import retired from '../rules/flags/retired.ts'
import slot from '../rules/flags/slot.ts'
import tombstone from '../rules/flags/tombstone.ts'
import { type Assumed, NONE, namesIn, withAssumed, withDeleted, withoutLiving } from './assumed.ts'
import type { ReplayQuestion } from './index.ts'

/** What a rule would have said of a commit when it was made. */
export interface ReplayFinding extends Draft {
  readonly rule: string
  readonly effect: 'block' | 'warn'
  readonly commit: LogCommit
}

export interface Walk {
  readonly question: ReplayQuestion
  readonly versions: Versions
  readonly mentions: Mentions
  /** Every name that there ever was. */
  readonly names: readonly string[]
  readonly room: Room
  readonly code: CodeReader
  readonly removals: Removals
}

/** The rules that look at a change alone. */
export const REPLAYED: readonly Rule[] = [retired, slot, tombstone, repurposed, resurrected]

/** A commit and what it made of the registry. */
interface Step {
  readonly commit: LogCommit
  readonly parent: string
  readonly base: RegistryPart
  readonly head: RegistryPart
  /** Tombstones that are assumed before it and with it. */
  readonly before: Assumed
  readonly after: Assumed
}

/**
 * Goes from commit to commit. Nobody wrote tombstones before there was a registry, so each deletion
 * is taken as if it had written its own: a flag that went is retired until it is defined again.
 */
export async function walkVersions(
  walk: Walk,
): Promise<Evidence<{ readonly judged: number; readonly findings: readonly ReplayFinding[] }>> {
  const { versions, question } = walk
  const findings: ReplayFinding[] = []
  let judged = 0
  let file = versions.before
  let assumed = NONE
  // What stays as it was is not told again with every change beside it.
  let told: ReadonlySet<string> = new Set()
  for (const commit of versions.commits) {
    const head = versions.after.get(commit.id) ?? file
    const base = file
    file = head
    if (!head || !base || commit.parent === undefined) continue
    const deleted = withDeleted(assumed, base, head, commit)
    const step: Step = {
      commit,
      parent: commit.parent,
      base,
      head,
      before: assumed,
      after: question.strict ? assumed : deleted,
    }
    assumed = withoutLiving(deleted, head)
    if (head === base && !addsRetired(walk, step)) continue
    judged++
    const facts = await factsOf(walk, step)
    if (!facts.known) return facts
    const found = judge(facts.value, commit)
    findings.push(...found.filter((each) => !told.has(keyOf(each))))
    told = new Set(found.map(keyOf))
  }
  return known({ judged, findings })
}

function keyOf({ rule, what }: ReplayFinding): string {
  return `${rule} ${what}`
}

/** Whether a line that the commit adds names a flag that is retired. */
function addsRetired({ mentions }: Walk, { commit, head, after }: Step): boolean {
  const added = mentions.added.get(commit.id)
  if (!added) return false
  const dead = [...head.retired, ...Array.from(after.retired.values(), (each) => each.tombstone)]
  return dead.some((each) => [...namesOf(each)].some((name) => added.has(name)))
}

function judge(facts: Facts, commit: LogCommit): readonly ReplayFinding[] {
  return REPLAYED.flatMap((rule) => {
    const severity = facts.policy.rules.get(rule.id)
    if (severity === 'off' || rule.idle?.(facts) !== undefined) return []
    return rule.check(facts).map((draft) => ({
      ...draft,
      rule: rule.id,
      effect: severity ?? draft.severity ?? rule.severity,
      commit,
    }))
  })
}

async function factsOf(walk: Walk, step: Step): Promise<Evidence<Facts>> {
  const { policy } = walk.question
  const code = await codeOf(walk, step)
  if (!code.known) return code
  const history = await historyOf(walk, step)
  if (!history.known) return history
  const facts: Partial<Facts> = {
    rollout: NO_ROLLOUT,
    policy,
    registry: {
      head: withAssumed(step.head, step.after),
      base: withAssumed(step.base, step.before),
    },
    code: code.value,
    history: history.value,
    now: step.commit.at,
  }
  // The rules that are replayed ask for nothing else.
  return known(facts as Facts)
}

/** A change is looked at as if it turned nothing on. */
const NOWHERE = { file: '(no manifest)', line: 1, column: 1 }
const NO_ROLLOUT = {
  manifest: {
    file: NOWHERE.file,
    value: {},
    at: () => NOWHERE,
    keyAt: () => NOWHERE,
    textAt: () => NOWHERE,
  },
} as unknown as Rollout

async function codeOf(walk: Walk, step: Step): Promise<Evidence<Code>> {
  const { question, versions, names, code } = walk
  const { commit, parent } = step
  const empty = { commit: commit.id, mentions: new Map(), files: 0, bytes: 0, skipped: [] }
  if (!addsRetired(walk, step)) {
    return known({ ...empty, uses: [], undeclared: [], added: new Set() })
  }
  const read = await code.added({
    commit: commit.id,
    base: parent,
    folder: question.folder,
    names,
    policy: question.policy.flags,
    registries: versions.files.map(({ path }) => path),
  })
  if (!read.known) return read
  // A flag that comes back is told where it is defined, and not again at each of its calls.
  const living = namesIn(step.head.flags)
  const added = [...(read.value.added ?? [])].filter(({ text }) => !living.has(folded(text)))
  return known({ ...empty, ...read.value, added: new Set(added) })
}

/** Which of the flags that the commit adds were there before, as far as the range tells. */
async function historyOf(walk: Walk, step: Step): Promise<Evidence<FlagHistory>> {
  const { base, head, commit, parent } = step
  const before = namesIn([...base.flags, ...base.retired, ...head.retired])
  const added = head.flags.filter((flag) => [...namesOf(flag)].every((name) => !before.has(name)))
  const former: Former[] = []
  for (const flag of added) {
    const gone = await removalOf(walk, step, flag)
    if (!gone.known) return gone
    if (!gone.value) continue
    const read = await readAt(walk, parent)
    if (!read.known) return read
    if ([...namesOf(flag)].some((name) => read.value.has(name))) continue
    const { how, was, by } = gone.value
    const reverts = revertsIn(walk.room, { base: parent, head: commit.id })
    former.push({
      key: flag.key,
      how,
      was,
      removed: { commit: by.id, at: by.at, title: by.title },
      revertedBy: reverts(by),
    })
  }
  return known({ added: added.length, commits: walk.versions.commits.length, former })
}

type Removal = Pick<Former, 'how' | 'was'> & { readonly by: LogCommit }

/** The last commit before that took the flag out of the registry, or else a call of it out of code. */
async function removalOf(
  { mentions, removals, versions }: Walk,
  { before, commit }: Step,
  flag: Flag,
): Promise<Evidence<Removal | undefined>> {
  const names = namesOf(flag)
  for (const { tombstone, commit: by } of before.retired.values()) {
    if (![...namesOf(tombstone)].some((name) => names.has(name))) continue
    return known({ how: 'defined', was: tombstone.place, by })
  }
  const order = orderOf(versions)
  const earlier = [...names]
    .flatMap((name) => mentions.removed.get(name) ?? [])
    .filter((mention) => isBefore(order, mention.commit, commit))
    .sort((a, b) => (isBefore(order, a.commit, b.commit) ? 1 : -1))
  for (const { commit: by, path } of earlier) {
    const removed = await removals.of(flag, by, path)
    if (!removed.known) return unknown(...removed.because)
    if (removed.value) return known({ ...removed.value, by })
  }
  return known(undefined)
}

const orders = new WeakMap<Versions, ReadonlyMap<string, number>>()

function orderOf(versions: Versions): ReadonlyMap<string, number> {
  const order = orders.get(versions) ?? new Map(versions.commits.map(({ id }, i) => [id, i]))
  orders.set(versions, order)
  return order
}

function isBefore(order: ReadonlyMap<string, number>, a: LogCommit, b: LogCommit): boolean {
  return (order.get(a.id) ?? -1) < (order.get(b.id) ?? -1)
}

/** The folded names that the code of a commit reads. */
async function readAt(
  { question, versions, names, code }: Walk,
  commit: string,
): Promise<Evidence<ReadonlySet<string>>> {
  const read = await code.reads({
    commit,
    base: undefined,
    folder: question.folder,
    names,
    policy: question.policy.flags,
    registries: versions.files.map(({ path }) => path),
  })
  return read.known ? known(new Set(read.value.keys())) : read
}
