/** `observed.json` with a report on each line from the second on. */
export function reports(...rows: readonly Readonly<Record<string, unknown>>[]): string {
  return `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`
}

/** A minute before the moment of judgement. */
export const LATELY = '2012-08-01T09:29:00-04:00'

/** Reports of `smars-01` to `smars-08`, `changes` by the number of the host. */
export function eight(
  changes: Readonly<Record<number, Readonly<Record<string, unknown>> | undefined>> = {},
): readonly Readonly<Record<string, unknown>>[] {
  return Array.from({ length: 8 }, (_, i) => ({
    host: `smars-0${i + 1}`,
    version: 'r2',
    at: LATELY,
    ...changes[i + 1],
  }))
}
