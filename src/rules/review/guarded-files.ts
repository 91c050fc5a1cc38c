import { count, list } from '../../base/words.ts'
import type { Change, GuardedFile, Owner, PullRequest } from '../../model/change.ts'
import type { Draft } from '../../model/rule.ts'
import { bounded } from '../bounded.ts'
import { defineRule } from '../define.ts'
import { them } from '../grammar.ts'
import { accountOf, notAsked } from './account.ts'
import { type Asked, askedOf } from './asked.ts'
import { underGlass } from './glass.ts'
import { numbered } from './words.ts'

/** A pull request may touch every file there is; the first ones tell which kind of change it is. */
const FILES = 8
const OWNERS = 4

export default defineRule({
  id: 'review/guarded-files',
  question: 'Did the owners of what judges the change let it be changed?',
  from: 'plan',
  severity: 'block',
  needs: ['change', 'policy'],
  idle(facts) {
    const asked = askedOf(facts)
    if (!asked) return notAsked(facts)
    return guardedIn(asked).length > 0 ? undefined : 'the change touches no file that has owners'
  },
  check(facts) {
    const asked = askedOf(facts)
    if (!asked) return []
    const drafts = bounded(unowned(asked), (group) => explain(group, asked.change))
    return underGlass(drafts, asked.change, facts.policy)
  },
  shows(facts) {
    const asked = askedOf(facts)
    const files = asked ? guardedIn(asked) : []
    const paths = [...new Set(files.map(({ path }) => path))]
    return `${count(paths.length, 'guarded file')} changed with the approval of an owner: ${list(paths)}`
  },
})

/** Files that the same owners have to let change, in the same pull request. */
interface Group {
  readonly pull: PullRequest | undefined
  readonly files: readonly GuardedFile[]
}

function guardedIn({ change }: Asked): readonly GuardedFile[] {
  return change.parts.flatMap(({ guarded }) => guarded.filter(hasOwners))
}

function hasOwners({ owners }: GuardedFile): boolean {
  return owners.length > 0
}

function unowned(asked: Asked): readonly Group[] {
  const groups = new Map<string, Group & { readonly files: GuardedFile[] }>()
  for (const part of asked.change.parts) {
    const account = accountOf(part, asked)
    const pull = account?.tally.pull
    // What no pull request accounts for, nobody let change.
    for (const file of account ? account.unowned : part.guarded.filter(hasOwners)) {
      const key = JSON.stringify([
        pull?.number,
        file.owners.map((owner) => JSON.stringify(owner)).sort(),
      ])
      const group = groups.get(key) ?? { pull, files: [] }
      group.files.push(file)
      groups.set(key, group)
    }
  }
  return [...groups.values()]
}

function explain({ pull, files }: Group, change: Change): Draft {
  const [first] = files as readonly [GuardedFile]
  const owners = list(
    first.owners.map((owner) => nameOf(owner, change)),
    OWNERS,
    'or',
  )
  const changed = list(
    files.map(({ path, because }) => `${path} (${because})`),
    FILES,
  )
  return {
    what: pull
      ? `${numbered(pull)} changes ${changed} without an approval that counts by ${owners}`
      : `No pull request accounts for the change to ${changed}, so it has no approval by ${owners}`,
    next:
      pull && change.waits
        ? `Ask ${owners} to approve ${numbered(pull)}, or take the change to ${them(files)} out of it`
        : `Take the change to ${them(files)} back, and bring it in by a pull request that ${owners} approved first`,
    place: first.place,
    waits: change.waits && pull !== undefined,
  }
}

/** As the policy or CODEOWNERS writes it, or with a login where the account is known. */
function nameOf(owner: Owner, { pulls, reviewers }: Change): string {
  switch (owner.kind) {
    case 'team':
      return owner.team
    case 'login':
      return `@${owner.login}`
    case 'person': {
      const answered = pulls.flatMap(({ reviews }) => reviews.flatMap(({ person }) => person ?? []))
      const known = [...reviewers.people, ...answered].find(({ id }) => id === owner.id)
      return known?.login ?? `account ${owner.id}`
    }
  }
}
