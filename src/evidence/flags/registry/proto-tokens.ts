/** A sign, word or quoted text of a `.proto` file. */
export interface Token {
  /** Without its quotes where it is a quoted text. */
  readonly text: string
  readonly quoted: boolean
  readonly offset: number
  /** Behind it. */
  readonly end: number
}

const PASSED_OVER = String.raw`\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/`
const QUOTED = String.raw`"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'`
const SIGN = String.raw`[{}=;:[\],()<>]`
/** Up to a blank, a sign or a comment. */
const WORD = String.raw`(?:[^\s{}=;:[\],'"()<>\/]|\/(?![\/*]))+`

const TOKEN = new RegExp(`(${PASSED_OVER})|${QUOTED}|${SIGN}|${WORD}`, 'y')

/** All tokens of a file, up to what is none. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  let offset = 0
  TOKEN.lastIndex = 0
  for (let found = TOKEN.exec(text); found; found = TOKEN.exec(text)) {
    const [whole, passedOver, double, single] = found
    const quoted = double ?? single
    const end = TOKEN.lastIndex
    if (quoted !== undefined) tokens.push({ text: quoted, quoted: true, offset, end })
    else if (passedOver === undefined) tokens.push({ text: whole, quoted: false, offset, end })
    offset = end
  }
  return tokens
}
