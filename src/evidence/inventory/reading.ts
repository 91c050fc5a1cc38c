import { cut, nearest, thousands } from '../../base/words.ts'
import type { Problem } from '../../model/evidence.ts'
import type { Defect, Fact, Host } from '../../model/fleet.ts'
import type { Place } from '../../model/place.ts'
import { expandRange } from '../selector/range.ts'
import { factOf, VARIABLE_NAMES } from './facts.ts'
import type { FleetBuilder } from './fleet.ts'
import type { GroupDraft } from './groups.ts'
import { faultOf, isPlain, withoutPort } from './names.ts'
import type { FileText } from './text.ts'

/** The most problems that are told of one file. */
const MOST_PROBLEMS = 100

/** The most names that the ranges of an inventory may stand for. */
const MOST_EXPANDED = 1_000_000

/** One file on its way into a fleet: what keeps it from being read, and what is odd about it. */
export class Reading {
  readonly source: FileText
  readonly fleet: FleetBuilder
  private readonly problems: Problem[] = []
  private unlisted = 0

  constructor(source: FileText, fleet: FleetBuilder) {
    this.source = source
    this.fleet = fleet
    fleet.startFile(source)
  }

  /** Offsets count the characters of the file's text from 0. */
  place(offset: number): Place {
    return this.source.place(offset)
  }

  /** The file cannot be read. */
  problem(what: string, next: string, place: Place): void {
    if (this.problems.length < MOST_PROBLEMS) {
      this.problems.push({ what: clipped(what), next: clipped(next), place })
    } else this.unlisted++
  }

  /** The file can be read, but something of it is lost or doubtful. */
  defect(kind: Defect['kind'], what: string, next: string, place: Place): void {
    this.fleet.defect({ kind, what: clipped(what), next: clipped(next), place })
  }

  because(): readonly Problem[] {
    const [first] = this.problems
    if (this.unlisted === 0 || !first) return this.problems
    return [
      ...this.problems,
      {
        what: `${this.source.file} has ${thousands(this.unlisted)} more errors, which are not listed`,
        next: first.next,
        place: first.place,
      },
    ]
  }

  /** The one host of a name that is taken as it stands, without ranges or ports. */
  host(name: string, offset: number): Host {
    if (!isPlain(name)) this.examine(name, 'host', offset)
    return this.fleet.host(name, offset)
  }

  /** The hosts of a name as Ansible reads it: with ranges, and a port that is not part of it. */
  hosts(pattern: string, offset: number): readonly Host[] {
    if (isPlain(pattern)) return [this.fleet.host(pattern, offset)]
    return this.names(pattern, offset).map((name) => this.host(name, offset))
  }

  /** The names that a name with ranges stands for; none, and a defect, where that cannot be told. */
  names(pattern: string, offset: number): readonly string[] {
    const name = withoutPort(pattern)
    if (!name.includes('[')) return [name]
    if (this.fleet.expanded > MOST_EXPANDED) return []
    const expansion = expandRange(name)
    if (!expansion.ok) {
      this.defect(
        'bad-range',
        `The hosts of this name cannot be told: ${expansion.why}`,
        capital(expansion.next),
        this.place(offset + expansion.offset),
      )
      return []
    }
    if (expansion.warn) {
      const { why, next } = expansion.warn
      this.defect(
        'doubtful',
        capital(why),
        capital(next),
        this.place(offset + expansion.warn.offset),
      )
    }
    const { fleet } = this
    fleet.expanded += expansion.names.length
    if (fleet.expanded <= MOST_EXPANDED) return expansion.names
    this.problem(
      `The ranges of the inventory stand for more than ${thousands(MOST_EXPANDED)} hosts up to here`,
      'Check the bounds of its ranges',
      this.place(offset),
    )
    return []
  }

  /** The group, which this file defines here. */
  define(name: string, offset: number): GroupDraft {
    if (!isPlain(name)) this.examine(name, 'group', offset)
    return this.fleet.define(name, () => this.place(offset))
  }

  /** The fact that an Ansible variable says, if it is one; a misspelt name of ours is a defect. */
  fact(variable: string, offset: number): Fact | undefined {
    const fact = factOf(variable)
    if (fact === undefined && variable.startsWith('rollcall_')) {
      this.unknownKey(
        `${variable} is no variable that Rollcall reads`,
        variable,
        VARIABLE_NAMES,
        offset,
      )
    }
    return fact
  }

  /** A fact whose value cannot be read; only an address may be missing without much harm. */
  unknownValue(fact: Fact, what: string, offset: number): void {
    this.defect(
      fact === 'address' ? 'doubtful' : 'unknown-value',
      `${what}, so its value is not known`,
      'Write it as plain text',
      this.place(offset),
    )
  }

  unknownKey(what: string, key: string, known: readonly string[], offset: number): void {
    const near = nearest(key, known)
    this.defect(
      'unknown-key',
      near ? `${what}; ${near} is near to it` : what,
      near ? `Write ${near}, or take it out` : 'Take it out, or mend the name',
      this.place(offset),
    )
  }

  /** `ansible_group_priority` of a group; anything but a whole number is not one. */
  prioritise(group: GroupDraft, value: string): void {
    if (/^-?\d{1,9}$/.test(value)) group.priority = Number(value)
  }

  private examine(name: string, noun: 'host' | 'group', offset: number): void {
    const fault = faultOf(name, noun)
    if (fault) this.defect(fault.kind, fault.what, fault.next, this.place(offset))
  }
}

export function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

/** A sentence that quotes a line of megabytes helps nobody, and a thousand of them take long to write. */
export function clipped(sentence: string): string {
  return cut(sentence, 1000)
}
