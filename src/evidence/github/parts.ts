import { count, list, short } from '../../base/words.ts'
import type { Candidate, Content, Hand } from '../../model/change.ts'
import type { Evidence, Problem } from '../../model/evidence.ts'
import { all, known, unknown, wholeFile } from '../problem.ts'
import type { History } from '../repository/history.ts'
import type { PulledRequest } from './pull.ts'
import type { Stretch } from './range.ts'
import type { ToldStep } from './steps.ts'

/** What the steps of a branch are held against. */
export interface Ground {
  readonly branch: string
  /** The commit that is judged. */
  readonly commit: string
  /** A merge queue made these steps of pull requests that are still open. */
  readonly queued: boolean
  readonly pulls: ReadonlyMap<number, PulledRequest>
  /** The commit that GitHub says was made when a pull request was merged. */
  readonly landed: ReadonlyMap<number, string>
}

/** How far below a step a pull request reaches, and how the content there stands to its head. */
interface Account {
  readonly steps: number
  readonly content: Content
}

/**
 * Takes the branch apart, newest first, into what single pull requests brought, as git proves. What
 * nothing accounts for is a part of its own, with the reason for every pull request that was named.
 */
export function partsOf(
  steps: readonly ToldStep[],
  ground: Ground,
  history: History,
): Evidence<readonly Stretch[]> {
  const parts: Stretch[] = []
  const because: Problem[] = []
  // A pull request was approved to go in once; what was taken out again is a new change.
  const used = new Set<number>()
  for (let at = 0; at < steps.length; ) {
    const part = partAt(steps, at, ground, used, history)
    if (part.known) {
      parts.push(part.value)
      for (const { pull, content } of part.value.candidates) {
        if (content.kind !== 'other') used.add(pull)
      }
    } else because.push(...part.because)
    at += part.known ? part.value.commits.length : 1
  }
  return because.length > 0 ? unknown(...together(because, ground)) : known(parts)
}

/** Branches are deleted after their merge, so that many heads may be in no checkout: that is mended at once. */
function together(because: readonly Problem[], { pulls }: Ground): readonly Problem[] {
  const heads = new Map([...pulls.values()].map(({ head, number }) => [head, `#${number}`]))
  const gone = because.filter(({ place }) => heads.has(place.file))
  const numbers = new Set(gone.map(({ place }) => heads.get(place.file) as string))
  const [first] = gone
  if (!first || numbers.size < 2) return because
  return [
    {
      what: `The heads of ${list([...numbers])} are not in this checkout, so nothing proves that what was merged is what was approved`,
      next: "Fetch the heads of all pull requests after the checkout: git fetch origin '+refs/pull/*/head:refs/remotes/origin/pull/*'",
      place: first.place,
    },
    ...because.filter((problem) => !gone.includes(problem)),
  ]
}

function partAt(
  steps: readonly ToldStep[],
  at: number,
  ground: Ground,
  used: ReadonlySet<number>,
  history: History,
): Evidence<Stretch> {
  const pulls = (steps[at]?.pulls ?? []).flatMap((number) => ground.pulls.get(number) ?? [])
  const accounts = all(pulls.map((pull) => accountOf(steps, at, pull, ground, used, history)))
  if (!accounts.known) return accounts
  const reach = Math.max(1, ...accounts.value.filter(isViable).map((account) => account.steps))
  const taken = steps.slice(at, at + reach)
  const candidates = accounts.value.map(
    (account, i): Candidate => ({
      pull: (pulls[i] as PulledRequest).number,
      content:
        isViable(account) && account.steps < reach
          ? other(`it brought only ${account.steps} of these ${reach} commits`)
          : account.content,
    }),
  )
  const onto = taken.at(-1)?.parents[0]
  if (onto === undefined) return rootless(taken.at(-1) as ToldStep)
  return known({
    commits: taken.map(({ id }) => id),
    title: taken[0]?.title ?? '',
    hands: handsOf(taken),
    candidates,
    onto,
    tip: onto,
  })
}

/** The first commit of a history is in the range only if what is live is of another history. */
function rootless({ id }: ToldStep): Evidence<never> {
  return unknown({
    what: `The branch begins at ${short(id)} without meeting what is live, so nothing says what changed`,
    next: 'Deploy from the history that is live, or begin at a commit of this one (review: since:)',
    place: wholeFile(id),
  })
}

function isViable({ content }: { readonly content: Content }): boolean {
  return content.kind !== 'other'
}

const NOTHING_BELOW = 'the commit is the first of all'

function other(why: string): Content {
  return { kind: 'other', why }
}

