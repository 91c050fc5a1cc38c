import type { CodeReader } from '../../../../src/evidence/flags/code/index.ts'
import { openCode } from '../../../../src/evidence/flags/code/index.ts'
import type { CodeQuestion } from '../../../../src/evidence/flags/code/question.ts'
import type { Evidence } from '../../../../src/model/evidence.ts'
import type { Code, FlagPolicy, Use } from '../../../../src/model/flags.ts'
import { reasons } from '../../memory.ts'
import { type FileContent, makeRepository, type Repository } from '../../repository/repository.ts'

export type Files = Readonly<Record<string, FileContent>>

export const POLICY: FlagPolicy = {
  registry: [],
  include: [],
  exclude: [],
  calls: [],
  releases: 'releases',
  grace: 0,
}

export const NAMES = ['power_peg', 'rlp']

/** A repository whose last commit is checked out, and a reader of it; both go with `close`. */
export interface Checkout {
  readonly repository: Repository
  /** Full ids, oldest first. */
  readonly commits: readonly string[]
  readonly reader: CodeReader
  /** About the last commit, with the one before as its base. */
  question(changes?: Partial<CodeQuestion>): CodeQuestion
  close(): void
}

export function checkout(...states: readonly Files[]): Checkout {
  const repository = makeRepository()
  const commits = states.map((files) => repository.commit(files))
  repository.branch('main')
  repository.checkout('main')
  return { ...opened(repository, commits), repository, commits }
}

export function opened(
  repository: Repository,
  commits: readonly string[],
  root = repository.root,
): Pick<Checkout, 'reader' | 'question' | 'close'> {
  const reader = value(openCode(root))
  return {
    reader,
    question: (changes = {}) => ({
      commit: commits.at(-1) as string,
      base: commits.at(-2),
      folder: '',
      names: NAMES,
      policy: POLICY,
      registries: [],
      ...changes,
    }),
    close: () => {
      reader.close()
      repository.remove()
    },
  }
}

export function value<T>(evidence: Evidence<T>): T {
  if (!evidence.known) throw new Error(reasons(evidence).join())
  return evidence.value
}

/** `call power_peg src/a.ts:1`. */
export function shown({ kind, text, place }: Use): string {
  return `${kind} ${text} ${place.file}:${place.line}`
}

/** What a change adds, in order; the same whichever way it is asked for. */
export async function addedTo({ reader, question }: Checkout): Promise<readonly string[]> {
  const asked = question()
  const whole = value(await reader.read(asked))
  const touched = value(await reader.added({ ...asked, base: asked.base as string }))
  const [first, second] = [whole, touched].map((code) => newIn(code))
  if (first?.join() !== second?.join()) throw new Error(`${first} is not ${second}`)
  return first ?? []
}

function newIn({ uses, undeclared, added }: Pick<Code, 'uses' | 'undeclared' | 'added'>) {
  return [...uses, ...undeclared].filter((use) => added?.has(use)).map(shown)
}
