import type { Person, PullRequest } from '../../model/change.ts'

export function numbered({ number }: Pick<PullRequest, 'number'>): string {
  return `#${number}`
}

export function loginOf(person: Person | undefined): string {
  return person?.login ?? 'a deleted account'
}
