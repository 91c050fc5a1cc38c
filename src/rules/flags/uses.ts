import { folded } from '../../base/flag-names.ts'
import { list, thousands } from '../../base/words.ts'
import type { Code, Tombstone, Use, UseKind } from '../../model/flags.ts'
import type { Place } from '../../model/place.ts'

/** Places of code that name the same retired flag, in the order of the scan. */
export interface DeadUses {
  readonly tombstone: Tombstone
  /** At least one. */
  readonly uses: readonly [Use, ...Use[]]
}

/** Uses of retired flags, for each of these once. */
export function usesOfDead(
  uses: readonly Use[],
  kind: UseKind,
  dead: ReadonlyMap<string, Tombstone>,
): readonly DeadUses[] {
  const found = new Map<Tombstone, [Use, ...Use[]]>()
  for (const use of uses) {
    const tombstone = use.kind === kind ? dead.get(folded(use.text)) : undefined
    if (!tombstone) continue
    const same = found.get(tombstone)
    if (same) same.push(use)
    else found.set(tombstone, [use])
  }
  return [...found].map(([tombstone, same]) => ({ tombstone, uses: same }))
}

/** ``, or ` and at 2 further places: src/a.ts:3 and src/b.ts:9`. */
export function furtherPlaces([, ...rest]: readonly Use[]): string {
  if (rest.length === 0) return ''
  const noun = rest.length === 1 ? 'one further place' : `${thousands(rest.length)} further places`
  return ` and at ${noun}: ${list(
    rest.map(({ place }) => lineOf(place)),
    4,
  )}`
}

/** `1,204 files scanned`, and what could not be told apart. */
export function scanned(code: Code | undefined): string {
  if (!code) return 'no code scanned'
  return `${thousands(code.files)} ${code.files === 1 ? 'file' : 'files'} scanned`
}

/** What a rule about new uses says where nothing tells old ones from new ones. */
export const NOT_TOLD_APART = 'nothing says what code was there before, so new uses were not judged'

function lineOf({ file, line }: Place): string {
  return `${file}:${line}`
}
