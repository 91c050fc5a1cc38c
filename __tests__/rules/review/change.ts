import { describe, expect, test } from '@jest/globals'
import type {
  Change,
  Commit,
  Hand,
  Part,
  Person,
  PullRequest,
  Release,
  Review,
} from '../../../src/model/change.ts'
import type { Policy, ReviewPolicy } from '../../../src/model/policy.ts'
import type { Draft, Rule } from '../../../src/model/rule.ts'

/** Everybody a story needs: Alice writes, the others may review. */
export const ALICE = human(1, 'alice')
export const BOB = human(2, 'bob')
export const CAROL = human(3, 'carol')
export const DAVE = human(4, 'dave')
export const ERIN = human(5, 'erin')
export const FRANK = human(6, 'frank')
export const BOT: Person = { id: 90, login: 'ci[bot]', kind: 'bot' }
export const GITHUB = human(19_864_447, 'web-flow')

export function human(id: number, login = `user-${id}`): Person {
  return { id, login, kind: 'human' }
}

/** A commit's full name, from one hexadecimal digit. */
export function sha(digit: string): string {
  return digit.repeat(40)
}

export const HEAD = sha('a')
export const OLDER = sha('b')
export const NOON = Date.UTC(2012, 6, 31, 16)
export const MINUTE = 60_000

export const SAME = { kind: 'same' } as const
export const STALE = { kind: 'other', why: 'lib/a.ts was edited after it' } as const

export function proven(how: 'update' | 'merge' | 'squash' | 'rebase') {
  return { kind: 'proven', how } as const
}

/** Without a person, somebody without an account. */
export function hand(as: Hand['as'], person?: Person, name = person?.login ?? 'Mallory'): Hand {
  return { as, person, name }
}

/** By Alice alone, unless its hands say otherwise. */
export function commit(id: string, hands: readonly Hand[] = by(ALICE), more: Partial<Commit> = {}) {
  return { id, parents: [sha('0')], title: 'Route orders', hands, byGitHub: false, ...more }
}

export function by(person: Person): readonly Hand[] {
  return [hand('author', person), hand('committer', person)]
}

/** An approval of the head, at noon. */
export function review(person: Person | undefined, more: Partial<Review> = {}): Review {
  const { content = SAME } = more
  return {
    person,
    state: 'approved',
    at: NOON,
    commit: content.kind === 'same' ? HEAD : OLDER,
    content,
    role: 'write',
    ...more,
  }
}

/** #12 by Alice, one commit, pushed by her, nobody asked yet. */
export function pull(more: Partial<PullRequest> = {}): PullRequest {
  return {
    number: 12,
    title: 'Route orders',
    state: 'open',
    draft: false,
    base: 'main',
    head: HEAD,
    fork: false,
    author: ALICE,
    trusted: true,
    assignees: [],
    commits: [commit(HEAD)],
    pushers: [ALICE],
    reviews: [],
    retargeted: [],
    merged: undefined,
    ...more,
  }
}

/** What #12 brings, as it stands. */
export function part(more: Partial<Part> = {}): Part {
  return {
    commits: [HEAD],
    title: 'Route orders',
    hands: [],
    candidates: [{ pull: 12, content: SAME }],
    guarded: [],
    ...more,
  }
}

/** A check of the open pull request #12. */
export function change(more: Partial<Change> = {}): Change {
  return {
    repository: 'knight/smars',
    commit: HEAD,
    subject: 'pull request #12',
    waits: true,
    branch: 'main',
    live: undefined,
    parts: [part()],
    pulls: [pull()],
    ref: undefined,
    checkout: SAME,
    release: undefined,
    memberships: [],
    reviewers: { people: [ALICE, BOB, CAROL, DAVE], complete: true },
    incident: undefined,
    ...more,
  }
}

/** The check of #12 with some answers. */
export function reviewed(...reviews: readonly Review[]): Change {
  return change({ pulls: [pull({ reviews })] })
}

