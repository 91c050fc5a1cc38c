import { folded } from '../../base/flag-names.ts'
import { groupBy } from '../../base/groups.ts'
import { speller } from '../../base/spelling.ts'
import type { Code, Registries } from '../../model/flags.ts'
import type { Draft } from '../../model/rule.ts'
import { bounded } from '../bounded.ts'
import { defineRule } from '../define.ts'
import { deadNames, NO_REGISTRY, retiredWhen } from './names.ts'
import { furtherPlaces, NOT_TOLD_APART, scanned, usesOfDead } from './uses.ts'

export default defineRule({
  id: 'flags/undeclared',
  question: 'Does the registry know every flag that code names?',
  from: 'plan',
  severity: 'warn',
  needs: ['registry', 'code'],
  idle({ registry }) {
    return registry ? undefined : NO_REGISTRY
  },
  check({ registry, code }) {
    if (!registry || !code) return []
    return [...unknownCalls(registry, code), ...newLiterals(registry, code)]
  },
  shows({ code }) {
    const what = `${scanned(code)}, and every call asks for a flag that the registry knows`
    return code?.added ? what : `${what}; ${NOT_TOLD_APART}`
  },
})

function unknownCalls({ head }: Registries, { undeclared }: Code): readonly Draft[] {
  const keys = head.flags.map(({ key }) => key)
  const spell = speller(() => keys)
  const byKey = groupBy(undeclared, ({ text }) => folded(text))
  return bounded([...byKey.values()], (uses) => {
    const [{ text, place }] = uses
    const near = spell(text)
    const add = 'add it to the registry of flags with what it means'
    return {
      what: `Code asks for ${text} here${furtherPlaces(uses)}, and no registry has it, neither alive nor retired, so nobody could tell when it comes back with another meaning`,
      next:
        near === undefined
          ? `Check the name, or ${add}`
          : `Write ${near} if that is meant, or ${add}`,
      place,
    }
  })
}

/** A quoted name may reach an SDK by a way that no pattern of a call shows. */
function newLiterals(registry: Registries, { uses, added }: Code): readonly Draft[] {
  const fresh = uses.filter((use) => added?.has(use))
  return bounded(
    usesOfDead(fresh, 'literal', deadNames(registry)),
    ({ tombstone, uses: same }) => ({
      what: `The change adds the text ${same[0].text} here${furtherPlaces(same)}, which names ${tombstone.key}, ${retiredWhen(tombstone)}`,
      next: 'If it asks for the flag, take it out; otherwise nothing is to be done',
      place: same[0].place,
      because: tombstone.place,
    }),
  )
}
