import { folded } from '../../../base/flag-names.ts'
import type { Evidence, Problem } from '../../../model/evidence.ts'
import type { Place } from '../../../model/place.ts'
import { known, unknown } from '../../problem.ts'
import { HOLDERS } from '../scan/holders.ts'
import { SDKS, type Ways, WRAPPERS } from './sdks.ts'

/** One way of calling a function that names a flag. */
export interface Call {
  /** Parts of the name of what it is called on, folded; undefined where anything will do. */
  readonly on: readonly string[] | undefined
  /** The argument that names the flag; undefined for the first that is a text. */
  readonly position: number | undefined
}

export interface Calls {
  /**
   * Names of functions, methods, components and labels that ask for a flag, to be looked for together
   * with flags. Pairwise different after folding. Those that mean something else in most code, such as
   * `enabled`, are not among them: they count where a flag that is known stands in them.
   */
  readonly names: readonly string[]
  /** Functions and methods by their folded name. */
  readonly called: ReadonlyMap<string, readonly Call[]>
  /** Components by their folded name, with their folded attributes. */
  readonly elements: ReadonlyMap<string, ReadonlySet<string>>
  /** Arguments and properties that name a flag wherever they stand, folded. */
  readonly labels: ReadonlySet<string>
  /** What is taken apart into flags, or has a property for each of them, folded. */
  readonly holders: ReadonlySet<string>
}

/** A policy's own way of asking, `{key}` where the flag stands. */
export interface OwnCall {
  readonly pattern: string
  readonly place: Place
}

interface Draft {
  readonly names: Map<string, string>
  readonly called: Map<string, Call[]>
  readonly elements: Map<string, Set<string>>
  readonly labels: Set<string>
  readonly holders: Set<string>
}

/** The SDKs' ways of asking for a flag and a policy's own; unknown where one of these is not understood. */
export function callsOf(own: readonly OwnCall[]): Evidence<Calls> {
  const draft: Draft = {
    names: new Map(),
    called: new Map(),
    elements: new Map(),
    labels: new Set(),
    holders: new Set(HOLDERS),
  }
  for (const ways of [...SDKS, WRAPPERS]) addWays(draft, ways)
  const problems = own.flatMap((each) => (addOwn(draft, each.pattern) ? [] : [problemOf(each)]))
  return problems.length > 0
    ? unknown(...problems)
    : known({ ...draft, names: [...draft.names.values()] })
}

function addWays(draft: Draft, ways: Ways): void {
  const on = words(ways.clients).map(folded)
  const anywhere = { on: undefined, position: undefined }
  for (const name of words(ways.calls)) addCall(draft, name, anywhere)
  for (const name of words(ways.first)) addCall(draft, name, { ...anywhere, position: 0 })
  for (const name of words(ways.second)) addCall(draft, name, { ...anywhere, position: 1 })
  for (const name of words(ways.common)) addCommon(draft, name, { ...anywhere, on })
  for (const name of words(ways.elements)) addElement(draft, name, words(ways.attributes))
  for (const name of words(ways.labels)) draft.labels.add(folded(name))
  for (const name of words(ways.holders)) draft.holders.add(folded(name))
  if (ways.ambiguous) return
  for (const name of [...words(ways.elements), ...words(ways.labels)]) addName(draft, name)
}

function words(text: string | undefined): readonly string[] {
  return text?.split(' ') ?? []
}

function addName(draft: Draft, name: string): void {
  if (!draft.names.has(folded(name))) draft.names.set(folded(name), name)
}

function addCall(draft: Draft, name: string, call: Call): void {
  addName(draft, name)
  addCommon(draft, name, call)
}

function addCommon({ called }: Draft, name: string, call: Call): void {
  called.set(folded(name), [...(called.get(folded(name)) ?? []), call])
}

function addElement(draft: Draft, name: string, attributes: readonly string[]): void {
  const all = draft.elements.get(folded(name)) ?? new Set()
  for (const each of attributes) all.add(folded(each))
  draft.elements.set(folded(name), all)
}

function addLabel(draft: Draft, name: string): void {
  addName(draft, name)
  draft.labels.add(folded(name))
}

const NAME = '[A-Za-z_$][\\w$-]*'
const KEY = '(["\'`]?)\\{key\\}'
const JOINT = '(?:\\??\\.|->|::|:)'
const OWN_CALL = new RegExp(
  `^@?(?:new )?(?:(?:${NAME}(?:\\(\\))?${JOINT})*(${NAME})(?:\\(\\))?${JOINT})?(${NAME})[?!]?\\s*\\(([^(){}]*)${KEY}\\3?`,
)
const OWN_ELEMENT = new RegExp(`^<(${NAME}(?:\\.${NAME})*)\\s[^<>{}]*?(${NAME})=\\{?${KEY}`)
const OWN_HOLDER = new RegExp(`^(?:${NAME}${JOINT})*(${NAME})(?:\\[${KEY}|${JOINT}\\{key\\}$)`)
const OWN_LABEL = new RegExp(`^["']?(${NAME})["']?\\s*(?::|=>?)\\s*${KEY}`)

/** Whether the pattern was understood. */
function addOwn(draft: Draft, pattern: string): boolean {
  const text = pattern.trim()
  const called = OWN_CALL.exec(text)
  if (called) {
    const [, on, name, before] = called
    const position = (before?.match(/,/g) ?? []).length
    addCall(draft, name as string, { on: on ? [folded(on)] : undefined, position })
    return true
  }
  const element = OWN_ELEMENT.exec(text)
  if (element) {
    addName(draft, element[1] as string)
    addElement(draft, element[1] as string, [element[2] as string])
    return true
  }
  const holder = OWN_HOLDER.exec(text)?.[1]
  if (holder) {
    draft.holders.add(folded(holder))
    return true
  }
  const label = OWN_LABEL.exec(text)?.[1]
  if (label) addLabel(draft, label)
  return label !== undefined
}

function problemOf({ pattern, place }: OwnCall): Problem {
  return {
    what: `\`${pattern}\` is no way of asking for a flag that can be looked for, so reads of flags would be missed`,
    next: 'Write it as a call, an index, a property or an attribute with {key} where the name of the flag stands, such as hasFlag({key}), flags[{key}] or <Feature name="{key}">',
    place,
  }
}
