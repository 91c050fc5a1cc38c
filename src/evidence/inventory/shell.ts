export interface Word {
  readonly text: string
  /** Where it begins, from 0. */
  readonly offset: number
}

export interface Unsplit {
  /** The tail of a sentence. */
  readonly why: string
  readonly offset: number
}

/**
 * The words of a line as Python's shlex splits them, and Ansible with it: quotes join, a backslash
 * escapes outside quotes and before `"` and `\` inside double ones, and an unquoted `#` ends the
 * line, even inside a word. A line that cannot be split says why, and where.
 */
export function splitWords(line: string): readonly Word[] | Unsplit {
  const words: Word[] = []
  let text: string | undefined
  let offset = 0
  for (let i = 0; i < line.length; i++) {
    const c = line.charAt(i)
    if (c === '#') break
    if (c === ' ' || c === '\t' || c === '\r') {
      if (text !== undefined) words.push({ text, offset })
      text = undefined
      continue
    }
    if (text === undefined) {
      text = ''
      offset = i
    }
    if (c === "'" || c === '"') {
      const quoted = quote(line, i)
      if (!quoted) return { why: `the quotation mark ${c} has no partner`, offset: i }
      text += quoted.text
      i = quoted.end
    } else if (c === '\\') {
      i++
      if (i === line.length) return { why: 'it ends with a backslash', offset: i - 1 }
      text += line.charAt(i)
    } else text += c
  }
  if (text !== undefined) words.push({ text, offset })
  return words
}

/** What stands between the quotation mark at `start` and its partner at `end`. */
function quote(line: string, start: number): { text: string; end: number } | undefined {
  const mark = line.charAt(start)
  let text = ''
  for (let i = start + 1; i < line.length; i++) {
    let c = line.charAt(i)
    if (c === mark) return { text, end: i }
    if (c === '\\' && mark === '"') {
      const escaped = line.charAt(i + 1)
      if (escaped === mark || escaped === '\\') {
        c = escaped
        i++
      }
    }
    text += c
  }
  return undefined
}

/** The text of a value that may be written as a Python string: `'1.10'` is 1.10. */
export function unquote(value: string): string {
  const mark = value.charAt(0)
  if ((mark !== "'" && mark !== '"') || value.length < 2 || !value.endsWith(mark)) return value
  const inside = value.slice(1, -1)
  return inside.includes(mark) || inside.includes('\\') ? value : inside
}
