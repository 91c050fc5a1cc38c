import { nearest, thousands } from '../../base/words.ts'
import type { Source } from '../../model/evidence.ts'
import type { Defect, Fact, Fleet, Host } from '../../model/fleet.ts'
import type { Place } from '../../model/place.ts'
import { ColumnarFleet } from './columns.ts'
import { assemble, type GroupDraft } from './groups.ts'
import { arrange, type Edge } from './hierarchy.ts'
import { NameIndex } from './name-index.ts'

/** The most defects that are kept; a file of nothing but defects is told of by its first ones. */
const MOST_DEFECTS = 1000

/** Comparing names takes time, so hints are for names of a usual length and for a few of them. */
const LONGEST_HINT = 64
const MOST_COMPARED = 100_000

/** Collects hosts and groups from any number of files, without an object for any host. */
export class FleetBuilder {
  /** In milliseconds since 1970, the earliest that any file gives. */
  generated: number | undefined
  /** How many names ranges have stood for so far. */
  expanded = 0
  private readonly sources: Source[] = []
  private readonly files: string[] = []
  private readonly index = new NameIndex()
  private readonly fileOf = new Numbers()
  private readonly lineOf = new Numbers()
  private readonly columnOf = new Numbers()
  private readonly facts = new Map<Fact, (string | undefined)[]>()
  private readonly groups = new Map<string, GroupDraft>()
  private readonly edges: Edge[] = []
  private readonly defects: Defect[] = []
  private unlisted = 0

  constructor() {
    const all = this.define('all', BUILT_IN)
    const ungrouped = this.define('ungrouped', BUILT_IN)
    this.child(all, ungrouped, BUILT_IN)
  }

  get size(): number {
    return this.index.names.length
  }

  /** The hosts from here on are named in this file. */
  startFile(file: string): void {
    this.files.push(file)
  }

  source(source: Source): void {
    this.sources.push(source)
  }

  find(name: string): Host | undefined {
    return this.index.find(name)
  }

  /** The host of this name, which is new if it was not named before. */
  host(name: string, line: number, column: number): Host {
    const { size } = this
    const host = this.index.add(name)
    if (host < size) return host
    this.fileOf.push(this.files.length - 1)
    this.lineOf.push(line)
    this.columnOf.push(column)
    return host
  }

  /** Later values win over earlier ones, as in Ansible. */
  setFact(host: Host, fact: Fact, value: string): void {
    let column = this.facts.get(fact)
    if (!column) {
      column = []
      this.facts.set(fact, column)
    }
    while (column.length < host) column.push(undefined)
    column[host] = value
  }

  /** The group of this name, whether or not anything has defined it. */
  group(name: string, place: Place): GroupDraft {
    let group = this.groups.get(name)
    if (!group) {
      group = {
        name,
        ordinal: this.groups.size,
        place,
        defined: false,
        members: [],
        facts: new Map(),
        priority: 1,
      }
      this.groups.set(name, group)
    }
    return group
  }

  define(name: string, place: Place): GroupDraft {
    const group = this.group(name, place)
    if (!group.defined || group.place === BUILT_IN) group.place = place
    group.defined = true
    return group
  }

  child(parent: GroupDraft, child: GroupDraft, place: Place): void {
    this.edges.push({ parent: parent.ordinal, child: child.ordinal, place })
  }

  defect(defect: Defect): void {
    if (this.defects.length < MOST_DEFECTS) this.defects.push(defect)
    else this.unlisted++
  }

  build(): Fleet {
    const drafts = [...this.groups.values()]
    this.reportUndefined(drafts)
    const edges = this.edges.filter(
      ({ parent, child }) => drafts[parent]?.defined && drafts[child]?.defined,
    )
    const hierarchy = arrange(
      drafts.map(({ name }) => name),
      edges,
    )
    for (const cycle of hierarchy.cycles) this.defect(cycle)
    const start = this.files[0]
    const groups = assemble(drafts, hierarchy, this.size, (place) =>
      place === BUILT_IN && start !== undefined ? { file: start, line: 1, column: 1 } : place,
    )
    return new ColumnarFleet({
      sources: this.sources,
      generated: this.generated,
      defects: this.allDefects(),
      index: this.index,
      place: (host) => ({
        file: this.files[this.fileOf.at(host)] as string,
        line: this.lineOf.at(host),
        column: this.columnOf.at(host),
      }),
      facts: this.facts,
      drafts,
      hierarchy,
      groups,
    })
  }

  private reportUndefined(drafts: readonly GroupDraft[]): void {
    const missing = new Set(drafts.filter(({ defined }) => !defined))
    if (missing.size === 0) return
    const defined = drafts.filter((draft) => draft.defined).map(({ name }) => name)
    const candidates = defined.filter(({ length }) => length <= LONGEST_HINT)
    const few = missing.size * candidates.length <= MOST_COMPARED
    const next = (name: string): string => {
      const near = few && name.length <= LONGEST_HINT ? nearest(name, candidates) : undefined
      return near ? `Write ${near}, or define ${name}` : `Define ${name}, or take the name out`
    }
    for (const { parent, child, place } of this.edges) {
      const draft = drafts[child] as GroupDraft
      if (!missing.delete(draft)) continue
      this.defect({
        kind: 'undefined-child',
        what: `${drafts[parent]?.name} has the child ${draft.name}, a group that nothing defines, so its hosts are not known`,
        next: next(draft.name),
        place,
      })
    }
    for (const { name, place } of missing) {
      this.defect({
        kind: 'undefined-child',
        what: `Variables are given to ${name}, a group that nothing defines, so they reach no host`,
        next: next(name),
        place,
      })
    }
  }

  private allDefects(): readonly Defect[] {
    const last = this.defects.at(-1)
    if (this.unlisted === 0 || !last) return this.defects
    return [
      ...this.defects,
      {
        ...last,
        what: `${thousands(this.unlisted)} more defects of the inventory are not listed`,
        next: 'Mend those that are listed, and ask again',
      },
    ]
  }
}

/** Of the groups that exist without being written down. */
const BUILT_IN: Place = { file: '', line: 1, column: 1 }

/** Whole numbers that grow in place, four bytes each. */
class Numbers {
  private values = new Uint32Array(64)
  private length = 0

  push(value: number): void {
    if (this.length === this.values.length) {
      const longer = new Uint32Array(this.length * 2)
      longer.set(this.values)
      this.values = longer
    }
    this.values[this.length++] = value
  }

  at(index: number): number {
    return this.values[index] as number
  }
}
