import type { Fact, Host } from '../../model/fleet.ts'
import { mayBeFact } from './facts.ts'
import type { GroupDraft } from './groups.ts'
import { Numbers } from './numbers.ts'
import { clipped, type Reading } from './reading.ts'
import { JsonFault, JsonScanner } from './scanner.ts'
import { GROUP_KEYS, isContinuation, PLUGIN, torn } from './shape.ts'

type JsonFormat = 'ansible-inventory JSON' | 'Ansible YAML as JSON'

/**
 * What `ansible-inventory --list` and dynamic inventories print, and an Ansible YAML inventory
 * written as JSON: the one has lists where the other has maps. One pass, straight into the fleet.
 */
export function readJson(reading: Reading): JsonFormat {
  const reader = new JsonReader(reading)
  try {
    reader.read()
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error
    reading.problem(
      `It is not valid JSON: ${error.message}`,
      'Check that the file is whole and that the step that writes it succeeded',
      reading.place(error.offset),
    )
  }
  return reader.listed ? 'ansible-inventory JSON' : 'Ansible YAML as JSON'
}

class JsonReader {
  /** Whether it is written as `ansible-inventory --list` writes. */
  listed = false
  private readonly scanner: JsonScanner
  private readonly reading: Reading
  private readonly text: string
  /** Of each host, the last map that named it, counted from 1. */
  private readonly namedIn = new Numbers()
  private maps = 0
  /** What the variables at hand say. */
  private readonly said: Said = { facts: [], values: [] }
  /** `_meta.hostvars` may stand before the groups that name its hosts. */
  private readonly apart = {
    starts: new Numbers(),
    /** 0 where the name is not plain. */
    ends: new Numbers(),
    said: { facts: [], values: [] } as Said,
    /** Of each fact said, whose it is, counted from 1. */
    saidOf: new Numbers(),
  }

  constructor(reading: Reading) {
    this.scanner = new JsonScanner(reading.source)
    this.reading = reading
    this.text = reading.source.text
  }

  read(): void {
    const { scanner, reading } = this
    if (scanner.next() !== 'map') {
      reading.problem(
        'This JSON is no map of groups',
        'Pass what `ansible-inventory --list` prints',
        reading.place(scanner.at),
      )
      return
    }
    this.distinct((name, at) => {
      if (name === '_meta') this.meta()
      else if (name === 'plugin') this.plugin(at)
      else if (isContinuation(name)) this.continuation(name, at)
      else this.group(name, at)
    })
    scanner.end()
    this.settle()
  }

  private plugin(at: number): void {
    this.scanner.skip()
    this.reading.problem(PLUGIN.what, PLUGIN.next, this.reading.place(at))
  }

  private continuation(name: string, at: number): void {
    const value = this.scanner.scalar()
    if (value === 'null' || value === 'false' || value === '') return
    const { what, next } = torn(name)
    this.reading.defect('truncated', what, next, this.reading.place(at))
  }

  private group(name: string, at: number): GroupDraft | undefined {
    const { scanner, reading } = this
    const kind = scanner.next()
    if (kind === 'list') {
      const group = reading.define(name, at)
      this.members(group)
      return group
    }
    if (kind === 'map') {
      const group = reading.define(name, at)
      this.distinct((key, keyAt) => this.part(group, key, keyAt))
      return group
    }
    if (scanner.scalar() === 'null') return reading.define(name, at)
    reading.unknownKey(
      `${name} is no group: a map of hosts, children and vars, or a list of hosts, belongs there`,
      name,
      [],
      at,
    )
    return undefined
  }

  private part(group: GroupDraft, key: string, at: number): void {
    if (key === 'hosts') this.members(group)
    else if (key === 'children') this.children(group)
    else if (key === 'vars') this.groupVariables(group, at)
    else {
      this.scanner.skip()
      this.reading.unknownKey(
        `${key} in the group ${clipped(group.name)} is none of hosts, children and vars, so what it holds is lost`,
        key,
        GROUP_KEYS,
        at,
      )
    }
  }

  private members(group: GroupDraft): void {
    const { scanner, reading } = this
    const kind = scanner.next()
    if (kind === 'list') this.hostList(group)
    else if (kind === 'map') this.hostMap(group)
    else if (kind === 'text') {
      const { at } = scanner
      for (const host of reading.hosts(scanner.string(), at)) group.members.push(host)
    } else this.nothing(`hosts of ${group.name}`)
  }

