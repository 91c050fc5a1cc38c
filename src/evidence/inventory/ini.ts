import { nearest } from '../../base/words.ts'
import type { Host } from '../../model/fleet.ts'
import { ODD_LINE_END } from '../lines.ts'
import { mayBeFact } from './facts.ts'
import type { GroupDraft } from './groups.ts'
import { PLAIN } from './names.ts'
import type { Reading } from './reading.ts'
import { splitWords, unquote, type Word } from './shell.ts'
import type { FileText } from './text.ts'

const SECTION = /^\[([^:\]\s]+)(?::(\w+))?\]\s*(?:#.*)?$/
/** Text behind a header, and not behind a range such as `[a:c]`. */
const BEHIND = /^\[(?!(?:[a-zA-Z]:[a-zA-Z]|\d*:\d+)(?::\d+)?\])[^\]\s]*\]\s/
const CHILD = /^([^:\]\s]+)\s*(?:#.*)?$/
const KINDS = ['hosts', 'children', 'vars']

/** The text with all line ends that Python knows as `\n`, so that every character keeps its offset. */
export function withKnownLineEnds(text: string): string {
  return ODD_LINE_END.test(text) ? text.replace(new RegExp(ODD_LINE_END, 'g'), '\n') : text
}

/**
 * An Ansible INI inventory, or a plain list of hosts, which is one without sections and variables.
 * Returns which of the two it was.
 */
export function readIni(reading: Reading): 'Ansible INI' | 'plain host list' {
  return new IniReader(reading).read()
}

class IniReader {
  private readonly text: string
  private readonly codes: FileText['codes']
  private readonly reading: Reading
  private group: GroupDraft
  /** What the lines of the section are; those of a section that cannot be read are passed over. */
  private kind: 'hosts' | 'children' | 'vars' | 'unread' = 'hosts'
  private sections = false
  private variables = false
  /** The hosts of the line at hand. */
  private hosts: readonly Host[] = []

  constructor(reading: Reading) {
    this.text = reading.source.text
    this.codes = reading.source.codes
    this.reading = reading
    this.group = reading.define('ungrouped', 0)
  }

  read(): 'Ansible INI' | 'plain host list' {
    const { text, codes } = this
    for (let next = 0; next < text.length; ) {
      const found = text.indexOf('\n', next)
      let start = next
      let stop = found < 0 ? text.length : found
      next = stop + 1
      while (start < stop && isSpace(codes[start] as number)) start++
      while (stop > start && isSpace(codes[stop - 1] as number)) stop--
      if (start < stop) this.entry(start, stop)
    }
    return this.sections || this.variables ? 'Ansible INI' : 'plain host list'
  }

  private entry(start: number, stop: number): void {
    const c = this.codes[start]
    if (c === HASH || c === SEMICOLON) return
    if (c === BRACKET && this.section(start, stop)) return
    if (this.kind === 'hosts') this.hostLine(start, stop)
    else if (this.kind === 'children') this.childLine(start, stop)
    else if (this.kind === 'vars') this.variableLine(start, stop)
  }

  /** Whether the line is a section header, sound or not; a host may begin with a range or an IPv6 address. */
  private section(start: number, stop: number): boolean {
    const line = this.text.slice(start, stop)
    const [header, name, kind = 'hosts'] = SECTION.exec(line) ?? []
    if (header === undefined || name === undefined) {
      const closed = line.includes(']')
      if (closed && !line.endsWith(']') && !BEHIND.test(line)) return false
      this.sections = true
      this.kind = 'unread'
      this.problem(
        closed
          ? `${line} is no section header: [group], [group:children] or [group:vars], without spaces, belongs here`
          : `The section header ${line} is not closed`,
        closed ? 'Mend the header' : 'Close it with ]',
        start,
      )
      return true
    }
    this.sections = true
    if (kind === 'hosts' || kind === 'children' || kind === 'vars') this.open(name, kind, start)
    else {
      const near = nearest(kind, KINDS)
      this.kind = 'unread'
      this.problem(
        `[${name}:${kind}] is of no known kind; hosts, children and vars are`,
        near ? `Write [${name}:${near}]` : `Write [${name}], [${name}:children] or [${name}:vars]`,
        start,
      )
    }
    return true
  }

  private open(name: string, kind: 'hosts' | 'children' | 'vars', start: number): void {
    this.kind = kind
    this.group =
      kind === 'vars'
        ? this.reading.fleet.group(name, () => this.reading.place(start + 1))
        : this.reading.define(name, start + 1)
  }

  private hostLine(start: number, stop: number): void {
    const { codes, reading } = this
    let at = start
    while (at < stop && PLAIN[codes[at] as number] === 1) at++
    if (at - start > LONG || (at < stop && !isBlank(codes[at] as number))) {
      this.oddHostLine(start, stop)
      return
    }
    const host = reading.fleet.hostIn(reading.source, start, at)
    this.group.members.push(host)
    if (at === stop) return
    this.hosts = [host]
    this.hostVariables(at, stop)
  }

  /** The variables behind a host's name, as long as no quotation mark, backslash or comment turns up. */
  private hostVariables(start: number, stop: number): void {
    const { text, codes } = this
    let at = start
    while (at < stop) {
      while (at < stop && isBlank(codes[at] as number)) at++
      const word = at
      let equals = -1
      for (; at < stop; at++) {
        const c = codes[at] as number
        if (PLAIN[c] === 1) continue
        if (isBlank(c)) break
        if (c === EQUALS) {
          if (equals < 0) equals = at
        } else if (c === HASH || c === BACKSLASH || c === DOUBLE || c === SINGLE) {
          this.wordVariables(this.words(word, stop), word)
          return
        }
      }
      this.hostVariable(text, word, equals, at, word)
    }
  }

  /** The variable in `text` from `start` to `end`; `at` is where the word stands in the file. */
  private hostVariable(text: string, start: number, equals: number, end: number, at: number): void {
    this.variables = true
    if (equals <= start) {
      this.problem(
        `Behind a host only variables may stand, as key=value, and this is ${text.slice(start, end)}`,
        'Write key=value without spaces around the sign, or give the host a line of its own',
        at,
      )
      return
    }
    if (!mayBeFact(text, start)) return
    const fact = this.reading.fact(text.slice(start, equals), at)
    if (fact === undefined) return
    const value = unquote(text.slice(equals + 1, end))
    for (const host of this.hosts) this.reading.fleet.setFact(host, fact, value)
  }

  /** A line with a range, a port, an address, quotation marks or a comment behind the name. */
  private oddHostLine(start: number, stop: number): void {
    const words = this.words(start, stop)
    const [name] = words
    if (!name) return
    if (name.text === '---' || name.text.endsWith(':')) {
      this.problem(
        `${name.text} is no host; this looks like YAML in an INI file`,
        'Name the file .yml, or write one host a line',
        start,
      )
      return
    }
    this.hosts = this.reading.hosts(name.text, start)
    for (const host of this.hosts) this.group.members.push(host)
    this.wordVariables(words.slice(1), start)
  }

  private wordVariables(words: readonly Word[], start: number): void {
    for (const { text, offset } of words) {
      this.hostVariable(text, 0, text.indexOf('='), text.length, start + offset)
    }
  }

  private words(start: number, stop: number): readonly Word[] {
    const words = splitWords(this.text.slice(start, stop))
    if (!('why' in words)) return words
    this.problem(
      `This line cannot be split into words: ${words.why}`,
      'Close the quotation, or put a backslash before the character',
      start + words.offset,
    )
    return []
  }

  private childLine(start: number, stop: number): void {
    const line = this.text.slice(start, stop)
    const [, name] = CHILD.exec(line) ?? []
    if (name === undefined) {
      this.problem(
        `${line} is no name of a group, and below [${this.group.name}:children] only those belong`,
        'Write one group a line, without variables',
        start,
      )
      return
    }
    const place = () => this.reading.place(start)
    this.reading.fleet.child(this.group, this.reading.fleet.group(name, place), place)
  }

  private variableLine(start: number, stop: number): void {
    const equals = this.text.indexOf('=', start)
    if (equals < 0 || equals >= stop) {
      this.problem(
        `${this.text.slice(start, stop)} is no variable; below [${this.group.name}:vars] only key=value belongs`,
        'Write key=value, or put a host under the header of its group',
        start,
      )
      return
    }
    const key = this.text.slice(start, equals).trim()
    const value = unquote(this.text.slice(equals + 1, stop).trim())
    if (key === 'ansible_group_priority') {
      this.reading.prioritise(this.group, value)
      return
    }
    const fact = this.reading.fact(key, start)
    if (fact) this.group.facts.set(fact, value)
  }

  private problem(what: string, next: string, at: number): void {
    this.reading.problem(what, next, this.reading.place(at))
  }
}

const HASH = 35
const SEMICOLON = 59
const BRACKET = 91
const EQUALS = 61
const BACKSLASH = 92
const DOUBLE = 34
const SINGLE = 39

/** A name longer than this is looked at more closely. */
const LONG = 253

/** What parts the words of a line. */
function isBlank(c: number): boolean {
  return c === 32 || c === 9 || c === 13
}

/** What may stand around a line. */
function isSpace(c: number): boolean {
  return c <= 32 || c === 0xa0
}
