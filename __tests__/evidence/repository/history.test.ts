import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from '@jest/globals'
import fc from 'fast-check'
import { topOf } from '../../../src/evidence/repository/git.ts'
import { type History, openHistory } from '../../../src/evidence/repository/history.ts'
import type { Evidence } from '../../../src/model/evidence.ts'
import { reasons } from '../memory.ts'
import { makeRepository, type Repository, ROBIN } from './repository.ts'

function historyOf(root: string): History {
  const found = openHistory(root)
  if (!found.known) throw new Error(reasons(found).join())
  return found.value
}

/** What is known, or why it is not. */
function answer<T>(evidence: Evidence<T>): T | readonly string[] {
  return evidence.known ? evidence.value : evidence.because.map(({ what }) => what)
}

const proven = (how: string) => ({ kind: 'proven', how })
const other = (why: string) => ({ kind: 'other', why })

const LINES = 'one\ntwo\nthree\nfour\nfive\nsix\nseven\n'
const NO_WAY =
  'its history and that of the base branch cross, so git knows more than one way to merge them'

let repository: Repository
let history: History
/** The branch: its first commit, and one later. */
let first: string
let later: string
/** What was approved, on the first commit of the branch. */
let approved: string

beforeAll(() => {
  repository = makeRepository()
  first = repository.commit({ 'lib/a.txt': LINES, 'lib/b.txt': LINES, keep: 'keep\n' })
  approved = repository.commit({ 'lib/a.txt': LINES.replace('one', 'ONE') })
  later = repository.commit({ 'lib/a.txt': LINES.replace('seven', 'SEVEN') }, { parents: [first] })
  repository.branch('main', later)
  repository.checkout('main')
  history = historyOf(repository.root)
})

afterAll(() => repository.remove())

