import * as z from 'zod/mini'
import { count, cut } from '../../base/words.ts'
import { failed, type Outcome } from './fault.ts'

/** The longest path that a sentence shows, in UTF-16 units. */
const LONGEST = 120

/** A value as its shape describes it; `what` is what it is a part of. */
export function shaped<T>(value: unknown, shape: z.ZodMiniType<T>, what: string): Outcome<T> {
  if (value === null) return failed(other(`${what} is null, and that is no answer`, true))
  const result = z.safeParse(shape, value)
  if (result.success) return { ok: true, value: result.data }
  const [first, ...others] = result.error.issues
  const where = written(first?.path ?? [])
  const field = where === '' ? 'it' : `its ${cut(where, LONGEST)}`
  const more =
    others.length > 0
      ? `, and ${count(others.length, 'more field')} of it ${others.length === 1 ? 'is' : 'are'} wrong`
      : ''
  return failed(
    other(
      `${what} has not the shape that GitHub documents: ${field} is ${kindOf(value, first?.path ?? [])}, and ${expected(first)} belongs there${more}`,
      false,
    ),
  )
}

/** The items of a page. */
export function listed(value: unknown, what: string): Outcome<readonly unknown[]> {
  if (Array.isArray(value)) return { ok: true, value }
  return failed(other(`${what} is ${kindOf(value, [])} where a list belongs`, value === null))
}

function other(what: string, mayPass: boolean) {
  return {
    what,
    next: 'Check what stands between this machine and GitHub; with GitHub Enterprise Server, that its version is still supported',
    ...(mayPass ? { again: 0 } : {}),
  }
}

/** `[2].user.id` */
function written(path: readonly PropertyKey[]): string {
  return path
    .map((step, i) =>
      typeof step === 'number' ? `[${step}]` : `${i > 0 ? '.' : ''}${String(step)}`,
    )
    .join('')
}

function kindOf(root: unknown, path: readonly PropertyKey[]): string {
  const value = path.reduce<unknown>(
    (held, step) =>
      typeof held === 'object' && held !== null && Object.hasOwn(held, step)
        ? (held as Record<PropertyKey, unknown>)[step]
        : undefined,
    root,
  )
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'an object' : (TYPES[typeof value] ?? 'of another kind')
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'a boolean',
  array: 'a list',
  int: 'a whole number',
}

function expected(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'invalid_type') return TYPES[issue.expected] ?? `an ${issue.expected}`
  if (issue?.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`
  return 'something else'
}
