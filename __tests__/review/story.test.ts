import { describe, expect, test } from '@jest/globals'
import { exitCode } from '../../src/exit-code.ts'
import { type Ask, LIVE, makeScene } from './scene.ts'

// What happens to a pull request from its first commit until it is live, and what the gate says at
// each step.

const another = { 'new.ts': 'export {}\n' }
const reviewed: Ask = { event: 'pull_request_review' }

test('the life of a pull request', async () => {
  const scene = await makeScene({ review: { breakGlass: true, release: {} } })

  scene.open()
  const opened = await scene.judge()
  expect(opened.said).toMatch(/#12 has 0 of 1 independent approval .*; nobody has approved it/)
  expect([opened.verdict, exitCode(opened.verdict)]).toEqual(['wait', 3])
  expect(opened.requests).toHaveLength(1)

  scene.review('ben')
  const approved = await scene.judge(reviewed)
  expect(approved.said).toBe('ben: the approval counts: approved exactly this commit')
  expect([approved.verdict, exitCode(approved.verdict)]).toEqual(['pass', 0])
  expect(approved.requests).toHaveLength(2)

  scene.push({ files: { 'lib.ts': 'export const one = 2\n' } })
  const pushed = await scene.judge()
  expect(pushed.said).toMatch(
    /not counted: ben \(approved \w{7}, and lib\.ts was edited after it\)/,
  )
  expect(pushed.verdict).toBe('wait')

  scene.review('ben')
  scene.open({ number: 13, by: 'cleo', commits: [{ author: 'cleo', files: another }] })
  scene.review('ben', { pull: 13 })
  scene.merge({ pull: 13 })
  scene.update()
  const updated = await scene.judge()
  expect(updated.said).toMatch(
    /^ben: the approval counts: .*since which the branch was only updated$/m,
  )
  expect(updated.verdict).toBe('pass')

  const objection = scene.review('dan', { state: 'CHANGES_REQUESTED' })
  const objected = await scene.judge(reviewed)
  expect(objected.said).toMatch(/On #12 dan asked for changes at \w{7}, and the request stands/)
  expect([objected.verdict, exitCode(objected.verdict)]).toEqual(['block', 1])

  scene.github.dismiss({ pull: 12, review: objection.id, by: 'cleo' })
  expect(await scene.judge(reviewed)).toMatchObject({ verdict: 'pass' })

  expect(await scene.judge(scene.queue())).toMatchObject({ verdict: 'pass' })

  const squashed = scene.merge({ how: 'squash' })
  scene.start('kim')
  const waiting = await scene.release()
  expect(waiting.said).toMatch(/release-approval: Nobody has approved in live/)
  expect(waiting.verdict).toBe('block')

  scene.letGo('dan')
  const released = await scene.release()
  expect(released.said.split('\n')).toEqual([
    expect.stringMatching(/^ben: the approval counts: .*since which the branch was only updated$/),
    'ben: the approval does not count: is counted once, for a later approval',
    'dan: the approval does not count: gave a review that was dismissed',
    'ben: the approval counts: approved exactly this commit',
    'dan: the approval counts: let this release start',
  ])
  expect(released.verdict).toBe('pass')
  scene.github.deploy({ environment: LIVE, commit: squashed })

  scene.direct({ author: 'ada' })
  scene.github.world.runs.splice(0)
  scene.start('ada')
  scene.letGo('dan', 'INC-7: the shop is down')
  const straight = await scene.release()
  expect(straight.said).toMatch(
    /range: 1 commit since \w{7} has come without a pull request to main/,
  )
  expect(straight.verdict).toBe('block')

  const one = await scene.release({ request: { incident: 'INC-7' } })
  expect(one.verdict).toBe('block')
  // GitHub asks one person for an environment; where two are needed, two environments are named.
  const [run] = scene.github.world.runs
  run?.approvals.push({ by: 'cleo', state: 'approved', comment: 'INC-7 too', environments: [LIVE] })
  const broken = await scene.release({ request: { incident: 'INC-7' } })
  expect(broken.said).toMatch(
    /range: REVIEW OWED: the glass was broken for INC-7 by ada, .* and dan and cleo/,
  )
  expect(broken.decision.judgements[0]?.owed).toBe('INC-7')
  expect(broken.verdict).toBe('pass')
}, 60_000)

describe('whatever starts the run, the same is asked', () => {
  test.each([
    'push',
    'workflow_dispatch',
    'schedule',
    'repository_dispatch',
    'release',
    'deployment',
    'workflow_run',
  ])('%s', async (event) => {
    for (const isApproved of [false, true]) {
      const scene = await makeScene()
      scene.open()
      if (isApproved) scene.review()
      scene.repository.git('tag', 'v2', scene.merge())
      scene.commit()
      const ref = event === 'release' ? 'refs/tags/v2' : 'refs/heads/main'
      const { verdict } = await scene.judge({ event, ref })
      expect(verdict).toBe(isApproved ? 'pass' : 'block')
    }
  })

  test('merge_group, for each pull request of the group', async () => {
    const scene = await makeScene()
    scene.open()
    scene.open({ number: 13, by: 'cleo', commits: [{ author: 'cleo', files: another }] })
    scene.review('ben')
    const unapproved = await scene.judge(scene.queue([12, 13]))
    expect(unapproved.said).toMatch(/#13 has 0 of 1 independent approval/)
    expect(unapproved.verdict).toBe('block')

    scene.review('ben', { pull: 13 })
    expect(await scene.judge(scene.queue([12, 13]))).toMatchObject({ verdict: 'pass' })

    const slipped = await scene.judge(scene.queue([12, 13], { 'lib.ts': 'slipped in\n' }))
    expect(slipped.verdict).toBe('block')
  })

  test('none of them, where the policy asks for no second reviewer', async () => {
    const scene = await makeScene({ review: null })
    scene.open()
    expect(await scene.judge()).toMatchObject({ verdict: 'pass', requests: [] })
    scene.direct()
    expect(await scene.release()).toMatchObject({ verdict: 'pass', requests: [] })
  })
})
