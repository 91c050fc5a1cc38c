import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { workingTree } from '../../../src/evidence/files.ts'
import { findManifests } from '../../../src/evidence/manifest/find.ts'
import { reasons } from '../memory.ts'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'rollcall-find-'))
  for (const file of [
    'deploy/web.yml',
    'deploy/db.yaml',
    'deploy/all.json',
    'deploy/notes.md',
    'deploy/sub/deep.yml',
    'deploy/sub/deeper/deepest.yml',
    'deploy/node_modules/left-pad/deploy.yml',
    'deploy/.git/config.yml',
    'deploy/.hidden.yml',
    'deploy/folder.yml/inner.txt',
    'odd/[web].yml',
    'odd/w.yml',
    'odd/star*.yml',
    'odd/{a,b}.yml',
    'odd/#comment.yml',
    'odd/!not.yml',
    'elsewhere/linked.yml',
  ]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), 'x\n')
  }
  symlinkSync('../elsewhere', join(folder, 'deploy/elsewhere'))
  symlinkSync('..', join(folder, 'deploy/round'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const find = (...names: string[]) => findManifests(names, workingTree(folder))

async function found(...names: string[]): Promise<readonly string[]> {
  const files = await find(...names)
  if (!files.known) throw new Error(reasons(files).join())
  return files.value
}

describe('a file that is called like a pattern', () => {
  test('hides nothing that the pattern matches', async () => {
    writeFileSync(join(folder, 'deploy/*.{yml,yaml,json}'), 'x\n')
    writeFileSync(join(folder, 'deploy/*.yml'), 'x\n')
    try {
      expect(await found()).toEqual(expect.arrayContaining(['deploy/web.yml', 'deploy/db.yaml']))
      expect(await found('deploy/*.yml')).toEqual(['deploy/*.yml', 'deploy/web.yml'])
    } finally {
      rmSync(join(folder, 'deploy/*.{yml,yaml,json}'))
      rmSync(join(folder, 'deploy/*.yml'))
    }
  })
})

describe('manifests', () => {
  const USUAL = ['deploy/all.json', 'deploy/db.yaml', 'deploy/web.yml']

  test.each<readonly [glob: string, files: readonly string[]]>([
    ['deploy/*.{yml,yaml,json}', USUAL],
    ['deploy/*.yml', ['deploy/web.yml']],
    ['./deploy/*.yml', ['deploy/web.yml']],
    ['{./elsewhere,deploy}/*.yml', ['deploy/web.yml', 'elsewhere/linked.yml']],
    ['{deploy,./elsewhere}/*.yml', ['deploy/web.yml', 'elsewhere/linked.yml']],
    ['././/deploy/*.yml', ['deploy/web.yml']],
    ['deploy//*.yml', ['deploy/web.yml']],
    ['deploy/w?b.yml', ['deploy/web.yml']],
    ['deploy/[vw]eb.yml', ['deploy/web.yml']],
    ['*/web.yml', ['deploy/web.yml']],
    ['deploy/**/*.yml', ['deploy/sub/deep.yml', 'deploy/sub/deeper/deepest.yml', 'deploy/web.yml']],
    ['**/deep*.yml', ['deploy/sub/deep.yml', 'deploy/sub/deeper/deepest.yml']],
    ['{deploy,deploy/sub}/*e*.yml', ['deploy/sub/deep.yml', 'deploy/web.yml']],
    ['deploy/.*.yml', ['deploy/.hidden.yml']],
  ])('%s', async (glob, files) => {
    expect(await found(glob)).toEqual(files)
  })

  test('are looked for in the usual place where none is named', async () => {
    expect(await found()).toEqual(USUAL)
  })

  test('may be named by an absolute glob', async () => {
    expect(await found(join(folder, 'deploy/*.yml'))).toEqual([join(folder, 'deploy/web.yml')])
  })

  test('are kept in the order they are named, each once', async () => {
    expect(await found('deploy/web.yml', 'deploy/*.y*', 'deploy/web.yml')).toEqual([
      'deploy/web.yml',
      'deploy/db.yaml',
    ])
  })

  test('that are named need not exist, because their reader says so better', async () => {
    expect(await found('deploy/nope.yml', '-')).toEqual(['deploy/nope.yml', '-'])
  })

  test.each([['odd/[web].yml'], ['odd/star*.yml'], ['odd/{a,b}.yml']])(
    '%s exists, so it is judged whatever else it matches',
    async (name) => {
      expect(await found(name)).toContain(name)
    },
  )

  test('a hash or a bang at the start is part of the name', async () => {
    const files = await findManifests(['#c*.yml', '!n*.yml'], workingTree(join(folder, 'odd')))
    expect(files).toEqual({ known: true, value: ['#comment.yml', '!not.yml'] })
  })
})

describe('a glob that finds nothing is no pass', () => {
  const NOTHING = 'so nothing would be judged, and nothing judged is no pass'

  test.each<readonly [glob: string, what: string]>([
    ['deploy/*.toml', `No file matches deploy/*.toml, ${NOTHING}`],
    ['nowhere/**', `No file matches nowhere/**, ${NOTHING}`],
    ['deploy/**/left-pad/*.yml', `No file matches deploy/**/left-pad/*.yml, ${NOTHING}`],
    ['deploy/**/config.yml', `No file matches deploy/**/config.yml, ${NOTHING}`],
    ['deploy/**/linked.yml', `No file matches deploy/**/linked.yml, ${NOTHING}`],
    ['deploy/folder*.yml', `No file matches deploy/folder*.yml, ${NOTHING}`],
    ['{1..100000000}.yml', 'The braces of {1..100000000}.yml stand for more than 1,000 patterns'],
    [
      '{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}.yml',
      'The braces of {a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}.yml stand for more than 1,000 patterns',
    ],
  ])('%s', async (glob, what) => {
    expect(reasons(await find(glob))).toEqual([`${glob}:1:1 ${what}`])
  })

  test('nor is one without end', async () => {
    const glob = `${'*'.repeat(5000)}.yml`
    expect(reasons(await find(glob))).toEqual([
      `${'*'.repeat(200)}:1:1 A glob of more than 4096 characters`,
    ])
  })

  test('nor is it where another one finds something', async () => {
    expect(reasons(await find('deploy/*.yml', 'x/*.yml', 'y/*.yml'))).toEqual([
      `x/*.yml:1:1 No file matches x/*.yml, ${NOTHING}`,
      `y/*.yml:1:1 No file matches y/*.yml, ${NOTHING}`,
    ])
  })

  test('and the usual place is no exception', async () => {
    const files = await findManifests([], workingTree(join(folder, 'odd')))
    expect(files.known).toBe(false)
  })
})
