import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { findManifests } from '../../../src/evidence/manifest/find.ts'
import { headOf } from '../../../src/evidence/repository/head.ts'
import { folderOf } from '../../shipped.ts'
import { reasons } from '../memory.ts'

const { path, remove } = folderOf({ 'deploy/web.yml': 'old\n', 'gone.txt': 'base\n' })
afterAll(remove)

const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
    cwd: path,
    encoding: 'utf8',
  }).trim()

git('init', '-q', '-b', 'main')
git('add', '.')
git('commit', '-qm', 'base')
git('checkout', '-qb', 'change')
writeFileSync(join(path, 'deploy/web.yml'), 'new\n')
writeFileSync(join(path, 'deploy/more.yml'), 'more\n')
rmSync(join(path, 'gone.txt'))
git('add', '.')
git('commit', '-qm', 'change')
const HEAD = git('rev-parse', 'HEAD')
git('checkout', '-q', 'main')
writeFileSync(join(path, 'touches.txt'), 'web-1\n')

function open(file: string) {
  const head = headOf(path, HEAD)
  if (!head.known) throw new Error(reasons(head).join())
  return head.value.open(file)
}

/** What the file holds, or why it cannot be read. */
function text(file: string): string {
  const opened = open(file)
  if (!opened.known) return reasons(opened).join()
  return opened.value.kind === 'file' ? opened.value.bytes.toString() : 'a directory'
}

describe('the files of a change whose base is checked out', () => {
  test.each([
    ['deploy/web.yml', 'new\n'],
    ['deploy/more.yml', 'more\n'],
    ['deploy', 'a directory'],
    ['touches.txt', 'web-1\n'],
    [
      'gone.txt',
      `gone.txt:1:1 gone.txt does not exist at ${HEAD.slice(0, 7)}, the head of the change`,
    ],
  ])('%s', (file, expected) => {
    expect(text(file)).toBe(expected)
  })

  test('say where they were read', () => {
    const opened = open('deploy/web.yml')
    expect(opened).toMatchObject({ value: { from: `head ${HEAD.slice(0, 7)}` } })
  })

  test('are found by a glob, those that are new in the change too', async () => {
    const head = headOf(path, HEAD)
    if (!head.known) throw new Error('unknown')
    expect(await findManifests([], head.value)).toEqual({
      known: true,
      value: ['deploy/more.yml', 'deploy/web.yml'],
    })
  })

  test('are unknown where the commit was not fetched', () => {
    const missing = headOf(path, 'f'.repeat(40))
    expect(reasons(missing)).toEqual([expect.stringContaining('is not in this checkout')])
  })
})
