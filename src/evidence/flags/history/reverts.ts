import type { Room } from '../../repository/git.ts'
import type { HistoryQuestion } from './index.ts'
import type { LogCommit } from './patches.ts'

/**
 * Tells which commit of the change takes a removal back: the one that says so, as git and GitHub
 * write it, or else the one that undoes it to the letter. What git does not answer reverts nothing.
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
  let messages: readonly Message[] | undefined
  let undone: ReadonlyMap<string, string> | undefined
  return (removed) => {
    messages ??= messagesIn(printed(['log', '-z', '--format=%H%n%B', ...range]))
    const saying = messages.find(({ text }) => saysReverted(text, removed))
    if (saying || removed.parent === undefined) return saying?.id
    const patch = printed(['log', '--patch', '--no-merges', ...PATCH, ...range])
    undone ??= patchIds(printed(['patch-id', '--stable'], patch))
    const back = printed(['diff-tree', '--patch', ...PATCH, removed.id, removed.parent])
    const [id] = patchIds(printed(['patch-id', '--stable'], `commit ${removed.id}\n${back}`)).keys()
    return id === undefined ? undefined : undone.get(id)
  }
}

const PATCH = ['--text', '--no-renames', '--full-index', '--no-color']

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

/** The commit of each patch, by what git makes of the patch. */
function patchIds(output: string): ReadonlyMap<string, string> {
  const lines = output.split('\n').filter(Boolean)
  return new Map(
    lines.map((line) => {
      const [patch = '', commit = ''] = line.split(' ')
      return [patch, commit]
    }),
  )
}
