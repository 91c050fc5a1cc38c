import type * as z from 'zod/mini'
import { both, known, unknown, wholeFile } from '../../problem.ts'
import type { Importer } from '../registry/importer.ts'
import { type Entry, readListing } from './entries.ts'
import { has, held } from './shape.ts'
import { date, id, key, momentOf, row, said, text, word } from './values.ts'

const NEXT =
  'Join the answers for settings and for deleted-settings into one file, as docs/flag-providers.md shows for ConfigCat'

const setting = row({ settingId: id, key, settingType: word, hint: text, createdAt: date })

/**
 * The settings of a config of ConfigCat and those that were deleted from it, joined into
 * `{"settings": [...], "deletedSettings": [...]}`.
 *
 * Deleted is retired. One answer alone is refused: both look the same, and nothing in them tells
 * a deleted setting from a live one.
 *
 * @see https://configcat.com/docs/api/reference/get-settings/
 * @see https://configcat.com/docs/api/reference/get-deleted-settings/
 */
export const configcat: Importer = {
  format: 'configcat',
  name: 'ConfigCat',
  recognizes(value) {
    if (has(value, 'deletedSettings')) return true
    const settings = Array.isArray(value) ? value : held(value, 'settings')
    return Array.isArray(settings) && settings.some((item) => has(item, 'settingId'))
  },
  read(document) {
    if (Array.isArray(document.value)) {
      return unknown({
        what: 'It is one answer of ConfigCat, which looks the same for live and for deleted settings, so a retired flag cannot be told from a live one',
        next: NEXT,
        place: wholeFile(document.file),
      })
    }
    const listing = { keyed: 'key', row: setting, next: NEXT }
    const parts = both(
      readListing(document, { ...listing, path: ['settings'], entry: entryOf }),
      readListing(document, {
        ...listing,
        path: ['deletedSettings'],
        // A deleted key is free again, so that several settings may have had it.
        identity: ({ settingId }) => String(settingId),
        entry: ({ key }) => ({ key, retired: {} }),
      }),
    )
    if (!parts.known) return parts
    const [live, deleted] = parts.value
    return known({ ...live, retired: deleted.retired })
  },
}

function entryOf(row: z.infer<typeof setting>): Entry {
  return {
    key: row.key,
    id: String(row.settingId),
    type: row.settingType,
    created: momentOf(row.createdAt),
    description: said(row.hint),
  }
}
