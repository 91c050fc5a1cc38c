import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type HistoryQuestion, readHistory } from '../../../../src/evidence/flags/history/index.ts'
import type { FlagHistory, FlagPolicy, Former } from '../../../../src/model/flags.ts'
import { flag } from '../../../rules/flags/world.ts'
import { type FileContent, makeRepository, type Repository } from '../../repository/repository.ts'

const REGISTRY = 'flags.yml'
const POLICY: FlagPolicy = {
  registry: [],
  include: [],
  exclude: [],
  calls: [],
  releases: 'releases',
  grace: 0,
}
const repositories: Repository[] = []
let repository: Repository

beforeEach(() => {
  repository = makeRepository()
  repositories.push(repository)
})
afterAll(() => {
  for (const each of repositories) each.remove()
})

function registryOf(...keys: readonly string[]): string {
  return `flags:${keys.map((key) => `\n  - key: ${key}`).join('') || ' []'}\n`
}

const calls = (...keys: readonly string[]) =>
  keys.map((key) => `if (client.isEnabled('${key}')) go()\n`).join('')

/** Commits one after the other; answers their ids. */
function commits(...steps: readonly Readonly<Record<string, FileContent>>[]): readonly string[] {
  const ids = steps.map((files) => repository.commit(files))
  repository.branch('main')
  repository.checkout('main')
  return ids
}

function asked(base: string, more: Partial<HistoryQuestion> = {}): HistoryQuestion {
  const place = { file: 'policy.yml', line: 1, column: 1 }
  return {
    root: repository.root,
    base,
    head: base,
    added: [flag('power_peg', { aliases: ['PowerPegOrders'] })],
    registries: [
      { path: REGISTRY, source: { file: REGISTRY, format: undefined, line: undefined, place } },
    ],
    folder: '',
    policy: POLICY,
    readAtBase: new Set(),
    ...more,
  }
}

async function history(base: string, more: Partial<HistoryQuestion> = {}): Promise<FlagHistory> {
  const read = await readHistory(asked(base, more))
  if (!read.known) throw new Error(read.because.map(({ what }) => what).join('\n'))
  return read.value
}

async function former(base: string, more: Partial<HistoryQuestion> = {}): Promise<Former> {
  const { former } = await history(base, more)
  expect(former).toHaveLength(1)
  return former[0] as Former
}

