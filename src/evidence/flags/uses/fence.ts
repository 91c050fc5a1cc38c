import { isWord } from './bytes.ts'
import type { Quote } from './languages.ts'

/** A tag or a run of fence characters that is longer is none; no language allows so many. */
const LONGEST_FENCE = 255

/** The quote with the fence that stands here: `r##"` closes with `"##`. Undefined for none. */
export function fenced(bytes: Buffer, at: number, quote: Quote): Quote | undefined {
  const star = quote.open.indexOf('*')
  const head = quote.open.slice(0, star - 1)
  const tail = quote.open.slice(star + 1)
  const fill = quote.open[star - 1] as string
  if (bytes.toString('latin1', at, at + head.length) !== head) return undefined

  const from = at + head.length
  let to = from
  while (to < bytes.length && to - from < LONGEST_FENCE && fits(bytes[to] as number, fill)) to++
  if (fill === '?' && tail.startsWith('$')) to = Math.max(from, to - endsInTail(bytes, from, to))
  if (bytes.toString('latin1', to, to + tail.length) !== tail) return undefined

  const fence = bytes.toString('latin1', from, to)
  return {
    ...quote,
    open: `${head}${fence}${tail}`,
    close: quote.close.replace(`${fill}*`, () => fence),
  }
}

function fits(byte: number, fill: string): boolean {
  return fill === '?' ? isWord(byte) : byte === fill.charCodeAt(0)
}

/** How many bytes of a run of letters belong to the `$` that ends a tag, which is a letter too. */
function endsInTail(bytes: Buffer, from: number, to: number): number {
  const dollar = bytes.subarray(from, to).indexOf('$')
  return dollar < 0 ? 0 : to - from - dollar
}
