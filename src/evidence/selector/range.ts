import { thousands } from '../../base/words.ts'

/** What is odd about a range; `offset` counts characters from 0 into the pattern. */
export interface RangeProblem {
  /** A sentence without its full stop, as `next`. */
  readonly why: string
  readonly next: string
  readonly offset: number
}

export type Expansion =
  | { readonly ok: true; readonly names: string[]; readonly warn: RangeProblem | undefined }
  | ({ readonly ok: false } & RangeProblem)

/** A range read: how many values it has, and the one at an index from 0. */
interface Range {
  readonly count: number
  readonly at: (index: number) => string
  readonly warn: RangeProblem | undefined
}

const longest = 1024

/**
 * The names that an inventory name with ranges stands for, as Ansible expands it: `web[01:08]`,
 * `db[1:10:2]`, `rack[a:f]`, several per name, the first turning slowest. Reversed and mixed
 * ranges, and those of more than `most` names in all, are refused before anything is expanded.
 */
export function expandRange(pattern: string, most = 100_000): Expansion {
  if (pattern.length > longest) {
    return refuse(
      0,
      `a name with a range has ${thousands(pattern.length)} characters, and the limit is ${thousands(longest)}`,
      'shorten the name',
    )
  }
  const texts: string[] = []
  const ranges: Range[] = []
  let end = 0
  for (const match of pattern.matchAll(/\[([^[\]]*)\]/g)) {
    const range = readRange(match[1] as string, match.index)
    if ('ok' in range) return range
    texts.push(pattern.slice(end, match.index))
    ranges.push(range)
    end = match.index + match[0].length
  }
  texts.push(pattern.slice(end))
  const stray = strayBracket(pattern, texts)
  if (stray) return stray
  const count = ranges.reduce((product, range) => product * range.count, 1)
  if (count > most) {
    return refuse(
      pattern.indexOf('['),
      `${pattern} stands for ${Number.isSafeInteger(count) ? thousands(count) : 'countless'} names, and at most ${thousands(most)} are allowed`,
      'check the bounds of the range, or split it',
    )
  }
  const warn = ranges.find((range) => range.warn)?.warn
  return { ok: true, names: expand(texts, ranges), warn }
}

function expand(texts: readonly string[], ranges: readonly Range[]): string[] {
  let names = [texts[0] as string]
  for (const [i, { count, at }] of ranges.entries()) {
    const longer: string[] = []
    for (const name of names) {
      for (let k = 0; k < count; k++) longer.push(name + at(k) + texts[i + 1])
    }
    names = longer
  }
  return names
}

/** `offset` is where the opening bracket stands. */
function readRange(inside: string, offset: number): Range | (Expansion & { ok: false }) {
  const shown = `[${inside}]`
  const [first, last, stride = '1', ...rest] = inside.split(':')
  if (first === undefined || last === undefined || rest.length > 0) {
    return refuse(
      offset,
      `${shown} is no range; a range is [first:last] or [first:last:step]`,
      'write a range such as [1:8], and an IPv6 address without brackets',
    )
  }
  const step = integer(stride)
  if (!step) {
    return refuse(
      offset,
      `the step of ${shown} is ${stride === '' ? 'empty' : stride}, and a step is a whole number from 1`,
      'write a step of 1 or more, or leave it out',
    )
  }
  if (/^([a-z]:[a-z]|[A-Z]:[A-Z])$/.test(`${first}:${last}`)) {
    const start = first.charCodeAt(0)
    return steps(start, last.charCodeAt(0), step, String.fromCharCode, shown, offset)
  }
  return numbers(first, last, step, shown, offset)
}

/** An empty first bound is 0, as in Ansible. */
function numbers(first: string, last: string, step: number, shown: string, offset: number) {
  const start = integer(first || '0')
  const end = integer(last)
  if (start === undefined || end === undefined) {
    return refuse(
      offset,
      `the bounds of ${shown} are not two whole numbers or two letters of the same case`,
      'write a range such as [1:8], [01:08] or [a:f]',
    )
  }
  const padded = first.length > 1 && first.startsWith('0')
  if (padded && first.length !== last.length) {
    return refuse(
      offset,
      `the bounds of ${shown} differ in length, and a bound with leading zeros needs another as long`,
      `write both bounds with ${Math.max(first.length, last.length)} digits`,
    )
  }
  const text = padded ? (n: number) => String(n).padStart(first.length, '0') : String
  const range = steps(start, end, step, text, shown, offset)
  if ('ok' in range || padded || last.length === 1 || !last.startsWith('0')) return range
  return {
    ...range,
    warn: {
      why: `${shown} has leading zeros in its last bound alone, so Ansible pads no name with zeros`,
      next: `write both bounds with ${last.length} digits, or the last one as ${end}`,
      offset,
    },
  }
}

function steps(
  start: number,
  end: number,
  step: number,
  text: (value: number) => string,
  shown: string,
  offset: number,
): Range | (Expansion & { ok: false }) {
  if (start > end) {
    return refuse(
      offset,
      `${shown} ends before it begins, so it names no host`,
      'write the smaller bound first',
    )
  }
  const count = Math.floor((end - start) / step) + 1
  return { count, at: (index) => text(start + index * step), warn: undefined }
}

function integer(text: string): number | undefined {
  const value = Number(text)
  return /^[0-9]+$/.test(text) && Number.isSafeInteger(value) ? value : undefined
}

/** A bracket that is left over once the ranges are taken out. */
function strayBracket(pattern: string, texts: readonly string[]) {
  if (!texts.some((text) => /[[\]]/.test(text))) return undefined
  const blanked = pattern.replace(/\[[^[\]]*\]/g, (range) => ' '.repeat(range.length))
  return refuse(
    blanked.search(/[[\]]/),
    `a bracket of ${pattern} has no partner`,
    'close every range with ], or take the bracket out',
  )
}

function refuse(offset: number, why: string, next: string): Expansion & { ok: false } {
  return { ok: false, why, next, offset }
}