describe('a flag of the registry', () => {
  test('that an older commit took out', async () => {
    const ids = commits(
      { [REGISTRY]: registryOf('rlp') },
      { [REGISTRY]: registryOf('rlp', 'power_peg') },
      { [REGISTRY]: registryOf('rlp') },
      { 'src/a.ts': 'go()\n' },
    )
    expect(await former(ids[3] as string)).toEqual({
      key: 'power_peg',
      how: 'defined',
      was: { file: REGISTRY, line: 3, column: 10 },
      removed: { commit: ids[2], at: Date.UTC(2012, 7, 1, 9, 33), title: expect.any(String) },
      revertedBy: undefined,
    })
  })

  test.each([
    ['in another spelling', 'PowerPeg'],
    ['under another of its names', 'power-peg-orders'],
  ])('%s', async (_, name) => {
    const [, removal = ''] = commits(
      { [REGISTRY]: registryOf('rlp', name) },
      { [REGISTRY]: registryOf('rlp') },
    )
    expect((await former(removal)).removed.commit).toBe(removal)
  })

  test('with a tombstone that was taken away', async () => {
    const tombstone = `flags: []\nretired:\n  - { key: power_peg, retired: 2003-06-30, reason: gone }\n`
    const [, removal = ''] = commits({ [REGISTRY]: tombstone }, { [REGISTRY]: registryOf('rlp') })
    expect((await former(removal)).how).toBe('defined')
  })

  test('of a registry that was deleted', async () => {
    const [, removal = ''] = commits(
      { [REGISTRY]: registryOf('power_peg') },
      { [REGISTRY]: null, 'a.txt': 'a' },
    )
    expect((await former(removal)).removed.commit).toBe(removal)
  })

  test('of a version that cannot be read any more', async () => {
    const [, removal = ''] = commits(
      { [REGISTRY]: 'flags:\n  - { key: power_peg, owner: [ }\n' },
      { [REGISTRY]: registryOf('rlp') },
    )
    expect((await former(removal)).was).toEqual({ file: REGISTRY, line: 1, column: 1 })
  })

  test('that came and went twice is told by its last removal', async () => {
    const [, , , last = ''] = commits(
      { [REGISTRY]: registryOf('power_peg') },
      { [REGISTRY]: registryOf() },
      { [REGISTRY]: registryOf('power_peg') },
      { [REGISTRY]: registryOf() },
    )
    expect((await former(last)).removed.commit).toBe(last)
  })

  test('that a merge took out', async () => {
    const [first = ''] = commits({ [REGISTRY]: registryOf('rlp', 'power_peg') })
    const branch = repository.commit({ [REGISTRY]: registryOf('rlp') }, { parents: [first] })
    const main = repository.commit({ 'a.txt': 'a' }, { parents: [first] })
    const merge = repository.merge(main, branch)
    expect((await former(merge)).removed.commit).toBe(merge)
  })

  test.each([
    ['only in a comment', `# power_peg was here\n${registryOf('rlp')}`],
    ['only in a description', 'flags:\n  - { key: rlp, description: as power_peg }\n'],
    ['only within a longer name', registryOf('power_peg_v2')],
    ['never', registryOf('rlp')],
  ])('that was there %s', async (_, text) => {
    const [, base = ''] = commits({ [REGISTRY]: text }, { [REGISTRY]: registryOf('other') })
    expect(await history(base)).toEqual({ added: 1, commits: 2, former: [] })
  })

  test('that came and went inside of one merged branch', async () => {
    const [first = ''] = commits({ [REGISTRY]: registryOf('rlp') })
    const came = repository.commit({ [REGISTRY]: registryOf('power_peg') }, { parents: [first] })
    const went = repository.commit({ [REGISTRY]: registryOf('rlp') }, { parents: [came] })
    const main = repository.commit({ 'a.txt': 'a' }, { parents: [first] })
    expect((await history(repository.merge(main, went))).former).toEqual([])
  })
})

describe('a flag of the code', () => {
  test('whose last call was removed', async () => {
    const [, removal = ''] = commits(
      { 'src/a.ts': `// first\n${calls('rlp', 'PowerPeg')}` },
      { 'src/a.ts': calls('rlp') },
    )
    expect(await former(removal)).toMatchObject({
      key: 'power_peg',
      how: 'read',
      was: { file: 'src/a.ts', line: 3 },
      removed: { commit: removal },
    })
  })

  test('whose file was deleted', async () => {
    const [, removal = ''] = commits(
      { 'src/a.ts': calls('power_peg') },
      { 'src/a.ts': null, 'b.txt': '' },
    )
    expect((await former(removal)).removed.commit).toBe(removal)
  })

  test('whose call moved before it was removed', async () => {
    const [, , removal = ''] = commits(
      { 'src/a.ts': calls('power_peg') },
      { 'src/a.ts': null, 'src/b.ts': calls('power_peg') },
      { 'src/b.ts': null, 'c.txt': '' },
    )
    expect(await former(removal)).toMatchObject({
      was: { file: 'src/b.ts' },
      removed: { commit: removal },
    })
  })

  test.each<[string, Readonly<Record<string, string>>, Partial<HistoryQuestion>]>([
    ['a comment', { 'src/a.ts': '// power_peg\n' }, {}],
    ['a word', { 'src/a.ts': 'const power_peg = 1\n' }, {}],
    ['a test', { 'src/a.test.ts': calls('power_peg') }, {}],
    ['a changelog', { 'CHANGELOG.md': calls('power_peg') }, {}],
    [
      'what the policy excludes',
      { 'old/a.ts': calls('power_peg') },
      { policy: { ...POLICY, exclude: ['old/**'] } },
    ],
    ['another folder', { 'else/a.ts': calls('power_peg') }, { folder: 'src' }],
  ])('that stood in %s alone', async (_, files, more) => {
    const gone = Object.fromEntries(Object.keys(files).map((file) => [file, null]))
    const [, base = ''] = commits({ ...files, 'src/x.ts': '1\n' }, { ...gone, 'src/x.ts': '2\n' })
    expect((await history(base, more)).former).toEqual([])
  })

  test('that base still reads was never gone', async () => {
    const [, base = ''] = commits(
      { 'src/a.ts': calls('power_peg'), 'src/b.ts': calls('power_peg') },
      { 'src/a.ts': null },
    )
    const readAtBase = new Set(['powerpeg'])
    expect((await history(base, { readAtBase })).former).toEqual([])
  })
})

