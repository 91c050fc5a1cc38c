import { folded } from '../../base/flag-names.ts'
import { speller } from '../../base/spelling.ts'
import type { Code, Flag, Registries, Tombstone, Use } from '../../model/flags.ts'
import type { Draft, Facts } from '../../model/rule.ts'
import { bounded } from '../bounded.ts'
import { defineRule } from '../define.ts'
import { activated } from '../flags.ts'
import { alsoCalled, byName, deadNames, NO_REGISTRY, retiredWhen, sizeOf } from './names.ts'
import { NOT_TOLD_APART, scanned } from './uses.ts'

type Dead = ReadonlyMap<string, Tombstone>

export default defineRule({
  id: 'flags/retired',
  question: 'Is every flag that is defined, read or turned on alive?',
  from: 'plan',
  severity: 'block',
  needs: ['rollout', 'registry', 'code'],
  idle({ registry }) {
    return registry ? undefined : NO_REGISTRY
  },
  check({ rollout, registry, code }) {
    if (!registry) return []
    const dead = deadNames(registry)
    return [
      ...definedAgain(registry, dead),
      ...turnedOn(rollout, registry, dead),
      ...readAnew(code, dead),
    ]
  },
  shows({ registry, code }) {
    if (!registry) return NO_REGISTRY
    const what = `${sizeOf(registry.head)}, none of them both; ${scanned(code)}`
    return code?.added
      ? `${what}, and no new call asks for a retired one`
      : `${what}; ${NOT_TOLD_APART}`
  },
})

function definedAgain({ head }: Registries, dead: Dead): readonly Draft[] {
  const wrong = head.flags.flatMap((flag) => {
    const name = [flag.key, ...flag.aliases].find((each) => dead.has(folded(each)))
    const tombstone = name === undefined ? undefined : dead.get(folded(name))
    return name !== undefined && tombstone ? [{ flag, name, tombstone }] : []
  })
  return bounded(wrong, ({ flag, name, tombstone }) => ({
    what: `${named(flag, name, tombstone)} is alive in ${flag.place.file}, and ${tombstone.place.file} has it ${retiredWhen(tombstone)}: what still reads it would wake up with its old meaning`,
    next: nextFor(flag, tombstone),
    place: flag.place,
    because: tombstone.place,
  }))
}

function named(flag: Flag, name: string, { key }: Tombstone): string {
  if (name === key && name === flag.key) return key
  return name === flag.key
    ? `${alsoCalled(name, key)},`
    : `${flag.key} also goes by ${name}, a name of ${key}, and so`
}

function nextFor({ place }: Flag, tombstone: Tombstone): string {
  const oneFile = place.file === tombstone.place.file
  const remove = oneFile
    ? 'Give the new flag a name that nothing had before, or delete the live entry'
    : 'Archive it where it is still alive and export again, or give the new flag a name that nothing had before'
  return `${remove}; to bring the old flag back, keep its tombstone and add unretired with by, reason and at`
}

function turnedOn(
  { manifest }: Facts['rollout'],
  { head }: Registries,
  dead: Dead,
): readonly Draft[] {
  const live = byName(head.flags)
  const keys = head.flags.map(({ key }) => key)
  const spell = speller(() => keys)
  const wrong = activated(manifest.value).flatMap((name, i): readonly Draft[] => {
    const place = manifest.at('flags', 'activates', i)
    const tombstone = dead.get(folded(name))
    if (tombstone) return [{ ...turnsOnDead(name, tombstone), place, because: tombstone.place }]
    return live.has(folded(name)) ? [] : [{ ...turnsOnUnknown(name, spell(name)), place }]
  })
  return bounded(wrong, (draft) => draft)
}

function turnsOnDead(name: string, tombstone: Tombstone): Pick<Draft, 'what' | 'next'> {
  return {
    what: `The rollout turns on ${alsoCalled(name, tombstone.key)}, which was ${retiredWhen(tombstone)}: any host that still has the old code would run it`,
    next: 'Take it out of flags.activates, and turn on a flag that is alive',
  }
}

function turnsOnUnknown(name: string, near: string | undefined): Pick<Draft, 'what' | 'next'> {
  const add = 'add it to the registry of flags with what it means'
  return {
    what: `The rollout turns on ${name}, which no registry has as a live flag, so nothing says what it means`,
    next:
      near === undefined
        ? `Check the name, or ${add}`
        : `Write ${near} if that is meant, or ${add}`,
  }
}

function readAnew(code: Code | undefined, dead: Dead): readonly Draft[] {
  const isNew = (use: Use) => use.kind === 'call' && code?.added?.has(use)
  const wrong = (code?.uses ?? []).filter(isNew).flatMap((use) => {
    const tombstone = dead.get(folded(use.text))
    return tombstone ? [{ use, tombstone }] : []
  })
  return bounded(wrong, ({ use, tombstone }) => ({
    what: `The change adds code that asks for ${alsoCalled(use.text, tombstone.key)}, which was ${retiredWhen(tombstone)}: nothing answers for what it says now`,
    next: 'Ask for a flag that is alive, or leave the code out',
    place: use.place,
    because: tombstone.place,
  }))
}
