import * as z from 'zod/mini'
import { unknown, wholeFile } from '../../problem.ts'
import type { Importer } from '../registry/importer.ts'
import { continued, miscounted, readListing, unlessTorn } from './entries.ts'
import { has, held } from './shape.ts'
import { date, id, key, momentOf, row, said, text } from './values.ts'

const NEXT =
  'Export all pages of GET /api/v1/projects/ID/features/ into one file, as docs/flag-providers.md shows for Flagsmith'

const feature = row({
  id,
  name: key,
  type: text,
  description: text,
  created_date: date,
  is_archived: z.boolean({
    error: 'true or false belongs here, since nothing else tells a retired flag',
  }),
  owners: z.nullish(
    z.array(row({ email: text }), { error: 'a list of the owners of a flag belongs here' }),
  ),
})

/**
 * The list of features of a project of Flagsmith.
 *
 * Archived is retired. The file that its export writes is refused: it does not say what is
 * archived.
 *
 * @see https://docs.flagsmith.com/clients/rest
 * @see https://github.com/Flagsmith/flagsmith/blob/main/api/features/serializers.py
 */
export const flagsmith: Importer = {
  format: 'flagsmith',
  name: 'Flagsmith',
  recognizes(value) {
    const items = Array.isArray(value) ? value : held(value, 'results')
    return Array.isArray(items) && items.some((item) => has(item, 'name', 'default_enabled'))
  },
  read(document) {
    if (Array.isArray(document.value)) {
      return unknown({
        what: 'It is what Flagsmith writes into a file when it exports features, which does not say which of them are archived, so a retired flag cannot be told from a live one',
        next: NEXT,
        place: wholeFile(document.file),
      })
    }
    const torn = [
      ...miscounted(document, ['count'], ['results'], NEXT),
      ...continued(document, ['next'], NEXT),
    ]
    return unlessTorn(
      torn,
      readListing(document, {
        path: ['results'],
        keyed: 'name',
        row: feature,
        next: NEXT,
        entry: (row) => ({
          key: row.name,
          id: String(row.id),
          type: said(row.type),
          created: momentOf(row.created_date),
          owner: said(row.owners?.find(({ email }) => said(email))?.email),
          description: said(row.description),
          retired: row.is_archived ? {} : undefined,
        }),
      }),
    )
  },
}
