import { folded } from '../../base/flag-names.ts'
import { namesOf } from '../../base/touched-flags.ts'
import type { Registry, Slot } from '../../model/flags.ts'

/** What uses a slot: a live flag, or a field or enum value of a schema. */
export interface Tenant {
  readonly kind: 'flag' | 'field'
  readonly name: string
  /** All names that it goes by, folded. */
  readonly names: ReadonlySet<string>
  readonly slot: Slot
}

/** Every slot that is in use, with who uses it. */
export function tenantsOf({ flags, fields }: Registry): readonly Tenant[] {
  return [
    ...flags.flatMap((flag) => {
      const names = namesOf(flag)
      return flag.slots.map((slot) => ({ kind: 'flag' as const, name: flag.key, names, slot }))
    }),
    ...fields.map(({ name, slot }) => ({
      kind: 'field' as const,
      name,
      names: new Set([folded(name)]),
      slot,
    })),
  ]
}
