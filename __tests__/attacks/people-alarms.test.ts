import { expect, test } from '@jest/globals'
import { addActivity, NO_COMMIT } from '../github/world.ts'
import { type Ask, makeScene, type Scene, type Setting } from '../review/scene.ts'

// What honest people do every day, and has to pass.

interface Day {
  readonly name: string
  readonly setting?: Setting
  readonly when: (scene: Scene) => unknown
  readonly ask?: (scene: Scene) => Ask
}

const merged = (s: Scene) => {
  s.open()
  s.review('dan')
  s.merge()
}
const other = { 'new.ts': 'export {}\n' }
const updatedByReviewer = (s: Scene) => {
  s.open()
  s.review('ben')
  s.direct({ author: 'cleo', files: other })
  s.update({ by: 'ben' })
}
const followed = (s: Scene, about: object): Ask => ({
  event: 'workflow_run',
  commit: s.tip(),
  payload: {
    workflow_run: {
      head_sha: s.tip(),
      head_branch: 'main',
      event: 'push',
      actor: { id: 6, login: 'kim', type: 'User' },
      triggering_actor: { id: 6, login: 'kim', type: 'User' },
      ...about,
    },
  },
})

const DAYS: readonly Day[] = [
  {
    name: 'a deployment of a commit, for which GITHUB_REF is empty',
    when: merged,
    ask: () => ({ event: 'deployment', ref: '' }),
  },
  {
    name: 'a release that follows the run of its tests',
    when: merged,
    ask: (s) => followed(s, { pull_requests: [] }),
  },
  {
    // GitHub lists every open pull request from that branch, also one of a fork that catches up with main.
    name: 'a release that follows a run on main, while somebody proposes to bring main into another branch',
    when: merged,
    ask: (s) => followed(s, { pull_requests: [{ number: 13 }] }),
  },
  {
    // GitHub gives the name of a tag as head_branch too.
    name: 'a release that follows the run of a pushed tag',
    when: (s) => {
      merged(s)
      s.repository.git('tag', 'v2', s.tip())
      s.commit()
    },
    ask: (s) => followed(s, { head_branch: 'v2' }),
  },
  {
    // What was pushed under that name then is on main since, and none of this pull request.
    name: 'a pull request from a branch that the reviewer pushed to for an earlier one',
    when: (s) => {
      s.open({ number: 11, by: 'ben', commits: [{ author: 'ben', files: other }] })
      s.review('dan', { pull: 11 })
      const before = s.head(11)
      s.merge({ pull: 11 })
      s.open()
      addActivity(s.github.world, {
        type: 'branch_creation',
        ref: 'refs/heads/change-12',
        before: NO_COMMIT,
        after: before,
        by: 'ben',
        at: '2026-03-02T08:30:00Z',
      })
      s.review('ben')
    },
  },
  {
    name: 'the author presses Update branch after the approval',
    when: (s) => {
      s.open()
      s.review('ben')
      s.direct({ author: 'cleo', files: other })
      s.update()
    },
  },
  {
    name: 'the reviewer presses Update branch after the approval, and somebody else approves',
    when: (s) => {
      updatedByReviewer(s)
      s.review('dan')
    },
  },
  {
    name: 'a hotfix by one person, reviewed by another, who also lets the release start',
    setting: { review: { release: {} } },
    when: (s) => {
      merged(s)
      s.start('kim')
      s.letGo('dan')
    },
    ask: () => ({ event: 'push' }),
  },
  {
    name: 'the run of a schedule, let go on by two',
    setting: { review: { release: {} } },
    when: (s) => {
      merged(s)
      s.start('kim')
      s.letGo('dan')
      s.github.world.runs[0]?.approvals.push({
        by: 'ben',
        state: 'approved',
        comment: '',
        environments: ['live'],
      })
    },
    ask: () => ({ event: 'schedule' }),
  },
  {
    name: 'a machine mends the formatting in the branch of a person, and two approve',
    when: (s) => {
      s.open()
      s.push({ by: 'ci[bot]', author: 'ada', files: other })
      s.review('ben')
      s.review('dan')
    },
  },
]

test.each(DAYS.map((day) => [day.name, day] as const))(
  '%s',
  async (_name, { setting, when, ask }) => {
    const scene = await makeScene(setting)
    when(scene)
    let said: string
    try {
      const judged = await scene.judge(ask?.(scene))
      said = `${judged.verdict}: ${judged.said}`
    } catch (error) {
      said = String(error)
    }
    expect(said).toMatch(/^pass/)
  },
  60_000,
)

// Strict, as docs/second-reviewer.md says: GitHub makes the merge in the name of whoever presses it.
test('the reviewer approves, and then presses Update branch: that is a push', async () => {
  const scene = await makeScene()
  updatedByReviewer(scene)
  scene.review('ben')
  const { verdict, said } = await scene.judge()
  expect(verdict).toBe('wait')
  expect(said).toMatch(/ben: the approval does not count: wrote commit/)
}, 60_000)
