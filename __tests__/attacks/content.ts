import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import type { Verdict } from '../../src/model/verdict.ts'
import type { FileContent } from '../evidence/repository/repository.ts'
import { readAgain } from '../github/from-git.ts'
import { addActivity, tick } from '../github/world.ts'
import {
  type Ask,
  LIVE,
  type Made,
  makeScene,
  type Scene,
  type Setting,
  who,
} from '../review/scene.ts'
import { asWorkflow } from './workflow.ts'

// Attempts to let content go live that no second person has approved, by what git can make of it.
// Ada attacks: she may write, and push by force to a main that nothing protects. Ben has seen what he
// approves; kim presses the buttons.

export interface Attempt {
  /** What the attacker hopes will pass. */
  readonly name: string
  readonly setting?: Setting
  readonly when: (scene: Scene) => unknown
  /** Whether the tip of main may be released, unless given. */
  readonly ask?: (scene: Scene) => Ask
  readonly verdict: Verdict
  /** On one line of what the gate says. */
  readonly because: RegExp
}

export const review = (settings: object): Setting => ({ review: settings })
export const another = { 'new.ts': 'export {}\n' }
export const evil = { 'lib.ts': 'export const one = 666\n' }
/** As it was before. */
export const good = { 'lib.ts': 'export const one = 1\n' }
export const NAMED = 'Change one thing (#12)'
export const MERGED = 'Merge pull request #12 from acme/change-12'

/** The check of pull request 12. */
export const checked = (): Ask => ({ event: 'pull_request' })

/** GitHub learns what git has. */
export function tell(s: Scene, ref?: string, commit?: string): void {
  if (ref !== undefined && commit !== undefined) {
    s.repository.git('update-ref', ref, commit)
    s.github.world.refs.set(ref, commit)
  }
  readAgain(s.github.world, s.repository.root)
}

/** Ada pushes a commit to main, by force where it has to be. */
export function land(s: Scene, commit: string): string {
  const ref = 'refs/heads/main'
  const [before, type] = [s.tip(), 'force_push'] as const
  tell(s, ref, commit)
  const at = tick(s.github.world)
  addActivity(s.github.world, { type, ref, before, after: commit, by: 'ada', at })
  return commit
}

export function deployed(s: Scene): void {
  s.github.deploy({ environment: LIVE, commit: s.tip() })
}

/** Asks whether a tag on a commit may be released. */
export function tagged(s: Scene, commit: string): Ask {
  tell(s, 'refs/tags/v9', commit)
  return { ref: 'refs/tags/v9', commit }
}

/** Opened by ada with these commits, and approved by ben. */
export function approved(s: Scene, number = 12, ...commits: readonly Made[]): void {
  s.open({ number, ...(commits.length > 0 && { commits }) })
  s.review('ben', { pull: number })
}

/** The same, and merged by kim. */
export function merged(s: Scene, number = 12, ...commits: readonly Made[]): string {
  approved(s, number, ...commits)
  return s.merge({ pull: number })
}

/** A commit of ada's own making, of the first parent's files and these, which no button made. */
export function byHand(
  s: Scene,
  files: Readonly<Record<string, FileContent>>,
  message: string,
  ...parents: readonly string[]
): string {
  return s.repository.commit(files, { author: who('ada'), message, parents })
}

/** Brings a pull request in by what ada made by hand, and GitHub calls it merged. */
export function landAs(s: Scene, number: number, commit: string): string {
  tell(s)
  s.github.merge({ pull: number, by: 'ada', as: commit })
  return land(s, commit)
}

/** What ada makes in place of the squash of 12. */
export function squashed(s: Scene, files: Readonly<Record<string, FileContent>>): string {
  const text = `${s.repository.git('show', `${s.head()}:web.ts`)}\n`
  return landAs(s, 12, byHand(s, { 'web.ts': text, ...files }, NAMED, s.tip()))
}

/** A commit of raw bytes, whatever git thinks of it. */
export function raw(s: Scene, text: string): string {
  const file = join(s.repository.root, '../raw')
  writeFileSync(file, text)
  return s.repository.git('hash-object', '-t', 'commit', '-w', '--literally', file)
}

/** One test for each. */
export function attempt(attempts: readonly Attempt[]): void {
  test.each(attempts.map((each) => [each.name, each] as const))(
    '%s',
    async (_name, { setting, when, ask, verdict, because }) => {
      const scene = await makeScene(setting)
      when(scene)
      const judged = await scene.judge(asWorkflow({ event: 'push', ...ask?.(scene) }))
      expect(judged.verdict).toBe(verdict)
      expect(judged.said).toMatch(because)
      expect(judged.said).not.toMatch(/fault in Rollcall|\n\s+at /)
    },
    30_000,
  )
}
