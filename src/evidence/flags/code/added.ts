import { folded } from '../../../base/flag-names.ts'
import type { Use } from '../../../model/flags.ts'

/** A use with the line it stands on, without the blanks around it. */
export interface LinedUse {
  readonly use: Use
  readonly line: string
}

/** The calls and literals of a file that a change touches, on both sides of it. */
export interface ChangedUses {
  readonly before: readonly LinedUse[]
  readonly after: readonly LinedUse[]
}

/**
 * The uses that a change adds. A file that has more uses of a flag in one way than before has new
 * ones, first of all those on lines that it had not. Of these, a line that another file lost is not
 * new, as long as that file has as many uses fewer: it only moved.
 */
export function addedUses(files: readonly ChangedUses[]): ReadonlySet<Use> {
  const changes = files.flatMap(changesOf)
  const lost = new Map<string, Loss[]>()
  for (const change of changes) {
    if (change.more < 0) lost.set(change.way, [...(lost.get(change.way) ?? []), lossOf(change)])
  }
  const added = new Set<Use>()
  for (const change of changes) {
    if (change.more <= 0) continue
    for (const { use, line } of newest(change)) {
      if (!movedFrom(lost.get(change.way) ?? [], line)) added.add(use)
    }
  }
  return added
}

/** How a file uses one flag in one way, before and after. */
interface Change {
  /** The flag and the way. */
  readonly way: string
  readonly more: number
  readonly before: readonly LinedUse[]
  readonly after: readonly LinedUse[]
}

function changesOf({ before, after }: ChangedUses): readonly Change[] {
  const was = byWay(before)
  const is = byWay(after)
  return [...new Set([...was.keys(), ...is.keys()])].map((way) => {
    const [old = [], now = []] = [was.get(way), is.get(way)]
    return { way, more: now.length - old.length, before: old, after: now }
  })
}

function byWay(uses: readonly LinedUse[]): ReadonlyMap<string, LinedUse[]> {
  const found = new Map<string, LinedUse[]>()
  for (const each of uses) {
    const way = `${each.use.kind} ${folded(each.use.text)}`
    const same = found.get(way)
    if (same) same.push(each)
    else found.set(way, [each])
  }
  return found
}

/** As many uses as the file has more, those first whose lines it had not. */
function newest({ more, before, after }: Change): readonly LinedUse[] {
  const left = countsOf(before)
  const [fresh, kept]: [LinedUse[], LinedUse[]] = [[], []]
  for (const each of after) (takeOne(left, each.line) ? kept : fresh).push(each)
  return [...fresh, ...kept.reverse()].slice(0, more)
}

/** Uses that a file has fewer, and the lines that it has no more. */
interface Loss {
  left: number
  readonly lines: Map<string, number>
}

function lossOf({ more, before, after }: Change): Loss {
  const lines = countsOf(before)
  for (const { line } of after) takeOne(lines, line)
  return { left: -more, lines }
}

function movedFrom(losses: readonly Loss[], line: string): boolean {
  const loss = losses.find(({ left, lines }) => left > 0 && takeOne(lines, line))
  if (loss) loss.left -= 1
  return loss !== undefined
}

function countsOf(uses: readonly LinedUse[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { line } of uses) counts.set(line, (counts.get(line) ?? 0) + 1)
  return counts
}

function takeOne(counts: Map<string, number>, line: string): boolean {
  const left = counts.get(line) ?? 0
  if (left > 0) counts.set(line, left - 1)
  return left > 0
}
