import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { type Base, baseOf } from '../../../src/evidence/repository/base.ts'
import { reasons } from '../memory.ts'

const IDENTITY = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'kim',
  GIT_AUTHOR_EMAIL: 'kim@example.com',
  GIT_AUTHOR_DATE: '2012-08-01T09:30:00Z',
  GIT_COMMITTER_NAME: 'kim',
  GIT_COMMITTER_EMAIL: 'kim@example.com',
  GIT_COMMITTER_DATE: '2012-08-01T09:30:00Z',
}

/** Names that git would take for patterns, options or columns if it were let. */
const ODD = [
  'with space',
  'line\nbreak',
  'tab\tstop',
  `quo"te's`,
  'back\\slash',
  'all*',
  'any?',
  '[ab]',
  ':(glob)**',
  ':!excluded',
  ':/root',
  '-dash',
  '--output=x',
  'é',
]

let temporary: string
let root: string
let base: string

const git = (cwd: string, ...args: string[]) =>
  execFileSync('git', args, { cwd, env: IDENTITY, encoding: 'utf8', stdio: 'pipe' }).trim()

const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}

const commit = (cwd: string, message: string): string => {
  git(cwd, 'add', '--all')
  git(cwd, 'commit', '--quiet', '--message', message)
  return git(cwd, 'rev-parse', 'HEAD')
}

function at(folder = root, revision = base): Base {
  const found = baseOf(folder, revision)
  if (!found.known) throw new Error(reasons(found).join())
  return found.value
}

/** The text that a file has at the base, or why it has none. */
function text(file: string, from = at()): string | readonly string[] {
  const entry = from.files.open(file)
  if (!entry.known) return reasons(entry)
  return entry.value.kind === 'file' ? entry.value.bytes.toString() : entry.value.entries
}

beforeAll(() => {
  temporary = mkdtempSync(join(realpathSync(tmpdir()), 'rollcall-base-'))
  root = join(temporary, 'repository')
  mkdirSync(root)
  git(root, 'init', '--quiet', '--initial-branch=main')
  write('policy.yml', 'base\n')
  write('same.yml', 'same\n')
  write('gone.yml', 'gone at head\n')
  write('inventory/b.ini', 'b\n')
  write('inventory/a.ini', 'a\n')
  write('sub/folder/hosts.ini', 'sub\n')
  write('script', '#!/bin/sh\n')
  chmodSync(join(root, 'script'), 0o755)
  symlinkSync('policy.yml', join(root, 'link.yml'))
  symlinkSync('inventory', join(root, 'linked'))
  for (const name of ODD) write(`odd/${name}`, `base of ${name}\n`)
  write('a', 'the file a\n')
  git(temporary, 'init', '--quiet', 'module')
  writeFileSync(join(temporary, 'module/hosts.ini'), 'module\n')
  commit(join(temporary, 'module'), 'module')
  git(
    root,
    '-c',
    'protocol.file.allow=always',
    'submodule',
    '--quiet',
    'add',
    '../module',
    'module',
  )
  base = commit(root, 'base')
  write('policy.yml', 'head\n')
  write('new.yml', 'new\n')
  write('inventory/c.ini', 'c\n')
  write('chosen/hosts.ini', 'chosen by the change\n')
  symlinkSync('chosen', join(root, 'generated'))
  rmSync(join(root, 'gone.yml'))
  for (const name of ODD) write(`odd/${name}`, `head of ${name}\n`)
  commit(root, 'head')
  write('made.ini', 'made by a step\n')
})

afterAll(() => rmSync(temporary, { recursive: true, force: true }))

