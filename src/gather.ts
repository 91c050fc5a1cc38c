import { isAbsolute, join, resolve } from 'node:path'
import { canonical } from './base/canonical.ts'
import { sha256 } from './base/digest.ts'
import { once } from './base/once.ts'
import { readDocuments } from './evidence/documents.ts'
import { LARGEST, LARGEST_BY_HAND, leadsOut, openText } from './evidence/files.ts'
import { readManifest } from './evidence/manifest/index.ts'
import { findPolicy } from './evidence/policy/find.ts'
import { flagsOf } from './evidence/policy/flags.ts'
import {
  environmentProblem,
  inventoriesOf,
  otherEnvironment,
  policyFor,
  readPolicy,
  reviewProblems,
  selectorsIn,
  servicesOf,
} from './evidence/policy/index.ts'
import type { PolicyFile } from './evidence/policy/schema.ts'
import { stricter } from './evidence/policy/stricter.ts'
import { both, known, unknown, wholeFile } from './evidence/problem.ts'
import { resolveRollout, selectorsOf } from './evidence/rollout.ts'
import { selectors } from './evidence/selector/index.ts'
import { flagReaders, USUAL_REGISTRIES } from './flags/index.ts'
import type { Change } from './model/change.ts'
import type { Evidence, Source } from './model/evidence.ts'
import type { Fleet } from './model/fleet.ts'
import type { Observed } from './model/observed.ts'
import type { Located } from './model/place.ts'
import type { Guard, Policy, ReviewPolicy } from './model/policy.ts'
import type { Facts } from './model/rule.ts'
import { isAsked } from './moments.ts'
import { planOf } from './plan.ts'
import type { Request } from './request.ts'
import type { World } from './world.ts'

/** One reader for each fact; each reads once, when a rule first needs it. */
export type Readers = { readonly [Name in keyof Facts]: () => Promise<Evidence<Facts[Name]>> }

/** The evidence on one manifest. */
export interface Gathered {
  readonly readers: Readers
  /** The inputs read so far, in the order they were read. */
  readonly sources: readonly Source[]
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

  /** As the commit has it that is judged, or its base. */
  const ownPolicy = once(async (): Promise<Evidence<Policy>> => {
    const read = both(await policyFile(), await manifest())
    if (!read.known) return read
    const [own, asked] = read.value
    const { environment } = asked.value
    const wrong = [environmentProblem(own, asked), otherEnvironment(request, asked)]
    if (request.requireReview) wrong.push(...reviewProblems(policyFor(own, environment, [])))
    const problems = wrong.filter((problem) => problem !== undefined)
    if (problems.length > 0) return unknown(...problems)
    const hosts = await fleet()
    // Severities hold even where the inventory cannot be read; whatever asks for services asks for it too.
    if (!hosts.known) return known(policyFor(own, environment, []))
    const services = servicesOf(own, environment, hosts.value, await select())
    return known(policyFor(own, environment, services))
  })

