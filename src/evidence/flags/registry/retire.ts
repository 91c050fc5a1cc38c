import { isMap, isScalar, isSeq, type Pair, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml'
import { folded } from '../../../base/flag-names.ts'
import type { Evidence } from '../../../model/evidence.ts'
import type { Place } from '../../../model/place.ts'
import { readDocument } from '../../document.ts'
import { LARGEST_BY_HAND } from '../../files.ts'
import { known, unknown, wholeFile } from '../../problem.ts'
import type { RegistryPart } from './importer.ts'
import { readOwn } from './own.ts'

/** What replaces the characters from one offset to another. */
interface Edit {
  readonly from: number
  readonly to: number
  readonly text: string
}

/**
 * The text of a `flags.yml` in which the flag has left `flags`, and the stanza that `stanzaOf` made
 * of it is the last entry of `retired`. Every other line stays as it is, to the letter; where that
 * is not sure, it is for a person to do.
 */
export async function moveToRetired(
  text: string,
  key: string,
  stanza: string,
  file: string,
): Promise<Evidence<string>> {
  const before = await read(file, text)
  if (!before.known) return before
  const flag = before.value.flags.find((each) => folded(each.key) === folded(key))
  if (!flag) {
    return unknown({
      what: `${file} has no live flag ${JSON.stringify(key)}`,
      next: `Add the stanza below retired: by hand: ${stanza}`,
      place: wholeFile(file),
    })
  }
  const index = before.value.flags.indexOf(flag)
  const edits = text.length > LARGEST_BY_HAND ? undefined : editsOf(text, index, stanza)
  if (!edits) return byHand(stanza, flag.place)
  const moved = apply(text, edits)
  const after = await read(file, moved)
  return after.known && isMoved(before.value, after.value, index)
    ? known(moved)
    : byHand(stanza, flag.place)
}

async function read(file: string, text: string): Promise<Evidence<RegistryPart>> {
  const tree = await readDocument(file, text, '1.2')
  return tree.known ? readOwn(tree.value) : tree
}

function byHand(stanza: string, place: Place): Evidence<never> {
  return unknown({
    what: 'The entry stands here in a way that cannot be moved without a change to what is around it',
    next: `Take it out, and add the stanza below retired: by hand: ${stanza}`,
    place,
  })
}

/** Whether nothing came or went besides the one flag. */
function isMoved(before: RegistryPart, after: RegistryPart, index: number): boolean {
  const names = (entries: readonly { readonly key: string }[]) =>
    entries.map(({ key }) => folded(key))
  const [moved] = names(before.flags.slice(index))
  const flags = names(before.flags.toSpliced(index, 1))
  const retired = [...names(before.retired), moved]
  const same = (a: readonly unknown[], b: readonly unknown[]) =>
    JSON.stringify(a) === JSON.stringify(b)
  return same(flags, names(after.flags)) && same(retired, names(after.retired))
}

function editsOf(text: string, index: number, stanza: string): readonly Edit[] | undefined {
  const { contents } = parseDocument(text, { keepSourceTokens: false, uniqueKeys: false })
  if (!isMap(contents) || contents.flow) return undefined
  const flags = blockIn(contents, 'flags')
  if (!flags) return undefined
  const lines = linesOf(text, flags.list, index)
  const added = addition(text, contents, stanza)
  if (!lines || !added) return undefined
  const edits = [...added, { ...lines, text: '' }]
  if (flags.list.items.length > 1) return edits
  const colon = colonOf(text, flags.pair)
  return colon === undefined ? undefined : [...edits, { from: colon, to: colon, text: ' []' }]
}

function pairOf(map: YAMLMap, name: string): Pair | undefined {
  return map.items.find(({ key }) => isScalar(key) && key.value === name)
}

/** A section that has each of its entries on lines of its own. */
function blockIn(
  map: YAMLMap,
  name: string,
): { readonly pair: Pair; readonly list: YAMLSeq } | undefined {
  const pair = pairOf(map, name)
  const list = pair?.value
  return pair && isSeq(list) && !list.flow ? { pair, list } : undefined
}

/** The lines of an entry, from that of its dash to the last on which it says something. */
function linesOf(
  text: string,
  list: YAMLSeq,
  index: number,
): { readonly from: number; readonly to: number } | undefined {
  const item = list.items[index]
  if (!isMap(item) || !item.range) return undefined
  const [start, end] = item.range
  const dash = text.lastIndexOf('-', start)
  const from = text.lastIndexOf('\n', dash) + 1
  const isAlone = text.slice(from, dash).trim() === '' && text.slice(dash + 1, start).trim() === ''
  return isAlone ? { from, to: lineEnd(text, text.slice(0, end).trimEnd().length) } : undefined
}

/** Behind the line feed of the line, or at the end of the text. */
function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset)
  return feed < 0 ? text.length : feed + 1
}

/** Behind the colon of a key. */
function colonOf(text: string, { key }: Pair): number | undefined {
  const end = isScalar(key) ? key.range?.[1] : undefined
  return end !== undefined && text[end] === ':' ? end + 1 : undefined
}

/** What adds the stanza to the section of tombstones, which need not be there. */
function addition(text: string, map: YAMLMap, stanza: string): readonly Edit[] | undefined {
  const feed = text.includes('\r\n') ? '\r\n' : '\n'
  const insert = (at: number, added: string): Edit => {
    const isOpen = at > 0 && text[at - 1] !== '\n'
    return { from: at, to: at, text: `${isOpen ? feed : ''}${added}${feed}` }
  }
  const pair = pairOf(map, 'retired')
  if (!pair) return [insert(text.length, `retired:${feed}  ${stanza}`)]
  const section = blockIn(map, 'retired')
  if (section) {
    const last = linesOf(text, section.list, section.list.items.length - 1)
    if (!last) return undefined
    const [indent = ''] = /^[ ]*/.exec(text.slice(last.from)) ?? []
    return [insert(last.to, `${indent}${stanza}`)]
  }
  const { value } = pair
  const colon = colonOf(text, pair)
  if (!isSeq(value) || value.items.length > 0 || !value.range || colon === undefined) {
    return undefined
  }
  const [, end] = value.range
  if (text.slice(colon, end).trim() !== '[]') return undefined
  return [{ from: colon, to: end, text: '' }, insert(lineEnd(text, end), `  ${stanza}`)]
}

/** From the last to the first, so that no edit moves what another names. */
function apply(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((a, b) => b.from - a.from || b.to - a.to)
    .reduce(
      (edited, { from, to, text: added }) => edited.slice(0, from) + added + edited.slice(to),
      text,
    )
}
