import type { Fact, Host } from '../../model/fleet.ts'
import type { Place } from '../../model/place.ts'
import type { Tree, TreeEntry, TreeMap, TreeNode } from '../tree.ts'
import type { GroupDraft } from './groups.ts'
import { clipped, type Reading } from './reading.ts'
import { GROUP_KEYS, isContinuation, PLUGIN, torn } from './shape.ts'

/** An Ansible YAML inventory: as tolerant as Ansible, but not as silent. */
export function readAnsibleYaml(tree: Tree, reading: Reading): void {
  new YamlReader(tree, reading).read()
}

class YamlReader {
  private readonly tree: Tree
  private readonly reading: Reading

  constructor(tree: Tree, reading: Reading) {
    this.tree = tree
    this.reading = reading
  }

  read(): void {
    const { root } = this.tree
    if (root.kind !== 'map') {
      this.problem(
        `An Ansible inventory in YAML is a map of groups, and this is ${nameOf(root)}`,
        'Write the groups as keys, or give a plain list of hosts a name without .yml',
        root,
      )
      return
    }
    for (const { name, key, value } of root.entries) {
      if (name === 'plugin' && value.kind === 'scalar') {
        this.problem(PLUGIN.what, PLUGIN.next, key)
      } else if (isContinuation(name) && value.kind === 'scalar') {
        if (value.value) {
          const { what, next } = torn(name)
          this.reading.defect('truncated', what, next, this.place(key))
        }
      } else this.group(name, key, value)
    }
  }

  private group(name: string, key: TreeNode, value: TreeNode): GroupDraft | undefined {
    this.untagged(name, key)
    if (value.kind !== 'map' && !isNull(value)) {
      this.reading.unknownKey(
        `${name} is no group: a map of hosts, children and vars belongs there, and this is ${nameOf(value)}`,
        name,
        [],
        key.offset,
      )
      return undefined
    }
    const group = this.reading.define(name, key.offset)
    if (value.kind === 'map') for (const part of value.entries) this.part(group, part)
    return group
  }

  private part(group: GroupDraft, { name, key, value }: TreeEntry): void {
    if (!GROUP_KEYS.includes(name)) {
      this.reading.unknownKey(
        `${name} in the group ${clipped(group.name)} is none of hosts, children and vars, so what it holds is lost`,
        name,
        GROUP_KEYS,
        key.offset,
      )
      return
    }
    if (isNull(value)) return
    const entries = this.entries(`${name} of ${group.name}`, value)
    for (const entry of entries) {
      if (name === 'hosts') this.host(group, entry)
      else if (name === 'vars') this.groupVariable(group, entry)
      else {
        const child = this.group(entry.name, entry.key, entry.value)
        if (child) this.reading.fleet.child(group, child, () => this.place(entry.key))
      }
    }
  }

  /** A single name may stand where a map of names belongs. */
  private entries(what: string, value: TreeNode): readonly TreeEntry[] {
    if (value.kind === 'map') return value.entries
    if (value.kind === 'scalar' && typeof value.value === 'string') {
      return [{ name: value.value, key: value, value: { ...value, value: null } }]
    }
    this.problem(
      `The ${what} are ${nameOf(value)}, and Ansible reads only a map there`,
      'Write each name as a key, with a colon behind it and no hyphen before it',
      value,
    )
    return []
  }

  /** A tag may make another name of what is written, as `!!binary` does. */
  private untagged(name: string, key: TreeNode): void {
    if (key.kind !== 'scalar' || key.tag === undefined) return
    this.problem(
      `The name ${name} has the tag ${key.tag}, which may make another name of it`,
      'Write the name as plain text, without a tag',
      key,
    )
  }

  private host(group: GroupDraft, { name, key, value }: TreeEntry): void {
    this.untagged(name, key)
    if (key.kind === 'scalar' && typeof key.value !== 'string') {
      this.reading.defect(
        'bad-name',
        `The host name ${name} is ${nameOf(key)} to YAML, and Ansible refuses it`,
        `Write it in quotes: "${name}"`,
        this.place(key),
      )
    }
    const hosts = this.reading.hosts(name, key.offset)
    for (const host of hosts) group.members.push(host)
    if (value.kind === 'map') this.hostVariables(hosts, name, value)
    else if (value.kind === 'list' || value.value) {
      this.problem(
        `Below the host ${name} its variables belong, and this is ${nameOf(value)}`,
        'Write a map such as `ansible_host: 10.0.0.1`, or nothing',
        value,
      )
    }
  }

  private hostVariables(hosts: readonly Host[], name: string, variables: TreeMap): void {
    for (const entry of variables.entries) {
      this.said(name, entry, (fact, value) => {
        for (const host of hosts) this.reading.fleet.setFact(host, fact, value)
      })
    }
  }

  private groupVariable(group: GroupDraft, entry: TreeEntry): void {
    if (entry.name === 'ansible_group_priority' && entry.value.kind === 'scalar') {
      this.reading.prioritise(group, entry.value.source)
    } else this.said(group.name, entry, (fact, value) => group.facts.set(fact, value))
  }

  /** Hands over the fact that a variable says, if it says one. */
  private said(
    of: string,
    { name, key, value }: TreeEntry,
    take: (fact: Fact, value: string) => void,
  ): void {
    const fact = this.reading.fact(name, key.offset)
    if (fact === undefined || isNull(value)) return
    if (value.kind === 'scalar' && (value.tag === undefined || value.tag === '!unsafe')) {
      take(fact, typeof value.value === 'string' ? value.value : value.source)
      return
    }
    this.reading.unknownValue(fact, `${name} of ${clipped(of)} is ${nameOf(value)}`, key.offset)
  }

  private problem(what: string, next: string, node: TreeNode): void {
    this.reading.problem(what, next, this.place(node))
  }

  private place(node: TreeNode): Place {
    return this.tree.place(node.offset)
  }
}

export function isNull(node: TreeNode): boolean {
  return node.kind === 'scalar' && node.value === null && node.tag === undefined
}

/** What a value is, for a sentence. */
export function nameOf(node: TreeNode): string {
  if (node.kind === 'map') return 'a map'
  if (node.kind === 'list') return 'a list'
  if (node.tag === '!vault') return 'encrypted'
  if (node.value === null) return 'empty'
  if (typeof node.value === 'number') return 'a number'
  return typeof node.value === 'boolean' ? `the truth value ${node.value}` : 'text'
}
