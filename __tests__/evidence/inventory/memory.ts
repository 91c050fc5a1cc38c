import { Buffer } from 'node:buffer'
import type { Files } from '../../../src/evidence/files.ts'
import { readInventory } from '../../../src/evidence/inventory/index.ts'
import { known, unknown, wholeFile } from '../../../src/evidence/problem.ts'
import type { Evidence } from '../../../src/model/evidence.ts'
import type { Fleet, HostSet } from '../../../src/model/fleet.ts'

export type Content = string | Uint8Array | { readonly program: string | Uint8Array }

/** Files that exist only in the test; a path with files below it is a directory. */
export function memory(contents: Readonly<Record<string, Content>>): Files {
  return {
    open(file) {
      const content = contents[file]
      if (content !== undefined) {
        const executable = typeof content === 'object' && 'program' in content
        const bytes = Buffer.from(executable ? content.program : content)
        return known({ kind: 'file', file, bytes, executable, from: undefined })
      }
      const below = Object.keys(contents).filter((name) => name.startsWith(`${file}/`))
      if (below.length > 0) {
        const entries = below.map((name) => name.slice(file.length + 1).split('/')[0] as string)
        return known({ kind: 'directory', file, entries: [...new Set(entries)].sort() })
      }
      return unknown({
        what: `${file} does not exist`,
        next: 'Check the name',
        place: wholeFile(file),
      })
    },
  }
}

export function read(contents: Readonly<Record<string, Content>>, ...paths: string[]) {
  return readInventory(paths.length > 0 ? paths : Object.keys(contents), memory(contents))
}

export function readText(file: string, text: Content): Promise<Evidence<Fleet>> {
  return read({ [file]: text })
}

export async function fleetOf(file: string, text: string): Promise<Fleet> {
  const fleet = await readText(file, text)
  if (!fleet.known) throw new Error(fleet.because.map(({ what }) => what).join('\n'))
  return fleet.value
}

export function names(fleet: Fleet, hosts?: HostSet): string[] {
  return Array.from(hosts ?? Array.from({ length: fleet.size }, (_, host) => host), (host) =>
    fleet.name(host),
  )
}

/** Every group with all its hosts. */
export function groups(fleet: Fleet): Record<string, string[]> {
  return Object.fromEntries(
    [...fleet.groups].map(([name, { hosts }]) => [name, names(fleet, hosts)]),
  )
}

export function fact(fleet: Fleet, host: string, fact: Parameters<Fleet['fact']>[1]) {
  const ordinal = fleet.find(host)
  if (ordinal === undefined) throw new Error(`There is no host ${host}`)
  return fleet.fact(ordinal, fact)
}

/** `line:column sentence` of each problem. */
export function problems(evidence: Evidence<Fleet>): string[] {
  if (evidence.known) throw new Error('It could be read')
  return evidence.because.map(({ what, place }) => `${place.line}:${place.column} ${what}`)
}

/** `line:column kind: sentence` of each defect. */
export function defects(evidence: Evidence<Fleet>): string[] {
  if (!evidence.known) throw new Error(evidence.because.map(({ what }) => what).join('\n'))
  return evidence.value.defects.map(
    ({ kind, what, place }) => `${place.line}:${place.column} ${kind}: ${what}`,
  )
}
