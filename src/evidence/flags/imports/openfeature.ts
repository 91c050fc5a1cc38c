import type { Importer } from '../registry/importer.ts'
import { readListing } from './entries.ts'
import { has, held, isMap, itemsOf } from './shape.ts'
import { row, said, text, word } from './values.ts'

const NEXT = 'Write the manifest anew, as docs/flag-providers.md shows for OpenFeature'

const flag = row({ flagType: word, description: text })

/**
 * The manifest of OpenFeature's command line, from which it generates code.
 *
 * It has no word for a retired flag: one that is retired leaves the manifest.
 *
 * @see https://github.com/open-feature/cli/blob/main/schema/v0/flag-manifest.json
 */
export const openfeature: Importer = {
  format: 'openfeature',
  name: 'OpenFeature manifest',
  recognizes(value) {
    const flags = held(value, 'flags')
    if (String(held(value, '$schema')).includes('flag-manifest')) return true
    return isMap(flags) && itemsOf(flags).some((flag) => has(flag, 'flagType'))
  },
  read(document) {
    return readListing(document, {
      path: ['flags'],
      keyed: undefined,
      row: flag,
      next: NEXT,
      entry: (row, key) => ({ key, type: said(row.flagType), description: said(row.description) }),
    })
  },
}
