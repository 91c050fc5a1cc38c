import { count, list, short } from '../../base/words.ts'
import type { Part } from '../../model/change.ts'
import type { Policy } from '../../model/policy.ts'
import type { Draft } from '../../model/rule.ts'
import { bounded } from '../bounded.ts'
import { defineRule } from '../define.ts'
import { are } from '../grammar.ts'
import { type Accounted, type Asked, accountedFor, askedOf, nobodyAsked } from './asked.ts'
import { glass, underGlass } from './glass.ts'
import { isViable } from './involved.ts'
import { couldApprove, firstFew } from './reviewers.ts'
import type { Answer, Tally } from './tally.ts'
import type { Lack } from './teams.ts'
import { loginOf, numbered } from './words.ts'

export default defineRule({
  id: 'review/second-person',
  question: 'Did enough independent people approve exactly this?',
  from: 'plan',
  severity: 'block',
  needs: ['change', 'policy'],
  idle(given) {
    const asked = askedOf(given)
    return asked && unaccounted(asked).length > 0 ? undefined : nobodyAsked(given)
  },
  check(given) {
    const asked = askedOf(given)
    if (!asked) return []
    const { policy } = given
    const wanting = accountedFor(asked).filter(({ best }) => !best.satisfied)
    const drafts = [
      ...bounded(unaccounted(asked), (part) => nobodysPart(part, policy)),
      ...wanting.flatMap((accounted) => missing(accounted, asked, policy)),
    ]
    return [...refused(asked, policy), ...underGlass(drafts, asked.change, policy)]
  },
  shows(given) {
    const asked = askedOf(given)
    const all = asked ? accountedFor(asked) : []
    const whom = all.map(
      ({ best }) =>
        `${numbered(best.pull)} by ${firstFew(best.counted.map(({ person }) => person))}`,
    )
    return `${count(all.length, 'pull request')} ${are(all)} approved by people who had no hand in ${all.length === 1 ? 'it' : 'them'}: ${list(whom)}`
  },
})

/** In a release review/range asks about these; before one nothing else would. */
function unaccounted({ change }: Asked): readonly Part[] {
  return change.live === undefined
    ? change.parts.filter(({ candidates }) => !candidates.some(isViable))
    : []
}

function nobodysPart({ commits, title }: Part, policy: Policy): Draft {
  const name = commits[0] === undefined ? title : `${short(commits[0])} (${title})`
  return {
    what: `No pull request accounts for commit ${name}, so nobody can have approved it`,
    next: 'Bring it in by a pull request that somebody else approves',
    place: policy.at('review', 'approvals'),
  }
}

/** An incident that the policy gives no weight is no reason to pass, and worth a look. */
function refused({ change }: Asked, policy: Policy): readonly Draft[] {
  const found = glass(change, policy)
  if (found?.kind !== 'refused') return []
  return [
    {
      what: `The incident ${JSON.stringify(found.incident)} is named to do without reviews, and ${found.because}`,
      next: 'Leave the incident out, or let the owners of the policy set review.breakGlass first',
      place: policy.at('review', 'breakGlass'),
    },
  ]
}

function missing(accounted: Accounted, asked: Asked, policy: Policy): readonly Draft[] {
  const { best } = accounted
  const { pull, ghost, unlinked, needed, counted, lacking } = best
  // No approval helps against these, so there is nothing to wait for.
  const waits = asked.change.waits && pull.state === 'open' && unlinked.length === 0
  const places = lacking.reduce((sum, { approvals, filled }) => sum + approvals - filled, 0)
  const names = unlinked.length > 0 ? [strangers(best, policy)] : []
  if (ghost) return [ghostAuthor(best, policy), ...names]
  return [
    ...names,
    ...(needed - counted.length > places ? [{ ...tooFew(accounted, asked, policy), waits }] : []),
    ...lacking.map((lack) => ({ ...teamLacks(lack, best, policy), waits })),
  ]
}

function ghostAuthor({ pull }: Tally, policy: Policy): Draft {
  return {
    what: `The account that opened ${numbered(pull)} was deleted, so nobody can tell who is independent of its author`,
    next: 'Bring the change in by a new pull request of somebody with an account',
    place: policy.at('review', 'approvals'),
  }
}

function strangers({ pull, unlinked }: Tally, policy: Policy): Draft {
  const names = unlinked.map(({ name, commit }) => `${name} (commit ${short(commit)})`)
  return {
    what: `GitHub knows no account for ${list(names, 4)} in ${numbered(pull)}; anybody can write any name into a commit, so whoever approved may also have written it`,
    next: 'Let them add the address of their commits to their account, or sign the commits; unlinked: allow in the policy lets such commits go live',
    place: policy.at('review', 'unlinked'),
  }
}

function tooFew({ part, best }: Accounted, asked: Asked, policy: Policy): Draft {
  const { pull, needed, counted, untrusted } = best
  const by = counted.length > 0 ? `, by ${firstFew(counted.map(({ person }) => person))}` : ''
  const since = untrusted === undefined ? '' : ` (more than usual, since ${untrusted})`
  return {
    what: `${numbered(pull)} has ${counted.length} of ${count(needed, 'independent approval')} that ${short(pull.head)} needs${since}${by}${notCounted(best)}`,
    next: ask(needed - counted.length, part, best, asked),
    place: policy.at('review', untrusted === undefined ? 'approvals' : 'untrusted'),
  }
}

/** Most recent first, each person once. */
function notCounted({ not, counted }: Tally): string {
  const done = new Set(counted.map(({ person }) => person.id))
  const told: Answer[] = []
  for (const answer of [...not].reverse()) {
    const id = answer.person?.id
    if (id !== undefined && done.has(id)) continue
    if (id !== undefined) done.add(id)
    told.push(answer)
  }
  if (told.length === 0) return counted.length === 0 ? '; nobody has approved it' : ''
  return `; not counted: ${list(
    told.map(({ person, because }) => `${loginOf(person)} (${because})`),
    4,
  )}`
}

function ask(more: number, part: Part, best: Tally, { change, review }: Asked): string {
  const { pull } = best
  if (pull.state === 'merged') {
    return `An approval after the merge does not count, so take ${numbered(pull)} back and bring it in by a pull request that is approved first`
  }
  const could = couldApprove(best, part, change, review)
  const whom = could.length > 0 ? `, such as ${firstFew(could, 'or')}` : ''
  return `Ask ${count(more, 'more person', 'more people')} who had no hand in it to approve ${short(pull.head)}${whom}`
}

function teamLacks(
  { team, approvals, filled, elsewhere }: Lack,
  { pull }: Tally,
  policy: Policy,
): Draft {
  const busy =
    elsewhere.length > 0
      ? `; ${firstFew(elsewhere)} could answer for it, and ${are(elsewhere)} needed for another team`
      : ''
  return {
    what: `${numbered(pull)} has ${filled} of ${count(approvals, 'approval')} that it needs from ${team}, however its approvals are shared out${busy}`,
    next: `Ask ${count(approvals - filled, 'more member')} of ${team} who had no hand in it to approve ${short(pull.head)}`,
    place: policy.at('review', 'teams', team),
  }
}
