import { execFileSync } from 'node:child_process'
import { afterAll, describe, expect, jest, test } from '@jest/globals'
import { gate } from '../src/gate.ts'
import type { Decision } from '../src/model/verdict.ts'
import type { Request } from '../src/request.ts'
import { folderOf } from './shipped.ts'

const MANIFEST = `version: 1
service: web
environment: live
operation: deploy
release: { version: "2" }
hosts: { select: web, expect: 2 }
`
const POLICY = 'version: 1\ninventory: hosts.ini\nenvironments: { live: { protected: false } }\n'
const FILES = {
  '.github/rollcall.yml': POLICY,
  'hosts.ini': '[web]\nweb-1\nweb-2\n',
  'deploy.yml': MANIFEST,
}

const folders: (() => void)[] = []
afterAll(() => {
  for (const remove of folders) remove()
})

function folder(files: Readonly<Record<string, string>> = {}): string {
  const { path, remove } = folderOf({ ...FILES, ...files })
  folders.push(remove)
  return path
}

const ask = (root: string, request: Partial<Request> = {}): Promise<Decision> =>
  gate({
    root,
    manifests: ['deploy.yml'],
    moment: 'plan',
    policy: undefined,
    inventories: [],
    touches: undefined,
    observed: undefined,
    deadline: undefined,
    base: undefined,
    now: Date.UTC(2026, 0, 1),
    replay: false,
    ...request,
  })

const rulesOf = ({ judgements }: Decision) =>
  judgements.flatMap(({ findings }) => findings.map(({ rule, effect }) => `${effect} ${rule}`))

const notesOf = ({ notes }: Decision) => notes

describe('the verdict', () => {
  test('is the worst of all manifests, and one that cannot be read hides no other', async () => {
    const root = folder({
      'bad.yml': 'version: 1\n',
      'few.yml': MANIFEST.replace('expect: 2', 'expect: 3'),
    })
    const verdicts = async (...manifests: string[]) => (await ask(root, { manifests })).verdict
    expect(await verdicts('deploy.yml')).toBe('pass')
    expect(await verdicts('deploy.yml', 'bad.yml')).toBe('error')
    expect(await verdicts('deploy.yml', 'bad.yml', 'few.yml')).toBe('block')
  })

  test('judges a manifest once however often it is named', async () => {
    const { judgements } = await ask(folder(), { manifests: ['deploy.yml', 'dep*.yml'] })
    expect(judgements).toHaveLength(1)
  })

  test('is an error where one list of touched hosts stands for two rollouts', async () => {
    const root = folder({ 'other.yml': MANIFEST, 'touches.txt': 'web-1\nweb-2\n' })
    const decision = await ask(root, {
      manifests: ['deploy.yml', 'other.yml'],
      touches: 'touches.txt',
    })
    expect(decision.verdict).toBe('error')
    expect(decision.unknown.map(({ what }) => what)).toEqual([
      'touches.txt says what one rollout touches, and 2 manifests are judged',
    ])
  })

  test('tells once what many rules lack', async () => {
    const decision = await ask(folder({ 'hosts.ini': '[web\n' }))
    expect(decision.verdict).toBe('error')
    expect(decision.judgements[0]?.unknown).toHaveLength(1)
    const lacking = decision.judgements[0]?.notJudged.filter(({ kind }) => kind === 'unknown')
    expect(lacking?.length).toBeGreaterThan(10)
  })

  test('is an error where the decision of an earlier moment is given at the first', async () => {
    expect((await ask(folder(), { earlier: 'decision.json' })).verdict).toBe('error')
  })

  test('tells that an incident changes nothing where nobody is asked', async () => {
    const { notes } = await ask(folder(), { incident: 'INC-7' })
    expect(notes.join()).toContain('The incident INC-7 changes nothing')
  })

  test('is an error where a review is required and the policy asks for none', async () => {
    const review = POLICY.replace('protected: false', 'protected: false, review: {}')
    const warn = `${review}rules: { review/range: warn }\n`
    for (const policy of [POLICY, warn]) {
      const root = folder({ '.github/rollcall.yml': policy })
      const { verdict, judgements } = await ask(root, { requireReview: true })
      expect(verdict).toBe('error')
      expect(judgements[0]?.unknown.map(({ what }) => what).join()).toMatch(/this run requires/)
    }
  })

  test('is an error where the manifest is for another environment than the run', async () => {
    expect((await ask(folder(), { environment: 'live' })).verdict).toBe('pass')
    expect((await ask(folder(), { environment: 'production' })).verdict).toBe('error')
  })

  test('is an error where reports or a deadline are given and nobody asks for them', async () => {
    const root = folder({ 'observed.json': '[]' })
    for (const given of [{ observed: 'observed.json' }, { observed: 'no.json' }, { deadline: 0 }]) {
      for (const moment of ['plan', 'deploy'] as const) {
        const { verdict, unknown } = await ask(root, { ...given, moment })
        expect(verdict).toBe('error')
        expect(unknown.map(({ what }) => what).join()).toMatch(/no host is asked/)
      }
    }
  })

  test('asks nobody after a removal', async () => {
    const remove = `${MANIFEST.replace('operation: deploy', 'operation: remove')}`
    const root = folder({
      'deploy.yml': remove,
      '.github/rollcall.yml': `${POLICY}services: { web: { hosts: web } }\n`,
    })
    expect((await ask(root, { moment: 'activate' })).verdict).toBe('pass')
  })
})

