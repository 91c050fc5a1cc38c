import type { Slot } from '../../../model/flags.ts'
import { type Token, tokensOf } from './proto-tokens.ts'

/** A field of a message, or a value of an enum. */
export interface Member {
  readonly name: string
  /** The message or enum, with those around it: `Order.Leg`. */
  readonly of: string
  readonly kind: Slot['kind']
  readonly number: string
  readonly offset: number
  /** As written behind `extend`, where the field is declared outside of its message. */
  readonly extend: string | undefined
}

/** A `reserved` of a message or enum. */
export interface Reservation {
  readonly of: string
  readonly kind: Slot['kind']
  /** What stands behind the word. */
  readonly tokens: readonly Token[]
  readonly offset: number
  readonly end: number
}

/** What a `.proto` file declares, in the order of its lines. */
export interface Outline {
  readonly package: string | undefined
  readonly types: ReadonlySet<string>
  readonly members: readonly Member[]
  readonly reserved: readonly Reservation[]
  /** The statement that has the most words and signs. */
  readonly longest: { readonly tokens: number; readonly offset: number }
}

/** Where a statement stands. */
interface Scope {
  readonly of: string
  readonly kind: 'file' | 'message' | 'enum' | 'extend' | 'skipped'
  readonly extend: string | undefined
}

/** Deeper than `protobufjs` reads, which refuses such a file. */
const DEEPEST = 200

const FILE: Scope = { of: '', kind: 'file', extend: undefined }
const SKIPPED: Scope = { of: '', kind: 'skipped', extend: undefined }

/**
 * The statements of a `.proto` file, each with its place, which `protobufjs` does not keep. It takes
 * the file to be well formed: whoever uses it lets `protobufjs` read the file too, and compares.
 */
export function outlineOf(text: string): Outline {
  const tokens = tokensOf(text)
  const types = new Set<string>()
  const members: Member[] = []
  const reserved: Reservation[] = []
  let ofPackage: string | undefined
  const scopes: Scope[] = [FILE]
  let longest = { tokens: 0, offset: 0 }

  for (let at = 0; at < tokens.length; ) {
    const scope = scopes.at(-1) ?? FILE
    const end = endOf(tokens, at)
    const statement = tokens.slice(at, end)
    const sign = tokens[end]
    at = end + 1
    const [first, second] = statement
    if (statement.length > longest.tokens) {
      longest = { tokens: statement.length, offset: first?.offset ?? 0 }
    }
    if (scope.kind !== 'skipped' && first) {
      if (first.text === 'package' && scope.kind === 'file') ofPackage = second?.text
      else if (first.text === 'reserved' && statement[2]?.text !== '=') {
        const { of, kind } = scope
        const slots = kind === 'enum' ? 'value' : 'number'
        const behind = statement.slice(1)
        const last = sign ?? first
        reserved.push({ of, kind: slots, tokens: behind, offset: first.offset, end: last.end })
      } else members.push(...memberIn(statement, scope))
    }
    if (sign?.text === '{') {
      const inner = scopes.length > DEEPEST ? SKIPPED : scopeOf(statement, scope)
      if (inner.kind === 'message' || inner.kind === 'enum') types.add(inner.of)
      scopes.push(inner)
    } else if (sign?.text === '}' && scopes.length > 1) scopes.pop()
  }
  return { package: ofPackage, types, members, reserved, longest }
}

/** Where the sign is that ends a statement; what options hold in brackets or behind `=` does not. */
function endOf(tokens: readonly Token[], from: number): number {
  const isOption = tokens[from]?.text === 'option'
  let open = 0
  for (let at = from; at < tokens.length; at++) {
    const { text, quoted } = tokens[at] as Token
    if (quoted) continue
    if (open === 0 && (text === ';' || text === '}' || (text === '{' && !isOption))) return at
    if (text === '[' || text === '{') open++
    else if ((text === ']' || text === '}') && open > 0) open--
  }
  return tokens.length
}

/** The field or value that a statement declares, if it declares one. */
function memberIn(statement: readonly Token[], scope: Scope): readonly Member[] {
  const equals = statement.findIndex(({ text, quoted }) => text === '=' && !quoted)
  const name = statement[equals - 1]
  const number = statement[equals + 1]
  const inFile = scope.kind === 'file'
  if (inFile || statement[0]?.text === 'option' || !name || !number) return []
  const isGroup = statement[equals - 2]?.text === 'group'
  return [
    {
      // The field of a group is called like its message, in small letters.
      name: isGroup ? name.text.toLowerCase() : name.text,
      of: scope.of,
      kind: scope.kind === 'enum' ? 'value' : 'number',
      number: number.text,
      offset: name.offset,
      extend: scope.extend,
    },
  ]
}

/** What the braces behind a statement hold. */
function scopeOf(statement: readonly Token[], scope: Scope): Scope {
  if (scope.kind === 'skipped') return scope
  const words = statement.map(({ text }) => text)
  const [first = '', second = ''] = words
  const group = words.indexOf('group')
  if (words.includes('=') && group >= 0) return within(scope, 'message', words[group + 1])
  if (first === 'message' || first === 'enum') return within(scope, first, second)
  // Since the edition of 2024 a type may say who sees it.
  if (second === 'message' || second === 'enum') return within(scope, second, words[2])
  if (first === 'oneof') return scope
  if (first === 'extend') return { of: scope.of, kind: 'extend', extend: second }
  return SKIPPED
}

function within({ of }: Scope, kind: 'message' | 'enum', name = ''): Scope {
  return { of: of === '' ? name : `${of}.${name}`, kind, extend: undefined }
}
