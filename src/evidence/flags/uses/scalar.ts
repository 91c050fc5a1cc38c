import { isBlank, NEWLINE } from './bytes.ts'

const BEFORE = new Set([...':-,[{=\n'].map((each) => each.charCodeAt(0)))
const AFTER = new Set([...':,]}=#\n'].map((each) => each.charCodeAt(0)))

/** Whether a name that is not quoted is all of a key or a value: `power-peg: true`, `- power-peg`. */
export function isBareScalar(
  bytes: Buffer,
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  let before = from - 1
  while (isBlank(bytes[before])) before--
  let after = to
  while (isBlank(bytes[after])) after++
  return BEFORE.has(bytes[before] ?? NEWLINE) && AFTER.has(bytes[after] ?? NEWLINE)
}
