import { expect, test } from '@jest/globals'
import type {
  Code,
  Field,
  Flag,
  FlagHistory,
  FlagPolicy,
  Former,
  Registry,
  Reserved,
  Slot,
  Tombstone,
  Use,
  UseKind,
} from '../../../src/model/flags.ts'
import type { Manifest } from '../../../src/model/manifest.ts'
import type { Place } from '../../../src/model/place.ts'
import type { Severity } from '../../../src/model/policy.ts'
import type { Rollout } from '../../../src/model/rollout.ts'
import type { Draft, Facts, Rule } from '../../../src/model/rule.ts'
import { policy, reviewPolicy } from '../review/change.ts'

/** Ten in the morning in New York, on the day of Knight. */
export const NOW = Date.UTC(2012, 7, 1, 14)
export const DAY = 86_400_000
/** The day on which Power Peg was retired. */
export const RETIRED = Date.UTC(2003, 5, 30)

const NOWHERE: Place = { file: 'nowhere', line: 1, column: 1 }

/** A bit of the flags of an order, as Knight had them. */
export function bit(at: number, of = 'flags', schema = 'order'): Slot {
  return { schema, of, kind: 'bit', at, to: at, place: NOWHERE }
}

/** A number, or range of numbers, of the message Order. */
export function numbers(at: number, to = at, of = 'Order', schema = 'orders.v1'): Slot {
  return { schema, of, kind: 'number', at, to, place: NOWHERE }
}

/** A value of the enum Kind. */
export function value(at: number, to = at, of = 'Kind', schema = 'orders.v1'): Slot {
  return { schema, of, kind: 'value', at, to, place: NOWHERE }
}

/** A live flag of which nothing is told but what is given. */
export function flag(key: string, more: Partial<Flag> = {}): Flag {
  return {
    key,
    aliases: [],
    slots: [],
    owner: undefined,
    description: undefined,
    type: undefined,
    id: undefined,
    created: undefined,
    expires: undefined,
    place: NOWHERE,
    ...more,
  }
}

/** The record of a flag that was retired on the day of Power Peg. */
export function tombstone(key: string, more: Partial<Tombstone> = {}): Tombstone {
  return {
    key,
    aliases: [],
    slots: [],
    retired: RETIRED,
    reason: 'replaced by the accounting of the router',
    removedIn: undefined,
    replacedBy: undefined,
    unretired: undefined,
    place: NOWHERE,
    ...more,
  }
}

export const UNRETIRED = { by: 'kim', reason: 'it is needed again', at: NOW } as const

export function field(name: string, slot: Slot): Field {
  return { name, slot }
}

export function reserved(slot: Slot): Reserved {
  return { slot }
}

export function reservedName(name: string, of = 'Order', schema = 'orders.v1'): Reserved {
  return { name, schema, of, place: NOWHERE }
}

/** What a registry holds; an entry that says where it stands stays there. */
export interface Parts {
  readonly flags?: readonly Flag[]
  readonly retired?: readonly Tombstone[]
  readonly fields?: readonly Field[]
  readonly reserved?: readonly Reserved[]
}

/**
 * A registry with an entry on each line of its file: flags, then retired, fields and reserved.
 * A key stands at column 5, its slots from column 20 on.
 */
export function registryOf(
  { flags = [], retired = [], fields = [], reserved = [] }: Parts = {},
  file = 'flags.yml',
): Registry {
  let line = 0
  const at = (place: Place, column: number): Place =>
    place === NOWHERE ? { file, line, column } : place
  const slotAt = (slot: Slot, i: number): Slot => ({ ...slot, place: at(slot.place, 20 + i) })
  const entry = <T extends Flag | Tombstone>(each: T): T => {
    line++
    return { ...each, slots: each.slots.map(slotAt), place: at(each.place, 5) }
  }
  return {
    flags: flags.map(entry),
    retired: retired.map(entry),
    fields: fields.map(({ name, slot }) => {
      line++
      return { name, slot: slotAt(slot, 0) }
    }),
    reserved: reserved.map((each) => {
      line++
      return each.slot ? { slot: slotAt(each.slot, 0) } : { ...each, place: at(each.place, 5) }
    }),
    sources: [
      { role: 'registry', file, format: 'flag registry', digest: `sha256:${'0'.repeat(64)}` },
    ],
  }
}

/** A place of the code that names a flag, at column 7. */
export function use(kind: UseKind, text: string, file = 'src/router.ts', line = 1): Use {
  return { text, kind, place: { file, line, column: 7 } }
}

export function call(text: string, file?: string, line?: number): Use {
  return use('call', text, file, line)
}

export function literal(text: string, file?: string, line?: number): Use {
  return use('literal', text, file, line)
}

/** What the code of the head commit says; by default the change adds none of it. */
export function codeOf({
  uses = [],
  undeclared = [],
  added = [],
}: {
  readonly uses?: readonly Use[]
  readonly undeclared?: readonly Use[]
  /** `untold` where nothing says what was before. */
  readonly added?: readonly Use[] | 'untold'
} = {}): Code {
  return {
    commit: 'a'.repeat(40),
    uses,
    undeclared,
    added: added === 'untold' ? undefined : new Set(added),
    mentions: new Map(),
    files: 1204,
    bytes: 5_000_000,
    skipped: [],
  }
}

/** A flag that was defined in older history and removed a year ago. */
export function former(key: string, more: Partial<Former> = {}): Former {
  return {
    key,
    how: 'defined',
    was: { file: 'flags.yml', line: 7, column: 5 },
    removed: { commit: 'b'.repeat(40), at: NOW - 365 * DAY, title: 'Remove Power Peg' },
    revertedBy: undefined,
    ...more,
  }
}

