import type { Evidence } from '../../model/evidence.ts'
import { known } from '../problem.ts'
import type { History } from '../repository/history.ts'
import type { Range } from './range.ts'
import type { Asked } from './subject.ts'

/** Where GitHub looks for it; the first that is there is the only one that counts. */
const PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS']

export type CodeOwners = { readonly text: string; readonly file: string } | undefined

/** Who owns what, as the commit says from which the change starts. */
export function codeOwnersOf(
  { review }: Asked,
  { base }: Range,
  history: History,
): Evidence<CodeOwners> {
  if (!review.codeOwners) return known(undefined)
  for (const file of PLACES) {
    const read = history.text(base, file)
    if (!read.known) return read
    if (read.value !== undefined) return known({ text: read.value, file })
  }
  return known(undefined)
}
