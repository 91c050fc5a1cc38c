import { dirname, relative, resolve } from 'node:path'
import { once } from '../../base/once.ts'
import type { Change, Owner } from '../../model/change.ts'
import type { Evidence, Problem } from '../../model/evidence.ts'
import type { Guard } from '../../model/policy.ts'
import { LARGEST, leadsOut, openText, workingTree } from '../files.ts'
import { both, known, unknown, wholeFile } from '../problem.ts'
import { realPath } from '../repository/base.ts'
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
  /** The commit that is judged, in full, where the door knows it. */
  readonly commit?: string | undefined
}

export type ReadChange = (manifest: string, question: Question) => Promise<Evidence<Change>>

/** Asks GitHub, or the record of what it said, once for all manifests that ask the same. */
export function openChanges(run: Run): ReadChange {
  const { root, github, recorded, incident } = run
  if (recorded !== undefined) return openRecord(recorded, run)
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
        const read = await reviewAt(live)
        if (!read.known) return read
        const { owners, guarded } = read.value ?? question.review
        return known([...guarding(owners), ...guarded, ...own])
      },
    }
    return readChange(asks, await client(), history)
  }
  return (manifest, question) => {
    // What the policy was at another commit depends on where it is looked for.
    const key = JSON.stringify([dirname(manifest), question])
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

/**
 * Names that are relative to where the gate runs, as the repository has them, and what they lead to
 * where they are links; others are not in it.
 */
function atTop(guard: Guard, root: string, top: string): Guard {
  const named = guard.paths.map((path) => resolve(root, path))
  const paths = [...new Set([...named, ...named.flatMap((path) => realPath(path) ?? [])])]
    .filter((path) => !leadsOut(top, path))
    .map((path) => relative(top, path))
  return { ...guard, paths: paths.flatMap((path) => [path, `${path}/**`]) }
}

function openRecord(file: string, run: Run): ReadChange {
  const record = once(async () => {
    const text = openText(workingTree(run.root), file, LARGEST)
    return text.known ? readRecord(text.value) : text
  })
  return async (manifest) => {
    const read = await record()
    if (!read.known) return read
    const found = read.value.get(manifest)
    if (!found) return notRecorded(file, manifest)
    const problems = found.known ? mismatches(file, found.value, run) : []
    return problems.length > 0 ? unknown(...problems) : found
  }
}

/** Where the record is of something else than what is judged here. */
function mismatches(file: string, recorded: Change, { commit, github, incident }: Run): Problem[] {
  const compared = [
    ['the commit', recorded.commit, commit ?? github?.subject.commit, '--commit'],
    ['the repository', recorded.repository, github?.subject.repository, '--repository'],
    ['the incident', recorded.incident ?? 'none', incident, '--incident'],
  ] as const
  return compared.flatMap(([what, there, here, option]) =>
    here === undefined || here.toLowerCase() === there.toLowerCase()
      ? []
      : [
          {
            what: `${file} is about ${what} ${there}, and ${here} is judged`,
            next: `Record it for this one, or leave ${option} out`,
            place: wholeFile(file),
          },
        ],
  )
}

function notRecorded(file: string, manifest: string): Evidence<never> {
  return unknown({
    what: `${file} holds nothing about ${manifest}, so nothing says who approved it`,
    next: 'Record it with --record in a run that judges this manifest',
    place: wholeFile(file),
  })
}
