import type { Role } from '../../model/change.ts'
import type { ReleasePolicy, ReviewPolicy, TeamQuota } from '../../model/policy.ts'

const ROLES: readonly Role[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin']

/**
 * What both ask for, so that a release cannot ask less of itself than what is live asked. Where only
 * one can hold, such as the branch, it is that of what is live; where the range begins is `own`.
 */
export function stricter(live: ReviewPolicy, own: ReviewPolicy): ReviewPolicy {
  return {
    approvals: Math.max(live.approvals, own.approvals),
    untrusted: Math.max(live.untrusted, own.untrusted),
    role: ROLES.indexOf(live.role) > ROLES.indexOf(own.role) ? live.role : own.role,
    teams: quotas([...live.teams, ...own.teams]),
    machines: [...new Set([...live.machines, ...own.machines])],
    coAuthors: either(live.coAuthors, own.coAuthors, 'involved'),
    unlinked: either(live.unlinked, own.unlinked, 'block'),
    comments: either(live.comments, own.comments, 'withdraw'),
    dismissals: either(live.dismissals, own.dismissals, 'final'),
    owners: live.owners.length > 0 ? live.owners : own.owners,
    guarded: distinct([...own.guarded, ...live.guarded]),
    codeOwners: live.codeOwners || own.codeOwners,
    branch: live.branch,
    since: own.since,
    release: released(live.release, own.release),
    breakGlass: live.breakGlass && own.breakGlass,
  }
}

/** The strict one of two words, where either says it. */
function either<Word extends string>(a: Word, b: Word, strict: Word): Word {
  return a === strict ? a : b
}

function quotas(teams: readonly TeamQuota[]): readonly TeamQuota[] {
  const most = new Map<string, number>()
  for (const { team, approvals } of teams) {
    most.set(team, Math.max(most.get(team) ?? 0, approvals))
  }
  return Array.from(most, ([team, approvals]) => ({ team, approvals }))
}

function released(
  live: ReleasePolicy | undefined,
  own: ReleasePolicy | undefined,
): ReleasePolicy | undefined {
  if (!live || !own) return live ?? own
  return {
    approvals: Math.max(live.approvals, own.approvals),
    environments: [...new Set([...own.environments, ...live.environments])],
    approvers: live.approvers.length > 0 ? live.approvers : own.approvers,
    quotesPlan: live.quotesPlan || own.quotesPlan,
  }
}

/** The same guard stands in both copies nearly always, on another line perhaps. */
function distinct(guards: ReviewPolicy['guarded']): ReviewPolicy['guarded'] {
  const keyed = guards.map((guard) => [JSON.stringify([guard.paths, guard.owners]), guard] as const)
  return [...new Map(keyed.toReversed()).values()].toReversed()
}