/** By default all flags that were added are former ones. */
export function historyOf(found: readonly Former[] = [], added = found.length): FlagHistory {
  return { added, commits: 812, former: found }
}

/** What a case is about; everything else is an empty registry and code that names no flag. */
export interface FlagWorld {
  readonly head?: Parts
  /** The same as the head where it is left out. */
  readonly base?: Parts | 'untold'
  readonly code?: Code
  readonly history?: FlagHistory | 'untold'
  /** Of the manifest; its places are `deploy.yml` with the key for a line: see `manifestPlace`. */
  readonly activates?: readonly string[]
  readonly retires?: readonly string[]
  /** How many approvals the policy asks for; undefined asks for no second reviewer. */
  readonly approvals?: number
  readonly severities?: Readonly<Record<string, Severity>>
  readonly flagPolicy?: Partial<FlagPolicy>
  readonly now?: number
}

/** Where the manifest names a flag: `activates` on line 10, `retires` on line 11, one a column. */
export function manifestPlace(kind: string, i = 0): Place {
  return { file: 'deploy.yml', line: kind === 'activates' ? 10 : 11, column: 1 + i }
}

/** A rollout of which only the manifest's flags are told. */
export function rolloutOf(flags: Manifest['flags']): Rollout {
  const at = (...path: readonly (string | number)[]): Place =>
    path[0] === 'flags' && path.length > 1
      ? manifestPlace(String(path[1]), Number(path[2] ?? 0))
      : { file: 'deploy.yml', line: 1, column: 1 }
  const manifest: Manifest = {
    version: 1,
    service: 'smars',
    environment: 'production',
    operation: 'deploy',
    release: { version: 'r2' },
    hosts: { select: 'smars', expect: 8 },
    flags,
  }
  return { manifest: { file: 'deploy.yml', value: manifest, at, keyAt: at, textAt: at } } as Rollout
}

/** The base stands in another file, so that a test sees which of the two is meant. */
export const BASE_FILE = 'before/flags.yml'

export function flagFacts(given: FlagWorld): Facts {
  const { head = {}, base = head, code = codeOf(), history = historyOf(), now = NOW } = given
  return {
    rollout: rolloutOf({ activates: given.activates, retires: given.retires }),
    registry: {
      head: registryOf(head),
      base: base === 'untold' ? undefined : registryOf(base, BASE_FILE),
    },
    code,
    history: history === 'untold' ? undefined : history,
    policy: {
      ...policy(),
      rules: new Map(Object.entries(given.severities ?? {})),
      flags: { ...policy().flags, grace: 14 * 86_400, ...given.flagPolicy },
      review:
        given.approvals === undefined ? undefined : reviewPolicy({ approvals: given.approvals }),
    },
    now,
  } as Partial<Facts> as Facts
}

export interface FlagCase extends FlagWorld {
  readonly name: string
}

/** One finding as a table pins it: where and with what effect, and what its words must hold. */
export interface FoundFlag {
  /** `file:line:column` */
  readonly at: string
  /** The second place; not compared where it is left out. */
  readonly because?: string
  /** By default the severity of the rule. */
  readonly effect?: 'block' | 'warn'
  /** Texts that the finding or its advice holds. */
  readonly says?: readonly string[]
}

export interface FlagTable {
  readonly finds: readonly (FlagCase & { readonly found: readonly FoundFlag[] })[]
  readonly passes: readonly FlagCase[]
  /** Besides that there is no registry, which every rule of flags is asked about. */
  readonly idle?: readonly FlagCase[]
}

/** Some words without a final full stop, and without a hole where a value was missing. */
const SENTENCE = /^(?!.*\b(?:undefined|NaN|null)\b).*[^.\s]$/

/** Asks the rule about every case of the table. */
export function flagTable(rule: Rule, { finds, passes, idle = [] }: FlagTable): void {
  test.each(finds)(`${rule.id} finds: $name`, ({ found, ...given }) => {
    const facts = flagFacts(given)
    expect(rule.idle?.(facts)).toBeUndefined()
    const drafts = rule.check(facts)
    expect(drafts.map((draft, i) => pinned(rule, draft, found[i]))).toEqual(
      found.map(({ says: _, ...each }) => ({ effect: rule.severity, ...each })),
    )
    for (const [i, { what, next }] of drafts.entries()) {
      expect(what).toMatch(SENTENCE)
      expect(next).toMatch(SENTENCE)
      for (const text of found[i]?.says ?? []) expect(`${what}\n${next}`).toContain(text)
    }
  })

  test.each(passes)(`${rule.id} passes: $name`, (given) => {
    const facts = flagFacts(given)
    expect(rule.idle?.(facts)).toBeUndefined()
    expect(rule.check(facts)).toEqual([])
    expect(rule.shows(facts)).toMatch(SENTENCE)
  })

  const cases: readonly (readonly [string, Facts])[] = [
    ...idle.map((given) => [given.name, flagFacts(given)] as const),
    [
      'there is no registry',
      { ...flagFacts({}), registry: undefined, code: undefined, history: undefined },
    ],
  ]
  test.each(cases)(`${rule.id} has nothing to judge: %s`, (_name, facts) => {
    expect(rule.idle?.(facts)).toMatch(SENTENCE)
    expect(rule.check(facts)).toEqual([])
  })
}

function pinned(rule: Rule, draft: Draft, expected: FoundFlag | undefined): FoundFlag {
  return {
    at: text(draft.place),
    effect: draft.severity ?? rule.severity,
    ...(expected?.because && draft.because ? { because: text(draft.because) } : {}),
  }
}

function text({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`
}