describe('what judges a change is read at its base', () => {
  test('a file that the change edits, and names it', () => {
    const from = at()
    expect(text('same.yml', from)).toBe('same\n')
    expect(from.edited()).toEqual([])
    expect(text('policy.yml', from)).toBe('base\n')
    expect(text('./policy.yml', from)).toBe('base\n')
    expect(text(join(root, 'policy.yml'), from)).toBe('base\n')
    expect(from.edited()).toEqual(['policy.yml', './policy.yml', join(root, 'policy.yml')])
    expect(from.added()).toEqual([])
  })

  test('a file that the change deletes', () => {
    const from = at()
    expect(text('gone.yml', from)).toBe('gone at head\n')
    expect(from.edited()).toEqual(['gone.yml'])
  })

  test('a directory, without what the change adds to it', () => {
    expect(text('inventory')).toEqual(['a.ini', 'b.ini'])
    expect(text('inventory/')).toEqual(['a.ini', 'b.ini'])
    expect(text('inventory/a.ini')).toBe('a\n')
  })

  test('a directory with what a step of the workflow makes in it', () => {
    write('.gitignore', '*.made\n')
    write('inventory/generated.ini', 'web-9\n')
    write('inventory/sub/deep.made', 'web-10\n')
    const from = at()
    expect(text('inventory', from)).toEqual(['a.ini', 'b.ini', 'generated.ini', 'sub'])
    expect(text('inventory/generated.ini', from)).toBe('web-9\n')
    expect(text('inventory/sub', from)).toEqual(['deep.made'])
    expect(text('inventory/sub/deep.made', from)).toBe('web-10\n')
    expect(from.added()).toEqual(['inventory/c.ini'])
    for (const made of ['inventory/generated.ini', 'inventory/sub', '.gitignore']) {
      rmSync(join(root, made), { recursive: true })
    }
  })

  test('a directory that the change adds, with nothing but what is made in it', () => {
    write('chosen/generated.ini', 'web-9\n')
    const from = at()
    expect(text('chosen/', from)).toEqual(['generated.ini'])
    expect(text('chosen/generated.ini', from)).toBe('web-9\n')
    expect(from.added()).toEqual(['chosen/hosts.ini'])
    expect(text('.', from)).toEqual(expect.arrayContaining(['chosen', 'gone.yml', 'made.ini']))
    expect(from.added()).toEqual(['chosen/hosts.ini', './generated', './new.yml'])
    rmSync(join(root, 'chosen/generated.ini'))
  })

  test('a link that is made in a directory is refused and not passed over', () => {
    symlinkSync('../policy.yml', join(root, 'inventory/made.ini'))
    expect(text('inventory')).toEqual(['a.ini', 'b.ini', 'made.ini'])
    expect(text('inventory/made.ini')).toEqual([expect.stringContaining('a symbolic link')])
    rmSync(join(root, 'inventory/made.ini'))
  })

  test('a file that git no longer tracks, and that is made again', () => {
    git(root, 'rm', '--quiet', '--cached', 'inventory/b.ini')
    write('inventory/b.ini', 'made again\n')
    const from = at()
    expect(text('inventory', from)).toEqual(['a.ini', 'b.ini'])
    expect(text('inventory/b.ini', from)).toBe('b\n')
    expect(from.edited()).toEqual(['inventory/b.ini'])
    git(root, 'reset', '--quiet', '--hard')
  })

  test('not a directory that the change makes a link or a file', () => {
    const before = join(root, 'inventory')
    renameSync(before, join(temporary, 'kept'))
    symlinkSync('chosen', before)
    expect(text('inventory')).toEqual([expect.stringContaining('a symbolic link')])
    rmSync(before)
    write('inventory', 'web-9\n')
    const from = at()
    expect(text('inventory', from)).toEqual(['a.ini', 'b.ini'])
    expect(from.edited()).toEqual(['inventory'])
    rmSync(before)
    renameSync(join(temporary, 'kept'), before)
  })

  test('says where it was read, and whether it may be executed', () => {
    expect(at().files.open('script')).toMatchObject({
      value: { executable: true, from: `base ${base.slice(0, 7)}` },
    })
    expect(at().files.open('same.yml')).toMatchObject({ value: { executable: false } })
  })

  test('not a file that only the change has, which is named', () => {
    const from = at()
    expect(from.files.open('new.yml')).toMatchObject({ because: [{ absent: true }] })
    expect(text('new.yml', from)).toEqual([
      `new.yml:1:1 new.yml is new in this change and not at its base ${base.slice(0, 7)}, so it cannot judge the change`,
    ])
    expect(from.added()).toEqual(['new.yml'])
    expect(text('inventory/c.ini', from)).toHaveLength(1)
    expect(text('chosen', from)).toHaveLength(1)
    expect(from.added()).toEqual(['new.yml', 'inventory/c.ini', 'chosen'])
  })

  test('a file that no commit has is read where it is', () => {
    const from = at()
    expect(text('made.ini', from)).toBe('made by a step\n')
    expect(from.files.open('made.ini')).toMatchObject({ value: { from: undefined } })
    expect([from.edited(), from.added()]).toEqual([[], []])
    expect(from.files.open('nowhere.yml')).toMatchObject({ because: [{ absent: true }] })
  })

  test('a file outside the repository is read where it is', () => {
    writeFileSync(join(temporary, 'outside.ini'), 'outside\n')
    expect(text('../outside.ini')).toBe('outside\n')
    expect(text(join(temporary, 'outside.ini'))).toBe('outside\n')
  })

  test('of a revision by any of its names', () => {
    expect(text('policy.yml', at(root, 'HEAD~1'))).toBe('base\n')
    expect(text('policy.yml', at(root, base.slice(0, 9)))).toBe('base\n')
    expect(text('policy.yml', at(root, 'main'))).toBe('head\n')
  })
})

