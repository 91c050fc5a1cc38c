import { sha256 } from '../../../base/digest.ts'
import { none } from '../../../base/hosts.ts'
import { type TouchedFlag, touchedFlags } from '../../../base/touched-flags.ts'
import { list, thousands } from '../../../base/words.ts'
import type { Evidence, Problem, Source, Unknown } from '../../../model/evidence.ts'
import type { Behind, KeptRelease, Reads, Registries, Registry } from '../../../model/flags.ts'
import type { Fleet, HostSet } from '../../../model/fleet.ts'
import type { Place } from '../../../model/place.ts'
import type { Rollout } from '../../../model/rollout.ts'
import { type Files, openText } from '../../files.ts'
import { known, unknown, wholeFile } from '../../problem.ts'
import { COMMIT, type Left, leftBehind, sameCommit, type Told } from './left.ts'
import { readsIn } from './reads.ts'
import { readRecord, recordFile } from './record.ts'

export interface BehindQuestion {
  readonly rollout: Rollout
  readonly fleet: Fleet
  readonly registries: Registries
  /** The folder that records are in, as `files.open` takes it. */
  readonly folder: string
  /** Where records are read: the base, or what a step of the workflow made. */
  readonly files: Files
  /** The full id of a commit or tag of the checkout; undefined where it is not here. */
  commitOf(revision: string): string | undefined
  /** What the code of a commit reads, of the names given to it. */
  readsOf(commit: string): Promise<Evidence<ReadonlyMap<string, Place>>>
  /** The registry of a commit, undefined where it had none. */
  registryAt(commit: string): Promise<Evidence<Registry | undefined>>
}

/** What the rollout leaves behind, and the records that say so. */
export interface ReadBehind extends Behind {
  readonly sources: readonly Source[]
}

/** Each may cost a scan of its commit. */
const MOST_RELEASES = 200

/** A record of all of a hundred thousand flags. */
const LARGEST_RECORD = 16 * 1024 * 1024

/** A release to be looked at, and where it is told. */
interface Kept extends Told {
  readonly name: string
  readonly hosts: HostSet
  readonly rollback: boolean
  readonly place: Place
}

/**
 * Which releases the rollout leaves on hosts, or would bring back, and what each of them reads: from
 * its record, else from its commit, as the inventory, the manifest or a tag tells it. Nobody is
 * asked where the rollout touches no flag.
 */
export async function readBehind(question: BehindQuestion): Promise<Evidence<ReadBehind>> {
  const { rollout, fleet, registries } = question
  const touched = touchedFlags(rollout.manifest.value, registries)
  if (touched.length === 0) return known({ releases: [], untold: 0, sources: [] })
  const { kept, silent, untold } = leftBehind(rollout, fleet)
  const asked = kept.map((left) => ofHosts(left, fleet))
  addRollback(asked, rollout)
  const problems: Problem[] = silent.length > 0 ? [silence(silent, fleet)] : []
  if (asked.length > MOST_RELEASES) return unknown(...problems, tooMany(asked))
  const releases: KeptRelease[] = []
  const sources: Source[] = []
  const read = reader(question, sources)
  for (const each of asked) {
    const reads = await read(each)
    if (!reads.known) {
      if (!mayBeUntold(each, touched, reads)) problems.push(...reads.because)
    } else {
      const { name, hosts, rollback } = each
      releases.push({ name, hosts, rollback, reads: reads.value })
    }
  }
  // One commit may be unreadable for many releases, and is told once.
  return problems.length > 0 ? unknown(...new Set(problems)) : known({ releases, untold, sources })
}

/**
 * Every flag that is retired was read by the release before. So where a rollout does no more than
 * retire, nobody has to have kept record of what the way back alone leads to.
 */
function mayBeUntold({ hosts }: Kept, touched: readonly TouchedFlag[], { because }: Unknown) {
  return (
    hosts.length === 0 &&
    touched.every(({ how }) => how === 'retired') &&
    because.every(({ absent }) => absent)
  )
}

function ofHosts({ release, commit, hosts }: Left, fleet: Fleet): Kept {
  const name = release ?? (commit as string)
  const place = fleet.place(hosts[0] as number)
  return { name, release, commit, hosts, rollback: false, place }
}

/** Of the hosts that run what the way back leads to, it is one release with theirs. */
function addRollback(asked: Kept[], { manifest }: Rollout): void {
  const back = manifest.value.recovery?.rollback
  if (!back) return
  const same = asked.flatMap((each, i) => (isSame(each, back) ? [i] : []))
  const [only, ...others] = same
  if (only !== undefined && others.length === 0) {
    asked[only] = { ...(asked[only] as Kept), rollback: true }
    return
  }
  asked.push({
    name: back.version,
    release: back.version,
    commit: back.commit,
    hosts: none,
    rollback: true,
    place: manifest.at('recovery', 'rollback', 'version'),
  })
}

// What a manifest says of the way back is its author's word, and none about hosts.
function isSame(
  { release, commit }: Kept,
  back: { readonly version: string; readonly commit?: string | undefined },
): boolean {
  if (release !== back.version) return false
  if (back.commit === undefined) return true
  return commit !== undefined && sameCommit(commit, back.commit)
}