describe('what was approved, and the present head', () => {
  const held = (head: string, base = later, from = approved) =>
    answer(history.held({ approved: from, head, base }))

  test('the same commit', () => {
    expect(held(approved)).toEqual({ kind: 'same' })
  })

  test('a clean merge of the base branch', () => {
    expect(held(repository.merge(approved, later))).toEqual(proven('update'))
  })

  test('several of them, also of an older commit of the base branch', () => {
    const newest = repository.commit({ 'lib/c.txt': 'c\n' }, { parents: [later] })
    const head = repository.merge(repository.merge(approved, later), newest)
    expect(held(head, newest)).toEqual(proven('update'))
    expect(held(head, repository.commit({ d: 'd\n' }, { parents: [newest] }))).toEqual(
      proven('update'),
    )
  })

  test('a merge of more than the base branch had is none', () => {
    const newest = repository.commit({ 'lib/c.txt': 'c\n' }, { parents: [later] })
    expect(held(repository.merge(approved, newest), later)).toEqual(
      other('lib/c.txt was edited after it'),
    )
  })

  test('a rebase onto the newer base branch', () => {
    expect(held(repository.rebase(approved, later))).toEqual(proven('rebase'))
  })

  test('a rebase in which commits were squashed', () => {
    const second = repository.commit({ 'lib/b.txt': 'b\n' }, { parents: [approved] })
    expect(held(repository.squash(later, second), later, second)).toEqual(proven('rebase'))
  })

  test('a message that was amended', () => {
    const amended = repository.commit(
      { 'lib/a.txt': LINES.replace('one', 'ONE') },
      { parents: [first], message: 'Better said' },
    )
    expect(held(amended)).toEqual(proven('rebase'))
  })

  test('a merge of it into the base branch, which is the head then', () => {
    expect(held(repository.merge(later, approved))).toEqual(proven('rebase'))
  })

  test('a rebase that was brought up to date afterwards', () => {
    const newest = repository.commit({ 'lib/c.txt': 'c\n' }, { parents: [later] })
    const head = repository.merge(repository.rebase(approved, later), newest)
    expect(held(head, newest)).toEqual(proven('rebase'))
  })

  test('an edit', () => {
    expect(held(repository.commit({ 'lib/b.txt': 'b\n' }, { parents: [approved] }))).toEqual(
      other('lib/b.txt was edited after it'),
    )
  })

  test('names no more than three files', () => {
    const edit = (...names: string[]) =>
      held(
        repository.commit(Object.fromEntries(names.map((name) => [name, 'x\n'])), {
          parents: [approved],
        }),
      )
    expect(edit('x', 'y', 'z')).toEqual(other('x, y and z were edited after it'))
    expect(edit('w', 'x', 'y', 'z')).toEqual(other('w, x and 2 more were edited after it'))
  })

  test('an edit, and a clean merge behind which it hides', () => {
    const edited = repository.commit({ 'lib/b.txt': 'b\n' }, { parents: [approved] })
    expect(held(repository.merge(edited, later))).toEqual(other('lib/b.txt was edited after it'))
  })

  test('a merge that holds more than was merged', () => {
    const evil = repository.merge(approved, later, { files: { 'lib/b.txt': 'evil\n' } })
    expect(repository.parents(evil)).toEqual([approved, later])
    expect(held(evil)).toEqual(other('lib/b.txt was edited after it'))
    expect(held(repository.merge(approved, later, { strategy: 'ours' }))).toEqual(
      other('lib/a.txt was edited after it'),
    )
  })

  test('a second merge that holds more than was merged', () => {
    const newest = repository.commit({ 'lib/c.txt': 'c\n' }, { parents: [later] })
    const evil = repository.merge(approved, later, { files: { 'lib/b.txt': 'evil\n' } })
    expect(held(repository.merge(evil, newest), newest)).toEqual(
      other('lib/b.txt was edited after it'),
    )
  })

  test('a conflict that was resolved by hand', () => {
    const onto = repository.commit(
      { 'lib/a.txt': LINES.replace('one', 'EINS') },
      { parents: [first] },
    )
    const head = repository.merge(approved, onto, {
      files: { 'lib/a.txt': LINES.replace('one', 'ONE') },
    })
    expect(held(head, onto)).toEqual(
      other(
        'it conflicts with the base branch in lib/a.txt, and nothing proves how that was resolved',
      ),
    )
  })

  test('a merge of a branch that nobody reviewed', () => {
    const side = repository.commit(
      { 'lib/side.txt': 'side\n' },
      { parents: [first], author: ROBIN },
    )
    expect(held(repository.merge(approved, side))).toEqual(
      other('lib/side.txt was edited after it'),
    )
    expect(held(repository.merge(repository.merge(approved, side), later))).toEqual(
      other('lib/side.txt was edited after it'),
    )
  })

  test('a merge with three parents', () => {
    const side = repository.commit({ 'lib/side.txt': 'side\n' }, { parents: [first] })
    const files = { 'lib/a.txt': LINES.replace('one', 'ONE').replace('seven', 'SEVEN') }
    const octopus = repository.commit(
      { ...files, 'lib/side.txt': 'side\n' },
      { parents: [approved, later, side] },
    )
    expect(held(octopus)).toEqual(other('lib/side.txt was edited after it'))
  })

  test('a head that was taken back, or stands on an older base, undoes what was approved', () => {
    const more = repository.commit({ 'lib/b.txt': 'b\n' }, { parents: [approved] })
    expect(held(approved, later, more)).toEqual(other('lib/b.txt was edited after it'))
    const updated = repository.merge(approved, later)
    expect(held(approved, later, updated)).toEqual(
      other('it stood on a newer commit of the base branch'),
    )
    // The very files that were approved, as if what the base branch has were the author's own.
    const files = { 'lib/a.txt': LINES.replace('one', 'ONE').replace('seven', 'SEVEN') }
    const own = repository.commit(files, { parents: [first] })
    expect(repository.tree(own)).toBe(repository.tree(updated))
    expect(held(own, later, updated)).toEqual(
      other('it stood on a newer commit of the base branch'),
    )
  })

  test('a clean merge onto less than what was approved', () => {
    const more = repository.commit({ 'lib/b.txt': 'b\n' }, { parents: [approved] })
    expect(held(repository.merge(approved, later), later, more)).toEqual(
      other('lib/b.txt was edited after it'),
    )
  })

  test('the files that were approved, on a newer base whose own are gone', () => {
    const reverts = repository.commit(
      { 'lib/a.txt': LINES.replace('one', 'ONE') },
      { parents: [later] },
    )
    expect(repository.tree(reverts)).toBe(repository.tree(approved))
    expect(held(reverts)).toEqual(other('lib/a.txt was edited after it'))
  })

  test('no commit in common', () => {
    const orphan = repository.commit({ 'lib/a.txt': LINES.replace('one', 'ONE') }, { parents: [] })
    expect(held(orphan)).toEqual(other('it has no commit in common with the base branch'))
    expect(held(approved, later, orphan)).toEqual(
      other('it has no commit in common with the base branch'),
    )
  })

  test('histories that cross', () => {
    const theirs = repository.merge(later, approved)
    const ours = repository.merge(approved, later)
    const base = repository.commit({ c: 'c\n' }, { parents: [theirs] })
    const mine = repository.commit({ d: 'd\n' }, { parents: [ours] })
    expect(repository.git('merge-base', '--all', mine, base).split('\n')).toHaveLength(2)
    expect(held(repository.merge(mine, base), base, mine)).toEqual(other(NO_WAY))
  })

  describe('after it was merged', () => {
    test('what else the head brought is not of the base branch', () => {
      const side = repository.commit({ 'lib/side.txt': 'side\n' }, { parents: [first] })
      const head = repository.merge(approved, side)
      const base = repository.commit({ e: 'e\n' }, { parents: [repository.merge(later, head)] })
      expect(held(head, base)).toEqual(other('lib/side.txt was edited after it'))
    })

    test('a clean update of before is one', () => {
      const head = repository.merge(approved, later)
      const base = repository.commit({ e: 'e\n' }, { parents: [repository.merge(later, head)] })
      expect(held(head, base)).toEqual(proven('update'))
      expect(held(repository.rebase(approved, later), repository.squash(later, head))).toEqual(
        proven('rebase'),
      )
    })

    test('a branch that was moved forward to the head shows nothing', () => {
      const head = repository.merge(approved, later)
      const why =
        'the base branch already has the whole head, and nothing tells what came from where'
      expect(held(head, head)).toEqual(other(why))
      expect(held(head, repository.commit({ e: 'e\n' }, { parents: [head] }))).toEqual(other(why))
    })
  })
})

