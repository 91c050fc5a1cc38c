import { afterEach, expect } from '@jest/globals'
import { readChange } from '../../../src/evidence/github/change.ts'
import { openClient } from '../../../src/evidence/github/client.ts'
import type { Asked, Subject } from '../../../src/evidence/github/subject.ts'
import { openHistory } from '../../../src/evidence/repository/history.ts'
import type { ReviewPolicy } from '../../../src/model/policy.ts'
import { type GitHub, startGitHub } from '../../github/github.ts'
import { byGitHub, type Commit, type NewWorld, world } from '../../github/world.ts'
import { reviewPolicy } from '../../rules/review/change.ts'
import { makeRepository, type Repository, type Who } from '../repository/repository.ts'
import { valueIn } from './stub.ts'

/** The tests' GitHub and the checkout in front of it speak of the same commits. */

export const PLACE = { file: 'rollcall.yml', line: 3, column: 5 }

/** Somebody whose commits the tests' GitHub knows by the address. */
export function who(login: string): Who {
  return { name: login, email: `${login}@example.com` }
}

/** Every commit of a repository, as GitHub would show it; those that are named have its signature. */
export function commitsIn(repository: Repository, signed: readonly string[] = []): Commit[] {
  const ids = repository
    .git('cat-file', '--batch-all-objects', '--batch-check=%(objecttype) %(objectname)')
    .split('\n')
    .filter((line) => line.startsWith('commit '))
    .map((line) => line.slice('commit '.length))
  const format = '--format=%H%x00%P%x00%T%x00%an%x00%ae%x00%cn%x00%ce%x00%cI%x00%B%x00'
  const fields = repository.git('log', '-z', '--no-walk=unsorted', format, ...ids).split('\0')
  return ids.map((_, i): Commit => {
    const [
      id = '',
      parents = '',
      tree = '',
      an = '',
      ae = '',
      cn = '',
      ce = '',
      at = '',
      text = '',
    ] = fields.slice(i * 10, i * 10 + 9)
    return {
      id,
      parents: parents.split(' ').filter(Boolean),
      tree,
      message: text.trimEnd(),
      author: { name: an, email: ae, at: at.replace('+00:00', 'Z') },
      committer: { name: cn, email: ce, at: at.replace('+00:00', 'Z') },
      signature: signed.includes(id) ? byGitHub : null,
      viaWeb: signed.includes(id),
    }
  })
}

export const review = reviewPolicy()

export interface Question extends Partial<Omit<Asked, 'subject' | 'review'>> {
  readonly subject: Partial<Subject> & Pick<Subject, 'commit'>
  readonly review?: Partial<ReviewPolicy>
}

/** What a test asks beside what its scene asks. */
export interface Besides extends Omit<Question, 'subject'> {
  readonly subject?: Partial<Subject>
}

export function ask({ subject, review: own, ...rest }: Question): Asked {
  return {
    environment: 'production',
    guards: [],
    incident: undefined,
    place: PLACE,
    ...rest,
    review: { ...review, ...own },
    subject: {
      repository: 'acme/shop',
      event: 'push',
      pull: undefined,
      base: undefined,
      ref: undefined,
      run: undefined,
      initiators: [],
      ...subject,
    },
  }
}

const repositories: Repository[] = []
const hubs: GitHub[] = []

afterEach(async () => {
  for (const repository of repositories.splice(0)) repository.remove()
  await Promise.all(hubs.splice(0).map((hub) => hub.stop()))
})

/** A repository that is taken away after the test. */
export function newRepository(): Repository {
  const repository = makeRepository()
  repositories.push(repository)
  return repository
}

/** A GitHub that has all commits of the repository, and its branch main. */
export async function hub(
  repository: Repository,
  about: NewWorld,
  signed: readonly string[] = [],
): Promise<GitHub> {
  const main = repository.git('rev-parse', 'refs/heads/main')
  const started = await startGitHub(
    world({
      commits: commitsIn(repository, signed),
      refs: { 'refs/heads/main': main },
      ...about,
    }),
  )
  hubs.push(started)
  return started
}

/** Reads the change as a run in the checkout would, and sees to it that GitHub understood it all. */
export async function read(github: GitHub, repository: Repository, question: Question) {
  const { url, graphqlUrl, token } = github
  const client = await openClient({
    apiUrl: url,
    graphqlUrl,
    token,
    clock: Date.now,
    sleep: async () => {},
  })
  const change = await readChange(ask(question), client, valueIn(openHistory(repository.root)))
  expect(github.violations).toEqual([])
  return change
}

/** What GitHub was asked, in order. */
export function asked(github: GitHub): readonly string[] {
  return github.requests.map(({ operation }) => operation)
}
