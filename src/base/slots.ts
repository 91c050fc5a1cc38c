import type { Slot } from '../model/flags.ts'

/** Whether two slots, or ranges of slots, share a place on the wire. */
export function overlap(a: Slot, b: Slot): boolean {
  if (a.schema !== b.schema || a.of !== b.of || a.kind !== b.kind) return false
  if (typeof a.at === 'string' || typeof b.at === 'string') return a.at === b.at
  return a.at <= (b.to as number) && b.at <= (a.to as number)
}

/** `bit 11 of order.flags`, `number 7 to 9 of orders.v1.Order`, `route /peg of api`. */
export function slotText({ schema, of, kind, at, to }: Slot): string {
  const range = at === to ? `${at}` : `${at} to ${to}`
  return `${kind} ${range} of ${of === '' ? schema : `${schema}.${of}`}`
}
