import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { team } from '../../github/world.ts'
import { type Judged, makeScene, type Scene } from '../../review/scene.ts'

interface Case {
  /** As docs/second-reviewer.md has it. */
  readonly event: string
  readonly requests: number
  judged(): Promise<Judged>
}

const TEAMS = { 'acme/traders': 1 }
const TRADERS = [team(5, 'traders', { members: ['ben'] })]

/** Pull requests that ben approved, each of a file of its own, from 12 on; answers their numbers. */
function approved(scene: Scene, count: number): readonly number[] {
  const numbers = Array.from({ length: count }, (_, i) => 12 + i)
  for (const number of numbers) {
    scene.open({
      number,
      commits: [{ files: { [`${number}.ts`]: `export const it = ${number}\n` } }],
    })
    scene.review('ben', { pull: number })
  }
  return numbers
}

async function pullRequest(setting: Parameters<typeof makeScene>[0] = {}): Promise<Judged> {
  const scene = await makeScene(setting)
  approved(scene, 1)
  return scene.judge()
}

async function mergeGroup(count: number): Promise<Judged> {
  const scene = await makeScene()
  return scene.judge(scene.queue(approved(scene, count)))
}

async function releaseOf(count: number, release?: object): Promise<Judged> {
  const scene = await makeScene({ review: release ? { release } : {} })
  for (const pull of approved(scene, count)) scene.merge({ pull, how: 'squash' })
  if (release) {
    scene.start()
    scene.letGo('dan')
  }
  return scene.release()
}

const CASES: readonly Case[] = [
  {
    event: 'no `review` in the policy',
    requests: 0,
    judged: () => pullRequest({ review: null }),
  },
  {
    event: 'a pull request that nobody approved',
    requests: 1,
    async judged() {
      const scene = await makeScene()
      scene.open()
      return scene.judge()
    },
  },
  {
    event: 'a pull request with approvals, up to 100 reviews and 100 commits',
    requests: 2,
    async judged() {
      const scene = await makeScene()
      scene.open({ commits: Array.from({ length: 100 }, () => ({})) })
      for (let count = 0; count < 99; count++) scene.review('dan', { state: 'COMMENTED' })
      scene.review()
      return scene.judge()
    },
  },
  {
    event: 'the same with 101 reviews',
    requests: 3,
    async judged() {
      const scene = await makeScene()
      approved(scene, 1)
      for (let count = 0; count < 100; count++) scene.review('dan', { state: 'COMMENTED' })
      return scene.judge()
    },
  },
  {
    event: 'a pull request with one approval, where the policy names a team',
    requests: 3,
    judged: () => pullRequest({ review: { teams: TEAMS }, teams: TRADERS }),
  },
  {
    event: 'a pull request with one approval, where the policy asks for the role `admin`',
    requests: 3,
    judged: () => pullRequest({ review: { role: 'admin' } }),
  },
  { event: 'a merge group of 1 pull request', requests: 4, judged: () => mergeGroup(1) },
  { event: 'a merge group of 5 pull requests', requests: 9, judged: () => mergeGroup(5) },
  { event: 'a release of 1 pull request', requests: 5, judged: () => releaseOf(1) },
  { event: 'a release of 10 pull requests', requests: 15, judged: () => releaseOf(10) },
  { event: 'a release of 50 pull requests', requests: 63, judged: () => releaseOf(50) },
  {
    event: 'a release of 1 pull request, with one approval of `review.release`',
    requests: 9,
    judged: () => releaseOf(1, {}),
  },
]

describe('how often GitHub is asked about', () => {
  test.each(CASES)(
    '$event',
    async ({ requests, judged }) => {
      const { decision, requests: asked } = await judged()
      expect(asked.map(({ operation }) => operation)).toHaveLength(requests)
      expect(decision.judgements.flatMap(({ unknown }) => unknown)).toEqual([])
    },
    60_000,
  )

  test('is what the docs say', () => {
    const page = readFileSync('docs/second-reviewer.md', 'utf8')
    const section = page.split('\n## ').find((each) => each.startsWith('How often GitHub is asked'))
    const rows = section?.split('\n').filter((line) => line.startsWith('| ')) ?? []
    expect(rows.slice(2)).toEqual(CASES.map(({ event, requests }) => `| ${event} | ${requests} |`))
    expect(page).not.toContain('REQUESTS')
  })
})
