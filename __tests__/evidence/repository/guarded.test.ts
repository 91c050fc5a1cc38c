import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { guardedFiles } from '../../../src/evidence/repository/guarded.ts'
import type { Guard } from '../../../src/model/policy.ts'
import { reasons } from '../memory.ts'

const place = { file: 'rollcall.yml', line: 7, column: 3 }
const guard = (...paths: string[]): Guard => ({
  because: 'it is the policy',
  paths,
  owners: [{ kind: 'person', id: 1 }],
  place,
})

/** The paths that are guarded. */
async function guarded(
  paths: readonly string[],
  ...patterns: string[]
): Promise<readonly string[]> {
  const found = await guardedFiles(paths, [guard(...patterns)], undefined)
  if (!found.known) throw new Error(reasons(found).join())
  return found.value.map(({ path }) => path)
}

describe('a guard matches, and does not', () => {
  test.each<[pattern: string, yes: readonly string[], no: readonly string[]]>([
    ['rollcall.yml', ['rollcall.yml', 'ROLLCALL.yml'], ['x/rollcall.yml', 'rollcall.yml2']],
    ['./rollcall.yml', ['rollcall.yml'], ['x/rollcall.yml']],
    ['/rollcall.yml', ['rollcall.yml'], ['x/rollcall.yml']],
    ['deploy/', ['deploy/a', 'deploy/.a/b', 'deploy'], ['deploy2/a', 'x/deploy/a']],
    ['deploy/**', ['deploy/a', 'Deploy/.a/b', 'deploy'], ['x/deploy/a', 'deployed']],
    ['deploy/*', ['deploy/a', 'deploy/.a', 'deploy'], ['deploy/a/b']],
    ['deploy/*.{yml,json}', ['deploy/a.yml', 'deploy/.json', 'deploy'], ['deploy/a.ini']],
    ['**/*.ini', ['a.ini', 'x/y/.ini'], ['a.ini/x']],
    ['**', ['a', '.a/b'], []],
    ['', ['a', '.a/b'], []],
    ['/', ['a', '.a/b'], []],
    ['!a', ['!a'], ['a', 'b']],
    ['#a', ['#a'], ['a']],
    ['inventory/[prod].ini', ['inventory/[prod].ini', 'inventory/p.ini'], ['inventory/x.ini']],
    ['a{1}/**', ['a{1}/b', 'a{1}', 'a{1}/b/c'], ['a1/b']],
    ['{a,b}', ['a', 'b', '{a,b}'], ['c']],
    ['[A-C]x', ['ax', 'BX'], ['dx']],
    ['Ünï/cafe\u0301', ['ünï/café', 'u\u0308ni\u0308/cafe\u0301'], ['uni/cafe']],
    ['.github/workflows/**', ['.github/workflows/a.yml', '.github/workflows/a/b'], ['github/a']],
  ])('%s', async (pattern, yes, no) => {
    expect(await guarded(yes, pattern)).toEqual(yes)
    expect(await guarded(no, pattern)).toEqual([])
  })

  test('a link or a submodule in place of a folder on the way', async () => {
    expect(await guarded(['.github', '.github/workflows', '.git'], '.github/workflows/**')).toEqual(
      ['.github', '.github/workflows'],
    )
    expect(await guarded(['deploy', 'deploy/x', 'depl'], 'deploy/*/policy.yml')).toEqual(['deploy'])
  })

  test('any path its own pattern', async () => {
    const part = fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' })
    const path = fc
      .array(
        part.filter((name) => !/[/\0\\]/.test(name) && name !== '.' && name !== '..'),
        { minLength: 1, maxLength: 4 },
      )
      .map((parts) => parts.join('/'))
    await fc.assert(
      fc.asyncProperty(path, async (path) => {
        expect(await guarded([path], path)).toEqual([path])
        expect(await guarded([`${path}/x`], `${path}/**`)).toEqual([`${path}/x`])
        expect(await guarded([path.toUpperCase()], path.toLowerCase())).toHaveLength(1)
      }),
    )
  })
})

