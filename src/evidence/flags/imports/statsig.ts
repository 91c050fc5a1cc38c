import type { Importer } from '../registry/importer.ts'
import { continued, miscounted, readListing, unlessTorn } from './entries.ts'
import { has, hasAny, held } from './shape.ts'
import { key, milliseconds, moment, momentOf, part, row, said, text, word } from './values.ts'

const NEXT =
  'Export all pages of GET /console/v1/gates with includeArchived=true into one file, as docs/flag-providers.md shows for Statsig'

const gate = row({
  id: key,
  status: word,
  description: text,
  createdTime: milliseconds,
  owner: part({ ownerEmail: text, ownerName: text }),
  archivedAt: moment,
  archiveReason: text,
})

/**
 * The list of gates of Statsig's Console API.
 *
 * The status Archived is retired. Its type is not read: Statsig itself makes a temporary gate
 * stale, which would look like another flag under the same key.
 *
 * @see https://docs.statsig.com/api-reference/gates/list-gates
 */
export const statsig: Importer = {
  format: 'statsig',
  name: 'Statsig',
  recognizes(value) {
    const data = held(value, 'data')
    return (
      Array.isArray(data) &&
      (hasAny(held(value, 'pagination'), 'nextPage', 'totalItems') ||
        data.some((item) => has(item, 'id', 'status', 'isEnabled')))
    )
  },
  read(document) {
    const torn = [
      ...miscounted(document, ['pagination', 'totalItems'], ['data'], NEXT),
      ...continued(document, ['pagination', 'nextPage'], NEXT),
    ]
    return unlessTorn(
      torn,
      readListing(document, {
        path: ['data'],
        keyed: 'id',
        row: gate,
        next: NEXT,
        entry: (row) => ({
          key: row.id,
          created: row.createdTime ?? undefined,
          owner: said(row.owner?.ownerEmail) ?? said(row.owner?.ownerName),
          description: said(row.description),
          retired:
            row.status.toLowerCase() === 'archived'
              ? { at: momentOf(row.archivedAt), reason: said(row.archiveReason) }
              : undefined,
        }),
      }),
    )
  },
}