describe('the policy', () => {
  const extra = { 'hosts.ini': '[web]\nweb-1\nweb-2\nweb-3\n' }
  test.each([
    ['', ['block hosts/surplus']],
    ['rules: { hosts/surplus: warn }\n', ['warn hosts/surplus']],
    ['rules: { hosts/surplus: off }\n', []],
  ])('%j', async (rules, expected) => {
    const decision = await ask(folder({ ...extra, '.github/rollcall.yml': `${POLICY}${rules}` }))
    expect(rulesOf(decision)).toEqual(expected)
    const { notJudged = [] } = decision.judgements[0] ?? {}
    const off = notJudged.filter(({ kind }) => kind === 'off').map(({ rule }) => rule)
    const own = rules.includes('off') ? ['hosts/surplus'] : []
    expect(off).toEqual([...own, 'flags/*', 'review/*'])
  })

  test('is strict where there is none, and says so', async () => {
    const decision = await ask(folder({ '.github/rollcall.yml': '# none\n' }), {
      policy: undefined,
      inventories: ['hosts.ini'],
      manifests: ['deploy.yml'],
    })
    // A policy that cannot be read is no missing policy.
    expect(decision.verdict).toBe('error')
    const { path, remove } = folderOf({ 'deploy.yml': MANIFEST, 'hosts.ini': FILES['hosts.ini'] })
    folders.push(remove)
    const strict = await ask(path, { inventories: ['hosts.ini'] })
    expect(rulesOf(strict)).toContain('block waves/canary')
    expect(notesOf(strict)).toEqual([
      'No policy file was found for deploy.yml, so the strict defaults judge',
    ])
  })
})

describe('a change', () => {
  function repository(): { root: string; git: (...args: readonly string[]) => string } {
    const root = folder()
    const git = (...args: readonly string[]) =>
      execFileSync('git', args, {
        cwd: root,
        encoding: 'utf8',
        env: {
          PATH: process.env['PATH'],
          GIT_AUTHOR_NAME: 'a',
          GIT_AUTHOR_EMAIL: 'a@example.com',
          GIT_COMMITTER_NAME: 'a',
          GIT_COMMITTER_EMAIL: 'a@example.com',
          GIT_CONFIG_NOSYSTEM: '1',
          HOME: root,
        },
      }).trim()
    git('init', '-q', '-b', 'main')
    git('add', '.')
    git('commit', '-q', '-m', 'base')
    return { root, git }
  }

  test('is judged by the policy and the inventory of its base', async () => {
    const { root, git } = repository()
    const base = git('rev-parse', 'HEAD')
    const { writeFileSync } = await import('node:fs')
    // The change writes two hosts where there are three, and switches the rule off that would say so.
    writeFileSync(`${root}/hosts.ini`, '[web]\nweb-1\nweb-2\nweb-3\n')
    git('commit', '-q', '-am', 'three hosts')
    const three = git('rev-parse', 'HEAD')
    writeFileSync(`${root}/hosts.ini`, '[web]\nweb-1\nweb-2\n')
    writeFileSync(`${root}/.github/rollcall.yml`, `${POLICY}rules: { hosts/surplus: off }\n`)
    git('commit', '-q', '-am', 'hide one')
    expect((await ask(root)).verdict).toBe('pass')
    expect((await ask(root, { base })).verdict).toBe('pass')
    const decision = await ask(root, { base: three })
    expect(rulesOf(decision)).toEqual(['block hosts/surplus'])
    expect(notesOf(decision)).toEqual([
      'The change edits .github/rollcall.yml; the copy at its base judges',
      'The change edits hosts.ini; the copy at its base judges',
    ])
  })
})

