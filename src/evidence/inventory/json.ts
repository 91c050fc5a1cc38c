import type { Fact, Host } from '../../model/fleet.ts'
import { PREFIXES } from './facts.ts'
import type { GroupDraft } from './groups.ts'
import type { Reading } from './reading.ts'
import { JsonFault, JsonScanner } from './scanner.ts'
import { GROUP_KEYS, isContinuation, PLUGIN, torn } from './shape.ts'

type JsonFormat = 'ansible-inventory JSON' | 'Ansible YAML as JSON'

/**
 * What `ansible-inventory --list` and dynamic inventories print, and an Ansible YAML inventory
 * written as JSON: the one has lists where the other has maps. One pass, straight into the fleet.
 */
export function readJson(text: string, reading: Reading): JsonFormat {
  const reader = new JsonReader(text, reading)
  try {
    reader.read()
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error
    reading.problem(
      `It is not valid JSON: ${error.message}`,
      'Check that the file is whole and that the step that writes it succeeded',
      reading.place(error.line, error.column),
    )
  }
  return reader.listed ? 'ansible-inventory JSON' : 'Ansible YAML as JSON'
}

class JsonReader {
  /** Whether it is written as `ansible-inventory --list` writes. */
  listed = false
  private readonly scanner: JsonScanner
  private readonly reading: Reading
  /** Of each host, the last map that named it, counted from 1. */
  private readonly namedIn: number[] = []
  private maps = 0
  /** `_meta.hostvars` may stand before the groups that name its hosts. */
  private readonly apart: { name: string; line: number; column: number; facts: Said }[] = []

  constructor(text: string, reading: Reading) {
    this.scanner = new JsonScanner(text)
    this.reading = reading
  }

  read(): void {
    const { scanner, reading } = this
    if (scanner.next() !== 'map') {
      reading.problem(
        'This JSON is no map of groups',
        'Pass what `ansible-inventory --list` prints',
        reading.place(scanner.line, scanner.column),
      )
      return
    }
    this.distinct((name, line, column) => {
      if (name === '_meta') this.meta()
      else if (name === 'plugin') this.plugin(line, column)
      else if (isContinuation(name)) this.continuation(name, line, column)
      else this.group(name, line, column)
    })
    scanner.end()
    this.settle()
  }

  private plugin(line: number, column: number): void {
    this.scanner.skip()
    this.reading.problem(PLUGIN.what, PLUGIN.next, this.reading.place(line, column))
  }

  private continuation(name: string, line: number, column: number): void {
    const value = this.scanner.scalar()
    if (value === 'null' || value === 'false' || value === '') return
    const { what, next } = torn(name)
    this.reading.defect('truncated', what, next, this.reading.place(line, column))
  }

  private group(name: string, line: number, column: number): GroupDraft | undefined {
    const { scanner, reading } = this
    const kind = scanner.next()
    if (kind === 'list') {
      const group = reading.define(name, line, column)
      this.members(group)
      return group
    }
    if (kind === 'map') {
      const group = reading.define(name, line, column)
      this.distinct((key, keyLine, keyColumn) => this.part(group, key, keyLine, keyColumn))
      return group
    }
    if (scanner.scalar() === 'null') return reading.define(name, line, column)
    reading.unknownKey(
      `${name} is no group: a map of hosts, children and vars, or a list of hosts, belongs there`,
      name,
      [],
      { line, column },
    )
    return undefined
  }

  private part(group: GroupDraft, key: string, line: number, column: number): void {
    if (key === 'hosts') this.members(group)
    else if (key === 'children') this.children(group)
    else if (key === 'vars') this.groupVariables(group)
    else {
      this.scanner.skip()
      this.reading.unknownKey(
        `${key} in the group ${group.name} is none of hosts, children and vars, so what it holds is lost`,
        key,
        GROUP_KEYS,
        { line, column },
      )
    }
  }

  private members(group: GroupDraft): void {
    const { scanner, reading } = this
    const kind = scanner.next()
    if (kind === 'list') {
      this.names(`hosts of ${group.name}`, (name, line, column) =>
        group.members.push(reading.host(name, line, column)),
      )
    } else if (kind === 'map') this.hostMap(group)
    else if (kind === 'text') {
      const { line, column } = scanner
      group.members.push(...reading.hosts(scanner.scalar() as string, line, column))
    } else this.nothing(`hosts of ${group.name}`)
  }

  private hostMap(group: GroupDraft): void {
    const map = ++this.maps
    const patterns = new Set<string>()
    this.scanner.pairs((name, line, column) => {
      const hosts = this.reading.hosts(name, line, column)
      const [first] = hosts
      if (hosts.length === 1 && first !== undefined) {
        if (this.namedIn[first] === map) this.duplicate(name, line, column)
        this.markNamed(first, map)
      } else {
        if (patterns.has(name)) this.duplicate(name, line, column)
        patterns.add(name)
      }
      for (const host of hosts) group.members.push(host)
      for (const [fact, value] of this.variables(name)) {
        for (const host of hosts) this.reading.fleet.setFact(host, fact, value)
      }
    })
  }