  private hostList(group: GroupDraft): void {
    const { scanner, reading } = this
    this.listed = true
    for (let more = scanner.openList(); more; more = scanner.nextItem()) {
      const { at } = scanner
      if (scanner.plain()) group.members.push(this.plainHost(at))
      else {
        const name = this.name(`hosts of ${group.name}`)
        if (name !== undefined) group.members.push(reading.host(name, at))
      }
    }
  }

  private hostMap(group: GroupDraft): void {
    const { scanner, said } = this
    const map = ++this.maps
    const patterns = new Set<string>()
    for (let more = scanner.openMap(); more; more = scanner.nextPair()) {
      const { at } = scanner
      if (scanner.plain()) {
        const host = this.plainHost(at)
        this.markNamed(host, map, at)
        scanner.colon()
        this.variables(at, said)
        group.members.push(host)
        this.tell(host, said, 0, said.facts.length)
      } else this.oddHosts(group, map, patterns)
      clear(said)
    }
  }

  /** A key of a map of hosts that is a range, or has a port, or is odd. */
  private oddHosts(group: GroupDraft, map: number, patterns: Set<string>): void {
    const { scanner, said } = this
    const { at } = scanner
    const name = scanner.string()
    const hosts = this.reading.hosts(name, at)
    const [first] = hosts
    if (hosts.length === 1 && first !== undefined) this.markNamed(first, map, at)
    else if (patterns.has(name)) this.duplicate(at)
    else patterns.add(name)
    scanner.colon()
    this.variables(at, said)
    for (const host of hosts) {
      group.members.push(host)
      this.tell(host, said, 0, said.facts.length)
    }
  }

  /** The host whose plain name begins at a quotation mark, and was just passed. */
  private plainHost(at: number): Host {
    const { fleet, source } = this.reading
    return fleet.hostIn(source, at + 1, this.scanner.at - 1, at)
  }

  /** A map names the host, and should do so once. */
  private markNamed(host: Host, map: number, at: number): void {
    if (this.namedIn.at(host) === map) this.duplicate(at)
    this.namedIn.set(host, map)
  }

  private tell(host: Host, { facts, values }: Said, from: number, until: number): void {
    for (let i = from; i < until; i++) {
      this.reading.fleet.setFact(host, facts[i] as Fact, values[i] as string)
    }
  }

  private children(group: GroupDraft): void {
    const { scanner, reading } = this
    const join = (child: GroupDraft, at: number): void =>
      reading.fleet.child(group, child, () => reading.place(at))
    const kind = scanner.next()
    if (kind === 'list') {
      // `ansible-inventory --list` names empty groups here and nowhere else.
      this.listed = true
      for (let more = scanner.openList(); more; more = scanner.nextItem()) {
        const { at } = scanner
        const name = this.name(`children of ${group.name}`)
        if (name !== undefined) join(reading.define(name, at), at)
      }
    } else if (kind === 'map') {
      this.distinct((name, at) => {
        const child = this.group(name, at)
        if (child) join(child, at)
      })
    } else if (kind === 'text') {
      const { at } = scanner
      join(reading.define(scanner.string(), at), at)
    } else this.nothing(`children of ${group.name}`)
  }

  /** The name that is an item of a list. */
  private name(what: string): string | undefined {
    const { scanner, reading } = this
    const { at } = scanner
    if (scanner.next() === 'text') return scanner.string()
    scanner.skip()
    reading.problem(
      `The ${what} hold something that is no name`,
      'Write each name in double quotes',
      reading.place(at),
    )
    return undefined
  }

  private groupVariables(group: GroupDraft, at: number): void {
    const { said } = this
    this.variables(at, said, group)
    for (const [i, fact] of said.facts.entries()) group.facts.set(fact, said.values[i] as string)
    clear(said)
  }

  private meta(): void {
    this.listed = true
    if (this.scanner.next() !== 'map') {
      this.nothing('_meta')
      return
    }
    this.distinct((key) => {
      if (key !== 'hostvars') this.scanner.skip()
      else if (this.scanner.next() !== 'map') this.nothing('hostvars')
      else this.hostVariables()
    })
  }

