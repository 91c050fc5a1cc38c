import { folded } from '../../base/flag-names.ts'
import { groupBy } from '../../base/groups.ts'
import { overlap, slotText } from '../../base/slots.ts'
import { namesOf, sameIdentity } from '../../base/touched-flags.ts'
import { count, list } from '../../base/words.ts'
import type { Flag, Registries, Registry, Slot } from '../../model/flags.ts'
import type { Draft } from '../../model/rule.ts'
import { bounded } from '../bounded.ts'
import { defineRule } from '../define.ts'
import { are, them } from '../grammar.ts'
import { byName, day, NO_REGISTRY, sizeOf } from './names.ts'
import { covers } from './slot-index.ts'

const NEXT =
  'Give what is new a key of its own, and retire the old one with a tombstone; if nothing changed but the record, let the policy set flags/repurposed to warn for this change'

export default defineRule({
  id: 'flags/repurposed',
  question: 'Does every flag mean what it meant before?',
  from: 'plan',
  severity: 'block',
  needs: ['registry'],
  idle({ registry }) {
    return registry ? undefined : NO_REGISTRY
  },
  check({ registry }) {
    if (!registry) return []
    const { head } = registry
    const pairs = pairsOf(registry)
    return [
      ...bounded(disputed(head), ([first, other]) => dispute(first, other)),
      ...bounded(taken(registry), ([was, is]) => anothers(was, is)),
      ...bounded(
        pairs.filter(([was, is]) => !sameIdentity(was, is)),
        ([was, is]) => another(was, is),
      ),
      ...bounded(
        pairs.flatMap(([was, is]) => leftSlots(was, is, head)),
        moved,
      ),
    ]
  },
  shows({ registry }) {
    if (!registry) return NO_REGISTRY
    if (!registry.base)
      return `${sizeOf(registry.head)}, and no two sources disagree; nothing says what they meant before`
    return `${count(pairsOf(registry).length, 'flag')} of before ${are(pairsOf(registry))} still the same`
  },
})

type Pair = readonly [was: Flag, is: Flag]

/** Each flag with what it was; by its key, and where there was none, by another of its names. */
function pairsOf({ head, base }: Registries): readonly Pair[] {
  const byKey = groupBy(base?.flags ?? [], ({ key }) => folded(key))
  const others = byName(base?.flags ?? [])
  return head.flags.flatMap((is): readonly Pair[] => {
    const same = byKey.get(folded(is.key)) ?? []
    const alias = is.aliases.map((name) => others.get(folded(name))).find((each) => each)
    // Sources that disagreed before may go on to.
    const was = same.find((each) => sameIdentity(each, is)) ?? same[0] ?? alias
    return was ? [[was, is]] : []
  })
}

/** Flags under a name that another flag went by, which they do not go by themselves. */
function taken({ head, base }: Registries): readonly Pair[] {
  const before = byName(base?.flags ?? [])
  return head.flags.flatMap((is): readonly Pair[] => {
    const names = namesOf(is)
    const owners = [...names].flatMap((name) => before.get(name) ?? [])
    const was = owners.find(({ key }) => !names.has(folded(key)))
    return was ? [[was, is]] : []
  })
}

/** Flags that two sources know by one key, and of which they say different things. */
function disputed({ flags }: Registry): readonly Pair[] {
  return [...groupBy(flags, ({ key }) => folded(key)).values()].flatMap(
    ([first, ...others]): readonly Pair[] =>
      others.flatMap((other): readonly Pair[] =>
        !sameIdentity(first, other) ? [[first, other]] : [],
      ),
  )
}

function dispute(first: Flag, other: Flag): Draft {
  return {
    what: `${first.place.file} and ${other.place.file} disagree on ${other.key}: ${differences(first, other)}; the two may mean different flags by one name`,
    next: 'Find out which is right and mend the other, or give one of the flags another key',
    place: other.place,
    because: first.place,
  }
}

function anothers(was: Flag, is: Flag): Draft {
  const names = namesOf(is)
  const name = [was.key, ...was.aliases].find((each) => names.has(folded(each))) ?? is.key
  return {
    what: `${name} was a name of ${was.key} and is now one of ${is.key}: what was built before takes the one for the other`,
    next: `Give ${is.key} names that nothing had before; if the two are one flag, add ${was.key} to its aliases`,
    place: is.place,
    because: was.place,
  }
}

function another(was: Flag, is: Flag): Draft {
  return {
    what: `${is.key} is another flag than before: ${differences(was, is)}; what was built before takes it for the old one`,
    next: NEXT,
    place: is.place,
    because: was.place,
  }
}

/** `its id was a1 and is b2, and its type was boolean and is string`. */
function differences(was: Flag, is: Flag): string {
  const told = (['id', 'created', 'type'] as const).filter(
    (name) => was[name] !== undefined && is[name] !== undefined && was[name] !== is[name],
  )
  return list(
    told.map((name) => `its ${NAMES[name]} ${shown(was[name])} became ${shown(is[name])}`),
  )
}

const NAMES = { id: 'id', created: 'date of creation', type: 'type' } as const

function shown(value: string | number | undefined): string {
  return typeof value === 'number' ? day(value) : `${value}`
}

interface Left {
  readonly was: Flag
  readonly is: Flag
  readonly lost: readonly [Slot, ...Slot[]]
  readonly gained: readonly Slot[]
}

/** Adding slots is no change of meaning; leaving one is, unless it is kept from anybody else. */
function leftSlots(was: Flag, is: Flag, { retired, reserved }: Registry): readonly Left[] {
  const gained = is.slots.filter((slot) => !was.slots.some((old) => overlap(old, slot)))
  const gone = was.slots.filter((slot) => !covers(is.slots, slot))
  const kept =
    gone.length === 0
      ? []
      : [...retired.flatMap(({ slots }) => slots), ...reserved.flatMap(({ slot }) => slot ?? [])]
  const [first, ...others] = gained.length > 0 ? gone : gone.filter((slot) => !covers(kept, slot))
  return first ? [{ was, is, lost: [first, ...others], gained }] : []
}

function moved({ is, lost, gained }: Left): Draft {
  const from = list(lost.map(slotText))
  const place = gained[0]?.place ?? is.place
  if (gained.length > 0) {
    return {
      what: `${is.key} moves from ${from} to ${list(gained.map(slotText))}: hosts on the code of before read and write ${them(lost)} still, so the flag means two things at once`,
      next: NEXT,
      place,
      because: lost[0].place,
    }
  }
  return {
    what: `${is.key} leaves ${from}, and nothing keeps anybody from using ${them(lost)} again`,
    next: `Leave ${them(lost)} in the entry of ${is.key}, or write a tombstone that holds ${them(lost)}`,
    place,
    because: lost[0].place,
  }
}
