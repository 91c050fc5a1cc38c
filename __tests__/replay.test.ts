import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { replay as command } from '../src/commands/replay.ts'
import {
  type FileContent,
  makeRepository,
  type Repository,
} from './evidence/repository/repository.ts'

const repositories: Repository[] = []
let repository: Repository

beforeEach(() => {
  repository = makeRepository()
  repositories.push(repository)
})
afterAll(() => {
  for (const each of repositories) each.remove()
})

const registry = (...keys: readonly string[]) =>
  `flags:${keys.map((key) => `\n  - key: ${key}`).join('') || ' []'}\n`
const calls = (key: string) => `if (client.isEnabled('${key}')) go()\n`

/** One commit after the other, each with its title; a month lies between two where it is said. */
function history(
  ...steps: readonly (readonly [title: string, files: Readonly<Record<string, FileContent>>])[]
): readonly string[] {
  const ids = steps.map(([message, files]) => repository.commit(files, { message }))
  repository.branch('main')
  repository.checkout('main')
  return ids
}

async function run(...args: readonly string[]) {
  let [out, err] = ['', '']
  const code = await command(args, {
    stdout: (text) => {
      out += text
    },
    stderr: (text) => {
      err += text
    },
    colour: false,
    root: repository.root,
    environment: {},
    clock: () => 0,
  })
  return { code, out, err }
}

/** `effect rule title` of each finding. */
async function findings(...args: readonly string[]): Promise<readonly string[]> {
  const { code, out, err } = await run('--range', 'main', '--format', 'json', ...args)
  if (code !== 0) throw new Error(err)
  return JSON.parse(out).findings.map(
    (each: { effect: string; rule: string; title: string }) =>
      `${each.effect} ${each.rule} ${each.title}`,
  )
}

describe('what would have been said', () => {
  test('of a retired flag that is defined again', async () => {
    history(
      ['first', { 'flags.yml': registry('rlp', 'power_peg') }],
      ['delete', { 'flags.yml': registry('rlp') }],
      ['again', { 'flags.yml': registry('rlp', 'PowerPeg'), 'src/a.ts': calls('power_peg') }],
      ['beside', { 'flags.yml': registry('rlp', 'PowerPeg', 'other') }],
    )
    expect(await findings()).toEqual(['block flags/retired again', 'warn flags/resurrected again'])
  })

  test('of a flag that is brought back with its tombstone, what the written one says', async () => {
    const tombstone = (more: string) =>
      `retired:\n  - { key: power_peg, retired: 2003-06-30, reason: done${more} }\n`
    const revived = ', unretired: { by: kim, reason: needed, at: 2012-08-01 }'
    history(
      ['first', { 'flags.yml': registry('rlp', 'power_peg') }],
      ['delete', { 'flags.yml': registry('rlp') }],
      ['back', { 'flags.yml': registry('rlp', 'power_peg') + tombstone(revived) }],
    )
    expect(await findings()).toEqual(['block flags/tombstone back'])
  })

  test('of a retired flag that is asked for again', async () => {
    history(
      ['first', { 'flags.yml': registry('rlp', 'power_peg'), 'src/a.ts': calls('power_peg') }],
      ['delete', { 'flags.yml': registry('rlp'), 'src/a.ts': calls('rlp') }],
      ['again', { 'src/b.ts': calls('power_peg') }],
      ['a word', { 'src/c.ts': '// power_peg\n' }],
      ['a test', { 'src/c.test.ts': calls('power_peg') }],
    )
    expect(await findings()).toEqual(['block flags/retired again'])
  })

  test('of a new flag that code asked for once', async () => {
    history(
      ['first', { 'flags.yml': registry('rlp'), 'src/a.ts': calls('power_peg') }],
      ['delete', { 'src/a.ts': calls('rlp') }],
      ['again', { 'flags.yml': registry('rlp', 'power_peg') }],
    )
    expect(await findings()).toEqual(['warn flags/resurrected again'])
  })

  test('of a new entry for a flag that code asks for is nothing', async () => {
    history(
      [
        'first',
        { 'flags.yml': registry('rlp'), 'a.ts': calls('power_peg'), 'b.ts': calls('power_peg') },
      ],
      ['one less', { 'a.ts': calls('rlp') }],
      ['declare', { 'flags.yml': registry('rlp', 'power_peg') }],
    )
    expect(await findings()).toEqual([])
  })

  test('of deletions, only where it is asked for', async () => {
    history(
      ['first', { 'flags.yml': registry('rlp', 'power_peg') }],
      ['delete', { 'flags.yml': registry('rlp') }],
    )
    expect(await findings()).toEqual([])
    expect(await findings('--strict')).toEqual(['block flags/tombstone delete'])
  })

  const proto = (...fields: readonly string[]) =>
    `syntax = "proto3";\npackage order;\nmessage Order {\n${fields.map((field) => `  ${field};\n`).join('')}}\n`

  test('of slots in all files of a pattern', async () => {
    history(
      [
        'first',
        {
          'p/a.proto': proto('bool power_peg = 1', 'bool last = 2'),
          'p/b.proto': 'syntax = "proto3";\n',
        },
      ],
      ['delete', { 'p/a.proto': proto('bool last = 2') }],
      ['reuse', { 'p/a.proto': proto('bool rlp = 1', 'bool last = 2') }],
      ['rename', { 'p/a.proto': proto('bool rlp = 1', 'bool final = 2') }],
      ['move', { 'p/a.proto': proto('bool rlp = 1', 'bool final = 3') }],
    )
    expect(await findings('--flags', 'p/*.proto')).toEqual([
      'block flags/slot reuse',
      'block flags/slot rename',
    ])
  })

  test('as the policy weighs it', async () => {
    history(
      ['first', { 'flags.yml': registry('rlp', 'power_peg') }],
      ['delete', { 'flags.yml': registry('rlp') }],
      [
        'again',
        {
          'flags.yml': registry('rlp', 'power_peg'),
          '.github/rollcall.yml':
            'version: 1\nrules: { flags/retired: warn, flags/resurrected: off }\n',
        },
      ],
    )
    expect(await findings()).toEqual(['warn flags/retired again'])
  })
})