describe('a name is a name and no pattern', () => {
  test.each(ODD)('%j', (name) => {
    const from = at()
    expect(text(`odd/${name}`, from)).toBe(`base of ${name}\n`)
    expect(from.edited()).toEqual([`odd/${name}`])
    expect(text(name, at(join(root, 'odd')))).toBe(`base of ${name}\n`)
  })

  test('a pattern that matches what is there is not there', () => {
    for (const name of ['polic*.yml', ':(glob)**', ':/', ':!policy.yml', '[a]', 'inventor?']) {
      const from = at()
      expect(reasons(from.files.open(name))).toEqual([`${name}:1:1 ${name} does not exist`])
      expect(from.added()).toEqual([])
    }
  })

  test('also where the workflow asks git for patterns', () => {
    process.env['GIT_GLOB_PATHSPECS'] = '1'
    expect(text('odd/all*')).toBe('base of all*\n')
    delete process.env['GIT_GLOB_PATHSPECS']
  })
})

describe('what leads elsewhere is refused', () => {
  const THROUGH =
    'is reached through a symbolic link or a submodule, and the change may have set where that leads'

  test.each([
    ['link.yml', 'link.yml is a symbolic link at the base, and it is not followed'],
    ['linked', 'linked is a symbolic link at the base, and it is not followed'],
    ['module', 'module is a submodule at the base, and it is not followed'],
    ['linked/a.ini', `linked/a.ini ${THROUGH}`],
    ['generated/hosts.ini', `generated/hosts.ini ${THROUGH}`],
    ['module/hosts.ini', `module/hosts.ini ${THROUGH}`],
  ])('%s', (file, what) => {
    expect(text(file)).toEqual([`${file}:1:1 ${what}`])
  })

  test('but not a repository of its own that a step checked out', () => {
    git(root, 'init', '--quiet', 'checkout')
    write('checkout/hosts.ini', 'another repository\n')
    commit(join(root, 'checkout'), 'hosts')
    expect(text('checkout/hosts.ini')).toBe('another repository\n')
  })
})

describe('the folder may be', () => {
  test('below the top of the repository', () => {
    const from = at(join(root, 'sub'))
    expect(text('folder/hosts.ini', from)).toBe('sub\n')
    expect(text('../policy.yml', from)).toBe('base\n')
    expect(from.edited()).toEqual(['../policy.yml'])
  })

  test('reached through a link', () => {
    symlinkSync(root, join(temporary, 'alias'))
    for (const file of ['policy.yml', join(temporary, 'alias/policy.yml')]) {
      const from = at(join(temporary, 'alias'))
      expect(text(file, from)).toBe('base\n')
      expect(from.edited()).toEqual([file])
    }
    expect(text(join(temporary, 'alias/policy.yml'))).toBe('base\n')
    expect(text('gone.yml', at(join(temporary, 'alias')))).toBe('gone at head\n')
  })
})

describe('a base that cannot be read', () => {
  const sentence = (revision: string, why = '') =>
    `${revision}:1:1 The base ${revision} is not in this checkout${why}, and policy and inventory are read from it, never from the change they judge`

  test.each([
    'nosuch',
    '',
    '--output=x',
    '-h',
    '--all',
    '^main',
    'main..HEAD',
    'HEAD:policy.yml',
    '0'.repeat(40),
    'main\nx',
  ])('%j is no commit', (revision) => {
    const before = readdirSync(root)
    expect(reasons(baseOf(root, revision))).toEqual([sentence(revision)])
    expect(readdirSync(root)).toEqual(before)
  })

  test('a shallow checkout without it says how to get it', () => {
    git(temporary, 'clone', '--quiet', '--depth=1', `file://${root}`, 'shallow')
    const found = baseOf(join(temporary, 'shallow'), base)
    expect(reasons(found)).toEqual([sentence(base)])
    expect(found).toMatchObject({ because: [{ next: expect.stringContaining('fetch-depth: 0') }] })
  })

  test('a folder that is no repository', () => {
    mkdirSync(join(temporary, 'bare-folder'))
    expect(reasons(baseOf(join(temporary, 'bare-folder'), 'main'))).toEqual([
      sentence('main', ' (fatal: not a git repository (or any of the parent directories): .git)'),
    ])
  })

  test('a folder that does not exist', () => {
    expect(reasons(baseOf(join(temporary, 'nowhere'), 'main'))).toEqual([
      sentence('main', ' (git did not run: spawnSync git ENOENT)'),
    ])
  })

  test('an index that is torn leaves nothing to be believed', () => {
    execFileSync('cp', ['-a', root, join(temporary, 'torn')])
    writeFileSync(join(temporary, 'torn/.git/index'), 'torn')
    const from = at(join(temporary, 'torn'))
    expect(text('policy.yml', from)).toBe('base\n')
    expect(text('made.ini', from)).toEqual([expect.stringContaining('cannot be read at the base')])
  })
})

describe('a hook that runs it does not choose the repository', () => {
  const before = { ...process.env }
  afterEach(() => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
  })

  test('by its environment', () => {
    process.env['GIT_DIR'] = join(temporary, 'module/.git')
    process.env['GIT_WORK_TREE'] = join(temporary, 'module')
    process.env['GIT_INDEX_FILE'] = join(temporary, 'module/.git/index')
    expect(text('policy.yml')).toBe('base\n')
    expect(text('new.yml')).toHaveLength(1)
  })
})
