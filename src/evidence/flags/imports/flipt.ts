import type { Importer } from '../registry/importer.ts'
import { readListing } from './entries.ts'
import { has, held } from './shape.ts'
import { key, metadata, row, said, text, toldBy } from './values.ts'

const NEXT =
  'Export the namespace anew, as docs/flag-providers.md shows for Flipt, and check that the file is whole'

const flag = row({ key, type: text, description: text, metadata })

/**
 * The flags of one namespace of Flipt, as `flipt export` and its `features.yaml` have them.
 *
 * `enabled: false` is not retired: it is a switch to turn back on. As Flipt has no state for a
 * retired flag, its free metadata tells: `retired: true`, or a date.
 *
 * @see https://docs.flipt.io/v1/reference/flags/get-flag
 * @see https://github.com/flipt-io/flipt/blob/main/internal/ext/common.go
 */
export const flipt: Importer = {
  format: 'flipt',
  name: 'Flipt',
  recognizes(value) {
    const flags = held(value, 'flags')
    if (has(value, 'namespace') && has(value, 'flags')) return true
    return Array.isArray(flags) && flags.some((flag) => has(flag, 'key', 'enabled'))
  },
  read(document) {
    return readListing(document, {
      path: ['flags'],
      keyed: 'key',
      row: flag,
      next: NEXT,
      entry: (row) => {
        const { description, ...told } = toldBy(row.metadata)
        return {
          key: row.key,
          type: said(row.type),
          description: said(row.description) ?? description,
          ...told,
        }
      },
    })
  },
}