test('an entry that was taken out was gone, also where base still asks for the flag', async () => {
  const [, base = ''] = commits(
    { [REGISTRY]: registryOf('rlp', 'power_peg'), 'src/a.ts': calls('power_peg') },
    { [REGISTRY]: registryOf('rlp') },
  )
  const readAtBase = new Set(['powerpeg'])
  expect((await history(base, { readAtBase })).former).toMatchObject([{ how: 'defined' }])
})

describe('a removal that the change takes back', () => {
  test.each<[string, string, string]>([
    ['in the words of git', 'Revert it\n\nThis reverts commit ID.', 'Take out power_peg'],
    ['in the words of GitHub', 'Revert "x" (#8)\n\nReverts acme/smars#7', 'Take it out (#7)'],
    ['of a merge', 'Revert "x"\n\nReverts acme/smars#7', 'Merge pull request #7 from acme/x'],
  ])('%s', async (_, message, title) => {
    const [first = ''] = commits({ [REGISTRY]: registryOf('rlp', 'power_peg') })
    const base = repository.commit(
      { [REGISTRY]: registryOf('rlp'), 'a.txt': 'a' },
      { parents: [first], message: title },
    )
    const head = repository.commit(
      { [REGISTRY]: registryOf('rlp', 'power_peg'), 'a.txt': null },
      { parents: [base], message: message.replace('ID', base) },
    )
    expect((await former(base, { head })).revertedBy).toBe(head)
  })

  test.each([
    ['by saying so of another commit', `This reverts commit ${'a'.repeat(40)}.`, []],
    ['by saying so of a longer number', 'Reverts acme/smars#77', []],
    ['by the words alone', 'This reverts commit ID.', ['other']],
    ['by the letters alone', 'Bring it back', []],
  ])('is none %s', async (_, message, more) => {
    const [first = ''] = commits({ [REGISTRY]: registryOf('rlp', 'power_peg') })
    const base = repository.commit(
      { [REGISTRY]: registryOf('rlp') },
      { parents: [first], message: 'Take it out (#7)' },
    )
    const head = repository.commit(
      { [REGISTRY]: registryOf('rlp', 'power_peg', ...more) },
      { parents: [base], message: message.replace('ID', base) },
    )
    expect((await former(base, { head })).revertedBy).toBeUndefined()
  })
})

describe('where nobody can tell', () => {
  const sentences = async (question: HistoryQuestion): Promise<string> => {
    const read = await readHistory(question)
    return read.known
      ? 'known'
      : read.because.map(({ what, next }) => `${what}: ${next}`).join('\n')
  }

  test('a shallow clone', async () => {
    const [, , base = ''] = commits(
      { [REGISTRY]: registryOf('power_peg') },
      { [REGISTRY]: registryOf('rlp') },
      { 'a.txt': 'a' },
    )
    const shallow = repository.clone({ depth: 1 })
    const said = await sentences({ ...asked(base), root: shallow.root })
    expect(said).toMatch(/This checkout is shallow.*fetch-depth: 0/)
  })

  test('a clone without its files', async () => {
    const [, , base = ''] = commits(
      { 'src/a.ts': calls('power_peg') },
      { 'src/a.ts': calls('rlp') },
      { 'src/a.ts': '1' },
    )
    repository.git('config', 'uploadpack.allowFilter', 'true')
    const partial = repository.clone({ filter: 'blob:none' })
    const said = await sentences({ ...asked(base), root: partial.root })
    expect(said).toMatch(/cannot be read to its end.*no filter/)
  })

  test('a base that is not here', async () => {
    commits({ 'src/a.ts': '' })
    expect(await sentences(asked('b'.repeat(40)))).toMatch(/cannot be read to its end/)
  })

  test('no repository', async () => {
    expect(await sentences({ ...asked('b'.repeat(40)), root: '/' })).toMatch(/Git cannot be asked/)
  })
})

test('no added flag asks nobody', async () => {
  expect(await history('nothing', { root: '/nowhere', added: [] })).toEqual({
    added: 0,
    commits: 0,
    former: [],
  })
})
