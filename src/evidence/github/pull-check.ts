import { count, list, short } from '../../base/words.ts'
import type { Evidence } from '../../model/evidence.ts'
import { known, unknown } from '../problem.ts'
import type { History } from '../repository/history.ts'
import type { Client } from './client.ts'
import { type PulledRequest, readPulls } from './pull.ts'
import type { Range } from './range.ts'
import type { Asked } from './subject.ts'

/** The pull request that is checked: all of it is one part. */
export async function rangeOfPull(
  asked: Asked,
  number: number,
  client: Client,
  history: History,
): Promise<Evidence<Range>> {
  const { subject, review } = asked
  const read = await readPulls(subject.repository, [number], client)
  if (!read.known) return read
  const { pulls, reviewers, defaultBranch } = read.value
  const [pull] = pulls
  if (!pull) return nothing(asked, number)
  const base = subject.base ?? pull.baseTip
  const onto = history.mergeBase(base, subject.commit)
  if (!onto.known) return onto
  // Where it has moved on since, that blocks, and the checkout has nothing newer to compare.
  const isHere = pull.head === subject.commit
  const same = isHere ? compared(asked, pull, onto.value, history) : known(true)
  if (!same.known) return same
  const newest = pull.commits.toReversed()
  return known({
    branch: review.branch ?? defaultBranch ?? pull.base,
    live: undefined,
    base,
    stretches: [
      {
        commits: newest.map(({ id }) => id),
        title: pull.commits.find(({ id }) => id === pull.head)?.title ?? pull.title,
        hands: [],
        candidates: [{ pull: number, content: { kind: 'same' } }],
        onto: onto.value,
        tip: isHere ? base : undefined,
      },
    ],
    pulls,
    reviewers,
  })
}

/** Everybody who wrote any of it is known only if GitHub and git tell of the same commits. */
function compared(
  { place }: Asked,
  pull: PulledRequest,
  onto: string,
  history: History,
): Evidence<true> {
  const found = history.commits(onto, pull.head)
  if (!found.known) return found
  const listed = new Set(pull.commits.map(({ id }) => id))
  const here = new Set(found.value)
  const unlisted = found.value.filter((id) => !listed.has(id))
  const missing = [...listed].filter((id) => !here.has(id))
  if (unlisted.length + missing.length === 0) return known(true)
  const names = [...unlisted, ...missing].map(short)
  return unknown({
    what: `GitHub lists ${count(listed.size, 'commit')} of #${pull.number} and the checkout has ${here.size} (they differ in ${list(names, 3)}), so somebody who wrote one of them could be missing`,
    next: 'Run it again; where it stays, bring the pull request up to date with its base',
    place,
  })
}

function nothing({ subject, place }: Asked, number: number): Evidence<never> {
  return unknown({
    what: `${subject.repository} has no pull request #${number}`,
    next: 'Name a pull request of this repository',
    place,
  })
}
