import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import type { CodeQuestion } from '../../../../src/evidence/flags/code/index.ts'
import type { Evidence } from '../../../../src/model/evidence.ts'
import type { Code } from '../../../../src/model/flags.ts'
import { reasons } from '../../memory.ts'
import { makeRepository } from '../../repository/repository.ts'
import { type Checkout, checkout, type Files, opened, POLICY, shown, value } from './reader.ts'

const CALL = 'isEnabled("power_peg")\n'
const MIB = 1024 * 1024

const open: { close(): void }[] = []
afterEach(() => {
  for (const each of open.splice(0)) each.close()
})

function made(...states: readonly Files[]): Checkout {
  const at = checkout(...states)
  open.push(at)
  return at
}

async function read(files: Files, asked: Partial<CodeQuestion> = {}): Promise<Evidence<Code>> {
  const { reader, question } = made(files)
  return reader.read(question(asked))
}

describe('what the code of a commit says', () => {
  test('calls and literals in the order of paths and lines, and the rest as numbers', async () => {
    const code = value(
      await read({
        'b.ts': `// power_peg\n${CALL}isEnabled("unheard")\nconst all = ["rlp", "Power-Peg"]\n`,
        'a.py': 'power_peg = client.is_enabled("PowerPeg")\n',
        'c.ts': 'nothing\n',
        'README.md': 'power_peg\n',
      }),
    )
    expect(code.uses.map(shown)).toEqual([
      'call PowerPeg a.py:1',
      'call power_peg b.ts:2',
      'literal rlp b.ts:4',
      'literal Power-Peg b.ts:4',
    ])
    expect(code.undeclared.map(shown)).toEqual(['call unheard b.ts:3'])
    expect([...code.mentions]).toEqual([['powerpeg', 2]])
    expect(code).toMatchObject({ files: 3, bytes: 140, added: undefined })
    expect(code.skipped).toEqual([{ because: 'documentation', files: 1 }])
  })

  test('every file that is not scanned is counted by its reason', async () => {
    const code = value(
      await read(
        {
          'a.ts': CALL,
          'flags.yml': CALL,
          'releases/1.json': CALL,
          'releases/deep/1.json': CALL,
          'test/a.ts': CALL,
          'test/b.ts': CALL,
          'package-lock.json': CALL,
          'vendor/a.go': CALL,
          'a.min.js': CALL,
          'logo.png': `\x89PNG\0${CALL}`,
          'marked.dat': CALL,
          'made.ts': CALL,
          '.gitattributes': 'marked.dat binary\nmade.ts linguist-generated\n*.ts -text\n',
          link: { link: '/etc/passwd' },
          module: { submodule: '4'.repeat(40) },
          'large.ts': `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 7\n`,
          'old/a.ts': CALL,
        },
        { registries: ['flags.yml'], policy: { ...POLICY, exclude: ['old/**'] } },
      ),
    )
    expect(code.uses.map(shown)).toEqual([
      'call power_peg a.ts:1',
      'literal power_peg releases/deep/1.json:1',
    ])
    expect(Object.fromEntries(code.skipped.map(({ because, files }) => [because, files]))).toEqual({
      tests: 2,
      'binary files': 2,
      'generated files': 2,
      'lock files': 1,
      'vendored files': 1,
      'registries of flags': 1,
      'records of releases': 1,
      'files that the policy excludes': 1,
      'symbolic links': 1,
      submodules: 1,
      'pointers of Git LFS': 1,
    })
    expect(code.files).toBe(3)
  })

  test.each<[title: string, policy: Partial<typeof POLICY>, uses: readonly string[]]>([
    ['all', {}, ['src/a.ts', 'src/old/b.ts', 'web/c.ts']],
    ['what is included', { include: ['src/**'] }, ['src/a.ts', 'src/old/b.ts']],
    ['a folder by its name', { include: ['./src/'] }, ['src/a.ts', 'src/old/b.ts']],
    ['a folder without a slash', { exclude: ['src/old'] }, ['src/a.ts', 'web/c.ts']],
    ['not what is excluded', { include: ['src/**'], exclude: ['**/old/*'] }, ['src/a.ts']],
    ['braces', { include: ['{src,web}/*.ts'] }, ['src/a.ts', 'web/c.ts']],
    [
      'tests that are included by their name',
      { include: ['src/*.ts', 'test/**'] },
      ['src/a.ts', 'test/d.ts'],
    ],
    ['no tests by chance', { include: ['**'] }, ['src/a.ts', 'src/old/b.ts', 'web/c.ts']],
  ])('scans %s', async (_, policy, files) => {
    const tree = { 'src/a.ts': CALL, 'src/old/b.ts': CALL, 'web/c.ts': CALL, 'test/d.ts': CALL }
    const code = value(await read(tree, { policy: { ...POLICY, ...policy } }))
    expect(code.uses.map(({ place }) => place.file)).toEqual(files)
  })

  test('a folder that people deny to be vendored is scanned', async () => {
    const code = value(
      await read({
        'vendor/own/a.ts': CALL,
        '.gitattributes': 'vendor/own/** -linguist-vendored\n',
      }),
    )
    expect(code.uses.map(shown)).toEqual(['call power_peg vendor/own/a.ts:1'])
  })

  test('the folder that the policy governs alone, named as from the folder of the run', async () => {
    const at = made({
      'cart/src/a.ts': CALL,
      'cart/tests/b.ts': CALL,
      'cart2/c.ts': CALL,
      'd.ts': CALL,
    })
    const { reader, question } = opened(at.repository, at.commits, join(at.repository.root, 'cart'))
    const code = value(await reader.read(question({ folder: 'cart' })))
    const all = value(await reader.read(question()))
    reader.close()
    expect(code.uses.map(shown)).toEqual(['call power_peg src/a.ts:1'])
    expect(all.uses.map(({ place }) => place.file)).toEqual([
      'src/a.ts',
      '../cart2/c.ts',
      '../d.ts',
    ])
  })

  test("a policy's own way of asking is a call", async () => {
    const code = value(
      await read(
        { 'a.ts': 'hasFlag("rlp")\n' },
        { policy: { ...POLICY, calls: ['hasFlag({key})'] } },
      ),
    )
    expect(code.uses.map(shown)).toEqual(['call rlp a.ts:1'])
  })

  test('names that are the same after folding, and none at all', async () => {
    const files = { 'a.ts': CALL }
    const twice = value(await read(files, { names: ['power_peg', 'PowerPeg', '-'] }))
    expect(twice.uses.map(shown)).toEqual(['call power_peg a.ts:1'])
    const none = value(await read(files, { names: [] }))
    expect(none.undeclared.map(shown)).toEqual(['call power_peg a.ts:1'])
  })

  test('is read once for the same question', async () => {
    const { reader, question } = made({ 'a.ts': CALL }, { 'b.ts': CALL })
    const names = ['rlp', 'power_peg']
    const [first, second] = await Promise.all([
      reader.read(question()),
      reader.read(question({ names })),
    ])
    expect(second).toBe(first)
    expect(await reader.read(question({ names: ['rlp'] }))).not.toBe(first)
  })
})

