import { list } from '../../base/words.ts'
import type { Change, Person } from '../../model/change.ts'
import type { Policy, ReviewPolicy } from '../../model/policy.ts'
import type { Draft } from '../../model/rule.ts'
import { isHuman } from './people.ts'
import { releaseVotes } from './release.ts'
import { candidatesFor } from './tally.ts'
import { loginOf } from './words.ts'

/** What becomes of an incident for which reviews are to be done without, for now. */
export type Glass =
  | { readonly kind: 'refused'; readonly incident: string; readonly because: string }
  /** Parts of a sentence: `a person has to start the run`. */
  | { readonly kind: 'lacking'; readonly incident: string; readonly lacks: readonly string[] }
  /** Different people: who started the run, and who let it go on. */
  | {
      readonly kind: 'broken'
      readonly incident: string
      readonly starter: Person
      readonly approvers: readonly Person[]
    }

/** What nobody writes by chance: any word would do, if whoever starts the run could choose it. */
const TICKET = /^[A-Za-z][\w-]*-\d+$/

/** Undefined where no incident is named. */
export function glass(change: Change, { review }: Policy): Glass | undefined {
  const { incident, release } = change
  if (incident === undefined || !review) return undefined
  if (!review.breakGlass) {
    return {
      kind: 'refused',
      incident,
      because: 'the policy lets no incident stand in for reviews',
    }
  }
  const starter = release?.initiators.find((person) => isHuman(person, review))
  const approvers = approversOf(change, incident, review)
  const needed = approversNeeded(change, review)
  const lacks = [
    ...(TICKET.test(incident) ? [] : ['it has to be the name of a ticket, as in INC-1234']),
    ...(starter ? [] : ['a person has to start the run']),
    ...(approvers.length < needed ? [whoHasToApprove(needed, incident)] : []),
  ]
  return starter && lacks.length === 0
    ? { kind: 'broken', incident, starter, approvers }
    : { kind: 'lacking', incident, lacks }
}

/** Where nobody can tell who pushed, or who let a machine push, one approver could be who did. */
function approversNeeded(change: Change, review: ReviewPolicy): 1 | 2 {
  const isTold = change.parts.every((part) => {
    const { best } = candidatesFor(part, change, review)
    return best !== undefined && best.untrusted === undefined
  })
  return isTold ? 1 : 2
}

function whoHasToApprove(needed: 1 | 2, incident: string): string {
  return needed === 1
    ? `an independent person has to approve the release with ${incident} in the comment`
    : `two independent people have to approve the release with ${incident} in their comments (one of them could have pushed it, where nobody can tell who did)`
}

/** Findings as they weigh where the glass is broken: told loudly, and stopping nothing. */
export function underGlass(
  drafts: readonly Draft[],
  change: Change,
  policy: Policy,
): readonly Draft[] {
  const found = glass(change, policy)
  switch (found?.kind) {
    case undefined:
    case 'refused':
      return drafts
    case 'lacking':
      return drafts.map((draft) => (draft.severity === 'warn' ? draft : closed(draft, found)))
    case 'broken':
      return drafts.map((draft) => (draft.severity === 'warn' ? draft : owed(draft, found)))
  }
}

function closed(draft: Draft, { incident, lacks }: Glass & { kind: 'lacking' }): Draft {
  return {
    ...draft,
    next: `${draft.next}; for the incident ${incident} to stand in, ${list(lacks)}`,
  }
}

function owed(draft: Draft, { incident, starter, approvers }: Glass & { kind: 'broken' }): Draft {
  return {
    ...draft,
    what: `REVIEW OWED: the glass was broken for ${incident} by ${loginOf(starter)}, who started the run, and ${list(approvers.map(loginOf))}, who approved the release. ${draft.what}`,
    next: `Review it as soon as ${incident} is over, and mend what the review finds`,
    severity: 'warn',
    excused: true,
  }
}

/** Those whose approval of the release counts and names the incident; each once. */
function approversOf(change: Change, incident: string, review: ReviewPolicy): readonly Person[] {
  const found = new Map<number, Person>()
  for (const { person, fit, comment } of releaseVotes(change, review)) {
    if (person && fit && names(comment, incident)) found.set(person.id, person)
  }
  return [...found.values()]
}

/** Whether a comment holds the whole name: `INC-7` is not in `INC-77`. */
function names(comment: string, incident: string): boolean {
  const text = comment.toLowerCase()
  const name = incident.toLowerCase()
  if (name === '') return false
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!isNamePart(text[at - 1]) && !isNamePart(text[at + name.length])) return true
  }
  return false
}

function isNamePart(character: string | undefined): boolean {
  return character !== undefined && /[\w-]/.test(character)
}
