import type { Hand, Membership, Owner, Person, Role } from '../../model/change.ts'
import type { ReviewPolicy } from '../../model/policy.ts'

/** The account `web-flow`, under which GitHub itself commits. */
const GITHUB = 19_864_447

const ROLES: readonly Role[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin']

export function isAtLeast(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least)
}

export function isHuman(person: Person, { machines }: Pick<ReviewPolicy, 'machines'>): boolean {
  return person.kind === 'human' && person.id !== GITHUB && !machines.includes(person.id)
}

/** Nobody answers for it: no account, or that of GitHub where no signature proves that it was GitHub. */
export function isUnlinked({ person }: Hand): boolean {
  return person === undefined || person.id === GITHUB
}

/** Whether the answer of such a person may count, as far as the person goes. */
export function isEligible(
  person: Person | undefined,
  role: Role,
  review: Pick<ReviewPolicy, 'machines' | 'role'>,
): person is Person {
  return whyNotEligible(person, role, review) === undefined
}

/** What about a person keeps any answer from counting, as a predicate. */
export function whyNotEligible(
  person: Person | undefined,
  role: Role,
  review: Pick<ReviewPolicy, 'machines' | 'role'>,
): string | undefined {
  if (!person) return 'has no account any more'
  if (!isHuman(person, review)) return 'is a machine'
  if (isAtLeast(role, review.role)) return undefined
  return `has the role ${role} here, where ${review.role} is asked for`
}

/** Whether a person is one of some owners, alone or as a member of a team. */
export function isOwner(
  person: Person,
  owners: readonly Owner[],
  memberships: readonly Membership[],
): boolean {
  return owners.some((owner) => isThat(person, owner, memberships))
}

function isThat(person: Person, owner: Owner, memberships: readonly Membership[]): boolean {
  switch (owner.kind) {
    case 'person':
      return owner.id === person.id
    case 'login':
      return isSameName(owner.login, person.login)
    case 'team':
      return isMember(person, owner.team, memberships)
  }
}

export function isMember(
  person: Person,
  team: string,
  memberships: readonly Membership[],
): boolean {
  return memberships.some(
    (membership) => isSameName(membership.team, team) && membership.members.includes(person.id),
  )
}

/** GitHub does not tell cases of logins and of teams apart. */
function isSameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
