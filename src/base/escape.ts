import { once } from './once.ts'

/**
 * Each function makes untrusted text safe for one place and no other.
 *
 * Characters that cannot be seen, or that reorder what is seen: controls (so also ANSI escapes and
 * line ends), format characters (so also bidi controls and zero widths), lone surrogates, line and
 * paragraph separators, fillers.
 */
const unseen = once(() => /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu)
const unseenInLayout = once(() => new RegExp(`(?!\n)${unseen().source}`, 'gu'))

/** What most text is; the classes of Unicode above take longer to build than such a text to read. */
const PLAIN = /^[ -~\n]*$/

/** Text as part of a line in a terminal or a log; an unseen character shows as `\u{1b}`. */
export function line(text: string): string {
  // The runner reads `##[name]` anywhere in a line and `::name::` after leading blanks as a command.
  return visible(text)
    .replaceAll('##[', '##\\[')
    .replace(/^(\s*)::/, '$1\\::')
}

/** Text as a sentence or a table cell of GitHub's Markdown, which shows it as it is. */
export function markdown(text: string): string {
  return visible(text.replace(/[\t\n\v\f\r ]+/g, ' ').trim()).replace(MARKUP, plain)
}

/** Text as inline code of GitHub's Markdown; unlike backticks it also holds in a table. */
export function code(text: string): string {
  return `<code>${markdown(text)}</code>`
}

/** Text as the message of a workflow command: the part after `::error …::`. */
export function command(text: string): string {
  return text
    .replaceAll('##[', '##\\[')
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A')
}

/** Text as the value of a property of a workflow command: the part after `file=`. */
export function commandProperty(text: string): string {
  return command(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

/** JSON that may be printed to a log: parsing gives the value back unchanged. */
export function json(value: object | string): string {
  const text = JSON.stringify(value, null, 2)
  // Line ends within a string are escaped already; those that are left lay the text out.
  const seen = PLAIN.test(text) ? text : text.replace(unseenInLayout(), units)
  return seen.replaceAll('##[', '##\\u005b')
}

function visible(text: string): string {
  if (PLAIN.test(text) && !text.includes('\n')) return text
  return text.replace(unseen(), (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)
}

/**
 * What Markdown or GitHub's filters act on. Entities stop Markdown. The filters for mentions,
 * issues and web addresses run later, on decoded text, and only an empty comment stops those.
 * The last two alternatives are what starts a list or underlines a heading at the start of a line.
 */
const MARKUP = /[&<>"'|`*_~[\]\\$#@]|:\/\/|www\.|^[-+=]|^\d(?=\d{0,8}[.)](?:\s|$))/gi

function plain(markup: string): string {
  if (markup === '://') return ':<!-- -->//'
  if (markup.length > 1) return `${markup.slice(0, -1)}<!-- -->.`
  const entity = `&#${markup.charCodeAt(0)};`
  return markup === '#' || markup === '@' ? `${entity}<!-- -->` : entity
}

function units(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')
}