describe('what a commit reads', () => {
  test('the first call of each flag, and the first literal where there is none', async () => {
    const at = made(
      { 'a.ts': 'const peg = "power_peg"\nconst name = "rlp"\n', 'b.ts': `x\n${CALL}${CALL}` },
      { 'b.ts': null },
    )
    const [commit] = at.commits as [string]
    const reads = value(await at.reader.reads(at.question({ commit })))
    expect([...reads]).toEqual([
      ['powerpeg', { file: 'b.ts', line: 2, column: 12 }],
      ['rlp', { file: 'a.ts', line: 2, column: 15 }],
    ])
  })
})

describe('input that is not as it should be', () => {
  test('bytes that are no UTF-8 are scanned', async () => {
    const repository = makeRepository()
    mkdirSync(join(repository.root, 'src'))
    const bytes = Buffer.concat([Buffer.from([0xff, 0xc3, 0x28, 0x0a]), Buffer.from(CALL)])
    writeFileSync(join(repository.root, 'src/a.ts'), bytes)
    repository.git('add', '--all')
    repository.git('commit', '--quiet', '--message', 'Add')
    const at = opened(repository, [repository.git('rev-parse', 'HEAD')])
    open.push(at)
    const code = value(await at.reader.read(at.question()))
    expect(code.uses.map(shown)).toEqual(['call power_peg src/a.ts:2'])
  })

  test.each(['utf16le', 'utf16be'])('%s with a byte order mark is text', async (encoding) => {
    const repository = makeRepository()
    const bytes = Buffer.from(`\ufeffx\n${CALL}`, 'utf16le')
    writeFileSync(join(repository.root, 'a.cs'), encoding === 'utf16be' ? bytes.swap16() : bytes)
    repository.git('add', '--all')
    repository.git('commit', '--quiet', '--message', 'Add')
    const at = opened(repository, [repository.git('rev-parse', 'HEAD')])
    open.push(at)
    const code = value(await at.reader.read(at.question()))
    expect(code.uses.map(shown)).toEqual(['call power_peg a.cs:2'])
  })

  test('one line of 20 MB', async () => {
    const line = `${'x = 1; '.repeat((20 * MIB) / 7)}${CALL}`
    const at = made({ 'a.js': 'x\n' }, { 'a.js': line })
    const code = value(await at.reader.read(at.question()))
    expect(code.uses.map(shown)).toEqual(['call power_peg a.js:1'])
    expect(code.uses[0]?.place.column).toBe(line.indexOf('power_peg') + 1)
    expect(code.added).toEqual(new Set(code.uses))
  })

  test('the commit is judged, whatever became of the working tree', async () => {
    const at = made({ 'a.ts': CALL, 'b.ts': 'x\n', 'c.ts': CALL, 'd/e.ts': CALL })
    const { root } = at.repository
    rmSync(join(root, 'a.ts'))
    writeFileSync(join(root, 'b.ts'), CALL)
    writeFileSync(join(root, 'new.ts'), CALL)
    rmSync(join(root, 'd'), { recursive: true })
    const code = value(await at.reader.read(at.question()))
    expect(code.uses.map(({ place }) => place.file)).toEqual(['a.ts', 'c.ts', 'd/e.ts'])
  })

  test('a blob that is not there', async () => {
    const at = made({ 'a.ts': 'x\n' }, { 'a.ts': CALL })
    const clone = at.repository.clone({ filter: 'blob:none' })
    const { reader, question } = opened(clone, at.commits)
    const whole = await reader.read(question())
    const added = await reader.added({ ...question(), base: at.commits[0] as string })
    reader.close()
    for (const each of [whole, added]) {
      expect(reasons(each)).toEqual([expect.stringMatching(/^a.ts:1:1 .*not in this checkout/)])
    }
  })

  test('a base or a head that is not in the checkout', async () => {
    const at = made({ 'a.ts': CALL })
    const gone = '1'.repeat(40)
    const asked = [
      at.reader.read(at.question({ base: gone })),
      at.reader.added({ ...at.question(), base: gone }),
      at.reader.read(at.question({ commit: gone })),
      at.reader.reads(at.question({ commit: gone })),
    ]
    for (const each of await Promise.all(asked)) {
      expect(reasons(each)).toEqual([expect.stringContaining(`The commit ${gone} is not`)])
    }
  })

  test.each<[asked: Partial<CodeQuestion>, says: RegExp]>([
    [{ folder: 'nowhere' }, /has no file below nowhere/],
    [{ policy: { ...POLICY, include: ['lib/**', 'bin/**'] } }, /matches lib\/\*\* and bin\/\*\*/],
    [{ policy: { ...POLICY, include: ['../x'] } }, /\.\.\/x is no path/],
    [{ policy: { ...POLICY, exclude: ['a//b'] } }, /a\/\/b is no path/],
    [{ policy: { ...POLICY, exclude: ['x'.repeat(5000)] } }, /more than 4,096 characters/],
    [{ policy: { ...POLICY, include: ['{1..2000}'] } }, /more than 1,000 patterns/],
    [{ policy: { ...POLICY, calls: ['{key}'] } }, /no way of asking/],
  ])('%j is unknown', async (asked, says) => {
    const answer = await read({ 'a.ts': CALL }, asked)
    expect(reasons(answer).join()).toMatch(says)
  })

  test('what is wrong with the policy has its place', async () => {
    const place = { file: 'rollcall.yml', line: 9, column: 7 }
    const at = (...path: readonly (string | number)[]) => ({ ...place, column: path.length })
    const answer = await read(
      { 'a.ts': CALL },
      { at, policy: { ...POLICY, include: ['..'], exclude: ['..'] } },
    )
    expect(answer).toMatchObject({
      because: [{ place: { ...place, column: 3 } }, { place: { ...place, column: 3 } }],
    })
  })
})
