import type { Source } from './evidence.ts'
import type { HostSet } from './fleet.ts'
import type { Place } from './place.ts'

/** Where a flag lives on the wire. */
export interface Slot {
  /** A protocol, a package of one, an API or a database: `order`, `orders.v1`. */
  readonly schema: string
  /** The message, field, enum or table in it; empty where the schema is all there is. */
  readonly of: string
  readonly kind: 'number' | 'bit' | 'value' | 'route' | 'column'
  /** A text for a route and a column, else a whole number. */
  readonly at: number | string
  /** The last of a range that is reserved; else the same as `at`. */
  readonly to: number | string
  readonly place: Place
}

/** A flag that is alive. */
export interface Flag {
  readonly key: string
  readonly aliases: readonly string[]
  readonly slots: readonly Slot[]
  readonly owner: string | undefined
  /** What it means, for people. */
  readonly description: string | undefined
  /** What its values are or what it is for, in the words of its source: `boolean`, `release`. */
  readonly type: string | undefined
  /** What its provider knows it by, whatever it is called. */
  readonly id: string | undefined
  /** Milliseconds since 1970, here and below. */
  readonly created: number | undefined
  /** The last moment it is expected to be needed. */
  readonly expires: number | undefined
  /** Of its key. */
  readonly place: Place
}

/** The permanent record of a retired flag. */
export interface Tombstone {
  readonly key: string
  readonly aliases: readonly string[]
  readonly slots: readonly Slot[]
  /** Undefined where a provider does not tell. */
  readonly retired: number | undefined
  readonly reason: string | undefined
  /** The release or commit that took it out of the code. */
  readonly removedIn: string | undefined
  readonly replacedBy: string | undefined
  /** Why it may be alive again. The tombstone stays. */
  readonly unretired:
    | {
        readonly by: string
        readonly reason: string
        readonly at: number
      }
    | undefined
  readonly place: Place
}

/** What a schema calls a slot: a field or an enum value, which need not be a flag. */
export interface Field {
  readonly name: string
  readonly slot: Slot
}

/** What a schema keeps anybody from using again: a slot or range of slots, or a name. */
export type Reserved =
  | { readonly slot: Slot; readonly name?: undefined }
  | {
      readonly slot?: undefined
      readonly name: string
      /** Where it may not be used: of which schema, and of which message or enum. */
      readonly schema: string
      readonly of: string
      readonly place: Place
    }

/** Every flag that is known to live or to have lived, from all sources. */
export interface Registry {
  readonly flags: readonly Flag[]
  readonly retired: readonly Tombstone[]
  readonly fields: readonly Field[]
  readonly reserved: readonly Reserved[]
  readonly sources: readonly Source[]
}

/** The registry as the change has it, and as it was before. */
export interface Registries {
  readonly head: Registry
  /** Undefined where nothing says what was before the change. */
  readonly base: Registry | undefined
}

/**
 * How a text that names a flag stands in code: as what an SDK is asked for, as a quoted text, as a
 * bare word, or where the compiler does not look.
 */
export type UseKind = 'call' | 'literal' | 'word' | 'comment'

/** A place of the code that names a flag. */
export interface Use {
  /** As it is written there: `PowerPeg`. Compared by `folded`. */
  readonly text: string
  readonly kind: UseKind
  readonly place: Place
}

/** What the code of a commit says of flags. */
export interface Code {
  /** The commit that was scanned, in full. */
  readonly commit: string
  /** Calls and literals of every flag that a registry knows, in the order of paths and lines. */
  readonly uses: readonly Use[]
  /** Calls that ask an SDK for a flag that no registry knows. */
  readonly undeclared: readonly Use[]
  /** Those of `uses` and `undeclared` that the change adds; undefined where nothing says what was before. */
  readonly added: ReadonlySet<Use> | undefined
  /** How often each flag is named otherwise, in words and comments, by its folded key. */
  readonly mentions: ReadonlyMap<string, number>
  /** Files that were scanned, and their bytes. */
  readonly files: number
  readonly bytes: number
  /** Files that were not, by the reason as a part of a sentence: `tests`, `binary`. */
  readonly skipped: readonly { readonly because: string; readonly files: number }[]
}

/** A flag that the change adds and that once was there before. */
export interface Former {
  /** As the change has it. */
  readonly key: string
  /** Whether a registry had it, or code asked for it. */
  readonly how: 'defined' | 'read'
  /** Where it stood before it was removed. */
  readonly was: Place
  /** The commit that removed it for the last time. */
  readonly removed: { readonly commit: string; readonly at: number; readonly title: string }
  /** A commit of the change that says it reverts that one, and does so to the letter; undefined where none does. */
  readonly revertedBy: string | undefined
}

export interface FlagHistory {
  /** How many flags the change adds, which are those that were looked for. */
  readonly added: number
  /** How many commits were looked at. */
  readonly commits: number
  readonly former: readonly Former[]
}

/** What a release reads. */
export interface Reads {
  /** Whether its own record says so, or a scan of its commit. */
  readonly from: 'record' | 'commit'
  /** Where each flag is read for the first time, by its folded key. */
  readonly keys: ReadonlyMap<string, Place>
  /** The slots it reads, and what it takes each of them for where that is known. */
  readonly slots: readonly { readonly slot: Slot; readonly key: string | undefined }[]
}

/** A release that some hosts keep running, or that the way back would bring back. */
export interface KeptRelease {
  /** Its version, or its commit where it has none. */
  readonly name: string
  /** Hosts that this rollout leaves on it; empty where it is only the way back. */
  readonly hosts: HostSet
  readonly rollback: boolean
  readonly reads: Reads
}

/** What the rollout leaves behind. */
export interface Behind {
  readonly releases: readonly KeptRelease[]
  /** Hosts outside the scope of which nothing says what they run, and which were not asked about. */
  readonly untold: number
}

/** What a flag that the rollout touches means, for people. */
export interface FlagStory {
  readonly key: string
  /** Why the rollout touches it, as a part of a sentence: `turned on`, `retired`. */
  readonly because: string
  /** Parts of a sentence; undefined where nothing tells. */
  readonly base: string | undefined
  readonly head: string
  readonly behind: string | undefined
  readonly rollback: string | undefined
}

/** A source of flags that the policy names. */
export interface FlagSource {
  /** A path or a glob, relative to what the policy governs. */
  readonly file: string
  /** Undefined: told from its content. */
  readonly format: string | undefined
  /** How a line of a source file defines a flag, as `| '{key}'`; for format `lines`. */
  readonly line: string | undefined
  readonly place: Place
}

/** Where flags are registered and read, and how the gate looks for them. */
export interface FlagPolicy {
  /** Empty: nothing is named, and `flags.yml` is read where it is there. */
  readonly registry: readonly FlagSource[]
  /** Globs of code that is scanned; empty: all of what the policy governs. */
  readonly include: readonly string[]
  /** Globs of code that is not. */
  readonly exclude: readonly string[]
  /** Ways of asking for a flag beside those of the SDKs, as `hasFlag({key})`. */
  readonly calls: readonly string[]
  /** The folder with the records of releases. */
  readonly releases: string
  /** How long a removed flag may still come back with a warning, in seconds. */
  readonly grace: number
}
