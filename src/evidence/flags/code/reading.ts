import { list } from '../../../base/words.ts'
import type { Evidence, Unknown } from '../../../model/evidence.ts'
import type { Code, Use } from '../../../model/flags.ts'
import { both, known, unknown, wholeFile } from '../../problem.ts'
import type { BlobFile, Blobs } from '../../repository/blobs.ts'
import type { Objects } from '../../repository/git.ts'
import { type Calls, callsOf } from '../uses/index.ts'
import { addedUses } from './added.ts'
import type { AttributesAt } from './attributed.ts'
import type { Attributes } from './attributes.ts'
import { type ChangedFile, changedFiles } from './changes.ts'
import { excludedOf } from './excluded.ts'
import type { AddedQuestion, CodeQuestion } from './question.ts'
import type { FileScan, FileUses } from './scan.ts'
import { type Lens, type Survey, survey } from './survey.ts'

/** Where code is read. */
export interface World {
  readonly blobs: Blobs
  readonly ask: Objects['ask']
  readonly attributesAt: AttributesAt
  readonly scanOf: (names: readonly string[], calls: Calls) => FileScan
  /** A path from the top of the repository, as a finding names it. */
  named(path: string): string
}

/** All code of a commit; scanned are its files, and the other side of those that the change touches. */
export async function readCode(world: World, question: CodeQuestion): Promise<Evidence<Code>> {
  const { blobs } = world
  const { commit, base, folder, policy } = question
  const there = commitsOf(world, question)
  if (!there.known) return there
  const listed = await blobs.list(commit, folder)
  if (!listed.known) return listed
  if (folder !== '' && listed.value.length === 0) return nothingThere(question)
  const changes = base === undefined ? known([]) : changesOf(world, question, base)
  const lens = await lensOf(world, question, await world.attributesAt(base ?? commit))
  const asked = both(changes, lens)
  if (!asked.known) return asked
  const [changed, seen] = asked.value
  const touched = new Set(changed.map(({ after }) => after?.path))
  const after = await survey(blobs, listed.value, seen, ({ path }) => touched.has(path))
  if (!after.known) return after
  if (policy.include.length > 0 && after.value.files === 0) return nothingIncluded(question)
  const before = await survey(blobs, sideOf(changed, 'before'), seen, () => true)
  if (!before.known) return before
  const [was, is] = [byPath(before.value), byPath(after.value)]
  const { files: count, bytes, skipped } = after.value
  return known({
    commit,
    ...usesOf([...is.values()]),
    added: base === undefined ? undefined : addedBy(changed, was, is),
    mentions: mentionsOf([...is.values()]),
    files: count,
    bytes,
    skipped,
  })
}

/** What a change adds, from both sides of the files that it touches alone. */
export async function readAdded(
  world: World,
  question: AddedQuestion,
): Promise<Evidence<Pick<Code, 'uses' | 'undeclared' | 'added'>>> {
  const { base } = question
  const changes = changesOf(world, question, base)
  if (!changes.known) {
    const there = commitsOf(world, question)
    return there.known ? changes : there
  }
  const sides = [...sideOf(changes.value, 'before'), ...sideOf(changes.value, 'after')]
  const paths = sides.map(({ path }) => path)
  const lens = await lensOf(world, question, await world.attributesAt(base, paths))
  if (!lens.known) return lens
  const scanned = await survey(world.blobs, sides, lens.value, () => true)
  if (!scanned.known) return scanned
  const [was, is] = (['before', 'after'] as const).map((side) => {
    const files = new Set(sideOf(changes.value, side))
    const found = [...scanned.value.found].filter(([file]) => files.has(file))
    return byPath({ found: new Map(found) })
  }) as [UsesByPath, UsesByPath]
  return known({ ...usesOf([...is.values()]), added: addedBy(changes.value, was, is) })
}

function commitsOf({ blobs }: World, { commit, base }: CodeQuestion): Evidence<unknown> {
  return both(blobs.commit(commit), base === undefined ? known('') : blobs.commit(base))
}

function changesOf(
  { ask }: World,
  { commit, folder }: CodeQuestion,
  base: string,
): Evidence<readonly ChangedFile[]> {
  return ask((run) => changedFiles(run, base, commit, folder))
}

async function lensOf(
  { scanOf, named }: World,
  { names, policy, folder, registries, at }: CodeQuestion,
  attributes: Evidence<Attributes>,
): Promise<Evidence<Lens>> {
  const place = (setting: string, i: number) =>
    at?.('flags', setting, i) ?? policy.registry[0]?.place ?? wholeFile('.github/rollcall.yml')
  const globs = (setting: 'include' | 'exclude') =>
    policy[setting].map((glob, i) => ({ glob, place: place(setting, i) }))
  const excluded = await excludedOf({
    folder,
    include: globs('include'),
    exclude: globs('exclude'),
    releases: policy.releases,
    registries,
  })
  const calls = callsOf(policy.calls.map((pattern, i) => ({ pattern, place: place('calls', i) })))
  const read = both(both(excluded, calls), attributes)
  if (!read.known) return read
  const [[isExcluded, asking], attributed] = read.value
  return known({
    excluded: (file) => isExcluded(file, attributed),
    scan: scanOf(names, asking),
    named,
  })
}

function sideOf(changes: readonly ChangedFile[], side: 'before' | 'after'): readonly BlobFile[] {
  return changes.flatMap((change) => change[side] ?? [])
}

function usesOf(files: readonly FileUses[]): Pick<Code, 'uses' | 'undeclared'> {
  return {
    uses: files.flatMap(({ uses }) => uses.map(({ use }) => use)),
    undeclared: files.flatMap(({ undeclared }) => undeclared.map(({ use }) => use)),
  }
}

function mentionsOf(files: readonly FileUses[]): Code['mentions'] {
  const counts = new Map<string, number>()
  for (const flag of files.flatMap(({ mentions }) => mentions)) {
    counts.set(flag, (counts.get(flag) ?? 0) + 1)
  }
  return counts
}

type UsesByPath = ReadonlyMap<string, FileUses>

function byPath({ found }: Pick<Survey, 'found'>): UsesByPath {
  return new Map([...found].map(([{ path }, uses]) => [path, uses]))
}

function addedBy(
  changes: readonly ChangedFile[],
  was: UsesByPath,
  is: UsesByPath,
): ReadonlySet<Use> {
  const linesOf = (uses: UsesByPath, file: BlobFile | undefined) => {
    const found = file && uses.get(file.path)
    return found ? [...found.uses, ...found.undeclared] : []
  }
  return addedUses(
    changes.map(({ before, after }) => ({
      before: linesOf(was, before),
      after: linesOf(is, after),
    })),
  )
}

function nothingThere({ commit, folder }: CodeQuestion): Unknown {
  return unknown({
    what: `${commit.slice(0, 7)} has no file below ${folder}, so nothing tells which flags its code reads`,
    next: 'Check the folder that the policy governs',
    place: wholeFile(folder),
  })
}

function nothingIncluded({ commit, policy: { include } }: CodeQuestion): Unknown {
  return unknown({
    what: `No code of ${commit.slice(0, 7)} matches ${list(include)}, so nothing is scanned for flags, and nothing scanned is no pass`,
    next: 'Mend flags.include of the policy; its patterns are relative to the folder that the policy governs',
    place: wholeFile('.github/rollcall.yml'),
  })
}
