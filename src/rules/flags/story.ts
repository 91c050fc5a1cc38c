import { folded } from '../../base/flag-names.ts'
import { slotText } from '../../base/slots.ts'
import { entriesUnder, type TouchedFlag, touchedFlags } from '../../base/touched-flags.ts'
import { count, list, thousands } from '../../base/words.ts'
import type {
  Behind,
  Flag,
  FlagStory,
  KeptRelease,
  Registries,
  Registry,
  Slot,
  Tombstone,
} from '../../model/flags.ts'
import type { Fleet } from '../../model/fleet.ts'
import type { Rollout } from '../../model/rollout.ts'
import { namesOf } from '../names.ts'
import { slotsTaken, takenFor } from './kept.ts'
import { retiredWhen } from './names.ts'

interface Given {
  readonly rollout: Rollout
  readonly registries: Registries
  /** Undefined where it could not be read. */
  readonly behind: Behind | undefined
  readonly fleet: Fleet
}

/** More releases than these make no story. */
const MOST_RELEASES = 8

const BECAUSE: Record<TouchedFlag['how'], string> = {
  activated: 'turned on',
  retired: 'retired',
  redefined: 'given another meaning',
  revived: 'brought back',
}

/** What each flag that the rollout touches means before, afterwards, and where old code stays. */
export function storyOf({ rollout, registries, behind, fleet }: Given): readonly FlagStory[] {
  const { head, base } = registries
  const atHead = meanings(head)
  const atBase = base && meanings(base)
  const reading = readings(behind?.releases ?? [])
  return together(touchedFlags(rollout.manifest.value, registries)).map(({ flag, hows }) => ({
    key: flag.key,
    because: list(hows.map((how) => BECAUSE[how])),
    base: atBase?.(flag),
    head: atHead(flag),
    behind: behind && onHosts(behind, fleet, (release) => reading(flag, release)),
    rollback: behind && onTheWayBack(behind, (release) => reading(flag, release)),
  }))
}

interface Together {
  readonly flag: TouchedFlag
  readonly hows: readonly TouchedFlag['how'][]
}

/** Each flag once, with everything that is done to it. */
function together(touched: readonly TouchedFlag[]): readonly Together[] {
  const flags = new Map<string, Together>()
  for (const flag of touched) {
    const key = folded(flag.key)
    const before = flags.get(key)
    flags.set(key, { flag: before?.flag ?? flag, hows: [...(before?.hows ?? []), flag.how] })
  }
  return [...flags.values()]
}

/** `bit 11 of order.flags, retired on 2003-06-30 (replaced by the accounting of the router)` */
function meanings({ flags, retired }: Registry): (flag: TouchedFlag) => string {
  const live = entriesUnder(flags)
  const dead = entriesUnder(retired)
  return ({ names }) => {
    const said = [
      ...live(names).map((flag) => parts(flag.slots, liveWords(flag))),
      ...dead(names).map((tombstone) => parts(tombstone.slots, deadWords(tombstone))),
    ]
    return said.length > 0 ? said.join('; ') : 'not known'
  }
}

function parts(slots: readonly Slot[], words: string): string {
  return slots.length > 0 ? `${list(slots.map(slotText))}, ${words}` : words
}

function liveWords({ description }: Flag): string {
  return description === undefined ? 'live' : `live: ${description}`
}

function deadWords(tombstone: Tombstone): string {
  const { replacedBy, unretired } = tombstone
  return [
    retiredWhen(tombstone),
    ...(replacedBy === undefined ? [] : [`replaced by ${replacedBy}`]),
    ...(unretired ? [`alive again by ${unretired.by} (${unretired.reason})`] : []),
  ].join(', ')
}

type Reading = (release: KeptRelease) => string

function onHosts({ releases, untold }: Behind, fleet: Fleet, reading: Reading): string {
  const left = releases.filter(({ hosts }) => hosts.length > 0)
  const said = left
    .slice(0, MOST_RELEASES)
    .map(
      (release) =>
        `${release.name} on ${list(namesOf(fleet, release.hosts), 3)} ${reading(release)}`,
    )
  const more = left.length - said.length
  return [
    ...(left.length === 0 ? ['no host is known to keep an old release'] : said),
    ...(more > 0 ? [`${thousands(more)} more releases are left out here`] : []),
    ...(untold > 0 ? [`${count(untold, 'other host')} told nothing`] : []),
  ].join('; ')
}

function onTheWayBack({ releases }: Behind, reading: Reading): string | undefined {
  const release = releases.find(({ rollback }) => rollback)
  return release && `${release.name} ${reading(release)}`
}

/** What a release makes of a flag: `reads bit 11 of order.flags as power_peg`, `does not read it`. */
function readings(
  releases: readonly KeptRelease[],
): (flag: TouchedFlag, release: KeptRelease) => string {
  const takenBy = slotsTaken(releases)
  return (flag, release) => {
    const byName = [...flag.names].some((name) => release.reads.keys.has(name))
    const said = [...(byName ? ['reads it'] : []), ...takenBy(flag, release).map(takenFor)]
    return said.length > 0 ? list(said) : 'does not read it'
  }
}
