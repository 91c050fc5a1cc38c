import { once } from '../../../base/once.ts'
import type { Room } from '../../repository/git.ts'
import type { HistoryQuestion } from './index.ts'
import type { LogCommit } from './patches.ts'

/**
 * Tells which commit of the change takes a removal back: the one that says so, as git and GitHub
 * write it, and does so to the letter. The words alone are its author's; the letters alone may be
 * another flag of the same name. What git does not answer reverts nothing.
 */
export function revertsIn(
  { run }: Room,
  { base, head }: Pick<HistoryQuestion, 'base' | 'head'>,
): (removed: LogCommit) => string | undefined {
  const range = ['--end-of-options', `${base}..${head}`]
  const printed = (args: readonly string[], input?: string): string => {
    const output = run(args, input)
    return output.ok ? output.output.toString('utf8') : ''
  }
  const messages = once(() => messagesIn(printed(['log', '-z', '--format=%H%n%B', ...range])))
  const patches = once(() => {
    const patch = printed(['log', '--patch', '--no-merges', ...PATCH, ...range])
    return patchIds(printed(['patch-id', '--stable'], patch))
  })
  return (removed) => {
    const saying = messages().filter(({ text }) => saysReverted(text, removed))
    if (saying.length === 0 || removed.parent === undefined) return undefined
    const back = printed(['diff-tree', '--patch', ...PATCH, removed.id, removed.parent])
    const [id] = patchIds(
      printed(['patch-id', '--stable'], `commit ${removed.id}\n${back}`),
    ).values()
    return saying.find((commit) => id !== undefined && patches().get(commit.id) === id)?.id
  }
}

/** Without lines around, which may be others by now. */
const PATCH = ['--text', '--no-renames', '--full-index', '--no-color', '--unified=0']

interface Message {
  readonly id: string
  readonly text: string
}

function messagesIn(output: string): readonly Message[] {
  return output
    .split('\0')
    .filter(Boolean)
    .map((entry) => ({ id: entry.slice(0, entry.indexOf('\n')), text: entry }))
}

/** `This reverts commit 4f2c…` of git, `Reverts owner/name#123` of GitHub, whose titles end in `(#123)`. */
function saysReverted(text: string, { id, title }: LogCommit): boolean {
  if (text.includes(`This reverts commit ${id}`)) return true
  const [, squashed, merged] = /\(#(\d+)\)$|^Merge pull request #(\d+) /.exec(title) ?? []
  const number = squashed ?? merged
  return number !== undefined && new RegExp(`^Reverts [^\\s#]*#${number}$`, 'm').test(text)
}

/** What git makes of the patch of each commit. */
function patchIds(output: string): ReadonlyMap<string, string> {
  const lines = output.split('\n').filter(Boolean)
  return new Map(
    lines.map((line) => {
      const [patch = '', commit = ''] = line.split(' ')
      return [commit, patch]
    }),
  )
}
