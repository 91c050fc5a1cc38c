/**
 * The pairs in a file such as `GITHUB_OUTPUT`, each as `name=value` or as
 * `name<<DELIMITER`, lines, `DELIMITER`. Throws as the runner does, which fails the step.
 */
export function parsePairs(text: string): readonly (readonly [name: string, value: string])[] {
  const pairs: [string, string][] = []
  // Only a line feed ends a line here, and the last line may do without.
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string
    if (line === '') continue
    const [, name = '', sign, rest = ''] = /^(.*?)(=|<<)(.*)$/s.exec(line) ?? []
    if (sign === undefined) throw new Error(`Invalid format '${line}'`)
    if (sign === '=') {
      pairs.push([name, rest])
      continue
    }
    if (name === '' || rest === '') {
      throw new Error(
        `Invalid format '${line}'. Name must not be empty and delimiter must not be empty`,
      )
    }
    const end = lines.indexOf(rest, i + 1)
    if (end < 0) throw new Error(`Invalid value. Matching delimiter not found '${rest}'`)
    pairs.push([name, lines.slice(i + 1, end).join('\n')])
    i = end
  }
  return pairs
}

/** The lines of `GITHUB_PATH`. */
export function parsePaths(text: string): readonly string[] {
  return text.split(/\r?\n/).filter((line) => line !== '')
}
