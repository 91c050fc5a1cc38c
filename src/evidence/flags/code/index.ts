import { realpathSync } from 'node:fs'
import { join, relative } from 'node:path'
import { folded } from '../../../base/flag-names.ts'
import type { Evidence } from '../../../model/evidence.ts'
import type { Code, Use } from '../../../model/flags.ts'
import type { Place } from '../../../model/place.ts'
import { known } from '../../problem.ts'
import { openBlobs } from '../../repository/blobs.ts'
import { openObjects, topOf } from '../../repository/git.ts'
import { attributesOf } from './attributed.ts'
import type { AddedQuestion, CodeQuestion } from './question.ts'
import { readAdded, readCode, type World } from './reading.ts'
import { scansOf } from './scan.ts'

export type { AddedQuestion, CodeQuestion } from './question.ts'

/** Reads code from git's objects. Where anything cannot be read, the answer is unknown. */
export interface CodeReader {
  /** What all code of the commit says, and what the change adds. */
  read(question: CodeQuestion): Promise<Evidence<Code>>
  /** The uses of the files that the change touches alone, and which of them it adds. */
  added(question: AddedQuestion): Promise<Evidence<Pick<Code, 'uses' | 'undeclared' | 'added'>>>
  /** Where the code of the commit reads each flag first, by its folded name. */
  reads(question: CodeQuestion): Promise<Evidence<ReadonlyMap<string, Place>>>
  close(): void
}

/**
 * Opens the code of the checkout that `root` is in. What is not code by `.gitattributes` is asked of
 * the commit before the change, so that no change hides its own code. Places name files as they are
 * named from `root`.
 */
export function openCode(root: string): Evidence<CodeReader> {
  const blobs = openBlobs(root)
  if (!blobs.known) return blobs
  const top = topOf(root)
  if (!top.known) return top
  const objects = openObjects(root)
  if (!objects.known) return objects
  const home = realpathSync(root)
  const world: World = {
    blobs: blobs.value,
    ask: objects.value.ask,
    attributesAt: attributesOf(blobs.value, objects.value.ask),
    named: (path) => relative(home, join(top.value, path)),
    scanOf: scansOf(),
  }
  const answers = new Map<string, Promise<Evidence<Code>>>()
  const inTurn = queue()
  const read = (question: CodeQuestion) => {
    const key = keyOf(question)
    const answer = answers.get(key) ?? inTurn(() => readCode(world, question))
    answers.set(key, answer)
    return answer
  }
  return known({
    read,
    added: (question) => inTurn(() => readAdded(world, question)),
    reads: async (question) => {
      const code = await read({ ...question, base: undefined })
      return code.known ? known(firstReads(code.value.uses)) : code
    },
    close: blobs.value.close,
  })
}

/** One after the other, since all blobs are read into the same memory. */
function queue(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (task) => {
    const next = last.then(task)
    last = next.catch(() => {})
    return next
  }
}

function keyOf({ commit, base, folder, names, policy, registries }: CodeQuestion): string {
  const { include, exclude, calls, releases } = policy
  const sorted = [[...names].sort(), [...registries].sort()]
  return JSON.stringify([commit, base, folder, sorted, include, exclude, calls, releases])
}

/** A literal counts where there is no call: a constant may hold it. */
function firstReads(uses: readonly Use[]): ReadonlyMap<string, Place> {
  const first = new Map<string, Use>()
  for (const use of uses) {
    const key = folded(use.text)
    const before = first.get(key)
    if (!before || (before.kind === 'literal' && use.kind === 'call')) first.set(key, use)
  }
  return new Map([...first].map(([key, { place }]) => [key, place]))
}