describe('what a pull request brought to the branch', () => {
  const brought = (result: string, head = approved, onto = later) =>
    answer(history.brought({ head, onto, result }))

  test('the head itself', () => {
    expect(brought(approved, approved, first)).toEqual({ kind: 'same' })
  })

  test('a merge, from either side', () => {
    expect(brought(repository.merge(later, approved))).toEqual(proven('merge'))
    expect(brought(repository.merge(approved, later))).toEqual(proven('merge'))
    expect(brought(repository.merge(first, approved), approved, first)).toEqual(proven('merge'))
  })

  test('a squash', () => {
    expect(brought(repository.squash(later, approved))).toEqual(proven('squash'))
  })

  test('a rebase of several commits', () => {
    const second = repository.commit({ 'lib/b.txt': 'b\n' }, { parents: [approved] })
    const result = repository.rebase(second, later)
    expect(repository.parents(result)).not.toEqual([later])
    expect(brought(result, second)).toEqual(proven('rebase'))
  })

  test.each([
    ['merge', () => repository.merge(later, approved, { files: { x: 'x\n' } })],
    ['squash', () => repository.squash(later, approved, { files: { x: 'x\n' } })],
    [
      'rebase',
      () => repository.commit({ x: 'x\n' }, { parents: [repository.rebase(approved, later)] }),
    ],
  ])('a %s with more in it', (_how, make) => {
    expect(brought(make())).toEqual(other('x was edited as it went in'))
  })

  test('only a part of a rebase', () => {
    const second = repository.commit({ 'lib/b.txt': 'b\n' }, { parents: [approved] })
    expect(brought(repository.rebase(approved, later), second)).toEqual(
      other('lib/b.txt was edited as it went in'),
    )
  })

  test('a conflict', () => {
    const onto = repository.commit(
      { 'lib/a.txt': LINES.replace('one', 'EINS') },
      { parents: [first] },
    )
    const result = repository.merge(onto, approved, { files: { 'lib/a.txt': 'by hand\n' } })
    expect(brought(result, approved, onto)).toMatchObject({
      kind: 'other',
      why: expect.stringContaining('it conflicts with the base branch in lib/a.txt'),
    })
  })

  test('the right files on the wrong parents', () => {
    const alone = (id: string) =>
      other(`${id.slice(0, 7)} does not stand on ${later.slice(0, 7)} alone`)
    const side = repository.commit({ 'lib/side.txt': 'side\n' }, { parents: [first] })
    const files = { 'lib/a.txt': LINES.replace('one', 'ONE').replace('seven', 'SEVEN') }
    for (const parents of [
      [],
      [first],
      [side],
      [later, side],
      [side, later],
      [later, approved, side],
    ]) {
      const result = repository.commit({ ...files, 'lib/side.txt': null }, { parents })
      expect(brought(result)).toEqual(alone(result))
    }
    expect(brought(later)).toEqual(alone(later))
    const hidden = repository.commit(
      { 'lib/side.txt': null },
      { parents: [repository.merge(repository.rebase(approved, later), side)] },
    )
    expect(brought(hidden)).toEqual(alone(hidden))
  })

  test('histories that have nothing in common, or cross', () => {
    const orphan = repository.commit({ o: 'o\n' }, { parents: [] })
    expect(brought(repository.commit({ o: 'o\n' }, { parents: [later] }), orphan)).toEqual(
      other('it has no commit in common with the base branch'),
    )
    const onto = repository.commit({ c: 'c\n' }, { parents: [repository.merge(later, approved)] })
    const head = repository.commit({ d: 'd\n' }, { parents: [repository.merge(approved, later)] })
    expect(brought(repository.squash(onto, head), head, onto)).toEqual(other(NO_WAY))
  })
})

