/** Bytes that the lexer and its readers speak of. */
export const NEWLINE = 0x0a
export const HASH = 0x23
export const OPEN = 0x28
export const CLOSE = 0x29
export const COMMA = 0x2c
export const MINUS = 0x2d
export const DOT = 0x2e
export const SLASH = 0x2f
export const COLON = 0x3a
export const SEMICOLON = 0x3b
export const LESS = 0x3c
export const EQUALS = 0x3d
export const GREATER = 0x3e
export const AT = 0x40
export const OPEN_INDEX = 0x5b
export const BACKSLASH = 0x5c
export const CLOSE_INDEX = 0x5d
export const OPEN_BRACE = 0x7b
export const PIPE = 0x7c
export const CLOSE_BRACE = 0x7d
export const SINGLE_QUOTE = 0x27
export const DOUBLE_QUOTE = 0x22

const WORD = wordTable()

function wordTable(): Uint8Array {
  const table = new Uint8Array(256).fill(1, 0x80)
  for (const letter of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$') {
    table[letter.charCodeAt(0)] = 1
  }
  return table
}

/** Letters, digits, `_`, `$` and all that is not ASCII. */
export function isWord(byte: number | undefined): boolean {
  return byte !== undefined && WORD[byte] === 1
}

export function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d
}

/** The next byte from here on that is no blank. */
export function afterBlanks(bytes: Buffer, from: number): number {
  let at = from
  while (isBlank(bytes[at])) at++
  return at
}

export function startsWith(bytes: Buffer, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false
  return true
}

/** The place of a text, or the end of the bytes where there is none. */
export function find(bytes: Buffer, text: string, from: number): number {
  const at = bytes.indexOf(text, from, 'latin1')
  return at < 0 ? bytes.length : at
}
