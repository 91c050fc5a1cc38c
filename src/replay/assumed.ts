import { folded } from '../base/flag-names.ts'
import { overlap } from '../base/slots.ts'
import { namesOf } from '../base/touched-flags.ts'
import { short } from '../base/words.ts'
import type { LogCommit } from '../evidence/flags/history/patches.ts'
import type { RegistryPart } from '../evidence/flags/registry/importer.ts'
import type { Field, Flag, Registry, Reserved, Tombstone } from '../model/flags.ts'

/** Tombstones that nobody wrote, and the commit that each flag went with. */
export interface Assumed {
  readonly retired: ReadonlyMap<
    string,
    { readonly tombstone: Tombstone; readonly commit: LogCommit }
  >
  readonly reserved: readonly Reserved[]
}

export const NONE: Assumed = { retired: new Map(), reserved: [] }

/** What a commit deletes is retired from then on, with its slots, and so are fields of schemas. */
export function withDeleted(
  assumed: Assumed,
  base: RegistryPart,
  head: RegistryPart,
  commit: LogCommit,
): Assumed {
  const left = namesIn([...head.flags, ...head.retired])
  const gone = base.flags.filter((flag) => [...namesOf(flag)].every((name) => !left.has(name)))
  const used = new Set(head.fields.map(({ slot }) => slotKey(slot)))
  const named = new Set(head.fields.map(nameKey))
  const open = base.fields.filter(({ slot }) => !used.has(slotKey(slot)))
  return {
    retired: new Map([
      ...assumed.retired,
      ...gone.map(
        (flag) => [folded(flag.key), { tombstone: tombstoneOf(flag, commit), commit }] as const,
      ),
    ]),
    reserved: [
      ...assumed.reserved,
      ...open.map(({ slot }): Reserved => ({ slot })),
      // A field that only moved to another number keeps its name.
      ...open
        .filter((field) => !named.has(nameKey(field)))
        .map(({ name, slot: { schema, of, place } }): Reserved => ({ name, schema, of, place })),
    ],
  }
}

/** A flag that is alive again has been told; so has a slot that is used again. */
export function withoutLiving({ retired, reserved }: Assumed, head: RegistryPart): Assumed {
  const living = namesIn(head.flags)
  const fields = new Set(head.fields.map(({ slot }) => spaceKey(slot)))
  return {
    retired: new Map(
      [...retired].filter(([, { tombstone }]) =>
        [...namesOf(tombstone)].every((name) => !living.has(name)),
      ),
    ),
    reserved: reserved.filter((each) => {
      if (each.slot && !fields.has(spaceKey(each.slot))) return true
      return !head.fields.some(({ name, slot }) =>
        each.slot
          ? overlap(slot, each.slot)
          : name === each.name && slot.schema === each.schema && slot.of === each.of,
      )
    }),
  }
}

/** The registry with them, as the rules take it. What has a tombstone of its own needs none. */
export function withAssumed(part: RegistryPart, { retired, reserved }: Assumed): Registry {
  const written = namesIn(part.retired)
  const missing = Array.from(retired.values(), ({ tombstone }) => tombstone).filter((each) =>
    [...namesOf(each)].every((name) => !written.has(name)),
  )
  return {
    flags: part.flags,
    retired: [...part.retired, ...missing],
    fields: part.fields,
    reserved: [...part.reserved, ...reserved],
    sources: [],
  }
}

function tombstoneOf({ key, aliases, slots, place }: Flag, { id, at }: LogCommit): Tombstone {
  return {
    key,
    aliases,
    slots,
    retired: at,
    reason: `${short(id)} deleted it`,
    removedIn: short(id),
    replacedBy: undefined,
    unretired: undefined,
    place,
  }
}

export function namesIn(entries: readonly Pick<Flag, 'key' | 'aliases'>[]): ReadonlySet<string> {
  return new Set(entries.flatMap((entry) => [...namesOf(entry)]))
}

interface SlotLike {
  readonly schema: string
  readonly of: string
  readonly kind: string
  readonly at: number | string
}

function slotKey({ schema, of, kind, at }: SlotLike): string {
  return JSON.stringify([schema, of, kind, at])
}

function nameKey({ name, slot: { schema, of } }: Field): string {
  return JSON.stringify([schema, of, name])
}

function spaceKey({ schema, of, kind }: Omit<SlotLike, 'at'>): string {
  return JSON.stringify([schema, of, kind])
}
