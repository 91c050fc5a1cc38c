/** Lines as long as they fit into so many bytes of UTF-8, and how many of them were taken. */
export interface Fitted {
  readonly text: string
  readonly taken: number
}

export function within(lines: Iterable<string>, room: number): Fitted {
  const kept: string[] = []
  let left = room
  for (const line of lines) {
    left -= bytes(line) + 1
    if (left < 0) break
    kept.push(`${line}\n`)
  }
  return { text: kept.join(''), taken: kept.length }
}

export function bytes(text: string): number {
  return Buffer.byteLength(text)
}
