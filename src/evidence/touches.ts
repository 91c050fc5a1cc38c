import { sha256 } from '../base/digest.ts'
import { setOf } from '../base/hosts.ts'
import type { Evidence, Problem } from '../model/evidence.ts'
import type { Fleet, Host } from '../model/fleet.ts'
import type { Place } from '../model/place.ts'
import type { Touches } from '../model/rollout.ts'
import type { TextFile } from './files.ts'
import { oddLineEnd, withoutBlanks } from './lines.ts'
import { firstOf, known, unknown, wholeFile } from './problem.ts'

interface Named {
  readonly name: string
  readonly place: Place
}

/**
 * What the deploying tool says it will touch: a plain list (one host a line, `#` comments), or what
 * `ansible --list-hosts` and `ansible-playbook --list-hosts` print. Ansible prints how many hosts
 * follow, so a list that was cut is found out.
 */
export function readTouches(file: TextFile, fleet: Fleet): Evidence<Touches> {
  const odd = oddLineEnd(file.file, file.text)
  if (odd) return unknown(odd)
  const lines = file.text.split(/\r?\n/)
  const ansible = lines.some((line) => HEAD.test(line))
  const names = ansible ? fromAnsible(file.file, lines) : fromList(file.file, lines)
  if (!names.known) return names
  const hosts: Host[] = []
  const strangers: Named[] = []
  for (const named of names.value) {
    const host = fleet.find(named.name)
    if (host === undefined) strangers.push(named)
    else hosts.push(host)
  }
  return known({
    source: {
      role: 'touches',
      file: file.file,
      format: ansible ? 'ansible --list-hosts' : 'plain host list',
      digest: sha256(file.bytes),
    },
    hosts: setOf(hosts),
    strangers,
  })
}

const HEAD = /^(\s*)hosts \((\d+)\):\s*$/

/** What else `ansible-playbook --list-hosts` prints: the playbook, its plays, and their patterns. */
const AROUND = /^(?:playbook: .*| {2}play #\d+ \(.*| {4}pattern: .*|\s*)$/

function fromAnsible(file: string, lines: readonly string[]): Evidence<readonly Named[]> {
  const names: Named[] = []
  const problems: Problem[] = []
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string
    const head = HEAD.exec(line)
    if (!head) {
      if (!AROUND.test(line)) problems.push(notPrinted(file, i, line))
      continue
    }
    const [, indent = '', promised] = head
    const block = blockAt(file, lines, i + 1, indent)
    const found = new Set(block.map(({ name }) => name)).size
    if (found !== block.length || found !== Number(promised)) {
      problems.push({
        what: `The list promises ${promised} hosts and ${found} follow${found === block.length ? '' : `, some of them twice`}, so it was cut or edited`,
        next: 'Write it again with ansible --list-hosts',
        place: { file, line: i + 1, column: indent.length + 1 },
      })
    }
    for (const named of block) {
      if (/\s/.test(named.name)) problems.push(notOneName(named))
      else names.push(named)
    }
    i += block.length
  }
  return problems.length > 0 ? unknown(...firstOf(problems, (problem) => problem)) : known(names)
}

/** The lines that stand deeper than the one that counts them. */
function blockAt(file: string, lines: readonly string[], from: number, indent: string): Named[] {
  const block: Named[] = []
  for (let i = from; i < lines.length; i++) {
    const line = lines[i] as string
    if (!line.startsWith(`${indent} `) || line.trim() === '' || HEAD.test(line)) break
    block.push(namedBy(file, i, line, withoutBlanks(line)))
  }
  return block
}

/** A warning may say that a host was left out, and a name outside a list is one that nobody counted. */
function notPrinted(file: string, index: number, line: string): Problem {
  return {
    what: `${quoted(line.trim())} is not part of a list of hosts that Ansible prints, and it may name or leave out a host`,
    next: 'Hand over what ansible --list-hosts prints and nothing else, without its error output (2>&1)',
    place: namedBy(file, index, line, '').place,
  }
}

function notOneName({ name, place }: Named): Problem {
  return {
    what: `${quoted(name)} is not one host name`,
    next: 'Write one host on each line, or hand over what ansible --list-hosts prints',
    place,
  }
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 80))
}

function namedBy(file: string, index: number, line: string, name: string): Named {
  const column = line.search(/[^ \t]|$/) + 1
  return { name, place: { file, line: index + 1, column } }
}

function fromList(file: string, lines: readonly string[]): Evidence<readonly Named[]> {
  const names: Named[] = []
  const problems: Problem[] = []
  for (const [i, line] of lines.entries()) {
    const comment = line.search(/(?:^|[ \t])#/)
    const name = withoutBlanks(comment < 0 ? line : line.slice(0, comment))
    if (name === '') continue
    const named = namedBy(file, i, line, name)
    if (/\s/.test(name)) problems.push(notOneName(named))
    else names.push(named)
  }
  if (problems.length > 0) return unknown(...firstOf(problems, (problem) => problem))
  if (names.length > 0) return known(names)
  return unknown({
    what: `${file} names no host`,
    next: 'Check that the step that writes it succeeded',
    place: wholeFile(file),
  })
}
