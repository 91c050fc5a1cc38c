import { realpathSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { sha256 } from './base/digest.ts'
import { folded } from './base/flag-names.ts'
import { once } from './base/once.ts'
import { namesOf, touchedFlags } from './base/touched-flags.ts'
import type { Files } from './evidence/files.ts'
import type { CodeQuestion, CodeReader } from './evidence/flags/code/index.ts'
import { findManifests } from './evidence/manifest/find.ts'
import { both, known, unknown } from './evidence/problem.ts'
import type { Evidence, Problem, Source } from './model/evidence.ts'
import type { Flag, FlagPolicy, FlagSource, Registries, Registry } from './model/flags.ts'
import type { Fleet } from './model/fleet.ts'
import type { Manifest } from './model/manifest.ts'
import type { Located } from './model/place.ts'
import type { Policy } from './model/policy.ts'
import type { Rollout } from './model/rollout.ts'
import type { Facts } from './model/rule.ts'
import type { Request } from './request.ts'
import type { World } from './world.ts'

/** What the readers of flags build on. */
export interface Given {
  readonly request: Request
  readonly world: World
  readonly sources: Source[]
  manifest(): Promise<Evidence<Located<Manifest>>>
  policy(): Promise<Evidence<FlagPolicy & { readonly at?: Policy['at'] }>>
  rollout(): Promise<Evidence<Rollout>>
  fleet(): Promise<Evidence<Fleet>>
  /** The folder that the policy governs. */
  root(): Promise<string>
  /** The commit before the change; undefined where nothing tells it. */
  before(): Promise<Evidence<string | undefined>>
}

/** How code is read. */
interface Asked {
  readonly code: CodeReader
  readonly asked: CodeQuestion
  /** The files of the registries, from the top of the repository. */
  readonly files: readonly string[]
}

type FlagFact = 'registry' | 'code' | 'history' | 'behind'
export type FlagReaders = {
  readonly [Name in FlagFact]: () => Promise<Evidence<Facts[Name]>>
}

/** Where a registry is looked for when the policy names none. */
export const USUAL_REGISTRY = 'flags.yml'

/** What is known of flags: where they are registered, read, were removed, and are still running. */
export function flagReaders(given: Given): FlagReaders {
  const { request, world, sources } = given

  /** Which registries there are; none where the policy names none and there is no usual one. */
  const named = once(async (): Promise<Evidence<readonly FlagSource[]>> => {
    const policy = await given.policy()
    if (!policy.known) return policy
    if (request.flags && request.flags.length > 0) {
      return known(request.flags.map((file) => plainSource(file, file)))
    }
    if (policy.value.registry.length > 0) return known(policy.value.registry)
    const file = join(await given.root(), USUAL_REGISTRY)
    const began = await start()
    if (!began.known) return began
    const before = began.value ? await filesAt(began.value.tip) : known(undefined)
    if (!before.known) return before
    if (isThere(world.head, file) || (before.value && isThere(before.value, file))) {
      return known([plainSource(USUAL_REGISTRY, file)])
    }
    // A manifest that cannot be read is told by whoever needs it.
    const manifest = await given.manifest()
    const wanted = manifest.known ? namedFlag(manifest.value) : undefined
    return wanted ? unknown(wanted) : known([])
  })

  /** What names in a registry's source are relative to. */
  const root = async () => (request.flags && request.flags.length > 0 ? '.' : given.root())

  const registryIn = async (files: Files, asked: readonly FlagSource[]) => {
    const { readRegistry } = await import('./evidence/flags/registry/index.ts')
    return readRegistry(asked, await root(), files)
  }

  /** Sources that a tree does not have yet say nothing there. */
  const registryBefore = async (files: Files): Promise<Evidence<Registry>> => {
    const there = await sourcesIn(files)
    return there.known ? registryIn(files, there.value) : there
  }

  const sourcesIn = async (files: Files): Promise<Evidence<readonly FlagSource[]>> => {
    const asked = await named()
    if (!asked.known) return asked
    const there: FlagSource[] = []
    for (const source of asked.value) {
      const read = await registryIn(files, [source])
      if (read.known || !read.because.every(({ absent }) => absent)) there.push(source)
    }
    return known(there)
  }

  const registry = once(async (): Promise<Evidence<Registries | undefined>> => {
    const read = both(await named(), await start())
    if (!read.known) return read
    const [asked, began] = read.value
    if (asked.length === 0) return known(undefined)
    const own = await registryIn(world.head, asked)
    if (own.known) sources.push(...own.value.sources)
    if (!own.known || !began) return own.known ? known({ head: own.value, base: undefined }) : own
    const base = await registryOf(began.base)
    const tip = began.tip === began.base ? base : await registryOf(began.tip)
    const there = both(base, tip)
    if (!there.known) return there
    const { rebased } = await import('./evidence/flags/registry/rebase.ts')
    return known({ head: rebased(own.value, ...there.value), base: there.value[0] })
  })

  const registryOf = async (commit: string): Promise<Evidence<Registry>> => {
    const files = await filesAt(commit)
    return files.known ? registryBefore(files.value) : files
  }

  /** The files of a commit that judges, apart from those of the world, which tell what was edited. */
  const filesAt = async (commit: string): Promise<Evidence<Files>> => {
    const { baseOf } = await import('./evidence/repository/base.ts')
    const base = baseOf(request.root, commit)
    return base.known ? known(base.value.files) : base
  }

  /**
   * Where the change began. A branch that is proposed stands on an older commit than the tip of what
   * it goes into; what happened there since is not its doing.
   */
  const start = once(
    async (): Promise<
      Evidence<{ readonly base: string; readonly tip: string; readonly head: string } | undefined>
    > => {
      const before = await given.before()
      if (!before.known) return before
      if (before.value === undefined) return known(undefined)
      const ends = both(await commitOf(before.value), await commitOf(request.head ?? 'HEAD'))
      if (!ends.known) return ends
      const [tip, head] = ends.value
      if (request.base === undefined) return known({ base: tip, tip, head })
      const { openHistory } = await import('./evidence/repository/history.ts')
      const history = openHistory(request.root)
      if (!history.known) return history
      const base = history.value.mergeBase(tip, head)
      return base.known ? known({ base: base.value, tip, head }) : base
    },
  )

  /** How the code is to be read, at the commit that is judged. */
  const question = once(async (): Promise<Evidence<Asked | undefined>> => {
    const read = both(await registry(), await given.policy())
    if (!read.known) return read
    const [registries, policy] = read.value
    if (!registries) return known(undefined)
    const code = await world.code()
    if (!code.known) return code
    const at = both(await commitOf(request.head ?? 'HEAD'), await start())
    if (!at.known) return at
    const { topOf } = await import('./evidence/repository/git.ts')
    const top = topOf(request.root)
    if (!top.known) return top
    const inRepository = (path: string) =>
      relative(top.value, resolve(realpathSync(request.root), path))
    const [commit, began] = at.value
    // A manifest names the flags that it turns on, and reads none.
    const manifests = await findManifests(request.manifests, world.head)
    const named = [registries.head, ...(registries.base ? [registries.base] : [])].flatMap((each) =>
      each.sources.map(({ file }) => file),
    )
    const files = [...new Set(named)].map(inRepository)
    const asked = {
      commit,
      base: began?.base,
      ...(policy.at && { at: policy.at }),
      folder: inRepository(await given.root()),
      names: allNames(registries),
      policy,
      registries: [...files, ...(manifests.known ? manifests.value.map(inRepository) : [])],
    }
    return known({ code: code.value, asked, files })
  })

  const commitOf = async (revision: string): Promise<Evidence<string>> => {
    const { commitIn } = await import('./evidence/repository/commit-files.ts')
    const commit = commitIn(request.root, revision)
    return commit === undefined ? unknown(noCommit(revision)) : known(commit)
  }

  const code = once(async (): Promise<Evidence<Facts['code']>> => {
    const ready = await question()
    if (!ready.known || !ready.value) return ready.known ? known(undefined) : ready
    const { asked, code } = ready.value
    const read = await code.read(asked)
    if (read.known) {
      sources.push({
        role: 'code',
        file: asked.folder || '.',
        format: `commit ${asked.commit.slice(0, 7)}`,
        digest: sha256(asked.commit),
      })
    }
    return read
  })

  const history = once(async (): Promise<Evidence<Facts['history']>> => {
    const read = both(both(await registry(), await question()), await named())
    if (!read.known) return read
    const [[registries, ready], registrySources] = read.value
    const base = ready?.asked.base
    if (!registries?.base || !ready || base === undefined) return known(undefined)
    const added = addedFlags(registries.head, registries.base)
    if (added.length === 0) return known({ added: 0, commits: 0, former: [] })
    const names = added.flatMap(({ key, aliases }) => [key, ...aliases])
    const before = await ready.code.reads({ ...ready.asked, commit: base, base: undefined, names })
    if (!before.known) return before
    const { readHistory } = await import('./evidence/flags/history/index.ts')
    return readHistory({
      root: request.root,
      base,
      head: ready.asked.commit,
      added,
      registries: await Promise.all(
        ready.files.map(async (path) => ({
          path,
          source: (await sourceOf(path, registrySources)) ?? plainSource(path, path),
        })),
      ),
      folder: ready.asked.folder,
      policy: ready.asked.policy,
      readAtBase: new Set(before.value.keys()),
    })
  })

  /** The source that a file of the repository was read as. */
  const sourceOf = async (path: string, asked: readonly FlagSource[]) => {
    const { minimatch } = await import('minimatch')
    return asked.find(({ file }) => path.endsWith(file) || minimatch(path, `**/${file}`))
  }

  const behind = once(async (): Promise<Evidence<Facts['behind']>> => {
    const read = both(both(await registry(), await given.rollout()), await given.fleet())
    if (!read.known) return read
    const [[registries, rollout], fleet] = read.value
    if (!registries) return known(undefined)
    if (touchedFlags(rollout.manifest.value, registries).length === 0) {
      return known({ releases: [], untold: 0 })
    }
    const policy = await given.policy()
    if (!policy.known) return policy
    const { readBehind } = await import('./evidence/flags/releases/index.ts')
    const { commitIn } = await import('./evidence/repository/commit-files.ts')
    const kept = await readBehind({
      rollout,
      fleet,
      registries,
      folder: join(await given.root(), policy.value.releases),
      files: world.judging,
      commitOf: (revision) => commitIn(request.root, revision),
      readsOf: async (commit) => {
        const ready = await question()
        if (!ready.known) return ready
        if (!ready.value) return known(new Map())
        return ready.value.code.reads({ ...ready.value.asked, commit, base: undefined })
      },
      registryAt: async (commit) => {
        const { headOf } = await import('./evidence/repository/head.ts')
        const files = headOf(request.root, commit)
        if (!files.known) return files
        const there = await sourcesIn(files.value)
        if (!there.known) return there
        return there.value.length > 0 ? registryIn(files.value, there.value) : known(undefined)
      },
    })
    if (kept.known) sources.push(...kept.value.sources)
    return kept
  })

  return { registry, code, history, behind }
}

function plainSource(file: string, shown: string): FlagSource {
  return { file, format: undefined, line: undefined, place: { file: shown, line: 1, column: 1 } }
}

function noCommit(revision: string): Problem {
  return {
    what: `The commit ${revision} is not in this checkout, and code is scanned for flags at it`,
    next: 'Check out with the whole history: fetch-depth: 0 for actions/checkout',
    place: { file: '.git', line: 1, column: 1 },
  }
}

/** Also where it is there and cannot be read, so that reading it says why. */
function isThere(files: Files, file: string): boolean {
  const entry = files.open(file)
  return entry.known || entry.because.some(({ absent }) => !absent)
}

/** Nothing says whether a flag that a manifest names is alive. */
function namedFlag(manifest: Located<Manifest>): Problem | undefined {
  const { flags } = manifest.value
  const [kind] = (['activates', 'retires'] as const).filter(
    (each) => (flags?.[each] ?? []).length > 0,
  )
  if (kind === undefined) return undefined
  return {
    what: `The rollout ${kind} ${JSON.stringify(flags?.[kind]?.[0])}, and there is no registry of flags, so nothing says which flags are alive, which are retired and what they mean`,
    next: `Write ${USUAL_REGISTRY} beside the policy's folder, or name the registry in the policy (flags: { registry: … }) or with --flags`,
    place: manifest.at('flags', kind, 0),
  }
}

/** Every name of every flag, each once after folding. */
function allNames({ head, base }: Registries): readonly string[] {
  const entries = [head, ...(base ? [base] : [])].flatMap(({ flags, retired }) => [
    ...flags,
    ...retired,
  ])
  const names = entries.flatMap(({ key, aliases }) => [key, ...aliases])
  return [...new Map(names.map((name) => [folded(name), name])).values()]
}

/** Flags that no entry of before and no tombstone has a name of. */
function addedFlags(head: Registry, base: Registry): readonly Flag[] {
  const before = new Set(
    [...base.flags, ...base.retired, ...head.retired].flatMap((entry) => [...namesOf(entry)]),
  )
  return head.flags.filter((flag) => [...namesOf(flag)].every((name) => !before.has(name)))
}