function silence(hosts: HostSet, fleet: Fleet): Problem {
  const names = Array.from(hosts, (host) => fleet.name(host))
  const [one, its] = names.length === 1 ? ['keeps', 'it runs'] : ['keep', 'they run']
  return {
    what: `${list(names)} ${one} what ${its}, and nothing says what that is, so old code there may act on a flag that this rollout touches`,
    next: 'Tell release or commit of each host in the inventory (rollcall_release and rollcall_commit in Ansible), or let the rollout reach it',
    place: fleet.place(hosts[0] as number),
  }
}

function tooMany(asked: readonly Kept[]): Problem {
  return {
    what: `The rollout leaves ${thousands(asked.length)} different releases behind, and at most ${MOST_RELEASES} are looked at, so nobody knows what the others read`,
    next: 'Check what the inventory says of release and commit; a version belongs there, and no number of a build on each host',
    place: (asked[MOST_RELEASES] as Kept).place,
  }
}

/** Reads what a release reads; each commit once, however many releases were made of it. */
function reader(question: BehindQuestion, sources: Source[]) {
  const scanned = new Map<string, Evidence<Reads>>()
  const scan = async (commit: string): Promise<Evidence<Reads>> => {
    const reads = scanned.get(commit) ?? (await scanOf(commit, question))
    scanned.set(commit, reads)
    return reads
  }
  return async (kept: Kept): Promise<Evidence<Reads>> => {
    const record = recordOf(kept, question)
    if (record?.known) {
      sources.push(record.value.source)
      return known(record.value.reads)
    }
    const because = record?.because ?? []
    if (because.some(({ absent }) => !absent)) return unknown(...because)
    const commit = kept.commit === undefined ? tagOf(kept, question) : idOf(kept.commit, question)
    if (commit !== undefined) return scan(commit)
    return unknown(unread(kept, because, question.fleet))
  }
}

/** What the record of a release says, which must be of the very commit that runs. */
function recordOf(
  { name, release, commit, place }: Kept,
  { folder, files }: BehindQuestion,
): Evidence<{ readonly reads: Reads; readonly source: Source }> | undefined {
  if (release === undefined) return undefined
  const text = openText(files, recordFile(folder, release), LARGEST_RECORD, folder)
  if (!text.known) return text
  const record = readRecord(text.value)
  if (!record.known) return record
  const { file, bytes } = text.value
  if (commit && record.value.commit && !sameCommit(commit, record.value.commit)) {
    return unknown({
      what: `${file} is the record of ${name} as it was built from ${record.value.commit}, and what runs was built from ${commit}, as ${place.file} says, so nobody knows what it reads`,
      next: 'Find out which of the two runs, and mend the other',
      place: wholeFile(file),
    })
  }
  const { from, keys, slots } = record.value
  const source = { role: 'release', file, format: 'release record', digest: sha256(bytes) } as const
  return known({ reads: { from, keys, slots }, source })
}

/** A branch may be called like a commit is, and is none. */
function idOf(commit: string, { commitOf }: BehindQuestion): string | undefined {
  const id = COMMIT.test(commit) ? commitOf(commit) : undefined
  return id?.startsWith(commit) ? id : undefined
}

/** What git's way to name a commit cannot read anything else into. */
const TAG = /^(?!.*\.\.)[A-Za-z0-9_.+/@-]+$/

function tagOf({ release }: Kept, { commitOf }: BehindQuestion): string | undefined {
  if (release === undefined || !TAG.test(release)) return undefined
  return commitOf(`refs/tags/${release}`) ?? commitOf(`refs/tags/v${release}`)
}

async function scanOf(
  commit: string,
  { registries, readsOf, registryAt }: BehindQuestion,
): Promise<Evidence<Reads>> {
  const [keys, own] = [await readsOf(commit), await registryAt(commit)]
  if (!keys.known) return keys
  if (!own.known) return own
  const { head, base } = registries
  return known(readsIn(keys.value, own.value, base ? [head, base] : [head]))
}

/** Nothing says what a release reads. */
function unread(
  { name, release, commit, hosts, rollback, place }: Kept,
  noRecord: readonly Problem[],
  fleet: Fleet,
): Problem {
  const names = Array.from(hosts, (host) => fleet.name(host))
  const keeps = names.length === 1 ? 'keeps' : 'keep'
  const who = names.length > 0 ? `${list(names)} ${keeps} ${name}` : `The way back leads to ${name}`
  const missing = [
    ...noRecord.map(({ what }) => what),
    ...(commit === undefined
      ? ['no commit is told', `no tag is called ${release} or v${release}`]
      : [`the commit ${commit} is not in this checkout`]),
  ]
  const tell =
    commit !== undefined
      ? 'check out with the history (fetch-depth: 0 for actions/checkout)'
      : rollback && names.length === 0
        ? 'tell its commit in recovery.rollback.commit'
        : 'tell its commit in the inventory (rollcall_commit in Ansible)'
  return {
    what: `${who}, and nothing says which flags it reads, so it may act on one that this rollout touches: ${list(missing)}`,
    next:
      release === undefined
        ? `Tell the release too, and keep its record; or ${tell}`
        : `Keep the record of the release, which rollcall flags record writes; or ${tell}`,
    place,
    ...(commit === undefined ? { absent: true } : {}),
  }
}
