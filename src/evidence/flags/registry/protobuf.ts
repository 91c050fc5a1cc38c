import { basename } from 'node:path'
import protobuf from 'protobufjs'
import { cut, thousands } from '../../../base/words.ts'
import type { Evidence, Problem } from '../../../model/evidence.ts'
import type { Field, Reserved, Slot } from '../../../model/flags.ts'
import type { Place } from '../../../model/place.ts'
import type { TextFile } from '../../files.ts'
import { firstOf, known, unknown, wholeFile } from '../../problem.ts'
import type { RegistryPart } from './importer.ts'
import { type Member, type Outline, outlineOf, type Reservation } from './proto-outline.ts'
import type { Token } from './proto-tokens.ts'

/** The last number of a field, and of an enum's value (protobuf.dev, language specification). */
const LAST = { number: 536_870_911, value: 2_147_483_647 } as const

/**
 * What a `.proto` file declares and reserves. It defines no flags: it says what slots are called,
 * and which of them nobody may use again. Imports are not followed.
 *
 * `protobufjs` says whether the file is well formed. It refuses a reserved number that is used, and
 * that is a finding and no unreadable file, so it does not see what is reserved.
 */
export function readProtobuf({ file, text }: TextFile): Evidence<RegistryPart> {
  const outline = outlineOf(text)
  const place = placesIn(file, text)
  const large = tooLarge(outline, place)
  if (large) return unknown(large)
  const read = parse(withoutReserved(text, outline))
  if (typeof read === 'string') {
    return unknown({ ...notWellFormed(read), place: faultIn(read, outline, text, place) })
  }
  const different = difference(outline, read)
  if (different !== undefined) return unknown({ ...readTwoWays(different), place: wholeFile(file) })
  const schema = outline.package ?? basename(file, '.proto')
  const reserved: Reserved[] = []
  const problems: Problem[] = []
  for (const each of outline.reserved) {
    const items = reservedBy(each, schema, place)
    if (items.known) reserved.push(...items.value)
    else problems.push(...items.because)
  }
  if (problems.length > 0) return unknown(...firstOf(problems, (problem) => problem))
  const fields = outline.members.map((member) => fieldOf(member, schema, outline, place))
  return known({ flags: [], retired: [], fields, reserved })
}

/**
 * The time that `protobufjs` takes grows with the square of the fields of a message. This allows
 * one of some 4,400, or ten of 1,400 each, in about a second.
 */
const MOST_WORK = 10_000_000

/** The most words and signs of a statement; options of one name take it time by their square. */
const LONGEST_STATEMENT = 10_000

const SPLIT = 'Split the file, or name other files in the policy'

function tooLarge({ members, longest }: Outline, place: Find): Problem | undefined {
  if (longest.tokens > LONGEST_STATEMENT) {
    return {
      what: `A statement of more than ${thousands(LONGEST_STATEMENT)} words and signs begins here, and none is read that is longer`,
      next: SPLIT,
      place: place(longest.offset),
    }
  }
  const sizes = new Map<string, number>()
  let work = 0
  for (const { of, kind, offset } of members) {
    if (kind !== 'number') continue
    const size = (sizes.get(of) ?? 0) + 1
    sizes.set(of, size)
    work += size
    if (work > MOST_WORK) {
      return {
        what: `The messages of this file have more fields than are read of one file; the first that is not stands here, and it is number ${thousands(size)} of its message`,
        next: SPLIT,
        place: place(offset),
      }
    }
  }
  return undefined
}

type Find = (offset: number) => Place

function placesIn(file: string, text: string): Find {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if ((starts[middle] as number) <= offset) low = middle
      else high = middle - 1
    }
    return { file, line: low + 1, column: offset - (starts[low] as number) + 1 }
  }
}

/** With blanks where something is reserved, so that every line keeps its number. */
function withoutReserved(text: string, { reserved }: Outline): string {
  const parts: string[] = []
  let from = 0
  for (const { offset, end } of reserved) {
    parts.push(text.slice(from, offset), text.slice(offset, end).replace(/[^\n]/g, ' '))
    from = end
  }
  return `${parts.join('')}${text.slice(from)}`
}

/** What the file declares, or why it is not well formed. */
function parse(text: string): protobuf.Root | string {
  try {
    return protobuf.parse(text, { keepCase: true }).root
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function notWellFormed(message: string): Omit<Problem, 'place'> {
  return {
    what: `It is not valid Protocol Buffers: ${cut(message.replace(LINE, ''), 200)}`,
    next: 'Mend it, so that protoc accepts it too',
  }
}

/** How the parser ends a message that knows its line. */
const LINE = / \(line (\d+)\)$/

/** Where a message of the parser belongs: it tells the line of a wrong word, and of no other fault. */
function faultIn(message: string, { members }: Outline, text: string, place: Find): Place {
  const [, word = ''] = /'([^']*)'/.exec(message) ?? []
  const [, line] = LINE.exec(message) ?? []
  if (line !== undefined) {
    const start = text.split('\n', Number(line) - 1).join('\n').length + (line === '1' ? 0 : 1)
    const end = `${text}\n`.indexOf('\n', start)
    const column = word === '' ? -1 : text.slice(start, end).indexOf(word)
    return place(start + Math.max(column, 0))
  }
  const [, id, within] =
    /^duplicate (?:id (-?\d+)|name '.*') in (?:Type|Enum) (\S+)$/.exec(message) ?? []
  const same = members.filter(
    ({ name, number, of }) =>
      of.split('.').at(-1) === within?.split('.').at(-1) &&
      (id === undefined ? name === word : wholeNumber(number) === Number(id)),
  )
  return place(same[1]?.offset ?? 0)
}

