import type { Slot } from '../model/flags.ts'

/** Whether two slots, or ranges of slots, share a place on the wire. */
export function overlap(a: Slot, b: Slot): boolean {
  if (a.kind !== b.kind || spaceOf(a) !== spaceOf(b)) return false
  if (typeof a.at === 'string' || typeof b.at === 'string') {
    return foldedAt(a.at) === foldedAt(b.at)
  }
  return a.at <= (b.to as number) && b.at <= (a.to as number)
}

/**
 * What a slot stands in, by its whole name. People write the names of schemas by hand: `Order` is
 * `order`, and `flags` of `order` is `order.flags`.
 */
export function spaceOf({ schema, of }: Pick<Slot, 'schema' | 'of'>): string {
  return foldedAt(of === '' ? schema : `${schema}.${of}`)
}

/** A place as it is compared. */
export function foldedAt(at: Slot['at']): string {
  return `${at}`.replace(/\s+/g, '').toLowerCase()
}

/** `bit 11 of order.flags`, `number 7 to 9 of orders.v1.Order`, `route /peg of api`. */
export function slotText({ schema, of, kind, at, to }: Slot): string {
  const range = at === to ? `${at}` : `${at} to ${to}`
  return `${kind} ${range} of ${of === '' ? schema : `${schema}.${of}`}`
}

/** The key that says in what a slot of each kind stands; any other of them would be read alike. */
export const HOLDER = {
  number: 'message',
  bit: 'field',
  value: 'enum',
  route: 'message',
  column: 'table',
} as const satisfies Record<Slot['kind'], string>
