import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { planDigest } from '../../src/base/plan-digest.ts'
import { digest } from '../../src/commands/digest.ts'
import type { PlanParts } from '../../src/model/plan.ts'

const MANIFEST = `version: 1
service: web
environment: live
operation: deploy
release: { version: "2" }
hosts: { select: web, expect: 2, except: [{ host: web-2, reason: disk, owner: kim, until: 2026-02-01 }] }
waves: [{ name: canary, select: web-1 }]
flags: { activates: [rlp] }
recovery: { rollback: { version: "1", hosts: web } }
`
const POLICY = 'version: 1\ninventory: hosts.ini\n'

const FILES = {
  '.github/rollcall.yml': POLICY,
  'hosts.ini': '[web]\nweb-1\nweb-2\n',
  'deploy/web.yml': MANIFEST,
  'deploy/plain.yml':
    'version: 1\nservice: web\nenvironment: live\noperation: restart\nhosts: { select: web-1, expect: 1, scope: [web] }\n',
  'bad/torn.yml': 'version: 1\nhots: 3\n',
  'touches.txt': 'web-1\nold-1\n',
}

let root: string
let head: string

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'digest-test-'))
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', root, '-c', 'user.name=kim', '-c', 'user.email=kim@x', ...args], {
      encoding: 'utf8',
    }).trim()
  git('init', '--quiet', '--initial-branch=main')
  git('add', '.')
  git('commit', '--quiet', '--message=first')
  git('tag', '--annotate', '--message=one', 'v1')
  head = git('rev-parse', 'HEAD')
})

afterAll(() => rmSync(root, { recursive: true }))

async function run(...args: readonly string[]) {
  const out = { code: 0, stdout: '', stderr: '' }
  out.code = await digest(args, {
    stdout: (text) => {
      out.stdout += text
    },
    stderr: (text) => {
      out.stderr += text
    },
    colour: false,
    root,
    environment: {},
    clock: () => Date.UTC(2026, 0, 20),
  })
  return out
}

interface Printed {
  readonly manifest: string
  readonly digest: string
  readonly plan: PlanParts
  readonly approval: string | null
}

async function plans(...args: readonly string[]): Promise<readonly Printed[]> {
  const { code, stdout, stderr } = await run(...args, '--format', 'json')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout).plans
}

test('the digest, its parts and the sentence to paste', async () => {
  const [plan] = await plans('deploy/web.yml', '--commit', 'HEAD')
  expect(await run('deploy/web.yml', '--commit', 'HEAD')).toEqual({
    code: 0,
    stderr: '',
    stdout: `deploy/web.yml
  digest  ${plan?.digest}
  commit  ${head}
  says    deploy web 2 to web in live
  hosts   1 host touched (web-1), 1 host excepted, a way back for 2 hosts
  waves   canary (1 host)
  flags   activates rlp
  policy  ${plan?.plan.policy}

It was not judged here; rollcall check does that. To approve it, paste:
  I approve plan ${plan?.digest}
`,
  })
})

test('what there is not, and what nobody knows', async () => {
  const { stdout } = await run('deploy/plain.yml', '--touches', 'touches.txt')
  expect(stdout).toMatch(
    /^ {2}commit {2}not given\n {2}says {4}restart web to web-1 in live\n {2}hosts {3}1 host touched \(web-1\), 1 name that the inventory does not know, 0 hosts excepted, no way back\n {2}waves {3}none\n {2}flags {3}none\n/m,
  )
})

test('JSON holds what the digest is made of', async () => {
  const [plan] = await plans('deploy/web.yml', '--commit', head)
  expect(plan?.digest).toBe(planDigest(plan?.plan as PlanParts))
  expect(plan).toMatchObject({
    manifest: 'deploy/web.yml',
    plan: { commit: head, hosts: { touched: ['web-1'], excepted: ['web-2'] } },
    approval: `I approve plan ${plan?.digest}`,
  })
})

test('nothing to paste without a commit, which every approval of a release is of', async () => {
  expect((await run('deploy/web.yml')).stdout).not.toContain('I approve')
  expect((await plans('deploy/web.yml'))[0]?.approval).toBeNull()
})

test('every manifest of a glob, and of the usual place', async () => {
  const both = ['deploy/plain.yml', 'deploy/web.yml']
  expect((await plans('deploy/*.yml')).map(({ manifest }) => manifest)).toEqual(both)
  expect((await plans()).map(({ manifest }) => manifest)).toEqual(both)
  const { stdout } = await run('--commit', 'HEAD')
  expect(stdout.match(/^ {2}I approve plan sha256:[0-9a-f]{64}$/gm)?.length).toBe(2)
})

describe('the commit', () => {
  test.each(['HEAD', 'main', 'v1', '@{0}'])('%s is resolved', async (revision) => {
    const [plan] = await plans('deploy/web.yml', '--commit', revision)
    expect(plan?.plan.commit).toBe(head)
  })

  test('in full is taken as it is, also where it is not checked out', async () => {
    for (const id of ['ab'.repeat(20), 'ab'.repeat(32)]) {
      const [plan] = await plans('deploy/web.yml', '--commit', id)
      expect(plan?.plan.commit).toBe(id)
    }
  })

  test('may be cut short or in capitals where it is checked out', async () => {
    for (const id of [head.slice(0, 10), head.toUpperCase()]) {
      const [plan] = await plans('deploy/web.yml', '--commit', id)
      expect(plan?.plan.commit).toBe(head)
    }
  })

  test.each(['nosuch', '', '^main', '--all', 'HEAD^{tree}', 'v1 main', 'HEAD\n'])(
    '%p is none',
    async (revision) => {
      await expect(run('deploy/web.yml', `--commit=${revision}`)).rejects.toThrow(
        `--commit is ${JSON.stringify(revision)}, which is no commit of this checkout`,
      )
    },
  )
})

describe('there is no digest', () => {
  test('where one manifest cannot be read: none is printed', async () => {
    const { code, stdout, stderr } = await run('deploy/web.yml', 'bad/torn.yml')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^bad\/torn\.yml:2:1 {2}"hots" is not a key of a manifest/m)
  })

  test.each([
    ['no manifest', ['nosuch.yml'], /^nosuch\.yml:1:1 {2}nosuch\.yml does not exist/],
    ['no inventory', ['deploy/web.yml', '--inventory', 'nosuch'], /nosuch does not exist/],
    ['no base', ['deploy/web.yml', '--base', 'nosuch'], /The base nosuch is not in this checkout/],
  ])('where there is %s', async (_name, args, problem) => {
    const { code, stdout, stderr } = await run(...args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(problem)
  })

  test('and what all manifests lack is told once', async () => {
    const { stderr } = await run('--inventory', 'nosuch')
    expect(stderr.match(/nosuch does not exist/g)).toEqual(['nosuch does not exist'])
  })

  test('where one list is given for several manifests', async () => {
    await expect(run('--touches', 'touches.txt')).rejects.toThrow('name one manifest')
  })

  test('in a format that is none', async () => {
    await expect(run('--format', 'names')).rejects.toThrow('must be text or json')
  })
})
