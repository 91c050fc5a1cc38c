import { nearest, thousands } from '../../base/words.ts'
import type { Evidence, Problem, Source } from '../../model/evidence.ts'
import type { Defect, Fact, Fleet, Host } from '../../model/fleet.ts'
import type { Place } from '../../model/place.ts'
import { known, unknown } from '../problem.ts'
import { ColumnarFleet } from './columns.ts'
import { assemble, type GroupDraft } from './groups.ts'
import { arrange, type Edge } from './hierarchy.ts'
import { NameIndex } from './name-index.ts'
import { lastUpTo, Numbers } from './numbers.ts'
import type { FileText } from './text.ts'

/** The most defects that are kept; a file of nothing but defects is told of by its first ones. */
const MOST_DEFECTS = 1000

/** Comparing names takes time, so hints are for names of a usual length and for a few of them. */
const LONGEST_HINT = 64
const MOST_COMPARED = 100_000

/** How deep groups may nest: each group of a chain gathers anew what all the groups below it hold. */
const DEEPEST = 200

function tooDeep({ name, place }: GroupDraft): Problem {
  return {
    what: `The group ${name} stands more than ${DEEPEST} groups deep`,
    next: 'Check that it is the inventory that was meant',
    place: place(),
  }
}

/** Collects hosts and groups from any number of files, without an object for any host. */
export class FleetBuilder {
  /** In milliseconds since 1970, the earliest that any file gives. */
  generated: number | undefined
  /** How many names ranges have stood for so far. */
  expanded = 0
  private readonly sources: Source[] = []
  private readonly files: FileText[] = []
  /** Of each file, the first host that it could be the first to name. */
  private readonly firstOf = new Numbers()
  private readonly index = new NameIndex()
  /** Where each host stands in the file that first names it. */
  private readonly offsetOf = new Numbers()
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
  startFile(file: FileText): void {
    this.files.push(file)
    this.firstOf.push(this.size)
  }

  source(source: Source): void {
    this.sources.push(source)
  }

  find(name: string): Host | undefined {
    return this.index.find(name)
  }

  findIn(file: FileText, start: number, end: number): Host | undefined {
    return this.index.findIn(file, start, end)
  }

  /** The host of this name, which is new if it was not named before. */
  host(name: string, offset: number): Host {
    const host = this.index.add(name)
    if (host === this.offsetOf.length) this.offsetOf.push(offset)
    return host
  }

  /** The host whose name stands in the file from `start` to `end`. */
  hostIn(file: FileText, start: number, end: number, offset = start): Host {
    const host = this.index.addIn(file, start, end)
    if (host === this.offsetOf.length) this.offsetOf.push(offset)
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
  group(name: string, place: () => Place): GroupDraft {
    let group = this.groups.get(name)
    if (!group) {
      group = {
        name,
        ordinal: this.groups.size,
        place,
        defined: false,
        members: new Numbers(),
        facts: new Map(),
        priority: 1,
      }
      this.groups.set(name, group)
    }
    return group
  }

  define(name: string, place: () => Place): GroupDraft {
    const group = this.group(name, place)
    if (!group.defined || group.place === BUILT_IN) group.place = place
    group.defined = true
    return group
  }

  child(parent: GroupDraft, child: GroupDraft, place: () => Place): void {
    this.edges.push({ parent: parent.ordinal, child: child.ordinal, place })
  }

  defect(defect: Defect): void {
    if (this.defects.length < MOST_DEFECTS) this.defects.push(defect)
    else this.unlisted++
  }

  build(): Evidence<Fleet> {
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
    const deep = drafts.find(({ ordinal }) => (hierarchy.depth[ordinal] ?? 0) > DEEPEST)
    if (deep) return unknown(tooDeep(deep))
    const [first] = this.files
    for (const draft of drafts) {
      if (draft.place === BUILT_IN && first) draft.place = () => first.place(0)
    }
    const groups = assemble(drafts, hierarchy, this.size)
    const fleet = new ColumnarFleet({
      sources: this.sources,
      generated: this.generated,
      defects: this.allDefects(),
      index: this.index,
      place: (host) => this.place(host),
      facts: this.facts,
      drafts,
      hierarchy,
      groups,
    })
    return known(fleet)
  }

  private place(host: Host): Place {
    const file = this.files[lastUpTo(this.firstOf.all(), host)] as FileText
    return file.place(this.offsetOf.at(host))
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
        place: place(),
      })
    }
    for (const { name, place } of missing) {
      this.defect({
        kind: 'undefined-child',
        what: `Variables are given to ${name}, a group that nothing defines, so they reach no host`,
        next: next(name),
        place: place(),
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
const BUILT_IN = (): Place => ({ file: '', line: 1, column: 1 })
