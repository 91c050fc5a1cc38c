import { short } from '../../base/words.ts'
import type { Change, Part } from '../../model/change.ts'
import type { Evidence } from '../../model/evidence.ts'
import { all, known, unknown } from '../problem.ts'
import { guardedFiles } from '../repository/guarded.ts'
import type { History } from '../repository/history.ts'
import { type Reviewed, weigh } from './answers.ts'
import { checkoutOf } from './checkout.ts'
import type { Client } from './client.ts'
import { withContents } from './contents.ts'
import { type CodeOwners, codeOwnersOf } from './owners.ts'
import { rangeOfPull } from './pull-check.ts'
import type { Range, Stretch } from './range.ts'
import { readRef } from './ref.ts'
import { type AnsweredRelease, readRelease } from './release.ts'
import type { Asked, Subject } from './subject.ts'
import { rangeOfBranch } from './walk.ts'

/**
 * What is between what is live and the commit that is judged, and everybody who had a part in it: as
 * GitHub tells it, and as the checkout proves it. Unknown with every reason where either does not
 * tell all of it.
 */
export async function readChange(
  asked: Asked,
  client: Client,
  history: History,
): Promise<Evidence<Change>> {
  const { subject } = asked
  const range =
    subject.pull === undefined
      ? await rangeOfBranch(asked, client, history)
      : await rangeOfPull(asked, subject.pull, client, history)
  if (!range.known) return placed(range, asked)
  const { branch, live, reviewers } = range.value

  const checkout = placed(checkoutOf(subject, history), asked)
  const parts = await guardedParts(range.value, asked, history)
  const pulls = placed(reviewedPulls(range.value, history), asked)
  const release = placed(await releaseOf(asked, client), asked)
  if (!checkout.known || !parts.known || !pulls.known || !release.known) {
    return unknown(
      ...[checkout, parts, pulls, release].flatMap((each) => (each.known ? [] : each.because)),
    )
  }
  const people = { parts: parts.value, pulls: pulls.value, release: release.value }
  const weighed = placed(await weigh(asked, people, client, history), asked)
  // Last of all, for until then it can move.
  const ref = placed(await refOf(subject, branch, client), asked)
  if (!weighed.known || !ref.known) {
    return unknown(...[weighed, ref].flatMap((each) => (each.known ? [] : each.because)))
  }
  return known({
    repository: subject.repository,
    commit: subject.commit,
    subject: nameOf(subject, branch),
    waits: pulls.value.some(({ number, state }) => number === subject.pull && state === 'open'),
    branch,
    live,
    parts: parts.value,
    ...weighed.value,
    ref: ref.value,
    checkout: checkout.value,
    reviewers,
    incident: asked.incident,
  })
}

/** Problems of GitHub and of git stand nowhere in a file, but for a setting that asks; each once. */
function placed<T>(evidence: Evidence<T>, { place }: Asked): Evidence<T> {
  if (evidence.known) return evidence
  const problems = new Map(
    evidence.because.map((problem) => [problem.what, { ...problem, place }] as const),
  )
  return unknown(...problems.values())
}

async function guardedParts(
  range: Range,
  asked: Asked,
  history: History,
): Promise<Evidence<readonly Part[]>> {
  const codeOwners = placed(codeOwnersOf(asked, range, history), asked)
  if (!codeOwners.known) return codeOwners
  const { live } = range
  const guards =
    live !== undefined && asked.guardsAt ? await asked.guardsAt(live) : known(asked.guards)
  if (!guards.known) return guards
  return all(
    await Promise.all(
      range.stretches.map((stretch) =>
        guardedPart(stretch, codeOwners.value, { ...asked, guards: guards.value }, history),
      ),
    ),
  )
}

async function guardedPart(
  { onto, tip, ...part }: Stretch,
  codeOwners: CodeOwners,
  asked: Asked,
  history: History,
): Promise<Evidence<Part>> {
  const newest = asked.subject.pull === undefined ? part.commits[0] : asked.subject.commit
  const paths = placed(history.changed(onto, newest ?? asked.subject.commit), asked)
  if (!paths.known) return paths
  const guarded = await guardedFiles(paths.value, asked.guards, codeOwners)
  return guarded.known ? known({ ...part, guarded: guarded.value }) : guarded
}

function reviewedPulls(
  { stretches, pulls }: Range,
  history: History,
): Evidence<readonly Reviewed[]> {
  return all(
    pulls.map((pull): Evidence<Reviewed> => {
      const part = stretches.find(({ candidates }) =>
        candidates.some((each) => each.pull === pull.number && each.content.kind !== 'other'),
      )
      const reviews = withContents(pull, part?.tip, history)
      return reviews.known ? known({ ...pull, reviews: reviews.value, onto: part?.onto }) : reviews
    }),
  )
}

/** Nothing is released by checking a pull request or a merge group. */
async function releaseOf(
  asked: Asked,
  client: Client,
): Promise<Evidence<AnsweredRelease | undefined>> {
  const { subject, review } = asked
  const release = subject.pull === undefined && subject.base === undefined && review.release
  return release ? readRelease(asked, release, client) : known(undefined)
}

/** The check of a pull request has read its head together with it. */
async function refOf(
  subject: Subject,
  branch: string,
  client: Client,
): Promise<Evidence<Change['ref']>> {
  return subject.pull === undefined ? readRef(subject, branch, client) : known(undefined)
}

function nameOf({ pull, base, ref = '', event, commit }: Subject, branch: string): string {
  if (pull !== undefined) return `pull request #${pull}`
  if (base !== undefined) return `merge queue of ${branch}`
  const [, kind, name] = /^refs\/(heads|tags)\/(.+)$/.exec(ref) ?? []
  if (kind === 'tags') return `tag ${name}`
  if (kind === 'heads') return event === 'push' ? `push to ${name}` : `branch ${name}`
  return `commit ${short(commit)}`
}
