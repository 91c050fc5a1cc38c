import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { oneOf, timeOf, UsageError } from '../asked.ts'
import { line } from '../base/escape.ts'
import { folded, OWN_FORMAT } from '../base/flag-names.ts'
import { isReadable } from '../base/readable.ts'
import { moment } from '../base/time.ts'
import { namesOf } from '../base/touched-flags.ts'
import { ended, nearest } from '../base/words.ts'
import { ruleIds } from '../gate.ts'
import { gather } from '../gather.ts'
import type { Evidence, Problem } from '../model/evidence.ts'
import type { Code, Flag, Registry } from '../model/flags.ts'
import type { Place } from '../model/place.ts'
import { openWorld } from '../world.ts'
import { parse } from './options.ts'
import type { Terminal } from './terminal.ts'

/** What stands where a manifest would: its policy is the one looked for in this folder. */
const HERE = 'FLAGS'

const COMMON = {
  flags: { type: 'string', multiple: true },
  policy: { type: 'string' },
} as const

/** `rollcall flags`: lists flags, retires one, or records what this release reads. */
export async function flags(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args
  if (name === 'retire') return retire(rest, terminal)
  if (name === 'record') return record(rest, terminal)
  return show(args, terminal)
}

async function show(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, operands } = parse(args, {
    ...COMMON,
    'as-of': { type: 'string' },
    format: { type: 'string' },
  })
  if (operands.length > 0) {
    throw new UsageError(
      `flags lists all of them and takes no name; flags retire and flags record do something else`,
    )
  }
  const format = oneOf('--format', values.format ?? 'text', ['text', 'json'])
  const now = timeOf('--as-of', values['as-of']) ?? terminal.clock()
  return inRepository(values, terminal, async ({ registry, code }) => {
    const read = await code()
    if (!read.known) return failed(read.because, terminal)
    const { flagTable, flagObject } = await import('../report/flag-list.ts')
    const told = { registry, code: read.value, now }
    terminal.stdout(format === 'json' ? flagObject(told) : flagTable(told))
    return 0
  })
}

async function retire(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, operands } = parse(args, {
    ...COMMON,
    reason: { type: 'string' },
    date: { type: 'string' },
    write: { type: 'boolean' },
  })
  const [key, ...more] = operands
  if (key === undefined || more.length > 0) {
    throw new UsageError('flags retire takes one key: rollcall flags retire KEY --reason "…"')
  }
  const { reason } = values
  if (reason === undefined || !isReadable(reason)) {
    throw new UsageError('flags retire needs --reason, which whoever wants the name next will read')
  }
  const day = dayOf(values.date, terminal)
  return inRepository(values, terminal, async ({ registry }) => {
    const flag = flagCalled(key, registry)
    const { stanzaOf } = await import('../base/stanza.ts')
    const stanza = stanzaOf(flag, day, reason)
    if (values.write) return rewrite(flag, stanza, registry, terminal)
    terminal.stdout(`${stanza}\n`)
    return 0
  })
}

function dayOf(date: string | undefined, { clock }: Terminal): string {
  if (date === undefined) return moment(clock()).slice(0, 10)
  timeOf('--date', date)
  return date
}

function flagCalled(key: string, { flags, retired }: Registry): Flag {
  const found = flags.find((flag) => namesOf(flag).has(folded(key)))
  const dead = retired.find((tombstone) => namesOf(tombstone).has(folded(key)))
  if (found && dead) {
    throw new UsageError(
      `${key} has its tombstone, at ${shown(dead.place)}; delete the live entry, and take unretired out of it`,
    )
  }
  if (found) return found
  if (dead) throw new UsageError(`${key} is retired already, at ${shown(dead.place)}`)
  const near = nearest(
    key,
    flags.map((flag) => flag.key),
  )
  throw new UsageError(
    `no registry has a live flag ${JSON.stringify(key)}${near ? `; did you mean ${near}?` : ''}`,
  )
}

