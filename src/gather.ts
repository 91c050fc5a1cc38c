import { isAbsolute, join, resolve } from 'node:path'
import { sha256 } from './base/digest.ts'
import { once } from './base/once.ts'
import { readDocuments } from './evidence/documents.ts'
import {
  type Files,
  LARGEST,
  LARGEST_BY_HAND,
  leadsOut,
  openText,
  workingTree,
} from './evidence/files.ts'
import { readInventory } from './evidence/inventory/index.ts'
import { readManifest } from './evidence/manifest/index.ts'
import { findPolicy } from './evidence/policy/find.ts'
import {
  environmentProblem,
  inventoriesOf,
  policyFor,
  readPolicy,
  selectorsIn,
  servicesOf,
} from './evidence/policy/index.ts'
import type { PolicyFile } from './evidence/policy/schema.ts'
import { both, known, unknown, wholeFile } from './evidence/problem.ts'
import type { Base } from './evidence/repository/base.ts'
import { resolveRollout, selectorsOf } from './evidence/rollout.ts'
import { selectors } from './evidence/selector/index.ts'
import type { Evidence, Source } from './model/evidence.ts'
import type { Fleet } from './model/fleet.ts'
import type { Observed } from './model/observed.ts'
import type { Located } from './model/place.ts'
import type { Facts, Moment } from './model/rule.ts'

/** What the gate is asked, as a door has read it. */
export interface Request {
  /** The folder that names are relative to. */
  readonly root: string
  /** Names or globs; none asks for the usual places. */
  readonly manifests: readonly string[]
  readonly moment: Moment
  readonly policy: string | undefined
  /** Empty: those that the policy names. */
  readonly inventories: readonly string[]
  readonly touches: string | undefined
  readonly observed: string | undefined
  /** Until when a silent host may still answer, in milliseconds since 1970. */
  readonly deadline: number | undefined
  /** The commit that a change is made against; policy and inventory are read there. */
  readonly base: string | undefined
  /** The moment of judgement, in milliseconds since 1970. */
  readonly now: number
  /** Whether `now` was given rather than read from the clock. */
  readonly replay: boolean
}

/** One reader for each fact; each reads once, when a rule first needs it. */
export type Readers = { readonly [Name in keyof Facts]: () => Promise<Evidence<Facts[Name]>> }

/** The evidence on one manifest. */
export interface Gathered {
  readonly readers: Readers
  /** The inputs read so far, in the order they were read. */
  readonly sources: readonly Source[]
}

/** Where evidence is read from, shared by all manifests of a request. */
export interface World {
  /** The change: manifests, procedures, what tools and hosts say. */
  readonly head: Files
  /** What judges it: policy and inventory. */
  readonly judging: Files
  inventory(paths: readonly string[]): Promise<Evidence<Fleet>>
  note(text: string): void
  notes(): readonly string[]
}

export async function openWorld(request: Request): Promise<Evidence<World>> {
  const head = workingTree(request.root)
  const base = await openBase(request)
  if (base && !base.known) return base
  const judging = base?.value.files ?? head
  const fleets = new Map<string, Promise<Evidence<Fleet>>>()
  const texts = new Set<string>()
  return known({
    head,
    judging,
    inventory: (paths) => {
      const key = paths.join('\0')
      const read = fleets.get(key) ?? readInventory(paths, judging)
      fleets.set(key, read)
      return read
    },
    note: (text) => texts.add(text),
    notes: () => [...texts, ...(base ? baseNotes(base.value) : [])],
  })
}

// What a plain run does not need is loaded by the run that does, here and below.
async function openBase({ root, base }: Request): Promise<Evidence<Base> | undefined> {
  if (base === undefined) return undefined
  const { baseOf } = await import('./evidence/repository/base.ts')
  return baseOf(root, base)
}

function baseNotes({ edited, added }: Base): readonly string[] {
  return [
    ...edited().map((file) => `The change edits ${file}; the copy at its base judges`),
    ...added().map((file) => `The change adds ${file}, which does not judge it`),
  ]
}

