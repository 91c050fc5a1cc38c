import { readFileSync } from 'node:fs'
import { UsageError } from '../asked.ts'
import { nearest } from '../base/words.ts'
import { planned, rules } from '../rules/index.ts'
import { parse } from './options.ts'
import type { Terminal } from './terminal.ts'

/** What reports call the problems that kept Rollcall from judging. */
const EVIDENCE = 'gate/evidence'

/** `rollcall explain RULE`: prints the rule's page; without a rule, all of them with their question. */
export function explain(args: readonly string[], terminal: Terminal): number {
  const { operands } = parse(args, {})
  const [id, ...more] = operands
  if (more.length > 0) throw new UsageError('explain takes one rule')
  terminal.stdout(id === undefined ? listing() : page(id))
  return 0
}

function listing(): string {
  const width = Math.max(...rules.map(({ id }) => id.length))
  return rules.map(({ id, question }) => `${id.padEnd(width)}  ${question}\n`).join('')
}

function page(id: string): string {
  if (id === EVIDENCE) return readFileSync(new URL('../docs/evidence.md', import.meta.url), 'utf8')
  // Only a name from the list reaches the disk.
  if (rules.some((rule) => rule.id === id)) {
    return readFileSync(new URL(`../docs/rules/${id}.md`, import.meta.url), 'utf8')
  }
  const later = planned.find(({ rule }) => rule === id || rule === `${id.split('/')[0]}/*`)
  if (later) return `${later.rule} is not judged yet: ${later.because}.\n`
  const ids = rules.map((rule) => rule.id)
  const near = ids.find((each) => each.endsWith(`/${id}`)) ?? nearest(id, ids)
  throw new UsageError(
    `${JSON.stringify(id)} is no rule${near ? `; did you mean ${near}?` : '; rollcall explain lists them'}`,
  )
}
