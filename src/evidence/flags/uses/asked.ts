import { folded } from '../../../base/flag-names.ts'
import { AT, OPEN, OPEN_BRACE, OPEN_INDEX } from './bytes.ts'
import type { Call, Calls } from './calls.ts'
import type { Frame, Word } from './frames.ts'

/** What words of a file mean to those who ask for flags. */
export interface Asked {
  /** Folded, without the signs that some languages put before a name. */
  nameOf(named: Word | undefined): string
  isCall(callee: Word): boolean
  isHolder(named: Word): boolean
  /** Whether a text behind this label is asked for: `flagKey: …`. */
  isLabel(named: Word): boolean
  /** The element of which a text in this frame, behind this label, is an attribute that names a flag. */
  elementOf(frame: Frame, label: Word | undefined): Word | undefined
  /** The function whose argument names a flag in this frame. */
  functionOf(frame: Frame): Word | undefined
}

/** Words before a name that say it is being made, not called. */
const DEFINING = new Set('function def defp fun func fn sub proc class interface'.split(' '))

const LONGEST_NAME = 128

/** A shorter name of a client is in too many others. */
const SHORTEST_PART = 5

export function askedIn(bytes: Buffer, calls: Calls): Asked {
  function nameOf(named: Word | undefined): string {
    if (!named || named.to - named.from > LONGEST_NAME) return ''
    return folded(bytes.toString('latin1', named.from, named.to)).replace(/^[$@]+/, '')
  }

  function callsOf(callee: Word): readonly Call[] {
    const ways = calls.called.get(nameOf(callee))
    if (!ways) return []
    const on = nameOf(callee.on)
    return ways.filter((way) => !way.on || way.on.some((client) => isClient(on, client)))
  }

  /** Whether a name is that of a client: `configCatClient`, `_flagsmith`, `gb`. */
  function isClient(name: string, client: string): boolean {
    return client.length < SHORTEST_PART ? name === client : name.includes(client)
  }

  function hasAttribute(element: Word | undefined, attribute: Word | undefined): boolean {
    if (!element || !attribute) return false
    return calls.elements.get(nameOf(element))?.has(nameOf(attribute)) === true
  }

  function elementOf(frame: Frame, label: Word | undefined): Word | undefined {
    const { outer } = frame
    if (frame.opened === OPEN_BRACE && hasAttribute(outer?.element, frame.label)) {
      return outer?.element
    }
    return hasAttribute(frame.element, label) ? frame.element : undefined
  }

  function functionOf(frame: Frame): Word | undefined {
    const { callee, outer } = frame
    if (frame.opened === OPEN_INDEX) {
      if (callee) return calls.holders.has(nameOf(callee)) ? callee : undefined
      return outer?.opened === OPEN ? functionOf(outer) : undefined
    }
    if (frame.opened !== OPEN || !callee || DEFINING.has(nameOf(callee.before))) return undefined
    return callsOf(callee).some(({ position }) => fits(frame, position)) ? callee : undefined
  }

  function fits(frame: Frame, position: number | undefined): boolean {
    return position === undefined ? !frame.texts : frame.position === position
  }

  return {
    nameOf,
    isCall: (callee) => callsOf(callee).length > 0,
    isHolder: (named) => calls.holders.has(nameOf(named)),
    isLabel: (named) => calls.labels.has(nameOf(named)),
    elementOf,
    functionOf,
  }
}

const DOCS = new Set(['doc', 'moduledoc', 'typedoc'])

/** Elixir's `@doc "…"`. */
export function isDocumentation(bytes: Buffer, word: Word | undefined): boolean {
  if (!word || bytes[word.from - 1] !== AT) return false
  return DOCS.has(bytes.toString('latin1', word.from, Math.min(word.to, word.from + LONGEST_NAME)))
}