function accountOf(
  steps: readonly ToldStep[],
  at: number,
  pull: PulledRequest,
  ground: Ground,
  used: ReadonlySet<number>,
  history: History,
): Evidence<Account> {
  const step = steps[at] as ToldStep
  const refused = used.has(pull.number)
    ? 'it accounts for a later commit already'
    : (refusal(pull, ground) ?? misfit(step, pull, ground))
  if (refused !== undefined) return known({ steps: 1, content: other(refused) })
  const account =
    step.id === pull.head ? standing(steps, at, pull) : brought(steps, at, pull, history)
  if (!account.known || !isViable(account.value)) return account
  const onto = steps[at + account.value.steps - 1]?.parents[0]
  if (onto === undefined) return known({ steps: 1, content: other(NOTHING_BELOW) })
  const above = steps.slice(0, at + account.value.steps)
  // Else what was taken out again could be brought in by hand, as a merge or as its own head.
  if (pull.state === 'merged' && !above.some(({ id }) => id === ground.landed.get(pull.number))) {
    return known({ steps: 1, content: other(mergedAs(ground.landed.get(pull.number))) })
  }
  const hidden = unlisted(pull, onto, history)
  if (!hidden.known || hidden.value === undefined) return hidden.known ? account : hidden
  return known({ steps: 1, content: other(hidden.value) })
}

/** Why a pull request cannot have brought anything here, as a part of a sentence. */
function refusal(pull: PulledRequest, { branch, commit, queued }: Ground): string | undefined {
  const { base, state, draft, head } = pull
  if (base !== branch) return `it goes to ${base}`
  if (queued) return state === 'open' ? undefined : `it is ${state}, not open`
  if (state === 'merged') return undefined
  if (state === 'closed') return 'it was closed and never merged'
  if (draft) return 'it is a draft'
  return head === commit ? undefined : 'it is not merged'
}

/** Why a commit cannot be what came of a pull request, as far as its ids tell. */
function misfit(step: ToldStep, pull: PulledRequest, ground: Ground): string | undefined {
  const { number, head } = pull
  const { parents, id } = step
  const merged = parents[1]
  if (id === head) return undefined
  if (parents.length === 0) return NOTHING_BELOW
  if (parents.length > 2) {
    return `the commit merges ${count(parents.length - 1, 'branch', 'branches')} at once`
  }
  if (merged !== undefined) {
    return merged === head
      ? undefined
      : `the commit merges ${short(merged)}, and its head is ${short(head)}`
  }
  const landed = ground.landed.get(number)
  if (ground.queued || landed === id) return undefined
  // Else what was approved once and reverted since could be brought in again by hand.
  return mergedAs(landed)
}

function mergedAs(landed: string | undefined): string {
  return landed === undefined
    ? 'GitHub does not say as which commit it was merged'
    : `it was merged as ${short(landed)}`
}

/** The pull request's own commits stand on the branch. */
function standing(steps: readonly ToldStep[], at: number, pull: PulledRequest): Evidence<Account> {
  const own = new Set(pull.commits.map(({ id }) => id))
  return known({ steps: run(steps, at, ({ id }) => own.has(id)), content: { kind: 'same' } })
}

/** A merge, a squash, or the commits of a rebase: what is on the branch is another commit. */
function brought(
  steps: readonly ToldStep[],
  at: number,
  pull: PulledRequest,
  history: History,
): Evidence<Account> {
  let account: Evidence<Account> | undefined
  for (const reach of reaches(steps, at, pull)) {
    const content = history.brought({
      head: pull.head,
      onto: steps[at + reach - 1]?.parents[0] as string,
      result: steps[at]?.id as string,
    })
    if (!content.known) return content
    if (isViable({ content: content.value })) return known({ steps: reach, content: content.value })
    account = known({ steps: 1, content: content.value })
  }
  return account as Evidence<Account>
}

/**
 * How many commits it may have become: all that are said to be its own, as many as it has, or one.
 * The most first, since the last commit of a rebase is also what a squash onto the others would be.
 * It is the content on top that goes live and is proven, so what it stands on may be any of these.
 */
function reaches(
  steps: readonly ToldStep[],
  at: number,
  { number, commits }: PulledRequest,
): readonly number[] {
  if (steps[at]?.parents.length !== 1) return [1]
  const straight = run(steps, at, ({ parents }) => parents.length === 1)
  const own = commits.filter(({ parents }) => parents.length === 1).length
  const said = run(steps, at, ({ pulls }) => pulls.includes(number))
  const most = [said, own, 1].filter((reach) => reach > 0 && reach <= straight)
  return [...new Set(most)].sort((a, b) => b - a)
}

/** How many steps from here down are like this. */
function run(steps: readonly ToldStep[], at: number, isLike: (step: ToldStep) => boolean): number {
  const end = steps.findIndex((step, i) => i > at && !isLike(step))
  return (end === -1 ? steps.length : end) - at
}

/** Whether the checkout has commits of the pull request that GitHub does not list, and so nobody's hands are known of. */
function unlisted(
  pull: PulledRequest,
  onto: string,
  history: History,
): Evidence<string | undefined> {
  const found = history.commits(onto, pull.head)
  if (!found.known) return found
  const listed = new Set(pull.commits.map(({ id }) => id))
  const hidden = found.value.filter((id) => !listed.has(id))
  if (hidden.length === 0) return known(undefined)
  return known(`GitHub does not list ${list(hidden.map(short), 3)} among its commits`)
}

/** Everybody whom these commits name, each once in each way; what that means is for the rules. */
function handsOf(steps: readonly ToldStep[]): readonly Hand[] {
  const hands = steps.flatMap((step) => step.hands)
  const keyed = hands.map(
    (hand) => [`${hand.as} ${hand.person?.id ?? ''} ${hand.name}`, hand] as const,
  )
  return [...new Map(keyed).values()]
}