/** A declaration that one of the two readings has and the other has not. */
function difference(outline: Outline, root: protobuf.Root): string | undefined {
  const own = outline.members.map((member) =>
    declaration(member.of, member.name, wholeNumber(member.number)),
  )
  const theirs = declared(root, outline.package ?? '')
  return firstMissing(own, theirs) ?? firstMissing(theirs, own)
}

function declaration(of: string, name: string, number: number | undefined): string {
  return `${of === '' ? name : `${of}.${name}`} = ${number}`
}

function firstMissing(items: readonly string[], among: readonly string[]): string | undefined {
  const left = new Map<string, number>()
  for (const item of among) left.set(item, (left.get(item) ?? 0) + 1)
  return items.find((item) => {
    const count = left.get(item) ?? 0
    left.set(item, count - 1)
    return count === 0
  })
}

function readTwoWays(declaration: string): Omit<Problem, 'place'> {
  return {
    what: `The declaration ${declaration} can be read in two ways, so nothing says which slots are taken`,
    next: 'Write each declaration as the language guide of Protocol Buffers does, and no word of the language as a name',
  }
}

/** Every field and value, without those that stand in for an extension where it belongs. */
function declared(object: protobuf.ReflectionObject, ofPackage: string): readonly string[] {
  if (object instanceof protobuf.Enum) {
    const of = nameWithin(object, ofPackage)
    return Object.entries(object.values).map(([name, id]) => declaration(of, name, id))
  }
  if (object instanceof protobuf.Field) {
    const of = object.parent ? nameWithin(object.parent, ofPackage) : ''
    return [declaration(of, object.name, object.id)]
  }
  const fields = object instanceof protobuf.Type ? object.fieldsArray : []
  const nested = object instanceof protobuf.Namespace ? object.nestedArray : []
  const own = fields.filter(({ declaringField }) => !declaringField)
  return [...own, ...nested].flatMap((each) => declared(each, ofPackage))
}

function nameWithin({ fullName }: protobuf.ReflectionObject, ofPackage: string): string {
  const name = fullName.replace(/^\./, '')
  if (name === ofPackage) return ''
  return name.startsWith(`${ofPackage}.`) ? name.slice(ofPackage.length + 1) : name
}

function fieldOf(member: Member, schema: string, outline: Outline, place: Find): Field {
  const { name, kind, number, offset } = member
  // Compared with what protobufjs reads, it is a number.
  const at = wholeNumber(number) as number
  const of = member.extend === undefined ? member.of : extended(member, member.extend, outline)
  return { name, slot: { schema, of, kind, at, to: at, place: place(offset) } }
}

/** The message that is extended: the nearest of its name around it, else as it is written. */
function extended({ of }: Member, name: string, outline: Outline): string {
  const plain = name.replace(/^\./, '')
  const prefix = `${outline.package}.`
  const local = plain.startsWith(prefix) ? plain.slice(prefix.length) : plain
  const around = of === '' ? [] : of.split('.')
  for (let depth = around.length; depth > 0; depth--) {
    const inner = [...around.slice(0, depth), local].join('.')
    if (outline.types.has(inner)) return inner
  }
  return local
}

/** Numbers, ranges of them and names, with commas between them. */
function reservedBy(
  { of, kind, tokens, offset }: Reservation,
  schema: string,
  place: Find,
): Evidence<readonly Reserved[]> {
  const items: Reserved[] = []
  const last = kind === 'value' ? LAST.value : LAST.number
  for (const item of itemsIn(tokens)) {
    const [first, to, end] = item
    const at = numberAt(first, last)
    const until = item.length === 3 && to?.text === 'to' ? numberAt(end, last) : at
    if (first && item.length === 1 && isName(first)) {
      items.push({ name: first.text, schema, of, place: place(first.offset) })
    } else if (first && at !== undefined && until !== undefined && item.length !== 2) {
      const slot: Slot = { schema, of, kind, at, to: until, place: place(first.offset) }
      items.push({ slot })
    } else {
      return unknown({
        what: 'Nothing says what is reserved here: a number, a range as 7 to 9, or a name belongs here',
        next: 'Mend it, so that protoc accepts it too',
        place: place(first?.offset ?? offset),
      })
    }
  }
  return known(items)
}

function itemsIn(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const items: Token[][] = [[]]
  for (const token of tokens) {
    if (token.text === ',' && !token.quoted) items.push([])
    else items.at(-1)?.push(token)
  }
  return items
}

function isName({ text, quoted }: Token): boolean {
  return quoted || /^[A-Za-z_]\w*$/.test(text)
}

function numberAt(token: Token | undefined, last: number): number | undefined {
  if (!token || token.quoted) return undefined
  return token.text === 'max' ? last : wholeNumber(token.text)
}

/** Decimal, hexadecimal or octal, as protobuf has them. */
function wholeNumber(text: string): number | undefined {
  const [, sign, octal, other] = /^(-?)(?:0([0-7]+)|(0x[\da-f]+|0|[1-9]\d*))$/i.exec(text) ?? []
  if (sign === undefined) return undefined
  const size = octal === undefined ? Number(other) : Number.parseInt(octal, 8)
  return sign === '-' ? -size : size
}