/** Moves the entry to the tombstones in the file that has it, and leaves all else as it is. */
async function rewrite(
  { key, place }: Flag,
  stanza: string,
  { sources }: Registry,
  terminal: Terminal,
): Promise<number> {
  const source = sources.find(({ file }) => file === place.file)
  if (source && source.format !== OWN_FORMAT) {
    throw new UsageError(
      `${key} lives in ${place.file}, which is ${source.format} and holds no tombstones; retire it there, and add what flags retire prints without --write to a flags.yml`,
    )
  }
  const { moveToRetired } = await import('../evidence/flags/registry/retire.ts')
  const { writeText } = await import('../write.ts')
  const text = readFileSync(resolve(terminal.root, place.file), 'utf8')
  const moved = await moveToRetired(text, key, stanza, place.file)
  if (!moved.known) return failed(moved.because, terminal)
  writeText(terminal.root, place.file, moved.value)
  terminal.stderr(`${line(key)} is retired in ${line(place.file)}\n`)
  return 0
}

async function record(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, operands } = parse(args, {
    ...COMMON,
    release: { type: 'string' },
    output: { type: 'string' },
  })
  const { release, output } = values
  if (operands.length > 0 || release === undefined || release.trim() === '') {
    throw new UsageError('flags record takes the version that is built: --release VERSION')
  }
  return inRepository(values, terminal, async ({ registry, code }) => {
    if (output !== undefined) refuseSource(output, registry, terminal)
    const read = await code()
    if (!read.known) return failed(read.because, terminal)
    const { recordOf } = await import('../evidence/flags/releases/index.ts')
    const text = recordOf(release, read.value.commit, readsOf(read.value), registry)
    if (output === undefined) terminal.stdout(text)
    else {
      const { writeText } = await import('../write.ts')
      writeText(terminal.root, output, text)
    }
    return 0
  })
}

/** A record is made from the registry, and may not take its place. */
function refuseSource(output: string, { sources }: Registry, { root }: Terminal): void {
  if (sources.some(({ file }) => resolve(root, file) === resolve(root, output))) {
    throw new UsageError(`${output} would be written over, and the record is made from it`)
  }
}

/** The first place at which each flag is read. */
function readsOf({ uses }: Code): ReadonlyMap<string, Place> {
  const first = new Map<string, Place>()
  for (const { text, place } of uses) {
    if (!first.has(folded(text))) first.set(folded(text), place)
  }
  return first
}

interface Here {
  readonly registry: Registry
  /** What is read at the commit that is checked out; scanned when it is asked for. */
  code(): Promise<Evidence<Code>>
}

/** Runs a command on the registry and the code of this folder. */
async function inRepository(
  { flags, policy }: { readonly flags: readonly string[]; readonly policy: string | undefined },
  terminal: Terminal,
  command: (here: Here) => Promise<number>,
): Promise<number> {
  const request = {
    root: terminal.root,
    manifests: [],
    moment: 'plan',
    policy,
    inventories: [],
    flags,
    touches: undefined,
    observed: undefined,
    deadline: undefined,
    base: undefined,
    now: terminal.clock(),
    replay: false,
  } as const
  const world = await openWorld(request)
  if (!world.known) return failed(world.because, terminal)
  try {
    const { readers } = gather(HERE, request, ruleIds, world.value)
    const registries = await readers.registry()
    if (!registries.known) return failed(registries.because, terminal)
    if (!registries.value) return failed([NO_REGISTRY], terminal)
    const code = async () => (await readers.code()) as Evidence<Code>
    return await command({ registry: registries.value.head, code })
  } finally {
    await world.value.close()
  }
}

const NO_REGISTRY: Problem = {
  what: 'There is no registry of flags here',
  next: 'Write flags.yml, or name it in the policy (flags: { registry: … }) or with --flags',
  place: { file: 'flags.yml', line: 1, column: 1 },
}

function failed(because: readonly Problem[], { stderr }: Terminal): number {
  for (const { place, what, next } of because) {
    stderr(`${line(shown(place))}  ${line(what)}.\n  → ${ended(line(next))}\n`)
  }
  return 2
}

function shown({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`
}
