import { json, line } from '../base/escape.ts'
import { folded } from '../base/flag-names.ts'
import { groupBy } from '../base/groups.ts'
import { slotText } from '../base/slots.ts'
import { moment, span } from '../base/time.ts'
import { namesOf } from '../base/touched-flags.ts'
import { count, list, thousands } from '../base/words.ts'
import type { Code, Flag, Registry, Tombstone, Use } from '../model/flags.ts'

/** Every flag that is known, and where code asks for it. */
export interface FlagList {
  readonly registry: Registry
  readonly code: Code
  /** Milliseconds since 1970. */
  readonly now: number
}

/** For people: live flags, retired ones, and those that code asks for and no registry has. */
export function flagTable({ registry, code, now }: FlagList): string {
  const { flags, retired, sources } = registry
  const read = readers(code)
  const unknown = groupBy(code.undeclared, ({ text }) => text)
  const files = [...new Set(sources.map(({ file }) => file))]
  const sections = [
    [
      `${count(flags.length, 'live flag')}, ${thousands(retired.length)} retired, from ${list(files)}; ${count(code.files, 'file')} scanned at ${code.commit.slice(0, 7)}`,
    ],
    titled(
      'Live',
      flags.flatMap((flag) => [title(flag), ...aboutFlag(flag, now), reads(read(flag), 'read')]),
    ),
    titled(
      'Retired',
      retired.flatMap((tombstone) => [
        title(tombstone),
        ...aboutTombstone(tombstone),
        reads(read(tombstone), 'still read'),
      ]),
    ),
    titled(
      'Asked for, and in no registry',
      [...unknown].map(([text, uses]) => `  ${line(text)}  ${places(uses)}`),
    ),
  ]
  const written = sections.filter((lines) => lines.length > 0)
  return `${written.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

/** The same for programs. */
export function flagObject({ registry, code, now }: FlagList): string {
  const read = readers(code)
  const uses = (entry: Named) =>
    read(entry).uses.map(({ kind, text, place }) => ({ kind, text, ...place }))
  return `${json({
    commit: code.commit,
    files: code.files,
    skipped: code.skipped,
    sources: registry.sources,
    flags: registry.flags.map((flag) => ({
      key: flag.key,
      aliases: flag.aliases,
      slots: flag.slots.map(slotText),
      owner: flag.owner ?? null,
      description: flag.description ?? null,
      created: date(flag.created),
      expires: date(flag.expires),
      overdue: isOverdue(flag, now),
      reads: uses(flag),
    })),
    retired: registry.retired.map((tombstone) => ({
      key: tombstone.key,
      aliases: tombstone.aliases,
      slots: tombstone.slots.map(slotText),
      retired: date(tombstone.retired),
      reason: tombstone.reason ?? null,
      replacedBy: tombstone.replacedBy ?? null,
      unretired: tombstone.unretired
        ? { ...tombstone.unretired, at: date(tombstone.unretired.at) }
        : null,
      reads: uses(tombstone),
    })),
    undeclared: code.undeclared.map(({ text, place }) => ({ key: text, ...place })),
  })}\n`
}

type Named = Pick<Flag, 'key' | 'aliases' | 'slots'>

interface Reading {
  readonly uses: readonly Use[]
  readonly mentions: number
}

function readers({ uses, mentions }: Code): (entry: Named) => Reading {
  const found = groupBy(uses, ({ text }) => folded(text))
  return (entry) => {
    const names = [...namesOf(entry)]
    return {
      uses: names.flatMap((name) => found.get(name) ?? []),
      mentions: names.reduce((sum, name) => sum + (mentions.get(name) ?? 0), 0),
    }
  }
}

function titled(title: string, lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? [title, ...lines] : []
}

function title({ key, aliases, slots }: Named): string {
  const also = aliases.length > 0 ? ` (also ${list(aliases)})` : ''
  return `  ${line(`${key}${also}${slots.length > 0 ? `, ${list(slots.map(slotText))}` : ''}`)}`
}

function aboutFlag(flag: Flag, now: number): readonly string[] {
  const { description, owner, created, expires } = flag
  const facts = [
    owner === undefined ? 'nobody owns it' : `owned by ${owner}`,
    ...(created === undefined ? [] : [`created ${date(created)}`]),
    ...(expires === undefined ? [] : [expiry(flag, expires, now)]),
  ]
  return [...(description === undefined ? [] : [row(description)]), row(facts.join(', '))]
}

function expiry(flag: Flag, expires: number, now: number): string {
  return isOverdue(flag, now)
    ? `overdue since ${date(expires)} (${span((now - expires) / 1000)})`
    : `expires ${date(expires)}`
}

function isOverdue({ expires }: Flag, now: number): boolean {
  return expires !== undefined && expires < now
}

function aboutTombstone({ retired, reason, replacedBy, unretired }: Tombstone): readonly string[] {
  const since = retired === undefined ? 'retired' : `retired ${date(retired)}`
  return [
    row(`${since}${reason === undefined ? '' : `: ${reason}`}`),
    ...(replacedBy === undefined ? [] : [row(`replaced by ${replacedBy}`)]),
    ...(unretired === undefined
      ? []
      : [row(`alive again since ${date(unretired.at)}, by ${unretired.by}: ${unretired.reason}`)]),
  ]
}

function reads({ uses, mentions }: Reading, verb: string): string {
  const named = mentions > 0 ? `, and named ${count(mentions, 'more time')}` : ''
  return uses.length > 0
    ? `    ${verb} at ${places(uses)}${named}`
    : row(`no code asks for it${named}`)
}

function places(uses: readonly Use[]): string {
  return line(list(uses.map(({ place: { file, line } }) => `${file}:${line}`)))
}

function row(text: string): string {
  return `    ${line(text)}`
}

/** The day, in UTC. */
function date(at: number): string
function date(at: number | undefined): string | null
function date(at: number | undefined): string | null {
  return at === undefined ? null : moment(at).slice(0, 10)
}
