import type { Membership, Person } from '../../model/change.ts'
import type { TeamQuota } from '../../model/policy.ts'
import { isMember } from './people.ts'

/** A team that lacks approvals, however those who approved are shared out. */
export interface Lack {
  readonly team: string
  readonly approvals: number
  readonly filled: number
  /** Members who approved and are needed for another team. */
  readonly elsewhere: readonly Person[]
}

interface Slots {
  readonly quota: TeamQuota
  readonly members: readonly Person[]
  readonly holders: Set<Person>
}

/**
 * Shares people out to teams so that as many places as possible are filled, each person for one
 * place at most: a maximum matching, by augmenting paths. Every person is given once.
 */
export function lackingTeams(
  quotas: readonly TeamQuota[],
  people: readonly Person[],
  memberships: readonly Membership[],
): readonly Lack[] {
  const inOrder = [...people].sort((a, b) => a.id - b.id)
  const slots = quotas.map((quota) => ({
    quota,
    members: inOrder.filter((person) => isMember(person, quota.team, memberships)),
    holders: new Set<Person>(),
  }))
  for (const person of inOrder) place(person, slots, new Set())
  return slots
    .filter(({ quota, holders }) => holders.size < quota.approvals)
    .map(({ quota, members, holders }) => ({
      ...quota,
      filled: holders.size,
      elsewhere: members.filter((person) => !holders.has(person)),
    }))
}

/** Finds a place for a person, moving others from team to team where that makes room. */
function place(person: Person, slots: readonly Slots[], seen: Set<Slots>): boolean {
  for (const each of slots) {
    if (seen.has(each) || !each.members.includes(person)) continue
    seen.add(each)
    if (each.holders.size < each.quota.approvals) {
      each.holders.add(person)
      return true
    }
    for (const holder of each.holders) {
      if (!place(holder, slots, seen)) continue
      each.holders.delete(holder)
      each.holders.add(person)
      return true
    }
  }
  return false
}