  /** A release cannot ask less of its reviewers than what is live did. */
  const policy = once(async (): Promise<Evidence<Policy>> => {
    const own = await ownPolicy()
    if (!own.known || !own.value.review) return own
    const read = await changeUnder(own.value)
    const live = read.known && request.recorded === undefined ? read.value.live : undefined
    const before = live === undefined ? known(undefined) : await reviewAt(live)
    if (!before.known) return before
    if (!before.value) return own
    return known({ ...own.value, review: stricter(before.value, own.value.review) })
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

  const plan = once(async () => {
    const read = both(both(await rollout(), await fleet()), await policyFile())
    if (!read.known) return read
    const [[asked, hosts], judged] = read.value
    return known(planOf(asked, hosts, judged?.value, request.commit ?? (await recordedCommit())))
  })

  /** A plan is judged again with the commit that it was judged with. */
  const recordedCommit = async (): Promise<string | undefined> => {
    const read = request.recorded === undefined ? undefined : await change()
    return read?.known ? read.value?.commit : undefined
  }

  const earlier = once(async () => {
    if (request.earlier === undefined) return known(undefined)
    const text = openText(head, request.earlier, LARGEST)
    if (!text.known) return text
    const { readEarlier } = await import('./evidence/earlier.ts')
    const read = await readEarlier(text.value, file)
    if (read.known) sources.push(read.value.source)
    return read
  })

  /** A change to the policy counts once its owners let it; so who they are is asked of what is live. */
  const reviewAt = async (commit: string): Promise<Evidence<ReviewPolicy | undefined>> => {
    const { baseOf } = await import('./evidence/repository/base.ts')
    const opened = both(baseOf(request.root, commit), await manifest())
    if (!opened.known) return opened
    const [{ files }, asked] = opened.value
    const there = findPolicy(file, request.policy, request.root, files)
    // A policy that is named and was not there yet is none.
    if (!there.known) return there.because.every(({ absent }) => absent) ? known(undefined) : there
    if (there.value.text === undefined) return known(undefined)
    const read = await readPolicy(there.value.text, ruleIds)
    return read.known ? known(policyFor(read.value, asked.value.environment, []).review) : read
  }

  /** What judges, so that only its owners may let it change, relative to the root. */
  const guards = async (judged: Policy): Promise<readonly Guard[]> => {
    const read = await policyFile()
    const own = read.known && read.value ? inventoriesOf(read.value.value) : []
    const place = judged.at('review', 'owners')
    const guard = (because: string, paths: readonly string[]): Guard => ({
      paths,
      owners: judged.review?.owners ?? [],
      place,
      because,
    })
    return [
      guard('it is the policy', judged.file === undefined ? [] : [judged.file]),
      guard('it is the registry of flags', await registryPaths(judged)),
      guard('it is the inventory', [
        ...request.inventories,
        ...(await Promise.all(own.map(async (name) => (await below(name)).path))),
      ]),
    ]
  }

  const registryPaths = async ({ flags }: Policy): Promise<readonly string[]> => {
    if (request.flags && request.flags.length > 0) return request.flags
    const named = flags.registry.map(({ file }) => file)
    const files = named.length > 0 ? named : USUAL_REGISTRIES
    return Promise.all(files.map(async (name) => (await below(name)).path))
  }

  const changeUnder = async (judged: Policy): Promise<Evidence<Change>> => {
    const asked = await manifest()
    if (!asked.known) return asked
    return world.change(file, {
      review: judged.review as ReviewPolicy,
      environment: asked.value.value.environment,
      judging: await guards(judged),
      reviewAt,
      place: judged.at('review'),
    })
  }

  const change = once(async (): Promise<Evidence<Change | undefined>> => {
    const judged = await policy()
    if (!judged.known) return judged
    if (!judged.value.review) {
      if (request.incident !== undefined) world.note(idleIncident(request.incident))
      return known(undefined)
    }
    const read = await changeUnder(judged.value)
    if (!read.known) return read
    const { repository, subject, live } = read.value
    // Whoever checks a pull request looks at it alone, and not at what else would go live with it.
    if (live === undefined && isAsked('deploy', request.moment)) {
      return unknown({ ...NO_RELEASE, place: judged.value.at('review') })
    }
    const digest = sha256(canonical(read.value))
    sources.push({ role: 'github', file: repository, format: subject, digest })
    return read
  })

  /** What was there before the change: its base, or what is live. */
  const before = once(async (): Promise<Evidence<string | undefined>> => {
    const tells = isAsked('deploy', request.moment) && request.recorded === undefined
    if (request.base !== undefined || !tells) return known(request.base)
    const judged = await change()
    return judged.known ? known(judged.value?.live) : judged
  })

  const flags = flagReaders({
    request,
    world,
    sources,
    manifest,
    policy: async () => {
      const read = await policyFile()
      if (!read.known) return read
      return known({ ...flagsOf(read.value), ...(read.value && { at: read.value.at }) })
    },
    rollout,
    fleet,
    root: async () => (await below('')).root,
    before,
  })

  return {
    readers: {
      ...flags,
      change,
      plan,
      earlier,
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

function idleIncident(incident: string): string {
  return `The incident ${incident} changes nothing, since the policy asks for no second reviewer`
}

const NO_RELEASE = {
  what: 'A release is judged by every commit since what is live, and the check of a pull request or of a merge queue tells of its own alone',
  next: 'Run it on push or on another event of the branch that goes live, or ask at the moment plan',
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
