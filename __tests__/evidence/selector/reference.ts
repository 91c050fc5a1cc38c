/** What Python's fnmatch says, by way of a regular expression of JavaScript. */
export function fnmatch(glob: string, name: string): boolean {
  return new RegExp(`^${translate(glob)}$`, 'su').test(name)
}

function translate(glob: string): string {
  const set = /^\[(!?)(.[^\]]*)\]/su.exec(glob)
  if (set) {
    const [written, negated, characters = ''] = set
    return `[${negated ? '^' : ''}${inSet(characters)}]${translate(glob.slice(written.length))}`
  }
  const [first] = glob
  if (first === undefined) return ''
  const meaning = first === '*' ? '.*' : first === '?' ? '.' : literal(first)
  return meaning + translate(glob.slice(first.length))
}

/** A hyphen makes a range unless it is first or last. */
function inSet(characters: string): string {
  return Array.from(characters)
    .map((character, i, all) => {
      const isEnd = i === 0 || i === all.length - 1
      return character === '-' && !isEnd ? '-' : literal(character)
    })
    .join('')
}

function literal(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`
}
