import { short } from '../../base/words.ts'
import type { Content } from '../../model/change.ts'
import type { Evidence } from '../../model/evidence.ts'
import { known } from '../problem.ts'
import type { History } from '../repository/history.ts'
import type { Subject } from './subject.ts'

/**
 * How what is checked out stands to the commit that is judged. At the check of a pull request
 * actions/checkout gives GitHub's merge of it into its base, by which nothing else may come in.
 */
export function checkoutOf(
  { commit, pull, base, event }: Subject,
  history: History,
): Evidence<Content> {
  if (history.head === commit) return known({ kind: 'same' })
  // Its files are read from git at the commit itself.
  if (event === 'pull_request_target') return known({ kind: 'same' })
  const elsewhere: Content = {
    kind: 'other',
    why: `${short(history.head)} is checked out, and ${short(commit)} is judged`,
  }
  if (pull === undefined || base === undefined) return known(elsewhere)
  const steps = history.steps(commit, history.head)
  if (!steps.known) return steps
  const [merge] = steps.value
  const [onto, head, ...more] = merge?.parents ?? []
  if (merge?.id !== history.head || onto === undefined || head !== commit || more.length > 0) {
    return known(elsewhere)
  }
  const grown = history.mergeBase(base, onto)
  if (!grown.known) return grown
  if (grown.value !== base) return known(elsewhere)
  return history.brought({ head: commit, onto, result: history.head })
}
