import type { Place } from './place.ts'

/** An account on GitHub. People are the same where their ids are: a login is a text, and can be taken over. */
export interface Person {
  readonly id: number
  readonly login: string
  readonly kind: 'human' | 'bot'
}

/** What an account may do in the repository now, least first. */
export type Role = 'none' | 'read' | 'triage' | 'write' | 'maintain' | 'admin'

/** Somebody who had a hand in a commit. */
export interface Hand {
  readonly as: 'author' | 'co-author' | 'committer' | 'signer'
  /** Undefined where GitHub ties the name to no account; anybody can write any name into a commit. */
  readonly person: Person | undefined
  /** As the commit has it. It proves nothing. */
  readonly name: string
}

export interface Commit {
  /** 40 or 64 lower-case hexadecimal digits, here and wherever a commit is named. */
  readonly id: string
  readonly parents: readonly string[]
  /** The first line of its message. */
  readonly title: string
  /** Without GitHub itself, which commits for people who press its buttons. */
  readonly hands: readonly Hand[]
  /** Made by GitHub at a press of a button, as its signature proves. */
  readonly byGitHub: boolean
}

/** How the content of one commit stands to that of another. */
export type Content =
  | { readonly kind: 'same' }
  /** Another commit, whose tree was computed anew and is equal. */
  | { readonly kind: 'proven'; readonly how: 'update' | 'merge' | 'squash' | 'rebase' }
  /** `why` is a part of a sentence: `lib/a.ts was edited after it`. */
  | { readonly kind: 'other'; readonly why: string }

export interface Review {
  /** Undefined where the account was deleted. */
  readonly person: Person | undefined
  readonly state: 'approved' | 'changes-requested' | 'dismissed' | 'commented'
  /** When it was submitted, in milliseconds since 1970. */
  readonly at: number
  /** The commit it is about; undefined where it is gone. */
  readonly commit: string | undefined
  /** How that commit stands to the head of its pull request. */
  readonly content: Content
  /** What the person may do now; `write` may stand for more where the policy asks for no more. */
  readonly role: Role
}

export interface PullRequest {
  readonly number: number
  readonly title: string
  readonly state: 'open' | 'closed' | 'merged'
  readonly draft: boolean
  /** The branch it goes to, by its short name. */
  readonly base: string
  /** Its last commit, now. */
  readonly head: string
  /** It comes from another repository. */
  readonly fork: boolean
  /** Undefined where the account was deleted. */
  readonly author: Person | undefined
  /** The author belongs to the organization, or was given a role in the repository. */
  readonly trusted: boolean
  /** For whom an agent wrote it. */
  readonly assignees: readonly Person[]
  /** All of them, as GitHub lists them and as the checkout has them. */
  readonly commits: readonly Commit[]
  /** Who pushed to its branch. Undefined where it was not asked: it comes from a fork, or nobody approved. */
  readonly pushers: readonly Person[] | undefined
  /** In the order in which they were submitted. */
  readonly reviews: readonly Review[]
  /**
   * When its base was changed, in milliseconds since 1970: it was made to go to another branch, or
   * the branch it goes to was pushed to by force.
   */
  readonly retargeted: readonly number[]
  /** When it was merged, in milliseconds since 1970. */
  readonly merged: number | undefined
}

/** A pull request that may account for a part of the change. */
export interface Candidate {
  readonly pull: number
  /** How the content of the part stands to the head of the pull request. */
  readonly content: Content
}

/** A file that only its owners may let change. */
export interface GuardedFile {
  readonly path: string
  /** Why it is guarded, as a part of a sentence: `it is the policy`. */
  readonly because: string
  /** One of them has to approve; none asks for no more than any reviewer. */
  readonly owners: readonly Owner[]
  /** Where it is said that it is guarded, and by whom. */
  readonly place: Place
}

/** A team as `organization/team`, or an account by its id, or by its login as CODEOWNERS has it. */
export type Owner =
  | { readonly kind: 'team'; readonly team: string }
  | { readonly kind: 'person'; readonly id: number }
  | { readonly kind: 'login'; readonly login: string }

/** Commits that went in together: a pull request, or what stands between two commits of the branch. */
export interface Part {
  /** Newest first. Of the branch, and so for a squash the one that it made. */
  readonly commits: readonly string[]
  /** The first line of the newest commit's message. */
  readonly title: string
  /** Who had a hand in these commits themselves, beside those of a candidate's own commits. */
  readonly hands: readonly Hand[]
  readonly candidates: readonly Candidate[]
  readonly guarded: readonly GuardedFile[]
}

/** An answer in the protected environment. */
export interface EnvironmentApproval {
  readonly person: Person | undefined
  readonly state: 'approved' | 'rejected' | 'pending'
  readonly comment: string
  /** Names of the environments it is for. */
  readonly environments: readonly string[]
  readonly role: Role
}

/** The run that asks, and who let it go on. */
export interface Release {
  readonly run: number
  /** From 1; higher after it was run again. */
  readonly attempt: number
  /** Who started any attempt of it, or what it follows from: a release, a deployment. */
  readonly initiators: readonly Person[]
  readonly environments: readonly Environment[]
  readonly approvals: readonly EnvironmentApproval[]
}

export interface Environment {
  readonly name: string
  /** `open` lets everything through: nobody is asked. */
  readonly state: 'guarded' | 'open' | 'missing'
}

/** Who of those that were asked about is in a team, directly or through a team below it. */
export interface Membership {
  /** `organization/team` */
  readonly team: string
  /** Ids. */
  readonly members: readonly number[]
}

/** What is between what is live and the candidate, and everybody who had a part in it. */
export interface Change {
  /** `owner/name` */
  readonly repository: string
  /** S: the exact commit that is judged. */
  readonly commit: string
  /** For people: `pull request #12`, `push to main`, `tag v1.2`. */
  readonly subject: string
  /** Its pull request is still open, so that reviewers can answer. */
  readonly waits: boolean
  /** The branch that it goes to or comes from, by its short name. */
  readonly branch: string
  /** The newest commit of its line that ever was live; undefined for a pull request and a merge group. */
  readonly live: string | undefined
  readonly parts: readonly Part[]
  /** Those that parts name. */
  readonly pulls: readonly PullRequest[]
  /** What the name that the run was started for points to now, undefined where it points to nothing. */
  readonly ref:
    | { readonly name: string; readonly commit: string | undefined; readonly contains: boolean }
    | undefined
  /** How what is checked out, and read, stands to the commit that is judged. */
  readonly checkout: Content
  /** Undefined where the policy asks for no approval of the release. */
  readonly release: Release | undefined
  readonly memberships: readonly Membership[]
  /** Who could be asked for a review, as far as GitHub tells. */
  readonly reviewers: { readonly people: readonly Person[]; readonly complete: boolean }
  /** The incident for which the glass was broken, as the run names it. */
  readonly incident: string | undefined
}
