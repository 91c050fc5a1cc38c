import { folded } from '../../base/flag-names.ts'
import { groupBy } from '../../base/groups.ts'
import { spaceOf } from '../../base/slots.ts'
import { namesOf } from '../../base/touched-flags.ts'
import type { Registries, Reserved, Slot, Tombstone } from '../../model/flags.ts'
import type { Place } from '../../model/place.ts'
import { byName, share } from './names.ts'
import { slotIndex } from './slot-index.ts'
import { type Tenant, tenantsOf } from './tenants.ts'

/** Why a slot does not mean what it meant, and where that stands. */
export type Conflict = { readonly tenant: Tenant; readonly place: Place } & (
  | { readonly kind: 'buried'; readonly tombstone: Tombstone }
  | { readonly kind: 'reserved' | 'reserved-name' }
  | { readonly kind: 'renamed'; readonly was: string }
  | { readonly kind: 'shared'; readonly other: string }
)

/** For each slot in use, the worst that is wrong with it. */
export function conflictsOf(registries: Registries): readonly Conflict[] {
  const tenants = tenantsOf(registries.head)
  const checks = [
    buried(registries),
    reserved(registries),
    reservedName(registries),
    renamed(registries),
    shared(tenants),
  ]
  return tenants.flatMap((tenant) => {
    for (const check of checks) {
      const conflict = check(tenant)
      if (conflict) return [conflict]
    }
    return []
  })
}

type Check = (tenant: Tenant) => Conflict | undefined

/** A slot that a tombstone holds, of the head or the base, belongs to the names on the tombstone. */
function buried({ head, base }: Registries): Check {
  const graves = [...head.retired, ...(base?.retired ?? [])].flatMap((tombstone) => {
    const names = namesOf(tombstone)
    return tombstone.slots.map((slot) => ({ slot, tombstone, names }))
  })
  const on = slotIndex(graves)
  return (tenant) => {
    const grave = on(tenant.slot).find(({ names }) => !share(names, tenant.names))
    return grave && { kind: 'buried', tenant, tombstone: grave.tombstone, place: grave.slot.place }
  }
}

function reserved(registries: Registries): Check {
  const { head, base } = registries
  const now = slotIndex(slotsOf(head.reserved))
  const before = slotIndex(slotsOf(base?.reserved ?? []))
  const wasThere = wasAlready(registries)
  const isExplained = explainedBy(head.retired)
  return (tenant) => {
    const held =
      now(tenant.slot).find(({ slot }) => judges(slot.place, tenant)) ??
      (wasThere(tenant) || isExplained(tenant) ? undefined : before(tenant.slot)[0])
    return held && { kind: 'reserved', tenant, place: held.slot.place }
  }
}

function reservedName(registries: Registries): Check {
  const { head, base } = registries
  const now = namesIn(head.reserved)
  const before = namesIn(base?.reserved ?? [])
  const wasCalled = new Set(
    (base ? tenantsOf(base) : []).filter(isField).map(({ name, slot }) => nameIn(slot, name)),
  )
  const isExplained = explainedBy(head.retired)
  return (tenant) => {
    if (!isField(tenant)) return undefined
    const key = nameIn(tenant.slot, tenant.name)
    const held =
      now.get(key)?.find((place) => judges(place, tenant)) ??
      (wasCalled.has(key) || isExplained(tenant) ? undefined : before.get(key)?.[0])
    return held && { kind: 'reserved-name', tenant, place: held }
  }
}

/** A slot that had another name before, which it has no longer. */
function renamed({ head, base }: Registries): Check {
  const now = slotIndex(tenantsOf(head))
  const before = slotIndex(base ? tenantsOf(base) : [])
  const livesOn = (old: Tenant) => now(old.slot).some(({ names }) => share(names, old.names))
  return (tenant) => {
    const old = before(tenant.slot)
    if (old.some(({ names }) => share(names, tenant.names))) return undefined
    const was = old.find((each) => !livesOn(each))
    return was && { kind: 'renamed', tenant, was: was.name, place: was.slot.place }
  }
}

/** Two live names on one slot; the later one is told. */
function shared(tenants: readonly Tenant[]): Check {
  const on = slotIndex(tenants)
  const order = new Map(tenants.map((tenant, i) => [tenant, i]))
  const isBefore = (one: Tenant, other: Tenant) =>
    (order.get(one) as number) < (order.get(other) as number)
  return (tenant) => {
    const other = on(tenant.slot).find(
      (each) =>
        isBefore(each, tenant) && !share(each.names, tenant.names) && !mayShare(each, tenant),
    )
    return other && { kind: 'shared', tenant, other: other.name, place: other.slot.place }
  }
}

/**
 * Two values of one enum share a number only where it has allow_alias, or the compiler refuses the
 * file; and files without a package may each have a message of the same name.
 */
function mayShare(one: Tenant, other: Tenant): boolean {
  if (!isField(one) || !isField(other)) return false
  return one.slot.place.file !== other.slot.place.file || one.slot.kind === 'value'
}

/** A file's reservations hold for its own fields, and for flags of any registry. */
function judges(place: Place, tenant: Tenant): boolean {
  return !isField(tenant) || place.file === tenant.slot.place.file
}

/** Whether it had the slot under the same name before. */
function wasAlready({ base }: Registries): (tenant: Tenant) => boolean {
  const before = slotIndex(base ? tenantsOf(base) : [])
  return (tenant) => before(tenant.slot).some(({ names }) => share(names, tenant.names))
}

/** Whether a tombstone says why the flag is alive again. */
function explainedBy(retired: readonly Tombstone[]): (tenant: Tenant) => boolean {
  const again = byName(retired.filter(({ unretired }) => unretired))
  return ({ names }) => [...names].some((name) => again.has(name))
}

function isField({ kind }: Tenant): boolean {
  return kind === 'field'
}

function slotsOf(reserved: readonly Reserved[]): readonly { readonly slot: Slot }[] {
  return reserved.flatMap(({ slot }) => (slot ? [{ slot }] : []))
}

function namesIn(reserved: readonly Reserved[]): ReadonlyMap<string, readonly Place[]> {
  const named = reserved.flatMap((each) => (each.slot ? [] : [each]))
  const groups = groupBy(named, (each) => nameIn(each, each.name))
  return new Map([...groups].map(([key, all]) => [key, all.map(({ place }) => place)]))
}

function nameIn(space: Pick<Slot, 'schema' | 'of'>, name: string): string {
  return JSON.stringify([spaceOf(space), folded(name)])
}