  private markNamed(host: Host, map: number): void {
    while (this.namedIn.length < host) this.namedIn.push(0)
    this.namedIn[host] = map
  }

  private children(group: GroupDraft): void {
    const { scanner, reading } = this
    const join = (child: GroupDraft, line: number, column: number): void =>
      reading.fleet.child(group, child, reading.place(line, column))
    const kind = scanner.next()
    if (kind === 'list') {
      // `ansible-inventory --list` names empty groups here and nowhere else.
      this.names(`children of ${group.name}`, (name, line, column) =>
        join(reading.define(name, line, column), line, column),
      )
    } else if (kind === 'map') {
      this.distinct((name, line, column) => {
        const child = this.group(name, line, column)
        if (child) join(child, line, column)
      })
    } else if (kind === 'text') {
      const { line, column } = scanner
      join(reading.define(scanner.scalar() as string, line, column), line, column)
    } else this.nothing(`children of ${group.name}`)
  }

  private groupVariables(group: GroupDraft): void {
    for (const [fact, value] of this.variables(group.name, group)) group.facts.set(fact, value)
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
      else {
        this.scanner.pairs((name, line, column) => {
          this.apart.push({ name, line, column, facts: this.variables(name) })
        })
      }
    })
  }

  /** The facts among the variables of a host or a group. */
  private variables(of: string, group?: GroupDraft): Said {
    const { scanner, reading } = this
    if (scanner.next() !== 'map') {
      this.nothing(`variables of ${of}`)
      return NONE
    }
    let said: [Fact, string][] | undefined
    scanner.pairs((variable, line, column) => {
      if (variable === 'ansible_group_priority' && group) {
        reading.prioritise(group, scanner.scalar() ?? '')
        return
      }
      const fact = reading.fact(variable, line, column)
      if (fact === undefined) {
        scanner.skip()
        return
      }
      const text = scanner.next() === 'text'
      const value = scanner.scalar()
      if (value === undefined) {
        const what = `${variable} of ${of} is a map or list`
        reading.unknownValue(fact, what, reading.place(line, column))
        return
      }
      if (!text && value === 'null') return
      said ??= []
      if (said.some(([before]) => before === fact)) this.duplicate(variable, line, column)
      said.push([fact, value])
    }, PREFIXES)
    return said ?? NONE
  }

  /** Gives the facts of `_meta.hostvars` to the hosts that the groups have named. */
  private settle(): void {
    const map = ++this.maps
    for (const { name, line, column, facts } of this.apart) {
      const host = this.reading.fleet.find(name)
      if (host === undefined) {
        this.reading.defect(
          'doubtful',
          `_meta.hostvars has variables of ${name}, and no group holds a host of that name`,
          'Check that the file is whole and that the step that writes it succeeded',
          this.reading.place(line, column),
        )
        continue
      }
      if (this.namedIn[host] === map) this.duplicate(name, line, column)
      this.markNamed(host, map)
      for (const [fact, value] of facts) this.reading.fleet.setFact(host, fact, value)
    }
  }

  private names(what: string, each: (name: string, line: number, column: number) => void): void {
    const { scanner, reading } = this
    this.listed = true
    scanner.items(() => {
      const { line, column } = scanner
      if (scanner.next() === 'text') each(scanner.scalar() as string, line, column)
      else {
        scanner.skip()
        reading.problem(
          `The ${what} hold something that is no name`,
          'Write each name in double quotes',
          reading.place(line, column),
        )
      }
    })
  }

  /** A map whose keys are told when they stand twice. */
  private distinct(each: (key: string, line: number, column: number) => void): void {
    const seen = new Set<string>()
    this.scanner.pairs((key, line, column) => {
      if (seen.has(key)) this.duplicate(key, line, column)
      seen.add(key)
      each(key, line, column)
    })
  }

  private duplicate(key: string, line: number, column: number): void {
    this.reading.defect(
      'duplicate-key',
      `The key ${JSON.stringify(key)} stands here again in the same map, and most readers keep only the last`,
      'Keep one of them, or join the two',
      this.reading.place(line, column),
    )
  }

  /** `null` says nothing; anything else in its place is an error. */
  private nothing(what: string): void {
    const { scanner, reading } = this
    scanner.next()
    const { line, column } = scanner
    if (scanner.scalar() === 'null') return
    reading.problem(
      `The ${what} must be a map or a list, or null`,
      'Mend what writes the file',
      reading.place(line, column),
    )
  }
}

/** Facts and what is said of them. */
type Said = readonly (readonly [Fact, string])[]

const NONE: Said = []
