import { list } from '../base/words.ts'
import type { Judgement, Vote } from '../model/verdict.ts'

/** What became of an answer, in one word or two. */
export function fate({ kind, counts }: Vote): string {
  if (kind === 'approval') return counts ? 'counted' : 'not counted'
  return counts ? 'objects' : 'objected'
}

/** `kim (583231)`; the number tells one account from another, also after it was renamed. */
export function voter({ person }: Vote): string {
  return person ? `${person.login} (${person.id})` : 'a deleted account'
}

/** Why reviews are owed, with its full stop; nothing where none are. The text is not escaped. */
export function owed(judgements: readonly Judgement[]): string {
  const incidents = [...new Set(judgements.flatMap((each) => each.owed ?? []))]
  return incidents.length > 0
    ? `The glass was broken for ${list(incidents)}: the reviews that are missing here are owed, and have to follow.`
    : ''
}

/** What whoever approves a plan pastes. */
export function approval(digest: string): string {
  return `I approve plan ${digest}`
}
