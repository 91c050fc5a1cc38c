import { once } from './base/once.ts'
import { type Files, type FileTree, workingTree } from './evidence/files.ts'
import type { CodeReader } from './evidence/flags/code/index.ts'
import type { Question } from './evidence/github/subject.ts'
import { readInventory } from './evidence/inventory/index.ts'
import { known } from './evidence/problem.ts'
import type { Base } from './evidence/repository/base.ts'
import type { Change } from './model/change.ts'
import type { Evidence } from './model/evidence.ts'
import type { Fleet } from './model/fleet.ts'
import type { Request } from './request.ts'

/** Where evidence is read from, shared by all manifests of a request. */
export interface World {
  /** The change: manifests, procedures, what tools and hosts say. */
  readonly head: FileTree
  /** What judges it: policy and inventory. */
  readonly judging: Files
  inventory(paths: readonly string[]): Promise<Evidence<Fleet>>
  /** Who had a part in the change and who answered to it; `manifest` is for what was recorded. */
  change(manifest: string, question: Question): Promise<Evidence<Change>>
  /** Reads the code of commits; opened once, and closed with the world. */
  code(): Promise<Evidence<CodeReader>>
  close(): Promise<void>
  note(text: string): void
  notes(): readonly string[]
}

export async function openWorld(request: Request): Promise<Evidence<World>> {
  const own = await openHead(request)
  if (!own.known) return own
  const head = own.value
  const base = await openBase(request)
  if (base && !base.known) return base
  const judging = base?.value.files ?? head
  const fleets = new Map<string, Promise<Evidence<Fleet>>>()
  const texts = new Set<string>()
  const changes = once(async () => {
    const { openChanges } = await import('./evidence/github/index.ts')
    return openChanges(request)
  })
  let opened: Promise<Evidence<CodeReader>> | undefined
  const openCodeOnce = async () => {
    const { openCode } = await import('./evidence/flags/code/index.ts')
    return openCode(request.root)
  }
  return known({
    head,
    judging,
    code: () => {
      opened ??= openCodeOnce()
      return opened
    },
    close: async () => {
      const code = await opened
      if (code?.known) code.value.close()
    },
    inventory: (paths) => {
      const key = paths.join('\0')
      const read = fleets.get(key) ?? readInventory(paths, judging)
      fleets.set(key, read)
      return read
    },
    change: async (manifest, question) => (await changes())(manifest, question),
    note: (text) => texts.add(text),
    notes: () => [
      ...texts,
      ...(base ? baseNotes(base.value) : []),
      ...(request.recorded === undefined ? [] : [believed(request.recorded)]),
    ],
  })
}

// What a plain run does not need is loaded by the run that does, here and below.
async function openBase({ root, base }: Request): Promise<Evidence<Base> | undefined> {
  if (base === undefined) return undefined
  const { baseOf } = await import('./evidence/repository/base.ts')
  return baseOf(root, base)
}

async function openHead({ root, head }: Request): Promise<Evidence<FileTree>> {
  if (head === undefined) return known(workingTree(root))
  const { headOf } = await import('./evidence/repository/head.ts')
  return headOf(root, head)
}

function baseNotes({ edited, added }: Base): readonly string[] {
  return [
    ...edited().map((file) => `The change edits ${file}; the copy at its base judges`),
    ...added().map((file) => `The change adds ${file}, which does not judge it`),
  ]
}

function believed(recorded: string): string {
  return `What GitHub said is taken from ${recorded}, and not asked; whoever handed it over is believed`
}
