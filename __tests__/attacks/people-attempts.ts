import { expect, test } from '@jest/globals'
import {
  type Ask,
  type Judged,
  LIVE,
  makeScene,
  type Scene,
  type Setting,
} from '../review/scene.ts'
import { asWorkflow } from './workflow.ts'

// What somebody with one account and write access tries, asked of the whole gate. Ben attacks: it is
// his code that nobody else has approved. Ada, cleo, dan and kim suspect nothing.

export interface Attempt {
  readonly name: string
  readonly setting?: Setting
  readonly when: (scene: Scene) => unknown
  /** The check of pull request 12, unless given. */
  readonly ask?: (scene: Scene) => Ask
  readonly verdict: 'block' | 'wait' | 'error'
  /** What stops it, on one line of what the gate says. */
  readonly because: RegExp
}

export function attempts(all: readonly Attempt[]): void {
  test.each(all.map((attempt) => [attempt.name, attempt] as const))(
    '%s',
    async (_name, attempt) => {
      const answer = await answerTo(attempt)
      expect(answer.verdict).not.toBe('pass')
      expect(answer.said).toMatch(attempt.because)
      expect(answer.verdict).toBe(attempt.verdict)
    },
    60_000,
  )
}

/** Where the gate cannot be asked at all, that is what the Action fails with. */
async function answerTo({
  setting,
  when,
  ask,
}: Pick<Attempt, 'setting' | 'when' | 'ask'>): Promise<Pick<Judged, 'verdict' | 'said'>> {
  const scene = await makeScene(setting)
  when(scene)
  try {
    return await scene.judge(asWorkflow(ask?.(scene)))
  } catch (error) {
    return { verdict: 'error', said: String(error) }
  }
}

/** Lets the run go on where it waits no more: what GitHub keeps is the same. */
export function letIn(scene: Scene, by: string, comment = '', environments = [LIVE]): void {
  const approval = { by, state: 'approved' as const, comment, environments }
  scene.github.world.runs[0]?.approvals.push(approval)
}

/** The newest push of the repository was made by another than the commit says. */
export function pushedBy(scene: Scene, by: string | null): void {
  Object.assign(scene.github.world.activity.at(-1) ?? {}, { by })
}
