/**
 * A value of JSON as the one text that stands for it: the JSON Canonicalization Scheme
 * (https://www.rfc-editor.org/rfc/rfc8785). Keys stand in code unit order, without blanks; what is
 * undefined is left out. A TypeError for what JSON cannot hold, such as an infinite number: another
 * value must not share its text.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${Array.from(value, canonical).join(',')}]`
  if (value !== null && typeof value === 'object') return map(value)
  const text = JSON.stringify(value)
  if (text === undefined || (typeof value === 'number' && !Number.isFinite(value))) {
    throw new TypeError(`${String(value)} has no canonical form`)
  }
  return text
}

// An object sorted by its keys would not do: JavaScript puts keys that look like numbers first.
function map(value: object): string {
  const entries = Object.entries(value)
    .filter(([, held]) => held !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, held]) => `${JSON.stringify(key)}:${canonical(held)}`).join(',')}}`
}
