/** `1 host`, `7 hosts`, `2 machines`. */
export function count(n: number, noun: string, plural = `${noun}s`): string {
  return `${thousands(n)} ${n === 1 ? noun : plural}`
}

/** `10,000`, the same in every locale. */
export function thousands(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** `a`, `a and b`, `a, b and c`, `a, b, c and 97 more`. */
export function list(names: readonly string[], most = 8, last = 'and'): string {
  const shown = names.length > most + 1 ? names.slice(0, most) : names
  if (shown.length < names.length) {
    return `${shown.join(', ')} and ${thousands(names.length - shown.length)} more`
  }
  if (shown.length < 2) return shown.join('')
  return `${shown.slice(0, -1).join(', ')} ${last} ${shown.at(-1)}`
}

/** The candidate that a slip of the finger turns into `word`, if there is one and it is near enough. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const folded = word.toLowerCase()
  let best: string | undefined
  // A third of the word may differ: `hots` is `hosts`, `name` is not `scope`.
  let least = Math.floor(word.length / 3) + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least) continue
    const far = distance(folded, candidate.toLowerCase(), least)
    if (far < least) {
      least = far
      best = candidate
    }
  }
  return best
}

/** Insertions, deletions, changes and swaps of neighbours between two words, or `bound` if it is more. */
function distance(a: string, b: string, bound: number): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min(
        (row[j] as number) + 1,
        (next[j - 1] as number) + 1,
        (row[j - 1] as number) + same,
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] as number) + 1)
      }
      next.push(cost)
    }
    if (Math.min(...next) >= bound) return bound
    before = row
    row = next
  }
  return row[b.length] as number
}

/** A sentence with its full stop, which a question does without. */
export function ended(sentence: string): string {
  return /[?!]$/.test(sentence) ? sentence : `${sentence}.`
}

/** At most so many UTF-16 units, with an ellipsis where some were left off. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text
  return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

/** As people name a commit. */
export function short(commit: string): string {
  return commit.slice(0, 7)
}