describe('a rule that fails', () => {
  test('is an error of its own and loses no finding of another', async () => {
    jest.resetModules()
    const base = { question: '?', from: 'plan', severity: 'block', needs: [], shows: () => 'x' }
    const place = { file: 'deploy.yml', line: 1, column: 1 }
    jest.unstable_mockModule('../src/rules/index.ts', () => ({
      planned: [],
      rules: [
        {
          ...base,
          id: 'test/fails',
          check: () => {
            throw 'not even an error'
          },
        },
        { ...base, id: 'test/finds', check: () => [{ what: 'w', next: 'n', place }] },
      ],
    }))
    const { gate: gateWithFault } = await import('../src/gate.ts')
    const decision = await gateWithFault({
      root: folder(),
      manifests: ['deploy.yml'],
      moment: 'plan',
      policy: undefined,
      inventories: [],
      touches: undefined,
      observed: undefined,
      deadline: undefined,
      base: undefined,
      now: 0,
      replay: false,
    })
    expect(decision.verdict).toBe('block')
    expect(rulesOf(decision)).toEqual(['block test/finds'])
    expect(decision.judgements[0]?.unknown.map(({ what }) => what)).toEqual([
      'The rule test/fails failed on this input, which is a fault in Rollcall: not even an error',
    ])
  })
})

describe('the plan digest', () => {
  const digest = async (files: Readonly<Record<string, string>>) => {
    const { judgements } = await ask(folder(files))
    return judgements[0]?.plan?.digest
  }

  test('stays where nothing but the writing moves', async () => {
    const same = await digest({})
    expect(same).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(
      await digest({ 'deploy.yml': `# a comment\r\n${MANIFEST.replaceAll('\n', '\r\n')}` }),
    ).toBe(same)
    expect(await digest({ 'deploy.yml': MANIFEST.split('\n').reverse().join('\n') })).toBe(same)
    expect(await digest({ 'hosts.ini': '[web]\nweb-2\nweb-1\n' })).toBe(same)
    expect(await digest({ '.github/rollcall.yml': POLICY.replaceAll('\n', '\r\n') })).toBe(same)
  })

  test('moves with the manifest, the hosts and the policy', async () => {
    const digests = [
      await digest({}),
      await digest({ 'deploy.yml': MANIFEST.replace('"2"', '"3"') }),
      await digest({ 'hosts.ini': '[web]\nweb-1\nweb-3\n' }),
      await digest({ '.github/rollcall.yml': `${POLICY}rules: { hosts/alias: warn }\n` }),
    ]
    expect(new Set(digests).size).toBe(digests.length)
  })
})

describe('an exception that nobody can be asked about', () => {
  test.each(['reason: " ", owner: kim', 'reason: disk, owner: "\\u200b"'])(
    'leaves no host out, also where its rule only warns: %s',
    async (words) => {
      const root = folder({
        '.github/rollcall.yml': `${POLICY}rules: { hosts/exception: warn }\n`,
        'deploy.yml': MANIFEST.replace(
          'expect: 2 }',
          `expect: 2, except: [{ host: web-2, ${words}, until: 2026-01-05 }] }`,
        ),
      })
      const decision = await ask(root)
      expect(rulesOf(decision)).toContain('warn hosts/exception')
      expect([...(decision.judgements[0]?.rollout?.touched ?? [])]).toEqual([0, 1])
    },
  )
})
