import { folded } from '../../../base/flag-names.ts'
import { instant, lastInstant } from '../../../base/time.ts'
import type { Evidence, Problem } from '../../../model/evidence.ts'
import type { Flag, Slot, Tombstone } from '../../../model/flags.ts'
import type { Located, Place } from '../../../model/place.ts'
import { firstOf, known, unknown } from '../../problem.ts'
import { conform } from '../../schema.ts'
import type { Tree } from '../../tree.ts'
import type { RegistryPart } from './importer.ts'
import {
  type FlagFile,
  type RegistryFile,
  registrySchema,
  type SlotFile,
  slotOf,
  type TombstoneFile,
} from './schema.ts'

type Section = 'flags' | 'retired'

/** What a `flags.yml` says. A flag that is both live and retired is for the rules to judge. */
export function readOwn(tree: Tree): Evidence<RegistryPart> {
  const document = conform(registrySchema, tree, 'flag registry')
  if (!document.known) return document
  const twice = [...repeated(document.value, 'flags'), ...repeated(document.value, 'retired')]
  if (twice.length > 0) return unknown(...firstOf(twice, (problem) => problem))
  const { flags = [], retired = [] } = document.value.value
  return known({
    flags: flags.map((flag, i) => toFlag(flag, i, document.value)),
    retired: retired.map((each, i) => toTombstone(each, i, document.value)),
    fields: [],
    reserved: [],
  })
}

function toFlag(flag: FlagFile, index: number, document: Located<RegistryFile>): Flag {
  return {
    key: flag.key,
    aliases: flag.aliases ?? [],
    slots: slotsOf(flag.slots, document, 'flags', index),
    owner: flag.owner,
    description: flag.description,
    type: flag.type,
    id: flag.id,
    created: flag.created === undefined ? undefined : instant(flag.created),
    expires: flag.expires === undefined ? undefined : lastInstant(flag.expires),
    place: document.at('flags', index, 'key'),
  }
}

function toTombstone(
  tombstone: TombstoneFile,
  index: number,
  document: Located<RegistryFile>,
): Tombstone {
  const { key, aliases = [], slots, retired, reason, removedIn, replacedBy, unretired } = tombstone
  return {
    key,
    aliases,
    slots: slotsOf(slots, document, 'retired', index),
    retired: instant(retired),
    reason,
    removedIn,
    replacedBy,
    // The schema has seen to it that dates are dates.
    unretired: unretired && { ...unretired, at: instant(unretired.at) as number },
    place: document.at('retired', index, 'key'),
  }
}

function slotsOf(
  slots: readonly SlotFile[] | undefined,
  document: Located<RegistryFile>,
  section: Section,
  index: number,
): readonly Slot[] {
  return (slots ?? []).map((slot, i) => slotOf(slot, document.at(section, index, 'slots', i)))
}

interface Name {
  readonly text: string
  readonly index: number
  readonly place: Place
}

/** Names that two entries of one section go by. */
function repeated(document: Located<RegistryFile>, section: Section): readonly Problem[] {
  const first = new Map<string, Name>()
  const problems: Problem[] = []
  for (const name of namesIn(document, section)) {
    const before = first.get(folded(name.text))
    if (!before) first.set(folded(name.text), name)
    else if (before.index !== name.index) problems.push(standsTwice(name, before, section))
  }
  return problems
}

function* namesIn(document: Located<RegistryFile>, section: Section): Generator<Name> {
  for (const [index, { key, aliases = [] }] of (document.value[section] ?? []).entries()) {
    yield { text: key, index, place: document.at(section, index, 'key') }
    for (const [i, text] of aliases.entries()) {
      yield { text, index, place: document.at(section, index, 'aliases', i) }
    }
  }
}

function standsTwice(again: Name, before: Name, section: Section): Problem {
  const { file, line, column } = before.place
  const spelt = before.text === again.text ? '' : ` as ${JSON.stringify(before.text)}`
  return {
    what: `${JSON.stringify(again.text)} names a second entry of ${section}; the first is at ${file}:${line}:${column}${spelt}, and nothing says which of the two holds`,
    next: 'Join the two entries, or give one of them another name',
    place: again.place,
  }
}