describe('what is not of the files has no say in a merge', () => {
  let world: Repository
  let onto: string
  let head: string
  /** What a merge is that keeps the lines of both, as `merge=union` does. */
  let united: string
  const before = { ...process.env }

  beforeEach(() => {
    world = makeRepository()
    const base = world.commit({ list: 'a\n', 'old/x': LINES, 'old/y': `${LINES}y\n` })
    onto = world.commit({ list: 'a\nonto\n' })
    head = world.commit({ list: 'a\nhead\n' }, { parents: [base] })
    united = world.commit({ list: 'a\nonto\nhead\n' }, { parents: [onto, head] })
    world.branch('main', onto)
    world.checkout('main')
  })

  afterEach(() => {
    world.remove()
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    Object.assign(process.env, before)
  })

  /** What git makes of it in the checkout, where all that has its say. */
  const plainly = (ours = onto, theirs = head) => {
    const { status, stdout } = run(world.root, ['merge-tree', '--write-tree', ours, theirs])
    return status === 0 ? stdout.trim() : 'conflict'
  }
  const run = (cwd: string, args: string[]) => {
    try {
      const stdout = execFileSync('git', args, {
        cwd,
        encoding: 'utf8',
        stdio: 'pipe',
        env: process.env,
      })
      return { status: 0, stdout }
    } catch (error) {
      return error as { status: number; stdout: string }
    }
  }
  const brought = (result = united) => answer(historyOf(world.root).brought({ head, onto, result }))

  test('nothing at all', () => {
    expect(plainly()).toBe('conflict')
    expect(brought()).toMatchObject({ kind: 'other' })
  })

  test.each<[string, () => void]>([
    ['attributes in the working tree', () => put('.gitattributes', '* merge=union\n')],
    ['attributes of the clone', () => put('.git/info/attributes', '* merge=union\n')],
    [
      'attributes that the configuration names',
      () => {
        put('mine', '* merge=union\n')
        world.git('config', 'core.attributesFile', join(world.root, 'mine'))
      },
    ],
    [
      'attributes of the user',
      () => {
        put('home/git/attributes', '* merge=union\n')
        process.env['XDG_CONFIG_HOME'] = join(world.root, 'home')
      },
    ],
    [
      'a driver of the clone',
      () => {
        put('.git/info/attributes', '* merge=mine\n')
        world.git('config', 'merge.mine.driver', 'printf "a\\nonto\\nhead\\n" > %A')
      },
    ],
    ['a driver for all files', () => world.git('config', 'merge.default', 'union')],
    [
      'a driver in the configuration of the environment',
      () => {
        put('.git/info/attributes', '* merge=mine\n')
        process.env['GIT_CONFIG_COUNT'] = '1'
        process.env['GIT_CONFIG_KEY_0'] = 'merge.mine.driver'
        process.env['GIT_CONFIG_VALUE_0'] = 'printf "a\\nonto\\nhead\\n" > %A'
      },
    ],
    [
      'a commit in place of another',
      () => {
        const harmless = world.commit(
          { list: 'a\nonto\nhead\n' },
          { parents: [...world.parents(head)] },
        )
        world.git('replace', onto, harmless)
        world.git('replace', head, harmless)
      },
    ],
  ])('%s', (_name, arrange) => {
    arrange()
    expect(plainly()).toBe(world.tree(united))
    expect(brought()).toMatchObject({
      kind: 'other',
      why: expect.stringContaining('it conflicts with the base branch in list'),
    })
  })

  test('attributes that both sides have', () => {
    const base = world.commit(
      { '.gitattributes': '* merge=union\n' },
      { parents: world.parents(onto) },
    )
    onto = world.commit({ list: 'a\nonto\n' })
    head = world.commit({ list: 'a\nhead\n' }, { parents: [base] })
    united = world.commit({ list: 'a\nonto\nhead\n' }, { parents: [onto, head] })
    world.branch('main', onto)
    world.git('reset', '--quiet', '--hard', onto)
    expect(plainly()).toBe(world.tree(united))
    expect(brought()).toMatchObject({ kind: 'other' })
  })

  test('a history that was grafted', () => {
    // With another parent the merge takes the file of one side alone.
    const grafted = world.commit({ list: 'a\nhead\n' }, { parents: [onto, head] })
    put('.git/info/grafts', `${head} ${onto}\n`)
    expect(plainly()).toBe(world.tree(grafted))
    expect(brought(grafted)).toMatchObject({ kind: 'other' })
  })

  test('a resolution that was recorded', () => {
    world.git('config', 'rerere.enabled', 'true')
    world.git('config', 'rerere.autoUpdate', 'true')
    for (const _again of [1, 2]) {
      world.checkout(onto)
      run(world.root, ['merge', '--quiet', head])
      put('list', 'a\nonto\nhead\n')
      world.git('add', 'list')
      world.git('commit', '--quiet', '--message', 'resolved')
    }
    expect(readdirSync(join(world.root, '.git/rr-cache'))).not.toEqual([])
    expect(brought()).toMatchObject({ kind: 'other' })
  })

  /** One side moves a folder, the other edits a file of it, or puts one there. */
  const moveAnd = (edited: string) => {
    const base = world.parents(onto)[0] as string
    onto = world.commit(
      { 'old/x': null, 'old/y': null, 'new/x': LINES, 'new/y': `${LINES}y\n` },
      { parents: [base] },
    )
    head = world.commit({ [edited]: LINES.replace('one', 'ONE') }, { parents: [base] })
  }
  const mergeOf = (tree: string) =>
    world.git('commit-tree', '-p', onto, '-p', head, '-m', 'merge', tree)

  test.each(['merge.renames', 'diff.renames'])('%s', (key) => {
    moveAnd('old/x')
    const usual = mergeOf(plainly())
    world.git('config', key, 'false')
    expect(brought(usual)).toEqual(proven('merge'))
  })

  test('merge.directoryRenames', () => {
    moveAnd('old/z')
    expect(plainly()).toBe('conflict')
    world.git('config', 'merge.directoryRenames', 'true')
    const swayed = mergeOf(plainly())
    expect(world.git('ls-tree', '--name-only', '-r', swayed).split('\n')).toContain('new/z')
    expect(brought(swayed)).toMatchObject({ kind: 'other' })
  })

  test('filters and line ends', () => {
    const clean = world.commit({ list: 'a\r\nonto\r\n' }, { parents: world.parents(onto) })
    put('.gitattributes', '* text eol=lf\n')
    world.git('config', 'merge.renormalize', 'true')
    world.git('config', 'core.autocrlf', 'true')
    const history = historyOf(world.root)
    expect(answer(history.brought({ head, onto: clean, result: united }))).toMatchObject({
      kind: 'other',
    })
  })

  test('the environment and hooks', () => {
    const elsewhere = makeRepository()
    elsewhere.commit({ list: 'elsewhere\n' })
    const hook = join(world.root, '.git/hooks/reference-transaction')
    put('.git/hooks/reference-transaction', '#!/bin/sh\ntouch hooked\n')
    chmodSync(hook, 0o755)
    Object.assign(process.env, {
      GIT_DIR: join(elsewhere.root, '.git'),
      GIT_OBJECT_DIRECTORY: join(elsewhere.root, '.git/objects'),
      GIT_ALTERNATE_OBJECT_DIRECTORIES: join(elsewhere.root, '.git/objects'),
      GIT_REPLACE_REF_BASE: 'refs/mine',
      GIT_ATTR_SOURCE: onto,
      GIT_SHALLOW_FILE: hook,
      GIT_GRAFT_FILE: hook,
      GIT_TRACE: '1',
      GIT_DIFF_OPTS: '--unified=9',
      GIT_EXTERNAL_DIFF: 'false',
      GIT_PAGER: 'false',
    })
    const history = historyOf(world.root)
    expect(history.head).toBe(onto)
    expect(answer(history.changed(onto, united))).toEqual(['list'])
    expect(brought()).toMatchObject({ kind: 'other' })
    expect(readdirSync(world.root)).not.toContain('hooked')
    elsewhere.remove()
  })

  test('submodules are what commits say, without being asked', () => {
    const base = world.commit(
      { module: { submodule: 'a'.repeat(40) }, '.gitmodules': MODULE },
      { parents: [onto] },
    )
    const ours = world.commit({ other: 'x\n' })
    const theirs = world.commit({ module: { submodule: 'b'.repeat(40) } }, { parents: [base] })
    const history = historyOf(world.root)
    expect(answer(history.changed(base, theirs))).toEqual(['module'])
    const question = { head: theirs, onto: ours }
    const right = world.commit({ module: { submodule: 'b'.repeat(40) } }, { parents: [ours] })
    const wrong = world.commit({ module: { submodule: 'c'.repeat(40) } }, { parents: [ours] })
    expect(answer(history.brought({ ...question, result: right }))).toEqual(proven('squash'))
    expect(answer(history.brought({ ...question, result: wrong }))).toEqual(
      other('module was edited as it went in'),
    )
    const both = world.commit({ module: { submodule: 'd'.repeat(40) } }, { parents: [base] })
    expect(answer(history.brought({ head: theirs, onto: both, result: right }))).toMatchObject({
      kind: 'other',
    })
  })

  test('what is computed is not left in the checkout', () => {
    const clean = world.merge(onto, world.commit({ q: 'q\n' }, { parents: world.parents(onto) }))
    const objects = world.git('count-objects', '-v')
    const [ours = '', theirs = ''] = world.parents(clean)
    const history = historyOf(world.root)
    expect(answer(history.brought({ head: theirs, onto: ours, result: united }))).toMatchObject({
      kind: 'other',
    })
    expect(answer(history.brought({ head: theirs, onto: ours, result: clean }))).toEqual(
      proven('merge'),
    )
    expect(world.git('count-objects', '-v')).toBe(objects)
  })

  const put = (file: string, text: string) => {
    mkdirSync(join(world.root, file, '..'), { recursive: true })
    writeFileSync(join(world.root, file), text)
  }
})

