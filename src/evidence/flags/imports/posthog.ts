import type { Importer } from '../registry/importer.ts'
import { continued, miscounted, readListing, unlessTorn } from './entries.ts'
import { has, hasAny, held } from './shape.ts'
import { date, id, key, momentOf, row, said, text, yesNo } from './values.ts'

const NEXT =
  'Export all pages of GET /api/projects/ID/feature_flags/ into one file, as docs/flag-providers.md shows for PostHog'

const flag = row({ id, key, name: text, deleted: yesNo, created_at: date })

/** No key that people choose has a colon. */
const FREED = /:deleted:\d+$/
/** Older, and a key that people may choose. */
const FREED_BEFORE = /_deleted_\d+$/

/**
 * The list of feature flags of PostHog.
 *
 * Deleted is retired; PostHog then frees the key by a suffix, which is taken off again. Not
 * active is not retired: it is a switch to turn back on.
 *
 * @see https://posthog.com/docs/api/feature-flags
 */
export const posthog: Importer = {
  format: 'posthog',
  name: 'PostHog',
  recognizes(value) {
    const results = held(value, 'results')
    return (
      Array.isArray(results) &&
      results.some((item) => has(item, 'key', 'id') && hasAny(item, 'filters', 'active'))
    )
  },
  read(document) {
    const torn = [
      ...miscounted(document, ['count'], ['results'], NEXT),
      ...continued(document, ['next'], NEXT),
    ]
    return unlessTorn(
      torn,
      readListing(document, {
        path: ['results'],
        keyed: 'key',
        row: flag,
        next: NEXT,
        entry: (row) => ({
          ...keyOf(row.key, row.deleted === true),
          id: String(row.id),
          created: momentOf(row.created_at),
          description: said(row.name),
        }),
      }),
    )
  },
}

/** The key as it was while the flag lived. */
function keyOf(written: string, deleted: boolean) {
  if (FREED.test(written)) return { key: written.replace(FREED, ''), retired: {} }
  return deleted ? { key: written.replace(FREED_BEFORE, ''), retired: {} } : { key: written }
}