describe('what is told', () => {
  const text = '*.ini @acme/fleet\n/free/\n'
  const codeOwners = { text, file: '.github/CODEOWNERS' }

  test('every guard that matches, once, with its reason, its owners and its place', async () => {
    const other: Guard = { ...guard('**'), because: 'it is in the repository', owners: [] }
    const found = await guardedFiles(
      ['a', 'hosts.ini', 'free/hosts.ini'],
      [guard('a', '**/a', 'A'), other],
      codeOwners,
    )
    const judged = { because: 'it is the policy', owners: [{ kind: 'person', id: 1 }], place }
    const all = { because: 'it is in the repository', owners: [], place }
    expect(found).toEqual({
      known: true,
      value: [
        { path: 'a', ...judged },
        { path: 'a', ...all },
        { path: 'hosts.ini', ...all },
        { path: 'free/hosts.ini', ...all },
        {
          path: 'hosts.ini',
          because: '.github/CODEOWNERS names its owners',
          owners: [{ kind: 'team', team: 'acme/fleet' }],
          place: { file: '.github/CODEOWNERS', line: 1, column: 1 },
        },
      ],
    })
  })

  test('nothing where nothing changed or nothing is guarded', async () => {
    expect(await guardedFiles([], [guard('**')], codeOwners)).toEqual({ known: true, value: [] })
    expect(await guardedFiles(['a'], [], undefined)).toEqual({ known: true, value: [] })
  })
})

describe('what cannot be compared is unknown', () => {
  const why = async (paths: readonly string[], patterns: readonly string[], text?: string) =>
    reasons(
      await guardedFiles(
        paths,
        [guard(...patterns)],
        text === undefined ? undefined : { text, file: 'CODEOWNERS' },
      ),
    )

  test.each([
    ['../policy.yml', '../policy.yml is no path of the repository'],
    ['a/../b', 'a/../b is no path of the repository'],
    ['a//b', 'a//b is no path of the repository'],
    ['.', '. is no path of the repository'],
    ['a'.repeat(4097), 'A guarded path has more than 4,096 characters'],
    ['{1..2000}', 'The braces of {1..2000} stand for more than 1,000 patterns'],
  ])('%.20s', async (pattern, what) => {
    expect(await why(['a'], [pattern])).toEqual([`rollcall.yml:7:3 ${what}, so it guards nothing`])
  })

  test('a CODEOWNERS that cannot be read, with every guard that cannot', async () => {
    expect(await why(['a'], ['..', '../x'], '!a @kim')).toHaveLength(3)
  })

  test('a path that is too long, and more than can be compared in time', async () => {
    expect(await why(['a'.repeat(5000)], ['a'])).toEqual([
      expect.stringContaining('The change has a path of 5,000 characters'),
    ])
    const paths = Array.from({ length: 30_000 }, (_, i) => `${i}`)
    const owners = Array.from({ length: 1000 }, (_, i) => `/x${i} @kim`).join('\n')
    expect(await why(paths, ['a'], owners)).toEqual([
      'CODEOWNERS:1:1 30,000 changed files and 1,000 patterns of guarded files are too many to compare',
    ])
    expect(await why(paths, ['{1..1000}'])).toEqual([
      'rollcall.yml:7:3 30,000 changed files and 1,001 patterns of guarded files are too many to compare',
    ])
  })

  test('never throws', async () => {
    const piece = fc.constantFrom(
      '*',
      '**',
      '/',
      '\\',
      '?',
      '!',
      '[',
      ']',
      '{',
      ',',
      '}',
      '(',
      ')',
      '+',
      '@',
      'a',
      '.',
      '\ud800',
      ':',
    )
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))
    await fc.assert(
      fc.asyncProperty(text, text, text, async (path, pattern, owners) => {
        const found = await guardedFiles([path], [guard(pattern)], { text: owners, file: 'C' })
        expect(typeof found.known).toBe('boolean')
      }),
    )
  })
})