const MODULE = '[submodule "module"]\n\tpath = module\n\turl = ./module\n\tignore = all\n'

describe('commits between two', () => {
  test('by first parents, newest first, until what the other reaches', () => {
    const merge = repository.merge(later, approved, { message: 'Merge it\nwithout a blank line' })
    const top = repository.commit({ t: 't\n' }, { parents: [merge], message: '\n\nTop\n\nBody' })
    expect(answer(history.steps(first, top))).toEqual([
      { id: top, parents: [merge], title: 'Top' },
      { id: merge, parents: [later, approved], title: 'Merge it' },
      { id: later, parents: [first], title: 'Change lib/a.txt' },
    ])
    expect(answer(history.steps(approved, top))).toMatchObject([
      { id: top },
      { id: merge },
      { id: later },
    ])
    expect(answer(history.steps(later, top))).toMatchObject([{ id: top }, { id: merge }])
    // What is live came in through another parent.
    const live = repository.commit({ l: 'l\n' }, { parents: [repository.merge(approved, later)] })
    expect(answer(history.steps(live, top))).toMatchObject([{ id: top }, { id: merge }])
    expect(answer(history.steps(top, first))).toEqual([])
  })

  test('by any parent', () => {
    const merge = repository.merge(later, approved)
    const value = answer(history.commits(first, merge))
    expect([...value].sort()).toEqual([merge, later, approved].sort())
    expect(answer(history.commits(approved, merge))).toEqual([merge, later])
    expect(answer(history.commits(merge, approved))).toEqual([])
  })

  test('without a message, or with an odd one', () => {
    const odd = ['', '\u001b[31mred', 'two\0parts', ' blank ', '%H %n', 'Zoë'].map((message) =>
      repository.commit({ m: message }, { parents: [first], message }),
    )
    expect(odd.map((id) => answer(history.steps(first, id)))).toMatchObject(
      ['', '\u001b[31mred', 'two', 'blank', '%H %n', 'Zoë'].map((title) => [{ title }]),
    )
  })

  test('where both meet', () => {
    expect(answer(history.mergeBase(approved, later))).toBe(first)
    expect(answer(history.mergeBase(first, later))).toBe(first)
    expect(answer(history.mergeBase(later, later))).toBe(later)
    const orphan = repository.commit({ o: 'o\n' }, { parents: [] })
    expect(answer(history.mergeBase(orphan, later))).toEqual([
      `${orphan} and ${later} have no commit in common`,
    ])
    const a = repository.merge(later, approved)
    const b = repository.merge(approved, later)
    expect(answer(history.mergeBase(a, b))).toEqual([
      `The histories of ${a} and ${b} cross, so they have no one commit in common from which a change could be told`,
    ])
  })
})

describe('files', () => {
  const ODD = [
    'with space',
    'line\nbreak',
    'quo"te',
    'tab\tstop',
    'é',
    '-dash',
    ':(glob)**',
    '[ab]',
  ]

  test('what changed, under its old and its new name', () => {
    const to = repository.commit(
      {
        'lib/a.txt': null,
        'moved.txt': LINES,
        'lib/b.txt': { executable: LINES },
        keep: { link: 'moved.txt' },
      },
      { parents: [first] },
    )
    expect(answer(history.changed(first, to))).toEqual([
      'keep',
      'lib/a.txt',
      'lib/b.txt',
      'moved.txt',
    ])
    expect(answer(history.changed(to, to))).toEqual([])
  })

  test('odd names are told as they are', () => {
    const files = Object.fromEntries(ODD.map((name) => [name, 'x\n']))
    const to = repository.commit(files, { parents: [first] })
    expect([...answer(history.changed(first, to))].sort()).toEqual([...ODD].sort())
    for (const name of ODD) expect(answer(history.text(to, name))).toBe('x\n')
    expect(answer(history.text(first, '[ab]'))).toBeUndefined()
    expect(answer(history.text(first, 'lib/*'))).toBeUndefined()
  })

  test.each([
    '',
    'nowhere',
    'lib/',
    '/keep',
    './keep',
    'lib/../keep',
    'keep/',
    'lib/a.txt/x',
    '-h',
    '.',
    '..',
  ])('none is at %j', (path) => {
    expect(history.text(first, path)).toEqual({ known: true, value: undefined })
  })

  test('not what is no file', () => {
    const odd = repository.commit(
      { link: { link: 'keep' }, module: { submodule: 'a'.repeat(40) } },
      { parents: [first] },
    )
    const at = `at ${odd.slice(0, 7)}, and a file belongs there`
    expect(answer(history.text(odd, 'link'))).toEqual([`link is a symbolic link ${at}`])
    expect(answer(history.text(odd, 'module'))).toEqual([`module is a submodule ${at}`])
    expect(answer(history.text(odd, 'lib'))).toEqual([`lib is a folder ${at}`])
  })
})

