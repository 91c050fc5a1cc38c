import * as z from 'zod/mini'
import { instant } from '../../base/time.ts'
import type { Change } from '../../model/change.ts'
import type { Evidence } from '../../model/evidence.ts'
import { time, versionOne } from '../fields.ts'
import type { TextFile } from '../files.ts'
import { parseJson } from '../json.ts'
import { known, unknown, wholeFile } from '../problem.ts'
import { conform } from '../schema.ts'

// What GitHub said of a change, as a file: to judge it again offline, byte for byte. Nothing is
// left out in it: what is not there is written as null.

const text = z.string().check(z.maxLength(100_000))
const id = z.int().check(z.minimum(1))
const index = z.int().check(z.minimum(0))
const COMMIT = { error: 'a full commit of 40 hexadecimal digits belongs here' }
const commit = z.string(COMMIT).check(z.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, COMMIT))

/** Null in the file, undefined in the model. */
function maybe<T extends z.ZodMiniType>(schema: T) {
  return z.pipe(
    z.nullable(schema),
    z.transform((value) => value ?? undefined),
  )
}

const at = z.pipe(
  time,
  z.transform((written) => instant(written) as number),
)

const person = z.strictObject({ id, login: text, kind: z.enum(['human', 'bot']) })
const role = z.enum(['none', 'read', 'triage', 'write', 'maintain', 'admin'])

const hand = z.strictObject({
  as: z.enum(['author', 'co-author', 'committer', 'signer']),
  person: maybe(person),
  name: text,
})

const content = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('same') }),
  z.strictObject({
    kind: z.literal('proven'),
    how: z.enum(['update', 'merge', 'squash', 'rebase']),
  }),
  z.strictObject({ kind: z.literal('other'), why: text }),
])

const owner = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('team'), team: text }),
  z.strictObject({ kind: z.literal('person'), id }),
  z.strictObject({ kind: z.literal('login'), login: text }),
])

const pull = z.strictObject({
  number: id,
  title: text,
  state: z.enum(['open', 'closed', 'merged']),
  draft: z.boolean(),
  base: text,
  head: commit,
  fork: z.boolean(),
  author: maybe(person),
  trusted: z.boolean(),
  assignees: z.array(person),
  commits: z.array(
    z.strictObject({
      id: commit,
      parents: z.array(commit),
      title: text,
      hands: z.array(hand),
      byGitHub: z.boolean(),
    }),
  ),
  pushers: maybe(z.array(person)),
  reviews: z.array(
    z.strictObject({
      person: maybe(person),
      state: z.enum(['approved', 'changes-requested', 'dismissed', 'commented']),
      at,
      commit: maybe(commit),
      content,
      role,
    }),
  ),
  retargeted: z.array(at),
  merged: maybe(at),
})

const part = z.strictObject({
  commits: z.array(commit),
  title: text,
  hands: z.array(hand),
  candidates: z.array(z.strictObject({ pull: id, content })),
  guarded: z.array(
    z.strictObject({
      path: text,
      because: text,
      owners: z.array(owner),
      place: z.strictObject({ file: text, line: id, column: id }),
    }),
  ),
})

const release = z.strictObject({
  run: index,
  attempt: id,
  initiators: z.array(person),
  environments: z.array(
    z.strictObject({ name: text, state: z.enum(['guarded', 'open', 'missing']) }),
  ),
  approvals: z.array(
    z.strictObject({
      person: maybe(person),
      state: z.enum(['approved', 'rejected', 'pending']),
      comment: text,
      environments: z.array(text),
      role,
    }),
  ),
})

const change = z.strictObject({
  repository: text,
  commit,
  subject: text,
  waits: z.boolean(),
  branch: text,
  live: maybe(commit),
  parts: z.array(part),
  pulls: z.array(pull),
  ref: maybe(z.strictObject({ name: text, commit: maybe(commit), contains: z.boolean() })),
  checkout: content,
  release: maybe(release),
  memberships: z.array(z.strictObject({ team: text, members: z.array(id) })),
  reviewers: z.strictObject({ people: z.array(person), complete: z.boolean() }),
  incident: maybe(text),
})

const problem = z.strictObject({ what: text, next: text })

const EITHER = { error: 'either a change or why it is unknown belongs here' }
const ONCE = { error: 'each manifest belongs here once' }

const entry = z
  .strictObject({ manifest: text, change: maybe(change), unknown: z.array(problem) })
  .check(z.refine(({ change, unknown }) => (change === undefined) === unknown.length > 0, EITHER))

/** The shape of a record; `schema/github-evidence.schema.json` is made from it. */
export const recordSchema = z.strictObject({
  version: versionOne,
  at: time,
  changes: z
    .array(entry)
    .check(z.refine((all) => new Set(all.map((each) => each.manifest)).size === all.length, ONCE)),
})

/** What was found out about the change of a manifest; undefined where it was not asked. */
export interface Recorded {
  readonly manifest: string
  readonly change: Evidence<Change | undefined> | undefined
}

/** The file of a record. `at` is when it was judged, in milliseconds since 1970. */
export function writeRecord(at: number, recorded: readonly Recorded[]): string {
  const changes = recorded.flatMap(({ manifest, change }): readonly object[] => {
    if (!change) return []
    if (change.known) return change.value ? [{ manifest, change: change.value, unknown: [] }] : []
    const because = change.because.map(({ what, next }) => ({ what, next }))
    return [{ manifest, change: null, unknown: because }]
  })
  return `${JSON.stringify({ version: 1, at: new Date(at).toISOString(), changes }, written, 2)}\n`
}

const TIMES: ReadonlySet<string> = new Set(['at', 'merged', 'retargeted'])

function written(key: string, value: unknown): unknown {
  if (value === undefined) return null
  if (!TIMES.has(key)) return value
  if (typeof value === 'number') return new Date(value).toISOString()
  return Array.isArray(value) ? value.map((each) => written('at', each)) : value
}

/** What a record says of each manifest, or everything that is wrong with it. */
export function readRecord({
  file,
  text,
}: TextFile): Evidence<ReadonlyMap<string, Evidence<Change>>> {
  const tree = parseJson(file, text)
  if (!tree.known) return tree
  const record = conform(recordSchema, tree.value, 'record')
  if (!record.known) return record
  const place = wholeFile(file)
  return known(
    new Map(
      record.value.value.changes.map((each): [string, Evidence<Change>] => [
        each.manifest,
        each.change
          ? known(each.change)
          : unknown(...each.unknown.map((problem) => ({ ...problem, place }))),
      ]),
    ),
  )
}
