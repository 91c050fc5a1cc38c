import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { workingTree } from '../src/evidence/files.ts'
import { readInventory } from '../src/evidence/inventory/index.ts'
import { type Select, selectors } from '../src/evidence/selector/index.ts'
import type { Fleet, HostSet } from '../src/model/fleet.ts'
import type { Trap } from '../src/model/selection.ts'

// Compares Rollcall with what Ansible answered: node scripts/run.js bench/differential.ts FOLDER
// Each folder in it holds an inventory and expected.json, Ansible's answers:
// {hosts: [name], groups: {name: [host]}, patterns: [{pattern, hosts | error, stable}]}

interface Expected {
  readonly hosts: readonly string[]
  readonly groups: Readonly<Record<string, readonly string[]>>
  readonly patterns: readonly {
    readonly pattern: string
    readonly hosts?: readonly string[]
    readonly stable: boolean
  }[]
}

interface Comparison {
  agree: number
  refused: number
  /** What an inventory or a selector was refused for, and how often. */
  readonly reasons: Map<string, number>
  readonly differences: string[]
}

const answers = 'expected.json'
// With these traps there is no answer to compare.
const unanswered: ReadonlySet<Trap['kind']> = new Set(['slice-nested', 'unsupported'])
const [root] = process.argv.slice(2)
if (!root) throw new Error('usage: node scripts/run.js bench/differential.ts FOLDER')

const place = { file: 'selector', line: 1, column: 1 }
const total = comparison()
for (const entry of readdirSync(root, { withFileTypes: true })) {
  if (!entry.isDirectory()) continue
  const compared = await compareInventory(join(root, entry.name))
  print(`${entry.name.padEnd(18)} ${summary(compared)}`)
  for (const difference of compared.differences) print(`  ${difference}`)
  add(compared)
}
print(`${'total'.padEnd(18)} ${summary(total)}`)
if (total.differences.length > 0) process.exitCode = 1

async function compareInventory(folder: string): Promise<Comparison> {
  const compared = comparison()
  const expected: Expected = JSON.parse(readFileSync(join(folder, answers), 'utf8'))
  const file = readdirSync(folder).find((name) => name !== answers)
  if (!file) throw new Error(`${folder} has no inventory`)
  const fleet = await readInventory([file], workingTree(folder))
  if (!fleet.known) {
    compared.differences.push(...fleet.because.map(({ what }) => `not read: ${what}`))
    return compared
  }
  for (const { kind } of fleet.value.defects) count(compared, `inventory: ${kind}`)
  compareGroups(fleet.value, expected, compared)
  const stable = expected.patterns.filter((each) => each.stable)
  const select = await selectors(stable.map(({ pattern }) => pattern))
  for (const { pattern, hosts } of stable) {
    comparePattern(pattern, hosts ?? [], fleet.value, select, compared)
  }
  return compared
}

function compareGroups(fleet: Fleet, expected: Expected, compared: Comparison) {
  const every = Uint32Array.from({ length: fleet.size }, (_, host) => host)
  compare('hosts', namesOf(fleet, every), expected.hosts, compared)
  compare('groups', [...fleet.groups.keys()], Object.keys(expected.groups), compared)
  for (const [name, hosts] of Object.entries(expected.groups)) {
    const group = fleet.groups.get(name)
    if (group) compare(`group ${name}`, namesOf(fleet, group.hosts), hosts, compared)
  }
}

/** A selector with a trap is refused, and even so its hosts are those that Ansible takes. */
function comparePattern(
  pattern: string,
  theirs: readonly string[],
  fleet: Fleet,
  select: Select,
  compared: Comparison,
) {
  const { hosts, traps } = select(pattern, place, fleet)
  const kinds = new Set(traps.map((trap) => trap.kind))
  for (const kind of kinds) count(compared, kind)
  const ours = namesOf(fleet, hosts)
  if (
    traps.some(({ kind }) => unanswered.has(kind)) ||
    (traps.length > 0 && isSame(ours, theirs))
  ) {
    compared.refused++
  } else {
    compare(pattern, ours, theirs, compared)
  }
}

function compare(
  what: string,
  ours: readonly string[],
  theirs: readonly string[],
  compared: Comparison,
) {
  const surplus = without(ours, theirs).map((name) => `+${name}`)
  const missing = without(theirs, ours).map((name) => `-${name}`)
  const signed = [...surplus, ...missing]
  if (signed.length === 0) compared.agree++
  else compared.differences.push(`${what || "''"}: ${signed.slice(0, 8).join(' ')}`)
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return without(a, b).length + without(b, a).length === 0
}

function without(names: readonly string[], others: readonly string[]): string[] {
  const left = new Set(others)
  return names.filter((name) => !left.has(name))
}

function namesOf(fleet: Fleet, hosts: HostSet): string[] {
  return Array.from(hosts, (host) => fleet.name(host))
}

function comparison(): Comparison {
  return { agree: 0, refused: 0, reasons: new Map(), differences: [] }
}

function count({ reasons }: Comparison, reason: string, times = 1) {
  reasons.set(reason, (reasons.get(reason) ?? 0) + times)
}

function add({ agree, refused, reasons, differences }: Comparison) {
  total.agree += agree
  total.refused += refused
  total.differences.push(...differences)
  for (const [reason, times] of reasons) count(total, reason, times)
}

function summary({ agree, refused, reasons, differences }: Comparison): string {
  const shown = [...reasons].map(([reason, times]) => `${reason} ${times}`).join(', ')
  return `agree ${agree}, refused ${refused}, differ ${differences.length}${shown ? ` (${shown})` : ''}`
}

function print(line: string) {
  process.stdout.write(`${line}\n`)
}
