import { folded } from '../../base/flag-names.ts'
import { slotText } from '../../base/slots.ts'
import type { TouchedFlag } from '../../base/touched-flags.ts'
import { list } from '../../base/words.ts'
import type { KeptRelease, Reads } from '../../model/flags.ts'
import type { Fleet } from '../../model/fleet.ts'
import { namesOf } from '../names.ts'
import { slotIndex } from './slot-index.ts'

type ReadSlot = Reads['slots'][number]

/** The slots of a flag that each release reads for something else. */
export function slotsTaken(
  releases: readonly KeptRelease[],
): (flag: TouchedFlag, release: KeptRelease) => readonly ReadSlot[] {
  const readIn = new Map(releases.map(({ reads }) => [reads, slotIndex(reads.slots)]))
  return ({ names, slots }, { reads }) => {
    const shared = new Set(slots.flatMap((slot) => readIn.get(reads)?.(slot) ?? []))
    return [...shared].filter(({ key }) => key === undefined || !names.has(folded(key)))
  }
}

/** A slot that a release reads for something else, as a part of a sentence. */
export function takenFor({ slot, key }: ReadSlot): string {
  return key === undefined
    ? `reads ${slotText(slot)}, nobody knows what for`
    : `reads ${slotText(slot)} as ${key}`
}

/** As a sentence begins: `smars-08 keeps 2003.06`, or where it is only the way back that leads there, that. */
export function who(release: KeptRelease, fleet: Fleet): string {
  if (release.hosts.length === 0) return `The way back leads to ${release.name}`
  const back = release.rollback ? ', where the way back leads too' : ''
  return `${onHosts(release, fleet)}${back}`
}

export function onHosts(release: KeptRelease, fleet: Fleet): string {
  const hosts = hostsOf(release, fleet)
  return `${list(hosts)} ${hosts.length === 1 ? 'keeps' : 'keep'} ${release.name}`
}

/** What else may be done than to give the flag another slot. */
export function mend(release: KeptRelease, fleet: Fleet): string {
  const hosts = hostsOf(release, fleet)
  return hosts.length === 0
    ? ', or let the way back lead elsewhere'
    : `, or bring ${list(hosts)} to a release without that code first`
}

export function hostsOf({ hosts }: KeptRelease, fleet: Fleet): readonly string[] {
  return namesOf(fleet, hosts)
}
