import type { Problem } from '../../../model/evidence.ts'
import type { Located } from '../../../model/place.ts'
import type { Importer } from '../registry/importer.ts'
import { continued, miscounted, readListing, unlessTorn } from './entries.ts'
import { has, hasAny, held, itemsOf } from './shape.ts'
import { key, milliseconds, part, row, said, text, yesNo } from './values.ts'

const NEXT =
  'Export all pages of live, deprecated and archived flags into one file, as docs/flag-providers.md shows for LaunchDarkly'

const flag = row({
  key,
  kind: text,
  description: text,
  creationDate: milliseconds,
  archived: yesNo,
  archivedDate: milliseconds,
  _maintainer: part({ email: text }),
  _maintainerTeam: part({ key: text, name: text }),
})

/**
 * The list of feature flags of LaunchDarkly's REST API.
 *
 * Archived is retired. Deprecated is not: such a flag is still evaluated.
 *
 * @see https://launchdarkly.com/docs/api/feature-flags/get-feature-flags
 */
export const launchdarkly: Importer = {
  format: 'launchdarkly',
  name: 'LaunchDarkly',
  recognizes(value) {
    const items = held(value, 'items')
    return (
      Array.isArray(items) &&
      (has(value, 'totalCount') ||
        items.some((item) => has(item, 'key') && hasAny(item, 'creationDate', 'kind', 'archived')))
    )
  },
  read(document) {
    const torn = [
      ...miscounted(document, ['totalCount'], ['items'], NEXT),
      ...continued(document, ['_links', 'next'], NEXT),
      ...oneSided(document),
    ]
    return unlessTorn(
      torn,
      readListing(document, {
        path: ['items'],
        keyed: 'key',
        row: flag,
        next: NEXT,
        entry: (row) => ({
          key: row.key,
          type: said(row.kind),
          created: row.creationDate ?? undefined,
          owner:
            said(row._maintainer?.email) ??
            said(row._maintainerTeam?.name) ??
            said(row._maintainerTeam?.key),
          description: said(row.description),
          retired: row.archived ? { at: row.archivedDate ?? undefined } : undefined,
        }),
      }),
    )
  },
}

/** LaunchDarkly answers with archived flags only where it is asked for them, and then with no others. */
function oneSided(document: Located<unknown>): readonly Problem[] {
  if (!has(held(document.value, '_links'), 'self')) return []
  const states = new Set(
    itemsOf(held(document.value, 'items')).map((item) => held(item, 'archived') === true),
  )
  if (states.size === 2) return []
  const [missing, why] = states.has(true)
    ? ['live flags', 'it was asked for archived ones']
    : ['archived flags', 'it was not asked for them']
  return [
    {
      what: `It is one answer of LaunchDarkly without ${missing}, which it leaves out because ${why}, so nobody can tell whether there are any`,
      next: NEXT,
      place: document.at('_links', 'self'),
    },
  ]
}