/** The run that takes #12, merged a minute after noon, to production. */
export function released(more: Partial<Change> = {}, release: Partial<Release> = {}): Change {
  return change({
    subject: 'push to main',
    waits: false,
    live: sha('0'),
    pulls: [pull({ state: 'merged', merged: NOON + MINUTE, reviews: [review(BOB)] })],
    release: {
      run: 1,
      attempt: 1,
      initiators: [ALICE],
      environments: [{ name: 'production', state: 'guarded' }],
      approvals: [],
      ...release,
    },
    ...more,
  })
}

/** One approval by somebody with write, and the strict answer wherever there is a choice. */
export function reviewPolicy(more: Partial<ReviewPolicy> = {}): ReviewPolicy {
  return {
    approvals: 1,
    untrusted: 2,
    role: 'write',
    teams: [],
    machines: [],
    coAuthors: 'involved',
    unlinked: 'block',
    comments: 'ignore',
    dismissals: 'final',
    owners: [],
    guarded: [],
    codeOwners: false,
    branch: undefined,
    since: undefined,
    release: undefined,
    breakGlass: false,
    ...more,
  }
}

/** One approval in production, without a quoted plan. */
export const RELEASE = {
  approvals: 1,
  environments: ['production'],
  approvers: [],
  quotesPlan: false,
} as const

/** A policy whose places are the names of its settings: `review.approvals`. */
export function policy(more: Partial<ReviewPolicy> = {}): Policy {
  return {
    file: 'rollcall.yml',
    at: (...path) => ({ file: path.join('.'), line: 1, column: 1 }),
    protected: true,
    rules: new Map(),
    services: [],
    domains: [],
    waves: { canary: '25%', max: '50%', bake: 0 },
    exceptions: { longest: 0 },
    inventory: { fresh: undefined, atLeast: undefined },
    observed: { fresh: 0 },
    recovery: { rehearsed: 0, drilled: 0 },
    freezes: [],
    flags: {
      registry: [],
      include: [],
      exclude: [],
      calls: [],
      releases: 'releases',
      grace: 0,
    },
    review: reviewPolicy(more),
    decision: undefined,
  }
}

export interface ReviewCase {
  readonly name: string
  readonly change: Change | undefined
  /** Settings that differ from those of `reviewPolicy`. */
  readonly review?: Partial<ReviewPolicy>
}

export interface ReviewTable {
  /** Each finding as `place effect`: `review.approvals wait`. */
  readonly finds: readonly (ReviewCase & { readonly at: readonly string[] })[]
  readonly passes: readonly ReviewCase[]
  readonly idle: readonly ReviewCase[]
}

const SENTENCE = /^(?!.*\b(?:undefined|NaN|null)\b).*[^.\s]$/

/** Asks a rule that needs no more than the change and the policy. */
export function reviewTable(rule: Rule, { finds, passes, idle }: ReviewTable): void {
  const ask = (given: ReviewCase) => {
    const facts = factsOf(given)
    expect(rule.idle?.(facts)).toBeUndefined()
    return { drafts: rule.check(facts), facts }
  }

  test.each(finds)(`${rule.id} finds: $name`, ({ at, ...given }) => {
    const { drafts } = ask(given)
    expect(drafts.map((draft) => `${draft.place.file} ${effectOf(draft, rule)}`)).toEqual(at)
    for (const { what, next } of drafts) {
      expect(what).toMatch(SENTENCE)
      expect(next).toMatch(SENTENCE)
    }
  })

  test.each(passes)(`${rule.id} passes: $name`, (given) => {
    const { drafts, facts } = ask(given)
    expect(drafts).toEqual([])
    expect(rule.shows(facts)).toMatch(SENTENCE)
  })

  describe(`${rule.id} has nothing to judge`, () => {
    test.each(idle)('$name', (given) => {
      expect(rule.idle?.(factsOf(given))).toMatch(SENTENCE)
    })
  })
}

function factsOf({ change, review }: ReviewCase): Parameters<Rule['check']>[0] {
  return { change, policy: policy(review) } as Parameters<Rule['check']>[0]
}

export function effectOf(
  { severity, waits }: Draft,
  rule: Pick<Rule, 'severity'>,
): 'block' | 'wait' | 'warn' {
  const effect = severity ?? rule.severity
  return waits && effect === 'block' ? 'wait' : effect
}
