import { describe, expect, test } from '@jest/globals'
import { findPolicy } from '../../../src/evidence/policy/find.ts'
import { memoryFiles, reasons } from '../memory.ts'

describe('the policy of a manifest', () => {
  test.each<
    readonly [
      manifest: string,
      files: readonly string[],
      found: readonly [root: string, file: string | undefined],
    ]
  >([
    ['deploy.yml', ['.github/rollcall.yml'], ['.', '.github/rollcall.yml']],
    ['a/b/deploy.yml', ['.github/rollcall.yml'], ['.', '.github/rollcall.yml']],
    [
      'a/b/deploy.yml',
      ['.github/rollcall.yml', 'a/.github/rollcall.yml'],
      ['a', 'a/.github/rollcall.yml'],
    ],
    ['a/b/deploy.yml', ['b/.github/rollcall.yml'], ['.', undefined]],
    ['deploy.yml', ['../.github/rollcall.yml'], ['..', '../.github/rollcall.yml']],
    ['deploy.yml', ['../.github/rollcall.yml', '.git/HEAD'], ['.', undefined]],
    ['/x/deploy.yml', ['/.github/rollcall.yml'], ['/', '/.github/rollcall.yml']],
  ])('%s among %j', (manifest, names, [root, file]) => {
    const files = memoryFiles(Object.fromEntries(names.map((name) => [name, 'version: 1\n'])))
    const found = findPolicy(manifest, undefined, '/repo/here', files)
    if (!found.known) throw new Error('unknown')
    expect([found.value.root, found.value.text?.file]).toEqual([root, file])
  })

  test('that was named governs its folder, or the one that .github stands in', () => {
    const files = memoryFiles({ 'a/p.yml': 'x', 'a/.github/p.yml': 'x' })
    for (const name of ['a/p.yml', 'a/.github/p.yml']) {
      const found = findPolicy('deploy.yml', name, '/repo/here', files)
      expect(found.known && found.value.root).toBe('a')
    }
  })

  test('that was named must exist', () => {
    expect(reasons(findPolicy('deploy.yml', 'p.yml', '/repo/here', memoryFiles({})))).toEqual([
      'p.yml:1:1 p.yml does not exist',
    ])
  })

  test('that cannot be read is not passed over for one further up', () => {
    const files = memoryFiles({
      '.github/rollcall.yml': 'version: 1\n',
      'a/.github/rollcall.yml': Buffer.from([0, 1, 2]),
    })
    expect(reasons(findPolicy('a/deploy.yml', undefined, '/repo/here', files))).toEqual([
      'a/.github/rollcall.yml:1:1 a/.github/rollcall.yml is not a text file: it holds a NUL byte',
    ])
  })
})
