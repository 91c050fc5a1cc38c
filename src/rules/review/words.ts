import type { Person, PullRequest } from '../../model/change.ts'

/** A commit as people write it. */
export function short(commit: string): string {
  return commit.slice(0, 7)
}

export function numbered({ number }: Pick<PullRequest, 'number'>): string {
  return `#${number}`
}

export function loginOf(person: Person | undefined): string {
  return person?.login ?? 'a deleted account'
}
