import { unknown } from '../../problem.ts'
import type { Importer } from '../registry/importer.ts'
import { continued, miscounted, readListing, unlessTorn } from './entries.ts'
import { has, hasAny, held, isMap, itemsOf } from './shape.ts'
import { date, key, momentOf, row, said, text, yesNo } from './values.ts'

const NEXT =
  'Export all pages of GET /api/v1/features into one file, as docs/flag-providers.md shows for GrowthBook'

const feature = row({
  id: key,
  archived: yesNo,
  owner: text,
  description: text,
  valueType: text,
  dateCreated: date,
})

/**
 * The list of features of GrowthBook's REST API.
 *
 * Archived is retired. What its SDKs are sent is refused: it leaves out what is archived.
 *
 * @see https://docs.growthbook.io/api/features/operation/listFeatures
 */
export const growthbook: Importer = {
  format: 'growthbook',
  name: 'GrowthBook',
  recognizes(value) {
    const features = held(value, 'features')
    if (Array.isArray(features)) {
      return (
        hasAny(value, 'hasMore', 'nextOffset') ||
        features.some(
          (item) => has(item, 'id') && hasAny(item, 'archived', 'valueType', 'dateCreated'),
        )
      )
    }
    return isPayload(features)
  },
  read(document) {
    const features = held(document.value, 'features')
    if (isPayload(features)) {
      return unknown({
        what: 'It is what GrowthBook sends to its SDKs, which leaves out archived features, so a retired flag cannot be told from one that never was',
        next: NEXT,
        place: document.at('features'),
      })
    }
    const torn = [
      ...miscounted(document, ['total'], ['features'], NEXT),
      ...continued(document, ['hasMore'], NEXT),
    ]
    return unlessTorn(
      torn,
      readListing(document, {
        path: ['features'],
        keyed: 'id',
        row: feature,
        next: NEXT,
        entry: (row) => ({
          key: row.id,
          type: said(row.valueType),
          created: momentOf(row.dateCreated),
          owner: said(row.owner),
          description: said(row.description),
          retired: row.archived ? {} : undefined,
        }),
      }),
    )
  },
}

/** Features by key, each with the value it has by default. */
function isPayload(features: unknown): boolean {
  return isMap(features) && itemsOf(features).some((item) => has(item, 'defaultValue'))
}