describe('a commit is named in full', () => {
  const none = '0'.repeat(40)

  test.each([
    '',
    'main',
    'HEAD',
    '--all',
    '-h',
    '^main',
    'main..HEAD',
    'ABCDEF'.repeat(7).slice(0, 40),
    `${'a'.repeat(40)}\n`,
    'a'.repeat(39),
    'a'.repeat(41),
    ':/x',
  ])('%j is refused', (name) => {
    const found = [
      history.steps(name, later),
      history.commits(later, name),
      history.changed(name, later),
      history.mergeBase(later, name),
      history.text(name, 'keep'),
      history.held({ approved: name, head: name, base: later }),
      history.brought({ head: name, onto: later, result: name }),
    ]
    for (const each of found) {
      expect(answer<unknown>(each)).toContainEqual(expect.stringContaining('is no full commit id'))
    }
  })

  test('what is not there is named with the way to get it', () => {
    const found = history.held({ approved: none, head: approved, base: later })
    expect(found).toMatchObject({
      known: false,
      because: [
        {
          what: `The commit ${none} is not in this checkout, so nothing can be proven about it`,
          next: `Check out with the whole history (fetch-depth: 0 for actions/checkout), or fetch it: git fetch origin ${none}`,
        },
      ],
    })
    expect(
      answer(history.brought({ head: none, onto: 'b'.repeat(40), result: later })),
    ).toHaveLength(2)
    expect(answer(history.commits(first, 'a'.repeat(64)))).toHaveLength(1)
  })

  test('a tree, a file or a tag is no commit', () => {
    repository.git('tag', '--annotate', '--message', 'v1', 'v1', later)
    for (const name of ['main^{tree}', 'main:keep', 'v1']) {
      const id = repository.git('rev-parse', name)
      expect(answer(history.commits(first, id))).toEqual([
        `The commit ${id} is not in this checkout, so nothing can be proven about it`,
      ])
    }
  })
})

