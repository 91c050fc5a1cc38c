import type { Change, Part } from '../../model/change.ts'
import type { PulledRequest } from './pull.ts'

/** A part of the change, before it was asked who guards the files that it touches. */
export interface Stretch extends Omit<Part, 'guarded'> {
  /** The commit that it was made on top of. */
  readonly onto: string
  /** The newest commit of the branch before it went in; undefined where its head is not here. */
  readonly tip: string | undefined
}

/** What is between what is there already and the commit that is judged. */
export interface Range {
  /** The branch that it goes to or comes from, by its short name. */
  readonly branch: string
  readonly live: string | undefined
  /** The commit that it starts from, whose files say who owns what. */
  readonly base: string
  /** Newest first. */
  readonly stretches: readonly Stretch[]
  /** Those that the stretches name. */
  readonly pulls: readonly PulledRequest[]
  readonly reviewers: Change['reviewers']
}