/** Readers of everything that rules may ask about one manifest. */
export function gather(
  file: string,
  request: Request,
  ruleIds: readonly string[],
  world: World,
): Gathered {
  const { head, judging } = world
  const sources: Source[] = []

  const manifest = once(async () => {
    // A link in the repository may lead anywhere, and what it leads to would be shown in the report.
    const within = leadsOut(request.root, resolve(request.root, file)) ? undefined : '.'
    const text = openText(head, file, LARGEST_BY_HAND, file === '-' ? undefined : within)
    if (!text.known) return text
    sources.push({ role: 'manifest', file, format: 'manifest', digest: sha256(text.value.bytes) })
    return readManifest(text.value)
  })

  const found = once(async () => findPolicy(file, request.policy, request.root, judging))

  const policyFile = once(async (): Promise<Evidence<Located<PolicyFile> | undefined>> => {
    const policy = await found()
    if (!policy.known) return policy
    const { text } = policy.value
    if (text === undefined) {
      world.note(`No policy file was found for ${file}, so the strict defaults judge`)
      return known(undefined)
    }
    sources.push({
      role: 'policy',
      file: text.file,
      format: text.from ?? 'policy',
      digest: sha256(text.bytes),
    })
    return readPolicy(text, ruleIds)
  })

  /** A name that the policy or the manifest gives, which is relative to what the policy governs. */
  const below = async (name: string): Promise<{ root: string; path: string }> => {
    const policy = await found()
    const root = policy.known ? policy.value.root : '.'
    return { root, path: isAbsolute(name) ? name : join(root, name) }
  }

  const fleet = once(async (): Promise<Evidence<Fleet>> => {
    const policy = await policyFile()
    if (!policy.known) return policy
    const named = policy.value ? inventoriesOf(policy.value.value) : []
    const paths =
      request.inventories.length > 0
        ? request.inventories
        : await Promise.all(named.map(async (name) => (await below(name)).path))
    if (paths.length === 0) {
      return unknown({
        what: 'No inventory is named, so nothing says which hosts exist',
        next:
          request.base === undefined
            ? 'Name it in the policy (inventory: hosts.ini), or with --inventory'
            : 'Name it in the policy at the base: one that this change adds judges only the next change, so merge policy and inventory first',
        place: wholeFile(policy.value?.file ?? file),
      })
    }
    const read = await world.inventory(paths)
    if (read.known) sources.push(...read.value.sources)
    return request.inventories.length > 0 ? read : namedBy(read, policy.value)
  })

  const select = once(async () => {
    const [read, asked] = await Promise.all([policyFile(), manifest()])
    return selectors([
      ...(read.known ? selectorsIn(read.value) : []),
      ...(asked.known ? selectorsOf(asked.value.value) : []),
    ])
  })

  const policy = once(async () => {
    const read = both(await policyFile(), await manifest())
    if (!read.known) return read
    const [own, asked] = read.value
    const problem = environmentProblem(own, asked)
    if (problem) return unknown(problem)
    const { environment } = asked.value
    const hosts = await fleet()
    // Severities hold even where the inventory cannot be read; whatever asks for services asks for it too.
    if (!hosts.known) return known(policyFor(own, environment, []))
    const services = servicesOf(own, environment, hosts.value, await select())
    return known(policyFor(own, environment, services))
  })

  const touched = async (named: string | undefined, hosts: Fleet) => {
    const { touches: given } = request
    if (given === undefined && named === undefined) return known(undefined)
    const { root, path } = await below(named ?? '')
    const text =
      given === undefined ? openText(head, path, LARGEST, root) : openText(head, given, LARGEST)
    if (!text.known) return text
    const { readTouches } = await import('./evidence/touches.ts')
    const touches = readTouches(text.value, hosts)
    if (touches.known) sources.push(touches.value.source)
    return touches
  }

  const rollout = once(async () => {
    const read = both(await manifest(), await fleet())
    if (!read.known) return read
    const [asked, hosts] = read.value
    const touches = await touched(asked.value.touches, hosts)
    if (!touches.known) return touches
    return known(resolveRollout(asked, hosts, touches.value, await select(), request.now))
  })

  const observed = once(async (): Promise<Evidence<Observed>> => {
    const read = both(await manifest(), await fleet())
    if (!read.known) return read
    const [asked, hosts] = read.value
    if (request.observed === undefined) {
      return asked.value.operation === 'remove'
        ? known(nobodyAsked(request.deadline))
        : unknown({
            what: 'No reports of the hosts were given, and to go live every host must have answered',
            next: 'Collect what each host runs, and pass the file with --observed',
            place: wholeFile(file),
          })
    }
    const text = openText(head, request.observed, LARGEST)
    if (!text.known) return text
    const { readObserved } = await import('./evidence/observed/index.ts')
    const observed = readObserved(text.value, hosts, request.deadline)
    if (observed.known) sources.push(observed.value.source)
    return observed
  })

  const documents = once(async () => {
    const asked = await manifest()
    if (!asked.known) return asked
    const read = readDocuments(asked.value, (await below('')).root, head)
    for (const { path, digest } of read.named) {
      if (digest) sources.push({ role: 'document', file: path, format: 'procedure', digest })
    }
    return known(read)
  })

  return {
    readers: {
      rollout,
      fleet,
      policy,
      observed,
      documents,
      now: async () => known(request.now),
    },
    sources,
  }
}

/** An inventory that is not there, at the place of the policy that names it. */
function namedBy(read: Evidence<Fleet>, policy: Located<PolicyFile> | undefined): Evidence<Fleet> {
  if (read.known || !policy) return read
  const place = policy.at('inventory')
  return unknown(
    ...read.because.map((problem) => (problem.absent ? { ...problem, place } : problem)),
  )
}

/** After a removal there is nobody left to answer. */
function nobodyAsked(deadline: number | undefined): Observed {
  const source = {
    role: 'observed',
    file: '-',
    format: 'nobody asked',
    digest: sha256(''),
  } as const
  return { source, reports: new Map(), strangers: [], deadline }
}
