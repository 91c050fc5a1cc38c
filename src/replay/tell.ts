import { json, line } from '../base/escape.ts'
import { moment } from '../base/time.ts'
import { count, ended, short } from '../base/words.ts'
import type { Replayed } from './index.ts'
import { REPLAYED, type ReplayFinding } from './walk.ts'

/** Each finding with its commit, and how often each rule would have spoken. */
export function text(replayed: Replayed): string {
  const { commits, judged, flags, fields, unread, findings } = replayed
  const known = [
    ...(flags > 0 || fields === 0 ? [count(flags, 'flag')] : []),
    ...(fields > 0 ? [count(fields, 'field')] : []),
  ]
  const summary = [
    `${count(commits, 'commit')}, of which ${judged} change the registry or name a retired flag; ${known.join(' and ')} ever`,
    ...totals(findings).map(
      ({ rule, block, warn }) =>
        `  ${rule.padEnd(18)}  ${count(block, 'block')}, ${count(warn, 'warning')}`,
    ),
    `${count(blocked(findings), 'commit')} would have returned BLOCK`,
    ...(unread.length > 0
      ? [
          `${count(unread.length, 'version')} of the registry cannot be read and count as the one before, first: ${line(unread[0]?.what ?? '')}`,
        ]
      : []),
  ]
  return `${[...findings.map(paragraph), summary.join('\n')].join('\n\n')}\n`
}

function paragraph({ commit, effect, rule, place, because, what, next }: ReplayFinding): string {
  const at = `${line(place.file)}:${place.line}:${place.column}`
  return [
    `${short(commit.id)}  ${moment(commit.at)}  ${line(commit.title)}`,
    `  ${effect.toUpperCase()}  ${rule}  ${at}${because ? ` (${line(because.file)}:${because.line})` : ''}`,
    `  ${line(what)}.`,
    `  → ${ended(line(next))}`,
  ].join('\n')
}

interface Total {
  readonly rule: string
  readonly block: number
  readonly warn: number
}

function totals(findings: readonly ReplayFinding[]): readonly Total[] {
  return REPLAYED.map(({ id }) => {
    const own = findings.filter(({ rule }) => rule === id)
    const block = own.filter(({ effect }) => effect === 'block').length
    return { rule: id, block, warn: own.length - block }
  })
}

function blocked(findings: readonly ReplayFinding[]): number {
  return new Set(findings.filter(({ effect }) => effect === 'block').map(({ commit }) => commit.id))
    .size
}

/** The same for programs. */
export function object(replayed: Replayed): string {
  const { commits, judged, flags, fields, unread, findings } = replayed
  return `${json({
    commits,
    judged,
    flags,
    fields,
    blocked: blocked(findings),
    rules: totals(findings),
    unread: unread.map(({ what, place }) => ({ message: ended(what), place })),
    findings: findings.map(({ commit, rule, effect, what, next, place, because }) => ({
      commit: commit.id,
      date: moment(commit.at),
      title: commit.title,
      rule,
      effect,
      message: ended(what),
      next: ended(next),
      place,
      because: because ?? null,
    })),
  })}\n`
}
