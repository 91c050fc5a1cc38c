import { instant } from '../../base/time.ts'
import { list, nearest } from '../../base/words.ts'
import type { Place } from '../../model/place.ts'
import type { Tree, TreeEntry, TreeNode } from '../tree.ts'
import { isNull, nameOf } from './ansible-yaml.ts'
import { FACTS } from './facts.ts'
import type { GroupDraft } from './groups.ts'
import type { Reading } from './reading.ts'

const KEYS = ['version', 'generated', 'hosts', 'groups']
const GROUP_KEYS = ['hosts', 'children']

/** Whether the document is an inventory of our own: no group of Ansible's can be called `version: 1`. */
export function isOwn({ root }: Tree): boolean {
  return (
    root.kind === 'map' &&
    root.entries.some(({ name, value }) => name === 'version' && value.kind === 'scalar')
  )
}

/** Rollcall's own inventory, which is strict: every key is known, every host of a group is under `hosts`. */
export function readOwn(tree: Tree, reading: Reading): void {
  new OwnReader(tree, reading).read()
}

class OwnReader {
  private readonly tree: Tree
  private readonly reading: Reading

  constructor(tree: Tree, reading: Reading) {
    this.tree = tree
    this.reading = reading
  }

  read(): void {
    const { root } = this.tree
    const top = root.kind === 'map' ? root.entries : []
    this.refuseOthers(top, KEYS, 'an inventory')
    const values = (name: string) => top.filter((entry) => entry.name === name)
    for (const { value } of values('version')) this.version(value)
    for (const { value } of values('generated')) this.generated(value)
    if (values('hosts').length === 0) {
      this.problem('The inventory has no hosts', 'List every host under hosts', root)
    }
    for (const { value } of values('hosts')) {
      for (const entry of this.map('hosts', value)) this.host(entry)
    }
    for (const { value } of values('groups')) {
      for (const entry of this.map('groups', value)) this.group(entry)
    }
  }

  private version(value: TreeNode): void {
    if (value.kind === 'scalar' && value.value === 1) return
    this.problem('1 belongs here, the only version of this format', 'Write version: 1', value)
  }

  private generated(value: TreeNode): void {
    const at =
      value.kind === 'scalar' && value.source.length > 10 ? instant(value.source) : undefined
    if (at === undefined) {
      this.problem(
        'A time with its zone belongs behind generated',
        'Write it as 2012-08-01T09:30:00-04:00',
        value,
      )
      return
    }
    this.reading.fleet.generated = Math.min(at, this.reading.fleet.generated ?? at)
  }

  private host({ name, key, value }: TreeEntry): void {
    const hosts = this.reading
      .names(name, key.offset)
      .map((each) => this.reading.host(each, key.offset))
    if (isNull(value)) return
    const facts = this.map(`the host ${name}`, value)
    this.refuseOthers(facts, FACTS, `the host ${name}`)
    for (const entry of facts) {
      const fact = FACTS.find((each) => each === entry.name)
      if (fact === undefined) continue
      const text = this.fact(entry)
      if (text === undefined) continue
      for (const host of hosts) this.reading.fleet.setFact(host, fact, text)
    }
  }

  /** A fact is kept as written: a release 1.10 is not 1.1. */
  private fact({ name, key, value }: TreeEntry): string | undefined {
    if (value.kind !== 'scalar' || value.tag !== undefined || value.source === '') {
      this.problem(
        `The ${name} is ${nameOf(value)}, and one text belongs there`,
        'Write a text, or leave the key out',
        value.kind === 'scalar' ? key : value,
      )
      return undefined
    }
    if (name === 'weight' && !(Number(value.source) >= 0)) {
      this.problem(
        `The weight ${value.source} is no number from 0`,
        'Write a number such as 1 or 2.5',
        value,
      )
      return undefined
    }
    return value.source
  }

  private group({ name, key, value }: TreeEntry): void {
    if (name === 'all' || name === 'ungrouped') {
      this.problem(
        `The group ${name} is made from the other groups and cannot be written`,
        'Give it another name',
        key,
      )
      return
    }
    const group = this.reading.define(name, key.offset)
    if (isNull(value)) return
    if (value.kind === 'list') {
      this.members(group, value)
      return
    }
    const parts = this.map(`the group ${name}`, value)
    this.refuseOthers(parts, GROUP_KEYS, `the group ${name}`)
    for (const part of parts) {
      if (part.name === 'hosts') this.members(group, part.value)
      if (part.name === 'children') this.children(group, part.value)
    }
  }

  private members(group: GroupDraft, value: TreeNode): void {
    for (const { text, offset } of this.texts(`hosts of ${group.name}`, value)) {
      for (const name of this.reading.names(text, offset)) {
        const host = this.reading.fleet.find(name)
        if (host === undefined) this.absent(group, name, this.reading.place(offset))
        else group.members.push(host)
      }
    }
  }

  private absent(group: GroupDraft, name: string, place: Place): void {
    this.reading.defect(
      'undefined-child',
      `${group.name} names the host ${name}, which is not under hosts`,
      'Add it under hosts, or mend the name',
      place,
    )
  }

  private children(group: GroupDraft, value: TreeNode): void {
    const { fleet } = this.reading
    for (const { text, offset } of this.texts(`children of ${group.name}`, value)) {
      const place = () => this.reading.place(offset)
      fleet.child(group, fleet.group(text, place), place)
    }
  }

  private texts(what: string, value: TreeNode): readonly { text: string; offset: number }[] {
    if (isNull(value)) return []
    if (value.kind !== 'list') {
      this.problem(
        `The ${what} are ${nameOf(value)}, and a list belongs there`,
        'Write each name behind a hyphen',
        value,
      )
      return []
    }
    return value.items.flatMap((item) => {
      if (item.kind === 'scalar' && item.source !== '') {
        return [{ text: item.source, offset: item.offset }]
      }
      this.problem(
        `One of the ${what} is ${nameOf(item)}, and a name belongs there`,
        'Write the name alone',
        item,
      )
      return []
    })
  }

  private map(what: string, value: TreeNode): readonly TreeEntry[] {
    if (value.kind === 'map') return value.entries
    this.problem(
      `Below ${what} a map belongs, and this is ${nameOf(value)}`,
      'Write keys, each with a colon behind it',
      value,
    )
    return []
  }

  private refuseOthers(entries: readonly TreeEntry[], known: readonly string[], of: string): void {
    for (const { name, key } of entries) {
      if (known.includes(name)) continue
      const near = nearest(name, known)
      this.problem(
        `${name} is no key of ${of}; ${list(known)} are`,
        near ? `Write ${near}` : 'Take it out',
        key,
      )
    }
  }

  private problem(what: string, next: string, node: TreeNode): void {
    this.reading.problem(what, next, this.place(node))
  }

  private place(node: TreeNode): Place {
    return this.tree.place(node.offset)
  }
}