describe('a checkout that does not have everything', () => {
  let world: Repository
  let root: string
  let live: string
  let side: string
  let head: string
  let tip: string

  //  root - … - live - … - tip
  //      \- side ------ head (merge of live and side)
  beforeAll(() => {
    world = makeRepository()
    root = world.commit({ a: LINES })
    for (const n of [1, 2, 3]) world.commit({ [`old${n}`]: 'x\n' })
    live = world.commit({ live: 'x\n' })
    tip = world.commit({ tip: 'x\n' })
    side = world.commit({ side: 'x\n' }, { parents: [root] })
    head = world.merge(side, live)
    world.branch('main', tip)
  })

  afterAll(() => world.remove())

  const shallow = (depth: number, ...more: string[]) => {
    const clone = world.clone({ depth, branch: 'main' })
    for (const id of more) clone.git('fetch', '--quiet', '--depth=1', 'origin', id)
    return historyOf(clone.root)
  }
  const CUT =
    /^This checkout is shallow: its history ends at [0-9a-f]{40}, and the answer may be behind it$/

  test('what stands on a commit that is there is told', () => {
    const history = shallow(2)
    expect(answer(history.steps(live, tip))).toMatchObject([{ id: tip }])
    expect(answer(history.commits(live, tip))).toEqual([tip])
    expect(answer(history.commits(tip, live))).toEqual([])
    expect(answer(history.mergeBase(live, tip))).toBe(live)
    expect(answer(history.changed(live, tip))).toEqual(['tip'])
    expect(answer(history.text(tip, 'tip'))).toBe('x\n')
    expect(answer(history.held({ approved: tip, head: tip, base: live }))).toEqual({ kind: 'same' })
  })

  test('a squash on what is there is proven', () => {
    const history = shallow(2)
    expect(answer(history.brought({ head: tip, onto: live, result: tip }))).toEqual({
      kind: 'same',
    })
  })

  test('what may be behind the end is not', () => {
    const history = shallow(2, side)
    for (const found of [
      history.commits(side, live),
      history.commits(side, tip),
      history.steps(side, tip),
      history.mergeBase(side, tip),
      history.held({ approved: side, head: tip, base: live }),
      history.brought({ head: side, onto: live, result: tip }),
    ]) {
      expect(answer<unknown>(found)).toEqual([expect.stringMatching(CUT)])
      expect(found).toMatchObject({
        because: [{ next: expect.stringContaining('fetch-depth: 0') }],
      })
    }
  })

  test('what a commit before the end may reach is not taken for new', () => {
    const clone = world.clone({ depth: 1, branch: 'main' })
    const deep = [root, side]
    world.branch('deep', side)
    clone.git('fetch', '--quiet', '--unshallow', 'origin', 'deep')
    writeFileSync(join(clone.root, '.git/shallow'), `${tip}\n`)
    const history = historyOf(clone.root)
    // Nothing shows that tip stands on root, which side stands on as well.
    expect(clone.git('rev-list', side, `^${tip}`).split('\n')).toEqual(deep.reverse())
    expect(answer(history.commits(tip, side))).toEqual([expect.stringMatching(CUT)])
    expect(answer(history.steps(tip, side))).toEqual([expect.stringMatching(CUT)])
    // And what is behind tip cannot be counted, though all behind side is there.
    expect(answer(history.commits(side, tip))).toEqual([expect.stringMatching(CUT)])
    expect(answer(history.steps(side, tip))).toEqual([expect.stringMatching(CUT)])
    expect(answer(history.mergeBase(tip, side))).toEqual([expect.stringMatching(CUT)])
  })

  test('two commits that both reach may stand on one another', () => {
    const a = world.commit({ both: 'a\n' }, { parents: [root, live] })
    const b = world.commit({ both: 'b\n' }, { parents: [live, root] })
    world.branch('a', a)
    world.branch('b', b)
    const clone = world.clone()
    expect(answer(historyOf(clone.root).mergeBase(a, b))).toBe(live)
    writeFileSync(join(clone.root, '.git/shallow'), `${live}\n`)
    expect(clone.git('merge-base', '--all', a, b).split('\n')).toHaveLength(2)
    expect(answer(historyOf(clone.root).mergeBase(a, b))).toEqual([expect.stringMatching(CUT)])
  })

  test('the same questions are answered by the whole history', () => {
    const history = historyOf(world.root)
    expect(answer(history.commits(side, live))).toHaveLength(4)
    expect(answer(history.mergeBase(side, tip))).toBe(root)
    expect(answer(history.held({ approved: side, head, base: tip }))).toEqual(proven('update'))
  })

  test('a clone without files, or without folders', () => {
    world.branch('head', head)
    for (const filter of ['blob:none', 'tree:0']) {
      const history = historyOf(world.clone({ filter }).root)
      const found = history.brought({ head: side, onto: live, result: head })
      if (filter === 'tree:0') {
        expect(answer(found)).toContainEqual(
          `The checkout has the commit ${side} without its files, so nothing can be proven about it`,
        )
      }
      expect(answer(history.text(tip, 'a'))).toHaveLength(1)
      // Other lines of one file need what is in it.
      expect(found.known && found.value.kind === 'other').toBe(false)
    }
  })

  test('what another folder lends it', () => {
    const folder = join(world.root, '../lent')
    world.git('clone', '--quiet', '--shared', world.root, folder)
    expect(answer(historyOf(folder).held({ approved: side, head, base: tip }))).toEqual(
      proven('update'),
    )
  })

  test('another working tree, and a folder below its top', () => {
    const folder = join(world.root, '../worktree')
    world.git('worktree', 'add', '--quiet', '--detach', folder, live)
    mkdirSync(join(folder, 'below'))
    for (const each of [folder, join(folder, 'below')]) {
      const history = historyOf(each)
      expect(history.head).toBe(live)
      expect(answer(history.text(tip, 'tip'))).toBe('x\n')
      expect(answer(history.held({ approved: side, head, base: tip }))).toEqual(proven('update'))
    }
  })

  test('a torn object', () => {
    const folder = join(world.root, '../torn')
    cpSync(world.root, folder, { recursive: true })
    const id = world.tree(tip)
    const file = join(folder, '.git/objects', id.slice(0, 2), id.slice(2))
    expect(historyOf(folder).changed(live, tip).known).toBe(true)
    rmSync(file)
    writeFileSync(file, 'torn')
    expect(historyOf(folder).changed(live, tip).known).toBe(false)
  })
})

