import type * as z from 'zod/mini'
import type { Importer } from '../registry/importer.ts'
import { type Entry, miscounted, readListing, unlessTorn } from './entries.ts'
import { has, hasAny, held } from './shape.ts'
import { date, key, momentOf, part, row, said, text, yesNo } from './values.ts'

const NEXT =
  'Export all pages of active and of archived flags into one file, as docs/flag-providers.md shows for Unleash'

const feature = row({
  name: key,
  type: text,
  description: text,
  createdAt: date,
  archived: yesNo,
  archivedAt: date,
  lifecycle: part({ stage: text, enteredStageAt: date }),
})

/**
 * The list of features of Unleash: its search, its archive or its export.
 *
 * Archived is retired, however it is said. Stale is not: it is a hint to clean up.
 *
 * @see https://docs.getunleash.io/api/search-features
 * @see https://github.com/Unleash/unleash/blob/main/src/lib/openapi/spec/feature-schema.ts
 */
export const unleash: Importer = {
  format: 'unleash',
  name: 'Unleash',
  recognizes(value) {
    const features = held(value, 'features')
    if (!Array.isArray(features) || hasAny(value, 'hasMore', 'nextOffset')) return false
    if (hasAny(value, 'featureStrategies', 'tagTypes')) return true
    return features.some(
      (item) =>
        has(item, 'name') &&
        hasAny(item, 'stale', 'archived', 'archivedAt', 'project', 'lifecycle'),
    )
  },
  read(document) {
    const torn = has(document.value, 'total')
      ? miscounted(document, ['total'], ['features'], NEXT)
      : []
    return unlessTorn(
      torn,
      readListing(document, {
        path: ['features'],
        keyed: 'name',
        row: feature,
        next: NEXT,
        entry: (row) => ({
          key: row.name,
          type: said(row.type),
          created: momentOf(row.createdAt),
          description: said(row.description),
          retired: retiredOf(row),
        }),
      }),
    )
  },
}

function retiredOf({ archived, archivedAt, lifecycle }: z.infer<typeof feature>): Entry['retired'] {
  const ended = lifecycle?.stage === 'archived' ? lifecycle : undefined
  if (!archived && !archivedAt && !ended) return undefined
  return { at: momentOf(archivedAt) ?? momentOf(ended?.enteredStageAt) }
}
