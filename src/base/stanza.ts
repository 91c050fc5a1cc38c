import type { Flag, Slot } from '../model/flags.ts'
import { json } from './escape.ts'
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

/** As JSON, which YAML reads in quotes, with all that nobody sees or that a runner obeys escaped. */
function scalar(text: string): string {
  if (PLAIN.test(text) && !WORDS.test(text)) return text
  return json(text)
}
