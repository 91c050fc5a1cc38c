import type { Flag, Slot } from '../model/flags.ts'
import { HOLDER } from './slots.ts'

/**
 * The tombstone of a flag, as one line that belongs below `retired:` of a `flags.yml`. `retired` is
 * a date (2003-06-30).
 */
export function stanzaOf(
  { key, aliases, slots }: Pick<Flag, 'key' | 'aliases' | 'slots'>,
  retired: string,
  reason: string,
): string {
  const parts = [
    `key: ${scalar(key)}`,
    ...(aliases.length > 0 ? [`aliases: [${aliases.map(scalar).join(', ')}]`] : []),
    ...(slots.length > 0 ? [`slots: [${slots.map(slotStanza).join(', ')}]`] : []),
    `retired: ${scalar(retired)}`,
    `reason: ${scalar(reason)}`,
  ]
  return `- { ${parts.join(', ')} }`
}

function slotStanza({ schema, of, kind, at }: Slot): string {
  const holder = of === '' ? '' : `, ${HOLDER[kind]}: ${scalar(of)}`
  const position = typeof at === 'number' ? String(at) : scalar(at)
  return `{ schema: ${scalar(schema)}${holder}, ${kind}: ${position} }`
}

/** What YAML reads as the text that it is, also inside of brackets; a date among them. */
const PLAIN = /^(?:[A-Za-z_/][\w./'()+-]*(?: [\w./'()+-]+)*|\d{4}-\d{2}-\d{2})$/

/** Words that one version of YAML or the other takes for something else. */
const WORDS = /^(?:true|false|null|yes|no|on|off|y|n)$/i

/** Code units that end a line for some, or that nobody sees. */
const UNSEEN = /[\u007f-\u009f\u2028\u2029\ufeff]/g

function scalar(text: string): string {
  if (PLAIN.test(text) && !WORDS.test(text)) return text
  return JSON.stringify(text).replace(
    UNSEEN,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
