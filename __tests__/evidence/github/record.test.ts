import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { readRecord, writeRecord } from '../../../src/evidence/github/record.ts'
import type {
  Change,
  Commit,
  Content,
  Hand,
  Owner,
  Part,
  Person,
  PullRequest,
  Release,
  Review,
} from '../../../src/model/change.ts'
import type { Evidence } from '../../../src/model/evidence.ts'
import { makeScene, type Scene } from '../../review/scene.ts'
import { type Run, runAction } from '../../runner/runner.ts'
import { rollcall } from '../../shipped.ts'
import { textFile } from '../memory.ts'
import { valueIn } from './stub.ts'

const AT = Date.UTC(2026, 2, 2, 18)
const PLACE = { file: 'github.json', line: 1, column: 1 }

function readBack(text: string) {
  return readRecord(textFile('github.json', text))
}

describe('what was written is what is read', () => {
  /** Anything that a name or a comment may hold, halves of characters too. */
  const text = fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) })
  const id = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })
  const at = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) })
  const commitId = fc.constantFrom(...'0123456789abcdef').map((digit) => digit.repeat(40))
  const newCommitId = fc.constantFrom(...'0123456789abcdef').map((digit) => digit.repeat(64))
  const sha = fc.oneof(commitId, newCommitId)
  const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
  const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { maxLength: 3 })

  const person: fc.Arbitrary<Person> = fc.record({
    id,
    login: text,
    kind: fc.constantFrom('human', 'bot'),
  })
  const role = fc.constantFrom('none', 'read', 'triage', 'write', 'maintain', 'admin')
  const hand: fc.Arbitrary<Hand> = fc.record({
    as: fc.constantFrom('author', 'co-author', 'committer', 'signer'),
    person: maybe(person),
    name: text,
  })
  const content: fc.Arbitrary<Content> = fc.oneof(
    fc.constant({ kind: 'same' } as const),
    fc.record({
      kind: fc.constant('proven' as const),
      how: fc.constantFrom('update', 'merge', 'squash', 'rebase'),
    }),
    fc.record({ kind: fc.constant('other' as const), why: text }),
  )
  const commit: fc.Arbitrary<Commit> = fc.record({
    id: sha,
    parents: some(sha),
    title: text,
    hands: some(hand),
    byGitHub: fc.boolean(),
  })
  const review: fc.Arbitrary<Review> = fc.record({
    person: maybe(person),
    state: fc.constantFrom('approved', 'changes-requested', 'dismissed', 'commented'),
    at,
    commit: maybe(sha),
    content,
    role,
  })
  const pull: fc.Arbitrary<PullRequest> = fc.record({
    number: id,
    title: text,
    state: fc.constantFrom('open', 'closed', 'merged'),
    draft: fc.boolean(),
    base: text,
    head: sha,
    fork: fc.boolean(),
    author: maybe(person),
    trusted: fc.boolean(),
    assignees: some(person),
    commits: some(commit),
    pushers: maybe(some(person)),
    reviews: some(review),
    retargeted: some(at),
    merged: maybe(at),
  })
  const owner: fc.Arbitrary<Owner> = fc.oneof(
    fc.record({ kind: fc.constant('team' as const), team: text }),
    fc.record({ kind: fc.constant('person' as const), id }),
    fc.record({ kind: fc.constant('login' as const), login: text }),
  )
  const place = fc.record({ file: text, line: id, column: id })
  const part: fc.Arbitrary<Part> = fc.record({
    commits: some(sha),
    title: text,
    hands: some(hand),
    candidates: some(fc.record({ pull: id, content })),
    guarded: some(fc.record({ path: text, because: text, owners: some(owner), place })),
  })
  const release: fc.Arbitrary<Release> = fc.record({
    run: id,
    attempt: id,
    initiators: some(person),
    environments: some(
      fc.record({ name: text, state: fc.constantFrom('guarded', 'open', 'missing') }),
    ),
    approvals: some(
      fc.record({
        person: maybe(person),
        state: fc.constantFrom('approved', 'rejected', 'pending'),
        comment: text,
        environments: some(text),
        role,
      }),
    ),
  })
  const change: fc.Arbitrary<Change> = fc.record({
    repository: text,
    commit: sha,
    subject: text,
    waits: fc.boolean(),
    branch: text,
    live: maybe(sha),
    parts: some(part),
    pulls: some(pull),
    ref: maybe(fc.record({ name: text, commit: maybe(sha), contains: fc.boolean() })),
    checkout: content,
    release: maybe(release),
    memberships: some(fc.record({ team: text, members: some(id) })),
    reviewers: fc.record({ people: some(person), complete: fc.boolean() }),
    incident: maybe(text),
  })
  const problem = fc.record({ what: text, next: text, place: fc.constant(PLACE) })
  const evidence: fc.Arbitrary<Evidence<Change>> = fc.oneof(
    change.map((value) => ({ known: true as const, value })),
    fc
      .array(problem, { minLength: 1, maxLength: 3 })
      .map((because) => ({ known: false as const, because })),
  )
  const recorded = fc.uniqueArray(fc.record({ manifest: text, change: evidence }), {
    maxLength: 3,
    selector: ({ manifest }) => manifest,
  })

  const schema = JSON.parse(readFileSync('schema/github-evidence.schema.json', 'utf8'))
  const validate = new Ajv({ strict: false }).compile(schema)

  test('of any change, and its published schema holds for it', () => {
    fc.assert(
      fc.property(at, recorded, (when, all) => {
        const written = writeRecord(when, all)
        expect([...valueIn(readBack(written))]).toEqual(
          all.map(({ manifest, change }) => [manifest, change]),
        )
        expect(validate(JSON.parse(written)) ? [] : validate.errors).toEqual([])
      }),
    )
  })

  test('and writing it again makes the same bytes', () => {
    fc.assert(
      fc.property(at, recorded, (when, all) => {
        const written = writeRecord(when, all)
        const again = Array.from(valueIn(readBack(written)), ([manifest, change]) => ({
          manifest,
          change,
        }))
        expect(writeRecord(when, again)).toBe(written)
      }),
    )
  })

  test('but of a manifest whose policy asks for no review there is nothing', () => {
    const none = { known: true, value: undefined } as const
    const written = writeRecord(AT, [
      { manifest: 'a.yml', change: none },
      { manifest: 'b.yml', change: undefined },
    ])
    expect(valueIn(readBack(written)).size).toBe(0)
  })
})

