import type { Fleet } from '../../model/fleet.ts'
import type { Place } from '../../model/place.ts'
import type { Selection } from '../../model/selection.ts'
import { Budget } from './budget.ts'
import { type Compiled, compileSelector, usesEngine } from './compile.ts'
import { resolveSelector } from './resolve.ts'

/** Resolves a selector that stands at a place against a fleet. */
export type Select = (text: string, place: Place, fleet: Fleet) => Selection

/**
 * What resolves selectors. It compiles each of them once, and loads minimatch only if one of
 * `texts` holds a glob that minimatch decides; a selector that is not among them is matched
 * without it, to the same result. All of them share one budget of work; one that passes it yields no
 * host and says so.
 */
export async function selectors(texts: Iterable<string>): Promise<Select> {
  const engine = [...texts].some(usesEngine) ? (await import('minimatch')).Minimatch : undefined
  const budget = new Budget()
  const compiled = new Map<string, Compiled>()
  return (text, place, fleet) => {
    budget.allow(fleet.size)
    const selector = compiled.get(text) ?? compileSelector(text, engine, budget)
    compiled.set(text, selector)
    return resolveSelector(selector, fleet, place, budget)
  }
}
