import type { Source } from '../../model/evidence.ts'
import type { Defect, Fact, Fleet, Group, Host } from '../../model/fleet.ts'
import type { Place } from '../../model/place.ts'
import type { GroupDraft } from './groups.ts'
import type { Hierarchy } from './hierarchy.ts'
import type { NameIndex } from './name-index.ts'

interface Columns {
  readonly sources: readonly Source[]
  readonly generated: number | undefined
  readonly defects: readonly Defect[]
  readonly index: NameIndex
  readonly place: (host: Host) => Place
  readonly facts: ReadonlyMap<Fact, readonly (string | undefined)[]>
  readonly drafts: readonly GroupDraft[]
  readonly hierarchy: Hierarchy
  readonly groups: ReadonlyMap<string, Group>
}

type Column = readonly (string | undefined)[]

/** Hosts are rows, what is said of them are columns; what takes time is worked out when it is asked for. */
export class ColumnarFleet implements Fleet {
  readonly size: number
  readonly sources: readonly Source[]
  readonly groups: ReadonlyMap<string, Group>
  readonly defects: readonly Defect[]
  readonly generated: number | undefined
  private readonly columns: Columns
  private readonly merged = new Map<Fact, Column>()
  private direct: DirectGroups | undefined

  constructor(columns: Columns) {
    this.columns = columns
    this.size = columns.index.names.length
    this.sources = columns.sources
    this.groups = columns.groups
    this.defects = columns.defects
    this.generated = columns.generated
  }

  name(host: Host): string {
    const name = this.columns.index.names[host]
    if (name === undefined) throw new RangeError(`There is no host ${host}`)
    return name
  }

  find(name: string): Host | undefined {
    return this.columns.index.find(name)
  }

  place(host: Host): Place {
    return this.columns.place(host)
  }

  fact(host: Host, fact: Fact): string | undefined {
    return this.column(fact)[host]
  }

  has(fact: Fact): boolean {
    return this.column(fact).some((value) => value !== undefined)
  }

  groupsOf(host: Host): readonly string[] {
    this.direct ??= directGroups(this.groups, this.columns, this.size)
    const { starts, groups } = this.direct
    const reached = new Set(groups.subarray(starts[host], starts[host + 1]))
    for (const group of reached) {
      for (const parent of this.columns.hierarchy.parents[group] as readonly number[]) {
        reached.add(parent)
      }
    }
    return [...reached]
      .filter((group) => group !== 0)
      .sort((a, b) => a - b)
      .map((group) => this.columns.drafts[group]?.name as string)
  }

  /** Each host's own value, or else that of the strongest of its groups. */
  private column(fact: Fact): Column {
    const ready = this.merged.get(fact)
    if (ready) return ready
    const own = this.columns.facts.get(fact) ?? []
    const saying = this.saying(fact)
    const column =
      saying.length === 0
        ? own
        : Array.from(this.strongest(saying), (rank, host) => {
            return own[host] ?? saying[rank - 1]?.facts.get(fact)
          })
    this.merged.set(fact, column)
    return column
  }

  /** Of each host, which of these groups, counted from 1, wins; 0 if none of them holds it. */
  private strongest(saying: readonly GroupDraft[]): Uint32Array {
    const { drafts, hierarchy } = this.columns
    const rank = new Uint32Array(drafts.length)
    for (const [i, { ordinal }] of saying.entries()) rank[ordinal] = i + 1
    const downwards = [...drafts.keys()].sort(
      (a, b) => (hierarchy.depth[a] as number) - (hierarchy.depth[b] as number),
    )
    const hosts = new Uint32Array(this.size)
    for (const group of downwards) {
      for (const parent of hierarchy.parents[group] as readonly number[]) {
        rank[group] = Math.max(rank[group] as number, rank[parent] as number)
      }
      for (const host of this.groups.get(drafts[group]?.name ?? '')?.members ?? []) {
        hosts[host] = Math.max(hosts[host] as number, rank[group] as number)
      }
    }
    return hosts
  }

  /** Groups that give the fact, from the weakest to the strongest as Ansible lays them over one another. */
  private saying(fact: Fact): readonly GroupDraft[] {
    const { depth } = this.columns.hierarchy
    return this.columns.drafts
      .filter(({ defined, facts }) => defined && facts.has(fact))
      .sort(
        (a, b) =>
          (depth[a.ordinal] as number) - (depth[b.ordinal] as number) ||
          a.priority - b.priority ||
          (a.name < b.name ? -1 : 1),
      )
  }
}

/** Of host `h`, the ordinals of the groups that name it: `groups` from `starts[h]` to `starts[h + 1]`. */
interface DirectGroups {
  readonly starts: Uint32Array
  readonly groups: Uint32Array
}

function directGroups(
  groups: ReadonlyMap<string, Group>,
  { drafts }: Columns,
  size: number,
): DirectGroups {
  const starts = new Uint32Array(size + 1)
  const lists = drafts.map(({ name }) => groups.get(name)?.members ?? [])
  for (const members of lists) {
    for (const host of members) starts[host + 1] = (starts[host + 1] as number) + 1
  }
  for (let host = 0; host < size; host++) {
    starts[host + 1] = (starts[host + 1] as number) + (starts[host] as number)
  }
  const filled = starts.slice()
  const held = new Uint32Array(starts[size] as number)
  for (const [ordinal, members] of lists.entries()) {
    for (const host of members) {
      held[filled[host] as number] = ordinal
      filled[host] = (filled[host] as number) + 1
    }
  }
  return { starts, groups: held }
}
