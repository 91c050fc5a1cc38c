/** What telling one format from another asks of a document: own keys only, whatever they are called. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What a map holds under a key; undefined where it has none, or is no map. */
export function held(value: unknown, key: string): unknown {
  return isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

/** Whether it is a map with all of these keys, whatever they hold. */
export function has(value: unknown, ...keys: readonly string[]): boolean {
  return isMap(value) && keys.every((key) => Object.hasOwn(value, key))
}

/** Whether it is a map with at least one of these keys. */
export function hasAny(value: unknown, ...keys: readonly string[]): boolean {
  return keys.some((key) => has(value, key))
}

/** The items of a list or the values of a map; none where it is neither. */
export function itemsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return isMap(value) ? Object.values(value) : []
}

/** What stands under a path of own keys and indexes. */
export function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (within, step) => (Array.isArray(within) ? within[Number(step)] : held(within, String(step))),
    value,
  )
}

/** `items[3].creationDate`, for people. */
export function pathText(path: readonly (string | number)[]): string {
  const steps = path.map((step, i) =>
    typeof step === 'number' ? `[${step}]` : i > 0 ? `.${step}` : step,
  )
  return steps.join('') || 'the file'
}