describe('what is no record', () => {
  const RIGHT = JSON.parse(
    readFileSync('examples/knight-capital/github/approved-by-a-second-person.json', 'utf8'),
  )

  /** The example with one value at a path in place of its own; undefined takes it away. */
  function altered(path: string, value: unknown): string {
    const copy = structuredClone(RIGHT)
    const keys = path.split('.')
    const last = keys.pop() as string
    const holder = keys.reduce((at, key) => at[key], copy)
    if (value === undefined) delete holder[last]
    else holder[last] = value
    return JSON.stringify(copy, null, 2)
  }

  test('the example itself is one', () => {
    expect(readBack(JSON.stringify(RIGHT)).known).toBe(true)
  })

  const FIRST = 'changes.0.change'
  const UNTOLD = { manifest: 'deploy.yml', change: null, unknown: [] }

  test.each([
    ['no JSON', 'version: 1', /JSON|belongs/],
    ['a list', '[]', /list/],
    [
      'the same key twice',
      '{"version":1,"version":1,"at":"2012-07-31T00:00:00Z","changes":[]}',
      /"version" stands here again/,
    ],
    ['no version', altered('version', undefined), /"version" is missing|version/],
    ['another version', altered('version', 2), /version/],
    ['a date without a time', altered('at', '2012-07-31'), /a time with its zone/],
    ['a time that is none', altered('at', '2012-02-30T00:00:00Z'), /a time with its zone/],
    ['a key that it does not know', altered('verdict', 'pass'), /"verdict"/],
    [
      'a key within a change that it does not know',
      altered(`${FIRST}.verdict`, 'pass'),
      /"verdict" is not a key of .*; the keys are repository, commit/,
    ],
    ['a value that is left out', altered(`${FIRST}.pulls.0.pushers`, undefined), /pushers/],
    ['a short commit', altered(`${FIRST}.commit`, '8c1e5d7'), /a full commit of 40/],
    ['a commit in capitals', altered(`${FIRST}.commit`, 'A'.repeat(40)), /a full commit of 40/],
    ['no role of GitHub', altered(`${FIRST}.pulls.0.reviews.0.role`, 'owner'), /role/],
    ['no state of a review', altered(`${FIRST}.pulls.0.reviews.0.state`, 'APPROVED'), /state/],
    ['a login for an account', altered(`${FIRST}.pulls.0.author`, 'knight'), /author/],
    ['an account without a number', altered(`${FIRST}.pulls.0.author.id`, 0), /id/],
    ['content that is neither', altered(`${FIRST}.checkout`, { kind: 'equal' }), /checkout|kind/],
    [
      'neither a change nor a reason',
      altered('changes.0', UNTOLD),
      /either a change or why it is unknown/,
    ],
    [
      'a change and a reason against it',
      altered('changes.0.unknown', [{ what: 'GitHub is down', next: 'Run it again' }]),
      /either a change or why it is unknown/,
    ],
    [
      'a manifest twice',
      altered('changes', [RIGHT.changes[0], RIGHT.changes[0]]),
      /each manifest belongs here once/,
    ],
  ])('%s', (_, text, said) => {
    const read = readBack(text)
    if (read.known) throw new Error('It was taken for a record')
    const sentences = read.because.map(({ what }) => what)
    expect(sentences).toContainEqual(expect.stringMatching(said))
    for (const sentence of sentences) expect(sentence).toMatch(/^\S.*[^.\s]$/)
    for (const { place } of read.because) expect(place.file).toBe('github.json')
  })
})