  private hostVariables(): void {
    const { scanner, apart } = this
    for (let more = scanner.openMap(); more; more = scanner.nextPair()) {
      const { at } = scanner
      const plain = scanner.plain()
      if (!plain) scanner.skipText()
      apart.starts.push(at)
      apart.ends.push(plain ? scanner.at : 0)
      scanner.colon()
      this.variables(at, apart.said)
      while (apart.saidOf.length < apart.said.facts.length) apart.saidOf.push(apart.starts.length)
    }
  }

  /** Adds the facts among the variables of the group, or of the host whose name begins at `named`. */
  private variables(named: number, said: Said, group?: GroupDraft): void {
    const { scanner, text } = this
    if (scanner.next() !== 'map') {
      this.nothing(`variables of ${group?.name ?? scanner.stringAt(named)}`)
      return
    }
    const from = said.facts.length
    let owner = group?.name
    for (let more = scanner.openMap(); more; more = scanner.nextPair()) {
      const { at } = scanner
      const escaped = scanner.skipText()
      scanner.colon()
      if (!escaped && !mayBeFact(text, at + 1)) scanner.skip()
      else if (group && scanner.stringAt(at) === 'ansible_group_priority') {
        this.reading.prioritise(group, scanner.scalar() ?? '')
      } else {
        owner ??= scanner.stringAt(named)
        this.variable(at, owner, said, from)
      }
    }
  }

  /** Adds what a variable says, if it says a fact. Those of its map begin at `from`. */
  private variable(at: number, owner: string, said: Said, from: number): void {
    const { scanner, reading } = this
    const variable = scanner.stringAt(at)
    const fact = reading.fact(variable, at)
    if (fact === undefined) {
      scanner.skip()
      return
    }
    const text = scanner.next() === 'text'
    const value = scanner.scalar()
    if (value === undefined) {
      reading.unknownValue(fact, `${variable} of ${clipped(owner)} is a map or list`, at)
    } else if (text || value !== 'null') {
      if (said.facts.includes(fact, from)) this.duplicate(at)
      said.facts.push(fact)
      said.values.push(value)
    }
  }

  /** Gives the facts of `_meta.hostvars` to the hosts that the groups have named. */
  private settle(): void {
    const { starts, said, saidOf } = this.apart
    const map = ++this.maps
    let next = 0
    for (let i = 0; i < starts.length; i++) {
      const from = next
      while (next < saidOf.length && saidOf.at(next) === i + 1) next++
      const host = this.findApart(i)
      if (host === undefined) this.stranger(starts.at(i))
      else {
        this.markNamed(host, map, starts.at(i))
        this.tell(host, said, from, next)
      }
    }
  }

  private findApart(i: number): Host | undefined {
    const { fleet, source } = this.reading
    const start = this.apart.starts.at(i)
    const end = this.apart.ends.at(i)
    return end > 0
      ? fleet.findIn(source, start + 1, end - 1)
      : fleet.find(this.scanner.stringAt(start))
  }

  private stranger(at: number): void {
    this.reading.defect(
      'doubtful',
      `_meta.hostvars has variables of ${this.scanner.stringAt(at)}, and no group holds a host of that name`,
      'Check that the file is whole and that the step that writes it succeeded',
      this.reading.place(at),
    )
  }

  /** A map whose keys are told when they stand twice. */
  private distinct(each: (key: string, at: number) => void): void {
    const { scanner } = this
    const seen = new Set<string>()
    for (let more = scanner.openMap(); more; more = scanner.nextPair()) {
      const { at } = scanner
      const key = scanner.string()
      scanner.colon()
      if (seen.has(key)) this.duplicate(at)
      seen.add(key)
      each(key, at)
    }
  }

  private duplicate(at: number): void {
    this.reading.defect(
      'duplicate-key',
      `The key ${JSON.stringify(this.scanner.stringAt(at))} stands here again in the same map, and most readers keep only the last`,
      'Keep one of them, or join the two',
      this.reading.place(at),
    )
  }

  /** `null` says nothing; anything else in its place is an error. */
  private nothing(what: string): void {
    const { scanner, reading } = this
    scanner.next()
    const { at } = scanner
    if (scanner.scalar() === 'null') return
    reading.problem(
      `The ${what} must be a map or a list, or null`,
      'Mend what writes the file',
      reading.place(at),
    )
  }
}

/** Facts, and at the same index what is said of each. */
interface Said {
  readonly facts: Fact[]
  readonly values: string[]
}

function clear(said: Said): void {
  if (said.facts.length === 0) return
  said.facts.length = 0
  said.values.length = 0
}