describe('git itself', () => {
  const before = { ...process.env }
  let folder: string

  beforeAll(() => {
    folder = mkdtempSync(join(realpathSync(tmpdir()), 'rollcall-path-'))
  })
  afterEach(() => {
    process.env['PATH'] = before['PATH']
    jest.restoreAllMocks()
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  /** A git that does this for a merge, and what git does for all else. */
  const instead = (script: string) => {
    const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim()
    writeFileSync(
      join(folder, 'git'),
      `#!/bin/sh\ncase "$1" in\n${script}\nesac\nexec ${real} "$@"\n`,
    )
    chmodSync(join(folder, 'git'), 0o755)
    process.env['PATH'] = `${folder}:${before['PATH']}`
  }
  const merge = () => {
    const result = repository.merge(later, approved)
    const history = historyOf(repository.root)
    return (script: string) => {
      instead(script)
      return answer(history.brought({ head: approved, onto: later, result }))
    }
  }

  test('an old one', () => {
    for (const version of ['2.37.9', '2.9.1', '1.99.0', '2.30.2.windows.1']) {
      process.env['PATH'] = before['PATH']
      const ask = merge()
      expect(ask(`version) echo git version ${version}; exit ;;\nmerge-tree) exit 129 ;;`)).toEqual(
        [
          `This is git version ${version}, and only git 2.38 or newer can compute a merge without a working tree, which is what proves that content is the same`,
        ],
      )
    }
  })

  test.each([
    ['fails', 'echo "fatal: no" >&2; exit 128', 'fatal: no'],
    ['fails without a word', 'exit 2', 'git ended with 2'],
    ['is killed', 'kill -9 $$', 'git ended with SIGKILL'],
    ['says nothing', 'exit 0', 'it does not say what it made'],
    ['says nothing of a conflict', 'exit 1', 'git ended with 1'],
    ['says nonsense', 'echo done; exit 0', 'it does not say what it made'],
  ])('one that %s', (_name, does, why) => {
    expect(merge()(`merge-tree) ${does} ;;`)).toEqual([
      `Git cannot compute a merge in this checkout: ${why}`,
    ])
  })

  test.each(['log', 'rev-list', 'merge-base', 'diff-tree', 'cat-file'])(
    'one whose %s fails',
    (name) => {
      const result = repository.commit({ other: 'x\n' }, { parents: [later] })
      const history = historyOf(repository.root)
      instead(`${name}) echo "fatal: no" >&2; exit 128 ;;`)
      expect(answer(history.brought({ head: approved, onto: later, result }))).toEqual(
        name === 'rev-list'
          ? // Only a shallow checkout is asked for it here.
            other('lib/a.txt and other were edited as it went in')
          : ['Git gives no answer in this checkout: fatal: no'],
      )
    },
  )

  test('none at all', () => {
    process.env['PATH'] = folder
    rmSync(join(folder, 'git'), { force: true })
    expect(answer(openHistory(repository.root))).toEqual([
      'Git cannot be asked here (git did not run: spawnSync git ENOENT), and what was approved is proven by it alone',
    ])
  })

  test('no repository, and one without a commit', () => {
    expect(answer(openHistory(folder))).toEqual([expect.stringContaining('not a git repository')])
    expect(answer(openHistory(join(folder, 'nowhere')))).toHaveLength(1)
    const empty = makeRepository()
    expect(answer(openHistory(empty.root))).toEqual([
      expect.stringContaining('nothing is checked out'),
    ])
    empty.remove()
  })

  test('a folder of another user', () => {
    instead(`*) echo "fatal: detected dubious ownership in repository at '/x'" >&2; exit 128 ;;`)
    expect(openHistory(repository.root)).toMatchObject({
      because: [{ next: expect.stringContaining('safe.directory') }],
    })
  })

  test('the top of a working tree', () => {
    mkdirSync(join(repository.root, 'below'), { recursive: true })
    symlinkSync(repository.root, join(folder, 'alias'))
    for (const root of ['', 'below'].map((name) => join(folder, 'alias', name))) {
      expect(topOf(root)).toEqual({ known: true, value: repository.root })
    }
    expect(answer(topOf(folder))).toEqual([expect.stringContaining('not a git repository')])
    expect(answer(topOf(join(repository.root, '.git')))).toHaveLength(1)
    instead('rev-parse) echo /nowhere/at/all; exit ;;')
    expect(answer(topOf(repository.root))).toEqual([expect.stringContaining('ENOENT')])
  })

  test('no temporary folder', () => {
    const load = process.getBuiltinModule
    jest
      .spyOn(process, 'getBuiltinModule')
      .mockImplementation(((name: string) =>
        name === 'node:os'
          ? { tmpdir: () => join(folder, 'nowhere') }
          : load(name)) as typeof process.getBuiltinModule)
    expect(answer(history.commits(first, later))).toEqual([
      expect.stringMatching(
        /^Git needs a temporary folder to prove anything, and none can be made: ENOENT/,
      ),
    ])
  })

  test('nothing is left in the temporary folder', () => {
    const head = repository.rebase(approved, later)
    instead(`*) echo "$GIT_DIR" >> ${folder}/asked ;;`)
    answer(history.held({ approved, head, base: later }))
    answer(history.commits(first, '0'.repeat(40)))
    const rooms = new Set(readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n'))
    expect(rooms.size).toBe(2)
    for (const room of rooms) {
      expect(room).toMatch(/rollcall-git-/)
      expect(existsSync(room)).toBe(false)
    }
  })

  test('a repository whose ids are SHA-256', () => {
    const world = makeRepository(['--object-format=sha256'])
    const base = world.commit({ a: LINES })
    const onto = world.commit({ b: 'b\n' })
    const head = world.commit({ c: 'c\n' }, { parents: [base] })
    world.branch('main', onto)
    const result = world.merge(onto, head)
    expect(result).toHaveLength(64)
    const history = historyOf(world.root)
    expect(answer(history.brought({ head, onto, result }))).toEqual(proven('merge'))
    expect(
      answer(history.held({ approved: head, head: world.merge(head, onto), base: onto })),
    ).toEqual(proven('update'))
    world.remove()
  })
})

describe('any edit after an approval', () => {
  const files = fc.dictionary(
    fc.constantFrom('lib/a.txt', 'lib/b.txt', 'keep', 'new/x'),
    fc.constantFrom('x\n', LINES, LINES.replace('four', 'FOUR'), null),
    { minKeys: 1, noNullPrototype: true },
  )

  test('is proven if and only if it leaves the files as a clean merge has them', () => {
    const clean = repository.tree(repository.merge(approved, later))
    const onto = repository.rebase(approved, later)
    const parentsOf = { merge: [approved, later], rebase: [onto], squash: [later] }
    fc.assert(
      fc.property(files, fc.constantFrom('merge', 'rebase', 'squash'), (edits, how) => {
        const present = Object.entries(edits).filter(
          ([path, content]) => content !== null || path !== 'new/x',
        )
        const parents = parentsOf[how]
        const start = how === 'merge' ? approved : onto
        const edited = repository.commit(Object.fromEntries(present), { parents: [start] })
        const head = repository.git(
          'commit-tree',
          ...parents.flatMap((parent) => ['-p', parent]),
          '-m',
          'edit',
          `${edited}^{tree}`,
        )
        expect(answer(history.held({ approved, head, base: later }))).toMatchObject({
          kind: repository.tree(head) === clean ? 'proven' : 'other',
        })
      }),
      { numRuns: 12 },
    )
  }, 30_000)
})