describe('a decision can be judged again from what was recorded', () => {
  /** Judged by the shipped Action as a check of #12, and recorded. */
  async function live({ repository, github, live: base, head }: Scene): Promise<Run> {
    repository.checkout(head())
    return runAction({
      workspace: repository.root,
      with: {
        manifest: 'deploy/web.yml',
        'github-token': github.token,
        decision: 'out/live.json',
        record: 'out/github.json',
      },
      event: {
        name: 'pull_request',
        payload: { pull_request: { number: 12, head: { sha: head() }, base: { sha: base } } },
      },
      env: { GITHUB_API_URL: github.url, GITHUB_GRAPHQL_URL: github.graphqlUrl },
    })
  }

  /** Judged by the shipped command line, without any GitHub. */
  function replayed(scene: Scene, at: string, decision: string, ...more: readonly string[]) {
    const args = ['check', 'deploy/web.yml', '--base', scene.live, '--decision', decision]
    return rollcall([...args, '--github-evidence', 'out/github.json', '--as-of', at, ...more], {
      cwd: scene.repository.root,
    })
  }

  function textOf({ repository }: Scene, file: string): string {
    return readFileSync(join(repository.root, file), 'utf8')
  }

  test.each([
    ['waits', () => {}, 3],
    ['passes', (scene: Scene) => void scene.review('ben'), 0],
    [
      'blocks',
      (scene: Scene) => {
        scene.review('ben')
        scene.review('dan', { state: 'CHANGES_REQUESTED' })
      },
      1,
    ],
  ])('one that %s', async (_, happen, code) => {
    const scene = await makeScene()
    scene.open()
    happen(scene)
    const run = await live(scene)
    expect(run.exitCode).toBe(code)
    const file = (name: string) => textOf(scene, name)
    const { at } = JSON.parse(file('out/github.json'))
    const decided = JSON.parse(file('out/live.json'))
    expect(decided.at).toBe(at)

    const first = replayed(scene, at, 'out/first.json')
    const second = replayed(scene, at, 'out/second.json')
    expect([first.code, first.stderr]).toEqual([code, ''])
    expect(second).toEqual(first)
    expect(file('out/second.json')).toBe(file('out/first.json'))
    expect(JSON.parse(file('out/first.json'))).toEqual({ ...decided, replay: true })
    expect(first.stdout).toContain(
      'out/github.json, and not asked; whoever handed it over is believed',
    )
  })

  test('one that cannot tell, where the commit is named that the record does not know', async () => {
    const scene = await makeScene()
    scene.open()
    scene.github.fault('*', 'status-401')
    expect((await live(scene)).exitCode).toBe(2)
    const decided = JSON.parse(textOf(scene, 'out/live.json'))
    const { code } = replayed(scene, decided.at, 'out/first.json', '--commit', scene.head())
    expect(code).toBe(2)
    const again = JSON.parse(textOf(scene, 'out/first.json'))
    // Reasons are recorded, and not where the policy asks.
    const [finding] = decided.findings
    const place = { file: 'out/github.json', line: 1, column: 1 }
    const findings = [{ ...finding, ...place }]
    expect(again).toEqual({ ...decided, findings, replay: true })
  })
})
