import type { Importer } from '../registry/importer.ts'
import { readListing } from './entries.ts'
import { held, isMap, itemsOf } from './shape.ts'
import { date, endOf, map, metadata, part, row, toldBy, typeOf } from './values.ts'

const NEXT =
  'Name a file with nothing but flags in the format of version 1, as docs/flag-providers.md shows for GO Feature Flag, and check that it is whole'

const flag = row({ variations: map, experimentation: part({ end: date }), metadata })

/**
 * A file of flags of GO Feature Flag, each under its key.
 *
 * `disable: true` is not retired: it is a switch to turn back on. As there is no state for a
 * retired flag, the free metadata tells: `retired: true`, or a date. The end of an experiment is
 * when a flag expires.
 *
 * @see https://gofeatureflag.org/docs/configure_flag/create-flags
 */
export const goFeatureFlag: Importer = {
  format: 'go-feature-flag',
  name: 'GO Feature Flag',
  recognizes(value) {
    return isMap(value) && itemsOf(value).some((flag) => isMap(held(flag, 'variations')))
  },
  read(document) {
    return readListing(document, {
      path: [],
      keyed: undefined,
      row: flag,
      next: NEXT,
      entry: ({ variations, experimentation, metadata }, key) => ({
        key,
        type: typeOf(variations),
        expires: endOf(experimentation?.end),
        ...toldBy(metadata),
      }),
    })
  },
}
