import { posix } from 'node:path'
import { canonical } from '../../../base/canonical.ts'
import { json } from '../../../base/escape.ts'
import { folded } from '../../../base/flag-names.ts'
import { HOLDER } from '../../../base/slots.ts'
import type { Evidence } from '../../../model/evidence.ts'
import type { Reads, Registry, Slot } from '../../../model/flags.ts'
import type { Located, Place } from '../../../model/place.ts'
import type { TextFile } from '../../files.ts'
import { parseJson } from '../../json.ts'
import { known, unknown } from '../../problem.ts'
import { conform } from '../../schema.ts'
import { slotOf } from '../registry/schema.ts'
import { slotsOf } from './reads.ts'
import { type RecordedSlot, recordSchema } from './schema.ts'

/** What a release says of itself. */
export interface ReleaseRecord extends Reads {
  readonly release: string
  /** What it was built from, in full; undefined where the record does not tell. */
  readonly commit: string | undefined
}

/**
 * Where the record of a release stands. What no name of a file should hold, such as the slash of
 * `release/7`, stands there as in a URL, so that no version leads out of the folder.
 */
export function recordFile(folder: string, release: string): string {
  return posix.join(folder, nameOf(release))
}

function nameOf(release: string): string {
  const name = release.replace(/[%/\\:*?"<>|\p{Cc}]/gu, (character) => {
    const code = (character.codePointAt(0) as number).toString(16).toUpperCase()
    return `%${code.padStart(2, '0')}`
  })
  return `${name}.json`
}

/** A record as `schema/release.schema.json` has it, which is that of the release in its file's name. */
export function readRecord({ file, text }: TextFile): Evidence<ReleaseRecord> {
  const tree = parseJson(file, text)
  if (!tree.known) return tree
  const read = conform(recordSchema, tree.value, 'release record')
  if (!read.known) return read
  const { value, at, textAt } = read.value
  const { release, commit, reads } = value
  if (nameOf(release) !== posix.basename(file)) {
    return unknown({
      what: `This is the record of ${release}, whose file is ${nameOf(release)}, so it says nothing of the release that ${posix.basename(file)} is named for`,
      next: 'Give each release its own record, as the build of that release writes it',
      place: at('release'),
    })
  }
  return known({
    from: 'record',
    release,
    commit,
    keys: placesOf(reads.keys, textAt),
    slots: reads.slots.map((each, i) => ({
      slot: slotOf(each, at('reads', 'slots', i)),
      key: each.key,
    })),
  })
}

/** The first place of each key. */
function placesOf(
  keys: readonly string[],
  textAt: Located<unknown>['textAt'],
): ReadonlyMap<string, Place> {
  const first = new Map<string, number>()
  for (const [i, key] of keys.entries()) {
    if (!first.has(folded(key))) first.set(folded(key), i)
  }
  return new Map([...first].map(([key, i]) => [key, textAt('reads', 'keys', i)]))
}

/**
 * The record of a release, to be written where `recordFile` says: the flags that its code reads,
 * under the names that the registry gives them, and the slots they hold there.
 * The same input makes the same text.
 */
export function recordOf(
  release: string,
  commit: string | undefined,
  code: ReadonlyMap<string, Place>,
  registry: Registry,
): string {
  const names = spellings(registry)
  const keys = [...code.keys()].map((key) => names.get(folded(key)) ?? key)
  const slots = slotsOf(code, [registry]).map(({ slot, key }) => recorded(slot, key))
  const reads = { keys: sorted(keys, (key) => key), slots: sorted(slots, canonical) }
  return `${json({ version: 1, release, commit, reads })}\n`
}

/** What the registry calls each flag, by each of its names; a key goes before another's alias. */
function spellings({ flags, retired }: Registry): ReadonlyMap<string, string> {
  const entries = [...flags, ...retired].reverse()
  const keys = entries.map(({ key }) => [folded(key), key] as const)
  const aliases = entries.flatMap(({ key, aliases }) =>
    aliases.map((alias) => [folded(alias), key] as const),
  )
  return new Map([...aliases, ...keys])
}

function recorded({ schema, of, kind, at }: Slot, key: string | undefined): RecordedSlot {
  return { schema, ...(of === '' ? {} : { [HOLDER[kind]]: of }), [kind]: at, key }
}

/** Each once, by the code units of its text. */
function sorted<T>(items: readonly T[], text: (item: T) => string): readonly T[] {
  return [...new Map(items.map((item) => [text(item), item]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, item]) => item)
}
