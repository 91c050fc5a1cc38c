import { relative, resolve } from 'node:path'
import { once } from '../../base/once.ts'
import type { Change, Owner } from '../../model/change.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Guard } from '../../model/policy.ts'
import { LARGEST, leadsOut, openText, workingTree } from '../files.ts'
import { both, unknown, wholeFile } from '../problem.ts'
import { topOf } from '../repository/git.ts'
import { openHistory } from '../repository/history.ts'
import { readChange } from './change.ts'
import { openClient } from './client.ts'
import { readRecord } from './record.ts'
import type { GitHub, Question } from './subject.ts'

/** What the run says about the change, beside what a manifest asks. */
export interface Run {
  readonly root: string
  readonly github?: GitHub | undefined
  readonly recorded?: string | undefined
  readonly incident?: string | undefined
}

export type ReadChange = (manifest: string, question: Question) => Promise<Evidence<Change>>

/** Asks GitHub, or the record of what it said, once for all manifests that ask the same. */
export function openChanges({ root, github, recorded, incident }: Run): ReadChange {
  if (recorded !== undefined) return openRecord(root, recorded)
  if (!github) return async (_manifest, { place }) => unknown({ ...NOBODY, place })
  const { token, subject } = github
  if (!token) return async (_manifest, { place }) => unknown({ ...NO_TOKEN, place })
  const client = once(() => openClient({ ...github, token }))
  const checkout = once(() => both(openHistory(root), topOf(root)))
  const asked = new Map<string, Promise<Evidence<Change>>>()
  const ask = async ({ judging, reviewAt, ...question }: Question): Promise<Evidence<Change>> => {
    const opened = checkout()
    if (!opened.known) {
      return unknown(...opened.because.map((problem) => ({ ...problem, place: question.place })))
    }
    const [history, top] = opened.value
    const own = question.review.guarded
    const guarding = (owners: readonly Owner[]): readonly Guard[] => [
      ...judging.map((guard) => ({ ...atTop(guard, root, top), owners })),
      ...WORKFLOW.map((guard) => ({ ...guard, owners, place: question.place })),
    ]
    const asks = {
      ...question,
      subject,
      incident,
      guards: [...guarding(question.review.owners), ...own],
      guardsAt: async (live: string) => {
        const { owners, guarded } = (await reviewAt(live)) ?? question.review
        return [...guarding(owners), ...guarded, ...own]
      },
    }
    return readChange(asks, await client(), history)
  }
  return (_manifest, question) => {
    const key = JSON.stringify(question)
    const answer = asked.get(key) ?? ask(question)
    asked.set(key, answer)
    return answer
  }
}

const NOBODY = {
  what: 'The policy asks for a second reviewer, and nothing says which change is judged',
  next: 'Run it as an Action, name the pull request with --pull, or hand over recorded evidence with --github-evidence',
}

const NO_TOKEN = {
  what: 'The policy asks for a second reviewer, and without a token GitHub does not say who approved',
  next: 'Give the Action its input github-token, or set GITHUB_TOKEN',
}

/** What runs the gate can let everything through. */
const WORKFLOW = [
  { because: 'it runs the gate', paths: ['.github/workflows/**', '.github/actions/**'] },
  // The nearest one to a manifest judges it.
  { because: 'it is a policy', paths: ['*/**/.github', '*/**/.github/rollcall.{yml,yaml}'] },
  {
    because: 'it names the owners',
    paths: ['CODEOWNERS', '.github/CODEOWNERS', 'docs/CODEOWNERS'],
  },
] as const

/** Names that are relative to where the gate runs, as the repository has them; others are not in it. */
function atTop(guard: Guard, root: string, top: string): Guard {
  const paths = guard.paths
    .map((path) => resolve(root, path))
    .filter((path) => !leadsOut(top, path))
    .map((path) => relative(top, path))
  return { ...guard, paths: paths.flatMap((path) => [path, `${path}/**`]) }
}

function openRecord(root: string, file: string): ReadChange {
  const record = once(async () => {
    const text = openText(workingTree(root), file, LARGEST)
    return text.known ? readRecord(text.value) : text
  })
  return async (manifest) => {
    const read = await record()
    if (!read.known) return read
    return read.value.get(manifest) ?? notRecorded(file, manifest)
  }
}

function notRecorded(file: string, manifest: string): Evidence<never> {
  return unknown({
    what: `${file} holds nothing about ${manifest}, so nothing says who approved it`,
    next: 'Record it with --record in a run that judges this manifest',
    place: wholeFile(file),
  })
}
