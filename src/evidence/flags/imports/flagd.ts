import type * as z from 'zod/mini'
import type { Importer } from '../registry/importer.ts'
import { type Entry, readListing } from './entries.ts'
import { has, hasAny, held, isMap, itemsOf } from './shape.ts'
import { key, map, metadata, row, toldBy, typeOf } from './values.ts'

const NEXT =
  'Name the file that flagd itself reads, as docs/flag-providers.md shows for flagd, and check that it is whole'

const flag = row({ variants: map, metadata })
const keyedFlag = row({ key, variants: map, metadata })

/**
 * A file of flags of flagd: a map of flags by key, or a list of flags with keys.
 *
 * `state: DISABLED` is not retired: it is a switch to turn back on. As flagd has no state for a
 * retired flag, its free metadata tells: `retired: true`, or a date.
 *
 * @see https://flagd.dev/reference/flag-definitions/
 * @see https://github.com/open-feature/flagd-schemas/blob/main/json/flags.json
 */
export const flagd: Importer = {
  format: 'flagd',
  name: 'flagd',
  recognizes(value) {
    const flags = held(value, 'flags')
    if (String(held(value, '$schema')).includes('flagd.dev')) return true
    if (has(value, '$evaluators')) return true
    return itemsOf(flags).some(
      (flag) => hasAny(flag, 'defaultVariant', 'state') || isMap(held(flag, 'variants')),
    )
  },
  read(document) {
    const listing = { path: ['flags'], next: NEXT }
    return Array.isArray(held(document.value, 'flags'))
      ? readListing(document, { ...listing, keyed: 'key', row: keyedFlag, entry })
      : readListing(document, { ...listing, keyed: undefined, row: flag, entry })
  },
}

function entry({ variants, metadata }: z.infer<typeof flag>, key: string): Entry {
  return { key, type: typeOf(variants), ...toldBy(metadata) }
}