test('a range begins with what stood before it', async () => {
  const [, first] = history(
    ['first', { 'flags.yml': registry('rlp', 'power_peg') }],
    ['delete', { 'flags.yml': registry('rlp') }],
    ['again', { 'flags.yml': registry('rlp', 'power_peg') }],
  )
  const { out } = await run('--range', `${first}..main`, '--format', 'json')
  expect(JSON.parse(out)).toMatchObject({ commits: 1, judged: 1, flags: 2, findings: [] })
})

test('the text names commit, rule, place and counts', async () => {
  history(
    ['first', { 'flags.yml': registry('rlp', 'power_peg') }],
    ['delete', { 'flags.yml': registry('rlp') }],
    ['torn', { 'flags.yml': 'flags: [' }],
    ['mended', { 'flags.yml': registry('rlp') }],
    ['again', { 'flags.yml': registry('rlp', 'power_peg') }],
  )
  const { code, out } = await run('--range', 'main')
  expect(code).toBe(0)
  expect(out).toMatch(
    /^[0-9a-f]{7} {2}2012-08-01T09:35:00Z {2}again\n {2}BLOCK {2}flags\/retired {2}flags\.yml:3:10/,
  )
  expect(out).toContain(
    '5 commits, of which 4 change the registry or name a retired flag; 2 flags ever\n',
  )
  expect(out).toMatch(/flags\/retired +1 block, 0 warnings/)
  expect(out).toContain(
    '1 commit would have returned BLOCK\n1 version of the registry cannot be read',
  )
})

test.each<[string, readonly string[], RegExp]>([
  [
    'a registry that never was',
    ['--range', 'main', '--flags', 'none.yml'],
    /No version of none\.yml/,
  ],
  ['a torn policy', ['--range', 'main', '--policy', 'bad.yml'], /bad\.yml/],
])('%s is told', async (_, args, said) => {
  history(['first', { 'bad.yml': 'version: [', 'a.txt': 'a' }])
  const { code, err } = await run(...args)
  expect(code).toBe(2)
  expect(err).toMatch(said)
})

test.each<[string, readonly string[], RegExp]>([
  ['no range', [], /needs --range/],
  ['half a range', ['--range', 'main..'], /two commits belong there/],
  ['three dots', ['--range', 'main...main'], /two commits belong there/],
  ['an unknown commit', ['--range', 'nobody'], /no commit of this checkout/],
  ['a file', ['--range', 'main', 'deploy.yml'], /takes no file/],
])('%s is refused', async (_, args, said) => {
  history(['first', { 'a.txt': 'a' }])
  await expect(run(...args)).rejects.toThrow(said)
})
