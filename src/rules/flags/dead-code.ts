import { overlap, slotText } from '../../base/slots.ts'
import { namesOf, type TouchedFlag, touchedFlags } from '../../base/touched-flags.ts'
import type { Code, Registries, Tombstone } from '../../model/flags.ts'
import type { Draft, Facts } from '../../model/rule.ts'
import { bounded } from '../bounded.ts'
import { defineRule } from '../define.ts'
import { deadNames, NO_REGISTRY, retiredWhen, share } from './names.ts'
import { type DeadUses, furtherPlaces, scanned, usesOfDead } from './uses.ts'

/** Code of a retired flag, and why this rollout would wake it up. */
interface DeadCode extends DeadUses {
  readonly woken: string | undefined
}

export default defineRule({
  id: 'flags/dead-code',
  question: 'Has all code that asks for a retired flag gone?',
  from: 'plan',
  severity: 'block',
  needs: ['rollout', 'registry', 'code'],
  idle({ registry }) {
    if (!registry) return NO_REGISTRY
    return deadNames(registry).size > 0 ? undefined : 'no flag is retired'
  },
  check({ rollout, registry, code }) {
    return registry && code ? bounded(deadCode(rollout, registry, code), explain) : []
  },
  shows({ code }) {
    return `${scanned(code)}, and none asks for a retired flag`
  },
})

/** What blocks comes first, so that it is told whatever else there is. */
function deadCode(
  { manifest }: Facts['rollout'],
  registry: Registries,
  code: Code,
): readonly DeadCode[] {
  const awake = touchedFlags(manifest.value, registry).filter(isAwake)
  const found = usesOfDead(code.uses, 'call', deadNames(registry)).map((each) => ({
    ...each,
    woken: whatWakes(each.tombstone, awake),
  }))
  return [
    ...found.filter(({ woken }) => woken !== undefined),
    ...found.filter(({ woken }) => woken === undefined),
  ]
}

type Awake = TouchedFlag & { readonly how: keyof typeof WAKES }

/** What the rollout does to a flag that shares something with a dead one. */
const WAKES = {
  activated: (key: string) => `turns on ${key}`,
  redefined: (key: string) => `gives ${key} another meaning`,
  revived: (key: string) => `brings ${key} back`,
} as const

function isAwake(flag: TouchedFlag): flag is Awake {
  return flag.how !== 'retired'
}

function whatWakes(tombstone: Tombstone, awake: readonly Awake[]): string | undefined {
  const dead = namesOf(tombstone)
  for (const { key, how, names, slots } of awake) {
    const what = WAKES[how](key)
    const shared = tombstone.slots.find((slot) => slots.some((other) => overlap(slot, other)))
    if (shared) return `${what}, which is on ${slotText(shared)} as well`
    if (share(names, dead)) return what
  }
  return undefined
}

function explain({ tombstone, uses, woken }: DeadCode): Draft {
  const still = `Code still asks for ${tombstone.key} here${furtherPlaces(uses)}, which was ${retiredWhen(tombstone)}`
  return {
    what:
      woken === undefined
        ? `${still}: it is dead, and one reuse away from running`
        : `${still}, and this rollout ${woken}: the dead code would run`,
    next: `Delete the code that asks for ${tombstone.key}${woken === undefined ? '' : ' and deploy that everywhere first'}`,
    place: uses[0].place,
    because: tombstone.place,
    ...(woken === undefined ? { severity: 'warn' } : {}),
  }
}
